//! The pages and figures of a publication move with its editions, so that `page 18` alone may lead nowhere.
//!
//! Example: `(Page 18, Chapter Two)` of a report, in a paragraph that says neither its year nor its edition.
//!
//! Remedy: cite the source by its id, or give its year: `page 18 of the edition of 2004`.

use std::ops::Range;

use super::placeholder::notes;
use super::{Check, Held, Passage, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::prose::{Block, BlockKind, Inline, plain_words};
use crate::values::running::{is_year, words};

/// A page of a publication without its edition.
pub static PAGE_WITHOUT_EDITION: Code = Code {
    name: "page-without-edition",
    severity: Severity::Note,
    title: "a page or figure of another publication, without its edition",
    page: include_str!("page_without_edition.rs"),
};

pub(super) static CHECK: Check = Check::of(&PAGE_WITHOUT_EDITION, run);

/// Looks at the paragraphs of all prose.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        let mut paragraphs = Vec::new();
        unedited(&prose.blocks, &mut paragraphs);
        for paragraph in paragraphs {
            let text = passage.words.get(paragraph.clone()).unwrap_or_default();
            for bytes in pages(text) {
                let bytes = paragraph.start + bytes.start..paragraph.start + bytes.end;
                if is_own(workspace, held, &passage, &bytes) {
                    continue;
                }
                let quote = passage.quote(bytes.clone());
                let message = format!("`{quote}` is of a publication whose edition is not said");
                let finding = Finding::new(&PAGE_WITHOUT_EDITION, passage.place(bytes), message)
                    .help("cite the source by its id, or give its year")
                    .quote(quote);
                findings.push(held.attribute(finding));
            }
        }
    });
}

/// The paragraphs that neither cite anything nor name a year or an edition.
fn unedited(blocks: &[Block], found: &mut Vec<Range<usize>>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(line) => {
                let cites = |part: &Inline| matches!(part, Inline::Cited(_) | Inline::Quoted(_));
                let text = plain_words(line);
                let says = |word: &str| is_year(word) || word.eq_ignore_ascii_case("edition");
                if !line.iter().any(cites) && !words(&text).iter().any(|word| says(word.text)) {
                    found.push(block.bytes.clone());
                }
            }
            BlockKind::List(_, items) => items.iter().for_each(|item| unedited(item, found)),
            BlockKind::Heading(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => {}
        }
    }
}

/// Where pages and figures are named by their number: `Page 18`, `figure 5`.
fn pages(text: &str) -> Vec<Range<usize>> {
    const WORDS: [&str; 3] = ["page", "pages", "figure"];
    let words = words(text);
    let pairs = words.windows(2).filter_map(|pair| {
        let [word, number] = pair else {
            return None;
        };
        let gap = text.get(word.bytes.end..number.bytes.start)?;
        let is_number = number.text.len() <= 3 && number.text.bytes().all(|b| b.is_ascii_digit());
        let is_one = WORDS.contains(&word.text.to_lowercase().as_str()) && is_number;
        let goes_on = text
            .get(number.bytes.end..)?
            .starts_with(['%', '.', ',', '/'])
            && text
                .get(number.bytes.end + 1..)?
                .starts_with(|c: char| c.is_ascii_digit());
        let is_share = text.get(number.bytes.end..)?.starts_with('%');
        (is_one && gap.trim().is_empty() && !gap.contains("\n\n") && !goes_on && !is_share)
            .then_some(word.bytes.start..number.bytes.end)
    });
    pairs.collect()
}

/// Whether a page is one of the paper itself, such as `page 3 of this report`, or stands in a note to its author.
fn is_own(
    workspace: &Workspace,
    held: Held<'_>,
    passage: &Passage<'_>,
    bytes: &Range<usize>,
) -> bool {
    const OWN: [&str; 5] = ["of this", "of these", "below", "above", "overleaf"];
    let rest = passage
        .words
        .get(bytes.end..)
        .unwrap_or_default()
        .trim_start();
    let word = passage
        .words
        .get(bytes.clone())
        .unwrap_or_default()
        .to_lowercase();
    let known = held
        .document
        .and_then(|document| workspace.type_of(document));
    let fields = known.map_or(&[][..], |known| known.fields.as_slice());
    let anchors = fields.iter().filter_map(|field| field.anchor.as_ref());
    let mut numbered = anchors.filter(|anchor| anchor.names.is_none());
    let mut to_author = notes(passage).into_iter();
    numbered.any(|anchor| word.starts_with(&anchor.word.to_lowercase()))
        || OWN.iter().any(|words| rest.starts_with(words))
        || to_author.any(|note| note.start <= bytes.start && bytes.end <= note.end)
}
