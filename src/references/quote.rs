//! The forms that need everything else resolved first: the words of another record, and computed values.
//! Words that are quoted keep their own places; a quotation that leads back to itself is found.

use super::compute::{Ground, value_of};
use super::find::{Finder, Written};
use super::index::{Citable, Index, document_key};
use super::resolve::{CITES_WITHHELD, FORM_MISMATCH, QUOTATION_CYCLE};
use super::{Target, target};
use crate::documents::{Document, DocumentType};
use crate::finding::{Finding, Findings};
use crate::kinds::{Field, Record, Value};
use crate::place::Place;
use crate::records::Records;
use crate::values::id::plain;
use crate::values::prose::{Citation, Computed, Form, FormKind, Inline, Prose, Quotation};

/// What quotations are taken from: everything else resolved.
struct Frozen<'a> {
    index: &'a Index,
    records: &'a Records,
    documents: &'a [Document],
    types: &'a [DocumentType],
}

/// Fills in the words of others and computed values, in place.
pub(super) fn fill(
    records: &mut Records,
    documents: &mut [Document],
    types: &[DocumentType],
    index: &Index,
    findings: &mut Findings,
) {
    let is_wanted = |record: &Record| record.fields.values().any(|entry| asks(&entry.value));
    let by_record = records.each().any(|(_, record)| is_wanted(record));
    if !by_record && !documents.iter().any(|d| is_wanted(&d.record)) {
        return;
    }
    let (known, papers) = (records.clone(), documents.to_vec());
    let frozen = Frozen {
        index,
        records: &known,
        documents: &papers,
        types,
    };
    for record in records.each_mut() {
        frozen.record(record, None, findings);
    }
    for document in documents {
        let id = document.id.clone();
        frozen.record(&mut document.record, Some(&id), findings);
    }
}

/// Whether a value holds a form that is still to be filled in.
fn asks(value: &Value) -> bool {
    let mut found = false;
    if let Value::Prose(prose) = value {
        prose.each_inline(&mut |part| found |= matches!(part, Inline::Form(form) if is_ours(form)));
    }
    found
        || value.items().iter().any(|entry| asks(&entry.value))
        || value
            .records()
            .any(|row| row.fields.values().any(|entry| asks(&entry.value)))
}

const fn is_ours(form: &Form) -> bool {
    matches!(form.kind, FormKind::Text { .. } | FormKind::Formula(_))
}

