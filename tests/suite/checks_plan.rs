//! The checks of an improvement plan on a tiny council: where each fires, and where it stays silent.

use crate::council::{Council, council};

const ACTIONS: &str = "inputs/actions.yaml";
const LAST: &str = "text: Dates are agreed.";

/// The tiny council whose second action has another last update.
fn reported(status: &str, rest: &str) -> Council {
    council().replace(
        ACTIONS,
        "status: on-track, text: Dates are agreed.",
        &format!("status: {status}, {rest}"),
    )
}

/// The second action with a milestone due in September 2004, and another last update.
fn due_in_september(status: &str, rest: &str) -> String {
    reported(status, rest)
        .replace(
            ACTIONS,
            "\"ongoing, review November 2004\"",
            "September 2004",
        )
        .short()
}

#[test]
fn a_forecast_after_the_milestone_is_not_on_track() {
    assert_eq!(
        due_in_september(
            "on-track",
            "text: Dates are agreed., forecast: November 2004"
        ),
        "inputs/actions.yaml:25:78: warning[forecast-after-milestone]: the action `A1.2` is reported on track, but its \
         forecast, November 2004, is later than its milestone `M1.2`, September 2004\n"
    );
    for rest in [
        "text: Dates are agreed., forecast: September 2004",
        "text: Dates are agreed., forecast: 2004-09-30",
        "text: Dates are agreed., forecast: September to October 2004",
        "text: Dates are agreed.",
    ] {
        assert_eq!(due_in_september("on-track", rest), "", "{rest}");
    }
    let behind = "text: Dates are agreed., forecast: November 2004";
    assert_eq!(due_in_september("at-risk", behind), "");
    assert_eq!(
        reported("on-track", "text: Dates are agreed., forecast: 2006").short(),
        "",
        "what is ongoing has no date to be late for"
    );
}

#[test]
fn a_complete_action_is_not_forecast_for_later() {
    let complete = |forecast: &str| {
        council()
            .replace(
                ACTIONS,
                "status: complete, text",
                &format!("status: complete, forecast: {forecast}, text"),
            )
            .short()
    };
    let late = complete("December 2004");
    assert!(
        late.contains("warning[forecast-after-milestone]: the action `A2.1` is reported complete"),
        "{late}"
    );
    assert_eq!(complete("2004-07-10"), "", "late, but done");
}

#[test]
fn a_key_issue_has_an_action_or_another_covers_it() {
    let third = "- {id: KI-3, plan: IP, no: 3, short: Money, text: Money is short.}\n";
    let council = council().append("inputs/key_issues.yaml", third);
    assert_eq!(
        council.short(),
        "inputs/key_issues.yaml:3:8: warning[key-issue-without-action]: the key issue `KI-3` has no action, and no \
         other key issue covers it\n"
    );
    let covered = council.replace(
        "inputs/key_issues.yaml",
        "text: Money is short.",
        "text: Money is short., superseded_by: [KI-1]",
    );
    assert_eq!(covered.short(), "");
}

/// What is found where the last update of the complete action says so.
fn complete(text: &str) -> String {
    council()
        .replace(
            ACTIONS,
            "text: All letters are sent.",
            &format!("text: \"{text}\""),
        )
        .short()
}

#[test]
fn a_complete_action_has_nothing_left_to_do() {
    assert_eq!(
        complete("All are sent, except for two."),
        "inputs/actions.yaml:35:64: warning[status-contradicts]: the action `A2.1` is reported complete, but its update \
         says `except for`\n"
    );
    for left in [
        "Ongoing.",
        "Work is ongoing.",
        "Two are still to be sent.",
        "It has yet to start.",
    ] {
        let found = complete(left);
        assert!(
            found.contains("warning[status-contradicts]"),
            "in `{left}`: {found}"
        );
    }
    for done in [
        "All letters are sent.",
        "Nothing is still to be done.",
        "No work is ongoing.",
        "The exception is agreed.",
        "Members accepted it. The ongoing service is paid for.",
        "One wrote \\\"it is ongoing\\\".",
    ] {
        assert_eq!(complete(done), "", "in `{done}`");
    }
    let open = reported("on-track", "text: Work is ongoing.").short();
    assert_eq!(open, "", "what is on track may go on");
}

