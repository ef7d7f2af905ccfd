//! Rows that are cited by number: how each is numbered and labelled, and which document it carries.
//! Knows anchors and no document type.

use crate::documents::Document;
use crate::kinds::{Entry, Field, Record, Value};
use crate::references::Workspace;
use crate::values::id::slug;

/// The number of a row as readers see it, from its place in the list: `Guidance note 1`.
pub(super) fn number(field: &Field, at: usize) -> String {
    let word = field.anchor.as_ref().map_or("", |anchor| &anchor.word);
    format!("{word} {}", at + 1).trim_start().to_owned()
}

/// The label that references to a row lead to: `gn-accountability`.
pub(super) fn label(field: &Field, row: &Record) -> String {
    let id = slug(row.id("id").unwrap_or_default());
    match &field.anchor {
        Some(anchor) => format!("{}-{id}", anchor.prefix),
        None => id,
    }
}

/// The field of anchored rows that names the document each number belongs to, where rows carry documents.
pub(super) fn carried(field: &Field) -> Option<&str> {
    field.anchor.as_ref()?.carries.as_deref()
}

/// The document that a row of an anchored field carries.
pub(super) fn document<'a>(
    workspace: &'a Workspace,
    field: &Field,
    row: &Record,
) -> Option<&'a Document> {
    workspace.document(row.id(carried(field)?)?)
}

/// The ids that a field names: one, or a list of them.
pub(super) fn ids<'a>(row: &'a Record, field: &str) -> Vec<&'a str> {
    let Some(Value::List(items)) = row.value(field) else {
        return row.id(field).into_iter().collect();
    };
    items.iter().filter_map(id_of).collect()
}

/// The id that an item of a list names.
fn id_of(item: &Entry) -> Option<&str> {
    if let Value::Reference(reference) = &item.value {
        return Some(&reference.id.text);
    }
    if let Value::Text(words) = &item.value {
        return Some(&words.text);
    }
    None
}
