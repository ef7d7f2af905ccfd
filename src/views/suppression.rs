//! Small counts kept back: in what a paper publishes, a count of one to four could tell what a person answered.
//! Knows counts and scores; never whose they are.

use rust_decimal::{Decimal, RoundingStrategy};

/// The least count, and the least base, that is published.
pub const LEAST: usize = 5;

/// What stands in the place of a figure that is kept back: `c` for confidential, as in published statistics.
pub const MARK: &str = "[c]";

/// The counts of a set that adds up to a base which readers know, as they are published.
///
/// A count of one to four becomes [`MARK`]; nought is shown. Where the others and the base would tell what is kept back
/// (one count alone, or several that can only be ones, or only fours), the smallest of the other counts that are not
/// nought, the first of equals, is kept back with it. Of a base of one to four every count is kept back, nought as well.
///
/// Source: the practice of public tables, in which counts under five are suppressed (the specification's page on
/// practice, B11), with the second suppression that the rule needs to hold.
#[must_use]
pub fn cells(counts: &[usize]) -> Vec<String> {
    let words = |shown: Option<usize>| shown.map_or_else(|| MARK.to_owned(), |n| n.to_string());
    published(counts).into_iter().map(words).collect()
}

/// The counts of a set as [`cells`] has them; `None` where a count is kept back.
#[must_use]
pub fn published(counts: &[usize]) -> Vec<Option<usize>> {
    let base: usize = counts.iter().sum();
    if is_small(base) {
        return vec![None; counts.len()];
    }
    let small = counts.iter().filter(|count| is_small(**count));
    let (kept_back, hidden) = (small.clone().count(), small.sum::<usize>());
    let others = counts.iter().enumerate();
    let others = others.filter(|(_, count)| **count >= LEAST);
    let second = others.min_by_key(|(_, count)| **count).map(|(at, _)| at);
    let is_told = kept_back == 1 || hidden == kept_back || hidden == kept_back * (LEAST - 1);
    let second = second.filter(|_| kept_back > 0 && is_told);
    let shown =
        |(at, count): (usize, &usize)| (!is_small(*count) && second != Some(at)).then_some(*count);
    counts.iter().enumerate().map(shown).collect()
}

/// The count of those who chose something, of a base that readers know; `None` where it, or the count of those who did
/// not choose it, is kept back.
#[must_use]
pub fn part(count: usize, base: usize) -> Option<usize> {
    let parts = published(&[count, base.saturating_sub(count)]);
    parts.first().copied().flatten()
}

/// Whether a count is one to four.
#[must_use]
pub const fn is_small(count: usize) -> bool {
    count > 0 && count < LEAST
}

/// The mean of scores to one decimal, rounded half up; `None` where nobody answered.
#[must_use]
pub fn mean(scores: &[Decimal]) -> Option<Decimal> {
    let base = Decimal::from(scores.len());
    let sum: Decimal = scores.iter().sum();
    let mean = sum.checked_div(base)?;
    Some(mean.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// The mean of scores where it may be published: of five answers or more.
#[must_use]
pub fn published_mean(scores: &[Decimal]) -> Option<Decimal> {
    mean(scores).filter(|_| scores.len() >= LEAST)
}

/// A mean in words, or what stands in its place: the mark, or a dash where nobody answered.
#[must_use]
pub fn mean_words(scores: &[Decimal]) -> String {
    match published_mean(scores) {
        Some(mean) => format!("{mean:.1}"),
        None => none_words(scores.len()).to_owned(),
    }
}

/// What stands in the place of a mean that is not published.
#[must_use]
pub const fn none_words(base: usize) -> &'static str {
    if base == 0 { "–" } else { MARK }
}
