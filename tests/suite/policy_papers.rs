//! The policy, its notes and appendices and the training that teaches it, all out of the same records: what follows
//! when one of them changes.

use std::collections::{BTreeMap, BTreeSet};

use crate::council::{Council, example};
use crate::made::{build, cells_of, guildhall, lay_out, pdf_text, sheet, tree};

const POLICY: &str = "inputs/policy/policy.yaml";
const PROGRAMME: &str = "inputs/training/programme.yaml";

/// The files of the example, as a council makes them.
fn files(council: &Council) -> BTreeMap<String, Vec<u8>> {
    let built = build(council, &[]);
    assert_eq!(built.faults(), "");
    built.files
}

/// What was found that is no note, one a line, of the example spoilt.
fn faults(council: &Council) -> Vec<String> {
    let findings = council.check().into_iter();
    let faults: Vec<_> = findings
        .filter(|finding| finding.severity != guildhall::finding::Severity::Note)
        .collect();
    let short = guildhall::show::short(&faults);
    short.lines().map(str::to_owned).collect()
}

/// Every file below `inputs/` and every line of it that holds some words: `inputs/policy/s4.md:5`.
fn lines_with(council: &Council, words: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in council.paths() {
        let Ok(text) = std::str::from_utf8(council.bytes(&path)) else {
            continue;
        };
        let lines = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.contains(words));
        found.extend(lines.map(|(number, _): (usize, _)| format!("{path}:{number}")));
    }
    found
}

/// File and line of what was found.
fn places(faults: &[String]) -> BTreeSet<String> {
    let place = |line: &String| line.splitn(3, ':').take(2).collect::<Vec<_>>().join(":");
    faults.iter().map(place).collect()
}

#[test]
fn a_definition_changed_once_changes_the_papers_that_hold_it_and_no_other() {
    let before = files(&example());
    let changed = example().replace(
        POLICY,
        "      - pool risks and rewards\n",
        "      - share their risks and their rewards\n",
    );
    let after = files(&changed);
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&before), names(&after));
    let differs = |path: &&String| before[*path] != after[*path];
    let different: Vec<&str> = before.keys().filter(differs).map(String::as_str).collect();
    assert_eq!(
        different,
        [
            "pack-ios-2004-11-25/pack-ios-2004-11-25.pdf",
            "pol-part/pol-part-control.xlsx",
            "pol-part/pol-part.pdf",
            "trn-part/trn-part-handout.pdf",
        ]
    );
    let same = before.keys().filter(|path| !differs(path)).count();
    assert!(same >= 50, "{same} files stayed as they were");
}

#[test]
fn an_appendix_put_in_the_middle_moves_every_number_and_breaks_no_reference() {
    let test = "an_appendix_put_in_the_middle_moves_every_number_and_breaks_no_reference";
    let appendices = "  - id: survey\n";
    let moved = example()
        .replace(
            POLICY,
            appendices,
            &format!(
                "  - {{id: map, title: Map of partnerships, body: A map follows.}}\n{appendices}"
            ),
        )
        .append(
            "inputs/policy/s1.md",
            "\n[[app:map]] shows where they work.\n",
        );
    assert_eq!(faults(&moved), Vec::<String>::new());
    let reads = |council: &Council| {
        let loaded = council.load();
        let policy = loaded.workspace.document("POL-PART").unwrap();
        let sections = policy.record.rows("sections");
        let section = |id: &str| sections.iter().find(|s| s.text("id") == Some(id)).unwrap();
        section("characteristics").words("text")
    };
    assert!(reads(&example()).contains("Appendix 3 sets out what they said."));
    assert!(reads(&moved).contains("Appendix 4 sets out what they said."));
    let Some(text) = pdf_text(
        build(&moved, &["POL-PART"]).file("pol-part/pol-part.pdf"),
        test,
    ) else {
        return;
    };
    for title in [
        "Appendix 3: Map of partnerships",
        "Appendix 4: ",
        "Appendix 6: ",
    ] {
        assert!(text.contains(title), "`{title}` is not in the policy");
    }
}

