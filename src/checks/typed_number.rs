//! A number that was typed by hand stays behind when an appendix, a guidance note or a section is put in, taken out or
//! moved: the reader is sent to the wrong page, and nobody notices. A reference in double brackets follows its target.
//!
//! Example: `see Appendix 3`, `Guidance notes 2 and 4`, `Guidance note 'x'`, `Key Issues (6) and (7)`.
//!
//! Remedy: write `[[app:checklist]]`, `[[gn:accountability]]` or `[[KI-6]]`. Where the number is that of another
//! publication, say whose it is: `Appendix 3 to the review of 2003`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Check, Held, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::{Naming, registers};
use crate::references::{Citable, Workspace};

/// A number typed by hand.
pub static TYPED_NUMBER: Code = Code {
    name: "typed-number",
    severity: Severity::Warning,
    title: "a number of an appendix, note or section that was typed by hand",
    page: include_str!("typed_number.rs"),
};

pub(super) static CHECK: Check = Check::of(&TYPED_NUMBER, run);

/// Looks at the words of every document and record.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let mut known: BTreeMap<&str, Labels> = BTreeMap::new();
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        let kind = held.document.map_or("", |document| document.kind.as_str());
        let labels = known
            .entry(kind)
            .or_insert_with(|| Labels::of(workspace, kind));
        for label in labels.in_text(&passage.words) {
            let quote = passage.quote(label.bytes.clone());
            let Some(mut finding) = found(workspace, held, &label, &quote) else {
                continue;
            };
            if is_quoted(&held.entry.value, &label.bytes) {
                finding.severity = Severity::Note;
            }
            finding.place = passage.place(label.bytes.clone());
            findings.push(held.attribute(finding));
        }
    });
}

/// What stands for a number that was left open.
const PLACEHOLDER: &str = "x";

/// What a label typed by hand means; nothing where it may be another publication's.
fn found(workspace: &Workspace, held: Held<'_>, label: &Label<'_>, quote: &str) -> Option<Finding> {
    let words = format!("{} {}", label.word.word, label.number);
    let own = held.document.map(|document| document.id.as_str());
    let can_be = |citable: &&Citable| citable.words.eq_ignore_ascii_case(&words);
    let here = |citable: &Citable| citable.document.as_deref() == own;
    // A row of another paper is meant only where it is known everywhere.
    let is_open = |citable: &Citable| {
        citable.document.is_none()
            || !workspace
                .index
                .shared(&citable.sort, &citable.id)
                .is_empty()
    };
    let all: Vec<&Citable> = workspace.index.all().filter(can_be).collect();
    let target = all
        .iter()
        .find(|c| here(c))
        .or_else(|| all.iter().find(|c| is_open(c)));
    let place = held.entry.place.clone();
    match target {
        Some(target) => {
            let form = match target.document {
                Some(_) => format!("{}:{}", target.sort, target.id),
                None => target.id.clone(),
            };
            let which = if words.eq_ignore_ascii_case(quote) || label.is_alone {
                format!("the number in `{quote}`")
            } else {
                format!("the number of `{words}` in `{quote}`")
            };
            let message = format!("{which} was typed by hand");
            let help = format!("write `[[{form}]]`, which follows it wherever it moves");
            Some(
                Finding::new(&TYPED_NUMBER, place, message)
                    .help(help)
                    .quote(quote),
            )
        }
        None if label.word.is_own => {
            let what = label.word.word.to_lowercase();
            let message = format!("`{quote}` names no {what} of this paper");
            let mut finding = Finding::new(&TYPED_NUMBER, place, message)
                .help("cite it by its id in double brackets, or say whose it is")
                .quote(quote);
            finding.severity = Severity::Error;
            Some(finding)
        }
        None => None,
    }
}

/// A word that numbers follow.
struct Word {
    /// As it is printed: `Guidance note`.
    word: String,
    /// In small letters, alone and as its plural.
    forms: [String; 2],
    /// Whether the paper itself numbers such things, so that a number it does not have is wrong.
    is_own: bool,
}

/// The words that numbers follow where a value stands.
struct Labels {
    words: Vec<Word>,
    /// What such a paper calls itself: `policy`.
    own: String,
}

/// A label typed by hand: its word, its number, and where it stands.
struct Label<'a> {
    word: &'a Word,
    number: String,
    bytes: Range<usize>,
    /// Whether no other number follows the word.
    is_alone: bool,
}

impl Labels {
    /// For the documents of a type, or for the registers.
    fn of(workspace: &Workspace, kind: &str) -> Self {
        let mut words: BTreeSet<(String, bool)> = BTreeSet::new();
        for known in &workspace.types {
            let is_own = known.name == kind;
            let anchors = known
                .fields
                .iter()
                .filter_map(|field| field.anchor.as_ref());
            let numbered = anchors.filter(|a| a.names.is_none() && (is_own || a.shared));
            words.extend(numbered.map(|anchor| (anchor.word.clone(), is_own)));
        }
        for register in registers() {
            if let Naming::Numbered(word, ..) = register.naming {
                words.insert((word.to_owned(), false));
            }
        }
        let labels = words.into_iter().map(|(word, is_own)| {
            let small = word.to_lowercase();
            let plural = match small.strip_suffix("ix") {
                Some(stem) => format!("{stem}ices"),
                None => format!("{small}s"),
            };
            Word {
                word,
                forms: [small, plural],
                is_own,
            }
        });
        let known = workspace.types.iter().find(|known| known.name == kind);
        Self {
            words: labels.collect(),
            own: known
                .map(|known| known.word.to_lowercase())
                .unwrap_or_default(),
        }
    }

