//! Rows of a document may be kept in a workbook, and the rows nested in them on a sheet of their own, keyed by the id
//! of the row they belong to: the same document as in YAML.

use rust_xlsxwriter::Workbook;

use crate::council::{Council, council};

const MANIFEST: &str = "\
name: visit
title: Visit
description: A round of visits.
word: visit
fields:
  stops:
    kind: rows
    title: Stops
    help: Each stop
    fields:
      id: {kind: text, required: true, title: Id, help: A short id}
      where: {kind: text, required: true, title: Where, help: The place}
      seen:
        kind: rows
        title: Seen
        help: What was seen
        fields:
          what: {kind: text, required: true, title: What, help: In a sentence}
outputs:
  - {pdf: visit.typ.j2}
";

const ENVELOPE: &str = "\
type: visit
id: V 1
title: A round of visits
status: draft
as_of: 2004-08-25
classification: public
";

const IN_YAML: &str = "\
stops:
  - id: north
    where: North ward
    seen:
      - what: A hall
      - what: A school
  - id: south
    where: South ward
    seen:
      - what: A park
";

/// Rows of two cells.
type Rows<'a> = &'a [[&'a str; 2]];

/// A workbook of two sheets, as an officer would keep it.
fn workbook(seen: Rows<'_>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheets: [(&str, [&str; 2], Rows<'_>); 2] = [
        (
            "stops",
            ["Id", "Where"],
            &[["north", "North ward"], ["south", "South ward"]],
        ),
        ("seen", ["Stop", "What"], seen),
    ];
    for (name, header, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(std::iter::once(&header).chain(rows)) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn with_visit(document: &str) -> Council {
    council()
        .with("templates/visit/manifest.yaml", MANIFEST)
        .with("templates/visit/visit.typ.j2", "{{ title }}")
        .with("inputs/visit.yaml", format!("{ENVELOPE}{document}"))
}

fn from_sheets(seen: &[[&str; 2]]) -> Council {
    with_visit("stops: {from: visit.xlsx}\n").with("inputs/visit.xlsx", workbook(seen))
}

/// Each stop with what was seen there, in words.
fn told(council: &Council) -> Vec<String> {
    let loaded = council.load();
    let document = loaded
        .workspace
        .documents
        .iter()
        .find(|d| d.id == "V 1")
        .unwrap();
    let stops = document.record.rows("stops").iter();
    stops
        .map(|stop| {
            let seen: Vec<String> = stop
                .rows("seen")
                .iter()
                .map(|row| row.words("what"))
                .collect();
            format!("{}: {}", stop.words("where"), seen.join(", "))
        })
        .collect()
}

#[test]
fn nested_rows_read_the_same_from_yaml_and_from_a_second_sheet() {
    let sheets = from_sheets(&[
        ["north", "A hall"],
        ["north", "A school"],
        ["south", "A park"],
    ]);
    assert_eq!(sheets.short(), "");
    assert_eq!(
        told(&sheets),
        ["North ward: A hall, A school", "South ward: A park"]
    );
    assert_eq!(told(&sheets), told(&with_visit(IN_YAML)));
}

#[test]
fn a_nested_row_that_belongs_nowhere_is_told_at_its_cell() {
    let sheets = from_sheets(&[["north", "A hall"], ["nroth", "A school"]]);
    assert_eq!(
        sheets.short().trim_end(),
        "inputs/visit.xlsx!seen!A3: error[wrong-kind]: found `nroth`, which is no id on the sheet `stops`"
    );
}
