//! Every reference looked up once: fields that name records, and the `[[…]]` forms of prose.

use super::index::{Citable, Index, document_key, record_key};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::{Record, Reference, Value};
use crate::place::Place;
use crate::records::Records;
use crate::values::id::plain;
use crate::values::prose::{Citation, Form, FormKind, Inline, Prose};

/// A reference to something that does not exist.
pub static DANGLING_REFERENCE: Code = Code {
    name: "dangling-reference",
    severity: Severity::Error,
    title: "a reference to something that does not exist",
    page: "A reader who follows the reference finds nothing; often a number was typed from memory.\n\nExample: `[[KI-14]]` in a plan of 13 key issues.\n\nRemedy: cite what is meant by its id, or add the missing record.",
};

/// A reference that could mean two things.
pub static AMBIGUOUS_REFERENCE: Code = Code {
    name: "ambiguous-reference",
    severity: Severity::Error,
    title: "a reference that could mean more than one thing",
    page: "Two registers hold a record with this id.\n\nExample: `[[lsp]]`, which is a body and a source.\n\nRemedy: put the register before the id: `[[bodies:lsp]]`.",
};

/// A form guildhall does not know.
pub static UNKNOWN_FORM: Code = Code {
    name: "unknown-form",
    severity: Severity::Error,
    title: "a form in double brackets that is not understood",
    page: "Double brackets hold a reference or a placeholder, and nothing else.\n\nExample: `[[KI-8|title]]`.\n\nRemedy: write `[[KI-8]]`, `[[KI-8|full]]`, `[[app:framework]]` or `[[todo: what | who | by when]]`.",
};

/// A placeholder that was left in.
pub static PLACEHOLDER_LEFT_IN: Code = Code {
    name: "placeholder-left-in",
    severity: Severity::Error,
    title: "a placeholder or drafting instruction left in a paper",
    page: "A note to oneself reaches Members as if it were said to them.\n\nExample: `[[todo: insert findings | policy manager | 1 July]]`, `TBC`, `Insert from research findings.`\n\nRemedy: write what is missing, or take the sentence out.",
};

/// Resolves all references of records and documents, in place.
pub fn resolve(
    records: &mut Records,
    documents: &mut [Document],
    index: &Index,
    findings: &mut Findings,
) {
    let frozen = records.clone();
    for record in records.each_mut() {
        Resolver {
            index,
            records: &frozen,
            document: None,
            status: "",
            findings,
        }
        .record(record);
    }
    for document in documents {
        let id = document.id.clone();
        let status = document.status().to_owned();
        Resolver {
            index,
            records: &frozen,
            document: Some(&id),
            status: &status,
            findings,
        }
        .record(&mut document.record);
    }
}

struct Resolver<'a> {
    index: &'a Index,
    records: &'a Records,
    document: Option<&'a str>,
    status: &'a str,
    findings: &'a mut Findings,
}

