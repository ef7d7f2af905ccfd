//! What has to come after an event cannot be dated before it: people would be told of a policy that nobody has
//! launched.
//!
//! Example: a training session on 3 January 2005, in a programme that comes after a launch at the end of January 2005.
//!
//! Remedy: move the date, or mend the event in the register of events.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::when::When;

/// A date before the event it has to follow.
pub static BEFORE_ITS_EVENT: Code = Code {
    name: "before-its-event",
    severity: Severity::Warning,
    title: "a date before the event that it has to follow",
    page: include_str!("order_of_events.rs"),
};

pub(super) static CHECK: Check = Check::of(&BEFORE_ITS_EVENT, run);

/// The field that names the event which everything dated in a document comes after.
const AFTER: &str = "after_event";

/// Looks at the dated rows of every document that comes after an event.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        let named = document.record.id(AFTER);
        let Some(event) = named.and_then(|id| workspace.records.get("events", id)) else {
            continue;
        };
        // What is ongoing is looked at again some day, but it is never over.
        let ends = event.when("date");
        let ends = ends.filter(|when| !matches!(when, When::Ongoing { .. }));
        let Some(latest) = ends.and_then(|when| when.latest()) else {
            continue;
        };
        let rows = document.record.fields.values();
        for row in rows.flat_map(|entry| entry.value.records()) {
            if let Some(date) = row.date("date").filter(|date| *date < latest) {
                let finding = before(row, date, event).document(&document.id);
                findings.push(finding);
            }
        }
    }
}

fn before(row: &Record, date: Date, event: &Record) -> Finding {
    let named = row.id("id").or_else(|| row.text("title")).unwrap_or("?");
    let message = format!(
        "`{named}` is on {}, before the event that it has to follow: `{}`, {}",
        long(date),
        event.words("title"),
        event.words("date")
    );
    Finding::new(&BEFORE_ITS_EVENT, row.place_of("date").clone(), message)
        .help("move the date, or mend the event")
        .related("the event is here", event.place_of("date").clone())
}
