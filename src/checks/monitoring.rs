//! Whoever watches a key issue has to do so at some time: without one, nobody notices that nobody looks.
//!
//! Example: a row of `monitoring` that names a body, and neither `meetings` nor `every`; or `every: near the milestones`.
//!
//! Remedy: name the meetings, or say how often under `every`, such as `every month` or `at each meeting`.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::running::{is_month, words};

/// Monitoring without a time.
pub static MONITORING_WITHOUT_DATE: Code = Code {
    name: "monitoring-without-date",
    severity: Severity::Warning,
    title: "monitoring that says neither when nor how often",
    page: include_str!("monitoring.rs"),
};

/// Words that say how often, or at what.
const OFTEN: [&str; 29] = [
    "annual",
    "annually",
    "annum",
    "biannually",
    "bimonthly",
    "cycle",
    "daily",
    "day",
    "days",
    "each",
    "every",
    "fortnight",
    "fortnightly",
    "meeting",
    "meetings",
    "month",
    "monthly",
    "months",
    "once",
    "period",
    "quarter",
    "quarterly",
    "times",
    "twice",
    "week",
    "weekly",
    "weeks",
    "year",
    "yearly",
];

pub(super) static CHECK: Check = Check::of(&MONITORING_WITHOUT_DATE, run);

/// Looks at every row of the register of monitoring; that a row needs a body is told of where it is read.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let rows = workspace.records.all("monitoring").iter();
    findings.extend(rows.filter_map(without_time));
}

fn without_time(row: &Record) -> Option<Finding> {
    let said = |field: &str| !row.words(field).trim().is_empty();
    let every = row.words("every");
    if said("meetings") || !said("body") || says_how_often(&every) {
        return None;
    }
    let (field, what) = if said("every") {
        let quoted = every.trim().replace('`', "'");
        (
            "every",
            format!("says `{quoted}`, which is neither a date nor how often"),
        )
    } else {
        ("body", "says neither when nor how often".to_owned())
    };
    let message = format!(
        "the monitoring of `{}` by `{}` {what}",
        row.id("key_issue").unwrap_or("?"),
        row.words("body")
    );
    let place = row.place_of(field).clone();
    Some(
        Finding::new(&MONITORING_WITHOUT_DATE, place, message)
            .help("name the `meetings`, or say how often under `every`, such as `every month`"),
    )
}

/// Whether words name a time: how often, at what meeting, or in which month.
fn says_how_often(every: &str) -> bool {
    words(every)
        .iter()
        .any(|word| is_month(word.text) || OFTEN.contains(&word.text.to_lowercase().as_str()))
}
