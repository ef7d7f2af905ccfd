//! Widths and number patterns fitted to what a column holds, within what a landscape page can bear.
//! Measures words and figures; writes nothing.

use super::look::shown_status;
use super::model::{CellKind, CellModel, CellResult, ColumnModel};

/// The characters that fit across A4 landscape at about nine tenths of full size.
pub(super) const PAGE: f64 = 145.0;
/// How much more room words need when they wrap in a narrow header.
const FILL: f64 = 1.5;

/// The widths of the columns, in characters, for rows and headers as given.
pub(super) fn widths(columns: &[ColumnModel], rows: &[Vec<CellModel>], filters: bool) -> Vec<f64> {
    let longest: Vec<f64> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| longest(column, i, rows))
        .collect();
    let mut fitted: Vec<f64> = columns
        .iter()
        .zip(&longest)
        .map(|(column, longest)| {
            column
                .width
                .unwrap_or_else(|| wanted(column, *longest, filters))
        })
        .collect();
    let excess = fitted.iter().sum::<f64>() - PAGE;
    if excess > 0.0 {
        narrow(columns, &longest, &mut fitted, filters);
    }
    fitted
        .iter()
        .map(|width| width.clamp(4.0, 200.0).round())
        .collect()
}

/// Takes what is too much from the columns that can wrap, in proportion to what they can give.
fn narrow(columns: &[ColumnModel], longest: &[f64], fitted: &mut [f64], filters: bool) {
    let excess = fitted.iter().sum::<f64>() - PAGE;
    let give: Vec<f64> = columns
        .iter()
        .zip(longest)
        .zip(fitted.iter())
        .map(
            |((column, longest), width)| match (column.width, column.kind) {
                (Some(_), _) => 0.0,
                (None, CellKind::LongText) => (width - least_for_sentences(*longest)).max(0.0),
                (None, CellKind::Text) => {
                    (width - header_need(&column.header, filters).max(14.0)).max(0.0)
                }
                (
                    None,
                    CellKind::Number
                    | CellKind::Money
                    | CellKind::Percent
                    | CellKind::Date
                    | CellKind::Time
                    | CellKind::YesNo
                    | CellKind::Status
                    | CellKind::Id,
                ) => 0.0,
            },
        )
        .collect();
    let all: f64 = give.iter().sum();
    if all > 0.0 {
        let share = (excess / all).min(1.0);
        for (width, give) in fitted.iter_mut().zip(give) {
            *width -= give * share;
        }
    }
}

/// The least width for sentences, so that the longest stays within the tallest row Excel has.
fn least_for_sentences(longest: f64) -> f64 {
    (longest / 22.0).clamp(26.0, 110.0)
}

/// The length of the longest cell of a column, or of the longest word it offers.
fn longest(column: &ColumnModel, index: usize, rows: &[Vec<CellModel>]) -> f64 {
    let cells = rows.iter().filter_map(|row| row.get(index));
    let longest = cells.map(|cell| length(cell, column)).fold(0.0, f64::max);
    let listed = column
        .list
        .iter()
        .flatten()
        .map(|word| words_length(word, column.status));
    if column.many {
        longest
    } else {
        listed.fold(longest, f64::max)
    }
}

/// The width a column wants for its content and header.
fn wanted(column: &ColumnModel, longest: f64, filters: bool) -> f64 {
    let (least, most) = bounds(column.kind);
    let fitted = match column.kind {
        // Sentences are better in three even lines than in one long one.
        CellKind::LongText if longest > most => (longest / 5.0)
            .clamp(most, 60.0)
            .max(least_for_sentences(longest)),
        CellKind::LongText
        | CellKind::Text
        | CellKind::Number
        | CellKind::Money
        | CellKind::Percent
        | CellKind::Date
        | CellKind::Time
        | CellKind::YesNo
        | CellKind::Status
        | CellKind::Id => longest.min(most),
    };
    (fitted + 3.0)
        .max(least)
        .max(header_need(&column.header, filters))
}

/// The least and the most a kind is given, in characters.
const fn bounds(kind: CellKind) -> (f64, f64) {
    match kind {
        CellKind::Text => (12.0, 34.0),
        CellKind::LongText => (28.0, 44.0),
        CellKind::Number | CellKind::Percent => (10.0, 18.0),
        CellKind::Money => (12.0, 20.0),
        CellKind::Date => (19.0, 22.0),
        CellKind::Time => (9.0, 12.0),
        CellKind::YesNo => (8.0, 12.0),
        CellKind::Status => (18.0, 30.0),
        CellKind::Id => (9.0, 20.0),
    }
}

/// What a header needs: its longest word in bold, the filter button beside it, and no more than three lines.
fn header_need(header: &str, filters: bool) -> f64 {
    let button = if filters { 3.0 } else { 0.0 };
    let word = header.split_whitespace().map(count).fold(0.0, f64::max);
    let whole = count(header);
    let lines = if whole <= 14.0 {
        whole
    } else {
        whole * FILL / 3.0
    };
    (word.max(lines)) * 1.15 + 3.0 + button
}

