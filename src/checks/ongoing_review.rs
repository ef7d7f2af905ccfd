//! What has no end is never late, so that nobody looks at it again unless a review is agreed.
//!
//! Example: `due: ongoing`.
//!
//! Remedy: say when it is looked at again: `due: ongoing, review November 2004`.

use super::{Check, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::when::When;

/// Something ongoing that is never reviewed.
pub static ONGOING_WITHOUT_REVIEW: Code = Code {
    name: "ongoing-without-review",
    severity: Severity::Warning,
    title: "something ongoing without a date of review",
    page: include_str!("ongoing_review.rs"),
};

pub(super) static CHECK: Check = Check::of(&ONGOING_WITHOUT_REVIEW, run);

/// Looks at every date that may be vague.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        if matches!(
            &held.entry.value,
            Value::When(When::Ongoing { review: None })
        ) {
            let message =
                "found `ongoing` without a review; the date of the next review was expected";
            let finding = Finding::new(&ONGOING_WITHOUT_REVIEW, held.entry.place.clone(), message)
                .help("write when it is reviewed, such as `ongoing, review November 2004`");
            findings.push(held.attribute(finding));
        }
    });
}
