//! Every reference looked up once: fields that name records, and the `[[…]]` forms of prose.

use super::find::{Finder, Written, dangling, register_of};
use super::index::{Citable, Index, document_key, record_key};
use super::named::named;
use super::quote;
use crate::code::Code;
use crate::documents::{Document, DocumentType};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Field, Kind, Record, Reference, Value};
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
    page: "Double brackets hold a reference, a quotation, a value to work out or a placeholder, and nothing else.\n\nExample: `[[KI-8|title]]`, `[[val: average(budgets.amount)]]`.\n\nRemedy: write `[[KI-8]]`, `[[KI-8|full]]`, `[[app:framework]]`, `[[text:KI-7]]`, `[[val: count(priorities)]]`, `[[date:policy-launch]]`, `[[money:budget.partnership-work]]` or `[[todo: what | who | by when]]`.",
};

/// A placeholder that was left in.
pub static PLACEHOLDER_LEFT_IN: Code = Code {
    name: "placeholder-left-in",
    severity: Severity::Error,
    title: "a placeholder or drafting instruction left in a paper",
    page: "A note to oneself reaches Members as if it were said to them.\n\nExample: `[[todo: insert findings | policy manager | 1 July]]`, `TBC`, `Insert from research findings.`\n\nRemedy: write what is missing, or take the sentence out.",
};

/// A form that asks for what its target does not hold.
pub static FORM_MISMATCH: Code = Code {
    name: "form-mismatch",
    severity: Severity::Error,
    title: "a form that asks for what its target does not hold",
    page: "A sum is asked for where a date stands, a mean of words, the words of a record that has none.\n\nExample: `[[money:policy-launch]]`, `[[val: sum(priorities.title)]]`.\n\nRemedy: ask for what the record holds, or cite another one.",
};

/// A quotation that leads back to itself.
pub static QUOTATION_CYCLE: Code = Code {
    name: "quotation-cycle",
    severity: Severity::Error,
    title: "words that are quoted within themselves",
    page: "One passage quotes another that quotes the first: there is no end to it.\n\nExample: section 1 holds `[[text:sec:two]]`, section 2 holds `[[text:sec:one]]`.\n\nRemedy: write one of the passages out.",
};

/// A public paper that needs what is withheld.
pub static CITES_WITHHELD: Code = Code {
    name: "cites-withheld",
    severity: Severity::Error,
    title: "a public text that cites, quotes or counts what is withheld from the public",
    page: "The public edition is made without what is exempt or confidential. A public text that quotes it has nothing to quote there, and one that cites a part of it leads nowhere.\n\nExample: `[[text:app:prices]]` in the background of a report whose appendix `prices` is exempt.\n\nRemedy: cite what is withheld by its number or reference alone, or mark the text that quotes it as exempt too.",
};

/// A paper that cannot be printed inside another.
pub static NO_CHAPTER: Code = Code {
    name: "no-chapter",
    severity: Severity::Error,
    title: "a paper that cannot be printed inside another",
    page: "An appendix or chapter prints another paper in its place. Only types that say how (`chapter:` in the manifest) can be printed so.\n\nExample: a progress report as an appendix of a policy.\n\nRemedy: name another paper, or give its type a chapter template.",
};

/// Resolves all references of records and documents, in place.
pub fn resolve(
    records: &mut Records,
    documents: &mut [Document],
    types: &[DocumentType],
    index: &Index,
    findings: &mut Findings,
) {
    let frozen = records.clone();
    let mut resolver = Resolver {
        index,
        records: &frozen,
        document: None,
        known: None,
        findings,
    };
    for record in records.each_mut() {
        resolver.record(record);
    }
    let kinds: Vec<(String, String)> = documents
        .iter()
        .map(|document| (plain(&document.id), document.kind.clone()))
        .collect();
    for document in documents.iter_mut() {
        let id = document.id.clone();
        let known = types.iter().find(|known| known.name == document.kind);
        let mut resolver = Resolver {
            index,
            records: &frozen,
            document: Some(&id),
            known,
            findings,
        };
        resolver.record(&mut document.record);
        for field in known.iter().flat_map(|known| &known.fields) {
            printable(field, &document.record, &kinds, types, &id, findings);
        }
    }
    quote::fill(records, documents, types, index, findings);
}

/// Reports papers that are to be printed in the place of a reference and that cannot be.
fn printable(
    field: &Field,
    record: &Record,
    kinds: &[(String, String)],
    types: &[DocumentType],
    document: &str,
    findings: &mut Findings,
) {
    if let Kind::Rows(fields) = &field.kind {
        for row in record.rows(&field.name) {
            fields
                .iter()
                .for_each(|field| printable(field, row, kinds, types, document, findings));
        }
    }
    let Some(Value::Reference(reference)) = record.value(&field.name).filter(|_| field.printed)
    else {
        return;
    };
    let id = plain(&reference.id.text);
    let kind = kinds
        .iter()
        .find(|(known, _)| *known == id)
        .map(|(_, kind)| kind);
    let known = types.iter().find(|known| Some(&known.name) == kind);
    if let Some(known) = known.filter(|known| known.chapter.is_none()) {
        let place = reference.id.origin.place.clone();
        let title = known.title.to_lowercase();
        let message = format!(
            "`{}` is a {title}, which cannot be printed inside another paper",
            reference.id.text
        );
        findings.push(
            Finding::new(&NO_CHAPTER, place, message)
                .help("name another paper, or give its type a chapter template")
                .document(document),
        );
    }
}

