//! A short review of a partnership: the statements of the form, what the partners scored, and what stands out. Nobody
//! is to trace a score back, so figures that rest on fewer than five forms are kept back.

use rust_decimal::Decimal;

use super::attendance::sheet_column;
use super::row::{Row, columns};
use super::suppression::{LEAST, mean, mean_words, none_words, published_mean};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Entry, Field, Kind, Record, Value, words};
use crate::values::id::same;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "review-form",
        about: "the statements and the scale of a short review, from the paper that holds them",
        arguments: &["form"],
        whole: &[],
        make: form,
    },
    View {
        name: "review-results",
        about: "each statement of a short review with its mean, lowest and highest score",
        arguments: &["form", "responses"],
        whole: &[],
        make: results,
    },
    View {
        name: "review-headline",
        about: "how many forms came back, and what they say in a sentence",
        arguments: &["form", "responses"],
        whole: &[],
        make: headline,
    },
    View {
        name: "review-dashboard",
        about: "mean scores by statement, as formulas over the sheet of forms",
        arguments: &["form", "responses"],
        whole: &[],
        make: dashboard,
    },
];

/// A mean under this needs an action; that many statements under it call for a full review.
const LOW: i64 = 2;
const MANY_LOW: usize = 3;

/// One statement of the form with its scores.
struct Scored<'a> {
    number: usize,
    text: &'a Entry,
    scores: Vec<Decimal>,
}

impl Scored<'_> {
    fn mean(&self) -> Option<Decimal> {
        published_mean(&self.scores)
    }

    /// How far the highest score lies from the lowest, where that may be told.
    fn spread(&self) -> Option<Decimal> {
        let (low, high) = (self.scores.iter().min()?, self.scores.iter().max()?);
        (self.scores.len() >= LEAST).then(|| *high - *low)
    }

    fn is_low(&self) -> bool {
        self.mean().is_some_and(|mean| mean < Decimal::from(LOW))
    }
}

/// The paper that holds the statements.
fn held<'a>(asked: &Asked<'a>) -> Option<&'a Record> {
    let paper = asked.workspace.document(asked.id("form"))?;
    Some(&paper.record)
}

/// The statements with the scores that the forms give them, in the columns `q1`, `q2` and so on.
fn scored<'a>(asked: &Asked<'a>) -> Vec<Scored<'a>> {
    let statements = held(asked).and_then(|held| held.value("statements"));
    let statements = statements.map_or(&[][..], Value::items);
    let (_, responses) = asked.rows("responses");
    let statement = |(number, text): (usize, &'a Entry)| {
        let column = format!("q{number}");
        let score = |form: &Record| match form.value(&column) {
            Some(Value::Number(number)) => Some(number.0),
            Some(_) | None => None,
        };
        Scored {
            number,
            text,
            scores: responses.iter().filter_map(score).collect(),
        }
    };
    (1..).zip(statements).map(statement).collect()
}

/// The latest short review of a partnership up to the date of the paper, told by the fields of its type: `partnership`
/// and `reviewed`.
pub(super) fn latest<'a>(asked: &Asked<'a>, partnership: &Record) -> Option<&'a Record> {
    let id = partnership.id("id")?;
    let reviews = asked.workspace.current().map(|paper| &paper.record);
    let own = reviews.filter(|paper| paper.id("partnership").is_some_and(|named| same(named, id)));
    let done = own.filter_map(|paper| Some((paper.date("reviewed")?, paper)));
    let known = done.filter(|(day, _)| *day <= asked.document.as_of);
    known.max_by_key(|(day, _)| *day).map(|(_, paper)| paper)
}

/// The statements and the scale, as the paper that holds them says them.
fn form(asked: &Asked<'_>) -> Shown {
    let held = held(asked);
    let row = Row::at(&asked.document.record.place)
        .copy("title", held, "title")
        .copy("statements", held, "statements")
        .copy("scale", held, "scale");
    let fields = columns(&[
        ("title", "Form", Kind::Text),
        (
            "statements",
            "Statements",
            Kind::List(Box::new(Kind::Prose)),
        ),
        ("scale", "Scale", Kind::List(Box::new(Kind::Text))),
    ]);
    let rows = vec![row.done()];
    Shown::Table(Table { fields, rows })
}

