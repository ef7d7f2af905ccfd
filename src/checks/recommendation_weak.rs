//! A recommendation is what the minute will say was decided. A paper for decision that only asks Members to note leaves
//! nothing decided; two things asked in one cannot be agreed one by one.
//!
//! Example: `purpose: decide` and the one recommendation `note` that the policy is ready; `approve` the policy `and to
//! delegate` its upkeep.
//!
//! Remedy: ask for the decision with its verb, and put each thing asked in a recommendation of its own.

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, reports};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::vocabulary::VERBS;
use crate::references::Workspace;

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
        }
        for row in rows {
            let Some(passage) = row.value("text").and_then(Passage::of) else {
                continue;
            };
            let Some(bytes) = second_ask(&passage.words) else {
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
fn only_noted(document: &Document) -> Option<Finding> {
    let decision = decisions(document).next();
    let place = document
        .record
        .rows("recommendations")
        .first()?
        .place_of("verb")
        .clone();
    let Some(decision) = decision else {
        let message = "the paper asks only to `note`: it is for information";
        let mut finding = Finding::new(&RECOMMENDATION_WEAK, place, message)
            .help("ask whether it needs to go to a meeting");
        finding.severity = Severity::Note;
        return Some(finding.document(&document.id));
    };
    let message = "the paper is for decision, and asks only to `note`";
    let finding = Finding::new(&RECOMMENDATION_WEAK, place, message)
        .help("ask for the decision with its verb, or change the `purpose`")
        .related(
            "the purpose stands here",
            decision.place_of("purpose").clone(),
        );
    Some(finding.document(&document.id))
}

/// Where a second verb is asked for: `and to approve`; never one that continues an infinitive before it.
fn second_ask(text: &str) -> Option<std::ops::Range<usize>> {
    const JOINT: &str = " and to ";
    let verb = |at: usize| {
        let rest = text.get(at + JOINT.len()..)?;
        let verb = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        VERBS
            .contains(&verb)
            .then_some(at..at + JOINT.len() + verb.len())
    };
    let mut joints = text.match_indices(JOINT).map(|(at, _)| at);
    let bytes = joints.find_map(verb)?;
    let before = text.get(..bytes.start)?;
    (!has_infinitive(before)).then_some(bytes.start + 1..bytes.end)
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
