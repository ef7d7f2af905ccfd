//! Faults of values: the part of an officer's sentence that says what was found in a value and
//! what was expected. Knows no places and no codes; those belong to whoever read the value.

use std::fmt;

/// Letters of a found text that a fault quotes at most.
const QUOTED_LETTERS: usize = 60;

/// Why a text is not the value that was wanted: `` found `soon`, expected … ``.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl Fault {
    /// A fault from its words after the quoted text: `", expected a date"`, `", which is no date"`.
    pub fn found(text: &str, rest: &str) -> Self {
        Self(format!("{}{rest}", found(text)))
    }

    /// A fault in words of its own.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// `` found `31.09.04` ``, or `found nothing` for a blank; long texts are cut, lines are joined.
fn found(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return "found nothing".to_owned();
    }
    let tame: String = words
        .chars()
        .filter(|c| !c.is_control())
        .map(unquote)
        .collect();
    if tame.chars().count() <= QUOTED_LETTERS {
        return format!("found `{tame}`");
    }
    let start: String = tame.chars().take(QUOTED_LETTERS).collect();
    format!("found `{}…`", start.trim_end())
}

/// A backtick would end the quotation, so it becomes an apostrophe.
const fn unquote(letter: char) -> char {
    if letter == '`' { '\'' } else { letter }
}
