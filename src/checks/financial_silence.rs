//! A paper that asks for money and says that it costs nothing misleads Members; so does one that names a
//! budget and says nothing of money.
//!
//! Example: `financial: {none: yes, reason: …}` in a paper whose recommended option costs £9,000; or `text: Talks are
//! going on.` beside `budget: partnership-work`.
//!
//! Remedy: say under the financial heading what it costs and which budget pays, or take the sum out.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{financial, implications, recommended, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::words::words;
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::sums::sums;

/// Verbs that commit no money: a body that is told of a sum spends nothing.
const HARMLESS: [&str; 3] = ["note", "comment", "identify"];

/// How words begin that speak of money.
const OF_MONEY: [&str; 18] = [
    "cost", "paid", "pay", "fund", "budget", "spend", "spent", "price", "fee", "expen", "saving",
    "grant", "income", "met", "meet", "financ", "charge", "nothing",
];

/// No financial implications, and a sum.
pub static FINANCIAL_SILENCE: Code = Code {
    name: "financial-silence",
    severity: Severity::Warning,
    title: "no financial implications in a paper that asks for money",
    page: include_str!("financial_silence.rs"),
};

pub(super) static CHECK: Check = Check::of(&FINANCIAL_SILENCE, run);

/// Looks at every paper that says it has no financial implications.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        let Some(row) = financial(document) else {
            continue;
        };
        if row.entry("text").is_some() {
            let found = silent_on_money(workspace, document, row);
            findings.extend(found.map(|finding| finding.document(&document.id)));
            continue;
        }
        if !row.yes("none") {
            continue;
        }
        let Some((what, place)) = money(document) else {
            continue;
        };
        let message = format!("no financial implications are stated, though {what}");
        let finding = Finding::new(&FINANCIAL_SILENCE, row.place_of("none").clone(), message)
            .help("say what it costs and which budget pays")
            .related("the money stands here", place.clone());
        findings.push(finding.document(&document.id));
    }
}

/// An answer that names a budget, and says nothing of money.
fn silent_on_money(workspace: &Workspace, document: &Document, row: &Record) -> Option<Finding> {
    let budget = workspace.records.get("budgets", row.id("budget")?)?;
    let text = words(row.value("text")?).to_lowercase();
    let of_money = |word: &str| OF_MONEY.iter().any(|start| word.starts_with(start));
    let mut said = text.split(|c: char| !c.is_alphabetic());
    let mut options = document.record.rows("options").iter();
    let has_cost = options.any(|option| option.entry("cost").is_some());
    if has_cost || !sums(&text).is_empty() || said.any(of_money) {
        return None;
    }
    let message = format!(
        "the budget `{}` is named, of {}, and nothing is said of money",
        budget.words("title"),
        budget.words("amount")
    );
    let finding = Finding::new(&FINANCIAL_SILENCE, row.place_of("text").clone(), message)
        .help("say what it costs and how much of the budget is left")
        .related("the budget stands here", budget.place.clone());
    Some(finding)
}

/// Where a paper asks for money: in the recommended option, a recommendation, or a budget that it names.
fn money(document: &Document) -> Option<(String, &Place)> {
    if let Some((option, cost)) =
        recommended(document).and_then(|option| Some((option, cost(option)?)))
    {
        let place = option.place_of("cost");
        return Some((format!("the recommended option costs `{cost}`"), place));
    }
    for row in document.record.rows("recommendations") {
        if row
            .choice("verb")
            .is_none_or(|verb| HARMLESS.contains(&verb))
        {
            continue;
        }
        let text = row.value("text").map(words).unwrap_or_default();
        if let Some(sum) = sums(&text).iter().find(|sum| !sum.is_limit) {
            let sum = text.get(sum.bytes.clone()).unwrap_or_default();
            return Some((
                format!("a recommendation is about `{sum}`"),
                row.place_of("text"),
            ));
        }
    }
    let mut answers = implications(document).iter();
    answers.find_map(|(_, title, row)| {
        let budget = row.id("budget")?;
        Some((
            format!("`{title}` names the budget `{budget}`"),
            row.place_of("budget"),
        ))
    })
}

/// What an option costs, where it costs anything.
fn cost(option: &Record) -> Option<String> {
    let Some(Value::Money(cost)) = option.value("cost") else {
        return None;
    };
    (!cost.amount.is_zero()).then(|| cost.to_string())
}
