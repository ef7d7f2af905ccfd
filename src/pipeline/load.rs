//! From the files of a workspace to everything resolved and checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checks;
use crate::code::Code;
use crate::documents::{Document, fill, manifest};
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::place::Place;
use crate::records::read::Files;
use crate::records::{read, settings};
use crate::references::reach::Reach;
use crate::references::{Index, Workspace, resolve};
use crate::sources::folder::SETTINGS;
use crate::sources::sheet::{self, Workbook};
use crate::sources::yaml::{self, Node};
use crate::sources::{Sources, text};
use crate::values::date::Date;
use crate::values::id::{plain, slug};
use crate::views;

/// A document that was asked for and does not exist.
pub static UNKNOWN_DOCUMENT: Code = Code {
    name: "unknown-document",
    severity: Severity::Error,
    title: "a document that was asked for and does not exist",
    page: "The command names a document that no file of the workspace holds.\n\nExample: `guildhall build \"CE 22/04\"`.\n\nRemedy: name it by its id, by its slug (`ce-21-04`) or by its file.",
};

/// What a command asks of the pipeline.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The date facts are true at, instead of the workspace's; documents with their own keep it.
    pub today: Option<Date>,
    /// The documents wanted: by id, slug or file; all current ones if none is named.
    pub documents: Vec<String>,
    /// The name of one output wanted, if only one is.
    pub paper: Option<String>,
    /// `pdf`, `xlsx` or both.
    pub formats: Vec<String>,
    /// Whether warnings refuse.
    pub strict: bool,
    /// How many threads make papers; as many as there are cores if not said.
    pub jobs: Option<usize>,
}

/// A workspace read, resolved and checked.
pub struct Loaded {
    /// Everything resolved.
    pub workspace: Arc<Workspace>,
    /// Which documents reach which places.
    pub reach: Reach,
    /// Everything found, ordered.
    pub findings: Findings,
    /// The ids of the documents wanted, in the order of their files.
    pub wanted: Vec<String>,
}

impl Loaded {
    /// The ids of the documents that an error refuses.
    #[must_use]
    pub fn refused(&self) -> BTreeSet<String> {
        if self.workspace.settings.broken {
            return self
                .workspace
                .documents
                .iter()
                .map(|document| document.id.clone())
                .collect();
        }
        let errors = self
            .findings
            .list()
            .iter()
            .filter(|f| f.severity == Severity::Error);
        errors
            .flat_map(|finding| finding.documents.iter().cloned())
            .collect()
    }

    /// The documents wanted.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.workspace
            .documents
            .iter()
            .filter(|document| self.wanted.contains(&document.id))
    }
}

/// Reads, resolves and checks a workspace; everything found is attributed to documents and ordered.
#[must_use]
pub fn load(sources: &Sources, wish: &Wish, found: Findings) -> Loaded {
    let mut findings = found;
    let text = sources.text(SETTINGS).unwrap_or_default();
    let mut settings = settings::settings(SETTINGS, &text, &mut findings);
    settings.as_of = wish.today.or(settings.as_of);
    let types = manifest::document_types(sources, &mut findings);
    let trees = trees(sources, &mut findings);
    let books = books(sources, &settings, &mut findings);
    let files = Files {
        sources,
        settings: &settings,
        trees: &trees,
        books: &books,
    };
    let mut records = read::records(&files, &mut findings);
    let mut documents = fill::documents(&files, &types, &mut findings);
    let index = Index::of(&records, &documents, &types);
    resolve::resolve(&mut records, &mut documents, &index, &mut findings);
    let workspace = Workspace {
        settings,
        records,
        types,
        documents,
        index,
    };
    views::unknown(&workspace, &mut findings);
    checks::run(&workspace, &mut findings);
    let reach = Reach::of(&workspace);
    let wanted = wanted(&workspace, &wish.documents, &mut findings);
    settle(&reach, wish, &mut findings);
    Loaded {
        workspace: Arc::new(workspace),
        reach,
        findings,
        wanted,
    }
}

/// Attributes findings to documents, raises warnings where that is asked for, and orders them.
pub(super) fn settle(reach: &Reach, wish: &Wish, findings: &mut Findings) {
    for finding in findings.list_mut() {
        // What was asked for in vain is the command's fault: it refuses no document.
        if !std::ptr::eq(finding.code, &UNKNOWN_DOCUMENT) {
            reach.attribute(finding);
        }
        if wish.strict && finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
    }
    findings.settle();
}

fn trees(sources: &Sources, findings: &mut Findings) -> Vec<(Arc<str>, Node)> {
    let mut trees = Vec::new();
    for file in sources
        .below("inputs/")
        .filter(|f| f.ends_with(".yaml") || f.ends_with(".yml"))
    {
        let (text, is_utf8) = text::decode(sources.bytes(file).unwrap_or_default());
        if !is_utf8 {
            findings.push(text::not_utf8(file));
        }
        if let Some(node) = yaml::read(file, &text, findings) {
            trees.push((Arc::clone(file), node));
        }
    }
    trees
}

fn books(
    sources: &Sources,
    settings: &crate::records::Settings,
    findings: &mut Findings,
) -> Vec<Workbook> {
    let is_sheet = |file: &str| {
        let ending = file
            .rsplit('.')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        sheet::EXTENSIONS.contains(&ending.as_str())
    };
    let files = sources.below("inputs/").filter(|file| is_sheet(file));
    files
        .filter_map(|file| sheet::read(file, sources.bytes(file)?, &settings.limits, findings))
        .collect()
}

/// The documents that a command names, or all current ones.
fn wanted(workspace: &Workspace, named: &[String], findings: &mut Findings) -> Vec<String> {
    if named.is_empty() {
        let current = workspace
            .documents
            .iter()
            .filter(|document| document.is_current());
        return current.map(|document| document.id.clone()).collect();
    }
    let mut wanted = Vec::new();
    for name in named {
        let found = workspace.documents.iter().find(|d| {
            plain(&d.id) == plain(name) || d.slug == slug(name) || name.ends_with(&*d.file)
        });
        match found {
            Some(document) => wanted.push(document.id.clone()),
            None => findings.push(unknown_document(name, &workspace.documents)),
        }
    }
    wanted
}

fn unknown_document(name: &str, documents: &[Document]) -> Finding {
    let ids = documents.iter().map(|document| document.id.as_str());
    let place = Place::whole(&Arc::from(SETTINGS));
    let finding = Finding::new(
        &UNKNOWN_DOCUMENT,
        place,
        format!("there is no document `{name}`"),
    );
    match did_you_mean(name, ids.clone()) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "name one of: {}",
            ids.collect::<Vec<_>>().join(", ")
        )),
    }
}
