//! Where a topic stands in place of an owner, nobody answers for what is proposed.
//!
//! Example: a table of proposals whose column `Owner` says `Branding` beside `Make a brand and order a logo`, and names
//! bodies in the other rows.
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

/// Words with so many first letters in common are about one thing: `branding` and `brand`.
const STEM: usize = 5;

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
    let is_known = |row: &&Vec<Vec<Inline>>| {
        let owner = row.get(column).map(|cell| telling(&plain_words(cell)));
        owner.is_some_and(|owner| owner.iter().any(|word| known.contains(word)))
    };
    let (named, unnamed): (Vec<_>, Vec<_>) = table.rows.iter().partition(is_known);
    if named.len() < FEWEST || named.len() <= unnamed.len() {
        return;
    }
    for row in unnamed.into_iter().filter(|row| is_topic(row, column)) {
        let cell = row.get(column).map(Vec::as_slice).unwrap_or_default();
        let Some(bytes) = bytes_of(cell) else {
            continue;
        };
        let owner = plain_words(cell).trim().replace('`', "'");
        let message = format!(
            "`{owner}` stands for an owner here: it is the topic of its row, and no role or body of the registers"
        );
        let finding = Finding::new(&UNKNOWN_OWNER, prose.place(&bytes), message)
            .help("name the role or body that answers for it, or add it to the register");
        findings.push(held.attribute(finding));
    }
}

/// Whether what stands for the owner of a row is what the row is about: an organisation that no register has is not.
fn is_topic(row: &[Vec<Inline>], column: usize) -> bool {
    let stems = |cell: &Vec<Inline>| -> Vec<String> {
        let words = telling(&plain_words(cell)).into_iter();
        let stems = words.map(|word| word.chars().take(STEM).collect::<String>());
        stems.filter(|stem| stem.chars().count() == STEM).collect()
    };
    let owner = row.get(column).map(stems).unwrap_or_default();
    let others = row.iter().enumerate().filter(|(at, _)| *at != column);
    let task: Vec<String> = others.flat_map(|(_, cell)| stems(cell)).collect();
    owner.iter().any(|stem| task.contains(stem))
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
