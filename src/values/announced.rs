//! Counts that running words announce: `11 new proposals (proposals 1 – 11)`, `two Audit Commission reports`, and the
//! publications that such words can be about. Reads what is written; never counts what follows.

use std::ops::Range;

use super::running::{RunningWord, dates, words};

/// The most words between a number and the noun it counts: `11 further new proposals`.
const MOST_BETWEEN: usize = 3;

/// A number of things, with the numbers that they are said to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// How many there are said to be.
    pub count: usize,
    /// What they are, as written: `proposals`.
    pub noun: String,
    /// Their first and last number.
    pub first: usize,
    /// See `first`.
    pub last: usize,
    /// The bytes of all of it.
    pub bytes: Range<usize>,
}

/// A number of publications of one publisher: `two Audit Commission reports`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// How many there are said to be.
    pub count: usize,
    /// Whose they are said to be.
    pub publisher: String,
    /// The bytes of all of it.
    pub bytes: Range<usize>,
}

/// A publication that is named with its publisher and date: `(Audit Commission – April 2009)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Who published it.
    pub publisher: String,
    /// The bytes of its publisher.
    pub bytes: Range<usize>,
}

/// A whole number in figures, or in words up to twenty.
#[must_use]
pub fn whole(word: &str) -> Option<usize> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let small = word.to_lowercase();
    match WORDS.iter().position(|known| *known == small) {
        Some(at) => Some(at + 1),
        None if word.bytes().all(|b| b.is_ascii_digit()) => word.parse().ok(),
        None => None,
    }
}

/// Every number of things that is followed by their numbers in brackets, the same noun twice.
#[must_use]
pub fn numbered(text: &str) -> Vec<Numbered> {
    if !text.contains('(') {
        return Vec::new();
    }
    let words = words(text);
    let gap = |one: &RunningWord<'_>, other: &RunningWord<'_>| {
        text.get(one.bytes.end..other.bytes.start)
            .unwrap_or_default()
            .trim()
    };
    let mut found = Vec::new();
    for (at, group) in words.windows(4).enumerate() {
        let [noun, again, first, last] = group else {
            continue;
        };
        let is_range = matches!(gap(first, last), "–" | "-");
        let opens = gap(noun, again) == "(" && gap(again, first).is_empty();
        let closes = text
            .get(last.bytes.end..)
            .is_some_and(|rest| rest.starts_with(')'));
        let is_same = noun.text.eq_ignore_ascii_case(again.text);
        let numbers = (whole(first.text), whole(last.text));
        let (Some(from), Some(to), true) = (numbers.0, numbers.1, is_range && opens && closes)
        else {
            continue;
        };
        let before = words.get(at.saturating_sub(MOST_BETWEEN + 1)..at);
        let counts = before.unwrap_or_default().iter().rev();
        let counted = counts
            .take_while(|word| {
                gap(word, noun)
                    .chars()
                    .all(|c| !matches!(c, '.' | ',' | ';'))
            })
            .find_map(|word| whole(word.text).map(|count| (count, word.bytes.start)));
        if let Some((count, start)) = counted.filter(|_| is_same) {
            found.push(Numbered {
                count,
                noun: noun.text.to_lowercase(),
                first: from,
                last: to,
                bytes: start..last.bytes.end + 1,
            });
        }
    }
    found
}

/// Every number of reports that are said to be one publisher's.
#[must_use]
pub fn published(text: &str) -> Vec<Published> {
    const NOUNS: [&str; 4] = ["reports", "publications", "studies", "papers"];
    if !NOUNS.iter().any(|noun| text.contains(noun)) {
        return Vec::new();
    }
    let words = words(text);
    let mut found = Vec::new();
    for (at, number) in words.iter().enumerate() {
        let rest = words.get(at + 1..).unwrap_or_default();
        let named = rest.iter().take_while(|word| is_name(word.text)).count();
        let (Some(count), Some(noun)) = (whole(number.text), rest.get(named)) else {
            continue;
        };
        let (Some(first), Some(last)) = (rest.first(), rest.get(named.wrapping_sub(1))) else {
            continue;
        };
        let is_reports = NOUNS.contains(&noun.text);
        let publisher = text
            .get(first.bytes.start..last.bytes.end)
            .unwrap_or_default();
        let is_plain = publisher
            .chars()
            .all(|c| c.is_alphanumeric() || c.is_whitespace());
        if is_reports && named >= 2 && count >= 2 && is_plain {
            found.push(Published {
                count,
                publisher: plain(publisher),
                bytes: number.bytes.start..noun.bytes.end,
            });
        }
    }
    found
}

/// Every publication that is named with publisher and date: `(April 2009) – Audit Commission`, `(Audit Commission –
/// April 2009)`.
#[must_use]
pub fn publications(text: &str) -> Vec<Publication> {
    if !text.contains('–') {
        return Vec::new();
    }
    let of_date = |date: &super::running::WrittenDate| {
        let before = text.get(..date.bytes.start)?;
        let after = text.get(date.bytes.end..)?;
        let bytes = if let Some(rest) = after.strip_prefix(')')
            && before.ends_with('(')
        {
            let line = rest.split('\n').next().unwrap_or_default();
            let name = line.trim_start().strip_prefix('–')?.trim();
            let start = date.bytes.end + 1 + line.find(name)?;
            start..start + name.len()
        } else {
            let inside = before.get(before.rfind('(')? + 1..)?;
            let name = inside.trim_end().strip_suffix('–')?.trim();
            let start = before.rfind('(')? + 1 + inside.find(name)?;
            (after.starts_with(')')).then_some(start..start + name.len())?
        };
        let publisher = plain(text.get(bytes.clone())?);
        is_publisher(&publisher).then_some(Publication { publisher, bytes })
    };
    dates(text).iter().filter_map(of_date).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word is part of a name.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether words are the name of a body: two words or more, each of them a name or what joins names.
fn is_publisher(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let joins = |word: &str| matches!(word, "and" | "of" | "for" | "the" | "&");
    words.len() >= 2
        && words.iter().all(|word| is_name(word) || joins(word))
        && words
            .iter()
            .all(|word| word.chars().all(|c| c.is_alphabetic() || c == '&'))
}
