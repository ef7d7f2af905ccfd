//! A report that is published after the agenda can be considered only if the chair is of the opinion, by reason of special
//! circumstances, that it is urgent (Local Government Act 1972 s.100B(4)(b), in force since 1 April 1986). The chair can
//! form it only if the report says why it is late and why it cannot wait.
//!
//! Example: a row of `to` with `published: 2004-09-06` for the meeting of 9 September 2004, and no `late` in the report.
//!
//! Remedy: write `late: {reason_late: …, reason_not_wait: …}`, or take the report to the next meeting.

use super::{Check, deadline, fields_in_words, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::with_weekday;

/// What a late report has to say.
const REASONS: [&str; 2] = ["reason_late", "reason_not_wait"];

/// A late report that does not say why.
pub static LATE_ITEM: Code = Code {
    name: "late-item",
    severity: Severity::Error,
    title: "a late report that does not say why it cannot wait",
    page: include_str!("late_item.rs"),
};

pub(super) static CHECK: Check = Check::of(&LATE_ITEM, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every report that is late, or says that it is.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let given = document.record.rows("late").first();
        let gaps = REASONS.iter().copied();
        let gaps: Vec<&str> = gaps
            .filter(|name| given.is_none_or(|row| row.entry(name).is_none()))
            .collect();
        if gaps.is_empty() {
            continue;
        }
        let gaps = fields_in_words(&gaps);
        let found = match given {
            Some(row) => {
                let message = format!("the report is late, and does not state {gaps}");
                Some(Finding::new(&LATE_ITEM, row.place.clone(), message))
            }
            None => published_late(workspace, document),
        };
        let help = format!("state {gaps} under `late`, or take the report to the next meeting");
        findings.extend(found.map(|finding| finding.help(help).document(&document.id)));
    }
}

/// A report that is published later than the agenda had to be, and later than the agenda was.
fn published_late(workspace: &Workspace, document: &Document) -> Option<Finding> {
    let late = |row: &Record| {
        let published = row.date("published")?;
        let (_, meeting) = meeting_of(workspace, row)?;
        let due = deadline(workspace, "agenda-published", meeting)?;
        let with_agenda = meeting
            .date("published")
            .is_some_and(|day| day >= published);
        if published <= due.date || with_agenda {
            return None;
        }
        let message = format!(
            "the report is published on {}, and does not say why it is late: {}",
            with_weekday(published),
            due.sum
        );
        let place = row.place_of("published").clone();
        Some(Finding::new(&LATE_ITEM, place, message))
    };
    document.record.rows("to").iter().find_map(late)
}
