//! Members who are told that an action is complete can ask how anyone knows. That nothing is named is no fault of the
//! paper, and no document is refused for it.
//!
//! Example: the last update of `A4.1` says `complete`, and nothing stands under `evidence`.
//!
//! Remedy: name the paper, minute or figure that shows it under `evidence`.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::status_of;
use crate::references::Workspace;

/// An action that is complete without evidence.
pub static COMPLETE_WITHOUT_EVIDENCE: Code = Code {
    name: "complete-without-evidence",
    severity: Severity::Note,
    title: "an action reported complete without evidence",
    page: include_str!("evidence.rs"),
};

pub(super) static CHECK: Check = Check::of(&COMPLETE_WITHOUT_EVIDENCE, run);

/// Looks at the last update of every action.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            let Some(update) = action.updates.last() else {
                continue;
            };
            if status_of(update) != "complete" || !update.words("evidence").trim().is_empty() {
                continue;
            }
            let message = format!(
                "the action `{}` is reported complete without evidence",
                id_of(action.record)
            );
            findings.push(
                Finding::new(
                    &COMPLETE_WITHOUT_EVIDENCE,
                    update.place_of("status").clone(),
                    message,
                )
                .help("name what shows it under `evidence`"),
            );
        }
    }
}
