//! Large print: the edition of a paper that tells in its margin where each page of the standard edition begins. So the
//! standard edition is laid out first, and its pages are facts for the other.

use std::sync::Arc;

use super::load::Loaded;
use super::paper::{Assembled, Job, PAPER_FAULT, assembled};
use crate::assembly::{Markup, Templates};
use crate::documents::Output;
use crate::finding::Finding;
use crate::typeset::{Imprint, Press, lay_out};
use crate::views::Pages;

/// The source of the standard edition; `None` for a file that is not in large print.
pub(super) fn standard(
    loaded: &Loaded,
    templates: &Templates,
    job: &Job<'_>,
) -> Result<Option<Markup>, Vec<Finding>> {
    if !job.output.large_print {
        return Ok(None);
    }
    let output = Output {
        large_print: false,
        ..job.output.clone()
    };
    let standard = Job {
        output: &output,
        ..job.clone()
    };
    match assembled(loaded, templates, &standard, &Pages::new())? {
        Assembled::Pdf(markup) => Ok(Some(markup)),
        Assembled::Workbook(_) => Ok(None),
    }
}

/// The source of an edition in large print, with the pages of the standard edition in it.
///
/// # Errors
/// What Typst found wrong in either, or that a part of one is not in the other, so that its page cannot be told.
pub(super) fn paged(
    press: &Arc<Press>,
    loaded: &Loaded,
    templates: &Templates,
    job: &Job<'_>,
    standard: &Markup,
) -> Result<Markup, Vec<Finding>> {
    let imprint = Imprint {
        ident: job.document.id.clone(),
        place: job.document.record.place.clone(),
    };
    let standing = lay_out(press, standard, &imprint)?.standing;
    let known = Job {
        standing: standing.clone(),
        ..job.clone()
    };
    let Assembled::Pdf(markup) = assembled(loaded, templates, &known, &Pages::new())? else {
        return Ok(standard.clone());
    };
    let large = lay_out(press, &markup, &imprint)?.standing;
    let is_same = large.headings.len() == standing.headings.len()
        && large.marks.len() == standing.marks.len();
    if is_same {
        return Ok(markup);
    }
    let message = format!(
        "`{}` in large print has other parts than its standard edition, so that its pages cannot be told",
        job.document.id
    );
    let finding = Finding::new(&PAPER_FAULT, job.document.record.place.clone(), message)
        .help("report this with the paper's record")
        .document(&job.document.id);
    Err(vec![finding])
}
