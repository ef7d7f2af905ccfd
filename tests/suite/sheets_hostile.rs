//! Files that could harm or mislead: each is refused with one plain finding, none makes a panic.
//! Packages are crafted in memory from sound ones.

use std::io::{Cursor, Read, Write};

use guildhall::sources::limits::Limits;

use crate::sheets::{cells, crafted, read, read_within, refused, repacked, workbook};
use crate::sheets_formats::fixture;

// What is refused, and how it is said.

#[test]
fn files_that_are_something_else_get_a_friendly_finding() {
    let text = |what, expected| {
        format!("error[unreadable-workbook] x.xls: `x.xls` holds {what}, {expected} expected")
    };
    let excel = "an Excel workbook was";
    assert_eq!(
        refused("x.xls", b"<html><table><tr><td>1</td></tr></table></html>"),
        text("a web page", excel)
    );
    assert_eq!(refused("x.xls", b"a,b\n1,2\n"), text("plain text", excel));
    assert_eq!(refused("x.xls", b""), text("nothing at all", excel));
    assert_eq!(refused("x.xls", b"%PDF-1.7"), text("a PDF", excel));
    assert_eq!(
        refused("x.xls", b"\x00\x01\x02\x03"),
        text("bytes that are no spreadsheet", excel)
    );
    let csv = refused("x.csv", b"<!DOCTYPE html><html></html>");
    assert_eq!(
        csv,
        "error[unreadable-workbook] x.csv: `x.csv` holds a web page, lines of comma-separated values were expected"
    );
}

#[test]
fn a_workbook_under_a_wrong_name_is_read_as_what_it_is_and_noted() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, 1).unwrap();
    });
    let (book, findings) = read("plan.xls", &bytes);
    assert_eq!(cells(&book.unwrap()), ["A1 number 1"]);
    assert_eq!(
        findings,
        [
            "note[misnamed-file] plan.xls: `plan.xls` is named `.xls` but holds an Excel workbook, and was read as that"
        ]
    );
}

#[test]
fn an_encrypted_workbook_is_told_by_its_container() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(1024, 0);
    assert_eq!(
        refused("staffing.xlsx", &bytes),
        "error[password-protected] staffing.xlsx: `staffing.xlsx` is locked with a password, a workbook without one was expected"
    );
}

#[test]
fn cells_in_far_corners_and_beyond_cost_nothing() {
    let data = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>"#;
    let (book, _) = read("sparse.xlsx", &crafted(data));
    assert_eq!(
        cells(&book.unwrap()),
        ["A1 number 1", "XFD1048576 number 2"]
    );
    let data = r#"<sheetData><row r="1"><c r="A1048577"><v>1</v></c></row></sheetData>"#;
    assert_eq!(
        refused("far.xlsx", &crafted(data)),
        "error[limit-exceeded] far.xlsx: a cell of sheet `actions` stands in row 1,048,577, where `max_rows` allows 1,048,576 rows"
    );
}

#[test]
fn a_list_of_texts_that_claims_too_many_is_refused_before_memory_is_set_aside() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, "text").unwrap();
    });
    let bytes = repacked(
        &bytes,
        &[("xl/sharedStrings.xml", &|xml: String| {
            xml.replace("uniqueCount=\"1\"", "uniqueCount=\"4000000000\"")
        })],
    );
    let said = refused("bomb.xlsx", &bytes);
    assert!(
        said.contains("claims 4,000,000,000 texts in a list of"),
        "{said}"
    );
}

#[test]
fn limits_name_themselves_and_can_be_raised() {
    let bytes = workbook(|sheet| {
        for row in 0..4 {
            sheet.write(row, 0, "some text").unwrap();
        }
    });
    let said_with = |name: &str, value: u64| {
        let mut limits = Limits::default();
        *limits.named(name).unwrap() = value;
        read_within("plan.xlsx", &bytes, &limits).1.join("")
    };
    let start = "error[limit-exceeded] plan.xlsx";
    assert_eq!(
        said_with("max_cells", 3),
        format!("{start}: `plan.xlsx` has more cells, where `max_cells` allows 3 cells")
    );
    assert_eq!(said_with("max_cells", 4), "");
    let text = said_with("max_text", 8);
    assert_eq!(
        text,
        format!(
            "{start}, sheet actions, cell A1: cell `A1` holds 9 characters, where `max_text` allows 8 characters"
        )
    );
    for name in Limits::NAMES {
        let found = said_with(name, 0);
        // Limits of other formats, and of prose, do not hold for this workbook.
        let other = ["max_xls_bytes", "max_ods_bytes", "max_ratio", "max_nesting"].contains(&name);
        assert_eq!(
            found.contains(&format!("`{name}` allows 0")),
            !other,
            "{name}: {found}"
        );
    }
}

