//! What records allow, told in the formats for people: what was found, why it is right there, and who decided.
//! Nothing that is allowed is hidden; it is counted apart from what was found.

use crate::finding::{Allowed, counted};

use super::human::reports;
use super::short::line;

/// The word where another finding has its severity.
pub(super) const WORD: &str = "allowed";

/// All that is allowed, each with its quotation, its reason and who decided.
#[must_use]
pub fn human(allowed: &[Allowed], quotes: &dyn super::Quotes, colour: bool) -> String {
    reports(
        allowed
            .iter()
            .map(|allowed| (&allowed.finding, Some(allowed))),
        quotes,
        colour,
    )
}

/// All that is allowed, one a line, such as
/// `inputs/plan.yaml:7:10: allowed[drafting-note]: …; allowed by Policy Manager: the words of a letter`.
#[must_use]
pub fn short(allowed: &[Allowed]) -> String {
    let one = |allowed: &Allowed| {
        let finding = &allowed.finding;
        let message = format!("{}; {}", finding.message, decision(allowed));
        line(&finding.place, WORD, finding.code.name, &message)
    };
    allowed.iter().map(one).collect()
}

/// Who decided, and why.
pub(super) fn decision(allowed: &Allowed) -> String {
    format!("allowed by {}: {}", allowed.by, allowed.reason)
}

/// How many there are, in English, for the end of a report: `2 findings allowed`; empty where there are none.
#[must_use]
pub fn count_line(allowed: &[Allowed]) -> String {
    match allowed.len() {
        0 => String::new(),
        number => format!("{} allowed", counted(number, "finding")),
    }
}
