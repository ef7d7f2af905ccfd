//! Speed, as ratios against peers in the same run: `cargo bench`.
//! Needs the `typst` command for two of its figures: set `TYPST` to its path, else they are left out, and said so.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark measures the program from outside, and prints what it measured"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use guildhall::assembly::{Markup, Paper, Templates, assemble};
use guildhall::finding::Findings;
use guildhall::pipeline::{Wish, load};
use guildhall::sources::{Limits, Sources};
use guildhall::typeset::{Imprint, Press, forget, typeset};
use guildhall::views;
use rayon::prelude::*;

/// How often each thing is measured; the median counts.
const ROUNDS: usize = 7;

/// Runs a round, as processor time is told in hundredths of a second only.
const RUNS: usize = 10;

/// The reports of the batch.
const BATCH: usize = 100;

fn main() {
    let scratch = tempfile::tempdir().unwrap();
    println!(
        "medians of {ROUNDS}, interleaved; processor time is user and system of whole processes\n"
    );
    one_report(scratch.path());
    batch(scratch.path());
    nothing_changed(scratch.path());
}

/// The program under measurement.
fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_guildhall"))
}

/// A workspace with the example's registers and its report, so many times.
fn workspace(folder: &Path, reports: usize) -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = folder.join(format!("workspace-{reports}"));
    copy(&here.join("inputs"), &root.join("inputs"));
    copy(&here.join("templates"), &root.join("templates"));
    fs::copy(here.join("guildhall.yaml"), root.join("guildhall.yaml")).unwrap();
    fs::remove_file(root.join("inputs/plans/progress-2004-09.yaml")).unwrap();
    fs::remove_file(root.join("inputs/reports/register.yaml")).unwrap();
    // Reports are measured, and nothing else.
    for item in fs::read_dir(root.join("inputs")).unwrap() {
        let item = item.unwrap();
        let mut kept = ["plans", "registers", "reports"].iter();
        if item.path().is_dir() && !kept.any(|name| item.file_name() == *name) {
            fs::remove_dir_all(item.path()).unwrap();
        }
    }
    let report = fs::read_to_string(root.join("inputs/reports/ce-21-04.yaml")).unwrap();
    for number in 1..reports {
        let id = format!("CE {}/04", 100 + number);
        let text = report.replacen("CE 21/04", &id, 2).replace(
            "title: Partnership policy",
            &format!("title: Partnership policy {number}"),
        );
        fs::write(
            root.join(format!("inputs/reports/ce-{}.yaml", 100 + number)),
            text,
        )
        .unwrap();
    }
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for item in fs::read_dir(from).unwrap() {
        let item = item.unwrap();
        let target = to.join(item.file_name());
        if item.path().is_dir() {
            copy(&item.path(), &target);
        } else {
            fs::copy(item.path(), target).unwrap();
        }
    }
}

/// The generated source of every report of a workspace, with its press.
fn sources_of(root: &Path) -> (Arc<Press>, Vec<(String, Markup)>) {
    let mut findings = Findings::default();
    let sources = Sources::read(root, &Limits::default(), &mut findings).unwrap();
    let loaded = load(&sources, &Wish::default(), findings);
    let templates = Templates::load(sources.templates(), &mut Findings::default());
    let mut markups = Vec::new();
    for document in &loaded.workspace.documents {
        let document_type = loaded.workspace.type_of(document).unwrap();
        let views: BTreeMap<_, _> = document_type
            .views
            .iter()
            .map(|wanted| {
                (
                    wanted.name.clone(),
                    views::view(&loaded.workspace, document, wanted, &views::Pages::new()).unwrap(),
                )
            })
            .collect();
        let paper = Paper {
            workspace: &loaded.workspace,
            document,
            views: &views,
            template: format!("{}report.typ.j2", document_type.folder),
            each: None,
            blank: false,
            inside: None,
            large_print: None,
        };
        markups.push((document.id.clone(), assemble(&templates, &paper).unwrap()));
    }
    (Arc::new(Press::new(&sources)), markups)
}

