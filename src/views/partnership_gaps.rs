//! What partnerships lack: states of the world, which papers print and count.
//! Words the gaps that the records tell; judges nothing.

use super::partnerships::{REGISTERS, all, anchor, assessed, review};
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Kind, Record};
use crate::place::Place;
use crate::records::partnerships::{Gap, Partnership, threshold};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnership-gaps",
        about: "what partnerships lack, by what it is",
        arguments: &[],
        whole: REGISTERS,
        make: by_gap,
    },
    View {
        name: "partnership-gap-list",
        about: "what each partnership lacks, one gap a row",
        arguments: &[],
        whole: REGISTERS,
        make: listed,
    },
];

/// What a gap is called, over the partnerships that have it.
pub(super) const fn title(gap: Gap) -> &'static str {
    match gap {
        Gap::Risks => "No risk assessment within a year",
        Gap::Checklist => "No completed checklist",
        Gap::Review => "Review overdue, or no day set for it",
        Gap::Exit => "No plan for succession or exit",
        Gap::Indicators => "No indicator",
    }
}

/// What the register says of a gap of one partnership.
pub(super) fn detail(gap: Gap, partnership: &Partnership<'_>) -> String {
    match gap {
        Gap::Risks => assessed(partnership),
        Gap::Review => review(partnership).unwrap_or_else(|| "No day set".to_owned()),
        Gap::Checklist => "None in the register".to_owned(),
        Gap::Exit => match partnership.record.when("end") {
            Some(end) => format!("None, and it ends in {end}"),
            None => "None in the register".to_owned(),
        },
        Gap::Indicators => "None in the register".to_owned(),
    }
}

/// The partnerships with their gaps.
fn with_gaps<'a>(asked: &Asked<'a>) -> Vec<(Partnership<'a>, Vec<Gap>)> {
    let limit = threshold(&asked.workspace.records);
    let all = all(asked).into_iter();
    all.map(|known| {
        let gaps = known.gaps(limit.as_ref());
        (known, gaps)
    })
    .collect()
}

fn row(gap: Gap, partnership: &Partnership<'_>) -> Row {
    Row::at(&partnership.record.place)
        .copy("id", Some(partnership.record), "id")
        .text("anchor", anchor(partnership))
        .copy("name", Some(partnership.record), "name")
        .copy("tier", Some(partnership.record), "tier")
        .copy("lead_officer", Some(partnership.record), "lead_officer")
        .text("detail", detail(gap, partnership))
}

fn own() -> Vec<crate::kinds::Field> {
    columns(&[
        ("id", "No", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
        ("name", "Partnership", Kind::Text),
        (
            "tier",
            "Tier",
            super::partnerships::choice("partnership-tier"),
        ),
        ("lead_officer", "Lead officer", Kind::Text),
        ("detail", "What the register says", Kind::Text),
    ])
}

/// What partnerships lack, by what it is; a gap that nobody has is left out.
fn by_gap(asked: &Asked<'_>) -> Shown {
    let all = with_gaps(asked);
    let group = |gap: &Gap| {
        let mine = all.iter().filter(|(_, gaps)| gaps.contains(gap));
        let rows: Vec<Record> = mine.map(|(known, _)| row(*gap, known).done()).collect();
        let place: Place = rows.first()?.place.clone();
        let title = format!("{}: {}", title(*gap), counted(rows.len(), "partnership"));
        Some(
            Row::at(&place)
                .text("title", title)
                .rows("rows", rows)
                .done(),
        )
    };
    let rows = Gap::ALL.iter().filter_map(group).collect();
    let fields = columns(&[
        ("title", "What is missing", Kind::Text),
        ("rows", "Partnerships", Kind::Rows(own())),
    ]);
    Shown::Table(Table { fields, rows })
}

/// What each partnership lacks, one gap a row.
fn listed(asked: &Asked<'_>) -> Shown {
    let mut rows = Vec::new();
    for (known, gaps) in with_gaps(asked) {
        rows.extend(
            gaps.iter()
                .map(|gap| row(*gap, &known).text("gap", title(*gap)).done()),
        );
    }
    let mut fields = own();
    fields.retain(|field| field.name != "anchor");
    fields.insert(
        2,
        crate::kinds::Field::new("gap", Kind::Text).titled("What is missing"),
    );
    Shown::Table(Table { fields, rows })
}