impl Resolver<'_> {
    fn record(&mut self, record: &mut Record) {
        for entry in record.fields.values_mut() {
            self.value(&mut entry.value);
        }
    }

    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Reference(reference) => self.reference(reference),
            Value::Prose(prose) => self.prose(prose),
            Value::List(entries) => entries
                .iter_mut()
                .for_each(|entry| self.value(&mut entry.value)),
            Value::Rows(rows) => rows.iter_mut().for_each(|row| self.record(row)),
            Value::Map(rows) => rows.iter_mut().for_each(|(_, _, row)| self.record(row)),
            Value::Text(_)
            | Value::Date(_)
            | Value::When(_)
            | Value::Time(_)
            | Value::Minutes(_)
            | Value::Period(_)
            | Value::Money(_)
            | Value::Number(_)
            | Value::Percent(_)
            | Value::YesNo(_)
            | Value::Choice(_)
            | Value::Email(_)
            | Value::Image(..)
            | Value::File(_) => {}
        }
    }

    fn reference(&mut self, reference: &mut Reference) {
        let id = bare(&reference.id.text);
        let found = reference
            .to
            .iter()
            .find_map(|to| self.index.get(&record_key(to, id)));
        match found {
            Some(citable) => {
                reference.target = Some(citable.key.clone());
                reference.words.clone_from(&citable.words);
                if citable.sort == "documents" {
                    reference.words.clone_from(&citable.id);
                }
            }
            None => {
                let known = self.known(&reference.to);
                let place = reference.id.origin.place.clone();
                let finding = dangling(id, &reference.to, &known, place);
                self.report(finding);
            }
        }
    }

    /// The ids of some registers.
    fn known(&self, registers: &[String]) -> Vec<String> {
        let mut ids = Vec::new();
        for register in registers {
            ids.extend(self.records.ids(register).map(str::to_owned));
            if register == "documents" {
                let documents = self.index.all().filter(|c| c.sort == "documents");
                ids.extend(documents.map(|c| c.id.clone()));
            }
        }
        ids
    }

    fn prose(&mut self, prose: &mut Prose) {
        let origin = prose.origin.clone();
        let text = prose.text.clone();
        prose.replace_inlines(&mut |part| {
            let Inline::Form(form) = part else {
                return None;
            };
            self.form(form, origin.of(&text, form.bytes.clone()))
        });
    }

    fn form(&mut self, form: &Form, place: Place) -> Option<Inline> {
        match &form.kind {
            FormKind::Reference {
                prefix,
                target,
                full,
            } => {
                let citable = self.cited(prefix.as_deref(), target, &form.written, &place)?;
                let words = if *full && !citable.title.is_empty() && citable.title != citable.words
                {
                    format!("{} ({})", citable.words, citable.title)
                } else {
                    citable.words.clone()
                };
                let target = citable.key.clone();
                Some(Inline::Cited(Citation {
                    words,
                    target,
                    bytes: form.bytes.clone(),
                }))
            }
            FormKind::Todo(parts) => {
                let what = parts.first().map_or("something", String::as_str);
                let mut finding = Finding::new(
                    &PLACEHOLDER_LEFT_IN,
                    place,
                    format!("`{what}` is still to be done"),
                )
                .help("write what is missing and take the placeholder out")
                .quote(form.written.clone());
                if self.status == "draft" {
                    finding.severity = Severity::Warning;
                }
                self.report(finding);
                None
            }
            FormKind::Unknown => {
                self.report(
                    Finding::new(
                        &UNKNOWN_FORM,
                        place,
                        format!("`{}` is not understood", form.written),
                    )
                    .help("write `[[id]]`, `[[id|full]]` or `[[todo: what | who | by when]]`"),
                );
                None
            }
        }
    }

    fn cited(
        &mut self,
        prefix: Option<&str>,
        target: &str,
        written: &str,
        place: &Place,
    ) -> Option<Citable> {
        let found: Vec<&Citable> = match prefix {
            None => self.index.with_id(target, self.document),
            Some(prefix) => {
                let own = self
                    .document
                    .map(|d| format!("{}#{prefix}/{}", document_key(d), plain(target)));
                let own = own.and_then(|key| self.index.get(&key));
                let register = self.index.get(&record_key(register_of(prefix), target));
                own.or(register).into_iter().collect()
            }
        };
        match found.as_slice() {
            [only] => Some((*only).clone()),
            [] => {
                let ids: Vec<String> = self.index.all().map(|c| c.id.clone()).collect();
                let finding = dangling(target, &[], &ids, place.clone()).quote(written);
                self.report(finding);
                None
            }
            [first, second, ..] => {
                let help = format!(
                    "write `[[{}:{target}]]` or `[[{}:{target}]]`",
                    first.sort, second.sort
                );
                let finding = Finding::new(
                    &AMBIGUOUS_REFERENCE,
                    place.clone(),
                    format!("`{target}` could mean {} things", found.len()),
                )
                .help(help)
                .quote(written)
                .related("one stands here", first.place.clone())
                .related("another stands here", second.place.clone());
                self.report(finding);
                None
            }
        }
    }

    fn report(&mut self, finding: Finding) {
        let finding = match self.document {
            Some(id) => finding.document(id),
            None => finding,
        };
        self.findings.push(finding);
    }
}

/// The register that a prefix means: officers write the singular.
fn register_of(prefix: &str) -> &str {
    match prefix {
        "person" => "people",
        "body" => "bodies",
        "meeting" => "meetings",
        "budget" => "budgets",
        "src" | "source" => "sources",
        "priority" => "priorities",
        other => other,
    }
}

/// The id of a reference such as `person:policy-manager` or `policy-manager`.
fn bare(id: &str) -> &str {
    match id.split_once(':') {
        Some((prefix, rest))
            if register_of(prefix) != prefix || crate::records::register(prefix).is_some() =>
        {
            rest.trim()
        }
        Some(_) | None => id,
    }
}

fn dangling(id: &str, to: &[String], known: &[String], place: Place) -> Finding {
    let among = if to.is_empty() {
        String::new()
    } else {
        format!(" in {}", to.join(" or "))
    };
    let finding = Finding::new(
        &DANGLING_REFERENCE,
        place,
        format!("there is no `{id}`{among}"),
    );
    match did_you_mean(id, known.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("cite what is meant by its id, or add the missing record"),
    }
}
