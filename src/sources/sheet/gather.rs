//! Gathers the cells of a workbook as a reader meets them, within the limits.
//! Makes the findings that every format shares; knows no format itself.

use std::sync::Arc;

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity, counted};
use crate::place::{CellAddress, Place, Stretch};
use crate::sources::limits::{self, Limits};

use super::{CellValue, Format, Held, Merge, Sheet, Workbook, damaged};

/// Raised at a cell that holds an error.
pub static ERROR_CELL: Code = Code {
    name: "error-cell",
    severity: Severity::Warning,
    title: "a cell of a spreadsheet holds an error",
    page: "An error such as #REF! or #SPILL! stands where a value should be. It would be printed or \
left out; neither is true. In a column that a register reads it is an error.\n\nExample: cell D7 is \
`#REF!` since a row was deleted.\n\nRemedy: open the workbook in Excel, repair the formula in that cell \
and save.",
};

/// Raised at a cell whose formula was saved without its result.
pub static FORMULA_WITHOUT_VALUE: Code = Code {
    name: "formula-without-value",
    severity: Severity::Warning,
    title: "a formula was saved without its result",
    page: "Some programs write formulas but do not work them out. guildhall reads results and computes \
no formulas, so such a cell would be read as blank. In a column that a register reads it is an \
error.\n\nExample: cell E12 holds `=SUM(E2:E11)` and no value.\n\nRemedy: open the workbook in Excel, \
which works the formulas out, and save it.",
};

/// Raised once a sheet where rows are hidden.
pub static HIDDEN_ROWS: Code = Code {
    name: "hidden-rows",
    severity: Severity::Note,
    title: "hidden rows of a sheet were read",
    page: "Rows that a filter or an officer has hidden are read like all others, so that nothing is \
lost without a word.\n\nExample: rows 5 to 9 are hidden.\n\nRemedy: nothing, or delete rows that should \
not count.",
};

/// Raised once a sheet where cells are merged.
pub static MERGED_CELLS: Code = Code {
    name: "merged-cells",
    severity: Severity::Note,
    title: "merged cells of a sheet were read",
    page: "The value of a merged cell counts for every row it covers.\n\nExample: `KI-1` in cells A4 to \
A6 is the key of three rows.\n\nRemedy: nothing, or repeat the value in each row.",
};

/// How many findings of one code a sheet may have before the rest are only counted.
const FINDINGS_A_SHEET: usize = 100;
/// How many stretches of rows or merged cells a note names.
const NAMED_IN_A_NOTE: usize = 5;

/// A limit was passed, or the file is broken: nothing more is to be read of it.
pub(super) struct Refused;

/// The sheets read so far, and the one being read.
pub(super) struct Gather<'a> {
    file: Arc<str>,
    limits: &'a Limits,
    findings: &'a mut Findings,
    sheets: Vec<Sheet>,
    open: Sheet,
    cells: u64,
    text: u64,
    errors: usize,
    unvalued: usize,
}

impl<'a> Gather<'a> {
    /// Nothing gathered yet.
    pub(super) fn new(file: &Arc<str>, limits: &'a Limits, findings: &'a mut Findings) -> Self {
        let open = Sheet {
            file: Arc::clone(file),
            name: Arc::from(""),
            hidden: false,
            rows: Vec::new(),
            merges: Vec::new(),
            hidden_rows: Vec::new(),
        };
        let file = Arc::clone(file);
        Self {
            file,
            limits,
            findings,
            sheets: Vec::new(),
            open,
            cells: 0,
            text: 0,
            errors: 0,
            unvalued: 0,
        }
    }

    /// Begins a sheet.
    pub(super) fn begin(&mut self, name: &str, hidden: bool) -> Result<(), Refused> {
        if self.sheets.len() as u64 >= self.limits.max_sheets {
            let what = format!("`{}` has more sheets", self.file);
            return Err(self.over(&what, self.limits.max_sheets, "sheets", "max_sheets"));
        }
        self.open.name = Arc::from(name);
        self.open.hidden = hidden;
        self.errors = 0;
        self.unvalued = 0;
        Ok(())
    }

    /// Hidden rows and merged cells of the open sheet.
    pub(super) fn note(&mut self, hidden_rows: Vec<u32>, merges: Vec<Merge>) {
        self.open.hidden_rows = hidden_rows;
        self.open.merges = merges;
    }

