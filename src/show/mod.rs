//! Findings to text: for people, one a line, and for programs.
//! Knows nothing of terminals but colour on or off; asks `Quotes` for the lines it quotes, and reads no file.

pub mod allowed;
pub mod human;
pub mod json;
pub mod short;

use std::ops::Range;

use crate::finding::{Finding, Severity, counted};
use crate::place::CellAddress;

pub use human::human;
pub use json::json;
pub use short::short;

/// What the formats for people quote: lines of files and rows of sheets, as they were read in this run.
pub trait Quotes {
    /// The whole text of a text file, by its path from the workspace's root.
    fn text(&self, file: &str) -> Option<&str>;

    /// The row of a workbook's sheet in which a cell stands, with the cell marked.
    fn row(&self, file: &str, sheet: &str, address: CellAddress) -> Option<RowQuote>;
}

/// No quotations at all: places are named, nothing is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoQuotes;

impl Quotes for NoQuotes {
    fn text(&self, _file: &str) -> Option<&str> {
        None
    }

    fn row(&self, _file: &str, _sheet: &str, _address: CellAddress) -> Option<RowQuote> {
        None
    }
}

/// Rows of a sheet set out as lines of text, with one cell of the last line marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowQuote {
    /// The header row, where there is one, and the row in question.
    pub lines: Vec<String>,
    /// The marked characters of the last line: counted in Unicode scalar values from 0, end exclusive.
    pub mark: Range<usize>,
}

impl RowQuote {
    /// Sets out a header row (where there is one) and the row in question, one under the other.
    ///
    /// Both come as their number, as the spreadsheet shows it, and their text; `mark` is the bytes of
    /// the row's text that are the cell. Each line begins with the row's number.
    #[must_use]
    pub fn of(header: Option<(u32, &str)>, row: (u32, &str), mark: Range<usize>) -> Self {
        let width = row.0.to_string().len();
        let rows = header.into_iter().chain([row]);
        let lines = rows.map(|(number, text)| format!("{number:>width$} | {text}"));
        let before = width + " | ".len();
        let characters = |byte: usize| {
            let until = row.1.char_indices().take_while(|(at, _)| *at < byte);
            before + until.count()
        };
        // An empty cell is marked where it would stand.
        let end = characters(mark.end).max(characters(mark.start) + 1);
        Self {
            lines: lines.collect(),
            mark: characters(mark.start)..end,
        }
    }
}

/// How many findings there are of each severity, and in how many documents, in English:
/// `2 errors, 1 warning and 3 notes in 4 documents`.
#[must_use]
pub fn summary_line(findings: &[Finding], documents: usize) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
        let number = count(findings, severity);
        (number > 0).then(|| counted(number, severity.word()))
    });
    let parts: Vec<String> = counts.into_iter().flatten().collect();
    let found = match parts.split_last() {
        None => "nothing found".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    };
    match documents {
        0 => found,
        _ => format!("{found} in {}", counted(documents, "document")),
    }
}

/// How many findings there are of one severity.
fn count(findings: &[Finding], severity: Severity) -> usize {
    findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .count()
}

/// Text that is safe on a screen, character for character: controls that move the cursor, change
/// colours or turn the direction of writing become `�`, and white space of any sort a space.
fn visible(text: &str) -> String {
    text.chars().map(visible_character).collect()
}

/// One character, safe on a screen.
fn visible_character(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // Bidirectional controls, zero-width characters, invisible operators and tags: what
        // is read must be what is written.
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            '\u{fffd}'
        }
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        _ if character.is_control() => '\u{fffd}',
        _ => character,
    }
}
