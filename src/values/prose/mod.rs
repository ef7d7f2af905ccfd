//! Prose: an officer's Markdown, parsed once into a tree in which every part knows its place.
//! Holds references unresolved or resolved; never looks anything up.

mod forms;
pub mod formula;
mod parse;

use std::ops::Range;
use std::sync::OnceLock;

use crate::place::{Origin, Place};

use formula::Formula;

/// A passage of prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    /// The text as written.
    pub text: String,
    /// How the text maps back to its file.
    pub origin: Origin,
    /// The passage, block by block.
    pub blocks: Vec<Block>,
    /// Footnotes by name, in the order they are defined.
    pub footnotes: Vec<(String, Vec<Block>)>,
    /// How deep lists, quotations and emphasis stand in one another, and the byte at which that depth is first reached.
    pub nesting: (usize, usize),
    /// Its running words, worked out when they are first asked for.
    running: OnceLock<String>,
}

/// One block of a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes of the text it was written as.
    pub bytes: Range<usize>,
}

/// The sorts of block.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading, level 1 being the highest within the passage.
    Heading(u8, Vec<Inline>),
    /// A bulleted list, or a numbered one with its first number.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Text to print letter by letter.
    Code(String),
    /// A break between two parts.
    Rule,
    /// A table with one header row.
    Table(Table),
}

/// A table in prose.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Whether each column holds figures, which are set to the right.
    pub figures: Vec<bool>,
    /// The header's cells.
    pub header: Vec<Vec<Inline>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain words.
    Text(String, Range<usize>),
    /// Weightier words.
    Strong(Vec<Self>),
    /// Stressed words.
    Emphasis(Vec<Self>),
    /// Words struck out.
    Strike(Vec<Self>),
    /// Words to print letter by letter.
    Code(String, Range<usize>),
    /// A link: its address and its words.
    Link(String, Vec<Self>, Range<usize>),
    /// An image: its file, as written until the file is found, and its alternative text.
    Image(String, String, Range<usize>),
    /// A footnote, by name.
    Footnote(String, Range<usize>),
    /// A new line within a paragraph.
    Break,
    /// A `[[…]]` form, not yet resolved.
    Form(Form),
    /// A reference, resolved.
    Cited(Citation),
    /// The words of something else, resolved.
    Quoted(Box<Quotation>),
    /// A value that was worked out.
    Computed(Computed),
    /// A column of the row that a paper is made for, which is known when it is assembled.
    Parameter(String, Range<usize>),
}

/// A `[[…]]` form as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// What it asks for.
    pub kind: FormKind,
    /// The form as written, with its brackets.
    pub written: String,
    /// The bytes of the text it was written as.
    pub bytes: Range<usize>,
}

/// The forms officers can write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormKind {
    /// `[[KI-8]]`, `[[app:framework]]`, `[[KI-8|full]]`: a reference.
    Reference {
        /// The register or sort named before the colon, if any.
        prefix: Option<String>,
        /// The id of what is cited.
        target: String,
        /// Whether the title is wanted after label and number.
        full: bool,
    },
    /// `[[todo: what | who | by when]]`: the only legal placeholder.
    Todo(Vec<String>),
    /// `[[text:KI-7]]`: the words of something else.
    Text {
        /// The register or sort named before the colon, if any.
        prefix: Option<String>,
        /// The id of what is quoted.
        target: String,
    },
    /// `[[val: count(priorities)]]`: a value to work out.
    Formula(Formula),
    /// `[[val: param.theme]]`: a column of the row that a paper is made for.
    Parameter(String),
    /// `[[date:policy-launch]]`, `[[money:budget.partnership-work]]`: a date or sum by its name.
    Named(Named, String),
    /// A form that is nearly one: why it is not understood.
    Faulty(String),
    /// Anything else: a form guildhall does not know.
    Unknown,
}

/// A reference that was resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// How it is printed: `Key issue 8`.
    pub words: String,
    /// The key of its target in the index of references.
    pub target: String,
    /// The bytes of the text it was written as.
    pub bytes: Range<usize>,
}

/// What is kept under a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A date: of an event, or of a fact that names one.
    Date,
    /// A sum: of a budget, or a fact.
    Money,
}

/// The words of something else, as they stand there.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The words, which keep their own places.
    pub prose: Prose,
    /// What is quoted.
    pub citation: Citation,
}

