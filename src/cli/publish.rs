//! `publish`: freezes what goes out for a meeting, and says what was kept where.

use super::arguments::{Arguments, Publish};
use super::quote::{Quoted, root, sources};
use super::screen::{Answer, Screen, answer};
use crate::finding::{Findings, counted};
use crate::output;
use crate::pipeline::Wish;
use crate::pipeline::publish::{Ask, publish};
use crate::sources::folder::is_free;

pub(super) fn run(
    arguments: &Arguments,
    wanted: &Publish,
    screen: &Screen,
) -> Result<Answer, String> {
    let by = wanted.by.trim();
    if by.is_empty() {
        return Err("`--by` says who publishes it, by role; it may not be empty".to_owned());
    }
    let root = root(arguments)?;
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let ask = Ask {
        meeting: wanted.meeting.clone(),
        sort: wanted.sort.clone(),
        by: by.to_owned(),
        at: wanted.at.clone().unwrap_or_else(now),
        note: wanted.note.clone(),
    };
    let wish = Wish {
        today: arguments.common.today,
        ..Wish::default()
    };
    let mut published = publish(&sources, &wish, &ask)?;
    published.findings.append(findings);
    published.findings.settle();
    screen.findings(&published.findings, &Quoted::of(&sources), 1);
    if published.artifacts.is_empty() {
        screen.say("nothing was published: see the errors above");
        return Ok(Answer::Errors);
    }
    let folder = root.join(&published.folder);
    if !is_free(&folder) {
        return Err(format!(
            "`{}` holds files already: what was published is never overwritten",
            folder.display()
        ));
    }
    output::write(&root, &published.artifacts, &[]).map_err(|fault| fault.to_string())?;
    let lines = published
        .artifacts
        .iter()
        .map(|artifact| format!("kept {}", artifact.path));
    let mut lines: Vec<String> = lines.collect();
    lines.push(format!(
        "{} published as {} by {} at {}",
        counted(published.artifacts.len() - 1, "file"),
        ask.sort,
        ask.by,
        ask.at
    ));
    screen.say(&lines.join("\n"));
    Ok(answer(&published.findings))
}

/// Now, in universal time.
fn now() -> String {
    let now = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now());
    now.strftime("%Y-%m-%d %H:%M UTC").to_string()
}
