//! Names this build of guildhall by the sources it was made from, so that no ledger of another build is believed.
//! Runs while the crate is compiled; knows nothing of workspaces.

#![expect(
    clippy::disallowed_methods,
    reason = "this runs while the crate is compiled, before there is a module that reads"
)]

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock"), PathBuf::from("Cargo.toml")];
    collect(Path::new("src"), &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.hash(&mut hasher);
        fs::read(file).unwrap_or_default().hash(&mut hasher);
        println!("cargo::rerun-if-changed={}", file.display());
    }
    // The folders too, so that a new file is seen.
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=GUILDHALL_BUILD={:016x}", hasher.finish());
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(listing) = fs::read_dir(folder) else {
        return;
    };
    for item in listing.flatten() {
        let path = item.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
