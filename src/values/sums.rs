//! Sums of money in running words: `£9,000`, `£1.2 million`, `up to £500`. Finds them and what they mean.
//! Never a sum without its pound sign.

use std::ops::Range;

use rust_decimal::Decimal;

use super::money::Money;

/// Words before a sum that make it a limit, not what is paid.
const LIMITS: [&str; 18] = [
    "up to",
    "over",
    "above",
    "below",
    "under",
    "exceeds",
    "exceeding",
    "exceed",
    "more than",
    "less than",
    "at least",
    "at most",
    "limit of",
    "maximum of",
    "minimum of",
    "within",
    "between",
    "than",
];

/// How many bytes before a sum may hold such words.
const NEAR: usize = 24;

/// A sum as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The sum in pounds.
    pub amount: Decimal,
    /// How far the sum that is meant may be from the one written: `£1.2m` is exact to £50,000.
    pub margin: Decimal,
    /// Whether it is said to be a limit, such as `up to £500`.
    pub is_limit: bool,
    /// The bytes it was written as.
    pub bytes: Range<usize>,
}

impl Sum {
    /// Whether another sum can be the one that is meant here.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        (self.amount - other.amount).abs() <= self.margin.max(other.margin)
    }
}

/// Every sum of a text, in order.
#[must_use]
pub fn sums(text: &str) -> Vec<Sum> {
    text.match_indices('£')
        .filter_map(|(at, _)| sum(text, at))
        .collect()
}

/// The sum that begins at a pound sign.
fn sum(text: &str, at: usize) -> Option<Sum> {
    let rest = text.get(at + '£'.len_utf8()..)?;
    let figures = rest
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(rest.len());
    let figures = rest.get(..figures)?.trim_end_matches(['.', ',']);
    let (after, unit) = unit(rest.get(figures.len()..)?);
    let end = at + '£'.len_utf8() + figures.len() + after;
    let amount = Money::parse(text.get(at..end)?).ok()?.amount;
    let decimals = figures.split_once('.').map_or(0, |(_, rest)| rest.len());
    let margin = if unit == 1 {
        Decimal::ZERO
    } else {
        let steps = 10_i64.checked_pow(u32::try_from(decimals).ok()?)?;
        Decimal::from(unit) / Decimal::from(steps) / Decimal::from(2)
    };
    let mut near = at.saturating_sub(NEAR);
    while !text.is_char_boundary(near) {
        near += 1;
    }
    let before = text.get(near..at)?.trim_end().to_lowercase();
    let limit = |words: &str| {
        before
            .strip_suffix(words)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    Some(Sum {
        amount,
        margin,
        is_limit: LIMITS.iter().any(|words| limit(words)),
        bytes: at..end,
    })
}

/// The unit that follows figures: how many bytes it takes, and how many pounds it stands for.
fn unit(rest: &str) -> (usize, i64) {
    const UNITS: [(&str, i64); 8] = [
        (" million", 1_000_000),
        ("million", 1_000_000),
        (" billion", 1_000_000_000),
        (" thousand", 1000),
        ("bn", 1_000_000_000),
        ("m", 1_000_000),
        ("k", 1000),
        (" m", 1_000_000),
    ];
    let follows = |(word, _): &&(&str, i64)| {
        rest.strip_prefix(*word)
            .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    };
    UNITS
        .iter()
        .find(follows)
        .map_or((0, 1), |(word, size)| (word.len(), *size))
}
