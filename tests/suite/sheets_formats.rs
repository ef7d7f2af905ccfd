//! Spreadsheets that are no `.xlsx`: CSV in many encodings, LibreOffice's formats, binary workbooks.
//! The workbooks of LibreOffice are in `tests/fixtures`.

use std::io::{Cursor, Read, Write};

use guildhall::place::{CellAddress, Spot};

use crate::sheets::{cells, find, read, refused};

// CSV.

#[test]
fn csv_fields_know_their_line_and_column_and_their_cell() {
    let (book, findings) = read(
        "inputs/plan.csv",
        "a,\"b \"\"x\"\"\r\nline\",c\r\n\r\n,é,\"\",d\r\n".as_bytes(),
    );
    let book = book.unwrap();
    let place = |row, column| {
        let held = book.sheets[0].at(CellAddress::new(row, column)).unwrap();
        let Spot::Field(stretch, address) = book.sheets[0].place(held).spot else {
            panic!("no field")
        };
        let (start, end) = (stretch.start, stretch.end);
        format!(
            "{address} {}:{}-{}:{}",
            start.line, start.column, end.line, end.column
        )
    };
    assert_eq!(place(0, 0), "A1 1:1-1:2");
    assert_eq!(place(0, 1), "B1 1:3-2:6");
    assert_eq!(place(0, 2), "C1 2:7-2:8");
    assert_eq!(place(2, 1), "B3 4:2-4:3");
    assert_eq!(place(2, 3), "D3 4:7-4:8");
    assert_eq!(
        book.sheets[0]
            .at(CellAddress::new(0, 1))
            .unwrap()
            .value
            .shown(),
        "b \"x\"\nline"
    );
    assert!(findings.is_empty());
}

#[test]
fn csv_comes_in_the_encodings_and_with_the_separators_of_council_systems() {
    let utf16: Vec<u8> = "\u{feff}a\tCafé\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let unmarked: Vec<u8> = "a,b c d e\n"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    let files: [(&str, &[u8], &str); 8] = [
        ("windows-1252", b"a,Caf\xe9 \x96 \xa3100\n", "Café – £100"),
        ("utf-8 with mark", "\u{feff}a,Café\n".as_bytes(), "Café"),
        ("utf-16", &utf16, "Café"),
        ("utf-16 without mark", &unmarked, "b c d e"),
        (
            "semicolons",
            b"Title, with comma\na;1,5;x\nb;2,5;y\n",
            "1,5",
        ),
        ("bar", b"a|b\n", "b"),
        ("said", b"sep=;\na;b,c\n", "b,c"),
        ("old Mac", b"a,b\rc,d\r", "b"),
    ];
    for (name, bytes, expected) in files {
        let (book, findings) = read("x.csv", bytes);
        let book = book.unwrap();
        let second = book.sheets[0]
            .rows
            .iter()
            .flatten()
            .find(|c| c.address.column == 1);
        assert_eq!(
            second.map(|c| c.value.shown()).as_deref(),
            Some(expected),
            "{name}"
        );
        assert!(findings.is_empty(), "{name}: {findings:?}");
    }
    let (book, _) = read("x.csv", b"sep=;\na;b\n");
    let book = book.unwrap();
    let held = &book.sheets[0].rows[0][1];
    assert_eq!(book.sheets[0].place(held).to_string(), "x.csv:2:3");
    assert_eq!(held.address.to_string(), "B2");
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_an_error_where_it_stands() {
    let (_, findings) = read("x.csv", b"a,b\n1,\"two\n3,4\n");
    assert_eq!(
        findings,
        [
            "error[open-quotation] x.csv:2:3: the field in cell `B2` begins with a quotation mark, and none ends it"
        ]
    );
}

// Workbooks of LibreOffice (7.4): the same plan in three formats. It cannot write `.xlsb`.

/// A workbook that LibreOffice saved.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/tests/fixtures/libreoffice-{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .unwrap()
        .read_to_end(&mut bytes)
        .unwrap();
    bytes
}

