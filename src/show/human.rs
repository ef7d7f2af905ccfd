//! Findings for people: the source line or the sheet row with the mark under it, related places, help last.
//! Quotes only what `Quotes` hands over; never lets a control character of an input reach the screen.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::finding::{Allowed, Finding, Severity};
use crate::place::{Place, Spot, Stretch};

use super::{Quotes, RowQuote, visible};

/// The most characters of a line that are shown; longer ones are cut around the mark.
const LINE_WIDTH: usize = 100;

/// How many characters before the mark a cut line shows.
const BEFORE_MARK: usize = 40;

/// The width the page is set to: room for a line, its number and the cell borders, so that nothing
/// that was cut here is cut again.
const PAGE_WIDTH: usize = 240;

/// All findings in their order, each with its quotation, with a blank line between them.
#[must_use]
pub fn human(findings: &[Finding], quotes: &dyn Quotes, colour: bool) -> String {
    reports(findings.iter().map(|f| (f, None)), quotes, colour)
}

/// Findings in their order, each with who allowed it, where somebody did.
pub(super) fn reports<'a>(
    findings: impl Iterator<Item = (&'a Finding, Option<&'a Allowed>)>,
    quotes: &dyn Quotes,
    colour: bool,
) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(PAGE_WIDTH);
    let mut lines = Lines {
        quotes,
        starts: BTreeMap::new(),
    };
    let mut text = String::new();
    for (finding, allowed) in findings {
        let groups = groups(finding, allowed, &mut lines);
        let report = renderer.render(&groups);
        for line in report.lines().filter(|line| !is_bare_arrow(line)) {
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Whether a line of a report is an arrow to nowhere: the place is always named before its quotation,
/// and the renderer announces a quotation without a path with an empty `:::`.
fn is_bare_arrow(line: &str) -> bool {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.trim() == ":::"
}

/// A finding as the groups of its report: itself, the related places, and the help or who allowed it.
fn groups(
    finding: &Finding,
    allowed: Option<&Allowed>,
    lines: &mut Lines<'_>,
) -> Vec<Group<'static>> {
    let level = match allowed {
        Some(_) => Level::NOTE.with_name(super::allowed::WORD),
        None => level(finding.severity),
    };
    let title = level.primary_title(visible(&finding.message));
    let mut groups = vec![with_place(
        Group::with_title(title.id(finding.code.name)),
        &finding.place,
        AnnotationKind::Primary,
        lines,
    )];
    for related in &finding.related {
        let title = Level::NOTE
            .with_name("see also")
            .secondary_title(visible(&related.message));
        let group = Group::with_title(title);
        groups.push(with_place(
            group,
            &related.place,
            AnnotationKind::Context,
            lines,
        ));
    }
    if let Some(allowed) = allowed {
        let why = visible(&super::allowed::decision(allowed));
        let title = Level::NOTE.secondary_title(why);
        groups.push(Group::with_title(title));
    } else if !finding.help.is_empty() {
        groups.push(Group::with_title(
            Level::HELP.secondary_title(visible(&finding.help)),
        ));
    }
    groups
}

/// The level of a severity.
const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Adds a place to a group, with what stands there.
fn with_place(
    group: Group<'static>,
    place: &Place,
    kind: AnnotationKind,
    lines: &mut Lines<'_>,
) -> Group<'static> {
    let group = group.element(Origin::path(visible(&place.to_string())));
    let Some(quotation) = lines.quotation(place) else {
        return group;
    };
    let snippet = Snippet::source(quotation.source).fold(false);
    let snippet = match quotation.line {
        Some(line) => snippet.line_start(line),
        None => snippet.line_numbering(false),
    };
    group.element(snippet.annotation(kind.span(quotation.mark)))
}

/// What is shown of a place.
struct Quotation {
    /// The lines.
    source: String,
    /// The marked bytes of them.
    mark: Range<usize>,
    /// The number of the first line; none for the rows of a sheet, which carry their own.
    line: Option<usize>,
}