#[test]
fn broken_packages_are_refused() {
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, 46001).unwrap();
    });
    let damaged = |what: &str| format!("error[damaged-file] x.xlsx: `x.xlsx` {what}");
    let cut = refused("x.xlsx", &bytes[..bytes.len() / 2]);
    assert_eq!(
        cut,
        damaged("is a broken or shortened package, a whole workbook was expected")
    );
    let none = repacked(&bytes, &[("xl/workbook.xml", &|_| String::new())]);
    assert_eq!(
        refused("x.xlsx", &none),
        "error[unreadable-workbook] x.xlsx: `x.xlsx` holds a package without a workbook in it, an Excel workbook was expected"
    );
    let xml = repacked(
        &bytes,
        &[("xl/workbook.xml", &|xml| xml[..xml.len() / 2].to_owned())],
    );
    assert_eq!(
        refused("x.xlsx", &xml),
        damaged("is a workbook whose parts are broken XML")
    );
    let data =
        r#"<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>"#;
    let twice = refused("x.xlsx", &crafted(data));
    assert_eq!(
        twice,
        damaged("says twice what stands in cell `A1` of sheet `actions`")
    );
}

#[test]
fn a_value_changed_behind_its_checksum_is_not_believed() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let bytes = workbook(|sheet| {
        sheet.write(0, 0, 46001).unwrap();
    });
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        writer
            .start_file(part.name().unwrap().into_owned(), stored)
            .unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let mut bytes = writer.finish().unwrap().into_inner();
    let at = bytes.windows(5).position(|w| w == b"46001").unwrap();
    bytes[at + 2] = b'9';
    let said = refused("x.xlsx", &bytes);
    assert!(
        said.contains("part `xl/worksheets/sheet1.xml` that does not match its checksum"),
        "{said}"
    );
}

#[test]
fn parts_in_utf_16_are_read() {
    let data = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Café</t></is></c></row></sheetData>"#;
    let bytes = crafted(data);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let mut bytes = text.clone().into_bytes();
        if name == "xl/worksheets/sheet1.xml" {
            let text = text.replace("UTF-8", "UTF-16");
            bytes = format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect();
        }
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(cells(&read("x.xlsx", &bytes).0.unwrap()), ["A1 text Café"]);
}

/// An OpenDocument spreadsheet of one table.
fn ods(rows: &str, manifest: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"plan\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        writer.start_file(name, stored).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn repeats_in_ods_are_written_out_only_within_the_limits() {
    let cell = r#"<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"/>"#;
    let blank = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#;
    let (book, findings) = read(
        "x.ods",
        &ods(
            &format!("{blank}<table:table-row>{cell}</table:table-row>{blank}"),
            "",
        ),
    );
    assert_eq!(
        cells(&book.unwrap()),
        ["A1000001 number 7", "B1000001 number 7"]
    );
    assert!(findings.is_empty());
    let bomb = format!(
        "<table:table-row table:number-rows-repeated=\"2000000000\">{}</table:table-row>",
        cell.replace("\"2\"", "\"16384\"")
    );
    assert!(refused("x.ods", &ods(&bomb, "")).contains("`max_cells` allows 5,000,000 cells"));
    let spaces = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2000000000"/></text:p></table:table-cell></table:table-row>"#;
    assert!(refused("x.ods", &ods(spaces, "")).contains("`max_text` allows 32,767 characters"));
    let locked = refused("x.ods", &ods("", "<manifest:encryption-data/>"));
    assert!(locked.starts_with("error[password-protected]"), "{locked}");
}

#[test]
fn no_bytes_of_a_workbook_turned_over_make_it_panic() {
    let mut seen = 0;
    for ending in ["ods", "xls", "xlsx"] {
        let whole = fixture(&format!("plan.{ending}"));
        let mut state = 88_172_645_463_325_252_u64;
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..3 {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                let at = usize::try_from(state % bytes.len() as u64).unwrap();
                bytes[at] ^= u8::try_from(state >> 56).unwrap() | 1;
            }
            let (book, findings) = read(&format!("x.{ending}"), &bytes);
            assert!(
                book.is_some() || findings.iter().any(|f| f.starts_with("error")),
                "{ending}: no word"
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 180);
}

#[test]
fn an_old_workbook_with_cells_in_far_corners_is_refused_before_it_is_laid_out() {
    assert_eq!(
        refused("far.xls", &fixture("far-corners.xls")),
        "error[limit-exceeded] far.xls: the sheets of `far.xls` span 16,777,216 cells, where `max_cells` allows 5,000,000 cells"
    );
}
