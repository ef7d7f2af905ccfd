//! Papers that a document carries under numbers of its own: its guidance notes and appendices, how far each is,
//! and the other way round, under which number a paper is carried. Numbers follow the order of the rows.

use super::anchored;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::documents::Document;
use crate::kinds::{Field, Kind, Record, vocabulary};
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "carried-papers",
        about: "guidance notes with their numbers, purposes and stages",
        arguments: &["guidance_notes"],
        whole: &[],
        make: notes,
    },
    View {
        name: "appendix-status",
        about: "each appendix and guidance note: what it is, and how far it is",
        arguments: &["appendices", "guidance_notes"],
        whole: &[],
        make: status,
    },
    View {
        name: "cited-as",
        about: "under which number another paper carries this one",
        arguments: &[],
        whole: &[],
        make: cited_as,
    },
];

/// The column of a note that names the stages it helps with; the list of stages has the same name.
const STAGES: &str = "stages";

/// The guidance notes, each with its purpose and the stages it helps with.
fn notes(asked: &Asked<'_>) -> Shown {
    let (own, rows) = asked.rows("guidance_notes");
    let leads = asked.field("guidance_notes").and_then(anchored::carried);
    let row = |(field, at, row): (&Field, usize, &Record)| {
        let note = anchored::document(asked.workspace, field, row).map(|note| &note.record);
        let stages = stages(asked, row);
        let made = Row::at(&row.place)
            .text("number", anchored::number(field, at))
            .text("anchor", anchored::label(field, row))
            .copy("title", note, "title")
            .copy("purpose", note, "purpose")
            .text_if("stages", (!stages.is_empty()).then_some(stages));
        match leads {
            Some(leads) => made.copy("note", Some(row), leads).done(),
            None => made.done(),
        }
    };
    let field = asked.field("guidance_notes");
    let numbered = rows.iter().enumerate();
    let rows = numbered.filter_map(|(at, given)| Some(row((field?, at, given))));
    let rows = rows.collect();
    let mut fields = columns(&[
        ("number", "Number", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
        ("title", "Title", Kind::Text),
        ("purpose", "What it is for", Kind::Prose),
        ("stages", "Stages", Kind::Text),
    ]);
    let note = own.iter().find(|known| Some(known.name.as_str()) == leads);
    fields.extend(note.map(|note| Field {
        name: "note".to_owned(),
        ..note.clone()
    }));
    Shown::Table(Table { fields, rows })
}

/// The titles of the stages that a note helps with, as the document's list of stages words them.
fn stages(asked: &Asked<'_>, note: &Record) -> String {
    let known = asked.document.record.rows(STAGES);
    let title = |id: &str| {
        let stage = known
            .iter()
            .find(|stage| stage.id("id").is_some_and(|own| same(own, id)));
        stage.map_or_else(|| id.to_owned(), |stage| stage.words("title"))
    };
    let ids = anchored::ids(note, STAGES);
    ids.into_iter().map(title).collect::<Vec<_>>().join("; ")
}

/// Each appendix and guidance note with its number, what it is and how far it is.
fn status(asked: &Asked<'_>) -> Shown {
    let mut rows = Vec::new();
    for argument in ["appendices", "guidance_notes"] {
        let Some(field) = asked.field(argument) else {
            continue;
        };
        let (_, given) = asked.rows(argument);
        let numbered = given.iter().enumerate();
        rows.extend(numbered.map(|(at, row)| status_row(asked, field, at, row)));
    }
    let states = vocabulary::named("document-status").unwrap_or_default();
    let people = Kind::Reference(vec!["people".to_owned()]);
    let fields = columns(&[
        ("number", "Number", Kind::Text),
        ("title", "Title", Kind::Text),
        ("sort", "What it is", Kind::Text),
        ("status", "Status", Kind::Choice(states)),
        ("version", "Version", Kind::Text),
        ("review", "Next review", Kind::When),
        ("owner", "Owner", people),
    ]);
    Shown::Table(Table { fields, rows })
}

/// A row of its own status, version and owner where it says so; else those of the paper it carries, else those of
/// the document that it is a part of.
fn status_row(asked: &Asked<'_>, field: &Field, at: usize, row: &Record) -> Record {
    let paper = anchored::document(asked.workspace, field, row);
    let whole = &asked.document.record;
    let own = paper.map_or(whole, |paper| &paper.record);
    let first = |name: &str| {
        let mut given = [row, own, whole].into_iter();
        given.find(|record| record.entry(name).is_some())
    };
    let named = |record: &&Record| record.entry("title").is_some();
    let title = Some(row).filter(named).or(paper.map(|paper| &paper.record));
    Row::at(&row.place)
        .text("number", anchored::number(field, at))
        .copy("title", title, "title")
        .text("sort", sort(asked, field, row, paper))
        .copy("status", first("status"), "status")
        .copy("version", Some(own), "version")
        .copy("review", paper.map(|paper| &paper.record), "review")
        .copy("owner", first("owner"), "owner")
        .done()
}

/// What an appendix or note is. A list whose rows are all papers is named by its own word: `Guidance note`.
fn sort(asked: &Asked<'_>, field: &Field, row: &Record, paper: Option<&Document>) -> String {
    let given = |name: &str| row.entry(name).is_some();
    let Kind::Rows(fields) = &field.kind else {
        return String::new();
    };
    let papers_alone = !fields.iter().any(|f| f.name == "body" || f.name == "table");
    if papers_alone && let Some(anchor) = &field.anchor {
        return anchor.word.clone();
    }
    match paper {
        Some(paper) => {
            let word = asked
                .workspace
                .type_of(paper)
                .map_or("", |known| &known.word);
            format!("Another paper: {word}")
        }
        None if given("table") => "Computed table".to_owned(),
        None if given("body") => "Text".to_owned(),
        None => "Nothing yet".to_owned(),
    }
}

/// Under which number another document carries this one, in one row; no row where none does.
fn cited_as(asked: &Asked<'_>) -> Shown {
    let workspace = asked.workspace;
    let others = workspace.documents.iter();
    let others = others.filter(|other| other.is_current() && !same(&other.id, &asked.document.id));
    let found = others.flat_map(|other| {
        let own = workspace
            .type_of(other)
            .map_or(&[][..], |known| &known.fields);
        own.iter().filter_map(move |field| {
            let rows = other.record.rows(&field.name);
            let at = rows.iter().position(|row| {
                anchored::carried(field)
                    .and_then(|leads| row.id(leads))
                    .is_some_and(|id| same(id, &asked.document.id))
            })?;
            Some((other, field, at))
        })
    });
    let row = |(other, field, at): (&Document, &Field, usize)| {
        let place = other.record.rows(&field.name).get(at);
        Row::at(place.map_or(&other.record.place, |row| &row.place))
            .text("number", anchored::number(field, at))
            .copy("of", Some(&other.record), "title")
            .done()
    };
    let rows = found.take(1).map(row).collect();
    let fields = columns(&[("number", "Number", Kind::Text), ("of", "Of", Kind::Text)]);
    Shown::Table(Table { fields, rows })
}
