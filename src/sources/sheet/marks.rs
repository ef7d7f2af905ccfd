//! What calamine does not tell of a sheet: hidden rows, merged cells, errors it does not know.
//! Reads the XML of the package's parts; reads no values.

use std::collections::BTreeMap;
use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::place::CellAddress;

use super::Merge;
use super::package::Archive;

/// The part that holds each sheet, by the sheet's name.
pub(super) fn sheet_parts(archive: &mut Archive<'_>) -> BTreeMap<String, String> {
    let root = targets(archive, "_rels/.rels");
    let workbook = root
        .iter()
        .find(|(kind, _, _)| kind.ends_with("/officeDocument"))
        .map_or("xl/workbook.xml", |(_, _, target)| {
            target.trim_start_matches('/')
        })
        .to_owned();
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let links = targets(archive, &format!("{folder}/_rels/{name}.rels"));
    let mut parts = BTreeMap::new();
    each_tag(archive, &workbook, |tag| {
        if tag.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
            && let Some((_, _, target)) = links.iter().find(|(_, known, _)| *known == id)
        {
            let part = target
                .strip_prefix('/')
                .map_or_else(|| format!("{folder}/{target}"), str::to_owned);
            parts.insert(name, part);
        }
    });
    parts
}

/// Whether the package has the part that its root says is the workbook.
pub(super) fn has_workbook(archive: &mut Archive<'_>) -> bool {
    let root = targets(archive, "_rels/.rels");
    let mut named = root
        .iter()
        .filter(|(kind, _, _)| kind.ends_with("/officeDocument"));
    let part = named.next().map_or("xl/workbook.xml", |(_, _, target)| {
        target.trim_start_matches('/')
    });
    archive
        .file_names_raw()
        .any(|name| name.eq_ignore_ascii_case(part.as_bytes()))
}

/// Kind, id and target of each relationship in a part.
fn targets(archive: &mut Archive<'_>, part: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    each_tag(archive, part, |tag| {
        if tag.local_name().as_ref() == "Relationship"
            && let (Some(kind), Some(id), Some(target)) = (
                attribute(tag, "Type"),
                attribute(tag, "Id"),
                attribute(tag, "Target"),
            )
        {
            found.push((kind, id, target));
        }
    });
    found
}

/// The hidden rows (from 0) and the merged cells of a sheet's part.
pub(super) fn hidden_and_merged(archive: &mut Archive<'_>, part: &str) -> (Vec<u32>, Vec<Merge>) {
    let (mut hidden, mut merges, mut next) = (Vec::new(), Vec::new(), 0_u32);
    each_tag(archive, part, |tag| match tag.local_name().as_ref() {
        "row" => {
            let number = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
            let row = number.map_or(next, |number| number.saturating_sub(1));
            next = row.saturating_add(1);
            if attribute(tag, "hidden").is_some_and(|word| word == "1" || word == "true") {
                hidden.push(row);
            }
        }
        "mergeCell" => {
            if let Some(reference) = attribute(tag, "ref")
                && let Some((first, last)) = reference.split_once(':')
                && let (Some(first), Some(last)) = (address(first), address(last))
                && first.row <= last.row
                && first.column <= last.column
            {
                merges.push(Merge { first, last });
            }
        }
        _ => {}
    });
    merges.sort_by_key(|merge| merge.first);
    (hidden, merges)
}

/// The errors in a sheet's part that calamine has no word for, such as `#SPILL!`.
pub(super) fn other_errors(archive: &mut Archive<'_>, part: &str) -> Vec<(CellAddress, String)> {
    let mut found: Vec<(CellAddress, String)> = Vec::new();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut inside: Option<CellAddress> = None;
    let mut reading = false;
    each_event(archive, part, |event| match event {
        Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
            "row" => {
                let number = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
                row = number.map_or(row, |number| number.saturating_sub(1));
                column = 0;
            }
            "c" => {
                let here = attribute(tag, "r").as_deref().and_then(address);
                let here = here.unwrap_or(CellAddress::new(row, column));
                column = here.column.saturating_add(1);
                inside = (attribute(tag, "t").as_deref() == Some("e")).then_some(here);
            }
            "v" => reading = true,
            _ => reading = false,
        },
        Event::Text(text) if reading => {
            if let Some(here) = inside.take() {
                let word = text.trim().to_owned();
                if word.parse::<calamine::CellErrorType>().is_err() {
                    found.push((here, word));
                }
            }
        }
        Event::End(tag) if tag.local_name().as_ref() == "row" => row = row.saturating_add(1),
        Event::Text(_)
        | Event::End(_)
        | Event::CData(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::GeneralRef(_)
        | Event::Eof => {}
    });
    found
}

/// Row and column of `B7` or `$B$7`.
fn address(text: &str) -> Option<CellAddress> {
    let plain = text.replace('$', "");
    let split = plain.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = plain.split_at(split);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let value = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(value)?;
    }
    let row = digits.parse::<u32>().ok()?;
    Some(CellAddress::new(
        row.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}

/// An attribute of a tag by its name, without regard to prefixes.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(|value| value.into_owned())
}

/// Calls a function for each opening tag of a part; a part that is not there has none.
fn each_tag(archive: &mut Archive<'_>, part: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    each_event(archive, part, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event {
            visit(tag);
        }
    });
}

/// Calls a function for each event of a part, up to the first fault in its XML.
fn each_event(archive: &mut Archive<'_>, part: &str, mut visit: impl FnMut(&Event<'_>)) {
    let known = archive
        .file_names_raw()
        .position(|name| name.eq_ignore_ascii_case(part.trim_start_matches('/').as_bytes()));
    let Some(opened) = known.and_then(|index| archive.by_index(index).ok()) else {
        return;
    };
    let mut reader = Reader::from_reader(BufReader::new(opened.take(u64::MAX)));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => visit(&event),
        }
    }
}
