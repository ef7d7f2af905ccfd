//! Small counts kept back in tables of rows and columns whose totals readers know: one by subtraction tells another.
//! Knows counts alone; never what they count.

use super::suppression::{is_small, published};

/// The counts of a table as they are published, rows of cells; `None` where a count is kept back.
///
/// Readers know the total of every row and column, but of those that are themselves kept back ([`published`]): a row or
/// column under such a total shows nothing at all. A count of one to four is kept back, and with it as many others as it
/// takes until no reader can work it out from the rest: each time the smallest count that still stands in a row or
/// column of hidden ones, the first of equals.
#[must_use]
pub fn grid(counts: &[Vec<usize>]) -> Vec<Vec<Option<usize>>> {
    let rows: Vec<usize> = counts.iter().map(|row| row.iter().sum()).collect();
    let width = counts.iter().map(Vec::len).max().unwrap_or(0);
    let in_column = |at: usize| counts.iter().filter_map(move |row| row.get(at));
    let columns: Vec<usize> = (0..width).map(|at| in_column(at).sum()).collect();
    let (open_rows, open_columns) = (published(&rows), published(&columns));
    let is_open = |open: &[Option<usize>], at: usize| open.get(at).is_some_and(Option::is_some);
    // Rows under a hidden total are known only together, and so are columns: each is one line of a smaller table.
    let mut folded = Folded::of(counts, |row, column| {
        let row = is_open(&open_rows, row).then_some(row);
        let column = is_open(&open_columns, column).then_some(column);
        (row.unwrap_or(rows.len()), column.unwrap_or(width))
    });
    folded.protect();
    let cell = |row: usize, column: usize, count: usize| {
        let shown = is_open(&open_rows, row) && is_open(&open_columns, column);
        (shown && !folded.is_hidden(row, column)).then_some(count)
    };
    let line = |(row, cells): (usize, &Vec<usize>)| {
        let cells = cells.iter().enumerate();
        cells
            .map(|(column, count)| cell(row, column, *count))
            .collect()
    };
    counts.iter().enumerate().map(line).collect()
}

/// A table with one more row and column, which hold together what stands under hidden totals.
struct Folded {
    counts: Vec<Vec<usize>>,
    hidden: Vec<Vec<bool>>,
    /// The least that a reader knows of a count that is kept back alone: nought is shown, as long as none is hidden.
    least: usize,
}

impl Folded {
    fn of(counts: &[Vec<usize>], to: impl Fn(usize, usize) -> (usize, usize)) -> Self {
        let width = counts.iter().map(Vec::len).max().unwrap_or(0) + 1;
        let mut folded = Self {
            counts: vec![vec![0; width]; counts.len() + 1],
            hidden: vec![vec![false; width]; counts.len() + 1],
            least: 1,
        };
        for (at, row) in counts.iter().enumerate() {
            for (column, count) in row.iter().enumerate() {
                let (to_row, to_column) = to(at, column);
                folded.counts[to_row][to_column] += count;
                if folded.is_fold(to_row, to_column) {
                    folded.hidden[to_row][to_column] = true;
                }
            }
        }
        for (row, column) in folded.cells() {
            if is_small(folded.counts[row][column]) {
                folded.hide(row, column);
            }
        }
        folded
    }

    fn cells(&self) -> Vec<(usize, usize)> {
        let rows = self.counts.iter().enumerate();
        rows.flat_map(|(row, cells)| (0..cells.len()).map(move |column| (row, column)))
            .collect()
    }

    /// Whether a cell stands in the row or the column that holds others together.
    fn is_fold(&self, row: usize, column: usize) -> bool {
        let last = |length: usize, at: usize| at + 1 == length;
        let width = self.counts.first().map_or(0, Vec::len);
        last(self.counts.len(), row) || last(width, column)
    }

    /// Whether a reader would still believe a count of one less.
    fn can_be_less(&self, row: usize, column: usize) -> bool {
        let least = if self.is_fold(row, column) {
            0
        } else {
            self.least
        };
        self.counts[row][column] > least
    }

    fn hide(&mut self, row: usize, column: usize) {
        self.hidden[row][column] = true;
        if self.counts[row][column] == 0 {
            self.least = 0;
        }
    }

