//! The calendar of a council and the deadlines of its meetings, against a reckoning of the tests' own: working days
//! listed in a row, and counted off by their numbers.

#![allow(
    clippy::unwrap_used,
    reason = "a test that meets something unexpected fails, and says where"
)]

use guildhall::pipeline::Loaded;
use guildhall::records::calendar::{Calendar, Day};
use guildhall::records::deadlines::{Deadline, deadlines};
use guildhall::values::date::{Date, Weekday, long, parse_iso};

use crate::council::{Council, council};
use crate::values::holidays::KNOWN;

const SETTINGS: &str = "guildhall.yaml";
const CALENDAR: &str = "inputs/calendar.yaml";

fn day(text: &str) -> Date {
    parse_iso(text).unwrap()
}

/// The days from one to another.
fn days(from: &str, to: &str) -> impl Iterator<Item = Date> {
    let to = day(to);
    std::iter::successors(Some(day(from)), |day| day.tomorrow().ok()).take_while(move |d| *d <= to)
}

fn is_weekday(day: &Date) -> bool {
    day.weekday() != Weekday::Saturday && day.weekday() != Weekday::Sunday
}

/// Every working day of 2011 to 2029, in order, by the list above.
fn working_days() -> Vec<Date> {
    let mut holidays = Vec::new();
    for line in KNOWN.lines() {
        let (year, of_year) = line.split_once(' ').unwrap();
        if !("2011"..="2029").contains(&year) {
            continue;
        }
        holidays.extend(of_year.split(' ').map(|d| day(&format!("{year}-{d}"))));
    }
    let working = days("2011-01-01", "2029-12-31").filter(is_weekday);
    working.filter(|day| !holidays.contains(day)).collect()
}

/// The deadlines of a meeting on a day.
fn of(loaded: &Loaded, date: Date, sitting: Option<&str>) -> Vec<Deadline> {
    let calendar = Calendar::of(&loaded.workspace.records);
    let found = deadlines(&calendar, &loaded.workspace.settings, date, sitting);
    found.into_iter().map(Result::unwrap).collect()
}

/// One deadline of a meeting.
fn one(loaded: &Loaded, date: &str, name: &str) -> Deadline {
    let mut found = of(loaded, day(date), None).into_iter();
    found
        .find(|deadline| deadline.name == name)
        .unwrap_or_else(|| panic!("no `{name}` on {date}"))
}

fn names(found: &[Deadline]) -> Vec<&str> {
    found.iter().map(|deadline| deadline.name).collect()
}

fn with_settings(lines: &str) -> Council {
    council().append(SETTINGS, lines)
}

// --- every day -----------------------------------------------------------------------------------

#[test]
fn every_weekday_of_seventeen_years_is_counted_as_by_hand() {
    let working = working_days();
    let all: Vec<Date> = days("2011-01-01", "2028-12-31").collect();
    let england = council().load();
    let wales = with_settings("jurisdiction: wales\n").load();
    let any = with_settings("clear_days_rule: clear-working-days-any\n").load();
    let slow = with_settings("notice_rule: working-28\ncall_in_days: 3\n").load();
    let mut seen = 0;
    for meeting in days("2012-01-01", "2028-12-31").filter(is_weekday) {
        seen += 1;
        let (first_not_before, first_after) = (
            working.partition_point(|day| *day < meeting),
            working.partition_point(|day| *day <= meeting),
        );
        let back = |number: usize| working[first_not_before - number];
        let ahead = |number: usize| working[first_after + number - 1];
        let of_day = |loaded: &Loaded, name: &str| {
            let found = of(loaded, meeting, None);
            found.iter().find(|d| d.name == name).map(|d| d.date)
        };
        let agenda = "agenda-published";
        assert_eq!(of_day(&england, agenda), Some(back(6)), "{meeting}");
        assert_eq!(of_day(&wales, agenda), Some(back(4)), "{meeting}");
        let eve = back(5).yesterday().unwrap();
        assert_eq!(of_day(&any, agenda), Some(eve), "{meeting}");
        assert_eq!(
            of_day(&england, "call-in-ends"),
            Some(ahead(5)),
            "{meeting}"
        );
        assert_eq!(of_day(&slow, "call-in-ends"), Some(ahead(3)), "{meeting}");
        let in_force = meeting >= day("2012-09-10");
        let calendar = all[all.partition_point(|day| *day < meeting) - 29];
        for (loaded, name, date) in [
            (&england, "key-decision-notice", calendar),
            (&england, "private-meeting-notice", calendar),
            (&england, "private-meeting-second-notice", back(6)),
            (&slow, "key-decision-notice", back(29)),
            (&slow, "private-meeting-notice", back(29)),
        ] {
            let expected = in_force.then_some(date);
            assert_eq!(of_day(loaded, name), expected, "{name} {meeting}");
            assert_eq!(of_day(&wales, name), None, "{name} {meeting}");
        }
    }
    assert!(seen > 4400, "saw only {seen} days");
}

