//! A report is cleared before it goes out. A clearance without its date has not been given, and a final report that
//! waits for one is not final. In a draft it is only noted, as the list of reports prints it.
//!
//! Example: `{role: legal, officer: head-legal-services}` in a report whose `status` is final.
//!
//! Remedy: get the clearance and write its `date`, or set the report back to `status: draft`.

use super::Check;
use crate::code::Code;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// A clearance that has not been given.
pub static CLEARANCE_OUTSTANDING: Code = Code {
    name: "clearance-outstanding",
    severity: Severity::Error,
    title: "a clearance that has not been given",
    page: include_str!("clearance.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&CLEARANCE_OUTSTANDING, run).in_drafts(Level::At(Severity::Note));

/// Looks at every clearance of a report.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for row in document.record.rows("sign_off") {
            if row.choice("role").is_none() || row.entry("date").is_some() {
                continue;
            }
            let role = row.words("role").to_lowercase();
            let message = format!("the clearance of `{role}` is outstanding: it has no date");
            let finding = Finding::new(&CLEARANCE_OUTSTANDING, row.place.clone(), message)
                .help("write the `date` on which it was given, or keep the report a draft");
            findings.push(finding.document(&document.id));
        }
    }
}
