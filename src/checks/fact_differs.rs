//! A number that several papers name has to be the same in all of them: Members who read two that differ trust neither.
//!
//! Example: `The register lists 41 high-level partnerships.` where the fact with the phrase `high-level partnerships`
//! is 39.
//!
//! Remedy: cite the fact by its id, as in `[[partnerships.high-level]]`, or mend the fact.

use std::ops::Range;

use rust_decimal::Decimal;

use super::count_differs::{is_several, words};
use super::{Check, Passage, each_value, id_of, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::announced::whole;
use crate::values::money::Money;
use crate::values::number::Number;
use crate::values::running::may_be_month;

/// A number that differs from the fact it tells of.
pub static FACT_DIFFERS: Code = Code {
    name: "fact-differs",
    severity: Severity::Error,
    title: "a number in prose that differs from the fact it tells of",
    page: include_str!("fact_differs.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&FACT_DIFFERS, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every sentence of prose that holds the phrase of a fact.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let records = workspace.records.all("facts").iter();
    let facts: Vec<Fact<'_>> = records.filter_map(Fact::of).collect();
    if facts.is_empty() {
        return;
    }
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for sentence in sentences(&passage) {
            let text = passage.words.get(sentence.clone()).unwrap_or_default();
            let plain = format!(" {} ", spaced(text));
            for fact in facts.iter().filter(|fact| fact.is_named_in(&plain)) {
                let numbers = numbers(text, fact.is_money);
                let [(size, at)] = numbers.as_slice() else {
                    continue;
                };
                let rest = text.get(at.end..).unwrap_or_default();
                if *size == fact.size || fact.is_compared(&plain) || fact.is_of_others(rest) {
                    continue;
                }
                let bytes = sentence.start + at.start..sentence.start + at.end;
                let quote = passage.quote(bytes.clone());
                let message = format!(
                    "`{quote}` differs from the fact `{}`, which is {}",
                    id_of(fact.record),
                    fact.record.words("value")
                );
                let mut finding =
                    Finding::new(&FACT_DIFFERS, passage.place(bytes.clone()), message)
                        .help(format!(
                            "write `[[{}]]`, or mend the fact",
                            id_of(fact.record)
                        ))
                        .quote(quote)
                        .related("the fact is here", fact.record.place_of("value").clone());
                if is_quoted(&held.entry.value, &bytes) {
                    finding.severity = Severity::Note;
                }
                findings.push(held.attribute(finding));
            }
        }
    });
}

/// A number or a sum with the phrases that stand near it.
struct Fact<'a> {
    record: &'a Record,
    size: Decimal,
    is_money: bool,
    phrases: Vec<String>,
}

impl<'a> Fact<'a> {
    fn of(record: &'a Record) -> Option<Self> {
        let value = record.text("value")?.trim();
        let is_money = value.starts_with('£');
        let size = if is_money {
            Money::parse(value).ok()?.amount
        } else {
            Number::parse(value).ok()?.0
        };
        let items = record
            .value("phrases")
            .map(Value::items)
            .unwrap_or_default();
        let texts = items.iter().filter_map(|entry| {
            let Value::Text(words) = &entry.value else {
                return None;
            };
            Some(spaced(&words.text))
        });
        let phrases: Vec<String> = texts.filter(|phrase| !phrase.is_empty()).collect();
        (!phrases.is_empty()).then_some(Self {
            record,
            size,
            is_money,
            phrases,
        })
    }

    /// Whether a sentence, in small letters and with a space around each word, holds one of the phrases.
    fn is_named_in(&self, plain: &str) -> bool {
        let mut phrases = self.phrases.iter();
        phrases.any(|phrase| plain.contains(&format!(" {phrase} ")))
    }

    /// Whether a sentence sets something beside the fact: `stays within the limit for officers`.
    fn is_compared(&self, plain: &str) -> bool {
        const BESIDE: [&str; 8] = [
            "within", "below", "under", "above", "over", "beyond", "exceeds", "than",
        ];
        self.phrases.iter().any(|phrase| {
            ["", "the "].iter().any(|article| {
                let named = |word: &&&str| plain.contains(&format!(" {word} {article}{phrase} "));
                BESIDE.iter().find(named).is_some()
            })
        })
    }

