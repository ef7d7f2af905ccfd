//! The shape `notes`: numbered notes, one a row; a publication's own notes also explain its symbols.
//! Turns itself into a table; writes nothing of its own.

use super::cell::NOT_APPLICABLE;
use super::model::{
    Book, CellKind, CellModel, ColumnModel, NoteModel, Shape, SheetModel, TableModel,
};

/// The notes as a table.
pub(super) fn table(notes: &[NoteModel]) -> TableModel {
    let mut label = ColumnModel::new("note", "Note", CellKind::Id);
    label.locked = true;
    let mut text = ColumnModel::new("text", "What it says", CellKind::LongText);
    text.locked = true;
    text.width = Some(100.0);
    let rows = notes
        .iter()
        .map(|note| {
            vec![
                CellModel::Text(note.label.clone()),
                CellModel::Text(note.text.clone()),
            ]
        })
        .collect();
    TableModel {
        columns: vec![label, text],
        rows,
        ..TableModel::default()
    }
}

/// The sheet of a publication that is its notes, with its place among the sheets.
pub(super) fn own(book: &Book) -> Option<usize> {
    book.sheets
        .iter()
        .position(|s| matches!(s.shape, Shape::Notes(_)) && s.name.eq_ignore_ascii_case("notes"))
}

/// The notes sheet of a publication: its own notes, and what the symbols mean.
pub(super) fn published(own: Option<&SheetModel>, blanks: bool) -> SheetModel {
    let mut notes = match own.map(|sheet| &sheet.shape) {
        Some(Shape::Notes(notes)) => notes.clone(),
        Some(Shape::Table(_) | Shape::Summary(_) | Shape::Grid(_) | Shape::Form(_)) | None => {
            Vec::new()
        }
    };
    let explained = notes.iter().any(|note| note.label == NOT_APPLICABLE);
    if blanks && !explained {
        notes.push(NoteModel {
            label: NOT_APPLICABLE.to_owned(),
            text: "Nothing applies in this cell. No cell of a table is left blank.".to_owned(),
        });
    }
    if notes.is_empty() {
        notes.push(NoteModel {
            label: "1".to_owned(),
            text: "No symbols are used in this workbook, and no cell of a table is left blank."
                .to_owned(),
        });
    }
    let (title, explanation) = own.map_or_else(
        || {
            (
                "Notes".to_owned(),
                "What the notes and symbols in the tables mean.".to_owned(),
            )
        },
        |sheet| (sheet.title.clone(), sheet.explanation.clone()),
    );
    SheetModel::new("notes", title, explanation, Shape::Notes(notes))
}
