//! A number that was typed by hand stays behind when an appendix, a guidance note or a section is put in, taken out or
//! moved: the reader is sent to the wrong page, and nobody notices. A reference in double brackets follows its target.
//!
//! Example: `see Appendix 3`, `Guidance notes 2 and 4`, `Guidance note 'x'`, `Key Issues (6) and (7)`.
//!
//! Remedy: write `[[app:checklist]]`, `[[gn:accountability]]` or `[[KI-6]]`. Where the number is that of another
//! publication, say whose it is: `Appendix 3 to the review of 2003`.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Check, Held, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::place::Place;
use crate::records::{Naming, registers};
use crate::references::reach::Reach;
use crate::references::{Citable, Workspace};
use crate::views;

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
    let mut papers = Papers {
        workspace,
        reach: None,
    };
    each_label(workspace, &mut |held, passage, label| {
        let quote = passage.quote(label.bytes.clone());
        let place = passage.place(label.bytes.clone());
        let Some(mut finding) = found(&mut papers, held, label, &quote, place) else {
            return;
        };
        if is_quoted(&held.entry.value, &label.bytes) {
            finding.severity = Severity::Note;
        }
        findings.push(held.attribute(finding));
    });
}

/// Every label typed by hand, with what it stands in.
pub(super) fn each_label<'a>(
    workspace: &'a Workspace,
    visit: &mut dyn FnMut(Held<'a>, &Passage<'a>, &Label<'_>),
) {
    let mut known: BTreeMap<&str, Labels> = BTreeMap::new();
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        let kind = held.document.map_or("", |document| document.kind.as_str());
        let labels = known
            .entry(kind)
            .or_insert_with(|| Labels::of(workspace, kind));
        for label in labels.in_text(passage.words) {
            visit(held, &passage, &label);
        }
    });
}

/// The papers in which records are printed, worked out when one is first asked for.
struct Papers<'a> {
    workspace: &'a Workspace,
    reach: Option<Reach>,
}

impl Papers<'_> {
    /// Whether a record is printed in papers of which none has the row that a label names.
    fn lack(&mut self, words: &str, place: &Place) -> bool {
        let workspace = self.workspace;
        let reach = self
            .reach
            .get_or_insert_with(|| Reach::of(workspace, views::reads));
        let mut printed = Finding::new(&TYPED_NUMBER, place.clone(), "");
        reach.attribute(&mut printed);
        let has = |id: &String| {
            let mut rows = workspace.index.all();
            rows.any(|row| row.document.as_ref() == Some(id) && is_named(row, words))
        };
        !printed.documents.is_empty() && !printed.documents.iter().any(has)
    }
}

/// Whether a label typed by hand names this.
fn is_named(citable: &Citable, words: &str) -> bool {
    citable.words.eq_ignore_ascii_case(words)
}

/// What a label leads to where it stands: something of the paper itself, or what is known everywhere.
pub(super) fn target_of<'a>(
    workspace: &'a Workspace,
    held: Held<'_>,
    label: &Label<'_>,
) -> Option<&'a Citable> {
    let words = label.words();
    let own = held.document.map(|document| document.id.as_str());
    // A row of another paper is meant only where it is known everywhere.
    let is_open = |citable: &Citable| {
        citable.document.is_none()
            || !workspace
                .index
                .shared(&citable.sort, &citable.id)
                .is_empty()
    };
    let all = workspace.index.all();
    let all: Vec<&Citable> = all.filter(|citable| is_named(citable, &words)).collect();
    let here = all.iter().find(|c| c.document.as_deref() == own);
    here.or_else(|| all.iter().find(|c| is_open(c))).copied()
}

/// What stands for a number that was left open.
const PLACEHOLDER: &str = "x";

/// What a label typed by hand means; nothing where it may be another publication's.
fn found(
    papers: &mut Papers<'_>,
    held: Held<'_>,
    label: &Label<'_>,
    quote: &str,
    place: Place,
) -> Option<Finding> {
    let words = label.words();
    if let Some(target) = target_of(papers.workspace, held, label) {
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
        return Some(
            Finding::new(&TYPED_NUMBER, place, message)
                .help(help)
                .quote(quote),
        );
    }
    let what = label.word.word.to_lowercase();
    let of_what = match label.word.whose {
        Whose::Paper => "of this paper",
        Whose::Register => "of the plan",
        Whose::Printed if papers.lack(&words, &place) => "of a paper that this is printed in",
        Whose::Printed | Whose::Another => return None,
    };
    let message = format!("`{quote}` names no {what} {of_what}");
    let mut finding = Finding::new(&TYPED_NUMBER, place, message)
        .help("cite it by its id in double brackets, or say whose it is")
        .quote(quote);
    finding.severity = Severity::Error;
    Some(finding)
}

/// Whose numbers follow a word, so that one that is not there is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// The paper itself numbers such things.
    Paper,
    /// A register numbers them.
    Register,
    /// The papers in which a record is printed number them.
    Printed,
    /// They may be another publication's.
    Another,
}

