//! OpenDocument spreadsheets (`.ods`), read cell by cell as a stream of XML.
//! Repeated cells and rows are written out only where they hold something, and within the limits.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::finding::Findings;
use crate::place::{CellAddress, Place};
use crate::sources::limits::{self, Limits};

use super::gather::{Gather, Refused};
use super::marks::attribute;
use super::package::{self, Archive};
use super::{CellValue, Format, Merge, Workbook, locked, stamp, value};

/// Reads an `.ods` spreadsheet.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Option<Workbook> {
    let size = bytes.len() as u64;
    if size > limits.max_ods_bytes {
        let what = format!("`{file}` has {} bytes", limits::grouped(size));
        let place = Place::whole(file);
        findings.push(limits::exceeded(
            place,
            &what,
            limits.max_ods_bytes,
            "bytes",
            "max_ods_bytes",
        ));
        return None;
    }
    if is_locked(bytes) {
        findings.push(locked(file));
        return None;
    }
    let sound = package::check(file, bytes, limits, findings).ok()?;
    let mut gather = Gather::new(file, limits, findings);
    let mut archive = Archive::new(Cursor::new(&sound.bytes)).ok()?;
    let Ok(part) = archive.by_name("content.xml") else {
        let _ = gather.broken("is an OpenDocument package without content");
        return None;
    };
    Content::new(gather).read(BufReader::new(part)).ok()
}

/// Whether the package's list of parts speaks of encryption.
fn is_locked(bytes: &[u8]) -> bool {
    const LONGEST_MANIFEST: u64 = 1024 * 1024;
    let mut text = String::new();
    if let Ok(mut archive) = Archive::new(Cursor::new(bytes))
        && let Ok(part) = archive.by_name("META-INF/manifest.xml")
    {
        let _ = part.take(LONGEST_MANIFEST).read_to_string(&mut text);
    }
    text.contains("manifest:encryption-data") || text.contains("encrypted-package")
}

/// A cell while its tags are read.
#[derive(Default)]
struct Open {
    repeats: u32,
    span: (u32, u32),
    kind: String,
    written: Option<String>,
    failed: bool,
    formula: Option<String>,
    text: String,
    paragraphs: usize,
}

/// A cell of a row, waiting for the row's end.
struct Waiting {
    column: u32,
    repeats: u32,
    value: Option<CellValue>,
    formula: Option<String>,
}

/// Where the reading of the content stands.
struct Content<'a> {
    gather: Gather<'a>,
    style: String,
    hidden_styles: BTreeSet<String>,
    row: u32,
    row_repeats: u32,
    column: u32,
    waiting: Vec<Waiting>,
    cell: Option<Open>,
    in_sheet: bool,
    hidden_rows: Vec<u32>,
    merges: Vec<Merge>,
}

impl<'a> Content<'a> {
    /// At the start of the content.
    const fn new(gather: Gather<'a>) -> Self {
        Self {
            gather,
            style: String::new(),
            hidden_styles: BTreeSet::new(),
            row: 0,
            row_repeats: 1,
            column: 0,
            waiting: Vec::new(),
            cell: None,
            in_sheet: false,
            hidden_rows: Vec::new(),
            merges: Vec::new(),
        }
    }

