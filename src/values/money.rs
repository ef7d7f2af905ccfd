//! Pounds and pence, exact: reads sums as officers write them, adds them and prints them in house
//! style. Never another currency, never a float, never half a penny.

use std::fmt;

use rust_decimal::Decimal;

use super::fault::Fault;
use super::number::{Number, exact, unsigned};

/// The largest sum in a paper, in pounds: a thousand million million is a slip of the hand.
const LARGEST: i64 = 1_000_000_000_000_000;

/// Words and marks before a sum that is not exact; the longer before its own beginning.
const ABOUT: [&str; 12] = [
    "about",
    "approximately",
    "approx.",
    "approx",
    "around",
    "roughly",
    "estimated",
    "circa",
    "ca.",
    "c.",
    "~",
    "≈",
];

/// Units after a sum, and how often they hold a pound.
const UNITS: [(&str, i64); 6] = [
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("thousand", 1000),
    ("bn", 1_000_000_000),
    ("m", 1_000_000),
    ("k", 1000),
];

/// Signs and names of money that is not ours.
const FOREIGN: [&str; 7] = ["$", "€", "¥", "usd", "eur", "euro", "dollar"];

/// A sum of money in pounds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Money {
    /// The sum in pounds, with two decimals at most; negative where it is owed or saved.
    pub amount: Decimal,
    /// Whether the sum is only about right.
    pub approximate: bool,
    /// What it is paid for each of, in lower case: `day`, `year`.
    pub per: Option<String>,
}

impl Money {
    /// A whole number of pounds.
    #[must_use]
    pub fn pounds(amount: i64) -> Self {
        Self::exactly(Decimal::from(amount))
    }

    /// Reads `£1,234.50`, `9000`, `about £9,000`, `£1.2m`, `£9k`, `-£50`, `(£50)`, `£600 a day`.
    ///
    /// # Errors
    /// Text that is no sum, parts of a penny, other currencies and sums beyond all budgets.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let lower = text.trim().to_lowercase();
        let fault = || Fault::found(text, ", expected a sum such as `£9,000`");
        let (sum, per) = cut_per(&lower);
        if FOREIGN.iter().any(|sign| sum.contains(sign)) {
            return Err(Fault::found(text, ", expected pounds, such as `£9,000`"));
        }
        let (sum, approximate) = cut_about(sum);
        let (sum, minus) = cut_minus(sum).ok_or_else(fault)?;
        let size = size(sum).ok_or_else(fault)?;
        let amount = if minus { -size } else { size };
        Ok(Self {
            approximate,
            per,
            ..Self::tested(text, amount)?
        })
    }

    /// The sum in a spreadsheet's cell, to 15 significant digits.
    ///
    /// # Errors
    /// Parts of a penny, and sums beyond all budgets.
    pub fn from_f64(value: f64) -> Result<Self, Fault> {
        let shown = value.to_string();
        let amount = exact(value)
            .ok_or_else(|| Fault::found(&shown, ", expected a sum such as `£9,000`"))?;
        Self::tested(&amount.to_string(), amount)
    }

    /// The sum of two amounts: about right where either is.
    ///
    /// # Errors
    /// Amounts paid by different units (a day, a year), and sums beyond all budgets.
    pub fn plus(&self, other: &Self) -> Result<Self, Fault> {
        if self.per != other.per {
            let sentence = format!(
                "found `{self}` and `{other}` to be added, expected sums for the same unit"
            );
            return Err(Fault::new(sentence));
        }
        let amount = self
            .amount
            .checked_add(other.amount)
            .unwrap_or(Decimal::MAX);
        let approximate = self.approximate || other.approximate;
        let per = self.per.clone();
        Ok(Self {
            approximate,
            per,
            ..Self::tested(&amount.to_string(), amount)?
        })
    }

    /// The sum of many amounts; nothing at all is £0.
    ///
    /// # Errors
    /// As [`Money::plus`].
    pub fn sum<'a>(amounts: impl IntoIterator<Item = &'a Self>) -> Result<Self, Fault> {
        let mut amounts = amounts.into_iter();
        let first = amounts.next().cloned().unwrap_or_else(|| Self::pounds(0));
        amounts.try_fold(first, |total, amount| total.plus(amount))
    }

    const fn exactly(amount: Decimal) -> Self {
        Self {
            amount,
            approximate: false,
            per: None,
        }
    }

    /// An amount of whole pence that a council can have.
    fn tested(text: &str, amount: Decimal) -> Result<Self, Fault> {
        let amount = amount.normalize();
        if amount.scale() > 2 {
            let rest = ", which has parts of a penny; expected pounds and pence, such as `£75.50`";
            return Err(Fault::found(text, rest));
        }
        if amount.abs() > Decimal::from(LARGEST) {
            let rest = format!(", expected a sum of at most £{}", Number::from(LARGEST));
            return Err(Fault::found(text, &rest));
        }
        Ok(Self::exactly(amount))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let about = if self.approximate { "about " } else { "" };
        let minus = if self.amount.is_sign_negative() && !self.amount.is_zero() {
            "−"
        } else {
            ""
        };
        let mut size = self.amount.abs().normalize();
        if size.scale() > 0 {
            size.rescale(2);
        }
        write!(f, "{about}{minus}£{}", Number(size))?;
        match &self.per {
            Some(per) if per.starts_with(['a', 'e', 'i', 'o']) || per == "hour" => {
                write!(f, " an {per}")
            }
            Some(per) => write!(f, " a {per}"),
            None => Ok(()),
        }
    }
}

