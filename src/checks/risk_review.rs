//! A risk that nobody has looked at for two periods may be over, or may have grown: Members weigh a guess of long ago.
//! The key issue sheet counts such risks; that is no fault of the paper, and no document is refused for it.
//!
//! Example: the open risk that `no consultant can be found`, without a date under `reviewed`, while the consultant
//! reports in July and in August.
//!
//! Remedy: look at the risk with its owner, fill in `reviewed`, and close it if it is over.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::records::plan::Plan;
use crate::records::standing::not_reviewed;
use crate::references::Workspace;
use crate::values::date::long;

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
        let risks = plan.key_issues.iter().flat_map(|issue| &issue.risks);
        findings.extend(risks.filter_map(|risk| forgotten(plan, risk)));
    }
}

fn forgotten(plan: &Plan<'_>, risk: &Record) -> Option<Finding> {
    let since = not_reviewed(plan, risk)?;
    let reviewed = risk.date("reviewed");
    let last = reviewed.map_or_else(
        || "it has no date of review".to_owned(),
        |day| format!("its last review was on {}", long(day)),
    );
    let message = format!(
        "the open risk `{}` has not been reviewed since `{}`: {last}",
        id_of(risk),
        since.words("label")
    );
    let field = if reviewed.is_some() { "reviewed" } else { "id" };
    Some(
        Finding::new(&RISK_NOT_REVIEWED, risk.place_of(field).clone(), message)
            .help("look at the risk with its owner, and fill in `reviewed`"),
    )
}
