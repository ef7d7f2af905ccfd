//! The registers: their fields, said once; reading, writing, messages and schemas follow.

use std::sync::LazyLock;

use crate::kinds::{Field, Kind, vocabulary};

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
    registers().iter().filter(move |r| r.parent.is_some_and(|parent| parent.register == of))
}

fn make(name: &'static str, word: &'static str, naming: Naming, fields: Vec<Field>) -> Register {
    let key = fields.iter().find(|f| f.name == "id" || f.name == "short").filter(|f| f.required);
    let key = match key.map(|field| field.name.as_str()) {
        Some("id") => Some("id"),
        Some(_) if name == "acronyms" => Some("short"),
        Some(_) | None => None,
    };
    Register { name, word, key, naming, parent: None, fields }
}

fn child(register: &'static str, field: &'static str, inner: Register) -> Register {
    Register { parent: Some(Parent { register, field }), ..inner }
}

fn text(name: &str) -> Field {
    Field::new(name, Kind::Text)
}

fn prose(name: &str) -> Field {
    Field::new(name, Kind::Prose)
}

fn reference(name: &str, to: &[&str]) -> Field {
    Field::new(name, Kind::Reference(to.iter().map(|r| (*r).to_owned()).collect()))
}

fn references(name: &str, to: &[&str]) -> Field {
    let inner = Kind::Reference(to.iter().map(|r| (*r).to_owned()).collect());
    Field::new(name, Kind::List(Box::new(inner)))
}

fn texts(name: &str) -> Field {
    Field::new(name, Kind::List(Box::new(Kind::Text)))
}

fn choice(name: &str, vocabulary: &str) -> Field {
    Field::new(name, Kind::Choice(vocabulary::named(vocabulary).unwrap_or_default()))
}

fn date(name: &str) -> Field {
    Field::new(name, Kind::Date)
}

fn when(name: &str) -> Field {
    Field::new(name, Kind::When)
}

fn yes_no(name: &str) -> Field {
    Field::new(name, Kind::YesNo)
}

fn money(name: &str) -> Field {
    Field::new(name, Kind::Money)
}

fn score(name: &str) -> Field {
    Field::new(name, Kind::Number(Some(1), Some(5)))
}

fn id(title: &str) -> Field {
    text("id").titled(title).required().aka(&["Ref", "Reference", "No", "ID"])
}

/// The registers every paper uses.
fn shared() -> Vec<Register> {
    vec![
        make("bodies", "body", Naming::Title("name"), vec![
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
        ]),
        make("people", "person", Naming::Title("title"), vec![
            id("Person"),
            text("title").required().help("The role, never a name"),
            choice("kind", "person-kind").required(),
            text("unit"),
            Field::new("email", Kind::Email),
            text("telephone"),
        ]),
        make("acronyms", "acronym", Naming::Title("short"), vec![
            text("short").required().titled("Acronym"),
            text("long").required().titled("Meaning"),
            text("plural"),
            prose("about"),
            yes_no("well_known").help("Yes: never expanded"),
        ]),
        make("sources", "source", Naming::Title("title"), vec![
            id("Source"),
            text("title").required(),
            text("author"),
            text("publisher"),
            when("date"),
            text("reference"),
            text("held_by"),
            yes_no("published"),
            text("url"),
        ]),
        make("priorities", "priority", Naming::Title("title"), vec![
            id("Priority"),
            text("title").required(),
            text("promise"),
            yes_no("needs_partners"),
        ]),
        make("calendar", "day", Naming::Title("name"), vec![
            date("date").required(),
            text("name").required(),
            choice("kind", "closed-day").required(),
        ]),
        make("meetings", "meeting", Naming::Meeting, vec![
            id("Meeting"),
            reference("body", &["bodies"]).required(),
            date("date").required(),
            choice("sitting", "sitting").required(),
            Field::new("start", Kind::Time),
            text("venue"),
            text("about"),
        ]),
        make("events", "event", Naming::Title("title"), vec![
            id("Event"),
            text("title").required(),
            when("date").required(),
            prose("about"),
        ]),
    ]
}

/// The registers of an improvement plan.
fn plan() -> Vec<Register> {
    let mut all = plan_frame();
    all.extend(plan_work());
    all
}

fn plan_frame() -> Vec<Register> {
    vec![
        make("plans", "plan", Naming::Title("title"), vec![
            id("Plan"),
            text("title").required(),
            text("short_title"),
            prose("about"),
            reference("sponsor", &["people"]),
            reference("approved_by", &["meetings"]),
        ]),
        make("periods", "period", Naming::Title("label"), vec![
            id("Period"),
            reference("plan", &["plans"]).required(),
            date("date").required(),
            text("label").required(),
        ]),
        make("budgets", "budget", Naming::Title("title"), vec![
            id("Budget"),
            reference("plan", &["plans"]).required(),
            text("title").required(),
            money("amount").required(),
            choice("fund", "fund"),
            money("spent"),
            money("forecast"),
            text("note"),
        ]),
        make("key_issues", "key issue", Naming::Numbered("Key issue", "no", "short"), vec![
            id("Key issue"),
            reference("plan", &["plans"]).required(),
            Field::new("no", Kind::Number(Some(1), None)).required().titled("Number"),
            text("short").required().titled("Short title"),
            prose("text").required(),
            text("theme"),
            reference("sponsor", &["people"]),
            references("superseded_by", &["key_issues"]),
        ]),
    ]
}

fn plan_work() -> Vec<Register> {
    vec![
        child("key_issues", "key_issue", make("actions", "action", Naming::Numbered("Action", "id", "short"), vec![
            id("Action"),
            reference("key_issue", &["key_issues"]).required(),
            text("short").required().titled("Short title"),
            prose("text").required().titled("What will be done"),
            reference("owner", &["people"]).help("Who answers for the action: exactly one role"),
            references("support", &["people", "bodies"]),
            prose("success").titled("Success measure"),
            references("depends_on", &["actions"]),
        ])),
        child("actions", "action", make("milestones", "milestone", Naming::Numbered("Milestone", "id", "text"), vec![
            id("Milestone"),
            reference("action", &["actions"]).required(),
            text("text").required().titled("What is due"),
            when("due").required(),
            date("done"),
            reference("meeting", &["meetings"]),
        ])),
        child("milestones", "milestone", make("revisions", "revision", Naming::Title("reason"), vec![
            reference("milestone", &["milestones"]).required(),
            when("date").titled("New date"),
            date("on").required().titled("Recorded on"),
            text("reason").help("Why the date moved"),
            reference("approved", &["meetings"]).titled("Approved by"),
        ])),
        child("actions", "action", make("updates", "update", Naming::Title("text"), vec![
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
        ])),
        child("key_issues", "key_issue", make("risks", "risk", Naming::Numbered("Risk", "id", "text"), vec![
            id("Risk"),
            reference("key_issue", &["key_issues"]).required(),
            prose("text").required().titled("What could happen"),
            score("likelihood").required(),
            score("impact").required(),
            prose("mitigation"),
            reference("owner", &["people"]),
            choice("status", "risk-status"),
            date("reviewed"),
        ])),
        child("actions", "action", make("resources", "resource", Naming::Title("text"), vec![
            reference("action", &["actions"]).required(),
            text("text").required().titled("What is needed"),
            reference("budget", &["budgets"]),
        ])),
        child("key_issues", "key_issue", make("monitoring", "monitoring", Naming::Title("every"), vec![
            reference("key_issue", &["key_issues"]).required(),
            reference("body", &["bodies", "people"]).required(),
            references("meetings", &["meetings"]),
            text("every"),
        ])),
    ]
}
