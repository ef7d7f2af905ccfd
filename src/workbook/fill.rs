//! Fields and views of a document become the shapes of sheets, column by column and cell by cell.
//! Working sheets hold tokens and ids, so that they can be read back; publications hold words.

use std::collections::BTreeMap;

use super::content::{blank, clock, hash, is_status, kept, paragraphs, plain};
use super::model::{
    CellKind, CellModel, CellResult, ChartModel, ColumnModel, FormModel, FormRow, GridModel,
    NoteModel, Profile, Shape, SummaryModel, SummaryRow, TableModel, table_name,
};
use crate::documents::{self, Document, SheetUse};
use crate::kinds::cell;
use crate::kinds::{Entry, Field, Kind, Record, Value, Word, words};
use crate::records::{Register, register};
use crate::references::Workspace;
use crate::views::{Grid, Shown};

/// The most characters that a workbook holds of a chart's alternative text.
const LONGEST_ALT: usize = 255;

/// Blank rows at the foot of a register's working sheet.
const SPARE_ROWS: u32 = 10;

/// Rows to fill in on a working sheet that is handed out blank.
const BLANK_ROWS: u32 = 100;

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
    /// Whether private fields may be shown.
    pub(super) private: bool,
}

/// The columns and rows behind a sheet.
pub(super) struct Rows<'a> {
    pub(super) fields: Vec<&'a Field>,
    pub(super) rows: &'a [Record],
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
        self.workspace
            .type_of(self.document)?
            .fields
            .iter()
            .find(|field| field.name == name)
    }

    fn is_working(self) -> bool {
        self.profile == Profile::Working
    }

    /// Whether a field may be shown in this workbook: what is handed out blank tells of nobody.
    fn is_shown(self, name: &str) -> bool {
        self.private || self.blank || self.field(name).is_some_and(|field| !field.private)
    }

    /// The columns that are shown.
    pub(super) fn flat(self, fields: &'a [Field]) -> Vec<&'a Field> {
        let is_flat = |field: &&Field| !matches!(field.kind, Kind::Rows(_) | Kind::Map(..));
        let shown = fields.iter().filter(is_flat);
        shown
            .filter(|field| self.private || !field.private)
            .collect()
    }

    /// Columns and rows of a view or a field. Nested rows are a sheet of their own, and no column.
    fn content(self, from: &str) -> Rows<'a> {
        match (
            self.views.get(from),
            self.field(from).map(|field| &field.kind),
        ) {
            (Some(Shown::Table(table)), _) => Rows {
                fields: self.flat(&table.fields),
                rows: &table.rows,
            },
            (None, Some(Kind::Rows(fields))) if self.is_shown(from) => Rows {
                fields: self.flat(self.document.columns.get(from).unwrap_or(fields)),
                rows: self.document.record.rows(from),
            },
            (Some(Shown::Grid(_)), _) | (None, _) => Rows {
                fields: Vec::new(),
                rows: &[],
            },
        }
    }

    fn table(self, sheet: &SheetUse) -> TableModel {
        self.table_of(sheet, &self.content(&sheet.from))
    }

    /// Columns and rows as a table.
    pub(super) fn table_of(self, sheet: &SheetUse, content: &Rows<'a>) -> TableModel {
        let Rows { fields, rows } = content;
        let kept = register(&sheet.name).or_else(|| register(&sheet.from));
        // What is derived from papers is made again from them: there is nothing to read back.
        let open = self.is_working() && (kept.is_some() || !self.views.contains_key(&sheet.from));
        let columns: Vec<ColumnModel> = fields
            .iter()
            .map(|field| self.column(field, kept, open))
            .collect();
        // A blank one is filled in by those who are asked.
        let shown = if self.blank { &[] } else { *rows };
        let rows = shown.iter().map(|row| {
            let mut cells: Vec<CellModel> = fields
                .iter()
                .map(|field| Self::cell(row.entry(&field.name), &field.kind, open))
                .collect();
            if open {
                cells.push(CellModel::Text(hash(fields, &cells)));
            }
            cells
        });
        TableModel {
            rows: rows.collect(),
            spare_rows: match (open, self.blank) {
                (true, true) => BLANK_ROWS,
                (true, false) => SPARE_ROWS,
                (false, _) => 0,
            },
            hash_column: open,
            empty: String::new(),
            columns,
        }
    }

    fn column(self, field: &Field, kept: Option<&Register>, open: bool) -> ColumnModel {
        let status = is_status(&field.kind);
        let mut column = ColumnModel::new(&field.name, &field.title, cell_kind(&field.kind, open));
        if status {
            column.kind = CellKind::Status;
        }
        column.status = status;
        if field.name == "id" || is_own_key(kept, field) {
            column.kind = CellKind::Id;
        }
        column.many = matches!(field.kind, Kind::List(_));
        if !open {
            column.locked = true;
            column.blank = blank(&field.name).map(str::to_owned);
            return column;
        }
        column.locked = kept.is_some_and(|register| is_locked(register, field));
        column.list = self.list(&field.kind);
        column.help = (!field.help.is_empty()).then(|| field.help.clone());
        column
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
            return self
                .workspace
                .documents
                .iter()
                .map(|document| document.id.clone())
                .collect();
        }
        if let Some(prefix) = register.strip_prefix('#') {
            let own = Some(self.document.id.as_str());
            let listed = self.workspace.index.all();
            let listed = listed.filter(|c| c.sort == prefix && c.document.as_deref() == own);
            return listed.map(|citable| citable.id.clone()).collect();
        }
        self.workspace
            .records
            .ids(register)
            .map(str::to_owned)
            .collect()
    }

    /// The cell of a value: what an open sheet is read back from, or what a reader sees.
    fn cell(entry: Option<&Entry>, kind: &Kind, open: bool) -> CellModel {
        let Some(entry) = entry else {
            return CellModel::Empty;
        };
        if let Value::YesNo(yes) = &entry.value {
            return CellModel::YesNo(*yes);
        }
        if let Value::Time(time) = &entry.value {
            return clock(&time.clock());
        }
        if open || is_status(kind) {
            kept(&entry.value)
        } else {
            plain(&entry.value)
        }
    }

    fn summary(self, sheet: &SheetUse) -> SummaryModel {
        let Rows { fields, rows } = self.content(&sheet.from);
        let title = |name: &str| {
            fields
                .iter()
                .find(|f| f.name == name)
                .map_or("", |f| f.title.as_str())
                .to_owned()
        };
        let rows: Vec<SummaryRow> = rows.iter().map(|row| self.summary_row(row)).collect();
        let counted = rows.iter().take_while(|row| !row.total).count();
        let said: Vec<String> = rows
            .iter()
            .take(counted)
            .map(|row| {
                format!(
                    "{} {}",
                    Word::from_token(&row.label).word,
                    result(&row.value)
                )
            })
            .collect();
        let status = fields
            .iter()
            .any(|field| field.name == "label" && is_status(&field.kind));
        let finding = status
            .then(|| told(rows.get(..counted).unwrap_or(&[]), &title("result")))
            .flatten()
            .unwrap_or_else(|| sheet.title.clone());
        let chart = ChartModel {
            alt: alt_of(&finding, &said),
            title: finding,
            first: 0,
            count: counted,
        };
        SummaryModel {
            label: title("label"),
            value: title("result"),
            kind: CellKind::Number,
            status,
            chart: (counted > 1).then_some(chart),
            rows,
        }
    }

    /// A row of a summary. A publication shows statuses in words, which formulas over tokens would not find: there,
    /// and where the sheet they count over is left out, the result stands alone.
    fn summary_row(self, row: &Record) -> SummaryRow {
        let result = Self::cell(row.entry("result"), &Kind::Number(None, None), false);
        let formula = row.words("formula");
        let counts = self
            .sheets
            .iter()
            .any(|name| formula.contains(&format!("{}[", table_name(name))));
        let value = if let CellModel::Number(number) = result
            && counts
            && self.is_working()
        {
            CellModel::Formula {
                formula,
                result: CellResult::Number(number),
            }
        } else {
            result
        };
        let label = row
            .choice("label")
            .map_or_else(|| row.words("label"), str::to_owned);
        SummaryRow {
            label,
            value,
            note: row.words("note"),
            total: row.yes("total"),
        }
    }

    fn grid(self, sheet: &SheetUse) -> GridModel {
        let Some(Shown::Grid(Grid {
            corner,
            columns,
            rows,
        })) = self.views.get(&sheet.from)
        else {
            return GridModel::default();
        };
        let cells = |entries: &[Entry]| entries.iter().map(|entry| plain(&entry.value)).collect();
        GridModel {
            corner: corner.clone(),
            columns: columns.iter().map(|(_, title)| title.clone()).collect(),
            rows: rows
                .iter()
                .map(|(_, title, entries)| (title.clone(), cells(entries)))
                .collect(),
            kind: CellKind::Text,
            list: None,
            locked: true,
        }
    }

    /// A form asks for each field of a record: the first row of a view or field, or a field of the document itself.
    fn form(self, sheet: &SheetUse) -> FormModel {
        let Rows { fields, rows } = self.content(&sheet.from);
        let alone = self
            .field(&sheet.from)
            .filter(|field| fields.is_empty() && (self.private || !field.private));
        let record = if alone.is_some() {
            Some(&self.document.record)
        } else {
            rows.first()
        };
        let ask = |field: &Field| FormRow {
            key: field.name.clone(),
            label: field.title.clone(),
            value: match record.filter(|_| !self.blank) {
                Some(record) => {
                    Self::cell(record.entry(&field.name), &field.kind, self.is_working())
                }
                None => CellModel::Empty,
            },
            kind: if is_status(&field.kind) {
                CellKind::Status
            } else {
                cell_kind(&field.kind, self.is_working())
            },
            list: self.list(&field.kind),
            help: field.help.clone(),
            locked: false,
        };
        FormModel {
            rows: fields.into_iter().chain(alone).map(ask).collect(),
        }
    }

    /// Notes are the paragraphs of a text, or the rows of a view with the first column as the label.
    fn notes(self, sheet: &SheetUse) -> Vec<NoteModel> {
        let Rows { fields, rows } = self.content(&sheet.from);
        if let [label, rest @ ..] = fields.as_slice() {
            let said = |row: &Record| -> String {
                let parts: Vec<String> = rest.iter().map(|field| row.words(&field.name)).collect();
                parts.join(" ").trim().to_owned()
            };
            return rows
                .iter()
                .map(|row| NoteModel {
                    label: row.words(&label.name),
                    text: said(row),
                })
                .collect();
        }
        let texts: Vec<String> = match self.document.record.value(&sheet.from) {
            Some(Value::List(entries)) => entries
                .iter()
                .map(|entry| words::words(&entry.value))
                .collect(),
            Some(Value::Prose(prose)) => paragraphs(&prose.plain()),
            Some(other) => paragraphs(&words::words(other)),
            None => Vec::new(),
        };
        (1..)
            .zip(texts)
            .map(|(number, text): (usize, String)| NoteModel {
                label: number.to_string(),
                text,
            })
            .collect()
    }
}

