//! YAML records against their document types (gate 3): typed documents, each value with its place.

use std::collections::BTreeMap;

use super::{Document, DocumentType, Edition};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::{Field, Record, columns};
use crate::place::Place;
use crate::records::read::Files;
use crate::sources::folder_of;
use crate::sources::yaml::Node;
use crate::values::id::{plain, slug};

/// A document of a type nobody knows.
pub static UNKNOWN_TYPE: Code = Code {
    name: "unknown-type",
    severity: Severity::Error,
    title: "a document whose type does not exist",
    page: "The `type:` of a document is the name of a folder under `templates/`.\n\nExample: `type: comittee-report`.\n\nRemedy: mend the name; `guildhall types` lists the document types.",
};

/// Two documents that would be made into the same files.
pub static DUPLICATE_DOCUMENT: Code = Code {
    name: "duplicate-document",
    severity: Severity::Error,
    title: "two documents with one id, or with ids that name the same files",
    page: "References could mean either, and one file would overwrite the other.\n\nExample: `CE 21/04` and `ce 21-04` both make `output/ce-21-04/`.\n\nRemedy: give one of the two another id.",
};

/// Reads every document of the workspace. Two documents with one slug are both left out, and so refused.
#[must_use]
pub fn documents(
    files: &Files<'_>,
    types: &[DocumentType],
    findings: &mut Findings,
) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for (file, node) in files.trees {
        let Some(kind) = node.get("type") else {
            continue;
        };
        let name = kind.text().unwrap_or_default().trim();
        let Some(document_type) = types.iter().find(|known| known.name == name) else {
            findings.push(unknown_type(name, node, kind, types));
            continue;
        };
        let reading = files.reading(folder_of(file));
        let Some(record) = reading.record(&document_type.fields, node, name, findings) else {
            continue;
        };
        let id = record.text("id").unwrap_or_default().to_owned();
        if id.is_empty() {
            continue;
        }
        let as_of = record
            .date("as_of")
            .or(files.settings.as_of)
            .unwrap_or_default();
        documents.push(Document {
            slug: slug(&id),
            kind: name.to_owned(),
            file: std::sync::Arc::clone(file),
            id,
            as_of,
            columns: columns_of(&document_type.fields, &record),
            record,
            edition: Edition::Whole,
        });
    }
    report_collisions(&documents, findings);
    documents
}

/// The columns of the lists that take them from other lists.
fn columns_of(fields: &[Field], record: &Record) -> BTreeMap<String, Vec<Field>> {
    let lists = fields.iter();
    lists
        .filter_map(|field| Some((field.name.clone(), columns::of(field, fields, record)?)))
        .collect()
}

fn unknown_type(name: &str, document: &Node, kind: &Node, types: &[DocumentType]) -> Finding {
    let names: Vec<&str> = types.iter().map(|t| t.name.as_str()).collect();
    let finding = Finding::new(
        &UNKNOWN_TYPE,
        kind.place.clone(),
        format!("`{name}` is not a document type"),
    );
    // What is written there concerns this paper alone; whoever cites it is told so.
    let id = document.get("id").and_then(Node::text).unwrap_or_default();
    let finding = finding.document(id);
    match did_you_mean(name, names.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("use one of: {}", names.join(", "))),
    }
}

fn report_collisions(documents: &[Document], findings: &mut Findings) {
    let mut first: BTreeMap<&str, &Document> = BTreeMap::new();
    for document in documents {
        let Some(earlier) = first.get(document.slug.as_str()) else {
            first.insert(&document.slug, document);
            continue;
        };
        let same = plain(&earlier.id) == plain(&document.id);
        let message = if same {
            format!("the document `{}` stands twice", document.id)
        } else {
            format!(
                "`{}` and `{}` would both be made as `{}`",
                earlier.id, document.id, document.slug
            )
        };
        let place: &Place = document.record.place_of("id");
        findings.push(
            Finding::new(&DUPLICATE_DOCUMENT, place.clone(), message)
                .help("give one of the two another id")
                .related(
                    "the first stands here",
                    earlier.record.place_of("id").clone(),
                )
                .document(&earlier.id)
                .document(&document.id),
        );
    }
}
