//! Without a measure of success nobody can say later whether an action has worked. A measure needs something to count
//! or a date; where it has neither, that is only noted.
//!
//! Example: an action without `success`; or `success: Better partnerships.`
//!
//! Remedy: say under `success` what will be seen, how much of it and by when: `At least 70% of partners surveyed say so
//! by March 2005.`

use super::{Check, Passage, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::records::plan::Action;
use crate::references::Workspace;
use crate::values::prose::{Inline, Prose};
use crate::values::running::words;
use crate::values::when::When;

/// An action whose success cannot be told.
pub static NO_SUCCESS_MEASURE: Code = Code {
    name: "no-success-measure",
    severity: Severity::Warning,
    title: "an action without a measure of success",
    page: include_str!("success_measure.rs"),
};

/// Words that count, or that name a time or a share.
const COUNTING: [&str; 51] = [
    "all",
    "any",
    "annual",
    "annually",
    "both",
    "daily",
    "day",
    "days",
    "double",
    "each",
    "eight",
    "eleven",
    "every",
    "everyone",
    "few",
    "fewer",
    "fifth",
    "first",
    "five",
    "four",
    "fourth",
    "half",
    "halved",
    "hundred",
    "least",
    "less",
    "month",
    "monthly",
    "months",
    "more",
    "most",
    "nine",
    "no",
    "nobody",
    "none",
    "one",
    "per",
    "quarter",
    "quarterly",
    "second",
    "seven",
    "six",
    "ten",
    "third",
    "thousand",
    "three",
    "twelve",
    "twice",
    "two",
    "week",
    "year",
];

pub(super) static CHECK: Check = Check::of(&NO_SUCCESS_MEASURE, run);

/// Looks at every action that is not closed or superseded.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            if !action.is_given_up() {
                findings.extend(missing(action));
            }
        }
    }
}

fn missing(action: &Action<'_>) -> Option<Finding> {
    let id = id_of(action.record);
    let help = "say under `success` what will be seen, how much of it and by when";
    let Some(Value::Prose(prose)) = action.record.value("success") else {
        let message = format!("the action `{id}` has no measure of success");
        let place = action.record.place_of("id").clone();
        return Some(Finding::new(&NO_SUCCESS_MEASURE, place, message).help(help));
    };
    if is_measurable(prose) {
        return None;
    }
    let message =
        format!("the measure of success of the action `{id}` has no number, share or date");
    let place = action.record.place_of("success").clone();
    let mut finding = Finding::new(&NO_SUCCESS_MEASURE, place, message).help(help);
    finding.severity = Severity::Note;
    Some(finding)
}

/// Whether there is a number in it, in figures, in words or worked out.
fn is_measurable(prose: &Prose) -> bool {
    let mut computed = false;
    prose.each_inline(&mut |part| {
        computed |= match part {
            Inline::Computed(_) | Inline::Quoted(_) | Inline::Parameter(..) => true,
            Inline::Cited(cited) => cited.words.contains('£') || When::parse(&cited.words).is_ok(),
            Inline::Text(..)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Strike(_)
            | Inline::Code(..)
            | Inline::Link(..)
            | Inline::Image(..)
            | Inline::Footnote(..)
            | Inline::Break
            | Inline::Form(_) => false,
        };
    });
    let passage = Passage::of_prose(prose);
    let mut own = words(passage.words).into_iter();
    computed
        || own.any(|word| {
            let lower = word.text.to_lowercase();
            lower.chars().any(|c| c.is_ascii_digit()) || COUNTING.contains(&lower.as_str())
        })
}
