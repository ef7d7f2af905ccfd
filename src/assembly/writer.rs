//! Writes values into the Typst source and keeps, for every stretch of it, the place it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use minijinja::value::{Value as Seen, ValueKind};

use super::acronyms::{Acronyms, Piece};
use super::escape;
use super::filters::Code;
use super::held::{Held, HeldRow};
use super::prose;
use crate::kinds::{Record, Value, Words, words};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::date;
use crate::values::prose::Prose;
use crate::values::when::When;

/// The places of a row that was handed to Typst under a number.
#[derive(Debug, Clone)]
pub struct RowPlaces {
    /// Where the row stands.
    pub place: Place,
    /// Where its fields stand.
    pub fields: BTreeMap<String, Place>,
}

/// The source as it grows, with its places.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) places: Vec<(Range<usize>, Place)>,
    pub(super) rows: Vec<RowPlaces>,
    pub(super) acronyms: &'a mut Acronyms,
    /// The abbreviations of the paper: known after a first pass.
    pub(super) abbreviations: &'a [(String, String)],
    /// The id of the document being made, for links within it.
    pub(super) document: &'a str,
    pub(super) workspace: &'a Arc<Workspace>,
    /// The row that an `each` output is made for.
    pub(super) row: Option<&'a Record>,
    /// The labels that were set where a row was shown: each may stand once.
    pub(super) labels: BTreeSet<String>,
}

