//! Members are asked to agree a new date, or are told of one; without the reason they cannot judge it.
//!
//! Example: a new date for the milestone `M8.3` whose `reason` is left out.
//!
//! Remedy: say in a sentence under `reason` why the date moved.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A date that moved without a reason.
pub static REVISION_WITHOUT_REASON: Code = Code {
    name: "revision-without-reason",
    severity: Severity::Error,
    title: "a date that was moved without a reason",
    page: include_str!("revision_reason.rs"),
};

pub(super) static CHECK: Check = Check::of(&REVISION_WITHOUT_REASON, run);

/// Looks at every revision of a milestone's date.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let revisions = workspace.records.all("revisions").iter();
    findings.extend(
        revisions
            .filter(|revision| revision.entry("reason").is_none())
            .map(|revision| {
                let milestone = revision.id("milestone").unwrap_or("?");
                let message =
                    format!("the date of the milestone `{milestone}` was moved without a reason");
                Finding::new(&REVISION_WITHOUT_REASON, revision.place.clone(), message)
                    .help("say under `reason` why the date moved")
            }),
    );
}
