//! An indicator without a target cannot be rated, without a baseline nobody sees how far it has come, and without an owner
//! nobody acts on it.
//!
//! Example: `PI-07` without `owner`.
//!
//! Remedy: fill in `target`, `baseline` (or `baseline_period`, where the value of that period is known) and `owner`.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::views::indicators::{Indicator, indicators, number};

/// An indicator that lacks what makes it one.
pub static INDICATOR_INCOMPLETE: Code = Code {
    name: "indicator-incomplete",
    severity: Severity::Warning,
    title: "an indicator without target, baseline or owner",
    page: include_str!("indicator_incomplete.rs"),
};

pub(super) static CHECK: Check = Check::of(&INDICATOR_INCOMPLETE, run);

/// Looks at every indicator.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for indicator in indicators(workspace, None) {
        let missing = missing(&indicator);
        if missing.is_empty() {
            continue;
        }
        let record = indicator.record;
        let quoted: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "the indicator `{}` has no {}",
            id_of(record),
            quoted.join(" and no ")
        );
        let help = format!("fill in {}", quoted.join(" and "));
        findings
            .push(Finding::new(&INDICATOR_INCOMPLETE, record.place.clone(), message).help(help));
    }
}

fn missing(indicator: &Indicator<'_>) -> Vec<&'static str> {
    let record = indicator.record;
    let has = [
        ("target", number(record, "target").is_some()),
        ("baseline", indicator.baseline().is_some()),
        ("owner", record.id("owner").is_some()),
    ];
    let absent = has.iter().filter(|(_, there)| !there);
    absent.map(|(name, _)| *name).collect()
}
