//! What was read: a workbook, its sheets and their cells, each with its place.
//! Knows how an officer sees a value; never reads a file.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use crate::place::{CellAddress, Place, Spot, Stretch};

/// The format a spreadsheet was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An Excel workbook, with or without macros.
    Xlsx,
    /// A binary Excel workbook.
    Xlsb,
    /// An Excel workbook of before 2007.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Lines of separated values.
    Csv,
}

impl Format {
    /// The short name, which is also the ending of its files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Csv => "csv",
        }
    }

    /// The format in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Xlsx => "an Excel workbook",
            Self::Xlsb => "a binary Excel workbook",
            Self::Xls => "an Excel workbook of before 2007",
            Self::Ods => "an OpenDocument spreadsheet",
            Self::Csv => "comma-separated values",
        }
    }
}

/// A spreadsheet that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// Path from the workspace's root.
    pub file: Arc<str>,
    /// What the file holds.
    pub format: Format,
    /// Its sheets, in their order; a CSV file is one sheet.
    pub sheets: Vec<Sheet>,
}

impl Workbook {
    /// The sheet of a name, without regard to case and surrounding spaces.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let wanted = name.trim().to_lowercase();
        self.sheets
            .iter()
            .find(|sheet| sheet.name.trim().to_lowercase() == wanted)
    }
}

/// One sheet: only the cells that hold something, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Path of the file it is in.
    pub file: Arc<str>,
    /// The name on its tab; for a CSV file the file's own name without ending.
    pub name: Arc<str>,
    /// Whether the tab is hidden.
    pub hidden: bool,
    /// The rows that hold something, downwards; in each its cells from left to right.
    pub rows: Vec<Vec<Held>>,
    /// Cells that are merged into one.
    pub merges: Vec<Merge>,
    /// Rows that are hidden, from 0.
    pub hidden_rows: Vec<u32>,
}

impl Sheet {
    /// Where a cell of this sheet stands.
    #[must_use]
    pub fn place(&self, held: &Held) -> Place {
        match &held.stretch {
            Some(stretch) => Place {
                file: Arc::clone(&self.file),
                spot: Spot::Field(**stretch, held.address),
            },
            None => Place::cell(&self.file, &self.name, held.address),
        }
    }

    /// A cell of this sheet with its place and how it is shown.
    #[must_use]
    pub fn cell(&self, held: &Held) -> Cell {
        Cell {
            address: held.address,
            place: self.place(held),
            value: held.value.clone(),
            shown: held.value.shown(),
            formula: held.formula.as_deref().map(str::to_owned),
        }
    }

    /// The cell at an address, if it holds something.
    #[must_use]
    pub fn at(&self, address: CellAddress) -> Option<&Held> {
        let row = self.row(address.row)?;
        let index = row
            .binary_search_by_key(&address.column, |held| held.address.column)
            .ok()?;
        row.get(index)
    }

    /// The cells of a row counted from 0, if it holds any.
    #[must_use]
    pub fn row(&self, row: u32) -> Option<&[Held]> {
        let number = |cells: &Vec<Held>| cells.first().map_or(0, |held| held.address.row);
        let index = self.rows.binary_search_by_key(&row, number).ok()?;
        self.rows.get(index).map(Vec::as_slice)
    }
}

/// A rectangle of cells merged into one, whose value stands in the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The top left cell.
    pub first: CellAddress,
    /// The bottom right cell, included.
    pub last: CellAddress,
}

/// A cell as a sheet keeps it: small, as there may be millions.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// Row and column.
    pub address: CellAddress,
    /// What it holds.
    pub value: CellValue,
    /// The formula behind the value, without `=`.
    pub formula: Option<Box<str>>,
    /// The stretch of text, in a CSV file.
    pub stretch: Option<Box<Stretch>>,
}

/// A cell with its place and how it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Row and column.
    pub address: CellAddress,
    /// Where it stands.
    pub place: Place,
    /// What it holds.
    pub value: CellValue,
    /// The value as an officer sees it; dates as ISO.
    pub shown: String,
    /// The formula behind the value, without `=`.
    pub formula: Option<String>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// Text, as typed.
    Text(String),
    /// A number, always finite.
    Number(f64),
    /// A day.
    Date(Date),
    /// A day and a time.
    DateTime(DateTime),
    /// A time of day.
    Time(Time),
    /// A length of time, in seconds.
    Duration(f64),
    /// True or false.
    Boolean(bool),
    /// An error of the spreadsheet, such as `#REF!`.
    Error(String),
}

impl CellValue {
    /// The word for the sort of value, as `inspect` prints it.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "number",
            Self::Date(_) => "date",
            Self::DateTime(_) => "datetime",
            Self::Time(_) => "time",
            Self::Duration(_) => "duration",
            Self::Boolean(_) => "boolean",
            Self::Error(_) => "error",
        }
    }

    /// The value as an officer sees it: numbers to 15 significant digits, dates as ISO.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => shown_number(*number),
            Self::Date(date) => date.to_string(),
            Self::DateTime(moment) => moment.to_string().replacen('T', " ", 1),
            Self::Time(time) => time.to_string(),
            Self::Duration(seconds) => shown_duration(*seconds),
            Self::Boolean(true) => "TRUE".to_owned(),
            Self::Boolean(false) => "FALSE".to_owned(),
        }
    }

    /// Whether there is nothing to see.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_)
            | Self::Date(_)
            | Self::DateTime(_)
            | Self::Time(_)
            | Self::Duration(_)
            | Self::Boolean(_)
            | Self::Error(_) => false,
        }
    }
}

/// Beyond this a number is shown with an exponent, as Excel does.
const LARGEST_SHOWN_IN_FULL: f64 = 1e21;
/// Below this a number is shown with an exponent.
const SMALLEST_SHOWN_IN_FULL: f64 = 1e-9;

/// A number to 15 significant digits, without trailing noughts.
fn shown_number(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let size = rounded.abs();
    if rounded == 0.0 {
        "0".to_owned()
    } else if (SMALLEST_SHOWN_IN_FULL..LARGEST_SHOWN_IN_FULL).contains(&size) {
        rounded.to_string()
    } else {
        format!("{rounded:E}")
    }
}

/// A length of time as hours, minutes and seconds: `26:30:00`.
fn shown_duration(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "-" } else { "" };
    let whole = seconds.abs().round();
    let hours = (whole / 3600.0).floor();
    let rest = whole - hours * 3600.0;
    let minutes = (rest / 60.0).floor();
    format!(
        "{sign}{hours:.0}:{minutes:02.0}:{:02.0}",
        rest - minutes * 60.0
    )
}
