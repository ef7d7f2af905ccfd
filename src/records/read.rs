//! Registers out of YAML trees and sheets: the same records and the same findings from either.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::registers::published;
use super::registers::{Register, children, register, registers};
use super::{Records, Settings, common_fields, council};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::codes::WRONG_KIND;
use crate::kinds::read::Reading;
use crate::kinds::rows::sheet_records;
use crate::kinds::{Entry, Field, Kind, Record, Reference, Value, Words};
use crate::place::{CellAddress, Place};
use crate::sources::sheet::{Format, Workbook};
use crate::sources::yaml::{Node, NodeValue};
use crate::sources::{Sources, folder_of};

/// Two records with one id.
pub static DUPLICATE_ID: Code = Code {
    name: "duplicate-id",
    severity: Severity::Error,
    title: "two records with one id",
    page: "A reference to the id could mean either.\n\nExample: two actions `A8.1`.\n\nRemedy: give one of the two another id.",
};

/// A file or sheet that no register is named after.
pub static UNKNOWN_REGISTER: Code = Code {
    name: "unknown-register",
    severity: Severity::Warning,
    title: "a file or sheet that is neither a document nor a register",
    page: "The name of a file or sheet says which register it holds. What is in a file of another name would be lost in silence.\n\nExample: a sheet `action` where the register is `actions`.\n\nRemedy: rename it, or say under `registers:` in guildhall.yaml which register it holds.",
};

/// A register that is no list.
pub static REGISTER_SHAPE: Code = Code {
    name: "register-shape",
    severity: Severity::Error,
    title: "a file whose shape is neither a document nor a register",
    page: "A register is a list of records; a document is one mapping with `type:`.\n\nExample: `bodies.yaml` without the `-` before each record.\n\nRemedy: begin each record with `- `.",
};

/// Sheets that every workbook may have and that hold no records.
const NOT_REGISTERS: &[&str] = &[
    "about",
    "coverage",
    "dashboard",
    "gaps",
    "lists",
    "matrix",
    "notes",
    "cover",
    "contents",
    "read me",
    "summary",
];

/// What the files of a workspace were read as.
#[derive(Debug)]
pub struct Files<'a> {
    /// Every file of the workspace.
    pub sources: &'a Sources,
    /// Its settings.
    pub settings: &'a Settings,
    /// The YAML files below `inputs/`, as trees.
    pub trees: &'a [(Arc<str>, Node)],
    /// The workbooks and CSV files below `inputs/`.
    pub books: &'a [Workbook],
}

impl<'a> Files<'a> {
    /// How the values of a file in a folder are read.
    #[must_use]
    pub fn reading(&self, folder: &'a str) -> Reading<'a> {
        let profiles = &self.settings.profiles;
        Reading {
            sources: self.sources,
            books: self.books,
            max_nesting: self.settings.limits.max_nesting,
            folder,
            profiles,
        }
    }

    /// The sheets that documents take rows from, which are no registers: file and sheet.
    fn claimed(&self) -> BTreeSet<(String, String)> {
        let mut claimed = BTreeSet::new();
        for (file, node) in self.trees {
            claims(node, folder_of(file), self.sources, &mut claimed);
        }
        claimed
    }
}

fn claims(node: &Node, folder: &str, sources: &Sources, claimed: &mut BTreeSet<(String, String)>) {
    match &node.value {
        NodeValue::Null | NodeValue::Scalar(_) => {}
        NodeValue::List(items) => items
            .iter()
            .for_each(|item| claims(item, folder, sources, claimed)),
        NodeValue::Map(entries) => {
            for entry in entries {
                let part = |key| entry.value.get(key).and_then(Node::text).map(str::trim);
                if let Some(path) = part("from").and_then(|from| sources.path_beside(folder, from))
                {
                    let sheet = part("sheet").unwrap_or(&entry.key).to_lowercase();
                    claimed.insert((path, sheet));
                }
                claims(&entry.value, folder, sources, claimed);
            }
        }
    }
}

/// Reads all registers.
#[must_use]
pub fn records(files: &Files<'_>, findings: &mut Findings) -> Records {
    let mut records = Records::default();
    for (file, node) in files.trees {
        let folder = folder_of(file);
        let reading = files.reading(folder);
        if &**file == council::FILE {
            records.council = reading.record(&council::fields(), node, "council", findings);
        } else if matches!(node.value, NodeValue::List(_)) {
            if let Some(register) = register_of(
                file,
                register_name(file),
                &Place::whole(file),
                files.settings,
                findings,
            ) {
                read_list(reading, register, node, &mut records, findings);
            }
        } else if node.get("type").is_none() && !matches!(node.value, NodeValue::Null) {
            findings.push(shape(file));
        }
    }
    if let (Some(node), Some(facts)) = (&files.settings.facts, register("facts")) {
        read_list(files.reading(""), facts, node, &mut records, findings);
    }
    let claimed = files.claimed();
    for book in files.books {
        read_book(book, files, &claimed, &mut records, findings);
    }
    records
}

/// The name of the register that a file holds: its own, but for what was published, which has a file a meeting.
fn register_name(file: &str) -> &str {
    if file.starts_with(published::FOLDER) {
        published::PUBLISHED
    } else {
        stem(file)
    }
}

fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

fn shape(file: &Arc<str>) -> Finding {
    Finding::new(
        &REGISTER_SHAPE,
        Place::whole(file),
        format!("`{file}` is neither a list of records nor a document with `type:`"),
    )
    .help("begin each record with `- `, or say which `type:` of document it is")
}

/// The register that a file or sheet holds, by its name or by the settings.
fn register_of(
    file: &str,
    name: &str,
    place: &Place,
    settings: &Settings,
    findings: &mut Findings,
) -> Option<&'static Register> {
    let plain = name.trim().to_lowercase().replace([' ', '-'], "_");
    let named = settings
        .registers
        .get(file)
        .map_or(plain.as_str(), String::as_str);
    let found = register(named);
    if found.is_none() {
        let finding = Finding::new(
            &UNKNOWN_REGISTER,
            place.clone(),
            format!("`{name}` is not the name of a register"),
        );
        findings.push(
            match did_you_mean(name, registers().iter().map(|r| r.name)) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => {
                    finding.help("say under `registers:` in guildhall.yaml which register it holds")
                }
            },
        );
    }
    found
}