    /// Whether what follows says that the number is another publication's: `Appendix 3 to the review`. A paper may name
    /// itself: `Appendix 3 of the policy`.
    fn belongs_elsewhere(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches([')', ',']).trim_start();
        let mut joints = ["of ", "to ", "in the "].iter();
        let Some(joint) = joints.find(|joint| rest.starts_with(**joint)) else {
            return false;
        };
        let whose = rest[joint.len()..].trim_start_matches("the ");
        let after = whose.strip_prefix(self.own.as_str());
        let is_itself = !self.own.is_empty()
            && after.is_some_and(|after| {
                after.is_empty() || after.starts_with(['.', ',', ';', ':', ')', '?'])
            });
        !is_itself && !rest[joint.len()..].starts_with("this ")
    }

    /// Every label typed by hand in a text.
    fn in_text(&self, text: &str) -> Vec<Label<'_>> {
        let small = text.to_ascii_lowercase();
        let mut labels = Vec::new();
        for word in &self.words {
            for form in &word.forms {
                for (at, _) in small.match_indices(form.as_str()) {
                    let starts = !small[..at].ends_with(char::is_alphanumeric);
                    let rest = &text[at + form.len()..];
                    // `an activity ten minutes long` is no label; `Appendix Two` is.
                    let is_title = text[at..].starts_with(char::is_uppercase);
                    if starts && let Some((numbers, end)) = numbers(rest, is_title) {
                        let bytes = at..at + form.len() + end;
                        let is_elsewhere = self.belongs_elsewhere(&text[bytes.end..])
                            && numbers.iter().all(|number| number != PLACEHOLDER);
                        let is_alone = numbers.len() == 1;
                        labels.extend(numbers.into_iter().filter(|_| !is_elsewhere).map(
                            |number| Label {
                                word,
                                number,
                                bytes: bytes.clone(),
                                is_alone,
                            },
                        ));
                    }
                }
            }
        }
        labels
    }
}

/// The numbers that follow a word, and where they end: ` 3`, ` (6) and (7)`, ` 'x'`, `?`.
fn numbers(rest: &str, in_words: bool) -> Option<(Vec<String>, usize)> {
    if let Some(mark) = placeholder(rest) {
        return Some((vec![PLACEHOLDER.to_owned()], mark));
    }
    let mut found = Vec::new();
    let mut end = 0;
    loop {
        let between = &rest[end..];
        let joined = if found.is_empty() {
            between.strip_prefix(' ')
        } else {
            [", and ", " and ", ", ", " & "]
                .iter()
                .find_map(|joint| between.strip_prefix(joint))
        };
        let Some((number, after)) = joined.and_then(|joined| one_number(joined, in_words)) else {
            break;
        };
        end = rest.len() - after.len();
        found.push(number);
    }
    (!found.is_empty()).then_some((found, end))
}

/// A letter or a question mark where a number is due: `'x'`, `?`, `##`. Gives where it ends.
fn placeholder(rest: &str) -> Option<usize> {
    const MARKS: &[&str] = &[
        "?", " ?", " 'x'", " 'X'", " ‘x’", " ‘X’", " \"x\"", " \"X\"", " “x”", " “X”", " xx",
        " ##", " #",
    ];
    let mark = MARKS.iter().find(|mark| rest.starts_with(**mark))?;
    // A question may end with the word itself; where the sentence goes on, a number was due.
    let goes_on = rest[mark.len()..]
        .trim_start()
        .starts_with(|c: char| c.is_lowercase());
    (!mark.ends_with('?') || goes_on).then_some(mark.len())
}

/// A number in figures, in words up to twelve where the label is written as a title, or a single letter; in brackets
/// or not.
fn one_number(text: &str, in_words: bool) -> Option<(String, &str)> {
    const WORDS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let open = text.strip_prefix('(');
    let inner = open.unwrap_or(text);
    let end = inner
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '.')
        .unwrap_or(inner.len());
    let written = inner[..end].trim_end_matches('.');
    let mut after = &inner[written.len()..];
    if open.is_some() {
        after = after.strip_prefix(')')?;
    }
    let small = written.to_ascii_lowercase();
    let figures = !written.is_empty()
        && written.len() <= 5
        && written.chars().all(|c| c.is_ascii_digit() || c == '.');
    if figures {
        return Some((written.to_owned(), after));
    }
    if in_words && let Some(at) = WORDS.iter().position(|word| *word == small) {
        return Some(((at + 1).to_string(), after));
    }
    let is_letter = written.len() == 1 && written.chars().all(|c| c.is_ascii_uppercase());
    // `I` and `A` begin sentences.
    (is_letter && !matches!(written, "I" | "A")).then(|| (written.to_owned(), after))
}
