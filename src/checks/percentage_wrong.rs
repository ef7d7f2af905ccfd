//! A percentage beside the figures it comes from is checked by whoever reads it with care; where it is wrong, the other
//! figures of the paper are doubted too.
//!
//! Example: `64 of 114 partners (65%)`, which is 56%.
//!
//! Remedy: mend the percentage or the figures; percentages are rounded half up.

use std::ops::Range;

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::number::Number;

/// A percentage that is not what its figures give.
pub static PERCENTAGE_WRONG: Code = Code {
    name: "percentage-wrong",
    severity: Severity::Error,
    title: "a percentage that differs from the figures beside it",
    page: include_str!("percentage_wrong.rs"),
};

/// The most words between the figures and the percentage in brackets after them.
const MOST_WORDS: usize = 4;

pub(super) static CHECK: Check =
    Check::of(&PERCENTAGE_WRONG, run).in_drafts(Level::At(Severity::Warning));

/// Looks at all prose for `n of m (p%)`.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for share in shares(passage.words) {
            let Some(right) = share.right().filter(|right| *right != share.percent) else {
                continue;
            };
            let quote = passage.quote(share.bytes.clone());
            let message = format!(
                "{} of {} is {}%, not {}%",
                Number::from(share.part),
                Number::from(share.whole),
                right,
                share.percent
            );
            let place = passage.place(share.bytes.clone());
            let mut finding = Finding::new(&PERCENTAGE_WRONG, place, message)
                .help("mend the percentage, or the figures")
                .quote(quote);
            if is_quoted(&held.entry.value, &share.bytes) {
                finding.severity = Severity::Note;
            }
            findings.push(held.attribute(finding));
        }
    });
}

/// So many of so many, with the percentage that is said of them and where that stands.
struct Share {
    part: i64,
    whole: i64,
    percent: Decimal,
    bytes: Range<usize>,
}

impl Share {
    /// The percentage rounded half up, to as many decimals as were written.
    fn right(&self) -> Option<Decimal> {
        if self.whole <= 0 || self.part > self.whole {
            return None;
        }
        let exact = Decimal::from(self.part)
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(Decimal::from(self.whole))?;
        let scale = self.percent.scale();
        Some(exact.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero))
    }
}

/// Every share of a text that says its percentage in brackets.
fn shares(text: &str) -> Vec<Share> {
    let brackets = text.match_indices('(');
    brackets
        .filter_map(|(at, _)| {
            let (percent, length) = percent(&text[at + 1..])?;
            let (part, whole) = figures(&text[..at])?;
            Some(Share {
                part,
                whole,
                percent,
                bytes: at + 1..at + 1 + length,
            })
        })
        .collect()
}

/// The percentage with which a text begins and that a bracket closes, and how long it is.
fn percent(text: &str) -> Option<(Decimal, usize)> {
    let inner = &text[..text.find(')')?];
    let number = ["%", " per cent", " percent"]
        .iter()
        .find_map(|sign| inner.strip_suffix(sign))?;
    let is_plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let percent = number.trim_end().parse().ok().filter(|_| is_plain)?;
    Some((percent, inner.len()))
}

/// The figures with which a text ends, at most a few words further on: `64 of the 114 members `.
fn figures(text: &str) -> Option<(i64, i64)> {
    let words: Vec<&str> = text.split_whitespace().rev().take(MOST_WORDS + 6).collect();
    let at = words
        .iter()
        .position(|word| word.contains(|c: char| c.is_ascii_digit()))?;
    let between = words.get(..at)?;
    let stops = |word: &&str| word.ends_with(['.', ',', ';', ':', ')', '?', '!']);
    if at > MOST_WORDS || between.iter().any(stops) {
        return None;
    }
    let whole = number(words.get(at)?)?;
    let mut before = words.get(at + 1..)?.iter().copied().peekable();
    before.next_if(|word| matches!(*word, "the" | "all" | "our" | "its"));
    if before.next()? != "of" {
        return None;
    }
    if before.next_if(|word| *word == "out").is_some() {
        // `14 rounds out of 20`
        before.next_if(|word| word.bytes().all(|b| b.is_ascii_lowercase()));
    }
    Some((number(before.next()?)?, whole))
}

/// A whole number in figures, with or without commas.
fn number(word: &str) -> Option<i64> {
    let plain = word.replace(',', "");
    let is_number = word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && plain.bytes().all(|b| b.is_ascii_digit());
    plain
        .parse()
        .ok()
        .filter(|_| is_number && plain.len() <= 12)
}
