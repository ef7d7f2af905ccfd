//! Kinds: the closed list of what a field can hold, and the values they become.
//! One file each says how a kind is read, worded, written to a cell and described to an editor.

pub mod cell;
pub mod codes;
pub mod columns;
pub mod field;
mod lines;
mod passages;
pub mod read;
pub mod rows;
pub mod schema;
mod text;
pub mod vocabulary;
pub mod withheld;
pub mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use field::{Anchor, Callout, Field};
pub use vocabulary::Word;
pub use withheld::Withheld;

use crate::code::Code;
use crate::place::{Origin, Place};
use crate::values::date::Date;
use crate::values::money::Money;
use crate::values::number::{Number, Percent};
use crate::values::period::Period;
use crate::values::prose::Prose;
use crate::values::time::{Minutes, Time};
use crate::values::when::When;

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &codes::WRONG_KIND,
    &codes::UNKNOWN_CHOICE,
    &codes::TWO_DIGIT_YEAR,
    &codes::WRONG_WEEKDAY,
    &codes::UNKNOWN_KEY,
    &codes::REQUIRED_FIELD,
    &codes::MISSING_ALT_TEXT,
    &codes::MISSING_FILE,
    &codes::HOSTILE_CHARACTER,
];

/// What a field can hold. The list is closed: a new kind makes the compiler name every place to extend.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One line of plain words.
    Text,
    /// Markdown with `[[…]]` references.
    Prose,
    /// An exact day.
    Date,
    /// A day, or one of the council's vague dates.
    When,
    /// A time of day.
    Time,
    /// A length of time.
    Minutes,
    /// A stretch of months or years.
    Period,
    /// Pounds and pence.
    Money,
    /// A number, with the least and the most it may be.
    Number(Option<i64>, Option<i64>),
    /// A percentage, or so many of so many.
    Percent,
    /// Yes or no.
    YesNo,
    /// One of a list of words.
    Choice(Arc<[Word]>),
    /// A role's e-mail address.
    Email,
    /// An image with its alternative text.
    Image,
    /// A file of the workspace.
    File,
    /// The id of a record in one of these registers, of a document (`documents`), or of a row of the same document, by
    /// the prefix of its anchor (`#sec`).
    Reference(Vec<String>),
    /// Any number of one kind.
    List(Box<Self>),
    /// Rows with fields of their own.
    Rows(Vec<Field>),
    /// One row for each heading of a profile of the workspace.
    Map(String, Vec<Field>),
}

impl Kind {
    /// Whether a field of this kind holds several values.
    #[must_use]
    pub const fn is_many(&self) -> bool {
        matches!(self, Self::List(_) | Self::Rows(_) | Self::Map(..))
    }
}

/// Plain words and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How they map back to their file.
    pub origin: Origin,
}

/// The id of something else in the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The id as written.
    pub id: Words,
    /// The registers it may lead to.
    pub to: Vec<String>,
    /// The key of its target in the index of references, once resolved.
    pub target: Option<String>,
    /// How the target is worded, once resolved; the id until then.
    pub words: String,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// See [`Kind::Text`].
    Text(Words),
    /// See [`Kind::Prose`].
    Prose(Prose),
    /// See [`Kind::Date`].
    Date(Date),
    /// See [`Kind::When`].
    When(When),
    /// See [`Kind::Time`].
    Time(Time),
    /// See [`Kind::Minutes`].
    Minutes(Minutes),
    /// See [`Kind::Period`].
    Period(Period),
    /// See [`Kind::Money`].
    Money(Money),
    /// See [`Kind::Number`].
    Number(Number),
    /// See [`Kind::Percent`].
    Percent(Percent),
    /// See [`Kind::YesNo`].
    YesNo(bool),
    /// See [`Kind::Choice`].
    Choice(Word),
    /// See [`Kind::Email`].
    Email(Words),
    /// See [`Kind::Image`]: the file and its alternative text.
    Image(String, Words),
    /// See [`Kind::File`].
    File(String),
    /// See [`Kind::Reference`].
    Reference(Reference),
    /// See [`Kind::List`].
    List(Vec<Entry>),
    /// See [`Kind::Rows`].
    Rows(Vec<Record>),
    /// See [`Kind::Map`]: a key of the profile, its title, and its row.
    Map(Vec<(String, String, Record)>),
    /// A value of any kind that is kept from the public, in the public edition.
    Withheld(Withheld),
}

