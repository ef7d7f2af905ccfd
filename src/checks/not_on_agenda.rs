//! A report that says which meeting it goes to, and is not on the agenda of that meeting, is read by nobody there. It may
//! be late, to follow or put off, so this is a note: it stays until the report or the agenda is changed.
//!
//! Example: `to: [{body: scrutiny, meeting: os-2004-07-29, purpose: consult}]` in a report that no item of the agenda for
//! 29 July 2004 names.
//!
//! Remedy: add an item with `report:` to the agenda, or name the meeting that the report goes to instead.

use super::{Check, id_of};
use crate::code::Code;
use crate::documents::agenda::{agendas, items, meeting, steps};
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::values::id::same;

/// A report that is not on the agenda of its meeting.
pub static NOT_ON_AGENDA: Code = Code {
    name: "not-on-agenda",
    severity: Severity::Note,
    title: "a report that is not on the agenda of the meeting it names",
    page: include_str!("not_on_agenda.rs"),
};

pub(super) static CHECK: Check = Check::of(&NOT_ON_AGENDA, run);

/// Looks at the meetings that papers name; one without an agenda has not been prepared yet.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        for step in steps(document) {
            let Some(named) = step.id("meeting") else {
                continue;
            };
            let of_meeting = agendas(&workspace.documents)
                .filter(|agenda| meeting(agenda).is_some_and(|id| same(id, named)));
            let agendas: Vec<_> = of_meeting.collect();
            let names = |item: &crate::kinds::Record| {
                item.id("report").is_some_and(|id| same(id, &document.id))
            };
            let mut all = agendas.iter().flat_map(|agenda| items(agenda));
            let Some(first) = agendas.first().filter(|_| !all.any(names)) else {
                continue;
            };
            let message = format!(
                "`{}` names the meeting `{named}` and is on no agenda of it",
                id_of(&document.record)
            );
            findings.push(
                Finding::new(&NOT_ON_AGENDA, step.place_of("meeting").clone(), message)
                    .help("add it to the agenda, or name the meeting that it goes to instead")
                    .related("the agenda is here", first.record.place_of("items").clone())
                    .document(&document.id),
            );
        }
    }
}
