//! Agendas, and the way of a paper through the bodies, found by the shape of their fields: no document type is named
//! here. Knows which items an agenda has and to whom a paper goes; never judges it.

use super::{Document, DocumentType};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::values::id::same;

/// The papers that put numbered items to a meeting, without those that are superseded or withdrawn.
pub fn agendas(documents: &[Document]) -> impl Iterator<Item = &Document> {
    let is_numbered = |item: &Record| item.text("no").is_some();
    documents.iter().filter(move |document| {
        document.is_current()
            && meeting(document).is_some()
            && items(document).iter().any(is_numbered)
    })
}

/// The id of the meeting that a paper is for.
#[must_use]
pub fn meeting(document: &Document) -> Option<&str> {
    document.record.id("meeting")
}

/// The items of an agenda, in order.
#[must_use]
pub fn items(agenda: &Document) -> &[Record] {
    agenda.record.rows("items")
}

/// The papers that the items of an agenda name, as far as they are made here.
pub fn papers<'a>(
    agenda: &'a Document,
    documents: &'a [Document],
) -> impl Iterator<Item = &'a Document> {
    let named = items(agenda).iter().filter_map(|item| item.id("report"));
    named.filter_map(|id| documents.iter().find(|paper| same(&paper.id, id)))
}

/// The paper of an item that is bound into a pack for the public: a current one, open to all, of a type that makes a
/// PDF.
#[must_use]
pub fn bound<'a>(
    documents: &'a [Document],
    types: &[DocumentType],
    item: &Record,
) -> Option<&'a Document> {
    if grounds(documents, item).is_some() {
        return None;
    }
    let id = item.id("report")?;
    let paper = documents.iter().find(|paper| same(&paper.id, id))?;
    let known = types.iter().find(|known| known.name == paper.kind)?;
    let is_open = paper.is_public() && paper.is_current();
    (is_open && known.main_pdf().is_some()).then_some(paper)
}

/// The agenda whose papers a document binds together; `None` where it is no pack.
#[must_use]
pub fn of_pack<'a>(
    documents: &'a [Document],
    types: &[DocumentType],
    pack: &Document,
) -> Option<&'a Document> {
    let known = types.iter().find(|known| known.name == pack.kind)?;
    let papers = known
        .outputs
        .iter()
        .find_map(|output| output.papers.as_ref())?;
    let view = known.views.iter().find(|view| view.name == *papers)?;
    let mut named = view
        .arguments
        .iter()
        .filter_map(|(_, field)| pack.record.id(field));
    named.find_map(|id| documents.iter().find(|agenda| same(&agenda.id, id)))
}

/// The places of what an agenda prints of a paper: its title and the words of its recommendations.
#[must_use]
pub fn printed_of(paper: &Document) -> Vec<Place> {
    let mut places = vec![paper.record.place_of("title").clone()];
    for recommendation in paper.record.rows("recommendations") {
        if let Some(Value::Prose(prose)) = recommendation.value("text") {
            places.push(prose.origin.of(&prose.text, 0..prose.text.len()));
        }
    }
    places
}

/// The rows of a paper that say to which body it goes, and for what.
pub fn steps(paper: &Document) -> impl Iterator<Item = &Record> {
    let rows = paper.record.fields.values();
    let rows = rows.flat_map(|entry| entry.value.records());
    rows.filter(|row| row.id("body").is_some() && row.choice("purpose").is_some())
}

/// Why the public may be kept out while an item is considered.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    /// What says so: the item itself, or a row of its paper.
    pub stated: &'a Record,
    /// Whether the information is confidential, not exempt.
    pub is_confidential: bool,
}

/// The grounds on which an item is private, by itself or by the paper that it names; `None` where it is public.
#[must_use]
pub fn grounds<'a>(documents: &'a [Document], item: &'a Record) -> Option<Grounds<'a>> {
    let states = |field: &str| item.value(field).is_some();
    if states("paragraphs") || states("confidential") {
        return Some(Grounds {
            stated: item,
            is_confidential: states("confidential"),
        });
    }
    let id = item.id("report")?;
    let paper = documents.iter().find(|paper| same(&paper.id, id))?;
    let sort = paper.record.choice("classification")?;
    let is_confidential = sort == "confidential";
    (is_confidential || sort == "exempt").then(|| Grounds {
        stated: paper.record.rows(sort).first().unwrap_or(&paper.record),
        is_confidential,
    })
}
