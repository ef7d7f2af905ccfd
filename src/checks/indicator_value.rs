//! A value of an indicator has to be one that can be: within its range, worked out from a whole that is more than nought,
//! once for a period, and the same as the figures beside it.
//!
//! Example: `PI-05` with 41 of 39; `value: 71` beside 29 of 39, which is 74%; a denominator of 0.
//!
//! Remedy: mend the figures. Where numerator and denominator are known, leave `value` out: it is worked out. Where a survey
//! is named, give nothing else.

use rust_decimal::Decimal;

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;
use crate::values::id::same;
use crate::values::number::Number;
use crate::views::indicators::{Indicator, Point, indicators, number};
use crate::views::survey::Survey;

/// A value that cannot be.
pub static INDICATOR_VALUE_WRONG: Code = Code {
    name: "indicator-value-wrong",
    severity: Severity::Error,
    title: "a value of an indicator that cannot be right",
    page: include_str!("indicator_value.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&INDICATOR_VALUE_WRONG, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every value of every indicator.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for indicator in indicators(workspace, None) {
        for (at, point) in indicator.points.iter().enumerate() {
            let earlier = indicator.points.get(..at).unwrap_or_default();
            let fault = repeated(&indicator, point, earlier)
                .or_else(|| survey_fault(workspace, &indicator, point))
                .or_else(|| share_fault(&indicator, point))
                .or_else(|| differs(&indicator, point))
                .or_else(|| out_of_range(&indicator, point));
            if let Some((field, message, help)) = fault {
                let place = point.record.place_of(field).clone();
                findings.push(Finding::new(&INDICATOR_VALUE_WRONG, place, message).help(help));
            }
        }
    }
}

/// The field a fault is in, what it is, and what to do.
type Fault = (&'static str, String, &'static str);

fn repeated(indicator: &Indicator<'_>, point: &Point<'_>, earlier: &[Point<'_>]) -> Option<Fault> {
    let twice = earlier.iter().any(|other| other.period == point.period);
    let message = || format!("`{}` has two values for {}", indicator.id(), point.period);
    twice.then(|| ("period", message(), "take one of the two out"))
}

/// A survey that has no question for the indicator, or whose result stands beside figures that were typed.
fn survey_fault(
    workspace: &Workspace,
    indicator: &Indicator<'_>,
    point: &Point<'_>,
) -> Option<Fault> {
    let id = point.record.id("survey")?;
    let typed = ["value", "numerator", "denominator"];
    if let Some(field) = typed
        .into_iter()
        .find(|name| point.record.entry(name).is_some())
    {
        let message = format!(
            "`{}` takes its value from `{id}`, and has a figure beside it",
            indicator.id()
        );
        return Some((field, message, "take the figure out"));
    }
    let survey = Survey::of(workspace, workspace.document(id)?);
    let asks = |survey: &Survey<'_>| {
        let mut questions = survey.questions.iter();
        questions.any(|question| {
            question
                .record
                .id("pi")
                .is_some_and(|pi| same(pi, indicator.id()))
        })
    };
    if survey.as_ref().is_some_and(asks) {
        return None;
    }
    let message = format!(
        "no question of `{id}` is for the indicator `{}`",
        indicator.id()
    );
    Some((
        "survey",
        message,
        "name the indicator under `pi` of the question, or another survey",
    ))
}

/// A whole of nought or less, and a part of more than the whole.
fn share_fault(indicator: &Indicator<'_>, point: &Point<'_>) -> Option<Fault> {
    let (part, whole) = point.of?;
    if whole <= Decimal::ZERO {
        let message = format!(
            "the denominator is `{}`, of which nothing can be a part",
            Number(whole)
        );
        return Some((
            "denominator",
            message,
            "give the whole, or leave both out and say why under `not_reported`",
        ));
    }
    let is_share = indicator.record.choice("unit") == Some("per-cent");
    (is_share && part > whole).then(|| {
        let message = format!("{} of {} is more than all", Number(part), Number(whole));
        ("numerator", message, "mend one of the two")
    })
}

/// A value that was typed beside the figures it comes from, and differs from them.
fn differs(indicator: &Indicator<'_>, point: &Point<'_>) -> Option<Fault> {
    let typed = number(point.record, "value")?;
    if point.record.entry("not_reported").is_some() {
        let message = format!(
            "`{}` has a value and a reason why there is none",
            indicator.id()
        );
        return Some(("not_reported", message, "take one of the two out"));
    }
    point.of?;
    let worked_out = point.value?;
    let (typed, worked_out) = (indicator.rounded(typed), indicator.rounded(worked_out));
    (typed != worked_out).then(|| {
        let message = format!(
            "the value is `{}`, and the figures beside it give {}",
            Number(typed),
            Number(worked_out)
        );
        ("value", message, "leave `value` out, or mend the figures")
    })
}

/// A value that its indicator cannot have.
fn out_of_range(indicator: &Indicator<'_>, point: &Point<'_>) -> Option<Fault> {
    let value = point.value?;
    let (least, most) = (
        number(indicator.record, "least"),
        number(indicator.record, "most"),
    );
    let fits = least.is_none_or(|least| least <= value) && most.is_none_or(|most| value <= most);
    let range = match (least, most) {
        (Some(least), Some(most)) => format!("{} to {}", Number(least), Number(most)),
        (Some(least), None) => format!("{} or more", Number(least)),
        (None, Some(most)) => format!("{} or less", Number(most)),
        (None, None) => return None,
    };
    let message = || {
        format!(
            "`{}` is `{}`; {range} was expected",
            indicator.id(),
            Number(value)
        )
    };
    (!fits).then(|| {
        (
            "value",
            message(),
            "mend the value, or the range of the indicator",
        )
    })
}
