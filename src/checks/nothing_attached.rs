//! A paper that says that something is attached, and goes out with nothing, leaves Members without what they are to
//! decide on.
//!
//! Example: `The framework attached to this report is the first stage`, in a report without an appendix.
//!
//! Remedy: put what is meant among the appendices and cite it there, or say where it can be read.

use std::ops::Range;

use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Field, Kind, Record, Value};
use crate::references::Workspace;
use crate::values::running::sentences;

/// Something that is said to be attached, and is not.
pub static NOTHING_ATTACHED: Code = Code {
    name: "nothing-attached",
    severity: Severity::Error,
    title: "a paper that speaks of something attached, and has no appendix",
    page: include_str!("nothing_attached.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&NOTHING_ATTACHED, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the words of every paper to which nothing is attached.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(document) = held.document else {
            return;
        };
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        let own = workspace
            .type_of(document)
            .map(|known| known.word.to_lowercase());
        let found = said(&passage, &own.unwrap_or_default());
        if found.is_empty() || has_attachment(workspace, document) {
            return;
        }
        for bytes in found {
            if is_quoted(&held.entry.value, &bytes) {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` speaks of what is attached, and nothing is");
            let finding = Finding::new(&NOTHING_ATTACHED, passage.place(bytes), message)
                .help("put it among the appendices and cite it there, or say where it can be read")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// Where a text says that something is attached to the paper itself.
fn said(passage: &Passage<'_>, own: &str) -> Vec<Range<usize>> {
    const VERBS: [&str; 4] = ["attached to", "appended to", "annexed to", "enclosed with"];
    const PAPERS: [&str; 5] = ["report", "paper", "policy", "note", "document"];
    let small = passage.words.to_ascii_lowercase();
    let mut found = Vec::new();
    for verb in VERBS {
        for (at, _) in small.match_indices(verb) {
            let rest = small.get(at + verb.len()..).unwrap_or_default();
            let name = rest.trim_start().strip_prefix("this");
            let name = name.filter(|name| name.starts_with(char::is_whitespace));
            let name = name.map(str::trim_start);
            let papers = PAPERS
                .iter()
                .copied()
                .chain((!own.is_empty()).then_some(own));
            let named = papers
                .filter(|paper| name.is_some_and(|name| name.starts_with(paper)))
                .max_by_key(|paper| paper.len());
            if let (Some(name), Some(paper)) = (name, named) {
                let end = small.len() - name.len() + paper.len();
                found.push(at..end);
            }
        }
    }
    found.sort_by_key(|bytes| bytes.start);
    let sentences = sentences(passage.words, passage.text);
    found.retain(|bytes| {
        let own = sentences
            .iter()
            .find(|s| s.start <= bytes.start && bytes.start < s.end);
        own.and_then(|own| small.get(own.start..bytes.start))
            .is_some_and(is_plain)
    });
    found
}

/// Whether the beginning of a sentence lets it state that something is attached: not that nothing is, nor that something
/// has to be.
fn is_plain(before: &str) -> bool {
    const OTHERS: [&str; 16] = [
        "no", "not", "nothing", "none", "never", "without", "if", "unless", "when", "where",
        "should", "must", "will", "any", "whether", "can",
    ];
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    words.all(|word| !OTHERS.contains(&word))
}

/// Whether a paper has an appendix, carries a paper, or brings a file along.
fn has_attachment(workspace: &Workspace, document: &Document) -> bool {
    let attaches = |field: &Field| {
        let anchor = field.anchor.as_ref();
        anchor.is_some_and(|anchor| anchor.word == "Appendix" || anchor.carries.is_some())
    };
    let fields = workspace.fields_of(document);
    fields.iter().any(|field| {
        let is_there = document.record.entry(&field.name).is_some();
        let has_rows = !document.record.rows(&field.name).is_empty();
        (has_rows && attaches(field))
            || (is_there && matches!(field.kind, Kind::File))
            || document.record.rows(&field.name).iter().any(has_file)
    })
}

fn has_file(row: &Record) -> bool {
    let mut entries = row.fields.values();
    entries.any(|entry| matches!(entry.value, Value::File(_)))
}
