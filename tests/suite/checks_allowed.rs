//! What somebody decided about a finding: what a record allows, and who answers for it on the day of despatch. Every
//! format tells the same, and tells it again.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read what the program wrote"
)]

use guildhall::show::allowed;
use serde_json::Value as Json;
use tempfile::TempDir;

use crate::checks_engine::{ACTIONS, REPORT, lines, spoilt, with_draft};
use crate::council::{Council, council};
use crate::made::{Said, guildhall, lay_out, sheet, write};

/// The allowance of a drafting note.
const ALLOW: &str = "allow:\n  - {code: drafting-note, field: background, reason: the words of a letter, by: Policy Manager}\n";

/// Everything that records allow, as `check --format short` prints it.
fn allowed_in(council: &Council) -> String {
    allowed::short(council.load().findings.allowed())
}

// --- allowances -----------------------------------------------------------------------------------

#[test]
fn a_paper_allows_what_is_right_in_it_and_says_why_and_who_decided() {
    let council = spoilt().append(REPORT, ALLOW);
    assert_eq!(council.short(), "");
    assert_eq!(
        allowed_in(&council),
        "inputs/report.yaml:16:25: allowed[drafting-note]: `TBC` is a drafting note, not something to tell a reader; \
         allowed by Policy Manager: the words of a letter\n"
    );
    assert!(council.load().refused().is_empty());
    let whole = ALLOW.replace(" field: background,", "");
    assert_eq!(
        spoilt().append(REPORT, &whole).short(),
        "",
        "for the whole paper"
    );
    let in_a_file = spoilt().with("inputs/note.md", "The cost is TBC.");
    let in_a_file = in_a_file.replace(
        REPORT,
        "background: The cost is TBC.",
        "background: {file: note.md}",
    );
    assert_eq!(
        in_a_file.append(REPORT, ALLOW).short(),
        "",
        "wherever its words are kept"
    );
}

#[test]
fn an_allowance_holds_for_its_code_its_field_and_its_paper_alone() {
    let other_field = ALLOW.replace("background", "summary");
    let other_code = ALLOW.replace("drafting-note", "typed-number");
    for allowance in [other_field, other_code] {
        let told = spoilt().append(REPORT, &allowance).short();
        assert!(told.contains("error[drafting-note]"), "{told}");
        assert!(told.contains("warning[unused-allowance]"), "{told}");
    }
    let council = spoilt().with("inputs/note.md", "The cost is TBC.");
    let council = council.replace(REPORT, "The cost is TBC.", "{file: note.md}");
    let council = with_draft(council, "OS 2/04", "");
    let both = council.append(REPORT, ALLOW);
    let told = both.load();
    assert_eq!(told.findings.allowed().len(), 1);
    let finding = &told.findings.list()[0];
    assert_eq!(
        (finding.code.name, finding.documents.as_slice()),
        ("drafting-note", &["OS 2/04".to_owned()][..])
    );
}

#[test]
fn an_allowance_for_a_field_that_is_left_out_holds_for_what_is_missing() {
    let council = council().replace(ACTIONS, "  owner: manager\n", "");
    assert!(council.short().contains("error[action-without-owner]"));
    let allow = "- id: A1.1\n  allow: [{code: action-without-owner, field: owner, reason: the post is vacant, by: Treasurer}]\n";
    let council = council.replace(ACTIONS, "- id: A1.1\n", allow);
    assert_eq!(council.short(), "");
    assert!(allowed_in(&council).ends_with("; allowed by Treasurer: the post is vacant\n"));
}

#[test]
fn a_sheet_allows_what_yaml_allows_one_a_line() {
    let rows = |allow: &str| {
        let sheet = sheet(
            "actions",
            &[
                &["Id", "Key issue", "Short", "Text", "Owner", "Allow"],
                &["A1.1", "KI-1", "Policy", "Write TBC of it.", "", allow],
            ],
        );
        council()
            .without(ACTIONS)
            .with("inputs/actions.xlsx", sheet)
    };
    let bare = rows("").short();
    assert!(
        bare.contains("inputs/actions.xlsx!actions!D2: error[drafting-note]"),
        "{bare}"
    );
    assert!(bare.contains("error[action-without-owner]"), "{bare}");
    let council = rows(
        "drafting-note in text: the words of a letter (Policy Manager)\naction-without-owner: the post is vacant (Treasurer)",
    );
    let told = allowed_in(&council);
    assert!(
        told.contains("inputs/actions.xlsx!actions!D2: allowed[drafting-note]: ")
            && told.contains("; allowed by Policy Manager: the words of a letter\n"),
        "{told}"
    );
    assert!(
        told.contains("; allowed by Treasurer: the post is vacant\n"),
        "{told}"
    );
    assert!(!council.short().contains("error["), "{}", council.short());
    let unclear = lines(&rows("drafting-note, they said so"), "wrong-kind");
    assert_eq!(
        unclear,
        "inputs/actions.xlsx!actions!F2: error[wrong-kind]: `allow`: found `drafting-note, they said so`, expected `code: reason (by)`\n"
    );
}

