//! Markdown to the prose tree: CommonMark with tables, footnotes and strike-through.
//! Raw HTML becomes words; nothing deeper than the nesting limit is kept as structure.

use std::ops::Range;
use std::sync::OnceLock;

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Form, Inline, Prose, Table, forms};
use crate::place::Origin;

/// Parses a passage.
pub(super) fn parse(text: String, origin: Origin) -> Prose {
    let (masked, found) = if text.contains("[[") {
        forms::cut_out(&text, &code_ranges(&text))
    } else {
        (text.clone(), Vec::new())
    };
    let mut builder = Builder {
        forms: &found,
        ..Builder::default()
    };
    for (event, bytes) in Parser::new_ext(&masked, options()).into_offset_iter() {
        builder.event(event, bytes);
    }
    let blocks = builder.finish();
    let footnotes = builder.footnotes;
    let nesting = builder.deepest;
    Prose {
        blocks,
        footnotes,
        text,
        origin,
        nesting,
        running: OnceLock::new(),
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// The stretches of a text that are code, in which no form is looked for.
fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    events
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, bytes)| bytes)
        .collect()
}

/// Where a loose line "starts": the parser gives a tight item's words without a paragraph around them.
const LOOSE: usize = usize::MAX;

/// The most constructs that are kept one in another: far above what [`Prose::nesting`] is held to, and far below what
/// a computer's stack bears.
const MOST_OPEN: usize = 64;

/// Whether an end closes something that counts towards [`Prose::nesting`].
const fn is_nesting(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// What is open while the events of the parser go by.
enum Open {
    Paragraph(usize),
    Heading(u8, usize),
    Span(Span, usize),
    List(Option<u64>, usize, Vec<Vec<Block>>),
    Item,
    Quote(usize),
    Code(usize),
    Footnote(String),
    Table(usize, Table),
    Row,
    Cell,
    Other,
    /// A container or span too deep to be kept as such: its words go to what is around it.
    Through,
}

enum Span {
    Strong,
    Emphasis,
    Strike,
    Link(String),
    Image(String),
}

#[derive(Default)]
struct Builder<'a> {
    forms: &'a [Form],
    open: Vec<Open>,
    lines: Vec<Vec<Inline>>,
    blocks: Vec<Vec<Block>>,
    rows: Vec<Vec<Vec<Inline>>>,
    code: String,
    footnotes: Vec<(String, Vec<Block>)>,
    nested: usize,
    deepest: (usize, usize),
}

