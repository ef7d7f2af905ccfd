//! A response rate that is called good or poor tells nobody how many answered. Readers weigh findings by it, so it is
//! said in figures: how many, of how many.
//!
//! Example: `The response rate was disappointing, but some useful results came of it.`
//!
//! Remedy: say the figures: `54 of the 90 partners answered (60%)`. A text that gives a percentage anywhere is left alone.

use std::ops::Range;

use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::running::{RunningWord, words};

/// A response rate without its figures.
pub static RESPONSE_RATE_VAGUE: Code = Code {
    name: "response-rate-vague",
    severity: Severity::Warning,
    title: "a response rate that is judged and not given",
    page: include_str!("response_rate.rs"),
};

/// Words that judge a rate.
const JUDGING: [&str; 15] = [
    "acceptable",
    "adequate",
    "bad",
    "disappointing",
    "encouraging",
    "excellent",
    "fair",
    "good",
    "high",
    "impressive",
    "low",
    "poor",
    "reasonable",
    "satisfactory",
    "strong",
];

/// Words that may stand before one that judges.
const BESIDE: [&str; 8] = ["a", "again", "also", "quite", "rather", "so", "too", "very"];

pub(super) static CHECK: Check = Check::of(&RESPONSE_RATE_VAGUE, run);

/// Looks at all prose.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        if gives_figures(&prose.text) {
            return;
        }
        let passage = Passage::of_prose(prose);
        for bytes in judged(passage.words) {
            if is_quoted(&held.entry.value, &bytes) {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` judges the response rate and does not give it");
            let finding = Finding::new(&RESPONSE_RATE_VAGUE, passage.place(bytes), message)
                .help("say how many answered, of how many")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// Whether a text gives a share anywhere, or has one worked out.
fn gives_figures(text: &str) -> bool {
    let lower = text.to_lowercase();
    let figures = ["%", "per cent", "percent", "[[val"];
    let spans = words(text);
    let number = |word: &RunningWord<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    let share = |three: &[RunningWord<'_>]| match three {
        [some, of, rest @ ..] => {
            number(some) && matches!(of.text, "of" | "out") && rest.iter().any(number)
        }
        _ => false,
    };
    figures.iter().any(|figure| lower.contains(figure)) || spans.windows(4).any(share)
}

/// Where a rate is judged: from `response rate`, with its article, to the word that judges.
fn judged(text: &str) -> Vec<Range<usize>> {
    let spans = words(text);
    let is = |at: usize, wanted: &[&str]| {
        let word = spans.get(at).map(|word| word.text.to_lowercase());
        word.is_some_and(|word| wanted.contains(&word.as_str()))
    };
    let mut found = Vec::new();
    for at in 0..spans.len() {
        if !(is(at, &["response"]) && is(at + 1, &["rate"])) {
            continue;
        }
        let verb = at + 2;
        let mut next = match is(verb, &["was", "is", "remained", "remains"]) {
            true => verb + 1,
            false if is(verb, &["has"]) && is(verb + 1, &["been"]) => verb + 2,
            false => continue,
        };
        while is(next, &BESIDE) {
            next += 1;
        }
        let first = if at > 0 && is(at - 1, &["the", "its", "their", "our"]) {
            at - 1
        } else {
            at
        };
        if let (true, Some(from), Some(to)) =
            (is(next, &JUDGING), spans.get(first), spans.get(next))
        {
            found.push(from.bytes.start..to.bytes.end);
        }
    }
    found
}
