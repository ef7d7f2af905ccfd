//! What a spreadsheet file is, told by its first bytes and the names of its parts.
//! Believes no file name; reads no cell.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::ZipArchive;

use super::{Content, Format};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// How much of a text is looked at to tell what it is.
const GLANCE: usize = 4096;

/// Tells what the bytes of a file are.
pub(super) fn told(bytes: &[u8]) -> Content {
    if bytes.is_empty() {
        return Content::Text("nothing at all");
    }
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return zip_content(bytes);
    }
    if bytes.starts_with(OLE) {
        return ole_content(bytes);
    }
    let known: [(&[u8], &str); 6] = [
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a rich text document"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"\x1F\x8B", "a compressed archive"),
        (b"\x09\x08", "a workbook of Excel 4 or older"),
    ];
    if let Some((_, words)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Content::Other(words);
    }
    text_content(bytes)
}

/// Tells a web page and an XML spreadsheet from plain text.
fn text_content(bytes: &[u8]) -> Content {
    let head = bytes.get(..GLANCE).unwrap_or(bytes);
    let (encoding, mark) = Encoding::for_bom(head).unwrap_or((encoding_rs::UTF_8, 0));
    let utf16 = encoding != encoding_rs::UTF_8 || super::csv::unmarked_utf16(bytes).is_some();
    if !utf16 && head.contains(&0) {
        return Content::Other("bytes that are no spreadsheet");
    }
    let (text, _) = encoding.decode_without_bom_handling(head.get(mark..).unwrap_or_default());
    let start = text.trim_start().to_lowercase();
    if start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || start.starts_with("<table")
    {
        Content::Other("a web page")
    } else if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        Content::Other("an XML spreadsheet of 2003")
    } else if start.starts_with("<?xml") {
        Content::Other(if start.contains("<html") {
            "a web page"
        } else {
            "XML"
        })
    } else {
        Content::Text("plain text")
    }
}

/// Tells the packages that are zip files from one another.
fn zip_content(bytes: &[u8]) -> Content {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        // A broken package is for the reader to tell of.
        return Content::Workbook(Format::Xlsx);
    };
    let mut kind = String::new();
    if let Ok(part) = archive.by_name("mimetype") {
        let _ = part.take(100).read_to_string(&mut kind);
    }
    if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Content::Workbook(Format::Ods);
    }
    if kind.starts_with("application/vnd.oasis.opendocument") {
        return Content::Other("an OpenDocument file that is no spreadsheet");
    }
    let has = |ending: &str| archive.file_names_raw().any(|name| ends_with(name, ending));
    if has("workbook.bin") {
        Content::Workbook(Format::Xlsb)
    } else if has("workbook.xml") {
        Content::Workbook(Format::Xlsx)
    } else if has("word/document.xml") {
        Content::Other("a Word document")
    } else if has("ppt/presentation.xml") {
        Content::Other("a PowerPoint presentation")
    } else if has("[content_types].xml") {
        Content::Other("a package without a workbook in it")
    } else {
        Content::Other("a zip archive that is no workbook")
    }
}

/// Whether a part's name ends so, without regard to case.
pub(super) fn ends_with(name: &[u8], ending: &str) -> bool {
    let start = name.len().saturating_sub(ending.len());
    name.get(start..)
        .is_some_and(|tail| tail.eq_ignore_ascii_case(ending.as_bytes()))
}

/// Tells what an OLE container holds by the names in its directory.
fn ole_content(bytes: &[u8]) -> Content {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.chunks(64).step_by(1).enumerate().any(|(index, _)| {
            let start = index * 64;
            // Directory entries are 128 bytes long and begin with the name.
            start % 128 == 0 && bytes.get(start..start + wide.len()) == Some(wide.as_slice())
        })
    };
    if has("EncryptedPackage") {
        Content::Locked
    } else if has("Workbook") || has("Book") {
        Content::Workbook(Format::Xls)
    } else if has("WordDocument") {
        Content::Other("a Word document of before 2007")
    } else if has("PowerPoint Document") {
        Content::Other("a PowerPoint presentation of before 2007")
    } else {
        Content::Other("an Office file without a workbook in it")
    }
}
