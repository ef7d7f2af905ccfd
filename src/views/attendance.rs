//! Who was invited to training, who booked and who came: counts, certificates, and formulas over the sheet.
//! Shows people by role, and nothing of what they need.

use std::collections::BTreeMap;

use super::row::{Row, columns};
use super::training;
use super::{ATTENDED, Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record, Value};
use crate::values::id::{same, slug};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "training-certificates",
        about: "everyone who is due a certificate",
        arguments: ATTENDED,
        whole: &[],
        make: certificates,
    },
    View {
        name: "attendance-counts",
        about: "invited, booked and attended, by session",
        arguments: ATTENDED,
        whole: &[],
        make: counts,
    },
    View {
        name: "attendance-dashboard",
        about: "attendance counted, as formulas over the sheet of attendance",
        arguments: &["attendance"],
        whole: &[],
        make: dashboard,
    },
];

/// The people who are listed for a session, in the order of the sheet.
pub(super) fn of_session<'a>(attendance: &'a [Record], session: &Record) -> Vec<&'a Record> {
    let id = session.id("id").unwrap_or_default();
    let listed = |row: &&Record| row.id("session").is_some_and(|named| same(named, id));
    attendance.iter().filter(listed).collect()
}

/// How many were invited, booked and came.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) invited: usize,
    pub(super) booked: usize,
    pub(super) attended: usize,
    apologies: usize,
    no_show: usize,
}

impl Counts {
    /// Counts some people. Someone did not come if they booked, sent no apologies, and the sheet says that they did not
    /// attend: before the session, where that is blank, nobody has stayed away.
    pub(super) fn of(people: &[&Record]) -> Self {
        let all = |name: &str| people.iter().filter(|row| row.yes(name)).count();
        let away = |row: &&&Record| {
            let absent = matches!(row.value("attended"), Some(Value::YesNo(false)));
            row.yes("booked") && absent && !row.yes("apologies")
        };
        Self {
            invited: all("invited"),
            booked: all("booked"),
            attended: all("attended"),
            apologies: all("apologies"),
            no_show: people.iter().filter(away).count(),
        }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            invited: self.invited + other.invited,
            booked: self.booked + other.booked,
            attended: self.attended + other.attended,
            apologies: self.apologies + other.apologies,
            no_show: self.no_show + other.no_show,
        }
    }

    fn row(self, row: Row) -> Row {
        row.count("invited", self.invited)
            .count("booked", self.booked)
            .count("attended", self.attended)
            .count("apologies", self.apologies)
            .count("no_show", self.no_show)
    }
}

/// Invited, booked and attended, session by session, and all sessions last.
fn counts(asked: &Asked<'_>) -> Shown {
    let (_, sessions) = asked.rows("sessions");
    let (_, attendance) = asked.rows("attendance");
    let mut total = Counts::default();
    let mut rows = Vec::new();
    for session in sessions {
        let counts = Counts::of(&of_session(attendance, session));
        total = total.plus(counts);
        let row = Row::at(&session.place).text("label", session.words("title"));
        rows.push(counts.row(row).yes("total", false).done());
    }
    let row = Row::at(&asked.document.record.place).text("label", "All sessions");
    rows.push(total.row(row).yes("total", true).done());
    let number = || Kind::Number(Some(0), None);
    let fields = columns(&[
        ("label", "Session", Kind::Text),
        ("invited", "Invited", number()),
        ("booked", "Booked", number()),
        ("attended", "Attended", number()),
        ("apologies", "Apologies", number()),
        ("no_show", "Did not come", number()),
        ("total", "Total", Kind::YesNo),
    ]);
    Shown::Table(Table { fields, rows })
}

