//! A question among the actions is something that nobody has decided: no owner can carry it out, and no minute can say
//! that it was agreed.
//!
//! Example: an action `Could the remit of the review perhaps be widened?`
//!
//! Remedy: write what is to be done: `Decide by October whether to widen the remit of the review.`

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::prose::BlockKind;
use crate::values::running::{is_quoted, sentences};

/// A question where something to do is due.
pub static QUESTION_RECORDED: Code = Code {
    name: "question-recorded",
    severity: Severity::Warning,
    title: "a question recorded as an action or a recommendation",
    page: include_str!("question_recorded.rs"),
};

pub(super) static CHECK: Check = Check::of(&QUESTION_RECORDED, run);

/// Looks at actions, and at the recommendations of every paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for action in workspace.records.all("actions") {
        findings.extend(question(action, "the action"));
    }
    for document in workspace
        .documents
        .iter()
        .filter(|paper| paper.is_current())
    {
        findings.extend(of_paper(document));
    }
}

fn of_paper(document: &Document) -> impl Iterator<Item = Finding> {
    let rows = document.record.rows("recommendations").iter();
    let found = rows.filter_map(|row| question(row, "the recommendation"));
    found.map(|finding| finding.document(&document.id))
}

/// The first question that a record asks in its paragraphs; a list may hold the questions of a survey.
fn question(record: &Record, what: &str) -> Option<Finding> {
    let value = record.value("text")?;
    let passage = Passage::of(value)?;
    let mut sentences = sentences(passage.words, passage.text).into_iter();
    let bytes = sentences.find_map(|bytes| {
        let text = passage.words.get(bytes.clone())?;
        let start = bytes.start + text.len() - text.trim_start().len();
        let end = bytes.start + text.trim_end().len();
        let is_one =
            is_question(text) && !is_quoted(passage.text, start) && !is_listed(value, start);
        is_one.then_some(start..end)
    })?;
    let quote = passage.quote(bytes.clone());
    let message = format!(
        "{what} `{}` asks a question; something to do was expected",
        super::id_of(record)
    );
    Some(
        Finding::new(&QUESTION_RECORDED, passage.place(bytes), message)
            .help("write what is to be done, or who decides the question by when")
            .quote(quote),
    )
}

/// Whether a sentence asks: it begins as questions do, and ends as they do.
fn is_question(sentence: &str) -> bool {
    const FIRST: [&str; 22] = [
        "could", "can", "should", "would", "will", "is", "are", "do", "does", "did", "has", "have",
        "may", "might", "shall", "what", "who", "when", "where", "why", "how", "which",
    ];
    let first = sentence
        .trim_start()
        .split(|c: char| !c.is_alphabetic())
        .next();
    let asks = first.is_some_and(|first| FIRST.contains(&first.to_lowercase().as_str()));
    asks && sentence.trim_end().ends_with('?') && !sentence.contains(':')
}

/// Whether a byte stands in a list.
fn is_listed(value: &Value, at: usize) -> bool {
    let Value::Prose(prose) = value else {
        return false;
    };
    let mut lists = prose
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::List(..)));
    lists.any(|list| list.bytes.contains(&at))
}
