//! How far a date has slipped, in words.

use crate::values::when::When;

/// Days in a month, for wording only.
const MONTH: f64 = 30.4;

/// How much later a new date is than an old one: `2 months`, `3 weeks`, `5 days`; `None` where it is not later, or
/// where one of the two has no end.
#[must_use]
pub fn slip(old: &When, new: &When) -> Option<String> {
    let days = days(old, new)?;
    let count = |number: i32, word: &str| {
        crate::finding::counted(usize::try_from(number).unwrap_or(0), word)
    };
    match days {
        ..=0 => None,
        1..=6 => Some(count(days, "day")),
        7..=44 => Some(count((days + 3) / 7, "week")),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a slip is a few hundred months at most"
        )]
        _ => Some(count((f64::from(days) / MONTH).round() as i32, "month")),
    }
}

/// The days between the ends of two dates.
#[must_use]
pub fn days(old: &When, new: &When) -> Option<i32> {
    let (old, new) = (old.latest()?, new.latest()?);
    old.until(new).ok().map(|span| span.get_days())
}
