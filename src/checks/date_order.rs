//! A paper cannot tell a meeting of facts from after that meeting: one of the two dates is wrong.
//!
//! Example: `as_of: 2004-10-09` in a report to the meeting of 9 September 2004.
//!
//! Remedy: mend `as_of`, the date at which the facts are true, or the meeting that the paper names.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// A paper that is later than its meeting.
pub static DATE_ORDER: Code = Code {
    name: "date-order",
    severity: Severity::Error,
    title: "a paper whose facts are later than its meeting",
    page: include_str!("date_order.rs"),
};

pub(super) static CHECK: Check = Check::of(&DATE_ORDER, run);

/// Looks at every document that gives a date of its own and goes to a meeting.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        let Some(as_of) = document.record.date("as_of") else {
            continue;
        };
        let Some((date, meeting)) = last_meeting(workspace, document) else {
            continue;
        };
        if as_of <= date {
            continue;
        }
        let message = format!(
            "`as_of` is {}, after the meeting of {} that the paper goes to",
            long(as_of),
            long(date)
        );
        findings.push(
            Finding::new(
                &DATE_ORDER,
                document.record.place_of("as_of").clone(),
                message,
            )
            .help("mend the date, or name the meeting that is meant")
            .related("the meeting is here", meeting.place_of("date").clone())
            .document(&document.id),
        );
    }
}

/// The last of the meetings a document goes to: its own `meeting`, or those of the rows it is addressed `to`.
fn last_meeting<'a>(workspace: &'a Workspace, document: &Document) -> Option<(Date, &'a Record)> {
    let rows = std::iter::once(&document.record).chain(document.record.rows("to"));
    let ids = rows.filter_map(|row| row.id("meeting"));
    let meetings = ids.filter_map(|id| workspace.records.get("meetings", id));
    let dated = meetings.filter_map(|meeting| Some((meeting.date("date")?, meeting)));
    dated.max_by_key(|(date, _)| *date)
}
