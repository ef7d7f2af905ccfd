//! The partners with whom the Council works: by sector, each with the partnerships it takes part in.
//! Shows no more than the register keeps of them.

use super::partnerships::{REGISTERS, choice, tokens};
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Field, Kind, Record, Word};
use crate::place::Place;
use crate::records::partnerships::{Partnership, partnerships};
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partner-directory",
        about: "partners by sector, with the partnerships each takes part in",
        arguments: &[],
        whole: REGISTERS,
        make: by_sector,
    },
    View {
        name: "partner-list",
        about: "partners, one a row, with the partnerships each takes part in",
        arguments: &[],
        whole: REGISTERS,
        make: listed,
    },
];

/// The partnerships that a partner takes part in.
fn taken_part<'a>(all: &'a [Partnership<'a>], partner: &Record) -> Vec<&'a Record> {
    let id = partner.id("id").unwrap_or_default();
    let has = |known: &&Partnership<'_>| {
        let mut members = known.members.iter();
        members.any(|member| member.id("partner").is_some_and(|named| same(named, id)))
    };
    all.iter().filter(has).map(|known| known.record).collect()
}

fn row(all: &[Partnership<'_>], partner: &Record) -> Record {
    let taken = taken_part(all, partner);
    let names = taken
        .iter()
        .map(|record| (record.place.clone(), record.words("name")));
    Row::at(&partner.place)
        .copy("id", Some(partner), "id")
        .copy("name", Some(partner), "name")
        .copy("sector", Some(partner), "sector")
        .copy("sort", Some(partner), "sort")
        .copy("area", Some(partner), "area")
        .copy("contact_role", Some(partner), "contact_role")
        .copy("email", Some(partner), "email")
        .texts(
            "partnerships",
            names.collect::<Vec<(Place, String)>>().into_iter(),
        )
        .count("count", taken.len())
        .done()
}

fn own() -> Vec<Field> {
    columns(&[
        ("id", "No", Kind::Text),
        ("name", "Partner", Kind::Text),
        ("sector", "Sector", choice("sector")),
        ("sort", "What it is", Kind::Text),
        ("area", "Area", Kind::Text),
        ("contact_role", "Whom to ask for", Kind::Text),
        ("email", "Mailbox", Kind::Email),
        (
            "partnerships",
            "Takes part in",
            Kind::List(Box::new(Kind::Text)),
        ),
        ("count", "Partnerships", Kind::Number(Some(0), None)),
    ])
}

/// Partners in the order of their names.
fn sorted<'a>(asked: &Asked<'a>) -> Vec<&'a Record> {
    let mut partners: Vec<&Record> = asked.workspace.records.all("partners").iter().collect();
    partners.sort_by_key(|partner| partner.words("name").to_lowercase());
    partners
}

/// Partners by sector; a sector without one is left out.
fn by_sector(asked: &Asked<'_>) -> Shown {
    let all = partnerships(&asked.workspace.records, asked.document.as_of);
    let partners = sorted(asked);
    let group = |sector: &Word| {
        let mine = partners
            .iter()
            .filter(|one| one.choice("sector") == Some(&sector.token));
        let rows: Vec<Record> = mine.map(|partner| row(&all, partner)).collect();
        let place = rows.first()?.place.clone();
        let title = format!("{}: {}", sector.word, counted(rows.len(), "partner"));
        Some(
            Row::at(&place)
                .text("title", title)
                .rows("rows", rows)
                .done(),
        )
    };
    let rows = tokens("sector").iter().filter_map(group).collect();
    let fields = columns(&[
        ("title", "Sector", Kind::Text),
        ("rows", "Partners", Kind::Rows(own())),
    ]);
    Shown::Table(Table { fields, rows })
}

/// Partners, one a row.
fn listed(asked: &Asked<'_>) -> Shown {
    let all = partnerships(&asked.workspace.records, asked.document.as_of);
    let rows = sorted(asked)
        .into_iter()
        .map(|partner| row(&all, partner))
        .collect();
    Shown::Table(Table {
        fields: own(),
        rows,
    })
}
