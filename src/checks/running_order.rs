//! A programme whose parts do not add up to its times ends late, or leaves people waiting: the room is booked and
//! people go home by the times that are printed.
//!
//! Example: segments of 215 minutes in a session from 18:00 to 21:30, which is 210 minutes.
//!
//! Remedy: mend the minutes of a segment, or the time at which the session ends.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Field, Kind, Record, Value};
use crate::references::Workspace;
use crate::values::time::Time;

/// Parts that do not add up to the whole.
pub static RUNNING_ORDER: Code = Code {
    name: "running-order",
    severity: Severity::Error,
    title: "parts of a programme that do not add up to its times",
    page: include_str!("running_order.rs"),
};

pub(super) static CHECK: Check = Check::of(&RUNNING_ORDER, run);

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Looks at every row of a document that has a start, an end and parts with minutes.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        let Some(document_type) = workspace.type_of(document) else {
            continue;
        };
        look_into(document, &document_type.fields, &document.record, findings);
    }
}

/// Looks at the rows of a record, and at those inside them.
fn look_into(document: &Document, fields: &[Field], record: &Record, findings: &mut Findings) {
    for field in fields {
        let Kind::Rows(inner) = &field.kind else {
            continue;
        };
        for row in record.rows(&field.name) {
            if let Some(parts) = programme(inner) {
                let finding = mismatch(row, parts);
                findings.extend(finding.map(|finding| finding.document(&document.id)));
            }
            look_into(document, inner, row, findings);
        }
    }
}

/// The list of parts, where rows with these fields are a programme: times of day in `start` and `end`, and rows that
/// have `minutes`.
fn programme(fields: &[Field]) -> Option<&Field> {
    let is_time = |name: &str| {
        fields
            .iter()
            .any(|f| f.name == name && f.kind == Kind::Time)
    };
    let lasts = |field: &&Field| {
        let Kind::Rows(inner) = &field.kind else {
            return false;
        };
        inner
            .iter()
            .any(|field| field.name == "minutes" && field.kind == Kind::Minutes)
    };
    let parts = fields.iter().find(lasts);
    parts.filter(|_| is_time("start") && is_time("end"))
}

/// What is wrong with one programme, where every part says how long it takes.
fn mismatch(row: &Record, parts: &Field) -> Option<Finding> {
    let (start, end) = (minute(row, "start")?, minute(row, "end")?);
    let lengths = row.rows(&parts.name).iter().map(length);
    let lengths: Vec<u32> = lengths.collect::<Option<_>>()?;
    let last = row.rows(&parts.name).last()?;
    let name = name(row);
    let found = |at: &Record, field: &str, message: String| {
        Finding::new(&RUNNING_ORDER, at.place_of(field).clone(), message)
            .related("it ends here", row.place_of("end").clone())
    };
    if end <= start {
        let message = format!(
            "{name} ends at {}, which is not after its start at {}",
            clock(end),
            clock(start)
        );
        return Some(
            Finding::new(&RUNNING_ORDER, row.place_of("end").clone(), message)
                .help("mend the time at which it starts or ends"),
        );
    }
    let runs_to = lengths
        .iter()
        .fold(start, |at, long| at.saturating_add(*long));
    let whole = format!(
        "the {} of {name} run to {}",
        parts.title.to_lowercase(),
        clock(runs_to)
    );
    if runs_to < end {
        let message = format!(
            "{whole}, {} short of its end at {}",
            minutes(end - runs_to),
            clock(end)
        );
        return Some(
            found(last, "minutes", message).help("add what is missing, or end at that time"),
        );
    }
    let (part, begins, takes) = passing(row.rows(&parts.name), &lengths, start, end)?;
    let message = format!(
        "{whole}, {} past its end at {}: {} begins at {} and takes {}",
        minutes(runs_to - end),
        clock(end),
        self::name(part),
        clock(begins),
        minutes_in_figures(takes)
    );
    Some(found(part, "minutes", message).help("shorten a part, or end at that time"))
}

/// The part during which the end is passed, when it begins and how long it takes.
fn passing<'a>(
    parts: &'a [Record],
    lengths: &[u32],
    start: u32,
    end: u32,
) -> Option<(&'a Record, u32, u32)> {
    let mut at = start;
    for (part, takes) in parts.iter().zip(lengths) {
        let begins = at;
        at = at.saturating_add(*takes);
        if at > end {
            return Some((part, begins, *takes));
        }
    }
    None
}

/// The minute of the day that a field names.
fn minute(row: &Record, field: &str) -> Option<u32> {
    let Some(Value::Time(time)) = row.value(field) else {
        return None;
    };
    Some(time.hour() * 60 + time.minute())
}

/// How long a part takes, in minutes.
fn length(part: &Record) -> Option<u32> {
    let Some(Value::Minutes(minutes)) = part.value("minutes") else {
        return None;
    };
    Some(minutes.0)
}

/// A row as a message names it: by its id, else its title.
fn name(row: &Record) -> String {
    let named = row.id("id").or_else(|| row.text("title"));
    format!("`{}`", named.unwrap_or("?").replace('`', "'"))
}

/// A minute of the day as a time: `21:35`; beyond midnight, of the next day.
fn clock(minute: u32) -> String {
    let time = Time::new(minute / 60 % 24, minute % 60).map_or_else(String::new, Time::clock);
    if minute < DAY {
        time
    } else {
        format!("{time} of the next day")
    }
}

/// Minutes in words up to nine: `five minutes`.
fn minutes(count: u32) -> String {
    const WORDS: [&str; 9] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let word = count
        .checked_sub(1)
        .and_then(|at| WORDS.get(usize::try_from(at).ok()?));
    match word {
        Some(word) if count == 1 => format!("{word} minute"),
        Some(word) => format!("{word} minutes"),
        None => minutes_in_figures(count),
    }
}

/// `15 minutes`
fn minutes_in_figures(count: u32) -> String {
    crate::finding::counted(usize::try_from(count).unwrap_or(usize::MAX), "minute")
}
