//! Times of day and lengths in minutes: reads them as officers write them and prints them as
//! GOV.UK does. Never a time zone, never a second.

use std::fmt;

use super::fault::Fault;

/// What a time should look like, for messages.
const EXPECTED: &str = "expected a time such as `18:00` or `6pm`";

/// What a length should look like, for messages.
const EXPECTED_LENGTH: &str = "expected a length such as `25 minutes` or `1 hour 30 minutes`";

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Before this hour, a time without `am`, `pm` or a leading nought is likelier in the afternoon.
const FIRST_HOUR_OF_BUSINESS: u32 = 7;

/// The longest length in minutes: a thousand days.
const LONGEST: u32 = 1000 * DAY;

/// A time of day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    minute: u32,
}

impl Time {
    /// A time from its hour (0 to 23) and minute (0 to 59).
    #[must_use]
    pub const fn new(hour: u32, minute: u32) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self {
                minute: hour * 60 + minute,
            })
        } else {
            None
        }
    }

    /// Reads `18:00`, `6pm`, `6.30 pm`, `noon`, `midday`, `midnight`.
    ///
    /// # Errors
    /// Text that is no time of day, and times such as `6:30` that may be morning or evening.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::found(text, &format!(", {EXPECTED}"));
        let lower: String = text.to_lowercase().split_whitespace().collect();
        match lower.as_str() {
            "noon" | "midday" | "12noon" | "12midday" => return Ok(Self { minute: DAY / 2 }),
            "midnight" | "12midnight" => return Ok(Self { minute: 0 }),
            _ => {}
        }
        let (clock, half) = cut_half(&lower);
        let (hour, minute) = hour_and_minute(clock).ok_or_else(fault)?;
        let Some(afternoon) = half else {
            if clock.len() < 3 {
                return Err(fault());
            }
            let bare = !clock.starts_with('0') && (1..FIRST_HOUR_OF_BUSINESS).contains(&hour);
            if bare {
                let rest = format!(
                    ", which may be morning or afternoon; expected `{}` or `{}`",
                    Self {
                        minute: hour * 60 + minute
                    },
                    Self {
                        minute: hour * 60 + minute + DAY / 2
                    },
                );
                return Err(Fault::found(text, &rest));
            }
            return Self::new(hour, minute).ok_or_else(fault);
        };
        if !(1..=12).contains(&hour) {
            return Err(fault());
        }
        Self::new(hour % 12 + if afternoon { 12 } else { 0 }, minute).ok_or_else(fault)
    }

    /// The time in a spreadsheet's cell: the part of the day gone by, to the nearest minute.
    ///
    /// # Errors
    /// Numbers that are not from 0 to 1.
    pub fn from_fraction(value: f64) -> Result<Self, Fault> {
        if !(0.0..1.0).contains(&value) {
            return Err(Fault::found(&value.to_string(), &format!(", {EXPECTED}")));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number from 0 to 1440, as tested above"
        )]
        let minute = (value * f64::from(DAY)).round() as u32;
        Ok(Self {
            minute: minute.min(DAY - 1),
        })
    }

    /// The hour, 0 to 23.
    #[must_use]
    pub const fn hour(self) -> u32 {
        self.minute / 60
    }

    /// The minute of the hour, 0 to 59.
    #[must_use]
    pub const fn minute(self) -> u32 {
        self.minute % 60
    }

    /// The time some minutes later, on the same day.
    #[must_use]
    pub fn after(self, length: Minutes) -> Option<Self> {
        let minute = self
            .minute
            .checked_add(length.0)
            .filter(|minute| *minute < DAY)?;
        Some(Self { minute })
    }

    /// `18:00`, for sheets and machines.
    #[must_use]
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
}

impl fmt::Display for Time {
    /// `6pm`, `6:30pm`, `midday`, `midnight`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.minute < DAY / 2 { "am" } else { "pm" };
        let hour = (self.hour() + 11) % 12 + 1;
        match (self.hour(), self.minute()) {
            (0, 0) => f.write_str("midnight"),
            (12, 0) => f.write_str("midday"),
            (_, 0) => write!(f, "{hour}{half}"),
            (_, minute) => write!(f, "{hour}:{minute:02}{half}"),
        }
    }
}

