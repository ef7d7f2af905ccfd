//! A body can only agree the minutes of a meeting that was held before. Minutes of the same day or of a later one are a
//! slip: the wrong meeting is named.
//!
//! Example: `minutes_of: os-2004-09-09` on the agenda of the meeting of 29 July 2004.
//!
//! Remedy: name the meeting whose minutes are agreed.

use super::Check;
use crate::code::Code;
use crate::documents::agenda::{agendas, items, meeting};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;
use crate::values::date::long;

/// Minutes of a meeting that is not held yet.
pub static MINUTES_TOO_EARLY: Code = Code {
    name: "minutes-too-early",
    severity: Severity::Error,
    title: "minutes of a meeting that is not yet held",
    page: include_str!("minutes_early.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&MINUTES_TOO_EARLY, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every item that names the meeting whose minutes are agreed.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let day = |id: &str| workspace.records.get("meetings", id)?.date("date");
    for agenda in agendas(&workspace.documents) {
        let Some(today) = meeting(agenda).and_then(day) else {
            continue;
        };
        for item in items(agenda) {
            let held = item.id("minutes_of").and_then(day);
            let Some(held) = held.filter(|held| *held >= today) else {
                continue;
            };
            let message = format!(
                "the minutes of `{}` cannot be agreed on {}: it is held on {}",
                item.id("minutes_of").unwrap_or_default(),
                long(today),
                long(held)
            );
            let place = item.place_of("minutes_of").clone();
            findings.push(
                Finding::new(&MINUTES_TOO_EARLY, place, message)
                    .help("name the earlier meeting whose minutes are agreed")
                    .document(&agenda.id),
            );
        }
    }
}
