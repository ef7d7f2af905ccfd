//! Nobody is there on a weekend, a bank holiday or a day on which the offices are closed, so that a meeting or a day of
//! publication on such a day is most often a slip of the date, and what was counted from it was counted from the wrong
//! day. Where `clear_days_rule` lets papers be published on any day, only the meeting itself is looked at.
//!
//! Example: `date: 2004-08-30` or `published: 2004-08-30` in the register of meetings: the Summer bank holiday.
//!
//! Remedy: mend the date; if the meeting is held on that day all the same, say so in its record:
//! `allow: [{code: meeting-on-closed-day, reason: Annual Council is held on a Saturday, by: monitoring officer}]`.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::place::Place;
use crate::records::calendar::{Calendar, Day};
use crate::records::deadlines::ClearDaysRule;
use crate::references::Workspace;
use crate::values::date::{Date, with_weekday};

/// A meeting on a day on which nobody is there.
pub static MEETING_ON_CLOSED_DAY: Code = Code {
    name: "meeting-on-closed-day",
    severity: Severity::Warning,
    title: "a meeting or publication on a weekend, a bank holiday or a closed day",
    page: include_str!("closed_day.rs"),
};

pub(super) static CHECK: Check = Check::of(&MEETING_ON_CLOSED_DAY, run);

/// Looks at the day of every meeting, and at the days of publication.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let calendar = Calendar::of(&workspace.records);
    let any_day = workspace.settings.rules.clear_days == ClearDaysRule::WorkingAny;
    let mut look = |row: &Record, field: &str, what: &str, document: Option<&Document>| {
        let found = row.date(field);
        let found = found.and_then(|day| on_closed_day(&calendar, row.place_of(field), what, day));
        findings.extend(found.map(|finding| match document {
            Some(document) => finding.document(&document.id),
            None => finding,
        }));
    };
    for meeting in workspace.records.all("meetings") {
        let id = super::id_of(meeting);
        look(meeting, "date", &format!("the meeting `{id}` is"), None);
        if !any_day {
            let what = format!("the papers of `{id}` are published");
            look(meeting, "published", &what, None);
        }
    }
    for document in workspace.current().filter(|_| !any_day) {
        for row in document.record.rows("to") {
            look(row, "published", "the report is published", Some(document));
        }
    }
}

/// The finding for a day on which nobody is there.
fn on_closed_day(
    calendar: &Calendar<'_>,
    place: &Place,
    what: &str,
    date: Date,
) -> Option<Finding> {
    // Years that are not covered are for another check.
    let day = calendar.day(date).ok()?;
    let (why, closed) = match day {
        Day::Working => return None,
        Day::Weekend => (String::new(), None),
        Day::Holiday(name) => (format!(" (`{name}`)"), None),
        Day::Closed(closed) => (format!(" (`{}`)", closed.name), Some(closed.record)),
    };
    let message = format!(
        "{what} on {}{why}; a working day was expected",
        with_weekday(date)
    );
    let finding = Finding::new(&MEETING_ON_CLOSED_DAY, place.clone(), message)
        .help("mend the date, or allow it in the record of the meeting, with the reason");
    Some(match closed {
        Some(record) => finding.related("the day is closed here", record.place.clone()),
        None => finding,
    })
}
