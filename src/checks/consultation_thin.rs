//! Consultation counts when Members can see who was asked, when, and what came of it, before they decide.
//!
//! Example: a row of `consultation_done` without `outcome`, or of `consultation_planned` without `when`; consultation
//! planned for November on a report that is decided in September.
//!
//! Remedy: fill in `when` and `outcome`, or move the consultation before the meeting that decides.

use super::{Check, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::{Date, long};
use crate::values::when::When;

/// Consultation that tells Members nothing, or comes too late.
pub static CONSULTATION_THIN: Code = Code {
    name: "consultation-thin",
    severity: Severity::Warning,
    title: "consultation without its date or outcome, or after the decision",
    page: include_str!("consultation_thin.rs"),
};

pub(super) static CHECK: Check = Check::of(&CONSULTATION_THIN, run);

/// Looks at the consultation of every paper.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for row in document.record.rows("consultation_done") {
            let gaps = ["when", "outcome"].map(|name| row.entry(name).is_none().then_some(name));
            let gaps: Vec<String> = gaps
                .iter()
                .flatten()
                .map(|name| format!("`{name}`"))
                .collect();
            if gaps.is_empty() {
                continue;
            }
            let gaps = gaps.join(" and ");
            let message = format!("the consultation of `{}` has no {gaps}", row.words("who"));
            let finding = Finding::new(&CONSULTATION_THIN, row.place.clone(), message)
                .help(format!("fill in {gaps}"));
            findings.push(finding.document(&document.id));
        }
        let planned = document.record.rows("consultation_planned").iter();
        for row in planned.filter(|row| row.entry("when").is_none()) {
            let message = format!(
                "the consultation of `{}` is planned and has no `when`",
                row.words("who")
            );
            let finding = Finding::new(&CONSULTATION_THIN, row.place.clone(), message)
                .help("say when they will be asked");
            findings.push(finding.document(&document.id));
        }
        let Some((date, meeting)) = decided(workspace, document) else {
            continue;
        };
        for row in document.record.rows("consultation_planned") {
            if row
                .when("when")
                .and_then(|when| ends(&when))
                .is_none_or(|end| end <= date)
            {
                continue;
            }
            let message = format!(
                "the consultation of `{}` ends after the meeting of {} that decides",
                row.words("who"),
                long(date)
            );
            let finding = Finding::new(&CONSULTATION_THIN, row.place_of("when").clone(), message)
                .help("consult before the meeting, or let a later meeting decide")
                .related("the meeting is here", meeting.place_of("date").clone());
            findings.push(finding.document(&document.id));
        }
    }
}

/// The last meeting at which a body is asked to decide.
fn decided<'a>(workspace: &'a Workspace, document: &Document) -> Option<(Date, &'a Record)> {
    let meetings = decisions(document).filter_map(|row| meeting_of(workspace, row));
    meetings.max_by_key(|(date, _)| *date)
}

/// The first day on which it may have ended: a vague date is given the benefit of the doubt.
fn ends(when: &When) -> Option<Date> {
    if let When::Range { to, .. } = when {
        return to.earliest();
    }
    when.earliest()
}
