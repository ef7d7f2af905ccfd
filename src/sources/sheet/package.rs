//! Whether the package of a workbook is sound, before anything in it is trusted.
//! Counts, measures and checks checksums; never keeps what it unpacks, and reads no cell.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::place::Place;
use crate::sources::limits::{self, Limits};

use super::content::ends_with;
use super::damaged;
use super::gather::Refused;
use crate::finding::Findings;

/// The parts of a package, and which of them have marks that call for a closer look.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Words for a package that does not unpack.
pub(super) const BROKEN: &str = "is a broken or shortened package, a whole workbook was expected";
/// Parts smaller than this may be packed as tightly as they like.
const RATIO_GRACE: u64 = 1024 * 1024;
/// The fewest bytes that one text takes up in a list of texts.
const SMALLEST_SHARED_TEXT: u64 = 5;

/// What the checks of a package found out on the way.
pub(super) struct Sound<'a> {
    /// The package, its parts written in UTF-8.
    pub(super) bytes: Cow<'a, [u8]>,
    /// Parts that speak of hidden rows or merged cells, by name.
    pub(super) marked: BTreeSet<String>,
}

/// Checks the package of a workbook: its size, its parts, their checksums and encodings.
pub(super) fn check<'a>(
    file: &Arc<str>,
    bytes: &'a [u8],
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Sound<'a>, Refused> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        findings.push(damaged(file, BROKEN));
        return Err(Refused);
    };
    measure(file, &mut archive, limits, findings)?;
    distinct(file, &mut archive, findings)?;
    let mut marked = BTreeSet::new();
    let mut wide = false;
    for index in 0..archive.len() {
        let drained = drain(&mut archive, index);
        let (name, seen) = match drained {
            Ok(Some(seen)) => seen,
            Ok(None) => continue,
            Err(what) => {
                findings.push(damaged(file, &what));
                return Err(Refused);
            }
        };
        wide |= seen.wide;
        if seen.marked {
            marked.insert(name);
        }
    }
    let bytes = if wide {
        Cow::Owned(narrowed(file, &mut archive, findings)?)
    } else {
        Cow::Borrowed(bytes)
    };
    check_shared_texts(file, &bytes, findings)?;
    Ok(Sound { bytes, marked })
}

/// Holds the declared sizes of all parts against the limits. (Unpacking stops at the declared size.)
fn measure(
    file: &Arc<str>,
    archive: &mut Archive<'_>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<(), Refused> {
    let mut refuse = |what: String, allowed: u64, unit: &str, setting: &str| {
        findings.push(limits::exceeded(
            Place::whole(file),
            &what,
            allowed,
            unit,
            setting,
        ));
        Err(Refused)
    };
    if archive.len() as u64 > limits.max_entries {
        let what = format!(
            "`{file}` has {} parts",
            limits::grouped(archive.len() as u64)
        );
        return refuse(what, limits.max_entries, "parts", "max_entries");
    }
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index_raw(index) else {
            continue;
        };
        let (size, packed) = (part.size(), part.compressed_size());
        let name = part.name().map(|n| n.into_owned()).unwrap_or_default();
        total = total.saturating_add(size);
        if total > limits.max_inflated_bytes {
            let what = format!("`{file}` unpacks to more");
            return refuse(
                what,
                limits.max_inflated_bytes,
                "bytes",
                "max_inflated_bytes",
            );
        }
        if ends_with(name.as_bytes(), "sharedstrings.xml") && size > limits.max_shared_text_bytes {
            let what = format!(
                "the list of texts in `{file}` unpacks to {} bytes",
                limits::grouped(size)
            );
            return refuse(
                what,
                limits.max_shared_text_bytes,
                "bytes",
                "max_shared_text_bytes",
            );
        }
        if size > RATIO_GRACE && size / packed.max(1) > limits.max_ratio {
            let what = format!(
                "part `{name}` of `{file}` unpacks to {} times its size",
                size / packed.max(1)
            );
            return refuse(what, limits.max_ratio, "times", "max_ratio");
        }
    }
    Ok(())
}

/// Refuses a package whose parts share a name or a byte.
fn distinct(
    file: &Arc<str>,
    archive: &mut Archive<'_>,
    findings: &mut Findings,
) -> Result<(), Refused> {
    let mut names = BTreeSet::new();
    let twice = archive.has_duplicate_names()
        || archive
            .file_names_raw()
            .any(|name| !names.insert(name.to_ascii_lowercase()));
    if twice {
        findings.push(damaged(
            file,
            "has two parts with one name, so it says two things at once",
        ));
        return Err(Refused);
    }
    if archive.has_overlapping_entries().unwrap_or(true) {
        findings.push(damaged(
            file,
            "has parts that overlap, as no program writes them",
        ));
        return Err(Refused);
    }
    Ok(())
}

/// What was seen of a part while its checksum was worked out.
#[derive(Default)]
struct Seen {
    wide: bool,
    marked: bool,
}

/// Whether cells are read from a part, so that its checksum matters.
fn is_used(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let text = [".xml", ".rels", ".bin"]
        .iter()
        .any(|ending| name.ends_with(ending));
    text && ![
        "/media/",
        "/printersettings/",
        "docprops/",
        "/drawings/",
        "/charts/",
        "/theme/",
    ]
    .iter()
    .any(|folder| name.contains(folder))
}

