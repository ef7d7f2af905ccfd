//! A paper of which a part is exempt says so, and says which part: `classification: part-exempt`, and `exempt: 3` beside
//! each appendix, section or row that is kept from the public. The public edition is made without what is marked, and
//! holds all the rest. A part-exempt paper in which nothing is marked would be published whole; a mark in a paper that
//! calls itself public, or a paragraph for which the paper gives no reasons, is a mistake in one of the two. A record of
//! a register gives its own reasons beside the mark. Nobody can override that.
//!
//! Example: `classification: part-exempt` where no appendix has `exempt`.
//!
//! Remedy: write `exempt: 3` beside what is kept from the public, or name the fields under `exempt_fields`; and state the
//! paragraph with its reasons under the paper's own `exempt`.

use super::{Check, fields_in_words};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::withheld::{self, named, numbers, only, paragraphs};
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::Place;
use crate::records::exemptions::exemption;
use crate::references::Workspace;

/// Marks of exemption that do not agree with their paper.
pub static EXEMPT_PART: Code = Code {
    name: "exempt-part",
    severity: Severity::Error,
    title: "a part that is exempt in a paper that does not say so, or the other way about",
    page: include_str!("exempt_part.rs"),
};

pub(super) static CHECK: Check = Check::of(&EXEMPT_PART, run).never_overridden();

/// Looks at every paper, and at every record that says that it is exempt.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.current() {
        let found = of_paper(workspace, document).into_iter();
        findings.extend(found.map(|finding| finding.document(&document.id)));
    }
    for (register, record) in workspace.records.each() {
        let is_marked = record.entry(withheld::EXEMPT).is_some();
        if is_marked || record.entry(withheld::ONLY).is_some() {
            findings.extend(no_such_field(&register.fields, record));
            findings.extend(of_record(workspace, record));
        }
    }
}

/// Whether a paper may show exempt records of registers: then it is exempt in part though nothing in itself is marked.
fn shows_exempt_records(workspace: &Workspace, document: &Document) -> bool {
    let known = workspace.type_of(document);
    let mut records = workspace.records.each();
    known.is_some_and(|known| !known.views.is_empty())
        && records.any(|(_, record)| !paragraphs(record).is_empty())
}

/// What does not agree in one paper.
fn of_paper(workspace: &Workspace, document: &Document) -> Vec<Finding> {
    let fields = workspace.fields_of(document);
    let marks = marks(fields, &document.record);
    let named_fields = only(&document.record);
    let place = document.record.place_of("classification");
    let classification = document.record.choice("classification");
    let mut found = Vec::new();
    let is_unmarked = marks.is_empty() && named_fields.is_empty();
    if classification == Some("part-exempt")
        && is_unmarked
        && !shows_exempt_records(workspace, document)
    {
        let message = "the paper is `part-exempt`, and nothing in it is marked as exempt: all of it would be published";
        found.push(
            Finding::new(&EXEMPT_PART, place.clone(), message).help(
                "write `exempt:` and the paragraph beside what is exempt, or make the paper exempt or public",
            ),
        );
    }
    if document.is_public() {
        let at = marks.first().map(|mark| mark.place.clone());
        let at = at.or_else(|| {
            let entry = document.record.entry(withheld::ONLY)?;
            Some(entry.place.clone())
        });
        found.extend(at.map(|at| {
            let message = "this is exempt, and the paper that it stands in is `public`";
            Finding::new(&EXEMPT_PART, at, message)
                .help("write `classification: part-exempt`, and the reasons under `exempt`")
        }));
        return found;
    }
    if document.withheld().is_none() {
        let stated = document.paragraphs();
        found.extend(marks.iter().filter_map(|mark| mark.fault(&stated)));
    }
    unknown_fields(fields, &document.record, &mut found);
    found
}

/// Reports names under `exempt_fields` that are no fields, of a record and of the rows in it.
fn unknown_fields(fields: &[Field], record: &Record, found: &mut Vec<Finding>) {
    found.extend(no_such_field(fields, record));
    for field in fields {
        let (Kind::Rows(columns) | Kind::Map(_, columns)) = &field.kind else {
            continue;
        };
        let rows = record.value(&field.name).into_iter();
        rows.flat_map(Value::records)
            .for_each(|row| unknown_fields(columns, row, found));
    }
}

