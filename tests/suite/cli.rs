//! The program, end to end: what it says, where it says it, and how it answers.
//! An answer of 70 is a fault of ours that nobody knows how to bring about, so no test does.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests prepare files for the program to read"
)]

use serde_json::Value as Json;
use tempfile::TempDir;

use crate::council::{Council, council};
use crate::made::{Said, guildhall, lay_out, tree, write};

fn run(council: &Council, arguments: &[&str]) -> Said {
    guildhall(lay_out(council).path(), arguments)
}

fn empty() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The tiny council with two mistakes: one that refuses the report, and one that is only a warning.
fn spoilt() -> Council {
    council()
        .replace("inputs/report.yaml", "contact: manager", "contact: manger")
        .replace(
            "inputs/progress.yaml",
            "as_of: 2004-08-25",
            "as_of: 25.08.04",
        )
}

// --- build ---------------------------------------------------------------------------------------

#[test]
fn build_says_what_it_made() {
    let said = run(&council(), &["build"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.err, "");
    insta::assert_snapshot!(said.out, @r#"
    made progress-1/progress-1.pdf
    made progress-1/progress-1-large-print.pdf
    made progress-1/progress-1-key-issues.pdf
    made progress-1/progress-1-matrix.pdf
    made progress-1/progress-1-working.xlsx
    made progress-1/progress-1-publication.xlsx
    made os-1-04/os-1-04.pdf
    made os-1-04/os-1-04-large-print.pdf
    8 files made; nothing found in 2 documents
    "#);
}

#[test]
fn build_shows_every_mistake_refuses_one_paper_and_makes_the_other() {
    let said = run(&spoilt(), &["build"]);
    assert_eq!(said.code, 1);
    insta::assert_snapshot!(said.out, @r#"
    warning[two-digit-year]: the year of `25.08.04` has two digits; it was read as 25 August 2004
     --> inputs/progress.yaml:5:8
      |
    5 | as_of: 25.08.04
      |        ^^^^^^^^
      |
    help: write the year in full

    error[dangling-reference]: there is no `manger` in people
      --> inputs/report.yaml:10:10
       |
    10 | contact: manger
       |          ^^^^^^
       |
    help: did you mean `manager`?

    made progress-1/progress-1.pdf
    made progress-1/progress-1-large-print.pdf
    made progress-1/progress-1-key-issues.pdf
    made progress-1/progress-1-matrix.pdf
    made progress-1/progress-1-working.xlsx
    made progress-1/progress-1-publication.xlsx
    refused OS 1/04: see the errors above
    6 files made; 1 error and 1 warning in 2 documents
    "#);
}

#[test]
fn build_takes_a_document_by_id_slug_or_file() {
    for name in [
        "OS 1/04",
        "os 1/04",
        "os-1-04",
        "inputs/report.yaml",
        "./inputs/report.yaml",
    ] {
        let said = run(&council(), &["build", name]);
        assert_eq!(said.code, 0, "{name}: {}", said.out);
        assert!(
            said.out.starts_with(
                "made os-1-04/os-1-04.pdf\nmade os-1-04/os-1-04-large-print.pdf\n2 files made; "
            ),
            "{name}: {}",
            said.out
        );
    }
}

#[test]
fn a_document_that_does_not_exist_is_answered_with_the_nearest_and_nothing_is_made() {
    for command in ["build", "check"] {
        let workspace = lay_out(&council());
        let said = guildhall(
            workspace.path(),
            &[command, "OS 2/04", "Progress 1", "something else"],
        );
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(
            said.err.starts_with(
                "guildhall: there is no document `OS 2/04`; did you mean `OS 1/04`?\n"
            ),
            "{}",
            said.err
        );
        assert!(
            said.err.contains("there is no document `something else`; "),
            "{}",
            said.err
        );
        let left = workspace.path().join("output");
        assert!(
            !left.exists()
                || tree(&left)
                    .keys()
                    .all(|path| path.starts_with(".guildhall/")),
            "{command}"
        );
    }
}

#[test]
fn build_makes_only_the_formats_or_the_paper_asked_for() {
    let workspace = lay_out(&council());
    let said = guildhall(workspace.path(), &["build", "--only", "xlsx", "--quiet"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let made = |ending: &str| {
        tree(&workspace.path().join("output"))
            .keys()
            .filter(|p| p.ends_with(ending))
            .count()
    };
    assert_eq!((made(".pdf"), made(".xlsx")), (0, 2));
    let said = guildhall(
        workspace.path(),
        &["build", "progress-1", "--paper", "matrix"],
    );
    assert!(
        said.out
            .starts_with("made progress-1/progress-1-matrix.pdf\n1 file made; "),
        "{}",
        said.out
    );
    assert_eq!(
        (made(".pdf"), made(".xlsx")),
        (1, 2),
        "nothing made before is lost"
    );
    let said = guildhall(workspace.path(), &["build", "--paper", "matrx"]);
    assert_eq!(
        (said.code, said.err.as_str()),
        (
            2,
            "guildhall: there is no output `matrx`; did you mean `matrix`?\n"
        )
    );
    let said = guildhall(workspace.path(), &["build", "--only", "docx"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("invalid value 'docx'"), "{}", said.err);
}

#[test]
fn build_goes_to_another_folder_if_told() {
    let workspace = lay_out(&council());
    let elsewhere = empty();
    let output = elsewhere.path().join("a/b");
    let said = guildhall(
        workspace.path(),
        &["build", "OS 1/04", "--output", output.to_str().unwrap()],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(output.join("os-1-04/os-1-04.pdf").is_file());
    assert!(!workspace.path().join("output").exists());
}

#[test]
fn today_moves_the_facts_of_papers_without_a_date_of_their_own() {
    let dateless = council().replace("inputs/progress.yaml", "as_of: 2004-08-25\n", "");
    let notes = |arguments: &[&str]| {
        let said = run(
            &dateless,
            &[
                &["check", "--format", "short", "--code", "milestone-passed"],
                arguments,
            ]
            .concat(),
        );
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        said.out.lines().count()
    };
    assert_eq!(notes(&[]), 0);
    assert!(notes(&["--today", "2004-12-01"]) > 0);
    let said = run(&council(), &["check", "--today", "soon"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("soon"), "{}", said.err);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let workspace = lay_out(&council());
    write(
        &workspace.path().join("output"),
        "a file where the folder should be",
    );
    let said = guildhall(workspace.path(), &["build"]);
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("guildhall: `"), "{}", said.err);
    assert!(said.err.contains("cannot be written: "), "{}", said.err);
    assert_eq!(said.out, "");
}

// --- check and explain ---------------------------------------------------------------------------

#[test]
fn check_makes_nothing_and_speaks_three_formats_of_one_list() {
    let workspace = lay_out(&spoilt());
    let short = guildhall(workspace.path(), &["check", "--format", "short"]);
    let json = guildhall(workspace.path(), &["check", "--format", "json"]);
    let human = guildhall(workspace.path(), &["check", "-v"]);
    assert_eq!((short.code, json.code, human.code), (1, 1, 1));
    assert!(!workspace.path().join("output").exists());
    insta::assert_snapshot!(short.out, @r#"
    inputs/progress.yaml:5:8: warning[two-digit-year]: the year of `25.08.04` has two digits; it was read as 25 August 2004
    inputs/report.yaml:10:10: error[dangling-reference]: there is no `manger` in people
    "#);
    let list: Json = serde_json::from_str(&json.out).unwrap();
    assert_eq!(list["version"], 1);
    let findings = list["findings"].as_array().unwrap();
    assert_eq!(findings.len(), short.out.lines().count());
    let counted = |severity: &str| {
        findings
            .iter()
            .filter(|f| f["severity"] == severity)
            .count()
    };
    for (severity, plural) in [
        ("error", "errors"),
        ("warning", "warnings"),
        ("note", "notes"),
    ] {
        assert_eq!(
            list["summary"][plural],
            counted(severity),
            "{:#}",
            list["summary"]
        );
        let shown = human
            .out
            .lines()
            .filter(|line| line.starts_with(&format!("{severity}[")))
            .count();
        assert_eq!(shown, counted(severity), "{}", human.out);
    }
    let first = &findings[0];
    assert_eq!(first["code"], "two-digit-year", "{first:#}");
    assert_eq!(first["place"]["file"], "inputs/progress.yaml");
    assert_eq!(
        (
            first["place"]["line"].as_u64(),
            first["place"]["column"].as_u64()
        ),
        (Some(5), Some(8))
    );
    assert_eq!(first["documents"], serde_json::json!(["Progress 1"]));
}

#[test]
fn check_can_be_strict_and_can_look_for_one_code() {
    let warned = council().replace(
        "inputs/progress.yaml",
        "as_of: 2004-08-25",
        "as_of: 25.08.04",
    );
    assert_eq!(run(&warned, &["check"]).code, 0);
    let strict = run(
        &warned,
        &[
            "check",
            "--strict",
            "--format",
            "short",
            "--code",
            "two-digit-year",
        ],
    );
    assert_eq!(strict.code, 1);
    assert!(
        strict
            .out
            .starts_with("inputs/progress.yaml:5:8: error[two-digit-year]: "),
        "{}",
        strict.out
    );
    assert_eq!(strict.out.lines().count(), 1);
    let misspelt = run(&warned, &["check", "--code", "two-digit-yaer"]);
    assert_eq!(misspelt.code, 2);
    assert_eq!(
        misspelt.err,
        "guildhall: `two-digit-yaer` is not a code; did you mean `two-digit-year`?\n"
    );
}

#[test]
fn explain_tells_one_code_lists_all_and_guesses() {
    let one = run(&council(), &["explain", "missing-file"]);
    assert_eq!(one.code, 0);
    insta::assert_snapshot!(one.out, @r#"
    missing-file (error): a file that is not in the workspace

    A record names a file beside it; guildhall reads nothing outside the workspace.

    Example: `file: framwork.md`.

    Remedy: mend the name, or put the file into the same folder.
    "#);
    let all = run(&council(), &["explain"]);
    let codes: Vec<&str> = all
        .out
        .lines()
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    assert!(codes.len() >= 40, "only {} codes", codes.len());
    assert!(
        codes.is_sorted()
            && codes.contains(&"missing-file")
            && codes.contains(&"placeholder-left-in")
    );
    for code in codes {
        let page = run(&council(), &["explain", code]).out;
        assert!(page.starts_with(&format!("{code} (")), "{page}");
        assert!(
            page.contains("\n\nExample: ") && page.contains("\n\nRemedy: "),
            "{page}"
        );
    }
    let guess = run(&council(), &["explain", "misisng-file"]);
    assert_eq!((guess.code, guess.out.as_str()), (2, ""));
    assert_eq!(
        guess.err,
        "guildhall: `misisng-file` is not a code; did you mean `missing-file`?\n"
    );
}

// --- a fresh workspace, and what cannot be done --------------------------------------------------

#[test]
fn a_fresh_workspace_builds_at_once() {
    let folder = empty();
    let said = guildhall(folder.path(), &["new", "wells"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out
            .starts_with("A workspace is ready in `wells`, with "),
        "{}",
        said.out
    );
    let built = guildhall(&folder.path().join("wells"), &["build"]);
    assert_eq!(
        (built.code, built.out.as_str()),
        (0, "nothing was made; nothing found\n"),
        "{}",
        built.err
    );
    let again = guildhall(folder.path(), &["new", "wells"]);
    assert_eq!(again.code, 2);
    let expected =
        "guildhall: `wells` exists and is not empty; name a folder that is not there yet\n";
    assert_eq!(again.err, expected);
}

#[test]
fn a_fresh_workspace_takes_the_first_report() {
    let folder = empty();
    guildhall(folder.path(), &["new", "wells"]);
    let root = folder.path().join("wells");
    write(
        &root.join("inputs/people.yaml"),
        "- {id: clerk, title: Clerk, kind: officer}\n",
    );
    write(
        &root.join("inputs/register.yaml"),
        "type: report-register\nid: R1\ntitle: Reports\nstatus: draft\nas_of: 2004-08-25\nclassification: public\nreports_of: committee-report\ncontact: clerk\n",
    );
    let built = guildhall(&root, &["build"]);
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    assert!(
        built.out.starts_with("made r1/r1-working.xlsx\n"),
        "{}",
        built.out
    );
}

#[test]
fn a_command_finds_its_workspace_upwards_or_is_told_it() {
    let workspace = lay_out(&council());
    let below = guildhall(&workspace.path().join("inputs"), &["check"]);
    assert_eq!(below.code, 0, "{}", below.err);
    let elsewhere = empty();
    let told = guildhall(
        elsewhere.path(),
        &["check", "--root", workspace.path().to_str().unwrap()],
    );
    assert_eq!((told.code, told.out), (0, below.out));
    let none = guildhall(elsewhere.path(), &["check"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    let expected = "guildhall: no workspace was found here or above: there is no guildhall.yaml; make one with `guildhall new DIR`\n";
    assert_eq!(none.err, expected);
    let wrong = guildhall(elsewhere.path(), &["check", "--root", "."]);
    assert_eq!(
        (wrong.code, wrong.err.as_str()),
        (
            2,
            "guildhall: `.` is not a workspace: it has no guildhall.yaml\n"
        )
    );
}

#[test]
fn a_slip_in_the_command_is_answered_with_the_nearest() {
    let folder = empty();
    let said = guildhall(folder.path(), &["bild"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(
        said.err.contains("a similar subcommand exists: 'build'"),
        "{}",
        said.err
    );
    let said = guildhall(folder.path(), &["build", "--stict"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--strict"), "{}", said.err);
    let help = guildhall(folder.path(), &["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert!(
        help.out
            .starts_with("Committee papers from spreadsheets and YAML"),
        "{}",
        help.out
    );
    let completions = guildhall(folder.path(), &["completions", "bash"]);
    assert_eq!(completions.code, 0);
    assert!(
        completions.out.contains("complete -F _guildhall"),
        "{}",
        completions.out
    );
}