#[test]
fn what_is_known_of_single_meetings_holds() {
    let england = council().load();
    let wales = with_settings("jurisdiction: wales\n").load();
    for (meeting, five, three, month) in [
        ("2004-01-22", "2004-01-14", "2004-01-16", ""),
        ("2004-07-29", "2004-07-21", "2004-07-23", ""),
        ("2004-09-09", "2004-09-01", "2004-09-03", ""),
        ("2026-04-09", "2026-03-30", "2026-04-01", "2026-03-11"),
        ("2026-05-07", "2026-04-28", "2026-04-30", "2026-04-08"),
        ("2026-05-28", "2026-05-19", "2026-05-21", "2026-04-29"),
        ("2026-09-03", "2026-08-25", "2026-08-27", "2026-08-05"),
        ("2027-01-07", "2026-12-29", "2026-12-31", "2026-12-09"),
        ("2025-12-30", "2025-12-18", "2025-12-22", "2025-12-01"),
        // Carlisle published on 18 February and 27 May 2022, two days before it had to.
        ("2022-03-21", "2022-03-11", "2022-03-15", "2022-02-20"),
        ("2022-06-27", "2022-06-17", "2022-06-21", "2022-05-29"),
    ] {
        let agenda = "agenda-published";
        assert_eq!(one(&england, meeting, agenda).date, day(five), "{meeting}");
        assert_eq!(one(&wales, meeting, agenda).date, day(three), "{meeting}");
        let notice = "key-decision-notice";
        match month {
            "" => assert!(!names(&of(&england, day(meeting), None)).contains(&notice)),
            _ => assert_eq!(one(&england, meeting, notice).date, day(month), "{meeting}"),
        }
    }
}

// --- sums ----------------------------------------------------------------------------------------

#[test]
fn a_sum_names_the_days_counted_and_those_left_out() {
    let loaded = council().load();
    let sum = |date: &str, name: &str| one(&loaded, date, name).sum;
    assert_eq!(
        sum("2026-04-09", "agenda-published"),
        "five clear days before Thursday 9 April 2026: 8, 7, 2 and 1 April and 31 March; 3 April (Good Friday) and \
         6 April (Easter Monday) do not count; published by Monday 30 March 2026"
    );
    assert_eq!(
        sum("2027-01-07", "agenda-published"),
        "five clear days before Thursday 7 January 2027: 6, 5 and 4 January and 31 and 30 December 2026; 1 January \
         (New Year's Day) does not count; published by Tuesday 29 December 2026"
    );
    assert_eq!(
        sum("2026-04-14", "agenda-published"),
        "five clear days before Tuesday 14 April 2026: 13, 10, 9, 8 and 7 April; 3 April (Good Friday) and 6 April \
         (Easter Monday) do not count; published by Thursday 2 April 2026",
        "the days between publication and the first that counts are told too"
    );
    assert_eq!(
        sum("2026-04-09", "key-decision-notice"),
        "28 clear days before Thursday 9 April 2026: 12 March to 8 April, every day counted; published by Wednesday \
         11 March 2026"
    );
    assert_eq!(
        sum("2026-04-02", "call-in-ends"),
        "five working days after Thursday 2 April 2026, if the decisions are published on that day: 7, 8, 9, 10 and \
         13 April; 3 April (Good Friday) and 6 April (Easter Monday) do not count; called in by Monday 13 April 2026"
    );
    let slow = with_settings("notice_rule: working-28\n").load();
    assert_eq!(
        one(&slow, "2026-04-09", "key-decision-notice").sum,
        "28 clear working days before Thursday 9 April 2026: 26 February to 8 April; 3 April (Good Friday) and \
         6 April (Easter Monday) do not count; published by Wednesday 25 February 2026"
    );
}

#[test]
fn two_months_end_on_the_day_before_they_would_begin_again() {
    let loaded = council().load();
    for (received, answered) in [
        ("2026-04-09", "2026-06-08"),
        ("2026-03-01", "2026-04-30"),
        ("2026-12-28", "2027-02-27"),
        ("2026-12-29", "2027-02-28"),
        ("2026-12-31", "2027-02-28"),
        ("2027-12-29", "2028-02-28"),
        ("2027-12-30", "2028-02-29"),
    ] {
        let found = one(&loaded, received, "scrutiny-response");
        assert_eq!(found.date, day(answered), "{received}");
    }
}

