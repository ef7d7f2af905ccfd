//! Findings, one a line: place, severity, code, sentence.
//! For editors, and for those who know their way; never quotes a source.

use crate::finding::Finding;
use crate::place::{Place, Spot};

use super::visible;

/// All findings in their order, one line each, such as
/// `inputs/plan.xlsx!actions!D4: error[unknown-word]: …`.
#[must_use]
pub fn short(findings: &[Finding]) -> String {
    findings.iter().map(line).collect()
}

/// One finding with its line break.
fn line(finding: &Finding) -> String {
    let place = visible(&address(&finding.place));
    let message = visible(&finding.message);
    format!(
        "{place}: {}[{}]: {message}\n",
        finding.severity.word(),
        finding.code.name
    )
}

/// A place in one word: `file:line:column`, `file!sheet!cell`, or the file.
fn address(place: &Place) -> String {
    match &place.spot {
        Spot::Cell(sheet, address) => format!("{}!{sheet}!{address}", place.file),
        Spot::Whole | Spot::Text(_) | Spot::Field(..) => place.to_string(),
    }
}
