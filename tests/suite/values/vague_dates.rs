//! The council's vague dates and periods: their words, their first and last day, their order.

use guildhall::values::date;
use guildhall::values::period::Period;
use guildhall::values::when::{Precision, When};

use super::{day, shown};

fn when(text: &str) -> String {
    shown(When::parse(text))
}

/// The first and last day of a vague date.
fn spans(text: &str) -> (String, String) {
    let when = When::parse(text).unwrap();
    (
        date::iso(when.earliest().unwrap()),
        date::iso(when.latest().unwrap()),
    )
}

/// Vague dates as officers write them and as papers print them.
const VAGUE_DATES: &[(&str, &str)] = &[
    ("29.07.04", "29 July 2004"),
    ("by 30 September 2004", "30 September 2004"),
    ("2004-10", "October 2004"),
    ("10/2004", "October 2004"),
    ("Oct-04", "October 2004"),
    ("Oct '14", "October 2014"),
    ("by Sept. 2004", "September 2004"),
    ("January - March 2004", "January to March 2004"),
    ("January – March 2004", "January to March 2004"),
    ("Jan—Mar 2004", "January to March 2004"),
    ("January to March 2004", "January to March 2004"),
    ("between January and March 2004", "January to March 2004"),
    ("2004-Q1", "January to March 2004"),
    ("Q2 2004/05", "July to September 2004"),
    ("2004/05 Q4", "January to March 2005"),
    ("Sept/October 2004", "September to October 2004"),
    ("October/November 2004", "October to November 2004"),
    (
        "October 2004 - January 2005",
        "October 2004 to January 2005",
    ),
    ("2004-10 to 2005-01", "October 2004 to January 2005"),
    ("9-11 September 2004", "9 to 11 September 2004"),
    ("9th and 10th September 2004", "9 to 10 September 2004"),
    ("29 July - 14 August 2004", "29 July to 14 August 2004"),
    (
        "29 December 2004 to 4 January 2005",
        "29 December 2004 to 4 January 2005",
    ),
    ("mid February 2004", "mid-February 2004"),
    (
        "early March to mid-April 2004",
        "early March to mid-April 2004",
    ),
    ("by the end of March 2004", "end of March 2004"),
    ("by end September 2004", "end of September 2004"),
    ("beginning of 2005", "early 2005"),
    ("late autumn 2004", "late autumn 2004"),
    ("Autumn 2004", "autumn 2004"),
    ("spring to autumn 2004", "spring to autumn 2004"),
    ("Winter 2004", "winter 2004/05"),
    ("2004", "2004"),
    ("2005-2007", "2005 to 2007"),
    ("2004/2005", "2004/05"),
    ("1999/00", "1999/00"),
    ("On-going", "ongoing"),
    (
        "Ongoing (review November 2004)",
        "ongoing, to be reviewed in November 2004",
    ),
    (
        "ongoing, review 2004-11",
        "ongoing, to be reviewed in November 2004",
    ),
    (
        "ongoing - review date: 29/11/2004",
        "ongoing, to be reviewed on 29 November 2004",
    ),
    (
        "ongoing; reviewed by end of 2004",
        "ongoing, to be reviewed at the end of 2004",
    ),
    (
        "ongoing, review Q1 2004/05",
        "ongoing, to be reviewed from April to June 2004",
    ),
];

#[test]
fn vague_dates_are_printed_in_house_words() {
    for &(written, printed) in VAGUE_DATES {
        assert_eq!(when(written), printed, "{written}");
        assert_eq!(when(printed), printed, "what is printed reads back");
        assert_eq!(When::parse(written), When::parse(printed), "{written}");
    }
}

#[test]
fn what_names_no_time_or_two_is_refused() {
    let expected = "expected a date such as `29 July 2004`, `October 2004`, \
                    `January to March 2004` or `ongoing, to be reviewed in November 2004`";
    let no_dates = [
        "TBC",
        "n/a",
        "monthly",
        "July 2004 or later",
        "Q2 2004",
        "2004/10",
        "2004-Q5",
        "from July 2004",
        "mid-29 July 2004",
        "end of 2004-Q1",
        "January 2004 to",
        "9",
        "Thursday July 2004",
        "ongoing until further notice",
        "ongoing (review July 2004",
        "January to March to May 2004",
        "ongoing, review ongoing",
    ];
    for text in no_dates {
        assert_eq!(when(text), format!("found `{text}`, {expected}"));
    }
    assert_eq!(
        when("March - January 2004"),
        "found `March to January 2004`, which ends before it begins; expected the earlier date \
         first, each with its year where the years differ"
    );
    assert_eq!(
        when("March to March 2004"),
        "found `March to March 2004`, whose end is not after its beginning; expected the earlier \
         date first"
    );
    assert_eq!(
        when("October 14"),
        "found `October 14`, whose number may be a day or a year; expected the year in four digits"
    );
    assert_eq!(
        when("mid-February"),
        "found `mid-February`, which names no year; expected a date such as `29 July 2004`"
    );
    assert_eq!(
        when("1 to 31 September 2004"),
        "found `1 to 31 September 2004`, which is no date: September 2004 has 30 days"
    );
    assert_eq!(
        when("ongoing, review date"),
        "found `ongoing, review date`, which names no date of review; expected `ongoing, to be \
         reviewed in November 2004`"
    );
}

