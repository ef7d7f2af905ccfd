//! A number that stands twice before its words was pasted from a list that numbered itself, and one of the two is wrong
//! when the list changes.
//!
//! Example: `1.   1. The Local Government Act 2000 makes the Council a community leader.`
//!
//! Remedy: take one of the two out, or both where the paper numbers what is listed.

use std::ops::Range;

use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A label that stands twice.
pub static DOUBLED_LABEL: Code = Code {
    name: "doubled-label",
    severity: Severity::Warning,
    title: "a number that stands twice before its words",
    page: include_str!("doubled_label.rs"),
};

pub(super) static CHECK: Check = Check::of(&DOUBLED_LABEL, run);

/// Looks at the beginning of every line.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Some(passage) = Passage::of(&held.entry.value) else {
            return;
        };
        for bytes in doubled(passage.text) {
            if is_quoted(&held.entry.value, &bytes) {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` is one label twice");
            let finding = Finding::new(&DOUBLED_LABEL, passage.place(bytes), message)
                .help("take one of the two out, or both where the paper numbers what is listed")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// Where one number stands twice at the beginning of a line.
fn doubled(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        let first = label(line.trim_start());
        let second = first.and_then(|(number, rest)| {
            let (again, after) = label(rest.trim_start())?;
            (again == number && rest.starts_with(' ')).then_some(after)
        });
        if let Some(after) = second {
            let end = start + line.len() - after.len();
            found.push(start + indent..end);
        }
        start += line.len();
    }
    found
}

/// A number with its stop or bracket at the beginning of a line, and what follows it.
fn label(line: &str) -> Option<(&str, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let rest = rest.strip_prefix(['.', ')'])?;
    (matches!(digits, 1 | 2) && rest.starts_with(' ')).then_some((number, rest))
}
