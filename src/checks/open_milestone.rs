//! An action that is reported complete while a milestone of it is open tells Members two things at once.
//!
//! Example: the last update of `A4.1` says `complete`, and its milestone `M4.1` has no date under `done`.
//!
//! Remedy: fill in `done` with the day the milestone was met, or give the action the status it has.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::status_of;
use crate::references::Workspace;

/// An action that is complete, with a milestone that is not done.
pub static COMPLETE_WITH_OPEN_MILESTONE: Code = Code {
    name: "complete-with-open-milestone",
    severity: Severity::Warning,
    title: "an action reported complete whose milestone is not done",
    page: include_str!("open_milestone.rs"),
};

pub(super) static CHECK: Check = Check::of(&COMPLETE_WITH_OPEN_MILESTONE, run);

/// Looks at the last update of every action.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            let Some(update) = action
                .updates
                .last()
                .filter(|update| status_of(update) == "complete")
            else {
                continue;
            };
            let open = action
                .milestones
                .iter()
                .filter(|milestone| milestone.done.is_none());
            findings.extend(open.map(|milestone| {
                let message = format!(
                    "the action `{}` is reported complete, but its milestone `{}` is not done",
                    id_of(action.record),
                    id_of(milestone.record)
                );
                let field = if update.entry("validated").is_some() {
                    "validated"
                } else {
                    "status"
                };
                Finding::new(
                    &COMPLETE_WITH_OPEN_MILESTONE,
                    update.place_of(field).clone(),
                    message,
                )
                .help("fill in `done` at the milestone, or mend the status")
                .related(
                    "the milestone stands here",
                    milestone.record.place_of("id").clone(),
                )
            }));
        }
    }
}
