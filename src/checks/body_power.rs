//! A body that is asked for what it has no power to do cannot give it: the decision would have to be made again.
//!
//! Example: an overview and scrutiny committee, whose `powers` are comment, note and refer, asked to `approve`.
//!
//! Remedy: ask the body for what it can do, put the recommendation to the body that decides, or mend `powers` in the
//! register of bodies.

use super::Check;
use crate::code::Code;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::words::words;
use crate::kinds::{Record, Value};
use crate::references::Workspace;

/// A body asked for what it cannot do.
pub static BODY_WITHOUT_POWER: Code = Code {
    name: "body-without-power",
    severity: Severity::Error,
    title: "a body asked for what it has no power to do",
    page: include_str!("body_power.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&BODY_WITHOUT_POWER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at every recommendation to a body whose powers are stated.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        for row in document.record.rows("recommendations") {
            let body = row.id("body");
            let body = body.and_then(|id| workspace.records.get("bodies", id));
            let (Some(body), Some(verb)) = (body, row.choice("verb")) else {
                continue;
            };
            let powers = powers(body);
            if powers.is_empty() || powers.iter().any(|power| power == verb) {
                continue;
            }
            let message = format!(
                "the `{}` is asked to `{verb}`, which is not among its powers",
                body.words("name")
            );
            let finding = Finding::new(&BODY_WITHOUT_POWER, row.place_of("verb").clone(), message)
                .help(format!(
                    "ask for what it can do ({}), or put this to the body that can `{verb}`",
                    powers.join(", ")
                ))
                .related("its powers stand here", body.place_of("powers").clone());
            findings.push(finding.document(&document.id));
        }
    }
}

/// The verbs of what a body can do: the first word of each of its powers.
fn powers(body: &Record) -> Vec<String> {
    let given = body.value("powers").map_or(&[][..], Value::items);
    let verbs = given.iter().filter_map(|power| {
        let power = words(&power.value).to_lowercase();
        power.split_whitespace().next().map(str::to_owned)
    });
    verbs.collect()
}
