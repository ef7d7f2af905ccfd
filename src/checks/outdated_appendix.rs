//! An appendix that was a draft years ago and still is one tells a reader nothing that anyone has agreed.
//!
//! Example: an evaluation of July 2009 whose appendix is the draft terms of reference of August 2006.
//!
//! Remedy: append what was agreed since, or say in the paper that the draft never was.

use jiff::ToSpan;

use super::Check;
use super::cited_later::cited;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Kind;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// An old draft in an appendix.
pub static OUTDATED_APPENDIX: Code = Code {
    name: "outdated-appendix",
    severity: Severity::Warning,
    title: "an appendix that is still a draft, a year or more older than its paper",
    page: include_str!("outdated_appendix.rs"),
};

/// For how many years a draft may wait.
const YEARS: i16 = 1;

pub(super) static CHECK: Check = Check::of(&OUTDATED_APPENDIX, run);

/// Looks at the appendices of every paper with a date of its own.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        let Some(as_of) = document.record.date("as_of") else {
            continue;
        };
        for field in workspace.fields_of(document) {
            let is_appendix = field.anchor.as_ref().is_some_and(|a| a.word == "Appendix");
            if !is_appendix || !matches!(field.kind, Kind::Rows(_)) {
                continue;
            }
            let rows = document.record.rows(&field.name).iter();
            let entries = rows.flat_map(|row| row.fields.values());
            for (key, place) in entries.flat_map(|entry| cited(&entry.value, &entry.place)) {
                let old = old_draft(workspace, &key, as_of, place);
                findings.extend(old.map(|finding| finding.document(&document.id)));
            }
        }
    }
}

/// A paper that an appendix cites, where it is a draft that has waited too long for a day.
fn old_draft(workspace: &Workspace, key: &str, as_of: Date, place: Place) -> Option<Finding> {
    let paper = workspace.target(key)?.document?;
    let written = paper.record.date("as_of")?;
    let until = written.checked_add(YEARS.years()).ok()?;
    if paper.status() != "draft" || until > as_of {
        return None;
    }
    let message = format!(
        "`{}`, appended here, is still a draft of {}; this paper is of {}",
        paper.id,
        long(written),
        long(as_of)
    );
    Some(
        Finding::new(&OUTDATED_APPENDIX, place, message)
            .help("append what was agreed since, or say in the paper that the draft never was")
            .related(
                "its status stands here",
                paper.record.place_of("status").clone(),
            ),
    )
}
