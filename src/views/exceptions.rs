//! What needs attention in a plan: exceptions, new dates to approve, and the slippage register.

use super::progress::baseline;
use super::row::{Row, columns, number, status};
use super::slip::slip;
use super::{Asked, PLAN_AT, PLAN_SINCE, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::records::plan::{Action, Milestone, NOT_REPORTED, Plan};
use crate::values::date::Date;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "plan-exceptions",
        about: "actions that need attention",
        arguments: PLAN_SINCE,
        whole: &[],
        make: exceptions,
    },
    View {
        name: "plan-new-dates",
        about: "new dates that need approval",
        arguments: PLAN_AT,
        whole: &[],
        make: new_dates,
    },
    View {
        name: "plan-slippage",
        about: "every milestone whose date was moved",
        arguments: PLAN_AT,
        whole: &[],
        make: slippage,
    },
];

fn exception_columns() -> Vec<Field> {
    columns(&[
        ("no", "No", Kind::Text),
        ("action", "Action", Kind::Text),
        ("status", "Status", status()),
        ("owner", "Owner", Kind::Text),
        ("original", "Original date", Kind::When),
        ("revised", "Revised date", Kind::When),
        ("approval", "Approval", Kind::Text),
        ("slip", "Slip", Kind::Text),
        ("reason", "Reason", Kind::Prose),
        ("next", "Next step", Kind::Text),
    ])
}

/// Whether a new date was approved, proposed, or never given.
pub(super) fn approval(milestone: &Milestone<'_>) -> &'static str {
    match milestone.revision() {
        None => "none",
        Some(revision) if revision.when("date").is_none() => "none",
        Some(revision) if revision.entry("approved").is_some() => "approved",
        Some(_) => "proposed",
    }
}

/// Actions off track, at risk, not reported, overdue or slipped since the body last met.
fn exceptions(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let since = baseline(asked, &plan).and_then(|period| period.date("date"));
        let period = asked.id("period");
        let mut rows: Vec<(u8, Record)> = plan
            .actions()
            .filter(|(_, action)| action.is_open(&plan, period))
            .filter_map(|(_, action)| exception(&plan, period, action, since))
            .collect();
        rows.sort_by_key(|(gravity, _)| *gravity);
        rows.into_iter().map(|(_, row)| row).collect()
    });
    Shown::Table(Table {
        fields: exception_columns(),
        rows: rows.unwrap_or_default(),
    })
}

fn exception(
    plan: &Plan<'_>,
    period: &str,
    action: &Action<'_>,
    since: Option<Date>,
) -> Option<(u8, Record)> {
    let status = action.status(plan, period);
    let moved = action.milestones.iter().find(|m| {
        m.done.is_none()
            && m.revision()
                .and_then(|r| r.date("on"))
                .is_some_and(|on| since.is_none_or(|since| on > since))
    });
    let passed = action
        .milestones
        .iter()
        .find(|milestone| milestone.is_passed(plan.as_of));
    let gravity = match status {
        "off-track" => 0,
        "at-risk" => 1,
        NOT_REPORTED => 2,
        "on-hold" => 3,
        _ if passed.is_some() => 4,
        _ if moved.is_some() => 5,
        _ => return None,
    };
    let milestone = moved.or(passed).or_else(|| action.next_milestone());
    let update = action.update(period);
    let mut row = Row::at(&action.record.place)
        .text("no", number(action.record))
        .copy("action", Some(action.record), "short")
        .token("status", status)
        .copy("owner", Some(action.record), "owner");
    if let Some(milestone) = milestone {
        row = row.copy("original", Some(milestone.record), "due").copy(
            "revised",
            milestone.revision(),
            "date",
        );
        // A date that is still to come and was never moved stands: there is nothing to approve.
        if milestone.revision().is_some() || milestone.is_passed(plan.as_of) {
            row = row.token("approval", approval(milestone));
        }
    } else {
        row = row.token("approval", "none");
    }
    let row = match (update, milestone.and_then(Milestone::revision)) {
        (None, _) => row.text("reason", "No update was received"),
        (Some(_), Some(revision)) => row.copy("reason", Some(revision), "reason"),
        (Some(update), None) => row.copy("reason", Some(update), "text"),
    };
    let row = match update.and_then(|update| update.entry("next")) {
        Some(_) => row.copy("next", update, "next"),
        None => row.text("next", "None given"),
    };
    Some((gravity, row.done()))
}

/// New dates that no body has approved yet.
fn new_dates(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let proposed = milestones(&plan)
            .filter(|(_, milestone)| milestone.done.is_none() && approval(milestone) == "proposed");
        proposed
            .map(|(action, milestone)| moved_row(&plan, asked.id("period"), action, milestone))
            .collect()
    });
    Shown::Table(Table {
        fields: exception_columns(),
        rows: rows.unwrap_or_default(),
    })
}

/// Every milestone whose date was ever moved.
fn slippage(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let moved = milestones(&plan).filter(|(_, milestone)| !milestone.revisions.is_empty());
        moved
            .map(|(action, milestone)| moved_row(&plan, asked.id("period"), action, milestone))
            .collect()
    });
    Shown::Table(Table {
        fields: exception_columns(),
        rows: rows.unwrap_or_default(),
    })
}

fn milestones<'a, 'p>(
    plan: &'a Plan<'p>,
) -> impl Iterator<Item = (&'a Action<'p>, &'a Milestone<'p>)> {
    plan.actions().flat_map(|(_, action)| {
        action
            .milestones
            .iter()
            .map(move |milestone| (action, milestone))
    })
}

fn moved_row(
    plan: &Plan<'_>,
    period: &str,
    action: &Action<'_>,
    milestone: &Milestone<'_>,
) -> Record {
    let by = match (
        milestone.due(),
        milestone.revision().and_then(|r| r.when("date")),
    ) {
        (Some(old), Some(new)) => slip(&old, &new).unwrap_or_else(|| "no later".to_owned()),
        _ => "no new date given".to_owned(),
    };
    let update = action.update(period);
    let row = Row::at(&milestone.record.place)
        .text("no", number(action.record))
        .copy("action", Some(milestone.record), "text")
        .token("status", action.status(plan, period))
        .copy("owner", Some(action.record), "owner")
        .copy("original", Some(milestone.record), "due")
        .copy("revised", milestone.revision(), "date")
        .token("approval", approval(milestone))
        .text("slip", by)
        .copy("reason", milestone.revision(), "reason");
    match update.and_then(|update| update.entry("next")) {
        Some(_) => row.copy("next", update, "next").done(),
        None => row.text("next", "None given").done(),
    }
}
