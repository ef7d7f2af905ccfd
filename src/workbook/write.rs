//! A plain model of a workbook becomes the bytes of an `.xlsx`: the same model, the same bytes.
//! Knows the order of sheets and the properties of the file; asks no clock and touches no disk.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub use super::desk::{WorkbookFault, sheet_names};

use super::cover;
use super::desk::{Desk, LISTS};
use super::look::{Look, STANDARD_HEIGHT, STANDARD_WIDTH};
use super::model::{Book, Shape, SheetModel};
use super::{form, grid, notes, page, summary, table};

/// Makes the bytes of a workbook.
///
/// # Errors
/// A [`WorkbookFault`] names the sheet, row and column where the model holds what no workbook can:
/// a text of more than 32,767 characters, a figure that is not a number, too many rows or columns,
/// a table without columns, a form without questions.
pub fn write(book: &Book) -> Result<Vec<u8>, WorkbookFault> {
    let mut desk = Desk::new(book);
    let mut workbook = Workbook::new();
    let whole = |error: XlsxError| WorkbookFault::of_writing("", &error);
    workbook
        .set_default_format(&Look::base(), STANDARD_HEIGHT, STANDARD_WIDTH)
        .map_err(whole)?;
    workbook.set_properties(&properties(book).map_err(whole)?);
    let sheets = if desk.is_working() {
        working(book, &mut desk)?
    } else {
        publication(book, &mut desk)?
    };
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    workbook.save_to_buffer().map_err(whole)
}

/// The properties of the file, dated by the document.
fn properties(book: &Book) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(book.date.year()).unwrap_or(1900).max(1900);
    let (month, day) = (
        book.date.month().unsigned_abs(),
        book.date.day().unsigned_abs(),
    );
    let created = ExcelDateTime::from_ymd(year, month, day)?;
    let mut properties = DocProperties::new()
        .set_title(&book.title)
        .set_subject(&book.subject)
        .set_author(&book.author)
        .set_company(&book.author)
        .set_keywords(book.keywords.join("; "))
        .set_status(&book.status)
        .set_creation_datetime(&created)
        .set_custom_property("Language", book.language.as_str());
    if !book.reference.is_empty() {
        properties = properties.set_custom_property("Reference", book.reference.as_str());
    }
    // Excel refuses a file that has a property twice.
    let mut known = vec!["Language", "Reference"];
    for (name, value) in &book.properties {
        if known.contains(&name.as_str()) {
            continue;
        }
        known.push(name);
        properties = properties.set_custom_property(name, value.as_str());
    }
    Ok(properties)
}

/// The sheets of a working workbook: `about`, the sheets, and the lists behind drop-downs.
fn working(book: &Book, desk: &mut Desk) -> Result<Vec<Worksheet>, WorkbookFault> {
    let mut about = named("about", "about")?;
    about.set_tab_color(desk.look.accent);
    page::set_up(&mut about, book, &book.title, true);
    page::one_page(&mut about);
    cover::write(&mut about, book, desk)?;
    let mut sheets = vec![about];
    for (model, tab) in book.sheets.iter().zip(sheet_names(book)) {
        let mut sheet = named(&tab, &model.name)?;
        page::set_up(&mut sheet, book, &model.title, false);
        write_shape(&mut sheet, model, &tab, 0, desk)?;
        if model.hidden {
            sheet.set_hidden(true);
        }
        sheets.push(sheet);
    }
    if !desk.lists.columns.is_empty() {
        let mut lists = named(LISTS, LISTS)?;
        page::set_up(&mut lists, book, "Lists behind the drop-downs", false);
        cover::write_lists(&mut lists, desk)
            .map_err(|error| WorkbookFault::of_writing(LISTS, &error))?;
        // The drop-downs read it; nobody else has to.
        lists.set_hidden(true);
        sheets.push(lists);
    }
    Ok(sheets)
}

/// The sheets of a publication: cover, contents, notes, and one table a sheet.
fn publication(book: &Book, desk: &mut Desk) -> Result<Vec<Worksheet>, WorkbookFault> {
    let mut front = named("cover", "cover")?;
    page::set_up(&mut front, book, &book.title, true);
    page::one_page(&mut front);
    cover::write(&mut front, book, desk)?;
    let own = notes::own(book);
    let mut rest = Vec::new();
    for (i, (model, tab)) in book.sheets.iter().zip(sheet_names(book)).enumerate() {
        if Some(i) != own {
            rest.push(published(book, model, &tab, desk)?);
        }
    }
    // The notes come first but explain what the tables turned out to need.
    let blanks = desk.blanks;
    let notes = notes::published(own.and_then(|i| book.sheets.get(i)), blanks);
    let contents = cover::contents(book, &notes);
    desk.name("notes", "notes");
    let contents = published(book, &contents, "contents", desk)?;
    let notes = published(book, &notes, "notes", desk)?;
    let mut sheets = vec![front, contents, notes];
    sheets.append(&mut rest);
    Ok(sheets)
}

/// One sheet of a publication: title in A1, explanation, the way back, the table.
fn published(
    book: &Book,
    model: &SheetModel,
    tab: &str,
    desk: &mut Desk,
) -> Result<Worksheet, WorkbookFault> {
    let mut sheet = named(tab, &model.name)?;
    page::set_up(&mut sheet, book, &model.title, true);
    let top = cover::write_titles(&mut sheet, model, tab != "contents", desk)
        .map_err(|error| WorkbookFault::of_writing(&model.name, &error))?;
    write_shape(&mut sheet, model, tab, top, desk)?;
    if model.hidden {
        sheet.set_hidden(true);
    }
    Ok(sheet)
}

/// Writes the shape of a sheet from a row on.
fn write_shape(
    sheet: &mut Worksheet,
    model: &SheetModel,
    tab: &str,
    top: u32,
    desk: &mut Desk,
) -> Result<(), WorkbookFault> {
    let placing = cover::placing(model, tab, top);
    match &model.shape {
        Shape::Table(rows) => table::write(sheet, placing, rows, desk).map(|_| ()),
        Shape::Summary(counts) => summary::write(sheet, placing, counts, desk),
        Shape::Grid(cells) => table::write(sheet, placing, &grid::table(cells), desk).map(|_| ()),
        Shape::Form(questions) => form::write(sheet, placing, questions, desk),
        Shape::Notes(list) => table::write(sheet, placing, &notes::table(list), desk).map(|_| ()),
    }
}

/// An empty sheet with its tab.
fn named(tab: &str, model: &str) -> Result<Worksheet, WorkbookFault> {
    let mut sheet = Worksheet::new();
    sheet
        .set_default_format(&Look::base(), STANDARD_HEIGHT, STANDARD_WIDTH)
        .and_then(|sheet| sheet.set_name(tab))
        .map_err(|error| WorkbookFault::of_writing(model, &error))?;
    Ok(sheet)
}
