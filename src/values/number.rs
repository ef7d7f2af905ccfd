//! Numbers, percentages and yes or no: reads them as officers write them, keeps them exact and
//! prints them with commas above 999. Never rounds but to show a percentage.

use std::fmt;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::fault::Fault;

/// Digits that a spreadsheet's numbers hold; what stands behind them is noise.
const SIGNIFICANT_DIGITS: usize = 15;

/// The signs that officers and spreadsheets put before a number below nought.
const MINUS: [char; 3] = ['-', '−', '–'];

/// An exact number, printed with as many decimals as it was written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Number {
    /// Reads `1,234.5`, `-3` or `−3`.
    ///
    /// # Errors
    /// Text that is no number, misplaced commas, and numbers of more than 28 digits.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::found(text, ", expected a number such as `1,234`");
        signed(text.trim()).map(Self).ok_or_else(fault)
    }

    /// The number in a spreadsheet's cell, to 15 significant digits.
    ///
    /// # Errors
    /// Numbers that are infinite or too large to be kept exactly.
    pub fn from_f64(value: f64) -> Result<Self, Fault> {
        let fault = || {
            Fault::found(
                &value.to_string(),
                ", expected a number that can be kept exactly",
            )
        };
        exact(value).map(Self).ok_or_else(fault)
    }

    /// The number, if it is whole.
    #[must_use]
    pub fn whole(self) -> Option<i64> {
        self.0.to_i64().filter(|_| self.0.fract().is_zero())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(Decimal::from(value))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.0.is_sign_negative() && !self.0.is_zero() {
            "−"
        } else {
            ""
        };
        write!(f, "{minus}{}", with_commas(&self.0.abs().to_string()))
    }
}

/// A percentage, with the count it was computed from where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Percent {
    value: Decimal,
    base: Option<(u32, u32)>,
}

impl Percent {
    /// Reads `56%`, `56.1 %`, `56 per cent`, or `64 of 114`, of which it is computed.
    ///
    /// # Errors
    /// Text that is neither, a count of more than all, and a part of nothing.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::found(text, ", expected a percentage such as `56%` or `64 of 114`");
        let lower = text.trim().to_lowercase();
        let sign = ["%", "per cent", "percent"]
            .iter()
            .find_map(|end| lower.strip_suffix(end));
        if let Some(number) = sign {
            let value = signed(number.trim()).ok_or_else(fault)?;
            return Ok(Self { value, base: None });
        }
        let counts = [" out of ", " of ", "/"]
            .iter()
            .find_map(|middle| lower.split_once(middle));
        let (count, all) = counts.ok_or_else(fault)?;
        let count = whole(count.trim()).ok_or_else(fault)?;
        let all = whole(all.trim()).ok_or_else(fault)?;
        Self::of(count, all)
    }

    /// What percentage `count` is of `all`.
    ///
    /// # Errors
    /// A count of more than all, and a part of nothing.
    pub fn of(count: u32, all: u32) -> Result<Self, Fault> {
        let found = format!("{count} of {all}");
        if all == 0 {
            return Err(Fault::found(&found, ", expected a part of one or more"));
        }
        if count > all {
            return Err(Fault::found(
                &found,
                ", expected a part that is no more than the whole",
            ));
        }
        let value = Decimal::from(count) * Decimal::ONE_HUNDRED / Decimal::from(all);
        Ok(Self {
            value,
            base: Some((count, all)),
        })
    }

    /// The percentage of a spreadsheet's cell that is shown in per cent: 0.56 is 56%.
    ///
    /// # Errors
    /// Numbers that are infinite or too large to be kept exactly.
    pub fn from_fraction(value: f64) -> Result<Self, Fault> {
        let fault = || Fault::found(&value.to_string(), ", expected a percentage such as `56%`");
        let value = exact(value).and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
        Ok(Self {
            value: value.ok_or_else(fault)?.normalize(),
            base: None,
        })
    }

    /// The exact value: 56.1 for `56.1%`.
    #[must_use]
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The count and the whole it was computed from.
    #[must_use]
    pub const fn base(&self) -> Option<(u32, u32)> {
        self.base
    }

    /// Rounded half up to a whole per cent.
    #[must_use]
    pub fn rounded(&self) -> Decimal {
        self.value
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
    }

    /// `64 of 114 (56%)`, or the percentage alone where its base is not known.
    #[must_use]
    pub fn with_base(&self) -> String {
        match self.base {
            Some((count, all)) => {
                let (count, all) = (i64::from(count), i64::from(all));
                format!("{} of {} ({self})", Number::from(count), Number::from(all))
            }
            None => self.to_string(),
        }
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", Number(self.rounded()))
    }
}

/// Reads `yes`, `y`, `true` or a tick; `no`, `n`, `false` or a cross.
///
/// # Errors
/// Any other text.
pub fn parse_yes_no(text: &str) -> Result<bool, Fault> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "✓" | "✔" => Ok(true),
        "no" | "n" | "false" | "✗" | "✘" => Ok(false),
        _ => Err(Fault::found(text, ", expected `yes` or `no`")),
    }
}

/// `Yes` or `No`, as papers print it.
#[must_use]
pub const fn yes_no(value: bool) -> &'static str {
    if value { "Yes" } else { "No" }
}

/// A number with or without a minus before it.
pub(super) fn signed(text: &str) -> Option<Decimal> {
    match text.strip_prefix(MINUS) {
        Some(rest) => unsigned(rest.trim_start()).map(|value| -value),
        None => unsigned(text),
    }
}

/// A number of plain digits, with a point or without; commas only where they part thousands.
pub(super) fn unsigned(text: &str) -> Option<Decimal> {
    let (units, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(decimals) {
        return None;
    }
    let mut groups = units.split(',');
    let first = groups.next()?;
    let parted = units.contains(',');
    let fits = digits(first) && (!parted || first.len() <= 3);
    if !fits || !groups.all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    Decimal::from_str_exact(&text.replace(',', "")).ok()
}

/// A whole number without a sign.
fn whole(text: &str) -> Option<u32> {
    unsigned(text)
        .filter(Decimal::is_integer)
        .and_then(|value| u32::try_from(value).ok())
}

/// The decimal number that a float of a spreadsheet means.
pub(super) fn exact(value: f64) -> Option<Decimal> {
    let digits = format!("{value:.*e}", SIGNIFICANT_DIGITS - 1);
    value
        .is_finite()
        .then(|| Decimal::from_scientific(&digits).ok())?
        .map(|n| n.normalize())
}

/// Puts commas between the thousands of a number without a sign.
fn with_commas(number: &str) -> String {
    let (units, decimals) = number.split_once('.').unwrap_or((number, ""));
    let mut printed = String::new();
    for (index, digit) in units.chars().enumerate() {
        if index > 0 && (units.len() - index).is_multiple_of(3) {
            printed.push(',');
        }
        printed.push(digit);
    }
    if !decimals.is_empty() {
        printed.push('.');
        printed.push_str(decimals);
    }
    printed
}
