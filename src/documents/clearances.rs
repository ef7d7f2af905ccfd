//! Clearances: which words of a paper each role clears, and the seal that binds a clearance to them.
//! Never looks at the time of a file: what is bound is the words, whatever their layout.

use super::Document;
use super::report::{financial, implications};
use crate::kinds::Record;
use crate::values::id::plain;

/// How many characters of the hash make a seal: enough to tell any two versions of a paragraph apart.
const LENGTH: usize = 8;

/// What a clearance is bound to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleared {
    /// What was cleared, as a message names it: `the financial implications`.
    pub what: &'static str,
    /// The seal of its words as they stand.
    pub seal: String,
}

/// What a role clears in a paper, sealed; nothing where the paper has no such part.
#[must_use]
pub fn cleared(document: &Document, role: &str) -> Option<Cleared> {
    let answer = |row: &Record| {
        ["none", "text", "reason"]
            .map(|name| row.words(name))
            .join(" ")
    };
    let (what, words) = match role {
        "finance" => ("the financial implications", answer(financial(document)?)),
        "legal" => {
            let mut headings = implications(document).iter();
            let (_, _, row) = headings.find(|(key, _, _)| key.starts_with("legal"))?;
            ("the legal implications", answer(row))
        }
        _ => {
            let rows = document.record.rows("recommendations");
            if rows.is_empty() {
                return None;
            }
            let asked = |row: &Record| {
                let body = plain(row.id("body").unwrap_or_default());
                let verb = row.choice("verb").unwrap_or_default();
                format!("{body} {verb} {} {}", row.words("text"), row.words("by"))
            };
            let words: Vec<String> = rows.iter().map(asked).collect();
            ("the recommendations", words.join("\n"))
        }
    };
    Some(Cleared {
        what,
        seal: seal(&words),
    })
}

/// The seal of some words: the same for the same words, however they are broken into lines.
#[must_use]
pub fn seal(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut hash = blake3::hash(words.join(" ").as_bytes())
        .to_hex()
        .to_string();
    hash.truncate(LENGTH);
    hash
}
