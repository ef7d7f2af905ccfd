//! What an edition of a paper says of itself: that it is not for publication and why, or what is not in it. And the values
//! of views that would tell what is withheld: those that come out otherwise for the public than for Members.

use std::collections::BTreeSet;

use super::{Shown, Table};
use crate::documents::{Document, Edition};
use crate::kinds::withheld::{EXEMPT, named, only, paragraphs};
use crate::kinds::{Entry, Field, Kind, Record, Value, Withheld, words};
use crate::place::Place;
use crate::records::exemptions::exemption;
use crate::references::Workspace;
use crate::values::date::{Date, long};

use super::row::{Row, columns};

/// The Act that has Schedule 12A.
const ACT: &str = "the Local Government Act 1972";

/// What a paper says of its edition, as a row; `None` where all of it is public.
#[must_use]
pub fn marking(workspace: &Workspace, document: &Document) -> Option<Table> {
    if document.is_public() {
        return None;
    }
    let fields = columns(&[
        ("mark", "Marking", Kind::Text),
        ("reasons", "Reasons", Kind::List(Box::new(Kind::Text))),
        ("gaps", "Withheld", Kind::List(Box::new(Kind::Text))),
        ("law", "Law", Kind::Text),
    ]);
    let law = Law {
        workspace,
        day: day(workspace, document),
    };
    let place = document.record.place_of("classification");
    let (mark, reasons, gaps) = match document.edition {
        Edition::Whole => {
            let mut reasons = reasons(document);
            reasons.extend(exempt_parts(workspace, document));
            (law.mark(document), reasons, Vec::new())
        }
        Edition::Public => (String::new(), Vec::new(), gaps(workspace, document)),
    };
    let row = Row::at(place)
        .text_if("mark", (!mark.is_empty()).then_some(mark))
        .texts("reasons", reasons.into_iter())
        .texts("gaps", gaps.into_iter())
        .text_if(
            "law",
            (!document.paragraphs().is_empty()).then(|| law.told(document)),
        )
        .done();
    let rows = vec![row];
    Some(Table { fields, rows })
}

/// A sentence of ours, with the place that it tells of.
type Sentence = (Place, String);

/// The last meeting a paper goes to, or else its own date.
fn day(workspace: &Workspace, document: &Document) -> Date {
    let rows = std::iter::once(&document.record).chain(document.record.rows("to"));
    let meetings = rows.filter_map(|row| workspace.records.get("meetings", row.id("meeting")?));
    let dates = meetings.filter_map(|meeting| meeting.date("date"));
    dates.max().unwrap_or(document.as_of)
}

/// The law on exempt information on the day of a meeting.
struct Law<'a> {
    workspace: &'a Workspace,
    day: Date,
}

impl Law<'_> {
    /// `NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to …`
    fn mark(&self, document: &Document) -> String {
        let is_confidential = document.withheld() == Some(Withheld::Confidential);
        if is_confidential {
            return format!(
                "NOT FOR PUBLICATION: confidential information within section 100A(3) of {ACT}"
            );
        }
        format!(
            "NOT FOR PUBLICATION by virtue of {}",
            self.described(&document.paragraphs())
        )
    }

    /// By which paragraphs what is left out is exempt, and what these describe.
    fn told(&self, document: &Document) -> String {
        let described = self.described(&document.paragraphs());
        format!("It is exempt from publication under {described}.")
    }

    /// `paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972 (information …)`
    fn described(&self, numbers: &[i64]) -> String {
        let law = exemption(&self.workspace.settings, self.day).descriptions;
        let part = law.map_or_else(String::new, |law| format!("{} of ", law.part));
        let words = numbers.iter().filter_map(|number| {
            let words = law?.of(*number)?;
            Some(match numbers {
                [_] => words.to_owned(),
                _ => format!("{number}: {words}"),
            })
        });
        let words: Vec<String> = words.collect();
        let told = match words.as_slice() {
            [] => String::new(),
            words => format!(" ({})", words.join("; ")),
        };
        format!("{} of {part}Schedule 12A to {ACT}{told}", named(numbers))
    }
}

/// What the public may not read of a paper, by the field it stands in.
fn gaps(workspace: &Workspace, document: &Document) -> Vec<Sentence> {
    let mut told = Vec::new();
    for field in workspace.fields_of(document) {
        let Some(entry) = document.record.entry(&field.name) else {
            continue;
        };
        let always = field.restricted.map(|number| vec![number]);
        let is_named = only(&document.record).contains(&field.name.as_str());
        if let Some(numbers) = always.or_else(|| is_named.then(|| document.paragraphs())) {
            let text = format!("{} ({})", field.title, named(&numbers));
            told.push((entry.place.clone(), text));
        }
        let (Kind::Rows(_) | Kind::Map(..)) = &field.kind else {
            continue;
        };
        for (name, row) in rows(field, &entry.value) {
            told.extend(gap(&name, row));
        }
    }
    told
}

/// Which parts of a paper are not in its public edition, in one sentence; none where there is no such edition.
fn exempt_parts(workspace: &Workspace, document: &Document) -> Option<Sentence> {
    if document.withheld().is_some() {
        return None;
    }
    let gaps = gaps(workspace, document);
    let (place, _) = gaps.first()?.clone();
    let parts: Vec<String> = gaps.into_iter().map(|(_, part)| part).collect();
    Some((place, format!("What is exempt: {}.", parts.join("; "))))
}

