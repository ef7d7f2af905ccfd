//! A proposal without somebody who answers for it, a measure or a date is a wish: it cannot become an action of a plan.
//!
//! Example: a proposal with an owner and no `due`.
//!
//! Remedy: give it an `owner`, say under `success` what will be seen, and under `due` by when.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::views::ratings::rated_papers;

/// A proposal without owner, measure or date.
pub static PROPOSAL_OPEN: Code = Code {
    name: "proposal-open",
    severity: Severity::Warning,
    title: "a proposal without an owner, a measure or a date",
    page: include_str!("proposal_open.rs"),
};

pub(super) static CHECK: Check = Check::of(&PROPOSAL_OPEN, run);

/// What a proposal needs: the field, and what it is called.
const NEEDED: [(&str, &str); 3] = [
    ("owner", "owner"),
    ("success", "measure of success"),
    ("due", "date"),
];

/// Looks at the proposals of every evaluation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (paper, _) in rated_papers(workspace) {
        let proposals = paper.record.rows("proposals").iter();
        let found = proposals.filter_map(open);
        findings.extend(found.map(|finding| finding.document(&paper.id)));
    }
}

fn open(proposal: &Record) -> Option<Finding> {
    let missing = NEEDED
        .iter()
        .filter(|(field, _)| proposal.entry(field).is_none());
    let (fields, words): (Vec<&str>, Vec<&str>) = missing.copied().unzip();
    if words.is_empty() {
        return None;
    }
    let message = format!(
        "the proposal `{}` has no {}",
        id_of(proposal),
        words.join(" and no ")
    );
    let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    let help = format!("fill in {}", fields.join(" and "));
    let place = proposal.place_of("id").clone();
    Some(Finding::new(&PROPOSAL_OPEN, place, message).help(help))
}
