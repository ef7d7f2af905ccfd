//! The sources that a document rests on: those it lists, and those that any of its fields or sentences cites.
//! Each is named once, in the order of titles.

use std::collections::BTreeMap;

use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Kind, Record, Value};
use crate::values::id::plain;
use crate::values::prose::Inline;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "sources-cited",
    about: "the sources that the paper lists or cites",
    arguments: &[],
    whole: &[],
    make: sources,
}];

/// The register of sources; their keys begin with its name and `/`.
const SOURCES: &str = "sources";

/// What is told of a source, where it is known.
const TOLD: &[&str] = &["title", "author", "publisher", "date", "reference", "url"];

/// The sources that the document lists or cites, numbered in the order of their titles.
fn sources(asked: &Asked<'_>) -> Shown {
    let mut targets = Vec::new();
    of_record(&asked.document.record, &mut targets);
    let mut found: BTreeMap<(String, String), &Record> = BTreeMap::new();
    for target in targets {
        let source = asked
            .workspace
            .index
            .get(target)
            .and_then(|citable| asked.workspace.records.get(SOURCES, &citable.id));
        if let Some(source) = source {
            let title = plain(&source.words("title"));
            found.insert((title, target.to_owned()), source);
        }
    }
    listed(found.into_values())
}

/// Sources as a numbered list, in the order given.
pub(super) fn listed<'a>(sources: impl Iterator<Item = &'a Record>) -> Shown {
    let row = |(number, source): (usize, &Record)| {
        let mut row = Row::at(&source.place).count("number", number);
        for name in TOLD {
            row = row.copy(name, Some(source), name);
        }
        row.done()
    };
    let rows = (1..).zip(sources).map(row).collect();
    let fields = columns(&[
        ("number", "Number", Kind::Number(Some(1), None)),
        ("title", "Title", Kind::Text),
        ("author", "Author", Kind::Text),
        ("publisher", "Publisher", Kind::Text),
        ("date", "Date", Kind::When),
        ("reference", "Reference", Kind::Text),
        ("url", "Address", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}

fn of_record<'a>(record: &'a Record, targets: &mut Vec<&'a str>) {
    for entry in record.fields.values() {
        of_value(&entry.value, targets);
    }
}

/// The keys of sources that a value names, at any depth.
fn of_value<'a>(value: &'a Value, targets: &mut Vec<&'a str>) {
    if let Value::Reference(reference) = value {
        targets.extend(reference.target.as_deref().filter(|key| is_source(key)));
    } else if let Value::Prose(prose) = value {
        prose.each_inline(&mut |part| {
            if let Inline::Cited(citation) = part
                && is_source(&citation.target)
            {
                targets.push(&citation.target);
            }
        });
    }
    for item in value.items() {
        of_value(&item.value, targets);
    }
    for row in value.records() {
        of_record(row, targets);
    }
}

fn is_source(key: &str) -> bool {
    key.split_once('/').is_some_and(|(sort, _)| sort == SOURCES)
}
