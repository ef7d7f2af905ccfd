//! A delegation hands a power on. Members, and those who later ask by what authority something was done, must see to whom,
//! and how far it goes: up to what sum, subject to what, or in consultation with whom.
//!
//! Example: `verb: delegate`, `text: the award of the grants`.
//!
//! Remedy: name the officer by role, and the limit or whom to consult: `to the Head of Financial Services, in consultation
//! with the Portfolio Holder, the award of grants of up to £5,000`.

use super::Check;
use crate::code::Code;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::words::words;
use crate::references::Workspace;

/// Words for those to whom a power can be delegated.
const OFFICERS: [&str; 14] = [
    "director",
    "officer",
    "head of",
    "chief ",
    "manager",
    "clerk",
    "treasurer",
    "solicitor",
    "secretary",
    "member for",
    "portfolio holder",
    "leader",
    "committee",
    "chair",
];

/// Words that limit a power, or name whom to consult.
const LIMITS: [&str; 19] = [
    "consult",
    "subject to",
    "up to",
    "exceed",
    "no more than",
    "not more than",
    "less than",
    "within",
    "limited to",
    "provided",
    "until ",
    "under £",
    "below £",
    "maximum",
    "on condition",
    "in agreement with",
    "with the agreement of",
    "in accordance with",
    "on the terms",
];

/// A delegation without officer or limit.
pub static OPEN_DELEGATION: Code = Code {
    name: "open-delegation",
    severity: Severity::Warning,
    title: "a delegation without an officer, or without a limit or consultee",
    page: include_str!("open_delegation.rs"),
};

pub(super) static CHECK: Check = Check::of(&OPEN_DELEGATION, run);

/// Looks at every recommendation to delegate.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let people = workspace.records.all("people").iter();
    let roles: Vec<String> = people.map(|p| p.words("title").to_lowercase()).collect();
    for document in reports(&workspace.documents) {
        let rows = document.record.rows("recommendations").iter();
        for row in rows.filter(|row| row.choice("verb") == Some("delegate")) {
            let Some(text) = row.value("text").map(words) else {
                continue;
            };
            let text = text.to_lowercase();
            let says = |known: &str| !known.is_empty() && text.contains(known);
            let is_named =
                OFFICERS.iter().any(|word| says(word)) || roles.iter().any(|role| says(role));
            let is_limited = LIMITS.iter().any(|word| says(word));
            let (what, help) = match (is_named, is_limited) {
                (true, true) => continue,
                (true, false) => (
                    "neither a limit nor whom to consult",
                    "set a limit, or name whom to consult",
                ),
                (false, true) => ("no officer", "name the officer by role"),
                (false, false) => (
                    "neither an officer nor a limit",
                    "name the officer by role, and set a limit or name whom to consult",
                ),
            };
            let message = format!("the delegation names {what}");
            let place = row.place_of("text").clone();
            let finding = Finding::new(&OPEN_DELEGATION, place, message).help(help);
            findings.push(finding.document(&document.id));
        }
    }
}
