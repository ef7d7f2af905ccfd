//! Times of day and lengths in minutes, as people say them.

use guildhall::values::time::{Minutes, Time};

use super::shown;

#[test]
fn times_of_day_are_read_and_printed_as_people_say_them() {
    let pairs = [
        ("18:00", "6pm"),
        ("18.00 hrs", "6pm"),
        ("1800", "6pm"),
        ("18:00:00", "6pm"),
        ("6pm", "6pm"),
        ("6.30 p.m.", "6:30pm"),
        ("06:30", "6:30am"),
        ("9:30", "9:30am"),
        ("10.00am", "10am"),
        ("noon", "midday"),
        ("12 pm", "midday"),
        ("12.30 pm", "12:30pm"),
        ("12am", "midnight"),
        ("00:05", "12:05am"),
    ];
    for (written, printed) in pairs {
        assert_eq!(shown(Time::parse(written)), printed, "{written}");
    }
    assert_eq!(
        shown(Time::parse("2:30")),
        "found `2:30`, which may be morning or afternoon; expected `2:30am` or `2:30pm`"
    );
    for text in [
        "", "6", "24:00", "18:60", "13pm", "0pm", "18:0", "6:30:15", "evening", "¼pm",
    ] {
        let fault = shown(Time::parse(text));
        assert!(
            fault.ends_with("expected a time such as `18:00` or `6pm`"),
            "{text}: {fault}"
        );
    }
    assert_eq!(Time::parse("6.30pm").unwrap().clock(), "18:30");
    assert_eq!(shown(Time::from_fraction(0.75)), "6pm");
    assert_eq!(shown(Time::from_fraction(0.999_999)), "11:59pm");
    assert!(Time::from_fraction(1.0).is_err() && Time::from_fraction(f64::NAN).is_err());
    let start = Time::parse("23:30").unwrap();
    assert_eq!(start.after(Minutes(29)).unwrap().to_string(), "11:59pm");
    assert_eq!(start.after(Minutes(30)), None);
}

#[test]
fn lengths_are_printed_in_hours_and_minutes() {
    let pairs = [
        ("25", "25 minutes"),
        ("25 mins", "25 minutes"),
        ("1 min", "1 minute"),
        ("60", "1 hour"),
        ("1 h 30", "1 hour 30 minutes"),
        ("1h30m", "1 hour 30 minutes"),
        ("1:30", "1 hour 30 minutes"),
        ("1.5 hours", "1 hour 30 minutes"),
        ("1½ hours", "1 hour 30 minutes"),
        ("2 hours and 1 minute", "2 hours 1 minute"),
        ("half an hour", "30 minutes"),
    ];
    for (written, printed) in pairs {
        assert_eq!(shown(Minutes::parse(written)), printed, "{written}");
    }
    for text in [
        "",
        "-5",
        "1 h 75",
        "an age",
        "25 days",
        "99999999999",
        "1.25 hours",
        "hours",
    ] {
        assert_eq!(
            shown(Minutes::parse(text)),
            format!(
                "{}, expected a length such as `25 minutes` or `1 hour 30 minutes`",
                if text.is_empty() {
                    "found nothing".to_owned()
                } else {
                    format!("found `{text}`")
                }
            )
        );
    }
    let total: Minutes = [Minutes(40), Minutes(50)].into_iter().sum();
    assert_eq!(total.to_string(), "1 hour 30 minutes");
}
