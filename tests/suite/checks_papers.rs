//! The checks of what papers append, propose, spend and when they go out, on a tiny council: where each fires, and where it
//! stays silent.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";

// --- appendices -----------------------------------------------------------------------------------

/// The report with another paper in its appendix.
fn appended(status: &str, as_of: &str) -> String {
    let terms = format!(
        "type: guidance-note\nid: Terms 1\ntitle: Terms\nstatus: {status}\nas_of: {as_of}\nclassification: public\n"
    );
    let found = council()
        .with("inputs/terms.yaml", terms)
        .replace(
            REPORT,
            "body: What the policy will cover.",
            "body: \"[[Terms 1]] are a paper of their own.\"",
        )
        .short();
    let own = found
        .lines()
        .filter(|line| line.contains("outdated-appendix"));
    own.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn a_draft_of_years_ago_is_no_appendix() {
    assert_eq!(
        appended("draft", "2003-07-20"),
        "inputs/report.yaml:24:42: warning[outdated-appendix]: `Terms 1`, appended here, is still a draft of 20 July \
         2003; this paper is of 20 July 2004\n"
    );
    assert_eq!(appended("draft", "2003-07-21"), "");
    assert_eq!(appended("final", "1999-07-20"), "");
}

// --- owners in tables -----------------------------------------------------------------------------

/// What is found where the background has a table of proposals, each owner with what is proposed.
fn proposals(head: &str, rows: &[(&str, &str)]) -> String {
    let rows: String = rows
        .iter()
        .map(|(owner, proposal)| format!("  | {owner} | {proposal} |\n"))
        .collect();
    council()
        .replace(
            REPORT,
            "background: The review asked for a policy.\n",
            &format!("background: |\n  | {head} | Proposal |\n  |---|---|\n{rows}"),
        )
        .short()
}

#[test]
fn an_owner_in_a_table_is_a_role_or_a_body() {
    let others = [
        ("Executive", "Agree a logo."),
        ("The Policy Managers", "Build a guide."),
    ];
    let with =
        |owner: &'static str, proposal: &'static str| [others[0], others[1], (owner, proposal)];
    let branding = with("Branding", "Make a brand and order a logo.");
    assert_eq!(
        proposals("Owner", &branding),
        "inputs/report.yaml:21:5: warning[unknown-owner]: `Branding` stands for an owner here: it is the topic of its \
         row, and no role or body of the registers\n"
    );
    assert!(proposals("Group", &branding).contains("unknown-owner"));
    assert_eq!(proposals("Theme", &branding), "", "no column of owners");
    for (owner, proposal) in [
        ("Overview and Scrutiny", "Scrutiny of the brand."),
        ("Tullie House", "Make a brand and order a logo."),
        ("", "Make a brand and order a logo."),
    ] {
        assert_eq!(proposals("Owner", &with(owner, proposal)), "", "{owner}");
    }
    let topics = [
        branding[2],
        ("Learning", "Learn from others."),
        others[0],
        others[1],
    ];
    assert_eq!(
        proposals("Owner", &topics),
        "",
        "half of the column is topics"
    );
}

// --- budgets --------------------------------------------------------------------------------------

#[test]
fn the_whole_of_a_budget_does_not_stand_at_every_action() {
    let rows = "- {action: A1.1, text: \"Part of about £9000\", budget: work}\n\
                - {action: A1.2, text: \"Help, £9,000\", budget: work}\n";
    let council = council().with("inputs/resources.yaml", rows);
    assert_eq!(
        council.short(),
        "inputs/resources.yaml:1:24: warning[budget-twice]: `£9000`, the whole of the budget `work`, is repeated at 2 \
         resources; the budget is printed once\n\
         inputs/resources.yaml:2:24: warning[budget-twice]: `£9,000`, the whole of the budget `work`, is repeated at 2 \
         resources; the budget is printed once\n"
    );
    let once = council
        .clone()
        .replace("inputs/resources.yaml", "Help, £9,000", "Help");
    assert_eq!(once.short(), "");
    let parts = council
        .replace("inputs/resources.yaml", "about £9000", "it, £4,000")
        .replace("inputs/resources.yaml", "£9,000", "£5,000");
    assert_eq!(parts.short(), "");
}

// --- days of meetings -----------------------------------------------------------------------------

/// What is found where a recommendation says so, and the scrutiny committee meets on 29 July and 9 September 2004.
fn recommended(text: &str) -> String {
    council()
        .replace(
            REPORT,
            "text: on the framework",
            &format!("text: \"{text}\""),
        )
        .short()
}

#[test]
fn a_recommendation_names_the_day_on_which_the_body_meets() {
    assert_eq!(
        recommended("on what goes to the Overview and Scrutiny Committee on 30 July 2004"),
        "inputs/report.yaml:14:107: warning[recommendation-date-differs]: `Overview and Scrutiny Committee` does not meet \
         on 30 July 2004; the paper goes to it on 29 July 2004\n"
    );
    assert!(
        recommended("on what goes to the Overview and Scrutiny Committee on 29 July 2005")
            .contains("recommendation-date-differs"),
        "another year"
    );
    for right in [
        "on what goes to the Overview and Scrutiny Committee on 29 July 2004",
        "on what goes to the Overview and Scrutiny Committee at its meeting of 9 September 2004",
        "on what goes to the Overview and Scrutiny Committee by 30 July 2004",
        "on what goes to the Overview and Scrutiny Committee in July 2004",
        "on what goes to the Executive on 30 July 2004",
        "on what goes to the Overview and Scrutiny Committee on 25 November 2004",
        "on what begins on 30 July 2004",
    ] {
        assert_eq!(recommended(right), "", "in `{right}`");
    }
}

#[test]
fn a_recommendation_names_the_day_of_the_next_steps() {
    let next = |text: &str| {
        council()
            .replace(REPORT, "text: on the framework", &format!("text: {text}"))
            .append(
                REPORT,
                "next_steps:\n  - {what: The policy is put to it, who: executive, by: 2004-12-13}\n",
            )
            .short()
    };
    let found = next("on what goes to the Executive on 14 December 2004");
    assert!(
        found.contains("`Executive` does not meet on 14 December 2004; the paper goes to it on 13 December 2004"),
        "{found}"
    );
    assert_eq!(
        next("on what goes to the Executive on 13 December 2004"),
        ""
    );
    assert_eq!(next("on what goes to the Executive in December 2004"), "");
}

// --- shortly before a poll ------------------------------------------------------------------------

const CALENDAR: &str = "inputs/calendar.yaml";

/// The tiny council that votes on a day.
fn votes_on(day: &str) -> Council {
    let row = format!("- {{date: {day}, name: Local elections, kind: election}}\n");
    council().with(CALENDAR, row)
}

#[test]
fn a_paper_between_the_notice_of_an_election_and_the_poll_is_told() {
    assert_eq!(
        votes_on("2004-08-05").short(),
        "inputs/report.yaml:8:32: note[pre-election-period]: the paper goes to a meeting on 29 July 2004, in the \
         pre-election period of `Local elections`, 1 July 2004 to 5 August 2004\n"
    );
    for other in ["2004-07-28", "2004-09-06"] {
        assert_eq!(votes_on(other).short(), "", "{other}");
    }
}

#[test]
fn the_notice_is_25_working_days_before_the_poll_unless_the_council_gives_it_earlier() {
    let said = |days: &str| {
        let council = votes_on("2004-09-06");
        let text = council.text("guildhall.yaml");
        council
            .with("guildhall.yaml", format!("{text}{days}"))
            .short()
    };
    assert_eq!(said(""), "", "30 July 2004, as 30 August is a bank holiday");
    let earlier = said("pre_election_days: 26\n");
    assert!(
        earlier.contains("29 July 2004 to 6 September 2004"),
        "{earlier}"
    );
    let refused = said("pre_election_days: 0\n");
    assert!(
        refused.contains(
            "`pre_election_days`: found `0`, expected a number of working days from 1 to 60"
        ),
        "{refused}"
    );
}

#[test]
fn a_paper_for_the_public_is_told_by_its_own_day() {
    let public = |rest: &str| {
        let council = votes_on("2004-08-05");
        let progress = council
            .text("inputs/progress.yaml")
            .replace("2004-08-25", "2004-07-20");
        let found = council
            .with("inputs/progress.yaml", format!("{progress}{rest}"))
            .short();
        let own = found
            .lines()
            .filter(|line| line.contains("progress.yaml") && line.contains("pre-election-period"));
        own.map(|line| line.to_owned() + "\n").collect::<String>()
    };
    assert_eq!(public(""), "");
    assert_eq!(
        public("audience: public\n"),
        "inputs/progress.yaml:5:8: warning[pre-election-period]: the paper is put to the public on 20 July 2004, in the \
         pre-election period of `Local elections`, 1 July 2004 to 5 August 2004\n"
    );
}
