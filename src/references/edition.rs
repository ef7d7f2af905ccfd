//! The public edition of everything: records and documents in which what is exempt or confidential stands no more, only
//! why it is withheld. Made before anything is resolved or derived, so that nothing made of it can tell a secret.

use std::collections::{BTreeMap, BTreeSet};

use crate::documents::{Document, DocumentType, Edition, envelope};
use crate::kinds::withheld::{self, numbers, only, paragraphs};
use crate::kinds::{Entry, Field, Kind, Record, Value, Withheld, words};
use crate::place::Place;
use crate::records::{Naming, Records, Register};
use crate::values::id::plain;

/// Fields by which a row is told apart and named: they stay, for an agenda and a contents list name what is withheld.
const NAMES: [&str; 6] = ["id", "no", "number", "title", "name", "short"];

/// Registers of what everybody may know: a withheld row says to which of these it belongs.
const PUBLIC_KNOWLEDGE: [&str; 5] = ["bodies", "meetings", "plans", "periods", "key_decisions"];

/// Fields of the envelope that tell what a paper is about, beyond its neutral title.
const TELLING: [&str; 3] = ["keywords", "sources", "supersedes"];

/// Fields that are never typeset: nothing of them can come out, and nothing in them is looked for.
const NEVER_PRINTED: [&str; 2] = ["notes", "allow"];

/// A value that is withheld: its words, and where it stands.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The words as they would be printed.
    pub words: String,
    /// Where they stand.
    pub place: Place,
}

/// Everything as the public may read it.
#[derive(Debug)]
pub struct Public {
    /// The registers.
    pub records: Records,
    /// The documents; one that is withheld as a whole keeps its envelope and where it goes.
    pub documents: Vec<Document>,
    /// What was withheld.
    pub secrets: Vec<Secret>,
}

/// The public edition of a workspace that is not resolved yet; `None` where everything in it is public.
#[must_use]
pub fn public(records: &Records, documents: &[Document], types: &[DocumentType]) -> Option<Public> {
    let type_of = |document: &Document| types.iter().find(|known| known.name == document.kind);
    let has_secrets = records.each().any(|(_, record)| says_exempt(record))
        || documents.iter().any(|document| {
            let fields = type_of(document).map_or(&[][..], |known| &known.fields);
            !document.is_public() || has_restricted(fields, &document.record)
        });
    if !has_secrets {
        return None;
    }
    let mut public = Public {
        records: records.clone(),
        documents: documents.to_vec(),
        secrets: Vec::new(),
    };
    let secrets = &mut public.secrets;
    let held = held_by_exempt(records);
    for (register, record) in public.records.each_mut_named() {
        let numbers = match says_exempt(record) {
            true => paragraphs(record),
            false => held_in(&held, register, record).unwrap_or_default(),
        };
        if !numbers.is_empty() {
            withhold(
                record,
                &Withheld::Exempt(numbers),
                secrets,
                &|name, value| names_record(register, name) || is_public_knowledge(value),
            );
        }
    }
    for document in &mut public.documents {
        let fields = type_of(document).map_or(&[][..], |known| &known.fields);
        document.edition = Edition::Public;
        match document.withheld() {
            Some(why) => whole(fields, document, &why, secrets),
            None => part(fields, document, secrets),
        }
    }
    Some(public)
}

/// The records that are exempt as a whole, by register and plain id, with their paragraphs; and those that belong to them.
fn held_by_exempt(records: &Records) -> BTreeMap<(&'static str, String), Vec<i64>> {
    let mut held = BTreeMap::new();
    loop {
        let before = held.len();
        for (register, record) in records.each() {
            let Some(id) = register.key.and_then(|key| record.id(key)) else {
                continue;
            };
            let key = (register.name, plain(id));
            let own = Some(paragraphs(record)).filter(|_| only(record).is_empty());
            let own = own.filter(|numbers| !numbers.is_empty());
            let numbers = own.or_else(|| held_in(&held, register, record));
            if let Some(numbers) = numbers.filter(|_| !held.contains_key(&key)) {
                held.insert(key, numbers);
            }
        }
        if held.len() == before {
            return held;
        }
    }
}

