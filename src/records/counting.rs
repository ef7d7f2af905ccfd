//! Clear days counted off before a meeting, working days after it, and the sum in words.
//! Knows how days are counted, not which law asks for them.

use jiff::ToSpan;

use super::calendar::{Calendar, Day};
use crate::values::date::{Date, Weekday, day_month, long, with_weekday};
use crate::values::holidays::{self, Uncovered};
use crate::values::listed::listed;

/// Which days count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// Working days; what is published goes out on one too.
    Working,
    /// Working days; what is published may go out on any day.
    WorkingPublishedAnyDay,
    /// All but the days of the Local Government Act 1972 s.243(1).
    S243,
}

/// A day and a sum in words that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) date: Date,
    pub(super) sum: String,
}

/// The last day of publication that leaves so many clear days before a meeting.
pub(super) fn clear_days(
    calendar: &Calendar<'_>,
    meeting: Date,
    number: usize,
    days: Days,
) -> Result<Counted, Uncovered> {
    let mut tally = Tally::new(calendar, days);
    let mut day = meeting;
    while tally.counted.len() < number {
        day = before(day);
        tally.take(day)?;
    }
    day = before(day);
    while days != Days::WorkingPublishedAnyDay && !tally.can_publish(day)? {
        day = before(day);
    }
    let listed = match number {
        0..=MOST_LISTED => tally.counted_words(meeting),
        _ => tally.span_words(meeting),
    };
    let sum = format!(
        "{} before {}: {listed}{}; published by {}",
        clear(number, days),
        with_weekday(meeting),
        tally.remarks(meeting),
        with_weekday(day)
    );
    Ok(Counted { date: day, sum })
}

/// The day so many clear calendar days before a meeting, every day counted.
pub(super) fn calendar_days(meeting: Date, number: i64) -> Counted {
    let days_back = |days: i64| meeting.saturating_sub(days.days());
    let date = days_back(number + 1);
    let sum = format!(
        "{number} clear days before {}: {} to {}, every day counted; published by {}",
        with_weekday(meeting),
        day_words(days_back(number), meeting),
        day_words(days_back(1), meeting),
        with_weekday(date)
    );
    Counted { date, sum }
}

/// The last of so many working days after a day on which decisions are published.
pub(super) fn working_days_after(
    calendar: &Calendar<'_>,
    published: Date,
    number: usize,
) -> Result<Counted, Uncovered> {
    let mut tally = Tally::new(calendar, Days::Working);
    let mut day = published;
    while tally.counted.len() < number {
        day = day.tomorrow().ok().ok_or(Uncovered { date: day })?;
        tally.take(day)?;
    }
    let word = if number == 1 { "day" } else { "days" };
    let sum = format!(
        "{} working {word} after {}, if the decisions are published on that day: {}{}; called in by {}",
        in_words(number),
        with_weekday(published),
        tally.counted_words(published),
        tally.remarks(published),
        with_weekday(day)
    );
    Ok(Counted { date: day, sum })
}

/// The end of two months that begin with the day on which something is received.
pub(super) fn two_months_from(received: Date) -> Counted {
    let end = received.saturating_add(2.months());
    // What would begin on 30 February ends with February.
    let date = if end.day() == received.day() {
        before(end)
    } else {
        end
    };
    let sum = format!(
        "two months beginning with {}, if the report is received on that day; answered by {}",
        with_weekday(received),
        with_weekday(date)
    );
    Counted { date, sum }
}

/// The most days that a sum lists one by one.
const MOST_LISTED: usize = 10;

/// Days as they are counted off.
struct Tally<'c, 'a> {
    calendar: &'c Calendar<'a>,
    days: Days,
    /// Those that count, in the order they were counted.
    counted: Vec<Date>,
    /// Those that do not, and why; weekends are not told.
    left_out: Vec<(Date, String)>,
    /// Those that count though the offices are closed.
    closed: Vec<Date>,
}

/// Whether a day counts.
enum Verdict {
    Counts,
    /// It counts, though the offices are closed.
    CountsClosed,
    /// It is a day of the weekend.
    Weekend,
    /// It does not count, for a reason to be told.
    LeftOut(String),
}

impl<'c, 'a> Tally<'c, 'a> {
    const fn new(calendar: &'c Calendar<'a>, days: Days) -> Self {
        Self {
            calendar,
            days,
            counted: Vec::new(),
            left_out: Vec::new(),
            closed: Vec::new(),
        }
    }

    /// Counts a day, or leaves it out.
    fn take(&mut self, day: Date) -> Result<(), Uncovered> {
        match self.verdict(day)? {
            Verdict::Counts => self.counted.push(day),
            Verdict::CountsClosed => {
                self.counted.push(day);
                self.closed.push(day);
            }
            Verdict::Weekend => {}
            Verdict::LeftOut(why) => self.left_out.push((day, why)),
        }
        Ok(())
    }

    /// Whether something can be published on a day; if not, the day is left out.
    fn can_publish(&mut self, day: Date) -> Result<bool, Uncovered> {
        Ok(match self.verdict(day)? {
            Verdict::Counts => true,
            Verdict::CountsClosed => {
                self.closed.push(day);
                true
            }
            Verdict::Weekend => false,
            Verdict::LeftOut(why) => {
                self.left_out.push((day, why));
                false
            }
        })
    }

