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
use crate::views::{Pages, Shown, edition};

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
    let public = public_of(loaded);
    let mut all = Vec::new();
    for (document, original) in public.documents.iter().zip(&whole.documents) {
        if !loaded.wanted.contains(&document.id) || refused.contains(&document.id) {
            continue;
        }
        let Some(known) = whole.type_of(original) else {
            continue;
        };
        if document.withheld().is_none() && is_asked(Edition::Public) {
            all.push(Drawn {
                document,
                document_type: known,
                views: shown(loaded, document, known, &Pages::new()),
            });
        }
        if is_part_b(original) && is_asked(Edition::PartB) {
            all.push(Drawn {
                document: original,
                document_type: known,
                views: shown(loaded, original, known, &Pages::new()),
            });
        }
    }
    all
}

/// The views of a document in its edition: those of a public one are without the values that would tell what is withheld.
pub(super) fn shown(
    loaded: &Loaded,
    document: &Document,
    known: &DocumentType,
    pages: &Pages,
) -> BTreeMap<String, Shown> {
    let workspace = workspace_of(loaded, document);
    let views = views_of(workspace, document, known, pages);
    if Arc::ptr_eq(workspace, &loaded.workspace) {
        return views;
    }
    let Some(original) = loaded.workspace.document(&document.id) else {
        return views;
    };
    let mut full = views_of(&loaded.workspace, original, known, pages);
    views
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

/// What the public may read of a workspace.
pub(super) fn public_of(loaded: &Loaded) -> &Arc<Workspace> {
    let public = loaded.public.as_ref();
    public.map_or(&loaded.workspace, |made| &made.workspace)
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
    if is_part_b(job.document) {
        return Ok(None);
    }
    let file = File {
        path: &job.path,
        bytes: &piece.bytes,
        pages: piece.document.as_ref(),
    };
    searched(loaded, job.document, &file)
}

/// Searches a file of a public document for what it must not tell; `None` where nothing is withheld.
pub(super) fn searched(
    loaded: &Loaded,
    document: &Document,
    file: &File<'_>,
) -> Result<Option<Certificate>, Vec<Finding>> {
    let Some(public) = &loaded.public else {
        return Ok(None);
    };
    match look(&public.secrets, file) {
        Ok(certificate) => Ok(Some(certificate)),
        Err(finding) => Err(vec![finding.document(&document.id)]),
    }
}

/// The withheld values that no file can be searched for, a line each.
pub(super) fn beyond(loaded: &Loaded) -> Vec<String> {
    let secrets = loaded.public.as_ref().map(|public| &public.secrets);
    secrets.map(proof::beyond).unwrap_or_default()
}
