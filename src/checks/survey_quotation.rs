//! What somebody wrote in a survey may be printed only where they agreed to it. guildhall never prints other words; this
//! says that a comment was meant to be quoted and is not, and why.
//!
//! Example: a comment with `quote: yes` of the response `R12`, whose `quote_ok` is `no`.
//!
//! Remedy: take `quote` out and tell of the comment in words of your own, or ask whoever wrote it.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;
use crate::views::survey::{Survey, comments, surveys};
use crate::views::survey_comments::may_be_quoted;

/// A quotation that nobody agreed to.
pub static QUOTED_WITHOUT_CONSENT: Code = Code {
    name: "quoted-without-consent",
    severity: Severity::Error,
    title: "a comment to be quoted whose writer did not agree to it",
    page: include_str!("survey_quotation.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&QUOTED_WITHOUT_CONSENT, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the comments of every survey.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for survey in surveys(workspace) {
        findings.extend(without_consent(&survey));
    }
}

fn without_consent(survey: &Survey<'_>) -> Vec<Finding> {
    let quoted = comments(survey.document).filter(|comment| comment.yes("quote"));
    let finding = |comment: &crate::kinds::Record| {
        let code = comment.id("response")?;
        let response = survey.response(code)?;
        (!may_be_quoted(response)).then(|| {
            let message =
                format!("`{code}` did not agree to be quoted, and a comment of it is to be");
            let mut finding = Finding::new(
                &QUOTED_WITHOUT_CONSENT,
                comment.place_of("quote").clone(),
                message,
            )
            .help("take `quote` out, or ask whoever wrote it")
            .document(&survey.document.id);
            if let Some(entry) = response.entry("quote_ok") {
                finding = finding.related("it says so here", entry.place.clone());
            }
            finding
        })
    };
    quoted.filter_map(finding).collect()
}
