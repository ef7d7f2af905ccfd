//! Reading spreadsheets as officers make them: their tables, their values, their findings.
//! Workbooks are made in memory. Other formats are in `sheets_formats`, hostile files in `sheets_hostile`.

use std::io::{Cursor, Read, Write};
use std::sync::Arc;

use guildhall::finding::Findings;
use guildhall::place::{CellAddress, Place};
use guildhall::sources::limits::Limits;
use guildhall::sources::sheet::table::{Table, Wanted, table};
use guildhall::sources::sheet::{self, Workbook, inspect};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula};

/// Reads bytes under a name; findings as a person meets them.
pub(crate) fn read(name: &str, bytes: &[u8]) -> (Option<Workbook>, Vec<String>) {
    read_within(name, bytes, &Limits::default())
}

pub(crate) fn read_within(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> (Option<Workbook>, Vec<String>) {
    let mut findings = Findings::default();
    let workbook = sheet::read(&Arc::from(name), bytes, limits, &mut findings);
    (workbook, said(findings))
}

pub(crate) fn said(mut findings: Findings) -> Vec<String> {
    findings.settle();
    let line = |f: &guildhall::finding::Finding| {
        format!(
            "{}[{}] {}: {}",
            f.severity.word(),
            f.code.name,
            f.place,
            f.message
        )
    };
    findings.list().iter().map(line).collect()
}

/// What must be refused: no workbook, and exactly one finding.
pub(crate) fn refused(name: &str, bytes: &[u8]) -> String {
    let (workbook, findings) = read(name, bytes);
    assert!(workbook.is_none(), "{name} was read");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.into_iter().next().unwrap()
}

/// The cells of the first sheet as `B7 type shown`.
pub(crate) fn cells(workbook: &Workbook) -> Vec<String> {
    let held = workbook.sheets[0].rows.iter().flatten();
    held.map(|c| format!("{} {} {}", c.address, c.value.word(), c.value.shown()))
        .collect()
}

pub(crate) fn wanted<'a>(name: &'a str, title: &'a str, aliases: &[&'a str]) -> Wanted<'a> {
    Wanted {
        name,
        title,
        aliases: aliases.to_vec(),
        fill_down: false,
    }
}

pub(crate) fn action_columns() -> Vec<Wanted<'static>> {
    let key = Wanted {
        fill_down: true,
        ..wanted("key_issue", "Key issue", &["KI"])
    };
    vec![
        key,
        wanted("owner", "Owner", &["Lead officer"]),
        wanted("due", "Due", &["Deadline"]),
    ]
}

pub(crate) fn find(workbook: &Workbook) -> (Option<Table>, Vec<String>) {
    let mut findings = Findings::default();
    let found = table(&workbook.sheets[0], &action_columns(), &mut findings);
    (found, said(findings))
}

/// The rows of a table as `4: key_issue=KI-1 owner=Ann`.
pub(crate) fn rows(table: &Table) -> Vec<String> {
    let row = |row: &sheet::table::Row| {
        let cells = row
            .cells
            .iter()
            .map(|(name, cell)| format!(" {name}={}", cell.shown));
        format!("{}:{}", row.number, cells.collect::<String>())
    };
    table.rows.iter().map(row).collect()
}

