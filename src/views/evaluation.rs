//! What participants of training said: forms returned, confidence before and after, reactions.
//! Public: figures that could tell of a person are kept back. Answers are matched by code, never by name.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::attendance::sheet_column;
use super::row::{Row, columns};
use super::suppression::{cells, mean, mean_words, none_words, published_mean};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Field, Kind, Record, Value};
use crate::values::id::{plain, slug};
use crate::values::number::{Number, Percent};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "evaluation-headline",
        about: "how many forms came back, and how many are matched",
        arguments: &["attendance", "responses"],
        whole: &[],
        make: headline,
    },
    View {
        name: "evaluation-confidence",
        about: "confidence before and after, by objective",
        arguments: &["objectives", "responses"],
        whole: &[],
        make: confidence,
    },
    View {
        name: "evaluation-reactions",
        about: "what participants thought of the sessions",
        arguments: &["responses"],
        whole: &[],
        make: reactions,
    },
    View {
        name: "evaluation-dashboard",
        about: "means, as formulas over the sheet of forms",
        arguments: &["objectives", "responses"],
        whole: &[],
        make: dashboard,
    },
];

/// The ends of the names of two columns that belong together: a score before and one after.
const BEFORE: &str = "_before";
const AFTER: &str = "_after";

/// What participants score beside the objectives.
const REACTIONS: &[&str] = &["relevance", "pace", "materials", "trainer", "venue"];

/// The forms that came back: rows of one code in one session are one form, each question as it was first answered.
pub(super) fn forms(rows: &[Record]) -> Vec<Record> {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut forms: Vec<Record> = Vec::new();
    for row in rows {
        let of = |name: &str| row.id(name).map(plain).unwrap_or_default();
        let at = *known
            .entry((of("session"), of("response")))
            .or_insert(forms.len());
        let Some(form) = forms.get_mut(at) else {
            forms.push(row.clone());
            continue;
        };
        for (name, entry) in &row.fields {
            let answered = form.fields.entry(name.clone());
            answered.or_insert_with(|| entry.clone());
        }
    }
    forms
}

/// A score that a form gives.
fn score(form: &Record, name: &str) -> Option<Decimal> {
    let Some(Value::Number(number)) = form.value(name) else {
        return None;
    };
    Some(number.0)
}

/// The names of the columns of scores before and after, a pair an objective.
fn pairs(fields: &[Field]) -> Vec<(String, String)> {
    let pair = |field: &Field| {
        let after = format!("{}{AFTER}", field.name.strip_suffix(BEFORE)?);
        let known = fields.iter().any(|other| other.name == after);
        known.then(|| (field.name.clone(), after))
    };
    fields.iter().filter_map(pair).collect()
}

/// Whether a form scores some objective both before and after.
fn is_matched(form: &Record, pairs: &[(String, String)]) -> bool {
    let both = |(before, after): &(String, String)| {
        score(form, before).is_some() && score(form, after).is_some()
    };
    pairs.iter().any(both)
}

/// How many forms came back and how many tell of confidence both before and after.
fn headline(asked: &Asked<'_>) -> Shown {
    let (own, responses) = asked.rows("responses");
    let (_, attendance) = asked.rows("attendance");
    let (forms, pairs) = (forms(responses), pairs(own));
    let attended = attendance.iter().filter(|row| row.yes("attended")).count();
    let matched = forms.iter().filter(|form| is_matched(form, &pairs)).count();
    let unmatched = forms.len() - matched;
    let base_note = format!(
        "Confidence is compared over the {} with a score both before and after; the base of an objective is how many \
         scored it both times.",
        counted(matched, "form")
    );
    let row = Row::at(&asked.document.record.place)
        .count("responses", forms.len())
        .count("attended", attended)
        .text("rate", rate(forms.len(), attended))
        .count("matched", matched)
        .count("unmatched", unmatched)
        .text_if("unmatched_sentence", unmatched_sentence(unmatched))
        .text("base_note", base_note);
    let number = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("responses", "Forms", number()),
        ("attended", "Attended", number()),
        ("rate", "Rate", Kind::Text),
        ("matched", "Matched", number()),
        ("unmatched", "Not matched", number()),
        ("unmatched_sentence", "Not matched, in words", Kind::Text),
        ("base_note", "Base", Kind::Text),
    ]);
    let rows = vec![row.done()];
    Shown::Table(Table { fields, rows })
}