#[test]
fn vague_dates_span_their_first_to_their_last_day() {
    let pairs = [
        ("29 July 2004", "2004-07-29", "2004-07-29"),
        ("February 2004", "2004-02-01", "2004-02-29"),
        ("October to November 2004", "2004-10-01", "2004-11-30"),
        ("winter 2004", "2004-12-01", "2005-02-28"),
        ("2004/05", "2004-04-01", "2005-03-31"),
        ("2004", "2004-01-01", "2004-12-31"),
        ("early September 2004", "2004-09-01", "2004-09-10"),
        ("mid-September 2004", "2004-09-11", "2004-09-20"),
        ("late September 2004", "2004-09-21", "2004-09-30"),
        ("end of September 2004", "2004-09-24", "2004-09-30"),
        ("end of 2004", "2004-12-01", "2004-12-31"),
        ("mid-2004", "2004-05-02", "2004-08-31"),
        ("December 9999", "9999-12-01", "9999-12-31"),
        ("winter 9999", "9999-12-01", "9999-12-31"),
    ];
    for (text, first, last) in pairs {
        assert_eq!(spans(text), (first.to_owned(), last.to_owned()), "{text}");
    }
    let ongoing = When::parse("ongoing, review November 2004").unwrap();
    assert_eq!(
        (ongoing.earliest(), ongoing.latest()),
        (None, Some(day("2004-11-30")))
    );
    assert_eq!(When::parse("ongoing").unwrap().latest(), None);
}

#[test]
fn vague_dates_are_ordered_by_when_they_are_due_and_know_how_exact_they_are() {
    let mut due: Vec<When> = [
        "ongoing",
        "2004",
        "July 2004",
        "31 July 2004",
        "30 July 2004",
        "ongoing, review May 2004",
    ]
    .iter()
    .map(|text| When::parse(text).unwrap())
    .collect();
    due.sort();
    let printed: Vec<String> = due.iter().map(When::to_string).collect();
    assert_eq!(
        printed,
        [
            "ongoing, to be reviewed in May 2004",
            "30 July 2004",
            "July 2004",
            "31 July 2004",
            "2004",
            "ongoing",
        ]
    );
    let precision = |text| When::parse(text).unwrap().precision();
    assert_eq!(precision("9 to 11 September 2004"), Precision::Day);
    assert_eq!(precision("mid-July 2004"), Precision::Month);
    assert_eq!(precision("2004 to spring 2005"), Precision::Year);
    assert!(precision("autumn 2004") < precision("ongoing"));
    assert_eq!(
        When::parse("29/07/04").unwrap().day(),
        Some(day("2004-07-29"))
    );
}

#[test]
fn periods_are_echoed_and_span_whole_months() {
    let period = |text| shown(Period::parse(text));
    assert_eq!(period("2026/27"), "2026/27");
    assert_eq!(period("2026-Q2"), "April to June 2026");
    assert_eq!(period("March to September 2026"), "March to September 2026");
    assert_eq!(period("2005 to 2007"), "2005 to 2007");
    assert_eq!(period("2004"), "2004");
    let expected = "expected a period such as `2026/27`, `2026-Q2` or `March to September 2026`";
    assert_eq!(period("ongoing"), format!("found `ongoing`, {expected}"));
    assert_eq!(period("soon"), format!("found `soon`, {expected}"));
    assert!(period("2007 to 2005").contains("which ends before it begins"));

    let year = Period::parse("2026/27").unwrap();
    assert_eq!(
        (year.earliest(), year.latest()),
        (Some(day("2026-04-01")), Some(day("2027-03-31")))
    );
    assert!(year.contains(day("2027-03-31")) && !year.contains(day("2027-04-01")));

    let ends = |from, to| Period::between(When::parse(from).unwrap(), When::parse(to).unwrap());
    assert_eq!(shown(ends("2026-03", "2026-09")), "March to September 2026");
    assert_eq!(shown(ends("2026-03", "2026-03")), "March 2026");
    assert_eq!(shown(ends("2026-Q1", "2026-Q1")), "January to March 2026");
    assert!(ends("2026-09", "2026-03").is_err() && ends("ongoing", "ongoing").is_err());
}