impl Frozen<'_> {
    fn record(&self, record: &mut Record, document: Option<&str>, findings: &mut Findings) {
        for entry in record.fields.values_mut() {
            self.value(&mut entry.value, document, findings);
        }
    }

    fn value(&self, value: &mut Value, document: Option<&str>, findings: &mut Findings) {
        if let Value::Prose(prose) = value {
            self.prose(prose, document, &mut Vec::new(), findings);
        } else if let Value::List(entries) = value {
            for entry in entries {
                self.value(&mut entry.value, document, findings);
            }
        } else if let Value::Rows(rows) = value {
            for row in rows {
                self.record(row, document, findings);
            }
        } else if let Value::Map(rows) = value {
            for (_, _, row) in rows {
                self.record(row, document, findings);
            }
        }
    }

    /// Fills in the forms of a passage; `path` holds what is being quoted already.
    fn prose(
        &self,
        prose: &mut Prose,
        document: Option<&str>,
        path: &mut Vec<String>,
        findings: &mut Findings,
    ) {
        let (origin, text) = (prose.origin.clone(), prose.text.clone());
        prose.replace_inlines(&mut |part| {
            let Inline::Form(form) = part else {
                return None;
            };
            let place = origin.of(&text, form.bytes.clone());
            let mut finder = Finder {
                index: self.index,
                document,
                findings,
            };
            match &form.kind {
                FormKind::Text { prefix, target } => {
                    self.quote(prefix.as_deref(), target, form, &place, path, &mut finder)
                }
                FormKind::Formula(formula) => {
                    let ground = Ground {
                        records: self.records,
                        own: document
                            .and_then(|id| self.target(&document_key(id)))
                            .map(|own| (own.fields, own.record)),
                    };
                    match value_of(formula, &ground) {
                        Ok((words, from)) => Some(Inline::Computed(Computed {
                            words,
                            from,
                            bytes: form.bytes.clone(),
                        })),
                        Err(fault) => {
                            finder.report(fault.finding(place).quote(form.written.clone()));
                            None
                        }
                    }
                }
                FormKind::Reference { .. }
                | FormKind::Todo(_)
                | FormKind::Parameter(_)
                | FormKind::Named(..)
                | FormKind::Faulty(_)
                | FormKind::Unknown => None,
            }
        });
    }

    /// The words of something else, with those that they quote in turn.
    fn quote(
        &self,
        prefix: Option<&str>,
        target: &str,
        form: &Form,
        place: &Place,
        path: &mut Vec<String>,
        finder: &mut Finder<'_>,
    ) -> Option<Inline> {
        let written = Written {
            text: &form.written,
            place,
        };
        let (citable, field) = self.meant(prefix, target, written, finder)?;
        let found = self.target(&citable.key)?;
        if withholds(found, field.as_deref()) {
            let message = format!("this quotes `{target}`, which is withheld from the public");
            let finding = Finding::new(&CITES_WITHHELD, place.clone(), message)
                .help("cite it by its number alone, or mark this text as exempt too")
                .quote(form.written.clone());
            finder.report(finding);
            return None;
        }
        let Some((field, value)) = words_in(found, field.as_deref()) else {
            let message = format!("`{target}` holds no words that could be quoted");
            let finding = Finding::new(&FORM_MISMATCH, place.clone(), message)
                .help("name what holds text, or a field of it: `[[text:POL-PART#in_brief]]`")
                .quote(form.written.clone());
            finder.report(finding);
            return None;
        };
        let step = format!("{}#{}", citable.key, field.name);
        if path.contains(&step) {
            finder.report(cycle(target, place, form, found));
            return None;
        }
        let mut prose = value;
        path.push(step);
        let document = found.document.map(|document| document.id.as_str());
        self.prose(&mut prose, document, path, finder.findings);
        path.pop();
        Some(Inline::Quoted(Box::new(Quotation {
            prose,
            citation: Citation {
                words: citable.label,
                target: citable.key,
                bytes: form.bytes.clone(),
            },
        })))
    }

    fn target(&self, key: &str) -> Option<Target<'_>> {
        target(self.records, self.documents, self.types, key)
    }

    /// What is meant, and the field of it where one is named: `POL-PART#in_brief`.
    fn meant(
        &self,
        prefix: Option<&str>,
        target: &str,
        written: Written<'_>,
        finder: &mut Finder<'_>,
    ) -> Option<(Citable, Option<String>)> {
        let Some((left, right)) = target.split_once('#') else {
            return Some((finder.find(prefix, target, written)?, None));
        };
        let name = plain(right);
        let of_document = self.index.get(&document_key(left));
        let field_of = |key: &str| {
            let fields = self.target(key)?.fields;
            fields.iter().find(|field| field.name == name)
        };
        if let Some(document) = of_document {
            let rows = self.index.row(&document.id, right.trim());
            if let (true, Some(field)) = (rows.is_empty(), field_of(&document.key)) {
                let label = format!("{}, {}", document.words, field.title);
                let citable = Citable {
                    label,
                    ..document.clone()
                };
                return Some((citable, Some(name)));
            }
            return Some((finder.find(None, target, written)?, None));
        }
        let citable = finder.find(prefix, left.trim(), written)?;
        if field_of(&citable.key).is_none() {
            let message = format!("`{}` has no `{}`", left.trim(), right.trim());
            let finding = Finding::new(&FORM_MISMATCH, written.place.clone(), message)
                .help("name a field that holds text")
                .quote(written.text);
            finder.report(finding);
            return None;
        }
        Some((citable, Some(name)))
    }
}

/// Whether the words that are asked for are withheld: those of the field named, else any that would be quoted.
fn withholds(found: Target<'_>, named: Option<&str>) -> bool {
    let is_withheld = |field: &Field| {
        let value = found.record.value(&field.name);
        matches!(value, Some(Value::Withheld(_)))
    };
    let mut fields = found.fields.iter();
    match named {
        Some(name) => fields.any(|field| field.name == name && is_withheld(field)),
        None => words_in(found, None).is_none() && fields.any(is_withheld),
    }
}

/// The words of a record: those of the field named, else of `text`, else of the first field that holds prose.
fn words_in<'a>(found: Target<'a>, named: Option<&str>) -> Option<(&'a Field, Prose)> {
    let passage = |field: &'a Field| {
        if field.private {
            return None;
        }
        let value = found.record.value(&field.name)?;
        if let Value::Prose(prose) = value {
            return Some((field, prose.clone()));
        }
        let is_wanted = named.is_some() || field.name == "text";
        if let (Value::Text(words), true) = (value, is_wanted) {
            return Some((field, Prose::line(&words.text, words.origin.clone())));
        }
        None
    };
    let mut fields = found.fields.iter();
    match named {
        Some(name) => fields.find(|field| field.name == name).and_then(passage),
        None => {
            let text = fields.clone().find(|f| f.name == "text").and_then(passage);
            text.or_else(|| fields.find_map(passage))
        }
    }
}

fn cycle(target: &str, place: &Place, form: &Form, found: Target<'_>) -> Finding {
    Finding::new(
        &QUOTATION_CYCLE,
        place.clone(),
        format!("the words of `{target}` are quoted within themselves"),
    )
    .help("write one of the passages out")
    .quote(form.written.clone())
    .related("the words stand here", found.record.place.clone())
}