struct Resolver<'a> {
    index: &'a Index,
    records: &'a Records,
    document: Option<&'a str>,
    /// The document's type.
    known: Option<&'a DocumentType>,
    findings: &'a mut Findings,
}

impl<'a> Resolver<'a> {
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
            | Value::File(_)
            | Value::Withheld(_) => {}
        }
    }

    fn reference(&mut self, reference: &mut Reference) {
        let id = bare(&reference.id.text);
        let found = reference
            .to
            .iter()
            .find_map(|to| self.index.get(&self.key_of(to, id)));
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
                let to: Vec<String> = reference.to.iter().map(|to| self.list_name(to)).collect();
                let finding = dangling(id, &to, &known, place);
                self.finder().report(finding);
            }
        }
    }

    /// The key that an id has in a register, or in a list of the same document.
    fn key_of(&self, to: &str, id: &str) -> String {
        match (to.strip_prefix('#'), self.document) {
            (Some(prefix), Some(document)) => {
                let id = id
                    .strip_prefix(prefix)
                    .and_then(|id| id.strip_prefix(':'))
                    .unwrap_or(id);
                format!("{}#{prefix}/{}", document_key(document), plain(id))
            }
            _ => record_key(to, id),
        }
    }

    /// The name of a register, or of the list with a prefix.
    fn list_name(&self, to: &str) -> String {
        let Some(prefix) = to.strip_prefix('#') else {
            return to.to_owned();
        };
        let is_it = |field: &&Field| field.anchor.as_ref().is_some_and(|a| a.prefix == prefix);
        let field = self.known.and_then(|known| known.fields.iter().find(is_it));
        field.map_or_else(|| prefix.to_owned(), |field| field.name.clone())
    }

    /// The ids of some registers, or of lists of the same document.
    fn known(&self, registers: &[String]) -> Vec<String> {
        let mut ids = Vec::new();
        for register in registers {
            ids.extend(self.records.ids(register).map(str::to_owned));
            let is_it = |citable: &&Citable| match register.strip_prefix('#') {
                Some(prefix) => {
                    citable.sort == prefix && citable.document.as_deref() == self.document
                }
                None => register == "documents" && citable.sort == "documents",
            };
            ids.extend(self.index.all().filter(is_it).map(|c| c.id.clone()));
        }
        ids
    }

    const fn finder(&mut self) -> Finder<'_> {
        Finder {
            index: self.index,
            document: self.document,
            findings: self.findings,
        }
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
        let written = Written {
            text: &form.written,
            place: &place,
        };
        match &form.kind {
            FormKind::Reference {
                prefix,
                target,
                full,
            } => {
                let citable = self.finder().find(prefix.as_deref(), target, written)?;
                Some(Inline::Cited(citation(&citable, *full, form)))
            }
            FormKind::Named(what, id) => match named(*what, id, self.records) {
                Ok((words, target)) => Some(Inline::Cited(Citation {
                    words,
                    target,
                    bytes: form.bytes.clone(),
                })),
                Err(fault) => {
                    let finding = fault.finding(place).quote(form.written.clone());
                    self.finder().report(finding);
                    None
                }
            },
            FormKind::Todo(parts) => {
                let finding = placeholder(parts, place).quote(form.written.clone());
                self.finder().report(finding);
                None
            }
            FormKind::Parameter(name) if self.has_parameter(name) => {
                Some(Inline::Parameter(name.clone(), form.bytes.clone()))
            }
            FormKind::Parameter(name) => {
                let message =
                    format!("`{name}` is no column of the rows that this paper is made for");
                let finding = Finding::new(&FORM_MISMATCH, place, message)
                    .help("name a column of the list whose rows the paper is made for, each once")
                    .quote(form.written.clone());
                self.finder().report(finding);
                None
            }
            // These need everything else resolved first.
            FormKind::Text { .. } | FormKind::Formula(_) => None,
            FormKind::Faulty(why) => {
                let message = format!("`{}` is not understood: {why}", form.written);
                self.unknown(message, place);
                None
            }
            FormKind::Unknown => {
                self.unknown(format!("`{}` is not understood", form.written), place);
                None
            }
        }
    }

    /// Whether an output of the document is made for rows that have a column.
    fn has_parameter(&self, name: &str) -> bool {
        let Some(known) = self.known else {
            return false;
        };
        let each = known
            .outputs
            .iter()
            .filter_map(|output| output.each.as_ref());
        each.filter_map(|each| known.fields.iter().find(|field| field.name == *each))
            .any(|field| {
                let Kind::Rows(columns) = &field.kind else {
                    return false;
                };
                columns.iter().any(|c| c.name == name && !c.private)
            })
    }

    fn unknown(&mut self, message: String, place: Place) {
        let finding = Finding::new(&UNKNOWN_FORM, place, message)
            .help("write `[[id]]`, `[[id|full]]`, `[[text:id]]`, `[[val: count(register)]]`, `[[date:id]]`, `[[money:id]]` or `[[todo: what | who | by when]]`");
        self.finder().report(finding);
    }
}

fn placeholder(parts: &[String], place: Place) -> Finding {
    let what = parts.first().map_or("something", String::as_str);
    let message = format!("`{what}` is still to be done");
    Finding::new(&PLACEHOLDER_LEFT_IN, place, message)
        .help("write what is missing and take the placeholder out")
}

fn citation(citable: &Citable, full: bool, form: &Form) -> Citation {
    let has_more = full && !citable.title.is_empty() && citable.title != citable.words;
    let words = if has_more {
        format!("{} ({})", citable.words, citable.title)
    } else {
        citable.words.clone()
    };
    Citation {
        words,
        target: citable.key.clone(),
        bytes: form.bytes.clone(),
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
