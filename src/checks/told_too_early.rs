//! An update that tells of a day after its own period as past was changed later, or has the wrong date. It may be right
//! and is only noted, for the owner to look at.
//!
//! Example: an update as at 19 July 2004 that says `The report was submitted to the committee on 29 July 2004.`
//!
//! Remedy: move the sentence to the update of the period in which it happened, or mend the date.

use std::ops::Range;

use super::{Check, Passage, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::date::{CenturyWindow, Date, long, parse_date};
use crate::values::running::{RunningWord, dates, is_quoted, sentences, words};
use crate::values::when::When;

/// Something told as past that was still to come.
pub static TOLD_TOO_EARLY: Code = Code {
    name: "told-too-early",
    severity: Severity::Note,
    title: "an update that tells of a date after its own period as past",
    page: include_str!("told_too_early.rs"),
};

/// What was done on a day, where `was`, `were` or `been` stands before it.
const DONE: [&str; 15] = [
    "adopted",
    "agreed",
    "approved",
    "completed",
    "considered",
    "delivered",
    "discussed",
    "finished",
    "held",
    "launched",
    "presented",
    "published",
    "reported",
    "sent",
    "submitted",
];

/// Words that may stand between what was done and the day.
const BETWEEN: [&str; 8] = ["at", "by", "in", "of", "on", "the", "to", "with"];

pub(super) static CHECK: Check = Check::of(&TOLD_TOO_EARLY, run);

/// Looks at every update of a period whose day is known.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for update in workspace.records.all("updates") {
        let period = update.id("period");
        let period = period.and_then(|id| workspace.records.get("periods", id));
        if let Some(period) = period
            && let Some(day) = period.date("date")
            && let Some(Value::Prose(prose)) = update.value("text")
        {
            look_into(update, &Passage::of_prose(prose), (period, day), findings);
        }
    }
}

fn look_into(
    update: &Record,
    passage: &Passage<'_>,
    (period, day): (&Record, Date),
    findings: &mut Findings,
) {
    for bytes in sentences(passage.words, passage.text) {
        let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
        let Some((said, when)) = told(sentence, day) else {
            continue;
        };
        let at = bytes.start + said.start..bytes.start + said.end;
        if is_quoted(passage.text, at.start) {
            continue;
        }
        let quote = passage.quote(at.clone());
        let message = format!(
            "`{quote}` tells of {when} as past, in the update of the action `{}` as at {}",
            update.id("action").unwrap_or("?"),
            long(day)
        );
        findings.push(
            Finding::new(&TOLD_TOO_EARLY, passage.place(at), message)
                .help("move the sentence to the update of its period, or mend the date")
                .quote(quote)
                .related(
                    format!("the period `{}` is here", id_of(period)),
                    period.place_of("date").clone(),
                ),
        );
    }
}

/// The words of a sentence that tell of a time after a day as past, and that time.
fn told(sentence: &str, day: Date) -> Option<(Range<usize>, When)> {
    let words = words(sentence);
    let (bytes, when) = dated(sentence).into_iter().find(|(bytes, when)| {
        when.earliest().is_some_and(|first| first > day) && past(&words, bytes.start).is_some()
    })?;
    let start = past(&words, bytes.start)?;
    Some((start..bytes.end, when))
}

/// The dates of a sentence, and those that stand alone in brackets: `(29.07.04)`.
fn dated(sentence: &str) -> Vec<(Range<usize>, When)> {
    let mut found: Vec<(Range<usize>, When)> = dates(sentence)
        .into_iter()
        .map(|date| (date.bytes, date.when))
        .collect();
    for (open, _) in sentence.match_indices('(') {
        let rest = sentence.get(open + 1..).unwrap_or_default();
        let Some((inside, _)) = rest.split_once(')') else {
            continue;
        };
        let bytes = open..open + inside.len() + 2;
        let is_new = found.iter().all(|(known, _)| known.start != open + 1);
        if is_new && let Ok(read) = parse_date(inside, CenturyWindow::default()) {
            found.push((bytes, When::Day(read.date)));
        }
    }
    found
}

/// Where the words begin that say, right before a date, that something was done then.
fn past(words: &[RunningWord<'_>], date: usize) -> Option<usize> {
    let before: Vec<&RunningWord<'_>> = words
        .iter()
        .rev()
        .filter(|word| word.bytes.end <= date)
        .collect();
    let small = |word: &RunningWord<'_>| word.text.to_lowercase();
    let done = before
        .iter()
        .position(|word| DONE.contains(&small(word).as_str()))?;
    let is_joined = before.iter().take(done).all(|word| {
        BETWEEN.contains(&small(word).as_str()) || word.text.starts_with(char::is_uppercase)
    });
    let helped = before.get(done + 1)?;
    let is_past = ["was", "were", "been"].contains(&small(helped).as_str());
    (is_joined && is_past).then(|| before.get(done).map(|word| word.bytes.start))?
}
