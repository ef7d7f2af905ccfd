//! Findings: what was found, how grave it is, where it stands and what to do.
//! Collects and orders them; never prints.

use std::cmp::Ordering;

use crate::code::Code;
use crate::place::Place;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document it reaches is refused.
    Error,
    /// The document is made; `--strict` refuses it.
    Warning,
    /// A state of the world, or something to know: never promoted, never refuses.
    Note,
}

impl Severity {
    /// The word used in every format.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// How grave the findings of a check are somewhere, or that they are not told there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Told, as this.
    At(Severity),
    /// Not told.
    Off,
}

impl Level {
    /// Every level, the gravest first.
    pub const ALL: [Self; 4] = [
        Self::At(Severity::Error),
        Self::At(Severity::Warning),
        Self::At(Severity::Note),
        Self::Off,
    ];

    /// The word that settings write.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::At(severity) => severity.word(),
            Self::Off => "off",
        }
    }

    /// The level that a word of the settings means.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What stands there.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// One thing found, at its place, with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its stable name.
    pub code: &'static Code,
    /// How grave it is in this run.
    pub severity: Severity,
    /// One sentence, lower case, no full stop, names in backticks: what was found and what was expected.
    pub message: String,
    /// One imperative: what to do. Empty where the message says it all.
    pub help: String,
    /// The ids of the documents it reaches, in order; empty when it is between documents.
    pub documents: Vec<String>,
    /// Where it stands.
    pub place: Place,
    /// The words in question, as written.
    pub quote: Option<String>,
    /// Other places involved.
    pub related: Vec<Related>,
    /// Whether it was an error, and somebody answered for it in this run.
    pub overridden: bool,
}

/// A finding that a record allows, and so is no fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Why it is right there.
    pub reason: String,
    /// Who decided, by role.
    pub by: String,
}

impl Finding {
    /// A finding of the code's own severity.
    pub fn new(code: &'static Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.into(),
            help: String::new(),
            documents: Vec::new(),
            place,
            quote: None,
            related: Vec::new(),
            overridden: false,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Quotes the words in question.
    #[must_use]
    pub fn quote(mut self, quote: impl Into<String>) -> Self {
        self.quote = Some(quote.into());
        self
    }

    /// Names another place involved.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, place: Place) -> Self {
        self.related.push(Related {
            message: message.into(),
            place,
        });
        self
    }

    /// Names a document it reaches.
    #[must_use]
    pub fn document(mut self, id: impl Into<String>) -> Self {
        self.documents.push(id.into());
        self
    }
}

/// All findings of a run.
#[derive(Debug, Default, Clone)]
pub struct Findings {
    list: Vec<Finding>,
    allowed: Vec<Allowed>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds many.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.list.extend(findings);
    }

    /// All of them, in the order they were added.
    #[must_use]
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// All of them, to change.
    pub fn list_mut(&mut self) -> &mut Vec<Finding> {
        &mut self.list
    }

    /// Adds one that a record allows.
    pub fn allow(&mut self, allowed: Allowed) {
        self.allowed.push(allowed);
    }

    /// Those that records allow, in the order they were added: they count as no fault.
    #[must_use]
    pub fn allowed(&self) -> &[Allowed] {
        &self.allowed
    }

    /// Adds everything that was found elsewhere.
    pub fn append(&mut self, more: Self) {
        self.list.extend(more.list);
        self.allowed.extend(more.allowed);
    }

    /// Everything, to change, whether it is allowed or not.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        let allowed = self.allowed.iter_mut().map(|allowed| &mut allowed.finding);
        self.list.iter_mut().chain(allowed)
    }

    /// Keeps what is wanted, of those allowed too.
    pub fn retain(&mut self, wanted: impl Fn(&Finding) -> bool) {
        self.list.retain(|finding| wanted(finding));
        self.allowed.retain(|allowed| wanted(&allowed.finding));
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list.iter().filter(|f| f.severity == severity).count()
    }

    /// Orders them by file and place, then gravity and code, and drops repetitions.
    pub fn settle(&mut self) {
        self.list.sort_by(in_order);
        self.allowed
            .sort_by(|a, b| in_order(&a.finding, &b.finding));
        self.allowed.dedup();
        let mut kept: Vec<Finding> = Vec::with_capacity(self.list.len());
        for finding in self.list.drain(..) {
            match kept.last_mut() {
                Some(last) if same(last, &finding) => merge_documents(last, finding.documents),
                _ => kept.push(finding),
            }
        }
        self.list = kept;
    }
}

/// The order of two findings: by file and place, then gravity and code.
fn in_order(a: &Finding, b: &Finding) -> Ordering {
    let of = |finding: &Finding| (finding.severity, finding.code.name);
    let places = a.place.cmp(&b.place);
    places
        .then_with(|| of(a).cmp(&of(b)))
        .then_with(|| a.message.cmp(&b.message))
}

/// Whether two findings tell the same thing of the same place.
fn same(a: &Finding, b: &Finding) -> bool {
    a.code == b.code && a.place == b.place && a.message == b.message && a.severity == b.severity
}

/// Adds documents to a finding, in order and once each.
fn merge_documents(finding: &mut Finding, more: Vec<String>) {
    finding.documents.extend(more);
    finding.documents.sort();
    finding.documents.dedup();
}

/// The nearest of some known words to one that is not known, where it is near enough to be meant.
///
/// Compares without regard to case, spaces, hyphens and underscores, by edit distance: one slip in a word of up to five
/// characters, two up to nine, three beyond.
#[must_use]
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| -> String {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let given = plain(given);
    let allowed = match given.chars().count() {
        0..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&given, &plain(word)), word))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// A number of things in English: `1 error`, `2 errors`, `no errors`.
#[must_use]
pub fn counted(number: usize, word: &str) -> String {
    match number {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        _ => format!("{number} {word}s"),
    }
}
