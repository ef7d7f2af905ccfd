//! Bytes to text: UTF-8, UTF-16 by its mark, or the Windows code page that old exports use.

use std::sync::Arc;

use crate::code::Code;
use crate::finding::{Finding, Severity};
use crate::place::{Origin, Place, Point, Stretch};

/// A text file in an old encoding.
pub static NOT_UTF8: Code = Code {
    name: "not-utf8",
    severity: Severity::Warning,
    title: "a text file in an old encoding",
    page: "The file is not UTF-8; it was read as Windows text, which may have changed letters such as £ and é.\n\nExample: a YAML file saved by an old editor.\n\nRemedy: save the file as UTF-8.",
};

/// Decodes a file; the second value says whether it was UTF-8 or marked UTF-16.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text.into_owned(), !broken);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), true),
        Err(_) => (
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
            false,
        ),
    }
}

/// The finding for a file that had to be guessed at.
#[must_use]
pub fn not_utf8(file: &Arc<str>) -> Finding {
    Finding::new(
        &NOT_UTF8,
        Place::whole(file),
        format!("`{file}` is not UTF-8; it was read as Windows text"),
    )
    .help("save the file as UTF-8")
}

/// The origin of a text that is a whole file: every line is a run.
#[must_use]
pub fn origin_of(file: &Arc<str>, text: &str) -> Origin {
    let mut runs = vec![(0, Point::START)];
    let mut line = 1;
    for (at, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n') {
        line += 1;
        runs.push((at + 1, Point::new(line, 1)));
    }
    let place = Place::text(file, Stretch::at(Point::START));
    Origin::with_runs(place, runs)
}
