//! Reports that running words name by their date: `progress report dated 19 July 2004`. Reads what is written; never
//! knows which reports there are.

use std::ops::Range;

use super::date::Date;
use super::reading::CenturyWindow;
use super::running::{RunningWord, words};
use super::when::When;

/// The most words that the date of a report has: `19 July 2004`, `19 / 7 / 04`.
const DATE_WORDS: usize = 3;

/// A report that is named by its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedReport {
    /// The date.
    pub date: Date,
    /// Whether it is a progress report, which the council has from those who work for it; others publish reports too.
    pub is_progress: bool,
    /// The bytes of all of it.
    pub bytes: Range<usize>,
}

/// Every report of a text that is named by its date, in order: a progress report of a day, and any report dated a day.
#[must_use]
pub fn dated_reports(text: &str) -> Vec<DatedReport> {
    if !text.contains("eport") && !text.contains("EPORT") {
        return Vec::new();
    }
    let words = words(text);
    let reports = words.iter().enumerate();
    let reports = reports.filter(|(_, word)| word.text.eq_ignore_ascii_case("report"));
    reports
        .filter_map(|(at, _)| named(text, &words, at))
        .collect()
}

/// The report whose word stands at an index, where a date follows.
fn named(text: &str, words: &[RunningWord<'_>], at: usize) -> Option<DatedReport> {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let progress = before.filter(|word| word.text.eq_ignore_ascii_case("progress"));
    let joint = words.get(at + 1)?;
    let first = match joint.text {
        "dated" => at + 2,
        "of" if progress.is_some() => at + 2,
        _ if progress.is_some() => at + 1,
        _ => return None,
    };
    let start = progress.or_else(|| words.get(at))?.bytes.start;
    let day = words.get(first)?;
    let last = words.get(first + DATE_WORDS - 1)?;
    let between = text.get(words.get(first - 1)?.bytes.end..day.bytes.start)?;
    if between.contains("\n\n")
        || !between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | '('))
    {
        return None;
    }
    let written = text.get(day.bytes.start..last.bytes.end)?;
    let plain = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let date = When::read(&plain, CenturyWindow::default())
        .ok()?
        .when
        .day()?;
    Some(DatedReport {
        date,
        is_progress: progress.is_some(),
        bytes: start..last.bytes.end,
    })
}
