//! The deadlines of a meeting are counted in working days, which cannot be done where bank holidays are not known:
//! those of England and Wales are known from 1974 to 2030.
//!
//! Example: `date: 2062-04-09` in the register of meetings, where 2026 was meant.
//!
//! Remedy: mend the year; if it is right, count the deadlines by hand.

use super::Check;
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::values::date::long;
use crate::values::holidays::{FIRST_YEAR, LAST_YEAR};

/// A meeting in a year whose bank holidays are not known.
pub static DATE_BEYOND_CALENDAR: Code = Code {
    name: "date-beyond-calendar",
    severity: Severity::Warning,
    title: "a meeting in a year whose bank holidays are not known",
    page: include_str!("covered_years.rs"),
};

pub(super) static CHECK: Check = Check::of(&DATE_BEYOND_CALENDAR, run);

/// Looks at every meeting of the register.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for meeting in workspace.records.all("meetings") {
        let date = meeting.date("date");
        let Some(date) = date.filter(|date| !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()))
        else {
            continue;
        };
        let message = format!(
            "the meeting `{}` is on {}; a year from {FIRST_YEAR} to {LAST_YEAR} was expected, for which bank holidays \
             are known",
            super::id_of(meeting),
            long(date)
        );
        findings.push(
            Finding::new(
                &DATE_BEYOND_CALENDAR,
                meeting.place_of("date").clone(),
                message,
            )
            .help("mend the year, or count its deadlines by hand"),
        );
    }
}