/// An Excel workbook of one sheet named `actions`.
pub(crate) fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("actions").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// A package with parts changed, added (where there is none of the name) or left out.
pub(crate) fn repacked(bytes: &[u8], changes: &[(&str, &dyn Fn(String) -> String)]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if let Some((_, change)) = changes.iter().find(|(changed, _)| *changed == name) {
            bytes = change(String::from_utf8(bytes).unwrap()).into_bytes();
            if bytes.is_empty() {
                continue;
            }
        }
        writer.start_file(name, options).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose only sheet holds the given `<sheetData>` and what follows it.
pub(crate) fn crafted(data: &str) -> Vec<u8> {
    let plain = workbook(|sheet| {
        sheet.write(0, 0, 1).unwrap();
    });
    repacked(
        &plain,
        &[("xl/worksheets/sheet1.xml", &|xml: String| {
            let start = xml.find("<sheetData").unwrap();
            let end = xml.find("</sheetData>").unwrap() + "</sheetData>".len();
            format!("{}{data}{}", &xml[..start], &xml[end..])
        })],
    )
}

// Tables as officers make them.

#[test]
fn a_table_is_found_under_its_title_rows_with_columns_in_any_order_and_under_any_alias() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "Improvement plan 2004").unwrap();
        sheet.write(1, 0, "Owner: Policy").unwrap();
        for (column, heading) in ["Deadline", "_my notes", " LEAD\nofficer", "key-issue"]
            .iter()
            .enumerate()
        {
            sheet.write(3, column as u16, *heading).unwrap();
        }
        sheet.write(4, 0, "March 2004").unwrap();
        sheet.write(4, 1, "call her").unwrap();
        sheet.write(4, 2, "  Ann Officer ").unwrap();
        sheet.write(4, 3, "KI-1").unwrap();
        sheet.write(6, 3, "KI-2").unwrap();
        sheet.write(7, 2, "   ").unwrap();
        sheet.write(8, 0, "Grand total:").unwrap();
        sheet.write(8, 2, 2).unwrap();
    });
    let (book, read_findings) = read("inputs/plan.xlsx", &bytes);
    let (found, findings) = find(&book.unwrap());
    let found = found.unwrap();
    assert_eq!(
        rows(&found),
        [
            "5: due=March 2004 key_issue=KI-1 owner=Ann Officer",
            "7: key_issue=KI-2"
        ]
    );
    assert_eq!(
        (read_findings.len(), findings.len()),
        (0, 0),
        "{findings:?}"
    );
    assert_eq!(
        found.header_place.to_string(),
        "inputs/plan.xlsx, sheet actions, cell A4"
    );
    assert_eq!(
        found.rows[0].cells["owner"].place.to_string(),
        "inputs/plan.xlsx, sheet actions, cell C5"
    );
    assert!(found.missing.is_empty());
}

#[test]
fn merged_keys_and_keys_typed_once_count_for_the_rows_below() {
    let bytes = workbook(|sheet| {
        for (column, heading) in ["Key issue", "Owner"].iter().enumerate() {
            sheet.write(0, column as u16, *heading).unwrap();
        }
        sheet
            .merge_range(1, 0, 2, 0, "KI-1", &Format::new())
            .unwrap();
        sheet.write(1, 1, "Ann").unwrap();
        sheet.write(2, 1, "Ben").unwrap();
        sheet.write(3, 0, "KI-2").unwrap();
        sheet.write(3, 1, "Cas").unwrap();
        sheet.write(4, 1, "Dee").unwrap();
        sheet
            .merge_range(5, 1, 6, 1, "Eve", &Format::new())
            .unwrap();
        sheet.write(6, 0, "KI-3").unwrap();
    });
    let (book, notes) = read("plan.xlsx", &bytes);
    let (found, findings) = find(&book.unwrap());
    let found = found.unwrap();
    assert_eq!(
        rows(&found),
        [
            "2: key_issue=KI-1 owner=Ann",
            "3: key_issue=KI-1 owner=Ben",
            "4: key_issue=KI-2 owner=Cas",
            "5: key_issue=KI-2 owner=Dee",
            "6: key_issue=KI-2 owner=Eve",
            "7: key_issue=KI-3 owner=Eve",
        ]
    );
    assert_eq!(found.missing, ["due"]);
    assert!(findings.is_empty());
    let note = "note[merged-cells] plan.xlsx, sheet actions, cell A2: cells `A2:A3`, `B6:B7` of sheet `actions` are merged";
    assert_eq!(notes, [note]);
}

#[test]
fn headings_that_are_unknown_doubled_or_absent_are_findings_at_their_cells() {
    let csv = "KI,Onwer,Lead officer,Lead officer,Remarks\nKI-1,Ann,Ben,Cas,,stray\n";
    let (book, _) = read("plan.csv", csv.as_bytes());
    let (found, findings) = find(&book.unwrap());
    assert_eq!(rows(&found.unwrap()), ["2: key_issue=KI-1 owner=Ben"]);
    assert_eq!(
        findings,
        [
            "warning[unknown-column] plan.csv:1:4: column `Onwer` is not one of those expected, and is not read",
            "error[duplicate-header] plan.csv:1:23: columns C and D are both headed `Lead officer`, one was expected",
            "warning[unknown-column] plan.csv:1:36: column `Remarks` is not one of those expected, and is not read",
            "warning[unknown-column] plan.csv:2:19: column F has no heading, and is not read",
        ]
    );
    let mut list = Findings::default();
    let (book, _) = read("plan.csv", b"KI,Deadlne\n1,2\n");
    table(&book.unwrap().sheets[0], &action_columns()[..1], &mut list);
    assert_eq!(
        list.list()[0].help,
        "correct the heading, or begin it with `_` if it is for your own notes"
    );
    let (book, _) = read("plan.csv", b"KI,Owner,Deadlne\n1,2,3\n");
    let mut list = Findings::default();
    table(&book.unwrap().sheets[0], &action_columns(), &mut list);
    assert_eq!(list.list()[0].help, "did you mean `Deadline`?");
}

