//! Where a paper numbers its sections, a number typed into a heading is printed beside the other, and stays behind when a
//! section is put in or taken out.
//!
//! Example: `title: 5.0 Improvement` in a policy, printed as `5. 5.0 Improvement`.
//!
//! Remedy: leave the number out; the paper brings its own.

use super::{Check, Passage};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Kind;
use crate::references::Workspace;

/// A number typed into a heading.
pub static TYPED_HEADING: Code = Code {
    name: "typed-heading",
    severity: Severity::Warning,
    title: "a heading with a number that was typed by hand",
    page: include_str!("typed_heading.rs"),
};

pub(super) static CHECK: Check = Check::of(&TYPED_HEADING, run);

/// Looks at the titles of rows that the paper numbers.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        for field in workspace.fields_of(document) {
            let anchor = field
                .anchor
                .as_ref()
                .filter(|anchor| anchor.names.is_none());
            let Some(anchor) = anchor.filter(|_| matches!(field.kind, Kind::Rows(_))) else {
                continue;
            };
            for row in document.record.rows(&field.name) {
                let Some(passage) = row.value("title").and_then(Passage::of) else {
                    continue;
                };
                let length = number(passage.words);
                if length == 0 {
                    continue;
                }
                let quote = passage.quote(0..passage.text.len());
                let what = anchor.word.to_lowercase();
                let message = format!(
                    "the number in `{quote}` was typed by hand, and the paper numbers each {what}"
                );
                let finding = Finding::new(&TYPED_HEADING, passage.place(0..length), message)
                    .help("leave the number out")
                    .quote(quote);
                findings.push(finding.document(&document.id));
            }
        }
    }
}

/// How long the number is that a heading begins with: `1.`, `5.0`, `6.0.`, `2)`; nothing of years, sums and counts.
pub(super) fn number(heading: &str) -> usize {
    let end = heading
        .find(|c: char| !c.is_ascii_digit() && c != '.')
        .unwrap_or(heading.len());
    let (number, rest) = heading.split_at(end);
    let parts: Vec<&str> = number.trim_end_matches('.').split('.').collect();
    let are_numbers = parts.iter().all(|part| matches!(part.len(), 1 | 2));
    let is_marked = number.contains('.') || rest.starts_with(')');
    let end = end + usize::from(rest.starts_with(')'));
    let words = heading.get(end..).unwrap_or_default();
    let has_words = words.starts_with(' ') && words.trim_start().starts_with(char::is_uppercase);
    if are_numbers && is_marked && has_words {
        end
    } else {
        0
    }
}
