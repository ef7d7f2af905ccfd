//! The council's dates, exact or vague: a day, a month, a range, a season, "end of September
//! 2004", "ongoing". Knows what each spans and how each is printed; reading is next door.

use std::cmp::Ordering;
use std::fmt;

use super::date::{CenturyWindow, Date, Weekday, day_month, long};
use super::fault::Fault;
use super::reading::month_name;
use super::when_reading;

/// What a vague date should look like, for messages.
const EXPECTED: &str = "expected a date such as `29 July 2004`, `October 2004`, \
                        `January to March 2004` or `ongoing, to be reviewed in November 2004`";

/// Days of which "the end of" a month or season is made.
const DAYS_AT_THE_END: i32 = 7;

/// When something happens, as exactly as an officer has said it.
///
/// Ordered by the last day it may be, then by the first; what has no last day comes last.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum When {
    /// One day.
    Day(Date),
    /// A month, from 1 to 12, of a year.
    Month {
        /// The year.
        year: i16,
        /// The month, from 1 to 12.
        month: i8,
    },
    /// From one day, month or year to a later one. A quarter is a range of months.
    Range {
        /// The beginning; neither a range nor ongoing.
        from: Box<Self>,
        /// The end; neither a range nor ongoing.
        to: Box<Self>,
    },
    /// A season of a year; winter is that of the December it begins with.
    Season {
        /// The year.
        year: i16,
        /// The season.
        season: Season,
    },
    /// A calendar year.
    Year(i16),
    /// A financial or municipal year, April to March, by the year it begins in.
    FinancialYear(i16),
    /// The beginning, middle or end of a month, season or year.
    Part {
        /// Which part.
        part: Part,
        /// Of what; a month, season or year.
        of: Box<Self>,
    },
    /// Without an end, looked at again at a review.
    Ongoing {
        /// When it is reviewed, where that has been said.
        review: Option<Box<Self>>,
    },
}

/// A season: three whole months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// Its name, in lower case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
        }
    }

    /// Its first month.
    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a month, season or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The first third.
    Early,
    /// The second third.
    Mid,
    /// The last third.
    Late,
    /// The last seven days; of a year, its last month.
    End,
}

/// How exactly a date is known; the more exact is the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// Not at all: ongoing.
    Open,
}

/// A vague date as read, with what its writing leaves to ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWhen {
    /// What was read.
    pub when: When,
    /// Whether a year in it was written in two digits.
    pub two_digit_year: bool,
    /// The first weekday in it that the date does not fall on.
    pub wrong_weekday: Option<Weekday>,
}

impl When {
    /// Reads a date, exact or vague; two-digit years are of 1950 to 2049.
    ///
    /// # Errors
    /// Text that is no date, days that do not exist, ranges that end before they begin.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::read(text, CenturyWindow::default()).map(|read| read.when)
    }

    /// Reads a date, exact or vague, and says what its writing leaves to ask about.
    ///
    /// # Errors
    /// Text that is no date, days that do not exist, ranges that end before they begin.
    pub fn read(text: &str, century: CenturyWindow) -> Result<ReadWhen, Fault> {
        when_reading::read(text, century, EXPECTED)
    }

    /// A range, where `to` comes after `from`. A range at either end gives its own end.
    ///
    /// # Errors
    /// Ends that are ongoing, overlap, or come the wrong way round.
    pub fn range(from: Self, to: Self) -> Result<Self, Fault> {
        let from = if let Self::Range { from, .. } = from {
            *from
        } else {
            from
        };
        let to = if let Self::Range { to, .. } = to {
            *to
        } else {
            to
        };
        let found = range_text(&from, &to);
        let (Some((first, first_end)), Some((second, second_end))) = (from.span(), to.span())
        else {
            return Err(Fault::found(&found, ", expected a range between two dates"));
        };
        if second_end < first {
            return Err(Fault::found(
                &found,
                ", which ends before it begins; expected the earlier date first, each with its year \
                 where the years differ",
            ));
        }
        if second <= first || second_end <= first_end {
            return Err(Fault::found(
                &found,
                ", whose end is not after its beginning; expected the earlier date first",
            ));
        }
        Ok(Self::Range {
            from: Box::new(from),
            to: Box::new(to),
        })
    }

    /// The first day it may be; none where it is ongoing.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        self.span().map(|(first, _)| first)
    }

    /// The last day it may be; of something ongoing, the last day of its review.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        match self {
            Self::Ongoing { review } => review.as_ref()?.latest(),
            Self::Day(_)
            | Self::Month { .. }
            | Self::Range { .. }
            | Self::Season { .. }
            | Self::Year(_)
            | Self::FinancialYear(_)
            | Self::Part { .. } => self.span().map(|(_, last)| last),
        }
    }

    /// How exactly it is known; a range, as its vaguer end.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month { .. } => Precision::Month,
            Self::Season { .. } => Precision::Season,
            Self::Year(_) | Self::FinancialYear(_) => Precision::Year,
            Self::Range { from, to } => from.precision().max(to.precision()),
            Self::Part { of, .. } => of.precision(),
            Self::Ongoing { .. } => Precision::Open,
        }
    }

    /// The day, where it is known to the day.
    #[must_use]
    pub const fn day(&self) -> Option<Date> {
        if let Self::Day(date) = self {
            Some(*date)
        } else {
            None
        }
    }

    /// Whether it has no end.
    #[must_use]
    pub const fn is_ongoing(&self) -> bool {
        matches!(self, Self::Ongoing { .. })
    }

    /// Its first and last day; none where it is ongoing.
    fn span(&self) -> Option<(Date, Date)> {
        Some(match self {
            Self::Day(date) => (*date, *date),
            Self::Month { year, month } => months(*year, *month, 1),
            Self::Range { from, to } => (from.earliest()?, to.latest()?),
            Self::Season { year, season } => months(*year, season.first_month(), 3),
            Self::Year(year) => months(*year, 1, 12),
            Self::FinancialYear(year) => months(*year, 4, 12),
            Self::Part { part, of } => part_of(*part, of.span()?),
            Self::Ongoing { .. } => return None,
        })
    }

    /// The calendar year it is printed with, where that is one year.
    pub(super) fn year(&self) -> Option<i16> {
        match self {
            Self::Day(date) => Some(date.year()),
            Self::Month { year, .. } | Self::Season { year, .. } | Self::Year(year) => Some(*year),
            Self::Part { of, .. } => of.year(),
            Self::FinancialYear(_) | Self::Range { .. } | Self::Ongoing { .. } => None,
        }
    }

    /// Its words without the year, where the year can be left to what follows.
    fn yearless(&self) -> Option<String> {
        match self {
            Self::Day(date) => Some(day_month(*date)),
            Self::Month { month, .. } => Some(month_name(*month).to_owned()),
            Self::Season { season, .. } => Some(season.word().to_owned()),
            Self::Part { part, of } => Some(part_text(*part, &of.yearless()?)),
            Self::Year(_) | Self::FinancialYear(_) | Self::Range { .. } | Self::Ongoing { .. } => {
                None
            }
        }
    }
}

