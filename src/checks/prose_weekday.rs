//! A weekday that its date does not fall on sends some readers to the wrong day.
//!
//! Example: `Monday 9 September 2004`, which was a Thursday.
//!
//! Remedy: ask which is right, the weekday or the date, and mend the other.

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::date::weekday;
use crate::values::running::{dates, is_quoted};
use crate::values::when::When;

/// A weekday in prose that its date does not fall on.
pub static WEEKDAY_WRONG: Code = Code {
    name: "weekday-in-prose",
    severity: Severity::Error,
    title: "a weekday in a sentence that its date does not fall on",
    page: include_str!("prose_weekday.rs"),
};

pub(super) static CHECK: Check = Check::of(&WEEKDAY_WRONG, run);

/// Looks at all prose; the words of others are left as they are.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for date in dates(passage.words) {
            let (Some(_), When::Day(day)) = (date.wrong_weekday, &date.when) else {
                continue;
            };
            if is_quoted(passage.text, date.bytes.start) {
                continue;
            }
            let quote = passage.quote(date.bytes.clone());
            let message = format!("`{quote}` is a {}", weekday(day.weekday()));
            findings.push(
                held.attribute(
                    Finding::new(&WEEKDAY_WRONG, passage.place(date.bytes), message)
                        .help("mend the weekday or the date")
                        .quote(quote),
                ),
            );
        }
    });
}
