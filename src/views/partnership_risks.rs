//! The risks of one partnership: scored, and set in a table of likelihood by impact.
//! Words and letters carry the bands; knows no colour.

use super::band::{self, band};
use super::partnership_profiles::risk_row;
use super::partnerships::REGISTERS;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::records::partnerships::{Partnership, partnership};
use crate::records::register;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnership-risk-list",
        about: "the open risks of a partnership, the gravest first",
        arguments: &["partnership"],
        whole: REGISTERS,
        make: listed,
    },
    View {
        name: "partnership-risk-heat",
        about: "how likely by how grave: the band of each pair, and the risks that stand there",
        arguments: &["partnership"],
        whole: REGISTERS,
        make: heat,
    },
    View {
        name: "partnership-risks-kept",
        about: "the risks of a partnership, as kept",
        arguments: &["partnership"],
        whole: REGISTERS,
        make: as_kept,
    },
];

/// The lowest and the highest score of likelihood and of impact.
const SCORES: std::ops::RangeInclusive<i64> = 1..=5;

/// The partnership that the document names.
fn named<'a>(asked: &Asked<'a>) -> Option<Partnership<'a>> {
    let records = &asked.workspace.records;
    let record = records.get("partnerships", asked.id("partnership"))?;
    Some(partnership(records, record, asked.document.as_of))
}

/// The open risks of a partnership, the gravest first.
fn listed(asked: &Asked<'_>) -> Shown {
    let known = named(asked);
    let mut risks: Vec<&Record> = known.iter().flat_map(|known| known.risks.clone()).collect();
    risks.sort_by_key(|risk| std::cmp::Reverse(band::score(risk)));
    let row = |risk: &&Record| {
        Row::at(&risk.place)
            .all(&risk_row(risk), &own())
            .copy("id", Some(risk), "id")
            .done()
    };
    Shown::Table(Table {
        fields: own(),
        rows: risks.iter().map(row).collect(),
    })
}

fn own() -> Vec<Field> {
    let mut fields = columns(&[
        ("id", "No", Kind::Text),
        ("risk", "Risk", Kind::Prose),
        ("likelihood", "Likelihood", Kind::Number(Some(1), Some(5))),
        ("impact", "Impact", Kind::Number(Some(1), Some(5))),
        ("mitigation", "What is being done", Kind::Prose),
        ("owner", "Owner", Kind::Text),
    ]);
    fields.push(band::column());
    fields
}

/// How likely by how grave, the likeliest first: the band of each pair, and the risks that stand there.
fn heat(asked: &Asked<'_>) -> Shown {
    let known = named(asked);
    let risks: &[&Record] = known.as_ref().map_or(&[], |known| &known.risks);
    let place = &asked.document.record.place;
    let cell = |likelihood: i64, impact: i64| {
        let here = risks.iter().filter(|risk| {
            let score = |field: &str| crate::documents::answers::whole(risk, field);
            score("likelihood") == Some(likelihood) && score("impact") == Some(impact)
        });
        let ids: Vec<&str> = here.filter_map(|risk| risk.id("id")).collect();
        Row::at(place)
            .token("band", band(likelihood * impact))
            .text_if("risks", (!ids.is_empty()).then(|| ids.join(", ")))
            .done()
    };
    let row = |likelihood: i64| {
        Row::at(place)
            .number("likelihood", likelihood.into())
            .rows(
                "cells",
                SCORES.map(|impact| cell(likelihood, impact)).collect(),
            )
            .done()
    };
    let mut cells = columns(&[("risks", "Risks", Kind::Text)]);
    cells.push(band::column());
    let fields = columns(&[
        ("likelihood", "Likelihood", Kind::Number(Some(1), Some(5))),
        ("cells", "By impact", Kind::Rows(cells)),
    ]);
    Shown::Table(Table {
        fields,
        rows: SCORES.rev().map(row).collect(),
    })
}

/// The risks of a partnership, as kept.
fn as_kept(asked: &Asked<'_>) -> Shown {
    let fields = register("partnership_risks").map_or(&[][..], |known| known.fields.as_slice());
    let known = named(asked);
    let risks = known.iter().flat_map(|known| known.risks.clone());
    Shown::Table(Table {
        fields: fields.to_vec(),
        rows: risks
            .map(|risk| Row::at(&risk.place).all(risk, fields).done())
            .collect(),
    })
}
