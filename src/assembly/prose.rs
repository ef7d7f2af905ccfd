//! Prose to Typst: every construct a function call, never markup, so that nothing an officer types can change it.

use super::escape;
use super::held::numbered_row;
use super::writer::{Writer, image};
use crate::kinds::Callout;
use crate::references::index::document_key;
use crate::values::id::slug;
use crate::values::prose::{Block, BlockKind, Citation, Inline, Prose, Quotation, Table};

/// Blocks one after the other, in markup.
pub(super) fn blocks(w: &mut Writer<'_>, prose: &Prose, list: &[Block]) {
    for (number, block) in list.iter().enumerate() {
        if number > 0 {
            w.out.push_str("\n\n");
        }
        let leads = list
            .get(number + 1)
            .is_some_and(|next| is_whole(w, prose, next));
        if let BlockKind::Paragraph(line) = &block.kind
            && leads
            && !is_whole(w, prose, block)
        {
            // What introduces a callout or a quotation stays on its page.
            call(w, prose, "#leads-on[", line, false);
        } else {
            one(w, prose, block);
        }
    }
}

/// Whether a block is a paragraph that is shown whole.
fn is_whole(w: &Writer<'_>, prose: &Prose, block: &Block) -> bool {
    let BlockKind::Paragraph(line) = &block.kind else {
        return false;
    };
    shown_whole(w, prose, line)
}

/// The items of a numbered section: paragraphs as they are, sub-headings and all else told apart.
pub(super) fn items(w: &mut Writer<'_>, prose: &Prose) {
    w.out.push('(');
    for block in &prose.blocks {
        match &block.kind {
            BlockKind::Paragraph(line) => match shown_whole(w, prose, line) {
                true => {
                    w.out.push_str("wide([");
                    whole(w, prose, line);
                    w.out.push_str("])");
                }
                false => {
                    w.out.push('[');
                    parts(w, prose, line, false);
                    w.out.push(']');
                }
            },
            BlockKind::Heading(_, line) => {
                w.out.push_str("subheading([");
                parts(w, prose, line, true);
                w.out.push_str("])");
            }
            BlockKind::List(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => {
                w.out.push_str("unnumbered([");
                one(w, prose, block);
                w.out.push_str("])");
            }
        }
        w.out.push_str(", ");
    }
    w.out.push(')');
}

fn one(w: &mut Writer<'_>, prose: &Prose, block: &Block) {
    match &block.kind {
        BlockKind::Paragraph(line) if shown_whole(w, prose, line) => whole(w, prose, line),
        BlockKind::Paragraph(line) => parts(w, prose, line, false),
        BlockKind::Heading(level, line) => {
            // The highest level of a passage is level 2 of the paper: its title and sections stand above.
            let below = level.saturating_sub(highest_heading(prose));
            w.out
                .push_str(&format!("#heading(depth: {}, numbering: none)[", below + 2));
            parts(w, prose, line, true);
            w.out.push_str("];");
        }
        BlockKind::List(first, list) => {
            match first {
                Some(first) => w.out.push_str(&format!("#enum(start: {first}, ")),
                None => w.out.push_str("#list("),
            }
            for item in list {
                w.out.push('[');
                blocks(w, prose, item);
                w.out.push_str("], ");
            }
            w.out.push_str(");");
        }
        BlockKind::Quote(inner) => {
            w.out.push_str("#quote(block: true)[");
            blocks(w, prose, inner);
            w.out.push_str("];");
        }
        BlockKind::Code(text) => {
            w.out.push_str("#raw(block: true, ");
            let place = prose.place(&block.bytes);
            w.placed(place, |out| {
                escape::string(text.trim_end_matches('\n'), out)
            });
            w.out.push_str(");");
        }
        BlockKind::Rule => w.out.push_str("#divider();"),
        BlockKind::Table(table) => prose_table(w, prose, table),
    }
}

/// The highest level of heading in a passage, however its author began.
fn highest_heading(prose: &Prose) -> u8 {
    let level = |block: &Block| {
        let BlockKind::Heading(level, _) = block.kind else {
            return None;
        };
        Some(level)
    };
    prose.blocks.iter().filter_map(level).min().unwrap_or(1)
}

fn prose_table(w: &mut Writer<'_>, prose: &Prose, table: &Table) {
    w.out.push_str("#prose-table((");
    for figures in &table.figures {
        w.out.push_str(if *figures { "true, " } else { "false, " });
    }
    w.out.push_str("), (");
    let cells = |w: &mut Writer<'_>, row: &[Vec<Inline>]| {
        for cell in row {
            w.out.push('[');
            parts(w, prose, cell, false);
            w.out.push_str("], ");
        }
    };
    cells(w, &table.header);
    w.out.push_str("), (");
    for row in &table.rows {
        w.out.push('(');
        cells(w, row);
        w.out.push_str("), ");
    }
    w.out.push_str("));");
}

