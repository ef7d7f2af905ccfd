//! A record that says only `as above` says nothing where it is printed alone, and one that points to a record that
//! points on sends the reader round the paper.
//!
//! Example: an action whose text is `See Key Issue (1)`, or two key issues whose texts are each the other's number.
//!
//! Remedy: write what is meant, or quote it with `[[text:KI-1]]`; a pointer leads to a record with words of its own.

use std::ops::Range;

use super::{Check, Held, Passage, each_value, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::prose::{BlockKind, Inline, Prose};

/// A record that only points elsewhere.
pub static CHAINED_REFERENCE: Code = Code {
    name: "chained-reference",
    severity: Severity::Warning,
    title: "a record that only points to another",
    page: include_str!("chained_reference.rs"),
};

pub(super) static CHECK: Check = Check::of(&CHAINED_REFERENCE, run);

/// Looks at every text for pointers typed by hand, and at the records for chains of citations.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        for (bytes, said) in relative(held, &passage) {
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` {said}");
            let finding = Finding::new(&CHAINED_REFERENCE, passage.place(bytes), message)
                .help(HELP)
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
    for (register, record) in workspace.records.each() {
        for field in &register.fields {
            if let Some(Value::Prose(prose)) = record.value(&field.name) {
                findings.extend(chain(workspace, record, &field.name, prose));
            }
        }
    }
}

const HELP: &str = "write what is meant, or quote it by its id with `[[text:…]]`";

/// The pointers typed by hand in a passage, each with what is wrong with it: a whole text, a paragraph of it, or, in a
/// record that is printed alone, `As above.` at its beginning.
fn relative(held: Held<'_>, passage: &Passage<'_>) -> Vec<(Range<usize>, &'static str)> {
    let trimmed = |bytes: Range<usize>| {
        let text = passage.text.get(bytes.clone()).unwrap_or_default();
        bytes.start..bytes.start + text.trim_end().len()
    };
    if is_relative(passage.words) {
        return vec![(trimmed(0..passage.text.len()), "is all that is said here")];
    }
    let mut found = Vec::new();
    let start = passage.words.len() - passage.words.trim_start().len();
    let first = passage
        .words
        .trim_start()
        .split('.')
        .next()
        .unwrap_or_default();
    if held.document.is_none() && ALONE.contains(&first.to_lowercase().as_str()) {
        let said = "points to what stands elsewhere where this is printed alone";
        found.push((start..start + first.len(), said));
    }
    if let Value::Prose(prose) = &held.entry.value {
        let paragraphs = prose.blocks.iter();
        let paragraphs = paragraphs.filter(|block| matches!(block.kind, BlockKind::Paragraph(_)));
        let pointers = paragraphs.filter(|block| {
            passage
                .words
                .get(block.bytes.clone())
                .is_some_and(is_relative)
        });
        let said = "is all that this paragraph says";
        found.extend(pointers.map(|block| (trimmed(block.bytes.clone()), said)));
    }
    found
}

/// Pointers that say nothing else.
const ALONE: [&str; 9] = [
    "as above",
    "as below",
    "as before",
    "see above",
    "see below",
    "ditto",
    "same as above",
    "same as below",
    "as previous",
];

/// Whether a whole text is a pointer typed by hand: `As above`, `See Key Issue (1)`, `Part of 6 and 7`.
fn is_relative(words: &str) -> bool {
    const LEADS: [&str; 9] = [
        "see also",
        "see",
        "part of",
        "as for",
        "as in",
        "same as",
        "covered by",
        "refer to",
        "included in",
    ];
    const LABELS: [&str; 12] = [
        "key issues",
        "key issue",
        "actions",
        "action",
        "risks",
        "risk",
        "milestones",
        "milestone",
        "proposals",
        "proposal",
        "issues",
        "issue",
    ];
    let small = words.to_lowercase();
    let text = small.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.trim_end_matches('.').trim();
    if ALONE.contains(&text) {
        return true;
    }
    let Some(rest) = LEADS.iter().find_map(|lead| text.strip_prefix(lead)) else {
        return false;
    };
    let rest = rest.trim_start();
    let label = LABELS.iter().find_map(|label| rest.strip_prefix(label));
    if label.is_none() && !text.starts_with("part of") && !text.starts_with("see") {
        return false;
    }
    is_numbers(label.unwrap_or(rest))
}

/// Whether a text is nothing but numbers and what joins them.
fn is_numbers(text: &str) -> bool {
    let joints = |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '&' | ';');
    let mut words = text
        .split(joints)
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some()
        && text.bytes().any(|b| b.is_ascii_digit())
        && words.all(|word| word == "and" || word.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// What is wrong with a text that only cites another record: that one only points on, or back, or says nothing.
fn chain(workspace: &Workspace, record: &Record, field: &str, prose: &Prose) -> Option<Finding> {
    let first = pointer(prose)?;
    let name = |key: &str| {
        let known = workspace.index.get(key);
        known.map_or_else(String::new, |citable| citable.words.replace('`', "'"))
    };
    let mut seen = vec![first];
    let mut at = first;
    loop {
        let next = match said(workspace, at, field)? {
            Said::Words => break,
            Said::Nothing => {
                let message = format!("this points to `{}`, which says nothing", name(at));
                return Some(found(record, field, message));
            }
            Said::Pointer(next) => next,
        };
        if seen.contains(&next) {
            let message = format!(
                "`{}` only points to `{}`, which points back",
                id_of(record),
                name(first)
            );
            return Some(found(record, field, message));
        }
        seen.push(next);
        at = next;
    }
    let [_, .., last] = seen.as_slice() else {
        return None;
    };
    let message = format!(
        "this points to `{}`, which only points on to `{}`",
        name(first),
        name(last)
    );
    Some(found(record, field, message))
}

