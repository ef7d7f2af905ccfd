//! The house rules: map, heads, lengths, names, floors, and who reads, writes and prints.
//! Each guard says how much it saw and fails when that is too little to mean anything.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the house rules are read from the source tree itself"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::house_source::{Parts, edges, parts};

/// What may import what: a floor, a room on it, and the rooms below whose things it uses.
///
/// The three rooms of the ground floor know one another; nowhere else do neighbours.
const FLOORS: &[(u8, &str, &[&str])] = &[
    (0, "place", &["finding", "code"]),
    (0, "finding", &["place", "code"]),
    (0, "code", &["place", "finding"]),
    (1, "values", GROUND),
    (2, "sources", GROUND),
    (3, "kinds", &["values", "sources"]),
    (4, "records", &["values", "sources", "kinds"]),
    (5, "documents", &["values", "sources", "kinds", "records"]),
    (
        6,
        "references",
        &["values", "kinds", "records", "documents"],
    ),
    (
        7,
        "views",
        &["values", "kinds", "records", "documents", "references"],
    ),
    (8, "checks", RESOLVED),
    (8, "assembly", RESOLVED),
    (8, "workbook", RESOLVED),
    (
        9,
        "judgement",
        &["kinds", "records", "references", "checks"],
    ),
    (9, "typeset", &["sources", "assembly"]),
    (10, "proof", &["typeset", "workbook", "references"]),
    (11, "output", GROUND),
    (11, "show", &["sources"]),
    (12, "pipeline", BELOW_PIPELINE),
    (
        13,
        "cli",
        &[
            "pipeline",
            "show",
            "output",
            "documents",
            "checks",
            "records",
            "kinds",
            "values",
            "sources",
        ],
    ),
    (14, "main", &["cli"]),
    // Runs while the crate is compiled, before there is any other room.
    (0, "build", &[]),
];

/// The ground floor, which everyone may use.
const GROUND: &[&str] = &["place", "finding", "code"];

/// What is there once references are resolved.
const RESOLVED: &[&str] = &[
    "values",
    "kinds",
    "records",
    "documents",
    "references",
    "views",
];

/// The pipeline calls every stage.
const BELOW_PIPELINE: &[&str] = &[
    "values",
    "sources",
    "kinds",
    "records",
    "documents",
    "references",
    "views",
    "checks",
    "assembly",
    "workbook",
    "judgement",
    "typeset",
    "proof",
    "output",
    "show",
];

/// Who alone may do what: words in code that do it, and the rooms that may say them.
const SOLE_RIGHTS: &[(&str, &[&str], &[&str])] = &[
    (
        "reads the disk",
        &["sources", "build"],
        &[
            "fs::read",
            "fs::metadata",
            "fs::symlink_metadata",
            "fs::canonicalize",
            "fs::exists",
            "File::open",
            "open_workbook(",
            ".exists()",
            ".try_exists()",
            ".is_file()",
            ".is_dir()",
        ],
    ),
    (
        "writes the disk",
        &["output"],
        &[
            "fs::write",
            "fs::create_dir",
            "fs::remove",
            "fs::rename",
            "fs::copy",
            "File::create",
            "OpenOptions",
            "NamedTempFile",
            "tempfile::",
        ],
    ),
    (
        "prints",
        &["cli", "build"],
        &["print!", "println!", "stdout()", "stderr()", "anstream::"],
    ),
    (
        "asks the clock or where it was started",
        &["cli"],
        &[
            "SystemTime",
            "Instant::now",
            "Zoned::now",
            "Timestamp::now",
            "current_dir",
            "env::var",
        ],
    ),
    (
        "starts programs or speaks to the network",
        &[],
        &["process::Command", "std::net", "TcpStream"],
    ),
];

/// Names that say nothing, for files and folders of the program.
const EMPTY_NAMES: &[&str] = &[
    "utils",
    "util",
    "helpers",
    "common",
    "misc",
    "manager",
    "handler",
    "processor",
    "core",
    "base",
    "data",
    "info",
    "submodels",
];

/// The most lines of any file, and of a template that only puts house functions together.
const MOST_LINES: usize = 500;
const MOST_LINES_OF_A_TEMPLATE: usize = 80;

/// What each guard must at least have seen.
const FEWEST_SOURCES: usize = 60;
const FEWEST_EDGES: usize = 60;
const FEWEST_STRINGS: usize = 300;
const FEWEST_TYPES: usize = 2;

