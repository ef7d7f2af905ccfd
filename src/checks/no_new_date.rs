//! A milestone was put off and nobody said until when. The paper prints "No new date given"; that is no fault of the
//! paper, and no document is refused for it.
//!
//! Example: a revision of `M1.3` with a reason and without a date; an update that tells of `slippage` without a
//! `forecast`, while no milestone of its action has a new date.
//!
//! Remedy: record the new date once it is known, as a further revision.

use std::ops::Range;

use super::{Check, Passage, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::records::plan::{Action, Milestone, Plan};
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::running::{is_quoted, words};

/// A milestone put off without a new date.
pub static SLIPPED_WITHOUT_DATE: Code = Code {
    name: "slipped-without-date",
    severity: Severity::Note,
    title: "a milestone that slipped and has no new date",
    page: include_str!("no_new_date.rs"),
};

/// Words by which owners tell that a date will not be kept.
const PUT_OFF: [&str; 7] = [
    "slippage",
    "slipped",
    "deferred",
    "delayed",
    "postponed",
    "missed",
    "rescheduled",
];

/// Words of an owner who says that there is no date: nothing more is to be asked.
const OPENLY: [&str; 3] = ["no new date", "no date", "date is not known"];

/// Words that turn such a word round where they stand before it: `nothing has slipped`.
const NOTHING: [&str; 5] = ["no", "not", "nothing", "none", "never"];

pub(super) static CHECK: Check = Check::of(&SLIPPED_WITHOUT_DATE, run);

/// Looks at the last revision of every milestone, and at the last update of every action.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions().filter(|(_, action)| !action.is_given_up()) {
            let milestones = action.milestones.iter();
            findings.extend(milestones.filter_map(|milestone| put_off(action, milestone)));
            findings.extend(told(plan, action));
        }
    }
}

/// A milestone whose last revision gives no date.
fn put_off(action: &Action<'_>, milestone: &Milestone<'_>) -> Option<Finding> {
    let revision = milestone.revision().filter(|_| milestone.lacks_date())?;
    let recorded = revision
        .date("on")
        .map(|on| format!(" on {}", long(on)))
        .unwrap_or_default();
    let message = format!(
        "the milestone `{}` of the action `{}` was put off{recorded}; no new date given",
        id_of(milestone.record),
        id_of(action.record)
    );
    let place = revision.place_of("milestone").clone();
    Some(
        Finding::new(&SLIPPED_WITHOUT_DATE, place, message)
            .help("record the new date once it is known"),
    )
}

/// The word of an update that tells of slippage, where neither it nor a milestone has a new date.
fn told(plan: &Plan<'_>, action: &Action<'_>) -> Option<Finding> {
    let update = action.updates.last()?;
    let day = reported(plan, update)?;
    let mut open = action.milestones.iter().filter(|m| m.done.is_none());
    let is_dated = open.clone().all(|milestone| has_new_date(milestone, day));
    if update.entry("forecast").is_some() || open.next().is_none() || is_dated {
        return None;
    }
    let Some(Value::Prose(prose)) = update.value("text") else {
        return None;
    };
    let passage = Passage::of_prose(prose);
    let bytes = slippage(passage.words).filter(|bytes| !is_quoted(passage.text, bytes.start))?;
    let quote = passage.quote(bytes.clone());
    let message = format!(
        "the update of the action `{}` tells of a date that is not kept (`{quote}`); no new date given",
        id_of(action.record)
    );
    Some(
        Finding::new(&SLIPPED_WITHOUT_DATE, passage.place(bytes), message)
            .help("fill in `forecast`, or record the milestone's new date")
            .quote(quote),
    )
}

/// The day of the period that an update is for.
fn reported(plan: &Plan<'_>, update: &Record) -> Option<Date> {
    let position = plan.position(update.id("period")?)?;
    plan.periods.get(position)?.date("date")
}

/// Whether the date of a milestone is still to come on a day, and was not put off without another.
fn has_new_date(milestone: &Milestone<'_>, day: Date) -> bool {
    let latest = milestone.current().and_then(|when| when.latest());
    !milestone.lacks_date() && latest.is_some_and(|latest| latest >= day)
}

/// The first word that tells of slippage, in a text that neither says that there is none nor, openly, that there is no date.
fn slippage(text: &str) -> Option<Range<usize>> {
    let words = words(text);
    let small: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let at = small
        .iter()
        .position(|word| PUT_OFF.contains(&word.as_str()))?;
    let is_denied = small
        .iter()
        .take(at)
        .any(|word| NOTHING.contains(&word.as_str()));
    let is_said = OPENLY
        .iter()
        .any(|phrase| text.to_lowercase().contains(phrase));
    let word = words.get(at).filter(|_| !is_denied && !is_said)?;
    Some(word.bytes.clone())
}
