//! Small counts kept back in tables of rows and columns whose totals readers know: one by subtraction tells another.
//! Knows counts alone; never what they count.

use super::suppression::{is_small, published};

/// The counts of a table as they are published, rows of cells; `None` where a count is kept back.
///
/// Readers know the total of every row and column, but of those that are themselves kept back ([`published`]): a row or
/// column under such a total shows nothing at all. A count of one to four is kept back, and with it as many others as it
/// takes until no reader can work it out from the rest: each time the smallest count of its row and column that still
/// stands, the first of equals.
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

    /// Keeps back one count after another until no small one can be worked out.
    fn protect(&mut self) {
        loop {
            let mut small = self.cells().into_iter();
            let told = small.find(|(row, column)| {
                is_small(self.counts[*row][*column]) && self.is_told(*row, *column)
            });
            let Some((row, column)) = told else { return };
            let open = self.cells().into_iter().filter(|(at_row, at_column)| {
                let is_beside = *at_row == row || *at_column == column;
                let is_open = !self.hidden[*at_row][*at_column];
                is_beside && is_open && !self.is_fold(*at_row, *at_column)
            });
            // Nought is hidden last.
            let worth = |(row, column): &(usize, usize)| {
                let count = self.counts[*row][*column];
                (count == 0, count)
            };
            match open.min_by_key(worth) {
                Some((row, column)) => self.hide(row, column),
                None => return,
            }
        }
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
