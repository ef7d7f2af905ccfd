//! Several things told in one sentence: `A.1, A.2 and B.1`. Knows words alone, not what they stand for.

/// `a`, `a and b`, `a, b and c`
#[must_use]
pub fn listed(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}
