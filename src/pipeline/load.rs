//! From the files of a workspace to everything resolved and checked.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::codes;
use crate::checks;
use crate::documents::{Document, fill, manifest};
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::judgement::Judgement;
use crate::kinds::withheld::LAST_PARAGRAPH;
use crate::records::exemptions::exemption;
use crate::records::read::Files;
use crate::records::{read, settings};
use crate::references::edition::{self, Public};
use crate::references::reach::Reach;
use crate::references::resolve::CITES_WITHHELD;
use crate::references::secrets::Secrets;
use crate::references::{Index, Workspace, resolve};
use crate::sources::defaults;
use crate::sources::folder::SETTINGS;
use crate::sources::sheet::{self, Workbook};
use crate::sources::yaml::{self, Node};
use crate::sources::{Sources, text};
use crate::values::date::Date;
use crate::values::id::{same, slug};
use crate::views;

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
    /// The editions wanted: both where none is named.
    pub editions: Vec<Edition>,
    /// Whether warnings refuse.
    pub strict: bool,
    /// The checks that somebody answers for in this run.
    pub overrides: Option<Override>,
    /// How many threads make papers; as many as there are cores if not said.
    pub jobs: Option<usize>,
}

/// An edition, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// What anyone may read.
    Public,
    /// What Members read of a paper that is withheld, in part or as a whole.
    PartB,
}

/// Somebody answers for what checks find, on the day of despatch.
#[derive(Debug, Clone)]
pub struct Override {
    /// The codes of the checks whose errors do not refuse.
    pub codes: Vec<String>,
    /// Why.
    pub reason: String,
    /// Who, by role.
    pub by: String,
}

impl Wish {
    /// Whether somebody answers for what has a code.
    fn overrides(&self, code: &str) -> bool {
        let given = self.overrides.as_ref();
        given.is_some_and(|given| given.codes.iter().any(|known| known == code))
    }
}

/// The public edition of a workspace, resolved, and what it must not tell.
pub struct Projected {
    /// Everything that the public may read.
    pub workspace: Arc<Workspace>,
    /// What is looked for in everything made of it.
    pub secrets: Secrets,
    /// A hash of what is looked for: a file that was searched for less is made and searched again.
    pub key: String,
}

/// A workspace read, resolved and checked.
pub struct Loaded {
    /// Everything resolved.
    pub workspace: Arc<Workspace>,
    /// Everything as the public may read it, resolved again, where something is withheld; where nothing is, the
    /// workspace itself is public.
    pub public: Option<Projected>,
    /// Which documents reach which places.
    pub reach: Reach,
    /// How grave what is found later is.
    pub judgement: Judgement,
    /// Everything found, judged and ordered.
    pub findings: Findings,
    /// The ids of the documents wanted, in the order of their files.
    pub wanted: Vec<String>,
    /// Why names that were asked for are no documents: the command cannot be carried out.
    pub unknown: Vec<String>,
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
        refusals(&self.findings)
    }

    /// The documents wanted.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        self.workspace
            .documents
            .iter()
            .filter(|document| self.wanted.contains(&document.id))
    }
}

/// The documents that errors refuse.
pub(super) fn refusals(findings: &Findings) -> BTreeSet<String> {
    let errors = findings
        .list()
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors
        .flat_map(|finding| finding.documents.iter().cloned())
        .collect()
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
    let public = edition::public(&records, &documents, &types);
    let index = Index::of(&records, &documents, &types);
    resolve::resolve(&mut records, &mut documents, &types, &index, &mut findings);
    let workspace = Workspace {
        settings,
        records,
        types,
        documents,
        index,
    };
    views::unknown(&workspace, &mut findings);
    checks::run(&workspace, &mut findings);
    let public = public.map(|public| projected(&workspace, public, &mut findings));
    let reach = Reach::of(&workspace, views::reads);
    let judgement = Judgement::of(&workspace, &reach, &codes::all(), &mut findings);
    judgement.all(&reach, &mut findings);
    let (wanted, mut unknown) = wanted(&workspace, &wish.documents);
    unknown.extend(
        wish.paper
            .as_ref()
            .and_then(|name| unknown_paper(&workspace, &wanted, name)),
    );
    settle(&reach, wish, &wanted, &mut findings);
    Loaded {
        workspace: Arc::new(workspace),
        public,
        reach,
        judgement,
        findings,
        wanted,
        unknown,
    }
}

