//! The public, and Members, must have the papers of a meeting in good time: five clear days before it in England, three in
//! Wales. Neither the day of publication nor that of the meeting counts, nor does a weekend or a bank holiday. An item of
//! which the papers came too late cannot be considered.
//!
//! The law, by the day of the meeting: Public Bodies (Admission to Meetings) Act 1960 s.1 (three days); Local Government
//! Act 1972 ss.100A and 100B from 1 April 1986 (three), in England five from 1 October 2002 (SI 2002/715); for
//! executives in England SI 2000/3272 from 9 January 2001 (three), five from 1 October 2002 (SI 2002/716), and
//! SI 2012/2089 regs. 6 and 7 from 10 September 2012; for executives in Wales SI 2001/2290 (W. 178) reg. 5 from
//! 28 July 2001. A meeting that is called at shorter notice has its papers published when it is called.
//!
//! Example: `published: 2004-09-02` in the record of the meeting of 9 September 2004, whose papers were due on the 1st.
//!
//! Remedy: publish earlier or meet later; where the meeting was called at shorter notice, say so in its record:
//! `allow: [{code: clear-days-short, reason: Called at shorter notice for the flood, by: Monitoring Officer}]`.

use super::{Check, deadline, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::references::Workspace;
use crate::values::date::with_weekday;

/// Papers that were published too late for their meeting.
pub static CLEAR_DAYS_SHORT: Code = Code {
    name: "clear-days-short",
    severity: Severity::Error,
    title: "papers published with too few clear days before their meeting",
    page: include_str!("clear_days.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&CLEAR_DAYS_SHORT, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every meeting of which the day of publication is known.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for meeting in workspace.records.all("meetings") {
        let Some(published) = meeting.date("published") else {
            continue;
        };
        let Some(due) = deadline(workspace, "agenda-published", meeting) else {
            continue;
        };
        if published <= due.date {
            continue;
        }
        let message = format!(
            "the papers of `{}` are published on {}, too late: {} ({})",
            id_of(meeting),
            with_weekday(published),
            due.sum,
            due.source
        );
        let place = meeting.place_of("published").clone();
        findings.push(
            Finding::new(&CLEAR_DAYS_SHORT, place, message)
                .help("publish earlier or meet later, or allow it in the record of the meeting, with the reason"),
        );
    }
}
