//! What templates see: values that render as words, know their place, and lead to what they refer to.
//! Choices, numbers and yes-or-no stay plain, so that templates can compare them.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr, Value as Seen};
use rust_decimal::prelude::ToPrimitive;

use super::Read;
use crate::documents::Document;
use crate::kinds::{Entry, Field, Kind, Record, Value, Withheld, Words, words};
use crate::place::{Origin, Place};
use crate::records::{Naming, register};
use crate::references::{Target, Workspace};
use crate::values::prose::Prose;
use crate::views::{Pages, Shown, view};

/// A value that is words on the page.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) entry: Entry,
    workspace: Arc<Workspace>,
}

impl Held {
    /// Where its words stand: those of a reference stand in the record that it leads to.
    pub(super) fn source(&self) -> Place {
        self.cited().unwrap_or_else(|| self.entry.place.clone())
    }

    fn cited(&self) -> Option<Place> {
        let Value::Reference(reference) = &self.entry.value else {
            return None;
        };
        let (sort, id) = reference.target.as_deref()?.split_once('/')?;
        let field = match register(sort)?.naming {
            Naming::Title(field) | Naming::Numbered(_, field, _) => field,
            Naming::Source => "title",
            Naming::Meeting => return None,
        };
        let record = self.workspace.records.get(sort, id)?;
        Some(record.entry(field)?.place.clone())
    }
}

impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::words(&self.entry.value))
    }
}