#[test]
fn an_action_that_has_not_started_has_met_nothing() {
    let council = reported("not-started", "text: Dates are awaited.").replace(
        ACTIONS,
        "- {id: M1.2, text: Training held, due: \"ongoing, review November 2004\"}",
        "- {id: M1.2, text: Training held, due: July 2004, done: 2004-07-20}",
    );
    assert_eq!(
        council.short(),
        "inputs/actions.yaml:25:33: warning[status-contradicts]: the action `A1.2` is reported not started, but its \
         milestone `M1.2` is done\n"
    );
    let later = council.replace(ACTIONS, "done: 2004-07-20", "done: 2004-08-26");
    assert!(
        !later.short().contains("status-contradicts"),
        "{}",
        later.short()
    );
}

#[test]
fn an_update_says_something_new() {
    let repeated = |text: &str| {
        council()
            .replace(
                ACTIONS,
                "text: Train officers.",
                "text: Train all officers of the Council.",
            )
            .replace(
                ACTIONS,
                "text: Nothing yet.",
                "text: The trainer has been asked for dates.",
            )
            .replace(ACTIONS, LAST, &format!("text: {text}"))
            .short()
    };
    assert_eq!(
        repeated("Train all officers of the Council."),
        "inputs/actions.yaml:25:49: warning[update-repeats]: the update of the action `A1.2` repeats the action \
         itself\n"
    );
    let before = repeated("The trainer has been asked for dates!");
    assert!(before.contains("repeats the update before it"), "{before}");
    assert_eq!(repeated("The trainer has given us dates."), "");
    let two = "text: \"No change: it is with the trainer.\"";
    let open = council()
        .replace(ACTIONS, "text: Nothing yet.", two)
        .replace(ACTIONS, LAST, two);
    assert!(
        open.short().contains("note[update-repeats]"),
        "{}",
        open.short()
    );
    let short = council().replace(ACTIONS, "text: Nothing yet.", LAST);
    assert_eq!(short.short(), "", "three words are alike by chance");
}

#[test]
fn a_complete_action_without_evidence_is_a_note() {
    let bare = council().replace(ACTIONS, ", evidence: [Copies of the letters]", "");
    assert_eq!(
        bare.short(),
        "inputs/actions.yaml:35:33: note[complete-without-evidence]: the action `A2.1` is reported complete without \
         evidence\n"
    );
    assert_eq!(reported("on-track", LAST).short(), "");
    let closed = bare.replace(ACTIONS, "status: complete", "status: closed");
    assert_eq!(closed.short(), "");
}

#[test]
fn success_can_be_told() {
    let measured = |line: &str| {
        council()
            .replace(ACTIONS, "  success: All officers are trained.\n", line)
            .short()
    };
    assert_eq!(
        measured(""),
        "inputs/actions.yaml:16:7: warning[no-success-measure]: the action `A1.2` has no measure of success\n"
    );
    assert_eq!(
        measured("  success: Better training.\n"),
        "inputs/actions.yaml:26:12: note[no-success-measure]: the measure of success of the action `A1.2` has no number, \
         share or date\n"
    );
    for measure in [
        "At least two days.",
        "By March 2005.",
        "70% of officers.",
        "Spend [[money:budget.work]].",
    ] {
        assert_eq!(
            measured(&format!("  success: \"{measure}\"\n")),
            "",
            "`{measure}`"
        );
    }
}

#[test]
fn an_action_that_ended_needs_no_measure_of_success() {
    let ended = reported("closed", "text: It is no longer needed.");
    let ended = ended.replace(ACTIONS, "  success: All officers are trained.\n", "");
    assert_eq!(ended.short(), "");
}

#[test]
fn monitoring_says_when() {
    let watched = |row: &str| council().with("inputs/monitoring.yaml", row).short();
    assert_eq!(
        watched("- {key_issue: KI-1, body: executive}\n"),
        "inputs/monitoring.yaml:1:27: warning[monitoring-without-date]: the monitoring of `KI-1` by `Executive` says \
         neither when nor how often\n"
    );
    assert_eq!(
        watched("- {key_issue: KI-1, body: executive, every: Every month}\n"),
        ""
    );
    assert_eq!(
        watched("- {key_issue: KI-1, body: scrutiny, meetings: [os-2004-07-29]}\n"),
        ""
    );
}

