//! The registers behind evaluations: frameworks with their criteria, sub-criteria and statements, and positive practice.

use super::{Naming, Register};
use crate::records::columns::{child, choice, date, id, make, prose, reference, references, text};

/// The registers of evaluations and of positive practice.
pub(super) fn registers() -> Vec<Register> {
    vec![
        frameworks(),
        criteria(),
        sub_criteria(),
        statements(),
        practices(),
    ]
}

/// Frameworks by which partnerships are evaluated.
fn frameworks() -> Register {
    make(
        "frameworks",
        "framework",
        Naming::Title("title"),
        vec![
            id("Framework"),
            text("title").required(),
            prose("about")
                .help("Where the framework comes from and how it is used, in a sentence or two"),
            references("sources", &["sources"]),
        ],
    )
}

/// The criteria of a framework.
fn criteria() -> Register {
    child(
        "frameworks",
        "framework",
        make(
            "criteria",
            "criterion",
            Naming::Numbered("Criterion", "id", "title"),
            vec![
                id("Criterion"),
                reference("framework", &["frameworks"]).required(),
                text("title").required(),
                prose("about").help("What the criterion asks, in a sentence"),
            ],
        ),
    )
}

/// What a criterion is made of.
fn sub_criteria() -> Register {
    child(
        "criteria",
        "criterion",
        make(
            "sub_criteria",
            "sub-criterion",
            Naming::Numbered("Sub-criterion", "id", "title"),
            vec![
                id("Sub-criterion"),
                reference("criterion", &["criteria"]).required(),
                text("title").required(),
            ],
        ),
    )
}

/// What assessors rate.
fn statements() -> Register {
    child(
        "sub_criteria",
        "sub_criterion",
        make(
            "statements",
            "statement",
            Naming::Numbered("Statement", "id", "text"),
            vec![
                id("Statement"),
                reference("sub_criterion", &["sub_criteria"]).required(),
                prose("text")
                    .required()
                    .titled("Statement")
                    .help("What is in place when the partnership does well, in one sentence"),
            ],
        ),
    )
}

/// What works elsewhere, a lesson each, with its source.
fn practices() -> Register {
    make(
        "practices",
        "practice item",
        Naming::Title("title"),
        vec![
            id("Practice item"),
            text("title").required().help("The lesson in a few words"),
            text("theme").required().help("The theme it is told under"),
            choice("stage", "stages").help("The stage of a partnership's life that it helps with"),
            prose("lesson")
                .required()
                .help("What to learn from it, in a sentence or two"),
            prose("example").help("Where and how it was done"),
            reference("source", &["sources"]).required(),
            text("page").help("The page, part or chapter of the source"),
            date("accessed")
                .help("The day on which the source was read, for what may change or vanish"),
            prose("quote").help("The source's own words, where they matter"),
        ],
    )
}
