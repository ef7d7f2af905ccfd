//! An improvement plan as it stood on a day: key issues, their actions, milestones, updates and budgets.
//! Computes states; never words them for print.

use std::collections::BTreeMap;

use super::Records;
use crate::kinds::Record;
use crate::values::date::Date;
use crate::values::id::{plain, same};
use crate::values::when::When;

/// The status of an action that sent nothing for the period: derived, never typed.
pub const NOT_REPORTED: &str = "not-reported";

/// Statuses after which an action is no longer reported on.
const ENDED: &[&str] = &["complete", "closed", "superseded"];

/// A plan with everything that was known on a day.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// The plan's own record.
    pub record: &'a Record,
    /// The day.
    pub as_of: Date,
    /// Its key issues, in the order of their numbers.
    pub key_issues: Vec<KeyIssue<'a>>,
    /// Its reporting periods up to the day, oldest first.
    pub periods: Vec<&'a Record>,
    /// Its budgets.
    pub budgets: Vec<&'a Record>,
}

/// A key issue and what hangs on it.
#[derive(Debug, Clone)]
pub struct KeyIssue<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its actions.
    pub actions: Vec<Action<'a>>,
    /// Its risks.
    pub risks: Vec<&'a Record>,
    /// Who watches it, and when.
    pub monitoring: Vec<&'a Record>,
}

/// An action and what hangs on it.
#[derive(Debug, Clone)]
pub struct Action<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its milestones.
    pub milestones: Vec<Milestone<'a>>,
    /// Its updates up to the day, oldest first.
    pub updates: Vec<&'a Record>,
    /// What it needs.
    pub resources: Vec<&'a Record>,
}

/// A milestone and the dates it has had.
#[derive(Debug, Clone)]
pub struct Milestone<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its revisions up to the day, oldest first.
    pub revisions: Vec<&'a Record>,
    /// The day it was done, if that is past.
    pub done: Option<Date>,
}

/// The plan with an id, as it stood on a day. Entries dated later are invisible.
#[must_use]
pub fn plan<'a>(records: &'a Records, id: &str, as_of: Date) -> Option<Plan<'a>> {
    Rows::of(records).plan(records, id, as_of)
}

/// Every plan, as it stood on a day.
#[must_use]
pub fn plans(records: &Records, as_of: Date) -> Vec<Plan<'_>> {
    let rows = Rows::of(records);
    let ids = records.ids("plans");
    ids.filter_map(|id| rows.plan(records, id, as_of)).collect()
}

/// The registers of plans, each with the field that names what a record belongs to.
const OWNED: [(&str, &str); 10] = [
    ("periods", "plan"),
    ("budgets", "plan"),
    ("key_issues", "plan"),
    ("actions", "key_issue"),
    ("risks", "key_issue"),
    ("monitoring", "key_issue"),
    ("milestones", "action"),
    ("updates", "action"),
    ("resources", "action"),
    ("revisions", "milestone"),
];

/// The records of plans by what they belong to, found once: looking through whole registers for each would take long.
struct Rows<'a> {
    owned: BTreeMap<(&'static str, String), Vec<&'a Record>>,
}

impl<'a> Rows<'a> {
    fn of(records: &'a Records) -> Self {
        let mut owned: BTreeMap<_, Vec<&Record>> = BTreeMap::new();
        for (register, field) in OWNED {
            for record in records.all(register) {
                if let Some(owner) = record.id(field) {
                    owned
                        .entry((register, plain(owner)))
                        .or_default()
                        .push(record);
                }
            }
        }
        Self { owned }
    }

