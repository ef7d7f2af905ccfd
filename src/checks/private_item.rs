//! The public may be kept out only for an item that says why: by which paragraph of Schedule 12A to the Local Government
//! Act 1972 it is exempt, or what makes it confidential. The resolution to exclude the public names the paragraphs
//! (s.100A(4) and (5), since 1 April 1986; SI 2012/2089 reg. 4 for executives in England, since 10 September 2012), and
//! comes before those items. Since 1 March 2006 in England and 21 April 2007 in Wales the public interest is weighed too
//! (SI 2006/88, SI 2007/969). Titles of items are always public, so they are neutral ones.
//!
//! Example: an item `B.1` without `paragraphs`; a paper that is exempt, on part A; no item `standing: exclusion` before B.1.
//!
//! Remedy: give `paragraphs` with `reason` (and `public_interest`), or `confidential`, and put the exclusion before part B.

use super::{Check, meeting_of};
use crate::code::Code;
use crate::documents::Document;
use crate::documents::agenda::{Grounds, agendas, grounds, items};
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::exemptions::{Exemption, exemption};
use crate::references::Workspace;

/// An item that is private without saying why.
pub static PRIVATE_ITEM: Code = Code {
    name: "private-item",
    severity: Severity::Error,
    title: "an item from which the public is kept without the reasons that the law asks for",
    page: include_str!("private_item.rs"),
};

pub(super) static CHECK: Check =
    Check::of(&PRIVATE_ITEM, run).in_drafts(Level::At(Severity::Warning));

/// A fault of an item: its place, what was found, and what to do.
type Fault = (Place, String, &'static str);

/// Looks at every item of every agenda whose day is known.
fn run(workspace: &Workspace, findings: &mut Findings) {
    for agenda in agendas(&workspace.documents) {
        let Some((day, _)) = meeting_of(workspace, &agenda.record) else {
            continue;
        };
        let law = exemption(&workspace.settings, day);
        let mut faults = Vec::new();
        for item in items(agenda) {
            match grounds(&workspace.documents, item) {
                Some(grounds) => faults.extend(private(&law, item, grounds)),
                None => faults.extend(without_grounds(item)),
            }
        }
        faults.extend(not_excluded(&workspace.documents, agenda));
        findings.extend(faults.into_iter().map(|(place, message, help)| {
            let finding = Finding::new(&PRIVATE_ITEM, place, message);
            finding.help(help).document(&agenda.id)
        }));
    }
}

/// An item of part B that nothing makes private.
fn without_grounds(item: &Record) -> Option<Fault> {
    let number = item.words("no");
    let message = format!("item `{number}` is in part B, and does not say why it may be private");
    let help = "give its `paragraphs`, or move it to part A";
    number
        .starts_with('B')
        .then(|| (item.place_of("no").clone(), message, help))
}

/// What a private item lacks.
fn private(law: &Exemption, item: &Record, grounds: Grounds<'_>) -> Vec<Fault> {
    let number = item.words("no");
    let fields = ["paragraphs", "confidential", "report"];
    let field = fields.into_iter().find(|field| item.value(field).is_some());
    let place = item.place_of(field.unwrap_or("no"));
    let mut faults = Vec::new();
    let mut add =
        |place: &Place, message: String, help| faults.push((place.clone(), message, help));
    if number.starts_with('A') {
        let message = format!("item `{number}` is in part A, and may be private");
        add(item.place_of("no"), message, "give it a number of part B");
    }
    if item.value("title").is_none() {
        let message =
            format!("item `{number}` may be private, and has no neutral title of its own");
        add(place, message, "give it a `title` that discloses nothing");
    }
    if grounds.is_confidential {
        return faults;
    }
    let weighed = law
        .weighs_public_interest
        .then_some((grounds.stated, "public_interest"));
    for (holder, name) in [(item, "reason")].into_iter().chain(weighed) {
        if holder.value(name).is_none() {
            let message = format!("item `{number}` is exempt, and has no `{name}`");
            add(
                place,
                message,
                "say why the information is kept from the public",
            );
        }
    }
    for entry in item.value("paragraphs").into_iter().flat_map(Value::items) {
        let Value::Number(paragraph) = &entry.value else {
            continue;
        };
        let is_known = paragraph
            .whole()
            .is_some_and(|number| law.paragraphs.contains(&number));
        if !is_known {
            let message =
                format!("Schedule 12A had no paragraph `{paragraph}` on the day of the meeting");
            add(
                &entry.place,
                message,
                "name a paragraph that was in force on that day",
            );
        }
    }
    faults
}

/// Exempt items that no resolution comes before.
fn not_excluded(documents: &[Document], agenda: &Document) -> Option<Fault> {
    let is_exempt =
        |item: &&Record| grounds(documents, item).is_some_and(|grounds| !grounds.is_confidential);
    let mut before = items(agenda).iter().take_while(|item| !is_exempt(item));
    let first = items(agenda).iter().find(is_exempt)?;
    if before.any(|item| item.choice("standing") == Some("exclusion")) {
        return None;
    }
    let message = format!(
        "nothing before item `{}` excludes the press and public",
        first.words("no")
    );
    let help = "add an item with `standing: exclusion` before it";
    Some((first.place_of("no").clone(), message, help))
}
