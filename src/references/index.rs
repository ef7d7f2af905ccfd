//! The index of everything that can be cited: records, documents and anchored rows, each with its wording.

use std::collections::BTreeMap;

use crate::documents::{Document, DocumentType};
use crate::kinds::{Anchor, Field, Record};
use crate::place::Place;
use crate::records::{Naming, Records, Register};
use crate::values::date;
use crate::values::id::{plain, same};

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
    /// How it is named where its words are quoted: `Definition of partnership`.
    pub label: String,
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
    /// Rows that are known in every document, by prefix and id: `gn/accountability`.
    shared: BTreeMap<String, Vec<String>>,
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
        let carried = carried(documents, types);
        for document in documents {
            let Some(document_type) = types.iter().find(|t| t.name == document.kind) else {
                continue;
            };
            let number = carried.get(&plain(&document.id)).cloned();
            index.add(of_document(document, document_type, number));
            for (anchor, field) in anchored(document_type) {
                for citable in of_rows(document, anchor, field, documents) {
                    if anchor.shared {
                        let known = format!("{}/{}", anchor.prefix, plain(&citable.id));
                        index
                            .shared
                            .entry(known)
                            .or_default()
                            .push(citable.key.clone());
                    }
                    index.add(citable);
                }
            }
        }
        index
    }

    /// The rows with a prefix and an id that are known in every document.
    #[must_use]
    pub fn shared(&self, prefix: &str, id: &str) -> Vec<&Citable> {
        let keys = self.shared.get(&format!("{prefix}/{}", plain(id)));
        let keys = keys.map_or(&[][..], Vec::as_slice);
        keys.iter().filter_map(|key| self.by_key.get(key)).collect()
    }

    /// The row of a document with an id, whatever its prefix.
    #[must_use]
    pub fn row(&self, document: &str, id: &str) -> Vec<&Citable> {
        let (prefix, id) = match id.split_once(':') {
            Some((prefix, id)) => (Some(prefix.trim()), id),
            None => (None, id),
        };
        let found = self.with_id(id, Some(document)).into_iter();
        let own = found.filter(|c| c.document.as_deref() == Some(document));
        own.filter(|c| prefix.is_none_or(|prefix| c.sort == prefix))
            .collect()
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
        label: words.clone(),
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

/// A document, under the number that another document gives it, if one does.
fn of_document(
    document: &Document,
    document_type: &DocumentType,
    number: Option<String>,
) -> Citable {
    let by_type = || {
        if document_type.named_by_title {
            return document.title();
        }
        format!("{} {}", document_type.word, document.id)
            .trim()
            .to_owned()
    };
    let words = number.unwrap_or_else(by_type);
    Citable {
        key: document_key(&document.id),
        sort: "documents".to_owned(),
        id: document.id.clone(),
        label: words.clone(),
        words,
        title: document.title(),
        place: document.record.place.clone(),
        document: None,
    }
}

/// The fields of a type whose rows can be cited.
fn anchored(document_type: &DocumentType) -> impl Iterator<Item = (&Anchor, &Field)> {
    let fields = document_type.fields.iter();
    fields.filter_map(|field| Some((field.anchor.as_ref()?, field)))
}

/// The numbers that documents carry in others: `Guidance note 1`, by the plain id of the document.
fn carried(documents: &[Document], types: &[DocumentType]) -> BTreeMap<String, String> {
    let mut carried = BTreeMap::new();
    for document in documents {
        let known = types.iter().filter(|t| t.name == document.kind);
        for (anchor, field) in known.flat_map(anchored) {
            let Some(column) = &anchor.carries else {
                continue;
            };
            for (number, row) in (1..).zip(document.record.rows(&field.name)) {
                if let Some(id) = row.id(column) {
                    let words = format!("{} {number}", anchor.word);
                    carried.entry(plain(id)).or_insert(words);
                }
            }
        }
    }
    carried
}

/// The rows of a field that can be cited, numbered in their order or worded by a column.
fn of_rows(
    document: &Document,
    anchor: &Anchor,
    field: &Field,
    documents: &[Document],
) -> Vec<Citable> {
    let mut found = Vec::new();
    for (number, row) in (1..).zip(document.record.rows(&field.name)) {
        let Some(id) = row.text("id") else { continue };
        let words = match &anchor.names {
            Some(column) => row.words(column),
            None => format!("{} {number}", anchor.word),
        };
        let label = match &anchor.names {
            Some(_) => format!("{} {words}", anchor.word).trim().to_owned(),
            None => words.clone(),
        };
        let carried = anchor.carries.as_ref().and_then(|column| row.id(column));
        let carried = carried.and_then(|id| documents.iter().find(|other| same(&other.id, id)));
        let title = match (row.words("title"), carried) {
            (own, Some(other)) if own.is_empty() => other.title(),
            (own, _) => own,
        };
        found.push(Citable {
            key: format!(
                "{}#{}/{}",
                document_key(&document.id),
                anchor.prefix,
                plain(id)
            ),
            sort: anchor.prefix.clone(),
            id: id.to_owned(),
            words,
            label,
            title,
            place: row.place.clone(),
            document: Some(document.id.clone()),
        });
    }
    found
}
