//! Progress of a plan: counts by status, two sentences, and what changed since a body last met.

use super::row::{Row, columns, number, status};
use super::slip::slip;
use super::{Asked, PLAN_AT, PLAN_SINCE, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Kind, Record};
use crate::place::Place;
use crate::records::plan::{Action, NOT_REPORTED, Plan};
use crate::references::Workspace;
use crate::values::date::{Date, day_month, long};
use crate::values::id::plain;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "status-counts",
        about: "how many actions have each status",
        arguments: PLAN_AT,
        whole: &[],
        make: status_counts,
    },
    View {
        name: "plan-headline",
        about: "the plan's state in two sentences, and what it is compared with",
        arguments: PLAN_SINCE,
        whole: &[],
        make: headline,
    },
    View {
        name: "plan-changes",
        about: "what changed since the body last met",
        arguments: PLAN_SINCE,
        whole: &[],
        make: changes,
    },
];

/// Statuses in the order they are counted.
pub(super) const ORDER: &[&str] = &[
    "complete",
    "on-track",
    "at-risk",
    "off-track",
    "not-started",
    NOT_REPORTED,
    "on-hold",
    "closed",
    "superseded",
];

/// How many statuses are counted even when none has them.
const ALWAYS: usize = 6;

/// How many of some actions have each status.
pub(super) fn counts<'a>(
    plan: &Plan<'_>,
    period: &str,
    actions: impl Iterator<Item = &'a Action<'a>>,
) -> Vec<(&'static str, usize)> {
    let statuses: Vec<&str> = actions.map(|action| action.status(plan, period)).collect();
    ORDER
        .iter()
        .map(|status| (*status, statuses.iter().filter(|s| *s == status).count()))
        .collect()
}

/// Rows of status and count.
pub(super) fn count_rows(counts: &[(&str, usize)], place: &Place, all: bool) -> Vec<Record> {
    let shown = counts
        .iter()
        .enumerate()
        .filter(|(at, (_, count))| *count > 0 || (all && *at < ALWAYS));
    shown
        .map(|(_, (status, count))| {
            Row::at(place)
                .token("status", status)
                .count("count", *count)
                .done()
        })
        .collect()
}

