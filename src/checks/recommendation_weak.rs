//! A recommendation is what the minute will say was decided. A paper for decision that only asks Members to note leaves
//! nothing decided; two things asked in one cannot be agreed one by one.
//!
//! Example: `purpose: decide` and the one recommendation `note` that the policy is ready; `approve` the policy `and to
//! delegate` its upkeep; `note` what the framework says `and identify` what is missing.
//!
//! Remedy: ask for the decision with its verb, and put each thing asked in a recommendation of its own.

use std::ops::Range;

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, reports};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::kinds::vocabulary::VERBS;
use crate::references::Workspace;
use crate::values::id::same;

/// A recommendation that decides nothing, or two things.
pub static RECOMMENDATION_WEAK: Code = Code {
    name: "recommendation-weak",
    severity: Severity::Warning,
    title: "a recommendation that decides nothing, or two things in one",
    page: include_str!("recommendation_weak.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&RECOMMENDATION_WEAK, run).in_drafts(Level::At(Severity::Note));

/// Looks at the recommendations of every paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let rows = document.record.rows("recommendations");
        if rows.iter().all(|row| row.choice("verb") == Some("note")) {
            findings.extend(only_noted(document));
        } else {
            findings.extend(decisions(document).filter_map(|row| nothing_decided(document, row)));
        }
        for row in rows {
            let Some(passage) = row.value("text").and_then(Passage::of) else {
                continue;
            };
            let Some(bytes) = second_ask(passage.words) else {
                continue;
            };
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` asks for a second thing in one recommendation");
            let finding = Finding::new(&RECOMMENDATION_WEAK, passage.place(bytes), message)
                .help("put it in a recommendation of its own, with its verb")
                .quote(quote);
            findings.push(finding.document(&document.id));
        }
    }
}

/// A paper that only asks to note: weak where a decision is due, and something to know where it is not.
fn only_noted(document: &Document) -> Vec<Finding> {
    let rows = document.record.rows("recommendations").iter();
    let tell = |row: &Record, message: String| {
        let place = row.place_of("verb").clone();
        Finding::new(&RECOMMENDATION_WEAK, place, message).document(&document.id)
    };
    if let Some(decision) = decisions(document).next() {
        let message = "the paper is for decision, and asks only to `note`";
        let told = rows.take(1).map(|row| {
            tell(row, message.to_owned())
                .help("ask for the decision with its verb, or change the `purpose`")
                .related(
                    "the purpose stands here",
                    decision.place_of("purpose").clone(),
                )
        });
        return told.collect();
    }
    let told = rows.enumerate().map(|(at, row)| {
        let message = match at {
            0 => "the paper asks only to `note`: it is for information".to_owned(),
            _ => format!("`{}` too asks only to `note`", super::id_of(row)),
        };
        let mut finding = tell(row, message).help("ask whether it needs to go to a meeting");
        finding.severity = Severity::Note;
        finding
    });
    told.collect()
}

/// The body of a decision, where others are asked for more and it is only asked to note.
fn nothing_decided(document: &Document, decision: &Record) -> Option<Finding> {
    let body = decision.id("body")?;
    let all = document.record.rows("recommendations").iter();
    let own = all.filter(|row| row.id("body").is_some_and(|id| same(id, body)));
    let own: Vec<&Record> = own.collect();
    let first = own.first()?;
    if own.iter().any(|row| row.choice("verb") != Some("note")) {
        return None;
    }
    let message = format!(
        "the `{}` is to decide, and is asked only to `note`",
        decision.words("body")
    );
    let place = first.place_of("verb").clone();
    let finding = Finding::new(&RECOMMENDATION_WEAK, place, message)
        .help("ask it for the decision with its verb, or change the `purpose`")
        .related(
            "the purpose stands here",
            decision.place_of("purpose").clone(),
        );
    Some(finding.document(&document.id))
}

/// Where a second verb is asked for: `and to approve`, never one that continues an infinitive before it; or `and
/// identify any other`, never one of a clause before it.
fn second_ask(text: &str) -> Option<Range<usize>> {
    joint(text, " and to ")
        .filter(|bytes| !has_infinitive(text.get(..bytes.start).unwrap_or_default()))
        .or_else(|| joint(text, " and ").filter(|bytes| is_asked_too(text, bytes)))
}

/// The first verb after words that join it to what is before, with the words that join it.
fn joint(text: &str, joins: &str) -> Option<Range<usize>> {
    let verb = |(at, _): (usize, &str)| {
        let rest = text.get(at + joins.len()..)?;
        let verb = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        VERBS
            .contains(&verb)
            .then_some(at + 1..at + joins.len() + verb.len())
    };
    text.match_indices(joins).find_map(verb)
}

/// Whether a verb after `and` is asked of the body: it has an object, and no verb or noun before it to go with.
fn is_asked_too(text: &str, bytes: &Range<usize>) -> bool {
    const OBJECTS: [&str; 13] = [
        "the", "a", "an", "any", "all", "each", "its", "their", "this", "these", "what",
        "whatever", "that",
    ];
    let before = text.get(..bytes.start).unwrap_or_default();
    let after = text.get(bytes.end..).unwrap_or_default();
    let has_object = after
        .split_whitespace()
        .next()
        .is_some_and(|word| OBJECTS.contains(&word));
    let last = before.split_whitespace().next_back().unwrap_or_default();
    has_object
        && !VERBS.contains(&last)
        && !has_infinitive(before)
        && (!has_clause(before) || ends_in_singular_verb(before))
}

/// Whether a clause opens before, whose subject the verb may go with: `that officers meet and agree the terms`.
fn has_clause(before: &str) -> bool {
    const OPENS: [&str; 11] = [
        "that", "what", "which", "who", "how", "where", "when", "whether", "why", "as", "if",
    ];
    before
        .split_whitespace()
        .any(|word| OPENS.contains(&word.trim_matches(',')))
}

/// Whether the words before are `what` something says: a verb in the singular shares its subject with no plain verb.
fn ends_in_singular_verb(before: &str) -> bool {
    const PREPOSITIONS: [&str; 8] = ["at", "in", "on", "of", "for", "to", "with", "by"];
    let mut words = before.split_whitespace();
    words.next() == Some("what")
        && before.trim_end().ends_with('s')
        && words.all(|word| !PREPOSITIONS.contains(&word))
}

/// Whether words hold `to` before what may be a verb: `power to negotiate`, and not `report to the Council`.
fn has_infinitive(text: &str) -> bool {
    const NO_VERBS: [&str; 10] = [
        "the", "a", "an", "its", "their", "all", "each", "any", "this", "that",
    ];
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let [to, next] = pair else {
            return false;
        };
        *to == "to"
            && next.starts_with(|c: char| c.is_ascii_lowercase())
            && !NO_VERBS.contains(next)
    })
}
