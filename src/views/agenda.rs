//! The items of an agenda as Members and the public read them: titles and references of papers, what is asked of the body,
//! standing items, and what is said of late and private ones. The numbers are those that the agenda gives.

use super::exclusion::Law;
use super::row::{Row, columns};
use super::standing::standing;
use super::{Asked, Pages, Shown, Table, View};
use crate::documents::Document;
use crate::documents::agenda::{Grounds, grounds, steps};
use crate::kinds::{Field, Kind, Record, vocabulary};
use crate::references::Workspace;
use crate::values::date::long;
use crate::values::id::same;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "agenda-items",
    about: "the items of an agenda in their parts, with what is asked of the body",
    arguments: &["meeting", "items"],
    whole: &[],
    make: parts,
}];

/// A meeting, and the body that meets, as far as they are known.
#[derive(Clone, Copy)]
pub(super) struct Sitting<'a> {
    /// The record of the meeting.
    pub(super) meeting: &'a Record,
    /// The record of the body.
    pub(super) body: &'a Record,
}

impl<'a> Sitting<'a> {
    /// The meeting that a document names.
    pub(super) fn of(workspace: &'a Workspace, id: &str) -> Option<Self> {
        let meeting = workspace.records.get("meetings", id)?;
        let body = workspace.records.get("bodies", meeting.id("body")?)?;
        Some(Self { meeting, body })
    }

    /// How the body sits.
    pub(super) fn sort(self) -> &'a str {
        self.meeting.choice("sitting").unwrap_or_default()
    }

    /// The law on its private items.
    pub(super) fn law(self, workspace: &'a Workspace) -> Option<Law<'a>> {
        let day = self.meeting.date("date")?;
        Some(Law::of(&workspace.settings, day, self.sort()))
    }
}

/// The items that are public, then those for which the public may be excluded.
fn parts(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("title", "Part", Kind::Text),
        ("items", "Items", Kind::Rows(item_columns())),
    ]);
    let Some(agenda) = Agenda::of(asked) else {
        return Shown::Table(Table {
            fields,
            rows: Vec::new(),
        });
    };
    let (private, public): (Vec<&Record>, Vec<&Record>) = agenda
        .items
        .iter()
        .partition(|item| agenda.grounds(item).is_some());
    let named = [
        ("Part A: items in public", public),
        ("Part B: items that may be private", private),
    ];
    let part = |(title, of_part): (&str, Vec<&Record>)| {
        let first = of_part.first()?;
        let told = of_part.iter().map(|item| agenda.told(item));
        let row = Row::at(&first.place).text("title", title);
        Some(row.rows("items", told.collect()).done())
    };
    let rows = named.into_iter().filter_map(part).collect();
    Shown::Table(Table { fields, rows })
}

/// An agenda of a meeting whose body is known.
pub(super) struct Agenda<'a> {
    workspace: &'a Workspace,
    /// The meeting.
    pub(super) sitting: Sitting<'a>,
    /// Its items, in order.
    pub(super) items: &'a [Record],
    /// The pages of its papers, where it stands in a pack.
    pages: &'a Pages,
}

impl<'a> Agenda<'a> {
    /// The agenda that a view is asked for; `None` where its meeting is not known.
    pub(super) fn of(asked: &Asked<'a>) -> Option<Self> {
        let (_, items) = asked.rows("items");
        let sitting = Sitting::of(asked.workspace, asked.id("meeting"))?;
        Some(Self::new(asked.workspace, sitting, items, asked.pages))
    }

    /// An agenda whose meeting is known.
    pub(super) const fn new(
        workspace: &'a Workspace,
        sitting: Sitting<'a>,
        items: &'a [Record],
        pages: &'a Pages,
    ) -> Self {
        Self {
            workspace,
            sitting,
            items,
            pages,
        }
    }

    /// Why an item is private; `None` where it is public.
    pub(super) fn grounds(&self, item: &'a Record) -> Option<Grounds<'a>> {
        grounds(&self.workspace.documents, item)
    }

    /// An item as it is read.
    pub(super) fn told(&self, item: &'a Record) -> Record {
        let law = self.sitting.law(self.workspace);
        let private = self.grounds(item);
        let withheld = law.and_then(|law| Some(law.withheld(private?)));
        let stated = private.map(|grounds| grounds.stated);
        let row = Row::at(&item.place).text_if("withheld", withheld).copy(
            "public_interest",
            stated,
            "public_interest",
        );
        let row = GIVEN
            .iter()
            .fold(row, |row, name| row.copy(name, Some(item), name));
        let row = row.text_if("pages", self.pages_of(item));
        let row = self.of_paper(item, self.standing_words(item, row));
        // What the agenda says itself comes before what its papers say.
        let row = row
            .copy("title", Some(item), "title")
            .copy("purpose", Some(item), "purpose");
        self.lateness(item, row).done()
    }

    /// Where in the pack the paper of an item is: `pages 5 to 16`.
    fn pages_of(&self, item: &Record) -> Option<String> {
        self.pages.get(item.text("no")?).copied().map(span)
    }

    /// The title and words of a standing item.
    fn standing_words(&self, item: &'a Record, row: Row) -> Row {
        let token = item.choice("standing").unwrap_or_default();
        let Some(known) = standing(token, self.sitting.sort()) else {
            return row;
        };
        let mut words: Vec<String> = known.words.into_iter().map(str::to_owned).collect();
        let minutes = item.id("minutes_of");
        let minutes =
            minutes.and_then(|id| self.workspace.records.get("meetings", id)?.date("date"));
        if let Some(day) = minutes {
            words = vec![format!(
                "To agree the minutes of the meeting of {} as a correct record, for the chair to sign.",
                long(day)
            )];
        }
        if known.words.is_none()
            && let Some(law) = self.sitting.law(self.workspace)
        {
            let private = self.items.iter();
            let private = private.filter_map(|item| Some((item, self.grounds(item)?)));
            words = law.exclusion(&private.collect::<Vec<_>>());
        }
        let place = item.place_of("standing").clone();
        let words = words.into_iter().map(|said| (place.clone(), said));
        row.text("title", known.title).texts("words", words)
    }

    /// The paper that an item names, where it is made here.
    fn paper(&self, item: &Record) -> Option<&'a Document> {
        self.workspace.document(item.id("report")?)
    }

