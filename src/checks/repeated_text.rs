//! The same paragraph kept in two places is soon two paragraphs that differ: one is mended and the other is forgotten,
//! and a reader cannot tell which of them holds.
//!
//! Example: a definition in the policy, and again in a guidance note with one word changed.
//!
//! Remedy: keep one, and write `[[text:…]]` with its id where the other stands; or make the two plainly different.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::Check;
use super::count_differs::words;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Entry, Field, Kind, Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::announced::whole;
use crate::values::id::same;
use crate::values::prose::{Block, BlockKind, Inline, Prose};
use crate::values::running::may_be_month;

/// A passage that is nearly the same in two places.
pub static REPEATED_TEXT: Code = Code {
    name: "repeated-text",
    severity: Severity::Warning,
    title: "a passage that is nearly the same in two places",
    page: include_str!("repeated_text.rs"),
};

/// The fewest words of a passage that is looked at.
const FEWEST_WORDS: usize = 20;
/// A passage of fewer words is short: it is compared word by word as well.
const SHORT: usize = 30;
/// The fewest letters of a word that has a meaning of its own.
const LONG_WORD: usize = 4;
/// How many words make a shingle.
const SHINGLE: usize = 3;
/// How much two passages have in common, in hundredths of their shingles, or of their words in order: from, and no more
/// than.
const ALIKE: (usize, usize) = (85, 99);
/// In how many passages a shingle may stand before it tells nothing.
const COMMON: usize = 40;

pub(super) static CHECK: Check = Check::of(&REPEATED_TEXT, run);

/// Looks at the paragraphs of all records and documents, pair by pair of those that share a shingle.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let passages = passages(workspace);
    for (one, other) in pairs(&passages) {
        let (Some(one), Some(other)) = (passages.get(one), passages.get(other)) else {
            continue;
        };
        if one.owner.place == other.owner.place || follows(one, other) {
            continue;
        }
        if !are_alike(one, other) {
            continue;
        }
        let (first, second) = if one.place <= other.place {
            (one, other)
        } else {
            (other, one)
        };
        let message = format!(
            "this passage, which begins `{}`, is nearly the same as another",
            second.begins
        );
        // A record can be quoted whole; of a paper only a row can.
        let mut records = [one, other]
            .into_iter()
            .filter(|one| one.document.is_none());
        let id = records.find_map(|one| one.owner.id("id")).unwrap_or("…");
        let help = format!("keep one, and quote it in the other place with `[[text:{id}]]`");
        let finding = Finding::new(&REPEATED_TEXT, second.place.clone(), message)
            .help(help)
            .related("the other passage is here", first.place.clone());
        findings.push(match second.document {
            Some(document) => finding.document(&document.id),
            None => finding,
        });
    }
}

/// A paragraph: what it belongs to, its words and its shingles.
struct Paragraph<'a> {
    owner: &'a Record,
    document: Option<&'a Document>,
    place: Place,
    begins: String,
    words: Vec<String>,
    shingles: BTreeSet<u64>,
}

/// Whether one of two passages stands in a paper that takes the place of the other's.
fn follows(one: &Paragraph<'_>, other: &Paragraph<'_>) -> bool {
    let supersedes = |new: &Document, old: &Document| {
        let id = new.record.id("supersedes");
        id.is_some_and(|id| same(id, &old.id))
    };
    match (one.document, other.document) {
        (Some(one), Some(other)) => supersedes(one, other) || supersedes(other, one),
        _ => false,
    }
}

/// Whether two passages are nearly the same, and differ in more than figures and dates.
fn are_alike(one: &Paragraph<'_>, other: &Paragraph<'_>) -> bool {
    let of_all = |shared: usize, all: usize| (200 * shared).checked_div(all).unwrap_or_default();
    let shared = one.shingles.intersection(&other.shingles).count();
    let shingles = of_all(shared, one.shingles.len() + other.shingles.len());
    let is_near = |alike: usize| (ALIKE.0..=ALIKE.1).contains(&alike);
    // A word put in or taken out breaks three shingles, which is much of a short passage; a word in the place of another
    // makes another sentence of it.
    let is_short = one.words.len().min(other.words.len()) < SHORT && is_part(one, other);
    let in_order = || {
        let words = common(&one.words, &other.words);
        of_all(words, one.words.len() + other.words.len())
    };
    let lasting = |words: &[String]| -> Vec<String> {
        let kept = words.iter().filter(|word| !is_figure(word));
        kept.cloned().collect()
    };
    (is_near(shingles) || (is_short && is_near(in_order())))
        && lasting(&one.words) != lasting(&other.words)
}

/// Whether one of two passages says nothing that the other does not say, word by word.
fn is_part(one: &Paragraph<'_>, other: &Paragraph<'_>) -> bool {
    let content = |passage: &Paragraph<'_>| -> BTreeSet<String> {
        let own = passage
            .words
            .iter()
            .map(|word| word.trim_end_matches(['s', '\'', '’']));
        let own = own.filter(|word| word.len() >= LONG_WORD);
        own.map(str::to_owned).collect()
    };
    let (one, other) = (content(one), content(other));
    one.is_subset(&other) || other.is_subset(&one)
}

