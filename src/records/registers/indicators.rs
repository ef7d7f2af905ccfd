//! The registers of performance indicators: what each measures, its values and targets, and what is said of them.

use super::{Naming, Register};
use crate::kinds::{Field, Kind, vocabulary};
use crate::records::columns::{
    child, choice, id, make, prose, reference, references, text, when, yes_no,
};

/// The registers of performance indicators.
pub(super) fn registers() -> Vec<Register> {
    vec![indicators(), values(), targets(), commentary()]
}

fn number(name: &str) -> Field {
    Field::new(name, Kind::Number(None, None))
}

fn period(name: &str) -> Field {
    Field::new(name, Kind::Period)
        .help("A quarter or a year, such as 2004-Q2 or April to June 2004")
}

/// The dictionary: what each indicator measures, how, and what it is meant to reach.
fn indicators() -> Register {
    let smart = vocabulary::named("smart").unwrap_or_default();
    make(
        "indicators",
        "indicator",
        Naming::Title("name"),
        vec![
            id("Indicator"),
            text("name").required().help("What is measured, in a few words"),
            prose("definition").required().help("Exactly what is counted, and of how many"),
            prose("rationale").help("Why it is worth measuring"),
            choice("sort", "indicator-sort").required().titled("Type"),
            choice("unit", "indicator-unit").required(),
            choice("good_is", "indicator-good")
                .required()
                .titled("Good is")
                .help("higher, lower, or within a range"),
            choice("frequency", "frequency").required(),
            text("source").help("Where the figures come from"),
            text("collection").help("How they are collected, and when"),
            reference("owner", &["people", "bodies"]),
            number("target").help("The value to reach; the lowest of the range where good is within one"),
            number("target_most").titled("Highest target").help("The highest value of the range"),
            when("target_date"),
            number("amber").titled("Amber tolerance").help("How far it may be from the target and still be amber"),
            choice("amber_is", "tolerance")
                .titled("Tolerance in")
                .help("points of the unit, or per cent of the target; points if left out"),
            number("baseline"),
            period("baseline_period"),
            number("least").help("The lowest value that can be"),
            number("most").help("The highest value that can be"),
            Field::new("smart", Kind::List(Box::new(Kind::Choice(smart))))
                .titled("SMART")
                .help("Which of the five it is: specific, measurable, achievable, relevant, time-bound"),
            references("priorities", &["priorities"]),
            references("key_issues", &["key_issues"]),
            text("data_quality").help("How far the figures can be trusted"),
            choice("disclosure", "disclosure"),
        ],
    )
}

/// Values, one for each indicator and period; one that was not reported says why.
fn values() -> Register {
    let inner = make(
        "indicator_values",
        "value",
        Naming::Title("period"),
        vec![
            reference("indicator", &["indicators"]).required(),
            period("period").required(),
            number("numerator"),
            number("denominator"),
            number("value").help("Where it is not worked out from the two before"),
            reference("survey", &["documents"])
                .help("The survey whose result it is; the value is taken from it"),
            yes_no("estimate").help("Yes where it may still change"),
            text("not_reported").help("Why there is no value"),
            text("note"),
        ],
    );
    child("indicators", "indicator", inner)
}

/// Targets that differ from period to period.
fn targets() -> Register {
    let inner = make(
        "indicator_targets",
        "target",
        Naming::Title("period"),
        vec![
            reference("indicator", &["indicators"]).required(),
            period("period")
                .required()
                .help("The first period it holds for"),
            number("target").required(),
        ],
    );
    child("indicators", "indicator", inner)
}

/// What is said of an indicator in a period, and what is done about it.
fn commentary() -> Register {
    let inner = make(
        "indicator_commentary",
        "commentary",
        Naming::Title("period"),
        vec![
            reference("indicator", &["indicators"]).required(),
            period("period").required(),
            prose("text").required().help("Why it stands where it does"),
            prose("action")
                .titled("Corrective action")
                .help("What is done so that it reaches its target"),
            reference("action_owner", &["people", "bodies"]).titled("Who acts"),
            when("action_due").titled("Acts by"),
            number("forecast").help("The value expected at the end of the year"),
            reference("author", &["people"]),
        ],
    );
    child("indicators", "indicator", inner)
}
