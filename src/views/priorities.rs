//! The council's priorities: by the promise each belongs to, and how many of them need partners.
//! Asks nothing of the document; every paper sees the same.

use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::place::Place;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "priorities-by-promise",
        about: "the council's priorities, by promise",
        arguments: &[],
        whole: &["priorities"],
        make: by_promise,
    },
    View {
        name: "priorities-counted",
        about: "how many priorities there are, and how many need partners",
        arguments: &[],
        whole: &["priorities"],
        make: counted,
    },
];

/// What stands over priorities that name no promise.
const NO_PROMISE: &str = "Other priorities";

/// A promise, and the priorities that belong to it.
type Group<'a> = (String, Vec<&'a Record>);

/// The priorities by promise, promises in the order in which they first appear.
fn groups<'a>(asked: &Asked<'a>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for priority in asked.workspace.records.all("priorities") {
        let promise = priority.text("promise").unwrap_or(NO_PROMISE);
        match groups.iter_mut().find(|(known, _)| known == promise) {
            Some((_, items)) => items.push(priority),
            None => groups.push((promise.to_owned(), vec![priority])),
        }
    }
    groups
}

/// The priorities by the promise that each belongs to.
fn by_promise(asked: &Asked<'_>) -> Shown {
    let item = |priority: &&Record| {
        Row::at(&priority.place)
            .copy("id", Some(priority), "id")
            .copy("title", Some(priority), "title")
            .yes("needs_partners", priority.yes("needs_partners"))
            .done()
    };
    let row = |(promise, priorities): &Group<'_>| {
        let place = priorities.first().map(|first| &first.place);
        Row::at(place.unwrap_or(&asked.document.record.place))
            .text("promise", promise.as_str())
            .rows("items", priorities.iter().map(item).collect())
            .done()
    };
    let rows = groups(asked).iter().map(row).collect();
    let items = columns(&[
        ("id", "Id", Kind::Text),
        ("title", "Priority", Kind::Text),
        ("needs_partners", "Needs partners", Kind::YesNo),
    ]);
    let fields = columns(&[
        ("promise", "Promise", Kind::Text),
        ("items", "Priorities", Kind::Rows(items)),
    ]);
    Shown::Table(Table { fields, rows })
}

/// How many priorities there are and how many of them need partners, in figures and in a phrase that a sentence can
/// begin with; no row where the council has no priorities.
fn counted(asked: &Asked<'_>) -> Shown {
    let all = asked.workspace.records.all("priorities");
    let needing = all.iter().filter(|p| p.yes("needs_partners")).count();
    let verb = if needing == 1 { "needs" } else { "need" };
    let noun = if all.len() == 1 {
        "priority"
    } else {
        "priorities"
    };
    let row = |place: &Place| {
        Row::at(place)
            .count("needing", needing)
            .count("all", all.len())
            .count("promises", groups(asked).len())
            .text(
                "sentence",
                format!(
                    "{needing} of the Council's {} {noun} {verb} partners",
                    all.len()
                ),
            )
            .done()
    };
    let rows = all.first().map(|first| row(&first.place));
    let number =
        |name: &str, title: &str| Field::new(name, Kind::Number(Some(0), None)).titled(title);
    let mut fields = vec![
        number("needing", "Need partners"),
        number("all", "Priorities"),
        number("promises", "Promises"),
    ];
    fields.push(Field::new("sentence", Kind::Text).titled("In words"));
    Shown::Table(Table {
        fields,
        rows: rows.into_iter().collect(),
    })
}
