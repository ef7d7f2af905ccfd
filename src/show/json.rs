//! Findings for programs: a versioned JSON format with its own structs.
//! What is written here is a promise; a change that breaks a reader changes `VERSION`.

use serde::Serialize;

use crate::finding::{Allowed, Finding, Severity};
use crate::place::{Place, Spot};

use super::count;

/// The version of the format.
pub const VERSION: u32 = 1;

/// All findings in their order and all that is allowed, with their counts; `documents` is how many documents were looked at.
///
/// # Panics
/// Never: strings and numbers can always be written as JSON.
#[must_use]
pub fn json(findings: &[Finding], allowed: &[Allowed], documents: usize) -> String {
    let report = Report {
        version: VERSION,
        findings: findings.iter().map(JsonFinding::of).collect(),
        allowed: allowed.iter().map(JsonAllowed::of).collect(),
        summary: Summary {
            errors: count(findings, Severity::Error),
            warnings: count(findings, Severity::Warning),
            notes: count(findings, Severity::Note),
            allowed: allowed.len(),
            documents,
        },
    };
    let mut text =
        serde_json::to_string_pretty(&report).expect("strings and numbers can be written as JSON");
    text.push('\n');
    text
}

/// The whole of the output.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<JsonFinding<'a>>,
    allowed: Vec<JsonAllowed<'a>>,
    summary: Summary,
}

/// One finding.
#[derive(Serialize)]
struct JsonFinding<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    help: &'a str,
    documents: &'a [String],
    place: JsonPlace<'a>,
    quote: Option<&'a str>,
    related: Vec<JsonRelated<'a>>,
    /// Written where it is true only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    overridden: bool,
}

/// One finding that a record allows.
#[derive(Serialize)]
struct JsonAllowed<'a> {
    code: &'a str,
    message: &'a str,
    documents: &'a [String],
    place: JsonPlace<'a>,
    reason: &'a str,
    by: &'a str,
}

/// Another place that has to do with a finding.
#[derive(Serialize)]
struct JsonRelated<'a> {
    message: &'a str,
    place: JsonPlace<'a>,
}

/// A place: each sort has its own members, and a file alone is a place too.
#[derive(Serialize)]
#[serde(untagged)]
enum JsonPlace<'a> {
    Text {
        file: &'a str,
        line: u32,
        column: u32,
        end_line: u32,
        end_column: u32,
    },
    Field {
        file: &'a str,
        line: u32,
        column: u32,
        end_line: u32,
        end_column: u32,
        cell: String,
    },
    Cell {
        file: &'a str,
        sheet: &'a str,
        cell: String,
    },
    Whole {
        file: &'a str,
    },
}

/// How many there are.
#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    allowed: usize,
    documents: usize,
}

impl<'a> JsonFinding<'a> {
    fn of(finding: &'a Finding) -> Self {
        let related = finding.related.iter();
        Self {
            code: finding.code.name,
            severity: finding.severity.word(),
            message: &finding.message,
            help: &finding.help,
            documents: &finding.documents,
            place: JsonPlace::of(&finding.place),
            quote: finding.quote.as_deref(),
            related: related
                .map(|r| JsonRelated {
                    message: &r.message,
                    place: JsonPlace::of(&r.place),
                })
                .collect(),
            overridden: finding.overridden,
        }
    }
}

impl<'a> JsonAllowed<'a> {
    fn of(allowed: &'a Allowed) -> Self {
        let finding = &allowed.finding;
        Self {
            code: finding.code.name,
            message: &finding.message,
            documents: &finding.documents,
            place: JsonPlace::of(&finding.place),
            reason: &allowed.reason,
            by: &allowed.by,
        }
    }
}

impl<'a> JsonPlace<'a> {
    fn of(place: &'a Place) -> Self {
        let file = &*place.file;
        match &place.spot {
            Spot::Whole => Self::Whole { file },
            Spot::Text(s) => Self::Text {
                file,
                line: s.start.line,
                column: s.start.column,
                end_line: s.end.line,
                end_column: s.end.column,
            },
            Spot::Field(s, address) => Self::Field {
                file,
                line: s.start.line,
                column: s.start.column,
                end_line: s.end.line,
                end_column: s.end.column,
                cell: address.to_string(),
            },
            Spot::Cell(sheet, address) => Self::Cell {
                file,
                sheet,
                cell: address.to_string(),
            },
        }
    }
}
