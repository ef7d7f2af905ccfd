//! Where nobody answers for an action, nobody reports on it, and it is forgotten.
//!
//! Example: an action `A8.1` whose `owner` is left out.
//!
//! Remedy: name exactly one role from the register of people under `owner`; bodies and teams that help stand under
//! `support`.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// An action without an owner.
pub static ACTION_WITHOUT_OWNER: Code = Code {
    name: "action-without-owner",
    severity: Severity::Error,
    title: "an action that nobody answers for",
    page: include_str!("action_owner.rs"),
};

pub(super) static CHECK: Check = Check::of(&ACTION_WITHOUT_OWNER, run);

/// Looks at every action.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let actions = workspace.records.all("actions").iter();
    findings.extend(
        actions
            .filter(|action| action.entry("owner").is_none())
            .map(|action| {
                let message = format!(
                    "the action `{}` has no owner; exactly one was expected",
                    id_of(action)
                );
                Finding::new(
                    &ACTION_WITHOUT_OWNER,
                    action.place_of("id").clone(),
                    message,
                )
                .help("name the role that answers for it under `owner`")
            }),
    );
}
