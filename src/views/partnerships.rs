//! The Council's partnerships on a day: every one by its nature, counted, and told in sums and sentences.
//! Copies what officers wrote; words only what follows from it.

use super::band;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::finding::counted as so_many;
use crate::kinds::{Field, Kind, Record, Word, vocabulary, words};
use crate::place::Place;
use crate::records::partnerships::{Partnership, SIGNIFICANT, partnerships, threshold, year};
use crate::values::date::long;
use crate::values::id::slug;
use crate::values::money::Money;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "partnerships-by-nature",
        about: "every partnership, one a row, by its nature",
        arguments: &[],
        whole: REGISTERS,
        make: by_nature,
    },
    View {
        name: "partnership-list",
        about: "every partnership, one a row, for sheets",
        arguments: &[],
        whole: REGISTERS,
        make: listed,
    },
    View {
        name: "partnership-counts",
        about: "partnerships by nature, the Council's role and tier",
        arguments: &[],
        whole: REGISTERS,
        make: counts,
    },
    View {
        name: "partnership-headline",
        about: "the partnerships in sums and sentences",
        arguments: &[],
        whole: REGISTERS,
        make: headline,
    },
];

/// The registers that tell of partnerships.
pub(super) const REGISTERS: &[&str] = &[
    "partnerships",
    "partners",
    "membership",
    "contributions",
    "posts",
    "checklists",
    "partnership_risks",
    "facts",
];

/// The fields of a partnership that papers show as they stand.
const SHOWN: &[&str] = &[
    "name",
    "purpose",
    "lead_officer",
    "vision",
    "indicators",
    "evaluation",
    "governance",
    "management",
];

/// The partnerships at work at the document's date.
pub(super) fn all<'a>(asked: &Asked<'a>) -> Vec<Partnership<'a>> {
    partnerships(&asked.workspace.records, asked.document.as_of)
}

/// The words of a vocabulary, in its order.
pub(super) fn tokens(vocabulary: &str) -> Vec<Word> {
    let known = vocabulary::named(vocabulary);
    known.map_or_else(Vec::new, |known| known.to_vec())
}

/// The kind of a column of a vocabulary.
pub(super) fn choice(vocabulary: &str) -> Kind {
    Kind::Choice(vocabulary::named(vocabulary).unwrap_or_default())
}

/// The label of a partnership, where papers have one: `psh-001`.
pub(super) fn anchor(partnership: &Partnership<'_>) -> String {
    slug(partnership.id())
}

/// The ids of the priorities that a partnership serves: `CO1, HW1`.
fn priorities(partnership: &Partnership<'_>) -> String {
    partnership.record.ids("priorities").join(", ")
}

/// Every partnership, by its nature; natures without one are left out.
fn by_nature(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let group = |nature: &Word| {
        let mine = all
            .iter()
            .filter(|known| known.record.choice("nature") == Some(&nature.token));
        let rows: Vec<Record> = mine.map(row).collect();
        let place = rows.first()?.place.clone();
        let title = so_many(rows.len(), "partnership");
        let made = Row::at(&place)
            .token("nature", &nature.token)
            .text("title", title);
        Some(made.rows("rows", rows).done())
    };
    let rows = tokens("partnership-nature")
        .iter()
        .filter_map(group)
        .collect();
    let fields = columns(&[
        ("nature", "Nature", choice("partnership-nature")),
        ("title", "Title", Kind::Text),
        ("rows", "Partnerships", Kind::Rows(own())),
    ]);
    Shown::Table(Table { fields, rows })
}

/// The columns of a partnership as papers show it.
fn own() -> Vec<Field> {
    let texts = Kind::List(Box::new(Kind::Text));
    let mut own = columns(&[
        ("id", "No", Kind::Text),
        ("anchor", "Anchor", Kind::Text),
        ("name", "Partnership", Kind::Text),
        ("purpose", "Purpose", Kind::Prose),
        ("lead_officer", "Lead officer", Kind::Text),
        ("council_role", "Council's role", choice("council-role")),
        ("tier", "Tier", choice("partnership-tier")),
        ("priorities", "Priorities", Kind::Text),
        ("vision", "City Vision", texts.clone()),
        ("indicators", "Indicators", texts),
        ("evaluation", "Evaluation", Kind::Text),
        ("governance", "Governance", Kind::Text),
        ("management", "Management", Kind::Text),
        ("this_year", "This year", Kind::Money),
        ("in_all", "In all", Kind::Money),
        ("assessed", "Assessed", Kind::Text),
        ("review", "Next review", Kind::Text),
        ("overdue", "Overdue", Kind::YesNo),
    ]);
    own.push(band::column());
    own
}

