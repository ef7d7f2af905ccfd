//! CSV files: any of the usual encodings and separators become one sheet of text.
//! Each field keeps its line, column and cell; nothing typed is turned into a number or a date.

use std::sync::Arc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::place::{CellAddress, Place, Point, Stretch};
use crate::sources::limits::Limits;

use super::gather::{Gather, Refused};
use super::{CellValue, Format, Workbook, value};

/// Raised where a quotation mark begins a field and none ends it.
pub static OPEN_QUOTATION: Code = Code {
    name: "open-quotation",
    severity: Severity::Error,
    title: "a field of a CSV file begins with a quotation mark and never ends",
    page: "A field that begins with a quotation mark runs to the next one, over line ends too. Where \
that is missing, all that follows falls into one field and rows are lost without a word.\n\nExample: \
line 7 holds `\"Economic development,R,` and the file has no further quotation mark.\n\nRemedy: add the \
quotation mark at the end of the field, or take away the first.",
};

/// How many lines are looked at to tell the separator.
const LINES_SNIFFED: usize = 50;

/// Reads a CSV file.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Workbook> {
    let text = decoded(bytes);
    let mut gather = Gather::new(file, limits, findings);
    match sheet(&text, &mut gather) {
        Ok(()) => Some(gather.workbook(Format::Csv)),
        Err(Refused) => None,
    }
}

/// The text of a file: by its byte order mark, else UTF-8 where it is that, else the likeliest
/// encoding of a British file.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"uk"), Utf8Detection::Deny);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 without a byte order mark: every other byte of its first letters is nought.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes
        .get(..64.min(bytes.len() & !1))
        .filter(|head| head.len() >= 8)?;
    let noughts = |first: usize| {
        head.iter()
            .skip(first)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let half = head.len() / 2;
    match (noughts(0), noughts(1)) {
        (0, odd) if odd * 4 >= half * 3 => Some(encoding_rs::UTF_16LE),
        (even, 0) if even * 4 >= half * 3 => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// Reads the text into one sheet, named as the file.
fn sheet(text: &str, gather: &mut Gather<'_>) -> Result<(), Refused> {
    let file = Arc::clone(gather.file());
    let name = file.rsplit('/').next().unwrap_or_default();
    let name = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .to_owned();
    gather.begin(&name, false)?;
    let (separator, said) = separator(text);
    let rows = text.get(said..).unwrap_or_default();
    let mut places = Places::new(rows, separator, if said > 0 { 2 } else { 1 });
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(rows.as_bytes());
    let mut record = csv::StringRecord::new();
    let first_row = u32::from(said > 0);
    while let Ok(true) = reader.read_record(&mut record) {
        places.begin_row();
        for (column, field) in record.iter().enumerate() {
            let (stretch, closed) = places.field(field);
            let address = CellAddress::new(
                first_row + places.row,
                u32::try_from(column).unwrap_or(u32::MAX),
            );
            if !closed {
                let place = Place {
                    file: Arc::clone(&file),
                    spot: crate::place::Spot::Field(stretch, address),
                };
                let message = format!(
                    "the field in cell `{address}` begins with a quotation mark, and none ends it"
                );
                let help = "add the quotation mark at the end of the field, or take away the first";
                gather.push(Finding::new(&OPEN_QUOTATION, place, message).help(help));
            }
            if !field.is_empty() {
                let text = CellValue::Text(value::lines(field.to_owned()));
                gather.cell(address, Some(text), None, Some(stretch))?;
            }
        }
    }
    gather.end()
}

/// The separator, and how long a first line is that says it (`sep=;`).
fn separator(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(said) = first.trim_end().strip_prefix("sep=")
        && let [separator] = said.as_bytes()
    {
        let rest = text.get(first.len()..).unwrap_or_default();
        let end = if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        };
        return (*separator, first.len() + end);
    }
    // The one that makes the most fields in lines of equal length: prose has commas too.
    let mut best = (0, b',');
    for candidate in [b',', b';', b'\t', b'|'] {
        let counts = counted(text, candidate);
        for count in counts.iter().filter(|count| **count > 0) {
            let lines = counts.iter().filter(|other| *other == count).count();
            if lines * count > best.0 {
                best = (lines * count, candidate);
            }
        }
    }
    (best.1, 0)
}

/// How often a separator stands outside quotation marks, in each of the first lines.
fn counted(text: &str, separator: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut quoted, mut count) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                counts.push(count);
                count = 0;
                if counts.len() >= LINES_SNIFFED {
                    return counts;
                }
            }
            _ if byte == separator && !quoted => count += 1,
            _ => {}
        }
    }
    counts.push(count);
    counts
}

/// Walks the text beside the reader of fields, to know where each field stands.
struct Places<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    point: Point,
    row: u32,
    begun: bool,
}

impl<'a> Places<'a> {
    /// At the first letter, which stands in a given line.
    fn new(text: &'a str, separator: u8, line: u32) -> Self {
        let point = Point::new(line, 1);
        Self {
            text,
            at: 0,
            separator,
            point,
            row: 0,
            begun: false,
        }
    }

    /// The next byte, not yet passed.
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes to the next row that is not blank.
    fn begin_row(&mut self) {
        if self.begun {
            self.row += 1;
            self.line_end();
        }
        self.begun = true;
        while self.line_end() {
            self.row += 1;
        }
    }

    /// Passes one line end, if one is next.
    fn line_end(&mut self) -> bool {
        match self.next() {
            Some(b'\n') => self.at += 1,
            Some(b'\r') => {
                self.at += 1;
                self.at += usize::from(self.next() == Some(b'\n'));
            }
            Some(_) | None => return false,
        }
        self.point = Point::new(self.point.line.saturating_add(1), 1);
        true
    }

    /// Passes letters within one line.
    fn letters(&mut self, text: &str) {
        let count = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        self.point.column = self.point.column.saturating_add(count);
        self.at += text.len();
    }

    /// Passes a field as read and the separator after it: its stretch, and whether its quotation,
    /// if it has one, was closed.
    fn field(&mut self, read: &str) -> (Stretch, bool) {
        let start = self.point;
        let mut closed = true;
        if self.next() == Some(b'"') {
            closed = self.quotation();
            let rest = self.text.get(self.at..).unwrap_or_default();
            let ends = |byte: u8| byte == self.separator || byte == b'\n' || byte == b'\r';
            let length = rest.bytes().position(ends).unwrap_or(rest.len());
            self.letters(rest.get(..length).unwrap_or_default());
        } else {
            // Without quotation marks a field stands in the file as it is read.
            self.letters(read);
        }
        let end = self.point;
        if self.next() == Some(self.separator) {
            self.at += 1;
            self.point.column = self.point.column.saturating_add(1);
        }
        (Stretch::new(start, end), closed)
    }

    /// Passes a quotation with both its marks, and tells whether there was a second.
    fn quotation(&mut self) -> bool {
        self.letters("\"");
        loop {
            if self.line_end() {
                continue;
            }
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(letter) = rest.chars().next() else {
                return false;
            };
            let doubled = rest.starts_with("\"\"");
            let length = if doubled { 2 } else { letter.len_utf8() };
            self.letters(rest.get(..length).unwrap_or_default());
            if letter == '"' && !doubled {
                return true;
            }
        }
    }
}