fn all_fields(register: &Register) -> Vec<Field> {
    register
        .fields
        .iter()
        .cloned()
        .chain(common_fields())
        .collect()
}

fn read_list(
    reading: Reading<'_>,
    register: &Register,
    node: &Node,
    records: &mut Records,
    findings: &mut Findings,
) {
    let fields = all_fields(register);
    let NodeValue::List(items) = &node.value else {
        return;
    };
    for item in items {
        read_record(reading, register, &fields, item, None, records, findings);
    }
}

/// Reads one record and those nested in it.
fn read_record(
    reading: Reading<'_>,
    register: &Register,
    fields: &[Field],
    node: &Node,
    parent: Option<(&str, &Words)>,
    records: &mut Records,
    findings: &mut Findings,
) {
    let nested: Vec<&'static Register> = children(register.name).collect();
    let mut own = node.clone();
    if let NodeValue::Map(entries) = &mut own.value {
        entries.retain(|entry| !nested.iter().any(|child| child.name == entry.key));
    }
    let mut fields = fields.to_vec();
    if let Some((field, _)) = parent
        && own.get(field).is_none()
    {
        fields
            .iter_mut()
            .filter(|f| f.name == field)
            .for_each(|f| f.required = false);
    }
    let Some(mut record) = reading.record(&fields, &own, register.word, findings) else {
        return;
    };
    if let Some((field, id)) = parent
        && let Some(known) = register.fields.iter().find(|f| f.name == field)
    {
        record
            .fields
            .entry(field.to_owned())
            .or_insert_with(|| reference_to(known, id));
    }
    let id = register.key.and_then(|key| match record.value(key) {
        Some(Value::Text(words)) => Some(words.clone()),
        _ => None,
    });
    add(register, record, records, findings);
    if let Some(id) = id {
        read_nested(reading, &nested, node, &id, records, findings);
    }
}

/// Reads the records that one record holds, register by register.
fn read_nested(
    reading: Reading<'_>,
    nested: &[&'static Register],
    node: &Node,
    id: &Words,
    records: &mut Records,
    findings: &mut Findings,
) {
    for child in nested {
        let Some(list) = node.get(child.name) else {
            continue;
        };
        let NodeValue::List(items) = &list.value else {
            findings.push(Finding::new(
                &WRONG_KIND,
                list.place.clone(),
                format!(
                    "`{}`: found {}, expected a list of records",
                    child.name,
                    list.sort()
                ),
            ));
            continue;
        };
        let field = child.parent.map_or("", |parent| parent.field);
        let fields = all_fields(child);
        for item in items {
            read_record(
                reading,
                child,
                &fields,
                item,
                Some((field, id)),
                records,
                findings,
            );
        }
    }
}

/// The reference of a nested record to the one that holds it.
fn reference_to(field: &Field, id: &Words) -> Entry {
    let to = if let Kind::Reference(to) = &field.kind {
        to.clone()
    } else {
        Vec::new()
    };
    let reference = Reference {
        id: id.clone(),
        to,
        target: None,
        words: id.text.clone(),
    };
    Entry::new(Value::Reference(reference), id.origin.place.clone())
}

fn add(register: &Register, record: Record, records: &mut Records, findings: &mut Findings) {
    let place = register
        .key
        .map_or(&record.place, |key| record.place_of(key))
        .clone();
    let id = register
        .key
        .and_then(|key| record.id(key))
        .unwrap_or_default()
        .to_owned();
    if let Some(first) = records.add(register, record) {
        let first = register
            .key
            .map_or(&first.place, |key| first.place_of(key))
            .clone();
        let message = format!(
            "the {} `{id}` stands twice; each id was expected once",
            register.word
        );
        findings.push(
            Finding::new(&DUPLICATE_ID, place, message)
                .help("give one of the two another id")
                .related("the first stands here", first),
        );
    }
}

fn read_book(
    book: &Workbook,
    files: &Files<'_>,
    claimed: &BTreeSet<(String, String)>,
    records: &mut Records,
    findings: &mut Findings,
) {
    let folder = folder_of(&book.file);
    let reading = files.reading(folder);
    for sheet in &book.sheets {
        let name = if book.format == Format::Csv {
            stem(&book.file)
        } else {
            &*sheet.name
        };
        let plain = name.trim().to_lowercase();
        let taken = claimed.contains(&(book.file.to_string(), plain.clone()));
        // Beside the sheets that a document names stand those of the rows nested in them.
        let beside = claimed.iter().any(|(file, _)| **file == *book.file);
        let is_register = register(&plain.replace([' ', '-'], "_")).is_some();
        let taken = taken || beside && (!is_register || book.format == Format::Csv);
        if taken || NOT_REGISTERS.contains(&plain.as_str()) {
            continue;
        }
        let place = if book.format == Format::Csv {
            Place::whole(&book.file)
        } else {
            Place::cell(&book.file, &sheet.name, CellAddress::new(0, 0))
        };
        let Some(register) = register_of(&book.file, name, &place, files.settings, findings) else {
            continue;
        };
        let fields = all_fields(register);
        for record in sheet_records(reading, sheet, &fields, register.word, findings) {
            add(register, record, records, findings);
        }
    }
}
