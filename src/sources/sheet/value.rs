//! What calamine reads becomes our own values at once: integers and fractions are one sort of number.
//! Knows calamine's types, so that nobody else has to.

use calamine::{Data, DataRef};

use super::{CellValue, stamp};

/// The value of a streamed cell; nothing where it is empty.
pub(super) fn streamed(data: DataRef<'_>) -> Option<CellValue> {
    match data {
        DataRef::SharedString(text) => Some(CellValue::Text(lines(text.to_owned()))),
        DataRef::String(text) => Some(CellValue::Text(lines(text))),
        DataRef::Int(number) => Some(number_of(number as f64)),
        DataRef::Float(number) => Some(number_of(number)),
        DataRef::Bool(truth) => Some(CellValue::Boolean(truth)),
        DataRef::DateTime(moment) => Some(stamp::serial(moment)),
        DataRef::DateTimeIso(text) => Some(stamp::iso(&text)),
        DataRef::DurationIso(text) => Some(stamp::iso_duration(&text)),
        DataRef::Error(error) => Some(CellValue::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

/// The value of a cell of an old workbook; nothing where it is empty.
pub(super) fn kept(data: &Data) -> Option<CellValue> {
    match data {
        Data::String(text) => Some(CellValue::Text(lines(text.clone()))),
        Data::Int(number) => Some(number_of(*number as f64)),
        Data::Float(number) => Some(number_of(*number)),
        Data::Bool(truth) => Some(CellValue::Boolean(*truth)),
        Data::DateTime(moment) => Some(stamp::serial(*moment)),
        Data::DateTimeIso(text) => Some(stamp::iso(text)),
        Data::DurationIso(text) => Some(stamp::iso_duration(text)),
        Data::Error(error) => Some(CellValue::Error(error.to_string())),
        Data::Empty => None,
    }
}

/// A number; what is not finite (no spreadsheet can show it) stays text.
pub(super) fn number_of(number: f64) -> CellValue {
    if number.is_finite() {
        CellValue::Number(number)
    } else {
        CellValue::Text(number.to_string())
    }
}

/// Text with one sort of line end.
pub(super) fn lines(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}
