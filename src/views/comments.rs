//! What participants of training wrote, by question and theme: counted, never quoted.
//! A theme of fewer than five responses is named without its count.

use std::collections::{BTreeMap, BTreeSet};

use super::evaluation::forms;
use super::row::{Row, columns};
use super::suppression::{LEAST, is_small};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::values::id::plain;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "evaluation-comments",
    about: "comments by question and theme",
    arguments: &["themes", "responses"],
    whole: &[],
    make: comments,
}];

/// The questions that are answered in words: the token of a theme, and the column of the forms.
const QUESTIONS: &[(&str, &str)] = &[
    ("most-useful", "most_useful"),
    ("change", "change"),
    ("still-unsure", "still_unsure"),
];

/// Comments by question and theme, for every question that anyone answered.
fn comments(asked: &Asked<'_>) -> Shown {
    let (own, responses) = asked.rows("responses");
    let (_, given) = asked.rows("themes");
    let forms = forms(responses);
    let row = |(token, name): &(&str, &str)| {
        let field = own.iter().find(|field| field.name == *name)?;
        let base = forms
            .iter()
            .filter(|form| !form.words(name).trim().is_empty());
        let themes = themes(given, token);
        let base = base.count();
        if base == 0 && themes.is_empty() {
            return None;
        }
        let row = Row::at(&asked.document.record.place)
            .text("question", question(field))
            .count("base", base)
            .rows("themes", themes);
        Some(row.done())
    };
    let rows = QUESTIONS.iter().filter_map(row).collect();
    let themes = columns(&[
        ("theme", "Theme", Kind::Text),
        ("count", "Responses", Kind::Text),
    ]);
    let fields = columns(&[
        ("question", "Question", Kind::Text),
        ("base", "Base", Kind::Number(Some(0), None)),
        ("themes", "Themes", Kind::Rows(themes)),
    ]);
    Shown::Table(Table { fields, rows })
}

/// A question as it reads: what an officer is told to write, else its heading.
fn question(field: &Field) -> String {
    if field.help.is_empty() {
        field.title.clone()
    } else {
        field.help.clone()
    }
}

/// The themes of the answers to a question.
fn themes(given: &[Record], question: &str) -> Vec<Record> {
    let own = given.iter();
    themes_of(own.filter(|row| row.choice("question") == Some(question)))
}

/// The themes of some comments, the most frequent first, then by name; those of fewer than five responses by name
/// alone, as their order would tell of their counts.
pub(super) fn themes_of<'a>(given: impl Iterator<Item = &'a Record>) -> Vec<Record> {
    let mut found: BTreeMap<String, (&Record, BTreeSet<String>)> = BTreeMap::new();
    for row in given {
        let theme = found.entry(plain(&row.words("theme")));
        let (_, codes) = theme.or_insert_with(|| (row, BTreeSet::new()));
        codes.insert(plain(&row.words("response")));
    }
    let mut themes: Vec<(&Record, usize)> = found
        .into_values()
        .map(|(first, codes)| (first, codes.len()))
        .collect();
    let shown = |count: usize| if is_small(count) { 0 } else { count };
    // The map is in the order of names, and sorting keeps it among equals.
    themes.sort_by_key(|(_, count)| std::cmp::Reverse(shown(*count)));
    let row = |(first, count): (&Record, usize)| {
        let words = if is_small(count) {
            format!("fewer than {LEAST}")
        } else {
            count.to_string()
        };
        Row::at(&first.place)
            .copy("theme", Some(first), "theme")
            .text("count", words)
            .done()
    };
    themes.into_iter().map(row).collect()
}
