//! The settings of a workspace: `guildhall.yaml`, read strictly.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::deadlines::{ClearDaysRule, LocalRules, NoticeRule};
use crate::code::Code;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::codes::WRONG_KIND;
use crate::kinds::read::{Heading, unknown_key};
use crate::place::Place;
use crate::sources::Limits;
use crate::sources::yaml::{Entry, Node, NodeValue, read};
use crate::values::date::{CenturyWindow, Date, parse_date};

pub use crate::sources::folder::SETTINGS as FILE;

/// Settings that cannot be used: every document is refused.
pub static BROKEN_SETTINGS: Code = Code {
    name: "broken-settings",
    severity: Severity::Error,
    title: "settings that cannot be used",
    page: "`guildhall.yaml` holds for every paper, so that none is made while it cannot be understood.\n\nExample: no `as_of`, the date at which the facts are true.\n\nRemedy: mend the line the finding names.",
};

/// The settings of a workspace.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The date at which the facts are true, unless a document has its own.
    pub as_of: Option<Date>,
    /// `england` or `wales`.
    pub jurisdiction: String,
    /// How the council counts the days of its deadlines.
    pub rules: LocalRules,
    /// The headings of each profile.
    pub profiles: Vec<(String, Vec<Heading>)>,
    /// Which register a file holds, where its name does not say so.
    pub registers: BTreeMap<String, String>,
    /// How large files may be.
    pub limits: Limits,
    /// The named facts, as written: they are read as a register.
    pub facts: Option<Node>,
    /// How grave the findings of a check are in this workspace, where it says so.
    pub levels: Vec<LevelLine>,
    /// The folder, below the workspace's root, that keeps what was published.
    pub published: String,
    /// Whether the settings could not be used.
    pub broken: bool,
}

/// One line of `levels`: whether its code is a check's is found out where checks are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelLine {
    /// The code, as written.
    pub code: String,
    /// The level wanted.
    pub level: Level,
    /// Where the code stands.
    pub place: Place,
}

/// Reads the settings from their text.
#[must_use]
pub fn settings(file: &str, text: &str, findings: &mut Findings) -> Settings {
    let file: Arc<str> = Arc::from(file);
    let before = findings.count(Severity::Error);
    let mut settings = Settings {
        jurisdiction: "england".to_owned(),
        published: "published".to_owned(),
        ..Settings::default()
    };
    if let Some(node) = read(&file, text, findings) {
        for entry in node.entries() {
            setting(entry, &mut settings, findings);
        }
    }
    if settings.as_of.is_none() && findings.count(Severity::Error) == before {
        findings.push(
            Finding::new(
                &BROKEN_SETTINGS,
                Place::whole(&file),
                "`as_of` is missing: the date at which the facts are true",
            )
            .help("add a line such as `as_of: 2004-08-25`"),
        );
    }
    settings.broken = findings.count(Severity::Error) > before;
    settings
}

const KEYS: &[&str] = &[
    "as_of",
    "jurisdiction",
    "call_in_days",
    "clear_days_rule",
    "notice_rule",
    "pre_election_days",
    "profiles",
    "registers",
    "limits",
    "levels",
    "facts",
    "published",
];

fn setting(entry: &Entry, settings: &mut Settings, findings: &mut Findings) {
    let value = &entry.value;
    match entry.key.as_str() {
        "as_of" => match value
            .text()
            .map(|text| parse_date(text, CenturyWindow::default()))
        {
            Some(Ok(read)) => settings.as_of = Some(read.date),
            Some(Err(fault)) => findings.push(broken(value, &format!("`as_of`: {fault}"))),
            None => findings.push(broken(value, "`as_of` holds no date")),
        },
        "jurisdiction" => match value.text() {
            Some(name @ ("england" | "wales")) => name.clone_into(&mut settings.jurisdiction),
            _ => findings.push(broken(
                value,
                "`jurisdiction` is neither `england` nor `wales`",
            )),
        },
        "call_in_days" | "clear_days_rule" | "notice_rule" | "pre_election_days" => {
            set_rule(entry, &mut settings.rules, findings);
        }
        "profiles" => {
            for profile in value.entries() {
                let headings = headings(&profile.value, findings);
                settings.profiles.push((profile.key.clone(), headings));
            }
        }
        "registers" => {
            for file in value.entries() {
                if let Some(register) = file.value.text() {
                    settings
                        .registers
                        .insert(file.key.clone(), register.to_owned());
                }
            }
        }
        "published" => match value.text().map(str::trim).filter(|folder| is_below(folder)) {
            Some(folder) => folder.clone_into(&mut settings.published),
            None => findings.push(broken(
                value,
                "`published` is no folder of the workspace of its own; one such as `published` was expected",
            )),
        },
        "facts" => settings.facts = Some(value.clone()),
        "limits" => {
            for limit in value.entries() {
                set_limit(limit, settings, findings);
            }
        }
        "levels" => {
            for line in value.entries() {
                set_level(line, settings, findings);
            }
        }
        _ => findings.push(unknown_key(
            &entry.key,
            &entry.key_place,
            KEYS,
            "guildhall.yaml",
        )),
    }
}

