//! Where a topic stands in place of an owner, nobody answers for what is proposed.
//!
//! Example: a table of proposals whose column `Owner` says `Branding` in one row, and names bodies in the others.
//!
//! Remedy: name the role or the body that answers for it; one that is new goes into the register of bodies or people.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Check, Held, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::prose::{BlockKind, Inline, Prose, Table, plain_words};
use crate::values::running::words;

/// An owner that is neither a role nor a body.
pub static UNKNOWN_OWNER: Code = Code {
    name: "unknown-owner",
    severity: Severity::Warning,
    title: "a row of a table whose owner is neither a role nor a body",
    page: include_str!("unknown_owner.rs"),
};

/// Heads of a column that says who answers for a row.
const OWNER: [&str; 8] = [
    "owner",
    "owners",
    "lead",
    "lead officer",
    "responsible",
    "by whom",
    "who",
    "group",
];

/// Beginnings of the head of a column that says what is to be done.
const TASK: [&str; 6] = [
    "proposal",
    "action",
    "recommendation",
    "task",
    "what",
    "activit",
];

/// Registers in which owners are known, with the fields that name them.
const NAMES: [(&str, &[&str]); 2] = [
    ("bodies", &["name", "short", "aliases"]),
    ("people", &["title", "unit"]),
];

/// Shorter words say nothing of who is meant.
const SHORTEST: usize = 4;

/// How many owners of a column have to be known before another is missed.
const FEWEST: usize = 2;

pub(super) static CHECK: Check = Check::of(&UNKNOWN_OWNER, run);

/// Looks at the tables in prose.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let known = known(workspace);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        for block in &prose.blocks {
            if let BlockKind::Table(table) = &block.kind {
                look_into(held, prose, table, &known, findings);
            }
        }
    });
}

/// The words of everything that names a body or a role.
fn known(workspace: &Workspace) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for (register, fields) in NAMES {
        for record in workspace.records.all(register) {
            known.extend(
                fields
                    .iter()
                    .flat_map(|field| telling(&record.words(field))),
            );
        }
    }
    known
}

/// The words of a text that say who is meant, in the singular.
fn telling(text: &str) -> Vec<String> {
    let words = words(text).into_iter();
    let words = words.filter(|word| word.text.chars().count() >= SHORTEST);
    words
        .map(|word| word.text.to_lowercase().trim_end_matches('s').to_owned())
        .collect()
}

fn look_into(
    held: Held<'_>,
    prose: &Prose,
    table: &Table,
    known: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let heads: Vec<String> = table
        .header
        .iter()
        .map(|cell| plain_words(cell).trim().to_lowercase())
        .collect();
    let names_task = |head: &String| TASK.iter().any(|word| head.starts_with(word));
    let owners = heads.iter().position(|head| OWNER.contains(&head.as_str()));
    let Some(column) = owners.filter(|_| heads.iter().any(names_task)) else {
        return;
    };
    let cells = table.rows.iter().filter_map(|row| row.get(column));
    let (named, unnamed): (Vec<_>, Vec<_>) = cells
        .filter(|cell| !telling(&plain_words(cell)).is_empty())
        .partition(|cell| {
            telling(&plain_words(cell))
                .iter()
                .any(|word| known.contains(word))
        });
    if named.len() < FEWEST || named.len() <= unnamed.len() {
        return;
    }
    for cell in unnamed {
        let Some(bytes) = bytes_of(cell) else {
            continue;
        };
        let owner = plain_words(cell).trim().replace('`', "'");
        let message = format!(
            "`{owner}` stands for an owner here, and is no role and no body of the registers"
        );
        let finding = Finding::new(&UNKNOWN_OWNER, prose.place(&bytes), message)
            .help("name the role or body that answers for it, or add it to the register");
        findings.push(held.attribute(finding));
    }
}

/// The bytes of a cell, where it holds plain words.
fn bytes_of(cell: &[Inline]) -> Option<Range<usize>> {
    cell.iter().find_map(|part| {
        if let Inline::Text(_, bytes) = part {
            Some(bytes.clone())
        } else {
            None
        }
    })
}
