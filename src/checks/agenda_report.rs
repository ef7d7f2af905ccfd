//! A report on the agenda of a body that it is not addressed to asks that body for nothing: its recommendations are for
//! somebody else, or it was written for another meeting.
//!
//! Example: `report: EX 12/04` on the agenda of a scrutiny committee, where `to` of EX 12/04 names the Executive alone.
//!
//! Remedy: add the body and the meeting under `to` in the report, or take the item off this agenda.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::agenda::{agendas, items, meeting, steps};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::id::same;

/// A report on the agenda of a body or meeting that it does not go to.
pub static REPORT_FOR_OTHERS: Code = Code {
    name: "report-for-others",
    severity: Severity::Error,
    title: "a report on an agenda that is not of its body or meeting",
    page: include_str!("agenda_report.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&REPORT_FOR_OTHERS, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every item that names a paper of the workspace.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for agenda in agendas(&workspace.documents) {
        let here = meeting(agenda).unwrap_or_default();
        let Some(record) = workspace.records.get("meetings", here) else {
            continue;
        };
        let body = record.id("body").unwrap_or_default();
        for item in items(agenda) {
            let paper = item.id("report").and_then(|id| workspace.document(id));
            let found = paper.and_then(|paper| elsewhere(workspace, paper, item, body, here));
            findings.extend(found.map(|finding| finding.document(&agenda.id)));
        }
    }
}

/// What is found where a paper says where it goes, and that is elsewhere.
fn elsewhere(
    workspace: &Workspace,
    paper: &Document,
    item: &Record,
    body: &str,
    here: &str,
) -> Option<Finding> {
    let is = |id: Option<&str>, known: &str| id.is_some_and(|id| same(id, known));
    let to_body: Vec<&Record> = steps(paper)
        .filter(|row| is(row.id("body"), body))
        .collect();
    let first = steps(paper).next();
    // A row that names no meeting goes to the body on any day.
    let goes_here = |row: &&Record| row.id("meeting").is_none_or(|id| same(id, here));
    let (message, place) = match (first, to_body.as_slice()) {
        (None, _) => {
            let other = meeting(paper).filter(|id| !same(id, here))?;
            let message = format!(
                "`{}` is written for the meeting `{other}`, not for this one",
                paper.id
            );
            (message, paper.record.place_of("meeting").clone())
        }
        (Some(row), []) => {
            let name = workspace.records.get("bodies", body);
            let name = name.map_or_else(|| body.to_owned(), |body| body.words("name"));
            let message = format!("`{}` does not go to the `{name}`", paper.id);
            (message, row.place.clone())
        }
        (Some(_), [row, ..]) => {
            if to_body.iter().any(goes_here) {
                return None;
            }
            let other = row.id("meeting").unwrap_or_default();
            let message = format!(
                "`{}` goes to the meeting `{other}`, not to this one",
                paper.id
            );
            (message, row.place_of("meeting").clone())
        }
    };
    let finding = Finding::new(&REPORT_FOR_OTHERS, item.place_of("report").clone(), message)
        .help("add this body and meeting to the report, or take the item off the agenda")
        .related("where it goes stands here", place);
    Some(finding)
}
