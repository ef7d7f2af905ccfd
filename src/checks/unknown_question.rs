//! An answer to a question that the form does not ask is lost: nobody would ever see it.
//!
//! Example: a completed form answers `outcome`, and the form's question is `outcomes`.
//!
//! Remedy: mend the id of the question, or give the question that id in the form.

use super::Check;
use crate::code::Code;
use crate::documents::answers::{FIELDS, answered};
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::references::Workspace;
use crate::values::id::same;

/// An answer to nothing.
pub static UNKNOWN_QUESTION: Code = Code {
    name: "unknown-question",
    severity: Severity::Error,
    title: "an answer to a question that the form does not ask",
    page: include_str!("unknown_question.rs"),
};

pub(super) static CHECK: Check = Check::of(&UNKNOWN_QUESTION, run);

/// Looks at every paper that answers the questions of a form.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let (form, answers) = FIELDS;
    for paper in &workspace.documents {
        let form = paper.record.id(form).and_then(|id| workspace.document(id));
        let Some(form) = form else { continue };
        let known: Vec<&str> = answered(form, &[])
            .iter()
            .filter_map(|one| one.question.id("id"))
            .collect();
        for answer in paper.record.rows(answers) {
            let Some(id) = answer.id("question") else {
                continue;
            };
            if known.iter().any(|question| same(question, id)) {
                continue;
            }
            let message = format!("`{id}` is not a question of the form `{}`", form.id);
            let finding = Finding::new(
                &UNKNOWN_QUESTION,
                answer.place_of("question").clone(),
                message,
            )
            .document(&paper.id);
            findings.push(match did_you_mean(id, known.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("mend the id, or give a question of the form that id"),
            });
        }
    }
}
