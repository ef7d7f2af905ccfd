//! Dates that are written in several ways make a paper look put together from pieces, and `1.2.04` is read in two ways.
//!
//! Example: `1st January 2004`, `on 1.1.04`, `(01.01.04)`, `1 January 04`; a period labelled `Update 19.07.04`.
//!
//! Remedy: write `1 January 2004`: the day without letters, the month in words, the year in four digits.

use std::ops::Range;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::date::{CenturyWindow, parse_date};
use crate::values::running::{RunningWord, day_number, is_month, is_quoted, is_year, words};

/// A date that is not written as the house writes dates.
pub static DATE_STYLE: Code = Code {
    name: "date-style",
    severity: Severity::Warning,
    title: "a date written otherwise than as 1 January 2004",
    page: include_str!("date_style.rs"),
};

/// Words before figures with full stops that say that they are a date, and no number of a section.
const BEFORE_FIGURES: [&str; 13] = [
    "on", "by", "from", "to", "until", "till", "since", "before", "after", "dated", "of", "ending",
    "date",
];

/// Words before figures with full stops that are no date.
const NUMBERED: [&str; 9] = [
    "clause",
    "issue",
    "item",
    "paragraph",
    "part",
    "release",
    "section",
    "table",
    "version",
];

pub(super) static CHECK: Check = Check::of(&DATE_STYLE, run).in_drafts(Level::At(Severity::Note));

/// Looks at all prose, and for whole dates in figures at plain words such as titles; a paper that is ready to go out is
/// warned of.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        let found = if let Value::Prose(_) = &held.entry.value {
            otherwise(passage.words)
        } else {
            whole_figures(passage.words).into_iter().collect()
        };
        for bytes in found {
            if is_quoted(passage.text, bytes.start) {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!(
                "`{quote}` is not how dates are written; a date such as `1 January 2004` was expected"
            );
            let finding = Finding::new(&DATE_STYLE, passage.place(bytes), message)
                .help(
                    "write the day without letters, the month in words and the year in four digits",
                )
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// The dates of a text that are written otherwise, in order.
fn otherwise(text: &str) -> Vec<Range<usize>> {
    let words = words(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let rest = words.get(at..).unwrap_or_default();
        let read = ordinal(text, rest)
            .or_else(|| two_digits(text, rest))
            .or_else(|| figures(text, before, rest));
        if let Some(bytes) = read
            && found.last().is_none_or(|last| last.end <= bytes.start)
        {
            found.push(bytes);
        }
    }
    found
}

/// `19.07.04` at the end of plain words, each number in two digits.
fn whole_figures(text: &str) -> Option<Range<usize>> {
    let words = words(text);
    let [.., before, day, month, year] = words.as_slice() else {
        return None;
    };
    let padded = [day, month, year].iter().all(|word| word.text.len() == 2);
    let apart = gap(text, before, day).ends_with(' ');
    let at_end = text
        .get(year.bytes.end..)
        .is_some_and(|rest| rest.trim().is_empty());
    let stops = gap(text, day, month) == "." && gap(text, month, year) == ".";
    let named = before.text.to_lowercase();
    let is_number = NUMBERED.contains(&named.as_str());
    let bytes = day.bytes.start..year.bytes.end;
    let is_date = parse_date(text.get(bytes.clone())?, CenturyWindow::default()).is_ok();
    (padded && apart && at_end && stops && !is_number && is_date).then_some(bytes)
}

fn gap<'a>(text: &'a str, first: &RunningWord<'_>, second: &RunningWord<'_>) -> &'a str {
    text.get(first.bytes.end..second.bytes.start)
        .unwrap_or_default()
}

fn is_ordinal(word: &str) -> bool {
    day_number(word).is_some_and(|(_, ordinal)| ordinal)
}

/// A month that is written as one, and is no other word: `May`, not `may`.
fn in_words(word: &str) -> bool {
    is_month(word) && word.len() > 2
}