#[test]
fn an_action_that_is_behind_and_does_not_move_is_a_note() {
    let stuck = reported("not-started", "text: The room is still booked out.");
    assert_eq!(
        stuck.short(),
        "inputs/actions.yaml:25:33: note[no-movement]: nothing has moved in the action `A1.2` since `Update at 19 July \
         2004`: the same status, the same dates\n"
    );
    let moved = stuck.replace(
        ACTIONS,
        "due: \"ongoing, review November 2004\"",
        "due: July 2004, revisions: [{date: May 2005, on: 2004-08-20, reason: No room.}]",
    );
    assert_eq!(moved.short(), "");
    let steady = council().replace(ACTIONS, "status: not-started", "status: on-track");
    assert_eq!(steady.short(), "", "what is on track need not move");
}

// --- what an owner says again, or does not say ----------------------------------------------------

#[test]
fn an_update_that_is_a_stretch_of_the_last_repeats_it_and_nothing_has_moved() {
    let updates = |before: &str, now: &str| {
        council()
            .replace(
                ACTIONS,
                "status: not-started, text: Nothing yet.",
                &format!("status: on-track, text: {before}"),
            )
            .replace(ACTIONS, LAST, &format!("text: {now}"))
            .short()
    };
    let agreed = "The post has been agreed and recruitment is under way.";
    assert_eq!(
        updates(agreed, "Recruitment is under way."),
        "inputs/actions.yaml:25:33: note[no-movement]: nothing has moved in the action `A1.2` since `Update at 19 July \
         2004`: the same status, the same dates, the same words\n\
         inputs/actions.yaml:25:49: warning[update-repeats]: the update of the action `A1.2` repeats the update before \
         it\n"
    );
    assert_eq!(updates(agreed, "Recruitment is now complete."), "");
    assert_eq!(updates(agreed, "Under way."), "", "two words are too few");
}

#[test]
fn the_update_before_the_last_is_read_too() {
    let early = council().replace(
        ACTIONS,
        "text: The draft has begun.",
        "text: Write the policy now.",
    );
    assert_eq!(early.short(), "");
    let repeated = early.replace(
        ACTIONS,
        "text: Write the policy.",
        "text: Write the policy now.",
    );
    assert!(
        repeated.short().contains(
            "warning[update-repeats]: the update of the action `A1.1` repeats the action itself"
        ),
        "{}",
        repeated.short()
    );
}

#[test]
fn what_only_goes_on_is_reviewed_some_day() {
    let endless = |text: &str| {
        reported("on-track", &format!("text: {text}")).replace(
            ACTIONS,
            "  milestones:\n    - {id: M1.2, text: Training held, due: \"ongoing, review November 2004\"}\n",
            "",
        )
    };
    assert_eq!(
        endless("On-going.").short(),
        "inputs/actions.yaml:23:49: warning[ongoing-without-review]: the update of the action `A1.2` says only \
         `On-going`, and no milestone says when it is reviewed\n"
    );
    assert_eq!(endless("Ongoing in two teams.").short(), "");
    let reviewed = reported("on-track", "text: Ongoing").short();
    assert_eq!(reviewed, "", "its milestone is reviewed in November");
    let closed = endless("Ongoing").replace(
        ACTIONS,
        "status: on-track, text: Ongoing",
        "status: closed, text: Ongoing",
    );
    assert_eq!(closed.short(), "");
}

