//! The registers: their fields, said once; reading, writing, messages and schemas follow.

use std::sync::LazyLock;

use super::columns::{
    child, choice, date, id, make, money, prose, reference, references, score, text, texts, when,
    yes_no,
};
use crate::kinds::{Field, Kind};

/// One register: all records of one sort.
#[derive(Debug)]
pub struct Register {
    /// The plural noun that names it, its file and its sheet.
    pub name: &'static str,
    /// One of its records, in a sentence.
    pub word: &'static str,
    /// The field that holds a record's id, where records have one.
    pub key: Option<&'static str>,
    /// How a reference to one of its records is worded.
    pub naming: Naming,
    /// The record each of its records belongs to, which may hold it nested in YAML.
    pub parent: Option<Parent>,
    /// Its fields, in the order officers see them.
    pub fields: Vec<Field>,
}

/// Where a record belongs.
#[derive(Debug, Clone, Copy)]
pub struct Parent {
    /// The register of the record it belongs to.
    pub register: &'static str,
    /// The field that names that record.
    pub field: &'static str,
}

/// How a reference to a record is worded.
#[derive(Debug, Clone, Copy)]
pub enum Naming {
    /// By one of its fields: `Executive Director`.
    Title(&'static str),
    /// By a word and the number in a field, the title being another field: `Key issue 8`.
    Numbered(&'static str, &'static str, &'static str),
    /// By the body and the day: `Executive, 30 November 2004`.
    Meeting,
    /// By its reference where that is its id (`CE 03/04`), else by its title.
    Source,
}

static REGISTERS: LazyLock<Vec<Register>> = LazyLock::new(|| {
    let mut all = shared();
    all.extend(plan());
    all
});

/// Every register.
#[must_use]
pub fn registers() -> &'static [Register] {
    &REGISTERS
}

/// A register by its name.
#[must_use]
pub fn register(name: &str) -> Option<&'static Register> {
    registers().iter().find(|register| register.name == name)
}

/// The registers whose records belong to those of another.
pub fn children(of: &str) -> impl Iterator<Item = &'static Register> {
    registers()
        .iter()
        .filter(move |r| r.parent.is_some_and(|parent| parent.register == of))
}

/// The registers every paper uses.
fn shared() -> Vec<Register> {
    vec![
        bodies(),
        people(),
        acronyms(),
        sources(),
        priorities(),
        calendar(),
        meetings(),
        events(),
        facts(),
    ]
}

/// The registers of an improvement plan.
fn plan() -> Vec<Register> {
    vec![
        plans(),
        periods(),
        budgets(),
        key_issues(),
        actions(),
        milestones(),
        revisions(),
        updates(),
        risks(),
        resources(),
        monitoring(),
    ]
}

/// The bodies papers go to.
fn bodies() -> Register {
    make(
        "bodies",
        "body",
        Naming::Title("name"),
        vec![
            id("Body"),
            text("name").required().help("The full name, as printed"),
            text("short").help("What officers call it"),
            choice("kind", "body-kind").required(),
            prose("about"),
            reference("chair", &["people"]),
            text("meets"),
            text("series").help("The letters its report numbers begin with"),
            texts("aliases"),
            texts("powers"),
        ],
    )
}

/// People, by role.
fn people() -> Register {
    make(
        "people",
        "person",
        Naming::Title("title"),
        vec![
            id("Person"),
            text("title").required().help("The role, never a name"),
            choice("kind", "person-kind").required(),
            text("unit"),
            Field::new("email", Kind::Email),
            text("telephone"),
        ],
    )
}

/// Acronyms, which are expanded at first use.
fn acronyms() -> Register {
    make(
        "acronyms",
        "acronym",
        Naming::Title("short"),
        vec![
            text("short").required().titled("Acronym"),
            text("long").required().titled("Meaning"),
            text("plural"),
            prose("about"),
            yes_no("well_known").help("Yes: never expanded"),
        ],
    )
}

/// What papers rely on and cite.
fn sources() -> Register {
    make(
        "sources",
        "source",
        Naming::Source,
        vec![
            id("Source"),
            text("title").required(),
            text("author"),
            text("publisher"),
            when("date"),
            text("reference"),
            text("held_by"),
            yes_no("published"),
            text("url"),
        ],
    )
}

/// The council's priorities.
fn priorities() -> Register {
    make(
        "priorities",
        "priority",
        Naming::Title("title"),
        vec![
            id("Priority"),
            text("title").required(),
            text("promise"),
            yes_no("needs_partners"),
        ],
    )
}

/// Days on which the council is closed, and bank holidays of its own; those of England and Wales are known already.
fn calendar() -> Register {
    make(
        "calendar",
        "day",
        Naming::Title("name"),
        vec![
            date("date").required(),
            text("name").required(),
            choice("kind", "closed-day")
                .required()
                .help("A bank holiday, a day the offices are closed, or a working day in spite of the rules"),
            date("instead_of").help("The bank holiday that is moved to this day"),
            yes_no("counted")
                .help("No: a day the offices are closed does not count in clear days; left out, it does"),
        ],
    )
}

/// Meetings of bodies.
fn meetings() -> Register {
    make(
        "meetings",
        "meeting",
        Naming::Meeting,
        vec![
            id("Meeting"),
            reference("body", &["bodies"]).required(),
            date("date").required(),
            choice("sitting", "sitting").required(),
            Field::new("start", Kind::Time),
            text("venue"),
            text("about"),
        ],
    )
}

/// Dated events that papers cite.
fn events() -> Register {
    make(
        "events",
        "event",
        Naming::Title("title"),
        vec![
            id("Event"),
            text("title").required(),
            when("date").required(),
            prose("about"),
        ],
    )
}

