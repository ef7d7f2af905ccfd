//! Typesetting: Typst source becomes an accessible PDF, and Typst's errors become findings at the officer's place.
//! Reads nothing but what it is given; asks no clock.

pub mod fonts;
pub mod pack;
pub mod report;
pub mod standard;
pub mod world;

use std::sync::Arc;

use typst_layout::PagedDocument;

use crate::assembly::Markup;
use crate::code::Code;
use crate::finding::Finding;
use crate::place::Place;

pub use world::Press;

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &report::TYPESETTING,
    &report::MISSING_GLYPH,
    &report::WRONG_VALUE,
    &report::NOT_ACCESSIBLE,
    &report::TYPESETTING_WARNING,
    &report::LOST_CONTENT,
];

/// What typesetting is told about a paper besides its source.
#[derive(Debug, Clone)]
pub struct Imprint {
    /// The id of the document, which names it in the PDF for ever.
    pub ident: String,
    /// The document's file, for findings that have no better place.
    pub place: Place,
}

/// A finished PDF and what was learnt in making it.
#[derive(Debug)]
pub struct Typeset {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What Typst warned of.
    pub warnings: Vec<Finding>,
    /// The pages as they are set, for those who look at them.
    pub document: PagedDocument,
}

/// Typesets a paper.
///
/// # Errors
/// What Typst found wrong, as findings at the record's or the template's place.
pub fn typeset(
    press: &Arc<Press>,
    markup: &Markup,
    imprint: &Imprint,
) -> Result<Typeset, Vec<Finding>> {
    let world = world::Desk::new(press, &markup.text);
    let compiled = typst::compile::<PagedDocument>(&world);
    let reporter = report::Reporter {
        world: &world,
        markup,
        imprint,
    };
    let warnings = compiled
        .warnings
        .iter()
        .map(|warning| reporter.warning(warning))
        .collect();
    let document = compiled.output.map_err(|errors| reporter.errors(&errors))?;
    let lost = compiled.warnings.iter().filter(|w| report::is_loss(w));
    let lost: Vec<Finding> = lost.map(|warning| reporter.loss(warning)).collect();
    if !lost.is_empty() {
        return Err(lost);
    }
    let options =
        standard::options(&imprint.ident).map_err(|reason| vec![reporter.fault(&reason)])?;
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| reporter.errors(&errors))?;
    let bytes = pack::pack(&bytes).map_err(|reason| vec![reporter.fault(&reason)])?;
    Ok(Typeset {
        bytes,
        pages: document.pages().len(),
        warnings,
        document,
    })
}

/// Forgets what the compiler remembers. Never while others compile: the memory is shared.
pub fn forget() {
    typst::comemo::evict(0);
}
