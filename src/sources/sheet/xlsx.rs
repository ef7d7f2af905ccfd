//! Excel workbooks of today, read cell by cell as a stream (`.xlsx`, `.xlsm` and binary `.xlsb`).
//! Never lays a sheet out as a whole: two cells in far corners would fill the computer's memory.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Reader, SheetType, SheetVisible, Xlsb, XlsbError, Xlsx, XlsxError};

use crate::finding::{Finding, Findings};
use crate::place::{CellAddress, Place};
use crate::sources::limits::Limits;

use super::gather::{Gather, Refused};
use super::package::{self, Archive, Sound};
use super::{CellValue, DAMAGED_FILE, Format, Workbook, locked, marks, value};

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads an `.xlsx` or `.xlsb` workbook.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    format: Format,
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Workbook> {
    let sound = package::check(file, bytes, limits, findings).ok()?;
    let mut gather = Gather::new(file, limits, findings);
    let read = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Xlsb => binary(&sound, &mut gather),
        Format::Xlsx | Format::Xls | Format::Ods | Format::Csv => plain(&sound, &mut gather),
    }));
    match read {
        Ok(Ok(())) => Some(gather.workbook(format)),
        Ok(Err(Refused)) => None,
        Err(_) => {
            let _ = gather.broken("is damaged inside, its cells cannot be read");
            None
        }
    }
}

/// Reads all sheets of an `.xlsx` workbook.
fn plain(sound: &Sound<'_>, gather: &mut Gather<'_>) -> Result<(), Refused> {
    let bytes: &[u8] = &sound.bytes;
    let Ok(mut archive) = Archive::new(Cursor::new(bytes)) else {
        return Err(gather.broken(package::BROKEN));
    };
    if !marks::has_workbook(&mut archive) {
        return Err(gather.broken("is a package without a workbook in it"));
    }
    let mut book: Xlsx<Bytes<'_>> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(XlsxError::Password) => {
            gather.push(locked(gather.file()));
            return Err(Refused);
        }
        Err(error) => return Err(gather.broken(&unopened(&error))),
    };
    let parts = marks::sheet_parts(&mut archive);
    let mut sheets = book.sheets_metadata().to_vec();
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    if sheets.is_empty() {
        return Err(gather.broken("has no sheet, at least one was expected"));
    }
    for sheet in &sheets {
        gather.begin(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let part = parts.get(&sheet.name);
        if let Some(part) = part.filter(|part| sound.marked.contains(*part)) {
            let (hidden, merges) = marks::hidden_and_merged(&mut archive, part);
            gather.note(hidden, merges);
        }
        if cells(&mut book, &sheet.name, gather)?
            && let Some(part) = part
        {
            for (address, word) in marks::other_errors(&mut archive, part) {
                gather.cell(address, Some(CellValue::Error(word)), None, None)?;
            }
        }
        gather.end()?;
    }
    Ok(())
}

/// Reads the cells of one sheet; whether it met errors that calamine has no word for.
fn cells(book: &mut Xlsx<Bytes<'_>>, name: &str, gather: &mut Gather<'_>) -> Result<bool, Refused> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(false),
        Err(_) => return Err(gather.broken(&format!("has no readable sheet `{name}`"))),
    };
    let mut other_errors = false;
    let mut last = None;
    loop {
        match reader.next_cell_with_formula() {
            Ok(Some(cell)) => {
                let address = CellAddress::new(cell.pos.0, cell.pos.1);
                last = Some(address);
                gather.cell(
                    address,
                    value::streamed(cell.value),
                    cell.formula.as_deref(),
                    None,
                )?;
            }
            Ok(None) => return Ok(other_errors),
            Err(XlsxError::CellError(_)) => other_errors = true,
            Err(error) if is_of_one_cell(&error) => odd_cell(gather, name, last),
            Err(_) => return Err(gather.broken(&broken_after(name, last))),
        }
    }
}

