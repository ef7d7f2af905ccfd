//! A report that is said to be of a bank holiday was hardly written then: most often its date is a slip, and a reader who
//! looks for it does not find it.
//!
//! Example: `See the progress report of 30 August 2004`, which is the Summer bank holiday.
//!
//! Remedy: mend the date; or cite the paper in `[[…]]`, so that its date is its own.

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::records::calendar::Calendar;
use crate::references::Workspace;
use crate::values::date::with_weekday;
use crate::values::running::{RunningWord, WrittenDate, dates, is_quoted, words};

/// A paper of a bank holiday.
pub static PAPER_ON_BANK_HOLIDAY: Code = Code {
    name: "paper-on-bank-holiday",
    severity: Severity::Warning,
    title: "a report, agenda or notice that is said to be of a bank holiday",
    page: include_str!("holiday_paper.rs"),
};

/// Papers that councils make on working days.
const PAPERS: [&str; 5] = ["agenda", "minutes", "notice", "report", "update"];

/// Words between a paper and its date.
const OF: [&str; 2] = ["of", "dated"];

pub(super) static CHECK: Check = Check::of(&PAPER_ON_BANK_HOLIDAY, run);

/// Looks at every day in prose that is said to be that of a paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let calendar = Calendar::of(&workspace.records);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        let words = words(passage.words);
        for date in dates(passage.words) {
            let day = date.when.day().filter(|_| is_of_paper(&words, &date));
            let holiday = day.and_then(|day| Some((day, calendar.holiday(day).ok()??)));
            let Some((day, holiday)) = holiday else {
                continue;
            };
            if is_quoted(passage.text, date.bytes.start) {
                continue;
            }
            let quote = passage.quote(date.bytes.clone());
            let message = format!(
                "the paper is said to be of {}, a bank holiday (`{holiday}`)",
                with_weekday(day)
            );
            findings.push(
                held.attribute(
                    Finding::new(&PAPER_ON_BANK_HOLIDAY, passage.place(date.bytes), message)
                        .help("mend the date, or cite the paper in `[[…]]`")
                        .quote(quote),
                ),
            );
        }
    });
}

/// Whether a date stands right after a paper: `report of 30 August 2004`.
fn is_of_paper(words: &[RunningWord<'_>], date: &WrittenDate) -> bool {
    let before = words.iter().rev();
    let mut before = before.filter(|word| word.bytes.end <= date.bytes.start);
    let mut is_next = |known: &[&str]| {
        let word = before.next().map(|word| word.text.to_lowercase());
        word.is_some_and(|word| known.contains(&word.as_str()))
    };
    is_next(&OF) && is_next(&PAPERS)
}