#[test]
fn an_allowance_that_allows_nothing_is_found_itself() {
    assert_eq!(
        council().append(REPORT, ALLOW).short(),
        "inputs/report.yaml:29:12: warning[unused-allowance]: `drafting-note` is allowed here, and there is nothing of the kind\n"
    );
    let misspelt = spoilt().append(REPORT, &ALLOW.replace("drafting-note", "draftng-note"));
    assert_eq!(
        lines(&misspelt, "unknown-code"),
        "inputs/report.yaml:29:12: error[unknown-code]: `draftng-note` is not a code\n"
    );
    assert!(misspelt.help().contains("did you mean `drafting-note`?"));
    let no_field = spoilt().append(
        REPORT,
        &ALLOW.replace("field: background", "field: backgruond"),
    );
    assert!(
        lines(&no_field, "unknown-key").contains("`backgruond` is not a key of"),
        "{}",
        no_field.short()
    );
    assert!(no_field.help().contains("did you mean `background`?"));
}

#[test]
fn what_cannot_be_read_cannot_be_allowed() {
    let council = council().replace(REPORT, "contact: manager", "contact: manger");
    let council = council.append(
        REPORT,
        &ALLOW.replace("drafting-note", "dangling-reference"),
    );
    assert!(lines(&council, "dangling-reference").contains("error["));
    assert_eq!(
        lines(&council, "not-a-check"),
        "inputs/report.yaml:29:12: error[not-a-check]: `dangling-reference` is no check's code: only what a check finds can be decided about\n"
    );
    assert!(council.load().findings.allowed().is_empty());
}

// --- the same in every format, and again ----------------------------------------------------------

/// A council with an error, a warning, a note and something allowed.
fn mixed() -> Council {
    let council = spoilt().append(REPORT, ALLOW);
    let council = council.replace(
        REPORT,
        "summary: A framework",
        "summary: The BVPI, a framework",
    );
    let council = council.replace(ACTIONS, ", reason: The survey took longer.", "");
    council.replace(
        ACTIONS,
        "    - {period: 2004-08, status: on-track, text: Dates are agreed.}\n",
        "",
    )
}

/// The numbers of errors, warnings, notes and what is allowed, as a format tells them.
fn counts(format: &str, said: &Said) -> [usize; 4] {
    let words = ["error", "warning", "note", "allowed"];
    if format == "json" {
        let json: Json = serde_json::from_str(&said.out).unwrap();
        let summary =
            |name: &str| usize::try_from(json["summary"][name].as_u64().unwrap()).unwrap();
        let counted = ["errors", "warnings", "notes", "allowed"].map(summary);
        let listed = |word: &str| {
            let list = json["findings"].as_array().unwrap().iter();
            list.filter(|finding| finding["severity"] == word).count()
        };
        let allowed = json["allowed"].as_array().unwrap().len();
        assert_eq!(
            counted,
            [listed("error"), listed("warning"), listed("note"), allowed]
        );
        return counted;
    }
    let mark = |word: &str| {
        if format == "short" {
            format!(": {word}[")
        } else {
            format!("{word}[")
        }
    };
    words.map(|word| {
        let is_of = |line: &&str| {
            if format == "short" {
                line.contains(&mark(word))
            } else {
                line.starts_with(&mark(word))
            }
        };
        said.out.lines().filter(is_of).count()
    })
}

#[test]
fn all_formats_agree_in_a_build_and_in_one_that_has_nothing_to_do() {
    let workspace = lay_out(&mixed());
    for build in ["first", "again"] {
        for format in ["human", "short", "json"] {
            let arguments = ["build", "-v", "--format", format];
            let said = guildhall(workspace.path(), &arguments);
            assert_eq!(said.code, 1, "{build} {format}: {}", said.err);
            assert_eq!(
                counts(format, &said),
                [1, 1, 1, 1],
                "{build} {format}: {}",
                said.out
            );
        }
    }
    let json = guildhall(workspace.path(), &["check", "--format", "json"]);
    let json: Json = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["version"], 1);
    let allowed = &json["allowed"][0];
    assert_eq!(allowed["code"], "drafting-note");
    assert_eq!(allowed["place"]["line"], 16);
    assert_eq!(
        (allowed["reason"].as_str(), allowed["by"].as_str()),
        (Some("the words of a letter"), Some("Policy Manager"))
    );
}

