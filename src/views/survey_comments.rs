//! What people wrote in a survey: by question and theme, and quoted where they agreed to it.
//! Words of a response without consent are in no row of a view. A theme of fewer than five is named without its count.

use super::comments::themes_of;
use super::row::{Row, columns};
use super::suppression::is_small;
use super::survey::{Question, Survey};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Kind, Record};
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "survey-comments",
    about: "what people wrote in a survey, by question and theme, with words that may be quoted",
    arguments: &["questions", "responses", "comments"],
    whole: &[],
    make: comments,
}];

/// Whether a response says that its words may be quoted.
#[must_use]
pub fn may_be_quoted(response: &Record) -> bool {
    response.yes("quote_ok")
}

/// The questions that were answered in words, each with its themes and the words that may be quoted.
fn comments(asked: &Asked<'_>) -> Shown {
    let themes = columns(&[
        ("theme", "Theme", Kind::Text),
        ("count", "Comments", Kind::Text),
    ]);
    let quotations = columns(&[
        ("theme", "Theme", Kind::Text),
        ("words", "What somebody wrote", Kind::Text),
        ("who", "Who", Kind::Text),
    ]);
    let fields = columns(&[
        ("number", "Number", Kind::Number(Some(0), None)),
        ("question", "Question", Kind::Text),
        ("base", "Base", Kind::Number(Some(0), None)),
        ("themes", "Themes", Kind::Rows(themes)),
        ("quotations", "Quotations", Kind::Rows(quotations)),
    ]);
    let (_, given) = asked.rows("comments");
    let survey = asked.survey();
    let open = survey.iter().flat_map(|survey| {
        let questions = survey
            .questions
            .iter()
            .filter(|question| question.is_open());
        questions.map(move |question| (survey, question))
    });
    let row = |(survey, question): (&Survey<'_>, &Question<'_>)| {
        let base = question.tally(survey.responses.iter()).base;
        let of = |row: &&Record| row.id("question").is_some_and(|id| same(id, question.id));
        let own: Vec<&Record> = given.iter().filter(of).collect();
        if base == 0 {
            return None;
        }
        let row = Row::at(&question.record.place)
            .count("number", question.number)
            .copy("question", Some(question.record), "ask")
            .count("base", base)
            .rows("themes", themes_of(own.iter().copied()))
            .rows("quotations", quotations_of(survey, question, &own));
        Some(row.done())
    };
    let rows = open.filter_map(row).collect();
    Shown::Table(Table { fields, rows })
}

/// The comments that the paper chose to quote, in its order, word for word.
fn quotations_of(survey: &Survey<'_>, question: &Question<'_>, given: &[&Record]) -> Vec<Record> {
    let quote = |row: &&Record| {
        let response = survey.response(row.id("response")?)?;
        let consents = row.yes("quote") && may_be_quoted(response);
        let said = response.words(question.id);
        (consents && !said.trim().is_empty()).then(|| {
            Row::at(&row.place)
                .copy("theme", Some(row), "theme")
                .copy("words", Some(response), question.id)
                .text_if("who", who(survey, response))
                .done()
        })
    };
    given.iter().filter_map(quote).collect()
}

/// Who wrote something: the group of the first question that breaks others down, where it has five members or more.
fn who(survey: &Survey<'_>, response: &Record) -> Option<String> {
    let groups = survey.breakdowns().next()?;
    let tally = groups.tally(survey.responses.iter());
    let at = (0..groups.answers.options.len()).find(|at| groups.is_chosen(response, *at))?;
    let count = tally.counts.get(at).copied().unwrap_or(0);
    let group = groups.answers.options.get(at)?;
    (!is_small(count)).then(|| group.clone())
}
