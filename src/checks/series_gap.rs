//! A number that is left out of a series makes Members ask what was taken from the paper; one that is there twice makes
//! every citation of it doubtful.
//!
//! Example: key issues 1, 2 and 4 of a plan, or rows with the ids `P1`, `P2` and `P4`.
//!
//! Remedy: put in what is missing, or number the rest anew; what is cited by its id follows by itself.

use std::collections::BTreeMap;

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::records::{Naming, registers};
use crate::references::Workspace;
use crate::values::id::plain;

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

/// Looks at the registers with numbers, at running ids of registers, and at running ids of lists in documents.
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
        let label = |number: u64| format!("`{}{number}`", before.letters);
        let message = if after.number == before.number {
            format!("two {word}s have the number {}", label(after.number))
        } else if after.number > before.number + 1 {
            format!(
                "{word} {} follows {}; {} is missing",
                label(after.number),
                label(before.number),
                label(before.number + 1)
            )
        } else {
            continue;
        };
        found.push(
            Finding::new(&SERIES_GAP, after.record.place_of(field).clone(), message)
                .help("put in what is missing, or number the rest anew")
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
