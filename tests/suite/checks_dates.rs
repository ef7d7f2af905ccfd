//! The checks of dates on a tiny council: where each fires, with the words a person sees, and where it stays silent.

use crate::council::{Council, council};

const ACTIONS: &str = "inputs/actions.yaml";
const EVENTS: &str = "inputs/events.yaml";
const REPORT: &str = "inputs/report.yaml";

/// The tiny council whose report has another background, and that dates a launch and a training.
fn told(background: &str) -> Council {
    let quoted = background.replace('"', "\\\"").replace('\n', "\\n");
    council()
        .with(
            EVENTS,
            "- {id: launch, title: Launch of the policy, date: January 2005}\n\
             - {id: training, title: Training after the launch of the policy, date: March 2005}\n",
        )
        .replace(
            REPORT,
            "The review asked for a policy.",
            &format!("\"{quoted}\""),
        )
}

/// What is found where the background says so.
fn found_in(background: &str) -> String {
    told(background).short()
}

/// That nothing is found in any of these sentences.
fn silent(sentences: &[&str]) {
    for sentence in sentences {
        assert_eq!(found_in(sentence), "", "in `{sentence}`");
    }
}

// --- one event, two dates -------------------------------------------------------------------------

#[test]
fn an_event_has_the_date_of_the_register() {
    let council = told("All is well. The launch of the policy is planned for July 2005.");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:16:67: error[event-two-dates]: `Launch of the policy` is dated July 2005 here, and \
         January 2005 in the register of events\n"
    );
    let finding = &council.check()[0];
    let event = finding.related[0].place.to_string();
    assert_eq!(event, "inputs/events.yaml:1:51");
    assert_eq!(finding.quote.as_deref(), Some("July 2005"));
}

#[test]
fn a_date_before_its_event_and_a_phrase_of_a_fact_are_read_too() {
    let before = found_in("On 3 July 2005 the launch of the policy begins.");
    assert!(before.contains("error[event-two-dates]"), "{before}");
    let fact = told("The new rules start in autumn 2005.").with(
        "inputs/facts.yaml",
        "- {id: start, event: launch, phrases: [new rules]}\n",
    );
    assert!(
        fact.short().contains("is dated autumn 2005 here"),
        "{}",
        fact.short()
    );
}

#[test]
fn what_follows_an_event_dates_it_where_two_sentences_of_that_shape_differ() {
    let first =
        told("It is part of the briefing that follows the launch of the policy in January 2005.");
    assert_eq!(first.short(), "");
    let both = first.replace(
        ACTIONS,
        "text: Dates are agreed.",
        "text: It is part of the briefing after the launch of the policy in July 2005.",
    );
    assert_eq!(
        both.short(),
        "inputs/actions.yaml:25:110: error[event-two-dates]: `Launch of the policy` is dated July 2005 here, and January \
         2005 in the register of events\n"
    );
    let related = &both.check()[0].related;
    assert_eq!(related[1].place.to_string(), "inputs/report.yaml:16:82");
    silent(&[
        "It is part of the briefing that follows the launch of the policy in July 2005.",
        "It is part of the briefing after the launch of the policy, which is in July 2005.",
    ]);
}

#[test]
fn an_event_that_is_dated_rightly_or_not_at_all_is_left_alone() {
    silent(&[
        "The launch of the policy is in January 2005.",
        "The launch of the policy is on 20 January 2005.",
        "The launch of the policy is planned for spring 2005, or for January 2005.",
        "The launch of the policy was planned for 2006.",
        "The launch of the policy is not in July 2005.",
        "The launch of the policy moved from July 2005.",
        "The launch of the policy had been due in July 2004.",
        "The launch of the policy is due by July 2005.",
        "Before the launch of the policy in July 2004 officers met.",
        "The launch of the policy needs a budget, which comes in July 2005.",
        "The training after the launch of the policy is in March 2005.",
        "The report says: \"The launch of the policy is in July 2005.\"",
        "> The launch of the policy is in July 2005.",
        "The launch of the policy is near. The survey is in July 2005.",
        "The launch of the policy\n\n- in July 2005 the survey",
        "The launch of the policy is in July 2005 or on 3 August 2005.",
    ]);
}

// --- weekdays and ranges --------------------------------------------------------------------------

