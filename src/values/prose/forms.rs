//! The `[[…]]` forms of prose: found, cut out before Markdown is parsed, and understood.
//! Never resolves them.

use std::ops::Range;

use super::{Form, FormKind};

/// The characters that stand for a cut-out form: private use, which officers' text may not hold.
const START: char = '\u{E000}';

/// Whether a character is kept for cut-out forms.
pub(super) const fn is_mark(letter: char) -> bool {
    letter == START
}

/// Finds the forms outside code, and gives the text with each of them replaced by as many bytes.
pub(super) fn cut_out(text: &str, code: &[Range<usize>]) -> (String, Vec<Form>) {
    let mut forms = Vec::new();
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(found) = text[from..].find("[[") {
        let start = from + found;
        let Some(length) = text[start..].find("]]") else {
            break;
        };
        let end = start + length + 2;
        let inside_code = code
            .iter()
            .any(|range| range.start < end && start < range.end);
        let two_lines = text[start..end].contains("\n\n") || text[start + 2..end].contains("[[");
        if inside_code || two_lines {
            masked.push_str(&text[from..start + 2]);
            from = start + 2;
            continue;
        }
        masked.push_str(&text[from..start]);
        masked.push(START);
        (START.len_utf8()..end - start).for_each(|_| masked.push('x'));
        forms.push(understand(&text[start..end], start..end));
        from = end;
    }
    masked.push_str(&text[from..]);
    (masked, forms)
}

/// Understands one form.
pub(super) fn understand(written: &str, bytes: Range<usize>) -> Form {
    let inner = written
        .trim_start_matches("[[")
        .trim_end_matches("]]")
        .trim();
    let kind = match inner
        .split_once(':')
        .map(|(prefix, rest)| (prefix.trim(), rest.trim()))
    {
        Some(("todo", rest)) => {
            FormKind::Todo(rest.split('|').map(|part| part.trim().to_owned()).collect())
        }
        Some(("text" | "val" | "date" | "money", _)) => FormKind::Unknown,
        Some((prefix, rest)) => reference(Some(prefix.to_owned()), rest),
        None => reference(None, inner),
    };
    Form {
        kind,
        written: written.to_owned(),
        bytes,
    }
}

fn reference(prefix: Option<String>, rest: &str) -> FormKind {
    let (target, wording) = match rest.split_once('|') {
        Some((target, wording)) => (target.trim(), Some(wording.trim())),
        None => (rest, None),
    };
    match wording {
        None | Some("full") if !target.is_empty() => FormKind::Reference {
            prefix,
            target: target.to_owned(),
            full: wording.is_some(),
        },
        None | Some(_) => FormKind::Unknown,
    }
}
