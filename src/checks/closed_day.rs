//! Nobody is there on a weekend, a bank holiday or a day on which the offices are closed, so that a meeting on such a
//! day is most often a slip of the date, and what was published to it was published to the wrong day.
//!
//! Example: `date: 2004-08-30` in the register of meetings, which is the Summer bank holiday.
//!
//! Remedy: mend the date; if the meeting is held on that day all the same, say so in its record:
//! `allow: [{code: meeting-on-closed-day, reason: Annual Council is held on a Saturday, by: monitoring officer}]`.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::records::calendar::{Calendar, Day};
use crate::references::Workspace;
use crate::values::date::{Date, with_weekday};

/// A meeting on a day on which nobody is there.
pub static MEETING_ON_CLOSED_DAY: Code = Code {
    name: "meeting-on-closed-day",
    severity: Severity::Warning,
    title: "a meeting on a weekend, a bank holiday or a closed day",
    page: include_str!("closed_day.rs"),
};

pub(super) static CHECK: Check = Check::of(&MEETING_ON_CLOSED_DAY, run);

/// Looks at every meeting of the register.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let calendar = Calendar::of(&workspace.records);
    for meeting in workspace.records.all("meetings") {
        if let Some(date) = meeting.date("date") {
            findings.extend(on_closed_day(&calendar, meeting, date));
        }
    }
}

fn on_closed_day(calendar: &Calendar<'_>, meeting: &Record, date: Date) -> Option<Finding> {
    // Years that are not covered are for another check.
    let day = calendar.day(date).ok()?;
    let (why, closed) = match day {
        Day::Working => return None,
        Day::Weekend => (String::new(), None),
        Day::Holiday(name) => (format!(" (`{name}`)"), None),
        Day::Closed(closed) => (format!(" (`{}`)", closed.name), Some(closed.record)),
    };
    let message = format!(
        "the meeting `{}` is on {}{why}; a working day was expected",
        super::id_of(meeting),
        with_weekday(date)
    );
    let place = meeting.place_of("date").clone();
    let finding = Finding::new(&MEETING_ON_CLOSED_DAY, place, message)
        .help("mend the date, or allow it in the record of the meeting, with the reason");
    Some(match closed {
        Some(record) => finding.related("the day is closed here", record.place.clone()),
        None => finding,
    })
}
