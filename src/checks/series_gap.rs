//! A number that is left out of a series makes Members ask what was taken from the paper; one that is there twice makes
//! every citation of it doubtful.
//!
//! Example: key issues 1, 2 and 4 of a plan, rows with the ids `P1`, `P2` and `P4`, or a table whose column `Proposal No`
//! goes from 6 to 8.
//!
//! Remedy: put in what is missing, or number the rest anew; what is cited by its id follows by itself.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Check, Held, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::{Naming, registers};
use crate::references::Workspace;
use crate::values::id::plain;
use crate::values::prose::{Block, BlockKind, Prose, Table, plain_words, stands};

/// A gap or a repetition in a series.
pub static SERIES_GAP: Code = Code {
    name: "series-gap",
    severity: Severity::Error,
    title: "a number that is missing from a series, or in it twice",
    page: include_str!("series_gap.rs"),
};

/// The fewest members by which a series is known.
const FEWEST: usize = 3;

pub(super) static CHECK: Check = Check::of(&SERIES_GAP, run);

/// Looks at the registers with numbers, at running ids of lists in documents, and at numbered tables in prose.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for register in registers() {
        let Naming::Numbered(word, field, _) = register.naming else {
            continue;
        };
        // One series for each plan, or other record that they belong to.
        let mut groups: BTreeMap<String, Vec<&Record>> = BTreeMap::new();
        for record in workspace.records.all(register.name) {
            let owner = register.parent.map_or("plan", |parent| parent.field);
            let owner = plain(record.id(owner).unwrap_or_default());
            groups.entry(owner).or_default().push(record);
        }
        for records in groups.values() {
            let word = word.to_lowercase();
            findings.extend(numbered(records, field, &word));
        }
    }
    for document in &workspace.documents {
        for entry in document.record.fields.values() {
            let rows: Vec<&Record> = entry.value.records().collect();
            let found = numbered(&rows, "id", "row");
            findings.extend(
                found
                    .into_iter()
                    .map(|finding| finding.document(&document.id)),
            );
        }
    }
    for (held, column) in columns(workspace) {
        for pair in column.cells.windows(2) {
            let [before, after] = pair else {
                continue;
            };
            let Some(message) = wrong(&column.word, "", before.0, after.0) else {
                continue;
            };
            let finding = Finding::new(&SERIES_GAP, column.place(&after.1), message)
                .help(HELP)
                .related("the one before is here", column.place(&before.1));
            findings.push(held.attribute(finding));
        }
    }
}

const HELP: &str = "put in what is missing, or number the rest anew";

/// What is wrong with two numbers of a series that follow each other.
fn wrong(word: &str, letters: &str, before: u64, after: u64) -> Option<String> {
    let label = |number: u64| format!("`{letters}{number}`");
    if after == before {
        return Some(format!("two {word}s have the number {}", label(after)));
    }
    (after > before + 1).then(|| {
        format!(
            "{word} {} follows {}; {} is missing",
            label(after),
            label(before),
            label(before + 1)
        )
    })
}

/// A column of a table in prose that numbers its rows.
pub(super) struct Column<'a> {
    /// What the rows are: `proposal`, or `row` where the heading does not say.
    pub(super) word: String,
    /// The numbers, and the bytes each stands at.
    pub(super) cells: Vec<(u64, Range<usize>)>,
    prose: &'a Prose,
}

impl Column<'_> {
    /// Where a cell, or the table from its first number on, stands.
    pub(super) fn place(&self, bytes: &Range<usize>) -> Place {
        self.prose.place(bytes)
    }

    /// Whether a row has a number.
    pub(super) fn has(&self, number: u64) -> bool {
        self.cells.iter().any(|(known, _)| *known == number)
    }
}

/// Every column of a table that numbers the rows; the tables of others are theirs.
pub(super) fn columns(workspace: &Workspace) -> Vec<(Held<'_>, Column<'_>)> {
    let mut found = Vec::new();
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let is_table = |block: &Block| match &block.kind {
            BlockKind::Table(table) => column(prose, table),
            BlockKind::Paragraph(_)
            | BlockKind::Heading(..)
            | BlockKind::List(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule => None,
        };
        let columns = prose.blocks.iter().filter_map(is_table);
        found.extend(columns.map(|column| (held, column)));
    });
    found
}

