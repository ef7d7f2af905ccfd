//! The waste papers of 2026, in which nothing is wrong, and what each of many edits of them brings to light: that, and
//! nothing else. The papers, the edits and the traps that they hold are in `tests/cases/waste-partnership-2026`.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the cases of the repository are read"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use guildhall::checks;
use guildhall::finding::{Findings, Severity};
use guildhall::pipeline::Loaded;
use guildhall::show;
use guildhall::sources::yaml::{Node, NodeValue, read};
use rayon::prelude::*;

use crate::council::{Council, kept_in};
use crate::made::{guildhall, lay_out, tree};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/waste-partnership-2026")
}

fn beside(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// The papers, without what is told about them.
fn papers() -> Council {
    let told = ["traps.md", "mutations.yaml", "expected.txt"];
    told.iter()
        .fold(kept_in(&folder()), |papers, name| papers.without(name))
}

// --- nothing is wrong -----------------------------------------------------------------------------

#[test]
fn the_waste_papers_of_2026_are_without_fault_and_tell_how_things_stand() {
    let said = guildhall(&folder(), &["check", "--strict", "--format", "short"]);
    assert_eq!(said.out, beside("expected.txt"), "{}", said.err);
    assert_eq!(said.code, 0, "{}", said.err);
    let is_note = |line: &str| line.contains(": note[");
    assert!(said.out.lines().all(is_note), "{}", said.out);
}

/// The rows of the table of traps: the code, the file, the line and the words that stand there.
fn traps() -> Vec<[String; 4]> {
    let text = beside("traps.md");
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [code, file, line, words, _] = cells.as_slice() else {
            return None;
        };
        let is_row = line.bytes().all(|b| b.is_ascii_digit());
        let plain = |cell: &str| cell.trim_matches('`').to_owned();
        is_row.then(|| [code, file, line, words].map(|cell| plain(cell)))
    });
    rows.collect()
}

#[test]
fn every_trap_stands_where_the_list_says_and_tempts_a_check_that_exists() {
    let papers = papers();
    let traps = traps();
    assert!(traps.len() > 60, "only {} traps", traps.len());
    for [code, file, line, words] in &traps {
        assert!(checks::named(code).is_some(), "no check is called `{code}`");
        let text = papers.text(file);
        let number: usize = line.parse().unwrap();
        let stands = text.lines().nth(number - 1).unwrap_or_default();
        assert!(
            stands.contains(words.as_str()),
            "{file}:{line} is `{stands}`, without `{words}`"
        );
    }
}

// --- edits ----------------------------------------------------------------------------------------

/// One edit, and what it is expected to bring.
struct Edit {
    title: String,
    file: String,
    from: String,
    to: String,
    appears: BTreeSet<String>,
    disappears: BTreeSet<String>,
    refuses: BTreeSet<String>,
}

impl Edit {
    fn of(node: &Node) -> Self {
        let text = |key: &str| node.get(key).and_then(Node::text).unwrap().to_owned();
        let list = |key: &str| -> BTreeSet<String> {
            let Some(NodeValue::List(items)) = node.get(key).map(|node| &node.value) else {
                return BTreeSet::new();
            };
            let texts = items.iter().map(|item| item.text().unwrap().to_owned());
            texts.collect()
        };
        Self {
            title: text("title"),
            file: text("file"),
            from: text("from"),
            to: text("to"),
            appears: list("appears"),
            disappears: list("disappears"),
            refuses: list("refuses"),
        }
    }

    /// The papers after the edit.
    fn done(&self, papers: &Council) -> Council {
        papers.clone().replace(&self.file, &self.from, &self.to)
    }

    /// Findings before the edit, with each at the line to which the edit moves it.
    fn moved(&self, before: &BTreeSet<String>, papers: &Council) -> BTreeSet<String> {
        let text = papers.text(&self.file);
        let lines = |text: &str| text.matches('\n').count();
        let last = lines(&text[..text.find(&self.from).unwrap()]) + lines(&self.from) + 1;
        let place = format!("{}:", self.file);
        let line_of = |finding: &str| {
            let (line, _) = finding.strip_prefix(&place)?.split_once(':')?;
            line.parse().ok().filter(|line: &usize| *line > last)
        };
        let moved = before.iter().map(|finding| match line_of(finding) {
            Some(line) => {
                let now = line + lines(&self.to) - lines(&self.from);
                finding.replacen(&format!("{place}{line}:"), &format!("{place}{now}:"), 1)
            }
            None => finding.clone(),
        });
        moved.collect()
    }

