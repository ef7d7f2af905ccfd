//! Typst's world: the generated source, the house style, the images of the workspace, and nothing else.
//! No packages, no network, no path outside the workspace: every file is one that was read before.

use std::collections::HashMap;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts::Fonts;
use crate::assembly::Markup;
use crate::sources::Sources;

/// The name of the generated source. It is the same for all papers: Typst never forgets a name.
const MAIN: &str = "main.typ";

/// What all papers of a run share: library, fonts, house style, images.
pub struct Press {
    library: LazyHash<Library>,
    fonts: Fonts,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl Press {
    /// Sets the press up for a workspace.
    #[must_use]
    pub fn new(workspace: &Sources) -> Self {
        let features = std::iter::once(Feature::A11yExtras).collect();
        let library = Library::builder().with_features(features).build();
        let mut sources = HashMap::new();
        let mut files = HashMap::new();
        for path in workspace.paths() {
            let Some(id) = file_id(path) else { continue };
            if path.starts_with("templates/") && path.ends_with(".typ") {
                let text = workspace.text(path).unwrap_or_default();
                sources.insert(id, Source::new(id, text));
            } else if is_image(path)
                && let Some(bytes) = workspace.bytes(path)
            {
                files.insert(id, Bytes::new(bytes.to_vec()));
            }
        }
        let main = file_id(MAIN).expect("`main.typ` is a path");
        Self {
            library: LazyHash::new(library),
            fonts: Fonts::load(workspace),
            main,
            sources,
            files,
        }
    }
}

/// Only pictures can be read from a template: no record, no settings.
fn is_image(path: &str) -> bool {
    let ending = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(
        ending.as_str(),
        "png" | "jpg" | "jpeg" | "gif" | "svg" | "webp"
    )
}

fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The world of one paper, with the papers that it includes.
pub(super) struct Desk {
    press: Arc<Press>,
    source: Source,
    chapters: HashMap<FileId, Source>,
}

impl Desk {
    pub(super) fn new(press: &Arc<Press>, markup: &Markup) -> Self {
        let chapter = |(path, chapter): &(String, Markup)| {
            let id = file_id(path)?;
            Some((id, Source::new(id, chapter.text.clone())))
        };
        Self {
            press: Arc::clone(press),
            source: Source::new(press.main, markup.text.clone()),
            chapters: markup.chapters.iter().filter_map(chapter).collect(),
        }
    }

    /// The path of a file that was made for this paper; none for the house style.
    pub(super) fn made(&self, id: FileId) -> Option<&'static str> {
        let is_made = id == self.press.main || self.chapters.contains_key(&id);
        is_made.then(|| id.get().vpath().get_without_slash())
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.fonts.book
    }

    fn main(&self) -> FileId {
        self.press.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.main {
            return Ok(self.source.clone());
        }
        let made = self.chapters.get(&id);
        made.or_else(|| self.press.sources.get(&id))
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.press
            .files
            .get(&id)
            .cloned()
            .ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.fonts.get(index).cloned()
    }

    /// No paper asks for today: its dates are its record's.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    let path = id.get();
    match path.root() {
        VirtualRoot::Package(spec) => {
            let reason = format!("packages cannot be used ({spec})");
            FileError::Package(PackageError::Other(Some(reason.into())))
        }
        VirtualRoot::Project => FileError::NotFound(path.vpath().get_without_slash().into()),
    }
}
