//! Where a sentence announces three reasons and four follow, a reader wonders which was added and which was forgotten.
//!
//! Example: `There are three reasons:` before a list of four items; `11 new proposals (proposals 1 – 11)` where the table
//! of proposals has ten.
//!
//! Remedy: mend the number or the list, or leave the number out: `The reasons are:`

use std::ops::Range;

use super::series_gap::{Column, columns};
use super::{Check, Held, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, counted};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::announced::{Numbered, numbered, publications, published, whole};
use crate::values::prose::{Block, BlockKind, plain_words};

/// A number that differs from the list after it.
pub static COUNT_DIFFERS: Code = Code {
    name: "count-differs",
    severity: Severity::Error,
    title: "a number of things that differs from those that follow",
    page: include_str!("count_differs.rs"),
};

pub(super) static CHECK: Check = Check::of(&COUNT_DIFFERS, run);

/// Looks at lists after a paragraph with a colon at its end, at numbers of numbered things, and at numbers of reports.
fn run(workspace: &Workspace, findings: &mut Findings) {
    lists(workspace, findings);
    of_numbered(workspace, findings);
    of_reports(workspace, findings);
}

/// Looks at every list that directly follows a paragraph with a colon at its end.
fn lists(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        let mut lists = Vec::new();
        announced(&prose.blocks, &mut lists);
        for (stem, list, items) in lists {
            let Some(said) = announcement(passage.words.get(stem.clone()).unwrap_or_default())
            else {
                continue;
            };
            if said.number == items {
                continue;
            }
            let bytes = stem.start + said.bytes.start..stem.start + said.bytes.end;
            let quote = passage.quote(bytes.clone());
            let message = format!(
                "`{quote}` were announced, and a list of {} follows",
                counted(items, "item")
            );
            let finding = Finding::new(&COUNT_DIFFERS, passage.place(bytes), message)
                .help("mend the number or the list")
                .quote(quote)
                .related("the list is here", passage.place(list));
            findings.push(held.attribute(finding));
        }
    });
}

/// Looks at `11 proposals (proposals 1 – 11)`, and at the table in the same paper that numbers them.
fn of_numbered(workspace: &Workspace, findings: &mut Findings) {
    let columns = columns(workspace);
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        for said in numbered(passage.words) {
            let own = columns.iter().filter(|(of, _)| is_one_paper(*of, held));
            let mut own = own.map(|(_, column)| column);
            let table = own.find(|column| format!("{}s", column.word) == said.noun);
            let Some(message) = miscounted(&said, table) else {
                continue;
            };
            let quote = passage.quote(said.bytes.clone());
            let message = format!("`{quote}` were announced, and {message}");
            let mut finding = Finding::new(&COUNT_DIFFERS, passage.place(said.bytes), message)
                .help("mend the number, or what it counts")
                .quote(quote);
            if let Some((table, first)) = table.and_then(|t| Some((t, t.cells.first()?))) {
                finding = finding.related("they are numbered here", table.place(&first.1));
            }
            findings.push(held.attribute(finding));
        }
    });
}

fn is_one_paper(one: Held<'_>, other: Held<'_>) -> bool {
    let id = |held: Held<'_>| held.document.map(|document| document.id.clone());
    id(one) == id(other)
}

/// What follows where so many numbered things were announced, if it is not so many.
fn miscounted(said: &Numbered, table: Option<&Column<'_>>) -> Option<String> {
    let span = (said.last + 1).checked_sub(said.first)?;
    if span != said.count {
        return Some(format!("{} to {} are {span}", said.first, said.last));
    }
    let range = said.first..=said.last;
    let there =
        |(number, _): &&(u64, _)| usize::try_from(*number).is_ok_and(|n| range.contains(&n));
    let there = table?.cells.iter().filter(there).count();
    (there != said.count).then(|| format!("the table has {there} of them"))
}