/// A word that numbers follow.
pub(super) struct Word {
    /// As it is printed: `Guidance note`.
    pub(super) word: String,
    /// In small letters, alone and as its plural.
    forms: [String; 2],
    /// Whose numbers they are.
    pub(super) whose: Whose,
}

/// The words that numbers follow where a value stands.
pub(super) struct Labels {
    words: Vec<Word>,
    /// What such a paper calls itself: `policy`.
    own: String,
}

/// A label typed by hand: its word, its number, and where it stands.
pub(super) struct Label<'a> {
    pub(super) word: &'a Word,
    pub(super) number: String,
    pub(super) bytes: Range<usize>,
    /// Whether no other number follows the word.
    is_alone: bool,
}

impl Label<'_> {
    /// The label as the index words it: `Appendix 3`.
    pub(super) fn words(&self) -> String {
        format!("{} {}", self.word.word, self.number)
    }
}

impl Labels {
    /// For the documents of a type, or for the registers.
    fn of(workspace: &Workspace, kind: &str) -> Self {
        let mut words: BTreeMap<String, Whose> = BTreeMap::new();
        let mut add = |word: &str, whose: Whose| {
            let known = words.entry(word.to_owned()).or_insert(whose);
            *known = whose.min(*known);
        };
        for known in &workspace.types {
            let is_own = known.name == kind;
            let fields = known.fields.iter();
            for anchor in fields.filter_map(|field| field.anchor.as_ref()) {
                if anchor.names.is_some() {
                    continue;
                }
                if is_own {
                    add(&anchor.word, Whose::Paper);
                } else if anchor.shared {
                    add(&anchor.word, Whose::Another);
                } else if kind.is_empty() && anchor.word == "Appendix" {
                    add(&anchor.word, Whose::Printed);
                }
            }
        }
        for register in registers() {
            if let Naming::Numbered(word, field, _) = register.naming {
                let mut records = workspace.records.all(register.name).iter();
                let has_numbers =
                    records.any(|record| matches!(record.value(field), Some(Value::Number(_))));
                let whose = if has_numbers {
                    Whose::Register
                } else {
                    Whose::Another
                };
                add(word, whose);
            }
        }
        let known = workspace.types.iter().find(|known| known.name == kind);
        let own = known.map(|known| known.word.to_lowercase());
        Self::named(words, own.unwrap_or_default())
    }

    /// Of these words, in a paper that calls itself by a name.
    pub(super) fn named(words: impl IntoIterator<Item = (String, Whose)>, own: String) -> Self {
        let words = words.into_iter().map(|(word, whose)| {
            let small = word.to_lowercase();
            let plural = match small.strip_suffix("ix") {
                Some(stem) => format!("{stem}ices"),
                None => format!("{small}s"),
            };
            Word {
                word,
                forms: [small, plural],
                whose,
            }
        });
        Self {
            words: words.collect(),
            own,
        }
    }

    /// Whether what follows says that the number is another publication's: `Appendix 3 to the review`. A paper may name
    /// itself: `Appendix 3 of the policy`.
    fn belongs_elsewhere(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches([')', ',']).trim_start();
        let mut joints = ["of ", "to ", "in the ", "is of ", "was of "].iter();
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
    pub(super) fn in_text(&self, text: &str) -> Vec<Label<'_>> {
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

/// The numbers that follow a word, and where they end: ` 3`, ` (6) and (7)`, ` 1 – 11`, ` 'x'`, `?`.
fn numbers(rest: &str, in_words: bool) -> Option<(Vec<String>, usize)> {
    if let Some(mark) = placeholder(rest) {
        return Some((vec![PLACEHOLDER.to_owned()], mark));
    }
    let mut found = Vec::new();
    let mut end = 0;
    loop {
        let joined = after_joint(&rest[end..], found.is_empty());
        let Some((number, after)) = joined.and_then(|joined| one_number(joined, in_words)) else {
            break;
        };
        end = rest.len() - after.len();
        found.push(number);
    }
    (!found.is_empty()).then_some((found, end))
}

/// What stands after that which joins a number to its word, or to the number before it; a line may end between them.
fn after_joint(text: &str, is_first: bool) -> Option<&str> {
    const JOINTS: [&str; 6] = [", and", ",", "and", "&", "–", "to"];
    let skip = |text: &str| {
        let rest = text.trim_start();
        let gap = text.get(..text.len() - rest.len())?;
        let is_near =
            gap == " " || (gap.starts_with([' ', '\n']) && gap.matches('\n').count() == 1);
        is_near.then_some(text.len() - rest.len())
    };
    if is_first {
        return text.get(skip(text)?..);
    }
    let from = skip(text).unwrap_or_default();
    let rest = text.get(from..)?;
    let joint = JOINTS.iter().find(|joint| rest.starts_with(**joint))?;
    let after = rest.get(joint.len()..)?;
    // `1,2` may be a figure; `1and` is none.
    after.get(skip(after)?..)
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