/// Whether an error is of one cell only, so that the next can be read.
const fn is_of_one_cell(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::Unexpected(_)
            | XlsxError::Unrecognized { .. }
            | XlsxError::ParseFloat(_)
            | XlsxError::CellTAttribute(_)
    )
}

/// A cell whose content makes no sense; its own address is not known, only that of the one before.
fn odd_cell(gather: &mut Gather<'_>, sheet: &str, last: Option<CellAddress>) {
    let address = last.unwrap_or(CellAddress::new(0, 0));
    let place = Place::cell(gather.file(), &Arc::from(sheet), address);
    let message = match last {
        Some(last) => format!("the cell after `{last}` of sheet `{sheet}` holds what is no value"),
        None => format!("the first cell of sheet `{sheet}` holds what is no value"),
    };
    let help = "open the workbook in Excel, look at the cell and save";
    gather.push(Finding::new(&DAMAGED_FILE, place, message).help(help));
}

/// Words for a sheet that breaks off.
fn broken_after(sheet: &str, last: Option<CellAddress>) -> String {
    match last {
        Some(last) => format!("breaks off in sheet `{sheet}` after cell `{last}`"),
        None => format!("has a sheet `{sheet}` that cannot be read"),
    }
}

/// Words for a workbook that does not open.
fn unopened(error: &XlsxError) -> String {
    let words = if matches!(error, XlsxError::RelationshipNotFound) {
        "names a sheet that is not in it"
    } else if matches!(
        error,
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_)
    ) {
        "is a workbook whose parts are broken XML"
    } else {
        "is a workbook that cannot be opened"
    };
    words.to_owned()
}

/// Reads all sheets of an `.xlsb` workbook.
fn binary(sound: &Sound<'_>, gather: &mut Gather<'_>) -> Result<(), Refused> {
    let bytes: &[u8] = &sound.bytes;
    let Ok(mut book): Result<Xlsb<Bytes<'_>>, XlsbError> = Xlsb::new(Cursor::new(bytes)) else {
        return Err(gather.broken("is a binary workbook that cannot be opened"));
    };
    let mut sheets = book.sheets_metadata().to_vec();
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    for sheet in &sheets {
        gather.begin(&sheet.name, sheet.visible != SheetVisible::Visible)?;
        let mut formulas = binary_formulas(&mut book, &sheet.name, gather.limits());
        let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) else {
            return Err(gather.broken(&format!("has no readable sheet `{}`", sheet.name)));
        };
        let mut last = None;
        loop {
            match reader.next_cell() {
                Ok(Some(cell)) => {
                    let (row, column) = cell.get_position();
                    let address = CellAddress::new(row, column);
                    last = Some(address);
                    let formula = formulas.remove(&address);
                    let held = value::streamed(cell.get_value().clone());
                    gather.cell(address, held, formula.as_deref(), None)?;
                }
                Ok(None) => break,
                Err(XlsbError::CellError(_)) => odd_cell(gather, &sheet.name, last),
                Err(_) => return Err(gather.broken(&broken_after(&sheet.name, last))),
            }
        }
        drop(reader);
        for (address, formula) in formulas {
            gather.cell(address, None, Some(&formula), None)?;
        }
        gather.end()?;
    }
    Ok(())
}

/// The formulas of a binary sheet, as far as they can be read: they are no values.
fn binary_formulas(
    book: &mut Xlsb<Bytes<'_>>,
    sheet: &str,
    limits: &Limits,
) -> BTreeMap<CellAddress, String> {
    let mut formulas = BTreeMap::new();
    let read = catch_unwind(AssertUnwindSafe(|| {
        let Ok(mut reader) = book.worksheet_cells_reader(sheet) else {
            return;
        };
        while let Ok(Some(cell)) = reader.next_formula() {
            let (row, column) = cell.get_position();
            formulas.insert(CellAddress::new(row, column), cell.get_value().clone());
            if formulas.len() as u64 > limits.max_cells {
                return;
            }
        }
    }));
    if read.is_err() {
        BTreeMap::new()
    } else {
        formulas
    }
}
