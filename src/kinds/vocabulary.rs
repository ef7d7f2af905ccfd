//! The words officers choose from, each with the token the records hold.
//! Named vocabularies serve several registers and document types; a manifest may list words of its own.

use std::sync::Arc;

/// One word of a vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What a record holds: `on-track`.
    pub token: String,
    /// What a reader sees: `On track`.
    pub word: String,
}

impl Word {
    /// A word from its token: hyphens become spaces, the first letter a capital.
    #[must_use]
    pub fn from_token(token: &str) -> Self {
        let spaced = token.replace('-', " ");
        let mut letters = spaced.chars();
        let first = letters
            .next()
            .map(|c| c.to_uppercase().to_string())
            .unwrap_or_default();
        Self {
            token: token.to_owned(),
            word: first + letters.as_str(),
        }
    }
}

/// Statuses of an action that an owner can report. `not-reported` is derived, never typed.
pub const PROGRESS: &[&str] = &[
    "not-started",
    "on-track",
    "at-risk",
    "off-track",
    "complete",
    "closed",
    "on-hold",
    "superseded",
];

/// Verbs that put a recommendation to a body.
pub const VERBS: &[&str] = &[
    "approve",
    "agree",
    "recommend",
    "refer",
    "endorse",
    "comment",
    "note",
    "request",
    "delegate",
    "identify",
];

/// Ratings of a statement by an assessor, the best first; the last says that the statement is not for this partnership.
pub const RATINGS: &[&str] = &[
    "fully-in-place",
    "mostly-in-place",
    "partly-in-place",
    "not-in-place",
    "not-applicable",
];

/// The vocabularies that manifests and registers can name.
const NAMED: &[(&str, &[&str])] = &[
    ("progress", PROGRESS),
    ("verbs", VERBS),
    ("ratings", RATINGS),
    (
        "stages",
        &[
            "deciding",
            "setting-up",
            "running",
            "evaluating",
            "succession",
        ],
    ),
    (
        "purposes",
        &["consult", "decide", "recommend", "note", "comment"],
    ),
    (
        "document-status",
        &["draft", "consultation", "final", "superseded", "withdrawn"],
    ),
    (
        "classification",
        &["public", "part-exempt", "exempt", "confidential"],
    ),
    ("audience", &["members", "officers", "partners", "public"]),
    (
        "sitting",
        &["council", "executive", "scrutiny", "regulatory", "joint"],
    ),
    ("confidence", &["high", "medium", "low"]),
    ("risk-status", &["open", "closed", "occurred"]),
    ("fund", &["revenue", "capital", "external"]),
    (
        "sign-off-role",
        &["author", "director", "finance", "legal", "monitoring"],
    ),
    (
        "body-kind",
        &[
            "council",
            "executive",
            "scrutiny",
            "management",
            "board",
            "partnership",
            "team",
            "other",
        ],
    ),
    (
        "person-kind",
        &["officer", "member", "consultant", "partner", "team"],
    ),
    (
        "closed-day",
        &["bank-holiday", "closed", "working", "election"],
    ),
    (
        "standing-item",
        &[
            "apologies",
            "declarations",
            "minutes",
            "public-participation",
            "urgent-business",
            "tracker",
            "work-programme",
            "exclusion",
        ],
    ),
    (
        "confidential-ground",
        &["government-terms", "statute", "court-order"],
    ),
    (
        "key-decision-exception",
        &["general-exception", "special-urgency"],
    ),
    (
        "partnership-nature",
        &["strategic", "operational", "funding", "project"],
    ),
    (
        "council-role",
        &["lead", "support", "accountable-body", "member", "observer"],
    ),
    ("partnership-tier", &["significant", "standard", "network"]),
    (
        "partnership-stage",
        &[
            "proposed",
            "pre-evaluation",
            "established",
            "running",
            "under-review",
            "winding-down",
            "closed",
        ],
    ),
    ("accountable-body", &["council", "partner", "none"]),
    (
        "sector",
        &["public", "private", "voluntary", "community", "other"],
    ),
    ("contribution", &["cash", "days", "in-kind"]),
    ("certainty", &["actual", "agreed", "estimated"]),
    (
        "meeting-notice",
        &["summons", "private-meeting", "private-meeting-second"],
    ),
    (
        "publication",
        &["pack", "supplement", "erratum", "re-issue"],
    ),
];

/// The words of a named vocabulary.
#[must_use]
pub fn named(name: &str) -> Option<Arc<[Word]>> {
    NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, tokens)| words(tokens))
}

/// The names of all vocabularies.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMED.iter().map(|(name, _)| *name)
}

/// Words from their tokens.
pub fn words<S: AsRef<str>>(tokens: &[S]) -> Arc<[Word]> {
    tokens
        .iter()
        .map(|token| Word::from_token(token.as_ref()))
        .collect()
}
