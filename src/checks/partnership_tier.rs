//! A partnership whose tier does not fit what the Council puts into it slips past the rules that its tier brings, or is
//! held to rules that are not meant for it.
//!
//! Example: the tier of `PSH-004` is `standard`, and the Council puts £42,000 into it, over the threshold of £30,000.
//!
//! Remedy: mend the tier, or the contribution, the accountable body or the `statutory` column.

use super::{Check, id_of};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::records::partnerships::{Partnership, SIGNIFICANT, Weight, partnerships, threshold};
use crate::references::Workspace;
use crate::values::money::Money;

/// A tier that does not fit.
pub static PARTNERSHIP_TIER: Code = Code {
    name: "partnership-tier",
    severity: Severity::Error,
    title: "a partnership whose tier does not fit its contribution",
    page: include_str!("partnership_tier.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&PARTNERSHIP_TIER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every partnership at work; where no threshold is kept, nothing is too much.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let (Some(as_of), Some(limit)) = (workspace.settings.as_of, threshold(&workspace.records))
    else {
        return;
    };
    for partnership in partnerships(&workspace.records, as_of) {
        let Some(tier) = partnership.record.choice("tier") else {
            continue;
        };
        let Some(why) = misfit(&partnership, tier, &limit) else {
            continue;
        };
        let message = format!(
            "the tier of the partnership `{}` is `{tier}`, but {why}",
            id_of(partnership.record)
        );
        let place = partnership.record.place_of("tier").clone();
        findings.push(
            Finding::new(&PARTNERSHIP_TIER, place, message)
                .help("mend the tier, or what is recorded of the partnership"),
        );
    }
}

/// Why a tier does not fit; `None` where it does, or where nothing is recorded that could tell.
fn misfit(partnership: &Partnership<'_>, tier: &str, limit: &Money) -> Option<String> {
    let sum = partnership.in_all();
    match (partnership.weight(Some(limit)), tier == SIGNIFICANT) {
        (Some(Weight::Accountable), false) => {
            Some("the Council is its accountable body, which makes it significant".to_owned())
        }
        (Some(Weight::Statutory), false) => {
            Some("the law requires it, which makes it significant".to_owned())
        }
        (Some(Weight::Contribution), false) => Some(format!(
            "the Council puts {sum} into it, more than the threshold of {limit}"
        )),
        (None, true) if !partnership.contributions.is_empty() => Some(format!(
            "the Council puts {sum} into it, no more than the threshold of {limit}"
        )),
        (Some(_), true) | (None, _) => None,
    }
}
