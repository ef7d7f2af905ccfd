//! The `[[…]]` forms of prose: found, cut out before Markdown is parsed, and understood.
//! Never resolves them.

use std::ops::Range;

use super::formula::Formula;
use super::{Form, FormKind, Named};

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
        let Some(end) = end_of(text, start) else {
            break;
        };
        let inside_code = code
            .iter()
            .any(|range| range.start < end && start < range.end);
        let nested = text[start + 2..end].contains("[[") && !is_formula(&text[start..end]);
        if inside_code || nested || text[start..end].contains("\n\n") {
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

/// Where the form that begins at a byte ends. Only a formula may hold other forms.
fn end_of(text: &str, start: usize) -> Option<usize> {
    let mut at = start + 2;
    let mut open = 1;
    loop {
        let close = at + text[at..].find("]]")?;
        if is_formula(&text[start..]) {
            open += text[at..close].matches("[[").count();
        }
        at = close + 2;
        open -= 1;
        if open == 0 {
            return Some(at);
        }
    }
}

/// Whether a form is a computed value.
fn is_formula(written: &str) -> bool {
    let rest = written.trim_start_matches("[[").trim_start();
    rest.strip_prefix("val")
        .is_some_and(|rest| rest.trim_start().starts_with(':'))
}

/// Understands one form.
pub(super) fn understand(written: &str, bytes: Range<usize>) -> Form {
    let inner = written.strip_prefix("[[").unwrap_or(written);
    let inner = inner.strip_suffix("]]").unwrap_or(inner).trim();
    let kind = match inner
        .split_once(':')
        .map(|(prefix, rest)| (prefix.trim(), rest.trim()))
    {
        Some(("todo", rest)) => {
            FormKind::Todo(rest.split('|').map(|part| part.trim().to_owned()).collect())
        }
        Some(("text", rest)) => {
            let (prefix, target) = prefixed(rest);
            match target.is_empty() || target.contains('|') {
                true => FormKind::Unknown,
                false => FormKind::Text {
                    prefix,
                    target: target.to_owned(),
                },
            }
        }
        Some(("val", rest)) => value(rest),
        Some(("date", rest)) => FormKind::Named(Named::Date, rest.to_owned()),
        Some(("money", rest)) => FormKind::Named(Named::Money, rest.to_owned()),
        Some(_) | None => {
            let (prefix, rest) = prefixed(inner);
            reference(prefix, rest)
        }
    };
    Form {
        kind,
        written: written.to_owned(),
        bytes,
    }
}

/// A target and the register or sort before its colon; `POL-PART#sec:deciding` names a document first, and is one
/// target.
fn prefixed(text: &str) -> (Option<String>, &str) {
    match text.split_once(':') {
        Some((prefix, rest)) if !prefix.contains('#') => {
            (Some(prefix.trim().to_owned()), rest.trim())
        }
        Some(_) | None => (None, text.trim()),
    }
}

/// A computed value: a formula, or a column of the row a paper is made for.
fn value(text: &str) -> FormKind {
    if let Some(name) = text.strip_prefix("param.") {
        return FormKind::Parameter(name.trim().to_owned());
    }
    match Formula::parse(text) {
        Ok(formula) => FormKind::Formula(formula),
        Err(why) => FormKind::Faulty(why),
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
