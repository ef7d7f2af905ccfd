//! What every shape needs at hand while a workbook is written: the look, the names of the sheets and
//! tables, the lists behind drop-downs, and faults. Writes no sheet itself.

use std::collections::BTreeMap;
use std::fmt;

use rust_xlsxwriter::XlsxError;

use super::look::Look;
use super::model::{Book, Profile, table_name};

/// The sheet that holds the lists behind drop-downs.
pub(super) const LISTS: &str = "lists";

/// Why a workbook could not be written: the sheet, and the row and column where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookFault {
    /// The machine name of the sheet; empty for the workbook as a whole.
    pub sheet: String,
    /// The row of the model, from 1, headers not counted.
    pub row: Option<usize>,
    /// The header of the column.
    pub column: Option<String>,
    /// What was found and what was expected, in lower case, without a full stop.
    pub message: String,
}

impl WorkbookFault {
    /// A fault of a whole sheet.
    pub(super) fn of_sheet(sheet: &str, message: impl Into<String>) -> Self {
        Self {
            sheet: sheet.to_owned(),
            row: None,
            column: None,
            message: message.into(),
        }
    }

    /// A fault of the writing itself, which no officer can cause.
    pub(super) fn of_writing(sheet: &str, error: &XlsxError) -> Self {
        Self::of_sheet(
            sheet,
            format!("could not be written as a workbook: {error}"),
        )
    }
}

impl fmt::Display for WorkbookFault {
    /// `the sheet `actions`, row 3, column `Action`, holds a text of 40,000 characters; …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sheet.is_empty() {
            f.write_str("the workbook")?;
        } else {
            write!(f, "the sheet `{}`", self.sheet)?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column `{column}`,")?;
        }
        write!(f, " {}", self.message)
    }
}

impl std::error::Error for WorkbookFault {}

/// The lists behind drop-downs, each once, in the order they were asked for.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Header and words of each list.
    pub(super) columns: Vec<(String, Vec<String>)>,
}

impl Lists {
    /// The range that holds these words, as a formula; adds the list where it is new.
    pub(super) fn range(&mut self, header: &str, words: &[String]) -> String {
        let known = self.columns.iter().position(|(_, list)| list == words);
        let column = known.unwrap_or(self.columns.len());
        if known.is_none() {
            let taken = |name: &str| {
                self.columns
                    .iter()
                    .any(|(h, _)| h.eq_ignore_ascii_case(name))
            };
            let name = unique(header, taken, usize::MAX);
            self.columns.push((name, words.to_vec()));
        }
        let letters = crate::place::column_letters(u32::try_from(column).unwrap_or(u32::MAX));
        format!("={LISTS}!${letters}$2:${letters}${}", words.len() + 1)
    }
}

/// What every shape needs at hand.
#[derive(Debug)]
pub(super) struct Desk {
    /// The formats.
    pub(super) look: Look,
    /// What the workbook is for.
    pub(super) profile: Profile,
    /// The tab of each machine name.
    tabs: BTreeMap<String, String>,
    /// The lists behind drop-downs.
    pub(super) lists: Lists,
    /// Whether a publication holds a cell that is explained by a symbol.
    pub(super) blanks: bool,
    tables: Vec<String>,
}

impl Desk {
    /// A desk for one workbook.
    pub(super) fn new(book: &Book) -> Self {
        let names = book.sheets.iter().map(|s| s.name.clone());
        Self {
            look: Look::new(&book.accent),
            profile: book.profile,
            tabs: names.zip(sheet_names(book)).rev().collect(),
            lists: Lists::default(),
            blanks: false,
            tables: Vec::new(),
        }
    }

    /// Whether the workbook is to be worked in.
    pub(super) fn is_working(&self) -> bool {
        self.profile == Profile::Working
    }

    /// The tab of a sheet, by its machine name.
    pub(super) fn tab(&self, name: &str) -> Option<&str> {
        self.tabs.get(name).map(String::as_str)
    }

    /// Gives a machine name its tab.
    pub(super) fn name(&mut self, name: &str, tab: &str) {
        self.tabs.insert(name.to_owned(), tab.to_owned());
    }

    /// A name for the table of a sheet that no other table has.
    pub(super) fn table(&mut self, tab: &str) -> String {
        let taken = |name: &str| self.tables.iter().any(|t| t.eq_ignore_ascii_case(name));
        let name = unique(&table_name(tab), taken, 255).replace([' ', '(', ')'], "_");
        self.tables.push(name.clone());
        name
    }
}

/// The tabs of a book's sheets, in order: legal in Excel, and each once.
#[must_use]
pub fn sheet_names(book: &Book) -> Vec<String> {
    let mut taken: Vec<String> = match book.profile {
        Profile::Working => vec!["about".to_owned(), LISTS.to_owned()],
        Profile::Publication => ["cover", "contents", "notes"].map(str::to_owned).to_vec(),
    };
    // A publication's own notes are the notes sheet.
    if book.profile == Profile::Publication && super::notes::own(book).is_some() {
        taken.retain(|name| name != "notes");
    }
    let first = taken.len();
    for sheet in &book.sheets {
        let is_taken = |name: &str| {
            taken
                .iter()
                .any(|t| t.to_lowercase() == name.to_lowercase())
        };
        let name = unique(&legal(&sheet.name), is_taken, 31);
        taken.push(name);
    }
    taken.split_off(first)
}

/// A name without the signs Excel refuses in a tab.
fn legal(name: &str) -> String {
    let signs = ['[', ']', ':', '*', '?', '/', '\\'];
    let clean: String = name
        .chars()
        .map(|c| {
            if signs.contains(&c) || c.is_control() {
                '-'
            } else {
                c
            }
        })
        .collect();
    let clean = shortened(clean.trim().trim_matches('\''), 31);
    match clean.to_lowercase().as_str() {
        "" => "sheet".to_owned(),
        "history" => "history-sheet".to_owned(),
        _ => clean,
    }
}

/// The name itself, or with ` (2)`, ` (3)`, … where it is taken; never longer than `limit`.
pub(super) fn unique(name: &str, taken: impl Fn(&str) -> bool, limit: usize) -> String {
    let mut candidate = shortened(name, limit);
    let mut number = 2_usize;
    while taken(&candidate) {
        let ending = format!(" ({number})");
        candidate = shortened(name, limit.saturating_sub(ending.len()))
            .trim_end()
            .to_owned()
            + &ending;
        number += 1;
    }
    candidate
}

/// The text, cut after so many UTF-16 units, which is how Excel counts.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    let mut length = 0;
    text.chars()
        .take_while(|c| {
            length += c.len_utf16();
            length <= limit
        })
        .collect()
}
