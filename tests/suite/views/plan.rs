//! What a committee is shown of a plan: counts, changes, exceptions, key issues.

use guildhall::values::when::When;
use guildhall::views::slip::slip;

use super::council::{KEY_ISSUES, council, files, lines, table, workspace};

#[test]
fn counts_add_up_to_the_number_of_actions() {
    let workspace = council();
    let counts = table(&workspace, "IP 1", "counts");
    assert_eq!(
        lines(&counts.rows, &["status", "count"]),
        [
            "Complete | 1",
            "On track | 0",
            "At risk | 1",
            "Off track | 1",
            "Not started | 0",
            "Not reported | 1"
        ]
    );
    let headline = table(&workspace, "IP 1", "headline");
    assert_eq!(headline.rows[0].words("total"), "4");
    assert_eq!(
        headline.rows[0].words("spread"),
        "Of 4 actions, 1 is complete, 1 at risk and 1 off track."
    );
    assert_eq!(
        headline.rows[0].words("silence"),
        "No update was received by 25 August 2004 for action 2.1."
    );
}

#[test]
fn changes_are_told_since_the_body_last_met() {
    let changes = table(&council(), "IP 1", "changes");
    let told: Vec<String> = changes
        .rows
        .iter()
        .flat_map(|group| {
            let rows = lines(group.rows("rows"), &["no", "from", "to", "note"]);
            rows.into_iter()
                .map(|row| format!("{}: {row}", group.words("change")))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        told,
        [
            "Improved: 1.1 | On track | Complete | The map is done.",
            "Worsened: 2.2 | On track | At risk | The author is ill.",
            "Slipped: 1.2 | On track | Off track | 2 months later",
            "Nothing heard: 2.1 | On track | Not reported | Last heard on 19 July 2004",
        ]
    );
}

#[test]
fn exceptions_come_gravest_first_and_leave_out_what_is_well() {
    let workspace = council();
    let exceptions = table(&workspace, "IP 1", "exceptions");
    assert_eq!(
        lines(
            &exceptions.rows,
            &[
                "no", "status", "original", "revised", "approval", "reason", "next"
            ]
        ),
        [
            "1.2 | Off track | September 2004 | 25 November 2004 | Proposed | The survey overran. | Finish the survey",
            "2.2 | At risk |  |  | None | The author is ill. | None given",
            "2.1 | Not reported |  |  | None | No update was received | None given",
        ]
    );
    let new_dates = table(&workspace, "IP 1", "new_dates");
    assert_eq!(
        lines(&new_dates.rows, &["no", "action", "slip"]),
        ["1.2 | Draft to the committee | 2 months"],
        "the number is the action's, not the milestone's"
    );
}

#[test]
fn a_slip_is_worded_by_its_length() {
    let by = |old: &str, new: &str| slip(&When::parse(old).unwrap(), &When::parse(new).unwrap());
    assert_eq!(by("30 September 2004", "1 October 2004").unwrap(), "1 day");
    assert_eq!(
        by("30 September 2004", "14 October 2004").unwrap(),
        "2 weeks"
    );
    assert_eq!(
        by("September 2004", "25 November 2004").unwrap(),
        "2 months"
    );
    assert_eq!(
        by("September 2004", "September 2004"),
        None,
        "the same date is no slip"
    );
    assert_eq!(
        by("September 2004", "ongoing"),
        None,
        "what has no end does not slip"
    );
}

#[test]
fn key_issues_tell_the_spread_of_their_actions_and_what_is_next() {
    let workspace = council();
    let issues = table(&workspace, "IP 1", "issues");
    assert_eq!(
        lines(&issues.rows, &["no", "text", "instead", "next"]),
        [
            "1 | An explicit policy |  | Draft to the committee, 25 November 2004",
            "2 | Train officers |  | None dated",
            "3 | Share of budgets | Carried by Key issues 1 and 2 | None dated",
        ]
    );
    assert_eq!(
        lines(issues.rows[0].rows("counts"), &["status", "count"]),
        ["Complete | 1", "Off track | 1"]
    );
    let sheets = table(&workspace, "IP 1", "sheets");
    assert_eq!(
        sheets.rows[0].words("monitoring"),
        "Scrutiny Committee: 29 July and 9 September 2004; every month"
    );
    assert_eq!(
        lines(sheets.rows[0].rows("risks"), &["risk", "band"]),
        ["The survey is late. | High"]
    );
    let written = &sheets.rows[0].rows("actions")[1];
    assert_eq!(
        lines(std::slice::from_ref(written), &["update", "last"]),
        ["The draft waits. | The outline is written."]
    );
    assert_eq!(
        lines(written.rows("milestones"), &["text", "done"]),
        ["Draft to the committee | ", "Survey out | "],
        "what is done after the day of the paper is not done yet"
    );
    let matrix = table(&workspace, "IP 1", "matrix");
    let rows: Vec<String> = matrix
        .rows
        .iter()
        .flat_map(|group| lines(group.rows("rows"), &["no", "risks", "status"]))
        .collect();
    assert_eq!(
        rows,
        [
            "1.1 | The survey is late. | Complete",
            "1.2 | As for action 1.1 | Off track",
            "2.1 |  | Not reported",
            "2.2 |  | At risk",
            " |  | Superseded",
        ]
    );
}

#[test]
fn a_sheet_says_what_stands_still_and_which_risks_nobody_has_reviewed() {
    let sheets = |from: &str, to: &str| {
        let changed = KEY_ISSUES.replace(from, to);
        assert_ne!(changed, KEY_ISSUES, "there is no `{from}`");
        let (workspace, _) = workspace(files("inputs/key_issues.yaml", &changed));
        table(&workspace, "IP 1", "sheets")
    };
    let still = sheets(
        "period: p2, status: complete, text: The map is done.",
        "period: p2, status: on-track, text: The work is still under way.",
    );
    assert_eq!(still.rows[0].rows("actions")[0].words("still"), "");
    let still = sheets(
        "text: Under way.}\n        - {period: p2, status: complete, text: The map is done.",
        "text: The work is under way.}\n        - {period: p2, status: on-track, text: The work is under way.",
    );
    assert_eq!(
        still.rows[0].rows("actions")[0].words("still"),
        "Nothing has moved since 19 July 2004."
    );
    assert_eq!(
        still.rows[0].words("unreviewed"),
        "The risk has not been reviewed since 19 July 2004."
    );
    let two = sheets("impact: 4, status: closed", "impact: 4, status: open");
    assert_eq!(
        two.rows[0].words("unreviewed"),
        "None of the 2 risks has been reviewed since 19 July 2004."
    );
    let reviewed = sheets(
        "impact: 4, status: closed",
        "impact: 4, status: open, reviewed: 2004-08-20",
    );
    assert_eq!(
        reviewed.rows[0].words("unreviewed"),
        "1 of 2 risks has not been reviewed since 19 July 2004."
    );
    let all = sheets(
        "impact: 4, status: open",
        "impact: 4, status: open, reviewed: 2004-08-20",
    );
    assert_eq!(all.rows[0].words("unreviewed"), "");
}
