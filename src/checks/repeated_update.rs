//! An update that repeats the action, or the update before it, tells Members nothing of what was done.
//!
//! Example: the action `Write the policy with the consultant.` with the update `We write the policy with the consultant.`
//!
//! Remedy: say what was done in the period, and what has changed. An update that says openly that nothing has changed is
//! only noted.

use super::{Check, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::plan::Action;
use crate::records::standing::says_again;
use crate::references::Workspace;

/// An update that says again what was said.
pub static UPDATE_REPEATS: Code = Code {
    name: "update-repeats",
    severity: Severity::Warning,
    title: "an update that repeats the action or the update before it",
    page: include_str!("repeated_update.rs"),
};

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

fn repeats(action: &Action<'_>, at: usize) -> Option<Finding> {
    let (update, earlier) = action.updates.get(..=at)?.split_last()?;
    let before = earlier
        .last()
        .map(|record| (*record, "the update before it"));
    let known = [Some((action.record, "the action itself")), before];
    let (said, what) = known
        .into_iter()
        .flatten()
        .find(|(record, _)| says_again(update, record))?;
    let message = format!(
        "the update of the action `{}` repeats {what}",
        id_of(action.record)
    );
    let finding = Finding::new(&UPDATE_REPEATS, update.place_of("text").clone(), message)
        .help("say what was done in the period, and what has changed")
        .related("it is first said here", said.place_of("text").clone());
    let plain = update.words("text").to_lowercase();
    let mut finding = finding;
    if UNCHANGED.iter().any(|phrase| plain.contains(phrase)) {
        finding.severity = Severity::Note;
    }
    Some(finding)
}
