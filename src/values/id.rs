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

/// Whether two ids are the same as they are compared.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let is_simple = |id: &str| id.bytes().all(|byte| byte.is_ascii_graphic());
    if is_simple(one) && is_simple(other) {
        return one.eq_ignore_ascii_case(other);
    }
    letters(one).eq(letters(other))
}

/// The letters of an id as they are compared.
fn letters(id: &str) -> impl Iterator<Item = char> {
    let word = |word| std::iter::once(' ').chain(str::chars(word).flat_map(char::to_lowercase));
    id.split_whitespace().flat_map(word)
}

/// An id as it is compared: without regard to case and to repeated spaces.
#[must_use]
pub fn plain(id: &str) -> String {
    id.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
