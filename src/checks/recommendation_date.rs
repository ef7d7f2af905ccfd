//! Members agree what the recommendation says. Where it sends a paper to a body on a day on which that body does not
//! meet, while the paper itself goes to it on another, one of the two is a slip of the pen.
//!
//! Example: a recommendation that the policy `goes to the Executive on 14 December 2004`, in a paper that is addressed
//! to the Executive's meeting of 13 December 2004, or gives that day under its next steps.
//!
//! Remedy: mend the day, or cite the meeting as `[[executive-2004-12-13]]`, which prints the day of the register.

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::id::same;
use crate::values::running::{RunningWord, WrittenDate, dates, sentences, words};
use crate::values::when::When;

/// A day of a recommendation that is not that of the meeting.
pub static RECOMMENDATION_DATE_DIFFERS: Code = Code {
    name: "recommendation-date-differs",
    severity: Severity::Warning,
    title: "a recommendation with another day for a meeting than the paper",
    page: include_str!("recommendation_date.rs"),
};

/// Words that may stand between a body and the day on which it meets.
const BETWEEN: [&str; 6] = ["at", "in", "its", "meeting", "of", "on"];

/// How many days off a day may be to be a slip of the pen: bodies meet less often.
const FEW_DAYS: i32 = 12;

pub(super) static CHECK: Check = Check::of(&RECOMMENDATION_DATE_DIFFERS, run);

/// Looks at every day that is typed after the name of a body in a recommendation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for row in document.record.rows("recommendations") {
            if let Some(passage) = row.value("text").and_then(Passage::of) {
                look_into(workspace, document, &passage, findings);
            }
        }
    }
}

fn look_into(
    workspace: &Workspace,
    document: &Document,
    passage: &Passage<'_>,
    findings: &mut Findings,
) {
    for bytes in sentences(passage.words, passage.text) {
        let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
        let words = words(sentence);
        for date in dates(sentence) {
            let body = body_before(workspace, &words, date.bytes.start);
            let other =
                body.and_then(|body| Some((body, other_day(workspace, document, body, &date)?)));
            let Some((body, (day, place))) = other else {
                continue;
            };
            let at = bytes.start + date.bytes.start..bytes.start + date.bytes.end;
            let quote = passage.quote(at.clone());
            let message = format!(
                "`{}` does not meet on {quote}; the paper goes to it on {}",
                body.words("name"),
                long(day)
            );
            findings.push(
                Finding::new(&RECOMMENDATION_DATE_DIFFERS, passage.place(at), message)
                    .help("mend the day, or cite the meeting in `[[…]]`, which prints the day of the register")
                    .quote(quote)
                    .related("that day stands here", place)
                    .document(&document.id),
            );
        }
    }
}

/// The day on which a paper goes to a body, where the body does not meet on the day that is written.
fn other_day(
    workspace: &Workspace,
    document: &Document,
    body: &Record,
    date: &WrittenDate,
) -> Option<(Date, Place)> {
    let When::Day(day) = date.when else {
        return None;
    };
    let id = body.id("id")?;
    let is_its = |row: &&Record, field: &str| row.id(field).is_some_and(|named| same(named, id));
    let mut meetings = workspace.records.all("meetings").iter();
    if meetings.any(|meeting| is_its(&meeting, "body") && meeting.date("date") == Some(day)) {
        return None;
    }
    let to = document.record.rows("to").iter();
    let asked = to.filter(|row| is_its(row, "body")).filter_map(|row| {
        let meeting = workspace.records.get("meetings", row.id("meeting")?)?;
        Some((meeting.date("date")?, row.place_of("meeting").clone()))
    });
    let steps = document.record.rows("next_steps").iter();
    let next = steps.filter(|row| is_its(row, "who")).filter_map(|row| {
        let by = row.when("by")?;
        Some((by.day()?, row.place_of("by").clone()))
    });
    let known: Vec<(Date, Place)> = asked.chain(next).collect();
    let is_known = known.iter().any(|(known, _)| *known == day);
    let mut near = known.into_iter().filter(|(known, _)| is_slip(*known, day));
    near.next().filter(|_| !is_known)
}

/// Whether one day can be a slip of the pen for another: a few days off, or the same day of another year.
fn is_slip(meant: Date, written: Date) -> bool {
    let days = meant
        .since(written)
        .map_or(i32::MAX, |span| span.get_days().abs());
    let same_day = (meant.month(), meant.day()) == (written.month(), written.day());
    days <= FEW_DAYS || same_day
}

/// The body with the longest name that ends right before a byte, but for words such as `on`.
fn body_before<'a>(
    workspace: &'a Workspace,
    words: &[RunningWord<'_>],
    start: usize,
) -> Option<&'a Record> {
    let small = |word: &RunningWord<'_>| word.text.to_lowercase();
    let mut before: Vec<String> = words
        .iter()
        .filter(|word| word.bytes.end <= start)
        .map(small)
        .collect();
    while before
        .last()
        .is_some_and(|word| BETWEEN.contains(&word.as_str()))
    {
        before.pop();
    }
    let ends_in = |name: String| {
        let name: Vec<String> = words_of(&name);
        (!name.is_empty() && before.ends_with(&name)).then_some(name.len())
    };
    let bodies = workspace.records.all("bodies").iter();
    let named = bodies.filter_map(|body| {
        let names = ["name", "short"].map(|field| body.words(field));
        let longest = names.into_iter().filter_map(ends_in).max()?;
        Some((longest, body))
    });
    named
        .max_by_key(|(longest, _)| *longest)
        .map(|(_, body)| body)
}

/// The words of a name, in small letters.
fn words_of(name: &str) -> Vec<String> {
    words(name)
        .iter()
        .map(|word| word.text.to_lowercase())
        .collect()
}