#[test]
fn a_guidance_note_that_is_gone_is_told_at_every_citation() {
    let id = "accountability";
    let row = format!("  - {{id: {id}, note: GN-{id}, stages: [deciding, running]}}\n");
    let without = example().replace(POLICY, &row, "");
    let found = faults(&without);
    assert!(
        found
            .iter()
            .all(|line| line.contains("there is no `accountability`")),
        "{found:#?}"
    );
    let cited = lines_with(&without, "[[gn:accountability");
    assert!(cited.len() >= 3, "{cited:?}");
    assert_eq!(places(&found), cited);
}

#[test]
fn a_segment_five_minutes_too_long_is_told_where_it_overruns() {
    let example = example();
    let text = example.text(PROGRAMME);
    let last = text.find("\n  - id: S2").unwrap();
    let at = text[..last].rfind("minutes: ").unwrap();
    let minutes: String = text[at + 9..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let longer: u32 = minutes.parse::<u32>().unwrap() + 5;
    let line = text[..at].lines().count();
    let changed = format!(
        "{}minutes: {longer}{}",
        &text[..at],
        &text[at + 9 + minutes.len()..]
    );
    let found = faults(&example.with(PROGRAMME, changed));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with(&format!("{PROGRAMME}:{line}:"))
            && found[0].contains("error[running-order]")
            && found[0].contains("five minutes past its end"),
        "{found:#?}"
    );
}

/// The example with one person whose needs are told in words of their own.
fn with_a_canary() -> Council {
    let rows: &[&[&str]] = &[
        &[
            "Participant",
            "Session",
            "Audience",
            "Invited",
            "Booked",
            "Attended",
            "Certificate",
            "Access needs",
        ],
        &[
            "Member for Belle Vue",
            "S1",
            "members",
            "yes",
            "yes",
            "yes",
            "yes",
            "CANARYNEED",
        ],
        &[
            "Housing officer",
            "S2",
            "officers",
            "yes",
            "yes",
            "yes",
            "yes",
            "large print",
        ],
    ];
    example().with("inputs/training/attendance.xlsx", sheet("attendance", rows))
}

#[test]
fn what_people_need_to_take_part_is_in_the_private_sheet_and_nowhere_else() {
    let test = "what_people_need_to_take_part_is_in_the_private_sheet_and_nowhere_else";
    let built = build(&with_a_canary(), &[]);
    assert_eq!(built.faults(), "");
    let private = "trn-part/trn-part-workbook.xlsx";
    let mut looked = 0;
    for (path, bytes) in &built.files {
        let words: String = if path.ends_with(".pdf") {
            let Some(text) = pdf_text(bytes, test) else {
                return;
            };
            text
        } else if path.ends_with(".xlsx") {
            let cells = cells_of(bytes);
            cells.into_iter().map(|(shown, _)| shown + "\n").collect()
        } else {
            continue;
        };
        assert_eq!(words.contains("CANARYNEED"), path == private, "{path}");
        looked += 1;
    }
    assert!(looked > 20, "only {looked} papers were looked at");
}

#[test]
fn only_the_private_workbook_says_that_it_is_private() {
    let workspace = lay_out(&example());
    let said = guildhall(workspace.path(), &["build", "TRN-PART"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let files = tree(&workspace.path().join("output"));
    let manifest = String::from_utf8(files["manifest.json"].clone()).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let noted = manifest["files"].as_array().unwrap();
    let private: Vec<&str> = noted
        .iter()
        .filter(|file| file["edition"] == "private")
        .filter_map(|file| file["path"].as_str())
        .collect();
    assert_eq!(private, ["trn-part/trn-part-workbook.xlsx"]);
    let cells = cells_of(&files["trn-part/trn-part-workbook.xlsx"]);
    assert!(
        cells
            .iter()
            .any(|(shown, _)| shown.starts_with("Private: it holds"))
    );
}