#[test]
fn a_weekday_in_prose_is_that_of_its_date() {
    assert_eq!(
        found_in("Members meet on Monday 9 September 2004."),
        "inputs/report.yaml:16:30: error[weekday-in-prose]: `Monday 9 September 2004` is a Thursday\n"
    );
    silent(&[
        "Members meet on Thursday 9 September 2004.",
        "Members meet on Thursday, 9 September 2004.",
        "Members meet on Mondays, from 9 September 2004.",
        "Members meet every Monday. On 9 September 2004 they vote.",
        "The notice said \"Monday 9 September 2004\".",
        "The group meets on Monday.",
    ]);
}

#[test]
fn a_stretch_of_time_does_not_end_before_it_begins() {
    assert_eq!(
        found_in("The plan runs from 2006 to 2004."),
        "inputs/report.yaml:16:33: error[reversed-range]: `2006 to 2004` ends before it begins\n"
    );
    let draft = told("It lasts from January 2005 to 3 July 2004.").replace(
        REPORT,
        "status: final",
        "status: draft",
    );
    assert!(
        draft.short().contains("warning[reversed-range]"),
        "{}",
        draft.short()
    );
    silent(&[
        "The plan runs from 2004 to 2006.",
        "The plan of 2004-2007 is in force.",
        "The date moved from January 2005 to July 2004.",
        "The number fell from 2006 to 2004.",
        "The budget of £2006 to £2004 is spent.",
        "It was in July 2005. To July 2004 nothing happened.",
        "Compared with 2006, to 2004 was short.",
        "In 2006, 2004 and 2003 it rained.",
    ]);
}

#[test]
fn a_policy_is_launched_in_the_first_year_of_its_period() {
    let titled = |period: &str, event: &str| {
        let text = format!(
            "type: policy-document\nid: P 1\ntitle: Travel policy 2004 - 2006\nstatus: final\nas_of: 2004-08-25\n\
             classification: public\nperiod: {period}\n"
        );
        let council = council()
            .with("inputs/policy.yaml", text)
            .with(EVENTS, event);
        let found = council.short();
        let own = found.lines().filter(|line| line.contains("reversed-range"));
        own.map(|line| line.to_owned() + "\n").collect::<String>()
    };
    let launch = "- {id: launch, title: Launch of the Travel Policy, date: January 2005}\n";
    assert_eq!(
        titled("2004 to 2006", launch),
        "inputs/policy.yaml:7:9: error[reversed-range]: the paper covers 2004 to 2006, whose first year is over when it \
         is launched, January 2005\n"
    );
    assert_eq!(titled("2005 to 2007", launch), "");
    assert_eq!(titled("2004/05", launch), "");
    let other = launch.replace("Travel Policy", "Travel Survey");
    assert_eq!(titled("2004 to 2006", &other), "");
    assert_eq!(
        policy("period: 2003 to 2006\nadopted: 2005-01-18")
            .matches("whose first year is over when it is adopted")
            .count(),
        1
    );
    assert_eq!(policy("period: 2005 to 2007\nadopted: 2005-12-18"), "");
}