/// Looks at `two Audit Commission reports`, where the paper names as many publications and not all are that body's.
fn of_reports(workspace: &Workspace, findings: &mut Findings) {
    let mut named = Vec::new();
    let mut said = Vec::new();
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for publication in publications(passage.words) {
            let place = passage.place(publication.bytes.clone());
            named.push((held, publication.publisher, place));
        }
        for reports in published(passage.words) {
            let quote = passage.quote(reports.bytes.clone());
            said.push((held, passage.place(reports.bytes.clone()), quote, reports));
        }
    });
    for (held, place, quote, reports) in said {
        let own = named.iter().filter(|(of, ..)| is_one_paper(*of, held));
        let (theirs, others): (Vec<_>, Vec<_>) =
            own.partition(|(_, publisher, _)| *publisher == reports.publisher);
        let Some((_, other, related)) = others.first().filter(|_| !theirs.is_empty()) else {
            continue;
        };
        if theirs.len() + others.len() != reports.count {
            continue;
        }
        let message = format!(
            "`{quote}` were announced, and of those that the paper names one is of `{other}`"
        );
        let finding = Finding::new(&COUNT_DIFFERS, place, message)
            .help("mend the number, or say whose the reports are")
            .quote(quote)
            .related("the other report is named here", related.clone());
        findings.push(held.attribute(finding));
    }
}

/// The lists that follow a paragraph with a colon at its end: the paragraph, the list, and how many items it has.
/// A list after which another follows may be one list that was parted, and one whose items begin with numbers counts
/// something else; words of others are theirs.
fn announced(blocks: &[Block], found: &mut Vec<(Range<usize>, Range<usize>, usize)>) {
    for (at, block) in blocks.iter().enumerate() {
        let BlockKind::List(_, items) = &block.kind else {
            continue;
        };
        items.iter().for_each(|item| announced(item, found));
        let stem = at.checked_sub(1).and_then(|before| blocks.get(before));
        let after = blocks.get(at + 1).map(|block| &block.kind);
        if matches!(after, Some(BlockKind::List(..))) || items.iter().any(|item| counts(item)) {
            continue;
        }
        if let Some(stem) = stem
            && let BlockKind::Paragraph(line) = &stem.kind
            && plain_words(line).trim_end().ends_with(':')
        {
            found.push((stem.bytes.clone(), block.bytes.clone(), items.len()));
        }
    }
}

/// Whether an item begins with a number: `two from the Council`.
fn counts(item: &[Block]) -> bool {
    let Some(BlockKind::Paragraph(line)) = item.first().map(|block| &block.kind) else {
        return false;
    };
    let words = plain_words(line);
    words.split_whitespace().next().and_then(whole).is_some()
}

/// A number of things, as it is announced, and where it stands.
struct Announced {
    number: usize,
    bytes: Range<usize>,
}

/// What the last sentence of a paragraph announces: one number, a noun in the plural, and nothing after it but words
/// such as `as follows`.
fn announcement(stem: &str) -> Option<Announced> {
    let text = stem.trim_end().strip_suffix(':')?;
    let start = text.rfind(['.', '?', '!', ';']).map_or(0, |at| at + 1);
    let sentence = &text[start..];
    let words: Vec<(usize, &str)> = words(sentence).collect();
    let mut numbers = words.iter().enumerate().filter(|(_, (_, word))| {
        word.starts_with(|c: char| c.is_ascii_digit()) || whole(word).is_some()
    });
    let (at, (from, word)) = numbers.next()?;
    let number = whole(word).filter(|number| (2..=99).contains(number))?;
    if numbers.next().is_some() || !is_exact(&words[..at], sentence.get(..*from)?) {
        return None;
    }
    let end = tail(&words)?;
    let noun = words.get(at + 1..end)?;
    let (last, first) = noun.split_last()?;
    let plain = |word: &str| {
        let mut letters = word.chars();
        letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\''))
    };
    let is_noun = first.len() <= 3 && noun.iter().all(|(_, word)| plain(word)) && is_plural(last.1);
    // Two plurals are those who do something, and what they do it to: `two officers asked questions`.
    let is_one_thing = !first.iter().any(|(_, word)| is_several(word));
    let has_verb = noun.iter().any(|(_, word)| OTHERS.contains(word));
    let through = sentence.get(*from..last.0)?;
    let is_unbroken = !through.contains([',', '(', ')', '"', '“', '|']);
    (is_noun && is_one_thing && !has_verb && is_unbroken).then(|| Announced {
        number,
        bytes: start + from..start + last.0 + last.1.len(),
    })
}