/// The paragraphs of the exempt record that a record belongs to, if it belongs to one.
fn held_in(
    held: &BTreeMap<(&'static str, String), Vec<i64>>,
    register: &Register,
    record: &Record,
) -> Option<Vec<i64>> {
    let parent = register.parent?;
    let id = plain(record.id(parent.field)?);
    held.get(&(parent.register, id)).cloned()
}

/// Whether a row or record says that it is exempt.
fn says_exempt(record: &Record) -> bool {
    !paragraphs(record).is_empty()
}

/// Whether a record has something in a restricted field, or in a row that says it is exempt.
fn has_restricted(fields: &[Field], record: &Record) -> bool {
    fields.iter().any(|field| {
        let Some(value) = record.value(&field.name) else {
            return false;
        };
        let inner = columns(field);
        field.restricted.is_some()
            || value
                .records()
                .any(|row| says_exempt(row) || has_restricted(inner, row))
    })
}

/// The columns of a field's rows.
fn columns(field: &Field) -> &[Field] {
    if let Kind::Rows(columns) | Kind::Map(_, columns) = &field.kind {
        columns
    } else {
        &[]
    }
}

/// Whether a field names a record of a register, or says what it belongs to. A record that is named by its own words or
/// value has no neutral name: these are withheld.
fn names_record(register: &Register, name: &str) -> bool {
    let of_meeting = matches!(register.naming, Naming::Meeting) && matches!(name, "body" | "date");
    NAMES.contains(&name)
        || of_meeting
        || register.key == Some(name)
        || register.parent.is_some_and(|parent| parent.field == name)
}

/// Whether a value leads to what everybody may know.
fn is_public_knowledge(value: &Value) -> bool {
    let Value::Reference(reference) = value else {
        return false;
    };
    let known = |to: &String| PUBLIC_KNOWLEDGE.contains(&to.as_str());
    !reference.to.is_empty() && reference.to.iter().all(known)
}

/// Withholds a row: the fields that it names, or all but those that stay.
fn withhold(
    row: &mut Record,
    why: &Withheld,
    secrets: &mut Vec<Secret>,
    stays: &dyn Fn(&str, &Value) -> bool,
) {
    let named: BTreeSet<String> = only(row).into_iter().map(str::to_owned).collect();
    let own: Vec<&str> = withheld::keys()
        .iter()
        .map(|key| key.name.as_str())
        .collect();
    for (name, entry) in &mut row.fields {
        let name = name.as_str();
        let is_meant = match named.is_empty() {
            true => !stays(name, &entry.value),
            false => named.contains(name),
        };
        if is_meant && !own.contains(&name) && !NEVER_PRINTED.contains(&name) {
            take(entry, why, secrets);
        }
    }
}

/// Takes a value out, and keeps its words as a secret.
fn take(entry: &mut Entry, why: &Withheld, secrets: &mut Vec<Secret>) {
    if matches!(entry.value, Value::Withheld(_)) {
        return;
    }
    tell(&entry.value, &entry.place, secrets);
    entry.value = Value::Withheld(why.clone());
}

/// The words of a value, at any depth.
fn tell(value: &Value, place: &Place, secrets: &mut Vec<Secret>) {
    for item in value.items() {
        tell(&item.value, &item.place, secrets);
    }
    for row in value.records() {
        for (_, entry) in row.fields.iter().filter(|(name, _)| is_printed(name)) {
            tell(&entry.value, &entry.place, secrets);
        }
    }
    // A word of a closed list, yes or no say nothing that could be told from the words of any paper.
    let is_ours = matches!(value, Value::Choice(_) | Value::YesNo(_));
    if !is_ours && !matches!(value, Value::List(_) | Value::Rows(_) | Value::Map(_)) {
        let words = words::words(value);
        let place = place.clone();
        secrets.push(Secret { words, place });
    }
}

fn is_printed(name: &str) -> bool {
    !NEVER_PRINTED.contains(&name)
}

/// A document that is withheld as a whole: its envelope stays, and which meetings it goes to.
fn whole(fields: &[Field], document: &mut Document, why: &Withheld, secrets: &mut Vec<Secret>) {
    let envelope = envelope::fields().into_iter().map(|field| field.name);
    let stays: BTreeSet<String> = envelope
        .filter(|name| !TELLING.contains(&name.as_str()))
        .collect();
    for field in fields.iter().filter(|field| !stays.contains(&field.name)) {
        let Some(entry) = document.record.fields.get_mut(&field.name) else {
            continue;
        };
        let to_meetings = |column: &Field| matches!(&column.kind, Kind::Reference(to) if to.iter().all(|to| to == "meetings"));
        if let Value::Rows(rows) = &mut entry.value
            && columns(field).iter().any(to_meetings)
        {
            for row in rows {
                withhold(row, why, secrets, &|_, value| {
                    is_public_knowledge(value) || matches!(value, Value::Choice(_) | Value::Date(_))
                });
            }
        } else if !is_public_knowledge(&entry.value) {
            take(entry, why, secrets);
        }
    }
}

/// A document of which parts are withheld: the fields that it names, those that its type always withholds, and rows that
/// say that they are exempt.
fn part(fields: &[Field], document: &mut Document, secrets: &mut Vec<Secret>) {
    let named: BTreeSet<String> = only(&document.record)
        .into_iter()
        .map(str::to_owned)
        .collect();
    let why = Withheld::Exempt(document.paragraphs());
    for field in fields.iter().filter(|field| named.contains(&field.name)) {
        if let Some(entry) = document.record.fields.get_mut(&field.name) {
            take(entry, &why, secrets);
        }
    }
    rows(fields, &mut document.record, secrets);
}

/// Withholds restricted fields of a record and exempt rows in it, at any depth.
fn rows(fields: &[Field], record: &mut Record, secrets: &mut Vec<Secret>) {
    for field in fields {
        let Some(entry) = record.fields.get_mut(&field.name) else {
            continue;
        };
        if let Some(paragraph) = field.restricted {
            take(entry, &Withheld::Exempt(vec![paragraph]), secrets);
            continue;
        }
        for row in entry.value.records_mut() {
            if says_exempt(row) {
                let why = Withheld::Exempt(numbers(row.value(withheld::EXEMPT)));
                withhold(row, &why, secrets, &|name, value| {
                    NAMES.contains(&name) || is_public_knowledge(value)
                });
            }
            rows(columns(field), row, secrets);
        }
    }
}