#[test]
fn what_is_allowed_is_counted_at_the_end_and_shown_in_full_when_asked() {
    let workspace = lay_out(&spoilt().append(REPORT, ALLOW));
    let said = guildhall(workspace.path(), &["check"]);
    assert_eq!(said.code, 0);
    assert_eq!(
        said.out,
        "nothing found in 2 documents\n1 finding allowed (`-v` shows each with its reason)\n"
    );
    let said = guildhall(workspace.path(), &["check", "-v"]);
    insta::assert_snapshot!(said.out, @r"
    allowed[drafting-note]: `TBC` is a drafting note, not something to tell a reader
      --> inputs/report.yaml:16:25
       |
    16 | background: The cost is TBC.
       |                         ^^^
       |
    note: allowed by Policy Manager: the words of a letter

    nothing found in 2 documents
    1 finding allowed
    ");
}

// --- overrides ------------------------------------------------------------------------------------

fn overriding(workspace: &TempDir, more: &[&str]) -> Said {
    let given = [
        "build",
        "--override",
        "drafting-note",
        "--reason",
        "the figure comes by noon",
        "--by",
        "Monitoring Officer",
    ];
    guildhall(workspace.path(), &[&given, more].concat())
}

fn manifest(workspace: &TempDir) -> Json {
    let path = workspace.path().join("output/manifest.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn on_the_day_of_despatch_an_error_is_overridden_and_the_manifest_says_so() {
    let workspace = lay_out(&spoilt());
    assert_eq!(guildhall(workspace.path(), &["build"]).code, 1);
    assert!(manifest(&workspace).get("overrides").is_none());
    for build in ["first", "again"] {
        let said = overriding(&workspace, &[]);
        assert_eq!(said.code, 0, "{build}: {}{}", said.out, said.err);
        assert!(
            said.out.contains("warning[drafting-note]"),
            "{build}: {}",
            said.out
        );
        assert!(
            said.out.ends_with(
                "\n1 error overridden by Monitoring Officer: the figure comes by noon; the manifest says so\n"
            ),
            "{build}: {}",
            said.out
        );
    }
    let expected = serde_json::json!([{
        "code": "drafting-note",
        "reason": "the figure comes by noon",
        "by": "Monitoring Officer",
        "documents": ["OS 1/04"],
    }]);
    assert_eq!(manifest(&workspace)["overrides"], expected);
    assert_eq!(guildhall(workspace.path(), &["build"]).code, 1);
    assert_eq!(
        manifest(&workspace)["overrides"],
        expected,
        "the paper is still there, and so is who answered for it"
    );
    let mended = workspace.path().join(REPORT);
    write(&mended, council().bytes(REPORT));
    assert_eq!(guildhall(workspace.path(), &["build"]).code, 0);
    assert!(manifest(&workspace).get("overrides").is_none());
}

#[test]
fn an_override_holds_when_building_strictly_and_for_its_check_alone() {
    let workspace = lay_out(&spoilt());
    let said = overriding(&workspace, &["--strict"]);
    assert_eq!(said.code, 0, "{}", said.out);
    let json = overriding(&workspace, &["--format", "json"]);
    let json: Json = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["findings"][0]["overridden"], true);
    let workspace = lay_out(&mixed());
    let said = overriding(&workspace, &["--format", "short"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("error[revision-without-reason]"),
        "{}",
        said.out
    );
    assert!(
        manifest(&workspace).get("overrides").is_none(),
        "nothing of it was overridden"
    );
}

#[test]
fn an_override_needs_a_check_a_reason_and_a_name() {
    let workspace = lay_out(&spoilt());
    let refused = |arguments: &[&str]| {
        let said = guildhall(workspace.path(), &[&["build"], arguments].concat());
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}");
        said.err
    };
    refused(&["--override", "drafting-note"]);
    refused(&["--override", "drafting-note", "--reason", "x"]);
    refused(&["--override", "drafting-note", "--by", "x"]);
    refused(&["--reason", "x", "--by", "x"]);
    let answered = |code: &str| refused(&["--override", code, "--reason", "x", "--by", "y"]);
    assert_eq!(
        answered("draftng-note"),
        "guildhall: `draftng-note` is not a code; did you mean `drafting-note`?\n"
    );
    assert_eq!(
        answered("dangling-reference"),
        "guildhall: `dangling-reference` is no check's code: what cannot be read or made cannot be overridden\n"
    );
    let empty = refused(&["--override", "drafting-note", "--reason", " ", "--by", "y"]);
    assert!(empty.contains("neither may be empty"), "{empty}");
    assert!(!workspace.path().join("output").exists());
}