/// A length of time in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Minutes(pub u32);

impl Minutes {
    /// Reads `25`, `25 mins`, `1 h 30`, `1 hour 30 minutes`, `1:30`, `1.5 hours`.
    ///
    /// # Errors
    /// Text that is no length, and lengths of more than a thousand days.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fault = || Fault::found(text, &format!(", {EXPECTED_LENGTH}"));
        let lower: String = text.to_lowercase().split_whitespace().collect();
        let length = match cut_hours(&lower) {
            Some((hours, rest)) => hours_and_rest(hours, rest),
            None => match lower.split_once(':') {
                Some((hours, minutes)) if minutes.len() == 2 => hours_and_rest(hours, minutes),
                Some(_) => None,
                None => minutes(&lower),
            },
        };
        length
            .filter(|length| *length <= LONGEST)
            .map(Self)
            .ok_or_else(fault)
    }
}

impl fmt::Display for Minutes {
    /// `25 minutes`, `1 hour`, `1 hour 30 minutes`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |number: u32, word: &str| {
            if number == 1 {
                format!("1 {word}")
            } else {
                format!("{number} {word}s")
            }
        };
        match (self.0 / 60, self.0 % 60) {
            (0, minutes) => f.write_str(&counted(minutes, "minute")),
            (hours, 0) => f.write_str(&counted(hours, "hour")),
            (hours, minutes) => {
                write!(
                    f,
                    "{} {}",
                    counted(hours, "hour"),
                    counted(minutes, "minute")
                )
            }
        }
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::iter::Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self(0), |total, length| total + length)
    }
}

/// Cuts `am` or `pm`, `hrs` or `hours` from a time; says whether it is of the afternoon.
fn cut_half(text: &str) -> (&str, Option<bool>) {
    let cut = |ends: [&str; 3]| ends.iter().find_map(|end| text.strip_suffix(end));
    if let Some(clock) = cut(["am", "a.m.", "a.m"]) {
        return (clock, Some(false));
    }
    if let Some(clock) = cut(["pm", "p.m.", "p.m"]) {
        return (clock, Some(true));
    }
    (cut(["hours", "hrs", "h"]).unwrap_or(text), None)
}

/// `18:00`, `18.00`, `1800`, `18:00:00`, `6`.
fn hour_and_minute(text: &str) -> Option<(u32, u32)> {
    let text = text
        .strip_suffix(":00")
        .filter(|clock| clock.contains(':'))
        .unwrap_or(text);
    let (hour, minute) = match text.split_once([':', '.']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => (text, "00"),
    };
    let fits = hour.len() <= 2 && minute.len() == 2;
    fits.then(|| Some((digits(hour)?, digits(minute)?)))?
}

/// Cuts hours and their word from before what is left of a length.
fn cut_hours(text: &str) -> Option<(&str, &str)> {
    let (hours, rest) = text.split_at_checked(text.rfind('h')?)?;
    let word = ["hours", "hour", "hrs", "hr", "h"]
        .iter()
        .find_map(|word| rest.strip_prefix(word));
    word.map(|rest| (hours, rest.trim_start_matches([',', '.'])))
}

/// The minutes of some hours (`1`, `1.5`, `1½`, `half an`) and of what follows them.
fn hours_and_rest(hours: &str, rest: &str) -> Option<u32> {
    let rest = rest.strip_prefix("and").unwrap_or(rest);
    let more = if rest.is_empty() {
        0
    } else {
        minutes(rest).filter(|more| *more < 60)?
    };
    let whole = match hours {
        "halfan" => 30,
        "an" | "one" => 60,
        _ => match hours.strip_suffix(".5").or_else(|| hours.strip_suffix('½')) {
            Some("") => 30,
            Some(hours) => digits(hours)?.checked_mul(60)?.checked_add(30)?,
            None => digits(hours)?.checked_mul(60)?,
        },
    };
    whole.checked_add(more)
}

/// `25`, `25min`, `25minutes`.
fn minutes(text: &str) -> Option<u32> {
    let ends = ["minutes", "minute", "mins.", "min.", "mins", "min", "m"];
    digits(
        ends.iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(text),
    )
}

/// A number of plain digits.
fn digits(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}
