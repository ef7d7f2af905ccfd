//! Sources: every byte read in this run, by path from the workspace's root.
//! The only module that reads the disk; everything above works on what it holds.

pub mod defaults;
pub mod folder;
pub mod limits;
pub mod made;
pub mod sheet;
pub mod text;
pub mod yaml;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use limits::Limits;
pub use text::origin_of;

use crate::code::Code;

/// The codes this floor owns, beside those of [`sheet`].
pub static CODES: &[&Code] = &[
    &yaml::YAML_SYNTAX,
    &yaml::DUPLICATE_KEY,
    &folder::OUTSIDE_WORKSPACE,
    &text::NOT_UTF8,
];

/// The files of a workspace, as they were when the run began.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    root: PathBuf,
    files: BTreeMap<Arc<str>, Cow<'static, [u8]>>,
}

/// The machine could not give us a file: exit code 2.
#[derive(Debug)]
pub struct SourceFault {
    /// The path, from the workspace's root.
    pub path: String,
    /// What the machine said.
    pub reason: String,
}

impl std::fmt::Display for SourceFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` cannot be read: {}", self.path, self.reason)
    }
}

impl Sources {
    /// A workspace in memory: paths from its root, and their bytes. The defaults are added.
    pub fn in_memory<P: AsRef<str>, B: AsRef<[u8]>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Self {
        let mut sources = Self::default();
        for (path, bytes) in files {
            sources.insert(path.as_ref(), bytes.as_ref());
        }
        sources.add_defaults();
        sources
    }

    /// Adds or replaces a file.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        self.files
            .insert(Arc::from(path), Cow::Owned(bytes.to_vec()));
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The folder on the disk, where the workspace is on one.
    #[must_use]
    pub fn root(&self) -> &std::path::Path {
        &self.root
    }

    /// All paths, sorted by bytes, so that no run depends on a folder's order.
    pub fn paths(&self) -> impl Iterator<Item = &Arc<str>> {
        self.files.keys()
    }

    /// All paths below a folder (`inputs/`).
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a Arc<str>> {
        self.files
            .keys()
            .filter(move |path| path.starts_with(folder))
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The text of a file, decoded; `None` where there is no such file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        self.bytes(path).map(|bytes| text::decode(bytes).0)
    }

    /// The templates of every document type: their paths and texts.
    #[must_use]
    pub fn templates(&self) -> Vec<(Arc<str>, String)> {
        let paths = self
            .below("templates/")
            .filter(|path| path.ends_with(".j2"));
        paths
            .filter_map(|path| Some((Arc::clone(path), self.text(path)?)))
            .collect()
    }

    /// The path of a file named relative to a folder; `None` where it is not in the workspace's inputs.
    #[must_use]
    pub fn path_beside(&self, folder: &str, name: &str) -> Option<String> {
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in name.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                other => parts.push(other),
            }
        }
        let path = parts.join("/");
        (path.starts_with("inputs/") && self.files.contains_key(path.as_str())).then_some(path)
    }

    /// The text of a file named relative to a folder, with its path.
    #[must_use]
    pub fn beside(&self, folder: &str, name: &str) -> Option<(Arc<str>, String)> {
        let path = self.path_beside(folder, name)?;
        let text = self.text(&path)?;
        Some((Arc::from(path.as_str()), text))
    }

    /// The names of the files in a folder, without those in folders below it.
    #[must_use]
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let names = self
            .below(folder)
            .map(|path| path[folder.len()..].to_owned());
        names.filter(|name| !name.contains('/')).collect()
    }
}

/// The folder of a file, with `/` at its end.
#[must_use]
pub fn folder_of(file: &str) -> &str {
    file.rfind('/').map_or("", |at| &file[..=at])
}
