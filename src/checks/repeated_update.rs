//! An update that repeats the action, or the update before it, tells Members nothing of what was done.
//!
//! Example: the action `Write the policy with the consultant.` with the update `We write the policy with the consultant.`
//!
//! Remedy: say what was done in the period, and what has changed. An update that says openly that nothing has changed is
//! only noted.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::records::plan::Action;
use crate::references::Workspace;
use crate::values::running::words;

/// An update that says again what was said.
pub static UPDATE_REPEATS: Code = Code {
    name: "update-repeats",
    severity: Severity::Warning,
    title: "an update that repeats the action or the update before it",
    page: include_str!("repeated_update.rs"),
};

/// Texts of fewer words are alike by chance.
const FEWEST: usize = 4;

/// How many updates of an action a paper prints: that of its period, and the one before.
const PRINTED: usize = 2;

/// Openings of an update that says that nothing has changed.
const UNCHANGED: [&str; 6] = [
    "no change",
    "unchanged",
    "nothing has changed",
    "nothing new",
    "nothing to report",
    "no progress",
];

pub(super) static CHECK: Check = Check::of(&UPDATE_REPEATS, run);

/// Looks at the last two updates of every action, which a paper prints side by side.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for plan in &plans(workspace) {
        for (_, action) in plan.actions() {
            let all = action.updates.len();
            let printed = all.saturating_sub(PRINTED)..all;
            findings.extend(printed.filter_map(|at| repeats(action, at)));
        }
    }
}

/// Whether an update says nothing but what another said.
pub(super) fn says_again(update: &Record, before: &Record) -> bool {
    let (own, said) = (text_of(update), text_of(before));
    own.zip(said).is_some_and(|(own, said)| again(&own, &said))
}

fn repeats(action: &Action<'_>, at: usize) -> Option<Finding> {
    let (update, earlier) = action.updates.get(..=at)?.split_last()?;
    let own = text_of(update)?;
    let before = earlier
        .last()
        .map(|record| (*record, "the update before it"));
    let known = [Some((action.record, "the action itself")), before];
    let (said, what) = known
        .into_iter()
        .flatten()
        .find(|(record, _)| text_of(record).is_some_and(|text| again(&own, &text)))?;
    let message = format!(
        "the update of the action `{}` repeats {what}",
        id_of(action.record)
    );
    let finding = Finding::new(&UPDATE_REPEATS, update.place_of("text").clone(), message)
        .help("say what was done in the period, and what has changed")
        .related("it is first said here", said.place_of("text").clone());
    let plain = own.join(" ");
    let mut finding = finding;
    if UNCHANGED.iter().any(|phrase| plain.contains(phrase)) {
        finding.severity = Severity::Note;
    }
    Some(finding)
}

/// The words of a record's text, in lower case.
fn text_of(record: &Record) -> Option<Vec<String>> {
    let Some(Value::Prose(prose)) = record.value("text") else {
        return None;
    };
    let plain = prose.plain();
    Some(
        words(&plain)
            .iter()
            .map(|word| word.text.to_lowercase())
            .collect(),
    )
}

/// Whether a text is another, but for a word in ten, or is a stretch of the other word for word.
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
