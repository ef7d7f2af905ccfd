//! What was changed after it was cleared has not been cleared. A clearance is bound by its `seal` to the words it was given
//! for, not to the time of a file: breaking a line elsewhere changes nothing, another sum does.
//!
//! Example: Finance cleared `about £9,000`, and the financial implications now say `about £12,000`.
//!
//! Remedy: have the new words cleared, and write the new `date` and the `seal` that the finding names; or put the words
//! back.

use super::Check;
use crate::code::Code;
use crate::documents::clearances::cleared;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;
use crate::values::date::long;

/// A clearance of other words.
pub static CLEARANCE_OUTDATED: Code = Code {
    name: "clearance-outdated",
    severity: Severity::Error,
    title: "a clearance of words that have changed since",
    page: include_str!("clearance_outdated.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&CLEARANCE_OUTDATED, run).in_drafts(Level::At(Severity::Note));

/// Looks at every clearance that has a seal.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for row in document.record.rows("sign_off") {
            let (Some(given), Some(role)) = (row.text("seal"), row.choice("role")) else {
                continue;
            };
            let Some(cleared) = cleared(document, role) else {
                continue;
            };
            if given.trim().eq_ignore_ascii_case(&cleared.seal) {
                continue;
            }
            let since = row.date("date").map(|day| format!(" of {}", long(day)));
            let message = format!(
                "the clearance of `{}`{} was of other words: {} have changed since",
                row.words("role").to_lowercase(),
                since.unwrap_or_default(),
                cleared.what
            );
            let place = row.place_of("seal").clone();
            let finding = Finding::new(&CLEARANCE_OUTDATED, place, message).help(format!(
                "have them cleared again, and write the `date` and `seal: {}`",
                cleared.seal
            ));
            findings.push(finding.document(&document.id));
        }
    }
}
