//! What an agenda shows of its meeting, its items and its notices, from the files an officer writes.

use guildhall::kinds::Record;
use guildhall::kinds::words::words;
use guildhall::views::{Pages, Shown, Table, view};

use super::council::lines;
use crate::council::{Council, council};

const AGENDA: &str = "inputs/agenda.yaml";
const MEETINGS: &str = "inputs/meetings.yaml";

const ITEMS: &str = "\
type: meeting-agenda
id: Agenda July
title: Agenda for 29 July 2004
status: final
as_of: 2004-07-21
classification: public
meeting: os-2004-07-29
items:
  - {no: A.1, standing: apologies}
  - {no: A.2, standing: declarations}
  - {no: A.3, standing: minutes, minutes_of: os-2004-06-17}
  - {no: A.4, report: OS 1/04, presenter: [manager], length: 20}
  - {no: A.5, title: Roads, reference: R 3/04, purpose: note, follows: 2004-07-26}
";

/// The tiny council with an agenda, and what its front sheet prints.
fn with_agenda() -> Council {
    let bodies = "series: OS\n  quorum: 3\n  membership:\n    - {who: Chair}\n    - {who: Labour, seats: 4}\n";
    council()
        .with(AGENDA, ITEMS)
        .replace("inputs/bodies.yaml", "series: OS\n", bodies)
        .replace(
            MEETINGS,
            "date: 2004-07-29,",
            "date: 2004-07-29, published: 2004-07-20,",
        )
        .append(
            MEETINGS,
            "- {id: os-2004-06-17, body: scrutiny, date: 2004-06-17, sitting: scrutiny}\n",
        )
}

/// The agenda for a meeting of another sort and day.
fn sitting(sort: &str, day: &str) -> Council {
    let meeting = format!("date: {day}, published: 2004-07-20, sitting: {sort}");
    with_agenda().replace(
        MEETINGS,
        "date: 2004-07-29, published: 2004-07-20, sitting: scrutiny",
        &meeting,
    )
}

/// A view of the agenda.
fn shown(council: &Council, name: &str) -> Table {
    let loaded = council.load();
    let workspace = &loaded.workspace;
    let agenda = workspace.document("Agenda July").unwrap();
    let views = &workspace.type_of(agenda).unwrap().views;
    let wanted = views.iter().find(|used| used.name == name).unwrap();
    match view(workspace, agenda, wanted, &Pages::new()).unwrap() {
        Shown::Table(table) => table,
        Shown::Grid(_) => panic!("{name} is a grid"),
    }
}

/// The items of every part, in order.
fn items(council: &Council) -> Vec<Record> {
    let parts = shown(council, "parts");
    parts
        .rows
        .iter()
        .flat_map(|part| part.rows("items").to_vec())
        .collect()
}

fn item(council: &Council, no: &str) -> Record {
    let found = items(council)
        .into_iter()
        .find(|item| item.words("no") == no);
    found.unwrap_or_else(|| panic!("there is no item {no}"))
}

/// What an item says is done at it.
fn done(item: &Record) -> Vec<String> {
    let said = item.value("words").map(guildhall::kinds::Value::items);
    said.into_iter()
        .flatten()
        .map(|entry| words(&entry.value))
        .collect()
}

// --- items ----------------------------------------------------------------------------------------

#[test]
fn an_item_takes_from_its_report_who_wrote_it_and_what_it_asks_this_body() {
    let both = with_agenda().replace(
        "inputs/report.yaml",
        "reasons:",
        "  - {id: r2, body: executive, verb: agree, text: the framework}\nreasons:",
    );
    let report = item(&both, "A.4");
    assert_eq!(
        lines(
            std::slice::from_ref(&report),
            &["title", "paper", "from", "purpose", "presenter", "length"]
        ),
        ["A framework | Report OS 1/04 | Policy Manager | Consult | Policy Manager | 20 minutes"]
    );
    assert_eq!(
        lines(report.rows("asks"), &["verb", "text"]),
        ["Comment | on the framework"]
    );
    assert_eq!(
        lines(
            &[item(&both, "A.5")],
            &["title", "paper", "purpose", "follows"]
        ),
        ["Roads | Report R 3/04 | Note | 26 July 2004"]
    );
}

