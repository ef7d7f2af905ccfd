//! Columns that come from other rows: each question of a list is a column of the answers to it.
//! Knows how a question says what its answers hold; never reads one.

use super::{Field, Kind, Record, Value, Word, words};
use crate::values::id::same;

/// The columns that a list of questions must have, so that answers can be read.
pub const NEEDED: [&str; 3] = ["id", "ask", "answer"];

/// What can be answered to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The answers to choose from, in order; none where it is answered in words.
    pub options: Vec<String>,
    /// The last of the options, where it says that the person does not know.
    pub unsure: Option<String>,
    /// How many of the options, from the first, are favourable.
    pub positive: usize,
    /// What those who give a favourable answer do, such as `agree`.
    pub said: String,
    /// Whether several may be chosen.
    pub several: bool,
}

/// The fields of a list whose columns come from another list of the same record: its own, then one for each question.
#[must_use]
pub fn of(field: &Field, fields: &[Field], record: &Record) -> Option<Vec<Field>> {
    let questions = record.rows(field.columns_from.as_deref()?);
    let Kind::Rows(own) = &field.kind else {
        return None;
    };
    let asked = questions
        .iter()
        .filter_map(|row| column(fields, record, row));
    Some(own.iter().cloned().chain(asked).collect())
}

/// The column of a question: named by its id, headed by its id and its short form.
fn column(fields: &[Field], record: &Record, question: &Record) -> Option<Field> {
    let id = question.text("id")?;
    let answers = answers(fields, record, question);
    let one = || Kind::Choice(answers.options.iter().map(|word| option(word)).collect());
    let kind = match question.choice("answer")? {
        "words" => Kind::Text,
        "several" => Kind::List(Box::new(one())),
        _ => one(),
    };
    let (ask, short) = (question.words("ask"), question.words("short"));
    let mut field = Field::new(id, kind);
    field.title = format!("{id} {short}").trim_end().to_owned();
    field.aliases = [id.to_owned(), short, ask.clone()].into();
    field.help = ask;
    Some(field)
}

/// An option as a word to choose: an officer writes it as it is printed.
fn option(text: &str) -> Word {
    Word {
        token: text.to_owned(),
        word: text.to_owned(),
    }
}

/// What can be answered to a question: its own options, else those of the scale it names.
#[must_use]
pub fn answers(fields: &[Field], record: &Record, question: &Record) -> Answers {
    let scale = question.id("scale").and_then(|id| {
        let lists = fields.iter().filter(|field| field.anchor.is_some());
        let mut rows = lists.flat_map(|field| record.rows(&field.name));
        rows.find(|row| {
            row.entry("options").is_some() && row.text("id").is_some_and(|own| same(own, id))
        })
    });
    let from = scale.unwrap_or(question);
    let texts = from.value("options").map_or(&[][..], Value::items);
    let mut options: Vec<String> = texts.iter().map(|e| words::words(&e.value)).collect();
    let unsure = from.text("unsure").map(str::to_owned);
    options.extend(unsure.clone());
    let positive = match from.value("positive") {
        Some(Value::Number(number)) => usize::try_from(number.0).unwrap_or(0),
        _ => 0,
    };
    Answers {
        positive: positive.min(options.len()),
        options,
        unsure,
        said: from.words("said"),
        several: question.choice("answer") == Some("several"),
    }
}
