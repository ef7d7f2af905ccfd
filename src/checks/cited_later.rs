//! A paper cannot rest on what did not exist when its facts were true: either its date is wrong, or that of what it
//! cites.
//!
//! Example: a report as at 20 July 2004 that cites a progress report of 24 August 2004, by its id or in so many words.
//!
//! Remedy: mend `as_of` in the paper, the date of what is cited, or cite the one that was at hand.

use std::ops::Range;

use super::{Check, Held, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::place::Place;
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::dated::dated_reports;
use crate::values::prose::{Inline, Prose};
use crate::values::running::sentences;

/// Something cited that is later than the paper that cites it.
pub static CITED_LATER: Code = Code {
    name: "cited-later",
    severity: Severity::Error,
    title: "a source or paper that is later than the paper that cites it",
    page: include_str!("cited_later.rs"),
};

pub(super) static CHECK: Check = Check::of(&CITED_LATER, run);

/// Looks at everything that a paper with a date of its own cites, and at reports that are named by their day.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| typed(workspace, held, findings));
    each_value(workspace, &mut |held| {
        let Some(document) = held.document else {
            return;
        };
        let Some(as_of) = document.record.date("as_of") else {
            return;
        };
        for (key, place) in cited(&held.entry.value, &held.entry.place) {
            let Some(target) = later(workspace, &key, as_of) else {
                continue;
            };
            let message = format!(
                "`{}` is of {}, later than this paper, whose facts are as at {}",
                target.words,
                target.of,
                long(as_of)
            );
            findings.push(
                Finding::new(&CITED_LATER, place, message)
                    .help("mend one of the two dates, or cite what was at hand")
                    .related("its date is here", target.place)
                    .document(&document.id),
            );
        }
    });
}

/// Reports that are named by a day after that of the paper, or of the workspace where they stand in a register; a report
/// that is still to come is no slip.
fn typed(workspace: &Workspace, held: Held<'_>, findings: &mut Findings) {
    let as_of = match held.document {
        Some(document) => document.record.date("as_of"),
        None => workspace.settings.as_of,
    };
    let (Some(as_of), Some(passage)) = (as_of, Passage::of(&held.entry.value)) else {
        return;
    };
    for report in dated_reports(passage.words) {
        if report.date <= as_of
            || is_quoted(&held.entry.value, &report.bytes)
            || is_to_come(&passage, report.bytes.start)
        {
            continue;
        }
        let quote = passage.quote(report.bytes.clone());
        let message = format!(
            "`{quote}` is of {}, later than what cites it, whose facts are as at {}",
            long(report.date),
            long(as_of)
        );
        let finding = Finding::new(&CITED_LATER, passage.place(report.bytes), message)
            .help("mend one of the two dates, or cite what was at hand")
            .quote(quote);
        findings.push(held.attribute(finding));
    }
}

/// Whether the sentence that a byte stands in tells of what is still to come.
fn is_to_come(passage: &Passage<'_>, at: usize) -> bool {
    const TO_COME: [&str; 9] = [
        "will", "next", "due", "until", "goes", "planned", "follows", "shall", "may",
    ];
    let sentences = sentences(passage.words, passage.text);
    let own = sentences.into_iter().find(|s| s.start <= at && at < s.end);
    let words = own
        .and_then(|bytes| passage.words.get(bytes))
        .unwrap_or_default();
    words.split_whitespace().any(|word| TO_COME.contains(&word))
}

/// What is cited, with its date in words and where the date stands.
struct Later {
    words: String,
    of: String,
    place: Place,
}

/// What a key leads to, where it is a source or a finished paper that is later than a day.
fn later(workspace: &Workspace, key: &str, day: Date) -> Option<Later> {
    let whole = key.split('#').next().unwrap_or(key);
    let words = workspace.index.get(whole)?.words.replace('`', "'");
    let target = workspace.target(whole)?;
    if let Some(paper) = target.document {
        let date = paper.record.date("as_of")?;
        let is_done = paper.is_current() && paper.status() != "draft";
        return (is_done && date > day).then(|| Later {
            words,
            of: long(date),
            place: paper.record.place_of("as_of").clone(),
        });
    }
    if !whole.starts_with("sources/") {
        return None;
    }
    let date = target.record.when("date")?;
    (date.earliest()? > day).then(|| Later {
        words,
        of: date.to_string(),
        place: target.record.place_of("date").clone(),
    })
}

/// The keys of everything that a value cites, each with its place.
pub(super) fn cited(value: &Value, place: &Place) -> Vec<(String, Place)> {
    if let Value::Reference(reference) = value {
        let target = reference.target.clone();
        return target.map(|key| (key, place.clone())).into_iter().collect();
    }
    let Value::Prose(prose) = value else {
        return Vec::new();
    };
    let found = cited_at(prose).into_iter();
    found
        .map(|(key, bytes)| (key, prose.place(&bytes)))
        .collect()
}

/// The keys of everything that prose cites or quotes, each with the bytes it stands at.
pub(super) fn cited_at(prose: &Prose) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    prose.each_inline(&mut |part| {
        let citation = match part {
            Inline::Cited(citation) => citation,
            Inline::Quoted(quotation) => &quotation.citation,
            Inline::Text(..)
            | Inline::Strong(_)
            | Inline::Emphasis(_)
            | Inline::Strike(_)
            | Inline::Code(..)
            | Inline::Link(..)
            | Inline::Image(..)
            | Inline::Footnote(..)
            | Inline::Break
            | Inline::Form(_)
            | Inline::Computed(_)
            | Inline::Parameter(..) => return,
        };
        found.push((citation.target.clone(), citation.bytes.clone()));
    });
    found
}
