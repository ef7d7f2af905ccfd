//! What the law asks before a meeting and after it: clear days, late reports, notices of key decisions, call-in. Every
//! sum is told in words.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const MEETINGS: &str = "inputs/meetings.yaml";
const MEETING: &str = "{id: os-2004-07-29, body: scrutiny, date: 2004-07-29, sitting: scrutiny";
const SETTINGS: &str = "guildhall.yaml";

/// What is found of one code.
fn found(council: &Council, code: &str) -> String {
    let all = council.short();
    let mark = format!("[{code}]");
    let lines = all.lines().filter(|line| line.contains(&mark));
    lines.map(|line| format!("{line}\n")).collect()
}

// --- clear days -----------------------------------------------------------------------------------

/// The tiny council, the papers of whose meeting of Thursday 29 July 2004 were published on a day.
fn published(day: &str) -> Council {
    council().replace(MEETINGS, MEETING, &format!("{MEETING}, published: {day}"))
}

#[test]
fn papers_published_too_late_are_told_with_the_sum() {
    let late = published("2004-07-22");
    assert_eq!(
        late.short(),
        "inputs/meetings.yaml:1:87: error[clear-days-short]: the papers of `os-2004-07-29` are published on Thursday 22 \
         July 2004, too late: five clear days before Thursday 29 July 2004: 28, 27, 26, 23 and 22 July; published by \
         Wednesday 21 July 2004 (Local Government Act 1972 ss.100A and 100B, as amended by SI 2002/715)\n"
    );
    let draft = late.replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[clear-days-short]"),
        "{}",
        draft.short()
    );
}

#[test]
fn papers_published_in_time_or_on_no_known_day_are_left_alone() {
    assert_eq!(published("2004-07-21").short(), "");
    assert_eq!(council().short(), "");
}

#[test]
fn three_clear_days_do_in_wales_and_did_in_england_before_october_2002() {
    let wales = published("2004-07-23").append(SETTINGS, "jurisdiction: wales\n");
    assert_eq!(wales.short(), "");
    let late = published("2004-07-26").append(SETTINGS, "jurisdiction: wales\n");
    assert!(
        found(&late, "clear-days-short")
            .contains("too late: three clear days before Thursday 29 July 2004"),
        "{}",
        late.short()
    );
    let earlier = |day: &str| {
        let meeting = "{id: os-2004-07-29, body: scrutiny, date: 2002-09-26, sitting: scrutiny";
        let meeting = format!("{meeting}, published: {day}");
        found(
            &council().replace(MEETINGS, MEETING, &meeting),
            "clear-days-short",
        )
    };
    assert_eq!(earlier("2002-09-20"), "");
    assert!(earlier("2002-09-23").contains("three clear days"));
}

#[test]
fn a_meeting_called_at_shorter_notice_is_allowed_in_its_record() {
    let allow = "allow: [{code: clear-days-short, reason: Called at shorter notice, by: manager}]";
    let urgent = published(&format!("2004-07-27, {allow}"));
    assert_eq!(urgent.short(), "");
}

#[test]
fn papers_are_published_on_a_working_day_unless_any_day_will_do() {
    let sunday = published("2004-07-18");
    assert_eq!(
        sunday.short(),
        "inputs/meetings.yaml:1:87: warning[meeting-on-closed-day]: the papers of `os-2004-07-29` are published on Sunday \
         18 July 2004; a working day was expected\n"
    );
    let any = sunday.append(SETTINGS, "clear_days_rule: clear-working-days-any\n");
    assert_eq!(any.short(), "");
}

#[test]
fn a_day_of_publication_and_its_weekday_agree() {
    let wrong = published("\"Friday 21 July 2004\"");
    assert!(
        wrong.short().contains("error[wrong-weekday]"),
        "{}",
        wrong.short()
    );
    assert_eq!(published("\"Wednesday 21 July 2004\"").short(), "");
}

// --- late reports ---------------------------------------------------------------------------------

/// The tiny council, whose report itself was published on a day.
fn report_published(council: Council, day: &str) -> Council {
    council.replace(
        REPORT,
        "purpose: consult",
        &format!("purpose: consult, published: {day}"),
    )
}

