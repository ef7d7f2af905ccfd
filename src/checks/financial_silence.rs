//! A paper that asks for money and says that it costs nothing misleads Members.
//!
//! Example: `financial: {none: yes, reason: …}` in a paper whose recommended option costs £9,000.
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
        if !row.yes("none") || row.entry("text").is_some() {
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
