//! What has no end is never late, so that nobody looks at it again unless a review is agreed.
//!
//! Example: `due: ongoing`; or an action without a milestone, whose update says only `Ongoing`.
//!
//! Remedy: say when it is looked at again: `due: ongoing, review November 2004`.

use super::{Check, each_value, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::records::plan::{Action, status_of};
use crate::references::Workspace;
use crate::values::when::When;

/// Something ongoing that is never reviewed.
pub static ONGOING_WITHOUT_REVIEW: Code = Code {
    name: "ongoing-without-review",
    severity: Severity::Warning,
    title: "something ongoing without a date of review",
    page: include_str!("ongoing_review.rs"),
};

/// Updates that say nothing but that there is no end.
const ENDLESS: [&str; 4] = ["ongoing", "on-going", "on going", "continuing"];

/// Statuses after which nothing is reviewed.
const ENDED: [&str; 3] = ["complete", "closed", "superseded"];

pub(super) static CHECK: Check = Check::of(&ONGOING_WITHOUT_REVIEW, run);

/// Looks at every date that may be vague, and at actions without a milestone.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        if matches!(
            &held.entry.value,
            Value::When(When::Ongoing { review: None })
        ) {
            let message =
                "found `ongoing` without a review; the date of the next review was expected";
            let finding = Finding::new(&ONGOING_WITHOUT_REVIEW, held.entry.place.clone(), message)
                .help("write when it is reviewed, such as `ongoing, review November 2004`");
            findings.push(held.attribute(finding));
        }
    });
    for plan in &plans(workspace) {
        let actions = plan.actions();
        findings.extend(actions.filter_map(|(_, action)| endless(action)));
    }
}

/// An action without a milestone to be reviewed at, of which its owner says only that it goes on.
fn endless(action: &Action<'_>) -> Option<Finding> {
    let update = action.updates.last()?;
    let text = update.words("text");
    let said = text.trim().trim_end_matches('.');
    let is_open = !ENDED.contains(&status_of(update)) && action.milestones.is_empty();
    if !is_open || !ENDLESS.contains(&said.to_lowercase().as_str()) {
        return None;
    }
    let message = format!(
        "the update of the action `{}` says only `{said}`, and no milestone says when it is reviewed",
        id_of(action.record)
    );
    Some(
        Finding::new(
            &ONGOING_WITHOUT_REVIEW,
            update.place_of("text").clone(),
            message,
        )
        .help("give the action a milestone with `due: ongoing, review November 2004`"),
    )
}