    /// What an item says of the paper that it puts to the body. Of a private one, only what names it.
    fn of_paper(&self, item: &'a Record, row: Row) -> Row {
        let Some(paper) = self.paper(item) else {
            return self.of_source(item, row);
        };
        let body = self.sitting.body.id("id").unwrap_or_default();
        let is_here = |row: &&Record| row.id("body").is_some_and(|id| same(id, body));
        let row = row
            .copy("title", Some(&paper.record), "title")
            .text("paper", self.named(paper))
            .copy("from", Some(&paper.record), "report_of")
            .copy("purpose", steps(paper).find(is_here), "purpose");
        if self.grounds(item).is_some() || !paper.is_public() {
            return row;
        }
        let asks = paper.record.rows("recommendations").iter().filter(is_here);
        let asks = asks.map(|asked| {
            let row = Row::at(&asked.place).copy("verb", Some(asked), "verb");
            row.copy("text", Some(asked), "text").done()
        });
        row.rows("asks", asks.collect())
    }

    /// What an item says of a paper that is not made here: a source, or a reference that it gives itself.
    fn of_source(&self, item: &Record, row: Row) -> Row {
        let source = item
            .id("report")
            .and_then(|id| self.workspace.records.get("sources", id));
        let reference = item.text("reference");
        let reference = reference.or_else(|| source?.text("reference"));
        row.copy("title", source, "title")
            .text_if("paper", reference.map(|said| format!("Report {said}")))
    }

    /// How a paper is named under its title: `Report CE 21/04`.
    fn named(&self, paper: &Document) -> String {
        let known = self.workspace.type_of(paper);
        let word = known.map_or("", |known| known.word.as_str());
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        let word = first.unwrap_or_default() + letters.as_str();
        format!("{word} {}", paper.id).trim().to_owned()
    }

    /// Why an item is late, as it says itself or as its paper does, and what the chair makes of it.
    fn lateness(&self, item: &'a Record, row: Row) -> Row {
        let paper = self.paper(item).filter(|paper| paper.is_public());
        let of_paper = paper.and_then(|paper| paper.record.rows("late").first());
        let own = item.value("late").is_some();
        if !own && of_paper.is_none() {
            return row;
        }
        let row = row
            .copy("late", of_paper, "reason_late")
            .copy("not_wait", of_paper, "reason_not_wait")
            .copy("late", Some(item), "late");
        row.text("urgent", urgency(item))
    }
}

/// The pages of a paper in words: `pages 5 to 16`.
pub(super) fn span((first, last): (usize, usize)) -> String {
    if first == last {
        format!("page {first}")
    } else {
        format!("pages {first} to {last}")
    }
}

/// What the chair makes of a late item.
fn urgency(item: &Record) -> String {
    match item.date("urgent_agreed") {
        Some(day) => format!(
            "On {} the chair agreed that the item is urgent, by reason of these special circumstances.",
            long(day)
        ),
        None => "The chair will be asked whether the item is urgent, by reason of these special circumstances."
            .to_owned(),
    }
}

/// What is told of an item as its agenda gives it.
const GIVEN: [&str; 8] = [
    "no",
    "presenter",
    "invited",
    "length",
    "note",
    "follows",
    "reason",
    "public_interest",
];

/// What is told of an item.
fn item_columns() -> Vec<Field> {
    let people = || Kind::Reference(vec!["people".to_owned(), "bodies".to_owned()]);
    let asks = columns(&[
        (
            "verb",
            "Verb",
            Kind::Choice(vocabulary::words(vocabulary::VERBS)),
        ),
        ("text", "Text", Kind::Prose),
    ]);
    columns(&[
        ("no", "No", Kind::Text),
        ("title", "Title", Kind::Text),
        ("paper", "Paper", Kind::Text),
        ("pages", "Pages", Kind::Text),
        ("from", "Report of", people()),
        (
            "purpose",
            "Purpose",
            Kind::Choice(vocabulary::named("purposes").unwrap_or_default()),
        ),
        ("presenter", "Presented by", Kind::List(Box::new(people()))),
        ("invited", "Invited", Kind::List(Box::new(people()))),
        ("length", "Time set aside", Kind::Minutes),
        ("words", "What is done", Kind::List(Box::new(Kind::Text))),
        ("note", "Note", Kind::Prose),
        ("asks", "Asked", Kind::Rows(asks)),
        ("follows", "To follow", Kind::When),
        ("late", "Why it is late", Kind::Prose),
        ("not_wait", "Why it cannot wait", Kind::Prose),
        ("urgent", "Urgency", Kind::Text),
        ("withheld", "Withheld", Kind::Text),
        ("reason", "Reason", Kind::Prose),
        ("public_interest", "Public interest", Kind::Prose),
    ])
}
