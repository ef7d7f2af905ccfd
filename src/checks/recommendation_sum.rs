//! Members agree what the recommendation says. A sum that stands nowhere else in the paper is a slip of the pen, or a
//! sum that nobody has explained.
//!
//! Example: a recommendation to approve £9,500 in a paper whose option, implications and budget all say £9,000.
//!
//! Remedy: mend the sum, or say under the options or the implications where it comes from; best of all, name it once as
//! `[[money:budget.…]]`.

use rust_decimal::Decimal;

use super::{Check, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{implications, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::kinds::words::words;
use crate::references::Workspace;
use crate::values::sums::{Sum, sums};

/// Where a paper explains its sums.
const EXPLAINED: [&str; 4] = ["options", "implications", "appendices", "options_note"];

/// What repeats a recommendation, and so explains none.
const REPEATED: [&str; 2] = ["recommendations", "summary"];

/// How many sums of a paper are added to one another, two by two.
const MOST: usize = 200;

/// A sum of a recommendation that stands nowhere else.
pub static RECOMMENDATION_SUM_DIFFERS: Code = Code {
    name: "recommendation-sum-differs",
    severity: Severity::Warning,
    title: "a sum of a recommendation that stands nowhere else in the paper",
    page: include_str!("recommendation_sum.rs"),
};

pub(super) static CHECK: Check = Check::of(&RECOMMENDATION_SUM_DIFFERS, run);

/// Looks at every sum that is typed in a recommendation.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let mut explained = Vec::new();
        for name in EXPLAINED {
            collect(document.record.value(name), &mut explained);
        }
        budgets(workspace, document, &mut explained);
        if explained.iter().all(|sum| sum.amount.is_zero()) {
            continue;
        }
        let others = document.record.fields.iter();
        let mut said = explained;
        for (name, entry) in others {
            if !REPEATED.contains(&name.as_str()) && !EXPLAINED.contains(&name.as_str()) {
                collect(Some(&entry.value), &mut said);
            }
        }
        for row in document.record.rows("recommendations") {
            if let Some(passage) = row.value("text").and_then(Passage::of) {
                differing(document, &passage, &said, findings);
            }
        }
    }
}

/// Tells of every sum of a recommendation that agrees with none of those said.
fn differing(document: &Document, passage: &Passage<'_>, said: &[Sum], findings: &mut Findings) {
    for sum in sums(passage.words) {
        if sum.is_limit || is_explained(&sum, said) {
            continue;
        }
        let quote = passage.quote(sum.bytes.clone());
        let message =
            format!("`{quote}` stands in no option, implication, budget or appendix of the paper");
        let place = passage.place(sum.bytes);
        let finding = Finding::new(&RECOMMENDATION_SUM_DIFFERS, place, message)
            .help("mend the sum, or say under the options or implications where it comes from")
            .quote(quote);
        findings.push(finding.document(&document.id));
    }
}

/// Whether a sum is among those said, or the total of all or the sum or difference of two of them.
fn is_explained(sum: &Sum, said: &[Sum]) -> bool {
    let is = |amount: Decimal| (amount.abs() - sum.amount).abs() <= sum.margin;
    said.iter().any(|one| one.agrees(sum))
        || is(said.iter().map(|one| one.amount).sum())
        || said.iter().take(MOST).enumerate().any(|(at, one)| {
            let rest = said.iter().take(MOST).skip(at + 1);
            let mut rest = rest.map(|other| other.amount);
            rest.any(|other| is(one.amount + other) || is(one.amount - other))
        })
}

/// The sums of a value, at any depth.
fn collect(value: Option<&Value>, into: &mut Vec<Sum>) {
    let Some(value) = value else {
        return;
    };
    if let Value::Money(money) = value {
        into.push(Sum {
            amount: money.amount,
            margin: Decimal::ZERO,
            is_limit: false,
            bytes: 0..0,
        });
    } else if let Value::Prose(_) | Value::Text(_) = value {
        into.extend(sums(&words(value)));
    }
    value
        .items()
        .iter()
        .for_each(|entry| collect(Some(&entry.value), into));
    for row in value.records() {
        row.fields
            .values()
            .for_each(|entry| collect(Some(&entry.value), into));
    }
}

/// The sums of the budgets that the implications name.
fn budgets(workspace: &Workspace, document: &Document, into: &mut Vec<Sum>) {
    let ids = implications(document)
        .iter()
        .filter_map(|(_, _, row)| row.id("budget"));
    for budget in ids.filter_map(|id| workspace.records.get("budgets", id)) {
        for name in ["amount", "spent", "forecast", "note"] {
            collect(budget.value(name), into);
        }
    }
}
