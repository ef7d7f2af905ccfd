//! The same alternatives written out in several places of a paper drift apart: a word is lost in one of them, and a
//! reader wonders whether something else is meant.
//!
//! Example: `[children / older people / safer & stronger communities]` here, and `[children / older people / safer stronger
//! communities]` there.
//!
//! Remedy: make them alike, or say them once and point to them.

use super::{Check, Held, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::running::content_words;

/// Alternatives that differ between two places.
pub static DRIFTED_LIST: Code = Code {
    name: "drifted-list",
    severity: Severity::Warning,
    title: "the same alternatives in brackets, written in two ways",
    page: include_str!("drifted_list.rs"),
};

/// The fewest alternatives of a list that is known again.
const FEWEST: usize = 3;

pub(super) static CHECK: Check = Check::of(&DRIFTED_LIST, run);

/// Alternatives in brackets, as written, and where they stand.
struct Alternatives<'a> {
    held: Held<'a>,
    text: String,
    place: Place,
}

/// Looks at the alternatives in brackets of each paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let mut known: Vec<Alternatives<'_>> = Vec::new();
    each_value(workspace, &mut |held| {
        let (Some(document), Some(passage)) = (held.document, Passage::of(&held.entry.value))
        else {
            return;
        };
        for (at, inside) in bracketed(passage.words) {
            let mut own = known.iter().filter(|other| is_of(other.held, &document.id));
            let Some(first) = own.find(|other| are_one_list(&other.text, inside)) else {
                known.push(Alternatives {
                    held,
                    text: inside.to_owned(),
                    place: passage.place(at..at + inside.len()),
                });
                continue;
            };
            let Some(from) = difference(&first.text, inside) else {
                continue;
            };
            let length = inside
                .get(from..)
                .and_then(|rest| rest.split('/').next())
                .map_or(0, |rest| rest.trim_end().len());
            let bytes = at + from..at + from + length;
            let quote = passage.quote(bytes.clone());
            let message =
                format!("from `{quote}` on these alternatives differ from those given before");
            let finding = Finding::new(&DRIFTED_LIST, passage.place(bytes), message)
                .help("make them alike, or say them once and point to them")
                .quote(quote)
                .related("they were given here", first.place.clone());
            findings.push(held.attribute(finding));
        }
    });
}

fn is_of(held: Held<'_>, id: &str) -> bool {
    held.document.is_some_and(|document| document.id == id)
}

/// The alternatives that stand in brackets in a text, with the byte each begins at.
fn bracketed(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices('[');
    let inside = starts.filter_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let end = rest.find([']', '['])?;
        Some((at + 1, rest.get(..end)?))
    });
    inside
        .filter(|(_, inside)| alternatives(inside).len() >= FEWEST)
        .collect()
}

/// The alternatives, each with its words one space apart.
fn alternatives(text: &str) -> Vec<String> {
    let parts = text.split('/');
    parts
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

/// Whether two lists are meant to be one: as many alternatives, all alike but for one at most, and that one nearly.
fn are_one_list(one: &str, other: &str) -> bool {
    let (one, other) = (alternatives(one), alternatives(other));
    let pairs = one.iter().zip(&other);
    let differ: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
    let have_words = one.iter().all(|part| part.contains(char::is_alphabetic));
    let are_near = differ.iter().all(|(one, other)| {
        let words = content_words(one);
        let shared = content_words(other)
            .iter()
            .filter(|word| words.contains(word))
            .count();
        shared >= 2
    });
    one.len() == other.len() && differ.len() <= 1 && have_words && are_near
}

/// Where the word before the first difference of two texts begins; nothing where they are written alike.
fn difference(one: &str, other: &str) -> Option<usize> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain(one) == plain(other) {
        return None;
    }
    let mut letters = one.chars().zip(other.char_indices());
    let at = letters
        .find(|(one, (_, other))| one != other)
        .map_or(other.len(), |(_, (at, _))| at);
    let before = other.get(..at)?.trim_end();
    Some(before.rfind([' ', '/']).map_or(0, |space| space + 1))
}
