//! Rows of views, built field by field: copied from records with their places, or derived.

use crate::kinds::{Entry, Field, Kind, Record, Reference, Value, Word, Words};
use crate::place::{Origin, Place};
use crate::references::Workspace;
use crate::references::index::record_key;
use crate::values::money::Money;
use crate::values::number::{Number, Percent};

/// A row being built, at the place of the record it tells of.
pub(super) struct Row(Record);

impl Row {
    pub(super) fn at(place: &Place) -> Self {
        Self(Record::empty(place.clone()))
    }

    fn put(mut self, name: &str, value: Value) -> Self {
        let entry = Entry::new(value, self.0.place.clone());
        self.0.fields.insert(name.to_owned(), entry);
        self
    }

    /// A field copied from a record, with its own place.
    pub(super) fn copy(mut self, name: &str, from: Option<&Record>, field: &str) -> Self {
        if let Some(entry) = from.and_then(|record| record.entry(field)) {
            self.0.fields.insert(name.to_owned(), entry.clone());
        }
        self
    }

    /// A value copied from elsewhere, with its own place.
    pub(super) fn entry(mut self, name: &str, entry: &Entry) -> Self {
        self.0.fields.insert(name.to_owned(), entry.clone());
        self
    }

    /// Derived words.
    pub(super) fn text(self, name: &str, text: impl Into<String>) -> Self {
        let origin = Origin::whole(self.0.place.clone());
        self.put(
            name,
            Value::Text(Words {
                text: text.into(),
                origin,
            }),
        )
    }

    /// Derived words, if there are any.
    pub(super) fn text_if(self, name: &str, text: Option<String>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// A token such as a status.
    pub(super) fn token(self, name: &str, token: &str) -> Self {
        self.put(name, Value::Choice(Word::from_token(token)))
    }

    /// A count.
    pub(super) fn count(self, name: &str, count: usize) -> Self {
        self.put(
            name,
            Value::Number(Number::from(i64::try_from(count).unwrap_or(i64::MAX))),
        )
    }

    /// A number.
    pub(super) fn number(self, name: &str, number: Number) -> Self {
        self.put(name, Value::Number(number))
    }

    /// A sum of money.
    pub(super) fn money(self, name: &str, money: Money) -> Self {
        self.put(name, Value::Money(money))
    }

    /// A share of a whole.
    pub(super) fn percent(self, name: &str, share: Percent) -> Self {
        self.put(name, Value::Percent(share))
    }

    /// Yes or no.
    pub(super) fn yes(self, name: &str, yes: bool) -> Self {
        self.put(name, Value::YesNo(yes))
    }

    /// Nested rows.
    pub(super) fn rows(self, name: &str, rows: Vec<Record>) -> Self {
        self.put(name, Value::Rows(rows))
    }

    /// A list of fields copied from records, each with its own place.
    pub(super) fn list<'a>(
        self,
        name: &str,
        from: impl Iterator<Item = (&'a Record, &'a str)>,
    ) -> Self {
        let entries = from
            .filter_map(|(record, field)| record.entry(field))
            .cloned()
            .collect();
        self.put(name, Value::List(entries))
    }

    /// A list of derived words, each at the place it tells of.
    pub(super) fn texts(self, name: &str, texts: impl Iterator<Item = (Place, String)>) -> Self {
        let entry = |(place, text): (Place, String)| {
            let origin = Origin::whole(place.clone());
            Entry::new(Value::Text(Words { text, origin }), place)
        };
        self.put(name, Value::List(texts.map(entry).collect()))
    }

    /// A reference to a record, as it is resolved in a workspace.
    pub(super) fn refer(self, name: &str, workspace: &Workspace, register: &str, id: &str) -> Self {
        let key = record_key(register, id);
        let found = workspace.index.get(&key);
        let origin = Origin::whole(self.0.place.clone());
        let reference = Reference {
            id: Words {
                text: id.to_owned(),
                origin,
            },
            to: vec![register.to_owned()],
            target: found.map(|citable| citable.key.clone()),
            words: found.map_or_else(|| id.to_owned(), |citable| citable.words.clone()),
        };
        self.put(name, Value::Reference(reference))
    }

    /// Everything a record holds in some fields, as it stands.
    pub(super) fn all(mut self, from: &Record, fields: &[Field]) -> Self {
        for field in fields {
            self = self.copy(&field.name, Some(from), &field.name);
        }
        self
    }

    pub(super) fn done(self) -> Record {
        self.0
    }
}

/// Columns of a view: name, title and kind.
pub(super) fn columns(given: &[(&str, &str, Kind)]) -> Vec<Field> {
    given
        .iter()
        .map(|(name, title, kind)| Field::new(name, kind.clone()).titled(title))
        .collect()
}

/// The kind of a status column.
pub(super) fn status() -> Kind {
    let mut words: Vec<Word> = crate::kinds::vocabulary::PROGRESS
        .iter()
        .map(|token| Word::from_token(token))
        .collect();
    words.push(Word::from_token(crate::records::plan::NOT_REPORTED));
    Kind::Choice(words.into())
}

/// The number of a record by its id: `A8.1` is `8.1`.
pub(super) fn number(record: &Record) -> String {
    let id = record.id("id").unwrap_or_default();
    id.trim_start_matches(|c: char| c.is_alphabetic() || c == '-')
        .to_owned()
}
