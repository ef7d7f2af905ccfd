//! An action that is behind, and where nothing has moved between two periods, may be stuck; so may one whose owner says
//! the same again. That is no fault of the paper, and no document is refused for it; what is on track has no need to
//! move, if there is news of it.
//!
//! Example: `A6.2` is `at-risk` in July and in August, and no milestone of it was met or given a new date in between.
//!
//! Remedy: ask the owner what holds it up, and record what is decided.

use super::repeated_update::says_again;
use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::{Action, Plan, status_of};
use crate::references::Workspace;
use crate::values::date::Date;

/// An action where nothing moves.
pub static NO_MOVEMENT: Code = Code {
    name: "no-movement",
    severity: Severity::Note,
    title: "an action that is behind or not told of anew, where nothing moved between two periods",
    page: include_str!("no_movement.rs"),
};

/// Statuses of an action that should be moving and is not.
const BEHIND: [&str; 4] = ["not-started", "at-risk", "off-track", "on-hold"];

/// The status of an action that need not move as long as there is news of it.
const STEADY: &str = "on-track";

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
    let [.., before, now] = plan.periods.as_slice() else {
        return None;
    };
    let (earlier, update) = (
        action.update(before.id("id")?)?,
        action.update(now.id("id")?)?,
    );
    let status = status_of(update);
    let same_words = says_again(update, earlier);
    let may_be_stuck = BEHIND.contains(&status) || (status == STEADY && same_words);
    if status != status_of(earlier) || !may_be_stuck {
        return None;
    }
    let (from, to) = (before.date("date")?, now.date("date")?);
    let since = |date: Date| date > from && date <= to;
    let moved = action.milestones.iter().any(|milestone| {
        let mut revised = milestone.revisions.iter().filter_map(|r| r.date("on"));
        milestone.done.is_some_and(since) || revised.any(since)
    });
    let same_forecast = update.when("forecast") == earlier.when("forecast");
    if moved || !same_forecast {
        return None;
    }
    let message = format!(
        "nothing has moved in the action `{}` since `{}`: the same status, the same dates{}",
        id_of(action.record),
        before.words("label"),
        if same_words { ", the same words" } else { "" }
    );
    Some(
        Finding::new(&NO_MOVEMENT, update.place_of("status").clone(), message)
            .help("ask the owner what holds it up")
            .related(
                "the update before it is here",
                earlier.place_of("status").clone(),
            ),
    )
}
