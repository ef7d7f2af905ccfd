//! A key decision has to be announced before it is made. A paper that says it asks for none, though it spends more than
//! the Council's own limit or changes several wards, invites a challenge.
//!
//! Example: `key_decision: no` where the recommended option costs £80,000 and the fact `threshold.key-decision` is
//! £60,000.
//!
//! Remedy: write `key_decision: yes` and see to the notice, or mend the cost; for several wards, say under
//! `key_decision_reason` why the effect is not significant.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{DECIDING, recommended, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::money::Money;

/// The fact that holds the sum from which a decision of the executive is a key decision.
const THRESHOLD: &str = "threshold.key-decision";

/// `no` where a key decision is asked for.
pub static KEY_DECISION_THRESHOLD: Code = Code {
    name: "key-decision-threshold",
    severity: Severity::Warning,
    title: "a key decision that is said to be none",
    page: include_str!("key_decision.rs"),
};

pub(super) static CHECK: Check = Check::of(&KEY_DECISION_THRESHOLD, run);

/// Looks at every paper on which an executive decides: only the executive makes key decisions.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let says_no = matches!(
            document.record.value("key_decision"),
            Some(Value::YesNo(false))
        );
        if !says_no || !executive_decides(workspace, document) {
            continue;
        }
        let sum = over_threshold(workspace, document);
        let Some(found) = sum.or_else(|| several_wards(document)) else {
            continue;
        };
        findings.push(found.document(&document.id));
    }
}

/// Whether a body of the kind `executive` is asked to decide.
fn executive_decides(workspace: &Workspace, document: &Document) -> bool {
    let is_executive = |row: &Record| {
        let body = row.id("body");
        let body = body.and_then(|id| workspace.records.get("bodies", id));
        body.is_some_and(|body| body.choice("kind") == Some("executive"))
    };
    document.record.rows("recommendations").iter().any(|row| {
        is_executive(row)
            && row
                .choice("verb")
                .is_some_and(|verb| DECIDING.contains(&verb))
    })
}

/// The recommended option costs more than the council's threshold.
fn over_threshold(workspace: &Workspace, document: &Document) -> Option<Finding> {
    let fact = workspace.records.get("facts", THRESHOLD)?;
    let threshold = Money::parse(fact.text("value")?).ok()?;
    let option = recommended(document)?;
    let Some(Value::Money(cost)) = option.value("cost") else {
        return None;
    };
    let from = fact
        .text("rule")
        .is_some_and(|rule| rule.to_lowercase().contains("least"));
    let is_over = cost.amount > threshold.amount || (from && cost.amount == threshold.amount);
    let message = format!(
        "`key_decision` is no, though the recommended option costs `{cost}` and the threshold is `{threshold}`"
    );
    let place = document.record.place_of("key_decision").clone();
    is_over.then(|| {
        Finding::new(&KEY_DECISION_THRESHOLD, place, message)
            .help("write `key_decision: yes` and see to the notice, or mend the cost")
            .related("the cost stands here", option.place_of("cost").clone())
            .related("the threshold stands here", fact.place.clone())
    })
}

/// Two wards or more are named, and no reason says why the decision is not key.
fn several_wards(document: &Document) -> Option<Finding> {
    let wards = document.record.text("wards")?;
    let named: Vec<&str> = wards.split([',', ';']).map(str::trim).collect();
    let is_list = named.len() >= 2 && named.iter().all(|name| is_name(name));
    if !is_list || document.record.entry("key_decision_reason").is_some() {
        return None;
    }
    let message = "`key_decision` is no, though more than one ward is named";
    let place = document.record.place_of("key_decision").clone();
    let found = Finding::new(&KEY_DECISION_THRESHOLD, place, message)
        .help("say under `key_decision_reason` why the effect on them is not significant")
        .related(
            "the wards stand here",
            document.record.place_of("wards").clone(),
        );
    Some(found)
}

/// Whether a part of a list reads as a name: `Belle Vue`, `and Morton`.
fn is_name(part: &str) -> bool {
    let name = part.strip_prefix("and ").unwrap_or(part);
    name.starts_with(char::is_uppercase) && !name.starts_with("All") && !name.starts_with("None")
}