#[test]
fn a_milestone_that_was_missed_is_not_on_track() {
    let due = |when: &str, rest: &str| {
        council()
            .replace(ACTIONS, "\"ongoing, review November 2004\"", when)
            .replace(ACTIONS, LAST, &format!("{LAST}{rest}"))
            .short()
    };
    assert_eq!(
        due("July 2004", ""),
        "inputs/actions.yaml:22:44: note[milestone-passed]: the milestone `M1.2` of the action `A1.2`, due July 2004, is \
         not done at 25 August 2004\n\
         inputs/actions.yaml:25:33: warning[status-contradicts]: the action `A1.2` is reported on track, but its \
         milestone `M1.2`, due July 2004, was not done at 25 August 2004\n"
    );
    for right in ["August 2004", "2004-08-25", "July 2004, done: 2004-08-20"] {
        assert_eq!(due(right, ""), "", "{right}");
    }
    let moved = "July 2004, revisions: [{date: May 2005, on: 2004-08-20, reason: No room.}]";
    assert_eq!(due(moved, ""), "");
    let forecast = due("July 2004", ", forecast: May 2005");
    assert!(!forecast.contains("status-contradicts"), "{forecast}");
}

#[test]
fn slippage_that_is_told_without_a_date_is_a_note() {
    let told = |text: &str| {
        reported("off-track", &format!("text: \"{text}\"")).replace(
            ACTIONS,
            "\"ongoing, review November 2004\"",
            "July 2004",
        )
    };
    let slipped = told("Slippage, as no room was free.");
    assert!(
        slipped.short().ends_with(
            "inputs/actions.yaml:25:51: note[slipped-without-date]: the update of the action `A1.2` tells of a date that is \
             not kept (`Slippage`); no new date given\n"
        ),
        "{}",
        slipped.short()
    );
    let says = |council: &Council| council.short().contains("slipped-without-date");
    assert!(says(&told("The training was deferred.")));
    assert!(!says(&told("No training was deferred.")));
    assert!(!says(&told("The owner wrote \\\"slippage\\\".")));
    assert!(!says(&told("The room is booked out.")));
    assert!(!says(&told("It was deferred. No new date is known.")));
    let forecast = slipped.clone().replace(
        ACTIONS,
        "status: off-track,",
        "status: off-track, forecast: May 2005,",
    );
    assert!(!says(&forecast));
    let revised = slipped.replace(
        ACTIONS,
        "due: July 2004",
        "due: July 2004, revisions: [{date: May 2005, on: 2004-08-20, reason: No room.}]",
    );
    assert!(!says(&revised));
}

#[test]
fn monitoring_near_some_dates_has_no_date() {
    let watched = |every: &str| {
        let row = format!("- {{key_issue: KI-1, body: executive, every: {every}}}\n");
        council().with("inputs/monitoring.yaml", row).short()
    };
    assert_eq!(
        watched("Near or after the milestones"),
        "inputs/monitoring.yaml:1:45: warning[monitoring-without-date]: the monitoring of `KI-1` by `Executive` says \
         `Near or after the milestones`, which is neither a date nor how often\n"
    );
    assert!(watched("As needed").contains("monitoring-without-date"));
    for often in [
        "Every two months",
        "At each meeting",
        "Quarterly",
        "In March and September",
        "Twice",
    ] {
        assert_eq!(watched(often), "", "{often}");
    }
}

#[test]
fn an_open_risk_is_reviewed() {
    let risk = |rest: &str| {
        let row = format!(
            "- {{id: R1.1, key_issue: KI-1, text: Nobody applies., likelihood: 2, impact: 3, {rest}}}\n"
        );
        council().with("inputs/risks.yaml", row).short()
    };
    assert_eq!(
        risk("status: open"),
        "inputs/risks.yaml:1:8: note[risk-not-reviewed]: the open risk `R1.1` has not been reviewed since `Update at 19 \
         July 2004`: it has no date of review\n"
    );
    assert!(
        risk("status: open, reviewed: 2004-05-04").ends_with("its last review was on 4 May 2004\n")
    );
    for right in [
        "status: open, reviewed: 2004-07-19",
        "status: closed",
        "status: occurred",
    ] {
        assert_eq!(risk(right), "", "{right}");
    }
    let first = council().replace(
        "inputs/periods.yaml",
        "- {id: 2004-07, plan: IP, date: 2004-07-19",
        "- {id: 2004-07, plan: IP, date: 2004-09-19",
    );
    let row = "- {id: R1.1, key_issue: KI-1, text: Nobody applies., likelihood: 2, impact: 3, status: open}\n";
    let found = first.with("inputs/risks.yaml", row).short();
    assert!(
        !found.contains("risk-not-reviewed"),
        "a plan that has reported once: {found}"
    );
}
