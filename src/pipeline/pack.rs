//! Packs: the papers that are bound into one, each assembled as it is by itself, and the pages that they have there.
//! Pages are known once a pack is laid out; so it is assembled again with them, until they stay.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::editions::{shown, workspace_of};
use super::load::Loaded;
use super::paper::{Assembled, Job, assembled};
use crate::assembly::{Inside, Markup, Paper, Templates, assemble};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Severity};
use crate::kinds::Record;
use crate::typeset::{Imprint, LaidOut, Press, lay_out};
use crate::views::{Pages, Shown};

/// A pack that cannot be numbered.
pub(super) static PACK_UNSETTLED: Code = Code {
    name: "pack-unsettled",
    severity: Severity::Error,
    title: "a pack whose pages cannot be told",
    page: "The agenda of a pack says on which pages each paper is. A paper whose template prints no title has no beginning that could be found, and an agenda that grows and shrinks with the numbers on it never stays.\n\nExample: a template with `cover: false` and no title of its own.\n\nRemedy: let the template print the paper's title; if no template was changed, report the fault.",
};

/// How often a pack is laid out before its pages have to stay.
const ROUNDS: usize = 5;

/// The rows of the papers that an output binds in.
pub(super) fn rows<'a>(job: &Job<'a>) -> &'a [Record] {
    let Some(name) = &job.output.papers else {
        return &[];
    };
    match job.views.get(name) {
        Some(Shown::Table(table)) => &table.rows,
        Some(Shown::Grid(_)) | None => job.document.record.rows(name),
    }
}

/// The papers that are bound into an output, each under the name by which its source includes it.
pub(super) fn chapters(
    loaded: &Loaded,
    templates: &Templates,
    job: &Job<'_>,
    pages: &Pages,
) -> Result<Vec<(String, Markup)>, Vec<Finding>> {
    let mut chapters = Vec::new();
    let mut faults = Vec::new();
    for row in rows(job) {
        let (Some(file), Some(paper)) = (row.text("file"), row.id("paper")) else {
            continue;
        };
        let inside = Inside {
            anchor: row.text("anchor").unwrap_or_default().to_owned(),
            item: row.text("no").map(str::to_owned),
            pages: None,
        };
        match chapter(loaded, templates, (job.document, paper), inside, pages) {
            Some(Ok(markup)) => chapters.push((file.to_owned(), markup)),
            Some(Err(fault)) => faults.push(*fault),
            None => {}
        }
    }
    if faults.is_empty() {
        Ok(chapters)
    } else {
        Err(faults)
    }
}

/// A paper in the edition of the pack that it is bound into, as it is made by itself but for its place there; `None` where
/// it makes no PDF.
pub(super) fn chapter(
    loaded: &Loaded,
    templates: &Templates,
    (pack, id): (&Document, &str),
    inside: Inside,
    pages: &Pages,
) -> Option<Result<Markup, Box<Finding>>> {
    let workspace = workspace_of(loaded, pack);
    let document = workspace.document(id)?;
    let known = workspace.type_of(document)?;
    let (output, template) = known.main_pdf()?;
    let views = shown(loaded, document, known, pages);
    let paper = Paper {
        workspace,
        document,
        views: &views,
        template: format!("{}{template}", known.folder),
        each: None,
        blank: output.blank,
        inside: Some(inside),
        large_print: None,
    };
    Some(assemble(templates, &paper))
}

/// A pack whose pages stay.
pub(super) struct Settled {
    /// The source, with the pages in it.
    pub(super) markup: Markup,
    /// The pages of each paper, by the number of its item; the agenda has none.
    pub(super) pages: Pages,
    /// The number on the last page.
    pub(super) last: usize,
}

/// A pack with the pages of its papers in it: laid out and assembled again until they stay.
pub(super) fn settled(
    press: &Arc<Press>,
    loaded: &Loaded,
    templates: &Templates,
    job: &Job<'_>,
    first: Markup,
) -> Result<Settled, Vec<Finding>> {
    let imprint = Imprint {
        ident: job.document.id.clone(),
        place: job.document.record.place.clone(),
    };
    let mut markup = first;
    let mut known = Pages::new();
    for _ in 0..ROUNDS {
        let laid_out = lay_out(press, &markup, &imprint)?;
        let found = pages(job, &laid_out)?;
        if found == known {
            let last = laid_out.last();
            return Ok(Settled {
                markup,
                pages: known,
                last,
            });
        }
        let views = shown(loaded, job.document, job.document_type, &found);
        let numbered = Job {
            views: &views,
            ..job.clone()
        };
        if let Assembled::Pdf(again) = assembled(loaded, templates, &numbered, &found)? {
            markup = again;
        }
        known = found;
    }
    Err(vec![unsettled(job, "its pages do not stay where they are")])
}

/// The pages of each paper, by the number of its item: it ends where the next begins.
fn pages(job: &Job<'_>, laid_out: &LaidOut) -> Result<Pages, Vec<Finding>> {
    let mut begins = BTreeMap::new();
    for row in rows(job) {
        let anchor = row.text("anchor").unwrap_or_default();
        let Some(page) = laid_out.begins.get(anchor) else {
            let message = format!(
                "the paper `{}` prints no title where it begins",
                row.words("title")
            );
            return Err(vec![unsettled(job, &message)]);
        };
        begins.insert(*page, row.text("no").unwrap_or_default());
    }
    let starts: Vec<usize> = begins.keys().copied().collect();
    let last = |at: usize| starts.get(at + 1).map_or(laid_out.last(), |next| next - 1);
    let found = begins.iter().enumerate();
    let found = found.map(|(at, (first, no))| ((*no).to_owned(), (*first, last(at))));
    Ok(found.collect())
}

fn unsettled(job: &Job<'_>, message: &str) -> Finding {
    Finding::new(&PACK_UNSETTLED, job.document.record.place.clone(), message)
        .help("let the template of the paper print its title; else report this with the pack's record")
        .document(&job.document.id)
}