/// One report, cold, whole process, against the `typst` command on the same generated source.
fn one_report(scratch: &Path) {
    let root = workspace(scratch, 1);
    let Some(typst) = std::env::var_os("TYPST") else {
        println!("one report: LEFT OUT, as TYPST does not name the `typst` command");
        return;
    };
    let (_, markups) = sources_of(&root);
    fs::write(root.join("main.typ"), &markups[0].1.text).unwrap();
    let out = root.join("output");
    let ours = || {
        // Cold: no ledger, no earlier output.
        let _ = fs::remove_dir_all(&out);
        run(Command::new(program())
            .args(["build", "--jobs", "1", "--root"])
            .arg(&root));
    };
    let theirs = || {
        run(Command::new(&typst)
            .args([
                "compile",
                "--ignore-system-fonts",
                "--pdf-standard",
                "ua-1,a-2a",
            ])
            .args(["--features", "a11y-extras", "--jobs", "1", "--root"])
            .arg(&root)
            .arg("--font-path")
            .arg(root.join("templates/house/fonts"))
            .arg(root.join("main.typ"))
            .arg(root.join("main.pdf")));
    };
    let (ours, theirs) = interleaved(&ours, &theirs, RUNS);
    report(
        "one report, cold, whole process, against `typst` on the same source",
        ours,
        theirs,
        RUNS,
    );
}

/// A hundred reports, whole process, against a bare loop over the embedded compiler.
fn batch(scratch: &Path) {
    let root = workspace(scratch, BATCH);
    let (press, markups) = sources_of(&root);
    assert_eq!(markups.len(), BATCH, "every report was assembled");
    let out = root.join("output");
    let ours = || {
        let _ = fs::remove_dir_all(&out);
        run(Command::new(program()).args(["build", "--root"]).arg(&root));
    };
    let theirs = || {
        for few in markups.chunks(8) {
            few.par_iter().for_each(|(id, markup)| {
                let place = guildhall::place::Place::whole(&Arc::from(id.as_str()));
                let imprint = Imprint {
                    ident: id.clone(),
                    place,
                };
                assert!(
                    typeset(&press, markup, &imprint).is_ok(),
                    "the bare loop makes {id}"
                );
            });
            forget();
        }
    };
    let (ours, theirs) = interleaved(&ours, &theirs, 1);
    report(
        "100 reports, whole process, against a bare loop over the compiler",
        ours,
        theirs,
        1,
    );
}

/// A second build with nothing changed: wall time, as a person waits for it.
fn nothing_changed(scratch: &Path) {
    for reports in [1, BATCH] {
        let root = workspace(scratch, reports);
        let build = || run(Command::new(program()).args(["build", "--root"]).arg(&root));
        build();
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let start = Instant::now();
                build();
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        println!(
            "nothing changed, {reports} reports: {:.1} ms wall",
            median(&mut times)
        );
    }
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).status().unwrap();
    assert!(status.success(), "{command:?} succeeds");
}

/// Measures two things turn by turn: processor seconds of each, median of the rounds.
fn interleaved(ours: &dyn Fn(), theirs: &dyn Fn(), runs: usize) -> (f64, f64) {
    let measure = |what: &dyn Fn()| {
        let before = processor_seconds();
        (0..runs).for_each(|_| what());
        processor_seconds() - before
    };
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        a.push(measure(ours));
        b.push(measure(theirs));
    }
    (median(&mut a), median(&mut b))
}

/// The processor time of this process and of those it started and waited for, in seconds.
fn processor_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks: f64 = after_name
        .split_whitespace()
        .skip(11)
        .take(4)
        .map(|field| field.parse::<f64>().unwrap())
        .sum();
    ticks / 100.0
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn report(what: &str, ours: f64, theirs: f64, runs: usize) {
    let each = |seconds: f64| seconds * 1000.0 / f64::from(u32::try_from(runs).unwrap());
    println!(
        "{what}: {:.0} ms / {:.0} ms = {:.2}",
        each(ours),
        each(theirs),
        ours / theirs
    );
}
