//! The index of everything that can be cited: records, documents and anchored rows, each with its wording.

use std::collections::BTreeMap;

use crate::documents::{Document, DocumentType};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::{Naming, Records, Register};
use crate::values::date;
use crate::values::id::plain;

/// Something that can be cited.
#[derive(Debug, Clone)]
pub struct Citable {
    /// Its key: `actions/a8.1`, `documents/ce 21/04`, `documents/ce 21/04#app/framework`.
    pub key: String,
    /// The register it is in, `documents`, or the prefix of its anchor.
    pub sort: String,
    /// Its id, as written.
    pub id: String,
    /// How it is printed: `Key issue 8`.
    pub words: String,
    /// Its title, for those who ask for it.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// The document whose row it is, for anchored rows.
    pub document: Option<String>,
}

/// Everything that can be cited, by key and by id.
#[derive(Debug, Default)]
pub struct Index {
    by_key: BTreeMap<String, Citable>,
    by_id: BTreeMap<String, Vec<String>>,
}

impl Index {
    /// The index of a workspace.
    #[must_use]
    pub fn of(records: &Records, documents: &[Document], types: &[DocumentType]) -> Self {
        let mut index = Self::default();
        for (register, record) in records.each() {
            if let Some(citable) = of_record(records, register, record) {
                index.add(citable);
            }
        }
        for document in documents {
            let Some(document_type) = types.iter().find(|t| t.name == document.kind) else {
                continue;
            };
            index.add(of_document(document, document_type));
            for citable in of_rows(document, document_type) {
                index.add(citable);
            }
        }
        index
    }

    fn add(&mut self, citable: Citable) {
        self.by_id
            .entry(plain(&citable.id))
            .or_default()
            .push(citable.key.clone());
        self.by_key.entry(citable.key.clone()).or_insert(citable);
    }

    /// What has a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Citable> {
        self.by_key.get(key)
    }

    /// Everything with an id, in whatever register; rows only of the document they are cited in.
    #[must_use]
    pub fn with_id(&self, id: &str, document: Option<&str>) -> Vec<&Citable> {
        let keys = self.by_id.get(&plain(id)).map_or(&[][..], Vec::as_slice);
        let found = keys.iter().filter_map(|key| self.by_key.get(key));
        found
            .filter(|c| c.document.is_none() || c.document.as_deref() == document)
            .collect()
    }

    /// Everything, by key.
    pub fn all(&self) -> impl Iterator<Item = &Citable> {
        self.by_key.values()
    }
}

/// The key of a record in the index.
#[must_use]
pub fn record_key(register: &str, id: &str) -> String {
    format!("{register}/{}", plain(id))
}

/// The key of a document in the index.
#[must_use]
pub fn document_key(id: &str) -> String {
    record_key("documents", id)
}

fn of_record(records: &Records, register: &Register, record: &Record) -> Option<Citable> {
    let id = record.id(register.key?)?;
    let (words, title) = wording(records, register.naming, record);
    Some(Citable {
        key: record_key(register.name, id),
        sort: register.name.to_owned(),
        id: id.to_owned(),
        words,
        title,
        place: record.place.clone(),
        document: None,
    })
}

/// How a record is worded, and its title.
#[must_use]
pub fn wording(records: &Records, naming: Naming, record: &Record) -> (String, String) {
    match naming {
        Naming::Title(field) => (record.words(field), record.words(field)),
        Naming::Numbered(word, number, title) => {
            let number = record.words(number);
            let digits = number.trim_start_matches(|c: char| c.is_alphabetic() || c == '-');
            (format!("{word} {digits}"), record.words(title))
        }
        Naming::Source => {
            let title = record.words("title");
            let by_reference = record.text("reference") == record.id("id");
            (
                if by_reference {
                    record.words("reference")
                } else {
                    title.clone()
                },
                title,
            )
        }
        Naming::Meeting => {
            let body = record.id("body").and_then(|id| records.get("bodies", id));
            let body = body.map_or_else(|| record.words("body"), |body| body.words("name"));
            let day = record.date("date").map(date::long).unwrap_or_default();
            (format!("{body}, {day}"), body)
        }
    }
}

fn of_document(document: &Document, document_type: &DocumentType) -> Citable {
    Citable {
        key: document_key(&document.id),
        sort: "documents".to_owned(),
        id: document.id.clone(),
        words: format!("{} {}", document_type.word, document.id)
            .trim()
            .to_owned(),
        title: document.title(),
        place: document.record.place.clone(),
        document: None,
    }
}

/// The rows of a document that can be cited, numbered in their order.
fn of_rows(document: &Document, document_type: &DocumentType) -> Vec<Citable> {
    let mut found = Vec::new();
    for field in &document_type.fields {
        let (Some(anchor), Some(Value::Rows(rows))) =
            (&field.anchor, document.record.value(&field.name))
        else {
            continue;
        };
        for (number, row) in (1..).zip(rows) {
            let Some(id) = row.text("id") else { continue };
            found.push(Citable {
                key: format!(
                    "{}#{}/{}",
                    document_key(&document.id),
                    anchor.prefix,
                    plain(id)
                ),
                sort: anchor.prefix.clone(),
                id: id.to_owned(),
                words: format!("{} {number}", anchor.word),
                title: row.words("title"),
                place: row.place.clone(),
                document: Some(document.id.clone()),
            });
        }
    }
    found
}