#[test]
fn a_report_published_after_the_agenda_says_why_it_cannot_wait() {
    let late = report_published(council(), "2004-07-26");
    assert_eq!(
        late.short(),
        "inputs/report.yaml:8:76: error[late-item]: the report is published on Monday 26 July 2004, and does not say why \
         it is late: five clear days before Thursday 29 July 2004: 28, 27, 26, 23 and 22 July; published by Wednesday 21 \
         July 2004\n"
    );
    let draft = late
        .clone()
        .replace(REPORT, "status: final", "status: draft");
    assert!(draft.short().contains("warning[late-item]"));
    let half = late.append(
        REPORT,
        "late: {reason_late: The figures came on 23 July 2004.}\n",
    );
    assert_eq!(
        half.short(),
        "inputs/report.yaml:28:7: error[late-item]: the report is late, and does not state `reason_not_wait`\n"
    );
}

#[test]
fn a_report_is_published_on_a_working_day_too() {
    assert_eq!(
        report_published(council(), "2004-07-18").short(),
        "inputs/report.yaml:8:76: warning[meeting-on-closed-day]: the report is published on Sunday 18 July 2004; a \
         working day was expected\n"
    );
}

#[test]
fn a_report_that_says_why_or_came_with_the_agenda_is_left_alone() {
    let reasons = "late: {reason_late: The figures came late., reason_not_wait: The grant lapses in August 2004.}\n";
    assert_eq!(
        report_published(council(), "2004-07-26")
            .append(REPORT, reasons)
            .short(),
        ""
    );
    assert_eq!(report_published(council(), "2004-07-21").short(), "");
    let with_agenda = report_published(published("2004-07-26"), "2004-07-26");
    assert_eq!(
        found(&with_agenda, "late-item"),
        "",
        "the whole agenda is late, not the report"
    );
}

// --- key decisions --------------------------------------------------------------------------------

const NOTICES: &str = "inputs/key_decisions.yaml";
const NOTICE: &str = "\
- id: KD.14/26
  matter: Whether to award the contract for the leisure centre.
  decision_maker: executive
  members: [Leader, Portfolio Holder for Finance]
  decided: 2026-11-30
  documents: [Report OS 1/26]
  copies_from: Civic Centre, Wells
  others_accepted: yes
  procedure: Write to the Policy Manager.
  published: 2026-11-01
";

/// A council of 2026, whose executive is asked for a key decision on Monday 30 November, with lines for its notice.
fn key_decision(notice: &str, named: &str) -> Council {
    let council = council()
        .replace(SETTINGS, "as_of: 2004-08-25", "as_of: 2026-10-20")
        .replace(
            MEETINGS,
            MEETING,
            "{id: ex, body: executive, date: 2026-11-30, sitting: executive",
        )
        .replace(REPORT, "id: OS 1/04", "id: OS 1/26")
        .replace(
            REPORT,
            "{body: scrutiny, meeting: os-2004-07-29, purpose: consult}",
            &format!("{{body: executive, meeting: ex, purpose: decide{named}}}"),
        )
        .replace(REPORT, "key_decision: no", "key_decision: yes");
    if notice.is_empty() {
        council
    } else {
        council.with(NOTICES, notice)
    }
}

/// What is found of notices.
fn notices(council: &Council) -> String {
    found(council, "key-decision-notice")
}

#[test]
fn a_key_decision_without_a_notice_is_refused() {
    assert_eq!(
        notices(&key_decision("", "")),
        "inputs/report.yaml:11:15: error[key-decision-notice]: a key decision is asked for on 30 November 2026, and no \
         notice of it is named\n"
    );
    let unpublished = NOTICE.replace("  published: 2026-11-01\n", "");
    assert_eq!(
        notices(&key_decision(&unpublished, ", notice: KD.14/26")),
        "inputs/report.yaml:8:62: error[key-decision-notice]: the notice of the key decision `KD.14/26` has no day of \
         publication\n"
    );
}

#[test]
fn a_notice_of_28_clear_days_is_long_enough_and_one_of_27_is_not() {
    let on = |day: &str| {
        let notice = NOTICE.replace("published: 2026-11-01", &format!("published: {day}"));
        key_decision(&notice, ", notice: KD.14/26")
    };
    assert_eq!(notices(&on("2026-11-01")), "");
    assert_eq!(
        notices(&on("2026-11-02")),
        "inputs/key_decisions.yaml:10:14: error[key-decision-notice]: the notice of the key decision `KD.14/26` is \
         published on Monday 2 November 2026, too late: 28 clear days before Monday 30 November 2026: 2 November to 29 November, \
         every day counted; published by Sunday 1 November 2026\n"
    );
    let working = on("2026-11-01").append(SETTINGS, "notice_rule: working-28\n");
    assert!(
        notices(&working).contains("28 clear working days before"),
        "{}",
        notices(&working)
    );
}

