//! How grave a finding is in the end: by the levels of the workspace and by where the paper is going; and how a check is
//! explained.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read the list of checks in the repository"
)]

use guildhall::pipeline::Wish;
use serde_json::Value as Json;

use crate::council::{Council, council};
use crate::made::{guildhall, lay_out};

pub(crate) const ACTIONS: &str = "inputs/actions.yaml";
pub(crate) const REPORT: &str = "inputs/report.yaml";
const SETTINGS: &str = "guildhall.yaml";

/// The tiny council, whose final report says that something is to be confirmed.
pub(crate) fn spoilt() -> Council {
    council().replace(REPORT, "The review asked for a policy.", "The cost is TBC.")
}

/// The council with levels in its settings.
fn levelled(council: Council, levels: &str) -> Council {
    council.append(SETTINGS, &format!("levels: {{{levels}}}\n"))
}

/// A second report, as a draft, whose background is given.
pub(crate) fn with_draft(council: Council, id: &str, background: &str) -> Council {
    let text = council.text(REPORT);
    let text = text
        .replace("id: OS 1/04", &format!("id: {id}"))
        .replace("status: final", "status: draft")
        .replace("The review asked for a policy.", background);
    council.with(
        &format!("inputs/{}.yaml", id.replace(['/', ' '], "-")),
        text,
    )
}

/// The lines that tell of a code.
pub(crate) fn lines(council: &Council, code: &str) -> String {
    let all = council.short();
    let own = all
        .lines()
        .filter(|line| line.contains(&format!("[{code}]")));
    own.map(|line| format!("{line}\n")).collect()
}

// --- levels ---------------------------------------------------------------------------------------

#[test]
fn a_workspace_sets_the_level_of_a_check_or_turns_it_off() {
    let found = "inputs/report.yaml:16:25: error[drafting-note]: `TBC` is a drafting note, not something to tell a reader\n";
    assert_eq!(spoilt().short(), found);
    for word in ["warning", "note"] {
        let levelled = levelled(spoilt(), &format!("drafting-note: {word}"));
        assert_eq!(levelled.short(), found.replace("error", word));
        assert!(levelled.load().refused().is_empty());
    }
    assert_eq!(levelled(spoilt(), "drafting-note: off").short(), "");
    assert_eq!(
        levelled(spoilt(), "typed-number: off").short(),
        found,
        "other checks stay as they are"
    );
}

#[test]
fn a_level_that_cannot_be_given_is_told_at_its_key() {
    for (line, told) in [
        (
            "drafting-notes: off",
            "guildhall.yaml:6:10: error[unknown-code]: `drafting-notes` is not a code\n",
        ),
        (
            "wrong-kind: off",
            "guildhall.yaml:6:10: error[not-a-check]: `wrong-kind` is no check's code: only what a check finds can be decided about\n",
        ),
        (
            "milestone-passed: warning",
            "guildhall.yaml:6:10: error[promoted-note]: `milestone-passed` tells of a state of the world, which is no fault of a paper\n",
        ),
        (
            "drafting-note: fatal",
            "guildhall.yaml:6:25: error[broken-settings]: `drafting-note`: found `fatal`, expected one of `error`, `warning`, `note`, `off`\n",
        ),
    ] {
        let council = levelled(council(), line);
        assert_eq!(council.short(), told);
        assert_eq!(
            council.load().refused().len(),
            2,
            "the settings hold for every paper"
        );
    }
    let misspelt = levelled(council(), "drafting-notes: off");
    assert_eq!(misspelt.help(), "did you mean `drafting-note`?\n");
}

#[test]
fn neither_a_level_nor_strictness_makes_a_fault_of_a_note() {
    let quoted = "See Appendix 1.\n\n> They said: see Appendix 1.";
    let council = council().with("inputs/note.md", quoted);
    let council = council.replace(REPORT, "The review asked for a policy.", "{file: note.md}");
    let council = council.replace(ACTIONS, "{date: November 2004,", "{");
    let council = levelled(council, "typed-number: error, slipped-without-date: note");
    let strict = Wish {
        strict: true,
        ..Wish::default()
    };
    let loaded = council.load_as(&strict);
    let told = guildhall::show::short(loaded.findings.list());
    assert!(
        told.contains("inputs/note.md:1:5: error[typed-number]"),
        "{told}"
    );
    assert!(
        told.contains("inputs/note.md:3:18: note[typed-number]"),
        "{told}"
    );
    assert!(told.contains("note[slipped-without-date]"), "{told}");
    assert_eq!(
        loaded.refused().into_iter().collect::<Vec<_>>(),
        ["OS 1/04"]
    );
}

// --- destination ----------------------------------------------------------------------------------

