//! How dates are written: months and weekdays by name, days in figures, years in two digits or
//! four. Takes a text apart; never decides whether the day it names exists.

use jiff::civil::Weekday;

/// The months as papers print them, January first.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The last day a month can have: a greater number after a month is its year.
const LAST_DAY: i32 = 31;

/// The hundred years that two-digit years stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CenturyWindow {
    first: i16,
}

impl CenturyWindow {
    /// The window of a hundred years that begins with `first`, a year from 1000 to 9900.
    #[must_use]
    pub const fn from(first: i16) -> Option<Self> {
        if first >= 1000 && first <= 9900 {
            Some(Self { first })
        } else {
            None
        }
    }

    /// The year that two digits stand for in this window.
    #[must_use]
    pub const fn year(self, two_digits: i16) -> i16 {
        self.first + (two_digits - self.first).rem_euclid(100)
    }
}

impl Default for CenturyWindow {
    /// 1950 to 2049.
    fn default() -> Self {
        Self { first: 1950 }
    }
}

/// The name of a month from 1 to 12.
pub(super) fn month_name(month: i8) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or("a month that is none")
}

/// The month of a name or its usual short form, in lower case.
pub(super) fn month_named(word: &str) -> Option<i32> {
    let short = if word == "sept" { "sep" } else { word };
    (1..).zip(MONTHS).find_map(|(number, name)| {
        let name = name.to_ascii_lowercase();
        (name == short || name.get(..3) == Some(short)).then_some(number)
    })
}

/// The name of a weekday.
pub(super) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// The weekday of a name or its usual short form, in lower case.
pub(super) fn weekday_named(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tues" | "tue" => Weekday::Tuesday,
        "wednesday" | "weds" | "wed" => Weekday::Wednesday,
        "thursday" | "thurs" | "thur" | "thu" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" | "sat" => Weekday::Saturday,
        "sunday" | "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// The smallest parts of a written date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sort {
    /// A number and how many digits it was written with.
    Number(i32, usize),
    /// A word in lower case.
    Word(String),
    /// Any other character.
    Mark(char),
}

/// A part, and whether a space stands before it.
#[derive(Debug, Clone)]
struct Token {
    sort: Sort,
    spaced: bool,
}

/// A date as written: what it names, not yet whether it exists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: Option<i32>,
    pub(super) month: Option<i32>,
    pub(super) year: Option<i32>,
    pub(super) two_digit_year: bool,
    /// Whether the month was written in figures.
    pub(super) figures: bool,
    /// Whether the number after the month may be its day as well as its year.
    pub(super) day_or_year: bool,
}

/// A text taken apart, and how far it has been read.
#[derive(Debug)]
pub(super) struct Cursor {
    tokens: Vec<Token>,
    next: usize,
    window: CenturyWindow,
}

impl Cursor {
    /// Takes a text apart.
    pub(super) fn new(text: &str, window: CenturyWindow) -> Self {
        let mut tokens = Vec::new();
        let mut spaced = false;
        let mut left = text.chars().peekable();
        while let Some(first) = left.next() {
            if first.is_whitespace() {
                spaced = true;
                continue;
            }
            let mut run = String::from(first);
            let alike: fn(&char) -> bool = match first {
                '0'..='9' => char::is_ascii_digit,
                _ if first.is_alphabetic() => |c| c.is_alphabetic(),
                _ => |_| false,
            };
            while let Some(more) = left.next_if(alike) {
                run.push(more);
            }
            let sort = match first {
                '0'..='9' => Sort::Number(run.parse().unwrap_or(i32::MAX), run.len()),
                _ if first.is_alphabetic() => Sort::Word(run.to_lowercase()),
                _ => Sort::Mark(first),
            };
            tokens.push(Token { sort, spaced });
            spaced = false;
        }
        Self {
            tokens,
            next: 0,
            window,
        }
    }

    /// Whether everything has been read.
    pub(super) const fn done(&self) -> bool {
        self.next >= self.tokens.len()
    }

    /// How far it has been read, to come back to.
    pub(super) const fn mark(&self) -> usize {
        self.next
    }

    /// Goes back.
    pub(super) const fn back_to(&mut self, mark: usize) {
        self.next = mark;
    }

    fn at(&self, ahead: usize) -> Option<&Sort> {
        self.tokens.get(self.next + ahead).map(|token| &token.sort)
    }

