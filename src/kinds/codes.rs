//! The codes of what can be wrong with a single value.

use crate::code::Code;
use crate::finding::Severity;

/// A value that is not of its field's kind.
pub static WRONG_KIND: Code = Code {
    name: "wrong-kind",
    severity: Severity::Error,
    title: "a value that is not what its field holds",
    page: "Each field holds one kind of thing: a date, a sum, a yes or no. Where a value cannot be read as that, nothing made from it could be trusted.\n\nExample: `due: soon` where a date is expected.\n\nRemedy: write the value in one of the forms the message names.",
};

/// A word outside its list.
pub static UNKNOWN_CHOICE: Code = Code {
    name: "unknown-choice",
    severity: Severity::Error,
    title: "a status or other word outside its list",
    page: "Statuses, verbs and the like come from fixed lists, so that they can be counted and compared.\n\nExample: `status: Ongoing`; the list has `on-track`, `at-risk` and others.\n\nRemedy: use the word of the list that says what is meant.",
};

/// A year in two digits.
pub static TWO_DIGIT_YEAR: Code = Code {
    name: "two-digit-year",
    severity: Severity::Warning,
    title: "a date with a year of two digits",
    page: "A year in two digits has to be guessed.\n\nExample: `25.08.04` is read as 25 August 2004.\n\nRemedy: write the year in full: `25 August 2004` or `2004-08-25`.",
};

/// A weekday that does not fit its date.
pub static WRONG_WEEKDAY: Code = Code {
    name: "wrong-weekday",
    severity: Severity::Error,
    title: "a weekday that does not fit its date",
    page: "Where day and date disagree, one of them is wrong, and people will come on the wrong day.\n\nExample: `Friday 29 July 2004`, which was a Thursday.\n\nRemedy: find out which is right, and leave the weekday out: guildhall prints it where it is wanted.",
};

/// A key or column nobody knows.
pub static UNKNOWN_KEY: Code = Code {
    name: "unknown-key",
    severity: Severity::Error,
    title: "a key that the record does not have",
    page: "What stands under an unknown key would be lost in silence.\n\nExample: `recomendations:` in a report.\n\nRemedy: mend the spelling, or move drafting notes to `notes:`, which is never typeset.",
};

/// A required field that is not filled in.
pub static REQUIRED_FIELD: Code = Code {
    name: "required-field",
    severity: Severity::Error,
    title: "a required field that is not filled in",
    page: "The paper cannot be made, or would have a gap, without it.\n\nExample: a report without `background_papers`; where there are none, `background_papers: []` says so.\n\nRemedy: fill the field in.",
};

/// An image without alternative text.
pub static MISSING_ALT_TEXT: Code = Code {
    name: "missing-alt-text",
    severity: Severity::Error,
    title: "an image without alternative text",
    page: "People who cannot see an image rely on the words given for it, and the accessibility regulations of 2018 ask for them.\n\nExample: `![](map.png)`, or `image: {file: map.png}`.\n\nRemedy: say in a sentence what the image tells: `![The five wards with Sure Start schemes](map.png)`. For an image that tells a reader nothing, such as a line or a flourish, write `decorative` instead: `![decorative](line.png)`.",
};

/// A file that is not there.
pub static MISSING_FILE: Code = Code {
    name: "missing-file",
    severity: Severity::Error,
    title: "a file that is not in the workspace",
    page: "A record names a file beside it; guildhall reads nothing outside the workspace.\n\nExample: `file: framwork.md`.\n\nRemedy: mend the name, or put the file into the same folder.",
};

/// A character that must not be printed.
pub static HOSTILE_CHARACTER: Code = Code {
    name: "hostile-character",
    severity: Severity::Error,
    title: "an invisible character that can change how a text reads",
    page: "Characters that turn the direction of writing, and control characters, can hide or reverse words. They come with text copied from web pages.\n\nExample: U+202E between two words.\n\nRemedy: delete the character and type the words again.",
};
