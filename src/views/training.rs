//! Sessions of training as they are run: the running order with its times, what has to be in the room, who booked.
//! Times and quantities follow from the segments and the bookings; none is typed twice.

use rust_decimal::prelude::ToPrimitive;

use super::attendance::{Counts, of_session};
use super::reports::named;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record, Value};
use crate::values::number::Number;
use crate::values::time::Minutes;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "training-sessions",
    about: "sessions with their running order, kit and bookings",
    arguments: &["sessions", "attendance", "kit", "at_a_table"],
    whole: &[],
    make: sessions,
}];

/// The nested list of a session's segments.
const SEGMENTS: &str = "segments";

/// The sort of segment in which nobody works.
const BREAK: &str = "break";

/// How many sit at a table where the document does not say.
const AT_A_TABLE: usize = 6;

/// What is told of everyone who booked.
const TOLD: &[&str] = &["participant", "unit"];

/// How long the segments of a session take, in minutes.
pub(super) fn minutes(session: &Record) -> usize {
    session.rows(SEGMENTS).iter().map(length).sum()
}

/// How long a segment takes, in minutes.
fn length(segment: &Record) -> usize {
    match segment.value("minutes") {
        Some(Value::Minutes(Minutes(minutes))) => usize::try_from(*minutes).unwrap_or(usize::MAX),
        _ => 0,
    }
}

fn is_break(segment: &Record) -> bool {
    segment.choice("sort") == Some(BREAK)
}

/// Every session with its running order, its kit and the people who booked. Where more have booked than there is room
/// for, `spaces` is below nought.
fn sessions(asked: &Asked<'_>) -> Shown {
    let (own, sessions) = asked.rows("sessions");
    let kept: Vec<Field> = own.iter().filter(|f| f.name != SEGMENTS).cloned().collect();
    let segments = own.iter().find(|field| field.name == SEGMENTS);
    let segments = match segments.map(|field| &field.kind) {
        Some(Kind::Rows(fields)) => fields.as_slice(),
        _ => &[],
    };
    let rows = sessions
        .iter()
        .map(|session| session_row(asked, &kept, segments, session))
        .collect();
    let (attendance, _) = asked.rows("attendance");
    let mut fields = kept.clone();
    fields.extend(derived(segments, named(attendance, TOLD)));
    Shown::Table(Table { fields, rows })
}

/// The columns that are derived of a session.
fn derived(segments: &[Field], participants: Vec<Field>) -> Vec<Field> {
    let number = || Kind::Number(None, None);
    let mut order = columns(&[
        ("number", "No", number()),
        ("begins", "Begins", Kind::Text),
        ("ends", "Ends", Kind::Text),
    ]);
    order.extend(segments.iter().filter(|f| f.name != "minutes").cloned());
    order.extend(columns(&[
        ("minutes", "Minutes", number()),
        ("left", "Minutes left", number()),
        ("is_break", "Break", Kind::YesNo),
    ]));
    let kit = columns(&[
        ("item", "Item", Kind::Text),
        ("quantity", "How many", number()),
        ("why", "Why", Kind::Text),
    ]);
    columns(&[
        ("invited", "Invited", number()),
        ("booked", "Booked", number()),
        ("spaces", "Places left", number()),
        ("tables", "Tables", number()),
        ("minutes", "Minutes", number()),
        ("breaks", "Minutes of breaks", number()),
        ("order", "Running order", Kind::Rows(order)),
        ("kit", "Room and kit", Kind::Rows(kit)),
        ("participants", "Booked", Kind::Rows(participants)),
    ])
}

fn session_row(asked: &Asked<'_>, kept: &[Field], segments: &[Field], session: &Record) -> Record {
    let (_, attendance) = asked.rows("attendance");
    let people = of_session(attendance, session);
    let counts = Counts::of(&people);
    let tables = counts.booked.div_ceil(at_a_table(asked));
    let breaks = session.rows(SEGMENTS).iter().filter(|s| is_break(s));
    let booked = people.iter().filter(|person| person.yes("booked"));
    let participants = booked.map(|person| {
        let row = Row::at(&person.place);
        let told = |row: Row, name: &&str| row.copy(name, Some(person), name);
        TOLD.iter().fold(row, told).done()
    });
    let row = Row::at(&session.place)
        .all(session, kept)
        .count("invited", counts.invited)
        .count("booked", counts.booked)
        .count("tables", tables)
        .count("minutes", minutes(session))
        .count("breaks", breaks.map(length).sum())
        .rows("order", order(session, segments))
        .rows("kit", kit(asked, counts.booked, tables))
        .rows("participants", participants.collect());
    match session.value("capacity") {
        Some(Value::Number(room)) => row.number(
            "spaces",
            Number(room.0 - Number::from(signed(counts.booked)).0),
        ),
        _ => row,
    }
    .done()
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// How many sit at a table.
fn at_a_table(asked: &Asked<'_>) -> usize {
    let named = asked.field("at_a_table");
    let said = named.and_then(|field| whole(&asked.document.record, &field.name));
    said.filter(|number| *number > 0).unwrap_or(AT_A_TABLE)
}

/// A whole number that a record holds.
fn whole(record: &Record, field: &str) -> Option<usize> {
    let Some(Value::Number(number)) = record.value(field) else {
        return None;
    };
    number.0.to_usize()
}

/// The segments with their times, and how many minutes are left after each.
fn order(session: &Record, own: &[Field]) -> Vec<Record> {
    let start = match session.value("start") {
        Some(Value::Time(time)) => Some(*time),
        _ => None,
    };
    let at = |passed: usize| {
        let passed = Minutes(u32::try_from(passed).unwrap_or(u32::MAX));
        start
            .and_then(|time| time.after(passed))
            .map(|time| time.to_string())
    };
    let total = minutes(session);
    let mut passed = 0;
    let numbered = (1..).zip(session.rows(SEGMENTS));
    let row = |(number, segment): (usize, &Record)| {
        let (begun, takes) = (passed, length(segment));
        passed += takes;
        Row::at(&segment.place)
            .all(segment, own)
            .count("number", number)
            .text_if("begins", at(begun))
            .text_if("ends", at(passed))
            .count("minutes", takes)
            .count("left", total.saturating_sub(passed))
            .yes("is_break", is_break(segment))
            .done()
    };
    numbered.map(row).collect()
}

/// What has to be in the room: so many for each participant, table or session, and so many to spare.
fn kit(asked: &Asked<'_>, booked: usize, tables: usize) -> Vec<Record> {
    let (_, kit) = asked.rows("kit");
    let row = |item: &Record| {
        let (needed, why) = match item.choice("per") {
            Some("table") => (tables, crate::finding::counted(tables, "table")),
            Some("session") => (1, "1 for the session".to_owned()),
            Some(_) | None if booked == 0 => (0, "none booked".to_owned()),
            Some(_) | None => (booked, format!("{booked} booked")),
        };
        let (quantity, why) = match whole(item, "spare") {
            Some(spare) if spare > 0 => (needed + spare, format!("{why} and {spare} spare")),
            Some(_) | None => (needed, why),
        };
        Row::at(&item.place)
            .copy("item", Some(item), "item")
            .count("quantity", quantity)
            .text("why", why)
            .done()
    };
    kit.iter().map(row).collect()
}
