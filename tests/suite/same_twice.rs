//! The same records give the same bytes in any folder, time zone, language and on any number of threads; and what did
//! not change is not made again.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests spoil and mend files between two runs of the program"
)]

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::council::{Council, council, example};
use crate::made::{Said, guildhall, lay_out, program, said, tree, write};

/// The fewest files that the example makes besides manifest and ledger.
const FEWEST_FILES: usize = 7;

/// The SHA-256 of every file below the output folder, the lock apart, which is empty always.
fn hashes(workspace: &Path) -> BTreeMap<String, String> {
    let files = tree(&workspace.join("output")).into_iter();
    let hex = |bytes: &[u8]| {
        Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    };
    files.map(|(path, bytes)| (path, hex(&bytes))).collect()
}

fn build(workspace: &TempDir) -> Said {
    guildhall(workspace.path(), &["build"])
}

/// A workspace that was built, with an answer of 0.
fn built(council: &Council) -> TempDir {
    let workspace = lay_out(council);
    let said = build(&workspace);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    workspace
}

/// The tiny council, which heard nothing of one action: a note, and no fault.
fn without_an_update() -> Council {
    council().replace(
        "inputs/actions.yaml",
        "    - {period: 2004-08, status: on-track, text: Dates are agreed.}\n",
        "",
    )
}

/// What was made, by the program's own words.
fn made(said: &Said) -> Vec<&str> {
    said.out
        .lines()
        .filter_map(|line| line.strip_prefix("made "))
        .collect()
}

#[test]
fn two_builds_in_other_folders_zones_languages_and_thread_counts_are_the_same() {
    let worlds = [
        [
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "C"),
            ("RAYON_NUM_THREADS", "1"),
            ("HOME", "/nowhere"),
        ],
        [
            ("TZ", "America/St_Johns"),
            ("LANG", "ar_EG.UTF-8"),
            ("RAYON_NUM_THREADS", "7"),
            ("HOME", "/"),
        ],
    ];
    let hashes: Vec<BTreeMap<String, String>> = worlds
        .into_iter()
        .map(|world| {
            let workspace = lay_out(&example());
            let output = program(workspace.path(), &["build"])
                .envs(world)
                .output()
                .unwrap();
            let said = said(output);
            assert_eq!(said.code, 0, "{}{}", said.out, said.err);
            hashes(workspace.path())
        })
        .collect();
    let papers = hashes[0]
        .keys()
        .filter(|path| path.ends_with(".pdf") || path.ends_with(".xlsx"))
        .count();
    assert!(papers >= FEWEST_FILES, "{:?}", hashes[0].keys());
    assert!(
        hashes[0].contains_key("manifest.json"),
        "{:?}",
        hashes[0].keys()
    );
    assert_eq!(hashes[0], hashes[1]);
}

