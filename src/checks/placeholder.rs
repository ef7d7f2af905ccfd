//! A drafting note to oneself reaches Members as if it were said to them.
//!
//! Example: `TBC`, `xxx`, `???`, `[insert name]`, or a sentence such as `Insert from research findings.`
//!
//! Remedy: write what is missing, or take the sentence out; while drafting, `[[todo: what | who | by when]]` is the
//! one placeholder that is looked after.

use std::ops::Range;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;

/// A drafting note left in.
pub static DRAFTING_NOTE: Code = Code {
    name: "drafting-note",
    severity: Severity::Error,
    title: "a drafting note left in a paper",
    page: include_str!("placeholder.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&DRAFTING_NOTE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the words of every document and record.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        for bytes in notes(&passage) {
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` is a drafting note, not something to tell a reader");
            let finding = Finding::new(&DRAFTING_NOTE, passage.place(bytes), message)
                .help("write what is missing, or take the note out")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// Where the drafting notes of a passage stand, in order; none inside another.
pub(super) fn notes(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let words = words(passage.words);
    let mut found = bracketed(passage.words);
    found.extend(question_marks(passage.words));
    found.extend(
        words
            .iter()
            .filter(|(_, word)| is_mark(word))
            .map(|(at, word)| *at..at + word.len()),
    );
    found.extend(pairs(&words));
    for first in 0..words.len() {
        if starts_sentence(passage, words[first].0) {
            found.extend(instruction(passage.words, &words[first..]));
        }
    }
    found.sort_by_key(|bytes| (bytes.start, usize::MAX - bytes.end));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for bytes in found {
        if kept.last().is_none_or(|last| bytes.start >= last.end) {
            kept.push(bytes);
        }
    }
    kept
}

/// The words of a text with the byte each starts at.
fn words(text: &str) -> Vec<(usize, &str)> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    let parts = parts.filter(|word| !word.is_empty());
    parts
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
        .collect()
}

/// Words that are never said to a reader. `XXX` is a Roman number.
fn is_mark(word: &str) -> bool {
    let crossed = word.len() >= 3 && word.bytes().all(|b| b == b'x');
    let crossed_out = word.len() >= 4 && word.bytes().all(|b| b == b'X' || b == b'x');
    crossed || crossed_out || ["tbc", "tba", "tbd"].contains(&word.to_lowercase().as_str())
}

/// `lorem ipsum`, and instructions that are one in any sentence: `identify here`.
fn pairs<'a>(words: &'a [(usize, &'a str)]) -> impl Iterator<Item = Range<usize>> + 'a {
    const PAIRS: [[&str; 2]; 4] = [
        ["lorem", "ipsum"],
        ["insert", "here"],
        ["identify", "here"],
        ["expand", "here"],
    ];
    words.windows(2).filter_map(|pair| {
        let [(start, first), (second, word)] = pair else {
            return None;
        };
        let both = [first.to_lowercase(), word.to_lowercase()];
        PAIRS
            .iter()
            .any(|known| both == *known)
            .then(|| *start..second + word.len())
    })
}

/// Two question marks or more.
fn question_marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('?') {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found.retain(|bytes| bytes.len() > 1);
    found
}

/// Brackets that hold an instruction: `[insert name]`, `[date]`, `[____]`, `[delete as appropriate]`.
fn bracketed(text: &str) -> Vec<Range<usize>> {
    const ALONE: [&str; 10] = [
        "name", "names", "date", "dates", "amount", "number", "figure", "figures", "title",
        "details",
    ];
    const FIRST: [&str; 9] = [
        "insert", "add", "enter", "expand", "complete", "confirm", "delete", "describe", "identify",
    ];
    let starts = text.match_indices('[');
    let inside = starts.filter_map(|(at, _)| {
        let length = text[at + 1..].find([']', '[', '\n'])?;
        let end = at + 1 + length;
        text[end..].starts_with(']').then_some(at..end + 1)
    });
    inside
        .filter(|bytes| {
            let content = text[bytes.start + 1..bytes.end - 1].trim();
            let plain = content.to_lowercase();
            let first = plain.split_whitespace().next().unwrap_or_default();
            let blank = !content.is_empty() && content.bytes().all(|b| b == b'_');
            blank
                || ALONE.contains(&plain.as_str())
                || FIRST.contains(&first)
                || plain.starts_with("to be ")
        })
        .collect()
}

/// Whether a word is the first of its sentence, item, cell or paragraph.
fn starts_sentence(passage: &Passage<'_>, at: usize) -> bool {
    let before = &passage.words[..at];
    let end = before.trim_end().len();
    if end == 0 || before[..end].ends_with(['.', '?', '!', ':', ';']) {
        return true;
    }
    let gap = passage.text.get(end..at).unwrap_or_default();
    gap.contains("\n\n")
        || gap.contains('|')
        || (gap.contains('\n') && gap.contains(['-', '*', '+', '#', '>']))
}

/// An instruction to the author that begins a sentence; the stretch is the whole sentence.
fn instruction(text: &str, words: &[(usize, &str)]) -> Option<Range<usize>> {
    let start = words.first()?.0;
    let length = text[start..]
        .find(['.', '?', '!', '\n', '|'])
        .unwrap_or(text.len() - start);
    let sentence = text[start..start + length].trim_end();
    let end = start + sentence.len();
    let own: Vec<String> = words
        .iter()
        .take_while(|(at, _)| *at < end)
        .map(|(_, word)| word.to_lowercase())
        .collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let is_one = match own.as_slice() {
        ["insert", "from" | "here" | "some", ..]
        | ["add" | "expand", "from" | "here", ..]
        | ["check" | "identify", "here", ..]
        | ["expand", "on", "this"]
        | ["to", "be", "inserted", ..] => true,
        ["to", "be", done, rest @ ..] => {
            let done = [
                "added",
                "completed",
                "confirmed",
                "written",
                "drafted",
                "supplied",
                "advised",
                "agreed",
            ]
            .contains(done);
            done && matches!(rest, [] | ["here" | "later" | "shortly"])
        }
        ["insert" | "add" | "expand", .., "here"] => true,
        ["add" | "expand", "some", rest @ ..] => rest.contains(&"here") || rest.contains(&"from"),
        _ => false,
    };
    let end = if text[end..].starts_with('.') {
        end + 1
    } else {
        end
    };
    is_one.then_some(start..end)
}
