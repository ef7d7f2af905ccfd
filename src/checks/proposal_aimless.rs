//! A proposal that addresses nothing answers a question nobody asked: a reader cannot tell what it would improve, and
//! the evaluation cannot show what is covered.
//!
//! Example: a proposal for a logo with nothing under `addresses`.
//!
//! Remedy: name under `addresses` the statements that it would improve, or take it out.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::views::ratings::rated_papers;

/// A proposal that addresses nothing.
pub static PROPOSAL_AIMLESS: Code = Code {
    name: "proposal-aimless",
    severity: Severity::Warning,
    title: "a proposal that addresses no statement",
    page: include_str!("proposal_aimless.rs"),
};

pub(super) static CHECK: Check = Check::of(&PROPOSAL_AIMLESS, run);

/// Looks at the proposals of every evaluation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (paper, _) in rated_papers(workspace) {
        for proposal in paper.record.rows("proposals") {
            if !proposal.ids("addresses").is_empty() {
                continue;
            }
            let message = format!("the proposal `{}` addresses no statement", id_of(proposal));
            findings.push(
                Finding::new(&PROPOSAL_AIMLESS, proposal.place_of("id").clone(), message)
                    .help("name the statements that it would improve under `addresses`")
                    .document(&paper.id),
            );
        }
    }
}
