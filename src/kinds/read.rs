//! A node or a cell to a value of its kind, with a finding where it cannot be read.
//! Never looks at other records: whether a reference leads anywhere is found later.

use super::codes::{HOSTILE_CHARACTER, REQUIRED_FIELD, UNKNOWN_CHOICE, UNKNOWN_KEY, WRONG_KIND};
use super::text::read_text;
use super::{Entry, Field, Kind, Record, Value, Words, withheld};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::place::{Origin, Place};
use crate::sources::Sources;
use crate::sources::sheet::{Cell, CellValue, Workbook};
use crate::sources::yaml::{Node, NodeValue, Scalar};
use crate::values::when::When;

/// How a workspace wants values read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// Every file of the workspace, for prose kept in files of its own.
    pub sources: &'a Sources,
    /// The spreadsheets of the workspace, for rows kept in sheets.
    pub books: &'a [Workbook],
    /// The folder of the file being read, with a `/` at its end.
    pub folder: &'a str,
    /// How deep lists, quotations and emphasis may stand in one another.
    pub max_nesting: u64,
    /// The headings of each profile: key and title, and whether it must be filled in.
    pub profiles: &'a [(String, Vec<Heading>)],
}

/// One heading of a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The key records use.
    pub key: String,
    /// What is printed.
    pub title: String,
    /// Whether every document must fill it in.
    pub required: bool,
}

/// What was given for a field.
#[derive(Debug, Clone, Copy)]
pub enum Given<'a> {
    /// A node of a YAML file.
    Node(&'a Node),
    /// A cell of a sheet.
    Cell(&'a Cell),
}

impl Given<'_> {
    /// Where it stands.
    #[must_use]
    pub const fn place(&self) -> &Place {
        match self {
            Self::Node(node) => &node.place,
            Self::Cell(cell) => &cell.place,
        }
    }

    /// Whether nothing was given.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Node(node) => match &node.value {
                NodeValue::Null => true,
                NodeValue::Scalar(scalar) => scalar.text.trim().is_empty(),
                NodeValue::List(_) | NodeValue::Map(_) => false,
            },
            Self::Cell(cell) => cell.shown.trim().is_empty(),
        }
    }

    /// The text given, where it is text: a cell's as an officer sees it.
    pub(super) fn scalar(&self) -> Option<Scalar> {
        match self {
            Self::Node(node) => match &node.value {
                NodeValue::Scalar(scalar) => Some(scalar.clone()),
                NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
            },
            Self::Cell(cell) => Some(Scalar {
                text: cell.shown.clone(),
                origin: Origin::whole(cell.place.clone()),
            }),
        }
    }
}

impl<'a> Reading<'a> {
    /// Reads one field. `None` where nothing was given, or where what was given is a finding.
    pub fn entry(self, field: &Field, given: Given<'_>, findings: &mut Findings) -> Option<Entry> {
        if given.is_nothing() {
            return None;
        }
        let value = self.value(&field.kind, &field.name, given, findings)?;
        Some(Entry::new(value, given.place().clone()))
    }

    fn value(
        self,
        kind: &Kind,
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        match kind {
            Kind::List(inner) => self.list(inner, name, given, findings),
            Kind::Rows(fields) => self.rows(fields, name, given, findings),
            Kind::Map(profile, fields) => self.map(profile, fields, name, given, findings),
            Kind::Image => self.image(name, given, findings),
            Kind::Prose => self.prose(name, given, findings),
            Kind::Text
            | Kind::Date
            | Kind::When
            | Kind::Time
            | Kind::Minutes
            | Kind::Period
            | Kind::Money
            | Kind::Number(..)
            | Kind::Percent
            | Kind::YesNo
            | Kind::Choice(_)
            | Kind::Email
            | Kind::File
            | Kind::Reference(_) => self.simple(kind, name, given, findings),
        }
    }

