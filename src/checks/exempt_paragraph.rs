//! Exempt information may be kept from the public only under a paragraph of Schedule 12A of the Local Government Act
//! 1972, and for meetings from 1 March 2006 only where the public interest in keeping it outweighs that in disclosing
//! it. Confidential information is withheld because a government department or a law forbids its disclosure. A paper
//! that does not say so cannot be withheld.
//!
//! Example: `classification: exempt` in a paper without `paragraph`.
//!
//! Remedy: state the `paragraph` and the `public_interest` (for a confidential paper, the `confidential_reason`) in
//! fields of its document type, or make the paper public.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;
use crate::values::date::{Date, parse_iso};

/// The first day of meetings to which the test of the public interest applies (SI 2006/88).
const PUBLIC_INTEREST_FROM: &str = "2006-03-01";

/// A withheld paper that does not say why.
pub static EXEMPT_WITHOUT_PARAGRAPH: Code = Code {
    name: "exempt-without-paragraph",
    severity: Severity::Error,
    title: "a withheld paper without the paragraph or reason that the law asks",
    page: include_str!("exempt_paragraph.rs"),
};

pub(super) static CHECK: Check = Check::of(&EXEMPT_WITHOUT_PARAGRAPH, run);

/// Looks at every paper that is not public.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in workspace.documents.iter().filter(|d| d.is_current()) {
        let Some(classification) = document.record.choice("classification") else {
            continue;
        };
        let asked: &[&str] = match classification {
            "exempt" | "part-exempt" if balance_is_due(workspace, document) => {
                &["paragraph", "public_interest"]
            }
            "exempt" | "part-exempt" => &["paragraph"],
            "confidential" => &["confidential_reason"],
            _ => continue,
        };
        let gaps = asked
            .iter()
            .filter(|name| document.record.entry(name).is_none());
        let gaps: Vec<&str> = gaps.copied().map(in_words).collect();
        if gaps.is_empty() {
            continue;
        }
        let gaps = gaps.join(" and ");
        let message = format!("the paper is `{classification}`, and does not state {gaps}");
        let place = document.record.place_of("classification").clone();
        let finding = Finding::new(&EXEMPT_WITHOUT_PARAGRAPH, place, message)
            .help(format!("state {gaps}, or make the paper public"));
        findings.push(finding.document(&document.id));
    }
}

/// What a field states.
fn in_words(name: &str) -> &'static str {
    match name {
        "paragraph" => "the `paragraph` of Schedule 12A",
        "public_interest" => "where the `public_interest` lies",
        _ => "the `confidential_reason`",
    }
}

/// Whether the public interest must be weighed: at the meetings the paper goes to, or else at its own date.
fn balance_is_due(workspace: &Workspace, document: &Document) -> bool {
    let rows = std::iter::once(&document.record).chain(document.record.rows("to"));
    let meetings = rows.filter_map(|row| workspace.records.get("meetings", row.id("meeting")?));
    let dates = meetings.filter_map(|meeting| meeting.date("date"));
    let day: Date = dates.max().unwrap_or(document.as_of);
    parse_iso(PUBLIC_INTEREST_FROM).is_ok_and(|from| day >= from)
}
