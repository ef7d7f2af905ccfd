//! What is kept from the public: which reasons the law asks, what is marked as exempt, and that it comes out by no other
//! paper.

use crate::council::{Council, council, example};

const REPORT: &str = "inputs/report.yaml";
const MEETINGS: &str = "inputs/meetings.yaml";
const SECOND: &str = "inputs/second.yaml";

/// The tiny council whose report has another classification, and lines of its own after it.
fn classified(lines: &str) -> Council {
    let line = format!("classification: {lines}");
    council().replace(REPORT, "classification: public", &line)
}

/// The council whose report goes to a meeting of another day.
fn meeting_on(council: Council, day: &str) -> Council {
    let meeting = format!("body: scrutiny, date: {day}");
    let year = day.get(2..4).unwrap();
    council
        .replace(MEETINGS, "body: scrutiny, date: 2004-07-29", &meeting)
        .replace(REPORT, "id: OS 1/04", &format!("id: OS 1/{year}"))
}

// --- reasons --------------------------------------------------------------------------------------

#[test]
fn an_exempt_paper_states_its_paragraph_in_a_draft_too() {
    assert_eq!(
        classified("exempt").short(),
        "inputs/report.yaml:6:17: error[exempt-without-paragraph]: the paper is `exempt`, and does not state the \
         `paragraphs` of Schedule 12A\n"
    );
    let empty = classified("part-exempt\nexempt: {paragraphs: []}");
    assert_eq!(
        empty.short(),
        "inputs/report.yaml:7:9: error[exempt-without-paragraph]: the paper is `part-exempt`, and does not state the \
         `paragraphs` of Schedule 12A\n"
    );
    let draft = classified("exempt").replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("error[exempt-without-paragraph]"),
        "{}",
        draft.short()
    );
}

#[test]
fn from_march_2006_an_exempt_paper_weighs_the_public_interest_too() {
    let bare = classified("exempt\nexempt: {paragraphs: [3]}");
    assert!(!bare.short().contains("exempt-without-paragraph"));
    let later = meeting_on(bare.clone(), "2006-03-01");
    assert_eq!(
        later.short(),
        "inputs/report.yaml:7:9: error[exempt-without-paragraph]: the paper is `exempt`, and does not state why the \
         `public_interest` is in keeping it and the day of its `review`\n"
    );
    let eve = meeting_on(bare, "2006-02-28");
    assert!(
        !eve.short().contains("exempt-without-paragraph"),
        "{}",
        eve.short()
    );
}

#[test]
fn a_paragraph_is_one_of_schedule_12a_on_the_day_in_that_country() {
    let reasons = |paragraph: &str| {
        classified(&format!(
            "exempt\nexempt: {{paragraphs: [{paragraph}], public_interest: Prices would rise., review: 2008-01-10}}"
        ))
    };
    let wales = |council: Council| council.append("guildhall.yaml", "jurisdiction: wales\n");
    assert_eq!(
        meeting_on(reasons("8"), "2007-05-10").short(),
        "inputs/report.yaml:7:23: error[exempt-without-paragraph]: there is no paragraph `8` in Schedule 12A on 10 May \
         2007; one of 1 to 7 was expected (SI 2006/88)\n"
    );
    assert!(
        wales(meeting_on(reasons("3"), "2007-05-10"))
            .short()
            .contains("one of 12 to 18 was expected (SI 2007/969 (W. 86))")
    );
    for right in [
        reasons("8"),
        meeting_on(reasons("7"), "2007-05-10"),
        wales(meeting_on(reasons("14"), "2007-05-10")),
        wales(meeting_on(reasons("3"), "2007-04-20")),
    ] {
        let found = right.short();
        assert!(!found.contains("exempt-without-paragraph"), "{found}");
    }
}

#[test]
fn a_confidential_paper_states_its_ground_and_weighs_nothing() {
    assert_eq!(
        classified("confidential").short(),
        "inputs/report.yaml:6:17: error[exempt-without-paragraph]: the paper is `confidential`, and does not state the \
         `ground` of confidence and the `source` of that ground\n"
    );
    let stated = classified(
        "confidential\nconfidential: {ground: court-order, source: An order of 1 July 2004}",
    );
    assert!(!stated.short().contains("exempt-without-paragraph"));
}

#[test]
fn a_public_paper_gives_no_reasons_for_being_withheld() {
    assert_eq!(
        classified("public\nexempt: {paragraphs: [3]}").short(),
        "inputs/report.yaml:7:9: error[exempt-without-paragraph]: the paper is public, and says under `exempt` why it \
         is not\n"
    );
    assert_eq!(classified("public").short(), "");
}

// --- content --------------------------------------------------------------------------------------

/// The tiny council with a second, exempt report, and with words in the background of the public one.
fn beside_an_exempt_report(background: &str) -> Council {
    let council = council();
    let second = council
        .text(REPORT)
        .replace("id: OS 1/04", "id: OS 2/04")
        .replace(
            "classification: public",
            "classification: exempt\nexempt: {paragraphs: [9]}",
        );
    council
        .with(SECOND, second)
        .replace(REPORT, "The review asked for a policy.", background)
}

/// What is found of content that is withheld.
fn leaks(council: &Council) -> String {
    let all = council.short();
    let lines = all
        .lines()
        .filter(|line| line.contains("[withheld-content]"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_public_paper_that_quotes_or_cites_a_part_of_a_withheld_one_is_refused_at_the_form() {
    assert_eq!(
        leaks(&beside_an_exempt_report(
            "\"As it says: [[text:OS 2/04#rec:r1]]\""
        )),
        "inputs/report.yaml:16:26: error[withheld-content]: this quotes `OS 2/04`, which is withheld from the public\n"
    );
    assert_eq!(
        leaks(&beside_an_exempt_report("\"See [[OS 2/04#app:frame]].\"")),
        "inputs/report.yaml:16:18: error[withheld-content]: this cites a part of `OS 2/04`, which is withheld from the \
         public\n"
    );
}

#[test]
fn a_register_is_public_too() {
    let council = beside_an_exempt_report("None.").replace(
        "inputs/key_issues.yaml",
        "The Council needs a policy.",
        "\"See [[OS 2/04#rec:r1]].\"",
    );
    assert_eq!(
        leaks(&council),
        "inputs/key_issues.yaml:1:57: error[withheld-content]: this cites a part of `OS 2/04`, which is withheld from \
         the public\n"
    );
}

#[test]
fn a_withheld_paper_may_be_cited_by_its_reference_and_may_quote_a_public_one() {
    assert_eq!(leaks(&beside_an_exempt_report("\"See [[OS 2/04]].\"")), "");
    let turned = beside_an_exempt_report("None.").replace(
        SECOND,
        "The review asked for a policy.",
        "\"[[text:OS 1/04#rec:r1]] and [[text:OS 2/04#app:frame]]\"",
    );
    assert_eq!(leaks(&turned), "");
}

#[test]
fn a_public_paper_that_prints_a_withheld_one_is_refused_at_the_field() {
    let note = "inputs/policy/notes/accountability.yaml";
    let council = example().replace(
        note,
        "classification: public",
        "classification: exempt\nexempt: {paragraphs: [9]}",
    );
    let found = leaks(&council);
    assert!(
        found.contains("error[withheld-content]: this prints `GN-accountability`, which is withheld from the public"),
        "{found}"
    );
    assert!(found.starts_with("inputs/policy/policy.yaml:"), "{found}");
    assert_eq!(leaks(&example()), "");
}
