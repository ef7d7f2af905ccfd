//! Codes: the stable, kebab-case names of everything guildhall can find, each with its page.
//! Each module owns its codes; this one knows only what a code is.

use crate::finding::Severity;

/// The stable name of one sort of finding, with what `explain` prints about it.
#[derive(Debug)]
pub struct Code {
    /// The kebab-case name, such as `dangling-reference`.
    pub name: &'static str,
    /// How grave it is, unless the workspace says otherwise.
    pub severity: Severity,
    /// One line: what it finds.
    pub title: &'static str,
    /// Why it matters, an example and the remedy. Either plain text, or the whole source file
    /// of a check, whose head (`//!`) is the page.
    pub page: &'static str,
}

impl Code {
    /// The page `explain` prints: reason, example and remedy, without comment marks.
    #[must_use]
    pub fn explanation(&self) -> String {
        if !self.page.starts_with("//!") {
            return self.page.trim().to_owned();
        }
        let head = self.page.lines().take_while(|line| line.starts_with("//!"));
        let lines: Vec<&str> = head
            .map(|l| l.trim_start_matches("//!"))
            .map(|l| l.strip_prefix(' ').unwrap_or(l))
            .collect();
        lines.join("\n").trim().to_owned()
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}
