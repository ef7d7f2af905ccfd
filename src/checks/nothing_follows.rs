//! A line that announces what never comes shows that something was lost: a list that was not written, a section without
//! words, an item or a table left empty.
//!
//! Example: `Those who act for the Council are required to:` and then a new sentence; `### Costs` and then the next
//! heading; a table of which only the headings are there.
//!
//! Remedy: write what was announced, or take the announcement out.

use std::ops::Range;

use super::{Check, Held, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Entry, Value};
use crate::references::Workspace;
use crate::values::prose::{Block, BlockKind, Inline, Prose, plain_words};

/// Something that is announced, and does not follow.
pub static NOTHING_FOLLOWS: Code = Code {
    name: "nothing-follows",
    severity: Severity::Error,
    title: "a line that announces a list, a heading, an item or a table with nothing in it",
    page: include_str!("nothing_follows.rs"),
};

pub(super) static CHECK: Check = Check::of(&NOTHING_FOLLOWS, run);

/// Looks at the blocks of all prose, each with the one after it.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let mut empty = Vec::new();
        look_into(&prose.blocks, !is_printed_on(held), &mut empty);
        for (bytes, message) in empty {
            let finding = Finding::new(
                &NOTHING_FOLLOWS,
                prose.place(&meant(prose, &bytes)),
                message,
            )
            .help("write what was announced, or take it out");
            findings.push(held.attribute(finding));
        }
    });
}

/// Whether a paper may print more after a text: lists that the same record holds, or further items.
fn is_printed_on(held: Held<'_>) -> bool {
    let many =
        |entry: &Entry| !entry.value.items().is_empty() || entry.value.records().next().is_some();
    held.record.fields.values().any(many)
}

/// What is empty in blocks that stand together; whether the last of them is the end of its part.
fn look_into(blocks: &[Block], is_end: bool, found: &mut Vec<(Range<usize>, String)>) {
    for (at, block) in blocks.iter().enumerate() {
        let after = blocks.get(at + 1);
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let words = plain_words(line);
                let words = words.trim_end();
                if after.map_or(is_end, is_sentence) && is_dangling(words) {
                    let stem = words.rsplit(['.', '?', '!']).next().unwrap_or(words);
                    let message = format!("`{}` announces a list, and none follows", shown(stem));
                    found.push((block.bytes.clone(), message));
                }
            }
            BlockKind::Heading(level, line) => {
                let is_bare = match after.map(|block| &block.kind) {
                    None => is_end,
                    Some(BlockKind::Heading(next, _)) => next <= level,
                    Some(_) => false,
                };
                if is_bare {
                    let words = plain_words(line);
                    let message = format!("the heading `{}` has nothing under it", shown(&words));
                    found.push((block.bytes.clone(), message));
                }
            }
            BlockKind::List(_, items) => {
                // A list of empty items is a form to be filled in, as is a table of empty cells.
                let are_empty = items
                    .iter()
                    .filter(|item| item.iter().all(is_blank))
                    .count();
                if are_empty > 0 && are_empty < items.len() {
                    let message = "an item of this list has nothing in it".to_owned();
                    found.push((block.bytes.clone(), message));
                }
                items.iter().for_each(|item| look_into(item, true, found));
            }
            BlockKind::Table(table) => {
                if table.rows.is_empty() {
                    let message = "this table has headings and no rows".to_owned();
                    found.push((block.bytes.clone(), message));
                }
            }
            BlockKind::Quote(_) | BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

/// Whether a paragraph ends in a colon after a word that has to be completed: `are required to:`, `should look at:`.
fn is_dangling(words: &str) -> bool {
    const OPEN: [&str; 14] = [
        "to", "at", "for", "by", "with", "of", "from", "into", "on", "about", "through", "should",
        "must", "will",
    ];
    let Some(words) = words.strip_suffix(':') else {
        return false;
    };
    let last = words.rsplit(|c: char| !c.is_alphabetic()).next();
    last.is_some_and(|last| OPEN.contains(&last.to_lowercase().as_str()))
}

/// Whether a block is a new sentence: it begins with a capital, and is neither words of others nor something cited alone.
fn is_sentence(block: &Block) -> bool {
    let BlockKind::Paragraph(line) = &block.kind else {
        return matches!(block.kind, BlockKind::Heading(..) | BlockKind::Rule);
    };
    let is_alone = Prose::lone(line).is_some_and(|part| !matches!(part, Inline::Text(..)));
    let words = plain_words(line);
    let ends = words.trim_end().ends_with(['.', '?', '!', ':']);
    !is_alone && ends && words.starts_with(|c: char| c.is_uppercase())
}

fn is_blank(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(line) if is_empty(line))
}

/// Whether a line has no words and nothing that becomes words or a picture.
fn is_empty(line: &[Inline]) -> bool {
    let is_mark = |part: &Inline| matches!(part, Inline::Image(..) | Inline::Footnote(..));
    plain_words(line).trim().is_empty() && !line.iter().any(is_mark)
}

fn shown(words: &str) -> String {
    words.trim().replace('`', "'")
}

/// The stretch of a text that is meant: the last sentence of a paragraph, and all of any other block.
fn meant(prose: &Prose, bytes: &Range<usize>) -> Range<usize> {
    let text = prose.text.get(bytes.clone()).unwrap_or_default().trim_end();
    let end = bytes.start + text.len();
    let is_stem = text.ends_with(':');
    let last = text.rmatch_indices(['.', '?', '!']).find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let start = rest.len() - rest.trim_start().len();
        (start > 0).then_some(bytes.start + at + 1 + start)
    });
    last.filter(|_| is_stem).unwrap_or(bytes.start)..end
}
