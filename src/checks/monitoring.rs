//! Whoever watches a key issue has to do so at some time: without one, nobody notices that nobody looks.
//!
//! Example: a row of `monitoring` that names a body, and neither `meetings` nor `every`.
//!
//! Remedy: name the meetings, or say how often under `every`.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// Monitoring without a time.
pub static MONITORING_WITHOUT_DATE: Code = Code {
    name: "monitoring-without-date",
    severity: Severity::Warning,
    title: "monitoring that says neither when nor how often",
    page: include_str!("monitoring.rs"),
};

pub(super) static CHECK: Check = Check::of(&MONITORING_WITHOUT_DATE, run);

/// Looks at every row of the register of monitoring; that a row needs a body is told of where it is read.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for row in workspace.records.all("monitoring") {
        let said = |field: &str| !row.words(field).trim().is_empty();
        if said("meetings") || said("every") || !said("body") {
            continue;
        }
        let message = format!(
            "the monitoring of `{}` by `{}` says neither when nor how often",
            row.id("key_issue").unwrap_or("?"),
            row.words("body")
        );
        findings.push(
            Finding::new(
                &MONITORING_WITHOUT_DATE,
                row.place_of("body").clone(),
                message,
            )
            .help("name the `meetings`, or say how often under `every`"),
        );
    }
}