    /// The limits of this run.
    pub(super) const fn limits(&self) -> &'a Limits {
        self.limits
    }

    /// The file being read.
    pub(super) const fn file(&self) -> &Arc<str> {
        &self.file
    }

    /// Adds a finding.
    pub(super) fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Refuses the file for being damaged.
    pub(super) fn broken(&mut self, what: &str) -> Refused {
        self.findings.push(damaged(&self.file, what));
        Refused
    }

    /// Adds a cell of the open sheet.
    pub(super) fn cell(
        &mut self,
        address: CellAddress,
        value: Option<CellValue>,
        formula: Option<&str>,
        stretch: Option<Stretch>,
    ) -> Result<(), Refused> {
        let formula = formula.map(|words| words.trim_start_matches('='));
        let mut held = Held {
            address,
            value: CellValue::Text(String::new()),
            formula: formula.map(Box::from),
            stretch: stretch.map(Box::new),
        };
        self.measure(&held, value.as_ref())?;
        match value {
            Some(value) => {
                let failed = matches!(value, CellValue::Error(_));
                held.value = value;
                if failed {
                    self.failed(&held);
                }
            }
            None if formula.is_some() => self.without_value(&held),
            None => return Ok(()),
        }
        self.keep(held);
        Ok(())
    }

    /// Puts a cell into its row; a reader mostly brings them in order.
    fn keep(&mut self, held: Held) {
        match self.open.rows.last_mut() {
            Some(row)
                if row
                    .first()
                    .is_some_and(|c| c.address.row == held.address.row) =>
            {
                row.push(held)
            }
            Some(row) => {
                row.shrink_to_fit();
                self.open.rows.push(vec![held]);
            }
            None => self.open.rows.push(vec![held]),
        }
    }

    /// Counts a cell against the limits.
    fn measure(&mut self, held: &Held, value: Option<&CellValue>) -> Result<(), Refused> {
        self.stand(held)?;
        self.cells += 1;
        let limits = self.limits;
        if self.cells > limits.max_cells {
            let what = format!("`{}` has more cells", self.file);
            return Err(self.over(&what, limits.max_cells, "cells", "max_cells"));
        }
        let length = match value {
            Some(CellValue::Text(text)) if text.len() as u64 > limits.max_text => {
                let letters = text.chars().count() as u64;
                if letters > limits.max_text {
                    return Err(self.too_long(held, letters));
                }
                text.len()
            }
            Some(CellValue::Text(text) | CellValue::Error(text)) => text.len(),
            Some(_) | None => 0,
        };
        self.text += length as u64
            + held
                .formula
                .as_ref()
                .map_or(0, |formula| formula.len() as u64);
        if self.text > limits.max_text_bytes {
            let what = format!("the cells of `{}` hold more text", self.file);
            return Err(self.over(&what, limits.max_text_bytes, "bytes", "max_text_bytes"));
        }
        Ok(())
    }

    /// Refuses a cell beyond the last row or column.
    fn stand(&mut self, held: &Held) -> Result<(), Refused> {
        let CellAddress { row, column } = held.address;
        let limits = self.limits;
        if u64::from(row) >= limits.max_rows {
            let row = limits::grouped(u64::from(row) + 1);
            let what = format!("a cell of sheet `{}` stands in row {row}", self.open.name);
            return Err(self.over(&what, limits.max_rows, "rows", "max_rows"));
        }
        if u64::from(column) >= limits.max_columns {
            let column = limits::grouped(u64::from(column) + 1);
            let what = format!(
                "a cell of sheet `{}` stands in column {column}",
                self.open.name
            );
            return Err(self.over(&what, limits.max_columns, "columns", "max_columns"));
        }
        Ok(())
    }

    /// Refuses the file for the length of one cell's text.
    fn too_long(&mut self, held: &Held, letters: u64) -> Refused {
        let what = format!(
            "cell `{}` holds {} characters",
            held.address,
            limits::grouped(letters)
        );
        let place = self.open.place(held);
        let allowed = self.limits.max_text;
        self.findings.push(limits::exceeded(
            place,
            &what,
            allowed,
            "characters",
            "max_text",
        ));
        Refused
    }

    /// Refuses the file for passing a limit.
    fn over(&mut self, what: &str, allowed: u64, unit: &str, setting: &str) -> Refused {
        let place = Place::whole(&self.file);
        self.findings
            .push(limits::exceeded(place, what, allowed, unit, setting));
        Refused
    }

    /// A cell with an error in it.
    fn failed(&mut self, held: &Held) {
        self.errors += 1;
        if self.errors <= FINDINGS_A_SHEET {
            let shown = held.value.shown();
            let message = format!(
                "cell `{}` holds the error `{shown}`, a value was expected",
                held.address
            );
            let place = self.open.place(held);
            let help = "open the workbook in Excel, repair the cell and save";
            self.findings.push(
                Finding::new(&ERROR_CELL, place, message)
                    .quote(shown)
                    .help(help),
            );
        }
    }

    /// A formula whose result was not saved.
    fn without_value(&mut self, held: &Held) {
        self.unvalued += 1;
        if self.unvalued <= FINDINGS_A_SHEET {
            let formula = held.formula.as_deref().unwrap_or_default();
            let short: String = formula.chars().take(60).collect();
            let message = format!(
                "cell `{}` holds the formula `={short}` without a result",
                held.address
            );
            let place = self.open.place(held);
            let help = "open the workbook in Excel and save it, which works the formulas out";
            self.findings
                .push(Finding::new(&FORMULA_WITHOUT_VALUE, place, message).help(help));
        }
    }

    /// Ends the open sheet: orders its rows and notes what was hidden or merged.
    pub(super) fn end(&mut self) -> Result<(), Refused> {
        let next = Sheet {
            file: Arc::clone(&self.file),
            name: Arc::from(""),
            hidden: false,
            rows: Vec::new(),
            merges: Vec::new(),
            hidden_rows: Vec::new(),
        };
        let mut sheet = std::mem::replace(&mut self.open, next);
        if let Some(twice) = order(&mut sheet.rows) {
            return Err(self.broken(&format!(
                "says twice what stands in cell `{twice}` of sheet `{}`",
                sheet.name
            )));
        }
        self.summarise(&sheet);
        self.sheets.push(sheet);
        Ok(())
    }

    /// The notes and counts that a whole sheet gets.
    fn summarise(&mut self, sheet: &Sheet) {
        let start = |row| Place::cell(&sheet.file, &sheet.name, CellAddress::new(row, 0));
        for (count, code, words) in [
            (self.errors, &ERROR_CELL, "cell with an error"),
            (
                self.unvalued,
                &FORMULA_WITHOUT_VALUE,
                "formula without a result",
            ),
        ] {
            if let Some(more) = count.checked_sub(FINDINGS_A_SHEET).filter(|more| *more > 0) {
                let words = counted(more, words).replacen("cells with", "more cells with", 1);
                let message = format!(
                    "sheet `{}` has {words} beyond the first {FINDINGS_A_SHEET}",
                    sheet.name
                );
                self.findings.push(
                    Finding::new(code, start(0), message)
                        .help("open the workbook in Excel and repair it"),
                );
            }
        }
        if let Some(first) = sheet.hidden_rows.first() {
            let message = format!(
                "sheet `{}` has hidden rows ({}), which are read like all others",
                sheet.name,
                hidden_words(&sheet.hidden_rows)
            );
            self.findings
                .push(Finding::new(&HIDDEN_ROWS, start(*first), message));
        }
        if let Some(first) = sheet.merges.first() {
            let named: Vec<String> = sheet
                .merges
                .iter()
                .take(NAMED_IN_A_NOTE)
                .map(|m| format!("`{}:{}`", m.first, m.last))
                .collect();
            let more = sheet.merges.len().saturating_sub(NAMED_IN_A_NOTE);
            let tail = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            let message = format!(
                "cells {}{tail} of sheet `{}` are merged",
                named.join(", "),
                sheet.name
            );
            let place = Place::cell(&sheet.file, &sheet.name, first.first);
            self.findings
                .push(Finding::new(&MERGED_CELLS, place, message));
        }
    }

    /// The workbook, with all its sheets.
    pub(super) fn workbook(self, format: Format) -> Workbook {
        Workbook {
            file: self.file,
            format,
            sheets: self.sheets,
        }
    }
}