impl Builder<'_> {
    fn finish(&mut self) -> Vec<Block> {
        self.close_loose(0);
        self.blocks.pop().unwrap_or_default()
    }

    fn event(&mut self, event: Event<'_>, bytes: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, bytes.start),
            Event::End(tag) => self.end(tag, bytes),
            Event::Text(text) if matches!(self.open.last(), Some(Open::Code(_))) => {
                self.code.push_str(&text);
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.words(&text, bytes);
            }
            Event::Code(text) => self.part(Inline::Code(text.to_string(), bytes)),
            Event::SoftBreak => self.part(Inline::Text(" ".to_owned(), bytes)),
            Event::HardBreak => self.part(Inline::Break),
            Event::FootnoteReference(name) => self.part(Inline::Footnote(name.to_string(), bytes)),
            Event::Rule => {
                self.close_loose(bytes.start);
                self.block(BlockKind::Rule, bytes);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.words(&text, bytes),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, start: usize) {
        let inline = matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        );
        if !inline {
            self.close_loose(start);
        }
        let is_container = matches!(
            tag,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item | Tag::FootnoteDefinition(_)
        );
        if inline || matches!(tag, Tag::BlockQuote(_) | Tag::List(_)) {
            self.nested += 1;
            if self.nested > self.deepest.0 {
                self.deepest = (self.nested, start);
            }
        }
        if (inline || is_container) && self.open.len() >= MOST_OPEN {
            self.open.push(Open::Through);
            return;
        }
        self.open(tag, start);
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what the options do not ask for does not come"
    )]
    fn open(&mut self, tag: Tag<'_>, start: usize) {
        let open = match tag {
            Tag::Paragraph => Open::Paragraph(start),
            Tag::Heading { level, .. } => Open::Heading(level as u8, start),
            Tag::BlockQuote(_) => Open::Quote(start),
            Tag::CodeBlock(_) => Open::Code(start),
            Tag::List(first) => Open::List(first, start, Vec::new()),
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(name) => Open::Footnote(name.to_string()),
            Tag::Table(columns) => {
                let figures = columns
                    .iter()
                    .map(|a| matches!(a, Alignment::Right))
                    .collect();
                Open::Table(
                    start,
                    Table {
                        figures,
                        ..Table::default()
                    },
                )
            }
            Tag::TableHead | Tag::TableRow => Open::Row,
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Span(Span::Emphasis, start),
            Tag::Strong => Open::Span(Span::Strong, start),
            Tag::Strikethrough => Open::Span(Span::Strike, start),
            Tag::Link { dest_url, .. } => Open::Span(Span::Link(dest_url.to_string()), start),
            Tag::Image { dest_url, .. } => Open::Span(Span::Image(dest_url.to_string()), start),
            _ => Open::Other,
        };
        match &open {
            Open::Quote(_) | Open::Item | Open::Footnote(_) | Open::List(..) => {
                self.blocks.push(Vec::new());
            }
            Open::Paragraph(_) | Open::Heading(..) | Open::Span(..) | Open::Cell => {
                self.lines.push(Vec::new());
            }
            Open::Row => self.rows.push(Vec::new()),
            Open::Code(_) => self.code.clear(),
            Open::Table(..) | Open::Other | Open::Through => {}
        }
        self.open.push(open);
    }

    fn end(&mut self, tag: TagEnd, bytes: Range<usize>) {
        if matches!(
            tag,
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition
        ) {
            self.close_loose(bytes.end);
        }
        if is_nesting(tag) {
            self.nested = self.nested.saturating_sub(1);
        }
        let Some(open) = self.open.pop() else { return };
        match open {
            Open::Paragraph(start) => {
                let line = self.lines.pop().unwrap_or_default();
                self.block(BlockKind::Paragraph(line), start..bytes.end);
            }
            Open::Heading(level, start) => {
                let line = self.lines.pop().unwrap_or_default();
                self.block(BlockKind::Heading(level, line), start..bytes.end);
            }
            Open::Span(span, start) => self.end_span(span, start..bytes.end),
            Open::List(first, start, items) => {
                self.blocks.pop();
                self.block(BlockKind::List(first, items), start..bytes.end);
            }
            Open::Code(start) => {
                let code = std::mem::take(&mut self.code);
                self.block(BlockKind::Code(code), start..bytes.end);
            }
            Open::Cell => {
                let line = self.lines.pop().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.push(line);
                }
            }
            Open::Row => self.end_row(),
            Open::Table(start, table) => self.block(BlockKind::Table(table), start..bytes.end),
            Open::Quote(start) => {
                let inner = self.blocks.pop().unwrap_or_default();
                self.block(BlockKind::Quote(inner), start..bytes.end);
            }
            Open::Footnote(name) => {
                let inner = self.blocks.pop().unwrap_or_default();
                self.footnotes.push((name, inner));
            }
            Open::Item => {
                let inner = self.blocks.pop().unwrap_or_default();
                if let Some(Open::List(_, _, items)) = self.open.last_mut() {
                    items.push(inner);
                }
            }
            Open::Other | Open::Through => {}
        }
    }

    fn end_span(&mut self, span: Span, bytes: Range<usize>) {
        let inner = self.lines.pop().unwrap_or_default();
        let part = match span {
            Span::Strong => Inline::Strong(inner),
            Span::Emphasis => Inline::Emphasis(inner),
            Span::Strike => Inline::Strike(inner),
            Span::Link(url) => Inline::Link(url, inner, bytes),
            Span::Image(file) => Inline::Image(file, super::plain_words(&inner), bytes),
        };
        self.part(part);
    }

    fn end_row(&mut self) {
        let row = self.rows.pop().unwrap_or_default();
        if let Some(Open::Table(_, table)) = self.open.last_mut() {
            if table.header.is_empty() {
                table.header = row;
            } else {
                table.rows.push(row);
            }
        }
    }

    /// Words of a line, with the forms that were cut out of them.
    fn words(&mut self, text: &str, bytes: Range<usize>) {
        let mut at = 0;
        while let Some(found) = text[at..].find(forms::is_mark) {
            let start = at + found;
            let form = self
                .forms
                .iter()
                .find(|form| form.bytes.start == bytes.start + start);
            let Some(form) = form.cloned() else { break };
            if start > at {
                self.part(Inline::Text(
                    text[at..start].to_owned(),
                    bytes.start + at..bytes.start + start,
                ));
            }
            at = (start + form.bytes.len()).min(text.len());
            self.part(Inline::Form(form));
        }
        if at < text.len() {
            self.part(Inline::Text(
                text[at..].to_owned(),
                bytes.start + at..bytes.end,
            ));
        }
    }

    /// Adds a part to the open line, or to a loose line of a tight list item.
    fn part(&mut self, part: Inline) {
        if self.lines.is_empty() || self.is_loose_here() {
            self.lines.push(Vec::new());
            self.open.push(Open::Paragraph(LOOSE));
        }
        if let Some(line) = self.lines.last_mut() {
            line.push(part);
        }
    }

    /// Whether words here belong to no open line: a tight item's, whose paragraph the parser leaves out.
    fn is_loose_here(&self) -> bool {
        matches!(
            self.open.last(),
            None | Some(Open::Item | Open::Quote(_) | Open::Footnote(_) | Open::Other)
        )
    }

    /// Closes a loose line, before a block begins or its container ends.
    fn close_loose(&mut self, end: usize) {
        if matches!(self.open.last(), Some(Open::Paragraph(LOOSE))) {
            self.open.pop();
            let line = self.lines.pop().unwrap_or_default();
            let bytes = super::stands(&line).unwrap_or(end..end);
            self.block(BlockKind::Paragraph(line), bytes);
        }
    }

    fn block(&mut self, kind: BlockKind, bytes: Range<usize>) {
        if self.blocks.is_empty() {
            self.blocks.push(Vec::new());
        }
        if let Some(blocks) = self.blocks.last_mut() {
            blocks.push(Block { kind, bytes });
        }
    }
}