    /// Whether a number counts something else than the phrases name: they stand before it, and a noun in the plural
    /// follows it, as in `the priorities of the plan, under four promises`.
    fn is_of_others(&self, rest: &str) -> bool {
        let next = words(rest).next().map(|(_, word)| word.to_lowercase());
        let is_counted = next.is_some_and(|word| is_several(&word));
        !self.is_money && is_counted && !self.is_named_in(&format!(" {} ", spaced(rest)))
    }
}

/// The words of a text in small letters, with one space between them.
fn spaced(text: &str) -> String {
    let small: Vec<String> = words(text).map(|(_, word)| word.to_lowercase()).collect();
    small.join(" ")
}

/// The sentences of a passage: up to a stop before a space, an empty line, or the edge of an item or a cell.
fn sentences(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let source = passage.text.as_bytes();
    for (at, byte) in passage.words.bytes().enumerate() {
        let next = source.get(at + 1).copied().unwrap_or(b' ');
        let ends = match byte {
            b'.' | b'?' | b'!' | b';' => next.is_ascii_whitespace(),
            b'\n' => {
                matches!(next, b'\n' | b'-' | b'*' | b'+' | b'#' | b'>' | b'|')
                    || next.is_ascii_digit()
            }
            _ => source.get(at) == Some(&b'|'),
        };
        if ends {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found.push(start..passage.words.len());
    found
}

/// The numbers of one sort in a sentence, or its sums, with where they stand; dates, years, shares, labels and parts of
/// longer words are none.
fn numbers(text: &str, is_money: bool) -> Vec<(Decimal, Range<usize>)> {
    let mut found = Vec::new();
    let chunks: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|chunk| (chunk.as_ptr().addr() - text.as_ptr().addr(), chunk))
        .collect();
    for (index, (at, chunk)) in chunks.iter().enumerate() {
        let open = chunk.len() - chunk.trim_start_matches(['(', '“', '"', '‘']).len();
        let bare = chunk
            .trim_start_matches(['(', '“', '"', '‘'])
            .trim_end_matches(['.', ',', ';', ':', ')', '?', '!', '”', '"', '’']);
        let bytes = at + open..at + open + bare.len();
        let beside = |step: isize| {
            let index = index.checked_add_signed(step);
            let chunk = index.and_then(|index| chunks.get(index));
            chunk.map_or("", |(_, word)| *word)
        };
        let size = if is_money {
            sum(bare, beside(1))
        } else {
            count(bare, beside(-1), beside(1))
        };
        found.extend(size.map(|size| (size, bytes)));
    }
    found
}

/// A sum of money; with the word after it, where that is its unit.
fn sum(word: &str, after: &str) -> Option<Decimal> {
    let after = after.trim_end_matches(['.', ',', ';', ')']);
    let unit = matches!(after, "million" | "billion" | "thousand");
    let written = if unit {
        format!("{word} {after}")
    } else {
        word.to_owned()
    };
    let sum = Money::parse(&written)
        .ok()
        .filter(|_| word.starts_with('£'));
    sum.map(|sum| sum.amount)
}

/// A number of things.
fn count(word: &str, before: &str, after: &str) -> Option<Decimal> {
    const LABELS: [&str; 15] = [
        "section",
        "part",
        "stage",
        "chapter",
        "level",
        "table",
        "figure",
        "page",
        "paragraph",
        "note",
        "number",
        "no",
        "issue",
        "schedule",
        "circular",
    ];
    let small = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.to_lowercase()
    };
    let (before, after) = (small(before), small(after));
    let is_date = [&before, &after].iter().any(|word| may_be_month(word));
    let is_share = matches!(after.as_str(), "per" | "percent" | "pm" | "am" | "of");
    if is_date || is_share || LABELS.contains(&before.as_str()) || before.starts_with("appendi") {
        return None;
    }
    let in_figures = word.bytes().all(|b| b.is_ascii_digit() || b == b',');
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    if in_figures {
        return Number::parse(word).ok().map(|n| n.0).filter(|_| !is_year);
    }
    // `one` is seldom a count.
    let size = whole(word).filter(|size| *size > 1)?;
    Some(Decimal::from(size))
}
