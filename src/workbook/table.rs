//! The shape `table`: records in rows under typed columns, as one real Excel table.
//! Knows headers, rows, drop-downs and protection; the other shapes are written through it.

use rust_xlsxwriter::{
    Format, ProtectionOptions, Table, TableColumn, TableStyle, Worksheet, XlsxError,
};

use super::cell::{self, Slot};
use super::desk::{Desk, WorkbookFault, unique};
use super::fit;
use super::look::{ColumnLook, Look, Show, Use, status_rules};
use super::model::{CellKind, CellModel, ColumnModel, TableModel};
use super::page;

/// The visible last column that holds each record's hash.
pub(super) const HASH: &str = "_row";
/// Its width, in characters.
const HASH_WIDTH: f64 = 15.0;
/// The most rows and columns a sheet has.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;

/// Where a table stands and what it is called.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placing<'a> {
    /// The machine name of the sheet, for faults.
    pub(super) name: &'a str,
    /// The tab.
    pub(super) tab: &'a str,
    /// The title, for the table's alternative text.
    pub(super) title: &'a str,
    /// The explanation, for the table's alternative text.
    pub(super) explanation: &'a str,
    /// The row of the headers, from 0.
    pub(super) top: u32,
    /// Whether a working workbook filters it.
    pub(super) filters: bool,
}

/// A table as it will stand: its columns with the hash, and what was measured.
struct Layout {
    columns: Vec<ColumnModel>,
    looks: Vec<ColumnLook>,
    headers: Vec<String>,
    widths: Vec<f64>,
    filters: bool,
    hashed: bool,
    spare: u32,
    last_row: u32,
    last_column: u16,
}

/// Writes a table; returns the row of its last line.
pub(super) fn write(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &TableModel,
    desk: &mut Desk,
) -> Result<u32, WorkbookFault> {
    let layout = lay_out(sheet, placing, model, desk)?;
    for (index, row) in model.rows.iter().enumerate() {
        write_row(sheet, placing, &layout, (index, row), desk)?;
    }
    let rest = if model.rows.is_empty() && layout.spare == 0 {
        write_nothing(sheet, placing, &layout, model, desk)
    } else {
        write_spare(sheet, placing, &layout, model.rows.len(), desk)
    };
    rest?;
    finish(sheet, placing, model, &layout, desk)
        .map_err(|error| WorkbookFault::of_writing(placing.name, &error))?;
    Ok(layout.last_row)
}

/// Measures the table and sets widths and header.
fn lay_out(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &TableModel,
    desk: &mut Desk,
) -> Result<Layout, WorkbookFault> {
    let hashed = model.hash_column && desk.is_working();
    let mut columns = model.columns.clone();
    if hashed {
        let mut hash = ColumnModel::new(HASH, HASH, CellKind::Id);
        hash.width = Some(HASH_WIDTH);
        hash.locked = true;
        columns.push(hash);
    }
    let spare = match (desk.is_working(), model.rows.is_empty()) {
        (true, true) => model.spare_rows.max(1),
        (true, false) => model.spare_rows,
        (false, _) => 0,
    };
    check_size(placing, model, columns.len(), spare)?;
    let lines = u32::try_from(model.rows.len())
        .unwrap_or(u32::MAX)
        .saturating_add(spare)
        .max(1);
    let filters = placing.filters && desk.is_working();
    let headers = headers(&columns);
    let measured: Vec<ColumnModel> = columns
        .iter()
        .zip(&headers)
        .map(|(c, header)| ColumnModel {
            header: header.clone(),
            ..c.clone()
        })
        .collect();
    // The hash is not printed, so it takes nothing from the page.
    let printed = measured.len() - usize::from(hashed);
    let printed = measured.get(..printed).unwrap_or(&[]);
    let (mut widths, is_large) = fit::widths(printed, &model.rows, filters);
    if is_large {
        page::large(sheet);
    }
    widths.extend(hashed.then_some(HASH_WIDTH));
    set_sizes(sheet, placing.top, &headers, &widths, filters)
        .map_err(|error| WorkbookFault::of_writing(placing.name, &error))?;
    let looks = (0..columns.len())
        .map(|i| {
            let (number, money) = fit::patterns(model.rows.iter().filter_map(|row| row.get(i)));
            desk.look.column(number, money)
        })
        .collect();
    let last_column = u16::try_from(columns.len() - 1).unwrap_or(u16::MAX);
    let last_row = placing.top + lines;
    Ok(Layout {
        columns: measured,
        looks,
        headers,
        widths,
        filters,
        hashed,
        spare,
        last_row,
        last_column,
    })
}

