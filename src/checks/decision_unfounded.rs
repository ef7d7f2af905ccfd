//! A decision on a proposal has to follow from the completed form. Where the answers do not support going ahead, or the
//! decision is not to, whoever reads it later has to find the reasons.
//!
//! Example: the decision is `proceed`, the score is 18 where 20 are needed, and `reasons` is empty.
//!
//! Remedy: give the reasons, or mend the decision or the answers.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::answers::{FIELDS, Outcome, answered, outcome};
use crate::finding::{Finding, Findings, Level, Severity, counted};
use crate::references::Workspace;

/// A decision that does not follow.
pub static DECISION_UNFOUNDED: Code = Code {
    name: "decision-unfounded",
    severity: Severity::Error,
    title: "a decision that does not follow from the answers and gives no reasons",
    page: include_str!("decision_unfounded.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&DECISION_UNFOUNDED, run).in_drafts(Level::At(Severity::Warning));

/// The decision to go ahead.
const PROCEED: &str = "proceed";

/// Looks at every paper that answers a form and decides.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for paper in &workspace.documents {
        let Some(decision) = paper.record.choice("decision") else {
            continue;
        };
        if !paper.record.words("reasons").trim().is_empty() {
            continue;
        }
        let Some(why) = unfounded(workspace, paper, decision) else {
            continue;
        };
        let message = format!("the decision is `{decision}` without reasons, {why}");
        let place = paper.record.place_of("decision").clone();
        findings.push(
            Finding::new(&DECISION_UNFOUNDED, place, message)
                .help("give the reasons, or mend the decision or the answers")
                .document(&paper.id),
        );
    }
}

/// Why a decision needs reasons; `None` where the answers bear it out, or where there is no form.
fn unfounded(workspace: &Workspace, paper: &Document, decision: &str) -> Option<String> {
    let (form, answers) = FIELDS;
    let form = workspace.document(paper.record.id(form)?)?;
    let outcome = outcome(&answered(form, paper.record.rows(answers)));
    if decision != PROCEED {
        return Some("and anything but going ahead needs them".to_owned());
    }
    (!outcome.supports()).then(|| short_of(outcome))
}

/// What the answers lack to support going ahead.
fn short_of(outcome: Outcome) -> String {
    let not_yes = outcome.asked.saturating_sub(outcome.yes + outcome.apart);
    if not_yes > 0 {
        return format!("and {} not answered yes", are(not_yes));
    }
    if outcome.unscored > 0 {
        return format!("and {} not scored", are(outcome.unscored));
    }
    format!(
        "and the score is {} where {} are needed",
        outcome.score, outcome.least
    )
}

/// `1 question is`, `3 questions are`.
fn are(number: usize) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(number, "question"))
}
