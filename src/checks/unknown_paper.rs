//! A reader who is sent to a report has to be able to find it. A number that no paper of the workspace has may be a slip,
//! and a report that was relied on has to be listed among the background papers.
//!
//! Example: `report CE 30/04` in running prose, where nothing has that number.
//!
//! Remedy: mend the number, add the report to the register of sources, or list it among the background papers.

use super::typed_reference::{is_same, series, target, typed};
use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;

/// A report that nobody knows.
pub static UNKNOWN_PAPER: Code = Code {
    name: "unknown-paper",
    severity: Severity::Error,
    title: "the number of a report that is not in the workspace",
    page: include_str!("unknown_paper.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&UNKNOWN_PAPER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at all prose for numbers of the series of the council's own bodies.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let series = series(workspace);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in typed(&passage.words, &series) {
            let quote = passage.quote(bytes.clone());
            if target(workspace, &quote).is_some() || is_listed(workspace, held.document, &quote) {
                continue;
            }
            let message =
                format!("no document, source or background paper has the number `{quote}`");
            let mut finding = Finding::new(&UNKNOWN_PAPER, passage.place(bytes.clone()), message)
                .help("mend the number, or list the report among the background papers")
                .quote(quote);
            if is_quoted(&held.entry.value, &bytes) {
                finding.severity = Severity::Note;
            }
            findings.push(held.attribute(finding));
        }
    });
}

/// Whether a paper lists a number among its rows of papers; for what stands in a register, whether any paper does.
fn is_listed(workspace: &Workspace, paper: Option<&Document>, number: &str) -> bool {
    let lists = |paper: &Document| {
        let fields = paper.record.fields.values();
        let mut rows = fields.flat_map(|entry| entry.value.records());
        rows.any(|row| is_of(row, number))
    };
    match paper {
        Some(paper) => lists(paper),
        None => workspace.documents.iter().any(lists),
    }
}

fn is_of(row: &Record, number: &str) -> bool {
    let names = ["reference", "paper", "source"].map(|name| row.words(name));
    let mut filed = names.iter().flat_map(|name| name.split(','));
    filed.any(|name| is_same(name, number))
}
