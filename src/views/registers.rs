//! Registers of a plan as sheets: each register's own fields, so that a workbook can be read back, and what is
//! derived beside them. The dashboard counts with formulas, and carries our results.

use super::band;
use super::exceptions::approval;
use super::progress::{count_rows, counts};
use super::row::{Row, columns, status};
use super::{Asked, PLAN_AT, Shown, Table, View};
use crate::kinds::{Field, Kind, Record, Word, words};
use crate::records::plan::{Action, Milestone, Plan};
use crate::records::register;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "plan-dashboard",
        about: "counts by status, as formulas over the register of actions",
        arguments: PLAN_AT,
        whole: &[],
        make: dashboard,
    },
    View {
        name: "register-of-key-issues",
        about: "the plan's key issues, as kept",
        arguments: PLAN_AT,
        whole: &[],
        make: key_issues,
    },
    View {
        name: "register-of-actions",
        about: "the plan's actions with their status",
        arguments: PLAN_AT,
        whole: &[],
        make: actions,
    },
    View {
        name: "register-of-milestones",
        about: "the plan's milestones with their dates",
        arguments: PLAN_AT,
        whole: &[],
        make: milestones,
    },
    View {
        name: "register-of-revisions",
        about: "every new date of the plan's milestones, as kept",
        arguments: PLAN_AT,
        whole: &[],
        make: revisions,
    },
    View {
        name: "register-of-updates",
        about: "one row an action for the period, the last update beside it",
        arguments: PLAN_AT,
        whole: &[],
        make: updates,
    },
    View {
        name: "register-of-risks",
        about: "the plan's risks with their scores",
        arguments: PLAN_AT,
        whole: &[],
        make: risks,
    },
    View {
        name: "register-of-resources",
        about: "what each action needs",
        arguments: PLAN_AT,
        whole: &[],
        make: resources,
    },
    View {
        name: "register-of-budgets",
        about: "the plan's budgets, as kept",
        arguments: PLAN_AT,
        whole: &[],
        make: budgets,
    },
    View {
        name: "register-of-monitoring",
        about: "who watches each key issue",
        arguments: PLAN_AT,
        whole: &[],
        make: monitoring,
    },
];

/// The sheet the dashboard counts over, and the header of its column of statuses.
const COUNTED: (&str, &str) = ("actions", "Status");

/// What each status means, once for every dashboard.
const MEANINGS: &[(&str, &str)] = &[
    ("complete", "Done, with evidence"),
    ("on-track", "On target for its date"),
    ("at-risk", "Up to one month late, or likely to be late"),
    (
        "off-track",
        "More than one month late, or late with no new date",
    ),
    ("not-started", "Its start is still to come"),
    ("not-reported", "No update was received"),
    ("on-hold", "Stopped for now by decision"),
    ("closed", "No longer needed"),
    ("superseded", "Carried on under another action"),
];

/// The formula that counts the rows of the sheet `actions` with a status: `=COUNTIFS(tbl_actions[Status],"on-track")`.
/// A workbook's tables are named `tbl_` and the name of their sheet.
fn count_formula(status: &str) -> String {
    format!("=COUNTIFS(tbl_{}[{}],\"{status}\")", COUNTED.0, COUNTED.1)
}

/// The formula that counts all rows of the sheet `actions`; blank ones at its foot have no status.
fn total_formula() -> String {
    format!("=COUNTA(tbl_{}[{}])", COUNTED.0, COUNTED.1)
}

