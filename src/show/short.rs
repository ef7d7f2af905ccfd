//! Findings, one a line: place, severity, code, sentence.
//! For editors, and for those who know their way; never quotes a source.

use crate::finding::Finding;
use crate::place::{Place, Spot};

use super::visible;

/// All findings in their order, one line each, such as
/// `inputs/plan.xlsx!actions!D4: error[unknown-word]: …`.
#[must_use]
pub fn short(findings: &[Finding]) -> String {
    let one = |f: &Finding| line(&f.place, f.severity.word(), f.code.name, &f.message);
    findings.iter().map(one).collect()
}

/// One line with its line break.
pub(super) fn line(place: &Place, word: &str, code: &str, message: &str) -> String {
    let place = visible(&address(place));
    format!("{place}: {word}[{code}]: {}\n", visible(message))
}

/// A place in one word: `file:line:column`, `file!sheet!cell`, or the file.
fn address(place: &Place) -> String {
    match &place.spot {
        Spot::Cell(sheet, address) => format!("{}!{sheet}!{address}", place.file),
        Spot::Whole | Spot::Text(_) | Spot::Field(..) => place.to_string(),
    }
}
