//! What becomes of a council: its papers made in memory, its files laid out in a folder, the program run there,
//! and the words of a finished PDF. Knows no document type by name.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests lay out workspaces for the program and read what it made"
)]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use guildhall::finding::{Finding, Findings, Severity};
use guildhall::output::ledger::Ledger;
use guildhall::pipeline::{Wish, load, make};
use guildhall::show::short;
use guildhall::sources::Limits;
use guildhall::sources::made::Found;
use tempfile::TempDir;

use crate::council::Council;

/// What a build made and found.
pub(crate) struct Built {
    pub(crate) findings: Vec<Finding>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The documents named are made, or all of them.
pub(crate) fn build(council: &Council, documents: &[&str]) -> Built {
    let documents = documents.iter().map(|&id| id.to_owned()).collect();
    let wish = Wish {
        documents,
        ..Wish::default()
    };
    let sources = council.sources();
    let loaded = load(&sources, &wish, Findings::default());
    let made = make(
        &sources,
        &loaded,
        &wish,
        &Ledger::default(),
        &Found::default(),
    );
    let ours = |path: &str| path.starts_with(".guildhall/") || path == "manifest.json";
    let artifacts = made
        .artifacts
        .into_iter()
        .filter(|artifact| !ours(&artifact.path));
    Built {
        findings: made.findings.list().to_vec(),
        files: artifacts
            .map(|artifact| (artifact.path, artifact.bytes))
            .collect(),
    }
}

/// A council's files in a folder of their own.
pub(crate) fn lay_out(council: &Council) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for path in council.paths() {
        write(&folder.path().join(&path), council.bytes(&path));
    }
    folder
}

impl Built {
    /// The errors and warnings, one a line: what would be printed with `--format short`.
    pub(crate) fn faults(&self) -> String {
        let faults = self
            .findings
            .iter()
            .filter(|finding| finding.severity != Severity::Note);
        short(&faults.cloned().collect::<Vec<_>>())
    }

    /// The paths made.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// A file that was made; if it was not, why.
    pub(crate) fn file(&self, path: &str) -> &[u8] {
        self.files
            .get(path)
            .unwrap_or_else(|| panic!("no {path} among {:?}; {}", self.paths(), self.faults()))
    }
}

/// Writes a file and the folders above it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// Runs the program in a folder.
pub(crate) fn guildhall(folder: &Path, arguments: &[&str]) -> Said {
    said(program(folder, arguments).output().unwrap())
}

/// The program with its arguments, in a folder, without the colours and settings of whoever runs the tests.
pub(crate) fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guildhall"));
    command
        .args(arguments)
        .current_dir(folder)
        .env_remove("RUST_BACKTRACE")
        .env("NO_COLOR", "1");
    command
}

/// What a finished program said.
pub(crate) fn said(output: Output) -> Said {
    Said {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// All files below a folder with their bytes, by path from it.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for item in std::fs::read_dir(&next).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The words of a PDF as poppler's `pdftotext` reads them; `None`, said on the screen, where it is not installed
/// and not required.
pub(crate) fn pdf_text(pdf: &[u8], test: &str) -> Option<String> {
    pdftotext(pdf, &["-raw"], test)
}

/// What `pdftotext` says of a PDF.
pub(crate) fn pdftotext(pdf: &[u8], options: &[&str], test: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    write(&file, pdf);
    let Ok(output) = Command::new("pdftotext")
        .args(options)
        .arg(&file)
        .arg("-")
        .output()
    else {
        let required = std::env::var_os("GUILDHALL_REQUIRE_VALIDATORS").is_some_and(|v| v == "1");
        assert!(
            !required,
            "GUILDHALL_REQUIRE_VALIDATORS=1, and pdftotext is missing (Debian: poppler-utils)"
        );
        // Straight to the stream: the test harness keeps back what `eprintln!` writes.
        let words = format!("\n*** LEFT OUT: part of test `{test}`, as pdftotext is missing ***\n");
        std::io::stderr().write_all(words.as_bytes()).unwrap();
        return None;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

/// A workbook of one sheet, all text.
pub(crate) fn sheet(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    for (number, row) in (0..).zip(rows) {
        sheet.write_row(number, 0, row.iter().copied()).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// Every cell of every sheet of a finished workbook: its text, and whether it is a formula.
pub(crate) fn cells_of(workbook: &[u8]) -> Vec<(String, bool)> {
    let mut findings = Findings::default();
    let book = guildhall::sources::sheet::read(
        &"made.xlsx".into(),
        workbook,
        &Limits::default(),
        &mut findings,
    );
    let book = book.unwrap();
    let cells = book
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().flatten());
    cells
        .map(|cell| (cell.value.shown(), cell.formula.is_some()))
        .collect()
}
