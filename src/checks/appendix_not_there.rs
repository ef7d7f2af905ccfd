//! A paper that goes out with an appendix of which only the title is there sends Members to an empty page.
//!
//! Example: an appendix `survey` with a title and neither a text nor a file.
//!
//! Remedy: write its text under `body`, name the file, paper or table that holds it, or take the appendix out.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Field, Kind, Record, Value};
use crate::references::Workspace;

/// An appendix without content.
pub static APPENDIX_NOT_THERE: Code = Code {
    name: "appendix-not-there",
    severity: Severity::Error,
    title: "an appendix that has a title and nothing else",
    page: include_str!("appendix_not_there.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&APPENDIX_NOT_THERE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the appendices of every paper that is made.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        for field in workspace.fields_of(document) {
            let Kind::Rows(columns) = &field.kind else {
                continue;
            };
            let anchor = field.anchor.as_ref();
            if anchor.is_none_or(|anchor| anchor.word != "Appendix") {
                continue;
            }
            let holds = columns.iter().filter(|column| is_content(column));
            let holds: Vec<&str> = holds.map(|column| column.name.as_str()).collect();
            let rows = document.record.rows(&field.name).iter();
            for row in rows.filter(|row| !holds.is_empty() && is_empty(row, &holds)) {
                let title = row.words("title");
                let message = format!("the appendix `{title}` has nothing in it");
                let finding =
                    Finding::new(&APPENDIX_NOT_THERE, row.place_of("id").clone(), message)
                        .help(format!("fill in {}, or take it out", listed(&holds)));
                findings.push(finding.document(&document.id));
            }
        }
    }
}

/// Whether a column can hold what an appendix is about: what is said of it is not what it holds.
fn is_content(column: &Field) -> bool {
    match &column.kind {
        Kind::Prose => !matches!(column.name.as_str(), "about" | "note" | "notes"),
        Kind::File | Kind::Image | Kind::Rows(_) => true,
        Kind::Reference(_) => column.printed,
        Kind::Choice(_) => column.name == "table",
        Kind::Text
        | Kind::Date
        | Kind::When
        | Kind::Time
        | Kind::Minutes
        | Kind::Period
        | Kind::Money
        | Kind::Number(..)
        | Kind::Percent
        | Kind::YesNo
        | Kind::Email
        | Kind::List(_)
        | Kind::Map(..) => false,
    }
}

/// Whether none of the columns holds anything; a text of nothing is none.
fn is_empty(row: &Record, columns: &[&str]) -> bool {
    columns.iter().all(|column| match row.value(column) {
        None => true,
        Some(Value::Prose(prose)) => prose.text.trim().is_empty(),
        Some(_) => false,
    })
}

/// The columns in a sentence: `body`, `paper` or `table`.
fn listed(columns: &[&str]) -> String {
    let quoted: Vec<String> = columns.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        _ => quoted.join(""),
    }
}
