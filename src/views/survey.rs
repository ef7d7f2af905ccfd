//! A survey as it was answered: its questions with what can be answered to each, and how often each was.
//! Counts everything; keeps nothing back, which is for those who show it.

use crate::documents::Document;
use crate::kinds::columns::{Answers, answers};
use crate::kinds::{Field, Record, Value};
use crate::references::Workspace;
use crate::values::id::{plain, same};
use crate::values::number::Percent;

/// A survey: a paper with a list of questions, and a list of answers with a column for each of them.
pub struct Survey<'a> {
    /// The paper that reports it.
    pub document: &'a Document,
    /// Its questions, in order.
    pub questions: Vec<Question<'a>>,
    /// The answers, one record for each who answered.
    pub responses: &'a [Record],
    /// The name of the field that holds the questions.
    pub field: &'a str,
}

/// A question of a survey.
pub struct Question<'a> {
    /// Its record.
    pub record: &'a Record,
    /// Its id, which names the column of its answers.
    pub id: &'a str,
    /// Its number, from 1.
    pub number: usize,
    /// What can be answered.
    pub answers: Answers,
}

/// How often each answer was given to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many answered at all.
    pub base: usize,
    /// How many gave each answer, in the order of the options.
    pub counts: Vec<usize>,
}

impl<'a> Survey<'a> {
    /// The survey that a paper reports, found by the shape of its fields; `None` where it reports none.
    #[must_use]
    pub fn of(workspace: &'a Workspace, document: &'a Document) -> Option<Self> {
        let fields: &[Field] = workspace.fields_of(document);
        let (answered, from) = fields
            .iter()
            .find_map(|field| Some((field, field.columns_from.as_deref()?)))?;
        let rows = document.record.rows(from).iter();
        let rows = rows.filter_map(|row| Some((row, row.text("id")?)));
        let questions = (1..).zip(rows).map(|(number, (record, id))| Question {
            record,
            id,
            number,
            answers: answers(fields, &document.record, record),
        });
        Some(Self {
            document,
            questions: questions.collect(),
            responses: document.record.rows(&answered.name),
            field: from,
        })
    }

    /// The question with an id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question<'a>> {
        self.questions.iter().find(|question| same(question.id, id))
    }

    /// The answers with a code.
    #[must_use]
    pub fn response(&self, code: &str) -> Option<&'a Record> {
        let is_it = |row: &&Record| row.id("response").is_some_and(|own| same(own, code));
        self.responses.iter().find(is_it)
    }

    /// The questions whose answers part the others into groups, such as by sector.
    pub fn breakdowns(&self) -> impl Iterator<Item = &Question<'a>> {
        let questions = self.questions.iter();
        questions.filter(|question| question.record.yes("breakdown") && !question.answers.several)
    }

    /// The statements and scores whose favourable answers can be counted.
    pub fn statements(&self) -> impl Iterator<Item = &Question<'a>> {
        let questions = self.questions.iter();
        questions.filter(|question| question.answers.positive > 0)
    }

    /// How many were asked: all of the population.
    #[must_use]
    pub fn invited(&self) -> usize {
        let groups = self.document.record.rows("population").iter();
        groups.filter_map(|group| whole(group, "number")).sum()
    }
}

/// The surveys of the papers that are built.
pub fn surveys(workspace: &Workspace) -> impl Iterator<Item = Survey<'_>> {
    workspace
        .current()
        .filter_map(|document| Survey::of(workspace, document))
}

/// The comments of a survey's paper: rows that name a response and the question it answers.
pub fn comments(document: &Document) -> impl Iterator<Item = &Record> {
    let lists = document.record.fields.values();
    let rows = lists.flat_map(|entry| entry.value.records());
    rows.filter(|row| row.entry("response").is_some() && row.entry("question").is_some())
}

/// A whole number of a record.
#[must_use]
pub fn whole(record: &Record, name: &str) -> Option<usize> {
    let Some(Value::Number(number)) = record.value(name) else {
        return None;
    };
    usize::try_from(number.0).ok()
}

impl Question<'_> {
    /// The options that a response chose.
    fn chosen(&self, response: &Record) -> Vec<usize> {
        let at = |value: &Value| {
            let Value::Choice(word) = value else {
                return None;
            };
            let mut options = self.answers.options.iter();
            options.position(|option| *option == word.token)
        };
        let Some(value) = response.value(self.id) else {
            return Vec::new();
        };
        let mut found: Vec<usize> = value.items().iter().filter_map(|e| at(&e.value)).collect();
        found.extend(at(value));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a response chose one of the options.
    #[must_use]
    pub fn is_chosen(&self, response: &Record, option: usize) -> bool {
        self.chosen(response).contains(&option)
    }

    /// Whether a response is favourable.
    #[must_use]
    pub fn is_favourable(&self, response: &Record) -> bool {
        self.chosen(response)
            .iter()
            .any(|at| *at < self.answers.positive)
    }

    /// Whether it is answered in words.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answers.options.is_empty()
    }

    /// How often each answer was given among some responses.
    #[must_use]
    pub fn tally<'r>(&self, responses: impl Iterator<Item = &'r Record>) -> Tally {
        let mut tally = Tally {
            base: 0,
            counts: vec![0; self.answers.options.len()],
        };
        for response in responses {
            let chosen = self.chosen(response);
            let in_words = self.is_open() && !response.words(self.id).trim().is_empty();
            tally.base += usize::from(!chosen.is_empty() || in_words);
            for at in chosen {
                if let Some(count) = tally.counts.get_mut(at) {
                    *count += 1;
                }
            }
        }
        tally
    }

    /// How many are favourable.
    #[must_use]
    pub fn favourable(&self, tally: &Tally) -> usize {
        tally.counts.iter().take(self.answers.positive).sum()
    }

    /// Whether another question asks the same: the same words, with the same answers to choose from.
    #[must_use]
    pub fn is_same(&self, other: &Question<'_>) -> bool {
        let words = |question: &Question<'_>| plain(&question.record.words("ask"));
        words(self) == words(other) && self.answers.options == other.answers.options
    }
}

/// The percentage that a count is of a base; `None` where nobody answered.
#[must_use]
pub fn share(count: usize, base: usize) -> Option<Percent> {
    let (count, base) = (u32::try_from(count).ok()?, u32::try_from(base).ok()?);
    Percent::of(count, base).ok()
}
