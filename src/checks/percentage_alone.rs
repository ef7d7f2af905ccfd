//! In an evaluation a percentage that stands alone cannot be checked: a reader does not know of how many it is, nor who
//! counted.
//!
//! Example: evidence that says `the review is 80% complete`.
//!
//! Remedy: give the figures it comes from, `4 of the 5 groups (80%)`, or cite the source in double brackets.

use std::ops::Range;

use super::cited_later::cited;
use super::{Check, Held, Passage, is_quoted, of_record};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::views::ratings::rated_papers;

/// A percentage without its figures or a source.
pub static PERCENTAGE_ALONE: Code = Code {
    name: "percentage-alone",
    severity: Severity::Note,
    title: "a percentage of an evaluation without its figures or a source",
    page: include_str!("percentage_alone.rs"),
};

pub(super) static CHECK: Check = Check::of(&PERCENTAGE_ALONE, run);

/// Fields that say what is wanted, in which a percentage is a target.
const TARGETS: &str = "proposals";

/// Looks at what evaluations say of what is; a percentage in a proposal is a target.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for (paper, _) in rated_papers(workspace) {
        let mut record = paper.record.clone();
        record.fields.remove(TARGETS);
        of_record(Some(paper), &record, &mut |held| {
            findings.extend(
                alone(held)
                    .into_iter()
                    .map(|finding| finding.document(&paper.id)),
            );
        });
    }
}

/// The percentages of a passage that stand alone.
fn alone(held: Held<'_>) -> Vec<Finding> {
    let value = &held.entry.value;
    let Value::Prose(prose) = value else {
        return Vec::new();
    };
    let cites_source = cited(value, &held.entry.place)
        .iter()
        .any(|(key, _)| key.starts_with("sources/"));
    if cites_source {
        return Vec::new();
    }
    let passage = Passage::of_prose(prose);
    let found = percentages(passage.words).into_iter();
    let found = found.filter(|bytes| !is_quoted(value, bytes) && !has_base(passage.words, bytes));
    found
        .map(|bytes| {
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` has neither its figures nor a source");
            Finding::new(&PERCENTAGE_ALONE, passage.place(bytes), message)
                .help("say of how many it is, or cite the source")
                .quote(quote)
        })
        .collect()
}

/// Where percentages in figures stand: `80%`, `80 per cent`.
fn percentages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sign in ["%", " per cent", " percent"] {
        for (at, _) in text.match_indices(sign) {
            let number = text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            if number.len() < at {
                found.push(number.len()..at + sign.len());
            }
        }
    }
    found.sort_by_key(|bytes| bytes.start);
    found
}

/// Whether the sentence of a percentage has another figure, of which or out of which it is.
fn has_base(text: &str, bytes: &Range<usize>) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '\n');
    let start = text[..bytes.start].rfind(ends).map_or(0, |at| at + 1);
    let end = text[bytes.end..]
        .find(ends)
        .map_or(text.len(), |at| bytes.end + at);
    let others = [&text[start..bytes.start], &text[bytes.end..end]];
    others.iter().any(|part| {
        let mut words = part.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word == "of") && part.contains(|c: char| c.is_ascii_digit())
    })
}
