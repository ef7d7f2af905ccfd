//! A body that is consulted after the decision cannot change it.
//!
//! Example: a route on which the Council decides on 25 November 2004, and the committee that is consulted meets on 18
//! January 2005.
//!
//! Remedy: mend the date, or the purpose for which the paper goes to the later meeting.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::when::When;

/// A body that is asked too late.
pub static ORDER_OF_ROUTE: Code = Code {
    name: "order-of-route",
    severity: Severity::Warning,
    title: "a body that is consulted after the decision",
    page: include_str!("order_of_route.rs"),
};

/// Purposes that come before the decision.
const FIRST: [(&str, &str); 3] = [
    ("consult", "consulted"),
    ("comment", "asked to comment"),
    ("recommend", "asked to recommend"),
];

pub(super) static CHECK: Check = Check::of(&ORDER_OF_ROUTE, run);

/// Looks at every field of a document whose rows name a body, a purpose and a time.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        for entry in document.record.fields.values() {
            let rows: Vec<&Record> = entry.value.records().collect();
            let decides = rows
                .iter()
                .filter(|row| row.choice("purpose") == Some("decide"));
            let decided = decides.filter_map(|row| Some((time(workspace, row)?, *row)));
            let Some((last, decision)) = decided.max_by_key(|(when, _)| when.latest()) else {
                continue;
            };
            let late = rows
                .iter()
                .filter_map(|row| too_late(workspace, row, &last));
            findings.extend(late.map(|finding| {
                finding
                    .related("the decision is here", place_of_time(decision))
                    .document(&document.id)
            }));
        }
    }
}

/// When a row's body meets: as it says itself, or as its meeting does.
fn time(workspace: &Workspace, row: &Record) -> Option<When> {
    row.id("body")?;
    let meeting = || {
        workspace
            .records
            .get("meetings", row.id("meeting")?)?
            .when("date")
    };
    row.when("when").or_else(meeting)
}

fn place_of_time(row: &Record) -> crate::place::Place {
    let field = if row.entry("when").is_some() {
        "when"
    } else {
        "meeting"
    };
    row.place_of(field).clone()
}

fn too_late(workspace: &Workspace, row: &Record, decided: &When) -> Option<Finding> {
    let purpose = row.choice("purpose")?;
    let (_, asked) = FIRST.iter().find(|(token, _)| *token == purpose)?;
    let when = time(workspace, row)?;
    if when.earliest()? <= decided.latest()? {
        return None;
    }
    let message = format!(
        "`{}` is {asked}, {when}, after the decision, {decided}",
        row.words("body")
    );
    Some(
        Finding::new(&ORDER_OF_ROUTE, place_of_time(row), message)
            .help("mend the date, or the purpose"),
    )
}
