//! What is withheld must not come out by another paper: a public one that quotes the words of a withheld paper, prints it
//! inside or cites a part of it publishes what the law lets nobody see. The title and reference of the paper itself are
//! public, as its line on the agenda is (Local Government Act 1972 s.100B, since 1 April 1986), and may be cited.
//!
//! Example: `[[text:EX 12/04#app:prices]]` in a public report, where EX 12/04 is exempt.
//!
//! Remedy: take the quotation out, and cite the withheld paper by its reference alone.

use super::{Check, each_value};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::prose::{Inline, Prose};

/// Content of a withheld paper in a public one.
pub static WITHHELD_CONTENT: Code = Code {
    name: "withheld-content",
    severity: Severity::Error,
    title: "a public paper with content of one that is withheld",
    page: include_str!("withheld_content.rs"),
};

pub(super) static CHECK: Check = Check::of(&WITHHELD_CONTENT, run).never_overridden();

/// Looks at everything public: the council, the registers and the public papers.
fn run(workspace: &Workspace, findings: &mut Findings) {
    if workspace.documents.iter().all(Document::is_public) {
        return;
    }
    each_value(workspace, &mut |held| {
        if held.document.is_some_and(|document| !document.is_public()) {
            return;
        }
        if let Value::Prose(prose) = &held.entry.value {
            let found = leaks(workspace, prose).into_iter();
            findings.extend(found.map(|(how, id, place)| held.attribute(leak(how, &id, place))));
        }
    });
    for document in workspace.current().filter(|document| document.is_public()) {
        let fields = workspace.fields_of(document);
        printed(workspace, fields, &document.record, &mut |id, place| {
            findings.push(leak("prints", id, place).document(&document.id));
        });
    }
}

fn leak(how: &str, id: &str, place: Place) -> Finding {
    let message = format!("this {how} `{id}`, which is withheld from the public");
    Finding::new(&WITHHELD_CONTENT, place, message)
        .help("take it out, and cite the withheld paper by its reference alone")
}

/// Where prose quotes or cites the content of a withheld paper: how, which paper, and the place of the form.
fn leaks(workspace: &Workspace, prose: &Prose) -> Vec<(&'static str, String, Place)> {
    let mut found = Vec::new();
    prose.each_inline(&mut |part| {
        if let Inline::Quoted(quotation) = part {
            let place = prose.place(&quotation.citation.bytes);
            let own = withheld(workspace, &quotation.citation.target);
            // What is quoted may itself quote.
            let inner = || Some(leaks(workspace, &quotation.prose).into_iter().next()?.1);
            found.extend(own.or_else(inner).map(|id| ("quotes", id, place)));
        } else if let Inline::Cited(citation) = part
            && citation.target.contains('#')
        {
            let place = prose.place(&citation.bytes);
            let id = withheld(workspace, &citation.target);
            found.extend(id.map(|id| ("cites a part of", id, place)));
        }
    });
    found
}

/// The id of the withheld paper that a key of the index leads to, or into.
fn withheld(workspace: &Workspace, key: &str) -> Option<String> {
    let target = workspace.target(key)?;
    let document = target
        .document
        .filter(|document| document.withheld().is_some())?;
    Some(document.id.clone())
}

/// The withheld papers that a record prints in its place, at any depth.
fn printed(
    workspace: &Workspace,
    fields: &[Field],
    record: &Record,
    tell: &mut dyn FnMut(&str, Place),
) {
    for field in fields {
        let paper = record.id(&field.name).filter(|_| field.printed);
        let paper = paper.and_then(|id| workspace.document(id));
        if let Some(paper) = paper.filter(|paper| paper.withheld().is_some()) {
            tell(&paper.id, record.place_of(&field.name).clone());
        }
        if let Kind::Rows(columns) = &field.kind {
            let rows = record.rows(&field.name).iter();
            rows.for_each(|row| printed(workspace, columns, row, tell));
        }
    }
}
