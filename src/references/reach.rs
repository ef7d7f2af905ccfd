//! Which documents reach a place: by their own file, by the records they cite, and by the registers behind their
//! views. Decides which papers an error refuses, and where each paper came from.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Workspace;
use super::cites::{Graph, cited_by, quoted_places};
use crate::documents::{Document, DocumentType, Make, agenda};
use crate::finding::Finding;
use crate::kinds::{Field, Kind, Record, Value};
use crate::place::{Place, Point, Spot};
use crate::records::{Register, council, register, registers, settings};
use crate::values::id::{plain, same};

/// What each document is made from.
#[derive(Debug, Default)]
pub struct Reach {
    documents: Vec<Reached>,
    /// Where records begin, file by file, so that a place can be given to its record.
    begins: BTreeMap<Arc<str>, Vec<(Start, String)>>,
}

#[derive(Debug, Clone)]
struct Reached {
    id: String,
    file: Arc<str>,
    folder: String,
    keys: BTreeSet<String>,
    files: BTreeSet<Arc<str>>,
    /// Every register it may take records from.
    registers: BTreeSet<String>,
    /// Whether it derives anything from registers.
    has_views: bool,
    /// Whether acronyms are expanded in it, as they are in every PDF.
    expands_acronyms: bool,
    /// The plain ids of the documents that it prints in its own pages.
    prints: Vec<String>,
    /// The places of the words that it quotes.
    quotes: Vec<Place>,
    /// The plain ids of the documents that it cites, quotes or prints.
    leads_to: Vec<String>,
}

impl Reached {
    /// Adds what a paper that is bound in is made from.
    fn take_in(&mut self, paper: Self) {
        self.prints.push(plain(&paper.id));
        self.prints.extend(paper.prints);
        self.keys.extend(paper.keys);
        self.files.extend(paper.files);
        self.registers.extend(paper.registers);
        self.quotes.extend(paper.quotes);
        self.has_views |= paper.has_views;
        self.expands_acronyms |= paper.expands_acronyms;
    }

    /// Whether the document may be made from a file of which nothing could be read.
    fn may_use(&self, file: &str) -> bool {
        let name = file.rsplit('/').next().unwrap_or(file);
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        if register(stem).is_some() {
            return self.registers.contains(stem);
        }
        // A workbook's sheets are not known; only what derives from registers would not notice their loss.
        matches!(ending, "yaml" | "yml") || self.has_views
    }
}

/// Where a record begins: a point of a text, or a row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Start {
    Text(Point),
    Row(Arc<str>, u32),
}

impl Reach {
    /// Works out what every document of a workspace is made from; `reads` names the registers that a view reads whole.
    #[must_use]
    pub fn of(workspace: &Workspace, reads: fn(&str) -> &'static [&'static str]) -> Self {
        let graph = Graph::of(workspace);
        let documents = workspace.documents.iter();
        let mut documents: Vec<Reached> = documents
            .map(|d| reached(workspace, &graph, d, reads))
            .collect();
        bind(workspace, &mut documents);
        let mut begins: BTreeMap<Arc<str>, Vec<(Start, String)>> = BTreeMap::new();
        for (key, place) in &graph.places {
            if let Some(start) = start_of(place) {
                begins
                    .entry(Arc::clone(&place.file))
                    .or_default()
                    .push((start, key.clone()));
            }
        }
        begins.values_mut().for_each(|list| list.sort());
        Self { documents, begins }
    }

    /// Names in a finding the documents that its place reaches.
    pub fn attribute(&self, finding: &mut Finding) {
        finding.documents = match finding.documents.as_slice() {
            [] => self.documents_at(&finding.place),
            own => self.with_users(own, &finding.place),
        };
    }

    /// The ids of the documents that a place reaches.
    fn documents_at(&self, place: &Place) -> Vec<String> {
        if &*place.file == settings::FILE || &*place.file == council::FILE {
            return self.ids(|_| true);
        }
        if place.file.starts_with("templates/") {
            return self.ids(|d| {
                place.file.starts_with("templates/house/")
                    || place.file.starts_with(d.folder.as_str())
            });
        }
        let own = self.ids(|d| d.file == place.file);
        if !own.is_empty() {
            return self.with_users(&own, place);
        }
        match self.key_at(place) {
            // Every paper that is read expands acronyms.
            Some(key) if key.starts_with("acronyms/") => self.ids(|d| d.expands_acronyms),
            Some(key) => self.ids(|d| d.keys.contains(key)),
            None => {
                let users = self.ids(|d| d.files.contains(&place.file));
                let is_read = !users.is_empty() || self.begins.contains_key(&place.file);
                if is_read {
                    return users;
                }
                self.ids(|d| d.may_use(&place.file))
            }
        }
    }

    /// Documents, and those that print them or quote the words at a place.
    fn with_users(&self, own: &[String], place: &Place) -> Vec<String> {
        let plain_own: Vec<String> = own.iter().map(|id| plain(id)).collect();
        self.ids(|d| {
            own.contains(&d.id)
                || d.prints.iter().any(|id| plain_own.contains(id))
                || d.quotes.iter().any(|quoted| holds(quoted, place))
        })
    }

    fn ids(&self, keep: impl Fn(&Reached) -> bool) -> Vec<String> {
        self.documents
            .iter()
            .filter(|d| keep(d))
            .map(|d| d.id.clone())
            .collect()
    }

    /// The record a place lies in: the last one that begins at or before it.
    fn key_at(&self, place: &Place) -> Option<&String> {
        let start = start_of(place)?;
        let list = self.begins.get(&place.file)?;
        let before = list
            .partition_point(|(begin, _)| *begin <= start)
            .checked_sub(1)?;
        let (begin, key) = list.get(before)?;
        match (begin, &start) {
            (Start::Row(sheet, row), Start::Row(same, at)) => {
                (sheet == same && row == at).then_some(key)
            }
            (Start::Text(_), Start::Text(_)) => Some(key),
            (Start::Row(..), Start::Text(_)) | (Start::Text(_), Start::Row(..)) => None,
        }
    }

    /// The plain ids of the documents that a document cites, quotes or prints.
    #[must_use]
    pub fn leads_to(&self, id: &str) -> &[String] {
        let mut found = self.documents.iter();
        let found = found.find(|document| same(&document.id, id));
        found.map_or(&[], |document| &document.leads_to)
    }

    /// The input files a document is made from, its own first.
    #[must_use]
    pub fn files(&self, id: &str) -> Vec<Arc<str>> {
        let found = self.documents.iter().find(|document| document.id == id);
        found
            .map(|d| d.files.iter().cloned().collect())
            .unwrap_or_default()
    }
}