/// Each statement with its scores; what stands out is flagged.
fn results(asked: &Asked<'_>) -> Shown {
    let scored = scored(asked);
    let widest = scored.iter().filter_map(Scored::spread).max();
    let row = |one: &Scored<'_>| {
        let told = |score: Option<&Decimal>| match score.filter(|_| one.scores.len() >= LEAST) {
            Some(score) => score.normalize().to_string(),
            None => none_words(one.scores.len()).to_owned(),
        };
        let mut row = Row::at(&one.text.place)
            .text("number", one.number.to_string())
            .entry("text", one.text)
            .count("base", one.scores.len())
            .text("mean", mean_words(&one.scores))
            .text("lowest", told(one.scores.iter().min()))
            .text("highest", told(one.scores.iter().max()));
        if let Some(mean) = one.mean() {
            row = row.number("value", Number(mean));
        }
        row.text_if("flag", flag(one, widest)).done()
    };
    let rows = scored.iter().map(row).collect();
    let fields = columns(&[
        ("number", "No.", Kind::Text),
        ("text", "Statement", Kind::Prose),
        ("base", "Scores", Kind::Number(Some(0), None)),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("lowest", "Lowest", Kind::Text),
        ("highest", "Highest", Kind::Text),
        ("flag", "What stands out", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}

/// What is said beside a statement that stands out.
fn flag(one: &Scored<'_>, widest: Option<Decimal>) -> Option<String> {
    if one.is_low() {
        return Some("Needs an action".to_owned());
    }
    let is_widest = one.spread() == widest && widest.is_some_and(|widest| widest > Decimal::ONE);
    is_widest.then(|| "Partners differ most".to_owned())
}

/// How many forms came back, and what follows from them.
fn headline(asked: &Asked<'_>) -> Shown {
    let (_, responses) = asked.rows("responses");
    let scored = scored(asked);
    let low: Vec<String> = scored
        .iter()
        .filter(|one| one.is_low())
        .map(|one| one.number.to_string())
        .collect();
    let row = Row::at(&asked.document.record.place)
        .count("responses", responses.len())
        .count("low", low.len())
        .text("returned", returned(responses.len()))
        .text_if("range", range(&scored))
        .text("follows", follows(&low, responses.len()));
    let fields = columns(&[
        ("responses", "Forms", Kind::Number(Some(0), None)),
        ("low", "Statements under 2", Kind::Number(Some(0), None)),
        ("returned", "Forms, in words", Kind::Text),
        ("range", "Highest and lowest, in words", Kind::Text),
        ("follows", "What follows", Kind::Text),
    ]);
    let rows = vec![row.done()];
    Shown::Table(Table { fields, rows })
}

fn returned(forms: usize) -> String {
    match forms {
        0 => "No form has come back yet.".to_owned(),
        1 => "1 form came back.".to_owned(),
        _ => format!("{} came back.", counted(forms, "form")),
    }
}

/// Which statement is scored highest and which lowest; of equals the first.
fn range(scored: &[Scored<'_>]) -> Option<String> {
    let means = || scored.iter().filter_map(|one| Some((one.mean()?, one)));
    let (high, best) = means().rev().max_by_key(|(mean, _)| *mean)?;
    let (low, worst) = means().min_by_key(|(mean, _)| *mean)?;
    Some(format!(
        "Statement {} has the highest mean ({high:.1}), and statement {} the lowest ({low:.1}).",
        best.number, worst.number
    ))
}

/// What the rule of the form asks for.
fn follows(low: &[String], forms: usize) -> String {
    match low.len() {
        _ if forms < LEAST => format!("Means are published from {LEAST} forms on."),
        0 => "No statement has a mean under 2, so none needs an action at once.".to_owned(),
        1 => format!(
            "Statement {} has a mean under 2 and needs an action at the next meeting.",
            low.concat()
        ),
        many => {
            let named = super::progress::join(low);
            let full = if many >= MANY_LOW {
                " Together they call for a full review."
            } else {
                ""
            };
            format!(
                "Statements {named} have means under 2 and need an action at the next meeting.{full}"
            )
        }
    }
}

/// Mean scores by statement, as formulas with their results. The sheet of forms stands beside them, so that nothing is
/// kept back.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let (own, _) = asked.rows("responses");
    let sheet = asked.field("responses").map_or("", |field| &field.name);
    let row = |one: &Scored<'_>| {
        let name = format!("q{}", one.number);
        let title = own.iter().find(|field: &&Field| field.name == name);
        let column = sheet_column(sheet, &title?.title);
        let row = Row::at(&one.text.place)
            .text(
                "label",
                format!("{} {}", one.number, words::words(&one.text.value)),
            )
            .text("formula", format!("=ROUND(AVERAGE({column}),1)"))
            .number("result", Number(mean(&one.scores)?))
            .text(
                "note",
                format!(
                    "Mean of {}, from 1 to 4",
                    counted(one.scores.len(), "score")
                ),
            );
        Some(row.done())
    };
    let rows = scored(asked).iter().filter_map(row).collect();
    let fields = columns(&[
        ("label", "Statement", Kind::Text),
        ("formula", "Formula", Kind::Text),
        ("result", "Mean", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}
