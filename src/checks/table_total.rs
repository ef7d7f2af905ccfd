//! A total that its figures do not add up to is the first thing that is noticed, and the last that is forgiven.
//!
//! A total that stands only in the sentence before the table is one that nobody can check at a glance.
//!
//! Example: a table whose rows give 4 and 5 days, and whose row `Total` gives 10; `The brief allows 15 days, as follows.`
//! before a table of days without a total.
//!
//! Remedy: mend the total or the figure, or add a row `Total`; a sum that guildhall knows can be written
//! `[[val: sum(…)]]`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Check, Held, each_value};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::Value;
use crate::references::Workspace;
use crate::values::money::Money;
use crate::values::number::Number;
use crate::values::prose::{Block, BlockKind, Inline, Prose, Table, plain_words, stands};
use crate::values::running::{RunningWord, words};

/// A total that is not the sum.
pub static TABLE_TOTAL: Code = Code {
    name: "table-total",
    severity: Severity::Warning,
    title: "a total that the figures of a table do not add up to, or that the table leaves out",
    page: include_str!("table_total.rs"),
};

/// The fewest rows of a table that is worth a total of its own.
const FEWEST_ROWS: usize = 3;

pub(super) static CHECK: Check = Check::of(&TABLE_TOTAL, run);

/// Looks at every table in prose: at a last row that is a total, and at a sum that was said before.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        if let Value::Prose(prose) = &held.entry.value {
            look_into(held, prose, &prose.blocks, findings);
        }
    });
}

fn look_into(held: Held<'_>, prose: &Prose, blocks: &[Block], findings: &mut Findings) {
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Table(table) => {
                for wrong in wrong(table) {
                    let bytes = wrong.bytes.clone().unwrap_or_else(|| block.bytes.clone());
                    let finding = Finding::new(&TABLE_TOTAL, prose.place(&bytes), wrong.message)
                        .help("mend the total, or the figure that is wrong");
                    findings.push(held.attribute(finding));
                }
                let before = at.checked_sub(1).and_then(|before| blocks.get(before));
                if let Some(message) = before.and_then(|before| left_out(before, table)) {
                    let text = prose.text.get(block.bytes.clone()).unwrap_or_default();
                    let end = block.bytes.start + text.trim_end().len();
                    let place = prose.place(&(block.bytes.start..end));
                    let finding = Finding::new(&TABLE_TOTAL, place, message)
                        .help("add a row `Total`, so that the sum can be seen");
                    findings.push(held.attribute(finding));
                }
            }
            BlockKind::List(_, items) => {
                items
                    .iter()
                    .for_each(|item| look_into(held, prose, item, findings));
            }
            // The sums of others are theirs.
            BlockKind::Quote(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Heading(..)
            | BlockKind::Code(_)
            | BlockKind::Rule => {}
        }
    }
}

/// What is wrong with a table without a total, where the paragraph before it says what a column comes to: `15 days`.
fn left_out(before: &Block, table: &Table) -> Option<String> {
    let BlockKind::Paragraph(line) = &before.kind else {
        return None;
    };
    let has_total = table.rows.iter().any(|row| is_partial(row));
    let text = plain_words(line).to_lowercase();
    let words: Vec<RunningWord<'_>> = words(&text);
    let said = |heading: &str| {
        let mut pairs = words.windows(2);
        pairs.find_map(|pair| {
            let [number, noun] = pair else {
                return None;
            };
            let is_named = heading.split_whitespace().any(|word| word == noun.text);
            let number: Decimal = number.text.parse().ok()?;
            is_named.then(|| (number, format!("{number} {}", noun.text)))
        })
    };
    let columns = table.header.iter().enumerate().skip(1);
    let mut columns = columns.filter_map(|(column, cell)| {
        let heading = plain_words(cell).trim().to_owned();
        let (number, said) = said(&heading.to_lowercase())?;
        let sum = sum(&table.rows, column, false)?;
        let is_whole = table.rows.len() >= FEWEST_ROWS && !has_total && sum == number;
        let heading = heading.replace('`', "'");
        is_whole.then(|| {
            format!("the figures of `{heading}` add up to `{said}`, and no row gives their total")
        })
    });
    columns.next()
}