#[test]
fn standing_items_are_worded_for_the_body_that_sits() {
    let titles = |council: &Council| lines(&items(council)[..3], &["no", "title"]);
    assert_eq!(
        titles(&with_agenda()),
        [
            "A.1 | Apologies and substitutions",
            "A.2 | Declarations of interest and of party whip",
            "A.3 | Minutes",
        ]
    );
    assert_eq!(
        titles(&sitting("executive", "2004-07-29"))[..2],
        ["A.1 | Apologies", "A.2 | Declarations of interest"]
    );
    assert_eq!(
        titles(&sitting("regulatory", "2004-07-29"))[..2],
        [
            "A.1 | Apologies and substitutions",
            "A.2 | Declarations of interest"
        ]
    );
    assert_eq!(
        done(&item(&with_agenda(), "A.3")),
        [
            "To agree the minutes of the meeting of 17 June 2004 as a correct record, for the chair to sign."
        ]
    );
}

#[test]
fn a_late_item_says_why_and_what_the_chair_makes_of_it() {
    let late = |more: &str| {
        let line = format!("  - {{no: A.6, title: Snow, purpose: note, late: It fell.{more}}}\n");
        item(&with_agenda().append(AGENDA, &line), "A.6")
    };
    assert_eq!(
        lines(&[late("")], &["late", "urgent"]),
        [
            "It fell. | The chair will be asked whether the item is urgent, by reason of these special circumstances."
        ]
    );
    assert_eq!(
        late(", urgent_agreed: 2004-07-23").words("urgent"),
        "On 23 July 2004 the chair agreed that the item is urgent, by reason of these special circumstances."
    );
    assert_eq!(item(&with_agenda(), "A.5").words("urgent"), "");
    let of_report = with_agenda().append(
        "inputs/report.yaml",
        "late: {reason_late: The survey ended late., reason_not_wait: The grant ends in August.}\n",
    );
    assert_eq!(
        lines(&[item(&of_report, "A.4")], &["late", "not_wait"]),
        ["The survey ended late. | The grant ends in August."]
    );
}

// --- private items --------------------------------------------------------------------------------

/// The agenda with the exclusion of the public and private items.
fn private(council: Council, lines: &str) -> Council {
    council.append(
        AGENDA,
        &format!("  - {{no: A.6, standing: exclusion}}\n{lines}"),
    )
}

const LEASE: &str =
    "  - {no: B.1, title: A lease, report: OS 1/04, paragraphs: [3], reason: The rent is open.}\n";

#[test]
fn a_private_item_stands_in_part_b_under_its_own_title_and_says_nothing_of_its_report() {
    let council = private(with_agenda(), LEASE);
    let parts = shown(&council, "parts");
    assert_eq!(
        lines(&parts.rows, &["title"]),
        [
            "Part A: items in public",
            "Part B: items that may be private"
        ]
    );
    let lease = item(&council, "B.1");
    assert_eq!(
        lines(
            std::slice::from_ref(&lease),
            &["title", "withheld", "reason"]
        ),
        [
            "A lease | paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to any \
             particular occupier or former occupier of, or applicant for, accommodation provided by or at the expense of \
             the authority). | The rent is open."
        ]
    );
    assert!(lease.rows("asks").is_empty(), "what is asked is private");
    assert_eq!(
        done(&item(&private(with_agenda(), ""), "A.6")),
        ["No item of this agenda is expected to be private."]
    );
}

