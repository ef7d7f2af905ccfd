//! Running text: its words, its sentences, and the dates written in it, each with the bytes it stands at. Never decides
//! what a date means to a paper.

use std::ops::Range;

use super::date::{CenturyWindow, Weekday};
use super::reading::{month_named, weekday_named};
use super::when::When;

/// The most words that a written date has: `from the end of September 2004 to mid-January 2005`.
const LONGEST: usize = 9;

/// The widest gap between two words of one date, in bytes.
const WIDEST: usize = 6;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningWord<'a> {
    /// The word, with the apostrophes inside it.
    pub text: &'a str,
    /// The bytes it stands at.
    pub bytes: Range<usize>,
}

/// A date as it stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDate {
    /// The date.
    pub when: When,
    /// The bytes it stands at.
    pub bytes: Range<usize>,
    /// The weekday it was given, where the day falls on another.
    pub wrong_weekday: Option<Weekday>,
}

/// The words of a text, in order.
#[must_use]
pub fn words(text: &str) -> Vec<RunningWord<'_>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric() || (start.is_some() && matches!(letter, '\'' | '’'));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = text.get(from..at).unwrap_or_default();
                let word = word.trim_end_matches(['\'', '’']);
                found.push(RunningWord {
                    text: word,
                    bytes: from..from + word.len(),
                });
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    found
}

/// The sentences of a text. `source` is what the text was blanked from, byte for byte: its lists, tables and blank lines
/// end a sentence too.
#[must_use]
pub fn sentences(text: &str, source: &str) -> Vec<Range<usize>> {
    let mut ends = Vec::new();
    for (at, letter) in text.char_indices() {
        let after = at + letter.len_utf8();
        let rest = text.get(after..).unwrap_or_default();
        let closes = matches!(letter, '.' | '?' | '!')
            && rest.chars().next().is_none_or(|next| {
                next.is_whitespace() || matches!(next, '"' | '”' | '’' | ')' | '\'')
            });
        let line_ends = letter == '\n' && begins_anew(source.get(after..).unwrap_or_default());
        let cell_ends = source.get(at..).is_some_and(|from| from.starts_with('|'));
        if closes || line_ends || cell_ends {
            ends.push(after);
        }
    }
    ends.push(text.len());
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends {
        if text
            .get(start..end)
            .is_some_and(|part| !part.trim().is_empty())
        {
            found.push(start..end);
        }
        start = end;
    }
    found
}

/// Whether a line is blank, or begins an item, a heading, a row or a quotation.
fn begins_anew(line: &str) -> bool {
    let line = line.split('\n').next().unwrap_or_default().trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.is_empty()
        || line.starts_with(['-', '*', '+', '#', '>', '|'])
        || (number.len() < line.len() && number.starts_with(['.', ')']))
}

/// Whether a byte stands in the words of others: between quotation marks, or in a line that quotes.
#[must_use]
pub fn is_quoted(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or_default();
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let straight = paragraph.matches('"').count() % 2 == 1;
    let curly = paragraph.matches('“').count() > paragraph.matches('”').count();
    straight || curly || line.trim_start().starts_with('>') || paragraph.starts_with('>')
}

/// Whether a word names a month; `may` and `march` name none.
#[must_use]
pub fn is_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && month_named(&word.to_lowercase()).is_some()
}

/// Whether a word in small letters may name a month.
#[must_use]
pub fn may_be_month(word: &str) -> bool {
    month_named(word).is_some()
}

/// The number of a day of the month: `9`, and `9th`, which says that it is an ordinal.
#[must_use]
pub fn day_number(word: &str) -> Option<(u8, bool)> {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.get(..word.len() - letters.len())?;
    let ordinal = ["st", "nd", "rd", "th"].contains(&letters);
    let number: u8 = digits.parse().ok()?;
    let day = (1..=31).contains(&number) && digits.len() <= 2;
    (day && (ordinal || letters.is_empty())).then_some((number, ordinal))
}

/// Whether a word is a year in four digits.
#[must_use]
pub fn is_year(word: &str) -> bool {
    word.len() == 4 && matches!(word.parse::<u16>(), Ok(1900..=2099))
}

/// The dates of a text that name their year, in order; the longest reading of each.
#[must_use]
pub fn dates(text: &str) -> Vec<WrittenDate> {
    let words = words(text);
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(word) = words.get(next) {
        let read = if begins_date(word.text) && stands_free(text, word.bytes.start) {
            longest(text, words.get(next..).unwrap_or_default())
        } else {
            None
        };
        if let Some((date, length)) = read {
            found.push(date);
            next += length;
        } else {
            next += 1;
        }
    }
    found
}

