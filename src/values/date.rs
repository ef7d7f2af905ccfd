//! Civil dates: reads them as officers write them, day first, and prints them in house style.
//! Never guesses an American date and never asks what day it is.

pub use jiff::civil::{Date, Weekday};

pub use super::reading::CenturyWindow;

use super::fault::Fault;
use super::reading::{Cursor, Written, month_name, weekday_name};

/// What a date should look like, for messages.
const EXPECTED: &str = "expected a date such as `29 July 2004`";

/// The first year a paper can name; what is smaller was mistyped.
const FIRST_YEAR: i32 = 1000;

/// The number Excel gives to 31 December 9999, in its calendar from 1900.
const LAST_SERIAL: f64 = 2_958_465.0;

/// The days by which Excel's calendar from 1904 is behind the one from 1900.
const DAYS_FROM_1900_TO_1904: f64 = 1462.0;

/// The number Excel gives to 29 February 1900, a day that never was.
const FALSE_LEAP_DAY: f64 = 60.0;

/// Half a millisecond as a part of a day: Excel keeps no finer time.
const HALF_A_MILLISECOND: f64 = 0.5 / 86_400_000.0;

/// A date as read, with what its writing leaves to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadDate {
    /// The date.
    pub date: Date,
    /// Whether its year was written in two digits.
    pub two_digit_year: bool,
    /// The weekday written before it, where the date falls on another.
    pub wrong_weekday: Option<Weekday>,
}

/// Reads a date: `2004-07-29`, `29 July 2004`, `29th Jul. 04`, `29/07/2004`, `29.07.04`,
/// `Thursday 29 July 2004`; always day first.
///
/// # Errors
/// Text that is no date, a day that does not exist, or a date without its day or year.
pub fn parse_date(text: &str, century: CenturyWindow) -> Result<ReadDate, Fault> {
    let text = text.trim();
    let bare = ["T00:00:00", " 00:00:00"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    let mut cursor = Cursor::new(bare.unwrap_or(text), century);
    let written = cursor.written().filter(|_| cursor.done());
    let Some(written) = written else {
        return Err(Fault::found(text, &format!(", {EXPECTED}")));
    };
    match (written.day, written.month, written.year) {
        (Some(_), Some(_), Some(_)) => existing(text, &written),
        (Some(_), Some(_), None) => Err(Fault::found(
            text,
            &format!(", which names no year; {EXPECTED}"),
        )),
        (None, Some(_), Some(_)) => Err(Fault::found(
            text,
            &format!(", which names no day; {EXPECTED}"),
        )),
        _ => Err(Fault::found(text, &format!(", {EXPECTED}"))),
    }
}

/// Reads a date in the form `2004-07-29` and no other.
///
/// # Errors
/// Any other text, and days that do not exist.
pub fn parse_iso(text: &str) -> Result<Date, Fault> {
    let figures = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !figures || text.len() != 10 || text.as_bytes().get(4) != Some(&b'-') {
        return Err(Fault::found(text, ", expected a date such as `2004-07-29`"));
    }
    parse_date(text, CenturyWindow::default()).map(|read| read.date)
}

/// The date of a number in a spreadsheet's cell; a time of day in it is dropped.
///
/// # Errors
/// Numbers before the calendar's first day or after the year 9999, and the 29 February 1900 that
/// Excel believes in.
pub fn from_serial(serial: f64, is_1904: bool) -> Result<Date, Fault> {
    let shift = if is_1904 { DAYS_FROM_1900_TO_1904 } else { 0.0 };
    let day = (serial + shift + HALF_A_MILLISECOND).floor();
    let shown = serial.to_string();
    if !(1.0..=LAST_SERIAL).contains(&day) || (is_1904 && serial < 0.0) {
        let first = if is_1904 {
            "1 January 1904"
        } else {
            "1 January 1900"
        };
        let rest = format!(", which is the number of no day; expected a date from {first}");
        return Err(Fault::found(&shown, &rest));
    }
    if day.total_cmp(&FALSE_LEAP_DAY).is_eq() {
        let rest = ", which Excel shows as 29 February 1900, a day that never was";
        return Err(Fault::found(&shown, rest));
    }
    let before_first = if day < FALSE_LEAP_DAY { 31 } else { 30 };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number from 1 to 2,958,465, as tested above"
    )]
    let days = day as i32;
    Date::new(1899, 12, before_first)
        .and_then(|start| start.checked_add(jiff::Span::new().days(days)))
        .ok()
        .ok_or_else(|| Fault::found(&shown, ", which is the number of no day"))
}

/// `29 July 2004`
#[must_use]
pub fn long(date: Date) -> String {
    format!("{} {}", day_month(date), date.year())
}

/// `29 July`
#[must_use]
pub fn day_month(date: Date) -> String {
    format!("{} {}", date.day(), month_name(date.month()))
}

/// `July 2004`
#[must_use]
pub fn month_year(date: Date) -> String {
    format!("{} {}", month_name(date.month()), date.year())
}

/// `Thursday 29 July 2004`
#[must_use]
pub fn with_weekday(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), long(date))
}

/// `Thursday`
#[must_use]
pub const fn weekday(weekday: Weekday) -> &'static str {
    weekday_name(weekday)
}

/// `2004-07-29`
#[must_use]
pub fn iso(date: Date) -> String {
    date.to_string()
}

/// The day that a whole date names, if there is one.
pub(super) fn existing(text: &str, written: &Written) -> Result<ReadDate, Fault> {
    let (Some(day), year, month) = (written.day, written.year, written.month) else {
        return Err(Fault::found(
            text,
            &format!(", which names no day; {EXPECTED}"),
        ));
    };
    let (year, month) = month_of(text, year, month, written)?;
    let last = days_in(year, month);
    let date = i8::try_from(day)
        .ok()
        .and_then(|day| Date::new(year, month, day).ok());
    let Some(date) = date else {
        let why = if day == 0 {
            "the days of a month begin at 1".to_owned()
        } else {
            format!("{} {year} has {last} days", month_name(month))
        };
        return Err(Fault::found(text, &format!(", which is no date: {why}")));
    };
    Ok(ReadDate {
        date,
        two_digit_year: written.two_digit_year,
        wrong_weekday: written.weekday.filter(|weekday| *weekday != date.weekday()),
    })
}

/// The year and month of a written date, tested.
pub(super) fn month_of(
    text: &str,
    year: Option<i32>,
    month: Option<i32>,
    written: &Written,
) -> Result<(i16, i8), Fault> {
    let year = existing_year(text, year)?;
    let number = month.unwrap_or_default();
    match i8::try_from(number) {
        Ok(month @ 1..=12) => Ok((year, month)),
        Ok(_) | Err(_) => {
            let day_first =
                written.figures && written.day.is_some_and(|day| (1..=12).contains(&day));
            let hint = if day_first {
                "; dates are read day first"
            } else {
                ""
            };
            let rest = format!(", which is no date: there is no month {number}{hint}");
            Err(Fault::found(text, &rest))
        }
    }
}

/// A written year, tested: four digits, the first not 0.
pub(super) fn existing_year(text: &str, year: Option<i32>) -> Result<i16, Fault> {
    let Some(number) = year else {
        return Err(Fault::found(
            text,
            &format!(", which names no year; {EXPECTED}"),
        ));
    };
    match i16::try_from(number) {
        Ok(year) if (FIRST_YEAR..=9999).contains(&number) => Ok(year),
        Ok(_) | Err(_) => Err(Fault::found(
            text,
            &format!(", whose year is {number}; {EXPECTED}"),
        )),
    }
}

/// How many days a month has.
fn days_in(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(0, Date::days_in_month)
}