/// How many words two passages have in common, in the order in which they stand.
fn common(one: &[String], other: &[String]) -> usize {
    let mut before = vec![0; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (at, known) in other.iter().enumerate() {
            let (left, above) = (before.get(at).copied(), before.get(at + 1).copied());
            let (left, above) = (left.unwrap_or(0), above.unwrap_or(0));
            let most = if word == known {
                diagonal + 1
            } else {
                left.max(above)
            };
            diagonal = above;
            if let Some(cell) = before.get_mut(at + 1) {
                *cell = most;
            }
        }
    }
    before.last().copied().unwrap_or(0)
}

/// Whether a word is a number or a month.
fn is_figure(word: &str) -> bool {
    may_be_month(word) || word.contains(|c: char| c.is_ascii_digit()) || whole(word).is_some()
}

/// The pairs of passages that share shingles enough to be worth comparing, each once and in order.
fn pairs(passages: &[Paragraph<'_>]) -> Vec<(usize, usize)> {
    let numbered = passages.iter().enumerate();
    let mut all: Vec<(u64, usize)> = numbered
        .flat_map(|(at, passage)| passage.shingles.iter().map(move |hash| (*hash, at)))
        .collect();
    all.sort_unstable();
    let mut shared: Vec<(usize, usize)> = Vec::new();
    for group in all.chunk_by(|one, other| one.0 == other.0) {
        if group.len() > COMMON {
            continue;
        }
        for (at, (_, one)) in group.iter().enumerate() {
            let rest = group.get(at + 1..).unwrap_or_default();
            shared.extend(rest.iter().map(|(_, other)| (*one, *other)));
        }
    }
    shared.sort_unstable();
    let enough = shared.chunk_by(|one, other| one == other);
    enough
        .filter(|group| group.len() >= FEWEST_WORDS / 2)
        .filter_map(|group| group.first().copied())
        .collect()
}

/// Every paragraph that is long enough; reports of progress may say again what was said, and old papers are old.
fn passages(workspace: &Workspace) -> Vec<Paragraph<'_>> {
    let mut found = Vec::new();
    for (register, record) in workspace.records.each() {
        if register.name != "updates" {
            of_record(None, record, &register.fields, record, &mut found);
        }
    }
    for document in workspace
        .documents
        .iter()
        .filter(|paper| paper.is_current())
    {
        let fields = workspace
            .type_of(document)
            .map(|known| known.fields.as_slice());
        of_record(
            Some(document),
            &document.record,
            fields.unwrap_or_default(),
            &document.record,
            &mut found,
        );
    }
    found
}

fn of_record<'a>(
    document: Option<&'a Document>,
    owner: &'a Record,
    fields: &[Field],
    record: &'a Record,
    found: &mut Vec<Paragraph<'a>>,
) {
    for field in fields {
        // Words of others are theirs wherever they are quoted.
        let callout = field.anchor.as_ref().and_then(|anchor| anchor.callout);
        let is_of_others = callout == Some(crate::kinds::Callout::Quotation);
        let Some(entry) = record.entry(&field.name).filter(|_| !is_of_others) else {
            continue;
        };
        of_entry(document, owner, entry, found);
        let (Kind::Rows(inner) | Kind::Map(_, inner)) = &field.kind else {
            continue;
        };
        for row in entry.value.records() {
            of_record(document, owner, inner, row, found);
        }
    }
}

fn of_entry<'a>(
    document: Option<&'a Document>,
    owner: &'a Record,
    entry: &Entry,
    found: &mut Vec<Paragraph<'a>>,
) {
    for item in entry.value.items() {
        of_entry(document, owner, item, found);
    }
    let Value::Prose(prose) = &entry.value else {
        return;
    };
    let mut paragraphs = Vec::new();
    paragraphs_of(&prose.blocks, &mut paragraphs);
    for (bytes, line) in paragraphs {
        let text = plain(line);
        let words: Vec<String> = words(&text).map(|(_, word)| word.to_lowercase()).collect();
        if words.len() >= FEWEST_WORDS {
            found.push(Paragraph {
                owner,
                document,
                place: place_of(prose, &bytes),
                begins: beginning(&text),
                shingles: words.windows(SHINGLE).map(hash).collect(),
                words,
            });
        }
    }
}

/// The paragraphs of blocks, but for quotations.
fn paragraphs_of<'a>(blocks: &'a [Block], found: &mut Vec<(Range<usize>, &'a [Inline])>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(line) => found.push((block.bytes.clone(), line)),
            BlockKind::List(_, items) => items.iter().for_each(|item| paragraphs_of(item, found)),
            BlockKind::Heading(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => {}
        }
    }
}

/// The words of a line that are its own: what it quotes is kept elsewhere already.
fn plain(line: &[Inline]) -> String {
    let own = line
        .iter()
        .filter(|part| !matches!(part, Inline::Quoted(_)));
    let own: Vec<Inline> = own.cloned().collect();
    crate::values::prose::plain_words(&own)
}

fn place_of(prose: &Prose, bytes: &Range<usize>) -> Place {
    let text = prose.text.get(bytes.clone()).unwrap_or_default();
    prose.place(&(bytes.start..bytes.start + text.trim_end().len()))
}

/// The first words of a passage, for a message.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    words.join(" ").replace('`', "'")
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
