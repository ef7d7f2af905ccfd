//! The sheets around the sheets: `about` of a working workbook, `cover` and `contents` of a publication,
//! and the `lists` behind drop-downs. Knows what every workbook says of itself.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cell;
use super::desk::{Desk, WorkbookFault};
use super::fit;
use super::look::{Look, Show};
use super::model::{Book, CellKind, CellModel, ColumnModel, Shape, SheetModel, TableModel};
use super::table::{self, Placing, text};

/// The widths of labels and texts, in characters.
const WIDTHS: [f64; 2] = [28.0, 97.0];

/// How wide the contents are, and the least and the most that its titles take, in characters.
const CONTENTS: f64 = 122.0;
const TITLES: [f64; 2] = [34.0, 80.0];

/// Writes the first sheet: title, whose it is, what it says of itself, and for a working workbook
/// how it is filled in and what its sheets hold.
pub(super) fn write(sheet: &mut Worksheet, book: &Book, desk: &Desk) -> Result<(), WorkbookFault> {
    let name = if desk.is_working() { "about" } else { "cover" };
    let too_long = book
        .about
        .iter()
        .enumerate()
        .find(|(_, (_, text))| is_too_long(text));
    if let Some((row, (label, _))) = too_long {
        let message = "holds a text that is longer than the 32,767 characters of a cell".to_owned();
        return Err(cell::fault(name, row, label, message));
    }
    write_pairs(sheet, book, desk).map_err(|error| WorkbookFault::of_writing(name, &error))
}

/// Whether no cell can hold a text.
fn is_too_long(text: &str) -> bool {
    text.encode_utf16().count() > 32_767
}

/// Writes title and pairs, and below them the sheets of a working workbook.
fn write_pairs(sheet: &mut Worksheet, book: &Book, desk: &Desk) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_row_height(0, 36)?;
    text(sheet, (0, 0), &book.title, &desk.look.cover_title())?;
    let date = book.date.strftime("%-d %B %Y").to_string();
    let words = [&book.author, &book.reference, &book.status, &date];
    let line: Vec<&str> = words
        .iter()
        .map(|w| w.trim())
        .filter(|w| !w.is_empty())
        .collect();
    sheet.set_row_height(1, 30)?;
    text(sheet, (1, 0), &line.join(" · "), &Look::lead())?;
    let mut row = 2;
    let mut pairs: Vec<(&str, &str)> = book
        .about
        .iter()
        .map(|(l, t)| (l.as_str(), t.as_str()))
        .collect();
    if !desk.is_working() {
        pairs.push((
            "Contents",
            "Every sheet is listed, with a link, on the sheet called contents.",
        ));
    }
    if desk.is_working() && book.sheets.iter().any(is_protected) {
        pairs.push(("Which cells to fill in", FILL_IN));
    }
    for (label, value) in pairs {
        text(sheet, (row, 0), label, &Look::label())?;
        text(sheet, (row, 1), value, &Look::value())?;
        sheet.set_row_height(row, pair_height(label, value))?;
        row += 1;
    }
    if desk.is_working() {
        write_sheets(sheet, book, desk, row)?;
    }
    Ok(())
}

/// The height of a label with its text.
fn pair_height(label: &str, value: &str) -> f64 {
    let [first, second] = WIDTHS;
    fit::height(fit::text_lines(label, first, true).max(fit::text_lines(value, second, false)))
}

/// How a protected workbook is filled in.
const FILL_IN: &str = "White cells can be filled in. Shaded cells are protected, because they hold \
keys, formulas or earlier text. New records go into the blank rows at the foot of a table.";

/// Whether a sheet has cells to fill in beside protected ones.
fn is_protected(sheet: &SheetModel) -> bool {
    match &sheet.shape {
        Shape::Table(table) => {
            let locked = table.columns.iter().filter(|c| c.locked).count();
            locked < table.columns.len() && (locked > 0 || table.hash_column)
        }
        Shape::Grid(grid) => !grid.locked,
        Shape::Form(_) => true,
        Shape::Summary(_) | Shape::Notes(_) => false,
    }
}

/// Lists the visible sheets of a working workbook, each with a link and its explanation.
fn write_sheets(
    sheet: &mut Worksheet,
    book: &Book,
    desk: &Desk,
    mut row: u32,
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, 36)?;
    text(
        sheet,
        (row, 0),
        "Sheets in this workbook",
        &desk.look.heading(),
    )?;
    text(sheet, (row, 1), "What they hold", &desk.look.heading())?;
    for (model, tab) in book.sheets.iter().zip(super::desk::sheet_names(book)) {
        if model.hidden {
            continue;
        }
        row += 1;
        let format = desk.look.ruled_link();
        if cell::link(sheet, (row, 0), &tab, Some(&tab), &format).is_err() {
            text(sheet, (row, 0), &tab, &Look::label())?;
        }
        let holds = if model.explanation.is_empty() {
            &model.title
        } else {
            &model.explanation
        };
        text(sheet, (row, 1), holds, &Look::value())?;
        sheet.set_row_height(row, pair_height(&tab, holds))?;
    }
    Ok(())
}

