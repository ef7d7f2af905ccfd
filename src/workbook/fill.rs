//! Fields and views of a document become the shapes of sheets, column by column and cell by cell.
//! Working sheets hold tokens and ids, so that they can be read back; publications hold words.

use std::collections::BTreeMap;

use super::model::{
    CellKind, CellModel, CellResult, ChartModel, ColumnModel, FormModel, FormRow, GridModel, NoteModel, Profile, Shape,
    SummaryModel, SummaryRow, TableModel, table_name,
};
use crate::documents::{self, Document, SheetUse};
use crate::kinds::cell::{self, Content};
use crate::kinds::{Entry, Field, Kind, Record, Value, Word, vocabulary, words};
use crate::place::Place;
use crate::records::plan::NOT_REPORTED;
use crate::records::{Register, register};
use crate::references::Workspace;
use crate::values::prose::Prose;
use crate::views::{Grid, Shown};

/// Blank rows at the foot of a register's working sheet.
const SPARE_ROWS: u32 = 10;

/// Columns that are filled in though the sheet's own register does not hold them: they become records of another.
const ALSO_OPEN: &[&str] = &["revised", "revised_reason"];

/// How many hexadecimal digits of its hash a row carries.
const HASH_DIGITS: usize = 16;

/// What the sheets of one workbook are filled from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) document: &'a Document,
    pub(super) views: &'a BTreeMap<String, Shown>,
    pub(super) profile: Profile,
    /// Whether only questions are wanted, without answers.
    pub(super) blank: bool,
    /// The names of all sheets, which formulas may count over.
    pub(super) sheets: &'a [&'a str],
}

/// The columns and rows behind a sheet.
struct Rows<'a> {
    fields: Vec<&'a Field>,
    rows: &'a [Record],
}

impl<'a> Source<'a> {
    /// What stands on a sheet.
    pub(super) fn shape(self, sheet: &SheetUse) -> Shape {
        match sheet.shape {
            documents::Shape::Table => Shape::Table(self.table(sheet)),
            documents::Shape::Summary => Shape::Summary(self.summary(sheet)),
            documents::Shape::Grid => Shape::Grid(self.grid(sheet)),
            documents::Shape::Form => Shape::Form(self.form(sheet)),
            documents::Shape::Notes => Shape::Notes(self.notes(sheet)),
        }
    }