    /// A kind that is written as one piece of text.
    fn simple(
        self,
        kind: &Kind,
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        if let Some(value) = from_typed_cell(kind, given) {
            return Some(value);
        }
        let Some(scalar) = given.scalar().or_else(|| pieced_together(kind, given)) else {
            findings.push(wrong_shape(name, given, kind));
            return None;
        };
        let text = scalar.text.trim().to_owned();
        report_hostile(&scalar, findings);
        let words = Words {
            text: text.replace('\n', " "),
            origin: scalar.origin,
        };
        match read_text(kind, words, given.place(), findings) {
            Ok(value) => Some(value),
            Err(fault) => {
                let found = Finding::new(
                    &WRONG_KIND,
                    given.place().clone(),
                    format!("`{name}`: {}", fault.said),
                );
                let code = if matches!(kind, Kind::Choice(_)) {
                    &UNKNOWN_CHOICE
                } else {
                    &WRONG_KIND
                };
                findings.push(Finding { code, ..found }.help(fault.help));
                None
            }
        }
    }

    fn list(
        self,
        kind: &Kind,
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        let mut entries = Vec::new();
        match given {
            Given::Node(Node {
                value: NodeValue::List(items),
                ..
            }) => {
                for item in items {
                    let given = Given::Node(item);
                    let value = self.value(kind, name, given, findings);
                    entries.extend(value.map(|value| Entry::new(value, item.place.clone())));
                }
            }
            Given::Node(_) => {
                let value = self.value(kind, name, given, findings)?;
                entries.push(Entry::new(value, given.place().clone()));
            }
            Given::Cell(cell) => {
                for part in cell
                    .shown
                    .split([';', '\n'])
                    .map(str::trim)
                    .filter(|p| !p.is_empty())
                {
                    let part = Cell {
                        shown: part.to_owned(),
                        value: CellValue::Text(part.to_owned()),
                        ..cell.clone()
                    };
                    let value = self.value(kind, name, Given::Cell(&part), findings);
                    entries.extend(value.map(|value| Entry::new(value, cell.place.clone())));
                }
            }
        }
        Some(Value::List(entries))
    }

    fn rows(
        self,
        fields: &[Field],
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        if let Given::Node(node) = given
            && node.get("from").is_some()
        {
            return super::rows::from_sheet(self, fields, name, node, findings).map(Value::Rows);
        }
        if let Given::Cell(cell) = given {
            return super::lines::rows(fields, name, cell, findings).map(Value::Rows);
        }
        let items = match given {
            Given::Node(Node {
                value: NodeValue::List(items),
                ..
            }) => items.as_slice(),
            // One row may stand alone, without the dash of a list.
            Given::Node(
                row @ Node {
                    value: NodeValue::Map(_),
                    ..
                },
            ) => std::slice::from_ref(row),
            Given::Node(_) | Given::Cell(_) => {
                findings.push(wrong_shape(name, given, &Kind::Rows(Vec::new())));
                return None;
            }
        };
        let rows = items
            .iter()
            .filter_map(|item| self.record(fields, item, name, findings));
        Some(Value::Rows(rows.collect()))
    }

    fn map(
        self,
        profile: &str,
        fields: &[Field],
        name: &str,
        given: Given<'_>,
        findings: &mut Findings,
    ) -> Option<Value> {
        let Given::Node(
            node @ Node {
                value: NodeValue::Map(entries),
                ..
            },
        ) = given
        else {
            findings.push(wrong_shape(
                name,
                given,
                &Kind::Map(String::new(), Vec::new()),
            ));
            return None;
        };
        let empty = Vec::new();
        let found = self.profiles.iter().find(|(known, _)| known == profile);
        let headings = found.map_or(&empty, |(_, headings)| headings);
        for entry in entries {
            if !headings.iter().any(|heading| heading.key == entry.key) {
                let known: Vec<&str> = headings.iter().map(|h| h.key.as_str()).collect();
                findings.push(unknown_key(&entry.key, &entry.key_place, &known, name));
            }
        }
        let mut rows = Vec::new();
        for heading in headings {
            match node.get(&heading.key) {
                Some(value) if !Given::Node(value).is_nothing() => {
                    let record = self.record(fields, value, &heading.key, findings);
                    rows.extend(record.map(|r| (heading.key.clone(), heading.title.clone(), r)));
                }
                _ if heading.required => {
                    findings.push(missing(&heading.key, name, &node.place));
                }
                _ => {}
            }
        }
        Some(Value::Map(rows))
    }

