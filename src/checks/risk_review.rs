//! A risk that nobody has looked at for two periods may be over, or may have grown: Members weigh a guess of long ago.
//! That is no fault of the paper, and no document is refused for it.
//!
//! Example: the open risk that `no consultant can be found`, without a date under `reviewed`, while the consultant
//! reports in July and in August.
//!
//! Remedy: look at the risk with its owner, fill in `reviewed`, and close it if it is over.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// An open risk that was not reviewed for two periods.
pub static RISK_NOT_REVIEWED: Code = Code {
    name: "risk-not-reviewed",
    severity: Severity::Note,
    title: "an open risk that was not reviewed for two periods",
    page: include_str!("risk_review.rs"),
};

pub(super) static CHECK: Check = Check::of(&RISK_NOT_REVIEWED, run);

/// Looks at the open risks of every plan that has reported twice.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        let [.., before, _] = plan.periods.as_slice() else {
            continue;
        };
        let Some(since) = before.date("date") else {
            continue;
        };
        let risks = plan.key_issues.iter().flat_map(|issue| &issue.risks);
        findings.extend(risks.filter_map(|risk| forgotten(risk, before, since)));
    }
}

/// An open risk whose last review, if it had one, was before the period before the last.
fn forgotten(risk: &Record, before: &Record, since: Date) -> Option<Finding> {
    let reviewed = risk.date("reviewed");
    if risk.choice("status") != Some("open") || reviewed.is_some_and(|day| day >= since) {
        return None;
    }
    let last = reviewed.map_or_else(
        || "it has no date of review".to_owned(),
        |day| format!("its last review was on {}", long(day)),
    );
    let message = format!(
        "the open risk `{}` has not been reviewed since `{}`: {last}",
        id_of(risk),
        before.words("label")
    );
    let field = if reviewed.is_some() { "reviewed" } else { "id" };
    Some(
        Finding::new(&RISK_NOT_REVIEWED, risk.place_of(field).clone(), message)
            .help("look at the risk with its owner, and fill in `reviewed`"),
    )
}