/// How many actions have each status.
fn status_counts(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let counts = counts(
            &plan,
            asked.id("period"),
            plan.actions().map(|(_, action)| action),
        );
        count_rows(&counts, &plan.record.place, true)
    });
    let fields = columns(&[
        ("status", "Status", status()),
        ("count", "Actions", Kind::Number(None, None)),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

/// The state of the plan in two sentences, and the number of actions.
fn headline(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let period = asked.id("period");
        let total = plan.actions().count();
        let counts = counts(&plan, period, plan.actions().map(|(_, action)| action));
        let day = period_day(&plan, period).map(long).unwrap_or_default();
        let row = Row::at(&plan.record.place)
            .text("spread", spread_sentence(total, &counts))
            .text("silence", silence_sentence(&plan, period, &day))
            .text("day", day)
            .count("total", total);
        let seen = baseline(asked, &plan).and_then(|period| period.date("date"));
        let met = last_met(asked.workspace, asked.id("meeting"));
        let row = row
            .text_if("before", seen.map(day_month))
            .text_if("met", seen.and(met).map(day_month))
            .text_if("now", period_day(&plan, period).map(day_month));
        vec![row.done()]
    });
    let fields = columns(&[
        ("spread", "Spread", Kind::Text),
        ("silence", "Not heard from", Kind::Text),
        ("day", "Day", Kind::Text),
        ("now", "Now", Kind::Text),
        ("before", "Seen then", Kind::Text),
        ("met", "Last met", Kind::Text),
        ("total", "Actions", Kind::Number(None, None)),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn period_day(plan: &Plan<'_>, period: &str) -> Option<Date> {
    plan.position(period)
        .and_then(|at| plan.periods.get(at))
        .and_then(|p| p.date("date"))
}

/// `Of 28 actions, 9 are complete, 11 on track, 5 at risk and 3 off track.`
fn spread_sentence(total: usize, counts: &[(&str, usize)]) -> String {
    let present = counts
        .iter()
        .filter(|(status, count)| *count > 0 && *status != NOT_REPORTED);
    let parts: Vec<String> = present
        .map(|(status, count)| format!("{count} {}", status.replace('-', " ")))
        .collect();
    let listed = join(&parts);
    let listed = match listed.split_once(' ') {
        Some((first, rest)) => {
            format!("{first} {} {rest}", if first == "1" { "is" } else { "are" })
        }
        None => "none has a status".to_owned(),
    };
    format!("Of {}, {listed}.", counted(total, "action"))
}

/// `No update was received by 25 August 2004 for 2 actions, 5.4 and 6.2.`
fn silence_sentence(plan: &Plan<'_>, period: &str, day: &str) -> String {
    let silent: Vec<String> = plan
        .actions()
        .filter(|(_, action)| action.status(plan, period) == NOT_REPORTED)
        .map(|(_, action)| number(action.record))
        .collect();
    match silent.len() {
        0 => "An update was received for every action.".to_owned(),
        1 => format!(
            "No update was received by {day} for action {}.",
            join(&silent)
        ),
        many => format!(
            "No update was received by {day} for {many} actions: {}.",
            join(&silent)
        ),
    }
}

/// `a, b and c`
pub(super) fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The day the body met last before a meeting.
pub(super) fn last_met(workspace: &Workspace, meeting: &str) -> Option<Date> {
    let meeting = workspace.records.get("meetings", meeting)?;
    let (body, day) = (plain(meeting.id("body")?), meeting.date("date")?);
    let same = |m: &&Record| m.id("body").is_some_and(|b| plain(b) == body);
    let earlier = workspace
        .records
        .all("meetings")
        .iter()
        .filter(same)
        .filter_map(|m| m.date("date"));
    earlier.filter(|date| *date < day).max()
}

/// The period the body saw when it last met, if it saw one.
pub(super) fn baseline<'a>(asked: &Asked<'_>, plan: &Plan<'a>) -> Option<&'a Record> {
    let period = asked.id("period");
    let before = plan.period_at(last_met(asked.workspace, asked.id("meeting"))?)?;
    let earlier = plan.position(before.id("id").unwrap_or_default())? < plan.position(period)?;
    earlier.then_some(before)
}

/// The groups of change, in the order they are told.
const GROUPS: &[&str] = &[
    "improved",
    "worsened",
    "slipped",
    "dropped",
    "nothing-heard",
];

/// What changed since the body last met, by group.
fn changes(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("change", "Change", Kind::Text),
        (
            "rows",
            "Actions",
            Kind::Rows(columns(&[
                ("no", "No", Kind::Text),
                ("action", "Action", Kind::Text),
                ("from", "Then", status()),
                ("to", "Now", status()),
                ("note", "What happened", Kind::Prose),
            ])),
        ),
    ]);
    let rows = asked
        .plan()
        .map(|plan| change_groups(asked, &plan))
        .unwrap_or_default();
    Shown::Table(Table { fields, rows })
}

fn change_groups(asked: &Asked<'_>, plan: &Plan<'_>) -> Vec<Record> {
    let Some(before) = baseline(asked, plan) else {
        return Vec::new();
    };
    let then = before.id("id").unwrap_or_default();
    let now = asked.id("period");
    let mut groups: Vec<Vec<Record>> = vec![Vec::new(); GROUPS.len()];
    for (_, action) in plan.actions() {
        let (from, to) = (action.status(plan, then), action.status(plan, now));
        let moved = slipped_since(action, before.date("date"));
        let Some(group) = group_of(from, to, moved.is_some()) else {
            continue;
        };
        let row = Row::at(&action.record.place)
            .text("no", number(action.record))
            .copy("action", Some(action.record), "short")
            .token("from", from)
            .token("to", to);
        let row = match (group, moved) {
            ("nothing-heard", _) => row.text("note", last_heard(action, plan, now)),
            ("slipped", Some(moved)) => row.text("note", moved),
            _ => row.copy("note", action.update(now), "text"),
        };
        if let Some(at) = GROUPS.iter().position(|known| *known == group) {
            groups[at].push(row.done());
        }
    }
    let told = GROUPS
        .iter()
        .zip(groups)
        .filter(|(_, rows)| !rows.is_empty());
    told.map(|(group, rows)| {
        Row::at(&plan.record.place)
            .token("change", group)
            .rows("rows", rows)
            .done()
    })
    .collect()
}

/// How well an action stands; the more, the better.
fn rank(status: &str) -> Option<u8> {
    match status {
        "complete" => Some(5),
        "on-track" => Some(4),
        "not-started" => Some(3),
        "at-risk" => Some(2),
        "off-track" | "on-hold" => Some(1),
        _ => None,
    }
}

fn group_of(from: &str, to: &str, slipped: bool) -> Option<&'static str> {
    let ended = |status: &str| matches!(status, "closed" | "superseded");
    if to == NOT_REPORTED {
        return Some("nothing-heard");
    }
    if ended(to) {
        return (!ended(from)).then_some("dropped");
    }
    if slipped {
        return Some("slipped");
    }
    match (rank(from), rank(to)) {
        (Some(before), Some(after)) if after > before => Some("improved"),
        (Some(before), Some(after)) if after < before => Some("worsened"),
        _ => None,
    }
}

/// What was last heard of an action before a period: its status and day.
fn last_heard(action: &Action<'_>, plan: &Plan<'_>, period: &str) -> String {
    let last = action.update_before(plan, period);
    let last = last
        .and_then(|u| u.id("period"))
        .and_then(|id| plan.position(id))
        .and_then(|at| plan.periods.get(at));
    match last.and_then(|period| period.date("date")) {
        Some(day) => format!("Last heard on {}", long(day)),
        None => "Nothing has been heard yet".to_owned(),
    }
}

/// How a milestone's date moved after a day, if one did.
fn slipped_since(action: &Action<'_>, day: Option<Date>) -> Option<String> {
    let day = day?;
    action.milestones.iter().find_map(|milestone| {
        let last = milestone
            .revision()
            .filter(|r| r.date("on").is_some_and(|on| on > day))?;
        let before = milestone
            .revisions
            .iter()
            .rev()
            .skip(1)
            .find_map(|r| r.when("date"))
            .or_else(|| milestone.due())?;
        match last.when("date") {
            None => Some("No new date given".to_owned()),
            Some(new) => slip(&before, &new).map(|by| format!("{by} later")),
        }
    })
}