#[test]
fn the_same_plan_reads_the_same_from_ods_xls_and_xlsx() {
    for ending in ["ods", "xls", "xlsx"] {
        let (book, notes) = read(
            &format!("plan.{ending}"),
            &fixture(&format!("plan.{ending}")),
        );
        let book = book.unwrap();
        assert_eq!(
            cells(&book),
            [
                "A1 text Improvement plan",
                "A3 text Key issue",
                "B3 text Owner",
                "C3 text Due",
                "D3 text Cost",
                "E3 text Starts",
                "A4 text KI-1",
                "B4 text Policy & performance",
                "C4 date 2004-09-09",
                "D4 number 9000",
                "E4 time 14:30:00",
                "B5 text Democratic services",
                "C5 date 2004-11-25",
                "D5 number 18000",
                "E5 error #DIV/0!",
            ],
            "{ending}"
        );
        assert_eq!(
            book.sheets.iter().map(|s| s.hidden).collect::<Vec<_>>(),
            [false, true],
            "{ending}"
        );
        let (found, _) = find(&book);
        let found = found.unwrap();
        assert_eq!(found.rows[1].cells["key_issue"].shown, "KI-1", "{ending}");
        let merged = format!(
            "note[merged-cells] plan.{ending}, sheet actions, cell A4: cells `A4:A5` of sheet `actions` are merged"
        );
        assert!(notes.contains(&merged), "{notes:#?}");
        let hidden = notes.iter().any(|note| {
            note.ends_with("`actions` has hidden rows (5), which are read like all others")
        });
        assert_eq!(hidden, ending != "xls", "{ending}: {notes:#?}");
    }
}

/// A record of a binary workbook.
fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let mut bytes = match kind {
        0..0x80 => vec![u8::try_from(kind).unwrap()],
        _ => vec![
            u8::try_from(kind & 0x7F).unwrap() | 0x80,
            u8::try_from(kind >> 7).unwrap(),
        ],
    };
    bytes.push(u8::try_from(body.len()).unwrap());
    bytes.extend(body);
    bytes
}

/// Text as a binary workbook keeps it: its length and UTF-16.
fn wide(text: &str) -> Vec<u8> {
    let letters: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(letters.len()).unwrap().to_le_bytes();
    length
        .into_iter()
        .chain(letters.into_iter().flat_map(u16::to_le_bytes))
        .collect()
}

/// A binary workbook of one hidden sheet; LibreOffice cannot write one, so its records are put
/// together here.
fn binary_workbook(cells: &[Vec<u8>]) -> Vec<u8> {
    let sheet_entry = [vec![1, 0, 0, 0, 1, 0, 0, 0], wide("rId1"), wide("actions")].concat();
    let book = [
        record(0x9C, &sheet_entry),
        record(0x90, &[]),
        record(0x9D, &[]),
    ]
    .concat();
    let start = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[])].concat();
    let sheet = [start, cells.concat(), record(0x92, &[])].concat();
    let links = br#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in [
        ("xl/workbook.bin", book.as_slice()),
        ("xl/_rels/workbook.bin.rels", links.as_slice()),
        ("xl/worksheets/sheet1.bin", sheet.as_slice()),
    ] {
        writer
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn binary_workbooks_are_read_cell_by_cell() {
    let place = |column: u8| vec![column, 0, 0, 0, 0, 0, 0, 0];
    let bytes = binary_workbook(&[
        record(0x00, &[2, 0, 0, 0]),
        record(0x06, &[place(0), wide("KI-1")].concat()),
        record(
            0x05,
            &[place(1), 9000.5_f64.to_le_bytes().to_vec()].concat(),
        ),
        record(0x04, &[place(2), vec![1]].concat()),
        record(0x03, &[place(3), vec![0x17]].concat()),
    ]);
    let (book, findings) = read("plan.xlsb", &bytes);
    let book = book.unwrap();
    assert_eq!(
        cells(&book),
        [
            "A3 text KI-1",
            "B3 number 9000.5",
            "C3 boolean TRUE",
            "D3 error #REF!"
        ]
    );
    assert!(book.sheets[0].hidden);
    assert_eq!(
        findings,
        [
            "warning[error-cell] plan.xlsb, sheet actions, cell D3: cell `D3` holds the error `#REF!`, a value was expected"
        ]
    );
    // A text that the list of texts does not have.
    let broken = binary_workbook(&[
        record(0x00, &[0; 4]),
        record(0x07, &[place(0), vec![9; 4]].concat()),
    ]);
    assert_eq!(
        refused("plan.xlsb", &broken),
        "error[damaged-file] plan.xlsb: `plan.xlsb` is damaged inside, its cells cannot be read"
    );
}