    fn verdict(&self, day: Date) -> Result<Verdict, Uncovered> {
        if self.days == Days::S243 {
            if day.weekday() == Weekday::Sunday {
                return Ok(Verdict::Weekend);
            }
            if let Some(why) = disregarded(self.calendar, day)? {
                return Ok(Verdict::LeftOut(why));
            }
        }
        Ok(match self.calendar.day(day)? {
            Day::Weekend if self.days == Days::S243 => Verdict::Counts,
            Day::Weekend => Verdict::Weekend,
            Day::Working => Verdict::Counts,
            Day::Holiday(name) => Verdict::LeftOut(name),
            Day::Closed(closed) if closed.counted => Verdict::CountsClosed,
            Day::Closed(closed) => Verdict::LeftOut(closed.name.to_owned()),
        })
    }

    /// `8, 7, 2 and 1 April and 31 March`
    fn counted_words(&self, of: Date) -> String {
        let mut months: Vec<Vec<Date>> = Vec::new();
        for day in &self.counted {
            match months.last_mut() {
                Some(month) if month.iter().all(|known| same_month(*known, *day)) => {
                    month.push(*day);
                }
                _ => months.push(vec![*day]),
            }
        }
        let worded = months.iter().filter_map(|month| {
            let (last, others) = month.split_last()?;
            let mut words: Vec<String> = others.iter().map(|day| day.day().to_string()).collect();
            words.push(day_words(*last, of));
            Some(listed(&words))
        });
        listed(&worded.collect::<Vec<_>>())
    }

    /// `27 February to 8 April`
    fn span_words(&self, of: Date) -> String {
        let first = self.counted.iter().min().copied().unwrap_or(of);
        let last = self.counted.iter().max().copied().unwrap_or(of);
        format!("{} to {}", day_words(first, of), day_words(last, of))
    }

    /// Which days do not count and why, and which do though the offices are closed.
    fn remarks(&self, of: Date) -> String {
        let mut remarks = String::new();
        let mut left_out = self.left_out.clone();
        left_out.sort();
        let words: Vec<String> = left_out
            .iter()
            .map(|(day, why)| format!("{} ({why})", day_words(*day, of)))
            .collect();
        if !words.is_empty() {
            let verb = if words.len() == 1 { "does" } else { "do" };
            remarks = format!("; {} {verb} not count", listed(&words));
        }
        let mut closed = self.closed.clone();
        closed.sort();
        let words: Vec<String> = closed.iter().map(|day| day_words(*day, of)).collect();
        if !words.is_empty() {
            let verb = if words.len() == 1 { "counts" } else { "count" };
            remarks += &format!("; {} {verb}, though the offices are closed", listed(&words));
        }
        remarks
    }
}

/// Why a day that is no Sunday is disregarded, in the words of the Local Government Act 1972 s.243.
///
/// The Christmas break runs from the last weekday before Christmas Day to the first after it that is no bank holiday,
/// the Easter break from Thursday to Tuesday, a bank holiday break from the last weekday before to the next one after.
/// A Saturday is a weekday, and 26 December a bank holiday unless it is a Sunday. Days of public thanksgiving or mourning
/// are appointed one by one: they stand in the register of days as bank holidays.
fn disregarded(calendar: &Calendar<'_>, day: Date) -> Result<Option<String>, Uncovered> {
    if let Some(name) = calendar.holiday(day)? {
        return Ok(Some(name));
    }
    if in_christmas_break(calendar, day)? {
        return Ok(Some("Christmas break".to_owned()));
    }
    let in_easter_break = holidays::easter(day.year()).is_some_and(|easter| {
        (easter.saturating_sub(3.days())..=easter.saturating_add(2.days())).contains(&day)
    });
    if in_easter_break {
        return Ok(Some("Easter break".to_owned()));
    }
    for ahead in [true, false] {
        if calendar.holiday(next_weekday(day, ahead))?.is_some() {
            return Ok(Some("bank holiday break".to_owned()));
        }
    }
    Ok(None)
}

fn in_christmas_break(calendar: &Calendar<'_>, day: Date) -> Result<bool, Uncovered> {
    let Ok(christmas) = Date::new(day.year(), 12, 25) else {
        return Ok(false);
    };
    let boxing = christmas.saturating_add(1.days());
    let mut end = next_weekday(christmas, true);
    while end == boxing || calendar.holiday(end)?.is_some() {
        end = next_weekday(end, true);
    }
    Ok((next_weekday(christmas, false)..=end).contains(&day))
}

/// The next day that is no Sunday, ahead or back.
fn next_weekday(day: Date, ahead: bool) -> Date {
    let step = if ahead { 1 } else { -1 };
    let next = day.saturating_add(step.days());
    if next.weekday() == Weekday::Sunday {
        return next.saturating_add(step.days());
    }
    next
}

fn before(day: Date) -> Date {
    day.saturating_sub(1.days())
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// `1 April`, with its year where that is not the meeting's.
fn day_words(day: Date, of: Date) -> String {
    if day.year() == of.year() {
        day_month(day)
    } else {
        long(day)
    }
}

/// `five clear days`, `28 clear working days`
fn clear(number: usize, days: Days) -> String {
    let word = match days {
        Days::Working if number > MOST_LISTED => "clear working days",
        Days::Working | Days::WorkingPublishedAnyDay | Days::S243 => "clear days",
    };
    format!("{} {word}", in_words(number))
}

/// Small numbers in words, others in figures.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None => number.to_string(),
    }
}
