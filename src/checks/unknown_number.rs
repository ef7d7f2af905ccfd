//! A paper that numbers its proposals in a table, and speaks of one that is not in the table, sends the reader to
//! nothing: a proposal was taken out, and what was said of it stayed.
//!
//! Example: `(Proposal 7)`, where the column `Proposal No` goes from 6 to 8.
//!
//! Remedy: mend the number, put the row back, or say whose it is: `Proposal 7 of the review`.

use super::series_gap::{Column, columns};
use super::typed_number::{Labels, Whose};
use super::{Check, Passage, each_value, is_quoted};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Severity};
use crate::references::Workspace;

/// A number that the table of the paper does not have.
pub static UNKNOWN_NUMBER: Code = Code {
    name: "unknown-number",
    severity: Severity::Error,
    title: "the number of a row that the table of the paper does not have",
    page: include_str!("unknown_number.rs"),
};

pub(super) static CHECK: Check = Check::of(&UNKNOWN_NUMBER, run);

/// A numbered table of a paper, and the words that its numbers follow.
struct Series<'a> {
    document: &'a Document,
    column: Column<'a>,
    labels: Labels,
}

/// Looks at the words of every paper that numbers the rows of a table.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let all: Vec<Series<'_>> = columns(workspace)
        .into_iter()
        .filter_map(|(held, column)| series(workspace, held.document?, column))
        .collect();
    each_value(workspace, &mut |held| {
        let own = |series: &&Series<'_>| held.document.is_some_and(|d| d.id == series.document.id);
        for series in all.iter().filter(own) {
            let Some(passage) = Passage::of(&held.entry.value) else {
                return;
            };
            for label in series.labels.in_text(passage.words) {
                if label.number.parse().is_ok_and(|number| series.has(number))
                    || is_quoted(&held.entry.value, &label.bytes)
                {
                    continue;
                }
                let quote = passage.quote(label.bytes.clone());
                let word = &series.column.word;
                let message = format!(
                    "there is no {word} {} in the table of {word}s, which `{quote}` names",
                    label.number
                );
                let mut finding =
                    Finding::new(&UNKNOWN_NUMBER, passage.place(label.bytes.clone()), message)
                        .help("mend the number, or say whose it is")
                        .quote(quote);
                if let Some((_, first)) = series.column.cells.first() {
                    finding = finding.related("the table is here", series.column.place(first));
                }
                findings.push(held.attribute(finding));
            }
        }
    });
}

impl Series<'_> {
    fn has(&self, number: u64) -> bool {
        self.column.has(number)
    }
}

/// A column whose heading says what it numbers; what the type of the paper numbers itself is looked after elsewhere.
fn series<'a>(
    workspace: &Workspace,
    document: &'a Document,
    column: Column<'a>,
) -> Option<Series<'a>> {
    let known = workspace.type_of(document)?;
    let anchors = known
        .fields
        .iter()
        .filter_map(|field| field.anchor.as_ref());
    let mut numbered = anchors.filter(|anchor| anchor.names.is_none());
    if column.word == "row" || numbered.any(|a| a.word.eq_ignore_ascii_case(&column.word)) {
        return None;
    }
    let words = [(column.word.clone(), Whose::Paper)];
    Some(Series {
        document,
        labels: Labels::named(words, known.word.to_lowercase()),
        column,
    })
}
