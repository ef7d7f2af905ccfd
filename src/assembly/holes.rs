//! Fills the holes of a rendered template: each by what its place in the Typst source needs.

use minijinja::value::Value as Seen;
use typst::syntax::{LinkedNode, Side, SyntaxKind, is_valid_label_literal_id, parse};

use super::environment::{MARK, Rendered};
use super::escape;
use super::writer::{Writer, in_words};

/// A hole that cannot be filled: its byte in the source as filled so far, and why.
pub(super) struct HoleFault {
    pub(super) at: usize,
    pub(super) message: String,
}

/// Where a line of a template begins in the source: byte, number of the template, line.
pub(super) type LineMark = (usize, usize, u32);

/// Cuts the marks out of rendered text; they say where each line of each template stands.
pub(super) fn cut_marks(marked: &str) -> (String, Vec<LineMark>) {
    let mut text = String::with_capacity(marked.len());
    let mut lines = Vec::new();
    let mut rest = marked;
    while let Some(start) = rest.find(MARK.0) {
        text.push_str(&rest[..start]);
        let after = &rest[start + MARK.0.len_utf8()..];
        let Some(end) = after.find(MARK.1) else { break };
        if let Some((template, line)) = after[..end].split_once(':') {
            let numbers = template.parse().ok().zip(line.parse().ok());
            lines.extend(numbers.map(|(template, line)| (text.len(), template, line)));
        }
        rest = &after[end + MARK.1.len_utf8()..];
    }
    text.push_str(rest);
    (text, lines)
}

/// Fills every hole; the lines move along with what is written.
pub(super) fn fill(
    text: &str,
    rendered: &Rendered,
    token: &str,
    lines: &[LineMark],
    writer: &mut Writer<'_>,
) -> Result<Vec<LineMark>, HoleFault> {
    let root = parse(text);
    let source = LinkedNode::new(&root);
    let mut moved = Vec::with_capacity(lines.len());
    let mut marks = lines.iter().peekable();
    let mut from = 0;
    while let Some(found) = text[from..].find(token) {
        let start = from + found;
        let digits = start + token.len();
        let length = text[digits..]
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let number: Option<usize> = text[digits..digits + length].parse().ok();
        let end = digits + length + 1;
        while let Some((at, template, line)) = marks.next_if(|(at, ..)| *at <= start) {
            moved.push((writer.out.len() + at.saturating_sub(from), *template, *line));
        }
        writer.out.push_str(&text[from..start]);
        if let Some(value) = number.and_then(|number| rendered.holes.get(number)) {
            one(&source, start..end, value, writer)?;
        }
        from = end;
    }
    let base = writer.out.len();
    moved.extend(
        marks.map(|(at, template, line)| (base + at.saturating_sub(from), *template, *line)),
    );
    writer.out.push_str(&text[from..]);
    Ok(moved)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a value can stand in these places of the syntax and in no other"
)]
fn one(
    source: &LinkedNode<'_>,
    hole: std::ops::Range<usize>,
    value: &Seen,
    writer: &mut Writer<'_>,
) -> Result<(), HoleFault> {
    let at = writer.out.len();
    let fault = |message: &str| HoleFault {
        at,
        message: message.to_owned(),
    };
    let Some(leaf) = source.leaf_at(hole.start, Side::After) else {
        return Err(fault("the value stands nowhere in the source"));
    };
    let in_raw = leaf
        .parent()
        .is_some_and(|parent| parent.kind() == SyntaxKind::Raw);
    match leaf.kind() {
        SyntaxKind::Text if in_raw => Err(fault("a value cannot stand in raw text; use `#raw(…)`")),
        SyntaxKind::Text => {
            writer.markup(value);
            Ok(())
        }
        SyntaxKind::Ident if leaf.range() == hole => {
            writer.literal(value);
            Ok(())
        }
        SyntaxKind::Str => {
            escape::string_body(&in_words(value), &mut writer.out);
            Ok(())
        }
        SyntaxKind::Label | SyntaxKind::RefMarker => {
            let words = in_words(value);
            if !is_valid_label_literal_id(&words) {
                return Err(fault(&format!(
                    "`{words}` cannot be a label; use the filter `slug`"
                )));
            }
            writer.out.push_str(&words);
            Ok(())
        }
        SyntaxKind::Link => {
            escape::address(&in_words(value), &mut writer.out);
            Ok(())
        }
        SyntaxKind::MathIdent | SyntaxKind::MathText => {
            escape::string(&in_words(value), &mut writer.out);
            Ok(())
        }
        SyntaxKind::LineComment | SyntaxKind::BlockComment => Ok(()),
        _ => Err(fault(
            "a value cannot stand here; put a space before and after it, or write `{{ x }} * 1mm`",
        )),
    }
}
