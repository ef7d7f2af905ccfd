//! Registers as sheets: what is written, protected, counted by formulas, and read back.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use guildhall::documents::Make;
use guildhall::records::register;
use guildhall::references::Workspace;
use guildhall::workbook;
use guildhall::workbook::model::{Shape, count_formula};

use super::council::{KEY_ISSUES, book, council, files, lines, shown, table, workspace};

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn registers_keep_the_names_they_are_read_back_by() {
    let workspace = council();
    for name in [
        "key_issues",
        "actions",
        "milestones",
        "revisions",
        "risks",
        "resources",
        "budgets",
        "monitoring",
    ] {
        let shown = table(&workspace, "IP 1", name);
        let names: Vec<&str> = shown
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        for field in &register(name).unwrap().fields {
            assert!(
                names.contains(&field.name.as_str()),
                "{name} lost {}: {names:?}",
                field.name
            );
        }
    }
    let updates = table(&workspace, "IP 1", "updates");
    let names: Vec<&str> = updates
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "action",
            "short",
            "period",
            "status",
            "text",
            "evidence",
            "forecast",
            "next",
            "by",
            "on",
            "last_update"
        ]
    );
    assert_eq!(
        lines(
            &updates.rows,
            &["action", "period", "status", "last_update"]
        )[2],
        "Action 2.1 | Update at 25 August |  | Booked.",
        "an action that sent nothing has its row to fill in"
    );
    let risks = table(&workspace, "IP 1", "risks");
    assert_eq!(
        lines(&risks.rows, &["id", "score", "band"]),
        ["R1.1 | 12 | High", "R1.2 | 4 | Low"]
    );
}

#[test]
fn a_dashboard_counts_with_formulas_that_carry_our_results() {
    let workspace = council();
    let mut made = opened(workbook::write::write(&book(&workspace, "working")).unwrap());
    let formulas = made.worksheet_formula("dashboard").unwrap();
    assert_eq!(
        formulas.get_value((1, 1)).unwrap(),
        count_formula("actions", "Status", "complete").trim_start_matches('='),
        "the formula names table and column as the workbook does"
    );
    assert_eq!(
        formulas.get_value((7, 1)).unwrap(),
        "COUNTA(tbl_actions[Status])",
        "the total counts every action that has a status, words as they are"
    );
    let range = made.worksheet_range("dashboard").unwrap();
    let results: Vec<f64> = (1..8)
        .filter_map(|row| range.get_value((row, 1)).and_then(Data::get_float))
        .collect();
    assert_eq!(
        results,
        [1.0, 0.0, 1.0, 1.0, 0.0, 1.0, 4.0],
        "six statuses and their total"
    );
    let actions = made.worksheet_range("actions").unwrap();
    let column = (0..9)
        .find(|c| actions.get_value((0, *c)) == Some(&Data::String("Status".into())))
        .unwrap();
    let statuses: Vec<String> = (1..5)
        .map(|row| actions.get_value((row, column)).unwrap().to_string())
        .collect();
    assert_eq!(
        statuses,
        ["complete", "off-track", "not-reported", "at-risk"],
        "the formulas find what they count"
    );
}

#[test]
fn a_published_dashboard_has_results_alone() {
    let published = book(&council(), "publication");
    assert!(
        !workbook::canonical(&published).contains("COUNTIFS"),
        "statuses are published in words"
    );
}

#[test]
fn a_working_sheet_is_read_back_as_the_register_it_came_from() {
    let workspace = council();
    let mut written = book(&workspace, "working");
    written.sheets.retain(|sheet| sheet.name == "risks");
    let bytes = workbook::write::write(&written).unwrap();
    let mut files = files(
        "inputs/key_issues.yaml",
        "- {id: KI-1, plan: P, no: 1, short: Policy, text: A policy.}",
    );
    files.push(("inputs/risks.xlsx".to_owned(), bytes));
    let (again, _) = super::council::workspace(files);
    let fields = [
        "id",
        "key_issue",
        "text",
        "likelihood",
        "impact",
        "mitigation",
        "owner",
        "status",
        "reviewed",
    ];
    let before = lines(workspace.records.all("risks"), &fields);
    assert_eq!(
        before[0],
        "R1.1 | Key issue 1 | The survey is late. | 3 | 4 |  |  | Open | "
    );
    assert_eq!(lines(again.records.all("risks"), &fields), before);
}

#[test]
fn a_working_sheet_protects_keys_and_what_is_derived() {
    let written = book(&council(), "working");
    let locked = |name: &str| -> Vec<String> {
        let sheet = written
            .sheets
            .iter()
            .find(|sheet| sheet.name == name)
            .unwrap();
        let Shape::Table(table) = &sheet.shape else {
            panic!("{name} is no table")
        };
        table
            .columns
            .iter()
            .filter(|column| column.locked)
            .map(|column| column.name.clone())
            .collect()
    };
    assert_eq!(locked("actions"), ["id", "status"]);
    assert_eq!(
        locked("milestones"),
        ["id", "revised", "revised_reason", "approval"]
    );
    assert_eq!(
        locked("updates"),
        ["action", "short", "period", "last_update"]
    );
    assert_eq!(locked("risks"), ["id", "score", "band"]);
}

#[test]
fn prose_is_written_with_its_references_and_a_change_changes_one_hash() {
    let rows = |workspace: &Workspace| {
        let written = book(workspace, "working");
        let sheet = written
            .sheets
            .into_iter()
            .find(|sheet| sheet.name == "actions")
            .unwrap();
        let Shape::Table(table) = sheet.shape else {
            panic!("actions are a table")
        };
        table.rows
    };
    let before = rows(&council());
    assert!(
        format!("{:?}", before[1]).contains("Write it after the survey, see [[A1.1]]."),
        "{:?}",
        before[1]
    );
    let (changed, _) = workspace(files(
        "inputs/key_issues.yaml",
        &KEY_ISSUES.replace("Hold a training day.", "Hold two."),
    ));
    let after = rows(&changed);
    let differ: Vec<bool> = before
        .iter()
        .zip(&after)
        .map(|(a, b)| a.last() != b.last())
        .collect();
    assert_eq!(differ, [false, false, true, false]);
}

#[test]
fn a_text_no_cell_can_hold_is_found_at_its_record() {
    let long = KEY_ISSUES.replace("Hold a training day.", &"x".repeat(40_000));
    let (workspace, _) = workspace(files("inputs/key_issues.yaml", &long));
    let document = workspace
        .documents
        .iter()
        .find(|document| document.id == "IP 1")
        .unwrap();
    let Make::Workbook(_, sheets) = &workspace.type_of(document).unwrap().outputs[0].make else {
        panic!()
    };
    let fault = workbook::write::write(&book(&workspace, "working")).unwrap_err();
    let finding = workbook::finding(document, &fault, sheets, &shown(&workspace, "IP 1"));
    assert_eq!(finding.code.name, "workbook-too-large");
    assert!(
        finding
            .message
            .contains("sheet `actions`, row 3, column `What will be done`"),
        "{}",
        finding.message
    );
    let place = finding.place.stretch().unwrap();
    assert_eq!(
        long.lines()
            .nth(place.start.line as usize - 1)
            .unwrap()
            .trim()
            .get(..11),
        Some("- {id: A2.1")
    );
}
