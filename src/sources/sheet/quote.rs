//! A row of a sheet as lines of text, with its header above and the bytes to mark.
//! Knows how wide a line may be; never prints.

use std::ops::Range;

use crate::place::{CellAddress, Place, Spot, column_letters};

use super::{Held, Sheet, Workbook};

/// The row a finding stands in, as people see it: lines of text and what to mark in the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetQuote {
    /// The number of the header row as Excel counts it, and its text; nothing above the header.
    pub header: Option<(u32, String)>,
    /// The number of the row as Excel counts it, and its text.
    pub row: (u32, String),
    /// The bytes of the row's text that are the cell.
    pub mark: Range<usize>,
}

/// Cells to the left and to the right of the marked one that are shown.
const NEIGHBOURS: u32 = 3;
/// The widest that a cell is shown, in characters.
const WIDEST: usize = 28;
/// Rows from the top among which the header is looked for.
const HEADER_WITHIN: usize = 30;
/// Between two cells.
const BOUNDARY: &str = " | ";

/// Quotes the row of a place; nothing where the place is no cell of this workbook.
#[must_use]
pub fn quote(workbook: &Workbook, place: &Place) -> Option<SheetQuote> {
    let (sheet, address) = match &place.spot {
        Spot::Cell(name, address) => (workbook.sheets.iter().find(|s| s.name == *name)?, *address),
        Spot::Field(_, address) => (workbook.sheets.first()?, *address),
        Spot::Whole | Spot::Text(_) => return None,
    };
    let header = header_row(sheet, address.row);
    let first = address.column.saturating_sub(NEIGHBOURS);
    let last = address.column.saturating_add(NEIGHBOURS);
    let (mut above, mut below, mut mark) = (String::new(), String::new(), 0..0);
    for column in first..=last {
        let seen = |row: u32| {
            sheet
                .at(CellAddress::new(row, column))
                .map(clipped)
                .unwrap_or_default()
        };
        let (top, own) = (header.map(seen).unwrap_or_default(), seen(address.row));
        if column > address.column && top.is_empty() && own.is_empty() {
            continue;
        }
        if column > first {
            above.push_str(BOUNDARY);
            below.push_str(BOUNDARY);
        }
        let width = top.chars().count().max(own.chars().count()).max(1);
        let start = below.len();
        pad(&mut above, &top, width);
        pad(&mut below, &own, width);
        if column == address.column {
            mark = start..start + own.len().max(1);
        }
    }
    if header.is_none() && below.trim().is_empty() {
        below = column_letters(address.column);
        mark = 0..below.len();
    }
    let header = header.map(|row| (row.saturating_add(1), above.trim_end().to_owned()));
    let kept = below.trim_end().len().max(mark.end);
    below.truncate(kept);
    Some(SheetQuote {
        header,
        row: (address.row.saturating_add(1), below),
        mark,
    })
}

/// The likeliest header above a row: of the first rows, the one with the most cells.
fn header_row(sheet: &Sheet, below: u32) -> Option<u32> {
    let mut best: Option<(usize, u32)> = None;
    for cells in sheet.rows.iter().take(HEADER_WITHIN) {
        let Some(row) = cells
            .first()
            .map(|held| held.address.row)
            .filter(|row| *row < below)
        else {
            break;
        };
        if best.is_none_or(|(most, _)| cells.len() > most) {
            best = Some((cells.len(), row));
        }
    }
    best.map(|(_, row)| row)
}

/// The text of a cell on one line, cut to the widest.
fn clipped(held: &Held) -> String {
    let shown = held.value.shown();
    let line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WIDEST {
        return line;
    }
    line.chars().take(WIDEST - 1).chain(['\u{2026}']).collect()
}

/// Adds text and spaces up to a width.
fn pad(line: &mut String, text: &str, width: usize) {
    line.push_str(text);
    line.extend(std::iter::repeat_n(
        ' ',
        width.saturating_sub(text.chars().count()),
    ));
}
