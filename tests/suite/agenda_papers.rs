//! The notices of a meeting as they are made: a paper each, in the words that the law asks for.

use crate::checks_agendas::with_agenda;
use crate::council::Council;
use crate::made::{build, pdf_text};

const AGENDA: &str = "inputs/agenda.yaml";

/// An executive of 2012 that means to take an item in private.
fn executive(notices: &str) -> Council {
    let items = "  - {no: A.3, standing: exclusion}\n  - {no: B.1, title: A lease, purpose: decide, paragraphs: [3], \
                 reason: The rent is open., public_interest: It is published once it is agreed.}\n";
    with_agenda()
        .replace(
            "inputs/meetings.yaml",
            "date: 2004-07-29, published: 2004-07-21, sitting: scrutiny",
            "date: 2012-09-13, published: 2012-09-05, sitting: executive",
        )
        .append(AGENDA, items)
        .append(AGENDA, notices)
}

/// The words of a paper that was made.
fn words(council: &Council, name: &str, test: &str) -> Option<String> {
    let built = build(council, &["Agenda July"]);
    assert_eq!(built.faults(), "");
    let text = pdf_text(
        built.file(&format!("agenda-july/agenda-july{name}.pdf")),
        test,
    )?;
    Some(
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('’', "'"),
    )
}

/// Each part stands after the one before it.
fn in_order(text: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = text[from..].find(part);
        from +=
            at.unwrap_or_else(|| panic!("`{part}` is not in its place in: {text}")) + part.len();
    }
}

const NOTICES: &str = "\
notices:
  - {id: first, sort: private-meeting, signed_by: manager, date: 2012-08-15, reasons: The terms of a lease are discussed.}
  - id: further
    sort: private-meeting-second
    signed_by: manager
    date: 2012-09-05
    representations: One tenant asked for a public item.
    response: The rent is published once it is agreed.
";

#[test]
fn an_executive_says_twice_what_it_takes_in_private_and_why() {
    let test = "an_executive_says_twice_what_it_takes_in_private_and_why";
    let council = executive(NOTICES);
    let (Some(first), Some(further)) = (
        words(&council, "-notice-first", test),
        words(&council, "-notice-further", test),
    ) else {
        return;
    };
    in_order(
        &first,
        &[
            "Overview and Scrutiny Committee: notice of items to be taken in private",
            "Thursday 13 September 2012",
            "Reasons The terms of a lease are discussed.",
            "Business",
            "B.1: A lease. Not for publication: paragraph 3 of Part 1 of Schedule 12A",
            "The rent is open.",
            "Representations Anyone may say why",
            "Signed by Policy Manager Date 15 August 2012",
            "Given under regulation 5(2)",
        ],
    );
    in_order(
        &further,
        &[
            "further notice of items to be taken in private",
            "Representations received One tenant asked for a public item.",
            "Answer to them The rent is published once it is agreed.",
            "Given under regulation 5(4)",
        ],
    );
}

#[test]
fn an_agenda_without_notices_makes_none() {
    let built = build(&with_agenda(), &["Agenda July"]);
    let made: Vec<&String> = built.files.keys().collect();
    assert_eq!(
        made,
        [
            "agenda-july/agenda-july-large-print.pdf",
            "agenda-july/agenda-july.pdf"
        ]
    );
}
