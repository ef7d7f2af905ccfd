//! What each record cites, quotes and belongs to: the ways by which papers are reached. Decides nothing about papers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Workspace;
use super::index::record_key;
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::registers;
use crate::values::prose::{Inline, Prose};

/// Records by key, what each cites, and what belongs to each.
#[derive(Default)]
pub(super) struct Graph {
    pub(super) places: BTreeMap<String, Place>,
    cites: BTreeMap<String, Vec<String>>,
    pub(super) belongs: BTreeMap<String, Vec<String>>,
}

impl Graph {
    pub(super) fn of(workspace: &Workspace) -> Self {
        let mut graph = Self::default();
        for register in registers() {
            let key_field = register.key;
            for (number, record) in workspace.records.all(register.name).iter().enumerate() {
                let id = key_field.and_then(|key| record.id(key)).map(str::to_owned);
                let key = record_key(register.name, &id.unwrap_or_else(|| format!("#{number}")));
                graph.places.insert(key.clone(), record.place.clone());
                let mut cited = Vec::new();
                cited_by(record, &mut cited, &mut BTreeSet::new());
                let owner = register.parent.map_or("plan", |parent| parent.field);
                if let Some(Value::Reference(reference)) = record.value(owner)
                    && let Some(target) = &reference.target
                {
                    graph
                        .belongs
                        .entry(target.clone())
                        .or_default()
                        .push(key.clone());
                }
                graph.cites.insert(key, cited);
            }
        }
        graph
    }

    /// The keys that are reached from some, and the files their records stand in.
    pub(super) fn follow(
        &self,
        mut queue: Vec<String>,
        files: &mut BTreeSet<Arc<str>>,
    ) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        while let Some(key) = queue.pop() {
            if !keys.insert(key.clone()) {
                continue;
            }
            if key.ends_with('/') {
                let of_register = self.places.keys().filter(|known| known.starts_with(&key));
                queue.extend(of_register.cloned());
            }
            if let Some(place) = self.places.get(&key) {
                files.insert(Arc::clone(&place.file));
            }
            queue.extend(self.cites.get(&key).into_iter().flatten().cloned());
        }
        keys
    }
}

/// The keys that a record cites, and the files its prose and images stand in.
pub(super) fn cited_by(record: &Record, cited: &mut Vec<String>, files: &mut BTreeSet<Arc<str>>) {
    for entry in record.fields.values() {
        value_cites(&entry.value, cited, files);
    }
}

fn value_cites(value: &Value, cited: &mut Vec<String>, files: &mut BTreeSet<Arc<str>>) {
    if let Value::Reference(reference) = value {
        cited.extend(reference.target.clone());
    } else if let Value::Prose(prose) = value {
        prose_cites(prose, cited, files);
    } else if let Value::Image(path, _) = value {
        files.insert(Arc::from(path.as_str()));
    }
    for item in value.items() {
        value_cites(&item.value, cited, files);
    }
    for row in value.records() {
        files.insert(Arc::clone(&row.place.file));
        cited_by(row, cited, files);
    }
}

fn prose_cites(prose: &Prose, cited: &mut Vec<String>, files: &mut BTreeSet<Arc<str>>) {
    files.insert(Arc::clone(&prose.origin.place.file));
    prose.each_inline(&mut |part| {
        if let Inline::Cited(citation) = part {
            cited.push(citation.target.clone());
        } else if let Inline::Computed(value) = part {
            cited.extend(value.from.iter().cloned());
        } else if let Inline::Quoted(quotation) = part {
            cited.push(quotation.citation.target.clone());
            prose_cites(&quotation.prose, cited, files);
        } else if let Inline::Image(path, ..) = part {
            files.insert(Arc::from(path.as_str()));
        }
    });
}

/// The places whose words a record quotes.
pub(super) fn quoted_places(record: &Record, found: &mut Vec<Place>) {
    fn of_prose(prose: &Prose, found: &mut Vec<Place>) {
        prose.each_inline(&mut |part| {
            if let Inline::Quoted(quotation) = part {
                found.push(
                    quotation
                        .prose
                        .origin
                        .of(&quotation.prose.text, 0..quotation.prose.text.len()),
                );
                of_prose(&quotation.prose, found);
            }
        });
    }
    fn of_value(value: &Value, found: &mut Vec<Place>) {
        if let Value::Prose(prose) = value {
            of_prose(prose, found);
        }
        value
            .items()
            .iter()
            .for_each(|item| of_value(&item.value, found));
        value.records().for_each(|row| quoted_places(row, found));
    }
    for entry in record.fields.values() {
        of_value(&entry.value, found);
    }
}