impl Value {
    /// The items of a list; none for other values.
    #[must_use]
    pub fn items(&self) -> &[Entry] {
        if let Self::List(items) = self {
            return items;
        }
        &[]
    }

    /// The records that stand inside: rows, or the headings of a profile; none for other values.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        let (mut rows, mut headings) = (&[][..], &[][..]);
        if let Self::Rows(held) = self {
            rows = held;
        } else if let Self::Map(held) = self {
            headings = held;
        }
        rows.iter().chain(headings.iter().map(|(_, _, row)| row))
    }

    /// The records that stand inside, to change.
    pub fn records_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        let (mut rows, mut headings) = (&mut [][..], &mut [][..]);
        if let Self::Rows(held) = self {
            rows = held;
        } else if let Self::Map(held) = self {
            headings = held;
        }
        rows.iter_mut()
            .chain(headings.iter_mut().map(|(_, _, row)| row))
    }
}

/// A field as filled in: its value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
}

impl Entry {
    /// A value at its place.
    #[must_use]
    pub const fn new(value: Value, place: Place) -> Self {
        Self { value, place }
    }
}

/// One thing the council knows: fields by name, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where the record begins.
    pub place: Place,
    /// What is filled in, by the name of the field.
    pub fields: BTreeMap<String, Entry>,
}

impl Record {
    /// A record with nothing filled in.
    #[must_use]
    pub const fn empty(place: Place) -> Self {
        Self {
            place,
            fields: BTreeMap::new(),
        }
    }

    /// A field as filled in.
    #[must_use]
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.fields.get(name)
    }

    /// A field's value.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.entry(name).map(|entry| &entry.value)
    }

    /// Where a field stands; where the record stands, if the field is not filled in.
    #[must_use]
    pub fn place_of(&self, name: &str) -> &Place {
        self.entry(name).map_or(&self.place, |entry| &entry.place)
    }

    /// A field in words; empty if it is not filled in.
    #[must_use]
    pub fn words(&self, name: &str) -> String {
        self.value(name).map(words::words).unwrap_or_default()
    }

    /// The text of a plain field.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        let (Value::Text(words) | Value::Email(words)) = self.value(name)? else {
            return None;
        };
        Some(&words.text)
    }

    /// The token of a choice.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&str> {
        let Value::Choice(word) = self.value(name)? else {
            return None;
        };
        Some(&word.token)
    }

    /// An exact day.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        let Value::Date(date) = self.value(name)? else {
            return None;
        };
        Some(*date)
    }

    /// A day or a vague date.
    #[must_use]
    pub fn when(&self, name: &str) -> Option<When> {
        if let Value::When(when) = self.value(name)? {
            return Some(when.clone());
        }
        self.date(name).map(When::Day)
    }

    /// The id a reference names.
    #[must_use]
    pub fn id(&self, name: &str) -> Option<&str> {
        if let Value::Reference(reference) = self.value(name)? {
            return Some(&reference.id.text);
        }
        self.text(name)
    }

    /// The ids a list of references names.
    #[must_use]
    pub fn ids(&self, name: &str) -> Vec<&str> {
        let Some(Value::List(entries)) = self.value(name) else {
            return Vec::new();
        };
        let mut ids = Vec::new();
        for entry in entries {
            if let Value::Reference(reference) = &entry.value {
                ids.push(reference.id.text.as_str());
            }
        }
        ids
    }

    /// The rows of a field; none if it is not filled in.
    #[must_use]
    pub fn rows(&self, name: &str) -> &[Self] {
        match self.value(name) {
            Some(Value::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Whether a yes-or-no field says yes.
    #[must_use]
    pub fn yes(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::YesNo(true)))
    }
}
