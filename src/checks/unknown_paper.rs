//! A reader who is sent to a report has to be able to find it. A number that no paper of the workspace has may be a slip,
//! and a report that was relied on has to be listed among the background papers.
//!
//! Example: `report CE 30/04` in running prose, where nothing has that number; `the progress report dated 19 July 2004`,
//! where nothing is of that day.
//!
//! Remedy: mend the number or the date, add the report to the register of sources, or list it among the background
//! papers.

use super::typed_reference::{is_same, series, target, typed};
use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::dated::dated_reports;
use crate::values::running::dates;

/// A report that nobody knows.
pub static UNKNOWN_PAPER: Code = Code {
    name: "unknown-paper",
    severity: Severity::Error,
    title: "a report that is not in the workspace, by its number or its date",
    page: include_str!("unknown_paper.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&UNKNOWN_PAPER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at all prose for report numbers of the council's own series, and for reports of a day.
fn run(workspace: &Workspace, findings: &mut Findings) {
    by_number(workspace, findings);
    by_date(workspace, findings);
}

fn by_number(workspace: &Workspace, findings: &mut Findings) {
    let series = series(workspace);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in typed(passage.words, &series) {
            let quote = passage.quote(bytes.clone());
            if target(workspace, &quote).is_some() || is_listed(workspace, held.document, &quote) {
                continue;
            }
            let message =
                format!("no document, source or background paper has the number `{quote}`");
            let mut finding = Finding::new(&UNKNOWN_PAPER, passage.place(bytes.clone()), message)
                .help("mend the number, or list the report among the background papers")
                .quote(quote);
            if is_quoted(&held.entry.value, &bytes) {
                finding.severity = Severity::Note;
            }
            findings.push(held.attribute(finding));
        }
    });
}

fn by_date(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        for report in dated_reports(passage.words) {
            if is_of_day(workspace, report.date) || is_quoted(&held.entry.value, &report.bytes) {
                continue;
            }
            let quote = passage.quote(report.bytes.clone());
            let message = format!(
                "no document, source or background paper is of {}, the day of `{quote}`",
                long(report.date)
            );
            let mut finding = Finding::new(&UNKNOWN_PAPER, passage.place(report.bytes), message)
                .help("mend the date, or add the report to the register of sources")
                .quote(quote);
            if !report.is_progress {
                finding.severity = Severity::Note;
            }
            findings.push(held.attribute(finding));
        }
    });
}

/// Whether a paper, a source, a meeting or a row of background papers may be of a day.
fn is_of_day(workspace: &Workspace, day: Date) -> bool {
    let covers = |record: &Record, field: &str| {
        let when = record.when(field);
        let exact = record.date(field).is_some_and(|date| date == day);
        exact || when.is_some_and(|when| when.earliest() <= Some(day) && when.latest() >= Some(day))
    };
    let is_listed = |paper: &Document| {
        let mut rows = paper.record.rows("background_papers").iter();
        rows.any(|row| {
            let words = ["title", "reference", "date"].map(|name| row.words(name));
            let mut dates = words.iter().flat_map(|words| dates(words));
            dates.any(|date| date.when.day() == Some(day))
        })
    };
    let mut papers = workspace.documents.iter();
    let mut sources = workspace.records.all("sources").iter();
    let mut meetings = workspace.records.all("meetings").iter();
    papers.any(|paper| covers(&paper.record, "as_of") || is_listed(paper))
        || sources.any(|source| covers(source, "date"))
        || meetings.any(|meeting| covers(meeting, "date"))
}

/// Whether a paper lists a number among its rows of papers; for what stands in a register, whether any paper does.
fn is_listed(workspace: &Workspace, paper: Option<&Document>, number: &str) -> bool {
    let lists = |paper: &Document| {
        let fields = paper.record.fields.values();
        let mut rows = fields.flat_map(|entry| entry.value.records());
        rows.any(|row| is_of(row, number))
    };
    match paper {
        Some(paper) => lists(paper),
        None => workspace.documents.iter().any(lists),
    }
}

fn is_of(row: &Record, number: &str) -> bool {
    let names = ["reference", "paper", "source"].map(|name| row.words(name));
    let mut filed = names.iter().flat_map(|name| name.split(','));
    filed.any(|name| is_same(name, number))
}
