//! Publishing: what goes out for a meeting is made once more, kept as it is, and written into the register of what was
//! published, with pages and seals. Never touches what was published before; asks no clock.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::load::{Loaded, Wish, load};
use super::make::sha256;
use super::pack::{Settled, chapter, rows, settled};
use super::paper::{Assembled, Job, assembled, jobs, made, views_of};
use crate::assembly::{Inside, Templates};
use crate::checks::published_changed::{Difference, differences};
use crate::documents::{Document, agenda};
use crate::finding::{Finding, Findings};
use crate::output::Artifact;
use crate::records::registers::published::FOLDER;
use crate::sources::Sources;
use crate::typeset::{Imprint, Press, typeset};
use crate::values::id::{same, slug};
use crate::views::Pages;
use crate::views::parts::seals;
use crate::views::publications::publications;

/// What is to be published.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The id of the meeting.
    pub meeting: String,
    /// `pack`, `supplement`, `erratum` or `re-issue`.
    pub sort: String,
    /// Who publishes it, by role.
    pub by: String,
    /// Day and time, as they are written into the register.
    pub at: String,
    /// What has changed, and why.
    pub note: Option<String>,
}

/// What was published, or why nothing was.
pub struct Published {
    /// Everything found.
    pub findings: Findings,
    /// The files to keep, by their paths from the workspace's root, the register last; none where an error refuses.
    pub artifacts: Vec<Artifact>,
    /// The folder that has to be free for them.
    pub folder: String,
}

/// The packs that a workspace makes of a meeting.
#[must_use]
pub fn packs<'a>(loaded: &'a Loaded, meeting: &str) -> Vec<&'a Document> {
    let workspace = &loaded.workspace;
    let is_of = |pack: &&Document| {
        let agenda = agenda::of_pack(&workspace.documents, &workspace.types, pack);
        let own = agenda.and_then(agenda::meeting);
        own.is_some_and(|id| same(id, meeting))
    };
    workspace.current().filter(is_of).collect()
}

/// Makes what goes out for a meeting.
///
/// # Errors
/// What was asked for cannot be published: why, in a sentence.
pub fn publish(sources: &Sources, wish: &Wish, ask: &Ask) -> Result<Published, String> {
    let loaded = load(sources, wish, Findings::default());
    let [pack] = packs(&loaded, &ask.meeting)[..] else {
        return Err(format!(
            "the workspace has no pack of the meeting `{}`, or several; it needs one document that names its agenda",
            ask.meeting
        ));
    };
    let wanted = Wanted::of(sources, &loaded, pack, ask)?;
    // The register says first what goes out: views and checks then see it as published.
    let mut with = sources.clone();
    with.insert(&wanted.file, wanted.register(&[], None).as_bytes());
    let wish = Wish {
        documents: vec![pack.id.clone()],
        ..wish.clone()
    };
    let again = load(&with, &wish, Findings::default());
    let folder = wanted.folder.clone();
    let mut published = Published {
        findings: again.findings.clone(),
        artifacts: Vec::new(),
        folder,
    };
    if again.refused().contains(&pack.id) {
        return Ok(published);
    }
    match make(&with, &again, &wanted) {
        Ok(artifacts) => published.artifacts = artifacts,
        Err(faults) => published.findings.extend(faults),
    }
    Ok(published)
}

/// One publication, before its files are made.
struct Wanted<'a> {
    ask: &'a Ask,
    /// The id of the pack.
    pack: String,
    /// Its number among those of the meeting.
    number: usize,
    /// The ids of the papers in it, with the numbers of their items and their seals.
    papers: Vec<(Option<String>, String, Vec<String>)>,
    /// What has changed, paper by paper.
    changes: Vec<String>,
    /// The register's file, and what it says already.
    file: String,
    before: String,
    /// Where its files are kept, below the workspace's root.
    folder: String,
}

