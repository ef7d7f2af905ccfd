//! `pack`: the pack of a meeting, made as `build` makes it.

use super::arguments::{Arguments, Build};
use super::build;
use super::quote::sources;
use super::screen::{Answer, Screen};
use crate::finding::{Findings, did_you_mean};
use crate::pipeline::publish::packs;
use crate::pipeline::{Loaded, Wish, load};

pub(super) fn run(arguments: &Arguments, meeting: &str, screen: &Screen) -> Result<Answer, String> {
    let sources = sources(arguments, &mut Findings::default())?;
    let loaded = load(&sources, &Wish::default(), Findings::default());
    let found = packs(&loaded, meeting);
    if found.is_empty() {
        return Err(no_pack(&loaded, meeting));
    }
    let wanted = Build {
        documents: found.iter().map(|pack| pack.id.clone()).collect(),
        ..Build::default()
    };
    build::run(arguments, &wanted, screen)
}

/// Why there is no pack of a meeting.
fn no_pack(loaded: &Loaded, meeting: &str) -> String {
    let records = &loaded.workspace.records;
    if records.get("meetings", meeting).is_some() {
        return format!(
            "no document makes a pack of the meeting `{meeting}`; add one that names its agenda"
        );
    }
    match did_you_mean(meeting, records.ids("meetings")) {
        Some(near) => format!("there is no meeting `{meeting}`; did you mean `{near}`?"),
        None => format!(
            "there is no meeting `{meeting}`; name one of the register of meetings by its id"
        ),
    }
}
