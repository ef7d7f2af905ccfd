//! An appendix or guidance note that the paper never mentions is one that nobody turns to: either a sentence is missing
//! that sends the reader there, or it is not needed.
//!
//! Example: a report with an appendix `survey`, and no `[[app:survey]]` anywhere in it.
//!
//! Remedy: cite it where it helps the reader, or take it out.

use std::collections::BTreeSet;

use super::cited_later::cited;
use super::typed_number::{each_label, target_of};
use super::{Check, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Kind, Value};
use crate::references::Workspace;
use crate::references::index::document_key;
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
                if mentioned.has(&key) || carried.is_some_and(|key| mentioned.has(&key)) {
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

/// The keys of all that the words of a workspace cite or quote, by its id or by its number typed by hand.
struct Mentioned {
    keys: BTreeSet<String>,
}

impl Mentioned {
    fn of(workspace: &Workspace) -> Self {
        let mut keys = BTreeSet::new();
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
        });
        each_label(workspace, &mut |held, _, label| {
            let is_prose = matches!(held.entry.value, Value::Prose(_));
            let target = target_of(workspace, held, label).filter(|_| is_prose);
            keys.extend(target.map(|citable| citable.key.clone()));
        });
        Self { keys }
    }

    /// Whether what has a key, or something in it, is cited.
    fn has(&self, key: &str) -> bool {
        let inside = format!("{key}#");
        self.keys.contains(key) || self.keys.iter().any(|known| known.starts_with(&inside))
    }
}
