//! `None` is an answer only with its reason: without one, Members cannot tell whether anybody looked.
//!
//! Example: `environmental: {none: yes}`, or `text: Not applicable.`
//!
//! Remedy: write `none: yes` and say in a sentence under `reason` why there are no implications.

use super::Check;
use crate::code::Code;
use crate::documents::report::{implications, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::kinds::words::words;
use crate::references::Workspace;

/// What is written where nothing is said.
const EMPTY: [&str; 22] = [
    "none",
    "nil",
    "na",
    "n/a",
    "no",
    "not applicable",
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
            let found = found.help("write `none: yes` and the `reason` in a sentence");
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
