//! Where one label stands for two things, a reader who follows it may reach the wrong one and never know.
//!
//! Example: two appendices of a report with the id `survey`, two sources with the reference `CE 03/04`, or `Appendix 1`
//! for a list of priorities here and for good practice there.
//!
//! Remedy: give one of the two an id or a reference of its own, and mend what cites it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::typed_number::{Whose, each_label, target_of};
use super::typed_reference::looks_like_one;
use super::{Check, Held, Passage, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::id::{plain, same};
use crate::values::running::{content_words, sentences};

/// One label for two targets.
pub static LABEL_FOR_TWO: Code = Code {
    name: "label-for-two",
    severity: Severity::Error,
    title: "one id, number or reference for two things",
    page: include_str!("label_for_two.rs"),
};

pub(super) static CHECK: Check = Check::of(&LABEL_FOR_TWO, run);

/// Looks at the rows that can be cited, at the reference numbers of sources, and at labels that lead nowhere.
fn run(workspace: &Workspace, findings: &mut Findings) {
    rows(workspace, findings);
    references(workspace, findings);
    described(workspace, findings);
}

/// Rows of one list with one id.
fn rows(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        for field in workspace.fields_of(document) {
            let Some(anchor) = &field.anchor else {
                continue;
            };
            let mut known: BTreeMap<String, &Record> = BTreeMap::new();
            for row in document.record.rows(&field.name) {
                let Some(id) = row.text("id") else {
                    continue;
                };
                let Some(first) = known.get(&plain(id)) else {
                    known.insert(plain(id), row);
                    continue;
                };
                let message = format!(
                    "two rows of {} have the id `{id}`; `[[{}:{id}]]` can mean either",
                    field.title.to_lowercase(),
                    anchor.prefix
                );
                let finding = Finding::new(&LABEL_FOR_TWO, row.place_of("id").clone(), message)
                    .help("give this row an id of its own, and mend what cites it")
                    .quote(id)
                    .related("the other row is here", first.place_of("id").clone());
                findings.push(finding.document(&document.id));
            }
        }
    }
}

/// Sources filed under one number, and sources filed under the number of another paper.
fn references(workspace: &Workspace, findings: &mut Findings) {
    let mut known: BTreeMap<String, &Record> = BTreeMap::new();
    for source in workspace.records.all("sources") {
        let Some(reference) = source.text("reference") else {
            continue;
        };
        if !looks_like_one(reference) {
            continue;
        }
        let message = |other: &str| {
            format!(
                "`{reference}` is the reference of `{}` and of `{other}`",
                source.words("title")
            )
        };
        let place = source.place_of("reference").clone();
        let found = |message: String| {
            Finding::new(&LABEL_FOR_TWO, place.clone(), message)
                .help("mend the reference of one of the two")
                .quote(reference)
        };
        let paper = workspace
            .documents
            .iter()
            .filter(|paper| paper.is_current() && same(&paper.id, reference))
            .find(|paper| !same(&paper.title(), &source.words("title")));
        if let Some(paper) = paper {
            findings.push(
                found(message(&paper.title()))
                    .related("the paper is here", paper.record.place_of("id").clone()),
            );
        }
        match known.get(&plain(reference)) {
            Some(first) => findings.push(found(message(&first.words("title"))).related(
                "the other source is here",
                first.place_of("reference").clone(),
            )),
            None => {
                known.insert(plain(reference), source);
            }
        }
    }
}

/// A label typed by hand that leads nowhere, with what is said of its target.
struct Described<'a> {
    held: Held<'a>,
    about: BTreeSet<String>,
    quote: String,
    place: Place,
}

/// Labels that nothing has, and that are said to be two things: in one paper, or in a paper and in what it prints.
fn described(workspace: &Workspace, findings: &mut Findings) {
    let mut known: BTreeMap<String, Vec<Described<'_>>> = BTreeMap::new();
    each_label(workspace, &mut |held, passage, label| {
        let is_numbered = label.number.starts_with(|c: char| c.is_ascii_digit());
        if !is_numbered
            || !matches!(label.word.whose, Whose::Paper | Whose::Printed)
            || is_quoted(&held.entry.value, &label.bytes)
            || target_of(workspace, held, label).is_some()
        {
            return;
        }
        let about = about(held, passage, &label.bytes);
        known.entry(label.words()).or_default().push(Described {
            held,
            about,
            quote: passage.quote(label.bytes.clone()),
            place: passage.place(label.bytes.clone()),
        });
    });
    for cited in known.values() {
        let mut told: BTreeSet<Option<&str>> = BTreeSet::new();
        for (at, second) in cited.iter().enumerate() {
            let before = cited.get(..at).unwrap_or_default();
            let Some((first, severity)) = before.iter().find_map(|first| differs(first, second))
            else {
                continue;
            };
            if told.insert(second.held.document.map(|d| d.id.as_str())) {
                findings.push(for_two(first, second, severity));
            }
        }
    }
}

fn for_two(first: &Described<'_>, second: &Described<'_>, severity: Severity) -> Finding {
    let message = format!(
        "`{}` stands for one thing here, and for another elsewhere",
        second.quote
    );
    let mut finding = Finding::new(&LABEL_FOR_TWO, second.place.clone(), message)
        .help("cite each by its id in double brackets, and put in what is missing")
        .quote(&second.quote)
        .related("the other is named here", first.place.clone());
    finding.severity = severity;
    second.held.attribute(finding)
}

/// Whether two descriptions of one label have not a word in common; how grave that is. Every paper numbers its own
/// appendices, so that two papers never disagree, but a paper and a record may.
fn differs<'a, 'b>(
    one: &'b Described<'a>,
    other: &Described<'a>,
) -> Option<(&'b Described<'a>, Severity)> {
    let id = |described: &Described<'_>| described.held.document.map(|d| d.id.clone());
    let severity = match (id(one), id(other)) {
        (Some(one), Some(other)) if one == other => Severity::Error,
        (None, Some(_)) => Severity::Warning,
        (Some(_), Some(_) | None) | (None, None) => return None,
    };
    let are_told = !one.about.is_empty() && !other.about.is_empty();
    (are_told && one.about.is_disjoint(&other.about)).then_some((one, severity))
}

/// The words that say what a label stands for: those before it in its sentence, or the sentence before where that one
/// begins with `They` or `It`. The words of the paper's own title say nothing.
fn about(held: Held<'_>, passage: &Passage<'_>, label: &Range<usize>) -> BTreeSet<String> {
    const POINTERS: [&str; 6] = ["they", "it", "this", "these", "those", "both"];
    let title = held.document.map(|document| document.title());
    let title = content_words(&title.unwrap_or_default());
    let sentences = sentences(passage.words, passage.text);
    let own = sentences
        .iter()
        .position(|s| s.start <= label.start && label.start < s.end);
    let Some((at, own)) = own.and_then(|at| Some((at, sentences.get(at)?))) else {
        return BTreeSet::new();
    };
    let words = |bytes: Range<usize>| passage.words.get(bytes).unwrap_or_default();
    let mut said = words(own.start..label.start);
    let first = said.split_whitespace().next().map(str::to_lowercase);
    if first.is_some_and(|first| POINTERS.contains(&first.as_str())) {
        let before = at.checked_sub(1).and_then(|before| sentences.get(before));
        said = before.map_or("", |before| words(before.clone()));
    }
    let said = content_words(said).into_iter();
    said.filter(|word| !title.contains(word)).collect()
}
