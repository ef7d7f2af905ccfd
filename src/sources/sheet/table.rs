//! The table in a sheet as officers make them: title rows above, columns in any order and under any
//! alias, merged keys, totals at the foot. Knows headings and rows; never reads what a value means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::place::{CellAddress, Place, column_letters};

use super::gather::{ERROR_CELL, FORMULA_WITHOUT_VALUE};
use super::{Cell, CellValue, Held, Sheet};

/// Raised when no row of a sheet has the headings that were looked for.
pub static HEADER_NOT_FOUND: Code = Code {
    name: "header-not-found",
    severity: Severity::Error,
    title: "a sheet has no row with the headings that were expected",
    page: "Title rows may stand above a table, and its columns may be in any order; but among the first \
30 rows one has to hold the headings.\n\nExample: sheet `actions` begins with figures and has no row \
with `Key issue` and `Owner`.\n\nRemedy: write the headings above the columns. `guildhall schema` lists \
them.",
};

/// Raised when two columns have the same heading.
pub static DUPLICATE_HEADER: Code = Code {
    name: "duplicate-header",
    severity: Severity::Error,
    title: "two columns of a sheet have one heading",
    page: "Which of the two is meant cannot be known.\n\nExample: columns C and F are both headed \
`Owner`, or one `Owner` and the other its alias `Lead officer`.\n\nRemedy: rename or delete one of the \
columns. A name that begins with `_` keeps a column out of guildhall's sight.",
};

/// Raised when a column's heading is not known, or is not there.
pub static UNKNOWN_COLUMN: Code = Code {
    name: "unknown-column",
    severity: Severity::Warning,
    title: "a column of a sheet is not one of those expected",
    page: "What stands in the column is not read, so it cannot reach a paper. Often the heading is \
only misspelt.\n\nExample: a column headed `Onwer`, where `Owner` was expected.\n\nRemedy: correct the \
heading, or begin it with `_` if the column is for your own notes.",
};

/// A column that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// Its machine name, by which a row's cells are found.
    pub name: &'a str,
    /// Its heading for people.
    pub title: &'a str,
    /// Other headings it goes by.
    pub aliases: Vec<&'a str>,
    /// Whether a blank cell means the same as the cell above, as for keys typed once for many rows.
    pub fill_down: bool,
}

/// The table found in a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns found, by machine name, from left to right, each with the place of its heading.
    pub header: Vec<(Arc<str>, Place)>,
    /// The place of the header row: its first cell.
    pub header_place: Place,
    /// The rows that hold something, without totals.
    pub rows: Vec<Row>,
    /// Machine names of the columns that are not there, in the order they were asked for.
    pub missing: Vec<String>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The row's number as Excel counts it, from 1.
    pub number: u32,
    /// The place of its first cell that holds something.
    pub place: Place,
    /// Its cells by machine name; blank ones are left out, text is trimmed.
    pub cells: BTreeMap<Arc<str>, Cell>,
}

/// Rows from the top among which the header is looked for.
const HEADER_WITHIN: usize = 30;
/// The fewest headings that make a header, where so many are wanted.
const FEWEST_HEADINGS: usize = 2;

