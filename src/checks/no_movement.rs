//! An action that is behind, and where nothing has moved between two periods, may be stuck; so may one whose owner says
//! the same again. The key issue sheet says so; it is no fault of the paper, and no document is refused for it. What is on
//! track has no need to move, if there is news of it.
//!
//! Example: `A6.2` is `at-risk` in July and in August, and no milestone of it was met or given a new date in between.
//!
//! Remedy: ask the owner what holds it up, and record what is decided.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::{Action, Plan};
use crate::records::standing::stands_still;
use crate::references::Workspace;

/// An action where nothing moves.
pub static NO_MOVEMENT: Code = Code {
    name: "no-movement",
    severity: Severity::Note,
    title: "an action that is behind or not told of anew, where nothing moved between two periods",
    page: include_str!("no_movement.rs"),
};

pub(super) static CHECK: Check = Check::of(&NO_MOVEMENT, run);

/// Looks at the last two periods of every plan.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            findings.extend(stuck(plan, action));
        }
    }
}

fn stuck(plan: &Plan<'_>, action: &Action<'_>) -> Option<Finding> {
    let still = stands_still(plan, action)?;
    let message = format!(
        "nothing has moved in the action `{}` since `{}`: the same status, the same dates{}",
        id_of(action.record),
        still.since.words("label"),
        if still.same_words {
            ", the same words"
        } else {
            ""
        }
    );
    let place = still.update.place_of("status").clone();
    Some(
        Finding::new(&NO_MOVEMENT, place, message)
            .help("ask the owner what holds it up")
            .related(
                "the update before it is here",
                still.earlier.place_of("status").clone(),
            ),
    )
}
