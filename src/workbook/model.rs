//! The plain model of a workbook: what stands in it, sheet by sheet, before any bytes are made.
//! Knows the shapes a sheet can have; never knows documents, records or the format of the file.

pub use crate::kinds::cell::CellKind;

use jiff::civil::{Date, Time};

/// What the workbook is for: it decides filters, protection, titles and blanks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// To be worked in and read back: headers in row 1, filters, frozen panes, drop-downs, protected keys.
    #[default]
    Working,
    /// To be published: cover, contents and notes, one real table a sheet, its title in A1, no filters.
    Publication,
}

/// A whole workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// The title, as the properties, the first sheet and every printed page show it.
    pub title: String,
    /// What it is about, in a few words, for the properties.
    pub subject: String,
    /// The council or body whose workbook it is.
    pub author: String,
    /// The document's reference, such as `CE 21/04`; empty where it has none.
    pub reference: String,
    /// The document's status as a word for the foot of printed pages, such as `Draft`; may be empty.
    pub status: String,
    /// Keywords for the properties.
    pub keywords: Vec<String>,
    /// The document's own date: the creation date of the file, so that no clock is asked.
    pub date: Date,
    /// The accent colour as `#rrggbb`; the house accent stands in for anything else.
    pub accent: String,
    /// The language tag, such as `en-GB`, kept as a custom property.
    pub language: String,
    /// What the workbook is for.
    pub profile: Profile,
    /// Labels and texts of the first sheet: what this is, who it is for, what to do, whom to ask.
    pub about: Vec<(String, String)>,
    /// Custom properties, such as the schema's version; they survive re-saving by other programs.
    pub properties: Vec<(String, String)>,
    /// The sheets after the first ones, in order.
    pub sheets: Vec<SheetModel>,
}

impl Book {
    /// An empty workbook in British English with the house accent; every other field can be set after.
    #[must_use]
    pub fn new(title: impl Into<String>, author: impl Into<String>, date: Date) -> Self {
        Self {
            title: title.into(),
            subject: String::new(),
            author: author.into(),
            reference: String::new(),
            status: String::new(),
            keywords: Vec::new(),
            date,
            accent: String::new(),
            language: "en-GB".to_owned(),
            profile: Profile::Working,
            about: Vec::new(),
            properties: Vec::new(),
            sheets: Vec::new(),
        }
    }
}

/// One sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetModel {
    /// The machine name, such as `actions`: the tab, and `tbl_actions` for its table.
    pub name: String,
    /// The title people read, such as `Actions at 25 August 2004`.
    pub title: String,
    /// One or two sentences: what the sheet holds and how to read it.
    pub explanation: String,
    /// Whether the tab is hidden, as the base of a merge may be.
    pub hidden: bool,
    /// What stands on it.
    pub shape: Shape,
}

impl SheetModel {
    /// A visible sheet.
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        title: impl Into<String>,
        explanation: impl Into<String>,
        shape: Shape,
    ) -> Self {
        Self {
            name: name.into(),
            title: title.into(),
            explanation: explanation.into(),
            hidden: false,
            shape,
        }
    }
}

/// The shapes a sheet can have: a closed list.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Records in rows under typed columns.
    Table(TableModel),
    /// Labels with formulas and their results, and a chart where one is wanted.
    Summary(SummaryModel),
    /// Row keys by column keys, with a cell for each pair.
    Grid(GridModel),
    /// Questions with a cell for each answer.
    Form(FormModel),
    /// Notes, one a row.
    Notes(Vec<NoteModel>),
}

/// Records in rows under typed columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableModel {
    /// The columns, the key first.
    pub columns: Vec<ColumnModel>,
    /// The rows; a short one is filled up with empty cells.
    pub rows: Vec<Vec<CellModel>>,
    /// How many blank rows to fill in follow in a working workbook.
    pub spare_rows: u32,
    /// Whether each row ends with one more cell, the record's hash, for the column `_row` (working only).
    pub hash_column: bool,
    /// The sentence a publication shows where there are no rows; a plain one stands in for an empty text.
    pub empty: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnModel {
    /// The machine key, such as `due`.
    pub name: String,
    /// The header people read, such as `Due date`.
    pub header: String,
    /// What its cells hold.
    pub kind: CellKind,
    /// The width in characters; fitted to the content where none is given.
    pub width: Option<f64>,
    /// The words allowed, offered as a drop-down.
    pub list: Option<Vec<String>>,
    /// Whether a cell may hold several of those words, parted by `; `: then others only raise a warning.
    pub many: bool,
    /// Whether filled cells are protected in a working workbook.
    pub locked: bool,
    /// What to write, shown beside the cell when it is chosen.
    pub help: Option<String>,
    /// Whether the cells are action statuses, to be shown with letter, shape and word.
    pub status: bool,
    /// What a publication says in an empty cell, such as `Not yet done`; `[z]` where nothing is given.
    pub blank: Option<String>,
}

