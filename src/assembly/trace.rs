//! From a stretch of the Typst source back to the template's line and to the record's place.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::holes::LineMark;
use super::writer::RowPlaces;
use crate::place::{Place, Point, Stretch};

/// The Typst source of a paper, with the origin of its parts.
#[derive(Debug, Default, Clone)]
pub struct Markup {
    /// The source.
    pub text: String,
    pub(super) lines: Vec<LineMark>,
    pub(super) places: Vec<(Range<usize>, Place)>,
    pub(super) rows: Vec<RowPlaces>,
    pub(super) files: Vec<Arc<str>>,
    pub(super) read: BTreeSet<String>,
    /// The papers that it includes, each by the path that the source names.
    pub chapters: Vec<(String, Self)>,
}

impl Markup {
    /// Source that came from no template, for measuring and tests.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The source of a file among those that are typeset together: a paper that is included, or this one.
    #[must_use]
    pub fn in_file(&self, path: &str) -> &Self {
        let mut chapters = self.chapters.iter();
        let found = chapters.find(|(file, _)| file == path);
        found.map_or(self, |(_, chapter)| chapter)
    }

    /// The names of fields and views that the template read.
    #[must_use]
    pub const fn read(&self) -> &BTreeSet<String> {
        &self.read
    }

    /// Where the record stands whose words are at a stretch of the source: the innermost that holds its start, else
    /// the first within it.
    #[must_use]
    pub fn record_place(&self, stretch: &Range<usize>) -> Option<&Place> {
        let holds =
            |range: &Range<usize>| range.start <= stretch.start && stretch.start < range.end;
        let inner = self
            .places
            .iter()
            .filter(|(range, _)| holds(range))
            .min_by_key(|(range, _)| range.len());
        let within = || {
            self.places
                .iter()
                .find(|(r, _)| stretch.start <= r.start && r.end <= stretch.end)
        };
        inner.or_else(within).map(|(_, place)| place)
    }

    /// Where the template stands that wrote a byte of the source.
    #[must_use]
    pub fn template_place(&self, byte: usize) -> Option<Place> {
        let before = self
            .lines
            .partition_point(|(at, ..)| *at <= byte)
            .checked_sub(1)?;
        let (_, template, line) = self.lines.get(before)?;
        let file = self.files.get(*template)?;
        Some(Place::text(file, Stretch::at(Point::new(*line, 1))))
    }

    /// Where a field of a numbered row stands: the house functions name rows by number when they refuse a value.
    #[must_use]
    pub fn row_place(&self, row: usize, field: &str) -> Option<&Place> {
        let row = self.rows.get(row)?;
        Some(row.fields.get(field).unwrap_or(&row.place))
    }
}
