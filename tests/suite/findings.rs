//! Findings: settled in order, worded in English, the same in the formats for programs.

use std::sync::Arc;

use guildhall::code::Code;
use guildhall::finding::{Finding, Findings, Severity, counted, did_you_mean};
use guildhall::place::{CellAddress, Place, Point, Spot, Stretch, column_letters};
use guildhall::show;

pub(crate) static DANGLING: Code = Code {
    name: "dangling-reference",
    severity: Severity::Error,
    title: "a reference to something that does not exist",
    page: "Why. Example. Remedy.",
};
pub(crate) static UNKNOWN_WORD: Code = Code {
    name: "unknown-word",
    severity: Severity::Error,
    title: "a word outside the vocabulary",
    page: "Why. Example. Remedy.",
};
pub(crate) static UNEXPLAINED: Code = Code {
    name: "acronym-not-in-register",
    severity: Severity::Warning,
    title: "an acronym nobody explained",
    page: "Why. Example. Remedy.",
};
pub(crate) static PASSED: Code = Code {
    name: "milestone-passed",
    severity: Severity::Note,
    title: "a milestone whose date has passed",
    page: "Why. Example. Remedy.",
};

pub(crate) fn text_place(file: &str, line: u32, from: u32, to: u32) -> Place {
    Place::text(
        &Arc::from(file),
        Stretch::new(Point::new(line, from), Point::new(line, to)),
    )
}

pub(crate) fn cell_place(row: u32, column: u32) -> Place {
    let (file, sheet) = (Arc::from("inputs/plan.xlsx"), Arc::from("actions"));
    Place::cell(&file, &sheet, CellAddress::new(row, column))
}

pub(crate) fn dangling() -> Finding {
    let place = text_place("inputs/plan.yaml", 3, 10, 15);
    Finding::new(
        &DANGLING,
        place,
        "`KI-99` is no key issue of the plan; expected one of `KI-1` to `KI-13`",
    )
    .quote("KI-99")
    .document("progress")
    .related(
        "the record that refers to it",
        text_place("inputs/plan.yaml", 1, 7, 11),
    )
    .help("correct the id, or add the key issue to `inputs/plan.yaml`")
}

pub(crate) fn unknown_word() -> Finding {
    Finding::new(
        &UNKNOWN_WORD,
        cell_place(10, 3),
        "`nearly done` is no status; expected `completed`, `on target`, `slippage` or `not started`",
    )
    .quote("nearly done")
    .help("choose a status from the list")
}

