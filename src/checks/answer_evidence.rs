//! An answer of no or unclear stops nothing by itself, but whoever decides has to see what it rests on, or what will be
//! done about it.
//!
//! Example: a completed form answers `duplication` with `no` and gives no evidence.
//!
//! Remedy: say under `evidence` what the answer rests on, or what will be done and by when.

use super::Check;
use crate::code::Code;
use crate::documents::answers::{FIELDS, answered};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// An answer of no or unclear that says nothing else.
pub static ANSWER_WITHOUT_EVIDENCE: Code = Code {
    name: "answer-without-evidence",
    severity: Severity::Error,
    title: "an answer of no or unclear without evidence or a plan",
    page: include_str!("answer_evidence.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&ANSWER_WITHOUT_EVIDENCE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every paper that answers the questions of a form.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let (form, answers) = FIELDS;
    for paper in &workspace.documents {
        let form = paper.record.id(form).and_then(|id| workspace.document(id));
        let Some(form) = form else { continue };
        for one in answered(form, paper.record.rows(answers)) {
            let (Some(answer), Some(token @ ("no" | "unclear"))) = (one.answer, one.token()) else {
                continue;
            };
            if !answer.words("evidence").trim().is_empty() {
                continue;
            }
            let message = format!(
                "the answer to `{}` is `{token}`, with no evidence and no plan",
                answer.words("question")
            );
            let place = answer.place_of("answer").clone();
            findings.push(
                Finding::new(&ANSWER_WITHOUT_EVIDENCE, place, message)
                    .help("say under `evidence` what it rests on, or what will be done and by when")
                    .document(&paper.id),
            );
        }
    }
}
