//! The registers of an improvement plan: key issues, their actions, milestones and updates, risks, money, watching.

use super::{Naming, Register};
use crate::kinds::{Field, Kind};
use crate::records::columns::{
    child, choice, date, id, make, money, prose, reference, references, score, text, texts, when,
};

/// The registers of an improvement plan.
pub(super) fn registers() -> Vec<Register> {
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
            references("priorities", &["priorities"])
                .help("The Council's priorities that it serves"),
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
                prose("carries_out").help(
                    "The proposal of an evaluation that it carries out, cited: [[EVAL-CP-2009#P4]]",
                ),
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