impl Object for Held {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// The fields of the record that a reference leads to.
    fn get_value(self: &Arc<Self>, asked: &Seen) -> Option<Seen> {
        let Value::Reference(reference) = &self.entry.value else {
            return None;
        };
        let key = reference.target.as_deref()?;
        let found = self.workspace.target(key)?;
        let row = HeldRow {
            record: found.record.clone(),
            fields: found.fields.to_vec(),
            heading: None,
            document: found
                .document
                .filter(|_| !key.contains('#'))
                .map(|d| d.id.clone()),
            read: None,
            workspace: Arc::clone(&self.workspace),
        };
        row.field(asked.as_str()?)
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A row: its fields by name, those not filled in as none.
#[derive(Debug)]
pub(super) struct HeldRow {
    pub(super) record: Record,
    pub(super) fields: Vec<Field>,
    /// The key and title of a profile's heading, for rows of a map.
    pub(super) heading: Option<(String, String)>,
    /// The id of the document it is, if it is one as a whole.
    document: Option<String>,
    /// Where the names of fields that were read are kept, if anybody asks.
    read: Option<Read>,
    workspace: Arc<Workspace>,
}

impl HeldRow {
    /// A field's value as templates see it; `None` where the row has no such field.
    pub(super) fn field(&self, name: &str) -> Option<Seen> {
        match (&self.heading, name) {
            (Some((key, _)), "key") => return Some(Seen::from(key.as_str())),
            (Some((_, title)), "title") => return Some(Seen::from_object(self.words(title))),
            (None, "chapter") if self.document.is_some() => return Some(self.chapter()),
            _ => {}
        }
        let field = self.fields.iter().find(|field| field.name == name);
        if field.is_some_and(|field| field.private) {
            return None;
        }
        let entry = self.record.entry(name);
        if field.is_none() && entry.is_none() {
            return self.view(name);
        }
        Some(seen(entry, field, &self.workspace))
    }

    /// A view of the document, so that a paper printed inside another shows what it derives.
    fn view(&self, name: &str) -> Option<Seen> {
        let document = self.workspace.document(self.document.as_deref()?)?;
        let known = self.workspace.type_of(document)?;
        let wanted = known.views.iter().find(|view| view.name == name)?;
        let shown = view(&self.workspace, document, wanted, &Pages::new())?;
        let Shown::Table(table) = shown else {
            return None;
        };
        let rows = table.rows.iter();
        let rows = rows.map(|row| seen_row(row, &table.fields, None, &self.workspace));
        Some(Seen::from(rows.collect::<Vec<_>>()))
    }

    /// The row without a field, which may be one of nested rows: `questions.answer`.
    pub(super) fn without(&self, path: &str) -> Self {
        let (mut record, mut fields) = (self.record.clone(), self.fields.clone());
        take_out(&mut record, &mut fields, path);
        Self {
            record,
            fields,
            heading: self.heading.clone(),
            document: self.document.clone(),
            read: self.read.clone(),
            workspace: Arc::clone(&self.workspace),
        }
    }

    /// The template that prints the document inside another paper.
    fn chapter(&self) -> Seen {
        let document = self
            .document
            .as_deref()
            .and_then(|id| self.workspace.document(id));
        let known = document.and_then(|document| self.workspace.type_of(document));
        known
            .and_then(|known| known.chapter.as_deref())
            .map_or_else(|| Seen::from(()), Seen::from)
    }

    fn words(&self, text: &str) -> Held {
        let value = crate::kinds::Words {
            text: text.to_owned(),
            origin: crate::place::Origin::whole(self.record.place.clone()),
        };
        let entry = Entry::new(Value::Text(value), self.record.place.clone());
        Held {
            entry,
            workspace: Arc::clone(&self.workspace),
        }
    }

    /// The names of its fields, in order.
    pub(super) fn names(&self) -> Vec<&str> {
        let heading = if self.heading.is_some() {
            &["key", "title"][..]
        } else {
            &[]
        };
        let open = self.fields.iter().filter(|field| !field.private);
        heading
            .iter()
            .copied()
            .chain(open.map(|field| field.name.as_str()))
            .collect()
    }
}

/// Takes a field out of a record, or out of the rows nested in it.
fn take_out(record: &mut Record, fields: &mut Vec<Field>, path: &str) {
    let Some((list, rest)) = path.split_once('.') else {
        record.fields.remove(path);
        fields.retain(|field| field.name != path);
        return;
    };
    let Some(field) = fields.iter_mut().find(|field| field.name == list) else {
        return;
    };
    let Kind::Rows(columns) = &mut field.kind else {
        return;
    };
    let all = columns.clone();
    if let Some(entry) = record.fields.get_mut(list)
        && let Value::Rows(rows) = &mut entry.value
    {
        for row in rows {
            take_out(row, &mut all.clone(), rest);
        }
    }
    take_out(&mut Record::empty(record.place.clone()), columns, rest);
}

impl Object for HeldRow {
    fn get_value(self: &Arc<Self>, key: &Seen) -> Option<Seen> {
        let name = key.as_str()?;
        if let Some(Ok(mut read)) = self.read.as_ref().map(|read| read.lock()) {
            read.insert(name.to_owned());
        }
        self.field(name)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.names().into_iter().map(Seen::from).collect())
    }
}

/// A field as templates see it; one that is declared and not filled in is none.
pub(super) fn seen(
    entry: Option<&Entry>,
    field: Option<&Field>,
    workspace: &Arc<Workspace>,
) -> Seen {
    let Some(entry) = entry else {
        return match field.map(|field| &field.kind) {
            Some(Kind::List(_) | Kind::Rows(_) | Kind::Map(..)) => Seen::from(Vec::<Seen>::new()),
            _ => Seen::from(()),
        };
    };
    match &entry.value {
        Value::Number(number) => match number.whole() {
            Some(whole) => Seen::from(whole),
            None => Seen::from(number.0.to_f64().unwrap_or_default()),
        },
        Value::YesNo(yes) => Seen::from(*yes),
        Value::Choice(word) => Seen::from(word.token.as_str()),
        Value::List(entries) => {
            let inner = entries
                .iter()
                .map(|entry| seen(Some(entry), None, workspace));
            Seen::from(inner.collect::<Vec<_>>())
        }
        Value::Rows(rows) => {
            let fields = match field.map(|field| &field.kind) {
                Some(Kind::Rows(fields)) => fields.as_slice(),
                _ => &[],
            };
            Seen::from(
                rows.iter()
                    .map(|row| seen_row(row, fields, None, workspace))
                    .collect::<Vec<_>>(),
            )
        }
        Value::Map(rows) => {
            let fields = match field.map(|field| &field.kind) {
                Some(Kind::Map(_, fields)) => fields.as_slice(),
                _ => &[],
            };
            let rows = rows.iter().map(|(key, title, row)| {
                seen_row(row, fields, Some((key.clone(), title.clone())), workspace)
            });
            Seen::from(rows.collect::<Vec<_>>())
        }
        Value::Withheld(why) => withheld(entry, why, field, workspace),
        Value::Text(_)
        | Value::Prose(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Time(_)
        | Value::Minutes(_)
        | Value::Period(_)
        | Value::Money(_)
        | Value::Percent(_)
        | Value::Email(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::Reference(_) => Seen::from_object(Held {
            entry: entry.clone(),
            workspace: Arc::clone(workspace),
        }),
    }
}

/// What stands in the place of a value that is withheld: a sentence for prose, words where words are shown, and nothing
/// where a template would choose or count.
fn withheld(
    entry: &Entry,
    why: &Withheld,
    field: Option<&Field>,
    workspace: &Arc<Workspace>,
) -> Seen {
    let held = |value: Value| {
        Seen::from_object(Held {
            entry: Entry::new(value, entry.place.clone()),
            workspace: Arc::clone(workspace),
        })
    };
    match field.map(|field| &field.kind) {
        Some(Kind::Prose) => {
            let origin = Origin::whole(entry.place.clone());
            held(Value::Prose(Prose::line(&why.sentence(), origin)))
        }
        Some(Kind::List(_)) => Seen::from(vec![held(entry.value.clone())]),
        Some(Kind::Rows(_) | Kind::Map(..)) => Seen::from(Vec::<Seen>::new()),
        Some(Kind::Number(..) | Kind::YesNo | Kind::Choice(_) | Kind::Image | Kind::File) => {
            Seen::from(())
        }
        Some(
            Kind::Text
            | Kind::Date
            | Kind::When
            | Kind::Time
            | Kind::Minutes
            | Kind::Period
            | Kind::Money
            | Kind::Percent
            | Kind::Email
            | Kind::Reference(_),
        )
        | None => held(entry.value.clone()),
    }
}

/// A row as templates see it.
pub(super) fn seen_row(
    record: &Record,
    fields: &[Field],
    heading: Option<(String, String)>,
    workspace: &Arc<Workspace>,
) -> Seen {
    Seen::from_object(HeldRow {
        record: record.clone(),
        fields: fields.to_vec(),
        heading,
        document: None,
        read: None,
        workspace: Arc::clone(workspace),
    })
}

/// A document as templates see it: a row with every field of its type.
pub(super) fn seen_document(document: &Document, workspace: &Arc<Workspace>, read: &Read) -> Seen {
    let known = workspace.type_of(document);
    Seen::from_object(HeldRow {
        record: document.record.clone(),
        fields: known.map(|known| known.fields.clone()).unwrap_or_default(),
        heading: None,
        document: Some(document.id.clone()),
        read: Some(Arc::clone(read)),
        workspace: Arc::clone(workspace),
    })
}

/// A row to be written where it is cited, under its number.
pub(super) fn numbered_row(
    target: Target<'_>,
    number: &str,
    workspace: &Arc<Workspace>,
) -> HeldRow {
    let mut record = target.record.clone();
    let place = record.place.clone();
    let words = Words {
        text: number.to_owned(),
        origin: Origin::whole(place.clone()),
    };
    record
        .fields
        .insert("number".to_owned(), Entry::new(Value::Text(words), place));
    let mut fields = target.fields.to_vec();
    fields.push(Field::new("number", Kind::Text));
    HeldRow {
        record,
        fields,
        heading: None,
        document: None,
        read: None,
        workspace: Arc::clone(workspace),
    }
}
