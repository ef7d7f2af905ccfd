//! Days: read day first in every usual way, printed in house style, taken from spreadsheets.

use guildhall::values::date::{self, CenturyWindow, Weekday, parse_date, parse_iso};
use guildhall::values::when::When;

use super::{day, shown};

/// A date as it is printed, or why it is refused.
fn dated(text: &str) -> String {
    match parse_date(text, CenturyWindow::default()) {
        Ok(read) => date::long(read.date),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn every_way_of_writing_a_day_is_read_day_first() {
    let ways = [
        "2026-08-25",
        "2026/08/25",
        "2026-08-25T00:00:00",
        "2026-08-25 00:00:00",
        "25 August 2026",
        "25 Aug. 2026",
        "25th August, 2026",
        "25th of August 2026",
        "25/08/2026",
        "25/8/2026",
        "25.08.26",
        "25-Aug-26",
        "25-Aug-2026",
        "25Aug2026",
        "25 aug '26",
        "August 25, 2026",
        "August 25th 2026",
        "Tuesday 25 August 2026",
        "Tues. 25/08/2026",
        "  25\u{a0}August  2026 ",
    ];
    for way in ways {
        assert_eq!(dated(way), "25 August 2026", "{way}");
    }
    assert_eq!(dated("03/04/04"), "3 April 2004");
    assert_eq!(dated("9 Sept 2004"), "9 September 2004");
    assert_eq!(dated("29 February 2004"), "29 February 2004");
}

#[test]
fn days_that_do_not_exist_are_refused_with_the_reason() {
    assert_eq!(
        dated("31.09.04"),
        "found `31.09.04`, which is no date: September 2004 has 30 days"
    );
    assert_eq!(
        dated("29 February 2005"),
        "found `29 February 2005`, which is no date: February 2005 has 28 days"
    );
    assert_eq!(
        dated("07/29/2004"),
        "found `07/29/2004`, which is no date: there is no month 29; dates are read day first"
    );
    assert_eq!(
        dated("0 July 2004"),
        "found `0 July 2004`, which is no date: the days of a month begin at 1"
    );
    assert_eq!(
        dated("2004-13-45"),
        "found `2004-13-45`, which is no date: there is no month 13"
    );
    assert_eq!(
        dated("29 July 0204"),
        "found `29 July 0204`, whose year is 204; expected a date such as `29 July 2004`"
    );
}

#[test]
fn what_is_no_date_says_what_a_date_looks_like() {
    assert_eq!(
        dated("soon"),
        "found `soon`, expected a date such as `29 July 2004`"
    );
    assert_eq!(
        dated("  "),
        "found nothing, expected a date such as `29 July 2004`"
    );
    assert_eq!(
        dated("29 July"),
        "found `29 July`, which names no year; expected a date such as `29 July 2004`"
    );
    assert_eq!(
        dated("July 2004"),
        "found `July 2004`, which names no day; expected a date such as `29 July 2004`"
    );
    let refused = [
        "2004",
        "29 July 2004 or so",
        "29 July 20044",
        "２９ July 2004",
        "2004-07-29T18:30:00",
        "29/07/004",
        "99999999999999999999/1/2004",
        "29..07..04",
        "-29/07/04",
        "Thursday",
    ];
    for text in refused {
        assert!(
            dated(text).starts_with("found `"),
            "{text} was read as {}",
            dated(text)
        );
    }
    let long = dated(&"many words ".repeat(1000));
    assert!(long.contains('…') && long.len() < 150, "{long}");
    assert_eq!(
        dated("`x`\n\u{7}y"),
        "found `'x' y`, expected a date such as `29 July 2004`"
    );
}

#[test]
fn a_wrong_weekday_and_two_digit_years_are_told_not_refused() {
    let read = parse_date("Wednesday 29 July 2004", CenturyWindow::default()).unwrap();
    assert_eq!(read.wrong_weekday, Some(Weekday::Wednesday));
    assert!(!read.two_digit_year);
    let read = parse_date("Thurs 29.07.04", CenturyWindow::default()).unwrap();
    assert_eq!((read.wrong_weekday, read.two_digit_year), (None, true));

    assert_eq!(dated("1.1.50"), "1 January 1950");
    assert_eq!(dated("1.1.49"), "1 January 2049");
    let window = CenturyWindow::from(1990).unwrap();
    assert_eq!(
        (window.year(90), window.year(89), window.year(0)),
        (1990, 2089, 2000)
    );
    assert_eq!(CenturyWindow::from(0), None);

    let read = When::read("Mon 9 to Saturday 11 Sept 04", CenturyWindow::default()).unwrap();
    assert_eq!(
        (read.wrong_weekday, read.two_digit_year),
        (Some(Weekday::Monday), true)
    );
}

#[test]
fn dates_are_printed_in_house_style() {
    let date = day("2004-07-09");
    assert_eq!(date::long(date), "9 July 2004");
    assert_eq!(date::day_month(date), "9 July");
    assert_eq!(date::month_year(date), "July 2004");
    assert_eq!(date::with_weekday(date), "Friday 9 July 2004");
    assert_eq!(date::iso(date), "2004-07-09");
    assert_eq!(
        shown(parse_iso("9 July 2004")),
        "found `9 July 2004`, expected a date such as `2004-07-29`"
    );
    assert!(parse_iso("29-07-2004").is_err() && parse_iso("2004-02-30").is_err());
}

#[test]
fn numbers_of_cells_become_dates_as_excel_shows_them() {
    let from = |serial, is_1904| shown(date::from_serial(serial, is_1904));
    assert_eq!(from(1.0, false), "1900-01-01");
    assert_eq!(from(59.0, false), "1900-02-28");
    assert_eq!(
        from(60.0, false),
        "found `60`, which Excel shows as 29 February 1900, a day that never was"
    );
    assert_eq!(from(61.0, false), "1900-03-01");
    assert_eq!(from(38_197.75, false), "2004-07-29");
    assert_eq!(from(38_197.999_999_999, false), "2004-07-30");
    assert_eq!(from(2_958_465.0, false), "9999-12-31");
    assert_eq!(from(0.0, true), "1904-01-01");
    assert_eq!(from(36_735.0, true), "2004-07-29");
    assert_eq!(
        from(0.5, false),
        "found `0.5`, which is the number of no day; expected a date from 1 January 1900"
    );
    for odd in [
        -1.0,
        2_958_466.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        1e300,
    ] {
        assert!(date::from_serial(odd, false).is_err(), "{odd}");
        assert!(date::from_serial(odd, true).is_err(), "{odd}");
    }
}
