//! One cell at a time: its value, its format, what may be typed into it, and how wide it wants to be.
//! Knows Excel's limits; never decides where a cell stands.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, Formula,
    Url, Worksheet, XlsxError,
};

use super::desk::{Desk, Lists, WorkbookFault, shortened};
use super::look::{ColumnLook, Show, Use};
use super::model::{CellKind, CellModel, CellResult, ColumnModel};

/// The most characters a cell holds, counted as Excel counts.
const MOST_CHARACTERS: usize = 32_767;
/// The most characters of a prompt beside a cell.
const MOST_PROMPT: usize = 255;
/// The symbol for a cell in which nothing applies, from the Analysis Function's list.
pub(super) const NOT_APPLICABLE: &str = "[z]";

/// A cell to write: where, and how it is used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The row on the sheet, from 0.
    pub(super) row: u32,
    /// The column on the sheet, from 0.
    pub(super) column: u16,
    /// The formats of its column.
    pub(super) look: &'a ColumnLook,
    /// Whether it is open.
    pub(super) usage: Use,
    /// What its column holds.
    pub(super) kind: CellKind,
}

/// Writes a cell with the format its value asks for.
pub(super) fn write(
    sheet: &mut Worksheet,
    slot: Slot<'_>,
    cell: &CellModel,
    desk: &mut Desk,
) -> Result<(), String> {
    let format = slot.look.format(shown_as(cell, slot.kind), slot.usage);
    write_as(sheet, slot, cell, desk, format)
}

/// Writes a cell with a format of the caller's.
pub(super) fn write_as(
    sheet: &mut Worksheet,
    slot: Slot<'_>,
    cell: &CellModel,
    desk: &mut Desk,
    format: &Format,
) -> Result<(), String> {
    let (row, column) = (slot.row, slot.column);
    let written = match cell {
        CellModel::Empty if desk.is_working() => sheet.write_blank(row, column, format),
        CellModel::Empty => {
            desk.blanks = true;
            sheet.write_string_with_format(row, column, NOT_APPLICABLE, format)
        }
        CellModel::Text(text) => {
            let text = published_status(text, slot.kind, desk);
            check_length(text)?;
            if is_like_a_formula(text) {
                // Without this mark Excel would make it a formula when the cell is edited.
                let marked = format.clone().set_quote_prefix();
                sheet.write_string_with_format(row, column, text, &marked)
            } else {
                sheet.write_string_with_format(row, column, text, format)
            }
        }
        CellModel::Number(n) | CellModel::Money(n) | CellModel::Percent(n) => {
            if !n.is_finite() {
                return Err("holds a figure that is not a number; a number was expected".to_owned());
            }
            sheet.write_number_with_format(row, column, *n, format)
        }
        CellModel::Date(date) => match excel_date(*date) {
            Some(day) => sheet.write_datetime_with_format(row, column, &day, format),
            None => {
                let words = date.strftime("%-d %B %Y").to_string();
                sheet.write_string_with_format(row, column, words, format)
            }
        },
        CellModel::Time(time) => {
            let (h, m, s) = (time.hour(), time.minute(), time.second());
            let part = |n: i8| n.unsigned_abs();
            ExcelDateTime::from_hms(u16::from(part(h)), part(m), f64::from(part(s)))
                .and_then(|time| sheet.write_datetime_with_format(row, column, &time, format))
        }
        CellModel::YesNo(yes) => {
            sheet.write_string_with_format(row, column, if *yes { "yes" } else { "no" }, format)
        }
        CellModel::Formula { formula, result } => {
            let result = match result {
                CellResult::Number(n) => n.to_string(),
                CellResult::Text(text) => text.clone(),
            };
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, column, formula, format)
        }
        CellModel::Link {
            text,
            sheet: target,
        } => {
            check_length(text)?;
            return link(sheet, (row, column), text, desk.tab(target), format);
        }
    };
    written.map(|_| ()).map_err(|error| refused(&error))
}

/// Writes a link to a tab, or the text alone where there is none.
pub(super) fn link(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    tab: Option<&str>,
    format: &Format,
) -> Result<(), String> {
    let written = match tab {
        Some(tab) => {
            let url = Url::new(format!("internal:'{}'!A1", tab.replace('\'', "''")))
                .set_text(text)
                .set_tip(format!("Go to {tab}"));
            sheet.write_url_with_format(row, column, url, format)
        }
        None => sheet.write_string_with_format(row, column, text, format),
    };
    written.map(|_| ()).map_err(|error| refused(&error))
}

/// A status as a publication prints it; every other text as it is.
fn published_status<'a>(text: &'a str, kind: CellKind, desk: &Desk) -> &'a str {
    if kind == CellKind::Status && !desk.is_working() {
        super::look::shown_status(text)
    } else {
        text
    }
}

/// Whether a text begins as formulas do.
fn is_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@'])
}

/// Refuses a text that no cell can hold.
fn check_length(text: &str) -> Result<(), String> {
    let length = text.encode_utf16().count();
    if length > MOST_CHARACTERS {
        let length = grouped(length);
        return Err(format!(
            "holds a text of {length} characters; a cell holds at most {}",
            grouped(MOST_CHARACTERS)
        ));
    }
    Ok(())
}

/// A whole number with commas.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// What the library says, for a fault.
fn refused(error: &XlsxError) -> String {
    format!("could not be written as a workbook: {error}")
}

/// A fault at a row and column of a sheet.
pub(super) fn fault(sheet: &str, row: usize, column: &str, message: String) -> WorkbookFault {
    WorkbookFault {
        sheet: sheet.to_owned(),
        row: Some(row + 1),
        column: Some(column.to_owned()),
        message,
    }
}

