//! One paper: its views, its source or its workbook, and the bytes made of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use typst_layout::PagedDocument;

use super::editions::{is_part_b, workspace_of};
use super::load::Loaded;
use super::pack;
use crate::assembly::{Markup, Paper, Standing, Templates, assemble};
use crate::code::Code;
use crate::documents::{Document, DocumentType, Make, Output};
use crate::finding::{Finding, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::typeset::{Imprint, Press, typeset};
use crate::values::id::slug;
use crate::views::{self, Pages, Shown};
use crate::workbook;

/// A fault of ours while a paper was made.
pub(super) static PAPER_FAULT: Code = Code {
    name: "paper-fault",
    severity: Severity::Error,
    title: "a fault of guildhall's own while a paper was made",
    page: "Something happened that should be impossible. The paper was not made, and earlier files are as they were.\n\nExample: none is known; each one is a defect.\n\nRemedy: report it with the paper's record.",
};

/// One file to be made.
#[derive(Debug, Clone)]
pub(super) struct Job<'a> {
    pub(super) document: &'a Document,
    pub(super) document_type: &'a DocumentType,
    pub(super) output: &'a Output,
    /// The views of the document.
    pub(super) views: &'a BTreeMap<String, Shown>,
    /// The row of an `each` output.
    pub(super) row: Option<usize>,
    /// The pages of the standard edition, once they are known, for one in large print.
    pub(super) standing: Standing,
    /// The path below the output folder.
    pub(super) path: String,
}

/// What a file is assembled from: enough to say whether it has to be made again.
pub(super) enum Assembled {
    Pdf(Markup),
    Workbook(Box<workbook::model::Book>),
}

/// A file that was made.
pub(super) struct Piece {
    pub(super) bytes: Vec<u8>,
    pub(super) pages: usize,
    pub(super) warnings: Vec<Finding>,
    /// The pages as they are set, of a PDF.
    pub(super) document: Option<PagedDocument>,
}

/// The views of a document, by the names its type gives them.
pub(super) fn views_of(
    workspace: &Workspace,
    document: &Document,
    document_type: &DocumentType,
    pages: &Pages,
) -> BTreeMap<String, Shown> {
    let made = document_type.views.iter().filter_map(|wanted| {
        Some((
            wanted.name.clone(),
            views::view(workspace, document, wanted, pages)?,
        ))
    });
    made.collect()
}

/// The files of a document: one an output, or one a row of an `each` output.
pub(super) fn jobs<'a>(
    document: &'a Document,
    document_type: &'a DocumentType,
    views: &'a BTreeMap<String, Shown>,
) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    let edition = if is_part_b(document) { "-part-b" } else { "" };
    for output in &document_type.outputs {
        let ending = match output.make {
            Make::Pdf(_) => "pdf",
            Make::Workbook(..) => "xlsx",
        };
        let base = &document.slug;
        let part = if output.name.is_empty() {
            String::new()
        } else {
            format!("-{}", slug(&output.name))
        };
        match &output.each {
            None => {
                let path = format!("{base}/{base}{part}{edition}.{ending}");
                jobs.push(Job {
                    document,
                    document_type,
                    output,
                    views,
                    row: None,
                    standing: Standing::default(),
                    path,
                });
            }
            Some(each) => {
                for (number, name) in row_names(document, views, each).into_iter().enumerate() {
                    let path = format!("{base}/{base}{part}-{name}{edition}.{ending}");
                    jobs.push(Job {
                        document,
                        document_type,
                        output,
                        views,
                        row: Some(number),
                        standing: Standing::default(),
                        path,
                    });
                }
            }
        }
    }
    jobs
}

/// The names of the rows of a field or view: their ids, else their numbers.
fn row_names(document: &Document, views: &BTreeMap<String, Shown>, each: &str) -> Vec<String> {
    let rows = match (views.get(each), document.record.value(each)) {
        (Some(Shown::Table(table)), _) => table.rows.as_slice(),
        (_, Some(Value::Rows(rows))) => rows.as_slice(),
        _ => &[],
    };
    let name = |(number, row): (usize, &crate::kinds::Record)| match row.text("id") {
        Some(id) => slug(id),
        None => (number + 1).to_string(),
    };
    rows.iter().enumerate().map(name).collect()
}

/// Assembles a file.
pub(super) fn assembled(
    loaded: &Loaded,
    templates: &Templates,
    job: &Job<'_>,
    pages: &Pages,
) -> Result<Assembled, Vec<Finding>> {
    let workspace = workspace_of(loaded, job.document);
    match &job.output.make {
        Make::Pdf(template) => {
            let template = format!("{}{template}", job.document_type.folder);
            let paper = Paper {
                workspace,
                document: job.document,
                views: job.views,
                template,
                each: job.output.each.as_deref().zip(job.row),
                blank: job.output.blank,
                inside: None,
                large_print: job.output.large_print.then(|| job.standing.clone()),
            };
            let mut markup = assemble(templates, &paper).map_err(|finding| vec![*finding])?;
            markup.chapters = pack::chapters(loaded, templates, job, pages)?;
            Ok(Assembled::Pdf(markup))
        }
        Make::Workbook(profile, sheets) => {
            let book = workbook::book(
                workspace,
                job.document,
                job.output,
                sheets,
                *profile,
                job.views,
            );
            Ok(Assembled::Workbook(Box::new(book)))
        }
    }
}

/// Makes a file of what was assembled.
pub(super) fn made(
    press: &Arc<Press>,
    job: &Job<'_>,
    assembled: &Assembled,
) -> Result<Piece, Vec<Finding>> {
    match assembled {
        Assembled::Pdf(markup) => {
            let place = job.document.record.place.clone();
            let imprint = Imprint {
                ident: job.document.id.clone(),
                place,
            };
            let typeset = typeset(press, markup, &imprint)?;
            Ok(Piece {
                bytes: typeset.bytes,
                pages: typeset.pages,
                warnings: typeset.warnings,
                document: Some(typeset.document),
            })
        }
        Assembled::Workbook(book) => match workbook::write::write(book) {
            Ok(bytes) => Ok(Piece {
                bytes,
                pages: 0,
                warnings: Vec::new(),
                document: None,
            }),
            Err(fault) => {
                let sheets = match &job.output.make {
                    Make::Workbook(_, sheets) => sheets.as_slice(),
                    Make::Pdf(_) => &[],
                };
                Err(vec![workbook::finding(
                    job.document,
                    &fault,
                    sheets,
                    job.views,
                )])
            }
        },
    }
}

/// The finding for a panic while a paper was made.
pub(super) fn fault(document: &Document) -> Finding {
    let message = format!(
        "`{}` was not made: guildhall itself is at fault",
        document.id
    );
    Finding::new(&PAPER_FAULT, document.record.place.clone(), message)
        .help("report this with the paper's record")
        .document(&document.id)
}