/// Whether a date may begin with a word.
fn begins_date(word: &str) -> bool {
    const LOWER: [&str; 11] = [
        "spring",
        "summer",
        "autumn",
        "winter",
        "early",
        "mid",
        "middle",
        "late",
        "end",
        "beginning",
        "start",
    ];
    let lower = word.to_lowercase();
    let named = word.starts_with(char::is_uppercase) && weekday_named(&lower).is_some();
    named
        || is_month(word)
        || is_year(word)
        || day_number(word).is_some()
        || LOWER.contains(&lower.as_str())
}

/// Whether a number can begin at a byte: what stands before it is no sum, no reference and no other number.
fn stands_free(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    !before.is_some_and(|c| matches!(c, '£' | '$' | '€' | '#' | '/' | '.' | ',' | ':' | '-' | '_'))
}

/// The longest date that the first words are, and how many words it takes.
fn longest(text: &str, words: &[RunningWord<'_>]) -> Option<(WrittenDate, usize)> {
    let start = words.first()?.bytes.start;
    let together = words
        .windows(2)
        .take_while(|pair| joined(text, pair))
        .count()
        + 1;
    (1..=together.min(LONGEST)).rev().find_map(|length| {
        let last = words.get(length - 1)?;
        let bytes = start..last.bytes.end;
        let follows = text.get(bytes.end..).unwrap_or_default();
        let goes_on = follows.starts_with(['%', '/', '_'])
            || (follows.starts_with([',', '.'])
                && follows
                    .chars()
                    .nth(1)
                    .is_some_and(|next| next.is_ascii_digit()));
        let two_digits = last.text.len() == 2 && last.text.bytes().all(|b| b.is_ascii_digit());
        let ends_in_year = is_year(last.text) || two_digits;
        if goes_on || !ends_in_year {
            return None;
        }
        let written = text.get(bytes.clone())?;
        if !words.get(..length)?.iter().any(|word| is_year(word.text)) {
            return None;
        }
        let plain = written.split_whitespace().collect::<Vec<_>>().join(" ");
        let read = When::read(&plain, CenturyWindow::default()).ok()?;
        let date = WrittenDate {
            when: read.when,
            bytes,
            wrong_weekday: read.wrong_weekday,
        };
        Some((date, length))
    })
}

/// Whether two words stand together closely enough to be of one date.
fn joined(text: &str, pair: &[RunningWord<'_>]) -> bool {
    let [first, second] = pair else { return false };
    let gap = text
        .get(first.bytes.end..second.bytes.start)
        .unwrap_or_default();
    gap.len() <= WIDEST
        && !gap.contains("\n\n")
        && gap
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '/'))
}

/// Days and months that stand without a year: `29 July`.
#[must_use]
pub fn days_without_year(text: &str) -> Vec<Range<usize>> {
    let dated = dates(text);
    let words = words(text);
    let pairs = words.windows(2).filter_map(|pair| {
        let [day, month] = pair else { return None };
        let free = stands_free(text, day.bytes.start);
        let is_one =
            free && day_number(day.text).is_some() && is_month(month.text) && joined(text, pair);
        is_one.then_some(day.bytes.start..month.bytes.end)
    });
    pairs
        .filter(|bytes| {
            dated
                .iter()
                .all(|date| bytes.end <= date.bytes.start || date.bytes.end <= bytes.start)
        })
        .collect()
}

/// Short words that say nothing of what a text is about, though they have as many letters as those that do.
const EMPTY_WORDS: [&str; 40] = [
    "about", "after", "also", "been", "before", "being", "both", "each", "every", "from", "have",
    "here", "into", "more", "most", "much", "only", "other", "others", "over", "please", "same",
    "some", "such", "than", "that", "their", "them", "then", "there", "these", "they", "this",
    "those", "what", "when", "which", "will", "with", "your",
];

/// The fewest letters of a word that says what a text is about.
const FEWEST_LETTERS: usize = 4;

/// The words that say what a text is about, in small letters and without the ending of a plural.
#[must_use]
pub fn content_words(text: &str) -> Vec<String> {
    let small = words(text).into_iter().map(|word| word.text.to_lowercase());
    let says = |word: &String| {
        word.chars().count() >= FEWEST_LETTERS && !EMPTY_WORDS.contains(&word.as_str())
    };
    small
        .filter(says)
        .map(|word| word.strip_suffix('s').map_or(word.clone(), str::to_owned))
        .collect()
}

/// Whether two words are the same, but for one slip in a long one: `conveners` and `convenors`.
#[must_use]
pub fn is_near(one: &str, other: &str) -> bool {
    const LONG: usize = 7;
    one == other || (one.len() >= LONG && strsim::damerau_levenshtein(one, other) <= 1)
}