/// How a cell is shown: by its value, or by its column's kind where the value has no way of its own.
pub(super) fn shown_as(cell: &CellModel, kind: CellKind) -> Show {
    match cell {
        CellModel::Text(_) | CellModel::YesNo(_) => {
            let by_kind = Show::of(kind);
            if kind == CellKind::Id {
                Show::Key
            } else if by_kind.is_figure() {
                // What stands for a figure that is kept back stands where figures do.
                by_kind
            } else {
                Show::Text
            }
        }
        CellModel::Number(_) => match Show::of(kind) {
            Show::Text | Show::Link => Show::Number,
            other @ (Show::Key
            | Show::Number
            | Show::Money
            | Show::Percent
            | Show::Date
            | Show::Time) => other,
        },
        CellModel::Money(_) => Show::Money,
        CellModel::Percent(_) => Show::Percent,
        CellModel::Date(_) => Show::Date,
        CellModel::Time(_) => Show::Time,
        CellModel::Empty | CellModel::Formula { .. } => Show::of(kind),
        CellModel::Link { .. } => Show::Link,
    }
}

/// A day as Excel knows it: none before 1900.
fn excel_date(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// What may be typed into the open cells of a column; nothing where everything may.
///
/// `strict` says that every value already there is of the column's kind, so that others can be refused.
pub(super) fn entry(
    column: &ColumnModel,
    strict: bool,
    lists: &mut Lists,
) -> Result<Option<DataValidation>, XlsxError> {
    let yes_no = ["yes".to_owned(), "no".to_owned()];
    let words = match (&column.list, column.kind) {
        (Some(words), _) if !words.is_empty() => Some(words.as_slice()),
        (_, CellKind::YesNo) => Some(yes_no.as_slice()),
        (Some(_) | None, _) => None,
    };
    let rule = match words {
        Some(words) => {
            let is_yes_no = column.kind == CellKind::YesNo && column.list.is_none();
            let name = if is_yes_no {
                "Yes or no"
            } else {
                &column.header
            };
            let range = lists.range(name, words);
            Some((
                DataValidation::new().allow_list_formula(Formula::new(range)),
                LIST_SLIP,
            ))
        }
        None => typed(column.kind)?,
    };
    let help = column
        .help
        .as_deref()
        .map(str::trim)
        .filter(|help| !help.is_empty());
    let mut validation = match (rule, help) {
        (None, None) => return Ok(None),
        (None, Some(_)) => DataValidation::new().allow_any_value(),
        (Some((rule, slip)), _) => {
            let soft = column.many || !strict;
            let style = if soft {
                DataValidationErrorStyle::Warning
            } else {
                DataValidationErrorStyle::Stop
            };
            rule.set_error_style(style)
                .set_error_title(shortened(&column.header, 32))?
                .set_error_message(slip)?
        }
    };
    if let Some(help) = help {
        validation = validation
            .set_input_title(shortened(&column.header, 32))?
            .set_input_message(prompt(help))?;
    }
    Ok(Some(validation))
}

/// Whether a value is what its column's rule asks for.
pub(super) fn is_fitting(value: &CellModel, column: &ColumnModel) -> bool {
    match value {
        CellModel::Text(text) => match (&column.list, column.kind) {
            (Some(words), _) => words.contains(text),
            (
                None,
                CellKind::Date
                | CellKind::Time
                | CellKind::Number
                | CellKind::Money
                | CellKind::Percent,
            ) => text.is_empty(),
            (
                None,
                CellKind::Text
                | CellKind::LongText
                | CellKind::YesNo
                | CellKind::Status
                | CellKind::Id,
            ) => true,
        },
        CellModel::Empty
        | CellModel::Number(_)
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Formula { .. }
        | CellModel::Link { .. } => true,
    }
}

/// What is said when a word is not in the list.
const LIST_SLIP: &str = "This is not one of the words of the list. Choose one from the drop-down.";

/// The rule for a kind, and what is said when it is broken.
fn typed(kind: CellKind) -> Result<Option<(DataValidation, &'static str)>, XlsxError> {
    let rule = DataValidation::new();
    Ok(match kind {
        CellKind::Date => {
            let first = ExcelDateTime::from_ymd(1900, 1, 1)?;
            let last = ExcelDateTime::from_ymd(2200, 12, 31)?;
            let rule = rule.allow_date(DataValidationRule::Between(first, last));
            Some((
                rule,
                "Excel does not read this as a date. Type it as 1 September 2026.",
            ))
        }
        CellKind::Time => {
            let first = ExcelDateTime::from_hms(0, 0, 0)?;
            let last = ExcelDateTime::from_hms(23, 59, 59)?;
            let rule = rule.allow_time(DataValidationRule::Between(first, last));
            Some((
                rule,
                "Excel does not read this as a time. Type it as 14:30.",
            ))
        }
        CellKind::Number | CellKind::Money | CellKind::Percent => {
            let rule = rule.allow_decimal_number(DataValidationRule::Between(-1e12, 1e12));
            Some((rule, "A number is expected here, without words."))
        }
        CellKind::Text | CellKind::LongText | CellKind::YesNo | CellKind::Status | CellKind::Id => {
            None
        }
    })
}

/// A prompt short enough for Excel, cut at a word.
fn prompt(help: &str) -> String {
    let cut = shortened(help, MOST_PROMPT);
    if cut.len() == help.len() {
        return cut;
    }
    let cut = shortened(help, MOST_PROMPT - 2);
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut.get(..end).unwrap_or(&cut))
}