/// Puts rows and their cells in order; the address that occurs twice, if one does.
fn order(rows: &mut Vec<Vec<Held>>) -> Option<CellAddress> {
    let number = |cells: &Vec<Held>| cells.first().map_or(0, |held| held.address.row);
    if !rows.is_sorted_by(|a, b| number(a) < number(b)) {
        let mut loose: Vec<Held> = rows.drain(..).flatten().collect();
        loose.sort_by_key(|held| held.address);
        for held in loose {
            match rows.last_mut() {
                Some(row) if number(row) == held.address.row => row.push(held),
                Some(_) | None => rows.push(vec![held]),
            }
        }
    }
    for row in rows.iter_mut() {
        if !row.is_sorted_by_key(|held| held.address.column) {
            row.sort_by_key(|held| held.address.column);
        }
        let twice = row
            .iter()
            .zip(row.iter().skip(1))
            .find(|(a, b)| a.address == b.address);
        if let Some((held, _)) = twice {
            return Some(held.address);
        }
    }
    None
}

/// `5, 7 to 9 and 3 more`, as Excel counts rows.
fn hidden_words(rows: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*row) => *last = *row,
            Some(_) | None => runs.push((*row, *row)),
        }
    }
    let word = |(first, last): &(u32, u32)| match last - first {
        0 => format!("{}", u64::from(*first) + 1),
        _ => format!("{} to {}", u64::from(*first) + 1, u64::from(*last) + 1),
    };
    let named: Vec<String> = runs.iter().take(NAMED_IN_A_NOTE).map(word).collect();
    let more = runs.len().saturating_sub(NAMED_IN_A_NOTE);
    let tail = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{tail}", named.join(", "))
}