    /// Reads the content to its end.
    fn read(mut self, part: impl BufRead) -> Result<Workbook, Refused> {
        let mut reader = Reader::from_reader(part);
        reader.config_mut().expand_empty_elements = true;
        let (mut buffer, mut skipped) = (Vec::new(), Vec::new());
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) if is_aside(tag.name().as_ref()) => {
                    skipped.clear();
                    if reader.read_to_end_into(tag.name(), &mut skipped).is_err() {
                        return Err(self
                            .gather
                            .broken("is a spreadsheet whose content is broken XML"));
                    }
                }
                Ok(Event::Start(tag)) => self.start(&tag)?,
                Ok(Event::End(tag)) => self.end(tag.name().as_ref())?,
                Ok(Event::Text(text)) => self.text(&text.xml10_content()),
                Ok(Event::CData(text)) => self.text(&text.xml10_content()),
                Ok(Event::GeneralRef(name)) => self.text(&referred(&name)),
                Ok(Event::Eof) => return Ok(self.gather.workbook(Format::Ods)),
                Ok(
                    Event::Empty(_)
                    | Event::Comment(_)
                    | Event::Decl(_)
                    | Event::PI(_)
                    | Event::DocType(_),
                ) => {}
                Err(_) => {
                    return Err(self
                        .gather
                        .broken("is a spreadsheet whose content is broken XML"));
                }
            }
        }
    }

    /// An opening tag.
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Refused> {
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "style:table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table:table" => {
                let name = attribute(tag, "name").unwrap_or_default();
                let style = attribute(tag, "style-name").unwrap_or_default();
                (self.row, self.in_sheet) = (0, true);
                self.gather
                    .begin(&name, self.hidden_styles.contains(&style))?;
            }
            "table:table-row" => {
                self.row_repeats = repeats(tag, "number-rows-repeated");
                self.column = 0;
                let hidden = attribute(tag, "visibility");
                if matches!(hidden.as_deref(), Some("collapse" | "filter")) {
                    self.hide_rows();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(opened(tag)),
            "text:p" | "text:h" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "text:s" => {
                let most = u32::try_from(self.gather.limits().max_text).unwrap_or(u32::MAX);
                let count = repeats(tag, "c").min(most.saturating_add(1));
                self.text(&" ".repeat(count as usize));
            }
            "text:tab" => self.text("\t"),
            "text:line-break" => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    /// A closing tag.
    fn end(&mut self, name: &str) -> Result<(), Refused> {
        match name {
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row()?,
            "table:table" if self.in_sheet => {
                self.in_sheet = false;
                let (hidden, merges) = (
                    std::mem::take(&mut self.hidden_rows),
                    std::mem::take(&mut self.merges),
                );
                self.gather.note(hidden, merges);
                self.gather.end()?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Text within a cell's paragraphs, as far as a cell may go.
    fn text(&mut self, more: &str) {
        let most = self
            .gather
            .limits()
            .max_text
            .saturating_mul(4)
            .saturating_add(4);
        if let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
            && (cell.text.len() as u64) < most
        {
            cell.text.push_str(more);
        }
    }

    /// Remembers that rows are hidden; the endless blank rows at the foot are not told of.
    fn hide_rows(&mut self) {
        const LONGEST_TOLD: u32 = 10_000;
        if self.row_repeats <= LONGEST_TOLD {
            let last = self.row.saturating_add(self.row_repeats);
            self.hidden_rows.extend(self.row..last);
        }
    }

    /// The end of a cell: it waits for the end of its row.
    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let column = self.column;
        self.column = column.saturating_add(cell.repeats);
        if cell.span != (1, 1) {
            let first = CellAddress::new(self.row, column);
            let last = CellAddress::new(
                self.row.saturating_add(cell.span.0 - 1),
                column.saturating_add(cell.span.1 - 1),
            );
            self.merges.push(Merge { first, last });
        }
        let (repeats, formula) = (cell.repeats, cell.formula.clone());
        let value = read_value(cell);
        if value.is_some() || formula.is_some() {
            self.waiting.push(Waiting {
                column,
                repeats,
                value,
                formula,
            });
        }
    }

    /// The end of a row: writes its cells out, as often as it is repeated.
    fn end_row(&mut self) -> Result<(), Refused> {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            for row in self.row..self.row.saturating_add(self.row_repeats) {
                for cell in &waiting {
                    for column in cell.column..cell.column.saturating_add(cell.repeats) {
                        let address = CellAddress::new(row, column);
                        let formula = cell.formula.as_deref();
                        self.gather
                            .cell(address, cell.value.clone(), formula, None)?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.row_repeats);
        self.row_repeats = 1;
        Ok(())
    }
}

/// Whether a tag holds what is no part of a sheet's cells: comments, drawings, tracked changes.
fn is_aside(name: &str) -> bool {
    name.starts_with("draw:")
        || matches!(
            name,
            "office:annotation" | "table:shapes" | "table:tracked-changes" | "table:dde-links"
        )
}

/// How often something is repeated, at least once.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name)
        .map_or(1, |text| text.trim().parse().unwrap_or(u32::MAX))
        .max(1)
}

/// A cell from its opening tag.
fn opened(tag: &BytesStart<'_>) -> Open {
    let mut cell = Open {
        repeats: 1,
        span: (1, 1),
        ..Open::default()
    };
    for found in tag.attributes().with_checks(false).flatten() {
        let Ok(text) = found.normalized_value(quick_xml::XmlVersion::Implicit1_0) else {
            continue;
        };
        let number = || text.trim().parse().unwrap_or(u32::MAX).max(1);
        match found.key.as_ref() {
            "table:number-columns-repeated" => cell.repeats = number(),
            "table:number-rows-spanned" => cell.span.0 = number(),
            "table:number-columns-spanned" => cell.span.1 = number(),
            "table:formula" => cell.formula = Some(plain_formula(&text)),
            "calcext:value-type" => cell.failed = text == "error",
            "office:value-type" => cell.kind = text.into_owned(),
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => cell.written = Some(text.into_owned()),
            _ => {}
        }
    }
    cell
}

/// A formula without the prefix that names its language.
fn plain_formula(text: &str) -> String {
    text.split_once(":=")
        .map_or(text, |(_, formula)| formula)
        .to_owned()
}

/// What a cell holds; nothing where it is empty.
fn read_value(cell: Open) -> Option<CellValue> {
    if cell.failed || (cell.formula.is_some() && cell.kind == "string" && is_error(&cell.text)) {
        return Some(CellValue::Error(cell.text));
    }
    let written = cell.written;
    let read = match cell.kind.as_str() {
        "" => return None,
        "float" | "percentage" | "currency" => written
            .and_then(|text| text.trim().parse::<f64>().ok())
            .map(value::number_of),
        "date" => written.map(|text| stamp::iso(&text)),
        "time" => written.map(|text| stamp::iso_duration(&text)),
        "boolean" => written.map(|text| CellValue::Boolean(text == "true")),
        _ => written.map(CellValue::Text),
    };
    let text = || CellValue::Text(value::lines(cell.text));
    let read = read.unwrap_or_else(text);
    (read != CellValue::Text(String::new())).then_some(read)
}

/// Whether a formula's text is the name of an error.
fn is_error(text: &str) -> bool {
    text.starts_with("Err:") || text.parse::<calamine::CellErrorType>().is_ok()
}

/// The character that `&amp;` or `&#8211;` stands for.
fn referred(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(name)
        .unwrap_or_default()
        .to_owned()
}
