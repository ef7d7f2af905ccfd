//! A date without its year, or `shortly`, means something only on the day it was written. Members read papers months
//! later.
//!
//! Example: `The survey ends shortly.`, `by mid-2004`, `over the next few weeks`; in an update, `on 29 July` or
//! `October/November`; a milestone that is due in `mid-February 2004`, which nobody can say is late.
//!
//! Remedy: write the month or the day, with its year.

use std::ops::Range;

use super::{Check, Held, Passage, each_value, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::records::plan::Milestone;
use crate::references::Workspace;
use crate::values::running::{days_without_year, is_month, is_quoted, is_year, sentences, words};
use crate::values::when::{Part, When};

/// A date that nobody can place later.
pub static INCOMPLETE_DATE: Code = Code {
    name: "incomplete-date",
    severity: Severity::Warning,
    title: "a date without its year, or one that only the writer can place",
    page: include_str!("incomplete_date.rs"),
};

/// The prose in which a day needs its year even where the rest of the paper has one.
const DATED: [(&str, &[&str]); 2] = [("actions", &["text"]), ("updates", &["text"])];

/// Words that say that a day comes every year.
const YEARLY: [&str; 6] = ["each", "every", "annual", "annually", "yearly", "year"];

pub(super) static CHECK: Check = Check::of(&INCOMPLETE_DATE, run);

/// Looks at all prose; for days and months without a year, at actions and updates alone; and at open milestones.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        if let Value::Prose(prose) = &held.entry.value {
            tell(held, &Passage::of_prose(prose), relative, findings);
        }
    });
    for (register, fields) in DATED {
        for record in workspace.records.all(register) {
            let entries = fields.iter().filter_map(|field| record.entry(field));
            for entry in entries {
                if let Value::Prose(prose) = &entry.value {
                    let held = Held {
                        document: None,
                        record,
                        entry,
                    };
                    tell(held, &Passage::of_prose(prose), yearless, findings);
                }
            }
        }
    }
    for plan in &plans(workspace) {
        let milestones = plan.actions().flat_map(|(_, action)| &action.milestones);
        findings.extend(milestones.filter_map(vague));
    }
}

/// An open milestone whose date says only in which third of a month, season or year it lies.
fn vague(milestone: &Milestone<'_>) -> Option<Finding> {
    let due = milestone.due()?;
    let end = if let When::Range { to, .. } = &due {
        to
    } else {
        &due
    };
    let is_third = matches!(
        end,
        When::Part {
            part: Part::Early | Part::Mid | Part::Late,
            ..
        }
    );
    if !is_third || milestone.done.is_some() || milestone.revision().is_some() {
        return None;
    }
    let message = format!(
        "the milestone `{}` is due `{due}`, which is no date to be late for; a day, a month or the end of one was \
         expected",
        id_of(milestone.record)
    );
    Some(
        Finding::new(
            &INCOMPLETE_DATE,
            milestone.record.place_of("due").clone(),
            message,
        )
        .help("write the last day on which it may be done"),
    )
}

/// Tells of everything that is found in the sentences of a passage.
fn tell(
    held: Held<'_>,
    passage: &Passage<'_>,
    find: fn(&str) -> Vec<Range<usize>>,
    findings: &mut Findings,
) {
    for sentence in sentences(passage.words, passage.text) {
        let Some(text) = passage.words.get(sentence.clone()) else {
            continue;
        };
        for found in find(text) {
            let bytes = sentence.start + found.start..sentence.start + found.end;
            if is_quoted(passage.text, bytes.start) {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!(
                "`{quote}` is no date a reader can place; a month or day with its year was expected"
            );
            findings.push(
                held.attribute(
                    Finding::new(&INCOMPLETE_DATE, passage.place(bytes), message)
                        .help("write the date with its year")
                        .quote(quote),
                ),
            );
        }
    }
}

/// `mid-2004`, `shortly`, `over the next few weeks`.
fn relative(sentence: &str) -> Vec<Range<usize>> {
    let words = words(sentence);
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for at in 0..lower.len() {
        let length = match lower.get(at..).unwrap_or_default() {
            ["mid", year, ..] if is_year(year) => 2,
            [
                "over" | "in" | "within",
                "the",
                "next" | "coming",
                "few",
                "weeks" | "months" | "days",
                ..,
            ] => 5,
            [
                "over" | "in" | "within",
                "next" | "coming",
                "few",
                "weeks" | "months" | "days",
                ..,
            ] => 4,
            [
                "over" | "in" | "within",
                "the",
                "coming",
                "weeks" | "months",
                ..,
            ] => 4,
            [
                "shortly",
                "after" | "afterwards" | "before" | "thereafter" | "beforehand",
                ..,
            ] => 0,
            ["shortly", ..] if !tells_past(&lower) => 1,
            _ => 0,
        };
        let stands = words.get(at..at + length).unwrap_or_default();
        if let (Some(first), Some(last)) = (stands.first(), stands.last()) {
            found.push(first.bytes.start..last.bytes.end);
        }
    }
    found
}

/// Whether `shortly` may be said of how something is put, or of what was to come: `to put it shortly`.
fn tells_past(lower: &[&str]) -> bool {
    ["put", "was", "were", "would", "had"]
        .iter()
        .any(|word| lower.contains(word))
}

/// `29 July` or `October/November`, in a sentence that names no year and tells of no custom.
fn yearless(sentence: &str) -> Vec<Range<usize>> {
    let placed = words(sentence)
        .iter()
        .any(|word| is_year(word.text) || YEARLY.contains(&word.text.to_lowercase().as_str()));
    if placed {
        return Vec::new();
    }
    let mut found = days_without_year(sentence);
    found.extend(months_without_year(sentence));
    found
}

/// `October/November`
fn months_without_year(sentence: &str) -> Vec<Range<usize>> {
    let words = words(sentence);
    let pairs = words.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let between = sentence.get(first.bytes.end..second.bytes.start)?;
        let is_one = is_month(first.text)
            && is_month(second.text)
            && matches!(between.trim(), "/" | "-" | "–");
        is_one.then_some(first.bytes.start..second.bytes.end)
    });
    pairs.collect()
}
