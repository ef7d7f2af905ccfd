//! Where one term has two definitions in use, a reader can choose the one that suits, and nobody can be held to either.
//!
//! Example: two rows of `definitions` with the term `Partnership` and `operative: yes`.
//!
//! Remedy: keep one in use, and set `operative: no` on the one that is quoted as history.

use std::collections::BTreeMap;

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Field, Kind, Record};
use crate::references::Workspace;
use crate::values::id::plain;

/// Two definitions of one term, both in use.
pub static TWO_DEFINITIONS: Code = Code {
    name: "two-definitions",
    severity: Severity::Error,
    title: "two definitions of one term, both in use",
    page: include_str!("two_definitions.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&TWO_DEFINITIONS, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the lists of terms of every paper that is made; a paper is held to its own.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        let mut known: BTreeMap<String, &Record> = BTreeMap::new();
        let fields = workspace.fields_of(document).iter();
        for field in fields.filter(|field| is_terms(field)) {
            for row in document.record.rows(&field.name) {
                findings.extend(second(document, row, &mut known));
            }
        }
    }
}

/// Whether the rows of a field define terms, and say of each whether it is in use.
fn is_terms(field: &Field) -> bool {
    let Kind::Rows(columns) = &field.kind else {
        return false;
    };
    let has = |name: &str, kind: &Kind| columns.iter().any(|c| c.name == name && c.kind == *kind);
    has("term", &Kind::Text) && has("operative", &Kind::YesNo)
}

/// A second definition in use of a term that has one.
fn second<'a>(
    document: &Document,
    row: &'a Record,
    known: &mut BTreeMap<String, &'a Record>,
) -> Option<Finding> {
    let term = row.text("term").filter(|_| row.yes("operative"))?;
    let Some(first) = known.get(&plain(term)) else {
        known.insert(plain(term), row);
        return None;
    };
    let message = format!("`{term}` has two definitions in use; one was expected");
    let finding = Finding::new(&TWO_DEFINITIONS, row.place_of("term").clone(), message)
        .help("set `operative: no` on the one that is only quoted")
        .related("the other is here", first.place_of("term").clone());
    Some(finding.document(&document.id))
}
