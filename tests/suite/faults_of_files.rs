//! What can be wrong with whole files: YAML that cannot be read, settings, document types, links out of the workspace.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a workspace with a link is made on the disk"
)]

use guildhall::finding::Findings;
use guildhall::sources::{Limits, Sources};

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const MANIFEST: &str = "templates/short-note/manifest.yaml";

/// Asserts one finding of a council by the start of its line, and its help.
fn assert_found(council: &Council, line: &str, help: &str) {
    let findings = council.check();
    let lines = council.short();
    let found = findings
        .iter()
        .zip(lines.lines())
        .find(|(_, shown)| shown.starts_with(line));
    let (finding, _) = found.unwrap_or_else(|| panic!("no `{line}` in\n{lines}"));
    assert_eq!(finding.help, help);
}

// --- YAML -----------------------------------------------------------------------------------------

#[test]
fn the_five_slips_that_officers_make_most_are_named() {
    let slip = |value: &str| {
        council().replace(REPORT, "title: A framework\n", &format!("title: {value}\n"))
    };
    let colon = "put the text in double quotes: it holds a colon followed by a space";
    let kept =
        "put the text in double quotes: it begins with a character that YAML keeps for itself";
    for (value, help) in [
        ("Report: part two", colon),
        ("@home and away", kept),
        ("%age of partners", kept),
        (
            "[[KI-1]] and more",
            "put a value that begins with `[[` in double quotes",
        ),
        (
            "\n\t- tab",
            "replace the tab by spaces: YAML is indented with spaces only",
        ),
        (
            "\"not closed",
            "look at the indent, the quotes and the brackets of this line and of the one before it",
        ),
    ] {
        let council = slip(value);
        let found: Vec<_> = council
            .check()
            .into_iter()
            .filter(|f| f.code.name == "yaml-syntax")
            .collect();
        let [finding] = found.as_slice() else {
            panic!("`{value}`: {}", council.short())
        };
        assert_eq!(finding.help, help, "for `{value}`: {}", council.short());
        assert!(
            finding
                .message
                .starts_with("this file cannot be read from here on: "),
            "{}",
            finding.message
        );
    }
}

#[test]
fn a_reference_without_quotes_is_explained_though_it_is_yaml() {
    let council = council().replace(
        REPORT,
        "summary: A framework for [[KI-1]], at [[app:frame]].",
        "summary: [[KI-1]]",
    );
    assert_found(
        &council,
        "inputs/report.yaml:12:10: error[wrong-kind]",
        "put a value that begins with `[[` in double quotes",
    );
}

#[test]
fn one_key_twice() {
    let council = council().replace(
        REPORT,
        "key_decision: no",
        "key_decision: no\ncontact: treasurer",
    );
    assert_eq!(
        council.short(),
        "inputs/report.yaml:12:1: error[duplicate-key]: `contact` stands twice in this record; one was expected\n"
    );
    assert_eq!(
        council.check()[0].related[0].place.to_string(),
        "inputs/report.yaml:10:1"
    );
}

#[test]
fn a_file_in_an_old_encoding() {
    let mut bytes = council().bytes("inputs/budgets.yaml").to_vec();
    let text = String::from_utf8(std::mem::take(&mut bytes)).unwrap();
    let old: Vec<u8> = text
        .chars()
        .map(|c| if c == '£' { 0xA3 } else { c as u8 })
        .collect();
    let council = council().with("inputs/budgets.yaml", old);
    assert_eq!(
        council.short(),
        "inputs/budgets.yaml: warning[not-utf8]: `inputs/budgets.yaml` is not UTF-8; it was read as Windows text\n"
    );
}

// --- settings and document types ------------------------------------------------------------------

#[test]
fn settings_that_cannot_be_used_refuse_every_paper() {
    let council = council().replace("guildhall.yaml", "as_of: 2004-08-25\n", "");
    assert_found(
        &council,
        "guildhall.yaml: error[broken-settings]: `as_of` is missing",
        "add a line such as `as_of: 2004-08-25`",
    );
    assert_eq!(council.load().refused().len(), 2);
    let other = crate::council::council().append("guildhall.yaml", "jurisdiction: scotland\n");
    assert_found(
        &other,
        "guildhall.yaml:6:15: error[broken-settings]: `jurisdiction` is neither `england` nor `wales`",
        "mend this line of guildhall.yaml",
    );
}

