//! Checks of the dates of meetings: where they fire, with the words a person sees, and where they stay silent.

use crate::council::{Council, council, example};

const MEETINGS: &str = "inputs/meetings.yaml";
const CALENDAR: &str = "inputs/calendar.yaml";

/// The tiny council with one more meeting, on a day.
fn meeting_on(date: &str) -> Council {
    let line = format!("- {{id: extra, body: executive, date: {date}, sitting: executive}}\n");
    council().append(MEETINGS, &line)
}

#[test]
fn a_meeting_on_a_weekend_or_a_bank_holiday_is_told() {
    for (date, said) in [
        ("2004-09-11", "Saturday 11 September 2004"),
        ("2004-09-12", "Sunday 12 September 2004"),
        (
            "2004-08-30",
            "Monday 30 August 2004 (`Summer bank holiday`)",
        ),
        (
            "2004-12-28",
            "Tuesday 28 December 2004 (`Boxing Day, substitute day`)",
        ),
    ] {
        assert_eq!(
            meeting_on(date).short(),
            format!(
                "inputs/meetings.yaml:3:38: warning[meeting-on-closed-day]: the meeting `extra` is on {said}; a \
                 working day was expected\n"
            )
        );
    }
}

#[test]
fn a_meeting_on_a_closed_day_is_told_with_the_record_that_closes_it() {
    let closed = "- {date: 2004-12-24, name: Civic Centre closed, kind: closed}\n";
    let council = meeting_on("2004-12-24").with(CALENDAR, closed);
    assert_eq!(
        council.short(),
        "inputs/meetings.yaml:3:38: warning[meeting-on-closed-day]: the meeting `extra` is on Friday 24 December 2004 \
         (`Civic Centre closed`); a working day was expected\n"
    );
    let findings = council.check();
    let related = &findings[0].related[0];
    assert_eq!(&*related.place.file, CALENDAR);
    assert_eq!(related.message, "the day is closed here");
    assert_eq!(
        findings[0].help,
        "mend the date, or allow it in the record of the meeting, with the reason"
    );
}

#[test]
fn a_meeting_on_a_working_day_or_with_a_reason_is_not_told() {
    for date in [
        "2004-08-31",
        "2004-12-24",
        "2004-12-29",
        "1974-01-02",
        "2030-12-31",
    ] {
        assert_eq!(meeting_on(date).short(), "", "{date}");
    }
    let reason = "{code: meeting-on-closed-day, reason: Annual Council, by: clerk}";
    let allowed = format!("2004-09-11, allow: [{reason}]");
    assert_eq!(meeting_on(&allowed).short(), "");
    let working = "- {date: 2004-08-30, name: Offices open, kind: working}\n";
    assert_eq!(meeting_on("2004-08-30").with(CALENDAR, working).short(), "");
    assert_eq!(council().short(), "");
}

#[test]
fn other_dates_may_fall_on_any_day() {
    // A paper may be written on a Sunday, and a period may end on one.
    let council = council()
        .replace(
            "inputs/report.yaml",
            "as_of: 2004-07-20",
            "as_of: 2004-07-18",
        )
        .replace(
            "inputs/periods.yaml",
            "date: 2004-07-19",
            "date: 2004-07-18",
        );
    assert_eq!(council.short(), "");
}

#[test]
fn a_meeting_beyond_the_calendar_is_told() {
    assert_eq!(
        meeting_on("2062-04-06").short(),
        "inputs/meetings.yaml:3:38: warning[date-beyond-calendar]: the meeting `extra` is on 6 April 2062; a year from \
         1974 to 2030 was expected, for which bank holidays are known\n"
    );
    assert!(
        meeting_on("1973-12-31")
            .short()
            .contains("[date-beyond-calendar]")
    );
    assert_eq!(meeting_on("2030-12-31").short(), "");
}

#[test]
fn the_example_meets_on_working_days() {
    let found = example().short();
    assert!(
        !found.contains("closed-day") && !found.contains("beyond"),
        "{found}"
    );
}
