//! What guildhall reads in a spreadsheet, laid open: as JSON and as text for people.
//! Shows every cell with its type, value and how it is shown; judges nothing.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{CellValue, Sheet, Workbook};

/// A workbook as `inspect --format json` prints it.
#[must_use]
pub fn json(workbook: &Workbook) -> Value {
    let sheets: Vec<Value> = workbook.sheets.iter().map(sheet_json).collect();
    json!({ "file": &*workbook.file, "format": workbook.format.word(), "sheets": sheets })
}

/// One sheet: its name, whether it is hidden, and its cells in order.
fn sheet_json(sheet: &Sheet) -> Value {
    let cells: Vec<Value> = sheet
        .rows
        .iter()
        .flatten()
        .map(|held| {
            let mut cell = Map::new();
            cell.insert("cell".to_owned(), json!(held.address.to_string()));
            cell.insert("type".to_owned(), json!(held.value.word()));
            cell.insert("value".to_owned(), value_json(&held.value));
            cell.insert("shown".to_owned(), json!(held.value.shown()));
            if let Some(formula) = &held.formula {
                cell.insert("formula".to_owned(), json!(&**formula));
            }
            Value::Object(cell)
        })
        .collect();
    json!({ "name": &*sheet.name, "hidden": sheet.hidden, "cells": cells })
}

/// Numbers beyond this are not all whole numbers any more.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A value in JSON: whole numbers without a point, dates and times as ISO, durations in seconds.
fn value_json(value: &CellValue) -> Value {
    match value {
        CellValue::Text(text) | CellValue::Error(text) => json!(text),
        CellValue::Number(number) | CellValue::Duration(number) => {
            if number.fract() == 0.0 && number.abs() < LARGEST_WHOLE {
                json!(*number as i64)
            } else {
                json!(number)
            }
        }
        CellValue::Date(date) => json!(date.to_string()),
        CellValue::DateTime(moment) => json!(moment.to_string()),
        CellValue::Time(time) => json!(time.to_string()),
        CellValue::Boolean(truth) => json!(truth),
    }
}

/// A workbook as `inspect` prints it for people: a line a cell.
#[must_use]
pub fn text(workbook: &Workbook) -> String {
    let mut out = format!("{}: {}\n", workbook.file, workbook.format.words());
    for sheet in &workbook.sheets {
        let hidden = if sheet.hidden { " (hidden)" } else { "" };
        let cells = sheet.rows.iter().map(Vec::len).sum();
        let cells = crate::finding::counted(cells, "cell");
        let _ = writeln!(out, "\nsheet {}{hidden}, {cells}", sheet.name);
        for held in sheet.rows.iter().flatten() {
            let address = held.address.to_string();
            let shown = held.value.shown().replace('\n', "\u{21b5}");
            let _ = write!(out, "  {address:<8} {:<9} {shown}", held.value.word());
            if let Some(formula) = &held.formula {
                let _ = write!(out, "  (={formula})");
            }
            out.push('\n');
        }
    }
    out
}