/// Words that make of a number and a plural something else than the things that follow.
const OTHERS: [&str; 36] = [
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "of",
    "to",
    "in",
    "for",
    "from",
    "by",
    "at",
    "with",
    "on",
    "and",
    "or",
    "than",
    "that",
    "the",
    "a",
    "an",
    "these",
    "those",
    "its",
    "their",
    "our",
    "which",
    "who",
    "will",
    "must",
    "should",
    "can",
    "include",
    "including",
];

/// Where the words after the noun begin: `as follows`, `are`, `below`; the end where there are none.
fn tail(words: &[(usize, &str)]) -> Option<usize> {
    const TAILS: [&[&str]; 7] = [
        &["are", "as", "follows"],
        &["were", "as", "follows"],
        &["as", "follows"],
        &["are", "these"],
        &["are"],
        &["were"],
        &["below"],
    ];
    let small: Vec<String> = words.iter().map(|(_, word)| word.to_lowercase()).collect();
    let length = TAILS
        .iter()
        .find(|tail| small.len() > tail.len() && small.ends_with(&owned(tail)))
        .map_or(0, |tail| tail.len());
    words.len().checked_sub(length)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Whether the words before a number leave it exact, and a number of things: not `about six`, `Section 4` or `£20`.
fn is_exact(before: &[(usize, &str)], text: &str) -> bool {
    const LOOSE: [&str; 32] = [
        "about",
        "over",
        "least",
        "most",
        "than",
        "around",
        "nearly",
        "almost",
        "some",
        "roughly",
        "to",
        "section",
        "sections",
        "stage",
        "chapter",
        "level",
        "tier",
        "part",
        "table",
        "figure",
        "page",
        "paragraph",
        "note",
        "number",
        "issue",
        "issues",
        "phase",
        "year",
        "next",
        "last",
        "any",
        "of",
    ];
    const SUBSET: [&str; 6] = [
        "include",
        "includes",
        "including",
        "such",
        "example",
        "among",
    ];
    let is_one_of = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let last = before.last().map_or("", |(_, word)| *word);
    let is_name = last.to_lowercase().starts_with("appendi")
        || before.len() > 1 && last.starts_with(|c: char| c.is_uppercase());
    let joined = text.ends_with(['£', '-', '–', '/', '.', ',', '#']);
    let is_part = before.iter().any(|(_, word)| is_one_of(&SUBSET, word));
    !(is_one_of(&LOOSE, last) || is_name || joined || is_part)
}

/// Whether a word is a noun in the plural of which a list can have one an item; lengths and crowds are counted otherwise.
fn is_plural(word: &str) -> bool {
    const UNCOUNTED: [&str; 22] = [
        "years", "months", "weeks", "days", "hours", "minutes", "pounds", "miles", "pages",
        "sides", "words", "times", "members", "lists", "asks", "needs", "sets", "does", "says",
        "shows", "gives", "includes",
    ];
    let small = word.to_lowercase();
    (is_several(&small) || small == "criteria") && !UNCOUNTED.contains(&small.as_str())
}

/// Whether a word may be a plural: it ends as one, or is `people`.
pub(super) fn is_several(word: &str) -> bool {
    let ends = |end: &str| word.ends_with(end);
    let is_single = ends("ss") || ends("us") || ends("ous");
    (word.len() > 3 && ends("s") && !is_single) || matches!(word, "people" | "staff" | "children")
}

/// The words of a text with the byte each starts at.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'));
    let parts = parts.filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}
