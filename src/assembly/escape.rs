//! Text to safe Typst: as markup, as the body of a string, as a link's address.
//! The only place where officers' characters become source.

use std::fmt::Write as _;

/// The longest run of characters that is left without a chance to break.
const LONGEST_WORD: usize = 24;

/// Characters that Typst breaks lines at, or reads as the end of a line.
const fn is_line_end(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Characters that mean something to Typst in markup.
const fn is_markup(letter: char) -> bool {
    matches!(
        letter,
        '\\' | '#'
            | '*'
            | '_'
            | '`'
            | '$'
            | '<'
            | '>'
            | '@'
            | '~'
            | '-'
            | '+'
            | '='
            | '/'
            | '.'
            | ':'
            | ';'
            | '('
            | ')'
            | '['
            | ']'
            | '{'
            | '}'
    )
}

/// Writes text as Typst markup. White space of any sort becomes one space, so that no block can begin; control
/// characters are dropped; very long words get places where a line may break.
pub fn markup(text: &str, out: &mut String) {
    let mut space = false;
    let mut run = 0;
    for letter in text.chars() {
        if is_line_end(letter) || letter == ' ' || letter == '\t' {
            space = true;
            run = 0;
            continue;
        }
        if letter.is_control() {
            continue;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
        }
        run += 1;
        if run > LONGEST_WORD {
            out.push('\u{200B}');
            run = 1;
        }
        if is_markup(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    if space {
        out.push(' ');
    }
}

/// Writes text as the inside of a Typst string.
pub fn string_body(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other if other.is_control() || is_line_end(other) => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(other));
            }
            other => out.push(other),
        }
    }
}

/// Writes text as a Typst string, with its quotes.
pub fn string(text: &str, out: &mut String) {
    out.push('"');
    string_body(text, out);
    out.push('"');
}

/// Writes text as part of an address: everything but unreserved characters in per cent form.
pub fn address(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
