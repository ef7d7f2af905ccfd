//! A statement that is rated low and that no proposal addresses is a weakness that everyone has seen and nobody means
//! to mend. It may be right to leave it; the paper says so under what the proposals cover.
//!
//! Example: `C3.1.1` is rated not in place, and no proposal has it under `addresses`.
//!
//! Remedy: propose something, or add the statement to a proposal that would improve it; else say why it is left.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::views::ratings::rated_papers;

/// A statement that is rated low, without a proposal.
pub static LOW_STATEMENT: Code = Code {
    name: "low-statement",
    severity: Severity::Note,
    title: "a statement that is rated low and that no proposal addresses",
    page: include_str!("low_statement.rs"),
};

pub(super) static CHECK: Check = Check::of(&LOW_STATEMENT, run);

/// Looks at every statement of every evaluation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (paper, assessment) in rated_papers(workspace) {
        for statement in assessment.statements().filter(|one| one.is_gap()) {
            let Some(rating) = statement.ratings.first() else {
                continue;
            };
            let message = format!(
                "the statement `{}` is rated partly in place or lower, and no proposal addresses it",
                id_of(statement.record)
            );
            findings.push(
                Finding::new(
                    &LOW_STATEMENT,
                    rating.place_of("statement").clone(),
                    message,
                )
                .help("add it under `addresses` of a proposal, or say why it is left")
                .document(&paper.id),
            );
        }
    }
}