/// One mark of exemption: where it stands, and under which paragraphs.
struct Mark {
    place: Place,
    paragraphs: Vec<i64>,
}

impl Mark {
    /// A mark without a paragraph, or with one for which the paper gives no reasons.
    fn fault(&self, stated: &[i64]) -> Option<Finding> {
        let missing: Vec<i64> = self
            .paragraphs
            .iter()
            .filter(|number| !stated.contains(number))
            .copied()
            .collect();
        let (message, help) = if self.paragraphs.is_empty() {
            let message = "this names fields that are exempt, and no paragraph".to_owned();
            (message, "write `exempt:` and the paragraph beside it")
        } else if missing.is_empty() {
            return None;
        } else {
            let message = format!(
                "this is exempt under {}, for which the paper gives no reasons",
                named(&missing)
            );
            (
                message,
                "state the paragraph under the paper's own `exempt`",
            )
        };
        Some(Finding::new(&EXEMPT_PART, self.place.clone(), message).help(help))
    }
}

/// Every mark in a record, at any depth, and every field that is always exempt.
fn marks(fields: &[Field], record: &Record) -> Vec<Mark> {
    let mut found = Vec::new();
    for field in fields {
        let Some(entry) = record.entry(&field.name) else {
            continue;
        };
        if let Some(paragraph) = field.restricted {
            found.push(Mark {
                place: entry.place.clone(),
                paragraphs: vec![paragraph],
            });
        }
        let (Kind::Rows(columns) | Kind::Map(_, columns)) = &field.kind else {
            continue;
        };
        for row in entry.value.records() {
            let says = [withheld::EXEMPT, withheld::ONLY];
            let own = !columns
                .iter()
                .any(|column| says.contains(&column.name.as_str()));
            let mark = says.into_iter().find_map(|key| row.entry(key));
            found.extend(
                mark.filter(|_| own && !is_statement(field))
                    .map(|mark| Mark {
                        place: mark.place.clone(),
                        paragraphs: paragraphs(row),
                    }),
            );
            found.extend(marks(columns, row));
        }
    }
    found
}

/// Whether a field is the paper's own statement of reasons, which marks nothing.
fn is_statement(field: &Field) -> bool {
    field.name == withheld::EXEMPT
}

/// A name under `exempt_fields` that is no field: what it means would be published.
fn no_such_field(fields: &[Field], record: &Record) -> Option<Finding> {
    let known = |name: &&str| fields.iter().any(|field| field.name == **name);
    let unknown: Vec<&str> = only(record)
        .into_iter()
        .filter(|name| !known(name))
        .collect();
    if unknown.is_empty() {
        return None;
    }
    let message = format!("there is no field {} here", fields_in_words(&unknown));
    let place = record.place_of(withheld::ONLY).clone();
    Some(
        Finding::new(&EXEMPT_PART, place, message)
            .help("name the fields that are exempt as they are written in the record"),
    )
}

/// What a record of a register leaves out of what the law asks, on the workspace's day.
fn of_record(workspace: &Workspace, record: &Record) -> Vec<Finding> {
    let law = exemption(
        &workspace.settings,
        workspace.settings.as_of.unwrap_or_default(),
    );
    let given = numbers(record.value(withheld::EXEMPT));
    let place = record.place_of(withheld::EXEMPT);
    let mut found = Vec::new();
    let is_known = |number: &i64| law.paragraphs.contains(number);
    if given.is_empty() || !given.iter().all(is_known) {
        let (first, last) = (law.paragraphs.start(), law.paragraphs.end());
        let message = format!(
            "found no paragraph of Schedule 12A; one of {first} to {last} was expected ({})",
            law.source
        );
        found.push(
            Finding::new(&EXEMPT_PART, place.clone(), message)
                .help("write the paragraph that describes the information"),
        );
    }
    let asked = [withheld::REASON, withheld::REVIEW];
    let gaps = asked.into_iter().filter(|key| record.entry(key).is_none());
    let gaps: Vec<&str> = gaps.filter(|_| law.weighs_public_interest).collect();
    if !gaps.is_empty() {
        let gaps = fields_in_words(&gaps);
        let message = format!("the record is exempt, and does not state {gaps}");
        found.push(
            Finding::new(&EXEMPT_PART, place.clone(), message)
                .help(format!("fill in {gaps}, or make the record public")),
        );
    }
    found
}
