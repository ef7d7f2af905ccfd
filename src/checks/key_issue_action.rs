//! A key issue about which nothing is done looks answered in a plan, and is not.
//!
//! Example: `KI-10` has no action of its own, and does not say which other key issues cover it.
//!
//! Remedy: add an action, or name the key issues that cover it under `superseded_by`.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A key issue without an action.
pub static KEY_ISSUE_WITHOUT_ACTION: Code = Code {
    name: "key-issue-without-action",
    severity: Severity::Warning,
    title: "a key issue about which nothing is done",
    page: include_str!("key_issue_action.rs"),
};

pub(super) static CHECK: Check = Check::of(&KEY_ISSUE_WITHOUT_ACTION, run);

/// Looks at every key issue of every plan.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        let idle = plan.key_issues.iter().filter(|issue| {
            issue.actions.is_empty() && issue.record.entry("superseded_by").is_none()
        });
        findings.extend(idle.map(|issue| {
            let message = format!(
                "the key issue `{}` has no action, and no other key issue covers it",
                id_of(issue.record)
            );
            Finding::new(
                &KEY_ISSUE_WITHOUT_ACTION,
                issue.record.place_of("id").clone(),
                message,
            )
            .help("add an action, or name what covers it under `superseded_by`")
        }));
    }
}
