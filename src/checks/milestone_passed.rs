//! The date of a milestone is past, and nothing says that it was met. The paper prints it; that is no fault of the
//! paper, and no document is refused for it.
//!
//! Example: `M5.5` was due in May 2004, and at 25 August 2004 it is not done.
//!
//! Remedy: fill in `done` if it was met, or record a new date with its reason under `revisions`.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::Milestone;
use crate::references::Workspace;
use crate::values::date::long;

/// A milestone whose date is past.
pub static MILESTONE_PASSED: Code = Code {
    name: "milestone-passed",
    severity: Severity::Note,
    title: "a milestone whose date is past and that is not done",
    page: include_str!("milestone_passed.rs"),
};

pub(super) static CHECK: Check = Check::of(&MILESTONE_PASSED, run);

/// Looks at every milestone as at the workspace's date; one that was put off without a date is told of elsewhere.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        let passed =
            |milestone: &&Milestone<'_>| milestone.is_passed(plan.as_of) && !milestone.lacks_date();
        for (_, action) in plan.actions().filter(|(_, action)| !action.is_given_up()) {
            for milestone in action.milestones.iter().filter(passed) {
                let Some(due) = milestone.current() else {
                    continue;
                };
                let message = format!(
                    "the milestone `{}` of the action `{}`, due {due}, is not done at {}",
                    id_of(milestone.record),
                    id_of(action.record),
                    long(plan.as_of)
                );
                findings.push(
                    Finding::new(
                        &MILESTONE_PASSED,
                        milestone.record.place_of("due").clone(),
                        message,
                    )
                    .help("fill in `done`, or record a new date and its reason"),
                );
            }
        }
    }
}
