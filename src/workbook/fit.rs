//! Widths and heights fitted to what a table holds: short columns get what they need, sentences the rest of the page.
//! Measures words and figures; writes nothing.

use super::look::shown_status;
use super::measure::{lines, longest_piece, wide};
use super::model::{CellKind, CellModel, CellResult, ColumnModel};

/// The characters of column width across A4 landscape at which running text prints at ten points.
const PAGE: f64 = 140.0;
/// How far a page is stretched for rows of more lines than given: to nine points, and to eight.
const STRETCHED: [(f64, f64); 2] = [(155.0, 4.0), (176.0, 7.0)];
/// What A4 landscape bears at eight points.
const PAGE_AT_MOST: f64 = 176.0;
/// The lines of a row above which a table goes to A3, where this many characters print at nine points.
const FOR_A3: (f64, f64) = (9.0, 222.0);
/// What A3 bears at eight points.
const FOR_A3_AT_MOST: f64 = 250.0;
/// What the edge of each column takes beside its characters.
const EDGE: f64 = 0.65;
/// The lines of the tallest row that Excel has.
const TALLEST: f64 = 26.0;
/// What indent and padding take of a column.
const GAP: f64 = 2.0;
/// What the filter button takes of a header.
const BUTTON: f64 = 2.5;
/// The width of the longest lines that are read with ease, and of the widest column where a text needs it.
const MOST_TEXT: (f64, f64) = (80.0, 110.0);
/// The width up to which a text is never broken.
const SHORT: f64 = 13.0;
/// The most rows that are weighed against one another.
const WEIGHED: usize = 300;
/// How much a column grows at a time.
const STEP: f64 = 2.0;

/// What a column needs, and the texts in it that can wrap.
struct Need {
    width: f64,
    most: f64,
    /// For the header and each row weighed, the width of each paragraph on one line.
    texts: Vec<Vec<f64>>,
}

impl Need {
    /// The lines that a text takes at present, roughly.
    fn lines(&self, text: &[f64]) -> f64 {
        let room = (self.width - GAP).max(1.0);
        text.iter().map(|long| (long / room * 1.06).max(1.0)).sum()
    }

    /// The lines that more room could save, and the one that is left; nothing where a text needs no more room.
    fn broken(&self, text: &[f64]) -> f64 {
        let room = (self.width - GAP).max(1.0);
        if text.iter().all(|long| *long <= room) {
            return 0.0;
        }
        // A list of ten short lines has ten lines however wide its column is.
        let kept = text.len().saturating_sub(1);
        self.lines(text) - f64::from(u32::try_from(kept).unwrap_or(u32::MAX))
    }

    /// The most lines of any text that more room could save.
    fn tallest(&self) -> f64 {
        let broken = self.texts.iter().map(|text| self.broken(text));
        broken.fold(0.0, f64::max)
    }

    /// Whether a text takes more lines than Excel's tallest row has.
    fn is_too_tall(&self) -> bool {
        self.texts.iter().any(|text| self.lines(text) > TALLEST)
    }

    /// What a little more width would save: the tallest rows count most.
    fn gain(&self, limit: f64) -> f64 {
        if self.width + STEP > limit {
            return 0.0;
        }
        let all = self.texts.iter().map(|text| self.broken(text).powi(4));
        all.sum::<f64>() / self.width
    }
}

/// The widths of the columns, in characters, for rows and headers as given, and whether they are meant for A3.
pub(super) fn widths(
    columns: &[ColumnModel],
    rows: &[Vec<CellModel>],
    filters: bool,
) -> (Vec<f64>, bool) {
    let mut needs: Vec<Need> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| need(column, i, rows, filters))
        .collect();
    grow(&mut needs, PAGE, 0.0);
    for (limit, lines) in STRETCHED {
        grow(&mut needs, limit, lines);
    }
    let across: f64 = needs.iter().map(|need| need.width + EDGE).sum();
    let is_large = tallest(&needs) > FOR_A3.0 || across > PAGE_AT_MOST;
    if is_large {
        grow(&mut needs, FOR_A3.1, 0.0);
        grow(&mut needs, FOR_A3_AT_MOST, FOR_A3.0);
    }
    let widths = needs
        .iter()
        .map(|need| need.width.clamp(4.0, 200.0).ceil())
        .collect();
    (widths, is_large)
}

/// The most lines of any cell.
fn tallest(needs: &[Need]) -> f64 {
    needs.iter().map(Need::tallest).fold(0.0, f64::max)
}

/// Gives width to the columns that save most by it, up to a limit across, while a row has more lines than given.
fn grow(needs: &mut [Need], limit: f64, lines: f64) {
    let mut across: f64 = needs.iter().map(|need| need.width + EDGE).sum();
    while across + STEP <= limit && tallest(needs) > lines {
        let gains = needs.iter().map(|need| {
            let wide = need.is_too_tall();
            need.gain(if wide { MOST_TEXT.1 } else { need.most })
        });
        let best = gains.enumerate().fold(
            (0, 0.0),
            |best, (i, gain)| if gain > best.1 { (i, gain) } else { best },
        );
        let (Some(need), true) = (needs.get_mut(best.0), best.1 > 0.0) else {
            break;
        };
        need.width += STEP;
        across += STEP;
    }
}

