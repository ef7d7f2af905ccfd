//! Periods: the months or years a paper, plan or policy covers, with a beginning and an end.
//! Never open-ended.

use std::fmt;

use super::date::{CenturyWindow, Date};
use super::fault::Fault;
use super::when::{When, range_text};
use super::when_reading;

/// What a period should look like, for messages.
const EXPECTED: &str =
    "expected a period such as `2026/27`, `2026-Q2` or `March to September 2026`";

/// A stretch of time with a beginning and an end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: When,
    to: When,
}

impl Period {
    /// Reads `2026/27` (April to March), `2026-Q2`, `March to September 2026`, `2005 to 2007`;
    /// two-digit years elsewhere are of 1950 to 2049.
    ///
    /// # Errors
    /// Text that is no period, and what is ongoing.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::parse_in(text, CenturyWindow::default())
    }

    /// Reads a period as [`Period::parse`] does, two-digit years by a window of their own.
    ///
    /// # Errors
    /// Text that is no period, and what is ongoing.
    pub fn parse_in(text: &str, century: CenturyWindow) -> Result<Self, Fault> {
        let when = when_reading::read(text, century, EXPECTED)?.when;
        if when.is_ongoing() {
            return Err(Fault::found(text, &format!(", {EXPECTED}")));
        }
        Ok(Self::of(when))
    }

    /// A period from its beginning and end; both may be the same.
    ///
    /// # Errors
    /// Ends that are ongoing, or that come the wrong way round.
    pub fn between(from: When, to: When) -> Result<Self, Fault> {
        if from == to && from.earliest().is_some() && !matches!(from, When::Range { .. }) {
            return Ok(Self { from, to });
        }
        When::range(from, to).map(Self::of)
    }

    /// What it begins with.
    #[must_use]
    pub const fn from(&self) -> &When {
        &self.from
    }

    /// What it ends with.
    #[must_use]
    pub const fn to(&self) -> &When {
        &self.to
    }

    /// Its first day.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        self.from.earliest()
    }

    /// Its last day.
    #[must_use]
    pub fn latest(&self) -> Option<Date> {
        self.to.latest()
    }

    /// Whether a day falls within it.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.earliest().is_some_and(|first| first <= date)
            && self.latest().is_some_and(|last| date <= last)
    }

    /// The period of a range, or of one month, season or year.
    fn of(when: When) -> Self {
        if let When::Range { from, to } = when {
            Self {
                from: *from,
                to: *to,
            }
        } else {
            Self {
                from: when.clone(),
                to: when,
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            f.write_str(&range_text(&self.from, &self.to))
        }
    }
}
