//! The command `dates`: what it says for people, for programs, and when it cannot say anything.

#![allow(
    clippy::unwrap_used,
    reason = "a test that meets something unexpected fails, and says where"
)]

use serde_json::Value as Json;

use crate::council::{Council, council};
use crate::made::{Said, guildhall, lay_out};

fn run(council: &Council, arguments: &[&str]) -> Said {
    guildhall(lay_out(council).path(), arguments)
}

/// The tiny council with a meeting of its executive after Easter 2026.
fn easter() -> Council {
    council().append(
        "inputs/meetings.yaml",
        "- {id: ex-2026-04-09, body: executive, date: 2026-04-09, sitting: executive}\n",
    )
}

#[test]
fn dates_tells_every_deadline_of_a_meeting_with_its_sum() {
    let said = run(&easter(), &["dates", "EX-2026-04-09"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    insta::assert_snapshot!(said.out, @r#"
    Meeting  ex-2026-04-09: Executive, executive sitting, Thursday 9 April 2026
    Rule     clear-working-days

    agenda-published: Monday 30 March 2026
      five clear days before Thursday 9 April 2026: 8, 7, 2 and 1 April and 31 March; 3 April (Good Friday) and 6 April (Easter Monday) do not count; published by Monday 30 March 2026
      SI 2012/2089 regs. 6 and 7

    key-decision-notice: Wednesday 11 March 2026
      28 clear days before Thursday 9 April 2026: 12 March to 8 April, every day counted; published by Wednesday 11 March 2026
      SI 2012/2089 reg. 9

    private-meeting-notice: Wednesday 11 March 2026
      28 clear days before Thursday 9 April 2026: 12 March to 8 April, every day counted; published by Wednesday 11 March 2026
      SI 2012/2089 reg. 5(2)

    private-meeting-second-notice: Monday 30 March 2026
      five clear days before Thursday 9 April 2026: 8, 7, 2 and 1 April and 31 March; 3 April (Good Friday) and 6 April (Easter Monday) do not count; published by Monday 30 March 2026
      SI 2012/2089 reg. 5(4)

    call-in-ends: Thursday 16 April 2026
      five working days after Thursday 9 April 2026, if the decisions are published on that day: 10, 13, 14, 15 and 16 April; called in by Thursday 16 April 2026
      the council's constitution, under the Local Government Act 2000 s.9F
    "#);
}

#[test]
fn dates_takes_a_day_as_officers_write_it() {
    let plain = run(&council(), &["dates", "2026-04-09"]);
    assert_eq!(plain.code, 0, "{}", plain.err);
    assert!(
        plain
            .out
            .starts_with("Meeting  Thursday 9 April 2026\nRule     clear-working-days\n"),
        "{}",
        plain.out
    );
    for words in [
        &["dates", "9", "April", "2026"][..],
        &["dates", "Thursday 9 April 2026"],
        &["dates", "9/4/2026"],
    ] {
        assert_eq!(run(&council(), words).out, plain.out, "{words:?}");
    }
    let short = run(&council(), &["dates", "2026-04-09", "--format", "short"]);
    let names: Vec<&str> = short
        .out
        .lines()
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    let all = [
        "agenda-published",
        "key-decision-notice",
        "private-meeting-notice",
        "private-meeting-second-notice",
        "call-in-ends",
        "scrutiny-response",
    ];
    assert_eq!(names, all);
    assert!(
        short
            .out
            .starts_with("agenda-published 2026-03-30: five clear days before "),
        "{}",
        short.out
    );
}

#[test]
fn dates_for_programs_has_the_documented_shape() {
    let said = run(&council(), &["dates", "os-2004-09-09", "--format", "json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let json: Json = serde_json::from_str(&said.out).unwrap();
    let expected = serde_json::json!({
        "meeting": "os-2004-09-09",
        "rule": "clear-working-days",
        "deadlines": [{
            "name": "agenda-published",
            "date": "2004-09-01",
            "sum": "five clear days before Thursday 9 September 2004: 8, 7, 6, 3 and 2 September; published by \
                    Wednesday 1 September 2004",
            "source": "Local Government Act 1972 ss.100A and 100B, as amended by SI 2002/715",
        }],
    });
    assert_eq!(json, expected);
    let edge = run(&council(), &["dates", "2030-12-27", "--format", "json"]);
    let json: Json = serde_json::from_str(&edge.out).unwrap();
    let deadlines = json["deadlines"].as_array().unwrap();
    let call_in = deadlines
        .iter()
        .find(|d| d["name"] == "call-in-ends")
        .unwrap();
    assert_eq!(call_in["date"], Json::Null);
    assert_eq!(
        call_in["sum"],
        "bank holidays are known from 1974 to 2030, and 1 January 2031 is outside"
    );
}

#[test]
fn dates_follows_the_settings() {
    let wales = council().append(
        "guildhall.yaml",
        "jurisdiction: wales\nclear_days_rule: clear-working-days-any\n",
    );
    let said = run(&wales, &["dates", "2026-04-09"]);
    assert!(
        said.out.contains("Rule     clear-working-days-any\n"),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("agenda-published: Wednesday 1 April 2026\n  three clear days before"),
        "{}",
        said.out
    );
    assert!(!said.out.contains("SI 2012/2089"), "{}", said.out);
}

#[test]
fn what_is_no_meeting_and_no_day_is_answered_with_the_nearest() {
    for (words, said) in [
        (
            "os-2004-09-08",
            "there is no meeting `os-2004-09-08`; did you mean `os-2004-09-09`?",
        ),
        (
            "next week",
            "`next week` is neither a meeting nor a date; name one of the register of meetings, or a day such as \
             `9 April 2026`",
        ),
        (
            "Friday 9 April 2026",
            "`Friday 9 April 2026` is not a Friday: Thursday 9 April 2026; mend the date or the weekday",
        ),
        (
            "2031-01-02",
            "the deadlines of Thursday 2 January 2031 cannot be worked out: bank holidays are known from 1974 to 2030",
        ),
    ] {
        let found = run(&council(), &["dates", words]);
        assert_eq!((found.code, found.out.as_str()), (2, ""), "{words}");
        assert_eq!(found.err, format!("guildhall: {said}\n"));
    }
    assert_eq!(run(&council(), &["dates"]).code, 2);
}

#[test]
fn no_deadline_is_told_while_the_calendar_may_be_wrong() {
    let broken = council().with(
        "inputs/calendar.yaml",
        "- {date: 2026-04-31, name: Closed, kind: closed}\n",
    );
    let said = run(&broken, &["dates", "2026-05-07", "--format", "short"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out
            .starts_with("inputs/calendar.yaml:1:10: error[wrong-kind]: ")
            && said.out.lines().count() == 1,
        "{}",
        said.out
    );
    let elsewhere = council().replace("inputs/report.yaml", "contact: manager", "contact: manger");
    let said = run(&elsewhere, &["dates", "2026-05-07"]);
    assert_eq!(said.code, 0, "what is wrong with a report is no matter");
    assert!(!said.out.contains("manger"), "{}", said.out);
}

#[test]
fn a_meeting_on_a_closed_day_is_told_with_its_deadlines() {
    let council = easter().replace(
        "inputs/meetings.yaml",
        "date: 2026-04-09",
        "date: 2026-04-06",
    );
    let said = run(&council, &["dates", "ex-2026-04-09"]);
    assert_eq!(said.code, 0);
    assert!(
        said.out.starts_with("warning[meeting-on-closed-day]: "),
        "{}",
        said.out
    );
    assert!(
        said.out
            .contains("agenda-published: Thursday 26 March 2026\n"),
        "{}",
        said.out
    );
}

#[test]
fn dates_tells_the_pre_election_period_that_a_meeting_falls_into() {
    let votes = |day: &str| {
        easter().with(
            "inputs/calendar.yaml",
            format!("- {{date: {day}, name: City Council elections, kind: election}}\n"),
        )
    };
    let said = run(&votes("2026-05-07"), &["dates", "ex-2026-04-09"]);
    assert!(
        said.out.ends_with(
            "\npre-election period: Monday 30 March 2026 to Thursday 7 May 2026\n  before `City Council elections`: \
             take care over what is published\n"
        ),
        "{}",
        said.out
    );
    let arguments = ["dates", "ex-2026-04-09", "--format", "json"];
    let told: Json = serde_json::from_str(&run(&votes("2026-05-07"), &arguments).out).unwrap();
    assert_eq!(told["pre_election_period"]["from"], "2026-03-30");
    assert_eq!(told["pre_election_period"]["to"], "2026-05-07");
    for other in ["2026-04-08", "2026-06-04"] {
        let said = run(&votes(other), &["dates", "ex-2026-04-09"]);
        assert!(!said.out.contains("pre-election"), "{other}: {}", said.out);
    }
}
