//! A paper that speaks of a partnership which the partnership register does not hold: nobody can look up what it costs
//! or who answers for it.
//!
//! Example: `Border Visions` in a report, where it is among the bodies and not among the partnerships.
//!
//! Remedy: enter it in the register of partnerships, with the body's name as its name, short name or alias.

use std::ops::Range;

use super::{Check, Passage, is_quoted};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value, words};
use crate::references::Workspace;
use crate::values::id::same;

/// A partnership that is not in the register.
pub static UNREGISTERED_PARTNERSHIP: Code = Code {
    name: "unregistered-partnership",
    severity: Severity::Warning,
    title: "a partnership that a paper names and the register does not hold",
    page: include_str!("unregistered_partnership.rs"),
};

pub(super) static CHECK: Check = Check::of(&UNREGISTERED_PARTNERSHIP, run);

/// Looks at the prose of papers up to the workspace's date, which is the date of its register; where no register of
/// partnerships is kept, none can be missing from it.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let registered = workspace.records.all("partnerships");
    let Some(as_of) = workspace.settings.as_of.filter(|_| !registered.is_empty()) else {
        return;
    };
    let bodies = workspace.records.all("bodies").iter();
    let missing: Vec<&Record> = bodies
        .filter(|body| body.choice("kind") == Some("partnership"))
        .filter(|body| !registered.iter().any(|known| is_of(known, body)))
        .collect();
    let papers = workspace
        .documents
        .iter()
        .filter(|paper| paper.as_of <= as_of);
    for paper in papers {
        for body in &missing {
            in_record(paper, &paper.record, body, findings);
        }
    }
}

/// Whether a partnership of the register is the one that a body is.
fn is_of(partnership: &Record, body: &Record) -> bool {
    let aliases = partnership
        .value("aliases")
        .map(Value::items)
        .unwrap_or_default();
    let known = ["name", "short_name"].map(|field| partnership.words(field));
    let known = known
        .into_iter()
        .chain(aliases.iter().map(|alias| words::words(&alias.value)));
    let own = ["name", "short"].map(|field| body.words(field));
    known
        .filter(|name| !name.is_empty())
        .any(|name| own.iter().any(|own| same(own, &name)))
}

/// Looks for a body's name in the prose of a record, at any depth.
fn in_record(paper: &Document, record: &Record, body: &Record, findings: &mut Findings) {
    let name = body.words("name");
    for entry in record.fields.values() {
        if let Value::Prose(prose) = &entry.value {
            let passage = Passage::of_prose(prose);
            if let Some(bytes) = whole(passage.words, &name) {
                let message =
                    format!("the partnership `{name}` is not in the partnership register");
                let mut finding = Finding::new(
                    &UNREGISTERED_PARTNERSHIP,
                    passage.place(bytes.clone()),
                    message,
                )
                .help("enter it among the partnerships, or mend its name")
                .quote(passage.quote(bytes.clone()))
                .related("the body is here", body.place_of("name").clone())
                .document(&paper.id);
                if is_quoted(&entry.value, &bytes) {
                    finding.severity = Severity::Note;
                }
                findings.push(finding);
            }
        }
        for row in entry.value.records() {
            in_record(paper, row, body, findings);
        }
    }
}

/// Where a name stands in a text as whole words, first.
fn whole(text: &str, name: &str) -> Option<Range<usize>> {
    if name.is_empty() {
        return None;
    }
    let mut found = text.match_indices(name).map(|(at, _)| at..at + name.len());
    found.find(|bytes| {
        let before = text.get(..bytes.start).and_then(|t| t.chars().next_back());
        let after = text.get(bytes.end..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
