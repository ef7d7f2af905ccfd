//! A clearance is given for certain words. Without a seal nobody can tell whether the paper still says them: a sum may have
//! been changed after Finance looked. The seal is a short sum of the words themselves; guildhall works it out, and the
//! finding says what to write. Finance seals the financial implications, Legal the legal ones, the director and the
//! Monitoring Officer the recommendations. The author needs none.
//!
//! Example: `{role: finance, officer: head-financial-services, date: 2004-07-15}` in a report that goes out.
//!
//! Remedy: ask the officer whether these are the words that were cleared, and add the `seal` that the finding names.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::clearances::cleared;
use crate::documents::report::reports;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Kind;
use crate::references::Workspace;

/// A clearance that is bound to no words.
pub static CLEARANCE_UNSEALED: Code = Code {
    name: "clearance-unsealed",
    severity: Severity::Warning,
    title: "a clearance that is not bound to the words it cleared",
    page: include_str!("clearance_unsealed.rs"),
};

pub(super) static CHECK: Check = Check::of(&CLEARANCE_UNSEALED, run).in_drafts(Level::Off);

/// Looks at every clearance that was given, in papers whose type has a place for its seal.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for document in reports(&workspace.documents).filter(|d| can_be_sealed(workspace, d)) {
        for row in document.record.rows("sign_off") {
            let role = row.choice("role").filter(|role| *role != "author");
            let is_open = row.entry("date").is_some() && row.entry("seal").is_none();
            let Some(cleared) = role
                .filter(|_| is_open)
                .and_then(|role| cleared(document, role))
            else {
                continue;
            };
            let message = format!(
                "the clearance of `{}` is not bound to {}",
                row.words("role").to_lowercase(),
                cleared.what
            );
            let finding = Finding::new(&CLEARANCE_UNSEALED, row.place.clone(), message);
            let finding = finding.help(format!(
                "write `seal: {}`, if these are the words that were cleared",
                cleared.seal
            ));
            findings.push(finding.document(&document.id));
        }
    }
}

/// Whether the clearances of a paper's type have a column for the seal.
fn can_be_sealed(workspace: &Workspace, document: &Document) -> bool {
    let mut fields = workspace.fields_of(document).iter();
    let field = fields.find(|field| field.name == "sign_off");
    let Some(Kind::Rows(columns)) = field.map(|field| &field.kind) else {
        return false;
    };
    columns.iter().any(|column| column.name == "seal")
}
