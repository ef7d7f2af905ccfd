//! Dates and times as spreadsheets keep them: serial numbers and ISO text.
//! Knows both epochs; never guesses at text that an officer typed.

use calamine::ExcelDateTime;
use jiff::civil::{Date, DateTime, Time};

use super::CellValue;

const SECONDS_A_DAY: f64 = 86_400.0;
/// The day after the last that Excel knows, 31 December 9999.
const END_OF_SERIALS: f64 = 2_958_466.0;

/// The value of a cell with a date or time format.
///
/// A serial number that is no day (below zero, or the 29 February 1900 that Excel invented) stays a
/// number.
pub(super) fn serial(stamp: ExcelDateTime) -> CellValue {
    let number = stamp.as_f64();
    if !number.is_finite() {
        return CellValue::Text(number.to_string());
    }
    if stamp.is_duration() {
        return CellValue::Duration(rounded(number * SECONDS_A_DAY));
    }
    if !(0.0..END_OF_SERIALS).contains(&number) {
        return CellValue::Number(number);
    }
    let (year, month, day, hour, minute, second, milli) = stamp.to_ymd_hms_milli();
    let small = |value: u8| i8::try_from(value).unwrap_or(0);
    let nanos = i32::from(milli) * 1_000_000;
    let time = Time::new(small(hour), small(minute), small(second), nanos);
    let date = Date::new(i16::try_from(year).unwrap_or(0), small(month), small(day));
    match (date, time) {
        (_, Ok(time)) if number < 1.0 => CellValue::Time(time),
        (Ok(date), Ok(time)) => joined(DateTime::from_parts(date, time)),
        _ => CellValue::Number(number),
    }
}

/// A date, a time or both in ISO text, as OpenDocument and strict workbooks write them.
pub(super) fn iso(text: &str) -> CellValue {
    let plain = text.trim().trim_end_matches('Z');
    if let Ok(moment) = plain.parse::<DateTime>() {
        return joined(moment);
    }
    if let Ok(date) = plain.parse::<Date>() {
        return CellValue::Date(date);
    }
    match plain.trim_start_matches('T').parse::<Time>() {
        Ok(time) => CellValue::Time(time),
        Err(_) => CellValue::Text(text.to_owned()),
    }
}

/// A time or a length of time in ISO text, such as `PT10H30M00S`: under a day it is a time of day.
pub(super) fn iso_duration(text: &str) -> CellValue {
    let Some(seconds) = duration_seconds(text.trim()) else {
        return CellValue::Text(text.to_owned());
    };
    if !(0.0..SECONDS_A_DAY).contains(&seconds) {
        return CellValue::Duration(seconds);
    }
    let millis = (seconds * 1000.0).round();
    let part = |size: f64, length: f64| ((millis / size).floor() % length) as i16;
    let small = |value: i16| i8::try_from(value).unwrap_or(0);
    let (hour, minute, second) = (
        part(3_600_000.0, 24.0),
        part(60_000.0, 60.0),
        part(1000.0, 60.0),
    );
    let nanos = i32::from(part(1.0, 1000.0)) * 1_000_000;
    Time::new(small(hour), small(minute), small(second), nanos)
        .map_or(CellValue::Duration(seconds), CellValue::Time)
}

/// A day alone where the time is midnight.
fn joined(moment: DateTime) -> CellValue {
    if moment.time() == Time::midnight() {
        CellValue::Date(moment.date())
    } else {
        CellValue::DateTime(moment)
    }
}

/// Seconds to the nearest millisecond: fractions of a day are not exact.
fn rounded(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

/// The seconds of `P1DT2H3M4.5S`, with a sign or without.
fn duration_seconds(text: &str) -> Option<f64> {
    let (sign, text) = text
        .strip_prefix('-')
        .map_or((1.0, text), |rest| (-1.0, rest));
    let text = text.strip_prefix('P')?;
    let (days, times) = text.split_once('T').unwrap_or((text, ""));
    let mut total = 0.0;
    let mut number = String::new();
    let parts: [(&str, &[(char, f64)]); 2] = [
        (days, &[('W', 7.0 * SECONDS_A_DAY), ('D', SECONDS_A_DAY)]),
        (times, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)]),
    ];
    for (letters, units) in parts {
        for letter in letters.chars() {
            if letter.is_ascii_digit() || letter == '.' {
                number.push(letter);
                continue;
            }
            let (_, unit) = units.iter().find(|(known, _)| *known == letter)?;
            total += number.parse::<f64>().ok()? * unit;
            number.clear();
        }
    }
    (number.is_empty() && total.is_finite()).then_some(rounded(sign * total))
}