fn parts(w: &mut Writer<'_>, prose: &Prose, line: &[Inline], heading: bool) {
    for (at, part) in line.iter().enumerate() {
        match part {
            Inline::Text(text, bytes) => w.running(prose, text, bytes, heading),
            Inline::Strong(inner) => call(w, prose, "#strong[", inner, heading),
            Inline::Emphasis(inner) => call(w, prose, "#emph[", inner, heading),
            Inline::Strike(inner) => call(w, prose, "#strike[", inner, heading),
            Inline::Code(text, bytes) => {
                w.out.push_str("#raw(");
                w.placed(prose.place(bytes), |out| escape::string(text, out));
                w.out.push_str(");");
            }
            Inline::Link(address, inner, bytes) => {
                w.out.push_str("#link(");
                w.placed(prose.place(bytes), |out| escape::string(address, out));
                w.out.push_str(")[");
                parts(w, prose, inner, heading);
                w.out.push_str("];");
            }
            Inline::Image(file, alt, bytes) => {
                w.placed(prose.place(bytes), |out| image(file, alt, out));
            }
            Inline::Footnote(name, _) => footnote(w, prose, name),
            Inline::Break => w.out.push_str("#linebreak();"),
            // Only a draft is made with one: it stands out, so that nobody takes it for a sentence.
            Inline::Form(form) => {
                w.out.push_str("#highlight[");
                w.placed(prose.place(&form.bytes), |out| {
                    escape::markup(&form.written, out);
                });
                w.out.push_str("];");
            }
            Inline::Cited(citation) => cited(w, prose, citation),
            Inline::Quoted(quotation) => {
                w.out.push_str("#quoted-inline[");
                quoted_line(w, quotation, line.get(at + 1).is_none_or(begins_anew));
                w.out.push_str("];");
            }
            Inline::Computed(value) => {
                w.placed(prose.place(&value.bytes), |out| {
                    escape::markup(&value.words, out);
                });
            }
            Inline::Parameter(name, bytes) => parameter(w, prose, name, bytes),
        }
    }
}

/// Whether a paragraph holds nothing but something that is shown whole: a row as a callout, or a quotation.
fn shown_whole(w: &Writer<'_>, prose: &Prose, line: &[Inline]) -> bool {
    let lone = Prose::lone(line);
    if let Some(Inline::Cited(citation)) = lone {
        return callout(w, prose, citation).is_some();
    }
    matches!(lone, Some(Inline::Quoted(_)))
}

/// What is shown whole.
fn whole(w: &mut Writer<'_>, prose: &Prose, line: &[Inline]) {
    let lone = Prose::lone(line);
    if let Some(Inline::Quoted(quotation)) = lone {
        w.out.push_str("#quoted([");
        blocks(w, &quotation.prose, &quotation.prose.blocks);
        w.out.push_str("], [");
        let place = prose.place(&quotation.citation.bytes);
        w.acronyms.mention(&quotation.citation.words);
        w.placed(place, |out| escape::markup(&quotation.citation.words, out));
        w.out.push_str("]);");
    } else if let Some(Inline::Cited(citation)) = lone
        && let Some((how, label)) = callout(w, prose, citation)
        && let Some(target) = w.workspace.target(&citation.target)
    {
        w.out.push_str(&format!("#callout-{}(", how.name()));
        w.row(&numbered_row(target, &citation.words, w.workspace));
        w.out.push_str(", ");
        match w.labels.insert(label.clone()) {
            true => escape::string(&label, &mut w.out),
            false => w.out.push_str("none"),
        }
        w.out.push_str(");");
    }
}