#[test]
fn an_exempt_report_says_itself_why_its_item_is_private() {
    let exempt = |lines: &str| {
        let lines = format!("classification: {lines}");
        let council = with_agenda().replace("inputs/report.yaml", "classification: public", &lines);
        item(&council, "A.4")
    };
    let told = exempt("exempt\nexempt: {paragraphs: [14], public_interest: It is early.}");
    assert_eq!(
        lines(
            std::slice::from_ref(&told),
            &["title", "withheld", "public_interest"]
        ),
        [
            "A framework | paragraph 14 of Part 1 of Schedule 12A to the Local Government Act 1972 (any action taken or to \
             be taken in connection with the prevention, investigation or prosecution of crime). | It is early."
        ]
    );
    assert!(told.rows("asks").is_empty());
    let ground =
        "confidential\nconfidential: {ground: statute, source: Statistics of Trade Act 1947}";
    assert_eq!(
        exempt(ground).words("withheld"),
        "confidential information (Statute: Statistics of Trade Act 1947)."
    );
    assert_eq!(
        exempt("part-exempt\nexempt: {paragraphs: [7]}").words("withheld"),
        "",
        "the rest is public"
    );
}

#[test]
fn the_resolution_is_worded_by_the_law_of_the_day_and_of_the_body() {
    let resolved = |council: Council| done(&item(&private(council, LEASE), "A.6")).join(" ");
    let affairs = "paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information relating to the \
                   financial or business affairs of any particular person (including the authority holding that \
                   information))";
    let interest = "; and that, in all the circumstances of the case, the public interest in maintaining the exemption \
                    outweighs the public interest in disclosing the information";
    let early = resolved(with_agenda());
    assert!(
        early.starts_with(
            "Members are asked to resolve that, under section 100A(4) of the Local Government Act 1972, the press and \
             public be excluded while item B.1 is considered, because exempt information as described in paragraph 3 of \
             Part 1 of Schedule 12A"
        ),
        "{early}"
    );
    assert!(
        early.contains("accommodation") && !early.contains("public interest"),
        "{early}"
    );
    let since_2006 = resolved(sitting("scrutiny", "2006-03-01"));
    assert!(
        since_2006.contains(affairs) && since_2006.contains(interest),
        "{since_2006}"
    );
    let before = resolved(sitting("executive", "2012-09-09"));
    assert!(
        before.starts_with("Members are asked to resolve that the press and public be excluded"),
        "{before}"
    );
    let executive = resolved(sitting("executive", "2012-09-10"));
    assert!(
        executive.contains(
            "under regulation 4(2)(b) of the Local Authorities (Executive Arrangements) (Meetings and Access to \
             Information) (England) Regulations 2012, the press"
        ),
        "{executive}"
    );
}

#[test]
fn wales_has_paragraphs_of_its_own_and_confidential_items_need_no_resolution() {
    let wales = sitting("scrutiny", "2012-09-10").append("guildhall.yaml", "jurisdiction: wales\n");
    let two = "  - {no: B.1, title: A lease, paragraphs: [14, 12], reason: It is open.}\n  \
               - {no: B.2, title: A letter, confidential: by order of a court}\n";
    let told = done(&item(&private(wales, two), "A.6"));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains(
            "while item B.1 is considered, because exempt information as described in paragraphs 12 and 14 of Part 4 of \
             Schedule 12A to the Local Government Act 1972 (12: information relating to a particular individual; 14: \
             information relating to the financial"
        ),
        "{told:?}"
    );
    assert_eq!(
        told[1],
        "The press and public must be excluded while item B.2 is considered, by section 100A(2) of the Local Government \
         Act 1972."
    );
    let unknown =
        sitting("scrutiny", "2006-06-01").append("guildhall.yaml", "jurisdiction: wales\n");
    assert_eq!(
        item(&private(unknown, LEASE), "B.1").words("withheld"),
        "paragraph 3 of Schedule 12A to the Local Government Act 1972."
    );
}

// --- front sheet ----------------------------------------------------------------------------------

const FRONT: &[&str] = &["day", "seats", "quorum", "published", "clear_days", "open"];

#[test]
fn the_front_sheet_counts_members_and_clear_days() {
    assert_eq!(
        lines(&shown(&with_agenda(), "front").rows, FRONT),
        [
            "Thursday 29 July 2004 | 5 Members: Chair; Labour 4 | 3 Members must be present | Tuesday 20 July 2004 | \
             Five clear days before Thursday 29 July 2004: 28, 27, 26, 23 and 22 July; published by Wednesday 21 July \
             2004 (Local Government Act 1972 ss.100A and 100B, as amended by SI 2002/715) | The press and public, for \
             every item"
        ]
    );
}

