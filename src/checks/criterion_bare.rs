//! A criterion without sub-criteria or statements cannot be rated, and one that nobody has rated looks as if it had been
//! forgotten.
//!
//! Example: the criterion `Leading by example` with no sub-criterion; an evaluation without a rating for any statement
//! of `Membership`.
//!
//! Remedy: write the sub-criteria and statements in the register of frameworks; rate them, as `not-applicable` where
//! they do not concern the partnership.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::records::Records;
use crate::references::Workspace;
use crate::values::id::same;
use crate::views::ratings::rated_papers;

/// A criterion with nothing to rate, or that nobody has rated.
pub static CRITERION_BARE: Code = Code {
    name: "criterion-bare",
    severity: Severity::Error,
    title: "a criterion without sub-criteria, statements or ratings",
    page: include_str!("criterion_bare.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&CRITERION_BARE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every framework, and at every evaluation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let records = &workspace.records;
    findings.extend(bare(
        records,
        "criteria",
        "criterion",
        ("sub_criteria", "sub-criterion"),
    ));
    findings.extend(bare(
        records,
        "sub_criteria",
        "sub_criterion",
        ("statements", "statement"),
    ));
    for (paper, assessment) in rated_papers(workspace) {
        let unrated = assessment.criteria.iter().filter(|criterion| {
            let mut statements = criterion.statements().peekable();
            statements.peek().is_some() && statements.all(|one| one.ratings.is_empty())
        });
        for criterion in unrated {
            let message = format!(
                "no statement of the criterion `{}`, {}, is rated",
                id_of(criterion.record),
                criterion.record.words("title")
            );
            let mut finding =
                Finding::new(&CRITERION_BARE, paper.record.place_of("ratings").clone(), message)
                    .help("rate its statements; write `not-applicable` where one does not concern the partnership")
                    .related("the criterion stands here", criterion.record.place.clone())
                    .document(&paper.id);
            // Ratings come in one after another while a paper is drafted.
            if paper.status() == "draft" {
                finding.severity = Severity::Note;
            }
            findings.push(finding);
        }
    }
}

/// The records of a register to which none of another belong.
fn bare(
    records: &Records,
    register: &str,
    field: &str,
    (parts, word): (&str, &str),
) -> Vec<Finding> {
    let has_parts = |owner: &&Record| {
        let id = owner.id("id").unwrap_or_default();
        let mut parts = records.all(parts).iter();
        parts.any(|part| part.id(field).is_some_and(|named| same(named, id)))
    };
    let bare = records
        .all(register)
        .iter()
        .filter(|owner| !has_parts(owner));
    bare.map(|owner| {
        let message = format!(
            "`{}`, {}, has no {word}",
            id_of(owner),
            owner.words("title")
        );
        Finding::new(&CRITERION_BARE, owner.place_of("id").clone(), message)
            .help(format!("add a {word}, or take it out of the framework"))
    })
    .collect()
}
