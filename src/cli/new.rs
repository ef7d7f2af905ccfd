//! `new`: a fresh workspace from the binary alone.

use std::path::Path;

use super::screen::{Answer, Screen};
use crate::output::{self, Artifact};
use crate::sources::{self, defaults};

/// The settings a workspace begins with.
const SETTINGS: &str = include_str!("new/guildhall.yaml");

/// The council a workspace begins with.
const COUNCIL: &str = include_str!("new/council.yaml");

/// The bodies a workspace begins with.
const BODIES: &str = include_str!("new/bodies.yaml");

/// What the workspace's README says.
const README: &str = include_str!("new/README.md");

pub(super) fn run(folder: &Path, screen: &Screen) -> Result<Answer, String> {
    if !sources::folder::is_free(folder) {
        return Err(format!(
            "`{}` exists and is not empty; name a folder that is not there yet",
            folder.display()
        ));
    }
    let file = |path: &str, text: &str| Artifact {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let artifacts = [
        file("guildhall.yaml", SETTINGS),
        file("README.md", README),
        file("inputs/council.yaml", COUNCIL),
        file("inputs/registers/bodies.yaml", BODIES),
        file(
            "output/README.md",
            "What `guildhall build` makes appears here.\n",
        ),
    ];
    output::write(folder, &artifacts, &[]).map_err(|fault| fault.to_string())?;
    let types = defaults::templates()
        .filter(|(path, _)| path.ends_with("manifest.yaml"))
        .count();
    screen.say(&format!(
        "A workspace is ready in `{}`, with {types} document types built in.\n\nNext steps:\n  1. Fill in inputs/council.yaml\n  2. Add registers and documents to inputs/; `guildhall types` says what each takes\n  3. Run `guildhall build` there",
        folder.display()
    ));
    Ok(Answer::Done)
}