    fn spaced(&self, ahead: usize) -> bool {
        self.tokens
            .get(self.next + ahead)
            .is_some_and(|token| token.spaced)
    }

    /// The number ahead, with its digits.
    pub(super) fn number(&self, ahead: usize) -> Option<(i32, usize)> {
        match self.at(ahead)? {
            Sort::Number(value, digits) => Some((*value, *digits)),
            Sort::Word(_) | Sort::Mark(_) => None,
        }
    }

    /// The word ahead.
    pub(super) fn word(&self, ahead: usize) -> Option<&str> {
        match self.at(ahead)? {
            Sort::Word(word) => Some(word),
            Sort::Number(..) | Sort::Mark(_) => None,
        }
    }

    /// The mark ahead.
    pub(super) fn sign(&self, ahead: usize) -> Option<char> {
        match self.at(ahead)? {
            Sort::Mark(mark) => Some(*mark),
            Sort::Number(..) | Sort::Word(_) => None,
        }
    }

    /// Goes on by some parts.
    pub(super) const fn skip(&mut self, parts: usize) {
        self.next += parts;
    }

    /// Reads one of these words, if it comes next.
    pub(super) fn take_word(&mut self, words: &[&str]) -> Option<String> {
        let word = self.word(0).filter(|word| words.contains(word))?.to_owned();
        self.skip(1);
        Some(word)
    }

    /// Reads one of these marks, if it comes next.
    pub(super) fn take_sign(&mut self, marks: &[char]) -> bool {
        let there = self.sign(0).is_some_and(|mark| marks.contains(&mark));
        self.skip(usize::from(there));
        there
    }

    /// A mark that joins two parts without a space on either side.
    fn joins(&self, ahead: usize, marks: &[char]) -> bool {
        self.sign(ahead).is_some_and(|mark| marks.contains(&mark))
            && !self.spaced(ahead)
            && !self.spaced(ahead + 1)
    }

    /// Reads a financial year (`2026/27`, `2026/2027`, or with an en dash): its first year.
    pub(super) fn financial_year(&mut self) -> Option<i32> {
        let (first, 4) = self.number(0)? else {
            return None;
        };
        let (second, digits) = self.number(2)?;
        let follows = match digits {
            2 => second == (first + 1) % 100,
            4 => second == first + 1 && self.sign(1) == Some('/'),
            _ => false,
        };
        if !follows || !self.joins(1, &['/', '–']) || self.joins(3, &['/', '–']) {
            return None;
        }
        self.skip(3);
        Some(first)
    }

    /// Reads as much of a date as comes next: `Thursday 29 July 2004`, `2004-07`, `July`, `9th`.
    pub(super) fn written(&mut self) -> Option<Written> {
        let start = self.mark();
        let weekday = self.word(0).and_then(weekday_named);
        if weekday.is_some() {
            self.skip(1);
            self.take_sign(&['.']);
            self.take_sign(&[',']);
        }
        let read = self
            .in_figures()
            .or_else(|| self.day_then_month())
            .or_else(|| self.month_then_rest())
            .or_else(|| self.number_alone());
        match read {
            Some(written) => Some(Written { weekday, ..written }),
            None => {
                self.back_to(start);
                None
            }
        }
    }

    /// `29.07.04`, `29/7/2004`, `2004-07-29`, `2004-07`, `07/2004`.
    fn in_figures(&mut self) -> Option<Written> {
        const JOINS: [char; 3] = ['-', '/', '.'];
        let (first, first_digits) = self.number(0)?;
        let (second, second_digits) = self.number(2)?;
        let mark = self.sign(1).filter(|mark| JOINS.contains(mark))?;
        let third = self.number(4).filter(|_| self.sign(3) == Some(mark));
        let figures = Written {
            figures: true,
            ..Written::default()
        };
        let month = Some(second);
        match (first_digits, second_digits, third) {
            (4, 1..=2, Some((day, 1..=2))) => {
                self.skip(5);
                Some(Written {
                    year: Some(first),
                    month,
                    day: Some(day),
                    ..figures
                })
            }
            (1..=2, 1..=2, Some((year, digits @ (2 | 4)))) => {
                self.skip(5);
                let (year, two_digit_year) = self.full_year(year, digits);
                Some(Written {
                    year,
                    month,
                    day: Some(first),
                    two_digit_year,
                    ..figures
                })
            }
            (4, 1..=2, None) if mark == '-' && self.joins(1, &JOINS) => {
                self.skip(3);
                Some(Written {
                    year: Some(first),
                    month,
                    ..figures
                })
            }
            (1..=2, 4, None) if self.joins(1, &JOINS) => {
                self.skip(3);
                Some(Written {
                    year: Some(second),
                    month: Some(first),
                    ..figures
                })
            }
            _ => None,
        }
    }

