//! A register may be kept in YAML or in a sheet: the same records, and the same findings but for their places.

use guildhall::kinds::{Record, words};

use crate::council::{Council, council};

const HEADINGS: [&str; 7] = [
    "Id",
    "Key issue",
    "Short",
    "Text",
    "Owner",
    "Support",
    "Success",
];

/// Rows of actions as an officer types them.
type Rows<'a> = &'a [[&'a str; 7]];

const CLEAN: Rows<'_> = &[
    [
        "A1.1",
        "KI-1",
        "Draft policy",
        "Write the policy, as [[KI-1]] asks.",
        "manager",
        "",
        "One policy by 2005.",
    ],
    [
        "A1.2",
        "KI-1",
        "Training",
        "Train \"all\" officers, and Members.",
        "manager",
        "treasurer; executive",
        "Everyone is trained.",
    ],
    [
        "A2.1",
        "KI-2",
        "Feedback",
        "Tell people.",
        "treasurer",
        "scrutiny",
        "100% have heard.",
    ],
];

/// Faults of every sort that a record can have.
const SPOILT: Rows<'_> = &[
    [
        "A1.1",
        "KI-9",
        "Draft policy",
        "Write the policy.",
        "manager",
        "",
        "",
    ],
    [
        "A1.2",
        "KI-1",
        "Training",
        "Train TBC officers.",
        "",
        "treasurer",
        "",
    ],
    [
        "A2.1",
        "KI-2",
        "",
        "See [[KI-3|title]] and the BVPI.",
        "tresurer",
        "",
        "",
    ],
    ["A2.1", "KI-2", "Again", "Tell people.", "treasurer", "", ""],
];

fn plain() -> Council {
    council().without("inputs/actions.yaml")
}

fn in_yaml(rows: Rows<'_>) -> Council {
    let keys = [
        "id",
        "key_issue",
        "short",
        "text",
        "owner",
        "support",
        "success",
    ];
    let mut text = String::new();
    for row in rows {
        let filled = keys.iter().zip(row).filter(|(_, value)| !value.is_empty());
        for (number, (key, value)) in filled.enumerate() {
            let start = if number == 0 { "- " } else { "  " };
            let parts: Vec<String> = value.split("; ").map(|part| format!("{part:?}")).collect();
            let value = if *key == "support" {
                format!("[{}]", parts.join(", "))
            } else {
                format!("{value:?}")
            };
            text.push_str(&format!("{start}{key}: {value}\n"));
        }
    }
    plain().with("inputs/actions.yaml", text)
}

fn in_csv(rows: Rows<'_>) -> Council {
    let quoted = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = std::iter::once(&HEADINGS).chain(rows);
    let lines: Vec<String> = lines
        .map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(","))
        .collect();
    plain().with("inputs/actions.csv", lines.join("\r\n"))
}

/// A workbook as officers make them: a title above the headings, and columns in an order of their own.
fn in_workbook(rows: Rows<'_>) -> Council {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("actions").unwrap();
    sheet.write(0, 0, "Actions of the plan").unwrap();
    for (row, cells) in (2..).zip(std::iter::once(&HEADINGS).chain(rows)) {
        for (column, cell) in (0..7).zip(cells) {
            sheet.write(row, 6 - column, *cell).unwrap();
        }
    }
    plain().with("inputs/plan.xlsx", book.save_to_buffer().unwrap())
}

/// The records of a register as words, field by field.
fn records(council: &Council) -> Vec<String> {
    let loaded = council.load();
    let shown = |record: &Record| {
        let fields = record
            .fields
            .iter()
            .map(|(name, entry)| format!("{name}={}", words::words(&entry.value)));
        fields.collect::<Vec<_>>().join(" | ")
    };
    loaded
        .workspace
        .records
        .all("actions")
        .iter()
        .map(shown)
        .collect()
}

/// What is found, without its places, in one order.
fn findings(council: &Council) -> Vec<String> {
    let found = council.check();
    let said = found.iter().map(|f| {
        format!(
            "{}[{}]: {} ({})",
            f.severity.word(),
            f.code.name,
            f.message,
            f.help
        )
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    said
}

#[test]
fn a_register_reads_the_same_from_yaml_from_csv_and_from_a_workbook() {
    let yaml = records(&in_yaml(CLEAN));
    assert_eq!(yaml.len(), 3);
    assert_eq!(
        yaml[1],
        "id=A1.2 | key_issue=Key issue 1 | owner=Policy Manager | short=Training | success=Everyone is trained. | \
         support=Treasurer; Executive | text=Train \"all\" officers, and Members."
    );
    assert_eq!(records(&in_csv(CLEAN)), yaml);
    assert_eq!(records(&in_workbook(CLEAN)), yaml);
}

#[test]
fn a_clean_register_is_clean_in_every_form() {
    // Nobody has reported on these actions; that is a state of the world, and the same in every form.
    let notes = findings(&in_yaml(CLEAN));
    assert!(
        notes
            .iter()
            .all(|line| line.starts_with("note[no-update-received]")),
        "{notes:#?}"
    );
    assert_eq!(findings(&in_csv(CLEAN)), notes);
    assert_eq!(findings(&in_workbook(CLEAN)), notes);
}

#[test]
fn a_spoilt_register_gives_the_same_findings_in_every_form() {
    let yaml = findings(&in_yaml(SPOILT));
    for code in [
        "dangling-reference",
        "drafting-note",
        "action-without-owner",
        "duplicate-id",
        "required-field",
        "unknown-form",
        "unknown-acronym",
    ] {
        assert!(
            yaml.iter().any(|line| line.contains(&format!("[{code}]"))),
            "no `{code}` in {yaml:#?}"
        );
    }
    assert_eq!(findings(&in_csv(SPOILT)), yaml);
    assert_eq!(findings(&in_workbook(SPOILT)), yaml);
}

#[test]
fn each_form_has_places_of_its_own() {
    let place = |council: &Council| {
        let found = council.check();
        found
            .iter()
            .find(|f| f.code.name == "drafting-note")
            .unwrap()
            .place
            .to_string()
    };
    assert_eq!(place(&in_yaml(SPOILT)), "inputs/actions.yaml:9:16");
    assert_eq!(place(&in_csv(SPOILT)), "inputs/actions.csv:3:26");
    assert_eq!(
        place(&in_workbook(SPOILT)),
        "inputs/plan.xlsx, sheet actions, cell D5"
    );
}
