//! A status that the update itself, or a milestone, contradicts tells Members two things at once.
//!
//! Example: `complete`, with the text `All teams are trained, except for Planning.`; `not-started`, with a milestone
//! that is done; or `on-track`, with a milestone whose date was past when that was reported, and no new date.
//!
//! Remedy: give the action the status it has, or mend the text or the milestone.

use super::{Check, Passage, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::plan::{Action, Plan, status_of};
use crate::references::Workspace;
use crate::values::date::long;
use crate::values::running::{RunningWord, is_quoted, sentences, words};

/// A status that is contradicted where it is reported.
pub static STATUS_CONTRADICTS: Code = Code {
    name: "status-contradicts",
    severity: Severity::Warning,
    title: "a status that its own update or milestone contradicts",
    page: include_str!("contradicted_status.rs"),
};

/// Phrases that say that something is left to do.
const UNFINISHED: &[&[&str]] = &[
    &["except", "for"],
    &["except", "that"],
    &["is", "ongoing"],
    &["are", "ongoing"],
    &["is", "still", "ongoing"],
    &["are", "still", "ongoing"],
    &["remains", "ongoing"],
    &["is", "still", "to"],
    &["are", "still", "to"],
    &["has", "still", "to"],
    &["have", "still", "to"],
    &["still", "to", "be"],
    &["still", "has", "to"],
    &["still", "have", "to"],
    &["still", "in", "progress"],
    &["still", "under", "way"],
    &["remains", "to", "be"],
    &["remain", "to", "be"],
    &["is", "yet", "to"],
    &["are", "yet", "to"],
    &["has", "yet", "to"],
    &["have", "yet", "to"],
    &["not", "yet", "complete"],
    &["not", "yet", "finished"],
    &["not", "yet", "done"],
];

/// Words that turn such a phrase round: `nothing is still to be done`.
const NOTHING: [&str; 6] = ["no", "nothing", "none", "nobody", "never", "neither"];

pub(super) static CHECK: Check = Check::of(&STATUS_CONTRADICTS, run);

/// Looks at the last update of every action.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            let Some(update) = action.updates.last().copied() else {
                continue;
            };
            match status_of(update) {
                "complete" => findings.extend(said(action, update)),
                "not-started" => findings.extend(begun(action, update)),
                "on-track" => findings.extend(missed(plan, action, update)),
                _ => {}
            }
        }
    }
}

/// The first words of an update that say that a complete action is not.
fn said(action: &Action<'_>, update: &Record) -> Option<Finding> {
    let Some(Value::Prose(prose)) = update.value("text") else {
        return None;
    };
    let passage = Passage::of_prose(prose);
    let sentences = sentences(passage.words, passage.text);
    let (start, bytes) = sentences.into_iter().find_map(|bytes| {
        let found = unfinished(passage.words.get(bytes.clone())?)?;
        Some((bytes.start, found))
    })?;
    let bytes = start + bytes.start..start + bytes.end;
    if is_quoted(passage.text, bytes.start) {
        return None;
    }
    let quote = passage.quote(bytes.clone());
    let message = format!(
        "the action `{}` is reported complete, but its update says `{quote}`",
        id_of(action.record)
    );
    Some(
        Finding::new(&STATUS_CONTRADICTS, passage.place(bytes), message)
            .help("mend the status, or the text")
            .quote(quote)
            .related("the status stands here", status_place(update)),
    )
}

/// The phrase of a sentence that says that something is left.
fn unfinished(sentence: &str) -> Option<std::ops::Range<usize>> {
    let words = words(sentence);
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    if lower.iter().any(|word| NOTHING.contains(&word.as_str())) {
        return None;
    }
    if let ([only], [word]) = (lower.as_slice(), words.as_slice())
        && only == "ongoing"
    {
        return Some(word.bytes.clone());
    }
    UNFINISHED.iter().find_map(|phrase| {
        let starts = lower
            .windows(phrase.len())
            .position(|window| window == *phrase)?;
        let stands: &[RunningWord<'_>] = words.get(starts..starts + phrase.len())?;
        Some(stands.first()?.bytes.start..stands.last()?.bytes.end)
    })
}

/// A milestone that is done, of an action that is said not to have started.
fn begun(action: &Action<'_>, update: &Record) -> Option<Finding> {
    let done = action.milestones.iter().find(|m| m.done.is_some())?;
    let message = format!(
        "the action `{}` is reported not started, but its milestone `{}` is done",
        id_of(action.record),
        id_of(done.record)
    );
    Some(
        Finding::new(&STATUS_CONTRADICTS, status_place(update), message)
            .help("mend the status, or the milestone")
            .related(
                "the milestone was done here",
                done.record.place_of("done").clone(),
            ),
    )
}

/// A milestone whose date was past when its action was reported on track; a forecast is looked at elsewhere.
fn missed(plan: &Plan<'_>, action: &Action<'_>, update: &Record) -> Option<Finding> {
    if update.entry("forecast").is_some() {
        return None;
    }
    let reported = plan.periods.get(plan.position(update.id("period")?)?)?;
    let day = reported.date("date")?;
    let mut milestones = action.milestones.iter();
    let milestone = milestones.find(|milestone| milestone.is_passed(day))?;
    let message = format!(
        "the action `{}` is reported on track, but its milestone `{}`, due {}, was not done at {}",
        id_of(action.record),
        id_of(milestone.record),
        milestone.current()?,
        long(day)
    );
    Some(
        Finding::new(&STATUS_CONTRADICTS, status_place(update), message)
            .help("mend the status, or record the milestone's new date and its reason")
            .related(
                "the milestone stands here",
                milestone.record.place_of("due").clone(),
            ),
    )
}

fn status_place(update: &Record) -> Place {
    let field = if update.entry("validated").is_some() {
        "validated"
    } else {
        "status"
    };
    update.place_of(field).clone()
}
