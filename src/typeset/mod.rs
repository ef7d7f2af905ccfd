//! Typesetting: Typst source becomes an accessible PDF, and Typst's errors become findings at the officer's place.
//! Reads nothing but what it is given; asks no clock.

pub mod fonts;
pub mod pack;
pub mod report;
pub mod standard;
pub mod world;

use std::collections::BTreeMap;
use std::sync::Arc;

use typst::foundations::{Content, Label, NativeElement as _, Selector, Value};
use typst::introspection::{Introspector as _, MetadataElem};
use typst::model::HeadingElem;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use crate::assembly::{Markup, Standing};
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

/// The label of a mark whose page is a fact that is told: where a paper begins.
const MARKED: &str = "begins-here";

/// The label of the marks whose pages an edition in large print tells.
const STANDING: &str = "stands-here";

/// A paper that is laid out, before a PDF is made of it.
pub struct LaidOut {
    document: PagedDocument,
    /// The page on which each mark of the paper stands, by the number that is printed on it.
    pub begins: BTreeMap<String, usize>,
    /// The pages on which its headings and marks stand.
    pub standing: Standing,
    warnings: Vec<Finding>,
}

impl LaidOut {
    /// The number that is printed on the last page.
    #[must_use]
    pub fn last(&self) -> usize {
        let last = self.document.pages().last();
        last.and_then(|page| usize::try_from(page.number).ok())
            .unwrap_or_default()
    }
}

/// Lays a paper out.
///
/// # Errors
/// What Typst found wrong, as findings at the record's or the template's place.
pub fn lay_out(
    press: &Arc<Press>,
    markup: &Markup,
    imprint: &Imprint,
) -> Result<LaidOut, Vec<Finding>> {
    let world = world::Desk::new(press, markup);
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
    Ok(LaidOut {
        begins: begins(&document),
        standing: standing(&document),
        document,
        warnings,
    })
}

/// The page on which each mark stands.
fn begins(document: &PagedDocument) -> BTreeMap<String, usize> {
    let Some(label) = Label::new(PicoStr::intern(MARKED)) else {
        return BTreeMap::new();
    };
    let found = document.introspector().query(&Selector::Label(label));
    let mark = |mark: &Content| {
        let Value::Str(name) = &mark.to_packed::<MetadataElem>()?.value else {
            return None;
        };
        Some((name.to_string(), printed(document, mark)?))
    };
    found.iter().filter_map(mark).collect()
}

/// The pages on which headings and marks stand, in the order of the paper.
fn standing(document: &PagedDocument) -> Standing {
    let pages = |selector: &Selector| -> Vec<usize> {
        let found = document.introspector().query(selector);
        let pages = found.iter().filter_map(|it| printed(document, it));
        pages.collect()
    };
    let label = Label::new(PicoStr::intern(STANDING));
    Standing {
        headings: pages(&HeadingElem::ELEM.select()),
        marks: label.map_or_else(Vec::new, |label| pages(&Selector::Label(label))),
    }
}

/// The number that is printed on the page where something stands.
fn printed(document: &PagedDocument, it: &Content) -> Option<usize> {
    let page = document.introspector().page(it.location()?)?;
    let number = document.pages().get(page.get() - 1)?.number;
    usize::try_from(number).ok()
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
    let laid_out = lay_out(press, markup, imprint)?;
    let world = world::Desk::new(press, markup);
    let reporter = report::Reporter {
        world: &world,
        markup,
        imprint,
    };
    let options =
        standard::options(&imprint.ident).map_err(|reason| vec![reporter.fault(&reason)])?;
    let bytes =
        typst_pdf::pdf(&laid_out.document, &options).map_err(|errors| reporter.errors(&errors))?;
    let bytes = pack::pack(&bytes).map_err(|reason| vec![reporter.fault(&reason)])?;
    Ok(Typeset {
        bytes,
        pages: laid_out.document.pages().len(),
        warnings: laid_out.warnings,
        document: laid_out.document,
    })
}

/// Forgets what the compiler remembers. Never while others compile: the memory is shared.
pub fn forget() {
    typst::comemo::evict(0);
}