#[test]
fn a_sheet_without_the_headings_says_what_was_expected() {
    let (book, _) = read("plan.csv", b"1,2,3\n4,5,6\n");
    let (found, findings) = find(&book.unwrap());
    assert!(found.is_none());
    assert_eq!(
        findings,
        [
            "error[header-not-found] plan.csv:1:1: sheet `plan` has no header row, a row with `Key issue`, `Owner`, `Due` was expected within the first 30"
        ]
    );
}

// Values.

#[test]
fn dates_times_and_numbers_are_read_as_what_they_are() {
    let bytes = workbook(|sheet| {
        let format = |code: &str| Format::new().set_num_format(code);
        let day = ExcelDateTime::parse_from_str("2004-09-09").unwrap();
        sheet
            .write_with_format(0, 0, &day, &format("dd/mm/yyyy"))
            .unwrap();
        let moment = ExcelDateTime::parse_from_str("2004-09-09T14:30:00").unwrap();
        sheet
            .write_with_format(1, 0, &moment, &format("dd/mm/yy hh:mm"))
            .unwrap();
        sheet
            .write_with_format(2, 0, 0.5, &format("hh:mm"))
            .unwrap();
        sheet
            .write_with_format(3, 0, 1.5, &format("[h]:mm:ss"))
            .unwrap();
        sheet.write(4, 0, "9 September 2004").unwrap();
        sheet.write(5, 0, 0.1 + 0.2).unwrap();
        sheet.write(6, 0, 9000).unwrap();
        sheet.write(7, 0, true).unwrap();
        sheet
            .write_with_format(8, 0, -5, &format("dd/mm/yyyy"))
            .unwrap();
        sheet.write_string(9, 0, "=1+1").unwrap();
    });
    let (book, findings) = read("dates.xlsx", &bytes);
    assert_eq!(
        cells(&book.unwrap()),
        [
            "A1 date 2004-09-09",
            "A2 datetime 2004-09-09 14:30:00",
            "A3 time 12:00:00",
            "A4 duration 36:00:00",
            "A5 text 9 September 2004",
            "A6 number 0.3",
            "A7 number 9000",
            "A8 boolean TRUE",
            "A9 number -5",
            "A10 text =1+1",
        ]
    );
    assert!(findings.is_empty());
}

#[test]
fn workbooks_that_count_days_from_1904_give_the_same_dates() {
    let bytes = workbook(|sheet| {
        // 9 September 2004 is day 36777 from 1904, day 38239 from 1900.
        sheet
            .write_with_format(0, 0, 36777, &Format::new().set_num_format("yyyy-mm-dd"))
            .unwrap();
    });
    let bytes = repacked(
        &bytes,
        &[("xl/workbook.xml", &|xml: String| {
            xml.replacen("<workbookPr", "<workbookPr date1904=\"1\"", 1)
        })],
    );
    assert_eq!(
        cells(&read("mac.xlsx", &bytes).0.unwrap()),
        ["A1 date 2004-09-09"]
    );
}

#[test]
fn dates_written_as_iso_text_by_strict_workbooks_are_dates() {
    let data = r#"<sheetData><row r="1"><c r="A1" t="d"><v>2004-09-09</v></c><c r="B1" t="d"><v>2004-09-09T10:15:00Z</v></c></row></sheetData>"#;
    let (book, _) = read("strict.xlsx", &crafted(data));
    assert_eq!(
        cells(&book.unwrap()),
        ["A1 date 2004-09-09", "B1 datetime 2004-09-09 10:15:00"]
    );
}

