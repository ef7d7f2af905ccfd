//! How the PDFs of the example are built for those who hear them: headings that never skip, tables with headers,
//! bookmarks that say what the contents page says.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read the example's outputs"
)]

use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::council::{council, example_output};
use crate::made::{build, pdf_text};

/// The fewest PDFs that are looked at; fewer means that the tests looked in the wrong place.
const FEWEST: usize = 50;

/// Every PDF of the example.
fn papers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir(example_output()).unwrap() {
        let folder = folder.unwrap().path();
        if folder.is_dir() {
            let files = std::fs::read_dir(folder).unwrap();
            let files = files.map(|file| file.unwrap().path());
            found.extend(files.filter(|path| path.extension().is_some_and(|end| end == "pdf")));
        }
    }
    found.sort();
    assert!(found.len() >= FEWEST, "only {} papers", found.len());
    found
}

fn open(path: &Path) -> Document {
    Document::load(path).unwrap()
}

/// The dictionary of an object, wherever it stands.
fn dictionary<'a>(pdf: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match object.as_reference() {
        Ok(id) => pdf.get_dictionary(id).ok(),
        Err(_) => object.as_dict().ok(),
    }
}

fn root<'a>(pdf: &'a Document, key: &[u8]) -> Option<&'a Dictionary> {
    dictionary(pdf, pdf.catalog().unwrap().get(key).ok()?)
}

/// The sorts of a paper's elements in reading order, each with how deep it stands.
fn elements(pdf: &Document) -> Vec<(String, usize)> {
    fn walk(pdf: &Document, element: &Dictionary, depth: usize, found: &mut Vec<(String, usize)>) {
        if let Ok(sort) = element.get(b"S").and_then(Object::as_name) {
            found.push((String::from_utf8_lossy(sort).into_owned(), depth));
        }
        let kids = match element.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(one) => vec![one.clone()],
            Err(_) => Vec::new(),
        };
        for kid in &kids {
            if let Some(kid) = dictionary(pdf, kid) {
                walk(pdf, kid, depth + 1, found);
            }
        }
    }
    let mut found = Vec::new();
    walk(pdf, root(pdf, b"StructTreeRoot").unwrap(), 0, &mut found);
    found
}

/// The titles of a paper's bookmarks, in order, at every level.
fn bookmarks(pdf: &Document) -> Vec<String> {
    fn walk(pdf: &Document, first: ObjectId, found: &mut Vec<String>) {
        let mut next = Some(first);
        while let Some(id) = next {
            let item = pdf.get_dictionary(id).unwrap();
            let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
            found.push(title.split_whitespace().collect::<Vec<_>>().join(" "));
            let link = |key: &[u8]| item.get(key).and_then(Object::as_reference).ok();
            if let Some(inner) = link(b"First") {
                walk(pdf, inner, found);
            }
            next = link(b"Next");
        }
    }
    let mut found = Vec::new();
    let outlines = root(pdf, b"Outlines");
    let first = outlines.and_then(|o| o.get(b"First").and_then(Object::as_reference).ok());
    if let Some(first) = first {
        walk(pdf, first, &mut found);
    }
    found
}

#[test]
fn headings_begin_at_the_first_level_and_never_skip_one() {
    let mut looked = 0;
    for path in papers() {
        let mut last = 0;
        for (sort, _) in elements(&open(&path)) {
            let level = sort.strip_prefix('H').and_then(|level| level.parse().ok());
            let Some(level) = level.filter(|level: &u32| *level > 0) else {
                continue;
            };
            assert!(
                level <= last + 1,
                "{}: H{level} after H{last}",
                path.display()
            );
            last = level;
            looked += 1;
        }
    }
    assert!(looked > 300, "only {looked} headings were looked at");
}

#[test]
fn every_table_has_a_header() {
    let mut looked = 0;
    for path in papers() {
        let elements = elements(&open(&path));
        for (at, (sort, depth)) in elements.iter().enumerate() {
            if sort != "Table" {
                continue;
            }
            let inside = elements[at + 1..]
                .iter()
                .take_while(|(_, inner)| inner > depth);
            let headers = inside.filter(|(sort, _)| sort == "TH").count();
            assert!(headers > 0, "{}: a table without a header", path.display());
            looked += 1;
        }
    }
    assert!(looked > 60, "only {looked} tables were looked at");
}

