//! Spreadsheets: the bytes of a workbook or a CSV file become sheets of located cells.
//! Looks at what a file holds, not only at its name; never reads the disk and never guesses a value.

mod biff;
mod book;
mod content;
mod csv;
mod gather;
pub mod inspect;
mod marks;
mod ods;
mod package;
mod quote;
mod stamp;
pub mod table;
mod value;
mod xls;
mod xlsx;

use std::sync::Arc;

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::Place;
use crate::sources::limits::{self, Limits};

pub use book::{Cell, CellValue, Format, Held, Merge, Sheet, Workbook};
pub use csv::OPEN_QUOTATION;
pub use gather::{ERROR_CELL, FORMULA_WITHOUT_VALUE, HIDDEN_ROWS, MERGED_CELLS};
pub use quote::{SheetQuote, quote};

/// Raised when a file is not a spreadsheet that can be read.
pub static UNREADABLE_WORKBOOK: Code = Code {
    name: "unreadable-workbook",
    severity: Severity::Error,
    title: "a file is not a spreadsheet that can be read",
    page: "Other systems often save a web page or plain text under the name of a workbook. Excel opens \
it with a warning; guildhall does not guess.\n\nExample: a report of the finance system named \
budget.xls that is a web page inside.\n\nRemedy: open the file in Excel and save it as an Excel \
workbook (.xlsx) or as CSV.",
};

/// Raised when a workbook is encrypted.
pub static PASSWORD_PROTECTED: Code = Code {
    name: "password-protected",
    severity: Severity::Error,
    title: "a workbook is locked with a password",
    page: "A workbook with a password to open is encrypted: nothing in it can be read. (A password that \
only protects sheets from editing does no harm.)\n\nExample: staffing.xlsx saved with a password to \
open.\n\nRemedy: open it in Excel, remove the password under File, Info, Protect Workbook, and save.",
};

/// Raised when a file is broken, or says one thing twice.
pub static DAMAGED_FILE: Code = Code {
    name: "damaged-file",
    severity: Severity::Error,
    title: "a file is damaged",
    page: "A file that was cut short or changed on its way may still open and show wrong figures. So \
checksums and structure are checked, and a file that fails is refused.\n\nExample: a workbook whose \
first sheet does not match its checksum.\n\nRemedy: fetch the file again from where it came, or open \
it in Excel, look through it and save it anew.",
};

/// Raised when a file's name says one format and its content another that can be read.
pub static MISNAMED_FILE: Code = Code {
    name: "misnamed-file",
    severity: Severity::Note,
    title: "a file's name says one format, its content another",
    page: "The file was read as what it holds. The name misleads people and other programs.\n\nExample: \
plan.xls that is an .xlsx workbook inside.\n\nRemedy: rename the file to what it is.",
};

/// Every code that reading spreadsheets can raise.
pub static CODES: &[&Code] = &[
    &UNREADABLE_WORKBOOK,
    &PASSWORD_PROTECTED,
    &DAMAGED_FILE,
    &MISNAMED_FILE,
    &limits::LIMIT_EXCEEDED,
    &gather::ERROR_CELL,
    &gather::FORMULA_WITHOUT_VALUE,
    &gather::HIDDEN_ROWS,
    &gather::MERGED_CELLS,
    &csv::OPEN_QUOTATION,
    &table::HEADER_NOT_FOUND,
    &table::DUPLICATE_HEADER,
    &table::UNKNOWN_COLUMN,
];

/// The endings of file names that are read as spreadsheets.
pub const EXTENSIONS: [&str; 6] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"];

/// Reads a spreadsheet: all its sheets, each cell with its place.
///
/// What cannot be understood is a finding at its cell. Where nothing can be read there is a finding
/// of error severity, and no workbook.
pub fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Workbook> {
    let whole = Place::whole(file);
    let size = bytes.len() as u64;
    if size > limits.max_file_bytes {
        let what = format!("`{file}` has {} bytes", limits::grouped(size));
        let allowed = limits.max_file_bytes;
        findings.push(limits::exceeded(
            whole,
            &what,
            allowed,
            "bytes",
            "max_file_bytes",
        ));
        return None;
    }
    let named = extension(file);
    let told = match content::told(bytes) {
        Content::Text(kind) => text_content(kind, &named),
        known @ (Content::Workbook(_) | Content::Locked | Content::Other(_)) => known,
    };
    let format = match told {
        Content::Workbook(format) => format,
        Content::Text(_) => Format::Csv,
        Content::Locked => {
            findings.push(locked(file));
            return None;
        }
        Content::Other(what) => {
            findings.push(unreadable(file, &named, what));
            return None;
        }
    };
    if !fits(&named, format) {
        let message = format!(
            "`{file}` is named `.{named}` but holds {}, and was read as that",
            format.words()
        );
        let help = format!("rename it to end in `.{}`", format.word());
        findings.push(Finding::new(&MISNAMED_FILE, whole, message).help(help));
    }
    match format {
        Format::Xlsx | Format::Xlsb => xlsx::read(file, bytes, format, limits, findings),
        Format::Ods => ods::read(file, bytes, limits, findings),
        Format::Xls => xls::read(file, bytes, limits, findings),
        Format::Csv => csv::read(file, bytes, limits, findings),
    }
}

/// What the bytes of a file turn out to be.
enum Content {
    /// A workbook of a known format.
    Workbook(Format),
    /// Text without the marks of another format.
    Text(&'static str),
    /// An encrypted workbook.
    Locked,
    /// Something else, in words.
    Other(&'static str),
}

/// Text is read as CSV only where the name says so.
fn text_content(kind: &'static str, named: &str) -> Content {
    match named {
        "csv" | "tsv" | "txt" => Content::Text(kind),
        _ => Content::Other(kind),
    }
}

/// The ending of a file's name, in small letters.
fn extension(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default()
}

/// Whether a file's name says what the file holds.
fn fits(named: &str, format: Format) -> bool {
    match format {
        Format::Xlsx => matches!(named, "xlsx" | "xlsm" | "xltx" | "xltm"),
        Format::Xlsb => named == "xlsb",
        Format::Xls => matches!(named, "xls" | "xlt"),
        Format::Ods => matches!(named, "ods" | "ots"),
        Format::Csv => matches!(named, "csv" | "tsv" | "txt"),
    }
}

/// The finding for an encrypted workbook.
fn locked(file: &Arc<str>) -> Finding {
    let message =
        format!("`{file}` is locked with a password, a workbook without one was expected");
    Finding::new(&PASSWORD_PROTECTED, Place::whole(file), message)
        .help("open it in Excel, remove the password and save it again")
}

/// The finding for a file that is something else than a spreadsheet.
fn unreadable(file: &Arc<str>, named: &str, what: &str) -> Finding {
    let expected = match named {
        "csv" => "lines of comma-separated values were",
        "ods" => "an OpenDocument spreadsheet was",
        _ => "an Excel workbook was",
    };
    let message = format!("`{file}` holds {what}, {expected} expected");
    Finding::new(&UNREADABLE_WORKBOOK, Place::whole(file), message)
        .help("open it in Excel and save it as an Excel workbook (.xlsx)")
}

/// The finding for a broken file; `what` continues a sentence that begins with the file's name.
fn damaged(file: &Arc<str>, what: &str) -> Finding {
    Finding::new(
        &DAMAGED_FILE,
        Place::whole(file),
        format!("`{file}` {what}"),
    )
    .help("fetch it again from where it came, or open it in Excel and save it anew")
}