/// `1st January`, `1st of January`, `January 1st`.
fn ordinal(text: &str, words: &[RunningWord<'_>]) -> Option<Range<usize>> {
    let plain = |a: &RunningWord<'_>, b: &RunningWord<'_>| gap(text, a, b).trim().is_empty();
    match words {
        [day, month, ..] if is_ordinal(day.text) && in_words(month.text) && plain(day, month) => {
            Some(day.bytes.start..month.bytes.end)
        }
        [month, day, ..] if in_words(month.text) && is_ordinal(day.text) && plain(month, day) => {
            Some(month.bytes.start..day.bytes.end)
        }
        [day, of, month, ..]
            if is_ordinal(day.text)
                && of.text == "of"
                && in_words(month.text)
                && plain(day, of)
                && plain(of, month) =>
        {
            Some(day.bytes.start..month.bytes.end)
        }
        _ => None,
    }
}

/// `1 January 04`, `January '04`.
fn two_digits(text: &str, words: &[RunningWord<'_>]) -> Option<Range<usize>> {
    let year = |word: &RunningWord<'_>| {
        word.text.len() == 2 && word.text.bytes().all(|b| b.is_ascii_digit())
    };
    match words {
        [day, month, short, rest @ ..]
            if day_number(day.text).is_some()
                && in_words(month.text)
                && year(short)
                && gap(text, day, month).trim().is_empty()
                && ["", "'", "’"].contains(&gap(text, month, short).trim())
                && !continues(text, short, rest) =>
        {
            Some(day.bytes.start..short.bytes.end)
        }
        [month, short, rest @ ..]
            if in_words(month.text)
                && year(short)
                && ["'", "’"].contains(&gap(text, month, short).trim())
                && !continues(text, short, rest) =>
        {
            Some(month.bytes.start..short.bytes.end)
        }
        _ => None,
    }
}

/// Whether two digits are the beginning of something else: `12 May 25 people`, `25%`, `25 June`.
fn continues(text: &str, last: &RunningWord<'_>, rest: &[RunningWord<'_>]) -> bool {
    let follows = text.get(last.bytes.end..).unwrap_or_default();
    let joined = follows
        .chars()
        .next()
        .is_some_and(|c| matches!(c, '%' | '/' | ':' | '-' | '–'));
    let word = rest.first().filter(|next| gap(text, last, next) == " ");
    joined || word.is_some_and(|next| !["and", "to", "or", "the", "at", "in"].contains(&next.text))
}

/// `on 1.1.04`, `1/1/2004`.
fn figures(
    text: &str,
    before: Option<&RunningWord<'_>>,
    words: &[RunningWord<'_>],
) -> Option<Range<usize>> {
    let [day, month, year, rest @ ..] = words else {
        return None;
    };
    let mark = gap(text, day, month);
    let number = |word: &str, most: u8| {
        word.len() <= 2 && matches!(word.parse::<u8>(), Ok(n) if n >= 1 && n <= most)
    };
    let ends_in_year = is_year(year.text)
        || (year.text.len() == 2 && year.text.bytes().all(|b| b.is_ascii_digit()));
    if gap(text, month, year) != mark
        || !number(day.text, 31)
        || !number(month.text, 12)
        || !ends_in_year
        || rest
            .first()
            .is_some_and(|next| gap(text, year, next) == mark)
    {
        return None;
    }
    let asked = before.is_some_and(|word| {
        gap(text, word, day).trim().is_empty()
            && BEFORE_FIGURES.contains(&word.text.to_lowercase().as_str())
    });
    let alone = text
        .get(..day.bytes.start)
        .is_some_and(|t| t.ends_with('('))
        && text
            .get(year.bytes.end..)
            .is_some_and(|t| t.starts_with(')'))
        && [day, month, year].iter().all(|word| word.text.len() == 2);
    let free = before.is_none_or(|word| gap(text, word, day).ends_with([' ', '\n', '(']));
    let is_one = (mark == "." && (asked || alone)) || (mark == "/" && free);
    is_one.then_some(day.bytes.start..year.bytes.end)
}
