//! An appendix or guidance note that the paper never mentions is one that nobody turns to: either a sentence is missing
//! that sends the reader there, or it is not needed.
//!
//! Example: a report with an appendix `survey`, and no `[[app:survey]]` anywhere in it.
//!
//! Remedy: cite it where it helps the reader, or take it out.

use std::collections::BTreeSet;

use super::cited_later::cited;
use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Kind, Value};
use crate::references::index::document_key;
use crate::references::{Index, Workspace};
use crate::values::id::plain;
use crate::values::prose::Inline;

/// An appendix that is never cited.
pub static NEVER_CITED: Code = Code {
    name: "never-cited",
    severity: Severity::Warning,
    title: "an appendix or guidance note that the paper never cites",
    page: include_str!("never_cited.rs"),
};

pub(super) static CHECK: Check = Check::of(&NEVER_CITED, run);

/// Looks at the appendices and carried papers of every document that is made.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let mentioned = Mentioned::of(workspace);
    for document in workspace.current() {
        for field in workspace.fields_of(document) {
            let anchor = field.anchor.as_ref();
            let anchor = anchor.filter(|a| a.word == "Appendix" || a.carries.is_some());
            let Some(anchor) = anchor.filter(|_| matches!(field.kind, Kind::Rows(_))) else {
                continue;
            };
            for row in document.record.rows(&field.name) {
                let Some(id) = row.text("id") else {
                    continue;
                };
                let paper = document_key(&document.id);
                let key = format!("{paper}#{}/{}", anchor.prefix, plain(id));
                let column = anchor.carries.as_ref();
                let carried = column.and_then(|column| row.id(column)).map(document_key);
                if mentioned.has(&workspace.index, &paper, &key, carried.as_deref()) {
                    continue;
                }
                let word = workspace.index.get(&key).map(|c| c.words.clone());
                let word = word.unwrap_or_else(|| anchor.word.clone());
                let message = format!("`{word}` is cited nowhere in this paper");
                findings.push(
                    Finding::new(&NEVER_CITED, row.place_of("id").clone(), message)
                        .help(format!(
                            "write `[[{}:{id}]]` where it helps the reader, or take it out",
                            anchor.prefix
                        ))
                        .document(&document.id),
                );
            }
        }
    }
}

/// What the papers of a workspace mention in their words.
struct Mentioned {
    /// The keys of all that is cited or quoted, and of what it stands in.
    keys: BTreeSet<String>,
    /// The running words of each paper, with its key.
    words: Vec<(String, String)>,
}

impl Mentioned {
    fn of(workspace: &Workspace) -> Self {
        let mut keys = BTreeSet::new();
        let mut words = Vec::new();
        each_value(workspace, &mut |held| {
            let Value::Prose(prose) = &held.entry.value else {
                return;
            };
            let targets = cited(&held.entry.value, &held.entry.place);
            keys.extend(targets.into_iter().map(|(key, _)| key));
            prose.each_inline(&mut |part| {
                if let Inline::Computed(value) = part {
                    keys.extend(value.from.iter().cloned());
                }
            });
            if let Some(document) = held.document {
                let text = Passage::of_prose(prose).words.to_lowercase();
                words.push((document_key(&document.id), text));
            }
        });
        Self { keys, words }
    }

    /// Whether a row is cited by its own key, as the paper that it carries, or by its number typed by hand.
    fn has(&self, index: &Index, paper: &str, key: &str, carried: Option<&str>) -> bool {
        let is_cited = |key: &str| {
            let inside = format!("{key}#");
            self.keys.contains(key) || self.keys.iter().any(|known| known.starts_with(&inside))
        };
        if is_cited(key) || carried.is_some_and(is_cited) {
            return true;
        }
        let Some(citable) = index.get(key) else {
            return true;
        };
        let label = citable.words.to_lowercase();
        let own = self.words.iter().filter(|(of, _)| of == paper);
        own.map(|(_, text)| text).any(|text| text.contains(&label))
    }
}
