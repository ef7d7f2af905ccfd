//! Assembly: a document and its template become Typst source that knows where each part came from.
//! Nothing an officer typed can become code here; nothing is read but what is given.

mod acronyms;
mod environment;
pub mod escape;
mod filters;
mod held;
mod holes;
mod prose;
pub mod trace;
mod writer;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use minijinja::value::{Object, Value as Seen};

use crate::code::Code;
use crate::documents::{Document, envelope};
use crate::finding::Finding;
use crate::kinds::Record;
use crate::place::{Place, Point, Stretch};
use crate::records::council;
use crate::references::Workspace;
use crate::views::{Shown, edition};

use acronyms::{Abbreviations, Acronyms};
pub use environment::{TEMPLATE_FAULT, Templates};
use holes::{HoleFault, LineMark, cut_marks, fill};
pub use trace::Markup;
pub use writer::RowPlaces;
use writer::Writer;

/// The codes this floor owns.
pub static CODES: &[&Code] = &[&TEMPLATE_FAULT];

/// What a paper is assembled from.
pub struct Paper<'a> {
    /// The workspace, resolved.
    pub workspace: &'a Arc<Workspace>,
    /// The document.
    pub document: &'a Document,
    /// Its views, by the names its type gives them.
    pub views: &'a BTreeMap<String, Shown>,
    /// The path of the template.
    pub template: String,
    /// For an `each` output, the rows it is made for and which of them this is; the template sees it as `row`.
    pub each: Option<(&'a str, usize)>,
    /// Whether labels and writing lines are wanted instead of values.
    pub blank: bool,
    /// Where in a pack it stands, if it is made for one.
    pub inside: Option<Inside>,
    /// The pages of the standard edition, if it is made in large print.
    pub large_print: Option<Standing>,
}

/// The pages on which the parts of a paper stand, by the numbers printed on them and in the order of the paper: those of
/// its standard edition, for the margin of the one in large print. Empty before the standard edition is laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The pages of its headings.
    pub headings: Vec<usize>,
    /// The pages of its marks: numbered paragraphs, running text and rows of tables.
    pub marks: Vec<usize>,
}

/// A paper's place in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// The name by which its beginning is found in the pack.
    pub anchor: String,
    /// The number of its item: `A.7`; none for the agenda itself.
    pub item: Option<String>,
    /// The first of its pages and the last of the pack's, where it is made as a file of its own with the pack's numbers.
    pub pages: Option<(usize, usize)>,
}

/// Assembles a paper.
///
/// # Errors
/// The template cannot be carried out; the finding names its line.
pub fn assemble(templates: &Templates, paper: &Paper<'_>) -> Result<Markup, Box<Finding>> {
    let read = Read::default();
    let page = Page {
        seen: context(paper, &read),
        read,
    };
    let page = Seen::from_object(page);
    let rendered = templates.render(&paper.template, page.clone())?;
    let read = page
        .downcast_object_ref::<Page>()
        .map(Page::read)
        .unwrap_or_default();
    let (text, lines) = cut_marks(&rendered.text);
    let fresh = Acronyms::of(&paper.workspace.records);
    let mut abbreviations = Vec::new();
    // The list of abbreviations may stand before the last of them is used: a first pass finds them all.
    let passes = if rendered.holes.iter().any(is_abbreviations) {
        2
    } else {
        1
    };
    let mut markup = None;
    for _ in 0..passes {
        let mut acronyms = fresh.clone();
        let mut writer = Writer {
            out: String::with_capacity(text.len() * 2),
            places: Vec::new(),
            rows: Vec::new(),
            acronyms: &mut acronyms,
            abbreviations: &abbreviations,
            document: &paper.document.id,
            workspace: paper.workspace,
            row: row_of(paper),
            labels: BTreeSet::new(),
        };
        let moved = fill(&text, &rendered, &templates.token, &lines, &mut writer)
            .map_err(|fault| Box::new(hole_finding(templates, paper, &lines, &fault)))?;
        let Writer {
            out, places, rows, ..
        } = writer;
        let files = templates.files.clone();
        markup = Some(Markup {
            text: out,
            lines: moved,
            places,
            rows,
            files,
            read: read.clone(),
            chapters: Vec::new(),
        });
        abbreviations = acronyms.used();
    }
    Ok(markup.unwrap_or_default())
}

/// The row that an `each` output is made for.
fn row_of<'a>(paper: &Paper<'a>) -> Option<&'a Record> {
    let (rows, number) = paper.each?;
    if let Some(Shown::Table(table)) = paper.views.get(rows) {
        return table.rows.get(number);
    }
    paper.document.record.rows(rows).get(number)
}

fn is_abbreviations(value: &Seen) -> bool {
    value.downcast_object_ref::<Abbreviations>().is_some()
}

/// The names of fields that a template has read.
pub(super) type Read = Arc<Mutex<BTreeSet<String>>>;