/// `20 of 24 (83%)`; without a percentage where more forms came back than people are known to have come.
fn rate(forms: usize, attended: usize) -> String {
    let part = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    match Percent::of(part(forms), part(attended)) {
        Ok(percent) => percent.with_base(),
        Err(_) if attended == 0 => forms.to_string(),
        Err(_) => format!("{forms} of {attended}"),
    }
}

fn unmatched_sentence(unmatched: usize) -> Option<String> {
    match unmatched {
        0 => None,
        1 => Some(
            "1 form could not be matched and is left out of the figures on confidence.".to_owned(),
        ),
        many => Some(format!(
            "{many} forms could not be matched and are left out of the figures on confidence."
        )),
    }
}

/// How many scores are low (1 and 2), middle (3) and high (4 and 5), as they are published.
fn spread(scores: &[Decimal]) -> [String; 3] {
    let (low, middle) = (Decimal::new(25, 1), Decimal::new(35, 1));
    let count = |wanted: &dyn Fn(Decimal) -> bool| scores.iter().filter(|s| wanted(**s)).count();
    let counts = [
        count(&|score| score < low),
        count(&|score| score >= low && score < middle),
        count(&|score| score >= middle),
    ];
    let mut cells = cells(&counts).into_iter();
    std::array::from_fn(|_| cells.next().unwrap_or_default())
}

/// The columns of the scores of an objective: by its id (`o1_before`), else by its place in the list.
fn columns_of(own: &[Field], objective: &Record, number: usize) -> Option<(String, String)> {
    let id = slug(objective.id("id").unwrap_or_default()).replace('-', "_");
    let stems = [id, format!("o{number}")];
    let pairs = pairs(own);
    let found = stems.iter().find_map(|stem| {
        pairs
            .iter()
            .find(|(before, _)| *before == format!("{stem}{BEFORE}"))
    });
    found.cloned()
}

/// Confidence before and after by objective, over the forms that score it both times.
fn confidence(asked: &Asked<'_>) -> Shown {
    let (objective_fields, objectives) = asked.rows("objectives");
    let (own, responses) = asked.rows("responses");
    let forms = forms(responses);
    let row = |(number, objective): (usize, &Record)| {
        let (before, after) = columns_of(own, objective, number).unwrap_or_default();
        let both = forms
            .iter()
            .filter_map(|form| Some((score(form, &before)?, score(form, &after)?)));
        let (before, after): (Vec<Decimal>, Vec<Decimal>) = both.unzip();
        let row = Row::at(&objective.place)
            .text("number", format!("Objective {number}"))
            .copy("text", Some(objective), "text")
            .count("base", before.len())
            .text("change", change(&before, &after));
        scored(scored(row, "before", &before), "after", &after).done()
    };
    let rows = (1..).zip(objectives).map(row).collect();
    let mut fields = columns(&[("number", "Objective", Kind::Text)]);
    fields.extend(objective_fields.iter().find(|f| f.name == "text").cloned());
    fields.push(Field::new("base", Kind::Number(Some(0), None)));
    for when in ["before", "after"] {
        fields.push(Field::new(when, Kind::Text));
        fields.push(Field::new(
            &format!("{when}_value"),
            Kind::Number(None, None),
        ));
        for part in PARTS {
            fields.push(Field::new(&format!("{when}_{part}"), Kind::Text));
        }
    }
    fields.push(Field::new("change", Kind::Text));
    Shown::Table(Table { fields, rows })
}

/// The parts of the scale.
const PARTS: [&str; 3] = ["low", "middle", "high"];