/// A policy with the dates of its way into force.
fn policy(dates: &str) -> String {
    let text = format!(
        "type: policy-document\nid: P 1\ntitle: Policy\nstatus: final\nas_of: 2004-08-25\n\
         classification: public\n{dates}\n"
    );
    let found = council().with("inputs/policy.yaml", text).short();
    let own = found
        .lines()
        .filter(|l| l.contains("reversed-range") || l.contains("order-of-route"));
    own.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn a_policy_is_approved_then_adopted_then_in_force() {
    assert_eq!(
        policy("adopted: 2005-01-18\nin_force: 2005-01-01"),
        "inputs/policy.yaml:8:11: error[reversed-range]: the paper is in force from 1 January 2005, before it is \
         adopted, 18 January 2005\n"
    );
    assert!(policy("approved: 2005-02-01\nadopted: 2005-01-18").contains("before it is approved"));
    for right in [
        "adopted: 2005-01-18\nin_force: 2005-01-18",
        "adopted: 2005-01-18\nin_force: January 2005",
        "approved: 2004-12-13\nadopted: 2005-01-18\nin_force: February 2005",
        "in_force: 2005-01-01",
    ] {
        assert_eq!(policy(right), "", "{right}");
    }
}

#[test]
fn a_body_is_consulted_before_the_decision() {
    let route = |consulted: &str, decided: &str, purpose: &str| {
        policy(&format!(
            "route:\n  - {{body: executive, when: {decided}, purpose: decide}}\n  \
             - {{body: scrutiny, when: {consulted}, purpose: {purpose}}}"
        ))
    };
    assert_eq!(
        route("2005-01-18", "2004-11-25", "consult"),
        "inputs/policy.yaml:9:28: warning[order-of-route]: `Overview and Scrutiny Committee` is consulted, 18 January \
         2005, after the decision, 25 November 2004\n"
    );
    assert_eq!(route("2004-11-01", "2004-11-25", "consult"), "");
    assert_eq!(route("2004-11-25", "2004-11-25", "consult"), "");
    assert_eq!(route("2005-01-18", "January 2005", "comment"), "");
    assert_eq!(route("2005-01-18", "2004-11-25", "note"), "");
    let meetings = council().replace(
        REPORT,
        "to: [{body: scrutiny, meeting: os-2004-07-29, purpose: consult}]\n",
        "to:\n  - {body: executive, meeting: os-2004-07-29, purpose: decide}\n  \
         - {body: scrutiny, meeting: os-2004-09-09, purpose: consult}\n",
    );
    let meetings = meetings.replace(
        REPORT,
        "recommended: no}",
        "recommended: no, why_rejected: It binds nobody.}",
    );
    assert_eq!(
        meetings.short(),
        "inputs/report.yaml:10:31: warning[order-of-route]: `Overview and Scrutiny Committee` is consulted, 9 \
         September 2004, after the decision, 29 July 2004\n"
    );
}

// --- dates nobody can place, and how dates are written --------------------------------------------

#[test]
fn a_date_that_only_the_writer_can_place_is_told() {
    assert_eq!(
        found_in("The survey ends shortly."),
        "inputs/report.yaml:16:30: warning[incomplete-date]: `shortly` is no date a reader can place; a month or day \
         with its year was expected\n"
    );
    for phrase in [
        "It is done by mid-2004.",
        "It is done over the next few weeks.",
        "It is done over next few weeks.",
        "It is done in the coming months.",
    ] {
        let found = found_in(phrase);
        assert!(found.contains("warning[incomplete-date]"), "{found}");
    }
    silent(&[
        "It is done by mid-February 2004.",
        "It ended shortly after the meeting.",
        "Letters were to follow shortly.",
        "To put it shortly, it works.",
        "In the next few years much will change.",
        "He said that it ends \"shortly\".",
        "It is a short survey in the middle of 2004.",
        "The meeting of 29 July was well attended.",
    ]);
}

#[test]
fn a_day_in_an_update_has_its_year() {
    let update = |text: &str| {
        council()
            .replace(
                ACTIONS,
                "text: Dates are agreed.",
                &format!("text: \"{text}\""),
            )
            .short()
    };
    assert_eq!(
        update("Members meet on 29 July."),
        "inputs/actions.yaml:25:66: warning[incomplete-date]: `29 July` is no date a reader can place; a month or day \
         with its year was expected\n"
    );
    for placed in [
        "Members meet on 29 July 2004.",
        "Members meet on 29 July and 9 September 2004.",
        "Members meet on 9 to 11 September 2004.",
        "The year ends on 31 March each year.",
        "Every 31 March the list is checked.",
        "Of the 29 may be late.",
        "The 13 priorities need partners.",
        "A new date in October/November 2004 has been named.",
        "It is done every October/November.",
        "It is done in October or so.",
    ] {
        assert_eq!(update(placed), "", "in `{placed}`");
    }
    let months = update("A new date in October/November has been named.");
    assert!(months.contains("`October/November` is no date"), "{months}");
}

#[test]
fn a_milestone_is_due_on_a_date_that_it_can_be_late_for() {
    let due = |when: &str, rest: &str| {
        council()
            .replace(
                ACTIONS,
                "due: July 2004\n",
                &format!("due: {when}\n{rest}"),
            )
            .replace(
                ACTIONS,
                "      revisions:\n        - {date: November 2004, on: 2004-08-20, reason: The survey took longer.}\n",
                "",
            )
            .short()
    };
    assert_eq!(
        due("mid February 2005", ""),
        "inputs/actions.yaml:9:12: warning[incomplete-date]: the milestone `M1.1` is due `mid-February 2005`, which is no \
         date to be late for; a day, a month or the end of one was expected\n"
    );
    assert!(due("March to early May 2005", "").contains("incomplete-date"));
    for exact in [
        "February 2005",
        "end of February 2005",
        "autumn 2004",
        "2005-02-15",
    ] {
        assert_eq!(due(exact, ""), "", "{exact}");
    }
    assert_eq!(
        due("mid June 2004", "      done: 2004-06-14\n"),
        "",
        "it was met"
    );
}

#[test]
fn what_is_still_to_come_is_not_told_as_past() {
    let update = |text: &str| {
        council()
            .replace(ACTIONS, "text: Nothing yet.", &format!("text: \"{text}\""))
            .short()
    };
    assert_eq!(
        update("The framework was submitted to the Executive on 29 July 2004."),
        "inputs/actions.yaml:24:71: note[told-too-early]: `submitted to the Executive on 29 July 2004` tells of 29 July \
         2004 as past, in the update of the action `A1.2` as at 19 July 2004\n"
    );
    for later in [
        "The framework was discussed (29 July 2004).",
        "The sessions have been held in August 2004.",
        "It has been sent to CMT on 20 July 2004.",
    ] {
        let found = update(later);
        assert!(
            found.contains("note[told-too-early]"),
            "in `{later}`: {found}"
        );
    }
    for right in [
        "The framework was submitted to the Executive on 16 July 2004.",
        "The framework was submitted to the Executive in July 2004.",
        "The framework is submitted to the Executive on 29 July 2004.",
        "The framework will be submitted to the Executive on 29 July 2004.",
        "The framework was submitted for the meeting on 29 July 2004.",
        "It was agreed that it goes to the Executive on 29 July 2004.",
        "The date was moved to 29 July 2004.",
        "The letter was sent. The meeting is on 29 July 2004.",
    ] {
        assert_eq!(update(right), "", "in `{right}`");
    }
}

#[test]
fn an_age_agrees_with_its_date() {
    assert_eq!(
        found_in("It was set up in March 2001 (just over four years ago)."),
        "inputs/report.yaml:16:43: warning[stated-age]: `just over four years ago` does not agree with March 2001: the \
         facts of this paper are as at 20 July 2004\n"
    );
    for wrong in [
        "It was set up in March 2001, nearly three years ago.",
        "It was set up on 1 May 1999 (10 years ago).",
        "It was set up in 1990, about 12 years ago.",
    ] {
        let found = found_in(wrong);
        assert!(
            found.contains("warning[stated-age]"),
            "in `{wrong}`: {found}"
        );
    }
    silent(&[
        "It was set up in March 2001 (just over three years ago).",
        "It was set up in March 2001, more than 3 years ago.",
        "It was set up in August 2001 (nearly three years ago).",
        "It was set up in March 2001 (three years ago).",
        "It was set up in 1990, some 14 years ago.",
        "It was set up in March 2001 for ten years. Ten years ago nobody thought of it.",
        "It was set up in March 2001, when the one of ten years ago was closed.",
        "They wrote \"set up in March 2001 (ten years ago)\".",
    ]);
}

#[test]
fn a_date_is_written_as_the_house_writes_dates() {
    let draft = |text: &str| {
        told(text)
            .replace(REPORT, "status: final", "status: draft")
            .short()
    };
    assert_eq!(
        draft("It begins on 1st January 2004."),
        "inputs/report.yaml:16:27: note[date-style]: `1st January` is not how dates are written; a date such as `1 \
         January 2004` was expected\n"
    );
    for written in [
        "It begins on 1.1.04.",
        "It begins on 01/01/2004.",
        "It begins on 1 January 04.",
        "It begins in January '04.",
        "It begins on the 3rd of May 2004.",
        "It begins on January 1st, 2004.",
    ] {
        let found = found_in(written);
        assert_eq!(
            found.matches("warning[date-style]").count(),
            1,
            "in `{written}`: {found}"
        );
    }
    silent(&[
        "It begins on 1 January 2004.",
        "See section 1.1.04 and paragraph 4.2.10.",
        "The 1st meeting and the 21st century.",
        "The plan of 2004/05 and report 3/04.",
        "On 12 May 25 people came.",
        "Open 24/7, at 10.30.15 by the clock.",
        "They wrote \"on 1st January 2004\".",
        "The 3rd may be late.",
    ]);
}

#[test]
fn a_paper_has_a_date_of_its_own() {
    let undated = council().replace(REPORT, "as_of: 2004-07-20\n", "");
    assert_eq!(
        undated.short(),
        "inputs/report.yaml:2:5: error[undated-paper]: the paper has no `as_of`, the day at which its facts are true\n"
    );
    let draft = undated.replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[undated-paper]"),
        "{}",
        draft.short()
    );
    let inside =
        "type: guidance-note\nid: GN 1\ntitle: Note\nstatus: final\nclassification: public\n";
    let found = council().with("inputs/note.yaml", inside).short();
    assert!(!found.contains("undated-paper"), "{found}");
}
