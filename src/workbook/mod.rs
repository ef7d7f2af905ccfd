//! Workbooks: a resolved document and its sheets become a plain model, and the model the bytes of an `.xlsx`.
//! Knows what every workbook says of itself; never computes what a view should.

mod cell;
mod content;
mod cover;
mod desk;
mod fill;
mod fit;
mod form;
mod grid;
mod look;
mod measure;
pub mod model;
mod notes;
mod page;
mod sheets;
mod summary;
mod table;
pub mod write;

use std::collections::BTreeMap;

use crate::code::Code;
use crate::documents::{self, Document, Output, SheetUse};
use crate::finding::{Finding, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::date::long;
use crate::views::{Shown, edition};

use desk::WorkbookFault;
use fill::Source;
use model::{Book, Profile, Shape, SheetModel};

/// A workbook that cannot be written.
pub static WORKBOOK_TOO_LARGE: Code = Code {
    name: "workbook-too-large",
    severity: Severity::Error,
    title: "a sheet that no workbook can hold",
    page: "Excel holds 32,767 characters in a cell and 1,048,576 rows on a sheet, and a table needs one column at least. What is beyond that would be cut off in silence.\n\nExample: an update of 40,000 characters.\n\nRemedy: shorten the text the finding names, or part the table in two.",
};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[&WORKBOOK_TOO_LARGE];

/// The version of what a workbook's sheets hold, kept as a property so that a filled-in one can be understood later.
const SCHEMA: &str = "1";

/// The workbook of a document: its sheets from fields and views, and what it says of itself.
#[must_use]
pub fn book(
    workspace: &Workspace,
    document: &Document,
    output: &Output,
    sheets: &[SheetUse],
    profile: documents::Profile,
    views: &BTreeMap<String, Shown>,
) -> Book {
    let council = workspace.records.council.as_ref();
    let of_council = |field: &str| {
        council
            .map(|record| record.words(field))
            .unwrap_or_default()
    };
    let profile = match profile {
        documents::Profile::Working => Profile::Working,
        documents::Profile::Publication => Profile::Publication,
    };
    let mut book = Book::new(document.title(), of_council("name"), document.as_of);
    let document_type = workspace.type_of(document);
    book.subject = document_type
        .map(|known| known.title.clone())
        .unwrap_or_default();
    book.reference.clone_from(&document.id);
    book.status = document.record.words("status");
    book.accent = of_council("accent");
    book.profile = profile;
    book.properties = vec![
        ("Document".to_owned(), document.id.clone()),
        ("Schema".to_owned(), SCHEMA.to_owned()),
    ];
    let language = document.record.words("language");
    if !language.is_empty() {
        book.language = language;
    }
    if let Some(crate::kinds::Value::List(words)) = document.record.value("keywords") {
        book.keywords = words
            .iter()
            .map(|entry| crate::kinds::words::words(&entry.value))
            .collect();
    }
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let source = Source {
        workspace,
        document,
        views,
        profile,
        blank: output.blank,
        sheets: &names,
        private: output.private,
    };
    let made = sheets.iter().flat_map(|sheet| source.sheets_of(sheet));
    book.sheets = made.collect();
    book.about = about(workspace, document, &book);
    if output.private {
        let line = "Private: it holds what people told the council in confidence. Keep it with those who need it, and do not publish it.";
        book.about
            .insert(1, ("Who may see it".to_owned(), line.to_owned()));
    }
    mark_edition(workspace, document, &mut book);
    book
}

/// Says on the first sheet who may see the workbook, or what is not in it, where not everything is public.
fn mark_edition(workspace: &Workspace, document: &Document, book: &mut Book) {
    let marking = edition::marking(workspace, document);
    let Some(row) = marking.as_ref().and_then(|table| table.rows.first()) else {
        return;
    };
    let lines = |name: &str, between: &str| {
        let items = row.value(name).map_or(&[][..], Value::items);
        let said: Vec<String> = items
            .iter()
            .map(|item| crate::kinds::words::words(&item.value))
            .collect();
        said.join(between)
    };
    let (mark, gaps) = (row.words("mark"), lines("gaps", "; "));
    if !mark.is_empty() {
        let said = format!("{mark}. {}", lines("reasons", " "));
        let label = "Not for publication".to_owned();
        book.about.insert(1, (label, said.trim_end().to_owned()));
        let edition = ("Edition".to_owned(), "Part B".to_owned());
        book.properties.push(edition);
    }
    if !gaps.is_empty() {
        let label = "Not in this edition".to_owned();
        let said = format!("{gaps}. {}", row.words("law"));
        book.about.insert(1, (label, said));
    }
}

/// The fields of a document that the first sheet of every workbook shows.
pub const SHOWN_ALWAYS: &[&str] = &["contact"];

/// What the first sheet says: what this is, of when, for whom, what to do, whom to ask.
fn about(workspace: &Workspace, document: &Document, book: &Book) -> Vec<(String, String)> {
    let council = workspace.records.council.as_ref();
    let of_council = |field: &str| {
        council
            .map(|record| record.words(field))
            .unwrap_or_default()
    };
    let document_type = workspace.type_of(document);
    let what_to_do = match book.profile {
        Profile::Working if book.sheets.iter().any(is_filled_in) => {
            "Fill in the white cells, save the workbook under its name and send it to the contact."
        }
        Profile::Working => {
            "Filter and sort it. It is made again from the papers, which are where to change anything."
        }
        Profile::Publication => {
            "Read it or use its tables again. Every table has its title in the first cell."
        }
    };
    let audience = document.record.words("audience");
    let who = if audience.is_empty() {
        what_to_do.to_owned()
    } else {
        format!("{audience}. {what_to_do}")
    };
    let mut contact = vec![
        document.record.words("contact"),
        of_council("email"),
        of_council("telephone"),
    ];
    contact.retain(|part| !part.is_empty());
    let mut rows = vec![
        (
            "What this is",
            document_type
                .map(|known| known.description.clone())
                .unwrap_or_default(),
        ),
        ("Document", format!("{}: {}", document.id, document.title())),
        ("As at", long(document.as_of)),
        ("Who it is for and what to do", who),
        ("Contact", contact.join(", ")),
        ("Council", of_council("name")),
        ("Other formats", of_council("other_formats")),
        ("Accessibility", of_council("accessibility")),
    ];
    rows.retain(|(_, text)| !text.is_empty());
    rows.into_iter()
        .map(|(label, text)| (label.to_owned(), text))
        .collect()
}

/// Whether officers fill something in on a sheet.
const fn is_filled_in(sheet: &SheetModel) -> bool {
    match &sheet.shape {
        Shape::Table(table) => table.hash_column,
        Shape::Form(_) => true,
        Shape::Summary(_) | Shape::Grid(_) | Shape::Notes(_) => false,
    }
}

/// A workbook as one stable text: two that agree in it have the same bytes.
#[must_use]
pub fn canonical(book: &Book) -> String {
    format!("{book:?}")
}

/// What a fault of the writing means to an officer, at the record it came from where that is known.
#[must_use]
pub fn finding(
    document: &Document,
    fault: &WorkbookFault,
    sheets: &[SheetUse],
    views: &BTreeMap<String, Shown>,
) -> Finding {
    let used = sheets.iter().find(|sheet| sheet.name == fault.sheet);
    let place = used.and_then(|sheet| {
        sheets::place_of(sheet, document, views, fault.row, fault.column.as_deref())
    });
    let place = place.unwrap_or_else(|| document.record.place.clone());
    Finding::new(&WORKBOOK_TOO_LARGE, place, fault.to_string())
        .help("shorten the text, or part the table in two")
        .document(&document.id)
}
