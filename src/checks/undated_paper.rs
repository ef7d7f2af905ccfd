//! A paper says at which day its facts are true: a reader who finds it in a year has to know, and so has whoever is
//! handed a draft.
//!
//! Example: a report with no `as_of` of its own.
//!
//! Remedy: write the day under `as_of`. A paper that is printed inside another takes the other's day.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// A paper without its own date.
pub static UNDATED_PAPER: Code = Code {
    name: "undated-paper",
    severity: Severity::Error,
    title: "a paper without a date of its own",
    page: include_str!("undated_paper.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&UNDATED_PAPER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every document that is not made to be printed inside another.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        let inside = workspace
            .type_of(document)
            .is_none_or(|kind| kind.chapter.is_some());
        if inside || document.record.entry("as_of").is_some() {
            continue;
        }
        findings.push(
            Finding::new(
                &UNDATED_PAPER,
                document.record.place_of("id").clone(),
                "the paper has no `as_of`, the day at which its facts are true",
            )
            .help("add a line such as `as_of: 2004-08-25`")
            .document(&document.id),
        );
    }
}
