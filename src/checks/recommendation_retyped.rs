//! Recommendations that are typed a second time are soon two sets that differ, and nobody can say which of them was
//! agreed.
//!
//! Example: recommendation 1 asks Members `to note the framework and name what else it should deal with`, and a list under
//! `reasons` asks it again in other words.
//!
//! Remedy: take the second list out; where its words are wanted, write `[[text:r1]]` with the id of the recommendation.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Check, Held, each_value};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::prose::{Block, BlockKind, Inline, Prose, plain_words, stands};
use crate::values::running::words;

/// Recommendations that are typed twice.
pub static RECOMMENDATION_RETYPED: Code = Code {
    name: "recommendation-retyped",
    severity: Severity::Error,
    title: "recommendations that are typed a second time",
    page: include_str!("recommendation_retyped.rs"),
};

/// How much a line and a recommendation have in common, in hundredths of their words.
const ALIKE: usize = 75;
/// The fewest words of a recommendation that is known again.
const FEWEST_WORDS: usize = 6;

pub(super) static CHECK: Check = Check::of(&RECOMMENDATION_RETYPED, run);

/// Looks at the lists of every paper that recommends something.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let papers: BTreeMap<&str, Vec<Asked<'_>>> = reports(&workspace.documents)
        .map(|paper| (paper.id.as_str(), asked(paper)))
        .collect();
    each_value(workspace, &mut |held| {
        let asked = held
            .document
            .and_then(|document| papers.get(document.id.as_str()));
        let (Some(asked), Value::Prose(prose)) = (asked, &held.entry.value) else {
            return;
        };
        if asked.iter().all(|asked| asked.place != held.entry.place) {
            findings.extend(retyped(held, prose, asked));
        }
    });
}

/// What a recommendation asks: its words, with its verb, and where they stand.
struct Asked<'a> {
    row: &'a Record,
    words: Vec<String>,
    place: Place,
}

fn asked(paper: &Document) -> Vec<Asked<'_>> {
    let rows = paper.record.rows("recommendations").iter();
    let asked = rows.map(|row| Asked {
        row,
        words: of(&format!("{} {}", row.words("verb"), row.words("text"))),
        place: row.place_of("text").clone(),
    });
    asked
        .filter(|asked| asked.words.len() >= FEWEST_WORDS)
        .collect()
}

fn of(text: &str) -> Vec<String> {
    words(text)
        .iter()
        .map(|word| word.text.to_lowercase())
        .collect()
}

/// The first item of a passage that says again what a recommendation asks.
fn retyped(held: Held<'_>, prose: &Prose, asked: &[Asked<'_>]) -> Option<Finding> {
    let mut lines = Vec::new();
    items_of(&prose.blocks, &mut lines);
    let mut again = lines.iter().filter_map(|line| {
        let own = of(&plain_words(line));
        let alike = asked.iter().find(|asked| is_alike(&asked.words, &own))?;
        Some((alike, own == alike.words, stands(line)?))
    });
    let (first, mut is_same, bytes): (&Asked<'_>, bool, Range<usize>) = again.next()?;
    is_same &= again.all(|(_, is_same, _)| is_same);
    let message = if is_same {
        "the recommendations are typed a second time here"
    } else {
        "the recommendations are typed a second time here, and differ"
    };
    let id = first.row.words("id");
    let mut finding = Finding::new(&RECOMMENDATION_RETYPED, prose.place(&bytes), message)
        .help(format!(
            "take them out; where the words are wanted, write `[[text:{id}]]`"
        ))
        .related("the recommendation is here", first.place.clone());
    if is_same {
        finding.severity = Severity::Warning;
    }
    Some(held.attribute(finding))
}

/// Whether two texts have most of their words in common, however often each stands in them.
fn is_alike(one: &[String], other: &[String]) -> bool {
    let mut left: Vec<&String> = other.iter().collect();
    let shared = one.iter().filter(|word| {
        let at = left.iter().position(|known| known == word);
        at.map(|at| left.swap_remove(at)).is_some()
    });
    let shared = 200 * shared.count();
    shared
        .checked_div(one.len() + other.len())
        .is_some_and(|alike| alike >= ALIKE)
}

/// The items of the lists among blocks; words of others are theirs.
fn items_of<'a>(blocks: &'a [Block], found: &mut Vec<&'a [Inline]>) {
    let lists = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List(_, items) => Some(items),
        BlockKind::Paragraph(_)
        | BlockKind::Heading(..)
        | BlockKind::Quote(_)
        | BlockKind::Code(_)
        | BlockKind::Rule
        | BlockKind::Table(_) => None,
    });
    for item in lists.flatten() {
        let lines = item.iter().filter_map(|block| match &block.kind {
            BlockKind::Paragraph(line) => Some(line.as_slice()),
            BlockKind::Heading(..)
            | BlockKind::List(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => None,
        });
        found.extend(lines);
        items_of(item, found);
    }
}
