//! A partnership over the threshold, required by law, or for whose money the Council answers, without a risk assessment,
//! a checklist, a review in date, a plan for its end or an indicator. The matrix prints it; that is no fault of a paper,
//! and no document is refused for it.
//!
//! Example: `PSH-012` is significant, and no plan for succession is in the register.
//!
//! Remedy: ask the lead officer, and enter the date when it is done.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::records::partnerships::{Gap, partnerships, threshold};
use crate::references::Workspace;
use crate::values::date::long;

/// A significant partnership that lacks something.
pub static PARTNERSHIP_GAP: Code = Code {
    name: "partnership-gap",
    severity: Severity::Note,
    title: "a partnership without what the rules for significant partnerships ask for",
    page: include_str!("partnership_gap.rs"),
};

pub(super) static CHECK: Check = Check::of(&PARTNERSHIP_GAP, run);

/// Looks at every partnership at the workspace's date.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let Some(as_of) = workspace.settings.as_of else {
        return;
    };
    let limit = threshold(&workspace.records);
    for partnership in partnerships(&workspace.records, as_of) {
        let gaps = partnership.gaps(limit.as_ref());
        let lacks: Vec<&str> = gaps.iter().map(|gap| lacking(*gap)).collect();
        let [first @ .., last] = lacks.as_slice() else {
            continue;
        };
        let lacks = if first.is_empty() {
            (*last).to_owned()
        } else {
            format!("{} and {last}", first.join(", "))
        };
        let message = format!(
            "the partnership `{}` has {lacks} at {}",
            id_of(partnership.record),
            long(as_of)
        );
        let place = partnership.record.place_of("id").clone();
        findings.push(
            Finding::new(&PARTNERSHIP_GAP, place, message)
                .help("ask the lead officer, and enter the date when it is done"),
        );
    }
}

const fn lacking(gap: Gap) -> &'static str {
    match gap {
        Gap::Risks => "no risk assessment within a year",
        Gap::Checklist => "no completed checklist",
        Gap::Review => "no review in date",
        Gap::Exit => "no plan for succession or exit",
        Gap::Indicators => "no indicator",
    }
}