#[test]
fn findings_settle_by_file_place_gravity_and_code() {
    let whole = |file: &str, code| Finding::new(code, Place::whole(&Arc::from(file)), "x");
    let mut findings = Findings::default();
    findings.extend([
        whole("inputs/b.yaml", &DANGLING),
        Finding::new(&PASSED, text_place("inputs/a.yaml", 10, 1, 2), "x"),
        Finding::new(&UNKNOWN_WORD, text_place("inputs/a.yaml", 9, 4, 5), "x"),
        Finding::new(&PASSED, text_place("inputs/a.yaml", 9, 4, 5), "x"),
        Finding::new(&DANGLING, text_place("inputs/a.yaml", 9, 4, 5), "x"),
        whole("inputs/a.yaml", &UNEXPLAINED),
    ]);
    findings.settle();
    insta::assert_snapshot!(show::short(findings.list()), @"
    inputs/a.yaml: warning[acronym-not-in-register]: x
    inputs/a.yaml:9:4: error[dangling-reference]: x
    inputs/a.yaml:9:4: error[unknown-word]: x
    inputs/a.yaml:9:4: note[milestone-passed]: x
    inputs/a.yaml:10:1: note[milestone-passed]: x
    inputs/b.yaml: error[dangling-reference]: x
    ");
}

#[test]
fn cells_settle_by_row_before_column() {
    let mut findings = Findings::default();
    for (row, column) in [(10, 0), (1, 27), (1, 3), (9, 5)] {
        findings.push(Finding::new(&PASSED, cell_place(row, column), "x"));
    }
    findings.settle();
    insta::assert_snapshot!(show::short(findings.list()), @"
    inputs/plan.xlsx!actions!D2: note[milestone-passed]: x
    inputs/plan.xlsx!actions!AB2: note[milestone-passed]: x
    inputs/plan.xlsx!actions!F10: note[milestone-passed]: x
    inputs/plan.xlsx!actions!A11: note[milestone-passed]: x
    ");
}

#[test]
fn the_same_finding_for_two_documents_is_said_once_and_names_both() {
    let mut findings = Findings::default();
    findings.extend([
        dangling().document("report"),
        dangling(),
        dangling().document("agenda"),
    ]);
    findings.settle();
    let documents: Vec<_> = findings
        .list()
        .iter()
        .map(|f| f.documents.join(" "))
        .collect();
    assert_eq!(documents, ["agenda progress report"]);
    assert_eq!(findings.count(Severity::Error), 1);
}

#[test]
fn other_words_at_the_same_place_are_another_finding() {
    let mut findings = Findings::default();
    let mut other = dangling();
    other.message = "something else".to_owned();
    findings.extend([dangling(), other]);
    findings.settle();
    assert_eq!(findings.list().len(), 2);
}

#[test]
fn short_is_one_line_each() {
    let note = Finding::new(
        &PASSED,
        Place::whole(&Arc::from("inputs/plan.yaml")),
        "it has\npassed",
    );
    insta::assert_snapshot!(show::short(&[dangling(), unknown_word(), note]), @"
    inputs/plan.yaml:3:10: error[dangling-reference]: `KI-99` is no key issue of the plan; expected one of `KI-1` to `KI-13`
    inputs/plan.xlsx!actions!D11: error[unknown-word]: `nearly done` is no status; expected `completed`, `on target`, `slippage` or `not started`
    inputs/plan.yaml: note[milestone-passed]: it has passed
    ");
}

#[test]
fn json_is_version_1_and_lists_findings_and_what_is_allowed() {
    insta::assert_snapshot!(show::json(&[dangling()], &[], 4), @r#"
    {
      "version": 1,
      "findings": [
        {
          "code": "dangling-reference",
          "severity": "error",
          "message": "`KI-99` is no key issue of the plan; expected one of `KI-1` to `KI-13`",
          "help": "correct the id, or add the key issue to `inputs/plan.yaml`",
          "documents": [
            "progress"
          ],
          "place": {
            "file": "inputs/plan.yaml",
            "line": 3,
            "column": 10,
            "end_line": 3,
            "end_column": 15
          },
          "quote": "KI-99",
          "related": [
            {
              "message": "the record that refers to it",
              "place": {
                "file": "inputs/plan.yaml",
                "line": 1,
                "column": 7,
                "end_line": 1,
                "end_column": 11
              }
            }
          ]
        }
      ],
      "allowed": [],
      "summary": {
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "allowed": 0,
        "documents": 4
      }
    }
    "#);
}

#[test]
fn json_has_a_place_of_its_own_sort_for_a_cell_a_field_and_a_file() {
    let file: Arc<str> = Arc::from("inputs/people.csv");
    let stretch = Stretch::new(Point::new(2, 4), Point::new(2, 12));
    let field = Place {
        file: Arc::clone(&file),
        spot: Spot::Field(stretch, CellAddress::new(1, 1)),
    };
    let others = [unknown_word().place, field, Place::whole(&file)];
    let findings = others.map(|place| Finding::new(&PASSED, place, "x"));
    let value: serde_json::Value = serde_json::from_str(&show::json(&findings, &[], 1)).unwrap();
    let places: Vec<_> = (0..3)
        .map(|n| value["findings"][n]["place"].to_string())
        .collect();
    insta::assert_snapshot!(places.join("\n"), @r#"
    {"cell":"D11","file":"inputs/plan.xlsx","sheet":"actions"}
    {"cell":"B2","column":4,"end_column":12,"end_line":2,"file":"inputs/people.csv","line":2}
    {"file":"inputs/people.csv"}
    "#);
}

#[test]
fn the_counts_of_json_and_of_the_last_line_are_the_same() {
    let passed = || Finding::new(&PASSED, cell_place(0, 0), "x");
    let unexplained = Finding::new(&UNEXPLAINED, cell_place(1, 1), "x");
    let findings = [
        dangling(),
        unknown_word(),
        unexplained,
        passed(),
        passed(),
        passed(),
    ];
    assert_eq!(
        show::summary_line(&findings, 4),
        "2 errors, 1 warning and 3 notes in 4 documents"
    );
    let value: serde_json::Value = serde_json::from_str(&show::json(&findings, &[], 4)).unwrap();
    let expected =
        serde_json::json!({"errors": 2, "warnings": 1, "notes": 3, "allowed": 0, "documents": 4});
    assert_eq!(value["summary"], expected);
}

#[test]
fn the_last_line_is_english_for_any_counts() {
    let passed = Finding::new(&PASSED, cell_place(0, 0), "x");
    assert_eq!(show::summary_line(&[], 1), "nothing found in 1 document");
    assert_eq!(show::summary_line(&[], 0), "nothing found");
    assert_eq!(
        show::summary_line(std::slice::from_ref(&passed), 1),
        "1 note in 1 document"
    );
    assert_eq!(
        show::summary_line(&[dangling(), passed], 2),
        "1 error and 1 note in 2 documents"
    );
}

#[test]
fn did_you_mean_finds_what_was_meant_and_nothing_far_off() {
    let known = ["milestone", "owner", "progress", "due", "key-issue"];
    let meant = |given| did_you_mean(given, known);
    assert_eq!(meant("milestnoe"), Some("milestone"));
    assert_eq!(meant("Key Issue"), Some("key-issue"));
    assert_eq!(meant("OWNERS"), Some("owner"));
    assert_eq!(meant("deu"), Some("due"));
    assert_eq!(meant("do"), None);
    assert_eq!(meant("budget"), None);
    assert_eq!(did_you_mean("owner", []), None);
}

#[test]
fn the_nearest_word_wins_and_of_two_equally_near_the_first() {
    assert_eq!(
        did_you_mean("actoin", ["auction", "action"]),
        Some("action")
    );
    assert_eq!(did_you_mean("bodie", ["bodied", "bodies"]), Some("bodied"));
}

#[test]
fn things_are_counted_in_english() {
    let words: Vec<String> = [0, 1, 2, 21].map(|n| counted(n, "error")).to_vec();
    assert_eq!(words, ["no errors", "1 error", "2 errors", "21 errors"]);
}

#[test]
fn cells_are_named_as_spreadsheets_name_them() {
    let names: Vec<String> = [0, 25, 26, 701, 702, 16_383].map(column_letters).to_vec();
    assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    assert_eq!(
        cell_place(3, 3).to_string(),
        "inputs/plan.xlsx, sheet actions, cell D4"
    );
}

#[test]
fn an_explanation_is_the_page_or_the_head_of_a_source_file() {
    let from_head = Code {
        name: "x",
        severity: Severity::Note,
        title: "x",
        page: "//! Why it matters.\n//!\n//! Remedy: write it.\n\nuse std::fmt;\n//! not this\n",
    };
    assert_eq!(
        from_head.explanation(),
        "Why it matters.\n\nRemedy: write it."
    );
    assert_eq!(PASSED.explanation(), "Why. Example. Remedy.");
}
