//! A number that papers cite as a fact of a register has to be what the register holds: the register goes on changing
//! after the fact was written down.
//!
//! Example: the fact `partnerships.high-level` is 41 and counts `count(partnerships)`, and the register holds 39.
//!
//! Remedy: mend the fact, or the register; say under `rule` where the number is meant as `over` or `about`.

use rust_decimal::Decimal;

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::references::{Workspace, worked_out};
use crate::values::money::Money;
use crate::values::number::Number;

/// A fact that its register does not bear out.
pub static REGISTER_COUNT: Code = Code {
    name: "register-count",
    severity: Severity::Error,
    title: "a fact that differs from what its register holds",
    page: include_str!("register_count.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&REGISTER_COUNT, run).in_drafts(Level::At(Severity::Warning));

/// What `about` allows: a twentieth more or less.
const ABOUT: u32 = 20;

/// Looks at every fact that says what it counts.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for fact in workspace.records.all("facts") {
        let Some(formula) = fact.text("counts") else {
            continue;
        };
        let (place, message) = match worked_out(&workspace.records, formula) {
            Err(why) => (
                fact.place_of("counts"),
                format!("the fact `{}` counts `{formula}`: {why}", id_of(fact)),
            ),
            Ok(held) => {
                if bears_out(fact, &held).unwrap_or(true) {
                    continue;
                }
                (
                    fact.place_of("value"),
                    format!(
                        "the fact `{}` is {}, but `{formula}` is {held}",
                        id_of(fact),
                        told(fact)
                    ),
                )
            }
        };
        findings.push(
            Finding::new(&REGISTER_COUNT, place.clone(), message)
                .help("mend the fact, or the register that it counts"),
        );
    }
}

/// The fact as it is meant: `over 150`.
fn told(fact: &Record) -> String {
    format!("{} {}", fact.words("rule"), fact.words("value"))
        .trim()
        .to_owned()
}

/// Whether what a register holds bears out a fact by its rule; `None` where the two cannot be compared.
fn bears_out(fact: &Record, held: &str) -> Option<bool> {
    let (said, held) = (size(&fact.words("value"))?, size(held)?);
    Some(match fact.words("rule").trim().to_lowercase().as_str() {
        "" => held == said,
        "over" | "more than" => held > said,
        "at least" => held >= said,
        "under" | "less than" => held < said,
        "at most" => held <= said,
        "about" | "some" => {
            let apart = if held > said {
                held - said
            } else {
                said - held
            };
            apart * Decimal::from(ABOUT) <= said
        }
        _ => return None,
    })
}

/// The size of a number or a sum.
fn size(words: &str) -> Option<Decimal> {
    let words = words.trim();
    if words.contains('£') {
        return Money::parse(words).ok().map(|sum| sum.amount);
    }
    Number::parse(words).ok().map(|number| number.0)
}