impl ColumnModel {
    /// An open column with fitted width, and no list or help.
    #[must_use]
    pub fn new(name: impl Into<String>, header: impl Into<String>, kind: CellKind) -> Self {
        Self {
            name: name.into(),
            header: header.into(),
            kind,
            width: None,
            list: None,
            many: false,
            locked: false,
            help: None,
            status: kind == CellKind::Status,
            blank: None,
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum CellModel {
    /// Nothing; a publication shows what its column says of blanks, or `[z]`, which its notes explain.
    #[default]
    Empty,
    /// A text, kept as text whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// Pounds.
    Money(f64),
    /// A share of one: 0.55 is shown as 55%.
    Percent(f64),
    /// A day; one before 1900 is written in words, as Excel has no such dates.
    Date(Date),
    /// A time of day.
    Time(Time),
    /// Shown as `yes` or `no`.
    YesNo(bool),
    /// A formula of ours with its result, so that a preview shows the truth too.
    Formula {
        /// The formula in English, with or without its `=`.
        formula: String,
        /// Its result.
        result: CellResult,
    },
    /// A link to another sheet of the workbook.
    Link {
        /// The text shown.
        text: String,
        /// The machine name of the sheet; the text stands alone where there is no such sheet.
        sheet: String,
    },
}

/// The result of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum CellResult {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// Labels with formulas and their results.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SummaryModel {
    /// The header over the labels, such as `Status`.
    pub label: String,
    /// The header over the values, such as `Actions`.
    pub value: String,
    /// What the values are.
    pub kind: CellKind,
    /// The rows.
    pub rows: Vec<SummaryRow>,
    /// Whether the labels are action statuses, to be shown with letter, shape and word.
    pub status: bool,
    /// A bar chart beneath the rows.
    pub chart: Option<ChartModel>,
}

/// A row of a summary.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SummaryRow {
    /// What is counted.
    pub label: String,
    /// The formula with its result, or a plain value.
    pub value: CellModel,
    /// What it means; the column is left out where no row has one.
    pub note: String,
    /// Whether it is a total: set in bold under a rule.
    pub total: bool,
}

/// A bar chart of some rows of a summary, one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartModel {
    /// The finding, as a title.
    pub title: String,
    /// The text read out instead of the picture.
    pub alt: String,
    /// The first row charted, from 0.
    pub first: usize,
    /// How many rows are charted.
    pub count: usize,
}

/// Row keys by column keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GridModel {
    /// The header over the row keys.
    pub corner: String,
    /// The column keys.
    pub columns: Vec<String>,
    /// The row keys with their cells, one for each column key.
    pub rows: Vec<(String, Vec<CellModel>)>,
    /// What the cells hold.
    pub kind: CellKind,
    /// The words allowed in a cell.
    pub list: Option<Vec<String>>,
    /// Whether the cells are protected in a working workbook; the row keys always are.
    pub locked: bool,
}

/// Questions with a cell for each answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormModel {
    /// The questions in order.
    pub rows: Vec<FormRow>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FormRow {
    /// The machine key, in the column `_row` of a working workbook.
    pub key: String,
    /// The question.
    pub label: String,
    /// The answer, or nothing yet.
    pub value: CellModel,
    /// What the answer is.
    pub kind: CellKind,
    /// The words allowed, offered as a drop-down.
    pub list: Option<Vec<String>>,
    /// What to write, beside the answer.
    pub help: String,
    /// Whether the answer is protected in a working workbook.
    pub locked: bool,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NoteModel {
    /// The number or symbol it is called by, such as `1` or `[x]`.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// The name of the Excel table on a sheet, from the sheet's machine name: `tbl_actions`.
#[must_use]
pub fn table_name(sheet: &str) -> String {
    let word = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("tbl_{}", sheet.chars().map(word).collect::<String>())
}

/// A column of a sheet's table as formulas name it: `tbl_actions[Status]`, its signs escaped.
#[must_use]
pub fn table_column(sheet: &str, header: &str) -> String {
    let mut escaped = String::with_capacity(header.len());
    for c in header.chars() {
        if matches!(c, '[' | ']' | '#' | '\'' | '@') {
            escaped.push('\'');
        }
        escaped.push(c);
    }
    format!("{}[{escaped}]", table_name(sheet))
}

/// The formula that counts the rows of a sheet's table with a word in one column.
#[must_use]
pub fn count_formula(sheet: &str, header: &str, word: &str) -> String {
    format!(
        "=COUNTIFS({},\"{}\")",
        table_column(sheet, header),
        word.replace('"', "\"\"")
    )
}
