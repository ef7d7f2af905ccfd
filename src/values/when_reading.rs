//! Reads the council's dates, exact or vague, as officers write them. Refuses what names no time
//! at all, and what could be meant in two ways; never guesses.

use super::date::{CenturyWindow, Weekday, existing, existing_year, month_of};
use super::fault::Fault;
use super::reading::{Cursor, Written};
use super::when::{Part, ReadWhen, Season, When};

/// Marks between the ends of a range.
const DASHES: [char; 5] = ['-', '–', '—', '/', '&'];

/// Words between the ends of a range.
const JOINING: [&str; 4] = ["to", "and", "until", "till"];

/// Reads one date, exact or vague; `expected` says what was wanted where it is neither.
pub(super) fn read(text: &str, century: CenturyWindow, expected: &str) -> Result<ReadWhen, Fault> {
    let text = text.trim();
    let bare = ["T00:00:00", " 00:00:00"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    let cursor = Cursor::new(bare.unwrap_or(text), century);
    let mut reader = Reader {
        text,
        expected,
        cursor,
        two_digit_year: false,
        wrong_weekday: None,
    };
    let when = reader.whole()?;
    let Reader {
        two_digit_year,
        wrong_weekday,
        ..
    } = reader;
    Ok(ReadWhen {
        when,
        two_digit_year,
        wrong_weekday,
    })
}

/// One end of a range, or the whole, before its year is known.
enum Named {
    /// As far as written.
    Date(Written),
    /// A season, with its year if written.
    Season(Season, Option<i32>),
    /// A part of a month, season or year.
    Part(Part, Box<Self>),
    /// Nothing left open.
    Whole(When),
}

struct Reader<'a> {
    text: &'a str,
    expected: &'a str,
    cursor: Cursor,
    two_digit_year: bool,
    wrong_weekday: Option<Weekday>,
}

