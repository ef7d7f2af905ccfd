//! Each check on a tiny council: where it fires, with the words a person sees, and where it stays silent.

use crate::council::{Council, council};

const ACTIONS: &str = "inputs/actions.yaml";
const REPORT: &str = "inputs/report.yaml";

/// The tiny council with other words for the background of its report, which is final.
fn told(background: &str) -> Council {
    let quoted = background.replace('"', "\\\"");
    council().replace(
        REPORT,
        "The review asked for a policy.",
        &format!("\"{quoted}\""),
    )
}

/// What is found in the words of a report.
fn found_in(background: &str) -> String {
    told(background).short()
}

#[test]
fn a_council_with_nothing_wrong_is_told_nothing() {
    assert_eq!(council().short(), "");
}

#[test]
fn every_check_is_explained_with_an_example_and_a_remedy() {
    let checks = guildhall::checks::ALL;
    assert!(checks.len() >= 10, "saw only {} checks", checks.len());
    for check in checks {
        let page = check.code.explanation();
        for part in ["Example: ", "Remedy: "] {
            assert!(
                page.contains(part),
                "`{}` has no `{part}`:\n{page}",
                check.code.name
            );
        }
        assert!(
            !page.contains("//!") && !page.contains("use crate"),
            "{page}"
        );
    }
}

// --- faults of the paper --------------------------------------------------------------------------

#[test]
fn a_drafting_note_is_quoted_at_its_exact_place() {
    assert_eq!(
        found_in("The survey is over. Insert from research findings. More follows."),
        "inputs/report.yaml:16:34: error[drafting-note]: `Insert from research findings.` is a drafting note, \
         not something to tell a reader\n"
    );
    let finding = &told("The cost is TBC.").check()[0];
    assert_eq!(finding.quote.as_deref(), Some("TBC"));
    assert_eq!(finding.documents, ["OS 1/04"]);
}

#[test]
fn every_sort_of_drafting_note_is_found() {
    for note in [
        "TBC",
        "tba",
        "T-shirts cost £xxx",
        "lorem ipsum dolor",
        "Is it so???",
        "Dear [insert name]",
        "On [date] we met",
        "[delete as appropriate]",
        "[to be agreed with Legal]",
        "The sum is [____]",
        "Insert some figures",
        "Add examples here.",
        "Expand here",
        "Expand on this.",
        "We say: identify here what this means.",
        "To be inserted once known.",
        "To be confirmed.",
        "Check here with Finance.",
        "Some text.\n\n- Insert from the survey",
        "**Insert** from the survey",
    ] {
        let council = council().with("inputs/note.md", note);
        let council = council.replace(REPORT, "The review asked for a policy.", "{file: note.md}");
        let found = council.short();
        assert_eq!(
            found.matches("[drafting-note]").count(),
            1,
            "in `{note}`: {found}"
        );
    }
}

#[test]
fn ordinary_sentences_are_no_drafting_notes() {
    for sentence in [
        "Add the sums and check the total.",
        "Insert the key before you turn it.",
        "Identify partners from the register.",
        "Expand the service to the villages.",
        "Add some trees to the avenue.",
        "Officers came from here and there.",
        "The date is to be confirmed by the Council in May.",
        "Who pays, and why? The Council does.",
        "It was \"their [sic] plan\" [2004] EWCA 12.",
        "The text runs on [...] and ends [emphasis added].",
        "Volume XXX of the series has 30 pages.",
        "Print `TBC` and `[insert name]` as they are.",
        "We have inserted here what was missing.",
    ] {
        let council = council().with("inputs/note.md", sentence);
        let council = council.replace(REPORT, "The review asked for a policy.", "{file: note.md}");
        let found: Vec<String> = council
            .short()
            .lines()
            .filter(|l| l.contains("drafting"))
            .map(str::to_owned)
            .collect();
        assert_eq!(found, Vec::<String>::new(), "in `{sentence}`");
    }
}

#[test]
fn a_drafting_note_only_warns_in_a_draft_and_is_free_in_notes() {
    let draft = told("The cost is TBC.").replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[drafting-note]: `TBC`"),
        "{}",
        draft.short()
    );
    let notes = council().append(REPORT, "notes: TBC with Finance, insert here later\n");
    assert_eq!(notes.short(), "");
}

#[test]
fn a_drafting_note_in_a_register_is_found_where_it_is_printed() {
    let found = council()
        .replace(
            ACTIONS,
            "text: Train officers.",
            "text: Train officers, number tbd.",
        )
        .short();
    assert_eq!(
        found,
        "inputs/actions.yaml:19:32: error[drafting-note]: `tbd` is a drafting note, not something to tell a reader\n"
    );
}

#[test]
fn an_action_needs_an_owner() {
    let found = council().replace(ACTIONS, "  owner: manager\n", "").short();
    assert_eq!(
        found,
        "inputs/actions.yaml:1:7: error[action-without-owner]: the action `A1.1` has no owner; exactly one was \
         expected\n"
    );
}

#[test]
fn a_date_moves_only_with_a_reason() {
    let found = council()
        .replace(ACTIONS, ", reason: The survey took longer.", "")
        .short();
    assert_eq!(
        found,
        "inputs/actions.yaml:11:11: error[revision-without-reason]: the date of the milestone `M1.1` was moved \
         without a reason\n"
    );
}

