//! References: one index of everything that can be cited, and every reference resolved against it once.
//! After this floor nobody sees an unresolved form.

mod cites;
mod compute;
pub mod destination;
pub mod edition;
mod find;
pub mod index;
mod named;
mod quote;
pub mod reach;
pub mod resolve;
pub mod secrets;

use crate::code::Code;
use crate::documents::{Document, DocumentType};
use crate::kinds::{Field, Kind, Record};
use crate::records::{Records, Settings, register};
use crate::values::id::same;

pub use destination::Destination;
pub use index::{Citable, Index};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &resolve::DANGLING_REFERENCE,
    &resolve::AMBIGUOUS_REFERENCE,
    &resolve::UNKNOWN_FORM,
    &resolve::PLACEHOLDER_LEFT_IN,
    &resolve::FORM_MISMATCH,
    &resolve::QUOTATION_CYCLE,
    &resolve::NO_CHAPTER,
    &resolve::CITES_WITHHELD,
];

/// A workspace with everything resolved: what checks, views, assembly and workbooks see.
#[derive(Debug)]
pub struct Workspace {
    /// Its settings.
    pub settings: Settings,
    /// All registers.
    pub records: Records,
    /// The document types.
    pub types: Vec<DocumentType>,
    /// The documents, in the order of their files.
    pub documents: Vec<Document>,
    /// Everything that can be cited.
    pub index: Index,
}

/// What a key of the index leads to: its fields as declared, and what is filled in.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// The fields of its register, type or list.
    pub fields: &'a [Field],
    /// What is filled in.
    pub record: &'a Record,
    /// The document it is, or stands in.
    pub document: Option<&'a Document>,
}

/// A formula over registers, as `[[val: …]]` writes it, worked out.
///
/// # Errors
/// A sentence that says what cannot be understood, or what is not there.
pub fn worked_out(records: &Records, formula: &str) -> Result<String, String> {
    let formula = crate::values::prose::formula::Formula::parse(formula)?;
    let ground = compute::Ground { records, own: None };
    match compute::value_of(&formula, &ground) {
        Ok((words, _)) => Ok(words),
        Err(named::Fault::Missing(id, ..)) => Err(format!("there is no `{id}`")),
        Err(named::Fault::Mismatch(why)) => Err(why),
    }
}

/// What a key leads to, among the records and documents of a workspace.
#[must_use]
pub fn target<'a>(
    records: &'a Records,
    documents: &'a [Document],
    types: &'a [DocumentType],
    key: &str,
) -> Option<Target<'a>> {
    let (sort, id) = key.split_once('/')?;
    if sort != "documents" {
        return Some(Target {
            fields: &register(sort)?.fields,
            record: records.get(sort, id)?,
            document: None,
        });
    }
    let (id, row) = match id.split_once('#') {
        Some((id, row)) => (id, Some(row)),
        None => (id, None),
    };
    let document = documents.iter().find(|document| same(&document.id, id))?;
    let known = types.iter().find(|known| known.name == document.kind)?;
    let Some((prefix, id)) = row.and_then(|row| row.split_once('/')) else {
        return Some(Target {
            fields: &known.fields,
            record: &document.record,
            document: Some(document),
        });
    };
    let is_list = |field: &&Field| field.anchor.as_ref().is_some_and(|a| a.prefix == prefix);
    let list = known.fields.iter().find(is_list)?;
    let Kind::Rows(fields) = &list.kind else {
        return None;
    };
    let rows = document.record.rows(&list.name);
    Some(Target {
        fields,
        record: rows
            .iter()
            .find(|row| row.id("id").is_some_and(|known| same(known, id)))?,
        document: Some(document),
    })
}

impl Workspace {
    /// What a key of the index leads to.
    #[must_use]
    pub fn target(&self, key: &str) -> Option<Target<'_>> {
        target(&self.records, &self.documents, &self.types, key)
    }

    /// The fields that a document's type declares; none where its type is not known.
    #[must_use]
    pub fn fields_of(&self, document: &Document) -> &[Field] {
        self.type_of(document)
            .map_or(&[], |known| known.fields.as_slice())
    }

    /// The documents that are built without being named.
    pub fn current(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|paper| paper.is_current())
    }

    /// The document with an id.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<&Document> {
        self.documents.iter().find(|known| same(&known.id, id))
    }

    /// The type of a document.
    #[must_use]
    pub fn type_of(&self, document: &Document) -> Option<&DocumentType> {
        self.types.iter().find(|known| known.name == document.kind)
    }
}