    /// The records of a register that belong to what has an id, in their order.
    fn owned_by(&self, register: &'static str, id: &str) -> Vec<&'a Record> {
        let found = self.owned.get(&(register, plain(id)));
        found.cloned().unwrap_or_default()
    }

    fn plan(&self, records: &'a Records, id: &str, as_of: Date) -> Option<Plan<'a>> {
        let record = records.get("plans", id)?;
        let mut periods = self.owned_by("periods", id);
        periods.retain(|period| period.date("date").is_some_and(|date| date <= as_of));
        periods.sort_by_key(|period| period.date("date"));
        let key_issues = self.owned_by("key_issues", id).into_iter();
        let mut key_issues: Vec<KeyIssue<'a>> = key_issues
            .map(|record| self.key_issue(record, &periods, as_of))
            .collect();
        key_issues.sort_by_key(KeyIssue::number);
        Some(Plan {
            record,
            as_of,
            key_issues,
            periods,
            budgets: self.owned_by("budgets", id),
        })
    }

    fn key_issue(&self, record: &'a Record, periods: &[&Record], as_of: Date) -> KeyIssue<'a> {
        let id = record.id("id").unwrap_or_default();
        let actions = self.owned_by("actions", id).into_iter();
        KeyIssue {
            record,
            actions: actions
                .map(|record| self.action(record, periods, as_of))
                .collect(),
            risks: self.owned_by("risks", id),
            monitoring: self.owned_by("monitoring", id),
        }
    }

    fn action(&self, record: &'a Record, periods: &[&Record], as_of: Date) -> Action<'a> {
        let id = record.id("id").unwrap_or_default();
        let position = |update: &Record| {
            let named = update.id("period")?;
            periods
                .iter()
                .position(|period| period.id("id").is_some_and(|id| same(id, named)))
        };
        let mut updates = self.owned_by("updates", id);
        updates.retain(|update| position(update).is_some());
        updates.sort_by_key(|update| position(update));
        let milestones = self.owned_by("milestones", id).into_iter();
        Action {
            record,
            milestones: milestones
                .map(|record| self.milestone(record, as_of))
                .collect(),
            updates,
            resources: self.owned_by("resources", id),
        }
    }

    fn milestone(&self, record: &'a Record, as_of: Date) -> Milestone<'a> {
        let mut revisions = self.owned_by("revisions", record.id("id").unwrap_or_default());
        revisions.retain(|revision| revision.date("on").is_some_and(|on| on <= as_of));
        revisions.sort_by_key(|revision| revision.date("on"));
        Milestone {
            record,
            revisions,
            done: record.date("done").filter(|done| *done <= as_of),
        }
    }
}

impl<'a> Plan<'a> {
    /// Every action, in order.
    pub fn actions(&self) -> impl Iterator<Item = (&KeyIssue<'a>, &Action<'a>)> {
        self.key_issues
            .iter()
            .flat_map(|issue| issue.actions.iter().map(move |action| (issue, action)))
    }

    /// The last period on or before a day.
    #[must_use]
    pub fn period_at(&self, day: Date) -> Option<&'a Record> {
        self.periods
            .iter()
            .rev()
            .find(|p| p.date("date").is_some_and(|date| date <= day))
            .copied()
    }

    /// The position of a period among the plan's periods.
    #[must_use]
    pub fn position(&self, period: &str) -> Option<usize> {
        self.periods
            .iter()
            .position(|p| p.id("id").is_some_and(|id| same(id, period)))
    }
}

impl KeyIssue<'_> {
    /// Its number; zero where none is filled in.
    #[must_use]
    pub fn number(&self) -> i64 {
        use rust_decimal::prelude::ToPrimitive;
        match self.record.value("no") {
            Some(crate::kinds::Value::Number(number)) => number.0.to_i64().unwrap_or_default(),
            _ => 0,
        }
    }
}

impl<'a> Action<'a> {
    /// The update for a period.
    #[must_use]
    pub fn update(&self, period: &str) -> Option<&'a Record> {
        self.updates
            .iter()
            .find(|u| u.id("period").is_some_and(|id| same(id, period)))
            .copied()
    }

    /// The last update before a period.
    #[must_use]
    pub fn update_before(&self, plan: &Plan<'_>, period: &str) -> Option<&'a Record> {
        let limit = plan.position(period)?;
        let before = |u: &&&Record| {
            u.id("period")
                .and_then(|p| plan.position(p))
                .is_some_and(|at| at < limit)
        };
        self.updates.iter().rev().find(before).copied()
    }

    /// The status at a period: as validated, else as declared; an ended action stays ended; where nothing was sent,
    /// it is not reported.
    #[must_use]
    pub fn status(&self, plan: &Plan<'_>, period: &str) -> &'a str {
        if let Some(update) = self.update(period) {
            return status_of(update);
        }
        match self.update_before(plan, period).map(status_of) {
            Some(status) if ENDED.contains(&status) => status,
            Some(_) | None => NOT_REPORTED,
        }
    }

    /// Whether the action is still to be reported on at a period.
    #[must_use]
    pub fn is_open(&self, plan: &Plan<'_>, period: &str) -> bool {
        !ENDED.contains(&self.status(plan, period))
    }

    /// Whether its last update says that it is no longer needed, or is carried on elsewhere: nothing of it is due.
    #[must_use]
    pub fn is_given_up(&self) -> bool {
        let status = self.updates.last().map(|update| status_of(update));
        matches!(status, Some("closed" | "superseded"))
    }

    /// The next milestone not done: the earliest by its date as it stands.
    #[must_use]
    pub fn next_milestone(&self) -> Option<&Milestone<'a>> {
        self.milestones
            .iter()
            .filter(|m| m.done.is_none())
            .min_by_key(|m| m.current())
    }
}

/// The status an update gives: as validated, else as declared.
#[must_use]
pub fn status_of(update: &Record) -> &str {
    update
        .choice("validated")
        .or_else(|| update.choice("status"))
        .unwrap_or(NOT_REPORTED)
}

impl<'a> Milestone<'a> {
    /// The date it was first due.
    #[must_use]
    pub fn due(&self) -> Option<When> {
        self.record.when("due")
    }

    /// The last revision.
    #[must_use]
    pub fn revision(&self) -> Option<&'a Record> {
        self.revisions.last().copied()
    }

    /// The date as it stands: the last new date given, else the first.
    #[must_use]
    pub fn current(&self) -> Option<When> {
        self.revisions
            .iter()
            .rev()
            .find_map(|r| r.when("date"))
            .or_else(|| self.due())
    }

    /// Whether its last revision gave no new date.
    #[must_use]
    pub fn lacks_date(&self) -> bool {
        self.done.is_none()
            && self
                .revision()
                .is_some_and(|revision| revision.when("date").is_none())
    }

    /// Whether its date as it stands is past and it is not done.
    #[must_use]
    pub fn is_passed(&self, as_of: Date) -> bool {
        let latest = self.current().and_then(|when| when.latest());
        self.done.is_none() && latest.is_some_and(|latest| latest < as_of)
    }
}