/// Resolves the public edition of a workspace; what cannot be resolved without what is withheld is found at its place.
fn projected(whole: &Workspace, public: Public, findings: &mut Findings) -> Projected {
    // The words of the law and of the templates that guildhall brings along may stand in any paper.
    let law = exemption(&whole.settings, whole.settings.as_of.unwrap_or_default());
    let law = law
        .descriptions
        .into_iter()
        .flat_map(|law| (1..=LAST_PARAGRAPH).filter_map(move |n| law.of(n)));
    let built_in = defaults::templates().filter(|(path, _)| {
        let endings = [".typ", ".j2", "manifest.yaml"];
        endings.iter().any(|ending| path.ends_with(ending))
    });
    let built_in = built_in.map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let secrets = Secrets::of(&public, built_in.chain(law.map(Cow::Borrowed)));
    let Public {
        mut records,
        mut documents,
        ..
    } = public;
    let types = whole.types.clone();
    let index = Index::of(&records, &documents, &types);
    let mut again = Findings::default();
    resolve::resolve(&mut records, &mut documents, &types, &index, &mut again);
    for finding in again.list() {
        if !findings
            .list()
            .iter()
            .any(|known| known.place == finding.place)
        {
            let finding = finding.clone();
            findings.push(Finding {
                code: &CITES_WITHHELD,
                severity: CITES_WITHHELD.severity,
                ..finding
            });
        }
    }
    let workspace = Arc::new(Workspace {
        settings: whole.settings.clone(),
        records,
        types,
        documents,
        index,
    });
    let key = blake3::hash(format!("{secrets:?}").as_bytes());
    Projected {
        workspace,
        secrets,
        key: key.to_hex().to_string(),
    }
}

/// Attributes findings to documents, raises warnings where that is asked for and lowers errors that somebody answers
/// for, leaves out what concerns only documents that are not wanted, and orders the rest.
pub(super) fn settle(reach: &Reach, wish: &Wish, wanted: &[String], findings: &mut Findings) {
    for finding in findings.each_mut() {
        reach.attribute(finding);
    }
    for finding in findings.list_mut() {
        if wish.strict && finding.severity == Severity::Warning {
            finding.severity = Severity::Error;
        }
        if finding.severity == Severity::Error && wish.overrides(finding.code.name) {
            finding.severity = Severity::Warning;
            finding.overridden = true;
        }
    }
    if !wish.documents.is_empty() {
        let concerns = |ids: &[String]| ids.is_empty() || ids.iter().any(|id| wanted.contains(id));
        findings.retain(|finding| concerns(&finding.documents));
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
        let before = findings.list().len();
        match yaml::read(file, &text, findings) {
            Some(node) => trees.push((Arc::clone(file), node)),
            None => {
                let document = document_in(&text);
                let new = findings.list_mut().iter_mut().skip(before);
                new.for_each(|finding| finding.documents.extend(document.clone()));
            }
        }
    }
    trees
}

/// The id of the document that a broken file would hold, as far as its lines tell.
fn document_in(text: &str) -> Option<String> {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
    };
    value("type:")?;
    Some(
        value("id:")
            .unwrap_or_default()
            .trim_matches(['"', '\''])
            .to_owned(),
    )
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

/// The documents that a command names, or all current ones; and why a name is none.
fn wanted(workspace: &Workspace, named: &[String]) -> (Vec<String>, Vec<String>) {
    if named.is_empty() {
        let current = workspace
            .documents
            .iter()
            .filter(|document| document.is_current());
        return (
            current.map(|document| document.id.clone()).collect(),
            Vec::new(),
        );
    }
    let (mut wanted, mut unknown) = (Vec::new(), Vec::new());
    for name in named {
        let found = workspace.documents.iter().find(|document| {
            same(&document.id, name)
                || document.slug == slug(name)
                || name.ends_with(&*document.file)
        });
        match found {
            Some(document) => wanted.push(document.id.clone()),
            None => unknown.push(unknown_document(name, &workspace.documents)),
        }
    }
    (wanted, unknown)
}

fn unknown_document(name: &str, documents: &[Document]) -> String {
    let ids = documents.iter().map(|document| document.id.as_str());
    match did_you_mean(name, ids.clone()) {
        Some(near) => format!("there is no document `{name}`; did you mean `{near}`?"),
        None => {
            let known = ids.collect::<Vec<_>>().join("`, `");
            format!("there is no document `{name}`; name one of `{known}`")
        }
    }
}

/// Why the name of a paper is that of no output of the documents wanted.
fn unknown_paper(workspace: &Workspace, wanted: &[String], name: &str) -> Option<String> {
    let documents = workspace
        .documents
        .iter()
        .filter(|document| wanted.contains(&document.id));
    let types = documents.filter_map(|document| workspace.type_of(document));
    let outputs = types
        .flat_map(|known| &known.outputs)
        .map(|output| output.name.as_str());
    let names: Vec<&str> = outputs.filter(|known| !known.is_empty()).collect();
    if names.contains(&name) {
        return None;
    }
    Some(match did_you_mean(name, names.iter().copied()) {
        Some(near) => format!("there is no output `{name}`; did you mean `{near}`?"),
        None => {
            format!("there is no output `{name}`; `guildhall types` lists the outputs of each type")
        }
    })
}
