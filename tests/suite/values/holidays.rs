//! Bank holidays: every year against a list kept apart from the rules, with names, substitutes and the years beyond.

use guildhall::values::holidays::{FIRST_YEAR, LAST_YEAR, easter, of_year, on};

use super::day;

/// Every bank holiday of England and Wales that is a weekday: the year, then month and day.
pub(crate) const KNOWN: &str = "\
1974 01-01 04-12 04-15 05-27 08-26 12-25 12-26
1975 01-01 03-28 03-31 05-26 08-25 12-25 12-26
1976 01-01 04-16 04-19 05-31 08-30 12-27 12-28
1977 01-03 04-08 04-11 05-30 06-07 08-29 12-26 12-27
1978 01-02 03-24 03-27 05-01 05-29 08-28 12-25 12-26
1979 01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26
1980 01-01 04-04 04-07 05-05 05-26 08-25 12-25 12-26
1981 01-01 04-17 04-20 05-04 05-25 07-29 08-31 12-25 12-28
1982 01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28
1983 01-03 04-01 04-04 05-02 05-30 08-29 12-26 12-27
1984 01-02 04-20 04-23 05-07 05-28 08-27 12-25 12-26
1985 01-01 04-05 04-08 05-06 05-27 08-26 12-25 12-26
1986 01-01 03-28 03-31 05-05 05-26 08-25 12-25 12-26
1987 01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-28
1988 01-01 04-01 04-04 05-02 05-30 08-29 12-26 12-27
1989 01-02 03-24 03-27 05-01 05-29 08-28 12-25 12-26
1990 01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26
1991 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
1992 01-01 04-17 04-20 05-04 05-25 08-31 12-25 12-28
1993 01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28
1994 01-03 04-01 04-04 05-02 05-30 08-29 12-26 12-27
1995 01-02 04-14 04-17 05-08 05-29 08-28 12-25 12-26
1996 01-01 04-05 04-08 05-06 05-27 08-26 12-25 12-26
1997 01-01 03-28 03-31 05-05 05-26 08-25 12-25 12-26
1998 01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28
1999 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31
2000 01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26
2001 01-01 04-13 04-16 05-07 05-28 08-27 12-25 12-26
2002 01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26
2003 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2004 01-01 04-09 04-12 05-03 05-31 08-30 12-27 12-28
2005 01-03 03-25 03-28 05-02 05-30 08-29 12-26 12-27
2006 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2007 01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26
2008 01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26
2009 01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28
2010 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2011 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27
2012 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26
2013 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2014 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2015 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2016 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
2017 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2018 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
2019 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
2020 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
2021 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2022 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
2023 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
2028 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2029 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
2030 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26";

/// A year as it is printed: the day, the name, and whether it is a substitute.
fn year(year: i16) -> Vec<String> {
    let holidays = of_year(year).unwrap();
    holidays
        .iter()
        .map(|holiday| format!("{} {holiday}", holiday.date))
        .collect()
}

#[test]
fn every_year_has_the_holidays_it_had() {
    assert_eq!(KNOWN.lines().count(), 57, "a year is missing from the list");
    for line in KNOWN.lines() {
        let (number, days) = line.split_once(' ').unwrap();
        let known: Vec<String> = days.split(' ').map(|d| format!("{number}-{d}")).collect();
        let found = of_year(number.parse().unwrap()).unwrap();
        let found: Vec<String> = found.iter().map(|h| h.date.to_string()).collect();
        assert_eq!(found, known, "{number}");
    }
}

#[test]
fn holidays_have_names_and_say_when_they_stand_in_for_others() {
    assert_eq!(
        year(2022),
        [
            "2022-01-03 New Year's Day, substitute day",
            "2022-04-15 Good Friday",
            "2022-04-18 Easter Monday",
            "2022-05-02 Early May bank holiday",
            "2022-06-02 Spring bank holiday",
            "2022-06-03 Platinum Jubilee bank holiday",
            "2022-08-29 Summer bank holiday",
            "2022-09-19 bank holiday for the State Funeral of Queen Elizabeth II",
            "2022-12-26 Boxing Day",
            "2022-12-27 Christmas Day, substitute day",
        ]
    );
    assert_eq!(
        year(2027)[6..],
        [
            "2027-12-27 Christmas Day, substitute day",
            "2027-12-28 Boxing Day, substitute day"
        ]
    );
    assert_eq!(
        year(2026)[6..],
        [
            "2026-12-25 Christmas Day",
            "2026-12-28 Boxing Day, substitute day"
        ]
    );
}

#[test]
fn one_offs_stand_on_their_own_days() {
    for (date, name) in [
        ("1977-06-07", "Silver Jubilee bank holiday"),
        ("1981-07-29", "Royal Wedding bank holiday"),
        ("1995-05-08", "Early May bank holiday for VE Day"),
        ("1999-12-31", "Millennium bank holiday"),
        ("2002-06-03", "Golden Jubilee bank holiday"),
        ("2002-06-04", "Spring bank holiday"),
        ("2011-04-29", "Royal Wedding bank holiday"),
        ("2012-06-04", "Spring bank holiday"),
        ("2012-06-05", "Diamond Jubilee bank holiday"),
        ("2020-05-08", "Early May bank holiday for VE Day"),
        (
            "2023-05-08",
            "bank holiday for the Coronation of King Charles III",
        ),
    ] {
        assert_eq!(on(day(date)).unwrap().unwrap().name, name, "{date}");
    }
    for ordinary in [
        "1976-05-03",
        "1977-05-02",
        "1995-05-01",
        "2002-05-27",
        "2012-05-28",
        "2020-05-04",
        "2022-05-30",
    ] {
        assert_eq!(on(day(ordinary)).unwrap(), None, "{ordinary}");
    }
}

#[test]
fn years_beyond_are_not_guessed() {
    assert_eq!((FIRST_YEAR, LAST_YEAR), (1974, 2030));
    assert_eq!((of_year(1973), of_year(2031)), (None, None));
    assert_eq!(
        on(day("2031-01-01")).unwrap_err().to_string(),
        "bank holidays are known from 1974 to 2030, and 1 January 2031 is outside"
    );
    assert!(on(day("1973-12-31")).is_err() && on(day("2030-12-31")).is_ok());
}

#[test]
fn easter_is_a_sunday_where_the_almanacs_have_it() {
    for sunday in [
        "1818-03-22",
        "1943-04-25",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2038-04-25",
        "2049-04-18",
    ] {
        assert_eq!(easter(day(sunday).year()), Some(day(sunday)));
    }
}
