//! Values as the contents of cells: as they are read back, or as they read.
//! Knows tokens, ids and prose as written; never where a cell stands.

use super::model::CellModel;
use crate::kinds::cell::{self, Content};
use crate::kinds::{Entry, Field, Kind, Value, Word, vocabulary, words};
use crate::records::plan::NOT_REPORTED;
use crate::values::prose::Prose;

/// How many hexadecimal digits of its hash a row carries.
const HASH_DIGITS: usize = 16;

/// Whether a kind is an action's status, which is shown with letter, shape and word.
pub(super) fn is_status(kind: &Kind) -> bool {
    let known = |word: &Word| {
        word.token == NOT_REPORTED || vocabulary::PROGRESS.contains(&word.token.as_str())
    };
    matches!(kind, Kind::Choice(words) if !words.is_empty() && words.iter().all(known))
}

/// What a publication says where nothing stands in a field of a register or view, by the field's name.
const BLANKS: &[(&str, &str)] = &[
    ("depends_on", "None"),
    ("superseded_by", "None"),
    ("carries_out", "None"),
    ("support", "None"),
    ("done", "Not yet done"),
    ("meeting", "None named"),
    ("revised", "No new date"),
    ("revised_reason", "Not moved"),
    ("approval", "Not needed"),
    ("reason", "None given"),
    ("example", "None given"),
    ("quote", "Not quoted"),
    ("next", "None given"),
    ("slip", "None"),
    ("mitigation", "None recorded"),
    ("reviewed", "Not yet reviewed"),
    ("approved", "Not approved yet"),
    ("fund", "Not recorded"),
    ("spent", "Not recorded"),
    ("forecast", "Not recorded"),
    ("note", "None"),
    ("by", "No date set"),
    ("date", "Not yet given"),
    ("portfolio", "None named"),
    ("wards", "None named"),
    ("indicators", "No indicator"),
    ("band", "No risk recorded"),
    ("successor", "No plan recorded"),
    ("benefits", "Not recorded"),
    ("actions", "None"),
    ("papers", "None"),
    ("partnerships", "None"),
];

/// What a publication says where nothing stands in a field.
pub(super) fn blank(field: &str) -> Option<&'static str> {
    let known = BLANKS.iter().find(|(name, _)| *name == field);
    known.map(|(_, words)| *words)
}

/// A value as it reads, exact where a cell can hold it so.
pub(super) fn plain(value: &Value) -> CellModel {
    match cell::content(Some(value)) {
        Content::Empty => CellModel::Empty,
        Content::Text(text) => CellModel::Text(text),
        Content::Number(number) => CellModel::Number(number),
        Content::Money(pounds) => CellModel::Money(pounds),
        Content::Percent(share) => CellModel::Percent(share),
        Content::Date(date) => CellModel::Date(date),
    }
}

/// A value as it is read back: tokens, ids and prose as written.
pub(super) fn kept(value: &Value) -> CellModel {
    match value {
        Value::Choice(word) => CellModel::Text(word.token.clone()),
        Value::Reference(reference) => CellModel::Text(reference.id.text.clone()),
        Value::Prose(prose) => CellModel::Text(as_written(prose)),
        Value::List(entries) => {
            CellModel::Text(entries.iter().map(item).collect::<Vec<_>>().join("; "))
        }
        Value::Text(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Time(_)
        | Value::Minutes(_)
        | Value::Period(_)
        | Value::Money(_)
        | Value::Number(_)
        | Value::Percent(_)
        | Value::YesNo(_)
        | Value::Email(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::Rows(_)
        | Value::Map(_)
        | Value::Withheld(_) => plain(value),
    }
}

/// One item of a list as it is read back.
fn item(entry: &Entry) -> String {
    match kept(&entry.value) {
        CellModel::Text(text) => text,
        CellModel::Empty
        | CellModel::Number(_)
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Formula { .. }
        | CellModel::Link { .. } => words::words(&entry.value),
    }
}

/// A time of day.
pub(super) fn clock(text: &str) -> CellModel {
    let parts = text
        .split_once(':')
        .and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
    match parts.and_then(|(hour, minute)| jiff::civil::Time::new(hour, minute, 0, 0).ok()) {
        Some(time) => CellModel::Time(time),
        None => CellModel::Text(text.to_owned()),
    }
}

/// Prose as it is written in a cell, where a new line is a new paragraph: lines that were only folded are joined.
fn as_written(prose: &Prose) -> String {
    let begins = |line: &str| {
        line.starts_with(['-', '*', '>', '#', '|'])
            || line.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut out = String::new();
    for paragraph in paragraphs(&prose.text) {
        for (number, line) in paragraph.lines().map(str::trim).enumerate() {
            if !out.is_empty() {
                out.push(if number > 0 && !begins(line) {
                    ' '
                } else {
                    '\n'
                });
            }
            out.push_str(line);
        }
    }
    out
}

/// The paragraphs of a text, parted by blank lines.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines() {
        match all.last_mut() {
            Some(last) if !line.trim().is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|paragraph| !paragraph.trim().is_empty());
    all
}

/// The hash of a row by names and cells, so that a row that came back changed is known.
pub(super) fn hash(fields: &[&Field], cells: &[CellModel]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (field, cell) in fields.iter().zip(cells) {
        hasher.update(format!("{}={cell:?}\n", field.name).as_bytes());
    }
    hasher
        .finalize()
        .to_hex()
        .chars()
        .take(HASH_DIGITS)
        .collect()
}
