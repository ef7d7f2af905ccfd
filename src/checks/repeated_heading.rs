//! A heading that stands twice in one paper sends the reader of the contents page to the wrong one of the two.
//!
//! Example: a section `Challenges`, and under another section the heading `### Challenges`.
//!
//! Remedy: say in the second what is different about it, or bring the two together.

use std::collections::BTreeMap;

use super::typed_heading::number;
use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Kind, Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::prose::{Block, BlockKind, Prose, plain_words, stands};
use crate::values::running::words;

/// A heading that stands twice.
pub static REPEATED_HEADING: Code = Code {
    name: "repeated-heading",
    severity: Severity::Warning,
    title: "a heading under the words of another section",
    page: include_str!("repeated_heading.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&REPEATED_HEADING, run).in_drafts(Level::At(Severity::Note));

/// Looks at the titles of rows that a paper numbers, and at the headings in their words.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        for field in workspace.fields_of(document) {
            let anchor = field
                .anchor
                .as_ref()
                .filter(|anchor| anchor.names.is_none());
            if anchor.is_some() && matches!(field.kind, Kind::Rows(_)) {
                in_list(document, document.record.rows(&field.name), findings);
            }
        }
    }
}

/// The headings of one list that are the title of one of its rows.
fn in_list(document: &Document, rows: &[Record], findings: &mut Findings) {
    let mut titles: BTreeMap<String, Place> = BTreeMap::new();
    for row in rows {
        let Some(passage) = row.value("title").and_then(Passage::of) else {
            continue;
        };
        let key = plain(passage.words);
        let place = passage.place(0..passage.text.len());
        if let Some(first) = titles.get(&key).filter(|_| !key.is_empty()) {
            findings.push(again(document, place, passage.text, first));
        } else {
            titles.insert(key, place);
        }
    }
    for row in rows {
        for entry in row.fields.values() {
            let Value::Prose(prose) = &entry.value else {
                continue;
            };
            for (heading, place) in headings(prose) {
                if let Some(first) = titles.get(&plain(&heading)) {
                    findings.push(again(document, place, &heading, first));
                }
            }
        }
    }
}

fn again(document: &Document, place: Place, heading: &str, first: &Place) -> Finding {
    let heading = heading.trim().replace('`', "'");
    let message = format!("the heading `{heading}` stands over another part of this paper as well");
    Finding::new(&REPEATED_HEADING, place, message)
        .help("say in one of the two what is different about it, or bring them together")
        .quote(heading)
        .related("the other is here", first.clone())
        .document(&document.id)
}

/// The headings of a passage, and where each stands.
fn headings(prose: &Prose) -> Vec<(String, Place)> {
    let heading = |block: &Block| match &block.kind {
        BlockKind::Heading(_, line) => Some((plain_words(line), prose.place(&stands(line)?))),
        BlockKind::Paragraph(_)
        | BlockKind::List(..)
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Rule
        | BlockKind::Table(_) => None,
    };
    prose.blocks.iter().filter_map(heading).collect()
}

/// A heading without its number, in small letters.
fn plain(heading: &str) -> String {
    let heading = heading.get(number(heading)..).unwrap_or(heading);
    let words: Vec<String> = words(heading)
        .iter()
        .map(|word| word.text.to_lowercase())
        .collect();
    words.join(" ")
}
