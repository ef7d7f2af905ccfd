//! Bank holidays of England and Wales, 1974 to 2030: by rule, with their substitutes and every one-off.
//! Knows no council and no workspace; of a year that it does not cover it says so, and never guesses.

use std::fmt;

use jiff::ToSpan;

use super::date::{Date, Weekday, long};

/// The first year covered: from then New Year's Day is a bank holiday in England and Wales.
pub const FIRST_YEAR: i16 = 1974;

/// The last year covered: what is proclaimed for later years cannot be known.
pub const LAST_YEAR: i16 = 2030;

/// One bank holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankHoliday {
    /// The day itself.
    pub date: Date,
    /// What it is called: `Easter Monday`.
    pub name: &'static str,
    /// Whether it stands in for a holiday that falls on a weekend.
    pub substitute: bool,
}

impl fmt::Display for BankHoliday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let substitute = if self.substitute {
            ", substitute day"
        } else {
            ""
        };
        write!(f, "{}{substitute}", self.name)
    }
}

/// A day whose bank holidays are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uncovered {
    /// The day that was asked for.
    pub date: Date,
}

impl fmt::Display for Uncovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = long(self.date);
        write!(
            f,
            "bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}, and {date} is outside"
        )
    }
}

/// Days proclaimed once.
const ONE_OFF: &[(i16, i8, i8, &str)] = &[
    (1977, 6, 7, "Silver Jubilee bank holiday"),
    (1981, 7, 29, "Royal Wedding bank holiday"),
    (1999, 12, 31, "Millennium bank holiday"),
    (2002, 6, 3, "Golden Jubilee bank holiday"),
    (2011, 4, 29, "Royal Wedding bank holiday"),
    (2012, 6, 5, "Diamond Jubilee bank holiday"),
    (2022, 6, 3, "Platinum Jubilee bank holiday"),
    (
        2022,
        9,
        19,
        "bank holiday for the State Funeral of Queen Elizabeth II",
    ),
    (
        2023,
        5,
        8,
        "bank holiday for the Coronation of King Charles III",
    ),
];

/// Years in which the Early May bank holiday was moved from the first Monday, to the anniversary of VE Day.
const EARLY_MAY_MOVED: &[(i16, i8, i8)] = &[(1995, 5, 8), (2020, 5, 8)];

/// Years in which the Spring bank holiday was moved from the last Monday in May, for a jubilee.
const SPRING_MOVED: &[(i16, i8, i8)] = &[(2002, 6, 4), (2012, 6, 4), (2022, 6, 2)];

/// The first year of the Early May bank holiday.
const EARLY_MAY_SINCE: i16 = 1978;

/// The bank holidays of a year, in order; none if the year is not covered.
///
/// Banking and Financial Dealings Act 1971 Sch. 1 for Easter Monday, the last Mondays of May and August and the days
/// after Christmas; common law for Good Friday and Christmas Day; proclamations under s.1 of the Act for all others.
#[must_use]
pub fn of_year(year: i16) -> Option<Vec<BankHoliday>> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return None;
    }
    let easter = easter(year)?;
    let mut holidays = vec![
        new_year(year)?,
        plain(easter.checked_sub(2.days()).ok()?, "Good Friday"),
        plain(easter.tomorrow().ok()?, "Easter Monday"),
        plain(
            moved_or_monday(year, SPRING_MOVED, 5, -1)?,
            "Spring bank holiday",
        ),
        plain(monday(year, 8, -1)?, "Summer bank holiday"),
    ];
    if year >= EARLY_MAY_SINCE {
        let name = if EARLY_MAY_MOVED.iter().any(|(moved, ..)| *moved == year) {
            "Early May bank holiday for VE Day"
        } else {
            "Early May bank holiday"
        };
        let date = moved_or_monday(year, EARLY_MAY_MOVED, 5, 1)?;
        holidays.push(plain(date, name));
    }
    holidays.extend(christmas(year)?);
    for (_, month, day, name) in ONE_OFF.iter().filter(|(of, ..)| *of == year) {
        holidays.push(plain(Date::new(year, *month, *day).ok()?, name));
    }
    holidays.sort();
    Some(holidays)
}

/// The bank holiday on a day, if there is one.
///
/// # Errors
/// A day in a year that is not covered.
pub fn on(date: Date) -> Result<Option<BankHoliday>, Uncovered> {
    let holidays = of_year(date.year()).ok_or(Uncovered { date })?;
    Ok(holidays.into_iter().find(|holiday| holiday.date == date))
}

/// Easter Sunday of a year, by the Gregorian reckoning (Calendar (New Style) Act 1750); none before the year 1.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let of = i32::from(year);
    let (century, golden) = (of / 100, of % 19);
    let epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    // Twice in the cycle the Paschal full moon comes a day sooner.
    let moon = epact - epact / 28 * (1 - 29 / (epact + 1) * ((21 - golden) / 11));
    let weekday = (of + of / 4 + moon + 2 - century + century / 4) % 7;
    let start = Date::new(year, 3, 28).ok().filter(|_| year > 0)?;
    start.checked_add((moon - weekday).days()).ok()
}

const fn plain(date: Date, name: &'static str) -> BankHoliday {
    BankHoliday {
        date,
        name,
        substitute: false,
    }
}

/// The first (1) or last (-1) Monday of a month.
fn monday(year: i16, month: i8, nth: i8) -> Option<Date> {
    let month = Date::new(year, month, 1).ok()?;
    month.nth_weekday_of_month(nth, Weekday::Monday).ok()
}

fn moved_or_monday(year: i16, moved: &[(i16, i8, i8)], month: i8, nth: i8) -> Option<Date> {
    match moved.iter().find(|(of, ..)| *of == year) {
        Some((_, month, day)) => Date::new(year, *month, *day).ok(),
        None => monday(year, month, nth),
    }
}

/// New Year's Day, or the Monday after a weekend.
fn new_year(year: i16) -> Option<BankHoliday> {
    let first = Date::new(year, 1, 1).ok()?;
    let day = match first.weekday() {
        Weekday::Saturday => 3,
        Weekday::Sunday => 2,
        Weekday::Monday
        | Weekday::Tuesday
        | Weekday::Wednesday
        | Weekday::Thursday
        | Weekday::Friday => 1,
    };
    Some(BankHoliday {
        date: Date::new(year, 1, day).ok()?,
        name: "New Year's Day",
        substitute: day > 1,
    })
}

/// Christmas Day and Boxing Day: a weekend's holiday goes to the next weekday that is no holiday already.
fn christmas(year: i16) -> Option<[BankHoliday; 2]> {
    let of = |day, name, substitute| {
        Some(BankHoliday {
            date: Date::new(year, 12, day).ok()?,
            name,
            substitute,
        })
    };
    let (christmas, boxing) = ("Christmas Day", "Boxing Day");
    Some(match Date::new(year, 12, 25).ok()?.weekday() {
        Weekday::Friday => [of(25, christmas, false)?, of(28, boxing, true)?],
        Weekday::Saturday => [of(27, christmas, true)?, of(28, boxing, true)?],
        Weekday::Sunday => [of(27, christmas, true)?, of(26, boxing, false)?],
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday => {
            [of(25, christmas, false)?, of(26, boxing, false)?]
        }
    })
}
