//! What serves each of the Council's priorities: partnerships, actions of plans, papers that name it.
//! Counts links that the records make; never guesses one.

use super::partnerships::{REGISTERS, all};
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::documents::Document;
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::Place;
use crate::records::partnerships::Partnership;
use crate::references::index::{document_key, record_key};
use crate::values::id::same;
use crate::values::prose::Inline;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "priorities-served",
        about: "each priority, by promise, with the partnerships, actions and papers that serve it",
        arguments: &[],
        whole: REGISTERS,
        make: by_promise,
    },
    View {
        name: "priorities-served-list",
        about: "each priority, one a row, with how many partnerships, actions and papers serve it",
        arguments: &[],
        whole: REGISTERS,
        make: listed,
    },
    View {
        name: "priorities-served-counted",
        about: "how many priorities partnerships serve, and how many that need partners",
        arguments: &[],
        whole: REGISTERS,
        make: counted,
    },
];

/// What stands over priorities that name no promise.
const NO_PROMISE: &str = "Other priorities";

/// Each priority with what serves it.
fn rows(asked: &Asked<'_>) -> Vec<(String, Record)> {
    let partnerships = all(asked);
    let priorities = asked.workspace.records.all("priorities").iter();
    priorities
        .map(|priority| {
            let promise = priority.text("promise").unwrap_or(NO_PROMISE).to_owned();
            (promise, row(asked, &partnerships, priority))
        })
        .collect()
}

fn row(asked: &Asked<'_>, partnerships: &[Partnership<'_>], priority: &Record) -> Record {
    let id = priority.id("id").unwrap_or_default();
    let serving: Vec<&Record> = partnerships
        .iter()
        .map(|known| known.record)
        .filter(|record| record.ids("priorities").iter().any(|named| same(named, id)))
        .collect();
    let tier = |tier: &str| {
        serving
            .iter()
            .filter(|r| r.choice("tier") == Some(tier))
            .count()
    };
    let actions = actions(asked, id);
    let papers = papers(asked, id);
    let names = |records: &[&Record], field: &'static str| {
        let told = records
            .iter()
            .map(|record| (record.place.clone(), record.words(field)));
        told.collect::<Vec<(Place, String)>>().into_iter()
    };
    let cited = papers.iter().map(|paper| {
        let known = asked.workspace.index.get(&document_key(&paper.id));
        let words = known.map_or_else(|| paper.id.clone(), |citable| citable.words.clone());
        (paper.record.place.clone(), capital(&words))
    });
    Row::at(&priority.place)
        .copy("id", Some(priority), "id")
        .copy("title", Some(priority), "title")
        .copy("promise", Some(priority), "promise")
        .yes("needs_partners", priority.yes("needs_partners"))
        .count("significant", tier("significant"))
        .count("standard", tier("standard"))
        .count("network", tier("network"))
        .count("served", serving.len())
        .texts("partnerships", names(&serving, "name"))
        .count("action_count", actions.len())
        .texts("actions", by_issue(asked, &actions).into_iter())
        .count("paper_count", papers.len())
        .texts("papers", cited.collect::<Vec<_>>().into_iter())
        .done()
}

/// The actions of plans whose key issue serves a priority.
fn actions<'a>(asked: &Asked<'a>, priority: &str) -> Vec<&'a Record> {
    let records = &asked.workspace.records;
    let serves = |action: &&Record| {
        let issue = action
            .id("key_issue")
            .and_then(|id| records.get("key_issues", id));
        issue.is_some_and(|issue| {
            issue
                .ids("priorities")
                .iter()
                .any(|named| same(named, priority))
        })
    };
    records.all("actions").iter().filter(serves).collect()
}

/// Actions by their key issue: `Key issue 5: 5.1, 5.2`.
fn by_issue(asked: &Asked<'_>, actions: &[&Record]) -> Vec<(Place, String)> {
    let mut groups: Vec<(Place, String, Vec<String>)> = Vec::new();
    for action in actions {
        let issue = action.id("key_issue").unwrap_or_default();
        let known = asked.workspace.index.get(&record_key("key_issues", issue));
        let words = known.map_or_else(|| issue.to_owned(), |citable| citable.words.clone());
        let number = super::row::number(action);
        match groups.iter_mut().find(|(_, known, _)| *known == words) {
            Some((_, _, numbers)) => numbers.push(number),
            None => groups.push((action.place.clone(), words, vec![number])),
        }
    }
    let told = |(place, words, numbers): (Place, String, Vec<String>)| {
        (place, format!("{words}: {}", numbers.join(", ")))
    };
    groups.into_iter().map(told).collect()
}

/// Words that begin a cell: `report CE 21/04` is `Report CE 21/04`.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The current papers up to the document's date that name a priority, in a field or in prose; this one apart.
fn papers<'a>(asked: &Asked<'a>, priority: &str) -> Vec<&'a Document> {
    let key = record_key("priorities", priority);
    let own = asked.document;
    let others = asked
        .workspace
        .current()
        .filter(|paper| !same(&paper.id, &own.id) && paper.as_of <= own.as_of);
    others.filter(|paper| names(&paper.record, &key)).collect()
}

