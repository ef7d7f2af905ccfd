//! `check`: everything that building checks before it makes anything.

use super::arguments::{Arguments, Check};
use super::quote::{Quoted, sources};
use super::screen::{Answer, Screen, answer};
use crate::finding::{Findings, did_you_mean};
use crate::pipeline::{Wish, codes, load};

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Check,
    screen: &Screen,
) -> Result<Answer, String> {
    if let Some(code) = &wanted.code
        && codes::named(code).is_none()
    {
        return Err(unknown_code(code));
    }
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let wish = Wish {
        today: arguments.common.today,
        documents: wanted.documents.clone(),
        strict: wanted.strict,
        ..Wish::default()
    };
    let loaded = load(&sources, &wish, findings);
    if !loaded.unknown.is_empty() {
        return Err(loaded.unknown.join("\n"));
    }
    let mut found = loaded.findings;
    if let Some(code) = &wanted.code {
        found.retain(|finding| finding.code.name == code);
    }
    screen.findings(&found, &Quoted::of(&sources), loaded.wanted.len());
    screen.say(&screen.summary(&found, loaded.wanted.len()));
    Ok(answer(&found))
}

/// Why a code cannot be looked up.
pub(super) fn unknown_code(code: &str) -> String {
    match did_you_mean(code, codes::all().iter().map(|known| known.name)) {
        Some(near) => format!("`{code}` is not a code; did you mean `{near}`?"),
        None => format!("`{code}` is not a code; `guildhall explain` lists them all"),
    }
}
