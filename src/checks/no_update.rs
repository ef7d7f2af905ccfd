//! The owner of an action sent nothing for the period. The paper prints "No update was received"; that is no fault of
//! the paper, and no document is refused for it.
//!
//! Example: nobody reported on `A6.2` for the update at 25 August 2004.
//!
//! Remedy: ask the owner, and add the update when it comes.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::NOT_REPORTED;
use crate::references::Workspace;
use crate::values::date::long;

/// An action nobody reported on.
pub static NO_UPDATE_RECEIVED: Code = Code {
    name: "no-update-received",
    severity: Severity::Note,
    title: "an open action without an update for the period",
    page: include_str!("no_update.rs"),
};

pub(super) static CHECK: Check = Check::of(&NO_UPDATE_RECEIVED, run);

/// Looks at every action at the last period before the workspace's date.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        let Some(period) = plan.period_at(plan.as_of) else {
            continue;
        };
        let by = period.date("date").map(long).unwrap_or_default();
        let id = period.id("id").unwrap_or_default();
        for (_, action) in plan.actions() {
            // An update that could not be read is a fault of its own.
            if action.status(plan, id) != NOT_REPORTED || action.update(id).is_some() {
                continue;
            }
            let owner = action.record.words("owner");
            let from = if owner.is_empty() {
                "its owner".to_owned()
            } else {
                format!("the {owner}")
            };
            let message = format!(
                "no update on the action `{}` was received from {from} by {by}",
                id_of(action.record)
            );
            findings.push(
                Finding::new(
                    &NO_UPDATE_RECEIVED,
                    action.record.place_of("id").clone(),
                    message,
                )
                .help("ask the owner, and add the update when it comes"),
            );
        }
    }
}