/// A row with the mean and the spread of some scores.
fn scored(row: Row, when: &str, scores: &[Decimal]) -> Row {
    let mut row = row.text(when, mean_words(scores));
    if let Some(mean) = published_mean(scores) {
        row = row.number(&format!("{when}_value"), Number(mean));
    }
    for (part, cell) in PARTS.iter().zip(spread(scores)) {
        row = row.text(&format!("{when}_{part}"), cell);
    }
    row
}

/// By how much the mean rose or fell, between the means as they are printed, so that the figures agree on the page.
fn change(before: &[Decimal], after: &[Decimal]) -> String {
    let (Some(from), Some(to)) = (published_mean(before), published_mean(after)) else {
        return none_words(before.len()).to_owned();
    };
    let change = to - from;
    let sign = match change {
        up if up > Decimal::ZERO => "+",
        down if down < Decimal::ZERO => "−",
        _ => "",
    };
    format!("{sign}{:.1}", change.abs())
}

/// What participants thought of the sessions, for every question that anyone answered.
fn reactions(asked: &Asked<'_>) -> Shown {
    let (own, responses) = asked.rows("responses");
    let forms = forms(responses);
    let row = |name: &&str| {
        let field = own.iter().find(|field| field.name == **name)?;
        let scores: Vec<Decimal> = forms.iter().filter_map(|form| score(form, name)).collect();
        if scores.is_empty() {
            return None;
        }
        let row = Row::at(&asked.document.record.place)
            .text("title", field.title.as_str())
            .count("base", scores.len())
            .text("mean", mean_words(&scores));
        let row = match published_mean(&scores) {
            Some(mean) => row.number("value", Number(mean)),
            None => row,
        };
        let parts = PARTS.iter().zip(spread(&scores));
        Some(
            parts
                .fold(row, |row, (part, cell)| row.text(part, cell))
                .done(),
        )
    };
    let rows = REACTIONS.iter().filter_map(row).collect();
    let fields = columns(&[
        ("title", "Reaction", Kind::Text),
        ("base", "Base", Kind::Number(Some(0), None)),
        ("mean", "Mean", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("low", "1 or 2", Kind::Text),
        ("middle", "3", Kind::Text),
        ("high", "4 or 5", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}

/// Means over the sheet of forms, as formulas with their results: every row of the sheet counts, matched or not, and
/// nothing is kept back, as the sheet stands beside them. A column that nobody has filled in has no mean.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let (own, responses) = asked.rows("responses");
    let (_, objectives) = asked.rows("objectives");
    let sheet = asked.field("responses").map_or("", |field| &field.name);
    let mut asked_for: Vec<(String, String)> = Vec::new();
    for (number, objective) in (1..).zip(objectives) {
        if let Some((before, after)) = columns_of(own, objective, number) {
            asked_for.push((format!("Objective {number} before"), before));
            asked_for.push((format!("Objective {number} after"), after));
        }
    }
    let title = |name: &str| own.iter().find(|f| f.name == name).map(|f| f.title.clone());
    let reactions = REACTIONS.iter();
    asked_for.extend(reactions.filter_map(|name| Some((title(name)?, (*name).to_owned()))));
    let row = |(label, name): (String, String)| {
        let scores: Vec<Decimal> = responses
            .iter()
            .filter_map(|row| score(row, &name))
            .collect();
        let column = sheet_column(sheet, &title(&name)?);
        let row = Row::at(&asked.document.record.place)
            .text("label", label)
            .text("formula", format!("=ROUND(AVERAGE({column}),1)"))
            .number("result", Number(mean(&scores)?))
            .text(
                "note",
                format!("Mean of {}, from 1 to 5", counted(scores.len(), "score")),
            );
        Some(row.done())
    };
    let rows = asked_for.into_iter().filter_map(row).collect();
    let fields = columns(&[
        ("label", "What", Kind::Text),
        ("formula", "Formula", Kind::Text),
        ("result", "Mean", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}
