//! Acronyms: expanded where running prose first uses them, and listed at the end of the paper.
//! Holes come in page order, so that the first use met is the first a reader meets.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr};

use crate::records::Records;

/// Stands in a template for the list of abbreviations, which is known only when the paper is written.
#[derive(Debug)]
pub(super) struct Abbreviations;

impl Object for Abbreviations {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("abbreviations")
    }
}

/// The acronyms of a council, and which of them a paper has used so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Acronyms {
    known: BTreeMap<String, Acronym>,
}

#[derive(Debug, Clone)]
struct Acronym {
    long: String,
    well_known: bool,
    used: bool,
    expanded: bool,
}

/// A piece of running text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// Words as written.
    Words(&'t str),
    /// An acronym at its first use: short and long.
    Expanded(&'t str, String),
}

impl Acronyms {
    /// The acronyms of the register.
    pub(super) fn of(records: &Records) -> Self {
        let entries = records.all("acronyms").iter().filter_map(|record| {
            let acronym = Acronym {
                long: record.words("long"),
                well_known: record.yes("well_known"),
                used: false,
                expanded: false,
            };
            Some((record.text("short")?.to_owned(), acronym))
        });
        Self {
            known: entries.collect(),
        }
    }

    /// Notes the acronyms of words that are not expanded: headings, titles, cells.
    pub(super) fn mention(&mut self, text: &str) {
        for word in words(text) {
            if let Some(acronym) = self.known.get_mut(word) {
                acronym.used = true;
            }
        }
    }

    /// Cuts running text into words as written and acronyms to expand.
    pub(super) fn expand<'t>(&mut self, text: &'t str) -> Vec<Piece<'t>> {
        let mut pieces = Vec::new();
        let mut from = 0;
        for word in words(text) {
            let at = word.as_ptr().addr() - text.as_ptr().addr();
            let Some(acronym) = self.known.get_mut(word) else {
                continue;
            };
            acronym.used = true;
            let spelt_out = text[..at]
                .trim_end_matches('(')
                .trim_end()
                .ends_with(&acronym.long);
            if acronym.well_known || std::mem::replace(&mut acronym.expanded, true) || spelt_out {
                continue;
            }
            if at > from {
                pieces.push(Piece::Words(&text[from..at]));
            }
            pieces.push(Piece::Expanded(word, acronym.long.clone()));
            from = at + word.len();
        }
        if from < text.len() {
            pieces.push(Piece::Words(&text[from..]));
        }
        pieces
    }

    /// The acronyms used, in order, with their meaning.
    pub(super) fn used(&self) -> Vec<(String, String)> {
        let used = self
            .known
            .iter()
            .filter(|(_, acronym)| acronym.used && !acronym.well_known);
        used.map(|(short, acronym)| (short.clone(), acronym.long.clone()))
            .collect()
    }
}

/// The words of a text, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|word| !word.is_empty())
}