#[test]
fn a_draft_is_judged_as_final_once_a_paper_that_goes_out_leads_to_it() {
    let alone = with_draft(council(), "OS 2/04", "The cost is TBC.");
    let found = "inputs/OS-2-04.yaml:16:25: warning[drafting-note]: `TBC` is a drafting note, not something to tell a reader\n";
    assert_eq!(alone.short(), found);
    let cited = alone.clone().replace(
        REPORT,
        "The review asked for a policy.",
        "\"See [[OS 2/04]].\"",
    );
    assert_eq!(cited.short(), found.replace("warning", "error"));
    let through = with_draft(alone, "OS 3/04", "\"See [[OS 2/04]].\"");
    assert_eq!(
        through.short(),
        found,
        "a draft that a draft cites goes nowhere"
    );
    let through = through.replace(
        REPORT,
        "The review asked for a policy.",
        "\"See [[OS 3/04]].\"",
    );
    assert_eq!(
        through.short(),
        found.replace("warning", "error"),
        "by way of another"
    );
}

#[test]
fn a_paper_in_consultation_goes_out_and_one_that_was_superseded_does_not() {
    for (status, severity) in [
        ("consultation", "error"),
        ("final", "error"),
        ("draft", "warning"),
        ("superseded", "warning"),
        ("withdrawn", "warning"),
    ] {
        let council = spoilt().replace(REPORT, "status: final", &format!("status: {status}"));
        let told = council.short();
        assert!(
            told.contains(&format!("{severity}[drafting-note]")),
            "{status}: {told}"
        );
    }
}

#[test]
fn a_placeholder_that_is_looked_after_follows_the_destination_too() {
    let todo = "\"[[todo: the cost | treasurer | 1 July]]\"";
    let council = with_draft(council(), "OS 2/04", todo);
    assert!(
        lines(&council, "placeholder-left-in").contains(": warning["),
        "{}",
        council.short()
    );
    let cited = council.replace(
        REPORT,
        "The review asked for a policy.",
        "\"See [[OS 2/04]].\"",
    );
    assert!(
        lines(&cited, "placeholder-left-in").contains(": error["),
        "{}",
        cited.short()
    );
}

#[test]
fn a_record_that_only_drafts_print_is_judged_as_a_draft() {
    let council = council().replace(
        ACTIONS,
        "text: Train officers.",
        "text: Train TBC officers.",
    );
    assert!(
        council.short().contains("error[drafting-note]"),
        "{}",
        council.short()
    );
    let draft = council.replace("inputs/progress.yaml", "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[drafting-note]"),
        "{}",
        draft.short()
    );
}

// --- explained ------------------------------------------------------------------------------------

#[test]
fn a_check_is_explained_with_both_its_severities() {
    let page = |code: &str| guildhall(lay_out(&council()).path(), &["explain", code]).out;
    let note = page("drafting-note");
    assert!(
        note.starts_with("drafting-note (error): a drafting note left in a paper\n\n"),
        "{note}"
    );
    assert!(
        note.ends_with(
            "\n\nSeverity: warning in a draft, error in a paper going to publication.\n"
        ),
        "{note}"
    );
    assert!(
        page("milestone-passed").ends_with(
            "\n\nSeverity: note, wherever the paper is going; it never refuses a paper.\n"
        )
    );
}

#[test]
fn the_list_of_checks_is_as_the_program_writes_it() {
    let said = guildhall(lay_out(&council()).path(), &["explain", "--markdown"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let checks = guildhall::checks::ALL;
    assert!(checks.len() >= 10, "saw only {} checks", checks.len());
    for check in checks {
        let heading = format!("\n### {}\n", check.code.name);
        assert!(said.out.contains(&heading), "no `{heading}`");
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == said.out,
        "docs/checks.md is out of date; make it again with `guildhall explain --markdown > docs/checks.md`"
    );
}

#[test]
fn editors_know_every_level_that_can_be_given() {
    let said = guildhall(lay_out(&council()).path(), &["schema", "guildhall"]);
    let schema: Json = serde_json::from_str(&said.out).unwrap();
    let levels = &schema["properties"]["levels"]["properties"];
    assert_eq!(
        levels["drafting-note"]["enum"],
        serde_json::json!(["error", "warning", "note", "off"])
    );
    assert_eq!(
        levels["milestone-passed"]["enum"],
        serde_json::json!(["note", "off"])
    );
    assert!(levels.get("wrong-kind").is_none());
}

#[test]
fn what_must_never_leave_can_be_neither_allowed_nor_levelled_nor_overridden() {
    let levelled = council().append("guildhall.yaml", "levels:\n  personal-data: note\n");
    let found = levelled.short();
    assert!(
        found.contains(
            "error[not-a-check]: `personal-data` can be neither allowed nor given another level"
        ),
        "{found}"
    );
    let allowed = council().append(
        "inputs/report.yaml",
        "allow:\n  - {code: personal-data, reason: It is known., by: Clerk}\n",
    );
    let found = allowed.short();
    assert!(
        found.contains("error[not-a-check]: `personal-data` can be neither allowed"),
        "{found}"
    );
    let folder = lay_out(&council());
    let said = guildhall(
        folder.path(),
        &[
            "build",
            "--override",
            "personal-data",
            "--reason",
            "It is known.",
            "--by",
            "Clerk",
        ],
    );
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
}