/// What a column needs at least, and what it holds.
fn need(column: &ColumnModel, index: usize, rows: &[Vec<CellModel>], filters: bool) -> Need {
    if let Some(width) = column.width {
        return Need {
            width,
            most: width,
            texts: Vec::new(),
        };
    }
    let button = if filters { BUTTON } else { 0.0 };
    let header = longest_piece(&column.header, true) + button;
    let cells = rows.iter().filter_map(|row| row.get(index));
    let held = cells
        .map(|cell| unbroken(cell, column))
        .fold(sample(column), f64::max);
    let apart = (rows.len() / WEIGHED).max(1);
    let weighed = rows.iter().step_by(apart).map(|row| {
        let cell = row.get(index).unwrap_or(&CellModel::Empty);
        match cell_text(cell, column) {
            Some(text) => text
                .split('\n')
                .map(|line| wide(line, is_bold(column)))
                .collect(),
            None => Vec::new(),
        }
    });
    let headed = vec![wide(&column.header, true) + button];
    Need {
        width: header.max(held).max(4.0) + GAP,
        most: MOST_TEXT.0,
        texts: std::iter::once(headed).chain(weighed).collect(),
    }
}

/// Whether a column is set in bold.
fn is_bold(column: &ColumnModel) -> bool {
    column.kind == CellKind::Id
}

/// The width a column needs for what may be typed into it, or for its kind.
fn sample(column: &ColumnModel) -> f64 {
    let listed = column.list.iter().flatten().filter(|_| !column.many);
    let listed = listed
        .map(|word| {
            let shown = if column.status {
                shown_status(word)
            } else {
                word
            };
            wide(shown, is_bold(column))
        })
        .fold(0.0, f64::max)
        .min(14.0);
    let typed = match column.kind {
        CellKind::LongText if !column.locked && !column.many => 18.0,
        CellKind::Date if !column.locked => wide("30 September 2004", false),
        CellKind::Money if !column.locked => wide("£100,000", false),
        CellKind::Text
        | CellKind::LongText
        | CellKind::Date
        | CellKind::Money
        | CellKind::Number
        | CellKind::Percent
        | CellKind::Time
        | CellKind::YesNo
        | CellKind::Status
        | CellKind::Id => 0.0,
    };
    typed.max(listed)
}

/// The width of what cannot be broken in a cell.
fn unbroken(cell: &CellModel, column: &ColumnModel) -> f64 {
    match cell {
        CellModel::Text(text) | CellModel::Link { text, .. } => {
            if column.status {
                wide(shown_status(text), false)
            } else if is_bold(column) {
                wide(text, true).min(20.0)
            } else {
                piece(text)
            }
        }
        CellModel::Empty => column.blank.as_deref().map_or(2.0, piece),
        CellModel::Number(n) => figure(*n, 0.0),
        CellModel::Money(n) => figure(*n, 4.0),
        CellModel::Percent(_) | CellModel::Time(_) => 5.0,
        CellModel::Date(date) => wide(&date.strftime("%-d %B %Y").to_string(), false),
        CellModel::YesNo(_) => 3.0,
        CellModel::Formula {
            result: CellResult::Number(n),
            ..
        } => figure(*n, 2.0),
        CellModel::Formula {
            result: CellResult::Text(text),
            ..
        } => longest_piece(text, false),
    }
}

/// The width of what is kept together in a text: all of a short one, the longest word of others.
fn piece(text: &str) -> f64 {
    let whole = text
        .split('\n')
        .map(|line| wide(line, false))
        .fold(0.0, f64::max);
    if whole <= SHORT {
        whole
    } else {
        longest_piece(text, false).min(30.0)
    }
}

/// The text of a cell that wraps where it is too long.
fn cell_text<'a>(cell: &'a CellModel, column: &'a ColumnModel) -> Option<&'a str> {
    match cell {
        CellModel::Text(text) if !column.status => Some(text),
        CellModel::Empty => column.blank.as_deref(),
        CellModel::Text(_)
        | CellModel::Number(_)
        | CellModel::Money(_)
        | CellModel::Percent(_)
        | CellModel::Date(_)
        | CellModel::Time(_)
        | CellModel::YesNo(_)
        | CellModel::Formula { .. }
        | CellModel::Link { .. } => None,
    }
}

/// The width of a figure with its commas.
fn figure(n: f64, more: f64) -> f64 {
    let digits = u32::try_from(format!("{:.0}", n.abs()).len()).map_or(40.0, f64::from);
    digits + (digits / 3.0).floor() + more + if n.fract() == 0.0 { 0.0 } else { 3.0 }
}

/// How many lines a header takes in a width.
pub(super) fn header_lines(header: &str, width: f64, filters: bool) -> u32 {
    let button = if filters { BUTTON } else { 0.0 };
    lines(header, width - GAP - button + 0.5, true)
}

/// How many lines a text takes in a column.
pub(super) fn text_lines(text: &str, width: f64, bold: bool) -> u32 {
    lines(text, width - GAP + 0.5, bold)
}

/// The height of a row of so many lines, in points, within the tallest row Excel has.
pub(super) fn height(lines: u32) -> f64 {
    (f64::from(lines) * 14.0 + 6.0).min(409.0)
}

/// The height a row of values needs.
pub(super) fn row_height(columns: &[ColumnModel], widths: &[f64], row: &[CellModel]) -> f64 {
    let needed = columns
        .iter()
        .enumerate()
        .zip(widths)
        .map(|((i, column), width)| {
            let cell = row.get(i).unwrap_or(&CellModel::Empty);
            cell_text(cell, column).map_or(1, |text| text_lines(text, *width, is_bold(column)))
        });
    height(needed.max().unwrap_or(1))
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
