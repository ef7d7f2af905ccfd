//! From a checked workspace to finished files: independent papers in parallel, nothing made twice.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::editions::{Drawn, beyond, drawn, is_part_b, proven, secrets_of};
use super::large;
use super::load::{Loaded, Wish, refusals, settle};
use super::pack::settled;
use super::paper::{Assembled, Job, Piece, assembled, fault, jobs, made};
use super::remember::{hashes, wish_words};
use super::{BUILD, codes};
use crate::assembly::{Markup, Templates};
use crate::documents::Make;
use crate::finding::{Finding, Findings, counted};
use crate::output::Artifact;
use crate::output::ledger::{self, Answered, FileEntry, Ledger, Proof};
use crate::output::manifest::{self, FileNote, Hashed, Manifest, OverrideNote};
use crate::proof::Certificate;
use crate::sources::Sources;
use crate::sources::made::Found;
use crate::typeset::{Press, forget, standard};
use crate::views::Pages;

/// How many papers are made between two times that the compiler's memory is emptied.
const BETWEEN_FORGETTING: usize = 4;

/// What a build made.
pub struct Made {
    /// Everything found, in checking and in making.
    pub findings: Findings,
    /// The files to write, in order; manifest and ledger last.
    pub artifacts: Vec<Artifact>,
    /// The files to remove: outputs of documents that are no more.
    pub remove: Vec<String>,
    /// The paths of the files made anew.
    pub made: Vec<String>,
    /// How many files are as they were.
    pub kept: usize,
    /// The documents refused.
    pub refused: Vec<String>,
    /// For what each public file was searched, where something is withheld: a line each.
    pub proofs: Vec<String>,
}

/// What became of one file.
enum Fate {
    Kept(FileEntry),
    New(FileEntry, Vec<u8>),
    Refused(Vec<Finding>),
}

/// Makes what is out of date.
#[must_use]
pub fn make(
    sources: &Sources,
    loaded: &Loaded,
    wish: &Wish,
    before: &Ledger,
    found: &Found,
) -> Made {
    let mut findings = loaded.findings.clone();
    let mut found_in_templates = Findings::default();
    let templates = Templates::load(sources.templates(), &mut found_in_templates);
    findings.append(loaded.judgement.more(&loaded.reach, found_in_templates));
    settle(&loaded.reach, wish, &loaded.wanted, &mut findings);
    let mut refused = loaded.refused();
    refused.extend(refusals(&findings));
    let workshop = Workshop {
        sources,
        loaded,
        wish,
        before,
        found,
        templates,
        press: OnceLock::new(),
        inputs: hashes(sources),
    };
    let drawn = drawn(loaded, wish, &refused);
    let jobs = workshop.jobs(&drawn);
    let fates = workshop.fates(&jobs);
    let mut spoilt = Findings::default();
    for (job, fate) in jobs.iter().zip(&fates) {
        if let Fate::Refused(why) = fate {
            refused.insert(job.document.id.clone());
            spoilt.extend(why.iter().cloned());
        } else if let Fate::New(entry, _) | Fate::Kept(entry) = fate {
            spoilt.extend(entry.warnings(codes::named));
        }
    }
    findings.append(loaded.judgement.more(&loaded.reach, spoilt));
    settle(&loaded.reach, wish, &loaded.wanted, &mut findings);
    refused.extend(refusals(&findings));
    workshop.gather(findings, &refused, &jobs, fates)
}

/// Everything that making needs.
struct Workshop<'a> {
    sources: &'a Sources,
    loaded: &'a Loaded,
    wish: &'a Wish,
    before: &'a Ledger,
    found: &'a Found,
    templates: Templates,
    press: OnceLock<Arc<Press>>,
    /// The hash of every file read.
    inputs: BTreeMap<String, String>,
}

