//! A decision of an executive can be called in for some days after it is published, and nothing may be done on it before
//! (Local Government Act 2000 s.21, in England s.9F from 4 May 2012; how many days is for the council's constitution, and
//! is the setting `call_in_days`). A next step that falls within those days cannot be taken.
//!
//! Example: the Executive decides on Monday 13 December 2004, and the grant is to be paid by 15 December.
//!
//! Remedy: move the step to a day after call-in has ended; if it does not carry out the decision, say so in an allowance.

use super::{Check, deadline, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Record;
use crate::records::deadlines::Deadline;
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// What may be done at once, as it carries out no decision: the first word of a step.
const AT_ONCE: [&str; 9] = [
    "publish",
    "tell",
    "inform",
    "notify",
    "write",
    "minute",
    "report",
    "circulate",
    "call",
];

/// A step taken while the decision can still be called in.
pub static BEFORE_CALL_IN_ENDS: Code = Code {
    name: "before-call-in-ends",
    severity: Severity::Warning,
    title: "a step taken before call-in has ended",
    page: include_str!("before_call_in.rs"),
};

pub(super) static CHECK: Check = Check::of(&BEFORE_CALL_IN_ENDS, run);

/// Looks at the next steps of every paper whose decision can be called in.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        if !document.record.yes("call_in") {
            continue;
        }
        let Some((decided, ends)) = call_in(workspace, document) else {
            continue;
        };
        for step in document.record.rows("next_steps") {
            let found = too_early(step, decided, &ends);
            findings.extend(found.map(|finding| finding.document(&document.id)));
        }
    }
}

/// The last day on which an executive is asked to decide, and the end of its call-in.
fn call_in(workspace: &Workspace, document: &Document) -> Option<(Date, Deadline)> {
    let meetings = decisions(document).filter_map(|row| meeting_of(workspace, row));
    let (decided, meeting) = meetings.max_by_key(|(date, _)| *date)?;
    Some((decided, deadline(workspace, "call-in-ends", meeting)?))
}

/// A step that is due after the decision, and no later than call-in ends. A vague date is given the benefit of the doubt.
fn too_early(step: &Record, decided: Date, ends: &Deadline) -> Option<Finding> {
    let by = step.when("by")?.latest()?;
    let what = step.words("what");
    let first = what.split_whitespace().next().unwrap_or_default();
    if by <= decided || by > ends.date || AT_ONCE.contains(&first.to_lowercase().as_str()) {
        return None;
    }
    let message = format!(
        "`{}` is due by {}, while the decision can still be called in: {}",
        what.replace('`', "'"),
        long(by),
        ends.sum
    );
    let finding = Finding::new(&BEFORE_CALL_IN_ENDS, step.place_of("by").clone(), message);
    Some(finding.help(format!("move the step to after {}", long(ends.date))))
}
