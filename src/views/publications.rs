//! What was published of a meeting, and when: the last publication for its own sheet, and all of them for the front of a
//! pack. Judges nothing.

use super::agenda::span;
use super::pack::Pack;
use super::row::{Row, columns};
use super::{Asked, Pages, Shown, Table, View};
use crate::documents::agenda;
use crate::kinds::{Kind, Record, Value};
use crate::records::registers::published::PUBLISHED;
use crate::references::Workspace;
use crate::values::date::{CenturyWindow, long, parse_date};
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "pack-history",
        about: "what was published of a meeting after its pack, with what changed",
        arguments: &["agenda"],
        whole: &[PUBLISHED],
        make: history,
    },
    View {
        name: "pack-added",
        about: "the papers of the last publication, with the agenda as it stands",
        arguments: &["agenda"],
        whole: &[PUBLISHED],
        make: added,
    },
];

/// The publications of a meeting, in order.
#[must_use]
pub fn publications<'a>(workspace: &'a Workspace, meeting: &str) -> Vec<&'a Record> {
    let all = workspace.records.all(PUBLISHED).iter();
    all.filter(|row| row.id("meeting").is_some_and(|id| same(id, meeting)))
        .collect()
}

/// Whether a publication holds all papers of its meeting, so that its pages are the pack's.
#[must_use]
pub fn is_whole(publication: &Record) -> bool {
    matches!(publication.choice("sort"), Some("pack" | "re-issue"))
}

/// The number on the last page of some publications.
#[must_use]
pub fn last_page(publications: &[&Record]) -> usize {
    let last = |row: &&Record| whole(row, "last");
    publications
        .iter()
        .filter_map(last)
        .max()
        .unwrap_or_default()
}

/// Day and time of a publication in words.
#[must_use]
pub fn when(publication: &Record) -> String {
    let at = publication.words("at");
    let (day, time) = at.split_once(' ').unwrap_or((&at, ""));
    match parse_date(day, CenturyWindow::default()) {
        Ok(read) => format!("{}, {time}", long(read.date)),
        Err(_) => at,
    }
}

fn of_agenda<'a>(asked: &Asked<'a>) -> Vec<&'a Record> {
    let document = asked.workspace.document(asked.id("agenda"));
    let meeting = document.and_then(agenda::meeting).unwrap_or_default();
    publications(asked.workspace, meeting)
}

/// Every publication after the first, with the page that it begins on.
fn history(asked: &Asked<'_>) -> Shown {
    let all = of_agenda(asked);
    let row = |(at, published): (usize, &&Record)| {
        let row = Row::at(&published.place)
            .count("number", at)
            .copy("sort", Some(published), "sort")
            .text("at", when(published))
            .copy("by", Some(published), "by")
            .copy("note", Some(published), "note")
            .copy("changes", Some(published), "changes");
        let moved = if at + 1 == all.len() && is_whole(published) {
            moved(&all[..at], asked.pages)
        } else {
            Vec::new()
        };
        let place = published.place.clone();
        let row = row.texts("moved", moved.into_iter().map(|said| (place.clone(), said)));
        row.count("first", last_page(&all[..at]) + 1).done()
    };
    Shown::Table(Table {
        rows: all.iter().enumerate().skip(1).map(row).collect(),
        fields: columns(&[
            ("number", "No", Kind::Number(None, None)),
            ("sort", "Sort", Kind::Text),
            ("at", "Published", Kind::Text),
            ("by", "By", Kind::Text),
            ("note", "Note", Kind::Prose),
            ("changes", "What changed", Kind::List(Box::new(Kind::Text))),
            ("moved", "What moved", Kind::List(Box::new(Kind::Text))),
            ("first", "First page", Kind::Number(None, None)),
        ]),
    })
}

/// The papers whose pages are others than they were: `A.7 was on pages 5 to 13 and is on pages 6 to 14`.
fn moved(before: &[&Record], pages: &Pages) -> Vec<String> {
    let earlier = before
        .iter()
        .rev()
        .flat_map(|published| published.rows("papers"));
    let mut seen = Vec::new();
    let mut told = Vec::new();
    for paper in earlier {
        let Some(no) = paper.text("no").filter(|no| !seen.contains(no)) else {
            continue;
        };
        let (Some(first), Some(last)) = (whole(paper, "first"), whole(paper, "last")) else {
            continue;
        };
        seen.push(no);
        if let Some(now) = pages.get(no).filter(|now| **now != (first, last)) {
            let (was, is) = (span((first, last)), span(*now));
            told.push(format!("{no} was on {was} and is on {is}"));
        }
    }
    told
}

/// A whole number of a record.
fn whole(record: &Record, field: &str) -> Option<usize> {
    let Value::Number(number) = record.value(field)? else {
        return None;
    };
    usize::try_from(number.whole()?).ok()
}

/// The papers of the last publication.
fn added(asked: &Asked<'_>) -> Shown {
    let all = of_agenda(asked);
    let last = all.last().map_or(&[][..], |last| last.rows("papers"));
    let numbers: Vec<&str> = last.iter().filter_map(|paper| paper.text("no")).collect();
    Pack::shown(asked, &|no| numbers.contains(&no))
}
