//! The manifest: for people and archives, what each file is, what it came from, and the standards it meets.

use serde::Serialize;

use super::ledger::Proof;

/// The manifest's file, below the output folder.
pub const FILE: &str = "manifest.json";

/// All files of the output folder that guildhall made.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// The format.
    pub version: u32,
    /// The files, by path.
    pub files: Vec<FileNote>,
    /// The errors that somebody answered for, so that a document was made all the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<OverrideNote>,
    /// The withheld values that no public file could be searched for: place and reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_searched_for: Vec<String>,
}

/// Errors of one check that somebody answered for.
#[derive(Debug, Serialize)]
pub struct OverrideNote {
    /// The code of the check.
    pub code: String,
    /// Why.
    pub reason: String,
    /// Who, by role.
    pub by: String,
    /// The ids of the documents concerned.
    pub documents: Vec<String>,
}

/// One file made.
#[derive(Debug, Serialize)]
pub struct FileNote {
    /// Its path below the output folder.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
    /// The id of the document.
    pub document: String,
    /// The name of the document type.
    #[serde(rename = "type")]
    pub document_type: String,
    /// The edition: `public`, `private` or `part-b`.
    pub edition: &'static str,
    /// What a public file was searched for in vain, where something is withheld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// The standards it meets.
    pub standards: Vec<&'static str>,
    /// The number of its pages, for a PDF.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
    /// The inputs it came from.
    pub inputs: Vec<Hashed>,
    /// The templates it came from.
    pub templates: Vec<Hashed>,
}

/// A file and the SHA-256 of its bytes.
#[derive(Debug, Clone, Serialize)]
pub struct Hashed {
    /// Its path from the workspace's root.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

impl Manifest {
    /// The bytes of the manifest, laid out for people.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}