    fn is_hidden(&self, row: usize, column: usize) -> bool {
        let row = self.hidden.get(row);
        row.and_then(|cells| cells.get(column))
            .is_some_and(|hidden| *hidden)
    }

    /// Keeps back one count after another until no small one can be worked out: first in rows and columns where one
    /// stands hidden alone, then wherever hidden ones stand.
    fn protect(&mut self) {
        loop {
            let cells = self.cells();
            let alone = cells.iter().find_map(|cell| self.companion(*cell));
            let is_told = |(row, column): &(usize, usize)| {
                is_small(self.counts[*row][*column]) && self.is_told(*row, *column)
            };
            let beside =
                |at: (usize, usize)| self.hidden_in_row(at.0) + self.hidden_in_column(at.1) > 0;
            let next = match alone {
                Some(cell) => Some(cell),
                None if cells.iter().any(is_told) => self.smallest(beside),
                None => None,
            };
            let Some((row, column)) = next else { return };
            self.hide(row, column);
        }
    }

    fn hidden_in_row(&self, row: usize) -> usize {
        let cells = self.hidden.get(row).map_or(&[][..], Vec::as_slice);
        cells.iter().filter(|hidden| **hidden).count()
    }

    fn hidden_in_column(&self, column: usize) -> usize {
        let rows = 0..self.hidden.len();
        rows.filter(|row| self.is_hidden(*row, column)).count()
    }

    /// The cell to hide with one that is hidden alone in its row or column. What stands for several rows or columns at
    /// once needs none, unless it is small itself.
    fn companion(&self, (row, column): (usize, usize)) -> Option<(usize, usize)> {
        let needs_none = self.is_fold(row, column) && !is_small(self.counts[row][column]);
        if !self.is_hidden(row, column) || needs_none {
            return None;
        }
        let in_row = || self.smallest(|at| at.0 == row);
        let in_column = || self.smallest(|at| at.1 == column);
        let row_alone = self.hidden_in_row(row) == 1;
        let column_alone = self.hidden_in_column(column) == 1;
        let in_row = row_alone.then(in_row).flatten();
        in_row.or_else(|| column_alone.then(in_column).flatten())
    }

    /// The open cell with the smallest count among some, the first of equals; nought comes last.
    fn smallest(&self, among: impl Fn((usize, usize)) -> bool) -> Option<(usize, usize)> {
        let open = self.cells().into_iter().filter(|(row, column)| {
            among((*row, *column)) && !self.is_hidden(*row, *column) && !self.is_fold(*row, *column)
        });
        open.min_by_key(|(row, column)| {
            let count = self.counts[*row][*column];
            (count == 0, count)
        })
    }

    /// Whether a reader can work a hidden count out: where no other table with the same totals and the same open cells
    /// has another count there. Such a table is one round of the hidden cells away, in which every second count is one
    /// more and every other one less.
    fn is_told(&self, row: usize, column: usize) -> bool {
        let more = self.leads(Line::Column(column), Line::Row(row), (row, column));
        let less = self.can_be_less(row, column)
            && self.leads(Line::Row(row), Line::Column(column), (row, column));
        !more && !less
    }

    /// Whether hidden cells lead from a line to another without one of them: from a row through a cell that is one
    /// more to its column, from a column through a cell that is one less to its row.
    fn leads(&self, from: Line, to: Line, without: (usize, usize)) -> bool {
        let mut seen = vec![from];
        let mut next = 0;
        while let Some(line) = seen.get(next).copied() {
            next += 1;
            for (row, column) in self.cells() {
                if !self.hidden[row][column] || (row, column) == without {
                    continue;
                }
                let is_less = self.can_be_less(row, column);
                let reached = match line {
                    Line::Row(at) if at == row => Line::Column(column),
                    Line::Column(at) if at == column && is_less => Line::Row(row),
                    Line::Row(_) | Line::Column(_) => continue,
                };
                if !seen.contains(&reached) {
                    seen.push(reached);
                }
            }
        }
        seen.contains(&to)
    }
}

/// A row or a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Row(usize),
    Column(usize),
}