/// Sets the widths of the columns, and the height that their headers need in them.
fn set_sizes(
    sheet: &mut Worksheet,
    top: u32,
    headers: &[String],
    widths: &[f64],
    filters: bool,
) -> Result<(), XlsxError> {
    let mut tallest = 1;
    for (column, (width, header)) in (0_u16..).zip(widths.iter().zip(headers)) {
        sheet.set_column_width(column, *width)?;
        tallest = tallest.max(fit::header_lines(header, *width, filters));
    }
    sheet
        .set_row_height(top, f64::from(tallest) * 15.0 + 9.0)
        .map(|_| ())
}

/// Refuses a table that no sheet can hold.
fn check_size(
    placing: Placing<'_>,
    model: &TableModel,
    columns: usize,
    spare: u32,
) -> Result<(), WorkbookFault> {
    let rows = model.rows.len() + usize::try_from(spare).unwrap_or(MOST_ROWS) + 16;
    let slip = if columns == 0 {
        "has no columns; one at least was expected".to_owned()
    } else if columns > MOST_COLUMNS {
        format!(
            "has {} columns; a sheet holds at most 16,384",
            cell::grouped(columns)
        )
    } else if rows > MOST_ROWS {
        format!(
            "has {} rows; a sheet holds at most 1,048,576",
            cell::grouped(model.rows.len())
        )
    } else {
        return Ok(());
    };
    Err(WorkbookFault::of_sheet(placing.name, slip))
}

/// The headers, none empty and each once.
fn headers(columns: &[ColumnModel]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::with_capacity(columns.len());
    for (number, column) in (1..).zip(columns) {
        let words: Vec<&str> = column.header.split_whitespace().collect();
        let header = match (words.join(" "), column.name.trim()) {
            (header, _) if !header.is_empty() => header,
            (_, "") => format!("Column {number}"),
            (_, name) => name.to_owned(),
        };
        let taken = |h: &str| {
            headers
                .iter()
                .any(|other| other.to_lowercase() == h.to_lowercase())
        };
        headers.push(unique(&header, taken, 255));
    }
    headers
}

/// Writes one row of the model.
fn write_row(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    layout: &Layout,
    (index, row): (usize, &Vec<CellModel>),
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    let line = placing.top + 1 + u32::try_from(index).unwrap_or(u32::MAX);
    if row.len() > layout.columns.len() + usize::from(!layout.hashed) {
        let (cells, columns) = (row.len(), layout.columns.len());
        let message = format!("holds {cells} cells; the table has {columns} columns");
        let mut fault = WorkbookFault::of_sheet(placing.name, message);
        fault.row = Some(index + 1);
        return Err(fault);
    }
    for (i, (column, look)) in layout.columns.iter().zip(&layout.looks).enumerate() {
        let value = row.get(i).unwrap_or(&CellModel::Empty);
        let said = said(column, value, desk);
        let value = said.as_ref().unwrap_or(value);
        let usage = usage(layout, column, value, desk);
        let slot = Slot {
            row: line,
            column: number(i),
            look,
            usage,
            kind: kind(column),
        };
        let hash = layout.hashed && i + 1 == layout.columns.len();
        let written = if hash {
            cell::write_as(sheet, slot, value, desk, &Look::hash())
        } else {
            cell::write(sheet, slot, value, desk)
        };
        written.map_err(|slip| cell::fault(placing.name, index, &column.header, slip))?;
    }
    let room = if is_asked(layout, row, desk) {
        room(layout, desk)
    } else {
        0.0
    };
    // The hash stands on one line whatever its length.
    let shown = layout.columns.len() - usize::from(layout.hashed);
    let shown = layout.columns.get(..shown).unwrap_or(&[]);
    let height = fit::row_height(shown, &layout.widths, row).max(room);
    sheet
        .set_row_height(line, height)
        .map(|_| ())
        .map_err(|error| WorkbookFault::of_writing(placing.name, &error))
}