/// Whether a place lies within another of the same file.
fn holds(outer: &Place, inner: &Place) -> bool {
    let (Spot::Text(outer_stretch), Spot::Text(inner_stretch)) = (&outer.spot, &inner.spot) else {
        return outer == inner;
    };
    outer.file == inner.file
        && outer_stretch.start <= inner_stretch.start
        && inner_stretch.start <= outer_stretch.end
}

fn start_of(place: &Place) -> Option<Start> {
    match &place.spot {
        Spot::Text(stretch) => Some(Start::Text(stretch.start)),
        Spot::Field(_, address) => Some(Start::Row(Arc::from(""), address.row)),
        Spot::Cell(sheet, address) => Some(Start::Row(Arc::clone(sheet), address.row)),
        Spot::Whole => None,
    }
}

/// The papers that a document prints in its own pages: those that a field marked so leads to.
fn printed_in(fields: &[Field], record: &Record, found: &mut Vec<String>) {
    for field in fields {
        if let (true, Some(id)) = (field.printed, record.id(&field.name)) {
            found.push(plain(id));
        }
        if let Kind::Rows(columns) = &field.kind {
            for row in record.rows(&field.name) {
                printed_in(columns, row, found);
            }
        }
    }
}

/// Everything that belongs to the records a document's views are asked with: a plan's key issues, their actions and
/// all that hangs on them.
fn viewed(
    graph: &Graph,
    document: &Document,
    document_type: Option<&DocumentType>,
) -> BTreeSet<String> {
    let views = document_type.into_iter().flat_map(|t| &t.views);
    let arguments = views.flat_map(|view| &view.arguments);
    let mut queue: Vec<&String> = Vec::new();
    for (_, field) in arguments {
        if let Some(Value::Reference(reference)) = document.record.value(field) {
            queue.extend(&reference.target);
        }
    }
    let mut keys = BTreeSet::new();
    while let Some(key) = queue.pop() {
        if keys.insert(key.clone()) {
            queue.extend(graph.belongs.get(key).into_iter().flatten());
        }
    }
    keys
}

