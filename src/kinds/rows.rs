//! Rows out of sheets: each column a field, each row a record.

use std::collections::BTreeMap;

use super::codes::{MISSING_FILE, WRONG_KIND};
use super::passages::missing_file;
use super::read::{Given, Reading, missing};
use super::{Entry, Field, Kind, Record, Value, withheld};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::place::{CellAddress, Place, Spot};
use crate::sources::sheet::table::{Row, Table, Wanted, table};
use crate::sources::sheet::{Format, Sheet, Workbook};
use crate::sources::yaml::Node;
use crate::values::id::same;

/// Reads rows from the sheet that a document names: `{from: plan.xlsx, sheet: actions}`.
pub(super) fn from_sheet(
    reading: Reading<'_>,
    fields: &[Field],
    name: &str,
    node: &Node,
    findings: &mut Findings,
) -> Option<Vec<Record>> {
    let from = node
        .get("from")
        .and_then(Node::text)
        .unwrap_or_default()
        .trim()
        .to_owned();
    let Some(path) = reading.sources.path_beside(reading.folder, &from) else {
        findings.push(missing_file(name, &from, &node.place, reading));
        return None;
    };
    let book = reading.books.iter().find(|book| *book.file == *path)?;
    let named = node.get("sheet").and_then(Node::text).map(str::trim);
    let wanted = named.unwrap_or(name);
    // A CSV file is one sheet, which needs no name.
    let only = book
        .sheets
        .first()
        .filter(|_| named.is_none() && book.format == Format::Csv);
    let Some(sheet) = book.sheet(wanted).or(only) else {
        let message = format!("`{name}`: `{path}` has no sheet `{wanted}`");
        let finding = Finding::new(&MISSING_FILE, node.place.clone(), message);
        findings.push(
            match did_you_mean(wanted, book.sheets.iter().map(|s| &*s.name)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("name a sheet of that workbook"),
            },
        );
        return None;
    };
    let mut rows = sheet_records(reading, sheet, fields, name, findings);
    attach_nested(reading, book, fields, sheet, &mut rows, findings);
    Some(rows)
}

/// Reads the rows nested in the rows of a sheet: each nested list is another sheet of the workbook, named after its
/// field, with a column headed after the first sheet that holds the id of the row it belongs to.
fn attach_nested(
    reading: Reading<'_>,
    book: &Workbook,
    fields: &[Field],
    parents: &Sheet,
    rows: &mut [Record],
    findings: &mut Findings,
) {
    for field in fields {
        let (Kind::Rows(inner), Some(sheet)) = (&field.kind, book.sheet(&field.name)) else {
            continue;
        };
        let singular = parents.name.trim_end_matches('s');
        let link = Field::new(LINK, Kind::Text)
            .titled(singular)
            .aka(&[&parents.name, "Belongs to"])
            .required();
        let wanted: Vec<Field> = std::iter::once(link).chain(inner.iter().cloned()).collect();
        let mut nested = sheet_records(reading, sheet, &wanted, &field.name, findings);
        attach_nested(reading, book, inner, sheet, &mut nested, findings);
        for mut row in nested {
            let Some(entry) = row.fields.remove(LINK) else {
                continue;
            };
            let id = super::words::words(&entry.value);
            let named = |parent: &&mut Record| parent.text("id").is_some_and(|own| same(own, &id));
            let Some(parent) = rows.iter_mut().find(named) else {
                let message = format!(
                    "found `{id}`, which is no id on the sheet `{}`",
                    parents.name
                );
                findings.push(
                    Finding::new(&WRONG_KIND, entry.place, message)
                        .help("write the id of the row that this one belongs to"),
                );
                continue;
            };
            let place = parent.place.clone();
            let list = parent.fields.entry(field.name.clone());
            let list = list.or_insert_with(|| Entry::new(Value::Rows(Vec::new()), place));
            if let Value::Rows(list) = &mut list.value {
                list.push(row);
            }
        }
    }
}

/// The column that says which row a nested one belongs to.
const LINK: &str = "belongs_to";

/// Reads the records of a sheet with these fields.
pub fn sheet_records(
    reading: Reading<'_>,
    sheet: &Sheet,
    fields: &[Field],
    word: &str,
    findings: &mut Findings,
) -> Vec<Record> {
    let columns: Vec<&Field> = fields
        .iter()
        .chain(withheld::keys())
        .filter(|f| f.in_one_cell || !matches!(f.kind, Kind::Rows(_)))
        .collect();
    let wanted: Vec<Wanted<'_>> = columns
        .iter()
        .enumerate()
        .map(|(at, field)| wanted(at, field))
        .collect();
    let Some(table) = table(sheet, &wanted, findings) else {
        return Vec::new();
    };
    for field in columns
        .iter()
        .filter(|f| f.required && table.missing.contains(&f.name))
    {
        let what = format!("sheet {}", sheet.name);
        findings.push(missing(&field.name, &what, &table.header_place));
    }
    let found = Found {
        sheet,
        table: &table,
        columns: &columns,
        word,
    };
    table
        .rows
        .iter()
        .map(|row| row_record(reading, row, &found, findings))
        .collect()
}

/// How a field's column is looked for. A first column that names a parent may be merged or left blank below its
/// first row: officers write a key once for the rows that follow.
fn wanted(at: usize, field: &Field) -> Wanted<'_> {
    Wanted {
        name: &field.name,
        title: &field.title,
        aliases: field.aliases.iter().map(String::as_str).collect(),
        fill_down: at == 0 && matches!(field.kind, Kind::Reference(_)),
    }
}

/// A table and what its columns mean.
struct Found<'a> {
    sheet: &'a Sheet,
    table: &'a Table,
    columns: &'a [&'a Field],
    word: &'a str,
}

impl Found<'_> {
    /// The cell of a row in a column, though it be blank.
    fn blank(&self, row: &Row, name: &str) -> Place {
        let heading = self.table.header.iter().find(|(known, _)| **known == *name);
        match heading.map(|(_, place)| &place.spot) {
            Some(Spot::Cell(_, address) | Spot::Field(_, address)) => {
                let address = CellAddress::new(row.number.saturating_sub(1), address.column);
                match &row.place.spot {
                    Spot::Cell(..) => Place::cell(&self.sheet.file, &self.sheet.name, address),
                    Spot::Field(..) | Spot::Text(_) | Spot::Whole => row.place.clone(),
                }
            }
            Some(Spot::Whole | Spot::Text(_)) | None => row.place.clone(),
        }
    }
}

fn row_record(
    reading: Reading<'_>,
    row: &Row,
    found: &Found<'_>,
    findings: &mut Findings,
) -> Record {
    let mut record = Record {
        place: row.place.clone(),
        fields: BTreeMap::new(),
    };
    for field in found.columns {
        let before = findings.list().len();
        let cell = row.cells.get(field.name.as_str());
        let entry = cell.and_then(|cell| reading.entry(field, Given::Cell(cell), findings));
        if let Some(entry) = entry {
            record.fields.insert(field.name.clone(), entry);
        } else if field.required
            && findings.list().len() == before
            && !found.table.missing.contains(&field.name)
        {
            findings.push(missing(
                &field.name,
                found.word,
                &found.blank(row, &field.name),
            ));
        }
    }
    record
}
