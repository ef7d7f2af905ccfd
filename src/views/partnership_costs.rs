//! What partnerships cost the Council and bring it, and the posts that depend on their money.
//! Adds up what the registers hold; weighs nothing.

use super::partnerships::{REGISTERS, all, anchor, sum};
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Kind, Record, Value};
use crate::records::partnerships::Partnership;
use crate::values::date::Date;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnership-costs",
        about: "what each partnership costs in the year, and what it brings",
        arguments: &[],
        whole: REGISTERS,
        make: costs,
    },
    View {
        name: "partnership-posts",
        about: "posts that partnerships pay for, the first to end first",
        arguments: &[],
        whole: REGISTERS,
        make: posts,
    },
    View {
        name: "partnership-posts-counted",
        about: "how many such posts there are, and how many end within a year",
        arguments: &[],
        whole: REGISTERS,
        make: posts_counted,
    },
];

/// What each partnership costs in the year, and what it brings; the last row adds up.
fn costs(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let mut rows: Vec<Record> = all.iter().map(cost_row).collect();
    if let Some(first) = all.first() {
        let kind = |kind: &str| sum(all.iter().map(|known| known.this_year(Some(kind))));
        let days = all.iter().map(Partnership::days).sum();
        let total = Row::at(&first.record.place)
            .text("name", "All partnerships")
            .money("cash", kind("cash"))
            .number("days", Number(days))
            .money("days_worth", kind("days"))
            .money("in_kind", kind("in-kind"))
            .money(
                "this_year",
                sum(all.iter().map(|known| known.this_year(None))),
            )
            .money("others", sum(all.iter().map(Partnership::from_others)))
            .money("in_all", sum(all.iter().map(Partnership::in_all)));
        rows.push(total.yes("total", true).done());
    }
    let fields = columns(&[
        ("id", "No", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
        ("name", "Partnership", Kind::Text),
        ("cash", "Cash", Kind::Money),
        ("days", "Days of staff", Kind::Number(Some(0), None)),
        ("rate", "Day rate", Kind::Money),
        ("days_worth", "Value of days", Kind::Money),
        ("in_kind", "Services", Kind::Money),
        ("this_year", "Cost in the year", Kind::Money),
        ("others", "From others", Kind::Money),
        ("in_all", "Cost in all years", Kind::Money),
        ("benefits", "What it brings", Kind::Prose),
        ("total", "Total", Kind::YesNo),
    ]);
    Shown::Table(Table { fields, rows })
}

fn cost_row(partnership: &Partnership<'_>) -> Record {
    let record = partnership.record;
    Row::at(&record.place)
        .copy("id", Some(record), "id")
        .text("anchor", anchor(partnership))
        .copy("name", Some(record), "name")
        .money("cash", partnership.this_year(Some("cash")))
        .number("days", Number(partnership.days()))
        .copy("rate", Some(record), "day_rate")
        .money("days_worth", partnership.this_year(Some("days")))
        .money("in_kind", partnership.this_year(Some("in-kind")))
        .money("this_year", partnership.this_year(None))
        .money("others", partnership.from_others())
        .money("in_all", partnership.in_all())
        .copy("benefits", Some(record), "benefits")
        .yes("total", false)
        .done()
}

/// The posts of all partnerships with the partnership each belongs to, the first to end first.
fn every_post<'a>(all: &[Partnership<'a>]) -> Vec<(&'a Record, &'a Record)> {
    let of = |known: &Partnership<'a>| {
        let partnership = known.record;
        let posts = known.posts.clone().into_iter();
        posts
            .map(move |post| (post, partnership))
            .collect::<Vec<_>>()
    };
    let mut posts: Vec<_> = all.iter().flat_map(of).collect();
    posts.sort_by_key(|(post, _)| post.date("funded_to").unwrap_or(Date::MAX));
    posts
}

/// A post as it is shown.
pub(super) fn post_row(asked: &Asked<'_>, post: &Record, partnership: &Record) -> Record {
    let own = asked.workspace.records.council.as_ref();
    let host = Some(post).filter(|post| post.entry("hosted_by").is_some());
    let row = Row::at(&post.place)
        .copy("id", Some(post), "id")
        .copy("title", Some(post), "title")
        .copy("partnership", Some(partnership), "name")
        .copy("fte", Some(post), "fte")
        .copy("funder", Some(post), "funder")
        .copy("funded_to", Some(post), "funded_to")
        .copy("successor", Some(post), "successor")
        .copy("liability", Some(post), "liability");
    match host {
        Some(_) => row.copy("hosted_by", Some(post), "hosted_by").done(),
        None => row.copy("hosted_by", own, "name").done(),
    }
}

/// The columns of a post as it is shown.
pub(super) fn post_columns() -> Vec<crate::kinds::Field> {
    columns(&[
        ("id", "No", Kind::Text),
        ("title", "Post", Kind::Text),
        ("partnership", "Partnership", Kind::Text),
        ("hosted_by", "Employed by", Kind::Text),
        ("fte", "Full-time equivalent", Kind::Number(Some(0), None)),
        ("funder", "Funder", Kind::Text),
        ("funded_to", "Funded to", Kind::Date),
        ("successor", "What follows", Kind::Text),
        ("liability", "Cost if nothing follows", Kind::Money),
    ])
}

/// Posts that partnerships pay for, the first to end first.
fn posts(asked: &Asked<'_>) -> Shown {
    let rows = every_post(&all(asked)).into_iter();
    Shown::Table(Table {
        fields: post_columns(),
        rows: rows
            .map(|(post, partnership)| post_row(asked, post, partnership))
            .collect(),
    })
}

/// How many posts there are, in one row; no row where there is none.
fn posts_counted(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let posts = every_post(&all);
    let (now, soon) = (
        asked.document.as_of,
        asked
            .document
            .as_of
            .saturating_add(jiff::Span::new().years(1)),
    );
    let ends = |post: &Record| {
        post.date("funded_to")
            .is_some_and(|day| day >= now && day <= soon)
    };
    let mine = |post: &Record| post.entry("hosted_by").is_none();
    let liability = posts
        .iter()
        .filter(|(post, _)| mine(post))
        .filter_map(|(post, _)| {
            let Some(Value::Money(money)) = post.value("liability") else {
                return None;
            };
            Some(money.clone())
        });
    let count = |met: &dyn Fn(&Record) -> bool| posts.iter().filter(|(post, _)| met(post)).count();
    let row = posts.first().map(|(first, _)| {
        Row::at(&first.place)
            .count("all", posts.len())
            .count("hosted", count(&mine))
            .count("soon", count(&ends))
            .count(
                "unplanned",
                count(&|post| post.entry("successor").is_none()),
            )
            .money("liability", sum(liability))
            .done()
    });
    let number = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("all", "Posts", number()),
        ("hosted", "Employed by the Council", number()),
        ("soon", "Funding ends within a year", number()),
        ("unplanned", "Without a plan", number()),
        ("liability", "Cost if nothing follows", Kind::Money),
    ]);
    Shown::Table(Table {
        fields,
        rows: row.into_iter().collect(),
    })
}
