//! A key decision of an executive in England must not be made until a notice of it has been public for 28 clear days
//! (SI 2012/2089 reg. 9, in force since 10 September 2012). The notice states (a) that a key decision is to be made,
//! which the register of key decisions says of all its records, (b) the `matter`, (c) the `decision_maker`, with the
//! `members` of a body, (d) when it is `decided`, (e) the `documents` submitted, (f) the address that copies are
//! available from (`copies_from`), (g) that other documents may be submitted (`others_accepted`) and (h) the `procedure`
//! for asking for them. Where 28 days cannot be given there are two exceptions: five clear days after notice to the chair
//! of scrutiny (reg. 10), or the chair's agreement that the decision is urgent (reg. 11). Whether days of the calendar or
//! working days are counted is a setting, `notice_rule`; practice counts those of the calendar.
//!
//! Example: `key_decision: yes` in a report to the Executive, and no `notice` beside the meeting under `to`.
//!
//! Remedy: publish the notice in time and name it under `to`; fill in what it does not state; or give the `exception`
//! with its `exception_reason` in the register of key decisions.

use super::{Check, deadline, fields_in_words, id_of, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::records::deadlines::Deadline;
use crate::references::Workspace;
use crate::values::date::{Date, long, with_weekday};

/// The register of notices.
const REGISTER: &str = "key_decisions";

/// The first day of the law.
const SINCE: Date = Date::constant(2012, 9, 10);

/// What every notice states, in the order of the law.
const STATED: [&str; 7] = [
    "matter",
    "decision_maker",
    "decided",
    "documents",
    "copies_from",
    "others_accepted",
    "procedure",
];

/// A key decision without a full notice in time.
pub static KEY_DECISION_NOTICE: Code = Code {
    name: "key-decision-notice",
    severity: Severity::Error,
    title: "a key decision without a full notice in good time",
    page: include_str!("key_decision_notice.rs"),
};

pub(super) static CHECK: Check = Check::of(&KEY_DECISION_NOTICE, run);

/// Looks at every notice, and at every paper that asks an executive for a key decision.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for notice in workspace.records.all(REGISTER) {
        findings.extend(incomplete(workspace, notice));
    }
    for document in reports(&workspace.documents) {
        if !document.record.yes("key_decision") {
            continue;
        }
        for row in decisions(document) {
            let found = missing_or_short(workspace, document, row);
            findings.extend(found.map(|finding| finding.document(&document.id)));
        }
    }
}

/// A notice that does not state all that it has to.
fn incomplete(workspace: &Workspace, notice: &Record) -> Option<Finding> {
    let decided = notice.when("decided").and_then(|when| when.latest());
    let day = decided
        .or(notice.date("published"))
        .or(workspace.settings.as_of);
    if workspace.settings.jurisdiction == "wales" || day.is_none_or(|day| day < SINCE) {
        return None;
    }
    let mut gaps: Vec<&str> = STATED
        .into_iter()
        .filter(|name| !is_stated(notice, name))
        .collect();
    let maker = notice.id("decision_maker");
    let is_body = maker.is_some_and(|id| workspace.records.get("bodies", id).is_some());
    if is_body && !is_stated(notice, "members") {
        gaps.push("members");
    }
    if notice.entry("exception").is_some() && !is_stated(notice, "exception_reason") {
        gaps.push("exception_reason");
    }
    if gaps.is_empty() {
        return None;
    }
    let gaps = fields_in_words(&gaps);
    let message = format!(
        "the notice of the key decision `{}` does not state {gaps}",
        id_of(notice)
    );
    let finding = Finding::new(&KEY_DECISION_NOTICE, notice.place.clone(), message);
    Some(finding.help(format!("fill in {gaps}")))
}

/// Whether a field of a notice says something; `others_accepted: no` states the opposite of what the law asks.
fn is_stated(notice: &Record, name: &str) -> bool {
    match notice.value(name) {
        Some(Value::YesNo(said)) => *said,
        Some(Value::List(items)) => !items.is_empty(),
        Some(_) => true,
        None => false,
    }
}

/// A key decision that no notice announces, or one that came too late. Only where the law sets a deadline.
fn missing_or_short(workspace: &Workspace, document: &Document, row: &Record) -> Option<Finding> {
    let (date, meeting) = meeting_of(workspace, row)?;
    let due = deadline(workspace, "key-decision-notice", meeting)?;
    let Some(id) = row.id("notice") else {
        let message = format!(
            "a key decision is asked for on {}, and no notice of it is named",
            long(date)
        );
        let place = document.record.place_of("key_decision").clone();
        return Some(
            Finding::new(&KEY_DECISION_NOTICE, place, message)
                .help("name the `notice` beside the meeting under `to`")
                .related("the meeting is here", meeting.place_of("date").clone()),
        );
    };
    // One that is not in the register is a dangling reference, found already.
    let notice = workspace.records.get(REGISTER, id)?;
    let Some(published) = notice.date("published") else {
        let message = format!("the notice of the key decision `{id}` has no day of publication");
        return Some(
            Finding::new(
                &KEY_DECISION_NOTICE,
                row.place_of("notice").clone(),
                message,
            )
            .help("publish the notice, and write the day under `published` in its record"),
        );
    };
    let due = due_of(workspace, notice, meeting, due)?;
    (published > due.date).then(|| {
        let message = format!(
            "the notice of the key decision `{id}` is published on {}, too late: {}",
            with_weekday(published),
            due.sum
        );
        let place = notice.place_of("published").clone();
        Finding::new(&KEY_DECISION_NOTICE, place, message)
            .help("let a later meeting decide, or give the `exception` with its `exception_reason`")
            .related("the meeting is here", meeting.place_of("date").clone())
    })
}

/// The deadline that holds for a notice: 28 clear days, five under the general exception, none in special urgency.
fn due_of(
    workspace: &Workspace,
    notice: &Record,
    meeting: &Record,
    due: Deadline,
) -> Option<Deadline> {
    match notice.choice("exception") {
        Some("general-exception") => deadline(workspace, "agenda-published", meeting),
        Some(_) => None,
        None => Some(due),
    }
}