/// The contents of a publication, as a table of links.
pub(super) fn contents(book: &Book, notes: &SheetModel) -> SheetModel {
    // A link is one line: its column is as wide as the longest title, as far as the page allows.
    let titles = book.sheets.iter().map(|sheet| sheet.title.chars().count());
    let longest = u32::try_from(titles.max().unwrap_or(0)).unwrap_or(u32::MAX);
    let title = f64::from(longest).clamp(TITLES[0], TITLES[1]);
    let columns = vec![
        ColumnModel {
            width: Some(title),
            ..ColumnModel::new("sheet", "Sheet", CellKind::Text)
        },
        ColumnModel {
            width: Some(CONTENTS - title),
            ..ColumnModel::new("holds", "What it holds", CellKind::LongText)
        },
    ];
    let own = super::notes::own(book);
    let listed = book
        .sheets
        .iter()
        .enumerate()
        .filter(|(i, s)| !s.hidden && Some(*i) != own);
    let rows = std::iter::once(notes)
        .chain(listed.map(|(_, sheet)| sheet))
        .map(|sheet| {
            let holds = if sheet.explanation.is_empty() {
                &sheet.title
            } else {
                &sheet.explanation
            };
            vec![
                CellModel::Link {
                    text: sheet.title.clone(),
                    sheet: sheet.name.clone(),
                },
                CellModel::Text(holds.clone()),
            ]
        })
        .collect();
    SheetModel::new(
        "contents",
        "Contents",
        "The sheets of this workbook, in order.",
        Shape::Table(TableModel {
            columns,
            rows,
            ..TableModel::default()
        }),
    )
}

/// Writes the title of a published sheet in A1, its explanation beneath, and the way back; returns
/// the row of the table's header.
pub(super) fn write_titles(
    sheet: &mut Worksheet,
    model: &SheetModel,
    back: bool,
    desk: &Desk,
) -> Result<u32, XlsxError> {
    sheet.set_row_height(0, 28)?;
    text(sheet, (0, 0), &model.title, &desk.look.title())?;
    let mut row = 1;
    for line in broken(&model.explanation, 120) {
        text(sheet, (row, 0), &line, &Look::lead())?;
        row += 1;
    }
    if back {
        if cell::link(
            sheet,
            (row, 0),
            "Back to contents",
            Some("contents"),
            &desk.look.link(),
        )
        .is_err()
        {
            text(
                sheet,
                (row, 0),
                "Contents are on the sheet called contents",
                &Look::lead(),
            )?;
        }
        row += 1;
    }
    // The last line above the table gives it air, where a blank row would end the reading.
    sheet.set_row_height(row - 1, if row == 1 { 36.0 } else { 28.0 })?;
    Ok(row)
}

/// A text in lines that fit across a page: a sentence a line, long ones broken at words.
fn broken(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > most {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Writes the lists behind drop-downs, one a column.
pub(super) fn write_lists(sheet: &mut Worksheet, desk: &Desk) -> Result<(), XlsxError> {
    let header = desk.look.header(Show::Text);
    sheet.set_row_height(0, 24)?;
    let longest = desk
        .lists
        .columns
        .iter()
        .map(|(_, words)| words.len())
        .max()
        .unwrap_or(0);
    for row in 1..=u32::try_from(longest).unwrap_or(u32::MAX) {
        sheet.set_row_height(row, fit::height(1))?;
    }
    for (column, (name, words)) in (0_u16..).zip(&desk.lists.columns) {
        let longest = words
            .iter()
            .chain([name])
            .map(|w| w.chars().count())
            .max()
            .unwrap_or(10);
        let width = u32::try_from(longest).unwrap_or(40).clamp(12, 40) + 4;
        sheet.set_column_width(column, width)?;
        text(sheet, (0, column), name, &header)?;
        for (row, word) in (1_u32..).zip(words) {
            text(sheet, (row, column), word, &Look::value())?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect_with_options(&table::protection());
    super::page::repeat(sheet, 0)
}

/// Where the table of a sheet stands.
pub(super) fn placing<'a>(model: &'a SheetModel, tab: &'a str, top: u32) -> Placing<'a> {
    let filters = match model.shape {
        Shape::Table(_) | Shape::Grid(_) => true,
        Shape::Summary(_) | Shape::Form(_) | Shape::Notes(_) => false,
    };
    Placing {
        name: &model.name,
        tab,
        title: &model.title,
        explanation: &model.explanation,
        top,
        filters,
    }
}