/// What is left out of one row; nothing where all of it is public.
fn gap(name: &str, row: &Record) -> Option<Sentence> {
    let numbers = paragraphs(row);
    if numbers.is_empty() {
        return None;
    }
    let part = if only(row).is_empty() {
        ""
    } else {
        "in part, "
    };
    let text = format!("{name} ({part}{})", named(&numbers));
    Some((row.place.clone(), text))
}

/// The rows of a field, each by its number or heading.
fn rows<'a>(field: &Field, value: &'a Value) -> Vec<(String, &'a Record)> {
    if let Value::Map(headings) = value {
        let named = |(_, title, row): &'a (String, String, Record)| {
            (format!("{}, {title}", field.title), row)
        };
        return headings.iter().map(named).collect();
    }
    let word = match &field.anchor {
        Some(anchor) if !anchor.word.is_empty() => anchor.word.clone(),
        _ => format!("{}, number", field.title),
    };
    let name = |(number, row): (usize, &'a Record)| {
        let title = row.words("title");
        let number = format!("{word} {number}");
        match title.is_empty() {
            true => (number, row),
            false => (format!("{number}, {title}"), row),
        }
    };
    (1..).zip(value.records()).map(name).collect()
}

/// Why it is kept from the public, a sentence each, for the first page of the edition for Members.
fn reasons(document: &Document) -> Vec<Sentence> {
    let mut told = Vec::new();
    for row in document.record.rows(EXEMPT) {
        let stated = row.words("public_interest");
        if !stated.is_empty() {
            let text = format!("The public interest: {stated}");
            told.push((row.place_of("public_interest").clone(), text));
        }
        if let Some(review) = row.date("review") {
            let text = format!("To be looked at again on {}.", long(review));
            told.push((row.place_of("review").clone(), text));
        }
    }
    for row in document.record.rows("confidential") {
        let (ground, source) = (row.words("ground"), row.words("source"));
        let text = format!("Its disclosure is forbidden: {ground} ({source}).");
        told.push((row.place.clone(), text));
    }
    told
}

/// A view for the public: what comes out otherwise than for Members was worked out from something withheld, and is
/// withheld as well.
#[must_use]
pub fn withhold(public: Shown, whole: Option<&Shown>) -> Shown {
    match (public, whole) {
        (Shown::Table(mut table), Some(Shown::Table(whole))) => {
            compare_rows(&mut table.rows, &whole.rows);
            Shown::Table(table)
        }
        (Shown::Grid(mut grid), Some(Shown::Grid(whole))) => {
            for (key, _, cells) in &mut grid.rows {
                let same = whole.rows.iter().find(|(known, ..)| known == key);
                let others = same.map_or(&[][..], |(_, _, cells)| cells);
                for (cell, other) in cells.iter_mut().zip(others) {
                    compare(cell, &other.value);
                }
            }
            let mut cells = grid.rows.iter().flat_map(|(_, _, cells)| cells);
            if cells.any(is_derived) {
                let cells = grid.rows.iter_mut().flat_map(|(_, _, cells)| cells);
                cells.for_each(withhold_figure);
            }
            Shown::Grid(grid)
        }
        (public, _) => public,
    }
}

/// Compares rows in their order where there are as many, else by their places.
fn compare_rows(public: &mut [Record], whole: &[Record]) {
    let as_many = public.len() == whole.len();
    for (number, row) in public.iter_mut().enumerate() {
        let same = match as_many {
            true => whole.get(number),
            false => whole.iter().find(|other| other.place == row.place),
        };
        let Some(same) = same else { continue };
        for (name, entry) in &mut row.fields {
            if let Some(other) = same.value(name) {
                compare(entry, other);
            }
        }
    }
    // Whoever knows a total and all parts but one knows that part: figures are withheld by the column.
    let derived = |row: &Record| {
        let fields = row.fields.iter();
        let names = fields
            .filter(|(_, entry)| is_derived(entry))
            .map(|(name, _)| name.clone());
        names.collect::<Vec<_>>()
    };
    let columns: BTreeSet<String> = public.iter().flat_map(derived).collect();
    for row in public {
        let figures = row
            .fields
            .iter_mut()
            .filter(|(name, _)| columns.contains(*name));
        figures.for_each(|(_, entry)| withhold_figure(entry));
    }
}

/// Whether a value was withheld because it was worked out from something withheld.
const fn is_derived(entry: &Entry) -> bool {
    matches!(entry.value, Value::Withheld(Withheld::Derived))
}

/// Withholds a figure beside one that is withheld.
fn withhold_figure(entry: &mut Entry) {
    if matches!(
        entry.value,
        Value::Number(_) | Value::Money(_) | Value::Percent(_)
    ) {
        entry.value = Value::Withheld(Withheld::Derived);
    }
}

/// Withholds a worked-out value that differs; prose and references are withheld part by part already.
fn compare(entry: &mut Entry, whole: &Value) {
    if let (Value::Rows(public), Value::Rows(whole)) = (&mut entry.value, whole) {
        return compare_rows(public, whole);
    }
    let is_copied = matches!(
        entry.value,
        Value::Withheld(_) | Value::Prose(_) | Value::Reference(_) | Value::List(_)
    );
    if !is_copied && words::words(&entry.value) != words::words(whole) {
        entry.value = Value::Withheld(Withheld::Derived);
    }
}
