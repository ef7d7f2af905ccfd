//! Output: finished bytes to the disk, each file whole or not at all, the manifest last.
//! The only module that writes the disk; never reads it.

pub mod ledger;
pub mod manifest;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// A finished file.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Its path below the output folder, with `/` between parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The machine would not take a file: exit code 2.
#[derive(Debug)]
pub struct OutputFault {
    /// The path that could not be written.
    pub path: PathBuf,
    /// What the machine said.
    pub reason: std::io::Error,
}

impl std::fmt::Display for OutputFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "`{}` cannot be written: {}",
            self.path.display(),
            self.reason.kind()
        )?;
        if self.reason.kind() == std::io::ErrorKind::PermissionDenied {
            write!(
                f,
                "; if the file is open in another program, close it there"
            )?;
        }
        Ok(())
    }
}

/// Writes files below a folder, in order, and then removes others; what is written last is complete last.
///
/// # Errors
/// The machine refused a file. Files before it are written, it and those after it are as they were.
pub fn write(folder: &Path, artifacts: &[Artifact], remove: &[String]) -> Result<(), OutputFault> {
    for artifact in artifacts {
        write_one(&folder.join(&artifact.path), &artifact.bytes)?;
    }
    for path in remove {
        let full = folder.join(path);
        match fs::remove_file(&full) {
            Ok(()) => {}
            Err(reason) if reason.kind() == std::io::ErrorKind::NotFound => {}
            Err(reason) => return Err(OutputFault { path: full, reason }),
        }
        if let Some(parent) = full.parent() {
            // A folder that still holds something stays: the machine refuses, and that is right.
            let _ = fs::remove_dir(parent);
        }
    }
    Ok(())
}

/// Writes one file: to a neighbour first, which then takes its name.
fn write_one(path: &Path, bytes: &[u8]) -> Result<(), OutputFault> {
    let fault = |reason| OutputFault {
        path: path.to_path_buf(),
        reason,
    };
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    fs::create_dir_all(folder).map_err(fault)?;
    let mut draft = tempfile::Builder::new()
        .prefix(".guildhall-")
        .tempfile_in(folder)
        .map_err(fault)?;
    draft.write_all(bytes).map_err(fault)?;
    open_to_readers(draft.as_file()).map_err(fault)?;
    draft.as_file().sync_all().map_err(fault)?;
    draft.persist(path).map_err(|e| fault(e.error))?;
    Ok(())
}

/// Temporary files are the owner's alone; papers are for everyone.
#[cfg(unix)]
fn open_to_readers(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &File) -> std::io::Result<()> {
    Ok(())
}

/// Holds the output folder for one build; a second one waits.
#[derive(Debug)]
pub struct Hold {
    _file: File,
}

impl Hold {
    /// Waits for the folder and holds it.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn take(folder: &Path) -> Result<Self, OutputFault> {
        let path = folder.join(ledger::FOLDER).join("lock");
        let fault = |reason| OutputFault {
            path: path.clone(),
            reason,
        };
        fs::create_dir_all(folder.join(ledger::FOLDER)).map_err(fault)?;
        let file = File::create(&path).map_err(fault)?;
        file.lock().map_err(fault)?;
        Ok(Self { _file: file })
    }
}
