//! A key issue that is left to a second, which is itself left to a third, sends the reader round the plan, and nobody
//! notices when the third says nothing of the first.
//!
//! Example: `This key issue has been folded into Key Issues (6) and (7)`, where an update on key issue 6 says
//! `The policy will deal with this key issue (see Key Issue 8)`.
//!
//! Remedy: name the one that does the work, `[[KI-8]]`, and say there what it does for the first.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cited_later::cited_at;
use super::typed_number::{each_label, target_of};
use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::{Naming, Register, register};
use crate::references::Workspace;
use crate::references::index::record_key;
use crate::values::running::{sentences, words};

/// Something that is passed on twice.
pub static PASSED_ON: Code = Code {
    name: "passed-on",
    severity: Severity::Warning,
    title: "a key issue left to another, which is left to a third",
    page: include_str!("passed_on.rs"),
};

pub(super) static CHECK: Check = Check::of(&PASSED_ON, run);

/// Where one numbered record, or what belongs to it, leaves it to another.
struct Pointer {
    to: String,
    place: Place,
}

/// Looks at the sentences of records that speak of `this key issue` and cite another.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let pointers = pointers(workspace);
    let words = |key: &str| {
        let known = workspace.index.get(key);
        known.map_or_else(String::new, |citable| citable.words.clone())
    };
    for (from, first) in &pointers {
        for pointer in first {
            let next = pointers.get(&pointer.to).and_then(|list| list.first());
            let Some(next) = next else {
                continue;
            };
            let (first, second, third) = (words(from), words(&pointer.to), words(&next.to));
            let is_round = next.to == *from;
            let message = if is_round {
                format!("`{first}` is left to `{second}`, which is left to `{first}` again")
            } else {
                format!("`{first}` is left to `{second}`, which is left to `{third}`")
            };
            let mut finding = Finding::new(&PASSED_ON, pointer.place.clone(), message)
                .help("name the one that does the work, and say there what it does for the first")
                .related(
                    format!("`{second}` is left to another here"),
                    next.place.clone(),
                );
            if is_round {
                finding.severity = Severity::Error;
            }
            findings.push(finding);
        }
    }
}

/// Whom each numbered record is left to, by its key.
fn pointers(workspace: &Workspace) -> BTreeMap<String, Vec<Pointer>> {
    let owners = owners(workspace);
    let mut found: BTreeMap<String, Vec<Pointer>> = BTreeMap::new();
    let mut add = |record: &Record, passage: &Passage<'_>, bytes: &Range<usize>, to: &str| {
        let Some((from, word)) = owners.get(&record.place) else {
            return;
        };
        let is_one_sort = to.split('/').next() == from.split('/').next();
        if is_one_sort && to != from && speaks_of(passage, bytes, word) {
            found.entry(from.clone()).or_default().push(Pointer {
                to: to.to_owned(),
                place: passage.place(bytes.clone()),
            });
        }
    };
    each_label(workspace, &mut |held, passage, label| {
        if let (None, Some(target)) = (held.document, target_of(workspace, held, label)) {
            add(held.record, passage, &label.bytes, &target.key);
        }
    });
    each_value(workspace, &mut |held| {
        if let (None, Value::Prose(prose)) = (held.document, &held.entry.value) {
            let passage = Passage::of_prose(prose);
            for (key, bytes) in cited_at(prose) {
                add(held.record, &passage, &bytes, &key);
            }
        }
    });
    found
}

/// The numbered record that each record is, or belongs to: its key, and the word for it.
fn owners(workspace: &Workspace) -> BTreeMap<Place, (String, String)> {
    let each = workspace.records.each();
    let owned = each.filter_map(|(register, record)| {
        Some((record.place.clone(), owner(workspace, register, record)?))
    });
    owned.collect()
}

fn owner(workspace: &Workspace, register: &Register, record: &Record) -> Option<(String, String)> {
    if let Naming::Numbered(word, number, _) = register.naming
        && matches!(record.value(number), Some(Value::Number(_)))
    {
        let key = record_key(register.name, record.id(register.key?)?);
        return Some((key, word.to_lowercase()));
    }
    let parent = register.parent?;
    let key = record_key(parent.register, record.id(parent.field)?);
    let above = workspace.target(&key)?.record;
    owner(workspace, self::register(parent.register)?, above)
}

/// Whether the sentence around a citation leaves `this key issue` to what is cited.
fn speaks_of(passage: &Passage<'_>, bytes: &Range<usize>, word: &str) -> bool {
    const LEAVES: [&str; 10] = [
        "folded",
        "merged",
        "covered",
        "dealt",
        "deal",
        "deals",
        "taken",
        "addressed",
        "addresses",
        "left",
    ];
    let sentences = sentences(passage.words, passage.text);
    let mut sentences = sentences.into_iter();
    let own = sentences.find(|s| s.start <= bytes.start && bytes.start < s.end);
    let text = own
        .and_then(|own| passage.words.get(own))
        .unwrap_or_default();
    let words: Vec<String> = words(text)
        .iter()
        .map(|word| word.text.to_lowercase())
        .collect();
    let leaves = words.iter().any(|word| LEAVES.contains(&word.as_str()));
    leaves && words.join(" ").contains(&format!("this {word}"))
}