/// How a citation is shown where it stands alone, and under which label: only rows of the same paper, cited by number
/// or name.
fn callout(w: &Writer<'_>, prose: &Prose, citation: &Citation) -> Option<(Callout, String)> {
    let (prefix, id) = own_row(w, citation)?;
    let written = prose.text.get(citation.bytes.clone())?;
    if written.contains('|') {
        return None;
    }
    let fields = w.workspace.fields_of(w.workspace.document(w.document)?);
    let anchors = fields.iter().filter_map(|field| field.anchor.as_ref());
    let how = anchors
        .filter(|a| a.prefix == prefix)
        .find_map(|a| a.callout)?;
    Some((how, format!("{prefix}-{}", slug(id))))
}

/// The prefix and id of a row of the paper being made.
fn own_row<'c>(w: &Writer<'_>, citation: &'c Citation) -> Option<(&'c str, &'c str)> {
    let own = format!("{}#", document_key(w.document));
    citation.target.strip_prefix(&own)?.split_once('/')
}

/// Whether what follows a quotation is a new sentence, rather than the end or the rest of the one it stands in.
fn begins_anew(next: &Inline) -> bool {
    let Inline::Text(text, _) = next else {
        return true;
    };
    let after = text.trim_start();
    after.len() < text.len() && !after.starts_with(char::is_lowercase)
}

/// The words of a quotation in one line; its last full stop gives way to the mark that follows it.
fn quoted_line(w: &mut Writer<'_>, quotation: &Quotation, with_stop: bool) {
    let last = quotation.prose.blocks.len().saturating_sub(1);
    for (number, block) in quotation.prose.blocks.iter().enumerate() {
        if number > 0 {
            w.out.push(' ');
        }
        match &block.kind {
            BlockKind::Paragraph(line) if number == last && !with_stop => {
                parts(w, &quotation.prose, &without_stop(line), false);
            }
            BlockKind::Paragraph(line) => parts(w, &quotation.prose, line, false),
            BlockKind::Heading(..)
            | BlockKind::List(..)
            | BlockKind::Quote(_)
            | BlockKind::Code(_)
            | BlockKind::Rule
            | BlockKind::Table(_) => one(w, &quotation.prose, block),
        }
    }
}

/// A line without the full stop at its end.
fn without_stop(line: &[Inline]) -> Vec<Inline> {
    let mut line = line.to_vec();
    if let Some(Inline::Text(text, _)) = line.last_mut()
        && text.ends_with('.')
    {
        text.pop();
    }
    line
}

/// A column of the row that the paper is made for, in words; printed inside a paper that is made for no row, it is said
/// in general: `the theme`.
fn parameter(w: &mut Writer<'_>, prose: &Prose, name: &str, bytes: &std::ops::Range<usize>) {
    let in_general = || format!("the {}", name.replace('_', " "));
    let words = w.row.map_or_else(in_general, |row| row.words(name));
    let place = prose.place(bytes);
    w.acronyms.mention(&words);
    w.placed(place, |out| escape::markup(&words, out));
}

fn call(w: &mut Writer<'_>, prose: &Prose, open: &str, inner: &[Inline], heading: bool) {
    w.out.push_str(open);
    parts(w, prose, inner, heading);
    w.out.push_str("];");
}

fn footnote(w: &mut Writer<'_>, prose: &Prose, name: &str) {
    let Some((_, inner)) = prose.footnotes.iter().find(|(known, _)| known == name) else {
        return;
    };
    w.out.push_str("#footnote[");
    blocks(w, prose, inner);
    w.out.push_str("];");
}

/// A reference: a link where its target is in the same paper, else its words.
fn cited(w: &mut Writer<'_>, prose: &Prose, citation: &Citation) {
    if citation.target.starts_with("acronyms/") {
        return w.running(prose, &citation.words, &citation.bytes, false);
    }
    let place = prose.place(&citation.bytes);
    let anchor = own_row(w, citation);
    w.acronyms.mention(&citation.words);
    w.placed(place, |out| match anchor {
        Some((prefix, id)) => {
            out.push_str("#cite-to(");
            escape::string(&format!("{prefix}-{}", slug(id)), out);
            out.push_str(")[");
            escape::markup(&citation.words, out);
            out.push_str("];");
        }
        None => escape::markup(&citation.words, out),
    });
}
