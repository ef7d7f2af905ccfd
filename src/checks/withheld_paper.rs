//! What guildhall makes is made to be published: anyone may read the papers, the registers and the workbooks. A paper that
//! is exempt, in part or in full, or confidential is checked like any other, and no file is made of it, so that none can
//! go out with the rest by mistake. Nobody can override that.
//!
//! Example: `classification: exempt`, with its paragraph and the public interest well stated.
//!
//! Remedy: keep what must be withheld in a paper of its own and give that to Members by another way; the rest can then be
//! `classification: public`, and is made.

use super::{Check, exempt_paragraph};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A paper that is not for the public.
pub static PAPER_WITHHELD: Code = Code {
    name: "paper-withheld",
    severity: Severity::Error,
    title: "a paper that is not for the public, of which no file is made",
    page: include_str!("withheld_paper.rs"),
};

pub(super) static CHECK: Check = Check::of(&PAPER_WITHHELD, run).never_overridden();

/// Looks at every paper that says in full why it is withheld; one that does not is refused for that.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current().filter(|paper| !paper.is_public()) {
        if !exempt_paragraph::faults(workspace, document).is_empty() {
            continue;
        }
        let classification = document.record.choice("classification").unwrap_or_default();
        let message = format!(
            "the paper is `{classification}`, and what is made here is for the public: no file is made of it"
        );
        let place = document.record.place_of("classification").clone();
        let finding = Finding::new(&PAPER_WITHHELD, place, message).help(
            "give it to Members by another way, and keep what is public in a paper of its own",
        );
        findings.push(finding.document(&document.id));
    }
}
