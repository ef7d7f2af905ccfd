//! No value was received for an indicator in the period of a report. That is a state of the world: the report counts it,
//! and prints the reason where one is given.
//!
//! Example: `PI-12` has no value for April to June 2004.
//!
//! Remedy: ask its owner for the figure, or for the reason, which stands under `not_reported`.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::views::indicators::{indicators, reports};

/// An indicator without a value in the period of a report.
pub static INDICATOR_NOT_REPORTED: Code = Code {
    name: "indicator-not-reported",
    severity: Severity::Note,
    title: "an indicator that was not reported for the period",
    page: include_str!("indicator_not_reported.rs"),
};

pub(super) static CHECK: Check = Check::of(&INDICATOR_NOT_REPORTED, run);

/// Looks at the indicators of every report, in its period.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (document, period) in reports(workspace) {
        for indicator in indicators(workspace, Some(period)) {
            let point = indicator.at(period);
            if point.is_some_and(|point| point.value.is_some()) {
                continue;
            }
            let reason = point.and_then(|point| point.record.text("not_reported"));
            let why = if reason.is_some() {
                ""
            } else {
                ", and no reason is given"
            };
            let message = format!(
                "the indicator `{}` was not reported for {period}{why}",
                indicator.id()
            );
            let place = point
                .map_or(&indicator.record.place, |point| &point.record.place)
                .clone();
            findings.push(
                Finding::new(&INDICATOR_NOT_REPORTED, place, message)
                    .help("ask its owner for the figure, or for the reason")
                    .document(&document.id),
            );
        }
    }
}
