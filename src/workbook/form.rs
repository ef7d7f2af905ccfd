//! The shape `form`: questions with a cell for each answer, and what to write beside it.
//! Knows how an answer is asked for; never what it should be.

use rust_xlsxwriter::{FormatAlign, Table, TableColumn, TableStyle, Worksheet, XlsxError};

use super::cell::{self, Slot};
use super::desk::{Desk, WorkbookFault};
use super::fit;
use super::look::{Look, Show, Use, status_rules};
use super::model::{CellKind, CellModel, ColumnModel, FormModel, FormRow};
use super::page;
use super::table::{self, HASH, Placing};

/// The widths of question, answer, help and key, in characters.
const WIDTHS: [f64; 4] = [40.0, 60.0, 40.0, 12.0];
/// The headers.
const HEADERS: [&str; 4] = ["Question", "Answer", "What to write", HASH];

/// Writes a form; a publication shows question and answer alone.
pub(super) fn write(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &FormModel,
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    if model.rows.is_empty() {
        return Err(WorkbookFault::of_sheet(
            placing.name,
            "has no questions; one at least was expected",
        ));
    }
    for (index, row) in model.rows.iter().enumerate() {
        write_row(sheet, placing, (index, row), desk)
            .map_err(|slip| cell::fault(placing.name, index, &row.label, slip))?;
    }
    finish(sheet, placing, model, desk)
        .map_err(|error| WorkbookFault::of_writing(placing.name, &error))
}

/// Writes a question with its answer.
fn write_row(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    (index, row): (usize, &FormRow),
    desk: &mut Desk,
) -> Result<(), String> {
    let line = placing.top + 1 + u32::try_from(index).unwrap_or(u32::MAX);
    let (number, money) = fit::patterns(std::iter::once(&row.value));
    let look = desk.look.column(number, money);
    let working = desk.is_working();
    let (quiet, answer) = match (working, row.locked) {
        (false, _) => (Use::Read, Use::Read),
        (true, true) => (Use::Protected, Use::Protected),
        (true, false) => (Use::Protected, Use::Open),
    };
    let slot = |column, usage, kind| Slot {
        row: line,
        column,
        look: &look,
        usage,
        kind,
    };
    let label = CellModel::Text(row.label.clone());
    cell::write(sheet, slot(0, quiet, CellKind::Id), &label, desk)?;
    let shown = look.format(cell::shown_as(&row.value, row.kind), answer);
    // An answer is read from the left whatever it is, as in any form.
    let left = shown.clone().set_align(FormatAlign::Left);
    let boxed = if working { Look::boxed(&left) } else { left };
    cell::write_as(sheet, slot(1, answer, row.kind), &row.value, desk, &boxed)?;
    if working {
        let help = CellModel::Text(row.help.clone());
        cell::write(sheet, slot(2, quiet, CellKind::Text), &help, desk)?;
        let key = CellModel::Text(row.key.clone());
        cell::write_as(
            sheet,
            slot(3, Use::Protected, CellKind::Id),
            &key,
            desk,
            &Look::hash(),
        )?;
    }
    // An answer gets room to write, on paper too.
    let room = if working && row.kind == CellKind::LongText {
        5
    } else {
        1
    };
    let given = match &row.value {
        CellModel::Text(text) => fit::text_lines(text, WIDTHS[1], false),
        CellModel::Empty
        | CellModel::Number(_)
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Formula { .. }
        | CellModel::Link { .. } => 1,
    };
    let asked = fit::text_lines(&row.label, WIDTHS[0], true)
        .max(fit::text_lines(&row.help, WIDTHS[2], false));
    sheet
        .set_row_height(line, fit::height(room.max(given).max(asked)) + 2.0)
        .map(|_| ())
        .map_err(|error| error.to_string())
}

/// Makes it an Excel table with rules for each answer.
fn finish(
    sheet: &mut Worksheet,
    placing: Placing<'_>,
    model: &FormModel,
    desk: &mut Desk,
) -> Result<(), XlsxError> {
    let working = desk.is_working();
    let shown = if working { HEADERS.len() } else { 2 };
    let header = desk.look.header(Show::Text);
    let columns: Vec<TableColumn> = HEADERS
        .iter()
        .take(shown)
        .map(|h| TableColumn::new().set_header(*h).set_header_format(&header))
        .collect();
    for (i, width) in WIDTHS.iter().take(shown).enumerate() {
        sheet.set_column_width(table::number(i), *width)?;
    }
    sheet.set_row_height(placing.top, 24)?;
    let last = placing.top + u32::try_from(model.rows.len()).unwrap_or(u32::MAX);
    let table = Table::new()
        .set_name(desk.table(placing.tab))
        .set_columns(&columns)
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(false)
        .set_alt_text_title(placing.title)
        .set_alt_text(if placing.explanation.is_empty() {
            placing.title
        } else {
            placing.explanation
        });
    sheet.add_table(placing.top, 0, last, table::number(shown - 1), &table)?;
    for (line, row) in (placing.top + 1..).zip(&model.rows) {
        rules(sheet, line, row, desk)?;
    }
    if working {
        sheet.set_freeze_panes(placing.top + 1, 1)?;
        sheet.protect_with_options(&table::protection());
        sheet.set_print_area(0, 0, last, 2)?;
    }
    page::repeat(sheet, placing.top)
}

/// What may be typed as one answer, and how a status is shown.
fn rules(
    sheet: &mut Worksheet,
    line: u32,
    row: &FormRow,
    desk: &mut Desk,
) -> Result<(), XlsxError> {
    if row.kind == CellKind::Status {
        for rule in status_rules(&format!("$B${}", line + 1)) {
            sheet.add_conditional_format(line, 1, line, 1, &rule)?;
        }
    }
    if !desk.is_working() || row.locked {
        return Ok(());
    }
    let column = ColumnModel {
        list: row.list.clone(),
        ..ColumnModel::new(&row.key, &row.label, row.kind)
    };
    let strict = cell::is_fitting(&row.value, &column);
    if let Some(entry) = cell::entry(&column, strict, &mut desk.lists)? {
        sheet.add_data_validation(line, 1, line, 1, &entry)?;
    }
    Ok(())
}