    /// The field that a sheet is made from, if it is made from one.
    fn field(self, name: &str) -> Option<&'a Field> {
        self.workspace.type_of(self.document)?.fields.iter().find(|field| field.name == name)
    }

    fn is_working(self) -> bool {
        self.profile == Profile::Working
    }

    /// Columns and rows of a view or a field. Nested rows are a sheet of their own, and no column.
    fn content(self, from: &str) -> Rows<'a> {
        let flat = |fields: &'a [Field]| -> Vec<&'a Field> {
            fields.iter().filter(|field| !matches!(field.kind, Kind::Rows(_) | Kind::Map(..))).collect()
        };
        match (self.views.get(from), self.field(from).map(|field| &field.kind)) {
            (Some(Shown::Table(table)), _) => Rows { fields: flat(&table.fields), rows: &table.rows },
            (None, Some(Kind::Rows(fields))) => {
                Rows { fields: flat(fields), rows: self.document.record.rows(from) }
            }
            (Some(Shown::Grid(_)), _) | (None, _) => Rows { fields: Vec::new(), rows: &[] },
        }
    }

    fn table(self, sheet: &SheetUse) -> TableModel {
        let Rows { fields, rows } = self.content(&sheet.from);
        let kept = register(&sheet.name).or_else(|| register(&sheet.from));
        let derived = self.views.contains_key(&sheet.from);
        let columns: Vec<ColumnModel> = fields.iter().map(|field| self.column(field, kept, derived)).collect();
        let rows = rows.iter().map(|row| {
            let mut cells: Vec<CellModel> =
                fields.iter().map(|field| self.cell(row.entry(&field.name), &field.kind)).collect();
            if self.is_working() {
                cells.push(CellModel::Text(hash(&fields, &cells)));
            }
            cells
        });
        let is_open = columns.iter().any(|column| !column.locked);
        TableModel {
            rows: rows.collect(),
            spare_rows: if self.is_working() && is_open { SPARE_ROWS } else { 0 },
            hash_column: self.is_working(),
            empty: String::new(),
            columns,
        }
    }

    fn column(self, field: &Field, kept: Option<&Register>, derived: bool) -> ColumnModel {
        let status = is_status(&field.kind);
        let mut column = ColumnModel::new(&field.name, &field.title, self.cell_kind(&field.kind));
        if status {
            column.kind = CellKind::Status;
        }
        column.status = status;
        if !self.is_working() {
            return column;
        }
        column.locked = match kept {
            Some(register) => is_locked(register, field),
            None => derived,
        };
        if is_key(kept, field) {
            column.kind = CellKind::Id;
        }
        column.list = self.list(&field.kind);
        column.many = matches!(field.kind, Kind::List(_));
        column.help = (!field.help.is_empty()).then(|| field.help.clone());
        column
    }

    /// What a column's cells hold. A vague date is words, so that owners can go on writing `January to March 2004`.
    fn cell_kind(self, kind: &Kind) -> CellKind {
        match (kind, cell::cell_kind(kind)) {
            (Kind::Time, _) => CellKind::Time,
            (Kind::Reference(_), _) if self.is_working() => CellKind::Id,
            (Kind::When, _) if self.is_working() => CellKind::Text,
            (_, cell::CellKind::Text) => CellKind::Text,
            (_, cell::CellKind::LongText) => CellKind::LongText,
            (_, cell::CellKind::Number) => CellKind::Number,
            (_, cell::CellKind::Money) => CellKind::Money,
            (_, cell::CellKind::Percent) => CellKind::Percent,
            (_, cell::CellKind::Date) => CellKind::Date,
            (_, cell::CellKind::YesNo) => CellKind::YesNo,
            (_, cell::CellKind::Status) => CellKind::Status,
            (_, cell::CellKind::Id) => CellKind::Id,
        }
    }

    /// The words a drop-down offers: tokens of a choice, ids of the registers a reference leads to.
    fn list(self, kind: &Kind) -> Option<Vec<String>> {
        let words: Vec<String> = match kind {
            Kind::Choice(words) => words.iter().map(|word| word.token.clone()).collect(),
            Kind::Reference(to) => to.iter().flat_map(|register| self.ids(register)).collect(),
            Kind::List(inner) => return self.list(inner),
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
            | Kind::Email
            | Kind::Image
            | Kind::File
            | Kind::Rows(_)
            | Kind::Map(..) => Vec::new(),
        };
        (!words.is_empty()).then_some(words)
    }

    fn ids(self, register: &str) -> Vec<String> {
        if register == "documents" {
            return self.workspace.documents.iter().map(|document| document.id.clone()).collect();
        }
        self.workspace.records.ids(register).map(str::to_owned).collect()
    }

    /// The cell of a value: what a working sheet is read back from, or what a reader sees.
    fn cell(self, entry: Option<&Entry>, kind: &Kind) -> CellModel {
        let Some(entry) = entry else { return CellModel::Empty };
        if let Value::YesNo(yes) = &entry.value {
            return CellModel::YesNo(*yes);
        }
        if let Value::Time(time) = &entry.value {
            return clock(&time.clock());
        }
        if self.is_working() || is_status(kind) { kept(&entry.value) } else { plain(&entry.value) }
    }

    fn summary(self, sheet: &SheetUse) -> SummaryModel {
        let Rows { fields, rows } = self.content(&sheet.from);
        let title = |name: &str| fields.iter().find(|f| f.name == name).map_or("", |f| f.title.as_str()).to_owned();
        let rows: Vec<SummaryRow> = rows.iter().map(|row| self.summary_row(row)).collect();
        let counted = rows.iter().take_while(|row| !row.total).count();
        let said: Vec<String> = rows
            .iter()
            .take(counted)
            .map(|row| format!("{} {}", Word::from_token(&row.label).word, result(&row.value)))
            .collect();
        let chart = ChartModel {
            title: sheet.title.clone(),
            alt: format!("Bar chart. {}.", said.join(", ")),
            first: 0,
            count: counted,
        };
        SummaryModel {
            label: title("label"),
            value: title("result"),
            kind: CellKind::Number,
            status: fields.iter().any(|field| field.name == "label" && is_status(&field.kind)),
            chart: (counted > 1).then_some(chart),
            rows,
        }
    }

    /// A row of a summary. A publication shows statuses in words, which formulas over tokens would not find: there,
    /// and where the sheet they count over is left out, the result stands alone.
    fn summary_row(self, row: &Record) -> SummaryRow {
        let result = self.cell(row.entry("result"), &Kind::Number(None, None));
        let formula = row.words("formula");
        let counts = self.sheets.iter().any(|name| formula.contains(&format!("{}[", table_name(name))));
        let value = if let CellModel::Number(number) = result
            && counts
            && self.is_working()
        {
            CellModel::Formula { formula, result: CellResult::Number(number) }
        } else {
            result
        };
        let label = row.choice("label").map_or_else(|| row.words("label"), str::to_owned);
        SummaryRow { label, value, note: row.words("note"), total: row.yes("total") }
    }

    fn grid(self, sheet: &SheetUse) -> GridModel {
        let Some(Shown::Grid(Grid { corner, columns, rows })) = self.views.get(&sheet.from) else {
            return GridModel::default();
        };
        let cells = |entries: &[Entry]| entries.iter().map(|entry| plain(&entry.value)).collect();
        GridModel {
            corner: corner.clone(),
            columns: columns.iter().map(|(_, title)| title.clone()).collect(),
            rows: rows.iter().map(|(_, title, entries)| (title.clone(), cells(entries))).collect(),
            kind: CellKind::Text,
            list: None,
            locked: true,
        }
    }

    /// A form asks for each field of a record: the first row of a view or field, or a field of the document itself.
    fn form(self, sheet: &SheetUse) -> FormModel {
        let Rows { fields, rows } = self.content(&sheet.from);
        let alone = self.field(&sheet.from).filter(|_| fields.is_empty());
        let record = if alone.is_some() { Some(&self.document.record) } else { rows.first() };
        let ask = |field: &Field| FormRow {
            key: field.name.clone(),
            label: field.title.clone(),
            value: match record.filter(|_| !self.blank) {
                Some(record) => self.cell(record.entry(&field.name), &field.kind),
                None => CellModel::Empty,
            },
            kind: if is_status(&field.kind) { CellKind::Status } else { self.cell_kind(&field.kind) },
            list: self.list(&field.kind),
            help: field.help.clone(),
            locked: false,
        };
        FormModel { rows: fields.into_iter().chain(alone).map(ask).collect() }
    }

    /// Notes are the paragraphs of a text, or the rows of a view with the first column as the label.
    fn notes(self, sheet: &SheetUse) -> Vec<NoteModel> {
        let Rows { fields, rows } = self.content(&sheet.from);
        if let [label, rest @ ..] = fields.as_slice() {
            let said = |row: &Record| -> String {
                let parts: Vec<String> = rest.iter().map(|field| row.words(&field.name)).collect();
                parts.join(" ").trim().to_owned()
            };
            return rows.iter().map(|row| NoteModel { label: row.words(&label.name), text: said(row) }).collect();
        }
        let texts: Vec<String> = match self.document.record.value(&sheet.from) {
            Some(Value::List(entries)) => entries.iter().map(|entry| words::words(&entry.value)).collect(),
            Some(Value::Prose(prose)) => paragraphs(&prose.plain()),
            Some(other) => paragraphs(&words::words(other)),
            None => Vec::new(),
        };
        (1..).zip(texts).map(|(number, text): (usize, String)| NoteModel { label: number.to_string(), text }).collect()
    }
}