/// Unpacks a part to its end, which checks its checksum; keeps nothing.
fn drain(archive: &mut Archive<'_>, index: usize) -> Result<Option<(String, Seen)>, String> {
    let mut part = archive.by_index(index).map_err(|error| unopened(&error))?;
    let Ok(name) = part.name().map(|name| name.into_owned()) else {
        return Ok(None);
    };
    if !is_used(&name) {
        return Ok(None);
    }
    let is_sheet = name.contains("sheet") || name.contains("Sheet");
    let mut seen = Seen::default();
    let mut buffer = vec![0_u8; 64 * 1024];
    let mut kept = 0;
    let mut first = true;
    loop {
        let space = buffer.get_mut(kept..).unwrap_or_default();
        let read = part
            .read(space)
            .map_err(|error| broken_part(&name, &error))?;
        if read == 0 {
            break;
        }
        let filled = kept + read;
        let window = buffer.get(..filled).unwrap_or_default();
        if first {
            seen.wide = is_wide(window);
            first = filled < 4;
        }
        seen.marked = seen.marked || (is_sheet && has_marks(window));
        kept = filled.min(OVERLAP);
        buffer.copy_within(filled - kept..filled, 0);
    }
    Ok(Some((name, seen)))
}

/// Words for a part that cannot be opened.
fn unopened(error: &ZipError) -> String {
    let words = if matches!(error, ZipError::CompressionMethodNotSupported(_)) {
        "is packed in a way that no spreadsheet program uses"
    } else if matches!(
        error,
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword
    ) {
        "is a package with encrypted parts"
    } else {
        BROKEN
    };
    words.to_owned()
}

/// How many bytes of one window are looked at again with the next, so that no mark falls between.
const OVERLAP: usize = 16;

/// Whether a stretch of a sheet speaks of hidden rows or merged cells.
fn has_marks(window: &[u8]) -> bool {
    /// As many bytes as are looked through at once for the first letters, which are rare in a sheet.
    const AT_ONCE: usize = 128;
    let begins = |byte: u8| byte == b'h' || byte == b'm';
    window.chunks(AT_ONCE).enumerate().any(|(index, chunk)| {
        let any = chunk.iter().fold(false, |any, byte| any | begins(*byte));
        any && chunk.iter().enumerate().any(|(offset, byte)| {
            let tail = window.get(index * AT_ONCE + offset..).unwrap_or_default();
            begins(*byte) && (tail.starts_with(b"hidden=") || tail.starts_with(b"mergeCell"))
        })
    })
}

/// Whether a part begins as UTF-16 does.
fn is_wide(start: &[u8]) -> bool {
    matches!(
        start,
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]
    )
}

/// Words for a part that does not unpack.
fn broken_part(name: &str, error: &std::io::Error) -> String {
    if error.to_string().to_lowercase().contains("checksum") {
        format!(
            "has a part `{name}` that does not match its checksum, so its values cannot be trusted"
        )
    } else {
        format!("has a part `{name}` that does not unpack")
    }
}

/// The package again with its UTF-16 parts written in UTF-8, which the readers need.
fn narrowed(
    file: &Arc<str>,
    archive: &mut Archive<'_>,
    findings: &mut Findings,
) -> Result<Vec<u8>, Refused> {
    let copy = |archive: &mut Archive<'_>| -> Option<Vec<u8>> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).ok()?;
            let name = part.name().ok()?.into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).ok()?;
            if is_wide(&bytes) && is_used(&name) {
                bytes = narrow(&bytes).into_bytes();
            }
            writer.start_file(name, stored).ok()?;
            std::io::Write::write_all(&mut writer, &bytes).ok()?;
        }
        writer.finish().ok().map(Cursor::into_inner)
    };
    copy(archive).ok_or_else(|| {
        findings.push(damaged(file, BROKEN));
        Refused
    })
}

/// UTF-16 XML as UTF-8, without the declaration that would say otherwise.
fn narrow(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xFE, 0xFF, ..] | [0, b'<', ..] => encoding_rs::UTF_16BE,
        _ => encoding_rs::UTF_16LE,
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    match text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
    {
        Some((_, rest)) => rest.to_owned(),
        None => text.into_owned(),
    }
}

/// Refuses a list of texts that claims more texts than its bytes can hold: readers set memory aside
/// for as many as it claims.
fn check_shared_texts(
    file: &Arc<str>,
    bytes: &[u8],
    findings: &mut Findings,
) -> Result<(), Refused> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return Err(Refused);
    };
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            continue;
        };
        if !part
            .name()
            .is_ok_and(|name| ends_with(name.as_bytes(), "sharedstrings.xml"))
        {
            continue;
        }
        let size = part.size();
        let claimed = claimed_texts(std::io::BufReader::new(part));
        if claimed > size / SMALLEST_SHARED_TEXT {
            let claimed = limits::grouped(claimed);
            let what = format!(
                "claims {claimed} texts in a list of {} bytes",
                limits::grouped(size)
            );
            findings.push(damaged(file, &what));
            return Err(Refused);
        }
    }
    Ok(())
}

/// How many texts the list says it has.
fn claimed_texts(part: impl std::io::BufRead) -> u64 {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "sst" => {
                return tag
                    .attributes()
                    .with_checks(false)
                    .flatten()
                    .filter(|a| a.key.local_name().as_ref() == "uniqueCount")
                    .map(|a| {
                        a.value
                            .trim()
                            .trim_start_matches('+')
                            .parse()
                            .unwrap_or_else(|_| over(&a.value))
                    })
                    .max()
                    .unwrap_or(0);
            }
            Ok(Event::Eof) | Err(_) => return 0,
            Ok(_) => {}
        }
    }
}

/// A number too large to be read counts as the largest; what is no number counts as none.
fn over(digits: &str) -> u64 {
    if digits.trim().bytes().all(|byte| byte.is_ascii_digit()) && !digits.is_empty() {
        u64::MAX
    } else {
        0
    }
}
