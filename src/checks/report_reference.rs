//! A report is found again by its reference for years. One of another body's series, of another year, or given twice,
//! leads to the wrong report.
//!
//! Example: `EX 12/04`, the Executive's series, for a report that goes only to a scrutiny committee; `OS 1/03` for a
//! meeting of July 2004; `OS 1/04` beside `OS 01/04`.
//!
//! Remedy: take the next free number of the right series and year, or mend the body or the meeting.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A reference of the wrong series or year, or given twice.
pub static REPORT_REFERENCE: Code = Code {
    name: "report-reference",
    severity: Severity::Error,
    title: "a report's reference that is of another series or year, or given twice",
    page: include_str!("report_reference.rs"),
};

/// The month in which financial years begin.
const APRIL: i8 = 4;

/// A reference such as `EX 12/04`: the series in capitals, the number, and the year without its century.
#[derive(PartialEq, Eq)]
struct Reference {
    series: String,
    number: u32,
    year: i16,
}

pub(super) static CHECK: Check = Check::of(&REPORT_REFERENCE, run);

/// Looks at the ids of reports that are written as a series, a number and a year.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let mut seen: Vec<(Reference, &Document)> = Vec::new();
    for document in reports(&workspace.documents) {
        let Some(reference) = read(&document.id) else {
            continue;
        };
        let before = seen.iter().find(|(known, _)| *known == reference);
        let found = match before {
            Some((_, first)) => Some(twice(document, first)),
            None => series(workspace, document, &reference)
                .or_else(|| year(workspace, document, &reference)),
        };
        let found = found.map(|finding| finding.document(&document.id));
        findings.extend(found);
        if before.is_none() {
            seen.push((reference, document));
        }
    }
}

/// Reads an id of the form letters, number, stroke, year.
fn read(id: &str) -> Option<Reference> {
    let (before, year) = id.trim().split_once('/')?;
    let letters = before.find(|c: char| !c.is_ascii_alphabetic())?;
    let (series, number) = before.split_at(letters);
    let number = number.trim_start_matches([' ', '.']);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if series.is_empty() || !is_number(number) || year.len() != 2 || !is_number(year) {
        return None;
    }
    Some(Reference {
        series: series.to_uppercase(),
        number: number.parse().ok()?,
        year: year.parse().ok()?,
    })
}

fn at_id(document: &Document, message: String) -> Finding {
    Finding::new(
        &REPORT_REFERENCE,
        document.record.place_of("id").clone(),
        message,
    )
}

/// Another report has the same number.
fn twice(document: &Document, first: &Document) -> Finding {
    let message = format!("`{}` is the same reference as `{}`", document.id, first.id);
    at_id(document, message)
        .help("give one of them the next free number")
        .related(
            "the other report is here",
            first.record.place_of("id").clone(),
        )
        .document(&first.id)
}

/// The series is that of a body to which the report does not go.
fn series(workspace: &Workspace, document: &Document, reference: &Reference) -> Option<Finding> {
    let is_of =
        |series: Option<&str>| series.is_some_and(|s| s.eq_ignore_ascii_case(&reference.series));
    let bodies = workspace.records.all("bodies");
    let owner = bodies.iter().find(|body| is_of(body.text("series")))?;
    let rows = document.record.rows("to");
    let goes_to = rows
        .iter()
        .filter_map(|row| workspace.records.get("bodies", row.id("body")?));
    let receivers: Vec<_> = goes_to.collect();
    if receivers.is_empty() || receivers.iter().any(|body| is_of(body.text("series"))) {
        return None;
    }
    let message = format!(
        "`{}` is of the series of the `{}`, to which the report does not go",
        document.id,
        owner.words("name")
    );
    let found = at_id(document, message)
        .help("number it in the series of a body that receives it, or add the body under `to`")
        .related("the series stands here", owner.place_of("series").clone());
    Some(found)
}

/// The year is that of none of the meetings, neither as a calendar year nor as a financial one.
fn year(workspace: &Workspace, document: &Document, reference: &Reference) -> Option<Finding> {
    let rows = document.record.rows("to");
    let meetings = rows
        .iter()
        .filter_map(|row| workspace.records.get("meetings", row.id("meeting")?));
    let dates: Vec<_> = meetings
        .filter_map(|meeting| Some((meeting.date("date")?, meeting)))
        .collect();
    let (first, meeting) = dates.first()?;
    let fits = dates.iter().any(|(date, _)| {
        let begun = if date.month() < APRIL {
            date.year() - 1
        } else {
            date.year()
        };
        [date.year(), begun, begun + 1]
            .iter()
            .any(|year| year % 100 == reference.year)
    });
    let message = format!(
        "`{}` is of the year `{:02}`, and its meeting is in {}",
        document.id,
        reference.year,
        first.year()
    );
    (!fits).then(|| {
        at_id(document, message)
            .help("mend the year, or name the meeting that is meant")
            .related("the meeting is here", meeting.place_of("date").clone())
    })
}
