//! Pre-election periods: the days from the notice of an election to the poll, in which a council takes special care over
//! what it publishes. Counts them; never says what may be published.

use jiff::ToSpan;

use super::Records;
use super::calendar::Calendar;
use super::settings::Settings;
use crate::kinds::Record;
use crate::values::date::Date;

/// The kind of day in the calendar on which the council's area votes.
const ELECTION: &str = "election";

/// The days from the last day for the notice of an election to the poll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PreElection<'a> {
    /// The election, a day of the calendar.
    pub election: &'a Record,
    /// The last day on which the notice can be published.
    pub notice: Date,
    /// The day of the poll.
    pub poll: Date,
}

impl PreElection<'_> {
    /// Whether a day is one of them; after the poll has closed, nothing can influence it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.notice <= day && day <= self.poll
    }
}

/// The pre-election periods of all elections in the calendar; without those of years whose bank holidays are not known.
#[must_use]
pub fn pre_election_periods<'a>(records: &'a Records, settings: &Settings) -> Vec<PreElection<'a>> {
    let calendar = Calendar::of(records);
    let days = records.all("calendar").iter();
    let elections = days.filter(|day| day.choice("kind") == Some(ELECTION));
    elections
        .filter_map(|election| {
            let poll = election.date("date")?;
            Some(PreElection {
                election,
                notice: notice(&calendar, poll, settings.rules.pre_election_days)?,
                poll,
            })
        })
        .collect()
}

/// So many working days before a poll.
fn notice(calendar: &Calendar<'_>, poll: Date, number: u8) -> Option<Date> {
    let mut day = poll;
    let mut counted = 0;
    while counted < number {
        day = day.checked_sub(1.day()).ok()?;
        let is_christmas_eve = (day.month(), day.day()) == (12, 24);
        counted += u8::from(calendar.working(day).ok()? && !is_christmas_eve);
    }
    Some(day)
}
