//! Key issues of a plan: the table of all, budgets, and a sheet for each.
//! Copies what officers wrote; words only what follows from it.

use super::band::{self, banded};
use super::exceptions::approval;
use super::progress::{counts, join};
use super::row::{Row, columns, number, status};
use super::{Asked, PLAN_AT, Shown, Table, View};
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::Place;
use crate::records::plan::{Action, KeyIssue, Milestone, Plan};
use crate::records::standing::{not_reviewed, stands_still};
use crate::references::Workspace;
use crate::values::date::{Date, day_month, long};
use crate::values::id::slug;
use crate::values::when::When;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "plan-key-issues",
        about: "key issues, the spread of their actions, what is next",
        arguments: PLAN_AT,
        whole: &[],
        make: summary,
    },
    View {
        name: "plan-budgets",
        about: "each budget once: agreed, spent, forecast",
        arguments: &["plan"],
        whole: &[],
        make: budgets,
    },
    View {
        name: "key-issue-sheets",
        about: "each key issue with all that hangs on it",
        arguments: PLAN_AT,
        whole: &[],
        make: sheets,
    },
];

/// The status of a key issue that others carry on.
pub(super) const SUPERSEDED: &str = "superseded";

/// Key issues, the spread of their actions, and what is next.
fn summary(asked: &Asked<'_>) -> Shown {
    let period = asked.id("period");
    let rows = asked.plan().map(|plan| {
        plan.key_issues
            .iter()
            .map(|issue| summary_row(&plan, period, issue))
            .collect()
    });
    let spread = columns(&[
        ("status", "Status", status()),
        ("count", "Actions", Kind::Number(None, None)),
    ]);
    let fields = columns(&[
        ("no", "No", Kind::Text),
        ("text", "Key issue", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
        ("counts", "Its actions", Kind::Rows(spread)),
        ("instead", "Instead of actions", Kind::Text),
        ("next", "Next milestone", Kind::Text),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn summary_row(plan: &Plan<'_>, period: &str, issue: &KeyIssue<'_>) -> Record {
    let place = &issue.record.place;
    let spread = counts(plan, period, issue.actions.iter());
    let spread = spread.iter().filter(|(_, count)| *count > 0);
    let spread = spread.map(|(status, count)| {
        Row::at(place)
            .token("status", status)
            .count("count", *count)
            .done()
    });
    let instead = match carried_by(issue) {
        Some(words) => Some(words),
        None if issue.actions.is_empty() => Some("No actions yet".to_owned()),
        None => None,
    };
    Row::at(place)
        .text("no", issue.record.words("no"))
        .copy("text", Some(issue.record), "short")
        .text("anchor", anchor(issue))
        .rows("counts", spread.collect())
        .text_if("instead", instead)
        .text("next", next(plan, period, issue))
        .done()
}

/// The label of a key issue's sheet: `ki-8`.
fn anchor(issue: &KeyIssue<'_>) -> String {
    slug(issue.record.id("id").unwrap_or_default())
}

/// `Carried by Key issues 6 and 7`, where a key issue is superseded.
pub(super) fn carried_by(issue: &KeyIssue<'_>) -> Option<String> {
    let Some(Value::List(entries)) = issue.record.value("superseded_by") else {
        return None;
    };
    let words: Vec<String> = entries
        .iter()
        .map(|entry| crate::kinds::words::words(&entry.value))
        .collect();
    match words.as_slice() {
        [] => None,
        [only] => Some(format!("Carried by {only}")),
        [first, ..] => {
            let (word, _) = first.rsplit_once(' ')?;
            let numbers: Option<Vec<String>> = words
                .iter()
                .map(|w| w.strip_prefix(word).map(|n| n.trim().to_owned()))
                .collect();
            Some(match numbers {
                Some(numbers) => format!("Carried by {word}s {}", join(&numbers)),
                None => format!("Carried by {}", join(&words)),
            })
        }
    }
}

/// The next milestone of a key issue's open actions: the earliest still to come, else the one that is most overdue.
fn next(plan: &Plan<'_>, period: &str, issue: &KeyIssue<'_>) -> String {
    let open = issue
        .actions
        .iter()
        .filter(|action| action.is_open(plan, period));
    let mut dated: Vec<(bool, When, &Milestone<'_>)> = open
        .flat_map(|action| &action.milestones)
        .filter(|milestone| milestone.done.is_none() && !milestone.lacks_date())
        .filter_map(|milestone| {
            Some((
                milestone.is_passed(plan.as_of),
                milestone.current()?,
                milestone,
            ))
        })
        .collect();
    dated.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    match dated.first() {
        Some((
            false,
            When::Ongoing {
                review: Some(review),
            },
            milestone,
        )) => {
            format!("{}, {review}", milestone.record.words("text"))
        }
        Some((false, when, milestone)) => format!("{}, {when}", milestone.record.words("text")),
        Some((true, when, milestone)) => {
            format!("{}, was due {when}", milestone.record.words("text"))
        }
        None => "None dated".to_owned(),
    }
}

/// Each budget once: agreed, spent, forecast.
fn budgets(asked: &Asked<'_>) -> Shown {
    let row = |budget: &&Record| {
        Row::at(&budget.place)
            .copy("name", Some(budget), "title")
            .copy("budget", Some(budget), "amount")
            .copy("spent", Some(budget), "spent")
            .copy("forecast", Some(budget), "forecast")
            .copy("note", Some(budget), "note")
            .done()
    };
    let rows = asked
        .plan()
        .map(|plan| plan.budgets.iter().map(row).collect());
    let fields = columns(&[
        ("name", "Budget", Kind::Text),
        ("budget", "Agreed", Kind::Money),
        ("spent", "Spent", Kind::Money),
        ("forecast", "Forecast", Kind::Money),
        ("note", "Note", Kind::Text),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

pub(super) fn milestone_columns() -> Vec<Field> {
    columns(&[
        ("text", "Milestone", Kind::Text),
        ("original", "Original date", Kind::When),
        ("revised", "Revised date", Kind::When),
        ("approval", "Approval", Kind::Text),
        ("done", "Done", Kind::Date),
    ])
}

pub(super) fn texts() -> Kind {
    Kind::List(Box::new(Kind::Text))
}

/// Each key issue with all that hangs on it.
fn sheets(asked: &Asked<'_>) -> Shown {
    let period = asked.id("period");
    let rows = asked.plan().map(|plan| {
        plan.key_issues
            .iter()
            .map(|issue| sheet(asked.workspace, &plan, period, issue))
            .collect()
    });
    let actions = columns(&[
        ("no", "No", Kind::Text),
        ("action", "Action", Kind::Text),
        ("text", "What will be done", Kind::Prose),
        ("owner", "Owner", Kind::Text),
        ("status", "Status", status()),
        ("milestones", "Milestones", Kind::Rows(milestone_columns())),
        ("update", "This update", Kind::Prose),
        ("last", "Last update", Kind::Prose),
        ("next", "Next step", Kind::Text),
        ("still", "Movement", Kind::Text),
    ]);
    let fields = columns(&[
        ("no", "No", Kind::Text),
        ("text", "Key issue", Kind::Prose),
        ("anchor", "Anchor", Kind::Text),
        ("sponsor", "Answers for it", Kind::Text),
        ("superseded", "Superseded", Kind::Text),
        ("actions", "Actions", Kind::Rows(actions)),
        ("risks", "Risks", Kind::Rows(band::risk_columns())),
        ("unreviewed", "Reviews of risks", Kind::Text),
        ("monitoring", "Who watches it", texts()),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn sheet(workspace: &Workspace, plan: &Plan<'_>, period: &str, issue: &KeyIssue<'_>) -> Record {
    let actions = issue
        .actions
        .iter()
        .map(|action| sheet_action(plan, period, action));
    let risks = open_risks(issue).map(|risk| {
        let row = Row::at(&risk.place)
            .copy("risk", Some(risk), "text")
            .copy("likelihood", Some(risk), "likelihood")
            .copy("impact", Some(risk), "impact")
            .copy("mitigation", Some(risk), "mitigation")
            .copy("owner", Some(risk), "owner");
        banded(row, risk).done()
    });
    Row::at(&issue.record.place)
        .text("no", issue.record.words("no"))
        .copy("text", Some(issue.record), "text")
        .text("anchor", anchor(issue))
        .copy("sponsor", Some(issue.record), "sponsor")
        .text_if(
            "superseded",
            carried_by(issue).map(|words| format!("{words}.")),
        )
        .rows("actions", actions.collect())
        .rows("risks", risks.collect())
        .text_if("unreviewed", unreviewed(plan, issue))
        .texts("monitoring", watched(workspace, issue))
        .done()
}

fn sheet_action(plan: &Plan<'_>, period: &str, action: &Action<'_>) -> Record {
    let milestones = action.milestones.iter().map(|milestone| {
        let row = milestone_row(milestone);
        match milestone.lacks_date() {
            true => row.text("done", "Not yet; no new date given").done(),
            false => row.done(),
        }
    });
    Row::at(&action.record.place)
        .text("no", number(action.record))
        .copy("action", Some(action.record), "short")
        .copy("text", Some(action.record), "text")
        .copy("owner", Some(action.record), "owner")
        .token("status", action.status(plan, period))
        .rows("milestones", milestones.collect())
        .copy("update", action.update(period), "text")
        .copy("last", action.update_before(plan, period), "text")
        .copy("next", action.update(period), "next")
        .text_if("still", unmoved(plan, action))
        .done()
}

/// `Nothing has moved since 19 July 2004.`
fn unmoved(plan: &Plan<'_>, action: &Action<'_>) -> Option<String> {
    let since = stands_still(plan, action)?.since.date("date")?;
    Some(format!("Nothing has moved since {}.", long(since)))
}

/// `2 of 3 risks have not been reviewed since 19 July 2004.`
fn unreviewed(plan: &Plan<'_>, issue: &KeyIssue<'_>) -> Option<String> {
    let since = open_risks(issue).filter_map(|risk| not_reviewed(plan, risk));
    let days: Vec<Date> = since.filter_map(|period| period.date("date")).collect();
    let day = long(*days.first()?);
    Some(match (days.len(), open_risks(issue).count()) {
        (1, 1) => format!("The risk has not been reviewed since {day}."),
        (some, all) if some == all => {
            format!("None of the {all} risks has been reviewed since {day}.")
        }
        (1, all) => format!("1 of {all} risks has not been reviewed since {day}."),
        (some, all) => format!("{some} of {all} risks have not been reviewed since {day}."),
    })
}

/// A milestone with its dates; what was done after the plan's day is still to be done.
pub(super) fn milestone_row(milestone: &Milestone<'_>) -> Row {
    let row = Row::at(&milestone.record.place)
        .copy("text", Some(milestone.record), "text")
        .copy("original", Some(milestone.record), "due")
        .copy("revised", milestone.revision(), "date")
        .token("approval", approval(milestone));
    match milestone.done {
        Some(_) => row.copy("done", Some(milestone.record), "done"),
        None => row,
    }
}

/// The risks that are not closed.
pub(super) fn open_risks<'a>(issue: &KeyIssue<'a>) -> impl Iterator<Item = &'a Record> {
    issue
        .risks
        .iter()
        .copied()
        .filter(|risk| risk.choice("status") != Some("closed"))
}

/// Days in order, the year told once where it stays: `29 July and 9 September 2004`.
fn days_in_words(mut days: Vec<Date>) -> String {
    days.sort_unstable();
    let after = days
        .iter()
        .skip(1)
        .map(|day| Some(day.year()))
        .chain([None]);
    let words = days.iter().zip(after).map(|(day, next)| {
        if next == Some(day.year()) {
            day_month(*day)
        } else {
            long(*day)
        }
    });
    join(&words.collect::<Vec<_>>())
}

/// Words as they go on within a sentence: `Every month` is `every month`, `CMT` stays.
fn going_on(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first
            .to_lowercase()
            .chain([second])
            .chain(letters)
            .collect(),
        _ => words.to_owned(),
    }
}

/// Who watches a key issue: `Infrastructure Overview and Scrutiny Committee: 29 July and 9 September 2004`.
pub(super) fn watched(
    workspace: &Workspace,
    issue: &KeyIssue<'_>,
) -> impl Iterator<Item = (Place, String)> {
    issue.monitoring.iter().map(|record| {
        let ids = record.ids("meetings");
        let meetings = ids
            .iter()
            .filter_map(|id| workspace.records.get("meetings", id));
        let days = meetings
            .filter_map(|meeting| meeting.date("date"))
            .collect();
        let mut when = vec![days_in_words(days), going_on(&record.words("every"))];
        when.retain(|part| !part.is_empty());
        let body = record.words("body");
        let words = if when.is_empty() {
            body
        } else {
            format!("{body}: {}", when.join("; "))
        };
        (record.place.clone(), words)
    })
}