#[test]
fn an_exception_shortens_the_notice_and_gives_its_reason() {
    let with = |day: &str, exception: &str| {
        let lines = format!("published: {day}\n  exception: {exception}");
        let notice = NOTICE.replace("published: 2026-11-01", &lines);
        notices(&key_decision(&notice, ", notice: KD.14/26"))
    };
    let reason = "\n  exception_reason: The grant lapses in December.";
    assert!(with("2026-11-20", "general-exception").contains("does not state `exception_reason`"));
    assert_eq!(
        with("2026-11-20", &format!("general-exception{reason}")),
        ""
    );
    assert!(
        with("2026-11-24", &format!("general-exception{reason}"))
            .contains("too late: five clear days")
    );
    assert_eq!(with("2026-11-27", &format!("special-urgency{reason}")), "");
}

#[test]
fn a_notice_states_all_that_the_regulations_ask() {
    assert_eq!(
        notices(&key_decision(
            "- {id: KD.14/26, decision_maker: executive, others_accepted: no, published: 2026-11-01}\n",
            ""
        )),
        "inputs/key_decisions.yaml:1:3: error[key-decision-notice]: the notice of the key decision `KD.14/26` does not \
         state `matter`, `decided`, `documents`, `copies_from`, `others_accepted`, `procedure` and `members`\n\
         inputs/report.yaml:11:15: error[key-decision-notice]: a key decision is asked for on 30 November 2026, and no \
         notice of it is named\n"
    );
    let officer = NOTICE
        .replace("decision_maker: executive", "decision_maker: manager")
        .replace("  members: [Leader, Portfolio Holder for Finance]\n", "");
    assert_eq!(
        notices(&key_decision(&officer, ", notice: KD.14/26")),
        "",
        "an officer has no list of members"
    );
}

#[test]
fn no_notice_is_asked_for_in_2004_nor_in_wales_nor_of_scrutiny() {
    let in_2012 = |day: &str| {
        let council = key_decision("- {id: KD.1/12, decided: 2012-09-06}\n", "");
        notices(&council.replace(MEETINGS, "2026-11-30", day))
    };
    assert_eq!(in_2012("2012-09-07"), "");
    assert!(in_2012("2012-09-10").contains("no notice of it is named"));
    let wales = key_decision("- {id: KD.14/26}\n", "").append(SETTINGS, "jurisdiction: wales\n");
    assert_eq!(notices(&wales), "");
    let scrutiny =
        key_decision("", "").replace(MEETINGS, "sitting: executive", "sitting: scrutiny");
    assert_eq!(notices(&scrutiny), "");
    let none = key_decision("", "").replace(REPORT, "key_decision: yes", "key_decision: no");
    assert_eq!(notices(&none), "");
}

// --- call-in --------------------------------------------------------------------------------------

/// What is found of a step, where the executive decides on Monday 30 November 2026 and its decision can be called in.
fn step(call_in: &str, what: &str, by: &str) -> String {
    let steps = format!("call_in: {call_in}\nnext_steps:\n  - {{what: {what}, by: {by}}}\n");
    let council = key_decision(NOTICE, ", notice: KD.14/26").append(REPORT, &steps);
    found(&council, "before-call-in-ends")
}

#[test]
fn a_step_before_call_in_has_ended_is_told_with_the_sum() {
    assert_eq!(
        step("yes", "Sign the contract", "2026-12-04"),
        "inputs/report.yaml:30:35: warning[before-call-in-ends]: `Sign the contract` is due by 4 December 2026, while the \
         decision can still be called in: five working days after Monday 30 November 2026, if the decisions are published \
         on that day: 1, 2, 3, 4 and 7 December; called in by Monday 7 December 2026\n"
    );
}

#[test]
fn steps_after_call_in_or_that_carry_out_nothing_are_left_alone() {
    for (call_in, what, by) in [
        ("yes", "Sign the contract", "2026-12-08"),
        ("yes", "Sign the contract", "December 2026"),
        ("yes", "Finish the survey", "2026-11-20"),
        ("yes", "Publish the decision", "2026-12-02"),
        ("no", "Sign the contract", "2026-12-04"),
    ] {
        assert_eq!(step(call_in, what, by), "", "{what} by {by}");
    }
}
