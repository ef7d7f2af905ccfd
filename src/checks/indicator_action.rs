//! Members who see an indicator in red or amber ask what is done about it. The report prints the corrective action on the
//! indicator's page, or says that none has been named.
//!
//! Example: `PI-06` is off track in April to June 2004, and its commentary has no `action`.
//!
//! Remedy: say under `action` in the commentary of the period what is done, with who acts and by when.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Word;
use crate::references::Workspace;
use crate::views::indicators::{indicators, reports};

/// An indicator in red or amber without a corrective action.
pub static NO_CORRECTIVE_ACTION: Code = Code {
    name: "no-corrective-action",
    severity: Severity::Warning,
    title: "an indicator in red or amber without a corrective action",
    page: include_str!("indicator_action.rs"),
};

pub(super) static CHECK: Check = Check::of(&NO_CORRECTIVE_ACTION, run);

/// Looks at the indicators of every report, in its period.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (document, period) in reports(workspace) {
        for indicator in indicators(workspace, Some(period)) {
            let Some(point) = indicator.at(period) else {
                continue;
            };
            let status = indicator
                .status(point)
                .filter(|status| matches!(*status, "at-risk" | "off-track"));
            let Some(status) = status else { continue };
            let said = indicator.commentary(period);
            if said.is_some_and(|said| said.entry("action").is_some()) {
                continue;
            }
            let message = format!(
                "the indicator `{}` is {} in {period}, and no corrective action is named",
                indicator.id(),
                Word::from_token(status).word.to_lowercase()
            );
            let place = said.map_or(&point.record.place, |said| &said.place).clone();
            findings.push(
                Finding::new(&NO_CORRECTIVE_ACTION, place, message)
                    .help("say under `action` in the commentary of the period what is done")
                    .document(&document.id),
            );
        }
    }
}
