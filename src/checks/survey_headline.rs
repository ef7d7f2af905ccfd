//! The first page of a survey has room for six findings. Of more, the last would be left out without a word.
//!
//! Example: seven questions with `headline: yes`.
//!
//! Remedy: choose the six that readers must know, and take `headline` out of the others.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::views::survey::surveys;
use crate::views::survey_report::MOST_HEADLINES;

/// More headlines than there is room for.
pub static HEADLINES_TOO_MANY: Code = Code {
    name: "headlines-too-many",
    severity: Severity::Warning,
    title: "a survey with more headlines than its first page has room for",
    page: include_str!("survey_headline.rs"),
};

pub(super) static CHECK: Check = Check::of(&HEADLINES_TOO_MANY, run);

/// Looks at the questions of every survey.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for survey in surveys(workspace) {
        let marked = survey
            .questions
            .iter()
            .filter(|question| question.record.yes("headline"));
        let count = marked.clone().count();
        if let Some(first_too_many) = marked.clone().nth(MOST_HEADLINES) {
            let message = format!(
                "{count} questions are marked as headlines; at most {MOST_HEADLINES} were expected"
            );
            let place = first_too_many.record.place_of("headline").clone();
            findings.push(
                Finding::new(&HEADLINES_TOO_MANY, place, message)
                    .help("take `headline` out of those that matter least")
                    .document(&survey.document.id),
            );
        }
    }
}