fn found(record: &Record, field: &str, message: String) -> Finding {
    let place = record.place_of(field).clone();
    let mut finding = Finding::new(&CHAINED_REFERENCE, place, message).help(HELP);
    finding.severity = Severity::Error;
    finding
}

/// What a record says in a field.
enum Said<'a> {
    Words,
    Nothing,
    Pointer(&'a str),
}

/// What the record with a key says in the field of that name, else in its text; nothing for what is no record.
fn said<'a>(workspace: &'a Workspace, key: &str, field: &str) -> Option<Said<'a>> {
    let target = workspace.target(key)?;
    if target.document.is_some() {
        return None;
    }
    let names = [field, "text"];
    let declared = |name: &&&str| target.fields.iter().any(|known| known.name == **name);
    let name = names.iter().find(declared)?;
    Some(match target.record.value(name) {
        None => Said::Nothing,
        Some(Value::Prose(prose)) if prose.text.trim().is_empty() => Said::Nothing,
        Some(Value::Prose(prose)) => pointer(prose).map_or(Said::Words, Said::Pointer),
        Some(_) => Said::Words,
    })
}

/// The key of the one thing that a text cites, where it says nothing else: `See [[KI-1]].`
fn pointer(prose: &Prose) -> Option<&str> {
    let [block] = prose.blocks.as_slice() else {
        return None;
    };
    let BlockKind::Paragraph(line) = &block.kind else {
        return None;
    };
    let mut key = None;
    let mut words = String::new();
    for part in line {
        match part {
            Inline::Text(text, _) => words.push_str(text),
            Inline::Break => words.push(' '),
            Inline::Cited(citation) if key.is_none() => key = Some(citation.target.as_str()),
            Inline::Cited(_)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Strike(_)
            | Inline::Code(..)
            | Inline::Link(..)
            | Inline::Image(..)
            | Inline::Footnote(..)
            | Inline::Form(_)
            | Inline::Quoted(_)
            | Inline::Computed(_)
            | Inline::Parameter(..) => return None,
        }
    }
    let words = words.to_lowercase();
    let lead =
        words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '(' | ')'));
    const LEADS: [&str; 7] = ["", "see", "see also", "as", "as for", "as in", "part of"];
    key.filter(|_| LEADS.contains(&lead))
}
