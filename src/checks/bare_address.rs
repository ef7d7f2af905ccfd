//! A raw address of the internet is hard to read, worse to hear read out, and cannot be followed in every paper. A link
//! says where it leads; `https` keeps what is read there from being changed on the way.
//!
//! Example: `see www.audit.example/report`, or a link to `http://www.audit.example`.
//!
//! Remedy: write `[the auditor's report](https://www.audit.example/report)`, or cite it from the register of sources.

use std::ops::Range;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::prose::Inline;

/// A raw address, or a link that is not safe.
pub static BARE_ADDRESS: Code = Code {
    name: "bare-address",
    severity: Severity::Note,
    title: "a raw address of the internet, or a link that is not safe",
    page: include_str!("bare_address.rs"),
};

pub(super) static CHECK: Check = Check::of(&BARE_ADDRESS, run);

/// Looks at the prose of every document and record.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        let mut links: Vec<Range<usize>> = Vec::new();
        prose.each_inline(&mut |part| {
            let Inline::Link(address, _, bytes) = part else {
                return;
            };
            links.push(bytes.clone());
            if address.starts_with("http://") {
                let quote = address.replace('`', "'");
                let message = format!("the link leads to `{quote}`, which is not safe");
                let finding = Finding::new(&BARE_ADDRESS, passage.place(bytes.clone()), message)
                    .help("use the address with `https://`, if there is one")
                    .quote(quote);
                findings.push(held.attribute(finding));
            }
        });
        for bytes in addresses(passage.words) {
            if links
                .iter()
                .any(|link| link.start <= bytes.start && bytes.end <= link.end)
            {
                continue;
            }
            let quote = passage.quote(bytes.clone());
            let message = format!("`{quote}` is a raw address");
            let finding = Finding::new(&BARE_ADDRESS, passage.place(bytes), message)
                .help("write `[what it is](address)`, or cite the source")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
}

/// Where the raw addresses of a text stand.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let chunks = text.split(|c: char| c.is_whitespace() || "()<>\"“”|".contains(c));
    let found = chunks.filter_map(|chunk| {
        let at = chunk.as_ptr().addr() - text.as_ptr().addr();
        let address = chunk.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_']);
        let small = address.to_ascii_lowercase();
        let marks = ["https://", "http://", "www."];
        let mark = marks.iter().find(|mark| small.starts_with(**mark))?;
        let is_one = small.get(mark.len()..)?.contains('.');
        is_one.then(|| at..at + address.len())
    });
    found.collect()
}
