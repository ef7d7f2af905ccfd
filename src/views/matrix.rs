//! The full matrix of a plan: every action, one a row, by key issue.
//! Copies what officers wrote; words only what follows from it.

use super::issues::{
    SUPERSEDED, carried_by, milestone_columns, milestone_row, open_risks, texts, watched,
};
use super::row::{Row, columns, number, status};
use super::{Asked, PLAN_AT, Shown, Table, View};
use crate::kinds::{Kind, Record};
use crate::records::plan::{Action, KeyIssue, Plan};
use crate::references::Workspace;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "plan-matrix",
    about: "every action, one a row, by key issue",
    arguments: PLAN_AT,
    whole: &[],
    make: matrix,
}];

/// Every action, one a row, by key issue.
fn matrix(asked: &Asked<'_>) -> Shown {
    let period = asked.id("period");
    let rows = asked.plan().map(|plan| {
        let groups = plan
            .key_issues
            .iter()
            .map(|issue| matrix_group(asked.workspace, &plan, period, issue));
        groups
            .filter(|group| !group.rows("rows").is_empty())
            .collect()
    });
    let own = columns(&[
        ("no", "No", Kind::Text),
        ("action", "Action", Kind::Prose),
        ("owner", "Owner", Kind::Text),
        ("milestones", "Milestones", Kind::Rows(milestone_columns())),
        ("resources", "Resources", texts()),
        ("risks", "Risks", texts()),
        ("monitoring", "Monitoring", texts()),
        ("update", "Update", Kind::Prose),
        ("status", "Status", status()),
    ]);
    let fields = columns(&[
        ("no", "No", Kind::Text),
        ("text", "Key issue", Kind::Prose),
        ("rows", "Actions", Kind::Rows(own)),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn matrix_group(
    workspace: &Workspace,
    plan: &Plan<'_>,
    period: &str,
    issue: &KeyIssue<'_>,
) -> Record {
    let mut rows: Vec<Record> = Vec::new();
    for action in &issue.actions {
        let first = issue
            .actions
            .first()
            .filter(|_| !rows.is_empty())
            .map(|first| number(first.record));
        rows.push(matrix_row(
            workspace,
            plan,
            period,
            (issue, action),
            first.as_deref(),
        ));
    }
    if let Some(words) = carried_by(issue).filter(|_| rows.is_empty()) {
        let row = Row::at(&issue.record.place)
            .text("no", "")
            .text("action", words)
            .copy("owner", Some(issue.record), "sponsor")
            .token("status", SUPERSEDED)
            .text("update", "No update is due.");
        rows.push(row.done());
    }
    Row::at(&issue.record.place)
        .text("no", issue.record.words("no"))
        .copy("text", Some(issue.record), "text")
        .rows("rows", rows)
        .done()
}

/// A row of the matrix. Risks and monitoring belong to the key issue: told beside its first action, and named there
/// for the others.
fn matrix_row(
    workspace: &Workspace,
    plan: &Plan<'_>,
    period: &str,
    (issue, action): (&KeyIssue<'_>, &Action<'_>),
    first: Option<&str>,
) -> Record {
    let milestones = action.milestones.iter().map(|milestone| {
        let row = milestone_row(milestone);
        match milestone.due().filter(|_| milestone.lacks_date()) {
            Some(due) => row
                .text("original", format!("{due}, no new date given"))
                .done(),
            None => row.done(),
        }
    });
    let row = Row::at(&action.record.place)
        .text("no", number(action.record))
        .copy("action", Some(action.record), "text")
        .copy("owner", Some(action.record), "owner")
        .rows("milestones", milestones.collect())
        .list(
            "resources",
            action.resources.iter().map(|resource| (*resource, "text")),
        )
        .copy("update", action.update(period), "text")
        .token("status", action.status(plan, period));
    let above = |any: bool| {
        first
            .filter(|_| any)
            .map(|no| (action.record.place.clone(), format!("As for action {no}")))
    };
    let row = match first {
        None => row.list("risks", open_risks(issue).map(|risk| (risk, "text"))),
        Some(_) => row.texts(
            "risks",
            above(open_risks(issue).next().is_some()).into_iter(),
        ),
    };
    match first {
        None => row.texts("monitoring", watched(workspace, issue)).done(),
        Some(_) => row
            .texts(
                "monitoring",
                above(!issue.monitoring.is_empty()).into_iter(),
            )
            .done(),
    }
}
