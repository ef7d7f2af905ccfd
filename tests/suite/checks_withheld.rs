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
    let empty = classified("part-exempt\nexempt: {paragraphs: []}\nexempt_fields: [background]");
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

// --- what is marked -------------------------------------------------------------------------------

/// The council whose report is exempt in part, with lines of its own in the place of its framework.
fn part_exempt(appendix: &str) -> Council {
    classified("part-exempt\nexempt: {paragraphs: [9]}").replace(
        REPORT,
        "title: Framework, body: What the policy will cover.",
        appendix,
    )
}

#[test]
fn a_part_exempt_paper_says_which_part() {
    assert_eq!(
        classified("part-exempt\nexempt: {paragraphs: [9]}").short(),
        "inputs/report.yaml:6:17: error[exempt-part]: the paper is `part-exempt`, and nothing in it is marked as exempt: \
         all of it would be published\n"
    );
    let marked = "title: Framework, exempt: 9, body: What the policy will cover.";
    assert_eq!(part_exempt(marked).short(), "");
    let of_its_own =
        classified("part-exempt\nexempt: {paragraphs: [9]}\nexempt_fields: [background]");
    assert_eq!(of_its_own.short(), "");
}

#[test]
fn a_paper_that_shows_exempt_records_may_be_exempt_in_part_by_them_alone() {
    let council = council()
        .replace(
            "inputs/budgets.yaml",
            "amount: £9000",
            "amount: £9000, exempt: 9, exempt_fields: [amount]",
        )
        .replace(
            "inputs/progress.yaml",
            "classification: public",
            "classification: part-exempt\nexempt: {paragraphs: [9]}",
        );
    assert_eq!(council.short(), "");
}

#[test]
fn a_mark_in_a_public_paper_is_found_at_the_mark() {
    let marked = council().replace(
        REPORT,
        "title: Framework, body",
        "title: Framework, exempt: 9, body",
    );
    assert_eq!(
        marked.short(),
        "inputs/report.yaml:24:43: error[exempt-part]: this is exempt, and the paper that it stands in is `public`\n"
    );
}

#[test]
fn a_mark_names_a_paragraph_for_which_the_paper_gives_reasons_and_fields_that_there_are() {
    assert_eq!(
        part_exempt("title: Framework, exempt: 7, body: What the policy will cover.").short(),
        "inputs/report.yaml:25:43: error[exempt-part]: this is exempt under paragraph 7, for which the paper gives no \
         reasons\n"
    );
    assert_eq!(
        part_exempt(
            "title: Framework, exempt: 9, exempt_fields: [bdy], body: What the policy will cover."
        )
        .short(),
        "inputs/report.yaml:25:61: error[exempt-part]: there is no field `bdy` here\n"
    );
    assert_eq!(
        part_exempt("title: Framework, exempt_fields: [body], body: What the policy will cover.")
            .short(),
        "inputs/report.yaml:25:50: error[exempt-part]: this names fields that are exempt, and no paragraph\n"
    );
}

#[test]
fn a_record_of_a_register_gives_its_own_reasons_since_2006() {
    let budgets = "inputs/budgets.yaml";
    let marked = council().replace(budgets, "amount: £9000", "amount: £9000, exempt: 9");
    assert_eq!(marked.short(), "");
    let later = marked.replace("guildhall.yaml", "as_of: 2004-08-25", "as_of: 2007-08-25");
    let found = later.short();
    assert!(
        found.contains(
            "inputs/budgets.yaml:1:72: error[exempt-part]: found no paragraph of Schedule 12A; one of 1 to 7 was expected \
             (SI 2006/88)\ninputs/budgets.yaml:1:72: error[exempt-part]: the record is exempt, and does not state \
             `public_interest` and `exempt_review`\n"
        ),
        "{found}"
    );
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
