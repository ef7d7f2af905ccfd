//! Where one label stands for two things, a reader who follows it may reach the wrong one and never know.
//!
//! Example: two appendices of a report with the id `survey`, or two sources with the reference `CE 03/04`.
//!
//! Remedy: give one of the two an id or a reference of its own, and mend what cites it.

use std::collections::BTreeMap;

use super::Check;
use super::typed_reference::looks_like_one;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::id::{plain, same};

/// One label for two targets.
pub static LABEL_FOR_TWO: Code = Code {
    name: "label-for-two",
    severity: Severity::Error,
    title: "one id or reference number for two things",
    page: include_str!("label_for_two.rs"),
};

pub(super) static CHECK: Check = Check::of(&LABEL_FOR_TWO, run);

/// Looks at the rows that can be cited, and at the reference numbers of sources.
fn run(workspace: &Workspace, findings: &mut Findings) {
    rows(workspace, findings);
    references(workspace, findings);
}

/// Rows of one list with one id.
fn rows(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        for field in workspace.fields_of(document) {
            let Some(anchor) = &field.anchor else {
                continue;
            };
            let mut known: BTreeMap<String, &Record> = BTreeMap::new();
            for row in document.record.rows(&field.name) {
                let Some(id) = row.text("id") else {
                    continue;
                };
                let Some(first) = known.get(&plain(id)) else {
                    known.insert(plain(id), row);
                    continue;
                };
                let message = format!(
                    "two rows of {} have the id `{id}`; `[[{}:{id}]]` can mean either",
                    field.title.to_lowercase(),
                    anchor.prefix
                );
                let finding = Finding::new(&LABEL_FOR_TWO, row.place_of("id").clone(), message)
                    .help("give this row an id of its own, and mend what cites it")
                    .quote(id)
                    .related("the other row is here", first.place_of("id").clone());
                findings.push(finding.document(&document.id));
            }
        }
    }
}

/// Sources filed under one number, and sources filed under the number of another paper.
fn references(workspace: &Workspace, findings: &mut Findings) {
    let mut known: BTreeMap<String, &Record> = BTreeMap::new();
    for source in workspace.records.all("sources") {
        let Some(reference) = source.text("reference") else {
            continue;
        };
        if !looks_like_one(reference) {
            continue;
        }
        let message = |other: &str| {
            format!(
                "`{reference}` is the reference of `{}` and of `{other}`",
                source.words("title")
            )
        };
        let place = source.place_of("reference").clone();
        let found = |message: String| {
            Finding::new(&LABEL_FOR_TWO, place.clone(), message)
                .help("mend the reference of one of the two")
                .quote(reference)
        };
        let paper = workspace
            .documents
            .iter()
            .filter(|paper| paper.is_current() && same(&paper.id, reference))
            .find(|paper| !same(&paper.title(), &source.words("title")));
        if let Some(paper) = paper {
            findings.push(
                found(message(&paper.title()))
                    .related("the paper is here", paper.record.place_of("id").clone()),
            );
        }
        match known.get(&plain(reference)) {
            Some(first) => findings.push(found(message(&first.words("title"))).related(
                "the other source is here",
                first.place_of("reference").clone(),
            )),
            None => {
                known.insert(plain(reference), source);
            }
        }
    }
}
