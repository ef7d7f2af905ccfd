//! A value as the content of one spreadsheet cell.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Kind, Value, words};
use crate::values::date::Date;

/// What a cell is written with, and so how it is formatted and what it may hold when it comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// Short words.
    Text,
    /// Words that wrap.
    LongText,
    /// A number.
    Number,
    /// A sum in pounds.
    Money,
    /// A percentage.
    Percent,
    /// A date.
    Date,
    /// Yes or no.
    YesNo,
    /// A status, which has its letter, shape and word.
    Status,
    /// The id of a record.
    Id,
}

/// What one cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Words, never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// Pounds.
    Money(f64),
    /// A share of one.
    Percent(f64),
    /// A date.
    Date(Date),
}

/// How a kind is written to a cell.
#[must_use]
pub const fn cell_kind(kind: &Kind) -> CellKind {
    match kind {
        Kind::Prose | Kind::List(_) => CellKind::LongText,
        Kind::Date | Kind::When => CellKind::Date,
        Kind::Money => CellKind::Money,
        Kind::Number(..) => CellKind::Number,
        Kind::Percent => CellKind::Percent,
        Kind::YesNo => CellKind::YesNo,
        Kind::Text
        | Kind::Time
        | Kind::Minutes
        | Kind::Period
        | Kind::Choice(_)
        | Kind::Email
        | Kind::Image
        | Kind::File
        | Kind::Reference(_)
        | Kind::Rows(_)
        | Kind::Map(..) => CellKind::Text,
    }
}

/// The content of the cell for a value: exact values as what they are, the rest in words.
#[must_use]
pub fn content(value: Option<&Value>) -> Content {
    match value {
        None => Content::Empty,
        Some(Value::Date(date)) => Content::Date(*date),
        Some(Value::When(crate::values::when::When::Day(date))) => Content::Date(*date),
        Some(Value::Money(money)) if !money.approximate && money.per.is_none() => {
            Content::Money(as_f64(money.amount))
        }
        Some(Value::Number(number)) => Content::Number(as_f64(number.0)),
        Some(Value::Percent(percent)) => Content::Percent(as_f64(percent.value()) / 100.0),
        Some(other) => Content::Text(words::words(other)),
    }
}

/// A decimal as spreadsheets hold numbers; exact to 15 digits, which no council figure exceeds.
fn as_f64(number: Decimal) -> f64 {
    number.to_f64().unwrap_or_default()
}