/// Every partnership, one a row, by nature: what a sheet shows of the matrix.
fn listed(asked: &Asked<'_>) -> Shown {
    let mut all = all(asked);
    let order = tokens("partnership-nature");
    let place = |known: &Partnership<'_>| {
        let nature = known.record.choice("nature");
        order
            .iter()
            .position(|word| Some(word.token.as_str()) == nature)
    };
    all.sort_by_key(place);
    let rows = all.iter().map(|known| {
        let mut made = row(known);
        let nature = known.record.entry("nature").cloned();
        made.fields
            .extend(nature.map(|entry| ("nature".to_owned(), entry)));
        made
    });
    let rows = rows.collect();
    let mut fields = own();
    fields.retain(|field| !matches!(field.name.as_str(), "anchor" | "overdue"));
    fields.insert(2, Field::new("nature", choice("partnership-nature")));
    Shown::Table(Table { fields, rows })
}

fn row(partnership: &Partnership<'_>) -> Record {
    let record = partnership.record;
    let mut row = Row::at(&record.place)
        .copy("id", Some(record), "id")
        .text("anchor", anchor(partnership))
        .copy("council_role", Some(record), "council_role")
        .copy("tier", Some(record), "tier")
        .text("priorities", priorities(partnership))
        .money("this_year", partnership.this_year(None))
        .money("in_all", partnership.in_all())
        .text("assessed", assessed(partnership))
        .text_if("review", review(partnership))
        .yes("overdue", !partnership.review_is_in_date());
    for name in SHOWN {
        row = row.copy(name, Some(record), name);
    }
    match worst(partnership) {
        Some(score) => row.token("band", band::band(score)).done(),
        None => row.done(),
    }
}

/// The score of the gravest risk of a partnership.
pub(super) fn worst(partnership: &Partnership<'_>) -> Option<i64> {
    partnership
        .risks
        .iter()
        .filter_map(|risk| band::score(risk))
        .max()
}

/// When the risks of a partnership were assessed, in words.
pub(super) fn assessed(partnership: &Partnership<'_>) -> String {
    match partnership.record.date("risk_assessed") {
        Some(day) if partnership.risks_are_current() => long(day),
        Some(day) if day <= partnership.as_of => format!("{}, over a year ago", long(day)),
        Some(_) | None => "Not assessed".to_owned(),
    }
}

/// When a partnership is reviewed next, in words.
pub(super) fn review(partnership: &Partnership<'_>) -> Option<String> {
    let day = partnership.record.date("next_review")?;
    Some(if day < partnership.as_of {
        format!("{}, overdue", long(day))
    } else {
        long(day)
    })
}

/// The columns that count a partnership by its role and tier.
fn counted_by() -> Vec<(&'static str, Word)> {
    let of = |field: &'static str, vocabulary: &str| {
        tokens(vocabulary)
            .into_iter()
            .map(move |word| (field, word))
    };
    of("council_role", "council-role")
        .chain(of("tier", "partnership-tier"))
        .collect()
}

/// The name of a column that counts a token: `accountable_body`.
fn column_of(word: &Word) -> String {
    word.token.replace('-', "_")
}

/// Partnerships by nature, the Council's role and tier, with all of them in the last row.
fn counts(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let by = counted_by();
    let count = |label: &str, mine: &[&Partnership<'_>]| {
        let place = mine
            .first()
            .map_or(&asked.document.record.place, |one| &one.record.place);
        let mut row = Row::at(place).text("nature", label);
        for (field, word) in &by {
            let met = mine
                .iter()
                .filter(|known| known.record.choice(field) == Some(&word.token));
            row = row.count(&column_of(word), met.count());
        }
        let money = sum(mine.iter().map(|known| known.this_year(None)));
        row.count("all", mine.len())
            .number("pounds", crate::values::number::Number(money.amount))
            .money("this_year", money)
    };
    let of = |nature: &Word| -> Vec<&Partnership<'_>> {
        let is_of = |known: &&Partnership<'_>| known.record.choice("nature") == Some(&nature.token);
        all.iter().filter(is_of).collect()
    };
    let mut rows: Vec<Record> = tokens("partnership-nature")
        .iter()
        .map(|nature| count(&nature.word, &of(nature)).yes("total", false).done())
        .collect();
    rows.push(
        count("All", &all.iter().collect::<Vec<_>>())
            .yes("total", true)
            .done(),
    );
    let number = Kind::Number(Some(0), None);
    let mut fields = columns(&[("nature", "Nature", Kind::Text)]);
    fields.extend(
        by.iter()
            .map(|(_, word)| Field::new(&column_of(word), number.clone()).titled(&word.word)),
    );
    fields.extend(columns(&[
        ("all", "All", number.clone()),
        ("pounds", "Pounds this year", number),
        ("this_year", "This year", Kind::Money),
        ("total", "Total", Kind::YesNo),
    ]));
    Shown::Table(Table { fields, rows })
}

/// Sums of money added up.
pub(super) fn sum(sums: impl Iterator<Item = Money>) -> Money {
    let sums: Vec<Money> = sums.collect();
    Money::sum(&sums).unwrap_or_else(|_| Money::pounds(0))
}

/// The year of the document's date, as contributions name it: `2004/05`.
pub(super) fn this_year(asked: &Asked<'_>) -> Option<String> {
    let rows = asked.workspace.records.all("contributions").iter();
    let mut years = rows.filter_map(year);
    let found = years.find(|year| year.contains(asked.document.as_of))?;
    Some(found.to_string())
}