#[test]
fn a_formula_without_its_result_is_a_finding_and_an_error_where_the_column_is_wanted() {
    let data = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>KI</t></is></c><c r="B1" t="inlineStr"><is><t>Owner</t></is></c></row><row r="2"><c r="A2"><f>SUM(C1:C9)</f></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2"><f>NOW()</f></c></row></sheetData>"#;
    let mut findings = Findings::default();
    let book = sheet::read(
        &Arc::from("plan.xlsx"),
        &crafted(data),
        &Limits::default(),
        &mut findings,
    )
    .unwrap();
    assert_eq!(book.sheets[0].rows[1][1].formula.as_deref(), Some("1+1"));
    assert_eq!(
        findings.list()[0].help,
        "open the workbook in Excel and save it, which works the formulas out"
    );
    table(&book.sheets[0], &action_columns()[..2], &mut findings);
    assert_eq!(
        said(findings),
        [
            "error[formula-without-value] plan.xlsx, sheet actions, cell A2: cell `A2` holds the formula `=SUM(C1:C9)` without a result",
            "warning[formula-without-value] plan.xlsx, sheet actions, cell C2: cell `C2` holds the formula `=NOW()` without a result",
        ]
    );
}

#[test]
fn errors_in_cells_survive_with_their_neighbours_even_those_of_new_excels() {
    let data = r##"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>A1#</f><v>#SPILL!</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2" t="e"><v>#REF!</v></c><c t="e"><v>#CALC!</v></c></row></sheetData>"##;
    let (book, findings) = read("plan.xlsx", &crafted(data));
    assert_eq!(
        cells(&book.unwrap()),
        [
            "A1 number 1",
            "B1 error #SPILL!",
            "C1 number 3",
            "A2 error #REF!",
            "B2 error #CALC!"
        ]
    );
    assert_eq!(
        findings,
        [
            "warning[error-cell] plan.xlsx, sheet actions, cell B1: cell `B1` holds the error `#SPILL!`, a value was expected",
            "warning[error-cell] plan.xlsx, sheet actions, cell A2: cell `A2` holds the error `#REF!`, a value was expected",
            "warning[error-cell] plan.xlsx, sheet actions, cell B2: cell `B2` holds the error `#CALC!`, a value was expected",
        ]
    );
}

#[test]
fn hidden_rows_are_read_and_noted_and_hidden_sheets_are_known_as_such() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..6 {
        sheet.write(row, 0, row).unwrap();
    }
    for row in [1, 2, 4] {
        sheet.set_row_hidden(row).unwrap();
    }
    book.add_worksheet()
        .set_hidden(true)
        .write(0, 0, "list")
        .unwrap();
    let (book, findings) = read("plan.xlsx", &book.save_to_buffer().unwrap());
    let book = book.unwrap();
    assert_eq!(book.sheets[0].rows.len(), 6);
    assert_eq!(
        book.sheets.iter().map(|s| s.hidden).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(
        findings,
        [
            "note[hidden-rows] plan.xlsx, sheet Sheet1, cell A2: sheet `Sheet1` has hidden rows (2 to 3, 5), which are read like all others"
        ]
    );
}

#[test]
fn inspect_lays_a_workbook_open_as_json() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 1, "Cost").unwrap();
        sheet
            .write_formula(1, 1, Formula::new("=4500*2").set_result("9000"))
            .unwrap();
    });
    let (book, _) = read("plan.xlsx", &bytes);
    let book = book.unwrap();
    let expected = serde_json::json!({"file": "plan.xlsx", "format": "xlsx", "sheets": [{"name": "actions", "hidden": false, "cells": [
        {"cell": "B1", "type": "text", "value": "Cost", "shown": "Cost"},
        {"cell": "B2", "type": "number", "value": 9000, "shown": "9000", "formula": "4500*2"},
    ]}]});
    assert_eq!(inspect::json(&book), expected);
    assert_eq!(
        inspect::text(&book),
        "plan.xlsx: an Excel workbook\n\nsheet actions, 2 cells\n  B1       text      Cost\n  B2       number    9000  (=4500*2)\n"
    );
}

#[test]
fn a_row_is_quoted_under_its_header_with_the_cell_marked() {
    let (book, _) = read("plan.csv", "Plan\nKI,Owner,Due\nKI-1,Café,xx\n".as_bytes());
    let book = book.unwrap();
    let held = book.sheets[0].at(CellAddress::new(2, 2)).unwrap();
    let quote = sheet::quote(&book, &book.sheets[0].place(held)).unwrap();
    assert_eq!(quote.header, Some((2, "KI   | Owner | Due".to_owned())));
    assert_eq!(quote.row, (3, "KI-1 | Café  | xx".to_owned()));
    assert_eq!(&quote.row.1[quote.mark], "xx");
    assert!(sheet::quote(&book, &Place::whole(&book.file)).is_none());
}