#[test]
fn before_publication_the_front_sheet_says_when_it_is_due() {
    let council = with_agenda().replace(MEETINGS, "published: 2004-07-20, ", "");
    assert_eq!(
        lines(&shown(&council, "front").rows, &["published"]),
        ["Not yet; due by Wednesday 21 July 2004"]
    );
}

#[test]
fn the_front_sheet_says_who_may_listen_and_whether_the_meeting_is_filmed() {
    let told = |council: &Council| lines(&shown(council, "front").rows, &["open", "webcast"]);
    let filmed = |yes: &str| {
        let council = private(with_agenda(), LEASE);
        council.replace(
            MEETINGS,
            "date: 2004-07-29,",
            &format!("date: 2004-07-29, webcast: {yes},"),
        )
    };
    let open = "The press and public, but for the items of part B that the meeting decides to take in private";
    assert_eq!(
        told(&filmed("yes")),
        [format!(
            "{open} | The meeting is filmed and can be watched over the internet"
        )]
    );
    assert_eq!(
        told(&filmed("no")),
        [format!("{open} | The meeting is not filmed")]
    );
    assert_eq!(
        told(&with_agenda()),
        ["The press and public, for every item | "]
    );
}

// --- notices --------------------------------------------------------------------------------------

fn notice(council: Council, lines: &str) -> Record {
    let council = council.append(
        AGENDA,
        &format!("notices:\n  - {{id: n, signed_by: manager, {lines}}}\n"),
    );
    let mut rows = shown(&council, "served").rows;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

#[test]
fn a_summons_names_the_whole_business_by_title() {
    let council = private(sitting("council", "2004-07-29"), LEASE);
    let told = notice(council, "sort: summons, date: 2004-07-20");
    assert_eq!(
        lines(std::slice::from_ref(&told), &["title", "lead", "law"]),
        [
            "Overview and Scrutiny Committee: summons to a meeting | All members of the Overview and Scrutiny Committee \
             are summoned to its meeting, to transact the business set out below. | Given under Schedule 12 to the Local \
             Government Act 1972, paragraph 4: five clear days before Thursday 29 July 2004: 28, 27, 26, 23 and 22 July; \
             published by Wednesday 21 July 2004."
        ]
    );
    let business = lines(told.rows("items"), &["no", "title", "withheld"]);
    assert_eq!(business.len(), 7);
    assert_eq!(
        business[6], "B.1 | A lease | ",
        "the summons gives titles alone"
    );
}

#[test]
fn a_notice_of_a_private_meeting_names_the_private_items_and_asks_for_representations() {
    let told = notice(
        private(sitting("executive", "2012-09-13"), LEASE),
        "sort: private-meeting, date: 2012-08-15, reasons: The rent is open.",
    );
    assert_eq!(
        lines(told.rows("items"), &["no", "reason"]),
        ["B.1 | The rent is open."]
    );
    assert_eq!(
        told.words("voices"),
        "Anyone may say why the items should be taken in public: write to the contact below."
    );
    assert_eq!(
        told.words("law"),
        "Given under regulation 5(2) of the Local Authorities (Executive Arrangements) (Meetings and Access to \
         Information) (England) Regulations 2012: 28 clear days before Thursday 13 September 2012: 16 August to 12 \
         September, every day counted; published by Wednesday 15 August 2012."
    );
}

#[test]
fn a_further_notice_tells_what_was_said_and_the_answer() {
    let council = || private(sitting("executive", "2012-09-13"), LEASE);
    let sort = "sort: private-meeting-second, date: 2012-09-05";
    assert_eq!(
        notice(council(), sort).words("voices"),
        "No representations were received about why the items should be taken in public."
    );
    let answered =
        format!("{sort}, representations: One tenant asked., response: The rent is not agreed.");
    let told = notice(council(), &answered);
    assert_eq!(
        lines(&[told], &["voices", "representations", "response"]),
        [" | One tenant asked. | The rent is not agreed."]
    );
}
