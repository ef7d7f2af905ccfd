//! What is published cannot be called back: a private number or address, a date of birth or a National Insurance number
//! in a public paper breaks the law on personal data, and harms the person.
//!
//! Example: `AB 12 34 56 C`, `jane.smith@gmail.com`, `07700 900123`, `date of birth: 3 May 1970`.
//!
//! Remedy: take it out, and name the role, its telephone at work or its mailbox instead. This is never allowed as an
//! exception.

use std::ops::Range;

use super::{Check, NEVER_PRINTED, Passage};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Entry, Field, Kind, Record, Value};
use crate::records::council;
use crate::references::Workspace;

/// Personal data in what is published.
pub static PERSONAL_DATA: Code = Code {
    name: "personal-data",
    severity: Severity::Error,
    title: "personal data in a public paper or register",
    page: include_str!("personal_data.rs"),
};

/// Fields that hold the telephone of a role.
const WORK: [&str; 2] = ["telephone", "tel"];

/// Domains at which people keep addresses of their own.
const WEBMAIL: [&str; 24] = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "outlook.com",
    "live.com",
    "live.co.uk",
    "msn.com",
    "yahoo.com",
    "yahoo.co.uk",
    "ymail.com",
    "rocketmail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "aol.co.uk",
    "btinternet.com",
    "talktalk.net",
    "ntlworld.com",
    "virginmedia.com",
    "blueyonder.co.uk",
    "protonmail.com",
    "tiscali.co.uk",
];

/// Parts of an address that name a role or a group, not a person.
const ROLES: [&str; 26] = [
    "info",
    "enquir",
    "inquir",
    "contact",
    "clerk",
    "secretar",
    "treasurer",
    "chair",
    "office",
    "admin",
    "team",
    "group",
    "council",
    "parish",
    "trust",
    "forum",
    "association",
    "club",
    "society",
    "partnership",
    "project",
    "centre",
    "community",
    "support",
    "mail",
    "bookings",
];

/// Words before a telephone number that make it one of work.
const AT_WORK: [&str; 6] = ["work", "duty", "office", "team", "helpline", "hotline"];

/// Words before a date that make it one of birth.
const BORN: [&str; 5] = ["date of birth", "dob", "d.o.b.", "born on", "birth date"];

pub(super) static CHECK: Check = Check::of(&PERSONAL_DATA, run).never_overridden();

/// Looks at every word that is published, as written: of the council, the registers and the public papers.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let fields = council::fields();
    if let Some(record) = &workspace.records.council {
        each(&fields, record, &mut |entry| look(None, entry, findings));
    }
    for (register, record) in workspace.records.each() {
        each(&register.fields, record, &mut |entry| {
            look(None, entry, findings)
        });
    }
    for document in &workspace.documents {
        if let Some(known) = workspace.type_of(document).filter(|_| document.is_public()) {
            each(&known.fields, &document.record, &mut |entry| {
                look(Some(document), entry, findings);
            });
        }
    }
}

/// Every value that is published of a record, at any depth: none that is private or the telephone of a role.
fn each<'a>(fields: &[Field], record: &'a Record, visit: &mut dyn FnMut(&'a Entry)) {
    for field in fields {
        let name = field.name.as_str();
        if field.private || WORK.contains(&name) || NEVER_PRINTED.contains(&name) {
            continue;
        }
        let Some(entry) = record.entry(name) else {
            continue;
        };
        visit(entry);
        entry.value.items().iter().for_each(&mut *visit);
        if let Kind::Rows(inner) | Kind::Map(_, inner) = &field.kind {
            entry
                .value
                .records()
                .for_each(|row| each(inner, row, visit));
        }
    }
}