#[test]
fn a_paper_is_not_later_than_its_meeting() {
    let late = council().replace(REPORT, "as_of: 2004-07-20", "as_of: 2004-07-30");
    assert_eq!(
        late.short(),
        "inputs/report.yaml:5:8: error[date-order]: `as_of` is 30 July 2004, after the meeting of 29 July 2004 that \
         the paper goes to\n"
    );
    let twice = "consult}, {body: scrutiny, meeting: os-2004-09-09, purpose: note}]";
    assert_eq!(
        late.replace(REPORT, "consult}]", twice).short(),
        "",
        "a later meeting receives it too"
    );
    let same = council().replace(REPORT, "as_of: 2004-07-20", "as_of: 2004-07-29");
    assert_eq!(same.short(), "", "on the day of the meeting");
}

#[test]
fn a_complete_action_has_no_open_milestone() {
    let found = council()
        .replace(ACTIONS, ", done: 2004-06-30", ", done: 2004-08-26")
        .short();
    let expected = "warning[complete-with-open-milestone]: the action `A2.1` is reported complete, but its milestone \
                    `M2.1` is not done\n";
    assert!(found.contains(expected), "{found}");
    let closed = council().replace(ACTIONS, "status: complete", "status: closed");
    let closed = closed.replace(
        ACTIONS,
        "due: June 2004, done: 2004-06-30",
        "due: June 2005",
    );
    assert_eq!(closed.short(), "", "what is closed need not be done");
}

#[test]
fn what_is_ongoing_has_a_review() {
    let found = council()
        .replace(ACTIONS, "\"ongoing, review November 2004\"", "ongoing")
        .short();
    assert_eq!(
        found,
        "inputs/actions.yaml:22:44: warning[ongoing-without-review]: found `ongoing` without a review; the date of \
         the next review was expected\n"
    );
}

#[test]
fn an_unknown_acronym_is_told_once_in_a_paper() {
    let council = told("CMT met. BVPI and BVPIs are figures; BVPI is one.");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:16:23: warning[unknown-acronym]: `BVPI` is not in the register of acronyms\n"
    );
    assert_eq!(
        council.help(),
        "add it to the register of acronyms, or write it in full\n"
    );
    assert_eq!(told("The CMTT met.").help(), "did you mean `CMT`?\n");
}

#[test]
fn what_a_register_explains_or_everyone_knows_is_no_unknown_acronym() {
    for sentence in [
        "CMT and the LSPs met; the LSP's plan is agreed.",
        "See OS 1/04, HC 12/04 and EX 3/04.",
        "KI-1 and M1.1 are on course.",
        "Parts II, IV, XIV and MCMXC.",
        "The UK and the EU charge VAT.",
        "Write to CA3 8QG or POLICY@WELLS.EXAMPLE.",
        "Members must NOT park on the A69 or the M6.",
        "EXTRAORDINARY costs, Plan A and Plan B.",
        "Print `BVPI` as it is.",
    ] {
        assert_eq!(found_in(sentence), "", "in `{sentence}`");
    }
}

// --- states of the world --------------------------------------------------------------------------

#[test]
fn a_milestone_that_is_past_is_a_note() {
    let late = council().replace(
        ACTIONS,
        "{date: November 2004,",
        "{date: early August 2004,",
    );
    assert_eq!(
        late.short(),
        "inputs/actions.yaml:9:12: note[milestone-passed]: the milestone `M1.1` of the action `A1.1`, due early \
         August 2004, is not done at 25 August 2004\n"
    );
    let done = late.clone().replace(
        ACTIONS,
        "due: July 2004",
        "due: July 2004\n      done: 2004-08-03",
    );
    assert_eq!(done.short(), "");
    let given_up = late.replace(ACTIONS, "status: at-risk", "status: closed");
    assert_eq!(given_up.short(), "");
}

#[test]
fn a_milestone_put_off_without_a_date_is_a_note() {
    let council = council().replace(ACTIONS, "{date: November 2004,", "{");
    assert_eq!(
        council.short(),
        "inputs/actions.yaml:7:11: note[slipped-without-date]: the milestone `M1.1` of the action `A1.1` was put off \
         on 20 August 2004; no new date given\n"
    );
    let given_up = council.replace(ACTIONS, "status: at-risk", "status: superseded");
    assert_eq!(given_up.short(), "");
}

#[test]
fn an_action_nobody_reported_on_is_a_note() {
    let line = "    - {period: 2004-08, status: on-track, text: Dates are agreed.}\n";
    let council = council().replace(ACTIONS, line, "");
    assert_eq!(
        council.short(),
        "inputs/actions.yaml:16:7: note[no-update-received]: no update on the action `A1.2` was received from the \
         Policy Manager by 25 August 2004\n"
    );
}

#[test]
fn states_of_the_world_refuse_nothing_even_when_asked_to_be_strict() {
    let wish = guildhall::pipeline::Wish {
        strict: true,
        ..guildhall::pipeline::Wish::default()
    };
    let council = council().replace(ACTIONS, "{date: November 2004,", "{");
    let loaded = council.load_as(&wish);
    assert_eq!(loaded.findings.list().len(), 1);
    assert!(loaded.refused().is_empty());
}

#[test]
fn a_finding_in_a_plan_reaches_the_papers_made_from_it() {
    let council = council().replace(ACTIONS, ", reason: The survey took longer.", "");
    let loaded = council.load();
    assert_eq!(
        loaded.refused().into_iter().collect::<Vec<_>>(),
        ["Progress 1"]
    );
}
