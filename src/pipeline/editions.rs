//! Which editions of a paper are made, and from which records: the public one from records without what is withheld, the
//! one for Members from the whole. Every public file is searched for what it must not tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::load::{Edition, Loaded, Wish};
use super::paper::{Job, Piece, views_of};
use crate::documents::{self, Document, DocumentType};
use crate::finding::Finding;
use crate::proof::{self, Certificate, File, look};
use crate::references::Workspace;
use crate::views::{Shown, edition};

/// One document in one edition, with its views.
pub(super) struct Drawn<'a> {
    pub(super) document: &'a Document,
    pub(super) document_type: &'a DocumentType,
    pub(super) views: BTreeMap<String, Shown>,
}

/// Every document that will be made, in every edition that it has and that is asked for.
pub(super) fn drawn<'a>(
    loaded: &'a Loaded,
    wish: &Wish,
    refused: &BTreeSet<String>,
) -> Vec<Drawn<'a>> {
    let is_asked = |asked: Edition| wish.editions.is_empty() || wish.editions.contains(&asked);
    let whole = &loaded.workspace;
    let public = loaded.public.as_ref().map_or(whole, |made| &made.workspace);
    let mut all = Vec::new();
    for (document, original) in public.documents.iter().zip(&whole.documents) {
        if !loaded.wanted.contains(&document.id) || refused.contains(&document.id) {
            continue;
        }
        let Some(known) = whole.type_of(original) else {
            continue;
        };
        if document.withheld().is_none() && is_asked(Edition::Public) {
            let mut views = views_of(public, document, known);
            if loaded.public.is_some() {
                views = compared(views, whole, original, known);
            }
            all.push(Drawn {
                document,
                document_type: known,
                views,
            });
        }
        if is_part_b(original) && is_asked(Edition::PartB) {
            all.push(Drawn {
                document: original,
                document_type: known,
                views: views_of(whole, original, known),
            });
        }
    }
    all
}

/// The views of a public edition, without the values that would tell what is withheld.
fn compared(
    public: BTreeMap<String, Shown>,
    whole: &Workspace,
    original: &Document,
    known: &DocumentType,
) -> BTreeMap<String, Shown> {
    let mut full = views_of(whole, original, known);
    public
        .into_iter()
        .map(|(name, shown)| {
            let other = full.remove(&name);
            let shown = edition::withhold(shown, other.as_ref());
            (name, shown)
        })
        .collect()
}

/// Whether a document, as it stands, is an edition for Members alone.
pub(super) fn is_part_b(document: &Document) -> bool {
    document.edition == documents::Edition::Whole && !document.is_public()
}

/// The workspace that a document stands in: the whole one, or the public edition of it.
pub(super) fn workspace_of<'a>(loaded: &'a Loaded, document: &Document) -> &'a Arc<Workspace> {
    match (&loaded.public, document.edition) {
        (Some(public), documents::Edition::Public) => &public.workspace,
        _ => &loaded.workspace,
    }
}

/// A hash of what a file must not tell; nothing where all is public.
pub(super) fn secrets_of<'a>(loaded: &'a Loaded, document: &Document) -> &'a str {
    match (&loaded.public, document.edition) {
        (Some(public), documents::Edition::Public) => &public.key,
        _ => "",
    }
}

/// Searches a public file for what it must not tell; `None` where nothing is withheld, or the file is for Members.
pub(super) fn proven(
    loaded: &Loaded,
    job: &Job<'_>,
    piece: &Piece,
) -> Result<Option<Certificate>, Vec<Finding>> {
    let Some(public) = &loaded.public else {
        return Ok(None);
    };
    if is_part_b(job.document) {
        return Ok(None);
    }
    let file = File {
        path: &job.path,
        bytes: &piece.bytes,
        pages: piece.document.as_ref(),
    };
    match look(&public.secrets, &file) {
        Ok(certificate) => Ok(Some(certificate)),
        Err(finding) => Err(vec![finding.document(&job.document.id)]),
    }
}

/// The withheld values that no file can be searched for, a line each.
pub(super) fn beyond(loaded: &Loaded) -> Vec<String> {
    let secrets = loaded.public.as_ref().map(|public| &public.secrets);
    secrets.map(proof::beyond).unwrap_or_default()
}
