//! What a PDF says: the words of its pages as they are set, and every string in its objects and streams.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::leak::Said;

/// The words of every page, in the order they are set.
pub(super) fn pages(document: &PagedDocument) -> Vec<Said> {
    let pages = document.pages().iter().enumerate();
    let said = pages.map(|(number, page)| {
        let mut text = String::new();
        words(&page.frame, &mut text);
        Said {
            at: format!("page {}", number + 1),
            text,
        }
    });
    said.collect()
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only groups and text hold words"
)]
fn words(frame: &Frame, out: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => words(&group.frame, out),
            FrameItem::Text(text) => {
                out.push_str(&text.text);
                out.push(' ');
            }
            _ => {}
        }
    }
}

/// Every string of the file: properties, bookmarks, words for images, names, and what its streams hold.
pub(super) fn inside(bytes: &[u8]) -> Result<Vec<Said>, String> {
    let document = Document::load_mem(bytes).map_err(|fault| fault.to_string())?;
    let mut said = Vec::new();
    for ((number, _), object) in &document.objects {
        let mut text = String::new();
        strings(object, &mut text);
        if let Object::Stream(stream) = object {
            let plain = stream
                .decompressed_content()
                .unwrap_or_else(|_| stream.content.clone());
            if let Ok(content) = Content::decode(&plain) {
                let operands = content.operations.iter().flat_map(|step| &step.operands);
                operands.for_each(|operand| strings(operand, &mut text));
            }
            text.push_str(&String::from_utf8_lossy(&plain));
        }
        let at = format!("object {number}");
        said.push(Said { at, text });
    }
    let mut trailer = String::new();
    of_dictionary(&document.trailer, &mut trailer);
    said.push(Said {
        at: "its trailer".to_owned(),
        text: trailer,
    });
    Ok(said)
}

/// Every string and name in an object, each on a line.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all other objects are figures and references"
)]
fn strings(object: &Object, out: &mut String) {
    match object {
        Object::String(bytes, _) => {
            out.push_str(&decoded(bytes));
            out.push('\n');
        }
        Object::Name(name) => {
            out.push_str(&String::from_utf8_lossy(name));
            out.push('\n');
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Object::Dictionary(dictionary) => of_dictionary(dictionary, out),
        Object::Stream(stream) => of_dictionary(&stream.dict, out),
        _ => {}
    }
}

fn of_dictionary(dictionary: &Dictionary, out: &mut String) {
    dictionary.iter().for_each(|(_, value)| strings(value, out));
}

/// A text string: UTF-16 where its mark says so, else letters as they are.
fn decoded(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units: Vec<u16> = rest
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_be_bytes([*pair.first()?, *pair.get(1)?])))
            .collect();
        return String::from_utf16_lossy(&units);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