/// The height a row needs to be filled in: three lines where sentences are asked for.
fn room(layout: &Layout, desk: &Desk) -> f64 {
    let asked =
        |column: &ColumnModel| !column.locked && !column.many && column.kind == CellKind::LongText;
    let asks = desk.is_working() && layout.columns.iter().any(asked);
    fit::height(if asks { 3 } else { 1 })
}

/// Whether sentences are still to be written in a row.
fn is_asked(layout: &Layout, row: &[CellModel], desk: &Desk) -> bool {
    let asked = |(i, column): (usize, &ColumnModel)| {
        let empty = matches!(row.get(i), None | Some(CellModel::Empty));
        empty && !column.locked && !column.many && column.kind == CellKind::LongText
    };
    desk.is_working() && layout.columns.iter().enumerate().any(asked)
}

/// What a publication says where a cell is empty, if its column has words for it.
fn said(column: &ColumnModel, value: &CellModel, desk: &Desk) -> Option<CellModel> {
    let words = column.blank.as_ref().filter(|_| !desk.is_working())?;
    matches!(value, CellModel::Empty).then(|| CellModel::Text(words.clone()))
}

/// The kind of a column, a status column being one whatever else it is called.
const fn kind(column: &ColumnModel) -> CellKind {
    if column.status {
        CellKind::Status
    } else {
        column.kind
    }
}

/// How a cell is used: only read in a publication and where nothing is filled in; protected in a working
/// workbook where its column is, or where a formula stands in it.
fn usage(layout: &Layout, column: &ColumnModel, value: &CellModel, desk: &Desk) -> Use {
    if !desk.is_working() || layout.columns.iter().all(|column| column.locked) {
        Use::Read
    } else if column.locked || matches!(value, CellModel::Formula { .. }) {
        Use::Protected
    } else {
        Use::Open
    }
}

/// Writes the blank rows of a working workbook, all of them open but for the hash.
fn write_spare(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    layout: &Layout,
    filled: usize,
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    let first = placing.top + 1 + u32::try_from(filled).unwrap_or(u32::MAX);
    for row in first..first + layout.spare {
        for (i, (column, look)) in layout.columns.iter().zip(&layout.looks).enumerate() {
            let usage = if column.name == HASH {
                Use::Protected
            } else {
                Use::Open
            };
            let slot = Slot {
                row,
                column: number(i),
                look,
                usage,
                kind: kind(column),
            };
            cell::write(sheet, slot, &CellModel::Empty, desk)
                .map_err(|slip| cell::fault(placing.name, filled, &column.header, slip))?;
        }
        sheet
            .set_row_height(row, room(layout, desk))
            .map_err(|error| WorkbookFault::of_writing(placing.name, &error))?;
    }
    Ok(())
}

/// Writes the sentence a publication shows where there are no rows.
fn write_nothing(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    layout: &Layout,
    model: &TableModel,
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    let sentence = if model.empty.trim().is_empty() {
        "There is nothing to show."
    } else {
        model.empty.trim()
    };
    for (i, (column, look)) in layout.columns.iter().zip(&layout.looks).enumerate() {
        let slot = Slot {
            row: placing.top + 1,
            column: number(i),
            look,
            usage: Use::Read,
            kind: CellKind::Text,
        };
        let value = if i == 0 {
            CellModel::Text(sentence.to_owned())
        } else {
            CellModel::Empty
        };
        cell::write(sheet, slot, &value, desk)
            .map_err(|slip| cell::fault(placing.name, 0, &column.header, slip))?;
    }
    Ok(())
}