/// A document type of two fields, made in a workspace.
const TYPE: &str = "\
name: short-note
title: A note
description: A note for the file.
word: note
fields:
  plan: {kind: reference, to: plans, required: true}
  period: {kind: reference, to: periods}
  words: {kind: prose, required: true}
views:
  counts: {view: status-counts, plan: plan, period: period}
outputs:
  - {pdf: note.typ.j2}
";

fn with_type(from: &str, to: &str) -> Council {
    assert!(TYPE.contains(from), "the type has no `{from}`");
    let guide = "# A note\n\nplan, period, words\n";
    council()
        .with(MANIFEST, TYPE.replace(from, to))
        .with("templates/short-note/note.typ.j2", "{{ words }}")
        .with("templates/short-note/guide.md", guide)
}

#[test]
fn a_document_type_that_is_made_of_files_alone() {
    assert_eq!(with_type("", "").short(), "");
}

#[test]
fn a_manifest_that_cannot_be_used() {
    for (from, to, line, help) in [
        (
            "kind: prose",
            "kind: proze",
            "8:10: error[broken-manifest]: `proze` is not a kind",
            "did you mean `prose`?",
        ),
        (
            "to: plans",
            "to: plan",
            "6:31: error[broken-manifest]: `plan` is neither a register nor a list that can be cited",
            "did you mean `plans`?",
        ),
        (
            "note.typ.j2",
            "nota.typ.j2",
            "12:5: error[broken-manifest]: there is no template `nota.typ.j2` in `templates/short-note/`",
            "mend its name, or add the file",
        ),
        (
            "name: short-note",
            "name: short",
            "1:1: error[broken-manifest]: `name` is `short`, the folder is `short-note`",
            "give both one name",
        ),
        (
            ", plan: plan,",
            ", plan: plane,",
            "10:39: error[broken-manifest]: `plane` is not a field of this type",
            "did you mean `plan`?",
        ),
        (
            "word: note",
            "werd: note",
            "4:1: error[unknown-key]: `werd` is not a key of `manifest`",
            "did you mean `word`?",
        ),
    ] {
        assert_found(&with_type(from, to), &format!("{MANIFEST}:{line}"), help);
    }
}

#[test]
fn a_view_that_does_not_exist() {
    assert_found(
        &with_type("status-counts", "status-count"),
        &format!("{MANIFEST}:10:11: error[unknown-view]: `status-count` is not a view"),
        "did you mean `status-counts`?",
    );
    assert_found(
        &with_type(", period: period}\noutputs", "}\noutputs"),
        &format!(
            "{MANIFEST}:10:11: error[unknown-view]: the view `status-counts` needs the argument `period`"
        ),
        "add `period:` and the field that holds it",
    );
}

// --- the disk -------------------------------------------------------------------------------------

#[cfg(unix)]
#[test]
fn a_link_out_of_the_workspace_is_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.yaml"), "- {id: x}\n").unwrap();
    let root = tempfile::tempdir().unwrap();
    std::fs::create_dir(root.path().join("inputs")).unwrap();
    std::fs::write(root.path().join("guildhall.yaml"), "as_of: 2004-08-25\n").unwrap();
    std::fs::write(root.path().join("inputs/here.csv"), "x\n").unwrap();
    std::os::unix::fs::symlink(
        outside.path().join("secret.yaml"),
        root.path().join("inputs/bodies.yaml"),
    )
    .unwrap();
    std::os::unix::fs::symlink(
        root.path().join("inputs/here.csv"),
        root.path().join("inputs/there.csv"),
    )
    .unwrap();

    let mut findings = Findings::default();
    let sources = Sources::read(root.path(), &Limits::default(), &mut findings).unwrap();
    assert_eq!(
        guildhall::show::short(findings.list()),
        "inputs/bodies.yaml: error[outside-workspace]: `inputs/bodies.yaml` is a link that leads out of the workspace, \
         or to nothing\n"
    );
    let read: Vec<&str> = sources.below("inputs/").map(|path| &**path).collect();
    assert_eq!(
        read,
        ["inputs/here.csv", "inputs/there.csv"],
        "a link within it is"
    );
}