/// How many lines a header takes in a width.
pub(super) fn header_lines(header: &str, width: f64, filters: bool) -> u32 {
    let room = width - if filters { 5.0 } else { 2.0 };
    lines(header, (room / 1.1).max(4.0))
}

/// The height of a row of so many lines, in points, within the tallest row Excel has.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines) * 14.5 + 5.0).min(409.0)
}

/// How many letters of running text a width holds: a little more than it holds figures.
pub(super) fn text_room(width: f64) -> f64 {
    (width - 2.0) * 1.08
}

/// The height a row of values needs.
pub(super) fn row_height(columns: &[ColumnModel], widths: &[f64], row: &[CellModel]) -> f64 {
    let needed = row
        .iter()
        .zip(columns)
        .zip(widths)
        .map(|((cell, column), width)| match cell {
            // A key is set in bold, which is wider.
            CellModel::Text(text) if column.kind == CellKind::Id => lines(text, width - 2.0),
            CellModel::Text(text) => lines(text, text_room(*width)),
            CellModel::Empty
            | CellModel::Number(_)
            | CellModel::Money(_)
            | CellModel::Percent(_)
            | CellModel::Date(_)
            | CellModel::Time(_)
            | CellModel::YesNo(_)
            | CellModel::Formula { .. }
            | CellModel::Link { .. } => 1,
        });
    height(needed.max().unwrap_or(1))
}

/// How many lines a text takes in a width, broken at words.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut used = 0.0;
        for word in paragraph.split_whitespace() {
            let long = count(word);
            if used > 0.0 && used + 1.0 + long > width {
                lines += 1;
                used = long;
            } else {
                used += long + if used > 0.0 { 1.0 } else { 0.0 };
            }
        }
    }
    lines
}

/// The length of what a cell shows, in characters; of its longest line where it has several.
fn length(cell: &CellModel, column: &ColumnModel) -> f64 {
    match cell {
        CellModel::Empty => 3.0,
        CellModel::Text(text) | CellModel::Link { text, .. } => words_length(text, column.status),
        CellModel::Number(n) => figure_length(*n, 0.0),
        CellModel::Money(n) => figure_length(*n, 4.0),
        CellModel::Percent(_) | CellModel::Time(_) => 5.0,
        CellModel::Date(_) => 16.0,
        CellModel::YesNo(_) => 3.0,
        CellModel::Formula {
            result: CellResult::Number(n),
            ..
        } => figure_length(*n, 2.0),
        CellModel::Formula {
            result: CellResult::Text(text),
            ..
        } => words_length(text, column.status),
    }
}

/// The length of the longest line of a text, as shown.
fn words_length(text: &str, status: bool) -> f64 {
    let shown = if status { shown_status(text) } else { text };
    shown.split('\n').map(count).fold(0.0, f64::max)
}

/// The length of a figure with its commas.
fn figure_length(n: f64, more: f64) -> f64 {
    let digits = count(&format!("{:.0}", n.abs()));
    digits + (digits / 3.0).floor() + more + if n.fract() == 0.0 { 0.0 } else { 3.0 }
}

/// A count of characters as a width.
fn count(text: &str) -> f64 {
    u32::try_from(text.chars().count()).map_or(f64::MAX, f64::from)
}

/// The patterns for the numbers and the pounds of a column: as many decimals as its figures have, two at most.
pub(super) fn patterns<'a>(
    cells: impl Iterator<Item = &'a CellModel>,
) -> (&'static str, &'static str) {
    let mut decimals = 0;
    for cell in cells {
        let figure = match cell {
            CellModel::Number(n)
            | CellModel::Money(n)
            | CellModel::Formula {
                result: CellResult::Number(n),
                ..
            } => *n,
            CellModel::Empty
            | CellModel::Text(_)
            | CellModel::Percent(_)
            | CellModel::Date(_)
            | CellModel::Time(_)
            | CellModel::YesNo(_)
            | CellModel::Formula {
                result: CellResult::Text(_),
                ..
            }
            | CellModel::Link { .. } => 0.0,
        };
        let needed = if is_whole(figure) {
            0
        } else if is_whole(figure * 10.0) {
            1
        } else {
            2
        };
        decimals = decimals.max(needed);
    }
    match decimals {
        0 => ("#,##0", "[$£-809]#,##0;-[$£-809]#,##0"),
        1 => ("#,##0.0", "[$£-809]#,##0.00;-[$£-809]#,##0.00"),
        _ => ("#,##0.00", "[$£-809]#,##0.00;-[$£-809]#,##0.00"),
    }
}

/// Whether a figure has no decimals worth showing.
fn is_whole(n: f64) -> bool {
    (n - n.round()).abs() < 1e-9 * n.abs().max(1.0)
}