/// Whether a kind is an action's status, which is shown with letter, shape and word.
fn is_status(kind: &Kind) -> bool {
    let known = |word: &Word| word.token == NOT_REPORTED || vocabulary::PROGRESS.contains(&word.token.as_str());
    matches!(kind, Kind::Choice(words) if !words.is_empty() && words.iter().all(known))
}

/// Whether a field names the record of a row: its id, or, where records have none, the records it belongs to.
fn is_key(kept: Option<&Register>, field: &Field) -> bool {
    kept.is_some_and(|register| match register.key {
        Some(key) => field.name == key,
        None => field.required && matches!(field.kind, Kind::Reference(_)),
    })
}

/// Whether a column of a register's sheet is protected: its keys are, and all that is derived.
fn is_locked(register: &Register, field: &Field) -> bool {
    let own = register.fields.iter().any(|known| known.name == field.name);
    is_key(Some(register), field) || !(own || ALSO_OPEN.contains(&field.name.as_str()))
}

/// A value as it reads, exact where a cell can hold it so.
fn plain(value: &Value) -> CellModel {
    match cell::content(Some(value)) {
        Content::Empty => CellModel::Empty,
        Content::Text(text) => CellModel::Text(text),
        Content::Number(number) => CellModel::Number(number),
        Content::Money(pounds) => CellModel::Money(pounds),
        Content::Percent(share) => CellModel::Percent(share),
        Content::Date(date) => CellModel::Date(date),
    }
}

