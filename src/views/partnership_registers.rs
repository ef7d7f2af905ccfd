//! Registers of partnerships as sheets: each register's own fields, so that a workbook can be read back, and a summary
//! that counts them with formulas and carries our results.

use super::partnerships::{REGISTERS, all, says_significant, tokens};
use super::registers::kept;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Kind, Record, Word};
use crate::records::partnerships::Partnership;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnership-dashboard",
        about: "partnerships counted, as formulas over their register",
        arguments: &[],
        whole: REGISTERS,
        make: dashboard,
    },
    View {
        name: "register-of-partnerships",
        about: "the partnerships, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "partnerships"),
    },
    View {
        name: "register-of-partners",
        about: "the partners, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "partners"),
    },
    View {
        name: "register-of-membership",
        about: "who takes part in which partnership, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "membership"),
    },
    View {
        name: "register-of-contributions",
        about: "what is put into partnerships, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "contributions"),
    },
    View {
        name: "register-of-posts",
        about: "the posts that partnerships pay for, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "posts"),
    },
    View {
        name: "register-of-checklists",
        about: "checklists completed for partnerships, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "checklists"),
    },
    View {
        name: "register-of-partnership-risks",
        about: "the risks of partnerships, as kept",
        arguments: &[],
        whole: REGISTERS,
        make: |asked| whole(asked, "partnership_risks"),
    },
];

/// The sheet that the summary counts over.
const COUNTED: &str = "partnerships";

/// Every record of a register, as it stands.
fn whole(asked: &Asked<'_>, register: &str) -> Shown {
    kept(register, asked.workspace.records.all(register).iter())
}

/// A row that counts the partnerships with a token in a column: `=COUNTIFS(tbl_partnerships[Tier],"network")`.
fn counting(
    asked: &Asked<'_>,
    (label, note): (&str, &str),
    (column, token): (&str, &str),
    result: usize,
) -> Record {
    Row::at(&asked.document.record.place)
        .text("label", label)
        .text(
            "formula",
            format!("=COUNTIFS(tbl_{COUNTED}[{column}],\"{token}\")"),
        )
        .count("result", result)
        .text("note", note)
        .yes("total", false)
        .done()
}

/// Partnerships by nature, with all of them, and those that are significant or required by law.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let count = |met: &dyn Fn(&Partnership<'_>) -> bool| all.iter().filter(|p| met(p)).count();
    let nature = |nature: &Word| {
        let result = count(&|known| known.record.choice("nature") == Some(&nature.token));
        counting(
            asked,
            (&nature.word, about(&nature.token)),
            ("Nature", &nature.token),
            result,
        )
    };
    let mut rows: Vec<Record> = tokens("partnership-nature").iter().map(nature).collect();
    let total = Row::at(&asked.document.record.place)
        .text("label", "All")
        .text("formula", format!("=COUNTA(tbl_{COUNTED}[Nature])"))
        .count("result", all.len());
    rows.push(total.yes("total", true).done());
    rows.push(counting(
        asked,
        (
            "Significant",
            "Over the threshold, with the Council as accountable body, or required by law",
        ),
        ("Tier", "significant"),
        count(&says_significant),
    ));
    rows.push(counting(
        asked,
        ("Council leads", "The Council has the lead role"),
        ("Council's role", "lead"),
        count(&|known| known.record.choice("council_role") == Some("lead")),
    ));
    let fields = columns(&[
        ("label", "Nature", Kind::Text),
        ("formula", "Formula", Kind::Text),
        ("result", "Partnerships", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
        ("total", "Total", Kind::YesNo),
    ]);
    Shown::Table(Table { fields, rows })
}

/// What each nature means, in a few words.
fn about(nature: &str) -> &'static str {
    match nature {
        "strategic" => "Settles aims and joins up plans",
        "operational" => "Runs a service together",
        "funding" => "Holds or shares out money",
        _ => "Carries out one project",
    }
}
