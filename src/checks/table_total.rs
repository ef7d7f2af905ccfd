//! A total that its figures do not add up to is the first thing that is noticed, and the last that is forgiven.
//!
//! Example: a table whose rows give 4 and 5 days, and whose row `Total` gives 10.
//!
//! Remedy: mend the total or the figure; a sum that guildhall knows can be written `[[val: sum(…)]]`.

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

/// A total that is not the sum.
pub static TABLE_TOTAL: Code = Code {
    name: "table-total",
    severity: Severity::Warning,
    title: "a total in a table that its figures do not add up to",
    page: include_str!("table_total.rs"),
};

pub(super) static CHECK: Check = Check::of(&TABLE_TOTAL, run);

/// Looks at every table in prose whose last row is a total.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        if let Value::Prose(prose) = &held.entry.value {
            look_into(held, prose, &prose.blocks, findings);
        }
    });
}

fn look_into(held: Held<'_>, prose: &Prose, blocks: &[Block], findings: &mut Findings) {
    for block in blocks {
        match &block.kind {
            BlockKind::Table(table) => {
                for wrong in wrong(table) {
                    let bytes = wrong.bytes.clone().unwrap_or_else(|| block.bytes.clone());
                    let finding = Finding::new(&TABLE_TOTAL, prose.place(&bytes), wrong.message)
                        .help("mend the total, or the figure that is wrong");
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
    let first_word = |row: &[Vec<Inline>]| {
        let cell = row
            .first()
            .map(|cell| plain_words(cell).trim().to_lowercase());
        cell.unwrap_or_default()
    };
    let is_partial = |row: &Vec<Vec<Inline>>| {
        let label = first_word(row);
        [
            "total",
            "subtotal",
            "sub-total",
            "of which",
            "less",
            "average",
        ]
        .iter()
        .any(|word| label.starts_with(word))
    };
    if !is_total(&first_word(last)) || rows.len() < 2 || rows.iter().any(is_partial) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (column, cell) in last.iter().enumerate().skip(1) {
        let heading = table.header.get(column).map(|cell| plain_words(cell));
        let label = heading.unwrap_or_default();
        if is_no_sum(&label) {
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
                label.trim().replace('`', "'"),
                shown(sum, total.is_money),
                shown(total.size, total.is_money)
            );
            let bytes = stands(cell);
            found.push(Wrong { bytes, message });
        }
    }
    found
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
