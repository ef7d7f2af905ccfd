//! Members must be told what a decision means under every heading that the Council asks for; an empty heading looks as
//! if nobody had thought of it.
//!
//! Example: `legal: {officer: head-legal-services}`, which says neither what the legal implications are nor that there
//! are none.
//!
//! Remedy: write the implications under `text`, or `none: yes` with the `reason`.

use super::Check;
use crate::code::Code;
use crate::documents::report::{implications, reports};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// The profile whose headings papers answer.
const PROFILE: &str = "implications";

/// A required heading without an answer.
pub static IMPLICATION_MISSING: Code = Code {
    name: "implication-missing",
    severity: Severity::Error,
    title: "a heading of the implications without an answer",
    page: include_str!("implication_missing.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&IMPLICATION_MISSING, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every required heading that a paper has begun to answer; one left out altogether is a missing field.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let mut profiles = workspace.settings.profiles.iter();
    let headings = profiles.find(|(name, _)| name == PROFILE);
    let headings = headings.map_or(&[][..], |(_, headings)| headings);
    for document in reports(&workspace.documents) {
        for (key, title, row) in implications(document) {
            let is_required = headings.iter().any(|h| h.key == *key && h.required);
            if !is_required || row.entry("text").is_some() || row.yes("none") {
                continue;
            }
            let message =
                format!("`{title}` says neither what the implications are nor that there are none");
            let finding = Finding::new(&IMPLICATION_MISSING, row.place.clone(), message)
                .help("write them under `text`, or `none: yes` with the `reason`");
            findings.push(finding.document(&document.id));
        }
    }
}