/// What a template sees under each name, and which of the names it has read.
#[derive(Debug)]
struct Page {
    seen: BTreeMap<String, Seen>,
    read: Read,
}

impl Page {
    /// The names that were read.
    fn read(&self) -> BTreeSet<String> {
        self.read
            .lock()
            .map(|read| read.clone())
            .unwrap_or_default()
    }
}

impl Object for Page {
    fn get_value(self: &Arc<Self>, key: &Seen) -> Option<Seen> {
        let name = key.as_str()?;
        let value = self.seen.get(name)?;
        if let Ok(mut read) = self.read.lock() {
            read.insert(name.to_owned());
        }
        Some(value.clone())
    }
}

/// What the template sees.
fn context(paper: &Paper<'_>, read: &Read) -> BTreeMap<String, Seen> {
    let workspace = paper.workspace;
    let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
    let fields = workspace
        .type_of(paper.document)
        .map(|t| t.fields.clone())
        .unwrap_or_default();
    let envelope = envelope::fields().len();
    for (number, field) in fields.iter().enumerate().filter(|(_, f)| !f.private) {
        let entry = paper.document.record.entry(&field.name);
        let value = if paper.blank && number >= envelope && !field.kind.is_many() {
            Seen::from_object(filters::Code::Blank)
        } else {
            held::seen(entry, Some(field), workspace)
        };
        seen.insert(field.name.clone(), value);
    }
    let as_of = crate::kinds::Entry::new(
        crate::kinds::Value::Date(paper.document.as_of),
        paper.document.record.place_of("as_of").clone(),
    );
    seen.insert(
        "as_of".to_owned(),
        held::seen(Some(&as_of), None, workspace),
    );
    for (name, shown) in paper.views {
        if let Shown::Table(table) = shown {
            let rows = table
                .rows
                .iter()
                .map(|row| held::seen_row(row, &table.fields, None, workspace));
            seen.insert(name.clone(), Seen::from(rows.collect::<Vec<_>>()));
        }
    }
    if let Some(council) = &workspace.records.council {
        seen.insert(
            "council".to_owned(),
            held::seen_row(council, &council::fields(), None, workspace),
        );
    }
    seen.insert(
        "paper".to_owned(),
        held::seen_document(paper.document, workspace, read),
    );
    seen.insert("edition".to_owned(), edition(paper));
    seen.insert("abbreviations".to_owned(), Seen::from_object(Abbreviations));
    let inside = paper.inside.as_ref().map(seen_inside);
    seen.insert("inside".to_owned(), Seen::from(inside));
    let large_print = paper.large_print.as_ref().map(seen_standing);
    seen.insert("large_print".to_owned(), Seen::from(large_print));
    if let Some((rows, number)) = paper.each {
        let row = seen
            .get(rows)
            .and_then(|rows| rows.get_item_by_index(number).ok());
        seen.insert("row".to_owned(), row.unwrap_or_else(|| Seen::from(())));
    }
    seen
}

/// What the paper says of its edition; none where all of it is public.
fn edition(paper: &Paper<'_>) -> Seen {
    let marking = edition::marking(paper.workspace, paper.document);
    let row = marking.and_then(|table| {
        let row = table.rows.first()?;
        Some(held::seen_row(row, &table.fields, None, paper.workspace))
    });
    row.unwrap_or_else(|| Seen::from(()))
}

/// A paper's place in a pack as the house style sees it.
fn seen_inside(inside: &Inside) -> BTreeMap<&'static str, Seen> {
    let pages = inside.pages;
    BTreeMap::from([
        ("anchor", Seen::from(inside.anchor.as_str())),
        ("item", Seen::from(inside.item.as_deref())),
        ("first", Seen::from(pages.map(|(first, _)| first))),
        ("last", Seen::from(pages.map(|(_, last)| last))),
    ])
}

/// The pages of the standard edition as the house style sees them.
fn seen_standing(standing: &Standing) -> BTreeMap<&'static str, Seen> {
    let seen = |pages: &[usize]| Seen::from_iter(pages.iter().copied());
    BTreeMap::from([
        ("headings", seen(&standing.headings)),
        ("marks", seen(&standing.marks)),
    ])
}

/// A hole that cannot be filled, as a finding at the template's line.
fn hole_finding(
    templates: &Templates,
    paper: &Paper<'_>,
    lines: &[LineMark],
    fault: &HoleFault,
) -> Finding {
    let before = lines
        .partition_point(|(at, ..)| *at <= fault.at)
        .checked_sub(1);
    let (file, line) = match before.and_then(|at| lines.get(at)) {
        Some((_, template, line)) => (templates.files.get(*template).cloned(), *line),
        None => (None, 1),
    };
    let file = file.unwrap_or_else(|| Arc::from(paper.template.as_str()));
    let place = Place::text(&file, Stretch::at(Point::new(line, 1)));
    Finding::new(
        &TEMPLATE_FAULT,
        place,
        format!("the template stops here: {}", fault.message),
    )
    .help("mend the template")
    .document(&paper.document.id)
}
