//! Documents: the papers to be made, and the document types that say what each takes and makes.
//! A document type is data under `templates/`; no type's name is known here.

pub mod agenda;
pub mod answers;
pub mod clearances;
pub mod declared;
pub mod envelope;
pub mod fill;
pub mod manifest;
pub mod report;
pub mod schema;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::code::Code;
use crate::kinds::withheld::{EXEMPT, numbers};
use crate::kinds::{Field, Record, Withheld};
use crate::place::Place;
use crate::values::date::Date;

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &manifest::BROKEN_MANIFEST,
    &fill::UNKNOWN_TYPE,
    &fill::DUPLICATE_DOCUMENT,
];

/// A sort of paper: its fields, what it derives, and what it makes.
#[derive(Debug, Clone)]
pub struct DocumentType {
    /// The name of its folder.
    pub name: String,
    /// What it is, in a few words.
    pub title: String,
    /// One sentence: what it is for.
    pub description: String,
    /// Its folder, with `/` at its end.
    pub folder: String,
    /// The word before a document's id in a reference: `report CE 21/04`.
    pub word: String,
    /// Whether a reference names its papers by title: `Partnership policy`.
    pub named_by_title: bool,
    /// The template that prints a paper inside another, as an appendix or a chapter.
    pub chapter: Option<String>,
    /// Its fields, envelope first.
    pub fields: Vec<Field>,
    /// The fields that stand in the head of a paper: a draft may wait for them, a paper that goes out may not.
    pub head: Vec<String>,
    /// The fields that its head has besides, once the paper is final.
    pub head_when_final: Vec<String>,
    /// The derived tables its templates and sheets see.
    pub views: Vec<ViewUse>,
    /// What it makes.
    pub outputs: Vec<Output>,
    /// Where its manifest stands.
    pub place: Place,
}

impl DocumentType {
    /// The PDF that a paper of this type is: its first, unnamed output, if that is one for everybody to read.
    #[must_use]
    pub fn main_pdf(&self) -> Option<(&Output, &str)> {
        let is_main = |output: &&Output| {
            output.name.is_empty() && output.each.is_none() && output.papers.is_none()
        };
        let output = self.outputs.iter().find(is_main)?;
        match &output.make {
            Make::Pdf(template) if !output.private => Some((output, template)),
            Make::Pdf(_) | Make::Workbook(..) => None,
        }
    }

    /// Whether it binds other papers into one of its own.
    #[must_use]
    pub fn is_pack(&self) -> bool {
        self.outputs.iter().any(|output| output.papers.is_some())
    }
}

/// A view as a document type uses it.
#[derive(Debug, Clone)]
pub struct ViewUse {
    /// What the type calls it.
    pub name: String,
    /// The view's name in the closed list.
    pub view: String,
    /// Its arguments: each names a field of the document.
    pub arguments: Vec<(String, String)>,
    /// Where it is asked for.
    pub place: Place,
}

/// One output of a document type.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name; empty for the first and main one.
    pub name: String,
    /// What is made.
    pub make: Make,
    /// The rows field or view for each row of which one file is made.
    pub each: Option<String>,
    /// The rows field or view whose papers are bound into it, each as it is made by itself.
    pub papers: Option<String>,
    /// Whether labels and writing lines are typeset instead of values.
    pub blank: bool,
    /// Whether it is made only when asked for by name.
    pub on_request: bool,
    /// Whether it is the edition in large print of the output before it: the same paper, set larger, with the pages of
    /// the standard edition in its margin.
    pub large_print: bool,
    /// Whether it may show private fields, and so is for the officers who keep it alone.
    pub private: bool,
    /// Where it is asked for.
    pub place: Place,
}

/// What an output is.
#[derive(Debug, Clone)]
pub enum Make {
    /// A PDF from a template of the type's folder.
    Pdf(String),
    /// A workbook of sheets.
    Workbook(Profile, Vec<SheetUse>),
}

/// For whom a workbook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For officers who fill it in: filters, drop-downs, protected keys.
    Working,
    /// For the public: cover, contents, notes, one plain table a sheet.
    Publication,
}

/// One sheet of a workbook.
#[derive(Debug, Clone)]
pub struct SheetUse {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// One sentence under the title.
    pub explanation: String,
    /// How it is laid out.
    pub shape: Shape,
    /// The field or view it shows.
    pub from: String,
    /// Whether each row of the view is a sheet of its own, with the rows nested in it as its table.
    pub each: bool,
}

/// The closed list of sheet shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One row a record.
    Table,
    /// Formulas over the other sheets, with our results.
    Summary,
    /// Row keys by column keys.
    Grid,
    /// Labels and values one below the other.
    Form,
    /// Paragraphs.
    Notes,
}

/// A paper to be made.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its id, unique in the workspace.
    pub id: String,
    /// The slug that names its folder and files.
    pub slug: String,
    /// Its type's name.
    pub kind: String,
    /// Its file.
    pub file: Arc<str>,
    /// The date its facts are true at.
    pub as_of: Date,
    /// Its fields.
    pub record: Record,
    /// The columns of its lists whose columns come from other lists, by the name of the list.
    pub columns: BTreeMap<String, Vec<Field>>,
    /// For whom its fields are as they stand here.
    pub edition: Edition,
}

/// For whom a document is as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Edition {
    /// As its officers wrote it: the edition for Members where something in it is withheld from the public.
    #[default]
    Whole,
    /// Without what is withheld.
    Public,
}

impl Document {
    /// The title.
    #[must_use]
    pub fn title(&self) -> String {
        self.record.words("title")
    }

    /// The token of its status.
    #[must_use]
    pub fn status(&self) -> &str {
        self.record.choice("status").unwrap_or("draft")
    }

    /// Whether anyone may read it.
    #[must_use]
    pub fn is_public(&self) -> bool {
        let classification = self.record.choice("classification");
        classification.is_none_or(|said| said == "public")
    }

    /// Why nobody outside may read any of it; `None` where it is public, or a part of it is.
    #[must_use]
    pub fn withheld(&self) -> Option<Withheld> {
        match self.record.choice("classification")? {
            "exempt" => Some(Withheld::Exempt(self.paragraphs())),
            "confidential" => Some(Withheld::Confidential),
            _ => None,
        }
    }

    /// The paragraphs of Schedule 12A under which it, or a part of it, is kept from the public.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<i64> {
        let rows = self.record.rows(EXEMPT).iter();
        let mut all: Vec<i64> = rows
            .flat_map(|row| numbers(row.value("paragraphs")))
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether it is built without being named: superseded and withdrawn papers are not.
    #[must_use]
    pub fn is_current(&self) -> bool {
        !matches!(self.status(), "superseded" | "withdrawn")
    }
}