impl<'a> Wanted<'a> {
    fn of(
        sources: &Sources,
        loaded: &Loaded,
        pack: &Document,
        ask: &'a Ask,
    ) -> Result<Self, String> {
        let workspace = &loaded.workspace;
        let Some(agenda) = agenda::of_pack(&workspace.documents, &workspace.types, pack) else {
            return Err(format!("`{}` names no agenda", pack.id));
        };
        let earlier = publications(workspace, &ask.meeting).len();
        let differs = differences(workspace, agenda, &ask.meeting);
        if let Some(refusal) = refusal(ask, earlier, &differs) {
            return Err(refusal);
        }
        let differing = |paper: &Document| differs.iter().find(|d| d.paper.id == paper.id);
        let bound = agenda::items(agenda).iter().filter_map(|item| {
            let paper = agenda::bound(&workspace.documents, &workspace.types, item)?;
            Some((item.text("no").map(str::to_owned), paper))
        });
        let all = std::iter::once((None, agenda)).chain(bound);
        let is_in = |paper: &Document| match ask.sort.as_str() {
            "supplement" => {
                paper.id == agenda.id || differing(paper).is_some_and(|d| d.parts.is_none())
            }
            "erratum" => differing(paper).is_some_and(|d| d.parts.is_some()),
            _ => true,
        };
        let papers = all
            .filter(|(_, paper)| is_in(paper))
            .map(|(no, paper)| (no, paper.id.clone(), seals(workspace, paper)));
        let changes = differs.iter().map(|d| match &d.parts {
            Some(parts) => format!("{}: {parts}", d.paper.id),
            None => format!("{}: added", d.paper.id),
        });
        let file = format!("{FOLDER}{}.yaml", slug(&ask.meeting));
        let number = earlier + 1;
        let kept = &workspace.settings.published;
        Ok(Self {
            ask,
            pack: pack.id.clone(),
            number,
            papers: papers.collect(),
            changes: changes.collect(),
            before: sources.text(&file).unwrap_or_default(),
            file,
            folder: format!("{kept}/{}/{number}-{}", slug(&ask.meeting), slug(&ask.sort)),
        })
    }

    /// The register with this publication; `files` are those of its papers, in their order.
    fn register(&self, files: &[PaperFile], whole: Option<&PaperFile>) -> String {
        let mut text = self.before.clone();
        if text.is_empty() {
            text.push_str("# What was published for one meeting. Written by `guildhall publish`; not to be edited.\n");
        }
        let ask = self.ask;
        let id = format!("{} {}", ask.meeting, self.number);
        let mut put = |key: &str, value: serde_json::Value| {
            if !value.is_null() {
                let _ = writeln!(text, "  {key}: {value}");
            }
        };
        put("id", json!(id));
        put("meeting", json!(ask.meeting));
        put("sort", json!(ask.sort));
        put("by", json!(ask.by));
        put("at", json!(ask.at));
        put("note", json!(ask.note));
        if !self.changes.is_empty() {
            put("changes", json!(self.changes));
        }
        if let Some(whole) = whole {
            put("file", json!(whole.path));
            put("sha256", json!(whole.sha256));
            put("last", json!(whole.last));
        }
        let papers = self.papers.iter().map(|(no, paper, seals)| {
            let file = files
                .iter()
                .find(|file| file.paper == *paper && file.no == *no);
            let mut row = serde_json::Map::new();
            if let Some(no) = no {
                row.insert("no".to_owned(), json!(no));
            }
            row.insert("paper".to_owned(), json!(paper));
            if let Some(file) = file {
                row.insert("first".to_owned(), json!(file.first));
                row.insert("last".to_owned(), json!(file.last));
                row.insert("file".to_owned(), json!(file.path));
                row.insert("sha256".to_owned(), json!(file.sha256));
            }
            row.insert("seals".to_owned(), json!(seals));
            serde_json::Value::Object(row)
        });
        let papers: Vec<_> = papers.collect();
        let _ = writeln!(text, "  papers:");
        for paper in papers {
            let _ = writeln!(text, "    - {paper}");
        }
        text.replace(
            &format!("  id: {}", json!(id)),
            &format!("- id: {}", json!(id)),
        )
    }
}

