//! An agenda that goes out tells the public when it was published, so that anybody can count the clear days, and whom to
//! ask; and Members how many of them must be there. All of it stands in the registers, and the front sheet prints it.
//!
//! Example: an agenda whose meeting has no `published`, or whose body has no `quorum` or no `clerk`.
//!
//! Remedy: fill in `published` in the register of meetings, and `quorum` and `clerk` in that of bodies.

use super::Check;
use crate::code::Code;
use crate::documents::agenda::{agendas, meeting};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// An agenda without its quorum, its day of publication or its contact.
pub static AGENDA_INCOMPLETE: Code = Code {
    name: "agenda-incomplete",
    severity: Severity::Error,
    title: "an agenda without quorum, day of publication or contact",
    page: include_str!("agenda_incomplete.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&AGENDA_INCOMPLETE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the meeting and the body of every agenda.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for agenda in agendas(&workspace.documents) {
        let record = meeting(agenda).and_then(|id| workspace.records.get("meetings", id));
        let Some(record) = record else {
            continue;
        };
        let body = record
            .id("body")
            .and_then(|id| workspace.records.get("bodies", id));
        let wanted = [
            ("published", "day of publication", Some(record)),
            ("quorum", "quorum", body),
            ("clerk", "contact", body),
        ];
        for (field, words, holder) in wanted {
            let Some(holder) = holder.filter(|holder| holder.value(field).is_none()) else {
                continue;
            };
            let message = format!(
                "the front sheet has no {words}: `{}` does not give it",
                super::id_of(holder)
            );
            findings.push(
                Finding::new(
                    &AGENDA_INCOMPLETE,
                    agenda.record.place_of("meeting").clone(),
                    message,
                )
                .help(format!("fill in `{field}`"))
                .related("it belongs here", holder.place.clone())
                .document(&agenda.id),
            );
        }
    }
}
