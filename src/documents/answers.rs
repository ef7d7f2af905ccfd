//! Papers that answer the questions of a form, which is a paper of its own: found by the shape of their fields.
//! Joins questions and answers and counts them; never says what is right.

use super::Document;
use crate::kinds::{Record, Value};
use crate::values::id::same;

/// The field of a paper that names its form, and the field that holds its answers.
pub const FIELDS: (&str, &str) = ("form", "answers");

/// A question of a form with the answer that a paper gives.
#[derive(Debug, Clone, Copy)]
pub struct Answered<'a> {
    /// The part of the form that it stands in.
    pub part: &'a Record,
    /// The question.
    pub question: &'a Record,
    /// The answer, where one is given.
    pub answer: Option<&'a Record>,
}

/// What the answers of a paper come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Questions that are answered by yes or no.
    pub asked: usize,
    /// Those answered yes.
    pub yes: usize,
    /// Those answered no.
    pub no: usize,
    /// Those whose answer is unclear.
    pub unclear: usize,
    /// Those that do not apply.
    pub apart: usize,
    /// The scores added up.
    pub score: i64,
    /// The highest total there can be.
    pub most: i64,
    /// The total from which the form supports going ahead, where it says so.
    pub least: i64,
    /// Questions to score that have no score.
    pub unscored: usize,
}

/// The questions of a form that can be answered by their ids, in order, each with the answer given.
#[must_use]
pub fn answered<'a>(form: &'a Document, answers: &'a [Record]) -> Vec<Answered<'a>> {
    let mut all = Vec::new();
    for part in form.record.rows("parts") {
        for question in part.rows("questions") {
            let Some(id) = question.id("id") else {
                continue;
            };
            let answer = answers.iter().find(|answer| is_to(answer, id));
            all.push(Answered {
                part,
                question,
                answer,
            });
        }
    }
    all
}

/// Whether an answer is to the question with an id.
fn is_to(answer: &Record, id: &str) -> bool {
    answer.id("question").is_some_and(|named| same(named, id))
}

impl Answered<'_> {
    /// Whether the question is answered by yes or no.
    #[must_use]
    pub fn is_yes_no(&self) -> bool {
        matches!(
            self.part.choice("answer"),
            Some("yes-no" | "yes-no-unclear")
        )
    }

    /// Whether the question is answered by a score.
    #[must_use]
    pub fn is_score(&self) -> bool {
        self.part.choice("answer") == Some("score")
    }

    /// The answer's token.
    #[must_use]
    pub fn token(&self) -> Option<&str> {
        self.answer?.choice("answer")
    }
}

/// A whole number in a field.
#[must_use]
pub fn whole(record: &Record, field: &str) -> Option<i64> {
    use rust_decimal::prelude::ToPrimitive;
    let Value::Number(number) = record.value(field)? else {
        return None;
    };
    number.0.to_i64()
}

/// The highest score of a part that is answered by scores.
const HIGHEST: i64 = 5;

/// What answers come to. A question of yes or no that is not answered counts among those asked alone.
#[must_use]
pub fn outcome(all: &[Answered<'_>]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut counted: Option<&Record> = None;
    for one in all {
        if one.is_yes_no() {
            outcome.asked += 1;
            match one.token() {
                Some("yes") => outcome.yes += 1,
                Some("no") => outcome.no += 1,
                Some("unclear") => outcome.unclear += 1,
                Some("not-applicable") => outcome.apart += 1,
                Some(_) | None => {}
            }
        } else if one.is_score() {
            let score = one.answer.and_then(|answer| whole(answer, "score"));
            outcome.score += score.unwrap_or(0);
            outcome.unscored += usize::from(score.is_none());
            outcome.most += whole(one.part, "highest").unwrap_or(HIGHEST);
            if counted.is_none_or(|part| !std::ptr::eq(part, one.part)) {
                outcome.least += whole(one.part, "passes_at").unwrap_or(0);
                counted = Some(one.part);
            }
        }
    }
    outcome
}

impl Outcome {
    /// Whether the answers support going ahead: every question answered yes, and enough scored.
    #[must_use]
    pub const fn supports(&self) -> bool {
        self.yes + self.apart == self.asked && self.unscored == 0 && self.score >= self.least
    }
}