/// Cuts ` a day`, ` an hour`, ` per year`, `/week` from the end of a sum.
fn cut_per(text: &str) -> (&str, Option<String>) {
    let cut = [" per ", " an ", " a ", "/"]
        .iter()
        .find_map(|by| text.rsplit_once(by));
    match cut {
        Some((sum, unit)) if is_unit(unit.trim()) => {
            let unit = unit.trim();
            let unit = if unit == "annum" { "year" } else { unit };
            (sum.trim_end(), Some(unit.to_owned()))
        }
        _ => (text, None),
    }
}

/// Whether a text is one word or two.
fn is_unit(text: &str) -> bool {
    (1..=2).contains(&text.split_whitespace().count())
        && text.starts_with(char::is_alphabetic)
        && text
            .chars()
            .all(|c| c.is_alphabetic() || c == ' ' || c == '-')
}

/// Cuts `about` and its like from before a sum.
fn cut_about(text: &str) -> (&str, bool) {
    let cut = ABOUT.iter().find_map(|word| text.strip_prefix(word));
    let cut = cut
        .or_else(|| text.strip_prefix("c "))
        .or_else(|| text.strip_prefix("c£").map(|_| &text[1..]));
    match cut {
        Some(sum) => (sum.trim_start(), true),
        None => (text, false),
    }
}

/// Cuts the minus, or the brackets that stand for it; none where there is but one bracket.
fn cut_minus(text: &str) -> Option<(&str, bool)> {
    const MINUS: [char; 3] = ['-', '−', '–'];
    if let Some(inner) = text.strip_prefix('(') {
        return inner.strip_suffix(')').map(|sum| (sum.trim(), true));
    }
    if let Some(sum) = text.strip_prefix(MINUS) {
        return Some((sum.trim_start(), true));
    }
    match text
        .strip_prefix('£')
        .and_then(|sum| sum.trim_start().strip_prefix(MINUS))
    {
        Some(sum) if !sum.trim_start().starts_with('£') => Some((sum, true)),
        Some(_) => None,
        None => Some((text, false)),
    }
}

/// How much a sum without its minus comes to: `£1,234.50`, `gbp 9000`, `£1.2m`, `50p`.
fn size(text: &str) -> Option<Decimal> {
    let pound = text.strip_prefix('£').or_else(|| text.strip_prefix("gbp"));
    let sum = pound.unwrap_or(text).trim_start();
    if let Some(pence) = sum.strip_suffix('p').filter(|_| pound.is_none()) {
        return unsigned(pence.trim_end()).map(|pence| pence / Decimal::ONE_HUNDRED);
    }
    let sum = sum
        .strip_suffix("gbp")
        .filter(|_| pound.is_none())
        .unwrap_or(sum)
        .trim_end();
    let sum = sum
        .strip_suffix(" pounds")
        .filter(|_| pound.is_none())
        .unwrap_or(sum);
    let unit = UNITS
        .iter()
        .find_map(|(unit, holds)| Some((sum.strip_suffix(unit)?, *holds)));
    let (number, holds) = unit.unwrap_or((sum, 1));
    unsigned(number.trim())?.checked_mul(Decimal::from(holds))
}
