//! Whoever decides has to see what else could be done, which course is recommended, and why the others are not: the
//! record of the decision states it.
//!
//! Example: a report for decision with two options, neither with `recommended: yes`; or a rejected option without
//! `why_rejected`.
//!
//! Remedy: set out at least two options, doing nothing among them; recommend one, and say why not the others.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::report::{decisions, recommended, reports};
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Kind;
use crate::references::Workspace;

/// Options that leave a decision without its reasons.
pub static OPTIONS_MISSING: Code = Code {
    name: "options-missing",
    severity: Severity::Warning,
    title: "a paper for decision without its options or their reasons",
    page: include_str!("options_missing.rs"),
};

pub(super) static CHECK: Check = Check::of(&OPTIONS_MISSING, run);

/// Looks at every paper on which a body decides, of those types that have options.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents) {
        if decisions(document).next().is_none() {
            continue;
        }
        let Some((has_recommended, has_reason)) = columns(workspace, document) else {
            continue;
        };
        let options = document.record.rows("options");
        let place = document.record.place_of("options");
        let mut tell = |place: &crate::place::Place, message: String, help: &str| {
            let finding = Finding::new(&OPTIONS_MISSING, place.clone(), message).help(help);
            findings.push(finding.document(&document.id));
        };
        if options.len() < 2 {
            let count = crate::finding::counted(options.len(), "option");
            let message = format!("a decision is asked for, and {count} stands in the paper");
            let message = message.replace("no options stands", "no options stand");
            tell(
                place,
                message,
                "set out at least two options, doing nothing among them",
            );
        } else if has_recommended && recommended(document).is_none() {
            let message = "a decision is asked for, and no option is recommended".to_owned();
            tell(place, message, "write `recommended: yes` for one option");
        } else if has_reason {
            for option in options {
                if option.yes("recommended") || option.entry("why_rejected").is_some() {
                    continue;
                }
                let message = format!(
                    "the option `{}` is not recommended, and no reason is given",
                    option.words("title")
                );
                tell(&option.place, message, "say why under `why_rejected`");
            }
        }
    }
}

/// Whether the options of a paper's type say which is recommended, and why another is not; nothing if it has none.
fn columns(workspace: &Workspace, document: &Document) -> Option<(bool, bool)> {
    let mut fields = workspace.type_of(document)?.fields.iter();
    let Kind::Rows(columns) = &fields.find(|field| field.name == "options")?.kind else {
        return None;
    };
    let has = |name: &str| columns.iter().any(|column| column.name == name);
    Some((has("recommended"), has("why_rejected")))
}