#[test]
fn jobs_and_the_order_of_documents_change_no_byte() {
    let one = lay_out(&example());
    let said = guildhall(one.path(), &["build", "--jobs", "1"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let other = lay_out(&example());
    let loaded = example().load();
    let mut documents: Vec<&str> = loaded.wanted.iter().map(String::as_str).collect();
    documents.reverse();
    assert!(documents.len() >= FEWEST_FILES, "{documents:?}");
    for document in documents {
        let said = guildhall(other.path(), &["build", document, "--jobs", "3"]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let papers = |folder: &TempDir| {
        let mut hashes = hashes(folder.path());
        // The ledger keeps what was asked for, which differs.
        hashes.remove(".guildhall/ledger.json").unwrap();
        hashes
    };
    assert_eq!(papers(&one), papers(&other));
}

#[test]
fn a_second_build_makes_nothing_and_says_so() {
    let workspace = built(&example());
    let before = hashes(workspace.path());
    let stamp = |file: &str| {
        std::fs::metadata(workspace.path().join(file))
            .unwrap()
            .modified()
            .unwrap()
    };
    let written = stamp("output/ce-21-04/ce-21-04.pdf");
    let again = build(&workspace);
    assert_eq!(again.code, 0);
    let files = before
        .keys()
        .filter(|path| path.contains('/') && !path.starts_with('.'))
        .count();
    assert!(
        again
            .out
            .starts_with(&format!("{files} files up to date; ")),
        "{}",
        again.out
    );
    assert_eq!(hashes(workspace.path()), before);
    assert_eq!(
        stamp("output/ce-21-04/ce-21-04.pdf"),
        written,
        "the file was written again"
    );
}

#[test]
fn a_build_with_nothing_to_do_repeats_its_findings_and_its_answer() {
    let cases = [
        ("notes alone", without_an_update(), 0),
        (
            "an error",
            council().replace("inputs/report.yaml", "contact: manager", "contact: manger"),
            1,
        ),
        (
            "a warning",
            council().replace("inputs/report.yaml", "as_of: 2004-07-20", "as_of: 20.07.04"),
            0,
        ),
    ];
    for (what, council, code) in cases {
        let workspace = lay_out(&council);
        for format in ["human", "short", "json"] {
            let first = guildhall(workspace.path(), &["build", "--format", format, "-v"]);
            let again = guildhall(workspace.path(), &["build", "--format", format, "-v"]);
            assert_eq!(
                (first.code, again.code),
                (code, code),
                "{what}: {}",
                first.out
            );
            if format != "human" {
                assert!(!first.out.is_empty(), "{what}");
                assert_eq!(first.out, again.out, "{what}");
                continue;
            }
            let findings = |said: &Said| {
                let lines = said
                    .out
                    .lines()
                    .filter(|line| !line.starts_with("made ") && !line.contains("up to date"));
                lines
                    .filter(|line| !line.contains(" made; "))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            assert_eq!(findings(&first), findings(&again), "{what}");
        }
    }
}

#[test]
fn strictness_is_remembered_with_the_build() {
    let workspace =
        lay_out(&council().replace("inputs/report.yaml", "as_of: 2004-07-20", "as_of: 20.07.04"));
    assert_eq!(build(&workspace).code, 0);
    for _ in 0..2 {
        let strict = guildhall(workspace.path(), &["build", "--strict"]);
        assert_eq!(strict.code, 1, "{}", strict.out);
        assert!(
            strict.out.contains("error[two-digit-year]"),
            "{}",
            strict.out
        );
    }
    assert_eq!(build(&workspace).code, 0);
}

#[test]
fn the_outputs_of_a_document_that_is_no_more_are_removed_and_nothing_else() {
    let workspace = built(&council());
    let own = workspace.path().join("output/os-1-04/my-notes.txt");
    write(&own, "an officer's own");
    write(&workspace.path().join("output/readme.txt"), "kept");
    std::fs::remove_file(workspace.path().join("inputs/report.yaml")).unwrap();
    let said = build(&workspace);
    assert_eq!(said.code, 0, "{}", said.out);
    let left = hashes(workspace.path());
    let mine: Vec<&String> = left
        .keys()
        .filter(|path| path.starts_with("os-1-04/"))
        .collect();
    assert_eq!(mine, ["os-1-04/my-notes.txt"]);
    assert!(left.contains_key("readme.txt"));
    assert!(left.contains_key("progress-1/progress-1.pdf"));
    let manifest = std::fs::read_to_string(workspace.path().join("output/manifest.json")).unwrap();
    assert!(!manifest.contains("os-1-04"), "{manifest}");
}

#[test]
fn the_old_outputs_of_a_refused_document_stay_as_they_were() {
    let workspace = built(&council());
    let before = hashes(workspace.path());
    let spoilt = council().replace("inputs/report.yaml", "verb: comment", "verb: comend");
    write(
        &workspace.path().join("inputs/report.yaml"),
        spoilt.bytes("inputs/report.yaml"),
    );
    let said = build(&workspace);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("refused OS 1/04: see the errors above"),
        "{}",
        said.out
    );
    assert!(!said.out.contains("refused Progress 1"), "{}", said.out);
    let after = hashes(workspace.path());
    assert_eq!(before["os-1-04/os-1-04.pdf"], after["os-1-04/os-1-04.pdf"]);
    let manifest = std::fs::read_to_string(workspace.path().join("output/manifest.json")).unwrap();
    assert!(manifest.contains("os-1-04/os-1-04.pdf"), "{manifest}");
}

#[test]
fn a_changed_record_makes_only_what_depends_on_it_again() {
    let workspace = built(&council());
    let change = |path: &str, from: &str, to: &str| {
        let changed = council().replace(path, from, to);
        write(&workspace.path().join(path), changed.bytes(path));
        build(&workspace)
    };
    let said = change(
        "inputs/report.yaml",
        "The review asked for a policy.",
        "The review wanted a policy.",
    );
    assert_eq!(
        made(&said),
        ["os-1-04/os-1-04.pdf", "os-1-04/os-1-04-large-print.pdf"],
        "{}",
        said.out
    );
    let said = change(
        "inputs/actions.yaml",
        "The draft is late.",
        "The draft is very late.",
    );
    assert!(
        made(&said).contains(&"progress-1/progress-1-key-issues.pdf"),
        "{}",
        said.out
    );
    assert!(
        made(&said)
            .iter()
            .all(|path| path.starts_with("progress-1/")),
        "{}",
        said.out
    );
    let said = change(
        "inputs/acronyms.yaml",
        "Local Strategic Partnership",
        "Local Strategy Partnership",
    );
    assert_eq!(made(&said), [""; 0], "no paper uses it: {}", said.out);
    let said = change("inputs/council.yaml", "Wells City Council", "Wells Council");
    assert!(made(&said).contains(&"os-1-04/os-1-04.pdf"), "{}", said.out);
    assert!(
        made(&said).contains(&"progress-1/progress-1-working.xlsx"),
        "{}",
        said.out
    );
}

#[test]
fn an_output_that_was_lost_or_changed_is_made_again() {
    let workspace = built(&council());
    let before = hashes(workspace.path());
    std::fs::remove_file(workspace.path().join("output/os-1-04/os-1-04.pdf")).unwrap();
    assert_eq!(made(&build(&workspace)), ["os-1-04/os-1-04.pdf"]);
    write(
        &workspace.path().join("output/progress-1/progress-1.pdf"),
        "overwritten",
    );
    assert_eq!(made(&build(&workspace)), ["progress-1/progress-1.pdf"]);
    assert_eq!(hashes(workspace.path()), before);
}

#[test]
fn a_damaged_ledger_is_as_if_there_were_none() {
    let workspace = built(&council());
    let before = hashes(workspace.path());
    let ledger = workspace.path().join("output/.guildhall/ledger.json");
    let good = std::fs::read(&ledger).unwrap();
    let other_format =
        String::from_utf8(good.clone())
            .unwrap()
            .replacen("\"version\":1", "\"version\":999", 1);
    let damages = [
        b"".as_slice(),
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        &good[..good.len() / 2],
        other_format.as_bytes(),
    ];
    for damage in damages {
        write(&ledger, damage);
        let said = build(&workspace);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(made(&said).contains(&"os-1-04/os-1-04.pdf"), "{}", said.out);
        assert_eq!(hashes(workspace.path()), before);
    }
}

#[test]
fn nothing_that_was_made_holds_the_folder_it_was_made_in() {
    let workspace = built(&council());
    let folder = workspace.path().file_name().unwrap().to_str().unwrap();
    for (path, bytes) in tree(&workspace.path().join("output")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(folder), "{path} holds {folder}");
    }
}