/// A value that was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// The value in words.
    pub words: String,
    /// The keys of what it was worked out from; `register/` stands for all records of one.
    pub from: Vec<String>,
    /// The bytes of the text it was written as.
    pub bytes: Range<usize>,
}

impl Prose {
    /// A passage whose blocks are known without parsing.
    #[must_use]
    pub const fn of_blocks(text: String, origin: Origin, blocks: Vec<Block>) -> Self {
        Self {
            text,
            origin,
            blocks,
            footnotes: Vec::new(),
            nesting: (0, 0),
            running: OnceLock::new(),
        }
    }

    /// Plain words as a passage of one paragraph.
    #[must_use]
    pub fn line(text: &str, origin: Origin) -> Self {
        let bytes = 0..text.len();
        let words = Inline::Text(text.to_owned(), bytes.clone());
        let block = Block {
            kind: BlockKind::Paragraph(vec![words]),
            bytes,
        };
        Self::of_blocks(text.to_owned(), origin, vec![block])
    }

    /// Parses a passage; see [`parse`] for what is understood.
    #[must_use]
    pub fn parse(text: String, origin: Origin) -> Self {
        parse::parse(text, origin)
    }

    /// The place of a stretch of bytes of the text.
    #[must_use]
    pub fn place(&self, bytes: &Range<usize>) -> Place {
        self.origin.of(&self.text, bytes.clone())
    }

    /// The running words, without code, addresses, references and the marks of Markdown: all else is blanked out, so that
    /// what stands at a byte here stands there in the text too.
    #[must_use]
    pub fn running(&self) -> &str {
        self.running.get_or_init(|| {
            let blank = |byte: u8| if byte == b'\n' { byte } else { b' ' };
            let mut words: Vec<u8> = self.text.bytes().map(blank).collect();
            self.each_inline(&mut |part| {
                if let Inline::Text(_, bytes) = part
                    && let (Some(to), Some(from)) =
                        (words.get_mut(bytes.clone()), self.text.get(bytes.clone()))
                {
                    to.copy_from_slice(from.as_bytes());
                }
            });
            String::from_utf8(words).unwrap_or_default()
        })
    }

    /// The words alone, blocks separated by a new line: for workbooks, titles and search.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut out = String::new();
        plain_blocks(&self.blocks, &mut out);
        out.trim_end().to_owned()
    }

    /// Calls a function for every part of every line, in reading order.
    pub fn each_inline<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        each_in_blocks(&self.blocks, visit);
        for (_, blocks) in &self.footnotes {
            each_in_blocks(blocks, visit);
        }
    }

    /// The only part of a paragraph that holds nothing else.
    #[must_use]
    pub fn lone(line: &[Inline]) -> Option<&Inline> {
        let says =
            |part: &&Inline| !matches!(part, Inline::Text(text, _) if text.trim().is_empty());
        let mut parts = line.iter().filter(says);
        parts.next().filter(|_| parts.next().is_none())
    }

    /// Replaces parts of lines: the function gives the replacement, or nothing to keep a part as it is.
    pub fn replace_inlines(&mut self, replace: &mut dyn FnMut(&Inline) -> Option<Inline>) {
        self.running = OnceLock::new();
        replace_in_blocks(&mut self.blocks, replace);
        for (_, blocks) in &mut self.footnotes {
            replace_in_blocks(blocks, replace);
        }
    }
}

/// The lines of a block, and the blocks in it.
fn parts_of(block: &Block) -> (Vec<&[Inline]>, Vec<&[Block]>) {
    match &block.kind {
        BlockKind::Paragraph(line) | BlockKind::Heading(_, line) => (vec![line.as_slice()], vec![]),
        BlockKind::List(_, items) => (vec![], items.iter().map(Vec::as_slice).collect()),
        BlockKind::Quote(blocks) => (vec![], vec![blocks.as_slice()]),
        BlockKind::Code(_) | BlockKind::Rule => (vec![], vec![]),
        BlockKind::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            (cells.map(Vec::as_slice).collect(), vec![])
        }
    }
}

fn each_in_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Inline)) {
    for block in blocks {
        let (lines, inner) = parts_of(block);
        lines.into_iter().for_each(|line| each_in_line(line, visit));
        inner
            .into_iter()
            .for_each(|blocks| each_in_blocks(blocks, visit));
    }
}

fn each_in_line<'a>(line: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for part in line {
        visit(part);
        if let Some(inner) = inner_line(part) {
            each_in_line(inner, visit);
        }
    }
}

