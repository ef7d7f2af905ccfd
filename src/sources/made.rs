//! What an earlier build left in the output folder: its ledger, and the hashes of the files that are still there.

use std::collections::BTreeMap;
use std::path::Path;

/// The output folder as it was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The bytes of the ledger, if there is one.
    pub ledger: Option<Vec<u8>>,
    /// The hash of each file asked for that is there, by its path below the folder.
    pub hashes: BTreeMap<String, String>,
}

impl Found {
    /// Reads the ledger at a path below the output folder. What cannot be read is as if it were not there.
    #[must_use]
    pub fn ledger(folder: &Path, ledger: &str) -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the module that reads the disk"
        )]
        let bytes = std::fs::read(folder.join(ledger)).ok();
        Self {
            ledger: bytes,
            hashes: BTreeMap::new(),
        }
    }

    /// Hashes the files of these paths.
    pub fn hash<'a>(&mut self, folder: &Path, paths: impl Iterator<Item = &'a String>) {
        for path in paths {
            #[expect(
                clippy::disallowed_methods,
                reason = "this is the module that reads the disk"
            )]
            if let Ok(bytes) = std::fs::read(folder.join(path)) {
                self.hashes
                    .insert(path.clone(), blake3::hash(&bytes).to_hex().to_string());
            }
        }
    }
}
