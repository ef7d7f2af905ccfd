//! The Council is called by a summons, which goes to every member and names the business (Local Government Act 1972,
//! Schedule 12, paragraph 4). An executive in England that means to meet in private gives notice 28 clear days before, and
//! a further notice five clear days before (SI 2012/2089 reg. 5, since 10 September 2012). No other meeting has either.
//!
//! Example: an agenda of the Council without a notice `sort: summons`; `sort: private-meeting` for a meeting of 2004.
//!
//! Remedy: add the notice under `notices`, or take out the one that does not apply. A draft may wait for its notices.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::agenda::{agendas, grounds, items, meeting};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::date::Date;

/// A notice that is missing, or does not apply.
pub static MEETING_NOTICE: Code = Code {
    name: "meeting-notice",
    severity: Severity::Error,
    title: "a notice of a meeting that is missing, or that does not apply",
    page: include_str!("meeting_notice.rs"),
};

/// SI 2012/2089 reg. 5.
const PRIVATE_NOTICES: Date = Date::constant(2012, 9, 10);

pub(super) static CHECK: Check =
    Check::of(&MEETING_NOTICE, run).in_drafts(Level::At(Severity::Note));

/// Looks at every agenda.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for agenda in agendas(&workspace.documents) {
        let record = meeting(agenda).and_then(|id| workspace.records.get("meetings", id));
        let Some(record) = record else {
            continue;
        };
        let due = due(workspace, record);
        let given = agenda.record.rows("notices");
        let stray = given.iter().filter_map(|notice| stray(&due, notice));
        let missing = missing(&workspace.documents, agenda, &due);
        findings.extend(
            stray
                .chain(missing)
                .map(|finding| finding.document(&agenda.id)),
        );
    }
}

/// The sorts of notice that a meeting may have.
fn due(workspace: &Workspace, meeting: &Record) -> Vec<&'static str> {
    let ruled = meeting
        .date("date")
        .is_some_and(|day| day >= PRIVATE_NOTICES);
    match meeting.choice("sitting") {
        Some("council") => vec!["summons"],
        Some("executive") if ruled && workspace.settings.jurisdiction != "wales" => {
            vec!["private-meeting", "private-meeting-second"]
        }
        Some(_) | None => Vec::new(),
    }
}

/// A notice that the law does not know for this meeting.
fn stray(due: &[&str], notice: &Record) -> Option<Finding> {
    let sort = notice.choice("sort")?;
    if due.contains(&sort) {
        return None;
    }
    let message =
        format!("a notice `{sort}` does not apply to this meeting, by its body or its day");
    Some(
        Finding::new(&MEETING_NOTICE, notice.place_of("sort").clone(), message)
            .help("take the notice out, or mend its `sort`"),
    )
}

/// The notices that this meeting needs and does not have.
fn missing(documents: &[Document], agenda: &Document, due: &[&'static str]) -> Vec<Finding> {
    let given = agenda.record.rows("notices");
    let is_given = |sort: &str| {
        given
            .iter()
            .any(|notice| notice.choice("sort") == Some(sort))
    };
    let private = items(agenda)
        .iter()
        .any(|item| grounds(documents, item).is_some());
    let needed = due.iter().filter(|sort| **sort == "summons" || private);
    let lacking = needed.filter(|sort| !is_given(sort)).map(|sort| {
        let message = format!("the meeting needs a notice `{sort}`, and the agenda has none");
        Finding::new(
            &MEETING_NOTICE,
            agenda.record.place_of("meeting").clone(),
            message,
        )
        .help(format!("add it under `notices`, with `sort: {sort}`"))
    });
    lacking.collect()
}
