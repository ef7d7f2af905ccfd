//! Plain models of small workbooks for the tests of shapes, and ways to look into the bytes made.
//! Tests nothing itself.
#![allow(
    clippy::unwrap_used,
    reason = "a workbook that cannot be read fails the test that asked for it"
)]

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use guildhall::workbook::model::{
    Book, CellKind, CellModel, CellResult, ChartModel, ColumnModel, FormModel, FormRow, GridModel,
    NoteModel, Profile, Shape, SheetModel, SummaryModel, SummaryRow, TableModel, count_formula,
};
use guildhall::workbook::write::write;
use jiff::civil::date;

pub(crate) fn text(words: &str) -> CellModel {
    CellModel::Text(words.to_owned())
}

pub(crate) fn locked(name: &str, header: &str, kind: CellKind) -> ColumnModel {
    ColumnModel {
        locked: true,
        ..ColumnModel::new(name, header, kind)
    }
}

/// The columns of the actions: keys and texts protected, the rest open.
fn columns() -> Vec<ColumnModel> {
    let words = [
        "not-started",
        "on-track",
        "at-risk",
        "off-track",
        "complete",
    ];
    vec![
        locked("action", "Action", CellKind::Id),
        locked("text", "What is to be done", CellKind::LongText),
        ColumnModel {
            many: true,
            ..ColumnModel::new("owner", "Owner", CellKind::Text)
        },
        ColumnModel::new("due", "Due date", CellKind::Date),
        ColumnModel::new("budget", "Budget", CellKind::Money),
        ColumnModel {
            list: Some(words.map(str::to_owned).to_vec()),
            help: Some("Choose the status that is true at the date of the update.".to_owned()),
            ..ColumnModel::new("status", "Status", CellKind::Status)
        },
        ColumnModel::new("update", "This update", CellKind::LongText),
    ]
}

/// Three actions of a plan: a date, a month, money, and text that begins with `=`.
pub(crate) fn actions() -> TableModel {
    let row = |id: &str, what: &str, owner: &str, due, budget, status: &str, update| {
        let hash = format!("hash-{id}");
        vec![
            text(id),
            text(what),
            text(owner),
            due,
            budget,
            text(status),
            update,
            text(&hash),
        ]
    };
    let rows = vec![
        row(
            "A8.1",
            "Map the Council's current commitment to partnership work, with its cost in staff time and money",
            "Policy Manager",
            CellModel::Date(date(2004, 9, 30)),
            CellModel::Money(9000.0),
            "on-track",
            text("=SUM(A1) was typed by an officer and stays as typed"),
        ),
        row(
            "A8.2",
            "Agree an explicit policy on the Council's role in partnerships",
            "Head of Strategy",
            CellModel::Date(date(2004, 11, 25)),
            CellModel::Money(1250.5),
            "at-risk",
            text("The survey overran by three weeks; the draft policy follows in November."),
        ),
        row(
            "A8.3",
            "Train Members and officers",
            "Training Officer",
            CellModel::Date(date(2005, 1, 31)),
            CellModel::Empty,
            "off-track",
            CellModel::Empty,
        ),
    ];
    TableModel {
        columns: columns(),
        rows,
        spare_rows: 4,
        hash_column: true,
        ..TableModel::default()
    }
}

pub(crate) fn dashboard() -> SummaryModel {
    let count = |word: &str, label: &str, result: f64| SummaryRow {
        label: label.to_owned(),
        value: CellModel::Formula {
            formula: count_formula("actions", "Status", word),
            result: CellResult::Number(result),
        },
        note: String::new(),
        total: false,
    };
    let total = SummaryRow {
        label: "All actions".to_owned(),
        value: CellModel::Formula {
            formula: "=SUM(B2:B4)".to_owned(),
            result: CellResult::Number(3.0),
        },
        note: "Every action has one status.".to_owned(),
        total: true,
    };
    SummaryModel {
        label: "Status".to_owned(),
        value: "Actions".to_owned(),
        kind: CellKind::Number,
        rows: vec![
            count("on-track", "G ● On track", 1.0),
            count("at-risk", "A ▲ At risk", 1.0),
            count("off-track", "R ■ Off track", 1.0),
            total,
        ],
        status: true,
        chart: Some(ChartModel {
            title: "One action in three is on track".to_owned(),
            alt: "Bars of three actions: one on track, one at risk, one off track.".to_owned(),
            first: 0,
            count: 3,
        }),
    }
}

pub(crate) fn coverage() -> GridModel {
    GridModel {
        corner: "Criterion".to_owned(),
        columns: vec![
            "Proposal 1".to_owned(),
            "Proposal 2".to_owned(),
            String::new(),
        ],
        rows: vec![
            (
                "Aims are shared".to_owned(),
                vec![text("yes"), CellModel::Empty, text("partly")],
            ),
            (
                "Roles are clear".to_owned(),
                vec![CellModel::Empty, text("yes"), text("no")],
            ),
        ],
        kind: CellKind::Text,
        list: Some(vec!["yes".to_owned(), "partly".to_owned(), "no".to_owned()]),
        locked: false,
    }
}

