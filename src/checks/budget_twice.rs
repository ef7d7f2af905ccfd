//! One budget that is listed twice looks like twice the money; two papers of one meeting can spend it twice.
//!
//! Example: two resources `£9,000 for consultancy` that do not both name the budget `partnership-work`, or that both name
//! it and each give the whole of it as a sum of their own; two reports to one meeting whose recommended options cost
//! £6,000 each from a budget of £9,000.
//!
//! Remedy: name the `budget` in every row that draws on it and leave its sum out, for the paper prints each budget once;
//! or say how much of it each paper asks for.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, implications, recommended, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::money::Money;
use crate::values::sums::{Sum, sums};

/// One budget as if it were two.
pub static BUDGET_TWICE: Code = Code {
    name: "budget-twice",
    severity: Severity::Warning,
    title: "one budget that is listed or spent twice",
    page: include_str!("budget_twice.rs"),
};

pub(super) static CHECK: Check = Check::of(&BUDGET_TWICE, run);

/// Looks at what actions need, and at the papers of one meeting.
fn run(workspace: &Workspace, findings: &mut Findings) {
    resources(workspace, findings);
    whole_budgets(workspace, findings);
    papers(workspace, findings);
}

/// Resources with a sum in the same words, where one of them names no budget.
fn resources(workspace: &Workspace, findings: &mut Findings) {
    let mut known: BTreeMap<String, &Record> = BTreeMap::new();
    for row in workspace.records.all("resources") {
        let words = row.words("text");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if sums(&words).is_empty() || words.split_whitespace().count() < 2 {
            continue;
        }
        let plain = words.to_lowercase();
        let Some(first) = known.get(plain.as_str()) else {
            known.insert(plain, row);
            continue;
        };
        if row.id("budget").is_some() && first.id("budget").is_some() {
            continue;
        }
        let message = format!(
            "`{}` is listed twice, and not as one budget",
            words.replace('`', "'")
        );
        findings.push(
            Finding::new(&BUDGET_TWICE, row.place_of("text").clone(), message)
                .help("name the `budget` in both, and leave the sum out, so that it counts once")
                .related("the first is here", first.place_of("text").clone()),
        );
    }
}

/// Resources that name one budget, and each give the whole of it as a sum of their own.
fn whole_budgets(workspace: &Workspace, findings: &mut Findings) {
    let mut by_budget: BTreeMap<&str, Vec<(&Record, String)>> = BTreeMap::new();
    for row in workspace.records.all("resources") {
        if let Some((budget, sum)) = whole_budget(workspace, row) {
            by_budget.entry(budget).or_default().push((row, sum));
        }
    }
    for (budget, rows) in by_budget.iter().filter(|(_, rows)| rows.len() > 1) {
        for (row, sum) in rows {
            let message = format!(
                "`{sum}`, the whole of the budget `{budget}`, is repeated at {} resources; the budget is printed once",
                rows.len()
            );
            let place = row.place_of("text").clone();
            let finding = Finding::new(&BUDGET_TWICE, place, message).help(
                "leave the sum out, for the budget that the row names is printed once with its sum",
            );
            let amount = workspace.records.get("budgets", budget);
            findings.push(match amount {
                Some(amount) => {
                    finding.related("the budget is here", amount.place_of("amount").clone())
                }
                None => finding,
            });
        }
    }
}

/// The budget that a resource names, and its whole amount as the resource's own words give it, if they do.
fn whole_budget<'a>(workspace: &Workspace, row: &'a Record) -> Option<(&'a str, String)> {
    let budget = row.id("budget")?;
    let Value::Money(amount) = workspace.records.get("budgets", budget)?.value("amount")? else {
        return None;
    };
    let words = row.words("text");
    let whole = |sum: &Sum| (sum.amount - amount.amount).abs() <= sum.margin && !sum.is_limit;
    let sum = sums(&words).into_iter().find(whole)?;
    let quoted = words.get(sum.bytes)?.to_owned();
    amount.per.is_none().then_some((budget, quoted))
}

/// What a paper asks for at a meeting, and from which budget.
struct Spending<'a> {
    document: &'a Document,
    meeting: &'a str,
    budget: &'a str,
    row: &'a Record,
    cost: Decimal,
}

/// Papers for one meeting that together ask for more than one budget holds.
fn papers(workspace: &Workspace, findings: &mut Findings) {
    let all: Vec<Spending<'_>> = reports(&workspace.documents).flat_map(spending).collect();
    for (at, second) in all.iter().enumerate() {
        let is_same = |one: &&Spending<'_>| {
            one.meeting == second.meeting
                && one.budget == second.budget
                && one.document.id != second.document.id
        };
        let before = all.get(..at).unwrap_or_default().iter();
        let earlier: Vec<&Spending<'_>> = before.filter(is_same).collect();
        let Some(first) = earlier.first() else {
            continue;
        };
        let budget = workspace.records.get("budgets", second.budget);
        let Some(Value::Money(amount)) = budget.and_then(|budget| budget.value("amount")) else {
            continue;
        };
        let total = second.cost + earlier.iter().map(|one| one.cost).sum::<Decimal>();
        if amount.per.is_some() || total <= amount.amount {
            continue;
        }
        let total = Money {
            amount: total,
            ..Money::pounds(0)
        };
        let message = format!(
            "`{}` and `{}` go to one meeting and ask for {total} from the budget `{}`, which holds {amount}",
            first.document.id, second.document.id, second.budget
        );
        let finding = Finding::new(
            &BUDGET_TWICE,
            second.row.place_of("budget").clone(),
            message,
        )
        .help("say in both how much of the budget each paper asks for")
        .related(
            "the other paper names it here",
            first.row.place_of("budget").clone(),
        )
        .document(&first.document.id);
        findings.push(finding.document(&second.document.id));
    }
}

/// What a paper for decision asks for: the cost of its recommended option, from the one budget it names.
fn spending(document: &Document) -> Option<Spending<'_>> {
    let meeting = decisions(document).find_map(|row| row.id("meeting"))?;
    let Some(Value::Money(cost)) = recommended(document)?.value("cost") else {
        return None;
    };
    let mut rows = implications(document).iter().map(|(_, _, row)| row);
    let row = rows.find(|row| row.id("budget").is_some())?;
    let is_alone = rows.all(|other| {
        other
            .id("budget")
            .is_none_or(|id| row.id("budget") == Some(id))
    });
    (is_alone && cost.per.is_none() && cost.amount > Decimal::ZERO).then_some(Spending {
        document,
        meeting,
        budget: row.id("budget")?,
        row,
        cost: cost.amount,
    })
}
