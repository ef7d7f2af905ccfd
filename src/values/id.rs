//! Ids of records and documents, and the slugs that name their files.

/// The slug of an id or a title: `CE 21/04` is `ce-21-04`.
///
/// Letters and digits are kept in lower case; everything else becomes one hyphen.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            out.push(letter);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// An id as it is compared: without regard to case and to repeated spaces.
#[must_use]
pub fn plain(id: &str) -> String {
    id.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
