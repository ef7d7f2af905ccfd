//! The checks of dates on a tiny council: where each fires, with the words a person sees, and where it stays silent.

use crate::council::{Council, council};

pub(crate) const ACTIONS: &str = "inputs/actions.yaml";
const EVENTS: &str = "inputs/events.yaml";
pub(crate) const REPORT: &str = "inputs/report.yaml";

/// The tiny council whose report has another background, and that dates a launch and a training.
pub(crate) fn told(background: &str) -> Council {
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
pub(crate) fn found_in(background: &str) -> String {
    told(background).short()
}

/// That nothing is found in any of these sentences.
pub(crate) fn silent(sentences: &[&str]) {
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
fn a_milestone_with_the_name_of_an_event_has_its_date() {
    let due = |text: &str, rest: &str| {
        told("All is well.")
            .replace(
                ACTIONS,
                "{id: M1.2, text: Training held, due: \"ongoing, review November 2004\"}",
                &format!("{{id: M1.2, text: {text}, {rest}}}"),
            )
            .short()
    };
    assert_eq!(
        due("Launch of the policy", "due: July 2005"),
        "inputs/actions.yaml:22:51: error[event-two-dates]: the milestone `M1.2` dates `Launch of the policy` July 2005, \
         and the register of events January 2005\n"
    );
    let revised =
        "due: January 2005, revisions: [{date: May 2005, on: 2004-08-20, reason: No room.}]";
    assert!(due("Launch of the policy", revised).contains("May 2005, and the register"));
    for (text, rest) in [
        ("Launch of the policy", "due: January 2005"),
        ("Launch of the policy", "due: 2005-01-20"),
        ("Launch of the policy", "due: winter 2004/05"),
        ("Launch of the policy agreed", "due: July 2005"),
    ] {
        assert_eq!(due(text, rest), "", "{text}, {rest}");
    }
    let moved =
        "due: July 2004, revisions: [{date: January 2005, on: 2004-08-20, reason: No room.}]";
    assert_eq!(
        due("Launch of the policy", moved),
        "",
        "its new date is the event's"
    );
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
    assert_eq!(titled("2003", launch), "", "a look back at a year");
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
