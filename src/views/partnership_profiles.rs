//! Each partnership told in full on a page: purpose, part, members, money, risks, checklist, posts and gaps.
//! Copies what the registers hold; words only what is missing.

use super::band::{self, banded};
use super::partnership_costs::{post_columns, post_row};
use super::partnership_gaps::{detail, title};
use super::partnerships::{REGISTERS, all, anchor, assessed, choice, review, this_year};
use super::reviews;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::Place;
use crate::records::partnerships::{Partnership, threshold, year};
use crate::records::register;
use crate::references::Workspace;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnership-profiles",
        about: "each partnership in full",
        arguments: &[],
        whole: REGISTERS,
        make: profiles,
    },
    View {
        name: "partnership-profile",
        about: "the partnership that a paper names, in full",
        arguments: &["partnership"],
        whole: REGISTERS,
        make: one,
    },
];

/// The fields of the register that a profile shows as they stand: all but those it tells otherwise.
fn as_kept() -> impl Iterator<Item = &'static Field> {
    const OTHERWISE: &[&str] = &["priorities", "next_review", "aliases"];
    let fields = register("partnerships").map_or(&[][..], |known| known.fields.as_slice());
    fields
        .iter()
        .filter(|field| !OTHERWISE.contains(&field.name.as_str()))
}

/// Each partnership in full.
fn profiles(asked: &Asked<'_>) -> Shown {
    let rows = all(asked)
        .iter()
        .map(|known| profile(asked, known))
        .collect();
    Shown::Table(Table {
        fields: own(),
        rows,
    })
}

/// The partnership that the document names, in one row.
fn one(asked: &Asked<'_>) -> Shown {
    let records = &asked.workspace.records;
    let record = records.get("partnerships", asked.id("partnership"));
    let row = record.map(|record| {
        let known =
            crate::records::partnerships::partnership(records, record, asked.document.as_of);
        profile(asked, &known)
    });
    Shown::Table(Table {
        fields: own(),
        rows: row.into_iter().collect(),
    })
}

fn own() -> Vec<Field> {
    let mut fields: Vec<Field> = as_kept().cloned().collect();
    let priority = columns(&[("id", "No", Kind::Text), ("title", "Priority", Kind::Text)]);
    let member = columns(&[
        ("partner", "Partner", Kind::Text),
        ("role", "Role", choice("council-role")),
        (
            "organisations",
            "Organisations",
            Kind::Number(Some(1), None),
        ),
    ]);
    let money = columns(&[
        ("year", "Year", Kind::Text),
        ("council", "The Council", Kind::Money),
        ("others", "Others", Kind::Money),
        ("certainty", "Certainty", choice("certainty")),
    ]);
    let gap = columns(&[
        ("title", "Gap", Kind::Text),
        ("detail", "Detail", Kind::Text),
    ]);
    fields.extend(columns(&[
        ("anchor", "Anchor", Kind::Text),
        ("serves", "Priorities", Kind::Rows(priority)),
        ("members", "Members", Kind::Rows(member)),
        ("organisations", "Members in all", Kind::Text),
        ("year", "Year", Kind::Text),
        ("cash", "Cash", Kind::Money),
        ("days", "Days of staff", Kind::Number(Some(0), None)),
        ("days_worth", "Value of days", Kind::Money),
        ("in_kind", "Services", Kind::Money),
        ("this_year", "Cost in the year", Kind::Money),
        ("others", "From others", Kind::Money),
        ("in_all", "Cost in all years", Kind::Money),
        ("money", "Money by year", Kind::Rows(money)),
        ("posts", "Posts", Kind::Rows(post_columns())),
        ("checked", "Checklist", Kind::Text),
        ("open", "Still to do", Kind::List(Box::new(Kind::Text))),
        ("assessed", "Assessed", Kind::Text),
        ("risks", "Risks", Kind::Rows(band::risk_columns())),
        ("review", "Next review", Kind::Text),
        ("gaps", "Gaps", Kind::Rows(gap)),
    ]));
    fields
}