/// Why a publication of a sort cannot follow those before it.
fn refusal(ask: &Ask, earlier: usize, differs: &[Difference<'_>]) -> Option<String> {
    let meeting = &ask.meeting;
    let has_new = differs.iter().any(|d| d.parts.is_none());
    let has_changed = differs.iter().any(|d| d.parts.is_some());
    let says_why = ask
        .note
        .as_ref()
        .is_some_and(|note| !note.trim().is_empty());
    let why = match ask.sort.as_str() {
        "pack" if earlier > 0 => format!(
            "the pack of `{meeting}` is published already; say `--as supplement`, `--as erratum` or `--as re-issue`"
        ),
        "pack" => return None,
        _ if earlier == 0 => {
            format!("nothing was published of `{meeting}` yet; publish its pack first")
        }
        "supplement" if !has_new => "no paper has come since the pack was published".to_owned(),
        "supplement" => return None,
        "erratum" if !has_changed => "no paper has changed since it was published".to_owned(),
        _ if differs.is_empty() => "nothing has changed since the pack was published".to_owned(),
        _ if !says_why => {
            "say in `--note` what was wrong, or why the pack is issued again".to_owned()
        }
        _ => return None,
    };
    Some(why)
}

/// A file that went out.
struct PaperFile {
    no: Option<String>,
    paper: String,
    path: String,
    sha256: String,
    first: usize,
    last: usize,
}

/// Makes the files of a publication, and the register that tells of them.
fn make(
    sources: &Sources,
    loaded: &Loaded,
    wanted: &Wanted<'_>,
) -> Result<Vec<Artifact>, Vec<Finding>> {
    let workspace = &loaded.workspace;
    let mut faults = Findings::default();
    let templates = Templates::load(sources.templates(), &mut faults);
    if !faults.is_empty() {
        return Err(faults.list().to_vec());
    }
    let whole = matches!(wanted.ask.sort.as_str(), "pack" | "re-issue");
    let name = if whole { "" } else { wanted.ask.sort.as_str() };
    let press = &Arc::new(Press::new(sources));
    let Some(document) = workspace.document(&wanted.pack) else {
        return Ok(Vec::new());
    };
    let Some(known) = workspace.type_of(document) else {
        return Ok(Vec::new());
    };
    let views = views_of(workspace, document, known, &Pages::new());
    let all = jobs(document, known, &views);
    let Some(job) = all.iter().find(|job| job.output.name == name) else {
        return Ok(Vec::new());
    };
    let (source, pages, last) = match assembled(workspace, &templates, job, &Pages::new())? {
        Assembled::Pdf(first) => {
            let Settled {
                markup,
                pages,
                last,
            } = settled(press, workspace, &templates, job, first)?;
            (Assembled::Pdf(markup), pages, last)
        }
        other => (other, Pages::new(), 0),
    };
    let bytes = made(press, job, &source)?.bytes;
    let path = format!(
        "{}/{}-{}.pdf",
        wanted.folder, document.slug, wanted.ask.sort
    );
    let own = PaperFile {
        no: None,
        paper: document.id.clone(),
        path: path.clone(),
        sha256: sha256(&bytes),
        first: 1,
        last,
    };
    let mut artifacts = vec![Artifact { path, bytes }];
    let desk = Desk {
        press,
        templates: &templates,
        loaded,
        folder: &wanted.folder,
    };
    let files = desk.alone(job, &pages, last, &mut artifacts)?;
    artifacts.push(Artifact {
        path: wanted.file.clone(),
        bytes: wanted.register(&files, Some(&own)).into_bytes(),
    });
    Ok(artifacts)
}

/// What the papers of a publication are made with.
struct Desk<'a> {
    press: &'a Arc<Press>,
    templates: &'a Templates,
    loaded: &'a Loaded,
    folder: &'a str,
}

impl Desk<'_> {
    /// Each paper as a file of its own, with the page numbers that it has in the pack.
    fn alone(
        &self,
        job: &Job<'_>,
        pages: &Pages,
        last: usize,
        artifacts: &mut Vec<Artifact>,
    ) -> Result<Vec<PaperFile>, Vec<Finding>> {
        let workspace = &self.loaded.workspace;
        let mut files = Vec::new();
        for row in rows(job) {
            let (Some(paper), Some(_)) = (row.id("paper"), row.text("file")) else {
                continue;
            };
            let no = row.text("no");
            let (Some(document), Some(own)) =
                (workspace.document(paper), pages.get(no.unwrap_or_default()))
            else {
                continue;
            };
            let inside = Inside {
                anchor: row.text("anchor").unwrap_or_default().to_owned(),
                item: no.map(str::to_owned),
                pages: Some((own.0, last)),
            };
            let Some(markup) = chapter(workspace, self.templates, paper, inside, pages) else {
                continue;
            };
            let markup = markup.map_err(|fault| vec![*fault])?;
            let imprint = Imprint {
                ident: format!("{} in {}", document.id, job.document.id),
                place: document.record.place.clone(),
            };
            let bytes = typeset(self.press, &markup, &imprint)?.bytes;
            let number = no.map_or_else(|| "agenda".to_owned(), slug);
            let path = format!("{}/{number}-{}.pdf", self.folder, document.slug);
            files.push(PaperFile {
                no: no.map(str::to_owned),
                paper: document.id.clone(),
                path: path.clone(),
                sha256: sha256(&bytes),
                first: own.0,
                last: own.1,
            });
            artifacts.push(Artifact { path, bytes });
        }
        Ok(files)
    }
}
