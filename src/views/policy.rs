//! A policy's own lists as readers meet them: numbered sections with the notes that help, requirements by actor.
//! Numbers follow from the order of the rows; none is typed.

use super::anchored;
use super::reports::named;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "policy-sections",
        about: "a policy's sections with their numbers, and the guidance notes that help at their stage",
        arguments: &["sections", "guidance_notes"],
        whole: &[],
        make: sections,
    },
    View {
        name: "requirements-by-actor",
        about: "what each actor must do",
        arguments: &["requirements"],
        whole: &[],
        make: by_actor,
    },
    View {
        name: "requirement-register",
        about: "every requirement, one a row",
        arguments: &["requirements"],
        whole: &[],
        make: register,
    },
];

/// The field that says which stage a section tells of, and the one that says which stages a note helps with.
const STAGE: (&str, &str) = ("stage", "stages");

/// What a requirement says, as kept.
const KEPT: &[&str] = &["must", "section", "evidence", "due"];

/// Every section with its number and the guidance notes that help at its stage.
fn sections(asked: &Asked<'_>) -> Shown {
    let (own, sections) = asked.rows("sections");
    let row = |(number, section): (usize, &Record)| {
        Row::at(&section.place)
            .all(section, own)
            .count("number", number)
            .rows("notes", notes(asked, section))
            .done()
    };
    let rows = (1..).zip(sections).map(row).collect();
    let mut fields = own.to_vec();
    fields.extend(columns(&[
        ("number", "Number", Kind::Number(Some(1), None)),
        (
            "notes",
            "Guidance notes",
            Kind::Rows(columns(&[
                ("number", "Number", Kind::Text),
                ("title", "Title", Kind::Text),
                ("use_when", "Use it when", Kind::Prose),
                ("anchor", "Anchor", Kind::Text),
            ])),
        ),
    ]));
    Shown::Table(Table { fields, rows })
}

/// The guidance notes that help at the stage of a section; none where it tells of no stage.
fn notes(asked: &Asked<'_>, section: &Record) -> Vec<Record> {
    let (own, several) = STAGE;
    let (Some(stage), Some(field)) = (section.id(own), asked.field("guidance_notes")) else {
        return Vec::new();
    };
    let (_, notes) = asked.rows("guidance_notes");
    let helps =
        |(_, row): &(usize, &Record)| anchored::ids(row, several).iter().any(|id| same(id, stage));
    let row = |(at, row): (usize, &Record)| {
        let note = anchored::document(asked.workspace, field, row).map(|note| &note.record);
        Row::at(&row.place)
            .text("number", anchored::number(field, at))
            .copy("title", note, "title")
            .copy("use_when", note, "use_when")
            .text("anchor", anchored::label(field, row))
            .done()
    };
    notes.iter().enumerate().filter(helps).map(row).collect()
}

/// The requirements with what is derived of each: its number and label.
fn requirements<'a>(asked: &Asked<'a>) -> impl Iterator<Item = (&'a Record, String, String)> {
    let field = asked.field("requirements");
    let (_, rows) = asked.rows("requirements");
    let derived = move |(at, row)| {
        let number = field.map(|field| anchored::number(field, at));
        let label = field.map(|field| anchored::label(field, row));
        (row, number.unwrap_or_default(), label.unwrap_or_default())
    };
    rows.iter().enumerate().map(derived)
}

/// What each actor must do, actors in the order in which they first appear.
fn by_actor(asked: &Asked<'_>) -> Shown {
    let mut groups: Vec<(String, &Record, Vec<Record>)> = Vec::new();
    for (requirement, number, label) in requirements(asked) {
        let mut row = Row::at(&requirement.place)
            .text("number", number)
            .text("anchor", label);
        for name in KEPT {
            row = row.copy(name, Some(requirement), name);
        }
        let actor = requirement.words("actor");
        match groups.iter_mut().find(|(known, ..)| *known == actor) {
            Some((_, _, items)) => items.push(row.done()),
            None => groups.push((actor, requirement, vec![row.done()])),
        }
    }
    let rows = groups.into_iter().map(|(actor, first, items)| {
        let row = Row::at(first.place_of("actor"));
        row.text("actor", actor).rows("items", items).done()
    });
    let rows = rows.collect();
    let (own, _) = asked.rows("requirements");
    let mut items = columns(&[
        ("number", "Number", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
    ]);
    items.extend(named(own, KEPT));
    let fields = columns(&[
        ("actor", "Who", Kind::Text),
        ("items", "Requirements", Kind::Rows(items)),
    ]);
    Shown::Table(Table { fields, rows })
}

/// Every requirement, one a row, as a register.
fn register(asked: &Asked<'_>) -> Shown {
    let (own, _) = asked.rows("requirements");
    let kept = named(own, &["id", "actor", "must", "section", "evidence", "due"]);
    let row = |(requirement, number, _): (&Record, String, String)| {
        Row::at(&requirement.place)
            .text("number", number)
            .all(requirement, &kept)
            .done()
    };
    let rows = requirements(asked).map(row).collect();
    let mut fields = vec![Field::new("number", Kind::Text)];
    fields.extend(kept.iter().cloned());
    Shown::Table(Table { fields, rows })
}