impl Reader<'_> {
    fn fault(&self, rest: &str) -> Fault {
        Fault::found(self.text, rest)
    }

    fn unexpected(&self) -> Fault {
        self.fault(&format!(", {}", self.expected))
    }

    fn whole(&mut self) -> Result<When, Fault> {
        let start = self.cursor.mark();
        if self.cursor.take_word(&["ongoing"]).is_some() {
            return self.ongoing();
        }
        if self.cursor.take_word(&["on"]).is_some() {
            self.cursor.take_sign(&['-']);
            if self.cursor.take_word(&["going"]).is_some() {
                return self.ongoing();
            }
            self.cursor.back_to(start);
        }
        self.stretch()
    }

    /// What follows `ongoing`: nothing, or its review.
    fn ongoing(&mut self) -> Result<When, Fault> {
        if self.cursor.done() {
            return Ok(When::Ongoing { review: None });
        }
        let bracket = self.cursor.take_sign(&['(']);
        if !bracket {
            self.cursor.take_sign(&[',', ';', ':', '-', '–', '—', '.']);
        }
        while self
            .cursor
            .take_word(&["to", "be", "with", "a", "next"])
            .is_some()
        {}
        if self
            .cursor
            .take_word(&["review", "reviewed", "reviews"])
            .is_none()
        {
            return Err(self.unexpected());
        }
        while self.cursor.take_word(&["date", "is", "due"]).is_some() {}
        self.cursor.take_sign(&[':']);
        if self.cursor.done() || self.cursor.sign(0) == Some(')') {
            return Err(self.fault(
                ", which names no date of review; expected `ongoing, to be reviewed in November 2004`",
            ));
        }
        let review = self.stretch_before(bracket)?;
        Ok(When::Ongoing {
            review: Some(Box::new(review)),
        })
    }

    /// A date or range to the end of the text.
    fn stretch(&mut self) -> Result<When, Fault> {
        self.stretch_before(false)
    }

    /// A date or range to the end of the text, or to a bracket that ends it.
    fn stretch_before(&mut self, bracket: bool) -> Result<When, Fault> {
        let lead = self
            .cursor
            .take_word(&["by", "in", "on", "at", "during", "from", "between"]);
        let open = lead.is_some_and(|word| word == "from" || word == "between");
        self.cursor.take_word(&["the"]);
        let first = self.named().ok_or_else(|| self.unexpected())?;
        if self.at_end(bracket) {
            return if open {
                Err(self.unexpected())
            } else {
                self.resolve(first, None)
            };
        }
        if matches!(
            first,
            Named::Date(Written {
                day_or_year: true,
                ..
            })
        ) {
            return Err(self
                .fault(", whose number may be a day or a year; expected the year in four digits"));
        }
        let joined = self.cursor.take_sign(&DASHES) || self.cursor.take_word(&JOINING).is_some();
        self.cursor.take_word(&["the"]);
        let second = self.named().filter(|_| joined && self.at_end(bracket));
        let second = second.ok_or_else(|| self.unexpected())?;
        let to = self.resolve(second, None)?;
        let from = self.resolve(first, Some(&to))?;
        When::range(from, to)
    }

    /// Whether nothing is left but the bracket.
    fn at_end(&mut self, bracket: bool) -> bool {
        let closed = !bracket || self.cursor.take_sign(&[')']);
        let end = closed && self.cursor.done();
        if closed && bracket && !end {
            self.cursor.back_to(self.cursor.mark() - 1);
        }
        end
    }

    /// A day, month, season, year, or a part of one; what is left open is filled in later.
    fn named(&mut self) -> Option<Named> {
        let start = self.cursor.mark();
        let named = self.part().or_else(|| self.simple());
        if named.is_none() {
            self.cursor.back_to(start);
        }
        named
    }

    /// `mid-February 2004`, `early 2005`, `the end of September`.
    fn part(&mut self) -> Option<Named> {
        let start = self.cursor.mark();
        let words = [
            "early",
            "beginning",
            "start",
            "mid",
            "middle",
            "late",
            "end",
        ];
        let part = match self.cursor.take_word(&words)?.as_str() {
            "early" | "beginning" | "start" => Part::Early,
            "mid" | "middle" => Part::Mid,
            "late" => Part::Late,
            _ => Part::End,
        };
        self.cursor.take_sign(&['-']);
        self.cursor.take_word(&["of"]);
        let whole = self.simple();
        if whole.is_none() {
            self.cursor.back_to(start);
        }
        whole.map(|whole| Named::Part(part, Box::new(whole)))
    }

    /// A day, month, quarter, season or year.
    fn simple(&mut self) -> Option<Named> {
        if let Some(quarter) = self.quarter() {
            return Some(Named::Whole(quarter));
        }
        if let Some(year) = self.cursor.financial_year() {
            let year = existing_year(self.text, Some(year)).ok()?;
            return Some(Named::Whole(When::FinancialYear(year)));
        }
        self.season()
            .or_else(|| self.cursor.written().map(Named::Date))
    }

    /// `2004-Q2`, of the calendar year; `Q2 2004/05` and `2004/05 Q2`, of the financial year.
    fn quarter(&mut self) -> Option<When> {
        let start = self.cursor.mark();
        let read = self.quarter_months();
        if read.is_none() {
            self.cursor.back_to(start);
        }
        let (year, first) = read?;
        let month = |month| When::Month { year, month };
        When::range(month(first), month(first + 2)).ok()
    }

    /// The year and first month of a quarter.
    fn quarter_months(&mut self) -> Option<(i16, i8)> {
        if let (Some((year, 4)), Some('-')) = (self.cursor.number(0), self.cursor.sign(1)) {
            self.cursor.skip(2);
            let quarter = self.quarter_number()?;
            return Some((i16::try_from(year).ok()?, quarter * 3 - 2));
        }
        let (year, quarter) = match self.cursor.financial_year() {
            Some(year) => (year, self.quarter_number()?),
            None => {
                let quarter = self.quarter_number()?;
                (self.cursor.financial_year()?, quarter)
            }
        };
        let year = i16::try_from(year).ok()?;
        if quarter == 4 {
            Some((year + 1, 1))
        } else {
            Some((year, quarter * 3 + 1))
        }
    }

    /// `Q1` to `Q4`.
    fn quarter_number(&mut self) -> Option<i8> {
        self.cursor.take_word(&["q"])?;
        let (quarter @ 1..=4, 1) = self.cursor.number(0)? else {
            return None;
        };
        self.cursor.skip(1);
        i8::try_from(quarter).ok()
    }

    /// `autumn 2004`, `winter 2004/05`, `spring`.
    fn season(&mut self) -> Option<Named> {
        let word = self
            .cursor
            .take_word(&["spring", "summer", "autumn", "winter"])?;
        let season = match word.as_str() {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            _ => Season::Winter,
        };
        if season == Season::Winter
            && let Some(year) = self.cursor.financial_year()
        {
            return Some(Named::Season(season, Some(year)));
        }
        let year = self.cursor.number(0).filter(|(_, digits)| *digits == 4);
        self.cursor.skip(usize::from(year.is_some()));
        Some(Named::Season(season, year.map(|(year, _)| year)))
    }

    /// What was named, its year and month taken from the end of the range where it has none.
    fn resolve(&mut self, named: Named, end: Option<&When>) -> Result<When, Fault> {
        let end_year = end.and_then(When::year).map(i32::from);
        match named {
            Named::Whole(when) => Ok(when),
            Named::Season(season, year) => {
                let year = existing_year(self.text, year.or(end_year))?;
                Ok(When::Season { year, season })
            }
            Named::Part(part, of) => match self.resolve(*of, end)? {
                When::Day(_) | When::Range { .. } => Err(self.unexpected()),
                of @ (When::Month { .. }
                | When::Season { .. }
                | When::Year(_)
                | When::FinancialYear(_)
                | When::Part { .. }
                | When::Ongoing { .. }) => Ok(When::Part {
                    part,
                    of: Box::new(of),
                }),
            },
            Named::Date(written) => self.resolve_date(written, end),
        }
    }

    fn resolve_date(&mut self, mut written: Written, end: Option<&When>) -> Result<When, Fault> {
        if let (Some(_), None, Some(When::Day(date))) = (written.day, written.month, end) {
            written.month = Some(i32::from(date.month()));
        }
        if written.month.is_some() {
            written.year = written
                .year
                .or_else(|| end.and_then(When::year).map(i32::from));
        }
        self.two_digit_year |= written.two_digit_year;
        match (written.day, written.month, written.year) {
            (Some(_), Some(_), _) => {
                let read = existing(self.text, &written)?;
                self.wrong_weekday = self.wrong_weekday.or(read.wrong_weekday);
                Ok(When::Day(read.date))
            }
            (None, Some(_), _) if written.weekday.is_none() => {
                let (year, month) = month_of(self.text, written.year, written.month, &written)?;
                Ok(When::Month { year, month })
            }
            (None, None, Some(_)) if written.weekday.is_none() => {
                existing_year(self.text, written.year).map(When::Year)
            }
            _ => Err(self.unexpected()),
        }
    }
}