/// What a column's cells hold. Where it is filled in, a vague date is words, so that owners can go on writing `January to March 2004`.
const fn cell_kind(kind: &Kind, open: bool) -> CellKind {
    if open && matches!(kind, Kind::When) {
        return CellKind::Text;
    }
    cell::cell_kind(kind)
}

/// Whether a field names the record of a row: its id, or, where records have none, the records it belongs to.
fn is_key(kept: Option<&Register>, field: &Field) -> bool {
    kept.is_some_and(|register| match register.key {
        Some(key) => field.name == key,
        None => field.required && matches!(field.kind, Kind::Reference(_)),
    })
}

/// Whether a field is the one key of its row, which is set in bold: the id, or the first record a row belongs to.
fn is_own_key(kept: Option<&Register>, field: &Field) -> bool {
    let first = |register: &Register| {
        let mut keys = register.fields.iter();
        keys.find(|known| is_key(Some(register), known))
            .is_some_and(|known| known.name == field.name)
    };
    kept.is_some_and(first)
}

/// Whether a column of a register's sheet is protected: its keys are, and all that is derived.
fn is_locked(register: &Register, field: &Field) -> bool {
    let own = register.fields.iter().any(|known| known.name == field.name);
    is_key(Some(register), field) || !own
}

/// What stands for a chart where it is not seen. A workbook holds 255 characters of it at most; the figures of a longer
/// chart stand in the table above it.
fn alt_of(finding: &str, said: &[String]) -> String {
    let whole = format!("{finding}. Bar chart: {}.", said.join(", "));
    if whole.chars().count() <= LONGEST_ALT {
        return whole;
    }
    let most = format!("{finding}. Bar chart of the {} figures above.", said.len());
    most.chars().take(LONGEST_ALT).collect()
}

/// What counts by status find: `14 of 27 actions are complete or on track`.
fn told(rows: &[SummaryRow], counted: &str) -> Option<String> {
    let mut good = 0;
    let mut all = 0;
    for row in rows {
        let number: u64 = result(&row.value).parse().ok()?;
        let words = row.label.replace('-', " ").to_lowercase();
        if matches!(words.as_str(), "complete" | "on track") {
            good += number;
        }
        all += number;
    }
    let counted = counted.to_lowercase();
    let can_end = rows
        .iter()
        .any(|row| row.label.eq_ignore_ascii_case("complete"));
    let good_is = if can_end {
        "complete or on track"
    } else {
        "on track"
    };
    Some(format!("{good} of {all} {counted} are {good_is}"))
}

/// The result of a summary's row, for the words that stand for its chart.
fn result(cell: &CellModel) -> String {
    match cell {
        CellModel::Formula {
            result: CellResult::Number(number),
            ..
        }
        | CellModel::Number(number) => number.to_string(),
        CellModel::Formula {
            result: CellResult::Text(text),
            ..
        }
        | CellModel::Text(text) => text.clone(),
        CellModel::Empty
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Link { .. } => String::new(),
    }
}
