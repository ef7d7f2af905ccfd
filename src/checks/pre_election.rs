//! Between the notice of an election and the poll, a council takes special care over what it publishes: a paper that can
//! influence voters waits until after it, and whatever cannot wait names no candidate and no party.
//!
//! The rule: section 4 of the Local Government Act 1986 and the Code of Recommended Practice on Local Authority Publicity
//! made under it, which speaks of the period between the notice of an election and the election itself. The notice is
//! published not later than the 25th day before the poll, without weekends and bank holidays (Local Elections (Principal
//! Areas) (England and Wales) Rules 2006, Schedule 3). A council that gives notice earlier writes `pre_election_days` in
//! `guildhall.yaml`; left out, it is 25.
//!
//! Example: the calendar has a day of the kind `election`, 10 June 2004, and a report goes to a meeting on 27 May 2004;
//! a consultation begins on 17 May 2004.
//!
//! Remedy: move the paper past the poll; or allow the finding, with the reason why it cannot wait. A council goes on with
//! its business in these weeks: that a paper goes to a meeting in them is only noted.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::place::Place;
use crate::records::elections::{PreElection, pre_election_periods};
use crate::references::Workspace;
use crate::values::date::{Date, long};

/// A paper that goes out shortly before a poll.
pub static PRE_ELECTION_PERIOD: Code = Code {
    name: "pre-election-period",
    severity: Severity::Warning,
    title: "a paper that goes out between the notice of an election and the poll",
    page: include_str!("pre_election.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&PRE_ELECTION_PERIOD, run).in_drafts(Level::At(Severity::Note));

/// Looks at the meetings that papers go to, and at the days of papers that go to the public itself.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let periods = pre_election_periods(&workspace.records, &workspace.settings);
    for document in workspace.current() {
        for reached in days(workspace, document) {
            let mut periods = periods.iter();
            let period = periods.find(|period| period.contains(reached.day));
            findings.extend(period.map(|period| finding(document, reached, period)));
        }
    }
}

/// A day on which a paper reaches somebody.
struct Reached {
    /// Whether it does so at a meeting, and not by itself.
    at_meeting: bool,
    day: Date,
    place: Place,
}

/// The days on which a paper is read in public.
fn days(workspace: &Workspace, document: &Document) -> Vec<Reached> {
    let rows = std::iter::once(&document.record).chain(document.record.rows("to"));
    let met = rows.filter_map(|row| {
        let meeting = workspace.records.get("meetings", row.id("meeting")?)?;
        Some(Reached {
            at_meeting: true,
            day: meeting.date("date")?,
            place: row.place_of("meeting").clone(),
        })
    });
    let mut found: Vec<Reached> = met.collect();
    let is_for_all =
        document.record.choice("audience") == Some("public") || document.status() == "consultation";
    if let Some(day) = document.record.date("as_of").filter(|_| is_for_all) {
        found.push(Reached {
            at_meeting: false,
            day,
            place: document.record.place_of("as_of").clone(),
        });
    }
    found
}

fn finding(document: &Document, reached: Reached, period: &PreElection<'_>) -> Finding {
    let what = if reached.at_meeting {
        "goes to a meeting on"
    } else {
        "is put to the public on"
    };
    let message = format!(
        "the paper {what} {}, in the pre-election period of `{}`, {} to {}",
        long(reached.day),
        period.election.words("name"),
        long(period.notice),
        long(period.poll)
    );
    let mut finding = Finding::new(&PRE_ELECTION_PERIOD, reached.place, message)
        .help(
            "move the paper past the poll, or allow the finding with the reason why it cannot wait",
        )
        .related(
            "the election stands here",
            period.election.place_of("date").clone(),
        )
        .document(&document.id);
    if reached.at_meeting {
        finding.severity = Severity::Note;
        "look again at what the paper says of people and parties".clone_into(&mut finding.help);
    }
    finding
}