/// The partnerships in sums and sentences, in one row; no row where there is none.
fn headline(asked: &Asked<'_>) -> Shown {
    let all = all(asked);
    let limit = threshold(&asked.workspace.records);
    let rows = all
        .first()
        .map(|first| headline_row(asked, &all, limit.as_ref(), &first.record.place));
    let number = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("all", "Partnerships", number()),
        ("significant", "Significant", number()),
        ("threshold", "Threshold", Kind::Money),
        ("year", "Year", Kind::Text),
        ("cash", "Cash", Kind::Money),
        ("days", "Days of staff", number()),
        ("days_worth", "Value of days", Kind::Money),
        ("in_kind", "Services", Kind::Money),
        ("this_year", "This year", Kind::Money),
        ("in_all", "In all years", Kind::Money),
        ("others", "From others", Kind::Money),
        ("risks", "Risks assessed", number()),
        ("reviews", "Reviews in date", number()),
        ("exits", "Plans for succession", number()),
        ("indicators", "With indicators", number()),
        ("checklists", "Checklists", number()),
        ("partners", "Partners", number()),
        ("widest", "Widest partnership", Kind::Text),
        ("rates", "Day rates", Kind::Text),
        ("largest", "Largest share", Kind::Text),
    ]);
    Shown::Table(Table {
        fields,
        rows: rows.into_iter().collect(),
    })
}

fn headline_row(
    asked: &Asked<'_>,
    all: &[Partnership<'_>],
    limit: Option<&Money>,
    place: &Place,
) -> Record {
    let weighty: Vec<&Partnership<'_>> = all
        .iter()
        .filter(|known| known.is_significant(limit))
        .collect();
    let count = |met: &dyn Fn(&Partnership<'_>) -> bool| weighty.iter().filter(|p| met(p)).count();
    let kind = |kind: &str| sum(all.iter().map(|known| known.this_year(Some(kind))));
    let days = all.iter().map(Partnership::days).sum();
    let mut row = Row::at(place)
        .count("all", all.len())
        .count("significant", weighty.len())
        .text_if("year", this_year(asked))
        .money("cash", kind("cash"))
        .number("days", crate::values::number::Number(days))
        .money("days_worth", kind("days"))
        .money("in_kind", kind("in-kind"))
        .money(
            "this_year",
            sum(all.iter().map(|known| known.this_year(None))),
        )
        .money("in_all", sum(all.iter().map(Partnership::in_all)))
        .money("others", sum(all.iter().map(Partnership::from_others)))
        .count("risks", count(&|known| known.risks_are_current()))
        .count("exits", count(&|known| known.has_exit_plan()))
        .count("indicators", count(&|known| known.has_indicators()))
        .count("checklists", count(&|known| known.checklist.is_some()))
        .count(
            "reviews",
            all.iter().filter(|known| known.review_is_in_date()).count(),
        )
        .count("partners", asked.workspace.records.all("partners").len())
        .text_if("widest", widest(all))
        .text_if("rates", rates(all))
        .text_if("largest", largest(all));
    if let Some(limit) = limit {
        row = row.money("threshold", limit.clone());
    }
    row.done()
}

/// The partnership in which most organisations take part: `Learning City Partnership, with 155 members`.
fn widest(all: &[Partnership<'_>]) -> Option<String> {
    let widest = all.iter().max_by_key(|known| known.organisations())?;
    let members = so_many(widest.organisations(), "member");
    Some(format!("{}, with {members}", widest.record.words("name")))
}

/// Which nature of partnership takes most of what the Council puts in, in a sentence.
fn largest(all: &[Partnership<'_>]) -> Option<String> {
    let of = |nature: &Word| {
        let mine = all
            .iter()
            .filter(|known| known.record.choice("nature") == Some(&nature.token));
        (
            sum(mine.map(|known| known.this_year(None))),
            nature.word.clone(),
        )
    };
    let shares = tokens("partnership-nature")
        .iter()
        .map(of)
        .collect::<Vec<_>>();
    let (most, word) = shares.iter().max_by_key(|(money, _)| money.amount)?;
    let whole = sum(shares.iter().map(|(money, _)| money.clone()));
    Some(format!("{word} partnerships take most: {most} of {whole}"))
}

/// The rates at which days of staff are valued, least first: `£165`.
fn rates(all: &[Partnership<'_>]) -> Option<String> {
    let mut rates: Vec<String> = Vec::new();
    for known in all {
        if let Some(rate) = known.record.value("day_rate").map(words::words)
            && !rates.contains(&rate)
        {
            rates.push(rate);
        }
    }
    rates.sort();
    (!rates.is_empty()).then(|| super::progress::join(&rates))
}

/// Whether a partnership's tier says that it is significant.
pub(super) fn says_significant(partnership: &Partnership<'_>) -> bool {
    partnership.record.choice("tier") == Some(SIGNIFICANT)
}
