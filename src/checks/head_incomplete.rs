//! The head of a paper says whose it is, who receives it and whom it concerns: without that nobody can place it, ask
//! about it or look at it again. What belongs in the head is said in the manifest of its type, under `head`; once the
//! paper is final, what stands under `head-when-final` belongs there too.
//!
//! Example: a report that names no `wards`; a policy without `owner`, `version`, `route` and `review_next`.
//!
//! Remedy: fill in the fields that the finding names.

use super::{Check, fields_in_words};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Value;
use crate::references::Workspace;

/// A head with gaps.
pub static HEAD_INCOMPLETE: Code = Code {
    name: "head-incomplete",
    severity: Severity::Error,
    title: "a paper whose head has gaps",
    page: include_str!("head_incomplete.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&HEAD_INCOMPLETE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the head of every paper that is built.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        let Some(known) = workspace.type_of(document) else {
            continue;
        };
        let last = known.head_when_final.iter();
        let last = last.filter(|_| document.status() == "final");
        let due = known.head.iter().chain(last).map(String::as_str);
        let gaps: Vec<&str> = due.filter(|name| is_gap(document, name)).collect();
        if gaps.is_empty() {
            continue;
        }
        let gaps = fields_in_words(&gaps);
        let message = format!("the head of the paper has no {gaps}");
        let place = document.record.place.clone();
        let finding =
            Finding::new(&HEAD_INCOMPLETE, place, message).help(format!("fill in {gaps}"));
        findings.push(finding.document(&document.id));
    }
}

/// Whether a field is not filled in, or has not one row.
fn is_gap(document: &Document, name: &str) -> bool {
    match document.record.value(name) {
        Some(Value::Rows(rows)) => rows.is_empty(),
        Some(_) => false,
        None => true,
    }
}