// --- looking ------------------------------------------------------------------------------------

/// A file of the repository: its path from there, with `/`, and its text.
pub(crate) struct TextFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl TextFile {
    /// The path below `src/`, where it is there.
    pub(crate) fn in_src(&self) -> &str {
        self.path.strip_prefix("src/").unwrap_or(&self.path)
    }

    /// The room it belongs to: the folder below `src/`, or the file's own name.
    pub(crate) fn room(&self) -> &str {
        let first = self.in_src().split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All text files of a folder whose names end in one of the given ways, in order.
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<TextFile> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| endings.iter().any(|e| path.to_string_lossy().ends_with(e));
    let read = |path: PathBuf| TextFile {
        path: path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
        text: std::fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().filter(wanted).map(read).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

pub(crate) fn sources() -> Vec<TextFile> {
    let sources = files("src", &[".rs"]);
    assert!(
        sources.len() >= FEWEST_SOURCES,
        "saw only {} files in src",
        sources.len()
    );
    sources
}

pub(crate) fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

// --- map, heads, lengths, names -------------------------------------------------------------------

/// The files that the map in `src/lib.rs` lists: the first word of each line of its ```text blocks
/// that ends in `.rs`.
fn mapped(lib: &str) -> Vec<String> {
    let mut inside = false;
    let mut listed = Vec::new();
    for line in lib.lines().filter_map(|line| line.strip_prefix("//!")) {
        let line = line.trim();
        if line.starts_with("```") {
            inside = line == "```text";
        } else if let Some(word) = line.split_whitespace().next().filter(|_| inside) {
            listed.extend(word.ends_with(".rs").then(|| word.to_owned()));
        }
    }
    listed
}

#[test]
fn the_map_lists_every_file_and_every_listed_file_exists() {
    let sources = sources();
    let lib = sources
        .iter()
        .find(|file| file.path == "src/lib.rs")
        .unwrap();
    let listed = mapped(&lib.text);
    let listed_once: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let there: BTreeSet<&str> = sources.iter().map(TextFile::in_src).collect();
    let missing = there
        .difference(&listed_once)
        .map(|f| format!("`{f}` is not on the map"));
    let gone = listed_once
        .difference(&there)
        .map(|f| format!("`{f}` is on the map, not in src"));
    assert_none(&missing.chain(gone).collect::<Vec<_>>());
    assert_eq!(
        listed.len(),
        listed_once.len(),
        "a file is on the map twice"
    );
}

#[test]
fn the_map_is_read_from_its_text_blocks_alone() {
    let lib = "//! See main.rs\n//! ```text\n//! place.rs  where\n//!   cli/mod.rs  commands\n//! a word.rs\n//! ```\n//! late.rs\n";
    assert_eq!(mapped(lib), ["place.rs", "cli/mod.rs"]);
}

#[test]
fn every_file_opens_with_what_it_knows() {
    let headless = sources().into_iter().chain(files("tests", &[".rs"]));
    let headless = headless.filter(|file| {
        let words = file
            .text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//!"));
        words.is_none_or(|words| words.trim().len() < 10)
    });
    let problems = headless.map(|f| format!("`{}` does not open with a `//!` sentence", f.path));
    assert_none(&problems.collect::<Vec<_>>());
}

#[test]
fn no_file_is_too_long_to_read() {
    let templates = files("templates", &[".typ", ".j2"]);
    assert!(
        templates.len() > FEWEST_TYPES,
        "saw only {} templates",
        templates.len()
    );
    let tests = files("tests", &[".rs", ".py", ".java"]);
    let too_long = sources()
        .into_iter()
        .chain(templates)
        .chain(tests)
        .filter_map(|file| {
            let template = file.path.ends_with(".typ.j2");
            let most = if template {
                MOST_LINES_OF_A_TEMPLATE
            } else {
                MOST_LINES
            };
            let lines = file.text.lines().count();
            (lines > most).then(|| format!("`{}` has {lines} lines, {most} at most", file.path))
        });
    assert_none(&too_long.collect::<Vec<_>>());
}

#[test]
fn every_file_has_a_name_that_says_something() {
    let empty = sources().into_iter().filter_map(|file| {
        let mut names = file.in_src().trim_end_matches(".rs").split('/');
        let name = names.find(|name| EMPTY_NAMES.contains(name))?;
        Some(format!(
            "`{}`: `{name}` says nothing; name what it knows",
            file.path
        ))
    });
    assert_none(&empty.collect::<Vec<_>>());
}

// --- floors ---------------------------------------------------------------------------------------

fn floor(room: &str) -> Option<(u8, &'static [&'static str])> {
    FLOORS
        .iter()
        .find(|(_, name, _)| *name == room)
        .map(|(floor, _, may)| (*floor, *may))
}

#[test]
fn the_floors_themselves_go_down() {
    for (number, room, may) in FLOORS.iter().filter(|(number, ..)| *number > 0) {
        for below in *may {
            let (floor, _) = floor(below).unwrap_or_else(|| panic!("no room `{below}`"));
            assert!(
                floor < *number,
                "`{room}` may use `{below}`, which is not below it"
            );
        }
    }
}

#[test]
fn imports_go_down_the_floors() {
    let mut seen = 0;
    let mut problems = BTreeSet::new();
    for file in sources().iter().filter(|file| file.path != "src/lib.rs") {
        let from = file.room();
        let Some((floor_from, may)) = floor(from) else {
            problems.insert(format!(
                "`{}`: `{from}` has no floor in the table",
                file.path
            ));
            continue;
        };
        for to in edges(file.in_src(), &parts(&file.text).code) {
            seen += 1;
            let ground = GROUND.contains(&to.as_str());
            if to == from || ground || may.contains(&to.as_str()) {
                continue;
            }
            let floor_to = floor(&to).map_or("no floor".to_owned(), |(n, _)| format!("floor {n}"));
            problems.insert(format!(
                "`{}` uses `{to}`: from `{from}` (floor {floor_from}) to `{to}` ({floor_to})",
                file.path
            ));
        }
    }
    assert!(seen >= FEWEST_EDGES, "saw only {seen} imports");
    assert_none(&problems.into_iter().collect::<Vec<_>>());
}

// --- who may do what ------------------------------------------------------------------------------

#[test]
fn one_room_alone_reads_writes_prints_and_asks_the_clock() {
    let sources: Vec<(TextFile, Parts)> = sources()
        .into_iter()
        .map(|file| (parts(&file.text), file))
        .map(|(p, f)| (f, p))
        .collect();
    let mut problems = Vec::new();
    for (deed, rooms, words) in SOLE_RIGHTS {
        let mut seen = 0;
        for (file, parts) in &sources {
            for word in words.iter().filter(|word| parts.code.contains(**word)) {
                seen += 1;
                if !rooms.contains(&file.room()) {
                    let who = rooms
                        .first()
                        .map_or("nothing".to_owned(), |r| format!("src/{r}"));
                    problems.push(format!("`{}` has `{word}`: only {who} {deed}", file.path));
                }
            }
        }
        assert!(
            seen > 0 || rooms.is_empty(),
            "nobody {deed}: the words looked for are wrong"
        );
    }
    assert_none(&problems);
}

#[test]
fn no_document_type_is_named_in_the_program() {
    let manifests = files("templates", &["/manifest.yaml"]);
    let types: BTreeSet<&str> = manifests
        .iter()
        .filter_map(|file| file.path.split('/').nth(1))
        .collect();
    assert!(types.len() >= FEWEST_TYPES, "saw only the types {types:?}");
    let mut seen = 0;
    let mut problems = Vec::new();
    for file in sources() {
        let strings = parts(&file.text).strings;
        seen += strings.len();
        let named = strings
            .into_iter()
            .filter(|string| types.contains(string.as_str()));
        problems.extend(named.map(|name| format!("`{}` names the type `{name}`", file.path)));
    }
    assert!(seen >= FEWEST_STRINGS, "saw only {seen} strings");
    assert_none(&problems);
}

#[test]
fn every_name_of_the_house_style_is_defined_once() {
    // The house style imports all its files into one scope: a second definition would silently replace the first.
    let mut defined: BTreeSet<String> = BTreeSet::new();
    let mut problems = Vec::new();
    for file in files("templates/house", &[".typ"]) {
        let names = file
            .text
            .lines()
            .filter_map(|line| line.strip_prefix("#let "));
        for name in names {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '-');
            let name = name.get(..end.unwrap_or(name.len())).unwrap_or(name);
            if !defined.insert(name.to_owned()) {
                problems.push(format!("`{}` defines `{name}` again", file.path));
            }
        }
    }
    assert!(defined.len() >= 100, "saw only {} names", defined.len());
    assert_none(&problems);
}