pub(crate) fn review() -> FormModel {
    let ask = |key: &str, label: &str, kind, help: &str, value| FormRow {
        key: key.to_owned(),
        label: label.to_owned(),
        value,
        kind,
        list: None,
        help: help.to_owned(),
        locked: false,
    };
    FormModel {
        rows: vec![
            FormRow {
                locked: true,
                ..ask(
                    "partnership",
                    "Partnership",
                    CellKind::Text,
                    "",
                    text("PSH-007"),
                )
            },
            ask(
                "date",
                "Date of the review",
                CellKind::Date,
                "Type it as 1 September 2026.",
                CellModel::Empty,
            ),
            ask(
                "aims",
                "What is the partnership for?",
                CellKind::LongText,
                "Two or three sentences.",
                CellModel::Empty,
            ),
            ask(
                "cost",
                "What does it cost a year?",
                CellKind::Money,
                "Cash and staff time together.",
                CellModel::Money(30500.0),
            ),
            ask(
                "renew",
                "Should it go on?",
                CellKind::YesNo,
                "",
                CellModel::YesNo(true),
            ),
        ],
    }
}

/// What the workbook says of itself.
fn about() -> Vec<(String, String)> {
    let about = [
        (
            "What this is",
            "The actions of the improvement plan, with their status at 25 August 2004.",
        ),
        (
            "Who it is for",
            "Owners of actions, and the officers who report to the committee.",
        ),
        (
            "What to do",
            "Say in the column This update what was done, choose a status, and send the workbook back by 1 September 2004.",
        ),
        ("Contact", "Policy and Performance, Civic Centre"),
    ];
    about
        .map(|(label, said)| (label.to_owned(), said.to_owned()))
        .to_vec()
}

pub(crate) fn book(profile: Profile) -> Book {
    let explained = "Each action of the plan, with its owner, date and status. Letters, shapes and words say the status.";
    Book {
        subject: "Progress of the plan".to_owned(),
        reference: "IP-SC".to_owned(),
        status: "Draft".to_owned(),
        keywords: vec!["plan".to_owned(), "R & D".to_owned()],
        accent: "#1f4e79".to_owned(),
        profile,
        about: about(),
        properties: vec![("Schema".to_owned(), "1".to_owned())],
        sheets: vec![
            SheetModel::new(
                "actions",
                "Actions at 25 August 2004",
                explained,
                Shape::Table(actions()),
            ),
            SheetModel::new(
                "dashboard",
                "Actions by status",
                "How many actions have each status.",
                Shape::Summary(dashboard()),
            ),
            SheetModel::new(
                "coverage",
                "Criteria covered",
                "Which proposal answers which criterion.",
                Shape::Grid(coverage()),
            ),
            SheetModel::new(
                "review",
                "Five-minute review",
                "One partnership, looked at quickly.",
                Shape::Form(review()),
            ),
            SheetModel::new(
                "notes",
                "Notes",
                "What the notes mean.",
                Shape::Notes(vec![NoteModel {
                    label: "1".to_owned(),
                    text: "Dates are those the body approved.".to_owned(),
                }]),
            ),
        ],
        ..Book::new(
            "Supporting Communities improvement plan",
            "Carlisle City Council",
            date(2004, 8, 25),
        )
    }
}

pub(crate) fn bytes(book: &Book) -> Vec<u8> {
    write(book).unwrap_or_else(|fault| panic!("{fault}"))
}

pub(crate) fn sheet(bytes: &[u8], name: &str) -> Range<Data> {
    let mut read: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    read.worksheet_range(name).unwrap()
}

pub(crate) fn tabs(bytes: &[u8]) -> Vec<String> {
    Xlsx::new(Cursor::new(bytes.to_vec()))
        .map(|x: Xlsx<_>| x.sheet_names())
        .unwrap()
}

pub(crate) fn words(range: &Range<Data>, row: u32, column: u32) -> String {
    range
        .get_value((row, column))
        .map(ToString::to_string)
        .unwrap_or_default()
}

pub(crate) fn header(range: &Range<Data>, row: u32) -> Vec<String> {
    let last = range.end().map_or(0, |(_, column)| column);
    (0..=last).map(|column| words(range, row, column)).collect()
}

/// A part of the file as XML.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    xml
}

/// Every part of the file whose name begins so, joined.
pub(crate) fn parts(bytes: &[u8], begins: &str) -> String {
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = zip
        .file_names()
        .filter_map(|name| Some(name.ok()?.into_owned()))
        .filter(|name| name.starts_with(begins))
        .collect();
    names.sort();
    names.iter().map(|name| part(bytes, name)).collect()
}
