//! Limits: how large a file may be before it is refused, each a named setting with a generous default.
//! Knows the numbers and how to say that one was passed; never reads a file.

use crate::code::Code;
use crate::finding::{Finding, Severity};
use crate::place::Place;

/// Raised when a file passes one of the limits.
pub static LIMIT_EXCEEDED: Code = Code {
    name: "limit-exceeded",
    severity: Severity::Error,
    title: "a file is larger than a limit allows",
    page: "A small file can unpack to many gigabytes, by accident or by malice. So every size has a \
limit, far above what a council's papers need; a file that passes one is refused before it can use up \
the computer.\n\nExample: a workbook of 6,000,000 cells, where `max_cells` is 5,000,000.\n\nRemedy: \
look whether the file is what it should be. If it is, raise the limit that the finding names under \
`limits:` in guildhall.yaml, or split the file.",
};

/// The limits of a run. Bytes, cells, rows and columns are counts; text is in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one spreadsheet as it lies on the disk.
    pub max_file_bytes: u64,
    /// Bytes of an `.xls` file, which has to be held in memory whole.
    pub max_xls_bytes: u64,
    /// Bytes of an `.ods` file.
    pub max_ods_bytes: u64,
    /// Bytes of all parts of a workbook once unpacked.
    pub max_inflated_bytes: u64,
    /// Bytes of a workbook's list of texts once unpacked.
    pub max_shared_text_bytes: u64,
    /// How many times larger than packed a part over one mebibyte may be.
    pub max_ratio: u64,
    /// Parts in a workbook's package.
    pub max_entries: u64,
    /// Sheets in a workbook.
    pub max_sheets: u64,
    /// Cells with something in them, over all sheets.
    pub max_cells: u64,
    /// Characters in one cell.
    pub max_text: u64,
    /// Bytes of text and formulas in all cells together.
    pub max_text_bytes: u64,
    /// The last row that a cell may stand in.
    pub max_rows: u64,
    /// The last column that a cell may stand in.
    pub max_columns: u64,
    /// How deep lists, quotations and emphasis may stand in one another, in prose.
    pub max_nesting: u64,
}

const MEBIBYTE: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_file_bytes: 128 * MEBIBYTE,
            max_xls_bytes: 32 * MEBIBYTE,
            max_ods_bytes: 32 * MEBIBYTE,
            max_inflated_bytes: 256 * MEBIBYTE,
            max_shared_text_bytes: 64 * MEBIBYTE,
            max_ratio: 250,
            max_entries: 10_000,
            max_sheets: 1_000,
            max_cells: 5_000_000,
            max_text: 32_767,
            max_text_bytes: 128 * MEBIBYTE,
            max_rows: 1_048_576,
            max_columns: 16_384,
            max_nesting: 16,
        }
    }
}

impl Limits {
    /// The names of all limits, as they are written under `limits:` in guildhall.yaml.
    pub const NAMES: [&'static str; 14] = [
        "max_file_bytes",
        "max_xls_bytes",
        "max_ods_bytes",
        "max_inflated_bytes",
        "max_shared_text_bytes",
        "max_ratio",
        "max_entries",
        "max_sheets",
        "max_cells",
        "max_text",
        "max_text_bytes",
        "max_rows",
        "max_columns",
        "max_nesting",
    ];

    /// The limit of a name, to read or to change; nothing where there is no such limit.
    pub fn named(&mut self, name: &str) -> Option<&mut u64> {
        match name {
            "max_file_bytes" => Some(&mut self.max_file_bytes),
            "max_xls_bytes" => Some(&mut self.max_xls_bytes),
            "max_ods_bytes" => Some(&mut self.max_ods_bytes),
            "max_inflated_bytes" => Some(&mut self.max_inflated_bytes),
            "max_shared_text_bytes" => Some(&mut self.max_shared_text_bytes),
            "max_ratio" => Some(&mut self.max_ratio),
            "max_entries" => Some(&mut self.max_entries),
            "max_sheets" => Some(&mut self.max_sheets),
            "max_cells" => Some(&mut self.max_cells),
            "max_text" => Some(&mut self.max_text),
            "max_text_bytes" => Some(&mut self.max_text_bytes),
            "max_rows" => Some(&mut self.max_rows),
            "max_columns" => Some(&mut self.max_columns),
            "max_nesting" => Some(&mut self.max_nesting),
            _ => None,
        }
    }
}

/// The finding for a limit that was passed: `what` says who holds too much, in the plural of `unit`.
#[must_use]
pub fn exceeded(place: Place, what: &str, allowed: u64, unit: &str, setting: &str) -> Finding {
    let message = format!(
        "{what}, where `{setting}` allows {} {unit}",
        grouped(allowed)
    );
    Finding::new(&LIMIT_EXCEEDED, place, message).help(format!(
        "raise `limits: {setting}` in guildhall.yaml if the file is what it should be"
    ))
}

/// A number with commas between its thousands.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}