/// Everyone who came and is due a certificate. Two people of one description are told apart by a number in their ids,
/// which name files.
fn certificates(asked: &Asked<'_>) -> Shown {
    let (_, sessions) = asked.rows("sessions");
    let (own, attendance) = asked.rows("attendance");
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for session in sessions {
        let people = of_session(attendance, session);
        for person in people.into_iter().filter(|person| is_due(person)) {
            let (of, who) = (session.words("id"), person.words("participant"));
            let id = slug(&format!("{of} {who}"));
            let seen = known.entry(id.clone()).or_insert(0);
            *seen += 1;
            let id = if *seen > 1 {
                format!("{id}-{seen}")
            } else {
                id
            };
            let row = Row::at(&person.place)
                .text("id", id)
                .copy("participant", Some(person), "participant")
                .copy("unit", Some(person), "unit")
                .copy("session", Some(session), "title")
                .copy("date", Some(session), "date")
                .count("minutes", training::minutes(session))
                .copy("audience", Some(session), "audience");
            rows.push(row.done());
        }
    }
    let (own_sessions, _) = asked.rows("sessions");
    let kept = |fields: &[Field], name: &str| fields.iter().find(|f| f.name == name).cloned();
    let mut fields = columns(&[("id", "Id", Kind::Text)]);
    fields.extend(kept(own, "participant"));
    fields.extend(kept(own, "unit"));
    fields.extend(columns(&[
        ("session", "Session", Kind::Text),
        ("date", "Date", Kind::Date),
        ("minutes", "Minutes", Kind::Number(Some(0), None)),
    ]));
    fields.extend(kept(own_sessions, "audience"));
    Shown::Table(Table { fields, rows })
}

/// Whether someone came and gets a certificate.
fn is_due(person: &Record) -> bool {
    person.yes("attended") && person.yes("certificate")
}

/// A column of the sheet that shows a field's rows, as formulas name it: `tbl_attendance[Invited]`. The sheet has the
/// field's name; signs that mean something in such names are escaped.
pub(super) fn sheet_column(sheet: &str, title: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let sheet: String = sheet.chars().map(word).collect();
    let mut escaped = String::with_capacity(title.len());
    for c in title.chars() {
        if matches!(c, '[' | ']' | '#' | '\'' | '@') {
            escaped.push('\'');
        }
        escaped.push(c);
    }
    format!("tbl_{sheet}[{escaped}]")
}

/// What the dashboard counts: a label, the columns that must all say yes, and what that means.
const COUNTED: &[(&str, &[&str], &str)] = &[
    ("Invited", &["invited"], "Sent an invitation"),
    ("Booked", &["booked"], "Asked for a place"),
    ("Attended", &["attended"], "Came to the session"),
    ("Apologies", &["apologies"], "Said that they could not come"),
    (
        "Certificates due",
        &["attended", "certificate"],
        "Came, and are to get a certificate",
    ),
];

/// Counts over the sheet of attendance, as formulas with their results.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let (own, attendance) = asked.rows("attendance");
    let sheet = asked.field("attendance").map_or("", |field| &field.name);
    let row = |(label, names, note): &(&str, &[&str], &str)| {
        let fields = names
            .iter()
            .map(|name| own.iter().find(|f| f.name == *name));
        let fields: Vec<&Field> = fields.collect::<Option<_>>()?;
        let tests = fields
            .iter()
            .map(|field| format!("{},\"yes\"", sheet_column(sheet, &field.title)));
        let tests: Vec<String> = tests.collect();
        let says_yes = |person: &&Record| names.iter().all(|name| person.yes(name));
        let row = Row::at(&asked.document.record.place)
            .text("label", *label)
            .text("formula", format!("=COUNTIFS({})", tests.join(",")))
            .count("result", attendance.iter().filter(says_yes).count())
            .text("note", *note);
        Some(row.done())
    };
    let rows = COUNTED.iter().filter_map(row).collect();
    let fields = columns(&[
        ("label", "What", Kind::Text),
        ("formula", "Formula", Kind::Text),
        ("result", "People", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
    ]);
    Shown::Table(Table { fields, rows })
}
