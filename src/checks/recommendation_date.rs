//! Members agree what the recommendation says. Where it sends a paper to a body on a day on which that body does not
//! meet, while the paper itself goes to it on another, one of the two is a slip of the pen.
//!
//! Example: a recommendation that the policy `goes to the Executive on 14 December 2004`, in a paper that is addressed
//! to the Executive's meeting of 13 December 2004.
//!
//! Remedy: mend the day, or cite the meeting as `[[executive-2004-12-13]]`, which prints the day of the register.

use std::collections::BTreeSet;

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
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
    for bytes in sentences(&passage.words, passage.text) {
        let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
        let words = words(sentence);
        for date in dates(sentence) {
            let Some((body, meeting)) = other_meeting(workspace, document, &words, &date) else {
                continue;
            };
            let at = bytes.start + date.bytes.start..bytes.start + date.bytes.end;
            let quote = passage.quote(at.clone());
            let message = format!(
                "`{}` does not meet on {quote}; the paper goes to it on {}",
                body.words("name"),
                long(meeting.0)
            );
            findings.push(
                Finding::new(&RECOMMENDATION_DATE_DIFFERS, passage.place(at), message)
                    .help("mend the day, or cite the meeting in `[[…]]`, which prints the day of the register")
                    .quote(quote)
                    .related("the meeting is here", meeting.1.place_of("date").clone())
                    .document(&document.id),
            );
        }
    }
}

/// The body whose name stands right before a day on which it does not meet, and its meeting that the paper goes to.
fn other_meeting<'a>(
    workspace: &'a Workspace,
    document: &Document,
    words: &[RunningWord<'_>],
    date: &WrittenDate,
) -> Option<(&'a Record, (Date, &'a Record))> {
    let When::Day(day) = date.when else {
        return None;
    };
    let body = body_before(workspace, words, date.bytes.start)?;
    let id = body.id("id")?;
    let meetings = workspace.records.all("meetings").iter();
    let its = meetings.filter(|meeting| meeting.id("body").is_some_and(|body| same(body, id)));
    let its: Vec<(Date, &Record)> = its.filter_map(|m| Some((m.date("date")?, m))).collect();
    if its.iter().any(|(met, _)| *met == day) {
        return None;
    }
    let rows = document.record.rows("to").iter();
    let asked: BTreeSet<&str> = rows.filter_map(|row| row.id("meeting")).collect();
    let is_asked = |meeting: &Record| {
        let named = meeting.id("id");
        named.is_some_and(|named| asked.iter().any(|asked| same(asked, named)))
    };
    let meeting = its.into_iter().find(|(_, meeting)| is_asked(meeting))?;
    Some((body, meeting))
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
