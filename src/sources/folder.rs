//! Which files of a folder belong to a run, read from the disk once.
//! Follows no link out of the workspace.

use std::path::{Path, PathBuf};

use super::{Limits, SourceFault, Sources, limits};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::Place;

/// A link that leads out of the workspace.
pub static OUTSIDE_WORKSPACE: Code = Code {
    name: "outside-workspace",
    severity: Severity::Error,
    title: "a file that is not within the workspace",
    page: "Nothing outside the workspace is read, so that a paper is made of what its folder holds and of nothing else.\n\nExample: a link in `inputs/` to a file on another drive.\n\nRemedy: copy the file into the workspace.",
};

/// The file that makes a folder a workspace.
pub const SETTINGS: &str = "guildhall.yaml";

/// The nearest folder upwards that is a workspace.
#[must_use]
pub fn find_root(from: &Path) -> Option<PathBuf> {
    let start = from.canonicalize().ok()?;
    start
        .ancestors()
        .find(|folder| folder.join(SETTINGS).is_file())
        .map(Path::to_path_buf)
}

impl Sources {
    /// Reads a workspace from the disk: its settings, inputs and templates. The defaults are added.
    ///
    /// # Errors
    /// The machine refused a file or folder.
    pub fn read(
        root: &Path,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<Self, SourceFault> {
        let root = root
            .canonicalize()
            .map_err(|e| fault(&root.display().to_string(), &e))?;
        let mut sources = Self {
            root: root.clone(),
            ..Self::default()
        };
        sources.read_file(SETTINGS, limits, findings)?;
        for folder in ["inputs", "templates"] {
            if root.join(folder).is_dir() {
                sources.read_folder(folder, limits, findings)?;
            }
        }
        sources.add_defaults();
        Ok(sources)
    }

    /// Reads the bytes of one file named on the command line, wherever it is.
    ///
    /// # Errors
    /// The machine refused the file.
    pub fn read_single(path: &Path) -> Result<Vec<u8>, SourceFault> {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the module that reads the disk"
        )]
        std::fs::read(path).map_err(|e| fault(&path.display().to_string(), &e))
    }

    fn read_folder(
        &mut self,
        folder: &str,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<(), SourceFault> {
        let listing = std::fs::read_dir(self.root.join(folder)).map_err(|e| fault(folder, &e))?;
        let mut names = Vec::new();
        for item in listing {
            let item = item.map_err(|e| fault(folder, &e))?;
            names.extend(item.file_name().into_string().ok());
        }
        names.sort();
        for name in names.iter().filter(|name| !is_left_alone(name)) {
            let path = format!("{folder}/{name}");
            if self.root.join(&path).is_dir() {
                if self.is_inside(&path, findings) {
                    self.read_folder(&path, limits, findings)?;
                }
            } else {
                self.read_file(&path, limits, findings)?;
            }
        }
        Ok(())
    }

    fn read_file(
        &mut self,
        path: &str,
        limits: &Limits,
        findings: &mut Findings,
    ) -> Result<(), SourceFault> {
        if !self.is_inside(path, findings) {
            return Ok(());
        }
        let full = self.root.join(path);
        let size = std::fs::metadata(&full).map_err(|e| fault(path, &e))?;
        if !size.is_file() {
            return Ok(());
        }
        if size.len() > limits.max_file_bytes {
            let place = Place::whole(&std::sync::Arc::from(path));
            let what = format!("`{path}` has {} bytes", limits::grouped(size.len()));
            let allowed = limits.max_file_bytes;
            findings.push(limits::exceeded(
                place,
                &what,
                allowed,
                "bytes",
                "max_file_bytes",
            ));
            return Ok(());
        }
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the module that reads the disk"
        )]
        let bytes = std::fs::read(&full).map_err(|e| fault(path, &e))?;
        self.insert(path, &bytes);
        Ok(())
    }

    /// Whether a path leads, through every link, to something within the root.
    fn is_inside(&self, path: &str, findings: &mut Findings) -> bool {
        let inside = self
            .root
            .join(path)
            .canonicalize()
            .is_ok_and(|real| real.starts_with(&self.root));
        if !inside && path != SETTINGS {
            let place = Place::whole(&std::sync::Arc::from(path));
            let message =
                format!("`{path}` is a link that leads out of the workspace, or to nothing");
            findings.push(
                Finding::new(&OUTSIDE_WORKSPACE, place, message)
                    .help("copy the file into the workspace"),
            );
        }
        inside
    }
}

/// Files that editors and office programs leave about, and hidden ones.
fn is_left_alone(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~')
}

fn fault(path: &str, error: &std::io::Error) -> SourceFault {
    SourceFault {
        path: path.to_owned(),
        reason: error.kind().to_string(),
    }
}

/// Whether a folder is a workspace.
#[must_use]
pub fn is_workspace(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// Whether a folder is not there yet, or empty: a fresh workspace may be made in it.
#[must_use]
pub fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut listing) => listing.next().is_none(),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
