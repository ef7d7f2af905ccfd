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