#[test]
fn the_bookmarks_say_what_the_contents_page_says() {
    let test = "the_bookmarks_say_what_the_contents_page_says";
    let mut looked = 0;
    for path in papers() {
        let Some(text) = pdf_text(&std::fs::read(&path).unwrap(), test) else {
            return;
        };
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // Bookmarks keep the apostrophe as it was typed.
        let words = words.replace('’', "'");
        // A pack lists its papers, and each may have contents of its own: packs are looked at by themselves.
        let is_pack = words.contains("Papers in this pack");
        if is_pack || !elements(&open(&path)).iter().any(|(sort, _)| sort == "TOC") {
            continue;
        }
        let bookmarks = bookmarks(&open(&path));
        assert!(bookmarks.len() > 5, "{}: {bookmarks:?}", path.display());
        // Each stands after the one before it, with dots to its page.
        let mut from = words.find("Contents").unwrap();
        for title in bookmarks.iter().filter(|title| *title != "Contents") {
            let found = words[from..].find(&format!("{title} ."));
            let at = found.unwrap_or_else(|| {
                panic!("{}: `{title}` is not among the contents", path.display())
            });
            from += at + title.len();
        }
        let lines = text
            .lines()
            .filter(|line| line.contains(" . . . ."))
            .count();
        let listed = bookmarks
            .iter()
            .filter(|title| *title != "Contents")
            .count();
        assert_eq!(lines, listed, "{}: {bookmarks:#?}", path.display());
        looked += 1;
    }
    assert_eq!(looked, 2, "the policy and its booklet have contents");
}

#[test]
fn an_image_is_read_aloud_unless_it_is_decorative() {
    let figures = |words: &str| {
        let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
        let council = council().with("inputs/line.svg", drawing).replace(
            "inputs/report.yaml",
            "Comments can still change it.",
            &format!("\"Comments can change it.\\n\\n![{words}](line.svg)\""),
        );
        let built = build(&council, &["OS 1/04"]);
        assert_eq!(built.faults(), "");
        let pdf = Document::load_mem(built.file("os-1-04/os-1-04.pdf")).unwrap();
        let found = elements(&pdf).into_iter();
        found.filter(|(sort, _)| sort == "Figure").count()
    };
    assert_eq!(figures("A triangle in black"), 1);
    assert_eq!(figures("decorative"), 0);
}

/// The tags of a list item that is read as number, heading and what follows.
const ITEM: [&str; 4] = ["LI", "Lbl", "LBody", "H2"];

#[test]
fn an_agenda_is_a_list_whose_numbers_titles_and_bookmarks_come_in_order() {
    let test = "an_agenda_is_a_list_whose_numbers_titles_and_bookmarks_come_in_order";
    let mut looked = 0;
    for path in papers() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("agenda-") {
            continue;
        }
        let pdf = open(&path);
        let tags: Vec<String> = elements(&pdf).into_iter().map(|(sort, _)| sort).collect();
        assert!(
            !tags.iter().any(|sort| sort == "Table"),
            "{name} lays nothing out in a table"
        );
        let numbered = |title: &&String| title.starts_with("A.") || title.starts_with("B.");
        let bookmarks = bookmarks(&pdf);
        let items: Vec<&String> = bookmarks.iter().filter(numbered).collect();
        assert!(items.len() > 8, "{name}: {bookmarks:?}");
        let read: Vec<&str> = tags
            .iter()
            .map(String::as_str)
            .filter(|sort| !matches!(*sort, "Span" | "Div"))
            .collect();
        let lists = read
            .windows(ITEM.len())
            .filter(|seen| *seen == ITEM)
            .count();
        assert_eq!(lists, items.len(), "{name}: {read:?}");
        let Some(text) = pdf_text(&std::fs::read(&path).unwrap(), test) else {
            return;
        };
        let words = text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('’', "'");
        let mut from = 0;
        for title in items {
            let at = words[from..].find(title.as_str());
            from += at
                .unwrap_or_else(|| panic!("{name}: `{title}` is not read in its place:\n{words}"));
        }
        looked += 1;
    }
    assert_eq!(
        looked, 8,
        "the example has four agendas, each in large print as well"
    );
}
