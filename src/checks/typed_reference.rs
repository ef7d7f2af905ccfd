//! A report number that was typed by hand is no reference: nothing follows it when the report is renumbered, and the
//! reader is given no link.
//!
//! Example: `report CE 03/04` in running prose, where a source has the id `CE 03/04`.
//!
//! Remedy: write `[[CE 03/04]]`, which prints the same words and is looked after.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;

/// A report number typed by hand.
pub static TYPED_REFERENCE: Code = Code {
    name: "typed-reference",
    severity: Severity::Warning,
    title: "the number of a report that was typed by hand",
    page: include_str!("typed_reference.rs"),
};

pub(super) static CHECK: Check = Check::of(&TYPED_REFERENCE, run);

/// Looks at all prose; the number of the paper itself may be typed in it.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let series = series(workspace);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in typed(passage.words, &series) {
            let quote = passage.quote(bytes.clone());
            let own = held
                .document
                .is_some_and(|paper| is_same(&paper.id, &quote));
            let Some(id) = target(workspace, &quote).filter(|_| !own) else {
                continue;
            };
            let message = format!("the reference in `{quote}` was typed by hand");
            let mut finding = Finding::new(&TYPED_REFERENCE, passage.place(bytes.clone()), message)
                .help(format!(
                    "write `[[{id}]]`, which follows it wherever it goes"
                ))
                .quote(quote);
            if is_quoted(&held.entry.value, &bytes) {
                finding.severity = Severity::Note;
            }
            findings.push(held.attribute(finding));
        }
    });
}

/// The id of the document or source that a number names.
pub(super) fn target<'a>(workspace: &'a Workspace, number: &str) -> Option<&'a str> {
    let paper = workspace.documents.iter().map(|paper| paper.id.as_str());
    let mut papers = paper.filter(|id| is_same(id, number));
    let mut sources = workspace.records.all("sources").iter().filter(|source| {
        let names = [source.id("id"), source.text("reference")];
        names
            .into_iter()
            .flatten()
            .any(|name| is_same(name, number))
    });
    papers
        .next()
        .or_else(|| sources.next().and_then(|source| source.id("id")))
}

/// The letters that report numbers of the council begin with: those of its bodies' series, and of its papers.
pub(super) fn series(workspace: &Workspace) -> BTreeSet<String> {
    let bodies = workspace.records.all("bodies").iter();
    let texts: Vec<String> = bodies.map(|body| body.words("series")).collect();
    let words = texts
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    let is_series = |word: &&str| word.len() >= 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    let papers = workspace.documents.iter().map(|paper| paper.id.as_str());
    let papers = papers.filter(|id| looks_like_one(id));
    let letters = papers.filter_map(|id| id.split(|c: char| !c.is_ascii_uppercase()).next());
    words
        .filter(is_series)
        .chain(letters)
        .map(str::to_owned)
        .collect()
}

/// Whether two report numbers are the same, however they are spaced and filled with noughts.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    parts(one).is_some_and(|parts_of_one| Some(parts_of_one) == parts(other))
}

/// The letters, the number and the year of a report number, the year without its century.
fn parts(text: &str) -> Option<(String, u32, u32)> {
    let text = text.trim();
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (letters, rest) = text.split_at(letters);
    let (number, year) = rest.trim().split_once('/')?;
    let year: u32 = year.parse().ok()?;
    (!letters.is_empty()).then_some((letters.to_owned(), number.parse().ok()?, year % 100))
}

/// Whether a text is a report number: letters, a number, a stroke and a year.
pub(super) fn looks_like_one(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    letters >= 2 && number(&text[letters..]) == Some(text.len() - letters)
}

/// Where the report numbers of these series stand in a text.
pub(super) fn typed(text: &str, series: &BTreeSet<String>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for letters in series {
        for (at, _) in text.match_indices(letters.as_str()) {
            let starts = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '/');
            let rest = &text[at + letters.len()..];
            if let Some(length) = number(rest).filter(|_| starts) {
                found.push(at..at + letters.len() + length);
            }
        }
    }
    found.sort_by_key(|bytes| bytes.start);
    found
}

/// How long the number is that follows the letters of a series: ` 03/04`, `3/2004`.
fn number(rest: &str) -> Option<usize> {
    let gap = usize::from(rest.starts_with([' ', '\n']));
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(rest.get(gap..)?);
    let stroke = gap + first;
    if !(1..=3).contains(&first) || !rest.get(stroke..)?.starts_with('/') {
        return None;
    }
    let year = digits(rest.get(stroke + 1..)?);
    let end = stroke + 1 + year;
    let goes_on = rest
        .get(end..)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '/');
    (matches!(year, 2 | 4) && !goes_on).then_some(end)
}