/// Whether a name is that of a folder below the root which holds nothing else.
fn is_below(folder: &str) -> bool {
    let taken = ["inputs", "templates", "output"];
    let mut parts = folder.split('/');
    let is_plain =
        |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
    parts.clone().all(is_plain) && parts.next().is_some_and(|first| !taken.contains(&first))
}

/// Sets how the days of a deadline are counted.
fn set_rule(entry: &Entry, rules: &mut LocalRules, findings: &mut Findings) {
    let text = entry.value.text().unwrap_or_default();
    let expected = match entry.key.as_str() {
        "call_in_days" => match days(text, LocalRules::MOST_CALL_IN_DAYS) {
            Ok(days) => {
                rules.call_in_days = days;
                return;
            }
            Err(expected) => expected,
        },
        "pre_election_days" => match days(text, LocalRules::MOST_PRE_ELECTION_DAYS) {
            Ok(days) => {
                rules.pre_election_days = days;
                return;
            }
            Err(expected) => expected,
        },
        "notice_rule" => match chosen(&NoticeRule::ALL, text) {
            Ok(rule) => {
                rules.notice = rule;
                return;
            }
            Err(names) => names,
        },
        _ => match chosen(&ClearDaysRule::ALL, text) {
            Ok(rule) => {
                rules.clear_days = rule;
                return;
            }
            Err(names) => names,
        },
    };
    let found = match entry.value.text() {
        Some(text) => format!("found `{text}`"),
        None => "found no plain value".to_owned(),
    };
    findings.push(broken(
        &entry.value,
        &format!("`{}`: {found}, expected {expected}", entry.key),
    ));
}

/// A number of working days up to the most there can be, or what was expected.
fn days(text: &str, most: u8) -> Result<u8, String> {
    let days = text.parse().ok().filter(|days| (1..=most).contains(days));
    days.ok_or_else(|| format!("a number of working days from 1 to {most}"))
}

/// The one of some named things, or the names that were expected.
fn chosen<T: Copy>(all: &[(&str, T)], name: &str) -> Result<T, String> {
    let found = all.iter().find(|(known, _)| *known == name);
    found.map(|(_, thing)| *thing).ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|(known, _)| format!("`{known}`")).collect();
        format!("one of {}", names.join(", "))
    })
}

fn set_limit(limit: &Entry, settings: &mut Settings, findings: &mut Findings) {
    let Some(amount) = limit
        .value
        .text()
        .and_then(|text| text.replace(['_', ','], "").parse().ok())
    else {
        findings.push(broken(
            &limit.value,
            &format!("`{}` holds no whole number", limit.key),
        ));
        return;
    };
    match settings.limits.named(&limit.key) {
        Some(setting) => *setting = amount,
        None => findings.push(unknown_key(
            &limit.key,
            &limit.key_place,
            &Limits::NAMES,
            "limits",
        )),
    }
}

fn set_level(line: &Entry, settings: &mut Settings, findings: &mut Findings) {
    let word = line.value.text().map(str::trim);
    if let Some(level) = word.and_then(Level::named) {
        settings.levels.push(LevelLine {
            code: line.key.clone(),
            level,
            place: line.key_place.clone(),
        });
        return;
    }
    let found = word.map_or_else(|| line.value.sort().to_owned(), |word| format!("`{word}`"));
    let levels = Level::ALL.map(Level::word).join("`, `");
    let message = format!("`{}`: found {found}, expected one of `{levels}`", line.key);
    findings.push(broken(&line.value, &message));
}

fn headings(node: &Node, findings: &mut Findings) -> Vec<Heading> {
    let NodeValue::List(items) = &node.value else {
        findings.push(broken(
            node,
            "a profile is a list of headings, each with `key` and `title`",
        ));
        return Vec::new();
    };
    let mut headings = Vec::new();
    for item in items {
        let part = |key: &str| item.get(key).and_then(Node::text).map(str::to_owned);
        match (part("key"), part("title")) {
            (Some(key), Some(title)) => {
                let required = part("required").is_some_and(|word| word == "true" || word == "yes");
                headings.push(Heading {
                    key,
                    title,
                    required,
                });
            }
            _ => findings.push(broken(item, "a heading needs `key` and `title`")),
        }
    }
    headings
}

fn broken(node: &Node, message: &str) -> Finding {
    let code = if message.starts_with("`as_of`:") {
        &WRONG_KIND
    } else {
        &BROKEN_SETTINGS
    };
    Finding::new(code, node.place.clone(), message).help("mend this line of guildhall.yaml")
}
