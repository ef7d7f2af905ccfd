//! What has to come after an event cannot be dated before it: people would be told of a policy that nobody has
//! launched.
//!
//! Example: a training session on 3 January 2005, in a programme that comes after a launch at the end of January 2005;
//! an event `Training`, which has `after: policy-launch`, in December 2004; a timetable in which `Training` is marked for
//! September 2004.
//!
//! Remedy: move the date, or mend the event in the register of events.

use std::ops::Range;

use super::event_dates::{Named, lower, named};
use super::{Check, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::prose::{BlockKind, Inline, Prose, Table, plain_words};
use crate::values::when::When;

/// A date before the event it has to follow.
pub static BEFORE_ITS_EVENT: Code = Code {
    name: "before-its-event",
    severity: Severity::Warning,
    title: "a date before the event that it has to follow",
    page: include_str!("order_of_events.rs"),
};

pub(super) static CHECK: Check = Check::of(&BEFORE_ITS_EVENT, run);

/// The field that names the event which everything dated in a document comes after.
const AFTER: &str = "after_event";

/// Marks of a timetable that say that something is done in a month.
const MARKS: [&str; 6] = ["x", "✓", "✔", "•", "●", "yes"];

/// Looks at the dated rows of every document that comes after an event, at events, and at timetables in prose.
fn run(workspace: &Workspace, findings: &mut Findings) {
    rows(workspace, findings);
    let events = workspace.records.all("events").iter();
    findings.extend(events.filter_map(|event| too_early(workspace, event)));
    let named = named(workspace);
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        for block in &prose.blocks {
            if let BlockKind::Table(table) = &block.kind {
                let found = timetable(workspace, &named, prose, table);
                findings.extend(found.map(|finding| held.attribute(finding)));
            }
        }
    });
}

/// Looks at the dated rows of every document that comes after an event.
fn rows(workspace: &Workspace, findings: &mut Findings) {
    for document in &workspace.documents {
        let named = document.record.id(AFTER);
        let Some(event) = named.and_then(|id| workspace.records.get("events", id)) else {
            continue;
        };
        // What is ongoing is looked at again some day, but it is never over.
        let ends = event.when("date");
        let ends = ends.filter(|when| !matches!(when, When::Ongoing { .. }));
        let Some(latest) = ends.and_then(|when| when.latest()) else {
            continue;
        };
        let rows = document.record.fields.values();
        for row in rows.flat_map(|entry| entry.value.records()) {
            if let Some(date) = row.date("date").filter(|date| *date < latest) {
                let finding = before(row, date, event).document(&document.id);
                findings.push(finding);
            }
        }
    }
}

fn before(row: &Record, date: Date, event: &Record) -> Finding {
    let named = row.id("id").or_else(|| row.text("title")).unwrap_or("?");
    let message = format!(
        "`{named}` is on {}, before the event that it has to follow: `{}`, {}",
        long(date),
        event.words("title"),
        event.words("date")
    );
    Finding::new(&BEFORE_ITS_EVENT, row.place_of("date").clone(), message)
        .help("move the date, or mend the event")
        .related("the event is here", event.place_of("date").clone())
}

/// The event that another has to follow.
fn followed<'a>(workspace: &'a Workspace, event: &Record) -> Option<(&'a Record, Date)> {
    let first = workspace.records.get("events", event.id("after")?)?;
    let begins = first.when("date")?.earliest()?;
    Some((first, begins))
}

/// An event that begins before the one that it has to follow.
fn too_early(workspace: &Workspace, event: &Record) -> Option<Finding> {
    let (first, begins) = followed(workspace, event)?;
    let when = event.when("date").filter(|when| !when.is_ongoing())?;
    let start = if let When::Range { from, .. } = &when {
        from
    } else {
        &when
    };
    // `2005` may be any day of that year.
    if start.latest()? >= begins {
        return None;
    }
    let message = format!(
        "`{}`, {}, begins before the event that it has to follow: `{}`, {}",
        event.words("title"),
        event.words("date"),
        first.words("title"),
        first.words("date")
    );
    Some(
        Finding::new(&BEFORE_ITS_EVENT, event.place_of("date").clone(), message)
            .help("mend the date of one of the two events")
            .related("the event is here", first.place_of("date").clone()),
    )
}

/// The rows of a timetable that name an event, and mark it for a month before the event that it has to follow.
fn timetable<'a>(
    workspace: &'a Workspace,
    events: &'a [Named<'a>],
    prose: &'a Prose,
    table: &'a Table,
) -> impl Iterator<Item = Finding> + 'a {
    let months: Vec<Option<When>> = table.header.iter().map(|cell| month(cell)).collect();
    table.rows.iter().filter_map(move |row| {
        let label = plain_words(row.first()?);
        let event = events.iter().find(|event| {
            let mut names = event.names.iter();
            names.any(|name| *name == lower(&label))
        })?;
        let (first, begins) = followed(workspace, event.event)?;
        let marked = row.iter().zip(&months).find_map(|(cell, month)| {
            let month = month
                .as_ref()
                .filter(|month| month.latest().is_some_and(|latest| latest < begins))?;
            Some((mark(cell)?, month))
        });
        let (bytes, month) = marked?;
        let message = format!(
            "`{}` is marked for {month}, before the event that it has to follow: `{}`, {}",
            label.trim(),
            first.words("title"),
            first.words("date")
        );
        Some(
            Finding::new(&BEFORE_ITS_EVENT, prose.place(&bytes), message)
                .help("move the mark, or mend the event")
                .related("the event is here", first.place_of("date").clone()),
        )
    })
}

/// The month at the head of a column, if one stands there.
fn month(cell: &[Inline]) -> Option<When> {
    let read = When::parse(plain_words(cell).trim()).ok()?;
    matches!(read, When::Month { .. }).then_some(read)
}

/// The bytes of the mark in a cell, if it holds one.
fn mark(cell: &[Inline]) -> Option<Range<usize>> {
    let [Inline::Text(text, bytes)] = cell else {
        return None;
    };
    let small = text.trim().to_lowercase();
    MARKS.contains(&small.as_str()).then(|| bytes.clone())
}
