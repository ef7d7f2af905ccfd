//! A build with nothing to do: the same findings and the same answer, out of the ledger.

use std::collections::BTreeMap;

use super::load::Wish;
use super::{BUILD, codes};
use crate::finding::Findings;
use crate::output::ledger::Ledger;
use crate::sources::Sources;
use crate::sources::made::Found;

/// What an earlier build found, where nothing has changed since.
pub struct Replay {
    /// The findings.
    pub findings: Findings,
    /// How many documents there are.
    pub documents: usize,
    /// How many files are as they were.
    pub files: usize,
    /// The documents refused.
    pub refused: Vec<String>,
}

/// The earlier build, if every input and every output is as it left them and the same was asked for.
#[must_use]
pub fn replay(
    sources: &Sources,
    wish: &Wish,
    ledger: Option<&Ledger>,
    found: &Found,
) -> Option<Replay> {
    let ledger = ledger?;
    let same = ledger.build == BUILD
        && ledger.wish == wish_words(wish)
        && ledger.inputs == hashes(sources)
        && ledger
            .files
            .iter()
            .all(|(path, file)| found.hashes.get(path) == Some(&file.hash));
    if !same {
        return None;
    }
    Some(Replay {
        findings: ledger.findings(codes::named)?,
        documents: ledger.documents,
        files: ledger.files.len(),
        refused: ledger.refused.clone(),
    })
}

/// The hash of every file read.
pub(super) fn hashes(sources: &Sources) -> BTreeMap<String, String> {
    let hash = |path: &str| {
        blake3::hash(sources.bytes(path).unwrap_or_default())
            .to_hex()
            .to_string()
    };
    sources
        .paths()
        .map(|path| (path.to_string(), hash(path)))
        .collect()
}

/// What was asked for, in words that are equal when the answer must be.
pub(super) fn wish_words(wish: &Wish) -> String {
    let Wish {
        today,
        documents,
        paper,
        formats,
        editions,
        strict,
        overrides,
        jobs: _,
    } = wish;
    format!("{today:?} {documents:?} {paper:?} {formats:?} {editions:?} {strict} {overrides:?}")
}