/// Finds the table of the wanted columns in a sheet.
///
/// Nothing, with a finding, where no row has their headings. A sheet without any cell has no header.
pub fn table(sheet: &Sheet, wanted: &[Wanted<'_>], findings: &mut Findings) -> Option<Table> {
    let Some((index, header)) = find_header(sheet, wanted) else {
        findings.push(no_header(sheet, wanted));
        return None;
    };
    let columns = columns(sheet, header, wanted, findings);
    let missing = wanted
        .iter()
        .enumerate()
        .filter(|(which, _)| !columns.known.values().any(|known| known == which))
        .map(|(_, column)| column.name.to_owned())
        .collect();
    let names: Vec<Arc<str>> = wanted.iter().map(|column| Arc::from(column.name)).collect();
    let name = |which: usize| names.get(which).map_or_else(|| Arc::from(""), Arc::clone);
    let mut found = Vec::new();
    for held in header {
        if let Some(which) = columns.known.get(&held.address.column) {
            found.push((name(*which), sheet.place(held)));
        }
    }
    let header_place = header
        .first()
        .map_or_else(|| Place::whole(&sheet.file), |held| sheet.place(held));
    let body = sheet.rows.get(index + 1..).unwrap_or_default();
    let mut filler = Filler {
        sheet,
        columns: &columns,
        wanted,
        names: &names,
        above: BTreeMap::new(),
    };
    let rows = body
        .iter()
        .filter_map(|cells| filler.row(cells, findings))
        .collect();
    unheaded(sheet, body, &columns, findings);
    Some(Table {
        header: found,
        header_place,
        rows,
        missing,
    })
}

/// Letters and digits only, in small letters: how headings are compared.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
}

