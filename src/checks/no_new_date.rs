//! A milestone was put off and nobody said until when. The paper prints "No new date given"; that is no fault of the
//! paper, and no document is refused for it.
//!
//! Example: a revision of `M1.3` with a reason and without a date.
//!
//! Remedy: record the new date once it is known, as a further revision.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::values::date::long;

/// A milestone put off without a new date.
pub static SLIPPED_WITHOUT_DATE: Code = Code {
    name: "slipped-without-date",
    severity: Severity::Note,
    title: "a milestone that slipped and has no new date",
    page: include_str!("no_new_date.rs"),
};

pub(super) static CHECK: Check = Check::of(&SLIPPED_WITHOUT_DATE, run);

/// Looks at the last revision of every milestone.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            for milestone in action
                .milestones
                .iter()
                .filter(|milestone| milestone.lacks_date())
            {
                let Some(revision) = milestone.revision() else {
                    continue;
                };
                let recorded = revision
                    .date("on")
                    .map(|on| format!(" on {}", long(on)))
                    .unwrap_or_default();
                let message = format!(
                    "the milestone `{}` of the action `{}` was put off{recorded}; no new date given",
                    id_of(milestone.record),
                    id_of(action.record)
                );
                findings.push(
                    Finding::new(
                        &SLIPPED_WITHOUT_DATE,
                        revision.place_of("milestone").clone(),
                        message,
                    )
                    .help("record the new date once it is known"),
                );
            }
        }
    }
}