// --- law -----------------------------------------------------------------------------------------

#[test]
fn the_sitting_decides_which_deadlines_a_meeting_has() {
    let loaded = council().load();
    let of = |sitting| of(&loaded, day("2026-04-09"), Some(sitting));
    let executive = [
        "agenda-published",
        "key-decision-notice",
        "private-meeting-notice",
        "private-meeting-second-notice",
        "call-in-ends",
    ];
    assert_eq!(names(&of("executive")), executive);
    assert_eq!(
        names(&of("scrutiny")),
        ["agenda-published", "scrutiny-response"]
    );
    for sitting in ["council", "regulatory", "joint"] {
        assert_eq!(names(&of(sitting)), ["agenda-published"], "{sitting}");
    }
}

#[test]
fn law_holds_from_the_day_it_came_into_force() {
    let england = council().load();
    let wales = with_settings("jurisdiction: wales\n").load();
    let told = |loaded: &Loaded, date: &str, sitting: &str| -> Vec<String> {
        let found = of(loaded, day(date), Some(sitting));
        let told = found
            .iter()
            .map(|d| format!("{} {}", long(d.date), d.source));
        told.collect()
    };
    let act = "Local Government Act 1972 ss.100A and 100B";
    for (date, agenda) in [
        (
            "1985-07-11",
            "5 July 1985 Public Bodies (Admission to Meetings) Act 1960 s.1".to_owned(),
        ),
        ("1986-04-01", format!("24 March 1986 {act}")),
        ("2002-09-30", format!("24 September 2002 {act}")),
        (
            "2002-10-01",
            format!("23 September 2002 {act}, as amended by SI 2002/715"),
        ),
    ] {
        assert_eq!(told(&england, date, "council"), [agenda], "{date}");
    }
    let executive = |date| told(&england, date, "executive");
    let call_in = "the council's constitution, under the Local Government Act 2000";
    assert_eq!(executive("2000-11-09"), [format!("3 November 2000 {act}")]);
    assert_eq!(
        executive("2004-09-09"),
        [
            "1 September 2004 SI 2000/3272, as amended by SI 2002/716".to_owned(),
            format!("16 September 2004 {call_in} s.21"),
        ]
    );
    assert_eq!(executive("2012-09-07").len(), 2);
    assert_eq!(executive("2012-09-10").len(), 5);
    assert_eq!(
        executive("2012-09-10")[0],
        "31 August 2012 SI 2012/2089 regs. 6 and 7"
    );
    assert_eq!(
        told(&wales, "2026-04-09", "executive"),
        [
            "1 April 2026 SI 2001/2290 (W. 178) reg. 5".to_owned(),
            format!("16 April 2026 {call_in} s.21"),
        ]
    );
    assert_eq!(told(&england, "2009-03-31", "scrutiny").len(), 1);
    assert_eq!(
        told(&england, "2009-04-01", "scrutiny")[1],
        "31 May 2009 Local Government Act 2000 s.21B"
    );
    assert_eq!(told(&wales, "2026-04-09", "scrutiny").len(), 1);
}

#[test]
fn section_243_leaves_out_sundays_and_the_breaks_around_holidays() {
    let loaded = with_settings("clear_days_rule: clear-days-s243\n").load();
    for (meeting, published) in [
        // An ordinary Saturday counts: Wed, Tue, Mon, Sat, Fri.
        ("2026-06-18", "2026-06-11"),
        // From Thursday before Easter to Tuesday after it: Wed 8; Wed 1, Tue 31, Mon 30, Sat 28.
        ("2026-04-09", "2026-03-27"),
        // Early May, with the Saturday before and the Tuesday after: Wed 6; Fri 1, Thu 30, Wed 29, Tue 28.
        ("2026-05-07", "2026-04-27"),
        // Christmas Eve to Tuesday 29 December, and 31 December to 2 January: Wed 6, Tue 5, Mon 4; Wed 30; Wed 23.
        ("2027-01-07", "2026-12-22"),
    ] {
        let found = one(&loaded, meeting, "agenda-published");
        assert_eq!(found.date, day(published), "{}", found.sum);
        assert_eq!(found.rule, "clear-days-s243");
    }
    assert_eq!(
        one(&loaded, "2026-05-07", "agenda-published").sum,
        "five clear days before Thursday 7 May 2026: 6 and 1 May and 30, 29 and 28 April; 2 May (bank holiday break), \
         4 May (Early May bank holiday) and 5 May (bank holiday break) do not count; published by Monday 27 April 2026"
    );
}