/// Looks at one value.
fn look(document: Option<&Document>, entry: &Entry, findings: &mut Findings) {
    let (text, origin) = match &entry.value {
        Value::Prose(prose) => (&prose.text, &prose.origin),
        Value::Text(words) | Value::Email(words) => (&words.text, &words.origin),
        Value::Date(_)
        | Value::When(_)
        | Value::Time(_)
        | Value::Minutes(_)
        | Value::Period(_)
        | Value::Money(_)
        | Value::Number(_)
        | Value::Percent(_)
        | Value::YesNo(_)
        | Value::Choice(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::Reference(_)
        | Value::List(_)
        | Value::Rows(_)
        | Value::Map(_)
        | Value::Withheld(_) => return,
    };
    let passage = Passage {
        words: "",
        text,
        origin,
    };
    for (what, bytes) in personal(text) {
        let quote = passage.quote(bytes.clone());
        let message = format!("`{quote}` looks like {what}, and would be published");
        let finding = Finding::new(&PERSONAL_DATA, passage.place(bytes), message)
            .help("take it out, and name a role, its telephone at work or its mailbox")
            .quote(quote);
        findings.push(match document {
            Some(document) => finding.document(&document.id),
            None => finding,
        });
    }
}

/// What looks personal in a text, and where it stands.
fn personal(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    let mut free = 0;
    let starts = |at: usize| {
        !text
            .get(..at)
            .unwrap_or_default()
            .ends_with(|c: char| c.is_alphanumeric())
    };
    for (at, letter) in text.char_indices() {
        if at < free || !starts(at) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let before = text.get(..at).unwrap_or_default();
        let one = match letter {
            'A'..='Z' => insurance(rest).map(|end| ("a National Insurance number", end)),
            '0' | '+' => mobile(before, rest).map(|end| ("a mobile telephone number", end)),
            _ => None,
        };
        let one = one.or_else(|| birth(rest).map(|end| ("a date of birth", end)));
        if let Some((what, end)) = one {
            found.push((what, at..at + end));
            free = at + end;
        }
    }
    for (at, _) in text.match_indices('@') {
        found.extend(webmail(text, at).map(|bytes| ("a private e-mail address", bytes)));
    }
    found
}

/// Where a National Insurance number ends that begins a text: two letters that are given out, six figures, `A` to `D`.
fn insurance(text: &str) -> Option<usize> {
    const NEVER: [&str; 7] = ["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"];
    let letters = text.get(..2)?;
    let mut two = letters.chars();
    let (first, second) = (two.next()?, two.next()?);
    let is_given = |c: char| c.is_ascii_uppercase() && !"DFIQUV".contains(c);
    if !is_given(first) || !is_given(second) || second == 'O' || NEVER.contains(&letters) {
        return None;
    }
    let (_, end) = figures(text, 2, 6)?;
    let last = text.get(end..)?;
    let gap = usize::from(last.starts_with(' '));
    let is_last = matches!(last.as_bytes().get(gap), Some(b'A'..=b'D'));
    let ends = end + gap + 1;
    (is_last && !text.get(ends..)?.starts_with(|c: char| c.is_alphanumeric())).then_some(ends)
}

/// Where a mobile telephone number ends that begins a text, unless the words before say that it is one of work.
fn mobile(before: &str, text: &str) -> Option<usize> {
    let (skip, count) = match text {
        _ if text.starts_with("07") => (0, 11),
        _ if text.starts_with("+44 7") => (4, 10),
        _ if text.starts_with("+447") => (3, 10),
        _ => return None,
    };
    let (digits, end) = figures(text, skip, count)?;
    // 070 and 076 are no mobile telephones.
    let digits = digits.strip_prefix('0').unwrap_or(&digits);
    let is_mobile = !digits.starts_with("70") && !digits.starts_with("76");
    let is_alone = !text
        .get(end..)?
        .starts_with(|c: char| c.is_alphanumeric() || c == '/');
    let last: Vec<String> = before
        .split_whitespace()
        .rev()
        .take(4)
        .map(str::to_lowercase)
        .collect();
    let at_work = last
        .iter()
        .any(|word| AT_WORK.iter().any(|known| word.starts_with(known)));
    (is_mobile && is_alone && !at_work).then_some(end)
}

/// So many figures from a byte on, single spaces between them allowed: the figures, and where they end.
fn figures(text: &str, from: usize, count: usize) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut spaces = 0;
    for (at, letter) in text.get(from..)?.char_indices() {
        match letter {
            '0'..='9' => {
                digits.push(letter);
                spaces = 0;
            }
            ' ' if spaces == 0 => spaces = 1,
            _ => return None,
        }
        if digits.len() == count {
            return Some((digits, from + at + 1));
        }
    }
    None
}

/// Where a date of birth ends that begins a text with the words that say so.
fn birth(text: &str) -> Option<usize> {
    if !text.starts_with(['b', 'B', 'd', 'D']) {
        return None;
    }
    let small = start(text, 20).to_ascii_lowercase();
    let said = BORN.iter().find(|words| small.starts_with(**words))?;
    let rest = text.get(said.len()..)?;
    let date = rest
        .trim_start_matches([' ', ':', '–', '-'])
        .trim_start_matches("is ");
    let gap = rest.len() - date.len();
    let stop = |c: char| !c.is_ascii_alphanumeric() && c != '/' && c != ' ' && c != '.' && c != '-';
    let words = start(date, 40);
    let words = words.get(..words.find(stop).unwrap_or(words.len()))?;
    let mut ends: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).take(4).collect();
    ends.push(words.trim_end_matches(['.', ' ']).len());
    let century = crate::values::date::CenturyWindow::default();
    let is_date = |end: &usize| {
        let word = words.get(..*end).unwrap_or_default().trim_end_matches('.');
        crate::values::date::parse_date(word, century).is_ok()
    };
    let end = ends.into_iter().find(is_date)?;
    (gap > 0).then_some(said.len() + gap + end)
}

/// The first so many letters of a text.
fn start(text: &str, letters: usize) -> &str {
    let end = text.char_indices().nth(letters).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// A private address around an `@`.
fn webmail(text: &str, at: usize) -> Option<Range<usize>> {
    let of_address = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let before = text.get(..at)?;
    let name = before.get(before.trim_end_matches(of_address).len()..)?;
    let rest = text.get(at + 1..)?;
    let domain = rest.get(..rest.len() - rest.trim_start_matches(of_address).len())?;
    let domain = domain.trim_end_matches(['.', '-']);
    let small = name.to_lowercase();
    let is_private = !name.is_empty()
        && WEBMAIL.contains(&domain.to_lowercase().as_str())
        && !ROLES.iter().any(|role| small.contains(role));
    is_private.then(|| at - name.len()..at + 1 + domain.len())
}