fn reached(
    workspace: &Workspace,
    graph: &Graph,
    document: &Document,
    reads: fn(&str) -> &'static [&'static str],
) -> Reached {
    let document_type = workspace.type_of(document);
    let (mut queue, mut files) = (Vec::new(), BTreeSet::new());
    cited_by(&document.record, &mut queue, &mut files);
    let leads_to = documents_among(&queue);
    for view in document_type.iter().flat_map(|known| &known.views) {
        queue.extend(
            reads(&view.view)
                .iter()
                .map(|register| format!("{register}/")),
        );
    }
    files.extend([
        Arc::clone(&document.file),
        Arc::from(settings::FILE),
        Arc::from(council::FILE),
    ]);
    let has_views = document_type.is_some_and(derives_from_registers);
    let mut outputs = document_type.into_iter().flat_map(|known| &known.outputs);
    let expands_acronyms = outputs.any(|output| matches!(output.make, Make::Pdf(_)));
    queue.extend(viewed(graph, document, document_type));
    let (mut prints, mut quotes) = (Vec::new(), Vec::new());
    let fields = document_type.map_or(&[][..], |known| &known.fields);
    printed_in(fields, &document.record, &mut prints);
    quoted_places(&document.record, &mut quotes);
    for paper in agenda::papers(document, &workspace.documents) {
        files.insert(Arc::clone(&paper.file));
        quotes.extend(agenda::printed_of(paper));
        let asked = paper.record.rows("recommendations").iter();
        asked.for_each(|row| cited_by(row, &mut queue, &mut files));
    }
    for id in &prints {
        if let Some(other) = workspace.document(id) {
            files.insert(Arc::clone(&other.file));
            cited_by(&other.record, &mut queue, &mut files);
        }
    }
    let keys = graph.follow(queue, &mut files);
    Reached {
        id: document.id.clone(),
        file: Arc::clone(&document.file),
        folder: document_type.map(|t| t.folder.clone()).unwrap_or_default(),
        keys,
        files,
        registers: registers_behind(document_type, has_views, expands_acronyms),
        has_views,
        expands_acronyms,
        prints,
        quotes,
        leads_to,
    }
}

/// Gives every pack what its agenda and the papers bound into it are made from.
fn bind(workspace: &Workspace, reached: &mut [Reached]) {
    let (documents, types) = (&workspace.documents, &workspace.types);
    for (at, pack) in documents.iter().enumerate() {
        let Some(agenda) = agenda::of_pack(documents, types, pack) else {
            continue;
        };
        let items = agenda::items(agenda).iter();
        let bound = items.filter_map(|item| agenda::bound(documents, types, item));
        for paper in std::iter::once(agenda).chain(bound) {
            let own = documents.iter().zip(reached.iter());
            let Some(own) = own
                .filter(|(d, _)| d.id == paper.id)
                .map(|(_, own)| own.clone())
                .next()
            else {
                continue;
            };
            if let Some(pack) = reached.get_mut(at) {
                pack.take_in(own);
            }
        }
    }
}

/// The plain ids of the documents among keys of the index, and of those whose rows are among them.
fn documents_among(keys: &[String]) -> Vec<String> {
    let documents = keys.iter().filter_map(|key| key.strip_prefix("documents/"));
    documents
        .map(|key| key.split_once('#').map_or(key, |(id, _)| id).to_owned())
        .collect()
}

/// Whether a view of the type is asked with a record, and so derives from what belongs to it.
fn derives_from_registers(document_type: &DocumentType) -> bool {
    let mut named = document_type.views.iter().flat_map(|view| &view.arguments);
    named.any(|(_, name)| {
        let field = document_type
            .fields
            .iter()
            .find(|field| field.name == *name);
        field.is_some_and(|field| matches!(field.kind, Kind::Reference(_)))
    })
}

/// Every register that a type of document may take records from: those its fields lead to, and what those lead to.
fn registers_behind(
    document_type: Option<&DocumentType>,
    has_views: bool,
    expands_acronyms: bool,
) -> BTreeSet<String> {
    let mut queue = Vec::new();
    for field in document_type.iter().flat_map(|known| &known.fields) {
        named_by(&field.kind, &mut queue);
    }
    let mut found = BTreeSet::new();
    if expands_acronyms {
        found.insert("acronyms".to_owned());
    }
    while let Some(name) = queue.pop() {
        if !found.insert(name.clone()) {
            continue;
        }
        for field in register(&name).iter().flat_map(|known| &known.fields) {
            named_by(&field.kind, &mut queue);
        }
        if has_views {
            let belongs = |other: &&Register| {
                let mut named = Vec::new();
                other
                    .fields
                    .iter()
                    .filter(|f| f.required)
                    .for_each(|f| named_by(&f.kind, &mut named));
                named.contains(&name)
            };
            queue.extend(
                registers()
                    .iter()
                    .filter(belongs)
                    .map(|other| other.name.to_owned()),
            );
        }
    }
    found
}

/// The registers that a kind leads to.
fn named_by(kind: &Kind, found: &mut Vec<String>) {
    match kind {
        Kind::Reference(to) => found.extend(to.iter().cloned()),
        Kind::List(inner) => named_by(inner, found),
        Kind::Rows(fields) | Kind::Map(_, fields) => {
            fields.iter().for_each(|field| named_by(&field.kind, found));
        }
        Kind::Text
        | Kind::Prose
        | Kind::Date
        | Kind::When
        | Kind::Time
        | Kind::Minutes
        | Kind::Period
        | Kind::Money
        | Kind::Number(..)
        | Kind::Percent
        | Kind::YesNo
        | Kind::Choice(_)
        | Kind::Email
        | Kind::Image
        | Kind::File => {}
    }
}