#[test]
fn a_deadline_that_would_be_guessed_is_not_told() {
    let loaded = council().load();
    let calendar = Calendar::of(&loaded.workspace.records);
    let found = deadlines(
        &calendar,
        &loaded.workspace.settings,
        day("2030-12-27"),
        Some("executive"),
    );
    let unknown: Vec<String> = found
        .iter()
        .filter_map(|deadline| deadline.as_ref().err())
        .map(|unknown| format!("{}: {}", unknown.name, unknown.why))
        .collect();
    let expected =
        "call-in-ends: bank holidays are known from 1974 to 2030, and 1 January 2031 is outside";
    assert_eq!(unknown, [expected]);
}

// --- the council's own days ----------------------------------------------------------------------

#[test]
fn a_closed_day_counts_unless_its_record_says_no() {
    let closed = "- {date: 2025-12-24, name: Offices closed, kind: closed}\n";
    let loaded = council().with(CALENDAR, closed).load();
    let found = one(&loaded, "2025-12-30", "agenda-published");
    assert_eq!(
        found.sum,
        "five clear days before Tuesday 30 December 2025: 29, 24, 23, 22 and 19 December; 25 December (Christmas Day) \
         and 26 December (Boxing Day) do not count; 24 December counts, though the offices are closed; published by \
         Thursday 18 December 2025"
    );
    let calendar = Calendar::of(&loaded.workspace.records);
    assert_eq!(calendar.working(day("2025-12-24")), Ok(true));
    let out = closed.replace("kind: closed", "kind: closed, counted: no");
    let loaded = council().with(CALENDAR, out).load();
    let found = one(&loaded, "2025-12-30", "agenda-published");
    assert_eq!(
        found.sum,
        "five clear days before Tuesday 30 December 2025: 29, 23, 22, 19 and 18 December; 24 December (Offices \
         closed), 25 December (Christmas Day) and 26 December (Boxing Day) do not count; published by Wednesday \
         17 December 2025"
    );
    let calendar = Calendar::of(&loaded.workspace.records);
    assert_eq!(calendar.working(day("2025-12-24")), Ok(false));
}

#[test]
fn the_register_adds_moves_and_lifts_bank_holidays() {
    let days = "\
- {date: 2026-04-08, name: Local holiday, kind: bank-holiday}
- {date: 2026-05-08, name: Early May moved, kind: bank-holiday, instead_of: 2026-05-04}
- {date: 2026-08-31, name: Offices open, kind: working}
- {date: 2031-01-01, name: New Year's Day, kind: bank-holiday}
";
    let loaded = council().with(CALENDAR, days).load();
    let calendar = Calendar::of(&loaded.workspace.records);
    let what = |date: &str| calendar.day(day(date)).unwrap();
    assert_eq!(what("2026-04-08"), Day::Holiday("Local holiday".to_owned()));
    assert_eq!(
        what("2026-05-08"),
        Day::Holiday("Early May moved".to_owned())
    );
    assert_eq!(what("2026-05-04"), Day::Working);
    assert_eq!(what("2026-08-31"), Day::Working);
    assert_eq!(
        what("2031-01-01"),
        Day::Holiday("New Year's Day".to_owned())
    );
    assert_eq!(what("2026-08-29"), Day::Weekend);
    assert!(calendar.day(day("2031-01-02")).is_err());
    let found = one(&loaded, "2026-04-09", "agenda-published");
    assert_eq!(found.date, day("2026-03-27"), "{}", found.sum);
}

// --- settings ------------------------------------------------------------------------------------

#[test]
fn a_rule_that_is_none_is_refused_with_those_there_are() {
    for (line, said) in [
        (
            "clear_days_rule: clear-days",
            "`clear_days_rule`: found `clear-days`, expected one of `clear-working-days`, `clear-working-days-any`, \
             `clear-days-s243`",
        ),
        (
            "notice_rule: calendar-27",
            "`notice_rule`: found `calendar-27`, expected one of `calendar-28`, `working-28`",
        ),
        (
            "call_in_days: 0",
            "`call_in_days`: found `0`, expected a number of working days from 1 to 28",
        ),
        (
            "call_in_days: [5]",
            "`call_in_days`: found no plain value, expected a number of working days from 1 to 28",
        ),
    ] {
        let found = with_settings(&format!("{line}\n")).short();
        let start = format!(
            "guildhall.yaml:6:{}: error[broken-settings]: ",
            line.find(' ').unwrap() + 2
        );
        assert_eq!(found, format!("{start}{said}\n"));
    }
}