/// A partnership in full.
fn profile(asked: &Asked<'_>, partnership: &Partnership<'_>) -> Record {
    let record = partnership.record;
    let mut row = Row::at(&record.place);
    for field in as_kept() {
        row = row.copy(&field.name, Some(record), &field.name);
    }
    // A review that is a paper of its own tells of the day before anyone has entered it in the register.
    let review_paper = reviews::latest(asked, record)
        .filter(|paper| paper.date("reviewed") > record.date("last_review"));
    let members = counted(partnership.organisations(), "member");
    row = row
        .copy("last_review", review_paper, "reviewed")
        .text("anchor", anchor(partnership))
        .rows("serves", serves(asked.workspace, partnership))
        .rows(
            "members",
            partnership.members.iter().map(|one| member(one)).collect(),
        )
        .text("organisations", members)
        .text_if("year", this_year(asked))
        .money("cash", partnership.this_year(Some("cash")))
        .number("days", crate::values::number::Number(partnership.days()))
        .money("days_worth", partnership.this_year(Some("days")))
        .money("in_kind", partnership.this_year(Some("in-kind")))
        .money("this_year", partnership.this_year(None))
        .money("others", partnership.from_others())
        .money("in_all", partnership.in_all())
        .rows("money", by_year(partnership))
        .text("assessed", assessed(partnership))
        .text_if("review", review(partnership));
    told_of(asked, partnership, row)
}

/// Adds posts, checklist, risks and gaps.
fn told_of(asked: &Asked<'_>, partnership: &Partnership<'_>, row: Row) -> Record {
    let record = partnership.record;
    let posts = partnership
        .posts
        .iter()
        .map(|post| post_row(asked, post, record));
    let risks = partnership.risks.iter().map(|risk| risk_row(risk));
    let limit = threshold(&asked.workspace.records);
    let gaps = partnership.gaps(limit.as_ref()).into_iter().map(|gap| {
        Row::at(&record.place)
            .text("title", title(gap))
            .text("detail", detail(gap, partnership))
            .done()
    });
    row.rows("posts", posts.collect())
        .text_if("checked", checked(partnership))
        .copy("open", partnership.checklist, "open")
        .rows("risks", risks.collect())
        .rows("gaps", gaps.collect())
        .done()
}

/// A risk as papers show it.
pub(super) fn risk_row(risk: &Record) -> Record {
    let row = Row::at(&risk.place)
        .copy("risk", Some(risk), "text")
        .copy("likelihood", Some(risk), "likelihood")
        .copy("impact", Some(risk), "impact")
        .copy("mitigation", Some(risk), "mitigation")
        .copy("owner", Some(risk), "owner");
    banded(row, risk).done()
}

/// The priorities that a partnership serves.
fn serves(workspace: &Workspace, partnership: &Partnership<'_>) -> Vec<Record> {
    let ids = partnership.record.ids("priorities").into_iter();
    let known = ids.filter_map(|id| workspace.records.get("priorities", id));
    let row = |priority: &Record| {
        Row::at(&priority.place)
            .copy("id", Some(priority), "id")
            .copy("title", Some(priority), "title")
            .done()
    };
    known.map(row).collect()
}

fn member(member: &Record) -> Record {
    Row::at(&member.place)
        .copy("partner", Some(member), "partner")
        .copy("role", Some(member), "role")
        .copy("organisations", Some(member), "organisations")
        .done()
}

/// How many questions of the last checklist were answered yes: `15 of 17 met on 3 November 2003`.
fn checked(partnership: &Partnership<'_>) -> Option<String> {
    let checklist = partnership.checklist?;
    let words = |field: &str| checklist.words(field);
    Some(format!(
        "{} of {} met on {}",
        words("met"),
        words("asked"),
        words("date")
    ))
}

/// What the Council and others put in, year by year.
fn by_year(partnership: &Partnership<'_>) -> Vec<Record> {
    let mut years: Vec<_> = partnership
        .contributions
        .iter()
        .filter_map(|row| year(row))
        .collect();
    years.sort();
    years.dedup();
    let row = |wanted| {
        let mine: Vec<&Record> = partnership
            .contributions
            .iter()
            .copied()
            .filter(|row| year(row) == Some(wanted))
            .collect();
        let first: Option<&&Record> = mine.first();
        let place: &Place = first.map_or(&partnership.record.place, |row| &row.place);
        let of = |council: bool| {
            let rows = mine
                .iter()
                .filter(|row| row.entry("contributor").is_none() == council);
            super::partnerships::sum(rows.map(|row| partnership.worth(row)))
        };
        let certain = mine.iter().find_map(|row| match row.value("certainty") {
            Some(Value::Choice(word)) => Some(word.token.clone()),
            _ => None,
        });
        let made = Row::at(place)
            .text("year", wanted.to_string())
            .money("council", of(true))
            .money("others", of(false));
        match certain {
            Some(token) => made.token("certainty", &token).done(),
            None => made.done(),
        }
    };
    years.into_iter().map(row).collect()
}
