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
    expected: Brought,
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
            expected: Brought {
                appears: list("appears"),
                disappears: list("disappears"),
                refuses: list("refuses"),
            },
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

    /// What the edit brings.
    fn brings(&self, papers: &Council, before: &BTreeSet<String>) -> Brought {
        let loaded = self.done(papers).load();
        let (before, after) = (self.moved(before, papers), lines(&loaded));
        let refused = loaded.refused();
        assert_eq!(refused, json_documents(&loaded), "in JSON: {}", self.title);
        Brought {
            appears: after.difference(&before).cloned().collect(),
            disappears: before.difference(&after).cloned().collect(),
            refuses: refused,
        }
    }
}

/// What an edit brings: findings that come, findings that go, papers that are then not made.
#[derive(PartialEq, Eq)]
struct Brought {
    appears: BTreeSet<String>,
    disappears: BTreeSet<String>,
    refuses: BTreeSet<String>,
}

impl Brought {
    /// As the list of edits writes it.
    fn written(&self) -> String {
        let findings = listed("appears", &self.appears) + &listed("disappears", &self.disappears);
        if self.refuses.is_empty() {
            return findings;
        }
        let ids: Vec<&str> = self.refuses.iter().map(String::as_str).collect();
        format!("{findings}  refuses: [{}]\n", ids.join(", "))
    }
}

/// Findings as the list of edits writes them; nothing where there are none.
fn listed(what: &str, findings: &BTreeSet<String>) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let lines = findings
        .iter()
        .map(|line| format!("    - '{}'\n", line.replace('\'', "''")));
    format!("  {what}:\n{}", lines.collect::<String>())
}

/// The list of edits with what each brought in the place of what was expected.
fn rewritten(list: &str, brought: &[Brought]) -> String {
    const EXPECTED: [&str; 3] = ["  appears:", "  disappears:", "  refuses:"];
    let mut brought = brought.iter();
    let mut parts = list.split("\n- title: ");
    let mut new = parts.next().unwrap_or_default().to_owned();
    for (part, brought) in parts.zip(&mut brought) {
        let body = part.trim_end_matches('\n');
        let (body, section) = body.split_once("\n\n# --- ").unwrap_or((body, ""));
        let edit = body
            .lines()
            .take_while(|line| !EXPECTED.iter().any(|key| line.starts_with(key)));
        new += "\n- title: ";
        new += &edit.collect::<Vec<_>>().join("\n");
        new += "\n";
        new += brought.written().as_str();
        new.truncate(new.trim_end_matches('\n').len());
        if !section.is_empty() {
            new += "\n\n# --- ";
            new += section;
        }
    }
    new + "\n"
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
    let (edits, before) = (edits(), lines(&clean));
    let brought: Vec<Brought> = edits
        .par_iter()
        .map(|edit| edit.brings(&papers, &before))
        .collect();
    let surprises: Vec<String> = edits
        .iter()
        .zip(&brought)
        .filter(|(edit, brought)| edit.expected != **brought)
        .map(|(edit, brought)| {
            let (came, expected) = (brought.written(), edit.expected.written());
            format!(
                "{} ({})\n{came}expected was\n{expected}",
                edit.title, edit.file
            )
        })
        .collect();
    if surprises.is_empty() {
        return;
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations.yaml");
    std::fs::write(&file, rewritten(&beside("mutations.yaml"), &brought)).unwrap();
    panic!(
        "{} edits brought something else; if all of it is right, copy {} over the list:\n\n{}",
        surprises.len(),
        file.display(),
        surprises.join("\n")
    );
}

#[test]
fn the_list_can_be_written_anew() {
    let brought: Vec<Brought> = edits().into_iter().map(|edit| edit.expected).collect();
    let list = beside("mutations.yaml");
    let new = rewritten(&list, &brought);
    let pairs = new.lines().zip(list.lines());
    let differing: Vec<_> = pairs.filter(|(new, old)| new != old).take(3).collect();
    assert!(new == list, "{differing:#?}");
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
    let found = edits.iter().flat_map(|edit| &edit.expected.appears);
    let codes: BTreeSet<&str> = found
        .filter_map(|line| line.split_once('[')?.1.split_once(']'))
        .map(|(code, _)| code)
        .collect();
    assert!(codes.len() >= 75, "only {} codes: {codes:?}", codes.len());
    let harmless = |edit: &&Edit| edit.expected.written().is_empty();
    assert!(edits.iter().filter(harmless).count() >= 8);
    let refusing = edits
        .iter()
        .filter(|edit| !edit.expected.refuses.is_empty());
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
