//! Where a paper names one thing and gives the number of another, the reader turns to the wrong appendix, and may take
//! the one for the other.
//!
//! Example: `The Executive – Appendix 2`, where Appendix 2 is `Terms of reference of the Conveners` and Appendix 3 is
//! `The Executive`.
//!
//! Remedy: cite what is meant by its id, `[[app:executive]]`, which brings its number with it.

use std::ops::Range;

use super::typed_number::{Label, each_label, target_of};
use super::{Check, Held, Passage};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::{Citable, Workspace};
use crate::values::running::{content_words, is_near, sentences};

/// A label beside the title of another.
pub static LABEL_MISMATCH: Code = Code {
    name: "label-mismatch",
    severity: Severity::Error,
    title: "the number of one thing beside the name of another",
    page: include_str!("label_mismatch.rs"),
};

pub(super) static CHECK: Check = Check::of(&LABEL_MISMATCH, run);

/// Looks at the labels typed by hand that stand right beside a name.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_label(workspace, &mut |held, passage, label| {
        let Some(target) = target_of(workspace, held, label) else {
            return;
        };
        for bytes in named_beside(passage, &label.bytes) {
            let quote = passage.quote(bytes.clone());
            if let Some(other) = meant(workspace, held, target, &quote) {
                findings.push(held.attribute(found(passage, label, target, &quote, other)));
                return;
            }
        }
    });
}

fn found(
    passage: &Passage<'_>,
    label: &Label<'_>,
    target: &Citable,
    name: &str,
    other: &Citable,
) -> Finding {
    let quote = passage.quote(label.bytes.clone());
    let message = format!(
        "`{quote}` stands beside `{name}`, but is `{}`; `{}` is `{}`",
        target.title.replace('`', "'"),
        other.words,
        other.title.replace('`', "'")
    );
    Finding::new(&LABEL_MISMATCH, passage.place(label.bytes.clone()), message)
        .help(format!(
            "write `[[{}:{}]]`, or mend the name",
            other.sort, other.id
        ))
        .quote(quote)
        .related(format!("`{}` is here", other.words), other.place.clone())
}

/// The names that stand right beside a label: `The Executive – Appendix 2`, `Appendix 2 (The Executive)`.
fn named_beside(passage: &Passage<'_>, label: &Range<usize>) -> Vec<Range<usize>> {
    let all = sentences(passage.words, passage.text);
    let Some(sentence) = all
        .into_iter()
        .find(|s| s.start <= label.start && label.end <= s.end)
    else {
        return Vec::new();
    };
    let of = |bytes: Range<usize>| passage.words.get(bytes).unwrap_or_default();
    let before = of(sentence.start..label.start).trim_end();
    let joint = ["–", "-", "("]
        .iter()
        .find_map(|joint| before.strip_suffix(joint));
    let before = joint.and_then(|name| {
        // A sentence may begin with the mark of its item.
        let start = name.find(char::is_alphanumeric)?;
        Some(sentence.start + start..sentence.start + name.trim_end().len())
    });
    let after = of(label.end..sentence.end);
    let name = after.trim_start();
    let joint = ["–", "-", ":", "("]
        .iter()
        .find_map(|joint| name.strip_prefix(joint));
    let after = joint.map(|name| {
        let name = name.split(')').next().unwrap_or_default();
        let start = name.as_ptr().addr() - passage.words.as_ptr().addr();
        start..start + name.trim_end_matches(['.', ' ', '\n']).len()
    });
    before.into_iter().chain(after).collect()
}

/// The row of the same list that a name means, where it has nothing in common with the title of the row that is cited.
fn meant<'a>(
    workspace: &'a Workspace,
    held: Held<'_>,
    target: &Citable,
    name: &str,
) -> Option<&'a Citable> {
    let own = held.document.map(|document| document.id.as_str());
    let name = content_words(name);
    let has = |title: &[String], word: &String| title.iter().any(|known| is_near(known, word));
    let title = content_words(&target.title);
    if name.is_empty()
        || title.is_empty()
        || target.document.as_deref() != own
        || name.iter().any(|word| has(&title, word))
    {
        return None;
    }
    let mut others = workspace.index.all().filter(|other| {
        let title = content_words(&other.title);
        other.document == target.document
            && other.sort == target.sort
            && name.iter().all(|word| has(&title, word))
    });
    others.next().filter(|_| others.next().is_none())
}
