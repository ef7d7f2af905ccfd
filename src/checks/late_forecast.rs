//! An owner who expects to be later than the milestone, and calls that on track, tells Members two things at once.
//!
//! Example: the milestone is due in September 2004, and the update says `on-track` with the forecast November 2004.
//!
//! Remedy: give the action the status it has, or record the new date of the milestone and its reason under `revisions`.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::records::plan::{Action, Milestone, Plan, status_of};
use crate::references::Workspace;
use crate::values::date::Date;
use crate::values::when::When;

/// A forecast that is later than the milestones, of an action on track or complete.
pub static FORECAST_AFTER_MILESTONE: Code = Code {
    name: "forecast-after-milestone",
    severity: Severity::Warning,
    title: "a forecast later than the milestone, of an action that is on track or complete",
    page: include_str!("late_forecast.rs"),
};

pub(super) static CHECK: Check = Check::of(&FORECAST_AFTER_MILESTONE, run);

/// Looks at the last update of every action. What is ongoing has no date to be late for.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            findings.extend(late(plan, action));
        }
    }
}

fn late(plan: &Plan<'_>, action: &Action<'_>) -> Option<Finding> {
    let update = action.updates.last().copied()?;
    let forecast = update.when("forecast").filter(|when| !when.is_ongoing())?;
    let (earliest, status) = (forecast.earliest()?, status_of(update));
    let is_complete = status == "complete";
    // What was completed late was forecast for the day it was completed.
    if !(status == "on-track" || (is_complete && earliest > reported(plan, update)?)) {
        return None;
    }
    let counts = |milestone: &&Milestone<'_>| is_complete || milestone.done.is_none();
    let milestones: Vec<&Milestone<'_>> = action.milestones.iter().filter(counts).collect();
    if milestones.iter().any(|milestone| milestone.lacks_date()) {
        return None;
    }
    let dated = milestones.iter().filter_map(|milestone| {
        let when = milestone.current().filter(|when| !when.is_ongoing())?;
        Some((when.latest()?, when, *milestone))
    });
    let (latest, when, milestone) = dated.max_by_key(|(latest, _, _)| *latest)?;
    (earliest > latest).then(|| finding(action, update, (&forecast, &when), milestone))
}

/// The day of the period that an update is for.
fn reported(plan: &Plan<'_>, update: &Record) -> Option<Date> {
    let position = plan.position(update.id("period")?)?;
    plan.periods.get(position)?.date("date")
}

fn finding(
    action: &Action<'_>,
    update: &Record,
    (forecast, when): (&When, &When),
    milestone: &Milestone<'_>,
) -> Finding {
    let word = if status_of(update) == "complete" {
        "complete"
    } else {
        "on track"
    };
    let message = format!(
        "the action `{}` is reported {word}, but its forecast, {forecast}, is later than its milestone `{}`, {when}",
        id_of(action.record),
        id_of(milestone.record)
    );
    let stands = match milestone.revision() {
        Some(revision) => revision.place_of("date"),
        None => milestone.record.place_of("due"),
    };
    Finding::new(
        &FORECAST_AFTER_MILESTONE,
        update.place_of("forecast").clone(),
        message,
    )
    .help("mend the status, or record the milestone's new date and its reason")
    .related("the milestone's date stands here", stands.clone())
}