/// The first and last day of some months; the last is the calendar's last at the end of 9999.
fn months(year: i16, first: i8, count: i8) -> (Date, Date) {
    let from = Date::new(year, first, 1).unwrap_or(Date::MAX);
    let last = from
        .checked_add(jiff::Span::new().months(count - 1))
        .unwrap_or(Date::MAX);
    (from, last.last_of_month())
}

/// The first and last day of a part of a stretch of days.
fn part_of(part: Part, (first, last): (Date, Date)) -> (Date, Date) {
    let days = last.since(first).map_or(0, |span| span.get_days()) + 1;
    let day = |number: i32| {
        first
            .checked_add(jiff::Span::new().days(number))
            .unwrap_or(last)
    };
    let (third, two_thirds) = (days / 3, days * 2 / 3);
    match part {
        Part::Early => (first, day(third - 1)),
        Part::Mid => (day(third), day(two_thirds - 1)),
        Part::Late => (day(two_thirds), last),
        Part::End if days > 300 => (last.first_of_month(), last),
        Part::End => (day(days - DAYS_AT_THE_END), last),
    }
}

/// `mid-February 2004`, `end of September 2004`
fn part_text(part: Part, of: &str) -> String {
    match part {
        Part::Early => format!("early {of}"),
        Part::Mid => format!("mid-{of}"),
        Part::Late => format!("late {of}"),
        Part::End => format!("end of {of}"),
    }
}

/// `2004/05`
fn financial(year: i16) -> String {
    format!("{year}/{:02}", (year + 1).rem_euclid(100))
}

/// `January to March 2004`, `9 to 11 September 2004`, `October 2004 to January 2005`
pub(super) fn range_text(from: &When, to: &When) -> String {
    if let (When::Day(first), When::Day(last)) = (from, to)
        && first.first_of_month() == last.first_of_month()
    {
        return format!("{} to {}", first.day(), long(*last));
    }
    let shared = from.year().is_some() && from.year() == to.year();
    match from
        .yearless()
        .filter(|_| shared && !matches!(to, When::Year(_)))
    {
        Some(start) => format!("{start} to {to}"),
        None => format!("{from} to {to}"),
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => f.write_str(&long(*date)),
            Self::Month { year, month } => write!(f, "{} {year}", month_name(*month)),
            Self::Range { from, to } => f.write_str(&range_text(from, to)),
            Self::Season {
                year,
                season: Season::Winter,
            } => {
                write!(f, "winter {}", financial(*year))
            }
            Self::Season { year, season } => write!(f, "{} {year}", season.word()),
            Self::Year(year) => write!(f, "{year}"),
            Self::FinancialYear(year) => f.write_str(&financial(*year)),
            Self::Part { part, of } => f.write_str(&part_text(*part, &of.to_string())),
            Self::Ongoing { review: None } => f.write_str("ongoing"),
            Self::Ongoing {
                review: Some(review),
            } => {
                write!(f, "ongoing, to be reviewed {}{review}", preposition(review))
            }
        }
    }
}

/// The word before a date in a sentence: `on` a day, `in` a month, `at the` end of one.
const fn preposition(when: &When) -> &'static str {
    match when {
        When::Day(_) => "on ",
        When::Part {
            part: Part::End, ..
        } => "at the ",
        When::Range { .. } => "from ",
        When::Month { .. }
        | When::Season { .. }
        | When::Year(_)
        | When::FinancialYear(_)
        | When::Part { .. } => "in ",
        When::Ongoing { .. } => "",
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| {
            (
                when.latest().unwrap_or(Date::MAX),
                when.earliest().unwrap_or(Date::MAX),
            )
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
