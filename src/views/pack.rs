//! The papers of a pack in the order of its agenda: those that are bound in, and a sheet for each that is not.
//! Knows no pages; says where each paper begins only by a name.

use super::agenda::{Agenda, Sitting};
use super::publications::{is_whole, publications};
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::documents::Document;
use crate::documents::agenda;
use crate::kinds::{Field, Kind, Record};
use crate::records::registers::published::PUBLISHED;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "pack-papers",
    about: "the papers of a pack, by item: bound in, or where else they are",
    arguments: &["agenda"],
    whole: &[PUBLISHED],
    make: papers,
}];

/// The agenda, and the papers of its items. A paper that went out in a supplement keeps its pages there.
fn papers(asked: &Asked<'_>) -> Shown {
    let agenda = asked.workspace.document(asked.id("agenda"));
    let meeting = agenda.and_then(agenda::meeting).unwrap_or_default();
    let all = publications(asked.workspace, meeting);
    let whole = all.iter().rev().find(|published| is_whole(published));
    let papers = whole.map(|whole| whole.rows("papers"));
    Pack::shown(asked, &|no| {
        papers.is_none_or(|papers| papers.iter().any(|paper| paper.text("no") == Some(no)))
    })
}

/// A row that has no number yet.
struct Unnumbered {
    row: Row,
    /// Whether the paper is bound in, and so is a file of the source.
    bound: bool,
}

impl Unnumbered {
    /// The row with the names by which its paper is found.
    fn numbered(self, at: usize) -> Record {
        let row = self.row.text("anchor", format!("paper-{at}"));
        let file = self.bound.then(|| format!("papers/{at}.typ"));
        row.text_if("file", file).done()
    }
}

/// An agenda whose papers are bound together.
pub(super) struct Pack<'a> {
    asked: &'a Asked<'a>,
    /// The agenda.
    document: &'a Document,
}

impl Pack<'_> {
    /// The agenda and the papers of those items whose number is wanted.
    pub(super) fn shown(asked: &Asked<'_>, is_wanted: &dyn Fn(&str) -> bool) -> Shown {
        let fields = columns(&[
            ("no", "No", Kind::Text),
            ("title", "Title", Kind::Text),
            (
                "paper",
                "Paper",
                Kind::Reference(vec!["documents".to_owned()]),
            ),
            ("anchor", "Anchor", Kind::Text),
            ("file", "File", Kind::Text),
            ("why", "Why it is not bound in", Kind::Text),
        ]);
        let rows = Self::rows(asked, is_wanted).unwrap_or_default();
        Shown::Table(Table { fields, rows })
    }

    fn rows(asked: &Asked<'_>, is_wanted: &dyn Fn(&str) -> bool) -> Option<Vec<Record>> {
        let field = asked.field("agenda")?;
        let document = asked.workspace.document(asked.id("agenda"))?;
        let pack = Pack { asked, document };
        let wanted = agenda::items(document).iter();
        let wanted = wanted.filter(|item| item.text("no").is_some_and(is_wanted));
        let rows = wanted.filter_map(|item| pack.row(item));
        let numbered = std::iter::once(pack.itself(field)).chain(rows).enumerate();
        Some(numbered.map(|(at, row)| row.numbered(at)).collect())
    }

    /// The agenda itself, which comes first.
    fn itself(&self, field: &Field) -> Unnumbered {
        let row = Row::at(&self.document.record.place)
            .copy("title", Some(&self.document.record), "title")
            .copy("paper", Some(&self.asked.document.record), &field.name);
        Unnumbered { row, bound: true }
    }

    /// The paper of an item; `None` where the item has none.
    fn row(&self, item: &Record) -> Option<Unnumbered> {
        let workspace = self.asked.workspace;
        let row = Row::at(&item.place).copy("no", Some(item), "no");
        if let Some(paper) = agenda::bound(&workspace.documents, &workspace.types, item) {
            let row = row.copy("title", Some(&paper.record), "title");
            let row = row.copy("paper", Some(item), "report");
            return Some(Unnumbered { row, bound: true });
        }
        let told = self.told(item)?;
        let named = told.text("paper")?;
        let why = match told.text("withheld") {
            Some(law) => format!("{named} is not for publication: {law}"),
            None => format!(
                "{named} is not bound into this pack. {}",
                self.elsewhere(item)
            ),
        };
        let row = row.copy("title", Some(&told), "title").text("why", why);
        Some(Unnumbered { row, bound: false })
    }

    /// An item as the agenda tells it.
    fn told(&self, item: &Record) -> Option<Record> {
        let workspace = self.asked.workspace;
        let sitting = Sitting::of(workspace, agenda::meeting(self.document)?)?;
        let items = agenda::items(self.document);
        Some(Agenda::new(workspace, sitting, items, self.asked.pages).told(item))
    }

    /// Where a paper is that is not made here.
    fn elsewhere(&self, item: &Record) -> String {
        let records = &self.asked.workspace.records;
        let source = item.id("report").and_then(|id| records.get("sources", id));
        let held = source.and_then(|source| source.text("held_by"));
        let address = source.and_then(|source| source.text("url"));
        match (held, address) {
            (_, Some(address)) => format!("It is published at {address}."),
            (Some(held), None) => {
                format!("It was published as a paper of its own; {held} keeps it.")
            }
            (None, None) => {
                "It was published as a paper of its own; ask the contact on the front sheet for it."
                    .to_owned()
            }
        }
    }
}