/// Makes it an Excel table, with what may be typed, what is protected and how it prints.
fn finish(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &TableModel,
    layout: &Layout,
    desk: &mut Desk,
) -> Result<(), XlsxError> {
    let name = desk.table(placing.tab);
    let columns: Vec<TableColumn> = layout
        .columns
        .iter()
        .zip(&layout.headers)
        .map(|(column, header)| {
            let format = desk.look.header(Show::of(kind(column)));
            TableColumn::new()
                .set_header(header)
                .set_header_format(format)
        })
        .collect();
    let alt = if placing.explanation.is_empty() {
        placing.title
    } else {
        placing.explanation
    };
    let table = Table::new()
        .set_name(name)
        .set_columns(&columns)
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(layout.filters)
        .set_alt_text_title(placing.title)
        .set_alt_text(alt);
    sheet.add_table(placing.top, 0, layout.last_row, layout.last_column, &table)?;
    for (i, column) in layout.columns.iter().enumerate() {
        rules(sheet, placing, layout, (number(i), column), model, desk)?;
    }
    if desk.is_working() {
        sheet.set_freeze_panes(placing.top + 1, 1)?;
        protect(sheet, layout, model);
    }
    // The hash is for the machine, blank rows for the screen: both are left out of print.
    if layout.hashed || layout.spare > 0 {
        let hash = u16::from(layout.hashed && layout.last_column > 0);
        let blank = if model.rows.is_empty() {
            0
        } else {
            layout.spare
        };
        let (row, column) = (layout.last_row - blank, layout.last_column - hash);
        sheet.set_print_area(0, 0, row, column)?;
    }
    page::repeat(sheet, placing.top)
}

/// Drop-downs, dates and prompts of one column, and its statuses.
fn rules(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    layout: &Layout,
    (at, column): (u16, &ColumnModel),
    model: &TableModel,
    desk: &mut Desk,
) -> Result<(), XlsxError> {
    let first = placing.top + 1;
    if column.status {
        let letters = crate::place::column_letters(u32::from(at));
        for rule in status_rules(&format!("${letters}{}", first + 1)) {
            sheet.add_conditional_format(first, at, layout.last_row, at, &rule)?;
        }
    }
    let open_from = if column.locked {
        layout.last_row + 1 - layout.spare
    } else {
        first
    };
    if !desk.is_working() || column.name == HASH || open_from > layout.last_row {
        return Ok(());
    }
    let index = usize::from(at);
    let strict = model.rows.iter().all(|row| {
        row.get(index)
            .is_none_or(|value| cell::is_fitting(value, column))
    });
    if let Some(entry) = cell::entry(column, strict, &mut desk.lists)? {
        sheet.add_data_validation(open_from, at, layout.last_row, at, &entry)?;
    }
    Ok(())
}

/// Protects a sheet in which something is to stay as it is; filters, sorting and formats stay free.
fn protect(sheet: &mut Worksheet, layout: &Layout, model: &TableModel) {
    let formulas = model
        .rows
        .iter()
        .flatten()
        .any(|c| matches!(c, CellModel::Formula { .. }));
    if formulas || layout.columns.iter().any(|column| column.locked) {
        sheet.protect_with_options(&protection());
    }
}

/// What stays free on a protected sheet.
pub(super) fn protection() -> ProtectionOptions {
    ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    }
}

/// A column's number on the sheet.
pub(super) fn number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// Writes a text that is ours, in a format of ours.
pub(super) fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    sheet
        .write_string_with_format(row, column, text, format)
        .map(|_| ())
}
