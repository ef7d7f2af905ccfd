//! A value as the content of one spreadsheet cell.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Kind, Value, words};
use crate::values::date::Date;

/// What the cells of a column or an answer hold, and so how they are formatted and what may be typed into them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellKind {
    /// A short text.
    #[default]
    Text,
    /// Sentences, wrapped.
    LongText,
    /// A number, with a comma above 999; a year is an `Id` or a `Text`.
    Number,
    /// Pounds, with pence only where a cell of the column has some.
    Money,
    /// A share of one, shown as a whole per cent.
    Percent,
    /// A day, shown as `1 September 2026`.
    Date,
    /// A time of day, shown as `14:30`.
    Time,
    /// `yes` or `no`, with a drop-down.
    YesNo,
    /// An action status.
    Status,
    /// The key of a record or a reference, never wrapped in the middle by a fitted width.
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
        Kind::Time => CellKind::Time,
        Kind::Text
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
