//! What stands still in a plan: updates that say again what was said, actions that have not moved, risks that nobody has
//! looked at. Finds them; never words them.

use super::plan::{Action, Plan, status_of};
use crate::kinds::{Record, Value};
use crate::values::date::Date;
use crate::values::running::words;

/// Texts of fewer words are alike by chance.
const FEWEST: usize = 4;

/// Statuses of an action that should be moving and is not.
const BEHIND: [&str; 4] = ["not-started", "at-risk", "off-track", "on-hold"];

/// The status of an action that need not move as long as there is news of it.
const STEADY: &str = "on-track";

/// An action that did not move between the last two periods of its plan.
#[derive(Debug, Clone, Copy)]
pub struct Still<'a> {
    /// The period since which nothing moved.
    pub since: &'a Record,
    /// The update for that period.
    pub earlier: &'a Record,
    /// The last update.
    pub update: &'a Record,
    /// Whether the last update says nothing but what the one before said.
    pub same_words: bool,
}

/// An action that is behind, or whose owner says the same again, where nothing moved between the last two periods.
#[must_use]
pub fn stands_still<'a>(plan: &Plan<'a>, action: &Action<'a>) -> Option<Still<'a>> {
    let [.., since, now] = plan.periods.as_slice() else {
        return None;
    };
    let earlier = action.update(since.id("id")?)?;
    let update = action.update(now.id("id")?)?;
    let status = status_of(update);
    let same_words = says_again(update, earlier);
    let may_be_stuck = BEHIND.contains(&status) || (status == STEADY && same_words);
    if status != status_of(earlier) || !may_be_stuck {
        return None;
    }
    let (from, to) = (since.date("date")?, now.date("date")?);
    let between = |date: Date| date > from && date <= to;
    let moved = action.milestones.iter().any(|milestone| {
        let mut revised = milestone.revisions.iter().filter_map(|r| r.date("on"));
        milestone.done.is_some_and(between) || revised.any(between)
    });
    let same_forecast = update.when("forecast") == earlier.when("forecast");
    (!moved && same_forecast).then_some(Still {
        since,
        earlier,
        update,
        same_words,
    })
}

/// The period since which nobody has looked at an open risk, where the plan has reported again since.
#[must_use]
pub fn not_reviewed<'a>(plan: &Plan<'a>, risk: &Record) -> Option<&'a Record> {
    let [.., since, _] = plan.periods.as_slice() else {
        return None;
    };
    let begins = since.date("date")?;
    let is_fresh = risk.date("reviewed").is_some_and(|day| day >= begins);
    (risk.choice("status") == Some("open") && !is_fresh).then_some(since)
}

/// Whether the text of a record says nothing but what another's said: all of it but for a word in ten, or a stretch of it
/// word for word.
#[must_use]
pub fn says_again(record: &Record, before: &Record) -> bool {
    let (own, said) = (text_of(record), text_of(before));
    own.zip(said).is_some_and(|(own, said)| again(&own, &said))
}

/// The words of a record's text, in lower case.
fn text_of(record: &Record) -> Option<Vec<String>> {
    let Some(Value::Prose(prose)) = record.value("text") else {
        return None;
    };
    let plain = prose.plain();
    let words = words(&plain).into_iter();
    Some(words.map(|word| word.text.to_lowercase()).collect())
}

fn again(own: &[String], said: &[String]) -> bool {
    let is_stretch = own.len() >= FEWEST && said.windows(own.len()).any(|stretch| stretch == own);
    is_stretch || alike(own, said)
}

/// Whether nine words in ten of the longer text are words of the shorter, each counted once.
fn alike(first: &[String], second: &[String]) -> bool {
    let longer = first.len().max(second.len());
    if first.len().min(second.len()) < FEWEST {
        return false;
    }
    let mut left: Vec<&String> = second.iter().collect();
    let mut shared = 0;
    for word in first {
        if let Some(at) = left.iter().position(|other| *other == word) {
            left.swap_remove(at);
            shared += 1;
        }
    }
    shared * 10 >= longer * 9
}