    /// Reads a YAML mapping as a record with these fields; unknown keys and gaps are findings.
    pub fn record(
        self,
        fields: &[Field],
        node: &Node,
        what: &str,
        findings: &mut Findings,
    ) -> Option<Record> {
        let NodeValue::Map(entries) = &node.value else {
            let message = format!(
                "`{what}`: found {}, expected `key: value` pairs",
                node.sort()
            );
            findings.push(
                Finding::new(&WRONG_KIND, node.place.clone(), message)
                    .help("write one key and its value on each line"),
            );
            return None;
        };
        let mut record = Record::empty(first_line(&node.place));
        // Lists whose columns come from other lists are read after those.
        let is_late = |key: &str| {
            let field = fields.iter().find(|field| field.name == key);
            field.is_some_and(|field| field.columns_from.is_some())
        };
        let (late, early): (Vec<_>, Vec<_>) = entries.iter().partition(|e| is_late(&e.key));
        for entry in early.into_iter().chain(late) {
            let mut known = fields.iter().chain(withheld::keys());
            let Some(field) = known.find(|field| field.name == entry.key) else {
                let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                findings.push(unknown_key(&entry.key, &entry.key_place, &known, what));
                continue;
            };
            let before = findings.list().len();
            let columns = super::columns::of(field, fields, &record);
            let wide = columns.map(|columns| Field {
                kind: Kind::Rows(columns),
                ..field.clone()
            });
            let field = wide.as_ref().unwrap_or(field);
            if let Some(filled) = self.entry(field, Given::Node(&entry.value), findings) {
                record.fields.insert(field.name.clone(), filled);
            } else if field.required && findings.list().len() == before {
                findings.push(missing(&field.name, what, &entry.key_place));
            }
        }
        let absent = fields
            .iter()
            .filter(|f| f.required && node.get(&f.name).is_none());
        findings.extend(absent.map(|field| missing(&field.name, what, &record.place)));
        findings.extend(fields.iter().filter_map(|field| too_few(field, &record)));
        Some(record)
    }
}

/// The finding for a list with fewer items than it needs.
fn too_few(field: &Field, record: &Record) -> Option<Finding> {
    let entry = record.entry(&field.name)?;
    let count = if let Value::List(entries) = &entry.value {
        entries.len()
    } else if let Value::Rows(rows) = &entry.value {
        rows.len()
    } else {
        return None;
    };
    (count < field.at_least).then(|| {
        let least = crate::finding::counted(field.at_least, "row");
        let were = if field.at_least == 1 { "was" } else { "were" };
        let message = format!(
            "`{}` has {count}; at least {least} {were} expected",
            field.name
        );
        Finding::new(&REQUIRED_FIELD, entry.place.clone(), message).help("add what is missing")
    })
}

/// The finding for a key that no field has.
pub fn unknown_key(key: &str, place: &Place, known: &[&str], what: &str) -> Finding {
    let finding = Finding::new(
        &UNKNOWN_KEY,
        place.clone(),
        format!("`{key}` is not a key of `{what}`"),
    );
    match did_you_mean(key, known.iter().copied()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!("use one of: {}", known.join(", "))),
    }
}

/// The finding for a field that must be filled in and is not.
pub fn missing(name: &str, what: &str, place: &Place) -> Finding {
    Finding::new(
        &REQUIRED_FIELD,
        place.clone(),
        format!("`{what}` has no `{name}`, which is required"),
    )
    .help(format!("fill in `{name}`"))
}