/// The column of a table that numbers its rows, where one does: it is headed so, begins with 1, and goes on by one but
/// for a few.
fn column<'a>(prose: &'a Prose, table: &Table) -> Option<Column<'a>> {
    let headings: Vec<String> = table
        .header
        .iter()
        .map(|cell| plain_words(cell).trim().to_lowercase())
        .collect();
    // `Yes` and `No` are answers.
    let is_answer = headings.iter().any(|heading| heading == "yes");
    headings.iter().enumerate().find_map(|(at, heading)| {
        let word = numbered_thing(heading).filter(|_| !is_answer)?;
        let cells = table.rows.iter().map(|row| {
            let cell = row.get(at)?;
            Some((plain_words(cell).trim().parse().ok()?, stands(cell)?))
        });
        let cells: Vec<(u64, Range<usize>)> = cells.collect::<Option<_>>()?;
        let steps = cells
            .windows(2)
            .filter(|pair| matches!(pair, [(before, _), (after, _)] if *after == before + 1));
        let is_series = cells.len() >= FEWEST
            && cells.first().is_some_and(|(first, _)| *first == 1)
            && cells.is_sorted_by_key(|(number, _)| *number)
            && 3 * steps.count() >= 2 * (cells.len() - 1);
        is_series.then_some(Column { word, cells, prose })
    })
}

/// What a column with a heading numbers: `proposal no`, `no.`, `action number`.
fn numbered_thing(heading: &str) -> Option<String> {
    if matches!(heading, "no" | "no." | "#") {
        return Some("row".to_owned());
    }
    let ends = [" no", " no.", " number"];
    let word = ends.iter().find_map(|end| heading.strip_suffix(end))?;
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    is_word(word).then(|| word.to_owned())
}

/// What is wrong with the numbers of records in one field.
fn numbered(records: &[&Record], field: &str, word: &str) -> Vec<Finding> {
    let Some(mut series) = series(records, field) else {
        return Vec::new();
    };
    series.sort_by_key(|member| member.number);
    let mut found = Vec::new();
    for pair in series.windows(2) {
        let [before, after] = pair else {
            continue;
        };
        let Some(message) = wrong(word, before.letters, before.number, after.number) else {
            continue;
        };
        found.push(
            Finding::new(&SERIES_GAP, after.record.place_of(field).clone(), message)
                .help(HELP)
                .related(
                    "the one before is here",
                    before.record.place_of(field).clone(),
                ),
        );
    }
    found
}

/// One record of a series: its letters and its number.
struct Member<'a> {
    letters: &'a str,
    number: u64,
    record: &'a Record,
}

/// The series that records are, where all of them have a number after the same letters.
fn series<'a>(records: &[&'a Record], field: &str) -> Option<Vec<Member<'a>>> {
    let members = records.iter().map(|record| member(record, field));
    let members: Vec<Member<'a>> = members.collect::<Option<_>>()?;
    let first = members.first()?;
    let is_one = members.iter().all(|member| member.letters == first.letters);
    let is_plain = first.letters.is_empty();
    (is_one && (is_plain || members.len() >= FEWEST)).then_some(members)
}

/// A record as a member of a series: a number in a number column, or an id such as `P1`, `KI-4` or `A1.2`.
fn member<'a>(record: &'a Record, field: &str) -> Option<Member<'a>> {
    if let Some(Value::Number(number)) = record.value(field) {
        let whole = Some(number.0).filter(|number| number.fract().is_zero())?;
        let number = u64::try_from(whole).ok()?;
        return Some(Member {
            letters: "",
            number,
            record,
        });
    }
    let id = record.text(field)?;
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (letters, number) = id.split_at(id.len() - digits);
    // A date is no member of a series, nor is a number filled up with noughts.
    let stem = letters.trim_end_matches(['-', '.', ' ']);
    let word = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_series = !word.is_empty()
        && word.len() <= FEWEST
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        && !number.starts_with('0')
        && (stem == word || letters.ends_with('.'));
    let number = number.parse().ok().filter(|_| is_series)?;
    Some(Member {
        letters,
        number,
        record,
    })
}
