//! The registers that every paper uses: bodies, people, acronyms, sources, priorities, days, meetings, events, facts.

use super::{Naming, Register};
use crate::kinds::{Field, Kind};
use crate::records::columns::{
    choice, date, id, make, prose, reference, text, texts, when, yes_no,
};

/// The registers every paper uses.
pub(super) fn registers() -> Vec<Register> {
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
            reference("clerk", &["people"])
                .help("The officer who looks after its meetings, by role"),
            Field::new("membership", Kind::Rows(seats()))
                .help("Who sits on it, by role, ward or political group, never by name"),
            text("substitutes").help("Who may stand in for a member"),
            Field::new("quorum", Kind::Number(Some(1), None))
                .help("How many members must be present"),
            text("meets"),
            text("series").help("The letters its report numbers begin with"),
            texts("aliases"),
            texts("powers"),
        ],
    )
}

/// The seats of a body.
fn seats() -> Vec<Field> {
    vec![
        text("who")
            .required()
            .help("A role, a ward or a political group"),
        Field::new("seats", Kind::Number(Some(1), None)).help("How many seats; one if left out"),
    ]
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

/// Days on which the council is closed, bank holidays of its own, and polls; the bank holidays of England and Wales are
/// known already.
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
                .help("A bank holiday, a day the offices are closed, a working day in spite of the rules, or a poll"),
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
            date("published").help("The day on which its agenda and reports were published"),
            text("access").help("How to get in, and what helps people to take part"),
            yes_no("webcast")
                .help("Whether it can be watched over the internet; left out, nothing is said"),
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
            reference("after", &["events"]).help("The event that it has to follow"),
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
            text("counts").help("What it counts in a register, such as count(partnerships)"),
            texts("phrases").help("Words that stand near it in prose"),
        ],
    )
}
