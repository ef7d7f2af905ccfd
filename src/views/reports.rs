//! Papers of one type, seen together: the list, recommendations, clearances, implications.
//! The type is named by the document that asks; none is named here.

use super::row::{Row, columns};
use super::{Asked, Grid, Shown, Table, View};
use crate::documents::{Document, DocumentType};
use crate::kinds::{Entry, Field, Kind, Record, Value, Word, vocabulary};
use crate::values::id::slug;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "report-list",
        about: "the papers of one type, a row each",
        arguments: &["of"],
        whole: &[],
        make: list,
    },
    View {
        name: "report-recommendations",
        about: "their recommendations",
        arguments: &["of"],
        whole: &[],
        make: recommendations,
    },
    View {
        name: "report-sign-offs",
        about: "their clearances, and those outstanding",
        arguments: &["of"],
        whole: &[],
        make: sign_offs,
    },
    View {
        name: "report-implications",
        about: "papers by heading: text, none or missing",
        arguments: &["of"],
        whole: &[],
        make: implications,
    },
    View {
        name: "recommendations-by-body",
        about: "a paper's recommendations, by the body they are put to",
        arguments: &["recommendations"],
        whole: &[],
        make: by_body,
    },
];

/// The fields a list of papers shows, of those the type has.
const LISTED: &[&str] = &[
    "id",
    "title",
    "status",
    "classification",
    "owner",
    "portfolio",
    "wards",
    "key_decision",
    "call_in",
];

/// The field that says to which bodies a paper goes, and what the first of its rows gives a list.
const ADDRESSED: (&str, &[&str]) = ("to", &["body", "purpose"]);

/// The profile whose headings every paper of a type answers.
const PROFILE: &str = "implications";

/// The papers of the type that the document names, in the order of their files, with that type.
fn papers<'a>(asked: &Asked<'a>) -> (Option<&'a DocumentType>, Vec<&'a Document>) {
    let named = asked.id("of").trim();
    let found = asked
        .workspace
        .types
        .iter()
        .find(|known| known.name == named);
    let all = asked.workspace.documents.iter();
    (
        found,
        all.filter(|document| document.kind == named).collect(),
    )
}

/// The fields of rows that a type declares under a name.
fn nested<'a>(document_type: Option<&'a DocumentType>, name: &str) -> &'a [Field] {
    let field =
        document_type.and_then(|known| known.fields.iter().find(|field| field.name == name));
    if let Some(Kind::Rows(fields)) = field.map(|field| &field.kind) {
        fields
    } else {
        &[]
    }
}

/// Some of the fields, by name, in the order asked for.
pub(super) fn named(fields: &[Field], names: &[&str]) -> Vec<Field> {
    names
        .iter()
        .filter_map(|name| fields.iter().find(|field| field.name == *name))
        .cloned()
        .collect()
}

/// The papers, a row each.
fn list(asked: &Asked<'_>) -> Shown {
    let (document_type, papers) = papers(asked);
    let (to, parts) = ADDRESSED;
    let own = named(document_type.map_or(&[], |known| &known.fields), LISTED);
    let first = named(nested(document_type, to), parts);
    let row = |paper: &&Document| {
        let row = Row::at(&paper.record.place).all(&paper.record, &own);
        let Some(addressed) = paper.record.rows(to).first() else {
            return row.done();
        };
        let meeting = addressed
            .id("meeting")
            .and_then(|id| asked.workspace.records.get("meetings", id));
        row.all(addressed, &first)
            .copy("date", meeting, "date")
            .done()
    };
    let rows = papers.iter().map(row).collect();
    let mut fields = own.clone();
    // In a list of papers the id is what a paper is cited by.
    if let Some(id) = fields.iter_mut().find(|field| field.name == "id") {
        "Reference".clone_into(&mut id.title);
    }
    fields.extend(first.iter().cloned());
    if nested(document_type, to)
        .iter()
        .any(|field| field.name == "meeting")
    {
        fields.push(Field::new("date", Kind::Date).titled("Meeting date"));
    }
    Shown::Table(Table { fields, rows })
}

/// The column that says which paper a row is of.
fn report_column() -> Field {
    Field::new("report", Kind::Text)
}

/// The recommendations of the papers that are public: what a withheld paper asks for is among what is withheld.
fn recommendations(asked: &Asked<'_>) -> Shown {
    let (document_type, papers) = papers(asked);
    let papers = papers
        .into_iter()
        .filter(|paper| paper.withheld().is_none());
    let own = named(
        nested(document_type, "recommendations"),
        &["verb", "text", "body", "by"],
    );
    let rows = papers.flat_map(|paper| {
        let numbered = (1..).zip(paper.record.rows("recommendations"));
        numbered.map(|(number, row)| {
            let made = Row::at(&row.place)
                .copy("report", Some(&paper.record), "id")
                .count("no", number);
            made.all(row, &own).done()
        })
    });
    let rows = rows.collect();
    let mut fields = vec![
        report_column(),
        Field::new("no", Kind::Number(Some(1), None)),
    ];
    fields.extend(own.iter().cloned());
    Shown::Table(Table { fields, rows })
}

