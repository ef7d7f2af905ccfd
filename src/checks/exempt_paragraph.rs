//! Exempt information may be kept from the public only under a paragraph of Schedule 12A to the Local Government Act
//! 1972: paragraphs 1 to 15 when it was enacted (in force from 1 April 1986), 1 to 7 in England from 1 March 2006
//! (SI 2006/88), 12 to 18 in Wales from 21 April 2007 (SI 2007/969 (W. 86)). From those two days it is exempt only if,
//! and so long as, the public interest in keeping it outweighs that in disclosing it: the paper says why, and when that is
//! looked at again. Confidential information is another thing (s.100A(3)): it is withheld because the terms of a
//! government department, a statute or a court forbid its disclosure. A paper that does not say so cannot be withheld.
//!
//! Example: `classification: exempt` in a paper without `exempt`, or with a paragraph that Schedule 12A does not have.
//!
//! Remedy: write `exempt: {paragraphs: [3], public_interest: …, review: 2027-03-01}`, or for a confidential paper
//! `confidential: {ground: statute, source: …}`; or make the paper public.

use super::{Check, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::records::exemptions::{Exemption, exemption};
use crate::references::Workspace;
use crate::values::date::long;
use crate::values::number::Number;

/// A withheld paper that does not say why.
pub static EXEMPT_WITHOUT_PARAGRAPH: Code = Code {
    name: "exempt-without-paragraph",
    severity: Severity::Error,
    title: "a withheld paper without the paragraph or reason that the law asks",
    page: include_str!("exempt_paragraph.rs"),
};

pub(super) static CHECK: Check = Check::of(&EXEMPT_WITHOUT_PARAGRAPH, run);

/// Looks at the classification of every paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        let found = faults(workspace, document).into_iter();
        findings.extend(found.map(|finding| finding.document(&document.id)));
    }
}

/// What a paper leaves out of what the law asks of its classification.
fn faults(workspace: &Workspace, document: &Document) -> Vec<Finding> {
    let classification = document.record.choice("classification");
    match classification.unwrap_or("public") {
        said @ ("exempt" | "part-exempt") => {
            let law = exemption(&workspace.settings, day(workspace, document));
            let asked: &[&str] = if law.weighs_public_interest {
                &["paragraphs", "public_interest", "review"]
            } else {
                &["paragraphs"]
            };
            let mut found = gaps(document, said, "exempt", asked);
            found.extend(wrong_paragraphs(workspace, document, &law));
            found
        }
        said @ "confidential" => gaps(document, said, "confidential", &["ground", "source"]),
        _ => contradiction(document),
    }
}

/// The last meeting a paper goes to, or else its own date.
fn day(workspace: &Workspace, document: &Document) -> crate::values::date::Date {
    let rows = std::iter::once(&document.record).chain(document.record.rows("to"));
    let dates = rows.filter_map(|row| Some(meeting_of(workspace, row)?.0));
    dates.max().unwrap_or(document.as_of)
}

/// The finding for each statement of reasons that has gaps, or for none where one is due.
fn gaps(document: &Document, said: &str, field: &str, asked: &[&str]) -> Vec<Finding> {
    let tell = |place: &crate::place::Place, gaps: &[&str]| {
        let gaps: Vec<&str> = gaps.iter().map(|name| in_words(name)).collect();
        let gaps = gaps.join(" and ");
        let message = format!("the paper is `{said}`, and does not state {gaps}");
        let help = format!("state {gaps} under `{field}`, or make the paper public");
        Finding::new(&EXEMPT_WITHOUT_PARAGRAPH, place.clone(), message).help(help)
    };
    let rows = document.record.rows(field);
    if rows.is_empty() {
        return vec![tell(document.record.place_of("classification"), asked)];
    }
    let gaps_of = |row: &Record| {
        let gaps = asked.iter().copied();
        gaps.filter(|name| !is_stated(row, name))
            .collect::<Vec<_>>()
    };
    let with_gaps = rows.iter().map(|row| (row, gaps_of(row)));
    let with_gaps = with_gaps.filter(|(_, gaps)| !gaps.is_empty());
    with_gaps
        .map(|(row, gaps)| tell(&row.place, &gaps))
        .collect()
}

/// What a field states.
fn in_words(name: &str) -> &'static str {
    match name {
        "paragraphs" => "the `paragraphs` of Schedule 12A",
        "public_interest" => "why the `public_interest` is in keeping it",
        "review" => "the day of its `review`",
        "ground" => "the `ground` of confidence",
        _ => "the `source` of that ground",
    }
}

/// Whether a field says something: a list, at least one thing.
fn is_stated(row: &Record, name: &str) -> bool {
    row.value(name)
        .is_some_and(|value| !matches!(value, Value::List(items) if items.is_empty()))
}

/// Paragraphs that Schedule 12A does not have on the day.
fn wrong_paragraphs(workspace: &Workspace, document: &Document, law: &Exemption) -> Vec<Finding> {
    let rows = document.record.rows("exempt").iter();
    let given = rows.filter_map(|row| row.value("paragraphs"));
    let (first, last) = (law.paragraphs.start(), law.paragraphs.end());
    let is_wrong = |number: &Number| {
        law.paragraphs
            .clone()
            .all(|known| Number::from(known) != *number)
    };
    let mut found = Vec::new();
    for entry in given.flat_map(Value::items) {
        let Value::Number(number) = &entry.value else {
            continue;
        };
        if is_wrong(number) {
            let message = format!(
                "there is no paragraph `{number}` in Schedule 12A on {}; one of {first} to {last} was expected ({})",
                long(day(workspace, document)),
                law.source
            );
            found.push(
                Finding::new(&EXEMPT_WITHOUT_PARAGRAPH, entry.place.clone(), message)
                    .help("write the paragraph that describes the information"),
            );
        }
    }
    found
}

/// A public paper that says why it is not.
fn contradiction(document: &Document) -> Vec<Finding> {
    let fields = ["exempt", "confidential"].into_iter();
    let given = fields.filter_map(|name| Some((name, document.record.rows(name).first()?)));
    given
        .map(|(name, row)| {
            let message = format!("the paper is public, and says under `{name}` why it is not");
            Finding::new(&EXEMPT_WITHOUT_PARAGRAPH, row.place.clone(), message)
                .help("mend the `classification`, or take the reasons out")
        })
        .collect()
}