/// Numbers, sums and dates that several papers name, each kept once; they may stand in `guildhall.yaml`.
fn facts() -> Register {
    make(
        "facts",
        "fact",
        Naming::Title("value"),
        vec![
            id("Fact"),
            text("value").help("A number, a sum or a date, as it is printed"),
            reference("event", &["events"]).help("The event whose date it is"),
            text("about").help("What it is, in a sentence"),
            text("rule").help("How it is meant, such as over"),
            texts("phrases").help("Words that stand near it in prose"),
        ],
    )
}

/// Improvement plans.
fn plans() -> Register {
    make(
        "plans",
        "plan",
        Naming::Title("title"),
        vec![
            id("Plan"),
            text("title").required(),
            text("short_title"),
            prose("about"),
            reference("sponsor", &["people"]),
            reference("approved_by", &["meetings"]),
        ],
    )
}

/// Reporting periods of a plan.
fn periods() -> Register {
    make(
        "periods",
        "period",
        Naming::Title("label"),
        vec![
            id("Period"),
            reference("plan", &["plans"]).required(),
            date("date").required(),
            text("label").required(),
        ],
    )
}

/// Budgets of a plan, each once.
fn budgets() -> Register {
    make(
        "budgets",
        "budget",
        Naming::Title("title"),
        vec![
            id("Budget"),
            reference("plan", &["plans"]).required(),
            text("title").required(),
            money("amount").required(),
            choice("fund", "fund"),
            money("spent"),
            money("forecast"),
            text("note"),
        ],
    )
}

/// The key issues of a plan.
fn key_issues() -> Register {
    make(
        "key_issues",
        "key issue",
        Naming::Numbered("Key issue", "no", "short"),
        vec![
            id("Key issue"),
            reference("plan", &["plans"]).required(),
            Field::new("no", Kind::Number(Some(1), None))
                .required()
                .aka(&["Number"]),
            text("short").required().titled("Short title"),
            prose("text").required(),
            text("theme"),
            reference("sponsor", &["people"]),
            references("superseded_by", &["key_issues"]),
        ],
    )
}

/// What is done about a key issue.
fn actions() -> Register {
    child(
        "key_issues",
        "key_issue",
        make(
            "actions",
            "action",
            Naming::Numbered("Action", "id", "short"),
            vec![
                id("Action"),
                reference("key_issue", &["key_issues"]).required(),
                text("short").required().titled("Short title"),
                prose("text").required().titled("What will be done"),
                reference("owner", &["people"])
                    .help("Who answers for the action: exactly one role"),
                references("support", &["people", "bodies"]),
                prose("success").titled("Success measure"),
                references("depends_on", &["actions"]),
            ],
        ),
    )
}

/// What is due of an action, and when.
fn milestones() -> Register {
    child(
        "actions",
        "action",
        make(
            "milestones",
            "milestone",
            Naming::Numbered("Milestone", "id", "text"),
            vec![
                id("Milestone"),
                reference("action", &["actions"]).required(),
                text("text").required().titled("What is due"),
                when("due").required(),
                date("done"),
                reference("meeting", &["meetings"]),
            ],
        ),
    )
}

/// New dates of a milestone.
fn revisions() -> Register {
    child(
        "milestones",
        "milestone",
        make(
            "revisions",
            "revision",
            Naming::Title("reason"),
            vec![
                reference("milestone", &["milestones"]).required(),
                when("date").titled("New date"),
                date("on").required().titled("Recorded on"),
                text("reason").help("Why the date moved"),
                reference("approved", &["meetings"]).titled("Approved by"),
            ],
        ),
    )
}

/// What an owner reported of an action for a period.
fn updates() -> Register {
    child(
        "actions",
        "action",
        make(
            "updates",
            "update",
            Naming::Title("text"),
            vec![
                reference("action", &["actions"]).required(),
                reference("period", &["periods"]).required(),
                choice("status", "progress").required(),
                choice("validated", "progress"),
                choice("confidence", "confidence"),
                prose("text").required().titled("Update"),
                texts("evidence"),
                when("forecast"),
                text("next").titled("Next step"),
                reference("by", &["people"]).titled("Updated by"),
                date("on").titled("Updated on"),
            ],
        ),
    )
}

/// What could happen to a key issue.
fn risks() -> Register {
    child(
        "key_issues",
        "key_issue",
        make(
            "risks",
            "risk",
            Naming::Numbered("Risk", "id", "text"),
            vec![
                id("Risk"),
                reference("key_issue", &["key_issues"]).required(),
                prose("text").required().titled("What could happen"),
                score("likelihood").required(),
                score("impact").required(),
                prose("mitigation"),
                reference("owner", &["people"]),
                choice("status", "risk-status"),
                date("reviewed"),
            ],
        ),
    )
}

/// What an action needs.
fn resources() -> Register {
    child(
        "actions",
        "action",
        make(
            "resources",
            "resource",
            Naming::Title("text"),
            vec![
                reference("action", &["actions"]).required(),
                text("text").required().titled("What is needed"),
                reference("budget", &["budgets"]),
            ],
        ),
    )
}

/// Who watches a key issue.
fn monitoring() -> Register {
    child(
        "key_issues",
        "key_issue",
        make(
            "monitoring",
            "monitoring",
            Naming::Title("every"),
            vec![
                reference("key_issue", &["key_issues"]).required(),
                reference("body", &["bodies", "people"]).required(),
                references("meetings", &["meetings"]),
                text("every"),
            ],
        ),
    )
}