/// A value as it is read back: tokens, ids and prose as written.
fn kept(value: &Value) -> CellModel {
    match value {
        Value::Choice(word) => CellModel::Text(word.token.clone()),
        Value::Reference(reference) => CellModel::Text(reference.id.text.clone()),
        Value::Prose(prose) => CellModel::Text(as_written(prose)),
        Value::List(entries) => CellModel::Text(entries.iter().map(item).collect::<Vec<_>>().join("; ")),
        Value::Text(_)
        | Value::Date(_)
        | Value::When(_)
        | Value::Time(_)
        | Value::Minutes(_)
        | Value::Period(_)
        | Value::Money(_)
        | Value::Number(_)
        | Value::Percent(_)
        | Value::YesNo(_)
        | Value::Email(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::Rows(_)
        | Value::Map(_) => plain(value),
    }
}

/// One item of a list as it is read back.
fn item(entry: &Entry) -> String {
    match kept(&entry.value) {
        CellModel::Text(text) => text,
        CellModel::Empty
        | CellModel::Number(_)
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Formula { .. }
        | CellModel::Link { .. } => words::words(&entry.value),
    }
}

/// A time of day.
fn clock(text: &str) -> CellModel {
    let parts = text.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
    match parts.and_then(|(hour, minute)| jiff::civil::Time::new(hour, minute, 0, 0).ok()) {
        Some(time) => CellModel::Time(time),
        None => CellModel::Text(text.to_owned()),
    }
}

/// Prose as it is written in a cell, where a new line is a new paragraph: lines that were only folded are joined.
fn as_written(prose: &Prose) -> String {
    let begins = |line: &str| line.starts_with(['-', '*', '>', '#', '|']) || line.starts_with(|c: char| c.is_ascii_digit());
    let mut out = String::new();
    for paragraph in paragraphs(&prose.text) {
        for (number, line) in paragraph.lines().map(str::trim).enumerate() {
            if !out.is_empty() {
                out.push(if number > 0 && !begins(line) { ' ' } else { '\n' });
            }
            out.push_str(line);
        }
    }
    out
}

/// The paragraphs of a text, parted by blank lines.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for line in text.lines() {
        match all.last_mut() {
            Some(last) if !line.trim().is_empty() => {
                if !last.is_empty() {
                    last.push('\n');
                }
                last.push_str(line);
            }
            _ => all.push(String::new()),
        }
    }
    all.retain(|paragraph| !paragraph.trim().is_empty());
    all
}

/// The hash of a row by names and cells, so that a row that came back changed is known.
fn hash(fields: &[&Field], cells: &[CellModel]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (field, cell) in fields.iter().zip(cells) {
        hasher.update(format!("{}={cell:?}\n", field.name).as_bytes());
    }
    hasher.finalize().to_hex().chars().take(HASH_DIGITS).collect()
}

/// The result of a summary's row, for the words that stand for its chart.
fn result(cell: &CellModel) -> String {
    match cell {
        CellModel::Formula { result: CellResult::Number(number), .. } | CellModel::Number(number) => number.to_string(),
        CellModel::Formula { result: CellResult::Text(text), .. } | CellModel::Text(text) => text.clone(),
        CellModel::Empty
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Link { .. } => String::new(),
    }
}

/// The place of the record in a row of a sheet, from 1, and of its field in the column with a header.
pub(super) fn place_of(
    sheet: &SheetUse,
    document: &Document,
    views: &BTreeMap<String, Shown>,
    row: Option<usize>,
    header: Option<&str>,
) -> Option<Place> {
    let (fields, rows) = match views.get(&sheet.from) {
        Some(Shown::Table(table)) => (table.fields.as_slice(), table.rows.as_slice()),
        Some(Shown::Grid(_)) => return None,
        None => (&[][..], document.record.rows(&sheet.from)),
    };
    let Some(record) = row.and_then(|row| rows.get(row.checked_sub(1)?)) else {
        return document.record.entry(&sheet.from).map(|entry| entry.place.clone());
    };
    let field = fields.iter().find(|field| Some(field.title.as_str()) == header);
    Some(field.map_or(&record.place, |field| record.place_of(&field.name)).clone())
}
