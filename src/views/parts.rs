//! The parts of a paper, each sealed: the words of its fields, and what its views derive from the registers. Two seals
//! differ where the words do, so that it can be said which part of a paper has changed. Knows no layout.

use std::fmt::Write as _;

use super::{Pages, Shown, view};
use crate::documents::Document;
use crate::documents::clearances::seal;
use crate::kinds::{Record, Value, words};
use crate::references::Workspace;

/// What stands between the name of a part and its seal.
const BETWEEN: &str = ": ";

/// What its views derive, as one part.
const TAKEN: &str = "what it takes from registers and other papers";

/// The fields that say nothing to a reader.
const UNSEEN: &[&str] = &["keywords", "allow", "sources"];

/// The parts of a paper with their seals, as a register keeps them: `Summary: 1f0c3b2a`.
#[must_use]
pub fn seals(workspace: &Workspace, document: &Document) -> Vec<String> {
    let Some(known) = workspace.type_of(document) else {
        return Vec::new();
    };
    let own = known.fields.iter().filter_map(|field| {
        let entry = document.record.entry(&field.name)?;
        let mut said = String::new();
        spell(&entry.value, &mut said);
        let is_seen = !UNSEEN.contains(&field.name.as_str());
        is_seen.then(|| sealed(&field.title, &said))
    });
    let mut taken = String::new();
    for wanted in &known.views {
        match view(workspace, document, wanted, &Pages::new()) {
            Some(Shown::Table(table)) => table.rows.iter().for_each(|row| each(row, &mut taken)),
            Some(Shown::Grid(grid)) => {
                for (key, title, cells) in &grid.rows {
                    let _ = write!(taken, "{key} {title} ");
                    cells.iter().for_each(|cell| spell(&cell.value, &mut taken));
                }
            }
            None => {}
        }
    }
    own.chain(std::iter::once(sealed(TAKEN, &taken))).collect()
}

/// The parts of a paper that differ between two lists of seals, by name; those that are new or gone too. What is derived
/// is named only where nothing of the paper itself has changed.
#[must_use]
pub fn changed(before: &[&str], now: &[String]) -> Vec<String> {
    let name = |seal: &str| {
        seal.rsplit_once(BETWEEN)
            .map_or(seal, |(name, _)| name)
            .to_owned()
    };
    let added = now
        .iter()
        .filter(|seal| !before.contains(&seal.as_str()))
        .map(|seal| name(seal));
    let mut names: Vec<String> = added.collect();
    let gone = before
        .iter()
        .filter(|seal| !now.iter().any(|known| known == *seal));
    for lost in gone.map(|seal| name(seal)) {
        if !names.contains(&lost) {
            names.push(lost);
        }
    }
    if names.len() > 1 {
        names.retain(|name| name != TAKEN);
    }
    names
}

fn sealed(name: &str, said: &str) -> String {
    format!("{name}{BETWEEN}{}", seal(said))
}

/// The words of a value, those of rows within it too.
fn spell(value: &Value, said: &mut String) {
    match value {
        Value::Rows(rows) => rows.iter().for_each(|row| each(row, said)),
        Value::Map(rows) => {
            for (key, _, row) in rows {
                let _ = write!(said, "{key} ");
                each(row, said);
            }
        }
        Value::Text(_)
        | Value::Prose(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Time(_)
        | Value::Minutes(_)
        | Value::Period(_)
        | Value::Money(_)
        | Value::Number(_)
        | Value::Percent(_)
        | Value::YesNo(_)
        | Value::Choice(_)
        | Value::Email(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::Reference(_)
        | Value::Withheld(_)
        | Value::List(_) => {
            let _ = write!(said, "{} ", words::words(value));
        }
    }
}

fn each(row: &Record, said: &mut String) {
    for (name, entry) in &row.fields {
        let _ = write!(said, "{name} ");
        spell(&entry.value, said);
    }
}