/// The words inside a part of a line.
fn inner_line(part: &Inline) -> Option<&[Inline]> {
    match part {
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Strike(inner)
        | Inline::Link(_, inner, _) => Some(inner),
        Inline::Text(..)
        | Inline::Code(..)
        | Inline::Image(..)
        | Inline::Footnote(..)
        | Inline::Break
        | Inline::Form(_)
        | Inline::Cited(_)
        | Inline::Quoted(_)
        | Inline::Computed(_)
        | Inline::Parameter(..) => None,
    }
}

fn replace_in_blocks(blocks: &mut [Block], replace: &mut dyn FnMut(&Inline) -> Option<Inline>) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(line) | BlockKind::Heading(_, line) => {
                replace_in_line(line, replace)
            }
            BlockKind::List(_, items) => {
                items
                    .iter_mut()
                    .for_each(|item| replace_in_blocks(item, replace));
            }
            BlockKind::Quote(inner) => replace_in_blocks(inner, replace),
            BlockKind::Code(_) | BlockKind::Rule => {}
            BlockKind::Table(table) => {
                let cells = table
                    .header
                    .iter_mut()
                    .chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| replace_in_line(cell, replace));
            }
        }
    }
}

fn replace_in_line(line: &mut [Inline], replace: &mut dyn FnMut(&Inline) -> Option<Inline>) {
    for part in line {
        if let Some(new) = replace(part) {
            *part = new;
        }
        match part {
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Link(_, inner, _) => replace_in_line(inner, replace),
            Inline::Text(..)
            | Inline::Code(..)
            | Inline::Image(..)
            | Inline::Footnote(..)
            | Inline::Break
            | Inline::Form(_)
            | Inline::Cited(_)
            | Inline::Quoted(_)
            | Inline::Computed(_)
            | Inline::Parameter(..) => {}
        }
    }
}

fn plain_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(line) | BlockKind::Heading(_, line) => {
                plain_line(line, out);
                out.push('\n');
            }
            BlockKind::List(start, items) => {
                for (at, item) in (0..).zip(items) {
                    match start {
                        Some(first) => out.push_str(&format!("{}. ", first.saturating_add(at))),
                        None => out.push_str("• "),
                    }
                    plain_blocks(item, out);
                }
            }
            BlockKind::Quote(inner) => plain_blocks(inner, out),
            BlockKind::Code(text) => {
                out.push_str(text.trim_end());
                out.push('\n');
            }
            BlockKind::Rule => {}
            BlockKind::Table(table) => {
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    let cells: Vec<String> = row.iter().map(|cell| plain_words(cell)).collect();
                    out.push_str(&cells.join("; "));
                    out.push('\n');
                }
            }
        }
    }
}

/// The words of a line alone.
#[must_use]
pub fn plain_words(line: &[Inline]) -> String {
    let mut out = String::new();
    plain_line(line, &mut out);
    out
}

/// The bytes at which the words of a line stand, from the first to the last.
#[must_use]
pub fn stands(line: &[Inline]) -> Option<Range<usize>> {
    let parts = line.iter().filter_map(|part| match part {
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => stands(inner),
        Inline::Text(_, bytes)
        | Inline::Code(_, bytes)
        | Inline::Link(_, _, bytes)
        | Inline::Image(_, _, bytes)
        | Inline::Footnote(_, bytes)
        | Inline::Parameter(_, bytes) => Some(bytes.clone()),
        Inline::Form(form) => Some(form.bytes.clone()),
        Inline::Cited(citation) => Some(citation.bytes.clone()),
        Inline::Quoted(quotation) => Some(quotation.citation.bytes.clone()),
        Inline::Computed(value) => Some(value.bytes.clone()),
        Inline::Break => None,
    });
    parts.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
}

fn plain_line(line: &[Inline], out: &mut String) {
    for part in line {
        match part {
            Inline::Text(text, _) | Inline::Code(text, _) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Strike(inner)
            | Inline::Link(_, inner, _) => plain_line(inner, out),
            Inline::Image(_, alt, _) => out.push_str(alt),
            Inline::Footnote(..) => {}
            Inline::Break => out.push(' '),
            Inline::Form(form) => out.push_str(&form.written),
            Inline::Cited(citation) => out.push_str(&citation.words),
            Inline::Quoted(quotation) => out.push_str(&quotation.prose.plain()),
            Inline::Computed(value) => out.push_str(&value.words),
            Inline::Parameter(name, _) => out.push_str(name),
        }
    }
}
