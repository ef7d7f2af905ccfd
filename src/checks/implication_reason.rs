//! `None` is an answer only with its reason: without one, Members cannot tell whether anybody looked. Nor is it an answer
//! that the implications will be identified later: the decision is asked for now.
//!
//! Example: `environmental: {none: yes}`, `text: Not applicable.` or `text: These will be identified later.`
//!
//! Remedy: write `none: yes` and say in a sentence under `reason` why there are no implications; or say what they are.

use super::Check;
use crate::code::Code;
use crate::documents::report::{implications, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::kinds::words::words;
use crate::references::Workspace;

/// What is written where nothing is said.
const EMPTY: [&str; 26] = [
    "none",
    "nil",
    "na",
    "n/a",
    "no",
    "not applicable",
    "not applicable for now",
    "not applicable at present",
    "not applicable at this stage",
    "not applicable at this time",
    "not relevant",
    "no implications",
    "there are none",
    "there are no implications",
    "none identified",
    "none known",
    "none at this stage",
    "none at this time",
    "none directly",
    "none arising",
    "none arising from this report",
    "none arising directly from this report",
    "no direct implications",
    "to be identified",
    "to be determined",
    "to follow",
];

/// How a sentence begins that puts the implications off, and how it goes on.
const THESE: [&str; 9] = [
    "these ",
    "they ",
    "any implications ",
    "implications ",
    "the implications ",
    "any such implications ",
    "these implications ",
    "all implications ",
    "this ",
];
const PUT_OFF: [&str; 6] = [
    "will be identified",
    "will be determined",
    "will be assessed",
    "will be established",
    "are to be identified",
    "are to be determined",
];

/// How a sentence ends that puts them off.
const LATER: [&str; 4] = [
    " will identify these",
    " will identify any",
    " will identify any implications",
    " will identify the implications",
];

/// No implications, and no reason why.
pub static IMPLICATION_WITHOUT_REASON: Code = Code {
    name: "implication-without-reason",
    severity: Severity::Warning,
    title: "no implications, and no reason why",
    page: include_str!("implication_reason.rs"),
};

pub(super) static CHECK: Check = Check::of(&IMPLICATION_WITHOUT_REASON, run);

/// Looks at every heading under which a paper says that there is nothing.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for (_, title, row) in implications(document) {
            if row.entry("reason").is_some() {
                continue;
            }
            let found = if let Some(said) = empty_text(row) {
                let message = format!("`{title}` says only `{said}`, without the reason");
                Finding::new(
                    &IMPLICATION_WITHOUT_REASON,
                    row.place_of("text").clone(),
                    message,
                )
                .quote(said)
            } else if let Some(said) = put_off(row) {
                let message = format!("`{title}` is put off: `{said}`");
                let place = row.place_of("text").clone();
                Finding::new(&IMPLICATION_WITHOUT_REASON, place, message).quote(said)
            } else if row.yes("none") && row.entry("text").is_none() {
                let message = format!("`{title}` has no implications, and no reason is given");
                Finding::new(
                    &IMPLICATION_WITHOUT_REASON,
                    row.place_of("none").clone(),
                    message,
                )
            } else {
                continue;
            };
            let found = found.help(
                "say what the implications are, or write `none: yes` and the `reason` in a sentence",
            );
            findings.push(found.document(&document.id));
        }
    }
}

/// The text of an answer, where it says nothing.
fn empty_text(row: &Record) -> Option<String> {
    let said = words(row.value("text")?);
    let said = said.trim();
    let plain = said.to_lowercase();
    let plain = plain.trim_end_matches(['.', '!', ';']);
    EMPTY.contains(&plain).then(|| said.replace('`', "'"))
}

/// The one sentence of an answer, where it puts the implications off.
fn put_off(row: &Record) -> Option<String> {
    let said = words(row.value("text")?);
    let said = said.trim().replace('`', "'");
    let plain = said.to_lowercase();
    let plain = plain.trim_end_matches('.');
    // Whoever was consulted, or says when, has thought of it.
    let is_placed = row.entry("officer").is_some() || plain.contains(|c: char| c.is_ascii_digit());
    if is_placed || plain.contains(['.', '!', '?', ';', '\n']) {
        return None;
    }
    let begins = |these: &&str| {
        let rest = plain.strip_prefix(*these)?;
        PUT_OFF.iter().find(|words| rest.starts_with(**words))
    };
    let is_put_off = THESE.iter().any(|these| begins(these).is_some())
        || LATER.iter().any(|words| plain.ends_with(words));
    is_put_off.then_some(said)
}
