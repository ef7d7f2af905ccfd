//! Which sheets a workbook has: one for each that its type names, or one for each row of a view.
//! Knows where the rows of a sheet stand; never lays one out.

use std::collections::BTreeMap;

use super::fill::{Rows, Source};
use super::model::{Shape, SheetModel};
use crate::documents::{Document, SheetUse};
use crate::kinds::{Kind, Record};
use crate::place::Place;
use crate::views::Shown;

impl<'a> Source<'a> {
    /// The sheets that one entry of the type asks for.
    pub(super) fn sheets_of(self, sheet: &SheetUse) -> Vec<SheetModel> {
        if let (true, Some(Shown::Table(table))) = (sheet.each, self.views.get(&sheet.from)) {
            let is_nested = |kind: &Kind| matches!(kind, Kind::Rows(_));
            let nested = table.fields.iter().find(|field| is_nested(&field.kind));
            let Some((name, Kind::Rows(fields))) = nested.map(|f| (&f.name, &f.kind)) else {
                return Vec::new();
            };
            let fields = self.flat(fields);
            let one = |(number, row): (usize, &'a Record)| {
                let rows = row.rows(name);
                let content = Rows {
                    fields: fields.clone(),
                    rows,
                };
                let shape = Shape::Table(self.table_of(sheet, &content));
                let name = format!("{}_{number}", sheet.name);
                SheetModel::new(name, row.words("title"), row.words("explanation"), shape)
            };
            return (1..).zip(&table.rows).map(one).collect();
        }
        let shape = self.shape(sheet);
        vec![SheetModel::new(
            &sheet.name,
            &sheet.title,
            &sheet.explanation,
            shape,
        )]
    }
}

/// The place of the record in a row of a sheet, from 1, and of its field in the column with a header.
pub(super) fn place_of(
    sheet: &SheetUse,
    document: &Document,
    views: &BTreeMap<String, Shown>,
    row: Option<usize>,
    header: Option<&str>,
) -> Option<Place> {
    let (fields, rows) = match views.get(&sheet.from) {
        Some(Shown::Table(table)) => (table.fields.as_slice(), table.rows.as_slice()),
        Some(Shown::Grid(_)) => return None,
        None => (&[][..], document.record.rows(&sheet.from)),
    };
    let Some(record) = row.and_then(|row| rows.get(row.checked_sub(1)?)) else {
        return document
            .record
            .entry(&sheet.from)
            .map(|entry| entry.place.clone());
    };
    let field = fields
        .iter()
        .find(|field| Some(field.title.as_str()) == header);
    Some(
        field
            .map_or(&record.place, |field| record.place_of(&field.name))
            .clone(),
    )
}