/// A wrong total: where it stands, if that is known, and what is wrong with it.
struct Wrong {
    bytes: Option<Range<usize>>,
    message: String,
}

/// The totals of a table that are not the sums of their columns.
fn wrong(table: &Table) -> Vec<Wrong> {
    let Some((last, rows)) = table.rows.split_last() else {
        return Vec::new();
    };
    if !is_total(&label(last)) || rows.len() < 2 || rows.iter().any(|row| is_partial(row)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (column, cell) in last.iter().enumerate().skip(1) {
        let heading = table.header.get(column).map(|cell| plain_words(cell));
        let heading = heading.unwrap_or_default();
        if is_no_sum(&heading) {
            continue;
        }
        let Some(Figure::Of(total)) = Some(figure(cell)) else {
            continue;
        };
        let Some(sum) = sum(rows, column, total.is_money) else {
            continue;
        };
        if sum != total.size {
            let message = format!(
                "the figures of `{}` add up to {}, not to the total of {}",
                heading.trim().replace('`', "'"),
                shown(sum, total.is_money),
                shown(total.size, total.is_money)
            );
            let bytes = stands(cell);
            found.push(Wrong { bytes, message });
        }
    }
    found
}

/// The words at the head of a row, in small letters.
fn label(row: &[Vec<Inline>]) -> String {
    let cell = row.first().map(|cell| plain_words(cell));
    cell.unwrap_or_default().trim().to_lowercase()
}

/// Whether a row adds up others, or is part of one, so that the rows are no plain list of figures.
fn is_partial(row: &[Vec<Inline>]) -> bool {
    const PARTIAL: [&str; 6] = [
        "total",
        "subtotal",
        "sub-total",
        "of which",
        "less",
        "average",
    ];
    let label = label(row);
    PARTIAL.iter().any(|word| label.starts_with(word))
}

/// Whether a label names a total of the rows above, and nothing else: `Total`, `Total days`.
fn is_total(label: &str) -> bool {
    let mut words = label.split_whitespace();
    let first = words.next().map(|word| word.trim_end_matches(':'));
    matches!(first, Some("total" | "totals")) && label.split_whitespace().count() <= 3
}

/// Whether a column is one whose figures are not added up.
fn is_no_sum(heading: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "%", "per cent", "percent", "average", "mean", "rate", "share", "rank", "year",
    ];
    let small = heading.to_lowercase();
    OTHERS.iter().any(|word| small.contains(word))
}

/// A figure of a table.
struct Size {
    size: Decimal,
    is_money: bool,
}

/// What a cell holds.
enum Figure {
    Of(Size),
    Blank,
    Words,
}

fn figure(cell: &[Inline]) -> Figure {
    let text = plain_words(cell);
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return Figure::Blank;
    }
    let is_money = text.starts_with(['£', '-', '(']) && text.contains('£');
    // Figures that were rounded, as in £1.2m, need not add up.
    if text.ends_with(|c: char| c.is_alphabetic() || c == '%') {
        return Figure::Words;
    }
    let size = if is_money {
        let exact = |sum: &Money| !sum.approximate && sum.per.is_none();
        Money::parse(text).ok().filter(exact).map(|sum| sum.amount)
    } else {
        Number::parse(text).ok().map(|number| number.0)
    };
    size.map_or(Figure::Words, |size| Figure::Of(Size { size, is_money }))
}

/// The sum of a column, where all of it is figures of one sort; a blank is nothing.
fn sum(rows: &[Vec<Vec<Inline>>], column: usize, is_money: bool) -> Option<Decimal> {
    let mut sum = Decimal::ZERO;
    let mut seen = 0;
    for row in rows {
        match figure(row.get(column)?) {
            Figure::Of(part) if part.is_money == is_money => {
                sum = sum.checked_add(part.size)?;
                seen += 1;
            }
            Figure::Blank => {}
            Figure::Of(_) | Figure::Words => return None,
        }
    }
    (seen >= 2).then_some(sum)
}

fn shown(size: Decimal, is_money: bool) -> String {
    let number = Number(size.normalize());
    if is_money {
        format!("£{number}")
    } else {
        number.to_string()
    }
}
