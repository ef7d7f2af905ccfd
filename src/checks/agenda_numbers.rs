//! The number of an item is what the chair calls and what the minutes cite. Two items with one number, or one report under
//! two, send Members to the wrong paper.
//!
//! Example: `A.7` twice on one agenda; a number such as `7`, which does not say whether the item is public (part A) or may
//! be private (part B).
//!
//! Remedy: give each item a number of its own, `A.1` and on in part A, `B.1` and on in part B.

use super::Check;
use crate::code::Code;
use crate::documents::Document;
use crate::documents::agenda::{agendas, items};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::Record;
use crate::references::Workspace;
use crate::values::id::plain;

/// Numbers of items that are no numbers, or that two items share.
pub static AGENDA_NUMBER: Code = Code {
    name: "agenda-number",
    severity: Severity::Error,
    title: "an agenda on which one number or one report stands twice",
    page: include_str!("agenda_numbers.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&AGENDA_NUMBER, run).in_drafts(Level::At(Severity::Warning));

/// Looks at the numbers and the reports of every agenda.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for agenda in agendas(&workspace.documents) {
        let found = items(agenda).iter().filter_map(misnumbered);
        let found = found
            .chain(twice(agenda, "no"))
            .chain(twice(agenda, "report"));
        findings.extend(found.map(|finding| finding.document(&agenda.id)));
    }
}

/// A number that is not of a part.
fn misnumbered(item: &Record) -> Option<Finding> {
    let number = item.text("no")?.trim();
    let rest = number
        .strip_prefix("A.")
        .or_else(|| number.strip_prefix("B."));
    if rest.is_some_and(|rest| rest.parse::<u16>().is_ok_and(|number| number > 0)) {
        return None;
    }
    let message =
        format!("`{number}` is no number of an item; one such as `A.1` or `B.1` was expected");
    Some(
        Finding::new(&AGENDA_NUMBER, item.place_of("no").clone(), message)
            .help("number the items `A.1` and on, and those that may be private `B.1` and on"),
    )
}

/// The items whose number or report an earlier item has.
fn twice<'a>(agenda: &'a Document, field: &'static str) -> impl Iterator<Item = Finding> + 'a {
    let all = items(agenda);
    let mine = move |item: &Record| item.id(field).map(plain);
    let again = move |(at, item): (usize, &'a Record)| {
        let id = mine(item)?;
        let earlier = all
            .iter()
            .take(at)
            .find(|other| mine(other).as_ref() == Some(&id))?;
        let what = if field == "no" {
            "the number of two items"
        } else {
            "on this agenda twice"
        };
        let message = format!("`{}` is {what}", item.id(field).unwrap_or_default());
        Some(
            Finding::new(&AGENDA_NUMBER, item.place_of(field).clone(), message)
                .help("give each item a number and a paper of its own")
                .related("it stands here already", earlier.place_of(field).clone()),
        )
    };
    all.iter().enumerate().filter_map(again)
}
