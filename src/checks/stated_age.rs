//! An age that was right in the last paper and was copied into this one is wrong by a year.
//!
//! Example: `set up in March 2006 (just over three years ago)`, in a paper as at July 2010.
//!
//! Remedy: mend the age or the date; or leave the age out, for the date says it.

use std::ops::Range;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::announced::whole;
use crate::values::date::{Date, long};
use crate::values::running::{dates, is_quoted, sentences, words};
use crate::values::when::When;

/// An age that its date does not bear out.
pub static STATED_AGE: Code = Code {
    name: "stated-age",
    severity: Severity::Warning,
    title: "a number of years ago that does not agree with the date beside it",
    page: include_str!("stated_age.rs"),
};

/// How an age is said, with the years by which it may be more and less than the number.
const SAID: [(&[&str], f64, f64); 9] = [
    (&["just", "over"], 0.0, 1.0),
    (&["more", "than"], 0.0, 1.0),
    (&["over"], 0.0, 1.0),
    (&["just", "under"], 1.0, 0.0),
    (&["nearly"], 1.0, 0.0),
    (&["almost"], 1.0, 0.0),
    (&["about"], 1.0, 1.0),
    (&["some"], 1.0, 1.0),
    (&[], 1.0, 1.0),
];

pub(super) static CHECK: Check = Check::of(&STATED_AGE, run);

/// Looks at all prose, as at the day of its paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let own = held
            .document
            .and_then(|document| document.record.date("as_of"));
        let (Value::Prose(prose), Some(as_of)) =
            (&held.entry.value, own.or(workspace.settings.as_of))
        else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in sentences(passage.words, passage.text) {
            let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
            let Some((age, when)) = wrong(sentence, as_of) else {
                continue;
            };
            let at = bytes.start + age.start..bytes.start + age.end;
            if is_quoted(passage.text, at.start) {
                continue;
            }
            let quote = passage.quote(at.clone());
            let message = format!(
                "`{quote}` does not agree with {when}: the facts of this paper are as at {}",
                long(as_of)
            );
            findings.push(
                held.attribute(
                    Finding::new(&STATED_AGE, passage.place(at), message)
                        .help("mend the age or the date, or leave the age out")
                        .quote(quote),
                ),
            );
        }
    });
}

/// The first age of a sentence that the date right before it does not bear out, and that date.
fn wrong(sentence: &str, as_of: Date) -> Option<(Range<usize>, When)> {
    dates(sentence).into_iter().find_map(|date| {
        let (bytes, least, most) = age_after(sentence, date.bytes.end)?;
        let first = years(date.when.latest()?, as_of)?;
        let last = years(date.when.earliest()?, as_of)?;
        (last < least || first > most).then_some((bytes, date.when))
    })
}

/// The age that follows a date in brackets or after a comma, and the least and most years that it may be.
fn age_after(sentence: &str, from: usize) -> Option<(Range<usize>, f64, f64)> {
    let rest = sentence.get(from..)?;
    let opens = rest.trim_start().starts_with(['(', ',']);
    let found = words(rest);
    let small: Vec<String> = found.iter().map(|word| word.text.to_lowercase()).collect();
    let small: Vec<&str> = small.iter().map(String::as_str).collect();
    let (said, more_less) = SAID.iter().find_map(|(said, less, more)| {
        let fits = small.starts_with(said);
        fits.then_some((said.len(), (*less, *more)))
    })?;
    let [number, "year" | "years", "ago", ..] = small.get(said..)? else {
        return None;
    };
    let number = f64::from(u16::try_from(whole(number)?).ok()?);
    let bytes = found.first()?.bytes.start..found.get(said + 2)?.bytes.end;
    let stands = rest.get(..bytes.start)?.trim().chars().count() == 1;
    (opens && stands).then(|| {
        let (less, more) = more_less;
        (
            from + bytes.start..from + bytes.end,
            number - less,
            number + more,
        )
    })
}

/// The years from one day to another, in twelfths.
fn years(from: Date, to: Date) -> Option<f64> {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    (from <= to).then(|| f64::from(months(to) - months(from)) / 12.0)
}
