//! What a workbook says: the words of each of its parts, with and without the marks between them, and their names.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::leak::Said;

/// Every part of the workbook.
pub(super) fn inside(bytes: &[u8]) -> Result<Vec<Said>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|fault| fault.to_string())?;
    let mut said = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive
            .by_index(number)
            .map_err(|fault| fault.to_string())?;
        let mut content = Vec::new();
        part.read_to_end(&mut content)
            .map_err(|fault| fault.to_string())?;
        let raw = unescaped(&String::from_utf8_lossy(&content));
        // A word may be cut by marks, and an attribute stands within one.
        let name = String::from_utf8_lossy(part.name_raw());
        let text = format!("{name}\n{raw}\n{}", without_marks(&raw));
        let at = format!("its part {name}");
        said.push(Said { at, text });
    }
    Ok(said)
}

/// Text without what stands between `<` and `>`.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if inside => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Text with the five entities of XML as what they stand for.
fn unescaped(text: &str) -> String {
    let entities = [
        ("&lt;", "‹"),
        ("&gt;", "›"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    let mut out = text.to_owned();
    for (entity, sign) in entities {
        out = out.replace(entity, sign);
    }
    out
}