/// The clearances of the papers, and those outstanding.
fn sign_offs(asked: &Asked<'_>) -> Shown {
    let roles = vocabulary::named("sign-off-role").unwrap_or_default();
    let (_, papers) = papers(asked);
    let mut rows = Vec::new();
    for paper in papers {
        for role in roles.iter() {
            let given = paper
                .record
                .rows("sign_off")
                .iter()
                .filter(|row| row.choice("role") == Some(&role.token));
            let before = rows.len();
            rows.extend(given.map(|row| sign_off(paper, role, Some(row))));
            if rows.len() == before {
                rows.push(sign_off(paper, role, None));
            }
        }
    }
    let states = vocabulary::words(&["given", "outstanding"]);
    let mut fields = vec![report_column()];
    fields.extend(columns(&[
        ("role", "Role", Kind::Choice(roles)),
        ("officer", "Officer", Kind::Text),
        ("date", "Date", Kind::Date),
        ("state", "State", Kind::Choice(states)),
    ]));
    Shown::Table(Table { fields, rows })
}

fn sign_off(paper: &Document, role: &Word, given: Option<&Record>) -> Record {
    let place = given.map_or_else(|| paper.record.place_of("sign_off"), |row| &row.place);
    let dated = given.is_some_and(|row| row.entry("date").is_some());
    Row::at(place)
        .copy("report", Some(&paper.record), "id")
        .token("role", &role.token)
        .copy("officer", given, "officer")
        .copy("date", given, "date")
        .token("state", if dated { "given" } else { "outstanding" })
        .done()
}

/// Papers by heading: text, none or missing.
fn implications(asked: &Asked<'_>) -> Shown {
    let (document_type, papers) = papers(asked);
    let profiles = &asked.workspace.settings.profiles;
    let headings = profiles
        .iter()
        .find(|(name, _)| name == PROFILE)
        .map_or(&[][..], |(_, headings)| headings);
    let is_map =
        |field: &&Field| matches!(&field.kind, Kind::Map(profile, _) if profile == PROFILE);
    let field = document_type
        .and_then(|known| known.fields.iter().find(is_map))
        .map_or(PROFILE, |f| &f.name);
    let row = |paper: &&Document| {
        let cells = headings
            .iter()
            .map(|heading| answer(&paper.record, field, &heading.key))
            .collect();
        (
            paper.id.clone(),
            format!("{}: {}", paper.id, paper.title()),
            cells,
        )
    };
    Shown::Grid(Grid {
        corner: "Report".to_owned(),
        columns: headings
            .iter()
            .map(|heading| (heading.key.clone(), heading.title.clone()))
            .collect(),
        rows: papers.iter().map(row).collect(),
    })
}

/// Whether a paper answers a heading with text, says there is nothing, or leaves it out.
fn answer(paper: &Record, field: &str, key: &str) -> Entry {
    let found = if let Some(Value::Map(rows)) = paper.value(field) {
        rows.iter()
            .find(|(known, _, _)| known == key)
            .map(|(_, _, row)| row)
    } else {
        None
    };
    let (token, place) = match found {
        Some(row) if row.entry("text").is_some() => ("text", row.place_of("text")),
        Some(row) if row.yes("none") => ("none", row.place_of("none")),
        Some(row) => ("missing", &row.place),
        None => ("missing", paper.place_of(field)),
    };
    Entry::new(Value::Choice(Word::from_token(token)), place.clone())
}

/// A paper's recommendations, by the body they are put to, in the order in which the bodies first appear.
fn by_body(asked: &Asked<'_>) -> Shown {
    let (own, given) = asked.rows("recommendations");
    let mut groups: Vec<(String, Record, Vec<Record>)> = Vec::new();
    for recommendation in given {
        let body = recommendation.words("body");
        let anchor = format!("rec-{}", slug(recommendation.id("id").unwrap_or_default()));
        let item = Row::at(&recommendation.place)
            .copy("verb", Some(recommendation), "verb")
            .copy("text", Some(recommendation), "text")
            .text("anchor", anchor)
            .done();
        match groups.iter_mut().find(|(known, _, _)| *known == body) {
            Some((_, _, items)) => items.push(item),
            None => groups.push((body, recommendation.clone(), vec![item])),
        }
    }
    let rows = groups.into_iter().map(|(body, first, items)| {
        let body = body
            .strip_prefix("The ")
            .or_else(|| body.strip_prefix("the "))
            .unwrap_or(&body);
        Row::at(&first.place)
            .text("lead", format!("The {body} is asked to:"))
            .rows("items", items)
            .done()
    });
    let rows = rows.collect();
    let mut items = named(own, &["verb", "text"]);
    items.push(Field::new("anchor", Kind::Text));
    let fields = columns(&[
        ("lead", "Body", Kind::Text),
        ("items", "Recommendations", Kind::Rows(items)),
    ]);
    Shown::Table(Table { fields, rows })
}