/// The first line of a record, for findings about the record as a whole.
fn first_line(place: &Place) -> Place {
    match place.stretch() {
        Some(stretch) => Place::text(&place.file, crate::place::Stretch::at(stretch.start)),
        None => place.clone(),
    }
}

/// The finding for a list or mapping where text is due, and the other way about.
pub(super) fn wrong_shape(name: &str, given: Given<'_>, kind: &Kind) -> Finding {
    let expected = super::words::kind_words(kind);
    let found = match given {
        Given::Node(node) => node.sort(),
        Given::Cell(_) => "a cell",
    };
    let finding = Finding::new(
        &WRONG_KIND,
        given.place().clone(),
        format!("`{name}`: found {found}, expected {expected}"),
    );
    if let Given::Node(Node {
        value: NodeValue::List(items),
        ..
    }) = given
        && let [
            Node {
                value: NodeValue::List(_),
                ..
            },
        ] = items.as_slice()
    {
        return finding.help("put a value that begins with `[[` in double quotes");
    }
    match given {
        Given::Node(_) => {
            finding.help("look at the document type's guide for how the field is written")
        }
        Given::Cell(_) => finding.help("keep this field in a YAML file, or on a sheet of its own"),
    }
}

/// Reports characters that officers cannot see and readers must not meet.
pub(super) fn report_hostile(scalar: &Scalar, findings: &mut Findings) {
    for (at, letter) in scalar.text.char_indices() {
        let bidi = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{FEFF}');
        let control = letter.is_control() && !matches!(letter, '\n' | '\t' | '\r');
        let private = matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}');
        if bidi || control || private {
            let place = scalar.origin.of(&scalar.text, at..at + letter.len_utf8());
            let message = format!(
                "found the invisible or broken character U+{:04X}",
                u32::from(letter)
            );
            findings.push(
                Finding::new(&HOSTILE_CHARACTER, place, message)
                    .help("delete the character and type the words again"),
            );
        }
    }
}

/// A cell whose type already says the value.
fn from_typed_cell(kind: &Kind, given: Given<'_>) -> Option<Value> {
    let Given::Cell(cell) = given else {
        return None;
    };
    match (kind, &cell.value) {
        (Kind::Date, CellValue::Date(date)) => Some(Value::Date(*date)),
        (Kind::Date, CellValue::DateTime(at)) => Some(Value::Date(at.date())),
        (Kind::When, CellValue::Date(date)) => Some(Value::When(When::Day(*date))),
        (Kind::When, CellValue::DateTime(at)) => Some(Value::When(When::Day(at.date()))),
        (Kind::YesNo, CellValue::Boolean(yes)) => Some(Value::YesNo(*yes)),
        _ => None,
    }
}

/// Kinds that may be written as a small mapping, as the text they stand for.
fn pieced_together(kind: &Kind, given: Given<'_>) -> Option<Scalar> {
    let Given::Node(node) = given else {
        return None;
    };
    let part = |key: &str| node.get(key).and_then(Node::text).map(str::trim);
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only these few kinds may be written as a mapping"
    )]
    let text = match kind {
        Kind::When => match (part("open"), part("review")) {
            (Some("true" | "yes"), Some(review)) => format!("ongoing, review {review}"),
            (Some("true" | "yes"), None) => "ongoing".to_owned(),
            _ => format!("{} to {}", part("from")?, part("to")?),
        },
        Kind::Period => format!("{} to {}", part("from")?, part("to")?),
        Kind::Percent => format!("{} of {}", part("n")?, part("of")?),
        Kind::Money => {
            let about = matches!(part("approx"), Some("true" | "yes"));
            format!("{}{}", if about { "about " } else { "" }, part("amount")?)
        }
        _ => return None,
    };
    Some(Scalar {
        text,
        origin: Origin::whole(node.place.clone()),
    })
}