/// Counts by status, as formulas with their results.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let rows = asked.plan().map(|plan| {
        let place = &plan.record.place;
        let counts = counts(
            &plan,
            asked.id("period"),
            plan.actions().map(|(_, action)| action),
        );
        let mut rows: Vec<Record> = count_rows(&counts, place, true)
            .iter()
            .map(dashboard_row)
            .collect();
        let total = Row::at(place)
            .text("label", "All actions")
            .text("formula", total_formula())
            .count("result", plan.actions().count());
        rows.push(yes_no(total, "total", true));
        rows
    });
    let fields = columns(&[
        ("label", "Status", status()),
        ("formula", "Formula", Kind::Text),
        ("result", "Actions", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
        ("total", "Total", Kind::YesNo),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

fn dashboard_row(counted: &Record) -> Record {
    let status = counted.choice("status").unwrap_or_default();
    let meaning = MEANINGS
        .iter()
        .find(|(known, _)| *known == status)
        .map(|(_, words)| (*words).to_owned());
    let row = Row::at(&counted.place)
        .text("label", Word::from_token(status).word)
        .text("formula", count_formula(status))
        .copy("result", Some(counted), "count")
        .text_if("note", meaning);
    yes_no(row, "total", false)
}

fn yes_no(row: Row, name: &str, yes: bool) -> Record {
    let mut record = row.done();
    let entry = crate::kinds::Entry::new(crate::kinds::Value::YesNo(yes), record.place.clone());
    record.fields.insert(name.to_owned(), entry);
    record
}

/// The fields of a register.
fn own(name: &str) -> &'static [Field] {
    register(name).map_or(&[], |register| &register.fields)
}

/// Records of a register, as they stand.
fn kept<'a>(name: &str, records: impl Iterator<Item = &'a Record>) -> Shown {
    let fields = own(name);
    let rows = records
        .map(|record| Row::at(&record.place).all(record, fields).done())
        .collect();
    Shown::Table(Table {
        fields: fields.to_vec(),
        rows,
    })
}

/// The plan's key issues, as kept.
fn key_issues(asked: &Asked<'_>) -> Shown {
    let plan = asked.plan();
    kept(
        "key_issues",
        plan.iter()
            .flat_map(|plan| &plan.key_issues)
            .map(|issue| issue.record),
    )
}

/// The plan's actions with their status at the period.
fn actions(asked: &Asked<'_>) -> Shown {
    let period = asked.id("period");
    let register = own("actions");
    let row = |plan: &Plan<'_>, action: &Action<'_>| {
        let row = Row::at(&action.record.place).all(action.record, register);
        row.token("status", action.status(plan, period)).done()
    };
    let plan = asked.plan();
    let rows = plan
        .iter()
        .flat_map(|plan| plan.actions().map(|(_, action)| row(plan, action)))
        .collect();
    let mut fields = register.to_vec();
    let at = fields.len().saturating_sub(1);
    fields.insert(
        at,
        Field::new("status", status()).help("Derived from the update for the period"),
    );
    Shown::Table(Table { fields, rows })
}

/// The plan's milestones with the date as it was last revised.
fn milestones(asked: &Asked<'_>) -> Shown {
    let register = own("milestones");
    let plan = asked.plan();
    let all = plan
        .iter()
        .flat_map(Plan::actions)
        .flat_map(|(_, action)| &action.milestones);
    let rows = all
        .map(|milestone| milestone_row(register, milestone))
        .collect();
    let mut fields = register.to_vec();
    fields.extend(columns(&[
        ("revised", "Revised date", Kind::When),
        ("revised_reason", "Reason for the new date", Kind::Text),
        ("approval", "Approval", Kind::Choice(approvals().into())),
    ]));
    Shown::Table(Table { fields, rows })
}

fn approvals() -> Vec<Word> {
    ["none", "proposed", "approved"]
        .iter()
        .map(|token| Word::from_token(token))
        .collect()
}

fn milestone_row(register: &[Field], milestone: &Milestone<'_>) -> Record {
    let mut row = Row::at(&milestone.record.place)
        .all(milestone.record, register)
        .copy("revised", milestone.revision(), "date")
        .copy("revised_reason", milestone.revision(), "reason");
    // A date that was never moved needs no approval.
    if milestone.revision().is_some() {
        row = row.token("approval", approval(milestone));
    }
    let mut row = row.done();
    // What was done after the plan's day is still to be done.
    if milestone.done.is_none() {
        row.fields.remove("done");
    }
    row
}

/// Every new date of the plan's milestones, as kept.
fn revisions(asked: &Asked<'_>) -> Shown {
    let plan = asked.plan();
    let milestones = plan
        .iter()
        .flat_map(Plan::actions)
        .flat_map(|(_, action)| &action.milestones);
    kept(
        "revisions",
        milestones.flat_map(|milestone| milestone.revisions.iter().copied()),
    )
}

/// The fields of an update that owners fill in, in the order of the sheet.
const ASKED_FOR: &[&str] = &["status", "text", "evidence", "forecast", "next", "by", "on"];

/// One row an action that was open before the period, what it said and the update before beside it.
fn updates(asked: &Asked<'_>) -> Shown {
    let period = asked.id("period");
    let register = own("updates");
    let field = |name: &str| register.iter().find(|field| field.name == name).cloned();
    let plan = asked.plan();
    let due = plan.iter().flat_map(|plan| {
        let wanted =
            |action: &&Action<'_>| action.update(period).is_some() || action.is_open(plan, period);
        plan.actions()
            .map(|(_, action)| action)
            .filter(wanted)
            .map(move |action| (plan, action))
    });
    let row = |(plan, action): (&Plan<'_>, &Action<'_>)| {
        let update = action.update(period);
        let place = update.map_or(&action.record.place, |update| &update.place);
        let mut row = Row::at(place)
            .refer(
                "action",
                asked.workspace,
                "actions",
                action.record.id("id").unwrap_or_default(),
            )
            .copy("short", Some(action.record), "short")
            .refer("period", asked.workspace, "periods", period);
        for name in ASKED_FOR {
            row = row.copy(name, update, name);
        }
        row.text_if("last_update", last(action.update_before(plan, period)))
            .done()
    };
    let rows = due.map(row).collect();
    let mut fields: Vec<Field> = field("action").into_iter().collect();
    fields.push(Field::new("short", Kind::Text).titled("What will be done"));
    fields.extend(field("period"));
    fields.extend(ASKED_FOR.iter().filter_map(|name| field(name)));
    fields.push(
        Field::new("last_update", Kind::Text)
            .titled("Last update")
            .help("For comparison; not read back"),
    );
    Shown::Table(Table { fields, rows })
}

/// What the update before said.
fn last(update: Option<&Record>) -> Option<String> {
    update?.value("text").map(words::words)
}

/// The plan's risks with their scores.
fn risks(asked: &Asked<'_>) -> Shown {
    let register = own("risks");
    let plan = asked.plan();
    let all = plan
        .iter()
        .flat_map(|plan| &plan.key_issues)
        .flat_map(|issue| &issue.risks);
    let row = |risk: &&Record| {
        let mut row = band::banded(Row::at(&risk.place).all(risk, register), risk).done();
        if let Some(score) = band::score(risk) {
            let value = crate::kinds::Value::Number(Number::from(score));
            let entry = crate::kinds::Entry::new(value, risk.place.clone());
            row.fields.insert("score".to_owned(), entry);
        }
        row
    };
    let rows = all.map(row).collect();
    let mut fields = register.to_vec();
    fields
        .push(Field::new("score", Kind::Number(Some(1), Some(25))).help("Likelihood times impact"));
    fields.push(band::column());
    Shown::Table(Table { fields, rows })
}

/// What each action needs.
fn resources(asked: &Asked<'_>) -> Shown {
    let plan = asked.plan();
    kept(
        "resources",
        plan.iter()
            .flat_map(Plan::actions)
            .flat_map(|(_, action)| action.resources.iter().copied()),
    )
}

/// The plan's budgets, as kept.
fn budgets(asked: &Asked<'_>) -> Shown {
    let plan = asked.plan();
    kept(
        "budgets",
        plan.iter().flat_map(|plan| plan.budgets.iter().copied()),
    )
}

/// Who watches each key issue.
fn monitoring(asked: &Asked<'_>) -> Shown {
    let plan = asked.plan();
    let issues = plan.iter().flat_map(|plan| &plan.key_issues);
    kept(
        "monitoring",
        issues.flat_map(|issue| issue.monitoring.iter().copied()),
    )
}
