//! Whoever decides must have due regard to equality before deciding (Equality Act 2010 s.149, in force since 5 April
//! 2011). An assessment that follows the decision comes too late to be regarded, and has cost councils their decisions.
//!
//! Example: `An equality impact assessment will follow.` in a report on which the Executive decides.
//!
//! Remedy: assess before the meeting and say what was found, or ask only for a decision that changes nothing yet.

use super::{Check, Passage, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, implications, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// The first day of the law.
const SINCE: Date = Date::constant(2011, 4, 5);

/// What says that an assessment is still to come.
const TO_COME: [&str; 12] = [
    "assessment will follow",
    "assessment is to follow",
    "assessment to follow",
    "assessment follows later",
    "assessment follows with",
    "assessment follows after",
    "assessment follows once",
    "assessment follows.",
    "assessment will be carried out",
    "assessment will be completed",
    "assessment will be undertaken",
    "assessment will be prepared",
];

/// Words before it that tell of a further one, beside one that is done.
const FURTHER: [&str; 4] = ["further", "another", "second", "next"];

/// How many bytes before it may hold such a word.
const NEAR: usize = 40;

/// An assessment that comes after the decision.
pub static EQUALITY_ASSESSMENT_LATE: Code = Code {
    name: "equality-assessment-late",
    severity: Severity::Warning,
    title: "an assessment of equality that comes after the decision",
    page: include_str!("equality_late.rs"),
};

pub(super) static CHECK: Check = Check::of(&EQUALITY_ASSESSMENT_LATE, run);

/// Looks at what every paper for decision says of equality.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let Some(decided) = first_decision(workspace, document).filter(|day| *day >= SINCE) else {
            continue;
        };
        let equality = implications(document).iter();
        for (_, title, row) in equality.filter(|(key, _, _)| key.starts_with("equal")) {
            let found = follows(row, decided).or_else(|| dated_after(row, title, decided));
            findings.extend(found.map(|finding| {
                finding
                    .help("assess before the meeting, and say what was found")
                    .document(&document.id)
            }));
        }
    }
}

/// The first day on which a body is asked to decide.
fn first_decision(workspace: &Workspace, document: &Document) -> Option<Date> {
    let meetings = decisions(document).filter_map(|row| meeting_of(workspace, row));
    meetings.map(|(date, _)| date).min()
}

/// Words that say that the assessment is still to come.
fn follows(row: &Record, decided: Date) -> Option<Finding> {
    let said = ["text", "reason"].into_iter();
    let mut passages = said.filter_map(|name| Passage::of(row.value(name)?));
    passages.find_map(|passage| {
        let plain = passage.words.to_ascii_lowercase();
        let bytes = TO_COME.iter().find_map(|words| {
            let at = plain.find(words)?;
            let before = plain.get(..at)?;
            let from = before.len().saturating_sub(NEAR);
            let near = before.get(from..).unwrap_or_default();
            let is_further = FURTHER.iter().any(|word| near.contains(word));
            (!is_further).then_some(at..at + words.len())
        })?;
        let quote = passage.quote(bytes.clone());
        let message = format!(
            "`{quote}` says that equality is assessed later, and the decision is asked for on {}",
            long(decided)
        );
        let place = passage.place(bytes);
        Some(Finding::new(&EQUALITY_ASSESSMENT_LATE, place, message).quote(quote))
    })
}

/// An answer that is dated after the decision.
fn dated_after(row: &Record, title: &str, decided: Date) -> Option<Finding> {
    let date = row.date("date").filter(|date| *date > decided)?;
    let message = format!(
        "`{title}` was answered on {}, after the decision is asked for, on {}",
        long(date),
        long(decided)
    );
    let place = row.place_of("date").clone();
    Some(Finding::new(&EQUALITY_ASSESSMENT_LATE, place, message))
}