impl Writer<'_> {
    /// Writes something and remembers where it came from.
    pub(super) fn placed(&mut self, place: Place, write: impl FnOnce(&mut String)) {
        let start = self.out.len();
        write(&mut self.out);
        if self.out.len() > start {
            self.places.push((start..self.out.len(), place));
        }
    }

    /// A value in markup.
    pub(super) fn markup(&mut self, value: &Seen) {
        if let Some(held) = value.downcast_object_ref::<Held>() {
            self.content(held);
        } else if let Some(code) = value.downcast_object_ref::<Code>() {
            match code {
                Code::Paragraphs(prose) => prose::blocks(self, prose, &prose.blocks),
                Code::Datetime(date) => self.out.push_str(&date::long(*date)),
                Code::Words(words) => escape::markup(words, &mut self.out),
                Code::Blank => self.out.push_str("#writing-line();"),
            }
        } else if !value.is_none() {
            escape::markup(&in_words(value), &mut self.out);
        }
    }

    /// The words of a value, as markup.
    fn content(&mut self, held: &Held) {
        match &held.entry.value {
            Value::Prose(prose) => prose::blocks(self, prose, &prose.blocks),
            Value::Text(text) => self.text(text),
            Value::Date(day) | Value::When(When::Day(day)) => {
                let words = date::long(*day);
                self.placed(held.entry.place.clone(), |out| {
                    // A box keeps day and month together on one line.
                    out.push_str("#box[");
                    out.push_str(&words);
                    out.push_str("];");
                });
            }
            Value::Image(file, alt) => {
                self.placed(held.entry.place.clone(), |out| image(file, &alt.text, out));
            }
            Value::When(_)
            | Value::Time(_)
            | Value::Minutes(_)
            | Value::Period(_)
            | Value::Money(_)
            | Value::Number(_)
            | Value::Percent(_)
            | Value::YesNo(_)
            | Value::Choice(_)
            | Value::Email(_)
            | Value::File(_)
            | Value::Reference(_)
            | Value::List(_)
            | Value::Rows(_)
            | Value::Map(_)
            | Value::Withheld(_) => {
                let text = words::words(&held.entry.value);
                self.acronyms.mention(&text);
                self.placed(held.source(), |out| escape::markup(&text, out));
            }
        }
    }

    /// Plain words: acronyms in them are mentioned, not expanded.
    fn text(&mut self, words: &Words) {
        self.acronyms.mention(&words.text);
        let place = words.origin.of(&words.text, 0..words.text.len());
        self.placed(place, |out| escape::markup(&words.text, out));
    }

    /// Words of running prose: an acronym is expanded where it is first used.
    pub(super) fn running(
        &mut self,
        prose: &Prose,
        text: &str,
        bytes: &Range<usize>,
        heading: bool,
    ) {
        let place = prose.place(bytes);
        if heading {
            self.acronyms.mention(text);
            return self.placed(place, |out| escape::markup(text, out));
        }
        let pieces = self.acronyms.expand(text);
        self.placed(place, |out| {
            for piece in pieces {
                match piece {
                    Piece::Words(words) => escape::markup(words, out),
                    Piece::Expanded(short, long) => {
                        escape::markup(&format!("{long} ({short})"), out)
                    }
                }
            }
        });
    }

    /// A value as a Typst literal in code.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "a value of any other sort is its words"
    )]
    pub(super) fn literal(&mut self, value: &Seen) {
        if let Some(held) = value.downcast_object_ref::<Held>() {
            self.out.push('[');
            self.content(held);
            self.out.push(']');
            return;
        }
        if let Some(row) = value.downcast_object_ref::<HeldRow>() {
            return self.row(row);
        }
        if let Some(code) = value.downcast_object_ref::<Code>() {
            return self.code(code);
        }
        if value
            .downcast_object_ref::<super::acronyms::Abbreviations>()
            .is_some()
        {
            return self.abbreviation_rows();
        }
        match value.kind() {
            ValueKind::None | ValueKind::Undefined => self.out.push_str("none"),
            ValueKind::Bool => self
                .out
                .push_str(if value.is_true() { "true" } else { "false" }),
            ValueKind::Number => {
                let number = value.to_string();
                let wrap = number.starts_with('-');
                self.out
                    .push_str(&if wrap { format!("({number})") } else { number });
            }
            ValueKind::Seq | ValueKind::Iterable => {
                self.out.push('(');
                if let Ok(items) = value.try_iter() {
                    for item in items {
                        self.literal(&item);
                        self.out.push_str(", ");
                    }
                }
                self.out.push(')');
            }
            _ => escape::string(&value.to_string(), &mut self.out),
        }
    }

    fn code(&mut self, code: &Code) {
        match code {
            Code::Paragraphs(prose) => prose::items(self, prose),
            Code::Datetime(date) => {
                let (year, month, day) = (date.year(), date.month(), date.day());
                self.out.push_str(&format!(
                    "datetime(year: {year}, month: {month}, day: {day})"
                ));
            }
            Code::Words(words) => escape::string(words, &mut self.out),
            Code::Blank => self.out.push_str("[#writing-line();]"),
        }
    }

    /// A row: a dictionary with the number of its places and a key for every declared field.
    pub(super) fn row(&mut self, row: &HeldRow) {
        let fields = row
            .record
            .fields
            .iter()
            .map(|(name, entry)| (name.clone(), entry.place.clone()));
        self.rows.push(RowPlaces {
            place: row.record.place.clone(),
            fields: fields.collect(),
        });
        self.out
            .push_str(&format!("(at: {}, ", self.rows.len() - 1));
        for name in row.names() {
            escape::string(name, &mut self.out);
            self.out.push_str(": ");
            match row.field(name) {
                Some(value) => self.literal(&value),
                None => self.out.push_str("none"),
            }
            self.out.push_str(", ");
        }
        self.out.push(')');
    }

    fn abbreviation_rows(&mut self) {
        self.out.push('(');
        for (short, long) in self.abbreviations {
            self.out.push_str("(short: [");
            escape::markup(short, &mut self.out);
            self.out.push_str("], long: [");
            escape::markup(long, &mut self.out);
            self.out.push_str("]), ");
        }
        self.out.push(')');
    }
}

/// A value that templates see, in words.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a value of any other sort is its words"
)]
pub(super) fn in_words(value: &Seen) -> String {
    match value.kind() {
        ValueKind::None | ValueKind::Undefined => String::new(),
        ValueKind::Bool => if value.is_true() { "Yes" } else { "No" }.to_owned(),
        ValueKind::Seq | ValueKind::Iterable => {
            let parts = value
                .try_iter()
                .map(|items| items.map(|item| in_words(&item)).collect::<Vec<_>>());
            parts.unwrap_or_default().join("; ")
        }
        _ => value.to_string(),
    }
}

/// An image of the workspace with its alternative text; one without is decorative, and nothing is read aloud for it.
pub(super) fn image(file: &str, alt: &str, out: &mut String) {
    out.push_str(if alt.is_empty() {
        "#pdf.artifact(image("
    } else {
        "#image("
    });
    escape::string(&format!("/{}", file.trim_start_matches('/')), out);
    if alt.is_empty() {
        out.push_str(", width: 100%));");
    } else {
        out.push_str(", alt: ");
        escape::string(alt, out);
        out.push_str(", width: 100%);");
    }
}