/// Which wanted column a heading means.
fn meant(heading: &str, wanted: &[Wanted<'_>]) -> Option<usize> {
    let heading: Vec<char> = folded(heading).collect();
    if heading.is_empty() {
        return None;
    }
    let is = |word: &str| folded(word).eq(heading.iter().copied());
    let own = wanted
        .iter()
        .position(|column| is(column.name) || is(column.title));
    own.or_else(|| {
        wanted
            .iter()
            .position(|column| column.aliases.iter().any(|alias| is(alias)))
    })
}

/// The header: of the first rows, the one with the most wanted headings, if there are enough.
fn find_header<'s>(sheet: &'s Sheet, wanted: &[Wanted<'_>]) -> Option<(usize, &'s [Held])> {
    let mut best: Option<(usize, usize)> = None;
    for (index, cells) in sheet.rows.iter().take(HEADER_WITHIN).enumerate() {
        let matched: BTreeSet<usize> = cells
            .iter()
            .filter_map(|held| meant(&heading(held), wanted))
            .collect();
        if best.is_none_or(|(most, _)| matched.len() > most) {
            best = Some((matched.len(), index));
        }
    }
    let (matched, index) = best?;
    let enough = matched >= wanted.len().clamp(1, FEWEST_HEADINGS);
    enough.then_some((index, sheet.rows.get(index)?.as_slice()))
}

/// A heading's text, on one line.
fn heading(held: &Held) -> String {
    held.value
        .shown()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The finding for a sheet without a header.
fn no_header(sheet: &Sheet, wanted: &[Wanted<'_>]) -> Finding {
    let titles: Vec<String> = wanted
        .iter()
        .take(6)
        .map(|column| format!("`{}`", column.title))
        .collect();
    let more = if wanted.len() > titles.len() {
        ", \u{2026}"
    } else {
        ""
    };
    let first = sheet.rows.first().and_then(|cells| cells.first());
    let place = first.map_or_else(
        || Place::cell(&sheet.file, &sheet.name, CellAddress::new(0, 0)),
        |held| sheet.place(held),
    );
    let found = if first.is_none() {
        "is empty"
    } else {
        "has no header row"
    };
    let message = format!(
        "sheet `{}` {found}, a row with {}{more} was expected within the first {HEADER_WITHIN}",
        sheet.name,
        titles.join(", ")
    );
    Finding::new(&HEADER_NOT_FOUND, place, message).help("write the headings above the columns")
}

/// The columns of a sheet by number.
struct Columns {
    /// Which wanted column each is.
    known: BTreeMap<u32, usize>,
    /// Columns with a heading of any sort.
    headed: BTreeSet<u32>,
}

/// Reads the header: which columns there are, and what is wrong with their headings.
fn columns(
    sheet: &Sheet,
    header: &[Held],
    wanted: &[Wanted<'_>],
    findings: &mut Findings,
) -> Columns {
    let mut columns = Columns {
        known: BTreeMap::new(),
        headed: BTreeSet::new(),
    };
    let mut seen: BTreeMap<String, &Held> = BTreeMap::new();
    for held in header {
        let words = heading(held);
        if folded(&words).next().is_none() && !words.starts_with('_') {
            continue;
        }
        columns.headed.insert(held.address.column);
        if words.starts_with('_') {
            continue;
        }
        let which = meant(&words, wanted);
        let key = which.map_or_else(|| folded(&words).collect(), |which| format!("={which}"));
        if let Some(first) = seen.get(&key) {
            findings.push(twice(
                sheet,
                held,
                first,
                which.and_then(|which| wanted.get(which)),
            ));
            continue;
        }
        seen.insert(key, held);
        if let Some(which) = which {
            columns.known.insert(held.address.column, which);
        }
    }
    for held in header {
        let words = heading(held);
        let column = held.address.column;
        let first = seen.values().any(|known| known.address == held.address);
        if first && !columns.known.contains_key(&column) {
            findings.push(unknown(sheet, held, &words, wanted, &columns));
        }
    }
    columns
}

/// The finding for the second of two columns with one heading.
fn twice(sheet: &Sheet, held: &Held, first: &Held, column: Option<&Wanted<'_>>) -> Finding {
    let words = heading(held);
    let (here, there) = (
        column_letters(held.address.column),
        column_letters(first.address.column),
    );
    let message = match column {
        Some(column) if !folded(&words).eq(folded(&heading(first))) => {
            format!(
                "columns {there} and {here} are both `{}`: `{}` and `{words}`",
                column.title,
                heading(first)
            )
        }
        Some(_) | None => {
            format!("columns {there} and {here} are both headed `{words}`, one was expected")
        }
    };
    Finding::new(&DUPLICATE_HEADER, sheet.place(held), message)
        .quote(words)
        .help("rename or delete one of the two columns")
        .related("the first of them", sheet.place(first))
}

/// The finding for a heading that is not known.
fn unknown(
    sheet: &Sheet,
    held: &Held,
    words: &str,
    wanted: &[Wanted<'_>],
    columns: &Columns,
) -> Finding {
    let free = wanted
        .iter()
        .enumerate()
        .filter(|(which, _)| !columns.known.values().any(|k| k == which));
    let near = did_you_mean(
        words,
        free.flat_map(|(_, column)| {
            [column.title, column.name]
                .into_iter()
                .chain(column.aliases.iter().copied())
        }),
    );
    let message = format!("column `{words}` is not one of those expected, and is not read");
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct the heading, or begin it with `_` if it is for your own notes".to_owned(),
    };
    Finding::new(&UNKNOWN_COLUMN, sheet.place(held), message)
        .quote(words)
        .help(help)
}

/// A finding for each column that has values and no heading, at the first of them.
fn unheaded(sheet: &Sheet, body: &[Vec<Held>], columns: &Columns, findings: &mut Findings) {
    let mut told = BTreeSet::new();
    for held in body
        .iter()
        .filter(|cells| !is_blank(cells) && !is_total(cells))
        .flatten()
    {
        let column = held.address.column;
        if !columns.headed.contains(&column) && !held.value.is_blank() && told.insert(column) {
            let letters = column_letters(column);
            let message = format!("column {letters} has no heading, and is not read");
            let help =
                "write a heading above it, one that begins with `_` if it is for your own notes";
            findings.push(Finding::new(&UNKNOWN_COLUMN, sheet.place(held), message).help(help));
        }
    }
}

/// Whether there is nothing to see in a row. (A formula without its result is something.)
fn is_blank(cells: &[Held]) -> bool {
    cells
        .iter()
        .all(|held| held.value.is_blank() && held.formula.is_none())
}

/// Whether a row holds totals: its first words say so.
fn is_total(cells: &[Held]) -> bool {
    let first = cells.iter().find(|held| !held.value.is_blank());
    first.is_some_and(|held| match &held.value {
        CellValue::Text(text) => {
            matches!(
                folded(text).collect::<String>().as_str(),
                "total" | "totals" | "grandtotal" | "grandtotals"
            )
        }
        CellValue::Number(_)
        | CellValue::Date(_)
        | CellValue::DateTime(_)
        | CellValue::Time(_)
        | CellValue::Duration(_)
        | CellValue::Boolean(_)
        | CellValue::Error(_) => false,
    })
}

/// Reads rows one after another, and remembers what stands above.
struct Filler<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    wanted: &'a [Wanted<'a>],
    names: &'a [Arc<str>],
    above: BTreeMap<u32, Cell>,
}

impl Filler<'_> {
    /// One row; nothing where it is blank or holds totals.
    fn row(&mut self, cells: &[Held], findings: &mut Findings) -> Option<Row> {
        if is_blank(cells) || is_total(cells) {
            return None;
        }
        let first = cells
            .iter()
            .find(|held| !held.value.is_blank() || held.formula.is_some())?;
        let row = first.address.row;
        let mut found = BTreeMap::new();
        for (column, which) in &self.columns.known {
            let own = cells
                .binary_search_by_key(column, |held| held.address.column)
                .ok();
            let own = own.and_then(|index| cells.get(index));
            if let Some(held) = own {
                escalate(self.sheet, held, findings);
            }
            let own = own
                .filter(|held| !held.value.is_blank())
                .map(|held| trimmed(self.sheet.cell(held)));
            let fill = self
                .wanted
                .get(*which)
                .is_some_and(|column| column.fill_down);
            let cell = own.or_else(|| self.merged(row, *column)).or_else(|| {
                if fill {
                    self.above.get(column).cloned()
                } else {
                    None
                }
            });
            if let (Some(cell), Some(name)) = (cell, self.names.get(*which)) {
                if fill {
                    self.above.insert(*column, cell.clone());
                }
                found.insert(Arc::clone(name), cell);
            }
        }
        let place = self.sheet.place(first);
        Some(Row {
            number: row.saturating_add(1),
            place,
            cells: found,
        })
    }

    /// The value of a merged cell that covers rows of this column.
    fn merged(&self, row: u32, column: u32) -> Option<Cell> {
        let merges = &self.sheet.merges;
        let begun = merges.partition_point(|merge| merge.first.row <= row);
        let covering = merges
            .iter()
            .take(begun)
            .rev()
            .find(|merge| merge.last.row >= row && merge.first.column == column)?;
        self.sheet
            .at(covering.first)
            .filter(|held| !held.value.is_blank())
            .map(|h| trimmed(self.sheet.cell(h)))
    }
}

/// A cell without the spaces around its text.
fn trimmed(mut cell: Cell) -> Cell {
    if let CellValue::Text(text) = &mut cell.value {
        let plain = text.trim();
        if plain.len() != text.len() {
            *text = plain.to_owned();
        }
        cell.shown.clone_from(text);
    }
    cell
}

/// What may be passed over in a cell that nobody reads is an error in a column that is wanted.
fn escalate(sheet: &Sheet, held: &Held, findings: &mut Findings) {
    let failed = matches!(held.value, CellValue::Error(_));
    let unvalued = held.formula.is_some() && held.value.is_blank();
    if !failed && !unvalued {
        return;
    }
    let (code, place) = (
        if failed {
            &ERROR_CELL
        } else {
            &FORMULA_WITHOUT_VALUE
        },
        sheet.place(held),
    );
    let known = findings
        .list_mut()
        .iter_mut()
        .find(|f| f.code == code && f.place == place);
    match known {
        Some(finding) => finding.severity = Severity::Error,
        None => {
            let message = format!("cell `{}` has no value that can be read", held.address);
            let mut finding = Finding::new(code, place, message)
                .help("open the workbook in Excel, repair the cell and save");
            finding.severity = Severity::Error;
            findings.push(finding);
        }
    }
}
