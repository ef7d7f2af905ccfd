//! Where something stands: a stretch of text in a file, or a cell of a sheet.
//! Knows how places are ordered and worded; never reads a file.

use std::fmt;
use std::sync::Arc;

/// A line and a column, both from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
}

impl Point {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// A point from its line and column.
    #[must_use]
    pub const fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }
}

/// A stretch of text; its end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// The first character.
    pub start: Point,
    /// The character after the last.
    pub end: Point,
}

impl Stretch {
    /// A stretch between two points.
    #[must_use]
    pub const fn new(start: Point, end: Point) -> Self {
        Self { start, end }
    }

    /// A stretch without length: the place *before* a character.
    #[must_use]
    pub const fn at(start: Point) -> Self {
        Self { start, end: start }
    }
}

/// The address of a cell: row and column from 0, worded as officers know it (`B7`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl CellAddress {
    /// An address from row and column, both from 0.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            column_letters(self.column),
            u64::from(self.row) + 1
        )
    }
}

/// The letters of a column counted from 0: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(b'A' + u8::try_from(left % 26).unwrap_or(0));
        left /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// The file as a whole.
    Whole,
    /// A stretch of a text file.
    Text(Stretch),
    /// A field of a CSV file: text with a cell address.
    Field(Stretch, CellAddress),
    /// A cell of a workbook's sheet.
    Cell(Arc<str>, CellAddress),
}

/// Where something stands: a file of the workspace, and the spot in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Path from the workspace's root, with `/` between its parts.
    pub file: Arc<str>,
    /// The spot in that file.
    pub spot: Spot,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn whole(file: &Arc<str>) -> Self {
        Self {
            file: Arc::clone(file),
            spot: Spot::Whole,
        }
    }

    /// A stretch of a text file.
    #[must_use]
    pub fn text(file: &Arc<str>, stretch: Stretch) -> Self {
        Self {
            file: Arc::clone(file),
            spot: Spot::Text(stretch),
        }
    }

    /// A cell of a workbook.
    #[must_use]
    pub fn cell(file: &Arc<str>, sheet: &Arc<str>, address: CellAddress) -> Self {
        Self {
            file: Arc::clone(file),
            spot: Spot::Cell(Arc::clone(sheet), address),
        }
    }

    /// The stretch of text, where the place is in a text file.
    #[must_use]
    pub const fn stretch(&self) -> Option<Stretch> {
        match &self.spot {
            Spot::Text(stretch) | Spot::Field(stretch, _) => Some(*stretch),
            Spot::Whole | Spot::Cell(..) => None,
        }
    }
}

impl fmt::Display for Place {
    /// `inputs/plan.yaml:7:10`, `inputs/plan.xlsx, sheet actions, cell D4`, or the file alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.spot {
            Spot::Whole => write!(f, "{}", self.file),
            Spot::Text(s) | Spot::Field(s, _) => {
                write!(f, "{}:{}:{}", self.file, s.start.line, s.start.column)
            }
            Spot::Cell(sheet, address) => {
                write!(f, "{}, sheet {sheet}, cell {address}", self.file)
            }
        }
    }
}

/// How the text of a value maps back to the file it was written in.
///
/// A value decoded from YAML, or cut from a Markdown file, is not the bytes of its file: indents are gone, lines are
/// folded. The runs say, for byte offsets of the text in rising order, at which point of the file the characters from
/// there on stand. A cell has no runs: all its text stands in the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where the value as a whole stands.
    pub place: Place,
    runs: Arc<[(usize, Point)]>,
}

impl Origin {
    /// Text that can only be placed as a whole.
    #[must_use]
    pub fn whole(place: Place) -> Self {
        Self {
            place,
            runs: Arc::from([]),
        }
    }

    /// Text whose runs of characters are known; offsets must rise.
    #[must_use]
    pub fn with_runs(place: Place, runs: Vec<(usize, Point)>) -> Self {
        Self {
            place,
            runs: Arc::from(runs),
        }
    }

    /// Where a stretch of bytes of `text` stands in its file.
    #[must_use]
    pub fn of(&self, text: &str, bytes: std::ops::Range<usize>) -> Place {
        let Some(start) = self.point(text, bytes.start) else {
            return self.place.clone();
        };
        let last = text[..bytes.end.min(text.len())]
            .char_indices()
            .next_back()
            .map(|(at, _)| at);
        let end = match last
            .filter(|at| *at >= bytes.start)
            .and_then(|at| self.point(text, at))
        {
            Some(point) => Point::new(point.line, point.column + 1),
            None => start,
        };
        Place::text(&self.place.file, Stretch::new(start, end.max(start)))
    }

    /// The origin of a part of the text, which starts at a byte offset.
    #[must_use]
    pub fn part(&self, text: &str, bytes: std::ops::Range<usize>) -> Self {
        if self.runs.is_empty() {
            return self.clone();
        }
        let mut runs = Vec::new();
        if let Some(point) = self.point(text, bytes.start) {
            runs.push((0, point));
        }
        let inside = self
            .runs
            .iter()
            .filter(|(at, _)| *at > bytes.start && *at < bytes.end);
        runs.extend(inside.map(|(at, point)| (at - bytes.start, *point)));
        Self::with_runs(self.of(text, bytes), runs)
    }

    /// The point of the file at which the character at a byte offset stands.
    fn point(&self, text: &str, offset: usize) -> Option<Point> {
        let run = self
            .runs
            .partition_point(|(at, _)| *at <= offset)
            .checked_sub(1)?;
        let (at, point) = *self.runs.get(run)?;
        let before = text.get(at..offset)?.chars().count();
        Some(Point::new(
            point.line,
            point.column + u32::try_from(before).unwrap_or(u32::MAX),
        ))
    }
}