    /// `29 July 2004`, `29th of July`, `29-Jul-04`, `29 Sept. '04`.
    fn day_then_month(&mut self) -> Option<Written> {
        let start = self.mark();
        let day = self.day_number()?;
        self.take_word(&["of"]);
        if self.joins(0, &['-', '/']) {
            self.skip(1);
        }
        let Some(month) = self.month() else {
            self.back_to(start);
            return None;
        };
        let (year, two_digit_year) = self.year_after_month(true);
        Some(Written {
            day: Some(day),
            month: Some(month),
            year,
            two_digit_year,
            ..Written::default()
        })
    }

    /// `July 2004`, `Jul-04`, `July '04`, `July 29th, 2004`, `July`.
    fn month_then_rest(&mut self) -> Option<Written> {
        let month = self.month();
        month?;
        let start = self.mark();
        if let Some(day) = self.day_number() {
            self.take_sign(&[',']);
            if let Some((year, 4)) = self.number(0) {
                self.skip(1);
                let (day, year) = (Some(day), Some(year));
                return Some(Written {
                    day,
                    month,
                    year,
                    ..Written::default()
                });
            }
            self.back_to(start);
        }
        let (year, two_digit_year) = self.year_after_month(false);
        let day_or_year = year.is_none() && self.number(0).is_some_and(|(_, digits)| digits <= 2);
        Some(Written {
            month,
            year,
            two_digit_year,
            day_or_year,
            ..Written::default()
        })
    }

    /// `2004`, or `9` and `9th` before the month that follows later.
    fn number_alone(&mut self) -> Option<Written> {
        if let Some((year, 4)) = self.number(0) {
            self.skip(1);
            return Some(Written {
                year: Some(year),
                ..Written::default()
            });
        }
        let day = self.day_number()?;
        Some(Written {
            day: Some(day),
            ..Written::default()
        })
    }

    /// A number of one or two digits, with or without `st`, `nd`, `rd`, `th`.
    fn day_number(&mut self) -> Option<i32> {
        let (day, 1..=2) = self.number(0)? else {
            return None;
        };
        self.skip(1);
        if !self.spaced(0) {
            self.take_word(&["st", "nd", "rd", "th"]);
        }
        Some(day)
    }

    /// A month by name, with the full stop of its short form.
    fn month(&mut self) -> Option<i32> {
        let month = self.word(0).and_then(month_named)?;
        self.skip(1);
        self.take_sign(&['.']);
        Some(month)
    }

    /// The year after a month, and whether it was written in two digits. Two digits that may be a
    /// day, where no day has been named, are left.
    fn year_after_month(&mut self, day_named: bool) -> (Option<i32>, bool) {
        let start = self.mark();
        self.take_sign(&[',']);
        if self.joins(0, &['-', '/']) {
            self.skip(1);
        }
        let apostrophe = self.take_sign(&['\'', '’', '‘']);
        let certain = |value| day_named || apostrophe || !(10..=LAST_DAY).contains(&value);
        match self.number(0) {
            Some((year, 4)) if !apostrophe => {
                self.skip(1);
                (Some(year), false)
            }
            Some((year, 2)) if certain(year) && !self.day_follows(1) => {
                self.skip(1);
                self.full_year(year, 2)
            }
            _ => {
                self.back_to(start);
                (None, false)
            }
        }
    }

    /// Whether the number just before belongs to a day (`14 August`, `14th`), not to a year.
    fn day_follows(&self, ahead: usize) -> bool {
        self.word(ahead).is_some_and(|word| {
            month_named(word).is_some() || ["st", "nd", "rd", "th", "of"].contains(&word)
        })
    }

    /// The year of two digits or four, and whether it had two.
    fn full_year(&self, year: i32, digits: usize) -> (Option<i32>, bool) {
        match i16::try_from(year) {
            Ok(short) if digits == 2 => (Some(i32::from(self.window.year(short))), true),
            Ok(_) | Err(_) => (Some(year), false),
        }
    }
}
