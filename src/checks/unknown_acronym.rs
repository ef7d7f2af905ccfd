//! A reader who does not know a short form has to guess. Short forms are written short in prose, and guildhall spells
//! them out where a paper uses them first; for that they must stand in the register of acronyms.
//!
//! Example: `CMTT`, or `BVPI` where the register has no such acronym.
//!
//! Remedy: add it to the register of acronyms (with `well_known: yes` if nobody needs it spelt out), or write it in full.

use std::collections::BTreeSet;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::Value;
use crate::references::Workspace;

/// An acronym that no register explains.
pub static UNKNOWN_ACRONYM: Code = Code {
    name: "unknown-acronym",
    severity: Severity::Warning,
    title: "an acronym that is not in the register",
    page: include_str!("unknown_acronym.rs"),
};

pub(super) static CHECK: Check = Check::of(&UNKNOWN_ACRONYM, run);

/// The longest run of capitals that is taken for an acronym; beyond it, a word is shouted.
const LONGEST: usize = 6;

/// Short forms that everybody knows, and words that are written large to stress them.
const LEFT_ALONE: [&str; 23] = [
    "TBA", "TBC", "TBD", "UK", "EU", "VAT", "TV", "PDF", "NHS", "BBC", "IT", "ALL", "AND", "ANY",
    "BUT", "EACH", "IS", "MUST", "NO", "NOT", "ONLY", "OR", "WILL",
];

/// Looks at all prose; an acronym is told of once in a document, and once in a file of records.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let known = known(workspace);
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for (at, word) in acronyms(passage.words) {
            let owner = held
                .document
                .map_or_else(|| held.entry.place.file.to_string(), |d| d.id.clone());
            if known.contains(word) || !told.insert((owner, word.to_owned())) {
                continue;
            }
            let message = format!("`{word}` is not in the register of acronyms");
            let place = passage.place(at..at + word.len());
            let finding = Finding::new(&UNKNOWN_ACRONYM, place, message).quote(word);
            findings.push(held.attribute(
                match did_you_mean(word, workspace.records.ids("acronyms")) {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => finding.help("add it to the register of acronyms, or write it in full"),
                },
            ));
        }
    });
}

/// Everything in capitals that the workspace explains: acronyms, names of bodies, and the letters of ids.
fn known(workspace: &Workspace) -> BTreeSet<String> {
    let records = &workspace.records;
    let mut texts: Vec<String> = Vec::new();
    for acronym in records.all("acronyms") {
        texts.extend(["short", "plural"].map(|field| acronym.words(field)));
    }
    for body in records.all("bodies") {
        texts.extend(["name", "short", "series", "aliases"].map(|field| body.words(field)));
    }
    texts.extend(workspace.index.all().map(|citable| citable.id.clone()));
    let words = texts
        .iter()
        .flat_map(|text| text.split(|c: char| !is_of_acronym(c)));
    words
        .map(str::to_owned)
        .chain(LEFT_ALONE.map(str::to_owned))
        .collect()
}

const fn is_of_acronym(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '&'
}

/// The acronyms of a text, each with the byte it starts at; of a plural, the part in capitals.
fn acronyms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let chunks = text.split_whitespace().filter(|chunk| {
        !(chunk.contains('@') || chunk.contains("://") || chunk.starts_with("www."))
    });
    let words = chunks.flat_map(|chunk| chunk.split(|c: char| !c.is_alphanumeric() && c != '&'));
    words.filter_map(|word| {
        let word = word.trim_matches('&');
        let short = word.strip_suffix('s').unwrap_or(word);
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        let capitals = short.bytes().filter(u8::is_ascii_uppercase).count();
        let is_one = capitals >= 2
            && short.len() <= LONGEST
            && short.starts_with(|c: char| c.is_ascii_uppercase())
            && short
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'&');
        let rest = &text[at + word.len()..];
        (is_one && !is_roman(short) && !is_reference(rest) && !is_postcode(short, rest))
            .then_some((at, short))
    })
}

/// A Roman number, as it is properly written.
fn is_roman(word: &str) -> bool {
    const STEPS: [(&str, usize); 13] = [
        ("M", 3),
        ("CM", 1),
        ("D", 1),
        ("CD", 1),
        ("C", 3),
        ("XC", 1),
        ("L", 1),
        ("XL", 1),
        ("X", 3),
        ("IX", 1),
        ("V", 1),
        ("IV", 1),
        ("I", 3),
    ];
    let mut rest = word;
    for (numeral, most) in STEPS {
        for _ in 0..most {
            rest = rest.strip_prefix(numeral).unwrap_or(rest);
        }
    }
    rest.is_empty()
}

/// Whether a number with a stroke follows: `EX 12/04` is the reference of a report.
fn is_reference(rest: &str) -> bool {
    let number = rest.strip_prefix(' ').unwrap_or_default();
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && number[digits..].starts_with('/')
}

/// Whether the word is the first half of a postcode: `CA3 8QG`.
fn is_postcode(word: &str, rest: &str) -> bool {
    let second = rest.strip_prefix(' ').unwrap_or_default().as_bytes();
    word.bytes().any(|b| b.is_ascii_digit())
        && matches!(second, [a, b, c, ..] if a.is_ascii_digit() && b.is_ascii_uppercase() && c.is_ascii_uppercase())
}
