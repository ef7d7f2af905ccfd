//! What is compiled into the binary: templates, house style and fonts.
//! A workspace's own folder of the same name takes the place of the default, folder by folder.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::Sources;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The example council, for `new` and `sample`.
static INPUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/inputs");

/// Every default file below `templates/`, by its path in a workspace.
pub fn templates() -> impl Iterator<Item = (String, &'static [u8])> {
    files(&TEMPLATES, "templates")
}

/// Every file of the example council, by its path in a workspace.
pub fn example() -> impl Iterator<Item = (String, &'static [u8])> {
    files(&INPUTS, "inputs")
}

fn files(
    folder: &'static Dir<'static>,
    below: &str,
) -> impl Iterator<Item = (String, &'static [u8])> {
    let mut found = Vec::new();
    collect(folder, below, &mut found);
    found.sort();
    found.into_iter()
}

fn collect(folder: &'static Dir<'static>, below: &str, found: &mut Vec<(String, &'static [u8])>) {
    for file in folder.files() {
        found.push((
            format!("{below}/{}", file.path().display()).replace('\\', "/"),
            file.contents(),
        ));
    }
    for inner in folder.dirs() {
        collect(inner, below, found);
    }
}

impl Sources {
    /// Adds the defaults of every folder below `templates/` that the workspace does not have itself.
    pub(super) fn add_defaults(&mut self) {
        let own: BTreeSet<String> = self
            .below("templates/")
            .map(|path| folder_of(path).to_owned())
            .collect();
        for (path, bytes) in templates() {
            if !own.contains(folder_of(&path)) {
                self.files.insert(Arc::from(path), Cow::Borrowed(bytes));
            }
        }
    }
}

/// `templates/house/house.typ` lies in `templates/house`.
fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
