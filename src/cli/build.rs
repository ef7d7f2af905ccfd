//! `build`: checks, makes what is out of date, writes it, and says what became of each paper.

use std::path::Path;

use super::arguments::{Arguments, Build};
use super::check::unknown_code;
use super::quote::{Quoted, root, sources};
use super::screen::{Answer, Screen, answer};
use crate::checks;
use crate::finding::{Findings, counted};
use crate::output::ledger::{self, Ledger};
use crate::output::{self, Hold};
use crate::pipeline::{Edition, Override, Wish, codes, load, make, replay};
use crate::sources::made::Found;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Build,
    screen: &Screen,
) -> Result<Answer, String> {
    let folder = match &wanted.output {
        Some(folder) => folder.clone(),
        None => root(arguments)?.join("output"),
    };
    let overrides = overrides(wanted)?;
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let _hold = Hold::take(&folder).map_err(|fault| fault.to_string())?;
    let wish = wish(arguments, wanted, overrides);
    let (before, found) = earlier(&folder);
    let quotes = Quoted::of(&sources);
    if findings.is_empty()
        && let Some(replay) = replay(&sources, &wish, before.as_ref(), &found)
    {
        screen.findings(&replay.findings, &quotes, replay.documents);
        let found = screen.summary(&replay.findings, replay.documents);
        screen.say(&told(&[], replay.files, &replay.refused, &found));
        screen.say(&answered(&wish, &replay.findings));
        return Ok(answer(&replay.findings));
    }
    threads(wish.jobs);
    let loaded = load(&sources, &wish, findings);
    if !loaded.unknown.is_empty() {
        return Err(loaded.unknown.join("\n"));
    }
    let made = make(
        &sources,
        &loaded,
        &wish,
        &before.unwrap_or_default(),
        &found,
    );
    output::write(&folder, &made.artifacts, &made.remove).map_err(|fault| fault.to_string())?;
    let documents = loaded.wanted.len();
    screen.findings(&made.findings, &quotes, documents);
    let found = screen.summary(&made.findings, documents);
    screen.say(&told(&made.made, made.kept, &made.refused, &found));
    screen.say(&answered(&wish, &made.findings));
    if screen.verbose {
        screen.say(&made.proofs.join("\n"));
    }
    Ok(answer(&made.findings))
}

/// The checks that somebody answers for in this run, if every part of the answer is given and they may be answered for.
fn overrides(wanted: &Build) -> Result<Option<Override>, String> {
    let (Some(reason), Some(by)) = (&wanted.reason, &wanted.by) else {
        return Ok(None);
    };
    if reason.trim().is_empty() || by.trim().is_empty() {
        return Err(
            "`--reason` and `--by` say why, and who answers for it; neither may be empty"
                .to_owned(),
        );
    }
    for code in &wanted.overrides {
        if codes::named(code).is_none() {
            return Err(unknown_code(code));
        }
        match checks::named(code) {
            Some(check) if check.never_overridden => {
                return Err(format!("`{code}` is never overridden: mend what it finds"));
            }
            Some(_) => {}
            None => {
                return Err(format!(
                    "`{code}` is no check's code: what cannot be read or made cannot be overridden"
                ));
            }
        }
    }
    Ok(Some(Override {
        codes: wanted.overrides.clone(),
        reason: reason.trim().to_owned(),
        by: by.trim().to_owned(),
    }))
}

/// What somebody answered for in this run.
fn answered(wish: &Wish, findings: &Findings) -> String {
    let Some(given) = &wish.overrides else {
        return String::new();
    };
    let number = findings.list().iter().filter(|f| f.overridden).count();
    let (by, reason) = (&given.by, &given.reason);
    format!(
        "{} overridden by {by}: {reason}; the manifest says so",
        counted(number, "error")
    )
}

fn wish(arguments: &Arguments, wanted: &Build, overrides: Option<Override>) -> Wish {
    Wish {
        today: arguments.common.today,
        documents: wanted.documents.clone(),
        paper: wanted.paper.clone(),
        formats: wanted.only.clone(),
        editions: editions(&wanted.edition),
        strict: wanted.strict,
        overrides,
        jobs: wanted.jobs.map(usize::from),
    }
}

/// The editions asked for.
fn editions(named: &[String]) -> Vec<Edition> {
    let edition = |name: &String| match name.as_str() {
        "public" => Edition::Public,
        _ => Edition::PartB,
    };
    named.iter().map(edition).collect()
}

/// What an earlier build left: its ledger, and the hashes of its files.
fn earlier(folder: &Path) -> (Option<Ledger>, Found) {
    let mut found = Found::ledger(folder, ledger::FILE);
    let before = found.ledger.as_deref().and_then(Ledger::parse);
    if let Some(before) = &before {
        found.hash(folder, before.files.keys());
    }
    (before, found)
}

/// How many papers are made at a time.
fn threads(jobs: Option<usize>) {
    if let Some(jobs) = jobs {
        // It can be set once only, and is: a second call would leave the first number, which does no harm.
        let _ = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs)
            .build_global();
    }
}

/// What became of the papers, in a few lines.
fn told(made: &[String], kept: usize, refused: &[String], found: &str) -> String {
    let mut lines: Vec<String> = made.iter().map(|path| format!("made {path}")).collect();
    let refused: Vec<String> = refused
        .iter()
        .map(|id| format!("refused {id}: see the errors above"))
        .collect();
    lines.extend(refused);
    let files = match (made.len(), kept) {
        (0, 0) => "nothing was made".to_owned(),
        (0, kept) => format!("{} up to date", counted(kept, "file")),
        (new, 0) => format!("{} made", counted(new, "file")),
        (new, kept) => format!("{} made, {kept} up to date", counted(new, "file")),
    };
    lines.push(format!("{files}; {found}"));
    lines.join("\n")
}