    /// What came instead of what was expected, as it would be written in the list; nothing where all is as expected.
    fn surprise(&self, papers: &Council, before: &BTreeSet<String>) -> Option<String> {
        let loaded = self.done(papers).load();
        let (before, after) = (self.moved(before, papers), lines(&loaded));
        let appears: BTreeSet<String> = after.difference(&before).cloned().collect();
        let disappears: BTreeSet<String> = before.difference(&after).cloned().collect();
        let refused = loaded.refused();
        let named = json_documents(&loaded);
        let is_expected = appears == self.appears
            && disappears == self.disappears
            && refused == self.refuses
            && named == self.refuses;
        (!is_expected).then(|| {
            format!(
                "{}\n  file: {}\n{}{}  refuses: {refused:?} (in JSON: {named:?})\nexpected were\n{}{}  refuses: {:?}\n",
                self.title,
                self.file,
                listed("appears", &appears),
                listed("disappears", &disappears),
                listed("appears", &self.appears),
                listed("disappears", &self.disappears),
                self.refuses
            )
        })
    }
}

/// Findings as the list of edits writes them.
fn listed(what: &str, findings: &BTreeSet<String>) -> String {
    let lines = findings
        .iter()
        .map(|line| format!("    - '{}'\n", line.replace('\'', "''")));
    format!("  {what}:\n{}", lines.collect::<String>())
}

/// Everything found, a line each.
fn lines(loaded: &Loaded) -> BTreeSet<String> {
    let short = show::short(loaded.findings.list());
    short.lines().map(str::to_owned).collect()
}

/// The papers that JSON names beside errors.
fn json_documents(loaded: &Loaded) -> BTreeSet<String> {
    let json = show::json(loaded.findings.list(), &[], 0);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = json["findings"].as_array().unwrap().iter();
    let errors = findings.filter(|finding| finding["severity"] == "error");
    let ids = errors.flat_map(|finding| finding["documents"].as_array().unwrap());
    ids.map(|id| id.as_str().unwrap().to_owned()).collect()
}

fn edits() -> Vec<Edit> {
    let text = beside("mutations.yaml");
    let mut findings = Findings::default();
    let node = read(&"mutations.yaml".into(), &text, &mut findings);
    let Some(NodeValue::List(items)) = node.map(|node| node.value) else {
        panic!("{}", show::short(findings.list()));
    };
    items.iter().map(Edit::of).collect()
}

#[test]
fn each_edit_brings_to_light_what_it_spoils_and_nothing_else() {
    let papers = papers();
    let clean = papers.load();
    assert!(clean.findings.count(Severity::Error) == 0 && clean.refused().is_empty());
    let before = lines(&clean);
    let surprises: Vec<String> = edits()
        .par_iter()
        .filter_map(|edit| edit.surprise(&papers, &before))
        .collect();
    assert!(
        surprises.is_empty(),
        "{} edits brought something else:\n\n{}",
        surprises.len(),
        surprises.join("\n")
    );
}

#[test]
fn the_edits_reach_every_file_and_most_checks_and_some_change_nothing() {
    let edits = edits();
    let touched: BTreeSet<&str> = edits.iter().map(|edit| edit.file.as_str()).collect();
    let papers = papers();
    let paths = papers.paths();
    let untouched: Vec<&String> = paths
        .iter()
        .filter(|path| !touched.contains(path.as_str()))
        .collect();
    assert!(untouched.is_empty(), "no edit touches {untouched:?}");
    let found = edits.iter().flat_map(|edit| &edit.appears);
    let codes: BTreeSet<&str> = found
        .filter_map(|line| line.split_once('[')?.1.split_once(']'))
        .map(|(code, _)| code)
        .collect();
    assert!(codes.len() >= 60, "only {} codes: {codes:?}", codes.len());
    let harmless = |edit: &&Edit| edit.appears.is_empty() && edit.disappears.is_empty();
    assert!(edits.iter().filter(harmless).count() >= 8);
    let refusing = edits.iter().filter(|edit| !edit.refuses.is_empty());
    assert!(refusing.count() >= 30);
}

#[test]
fn a_build_leaves_out_what_an_edit_refuses_and_makes_the_rest() {
    let edits = edits();
    let title = "The committee loses its power to comment";
    let edit = edits.iter().find(|edit| edit.title == title).unwrap();
    let made = |papers: &Council| -> BTreeSet<String> {
        let folder = lay_out(papers);
        guildhall(folder.path(), &["build", "--only", "xlsx,pdf"]);
        let files = tree(&folder.path().join("output"));
        let papers = files.keys().filter_map(|path| path.split_once('/'));
        let folders = papers.map(|(folder, _)| folder.to_owned());
        folders.filter(|name| !name.starts_with('.')).collect()
    };
    let (before, after) = (made(&papers()), made(&edit.done(&papers())));
    let left_out: Vec<&String> = before.difference(&after).collect();
    assert_eq!(left_out, ["cab-31-26", "eos-14-26"]);
    assert!(after.is_subset(&before) && after.len() > 10, "{after:?}");
}
