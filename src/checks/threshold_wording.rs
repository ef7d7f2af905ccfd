//! A threshold that is `over` a sum here and `at least` that sum there treats what lies exactly on it in two ways, and
//! even `in excess of` makes a reader look for a difference that is not meant.
//!
//! Example: `over £30,000` in a rule and `£30,000 or more` in the definition behind it, where £30,000 is a fact.
//!
//! Remedy: use one wording, and say once what holds at the sum itself.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Check, Held, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::money::Money;
use crate::values::sums::sums;

/// A threshold worded in two ways.
pub static THRESHOLD_WORDING: Code = Code {
    name: "threshold-wording",
    severity: Severity::Note,
    title: "one threshold that is worded in two ways",
    page: include_str!("threshold_wording.rs"),
};

pub(super) static CHECK: Check = Check::of(&THRESHOLD_WORDING, run);

/// A sum with the words that make it a threshold.
struct Threshold<'a> {
    held: Held<'a>,
    amount: Decimal,
    wording: &'static str,
    quote: String,
    place: Place,
}

/// Looks at the sums of each paper that are facts: those are the thresholds that papers share.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let facts: Vec<Decimal> = workspace
        .records
        .all("facts")
        .iter()
        .filter_map(sum)
        .collect();
    if facts.is_empty() {
        return;
    }
    let mut known: Vec<Threshold<'_>> = Vec::new();
    each_value(workspace, &mut |held| {
        let (Some(document), Some(passage)) = (held.document, Passage::of(&held.entry.value))
        else {
            return;
        };
        for sum in sums(passage.words) {
            let wording = wording(passage.words, &sum.bytes);
            let Some((wording, bytes)) = wording.filter(|_| facts.contains(&sum.amount)) else {
                continue;
            };
            if is_quoted(&held.entry.value, &bytes) {
                continue;
            }
            let one = Threshold {
                held,
                amount: sum.amount,
                wording,
                quote: passage.quote(bytes.clone()),
                place: passage.place(bytes),
            };
            let is_one = |other: &&Threshold<'_>| {
                let id = other.held.document.map(|document| document.id.as_str());
                id == Some(document.id.as_str()) && other.amount == one.amount
            };
            let own: Vec<&Threshold<'_>> = known.iter().filter(is_one).collect();
            if let Some(first) = own.first()
                && own.iter().all(|other| other.wording != one.wording)
            {
                findings.push(found(&one, first));
            }
            known.push(one);
        }
    });
}

fn found(one: &Threshold<'_>, first: &Threshold<'_>) -> Finding {
    let message = format!(
        "the threshold is worded `{}` here, and `{}` elsewhere in this paper",
        one.quote, first.quote
    );
    let finding = Finding::new(&THRESHOLD_WORDING, one.place.clone(), message)
        .help("use one wording, and say once what holds at the sum itself")
        .quote(&one.quote)
        .related("the other wording is here", first.place.clone());
    one.held.attribute(finding)
}

/// The sum that a fact is.
fn sum(fact: &Record) -> Option<Decimal> {
    let value = fact.text("value")?.trim();
    let money = value.starts_with('£').then(|| Money::parse(value).ok());
    money.flatten().map(|money| money.amount)
}

/// The words that make a sum a lower limit, and where they stand with it.
fn wording(text: &str, sum: &Range<usize>) -> Option<(&'static str, Range<usize>)> {
    const BEFORE: [&str; 9] = [
        "in excess of",
        "more than",
        "greater than",
        "not less than",
        "at least",
        "over",
        "above",
        "exceeding",
        "exceeds",
    ];
    const AFTER: [&str; 4] = ["or more", "and over", "and above", "or over"];
    let before = text.get(..sum.start)?.trim_end();
    let small = before.to_ascii_lowercase();
    let starts = |words: &&&str| {
        let rest = small.strip_suffix(**words);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    if let Some(words) = BEFORE.iter().find(starts) {
        return Some((words, before.len() - words.len()..sum.end));
    }
    let after = text.get(sum.end..)?;
    let rest = after.trim_start();
    let words = AFTER.iter().find(|words| rest.starts_with(**words))?;
    Some((words, sum.start..text.len() - rest.len() + words.len()))
}