impl Workshop<'_> {
    /// Every file to be made.
    fn jobs<'v>(&self, drawn: &'v [Drawn<'_>]) -> Vec<Job<'v>> {
        let all = drawn.iter().flat_map(|paper| {
            let jobs = jobs(paper.document, paper.document_type, &paper.views);
            jobs.into_iter().filter(|job| self.is_wanted(job))
        });
        all.collect()
    }

    fn is_wanted(&self, job: &Job<'_>) -> bool {
        let ending = job.path.rsplit('.').next().unwrap_or_default();
        let format =
            self.wish.formats.is_empty() || self.wish.formats.iter().any(|format| format == ending);
        let named = match &self.wish.paper {
            Some(paper) => job.output.name == *paper,
            // A paper that was once asked for is kept up to date.
            None => !job.output.on_request || self.before.files.contains_key(&job.path),
        };
        format && named
    }

    /// Makes every file, a few at a time; between them the compiler forgets.
    fn fates(&self, jobs: &[Job<'_>]) -> Vec<Fate> {
        let mut fates = Vec::with_capacity(jobs.len());
        for few in jobs.chunks(BETWEEN_FORGETTING) {
            let made: Vec<Fate> = few.par_iter().map(|job| self.fate(job)).collect();
            if made.iter().any(|fate| !matches!(fate, Fate::Kept(_))) {
                forget();
            }
            fates.extend(made);
        }
        fates
    }

    /// What becomes of one file; a panic is caught and named.
    fn fate(&self, job: &Job<'_>) -> Fate {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.attempt(job)));
        match attempt {
            Ok(Ok(fate)) => fate,
            Ok(Err(findings)) => Fate::Refused(findings),
            Err(_) => Fate::Refused(vec![fault(job.document)]),
        }
    }

    fn attempt(&self, job: &Job<'_>) -> Result<Fate, Vec<Finding>> {
        let source = assembled(self.loaded, &self.templates, job, &Pages::new())?;
        let standard = large::standard(self.loaded, &self.templates, job)?;
        let key = self.key(job, &source, standard.as_ref());
        if let Some(entry) = self.before.files.get(&job.path)
            && entry.key == key
            && self.found.hashes.get(&job.path) == Some(&entry.hash)
        {
            return Ok(Fate::Kept(entry.clone()));
        }
        let press = self
            .press
            .get_or_init(|| Arc::new(Press::new(self.sources)));
        let source = match (source, &standard) {
            (Assembled::Pdf(first), _) if job.output.papers.is_some() => {
                let settled = settled(press, self.loaded, &self.templates, job, first)?;
                Assembled::Pdf(settled.markup)
            }
            (Assembled::Pdf(_), Some(standard)) => {
                let paged = large::paged(press, self.loaded, &self.templates, job, standard)?;
                Assembled::Pdf(paged)
            }
            (made @ (Assembled::Pdf(_) | Assembled::Workbook(_)), _) => made,
        };
        let piece = made(press, job, &source)?;
        let proof = proven(self.loaded, job, &piece)?.map(Proof::from);
        let Piece {
            bytes,
            pages,
            warnings,
            ..
        } = piece;
        let mut entry = FileEntry {
            key,
            hash: blake3::hash(&bytes).to_hex().to_string(),
            sha256: sha256(&bytes),
            document: job.document.id.clone(),
            output: job.output.name.clone(),
            pages,
            part_b: is_part_b(job.document),
            proof,
            ..FileEntry::default()
        };
        entry.keep(&warnings);
        Ok(Fate::New(entry, bytes))
    }

    /// The hash of everything that decides a file's bytes.
    fn key(&self, job: &Job<'_>, source: &Assembled, standard: Option<&Markup>) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(BUILD.as_bytes());
        hasher.update(job.document.id.as_bytes());
        hasher.update(secrets_of(self.loaded, job.document).as_bytes());
        if let Some(standard) = standard {
            hasher.update(standard.text.as_bytes());
        }
        match source {
            Assembled::Pdf(markup) => {
                hasher.update(self.looks().as_bytes());
                hasher.update(markup.text.as_bytes());
                for (file, chapter) in &markup.chapters {
                    hasher.update(file.as_bytes());
                    hasher.update(chapter.text.as_bytes());
                }
            }
            Assembled::Workbook(book) => {
                hasher.update(crate::workbook::canonical(book).as_bytes());
            }
        }
        hasher.finalize().to_hex().to_string()
    }

    /// The hash of house style, fonts and images.
    fn looks(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let text = [".yaml", ".yml", ".md", ".csv", ".xlsx", ".j2"];
        let is_text = |path: &str| text.iter().any(|ending| path.ends_with(ending));
        for (path, hash) in self.inputs.iter().filter(|(path, _)| !is_text(path)) {
            hasher.update(path.as_bytes());
            hasher.update(hash.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Puts the build together: what is written, kept and removed, and the records of it.
    fn gather(
        &self,
        findings: Findings,
        refused: &BTreeSet<String>,
        jobs: &[Job<'_>],
        fates: Vec<Fate>,
    ) -> Made {
        let mut files = BTreeMap::new();
        let mut artifacts = Vec::new();
        let mut made = Vec::new();
        let mut kept = 0;
        for (job, fate) in jobs.iter().zip(fates) {
            if refused.contains(&job.document.id) {
                continue;
            }
            match fate {
                Fate::Kept(mut entry) => {
                    kept += 1;
                    entry.overrides = answered(self.wish, &findings, &entry.document);
                    files.insert(job.path.clone(), entry);
                }
                Fate::New(mut entry, bytes) => {
                    entry.overrides = answered(self.wish, &findings, &entry.document);
                    files.insert(job.path.clone(), entry);
                    made.push(job.path.clone());
                    artifacts.push(Artifact {
                        path: job.path.clone(),
                        bytes,
                    });
                }
                Fate::Refused(_) => {}
            }
        }
        let wanted = |id: &&String| self.loaded.wanted.contains(id);
        let told: Vec<String> = refused.iter().filter(wanted).cloned().collect();
        let remove = self.carry_over(&mut files, refused);
        let proofs = proofs(&files, &beyond(self.loaded));
        let manifest = self.manifest(&files);
        artifacts.push(Artifact {
            path: manifest::FILE.to_owned(),
            bytes: manifest.bytes(),
        });
        let mut ledger = Ledger {
            version: ledger::VERSION,
            build: BUILD.to_owned(),
            wish: wish_words(self.wish),
            inputs: self.inputs.clone(),
            files,
            documents: self.loaded.wanted.len(),
            refused: told.clone(),
            ..Ledger::default()
        };
        ledger.keep(&findings);
        artifacts.push(Artifact {
            path: ledger::FILE.to_owned(),
            bytes: ledger.bytes(),
        });
        Made {
            findings,
            artifacts,
            remove,
            made,
            kept,
            refused: told,
            proofs,
        }
    }

    /// Keeps the entries of files that this build did not touch, and names those whose document is no more.
    fn carry_over(
        &self,
        files: &mut BTreeMap<String, FileEntry>,
        refused: &BTreeSet<String>,
    ) -> Vec<String> {
        let whole = self.wish.documents.is_empty()
            && self.wish.paper.is_none()
            && self.wish.formats.is_empty()
            && self.wish.editions.is_empty();
        let mut remove = Vec::new();
        for (path, entry) in &self.before.files {
            if files.contains_key(path) {
                continue;
            }
            let known = self
                .loaded
                .workspace
                .documents
                .iter()
                .any(|d| d.id == entry.document);
            let gone = !known || (whole && !refused.contains(&entry.document));
            let gone = gone || (!entry.part_b && self.is_withheld(&entry.document));
            if gone && !self.loaded.workspace.settings.broken {
                remove.push(path.clone());
            } else if self.found.hashes.contains_key(path) {
                files.insert(path.clone(), entry.clone());
            }
        }
        remove
    }

    /// Whether nobody outside may read anything of a document: what was made of it before must go.
    fn is_withheld(&self, id: &str) -> bool {
        let document = self.loaded.workspace.document(id);
        document.is_some_and(|document| document.withheld().is_some())
    }

    fn manifest(&self, files: &BTreeMap<String, FileEntry>) -> Manifest {
        let workspace = &self.loaded.workspace;
        let mut known = BTreeMap::new();
        let mut notes = Vec::new();
        for (path, entry) in files {
            let document = workspace.documents.iter().find(|d| d.id == entry.document);
            let document_type = document.and_then(|d| workspace.type_of(d));
            let output =
                document_type.and_then(|t| t.outputs.iter().find(|o| o.name == entry.output));
            let is_pdf = output.is_some_and(|o| matches!(o.make, Make::Pdf(_)));
            let folder = document_type.map(|t| t.folder.clone()).unwrap_or_default();
            let inputs = self.loaded.reach.files(&entry.document);
            notes.push(FileNote {
                path: path.clone(),
                sha256: entry.sha256.clone(),
                document: entry.document.clone(),
                document_type: document.map(|d| d.kind.clone()).unwrap_or_default(),
                edition: match output {
                    _ if entry.part_b => "part-b",
                    Some(output) if output.private => "private",
                    _ => "public",
                },
                proof: entry.proof.clone(),
                standards: if is_pdf {
                    standard::NAMES.to_vec()
                } else {
                    Vec::new()
                },
                pages: is_pdf.then_some(entry.pages),
                inputs: inputs
                    .iter()
                    .map(|path| self.hashed(path, &mut known))
                    .collect(),
                templates: self
                    .sources
                    .below(&folder)
                    .map(|path| self.hashed(path, &mut known))
                    .collect(),
            });
        }
        Manifest {
            version: 1,
            files: notes,
            overrides: overrides(files),
            not_searched_for: beyond(self.loaded),
        }
    }

    /// A file and its hash, which is worked out once for all papers made from it.
    fn hashed(&self, path: &str, known: &mut BTreeMap<String, String>) -> Hashed {
        let hash = || sha256(self.sources.bytes(path).unwrap_or_default());
        let sha256 = known.entry(path.to_owned()).or_insert_with(hash).clone();
        let path = path.to_owned();
        Hashed { path, sha256 }
    }
}

/// What somebody answered for in a document that is made all the same.
fn answered(wish: &Wish, findings: &Findings, document: &String) -> Vec<Answered> {
    let Some(given) = &wish.overrides else {
        return Vec::new();
    };
    let list = findings.list().iter();
    let own = list.filter(|finding| finding.overridden && finding.documents.contains(document));
    let codes: BTreeSet<&str> = own.map(|finding| finding.code.name).collect();
    let answered = |code: &str| Answered {
        code: code.to_owned(),
        reason: given.reason.clone(),
        by: given.by.clone(),
    };
    codes.into_iter().map(answered).collect()
}

/// What somebody answered for, with the documents it concerns.
fn overrides(files: &BTreeMap<String, FileEntry>) -> Vec<OverrideNote> {
    let mut all: BTreeMap<&Answered, BTreeSet<String>> = BTreeMap::new();
    for file in files.values() {
        for answered in &file.overrides {
            let documents = all.entry(answered).or_default();
            documents.insert(file.document.clone());
        }
    }
    let note = |(answered, documents): (&Answered, BTreeSet<String>)| OverrideNote {
        code: answered.code.clone(),
        reason: answered.reason.clone(),
        by: answered.by.clone(),
        documents: documents.into_iter().collect(),
    };
    all.into_iter().map(note).collect()
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What the public files were searched for, and what they could not be searched for, a line each.
fn proofs(files: &BTreeMap<String, FileEntry>, beyond: &[String]) -> Vec<String> {
    let searched = files.iter().filter_map(|(path, file)| {
        let proof = file.proof.as_ref()?;
        let values = counted(proof.values, "withheld value");
        let places = proof.looked_in.join(", ");
        Some(format!("{path} tells none of {values}: searched {places}"))
    });
    let beyond = beyond
        .iter()
        .map(|line| format!("not searched for: {line}"));
    searched.chain(beyond).collect()
}

impl From<Certificate> for Proof {
    fn from(certificate: Certificate) -> Self {
        Self {
            looked_in: certificate.looked_in,
            values: certificate.values,
        }
    }
}
