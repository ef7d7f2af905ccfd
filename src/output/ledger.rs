//! The ledger: what was made from what, by hash, so that nothing is made twice and findings are told again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::finding::{Allowed, Finding, Findings, Related, Severity};
use crate::place::{CellAddress, Place, Point, Spot, Stretch};

/// The folder of the ledger, below the output folder.
pub const FOLDER: &str = ".guildhall";

/// The ledger's file, below the output folder.
pub const FILE: &str = ".guildhall/ledger.json";

/// The format of the ledger.
pub const VERSION: u32 = 1;

/// What a build left behind.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Ledger {
    /// The format.
    pub version: u32,
    /// The build of guildhall that wrote it.
    pub build: String,
    /// What was asked for.
    pub wish: String,
    /// The hash of every file read.
    pub inputs: BTreeMap<String, String>,
    /// Every file made, by its path below the output folder.
    pub files: BTreeMap<String, FileEntry>,
    /// What was found.
    pub(crate) findings: Vec<Stored>,
    /// What was found and is allowed.
    #[serde(default)]
    pub(crate) allowed: Vec<StoredAllowed>,
    /// How many documents there were.
    pub documents: usize,
    /// Whether papers were refused, by id.
    pub refused: Vec<String>,
}

/// One file made.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct FileEntry {
    /// The hash of what it was assembled from.
    pub key: String,
    /// The hash of its bytes.
    pub hash: String,
    /// The SHA-256 of its bytes, for the manifest.
    pub sha256: String,
    /// The document it belongs to.
    pub document: String,
    /// The name of the output.
    pub output: String,
    /// Its pages, for a PDF.
    pub pages: usize,
    /// What was warned of while it was made.
    pub(crate) warnings: Vec<Stored>,
    /// What somebody answered for when it was made.
    #[serde(default)]
    pub overrides: Vec<Answered>,
    /// Whether it is an edition for Members alone.
    #[serde(default)]
    pub part_b: bool,
    /// What a public file was searched for, where something is withheld.
    #[serde(default)]
    pub proof: Option<Proof>,
}

/// What a public file was searched for in vain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Where it was looked, in words.
    pub looked_in: Vec<String>,
    /// How many withheld values were looked for.
    pub values: usize,
}

/// Errors of a check that somebody answered for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Answered {
    /// The code of the check.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Who, by role.
    pub by: String,
}

impl Ledger {
    /// The findings of the build; `None` where a code is no longer known.
    #[must_use]
    pub fn findings(&self, code: impl Fn(&str) -> Option<&'static Code>) -> Option<Findings> {
        let mut findings = Findings::default();
        for stored in &self.findings {
            findings.push(stored.finding(&code)?);
        }
        for stored in &self.allowed {
            findings.allow(Allowed {
                finding: stored.finding.finding(&code)?,
                reason: stored.reason.clone(),
                by: stored.by.clone(),
            });
        }
        Some(findings)
    }

    /// Keeps the findings of the build.
    pub fn keep(&mut self, findings: &Findings) {
        self.findings = findings.list().iter().map(Stored::from).collect();
        let allowed = findings.allowed().iter();
        self.allowed = allowed
            .map(|allowed| StoredAllowed {
                finding: Stored::from(&allowed.finding),
                reason: allowed.reason.clone(),
                by: allowed.by.clone(),
            })
            .collect();
    }

    /// Reads a ledger; `None` where it is damaged or of another format, as if there were none.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let ledger: Self = serde_json::from_slice(bytes).ok()?;
        (ledger.version == VERSION).then_some(ledger)
    }

    /// The bytes of the ledger.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl FileEntry {
    /// Keeps what was warned of while the file was made.
    pub fn keep(&mut self, warnings: &[Finding]) {
        self.warnings = warnings.iter().map(Stored::from).collect();
    }

    /// What was warned of while the file was made.
    #[must_use]
    pub fn warnings(&self, code: impl Fn(&str) -> Option<&'static Code>) -> Vec<Finding> {
        self.warnings
            .iter()
            .filter_map(|stored| stored.finding(&code))
            .collect()
    }
}

/// A finding as kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stored {
    code: String,
    severity: String,
    message: String,
    help: String,
    documents: Vec<String>,
    place: StoredPlace,
    quote: Option<String>,
    related: Vec<(String, StoredPlace)>,
    #[serde(default)]
    overridden: bool,
}

/// A finding that is allowed, as kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredAllowed {
    finding: Stored,
    reason: String,
    by: String,
}

/// A place as kept: file, sheet, and the four numbers of a stretch or the two of a cell.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredPlace {
    file: String,
    sheet: Option<String>,
    stretch: Option<[u32; 4]>,
    cell: Option<[u32; 2]>,
}

impl From<&Finding> for Stored {
    fn from(finding: &Finding) -> Self {
        let related = finding
            .related
            .iter()
            .map(|r| (r.message.clone(), StoredPlace::from(&r.place)));
        Self {
            code: finding.code.name.to_owned(),
            severity: finding.severity.word().to_owned(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            documents: finding.documents.clone(),
            place: StoredPlace::from(&finding.place),
            quote: finding.quote.clone(),
            related: related.collect(),
            overridden: finding.overridden,
        }
    }
}

impl Stored {
    fn finding(&self, code: &impl Fn(&str) -> Option<&'static Code>) -> Option<Finding> {
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        Some(Finding {
            code: code(&self.code)?,
            severity: severities
                .into_iter()
                .find(|severity| severity.word() == self.severity)?,
            message: self.message.clone(),
            help: self.help.clone(),
            documents: self.documents.clone(),
            place: self.place.place(),
            quote: self.quote.clone(),
            related: self
                .related
                .iter()
                .map(|(message, place)| Related {
                    message: message.clone(),
                    place: place.place(),
                })
                .collect(),
            overridden: self.overridden,
        })
    }
}

impl From<&Place> for StoredPlace {
    fn from(place: &Place) -> Self {
        let numbers = |s: &Stretch| [s.start.line, s.start.column, s.end.line, s.end.column];
        let (sheet, stretch, cell) = match &place.spot {
            Spot::Whole => (None, None, None),
            Spot::Text(stretch) => (None, Some(numbers(stretch)), None),
            Spot::Field(stretch, at) => (None, Some(numbers(stretch)), Some([at.row, at.column])),
            Spot::Cell(sheet, at) => (Some(sheet.to_string()), None, Some([at.row, at.column])),
        };
        Self {
            file: place.file.to_string(),
            sheet,
            stretch,
            cell,
        }
    }
}

impl StoredPlace {
    fn place(&self) -> Place {
        let file: Arc<str> = Arc::from(self.file.as_str());
        let stretch = self
            .stretch
            .map(|[l, c, m, d]| Stretch::new(Point::new(l, c), Point::new(m, d)));
        let cell = self.cell.map(|[row, column]| CellAddress::new(row, column));
        let spot = match (stretch, cell, &self.sheet) {
            (_, Some(cell), Some(sheet)) => Spot::Cell(Arc::from(sheet.as_str()), cell),
            (Some(stretch), Some(cell), None) => Spot::Field(stretch, cell),
            (Some(stretch), None, _) => Spot::Text(stretch),
            (None, _, _) => Spot::Whole,
        };
        Place { file, spot }
    }
}