/// The texts that findings quote, with the starts of the lines of those that were asked for.
struct Lines<'a> {
    quotes: &'a dyn Quotes,
    starts: BTreeMap<Arc<str>, Vec<usize>>,
}

impl Lines<'_> {
    /// What is shown of a place, where there is something to show.
    fn quotation(&mut self, place: &Place) -> Option<Quotation> {
        match &place.spot {
            Spot::Whole => None,
            Spot::Text(stretch) | Spot::Field(stretch, _) => {
                let line = self.line(&place.file, stretch.start.line)?;
                Some(line_quotation(line, *stretch))
            }
            Spot::Cell(sheet, address) => self
                .quotes
                .row(&place.file, sheet, *address)
                .map(|row| row_quotation(&row)),
        }
    }

    /// A line of a file, counted from 1, without its line break.
    fn line(&mut self, file: &Arc<str>, number: u32) -> Option<&str> {
        let text = self.quotes.text(file)?;
        let starts = self
            .starts
            .entry(Arc::clone(file))
            .or_insert_with(|| line_starts(text));
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let start = *starts.get(index)?;
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        text.get(start..end)
            .map(|line| line.trim_end_matches(['\n', '\r']))
    }
}

/// The byte offsets at which the lines of a text start.
fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0)
        .chain(breaks.map(|(at, _)| at + 1))
        .collect()
}

/// A line with a stretch marked; of a stretch over several lines, the part on the first.
fn line_quotation(line: &str, stretch: Stretch) -> Quotation {
    let characters: Vec<char> = visible(line).chars().collect();
    let first = column_index(stretch.start.column).min(characters.len());
    let last = if stretch.end.line == stretch.start.line {
        column_index(stretch.end.column).clamp(first, characters.len())
    } else {
        characters.len()
    };
    let (source, mark) = cut(&characters, first..last);
    Quotation {
        source,
        mark,
        line: usize::try_from(stretch.start.line).ok(),
    }
}

/// A column from 1 as an index from 0.
fn column_index(column: u32) -> usize {
    usize::try_from(column)
        .unwrap_or(usize::MAX)
        .saturating_sub(1)
}

/// The rows of a sheet with a cell of the last marked.
fn row_quotation(row: &RowQuote) -> Quotation {
    let (last, before) = match row.lines.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => ("", [].as_slice()),
    };
    let mut source: String = before
        .iter()
        .map(|line| format!("{}\n", visible(line)))
        .collect();
    let last = visible(last);
    let mark = byte_of(&last, row.mark.start)..byte_of(&last, row.mark.end.max(row.mark.start));
    let mark = source.len() + mark.start..source.len() + mark.end;
    source.push_str(&last);
    Quotation {
        source,
        mark,
        line: None,
    }
}

/// A line cut to a readable length around its mark, and the marked bytes of what is left.
fn cut(characters: &[char], mark: Range<usize>) -> (String, Range<usize>) {
    let from = if characters.len() <= LINE_WIDTH {
        0
    } else {
        mark.start
            .saturating_sub(BEFORE_MARK)
            .min(characters.len() - LINE_WIDTH)
    };
    let to = (from + LINE_WIDTH).min(characters.len());
    let shown = characters.iter().skip(from).take(to - from);
    let start = if from > 0 { "…" } else { "" };
    let end = if to < characters.len() { "…" } else { "" };
    let text: String = start
        .chars()
        .chain(shown.copied())
        .chain(end.chars())
        .collect();
    let within = |at: usize| byte_of(&text, at.clamp(from, to) - from + start.chars().count());
    let mark = within(mark.start)..within(mark.end);
    (text, mark)
}

/// The byte offset of a character, or the end of the text.
fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices()
        .nth(character)
        .map_or(text.len(), |(at, _)| at)
}