/// Whether anything in a record leads to a key.
fn names(record: &Record, key: &str) -> bool {
    record
        .fields
        .values()
        .any(|entry| leads_to(&entry.value, key))
}

fn leads_to(value: &Value, key: &str) -> bool {
    let mut found = false;
    if let Value::Reference(reference) = value {
        found = reference.target.as_deref() == Some(key);
    } else if let Value::Prose(prose) = value {
        prose.each_inline(&mut |part| {
            if let Inline::Cited(citation) = part {
                found |= citation.target == key;
            }
        });
    }
    found
        || value.items().iter().any(|item| leads_to(&item.value, key))
        || value.records().any(|row| names(row, key))
}

fn own() -> Vec<Field> {
    let number = || Kind::Number(Some(0), None);
    let texts = || Kind::List(Box::new(Kind::Text));
    columns(&[
        ("id", "No", Kind::Text),
        ("title", "Priority", Kind::Text),
        ("promise", "Promise", Kind::Text),
        ("needs_partners", "Needs partners", Kind::YesNo),
        ("significant", "Significant", number()),
        ("standard", "Standard", number()),
        ("network", "Network", number()),
        ("served", "Partnerships", number()),
        ("partnerships", "Names of partnerships", texts()),
        ("action_count", "Actions", number()),
        ("actions", "Names of actions", texts()),
        ("paper_count", "Papers", number()),
        ("papers", "Names of papers", texts()),
    ])
}

/// Each priority with what serves it, by promise.
fn by_promise(asked: &Asked<'_>) -> Shown {
    let mut groups: Vec<(String, Vec<Record>)> = Vec::new();
    for (promise, row) in rows(asked) {
        match groups.iter_mut().find(|(known, _)| *known == promise) {
            Some((_, items)) => items.push(row),
            None => groups.push((promise, vec![row])),
        }
    }
    let group = |(promise, items): (String, Vec<Record>)| {
        let place = items
            .first()
            .map_or(&asked.document.record.place, |first| &first.place);
        Row::at(&place.clone())
            .text("promise", promise)
            .rows("rows", items)
            .done()
    };
    let rows = groups.into_iter().map(group).collect();
    let fields = columns(&[
        ("promise", "Promise", Kind::Text),
        ("rows", "Priorities", Kind::Rows(own())),
    ]);
    Shown::Table(Table { fields, rows })
}

/// Each priority, one a row.
fn listed(asked: &Asked<'_>) -> Shown {
    Shown::Table(Table {
        fields: own(),
        rows: rows(asked).into_iter().map(|(_, row)| row).collect(),
    })
}

/// How many priorities partnerships serve, in one row; no row where the council has none.
fn counted(asked: &Asked<'_>) -> Shown {
    let rows: Vec<Record> = rows(asked).into_iter().map(|(_, row)| row).collect();
    let is_served = |row: &&Record| {
        !row.value("partnerships")
            .map_or(&[][..], Value::items)
            .is_empty()
    };
    let needing: Vec<&Record> = rows
        .iter()
        .filter(|row| row.yes("needs_partners"))
        .collect();
    let (needed, served) = (
        needing.iter().filter(|row| is_served(row)).count(),
        rows.iter().filter(is_served).count(),
    );
    let row = rows.first().map(|first| {
        Row::at(&first.place)
            .count("all", rows.len())
            .count("needing", needing.len())
            .count("served", served)
            .count("needed_served", needed)
            .text("sentence", sentence(needing.len(), rows.len(), needed))
            .texts("unserved", unserved(&rows))
            .done()
    });
    let number = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("all", "Priorities", number()),
        ("needing", "Need partners", number()),
        ("served", "Served by a partnership", number()),
        ("needed_served", "Need partners and have them", number()),
        ("sentence", "In words", Kind::Text),
        (
            "unserved",
            "Served by none",
            Kind::List(Box::new(Kind::Text)),
        ),
    ]);
    Shown::Table(Table {
        fields,
        rows: row.into_iter().collect(),
    })
}

/// The priorities that no partnership serves.
fn unserved(rows: &[Record]) -> impl Iterator<Item = (Place, String)> {
    let none = |row: &&Record| {
        row.value("partnerships")
            .map_or(&[][..], Value::items)
            .is_empty()
    };
    let told = |row: &Record| {
        (
            row.place.clone(),
            format!("{} ({})", row.words("title"), row.words("id")),
        )
    };
    rows.iter()
        .filter(none)
        .map(told)
        .collect::<Vec<_>>()
        .into_iter()
}

/// `13 of the 21 priorities need partners, and partnerships serve all 13`.
fn sentence(needing: usize, all: usize, served: usize) -> String {
    let verb = if needing == 1 { "needs" } else { "need" };
    let rest = if served == needing {
        format!("all {needing}")
    } else {
        format!("{served} of these")
    };
    format!("{needing} of the {all} priorities {verb} partners, and partnerships serve {rest}")
}
