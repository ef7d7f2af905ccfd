//! Positive practice from elsewhere, by theme, with its sources. A paper sees what was there at its own date; it may
//! leave out what is older than it asks for.

use super::cited::listed;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record};
use crate::records::register;
use crate::values::id::plain;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "practice-by-theme",
        about: "positive practice by theme, each item with the number of its source",
        arguments: &["since"],
        whole: &["practices"],
        make: by_theme,
    },
    View {
        name: "practice-items",
        about: "positive practice, one item a row",
        arguments: &["since"],
        whole: &["practices"],
        make: kept,
    },
    View {
        name: "practice-sources",
        about: "the sources of the positive practice that the paper shows",
        arguments: &["since"],
        whole: &["practices"],
        make: sources,
    },
];

/// The items that the paper shows: from sources that were there at its date, and read by then, and not older than it
/// asks for.
fn items<'a>(asked: &Asked<'a>) -> Vec<&'a Record> {
    let day = asked.document.as_of;
    let since = asked.field("since").map(|field| field.name.as_str());
    let since = since.and_then(|name| asked.document.record.when(name));
    let since = since.and_then(|when| when.earliest());
    let is_shown = |item: &&Record| {
        let of = source(asked, item).and_then(|source| source.when("date"));
        let of = of.and_then(|when| when.earliest());
        let is_old = since.is_some_and(|since| of.is_none_or(|of| of < since));
        let is_later = of.is_some_and(|of| of > day);
        !is_old && !is_later && item.date("accessed").is_none_or(|read| read <= day)
    };
    let all = asked.workspace.records.all("practices").iter();
    all.filter(is_shown).collect()
}

fn source<'a>(asked: &Asked<'a>, item: &Record) -> Option<&'a Record> {
    asked.workspace.records.get("sources", item.id("source")?)
}

/// The sources of some items, each once, in the order of their titles.
fn sources_of<'a>(asked: &Asked<'a>, items: &[&Record]) -> Vec<&'a Record> {
    let mut found: Vec<&Record> = items
        .iter()
        .filter_map(|item| source(asked, item))
        .collect();
    found.sort_by_key(|source| plain(&source.words("title")));
    found.dedup_by_key(|source| source.words("id"));
    found
}

/// Items by theme, themes in the order in which they first appear.
fn by_theme(asked: &Asked<'_>) -> Shown {
    let items = items(asked);
    let sources = sources_of(asked, &items);
    let mut themes: Vec<(String, Vec<Record>)> = Vec::new();
    for item in &items {
        let own = source(asked, item).map(|source| source.words("id"));
        let at = sources
            .iter()
            .position(|known| Some(known.words("id")) == own);
        let mut row = Row::at(&item.place).all(item, item_fields());
        if let Some(at) = at {
            row = row.text("source_number", (at + 1).to_string());
        }
        let theme = item.words("theme");
        match themes.iter_mut().find(|(known, _)| *known == theme) {
            Some((_, rows)) => rows.push(row.done()),
            None => themes.push((theme, vec![row.done()])),
        }
    }
    let row = |(theme, rows): (String, Vec<Record>)| {
        let place = rows
            .first()
            .map_or(&asked.document.record.place, |first| &first.place);
        let row = Row::at(&place.clone()).text("theme", theme);
        row.rows("items", rows).done()
    };
    let mut fields = item_fields().to_vec();
    fields.extend(columns(&[("source_number", "Source number", Kind::Text)]));
    let fields = columns(&[
        ("theme", "Theme", Kind::Text),
        ("items", "Items", Kind::Rows(fields)),
    ]);
    let rows = themes.into_iter().map(row).collect();
    Shown::Table(Table { fields, rows })
}

/// The items that the paper shows, as they are kept.
fn kept(asked: &Asked<'_>) -> Shown {
    let row = |item: &Record| Row::at(&item.place).all(item, item_fields()).done();
    Shown::Table(Table {
        fields: item_fields().to_vec(),
        rows: items(asked).into_iter().map(row).collect(),
    })
}

/// The fields of the register of practices.
fn item_fields() -> &'static [Field] {
    register("practices").map_or(&[], |register| &register.fields)
}

/// The sources of the items shown, numbered.
fn sources(asked: &Asked<'_>) -> Shown {
    let sources = sources_of(asked, &items(asked));
    listed(sources.into_iter())
}
