//! Excel workbooks of before 2007 (`.xls`), which can only be read as a whole.
//! Holds them to a smaller size, and a fault in their bytes to a finding.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use crate::finding::Findings;
use crate::place::{CellAddress, Place};
use crate::sources::limits::{self, Limits};

use super::gather::{Gather, Refused};
use super::{Format, Merge, Workbook, biff, locked, value};

/// Reads an `.xls` workbook.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Workbook> {
    let size = bytes.len() as u64;
    if size > limits.max_xls_bytes {
        let what = format!("`{file}` has {} bytes", limits::grouped(size));
        let place = Place::whole(file);
        findings.push(limits::exceeded(
            place,
            &what,
            limits.max_xls_bytes,
            "bytes",
            "max_xls_bytes",
        ));
        return None;
    }
    // Cells in far corners make calamine lay out all between them, for each sheet.
    let spread = biff::spread(bytes).unwrap_or(0);
    if spread > limits.max_cells {
        let what = format!(
            "the sheets of `{file}` span {} cells",
            limits::grouped(spread)
        );
        let place = Place::whole(file);
        findings.push(limits::exceeded(
            place,
            &what,
            limits.max_cells,
            "cells",
            "max_cells",
        ));
        return None;
    }
    let mut gather = Gather::new(file, limits, findings);
    match catch_unwind(AssertUnwindSafe(|| sheets(bytes, &mut gather))) {
        Ok(Ok(())) => Some(gather.workbook(Format::Xls)),
        Ok(Err(Refused)) => None,
        Err(_) => {
            let _ = gather.broken("is damaged inside, its cells cannot be read");
            None
        }
    }
}

/// Reads all sheets.
fn sheets(bytes: &[u8], gather: &mut Gather<'_>) -> Result<(), Refused> {
    let mut book = match Xls::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(XlsError::Password) => {
            gather.push(locked(gather.file()));
            return Err(Refused);
        }
        Err(_) => {
            return Err(gather.broken("is damaged or cut short, a whole workbook was expected"));
        }
    };
    let mut known = book.sheets_metadata().to_vec();
    known.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    for sheet in &known {
        gather.begin(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let merges = book
            .merge_cells_by_sheet_name(&sheet.name)
            .unwrap_or_default();
        let address = |(row, column)| CellAddress::new(row, column);
        let mut merges: Vec<Merge> = merges
            .iter()
            .map(|d| Merge {
                first: address(d.start),
                last: address(d.end),
            })
            .collect();
        merges.sort_by_key(|merge| merge.first);
        gather.note(Vec::new(), merges);
        one(&mut book, &sheet.name, gather)?;
        gather.end()?;
    }
    Ok(())
}

/// Reads the cells of one sheet.
fn one(book: &mut Xls<Cursor<&[u8]>>, name: &str, gather: &mut Gather<'_>) -> Result<(), Refused> {
    // An `.xls` sheet has at most 65,536 rows and 256 columns, and calamine has no stream for it.
    let Ok(range) = book.worksheet_range(name) else {
        return Err(gather.broken(&format!("has no readable sheet `{name}`")));
    };
    let formulas = book.worksheet_formula(name).unwrap_or_default();
    let (top, left) = range.start().unwrap_or((0, 0));
    for (row, column, data) in range.used_cells() {
        let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
        let formula = formulas
            .get_value((row, column))
            .filter(|words| !words.is_empty());
        let formula = formula.map(String::as_str);
        gather.cell(
            CellAddress::new(row, column),
            value::kept(data),
            formula,
            None,
        )?;
    }
    let (top, left) = formulas.start().unwrap_or((0, 0));
    for (row, column, words) in formulas.used_cells() {
        let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
        let empty = range
            .get_value((row, column))
            .is_none_or(|data| *data == Data::Empty);
        if empty && !words.is_empty() {
            gather.cell(CellAddress::new(row, column), None, Some(words), None)?;
        }
    }
    Ok(())
}
