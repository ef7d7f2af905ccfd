//! The registers of partnerships: what each is for and costs, who its partners are, its posts, checklists and risks.

use super::{Naming, Register};
use crate::kinds::{Field, Kind};
use crate::records::columns::{
    child, choice, date, id, make, money, prose, reference, references, score, text, texts, when,
    yes_no,
};

/// The registers of partnerships.
pub(super) fn registers() -> Vec<Register> {
    vec![
        partnerships(),
        partners(),
        membership(),
        contributions(),
        posts(),
        checklists(),
        partnership_risks(),
    ]
}

/// The partnerships the Council takes part in.
fn partnerships() -> Register {
    make(
        "partnerships",
        "partnership",
        Naming::Title("name"),
        [purpose_and_part(), links_and_dates(), management()].concat(),
    )
}

/// What a partnership is for, and the Council's part in it.
fn purpose_and_part() -> Vec<Field> {
    vec![
        id("Partnership").help("Such as PSH-001"),
        text("name").required().help("The full name, as printed"),
        text("short_name"),
        texts("aliases"),
        prose("purpose")
            .required()
            .help("What it is for, in a sentence"),
        choice("nature", "partnership-nature").required(),
        choice("council_role", "council-role")
            .required()
            .titled("Council's role"),
        choice("tier", "partnership-tier")
            .required()
            .help("Significant: over the threshold, accountable body, or required by law"),
        choice("stage", "partnership-stage"),
        yes_no("statutory").help("Yes: the law requires it"),
        choice("accountable_body", "accountable-body")
            .help("Who holds its money and answers for it"),
        reference("lead_officer", &["people"]),
        reference("lead_member", &["people"]),
        reference("business_unit", &["bodies"]),
    ]
}

/// What a partnership serves, and its dates.
fn links_and_dates() -> Vec<Field> {
    vec![
        references("priorities", &["priorities"]).help("The Council's priorities that it serves"),
        texts("vision")
            .titled("City Vision themes")
            .help("The aims of the community's own vision that it serves"),
        when("start"),
        when("end").help("When it ends, where that is agreed"),
        date("last_review"),
        date("next_review"),
        date("risk_assessed").help("The day its risks were last assessed as a whole"),
        date("exit_plan").help("The day of its plan for succession or exit"),
        reference("predecessor", &["partnerships"]),
    ]
}

/// How a partnership is run, measured and weighed.
fn management() -> Vec<Field> {
    vec![
        money("day_rate").help("What a day of the Council's staff costs in it"),
        text("governance").help("Constitution, agreement or terms of reference"),
        texts("indicators").help("Performance indicators or criteria in use"),
        text("evaluation").help("How its results are evaluated"),
        text("management").help("How the Council manages its part in it"),
        yes_no("information_sharing")
            .help("Whether partners have agreed how they share information"),
        yes_no("insurance_checked"),
        prose("benefits").help("What it adds to what the partners could do alone"),
        text("duplication").help("What other partnership does similar work, and how they differ"),
        text("best_value")
            .help("How it shows best value: by challenging, comparing, consulting or competing"),
        text("status_note"),
    ]
}

/// Those with whom the Council works.
fn partners() -> Register {
    make(
        "partners",
        "partner",
        Naming::Title("name"),
        vec![
            id("Partner").help("Such as PRT-001"),
            text("name").required(),
            choice("sector", "sector").required(),
            text("sort").titled("What it is"),
            text("area"),
            text("contact_role").help("Whom to ask for, by role"),
            Field::new("email", Kind::Email).help("A mailbox of the role, never of a person"),
            yes_no("active"),
        ],
    )
}

/// Who takes part in a partnership.
fn membership() -> Register {
    child(
        "partnerships",
        "partnership",
        make(
            "membership",
            "membership",
            Naming::Title("partner"),
            vec![
                reference("partnership", &["partnerships"]).required(),
                reference("partner", &["partners"]).required(),
                choice("role", "council-role"),
                when("since"),
                when("until"),
                Field::new("seats", Kind::Number(Some(0), None)).help("Places on its board"),
                Field::new("organisations", Kind::Number(Some(1), None))
                    .help("How many take part, where the partner is a group; 1 if left out"),
            ],
        ),
    )
}

/// What is put into a partnership.
fn contributions() -> Register {
    child(
        "partnerships",
        "partnership",
        make(
            "contributions",
            "contribution",
            Naming::Title("kind"),
            vec![
                reference("partnership", &["partnerships"]).required(),
                Field::new("year", Kind::Period)
                    .required()
                    .help("Such as 2004/05"),
                reference("contributor", &["partners"])
                    .help("The partner who gives it; left out, the Council"),
                choice("kind", "contribution").required(),
                money("amount").help("What cash or services are worth"),
                Field::new("days", Kind::Number(Some(0), None))
                    .help("Days of staff, valued at the partnership's day rate"),
                choice("certainty", "certainty"),
            ],
        ),
    )
}

/// Posts that a partnership's money pays for.
fn posts() -> Register {
    child(
        "partnerships",
        "partnership",
        make(
            "posts",
            "post",
            Naming::Title("title"),
            vec![
                id("Post").help("Such as POST-01"),
                reference("partnership", &["partnerships"]).required(),
                text("title")
                    .required()
                    .help("The post, never who holds it"),
                reference("hosted_by", &["partners"])
                    .help("The partner who employs it; left out, the Council"),
                Field::new("fte", Kind::Number(Some(0), None)).titled("Full-time equivalent"),
                reference("funder", &["partners"]),
                date("funded_to"),
                text("successor").titled("Plan for when funding ends"),
                money("liability").help("What it would cost the employer if nothing follows"),
            ],
        ),
    )
}

/// Checklists completed for a partnership.
fn checklists() -> Register {
    child(
        "partnerships",
        "partnership",
        make(
            "checklists",
            "checklist",
            Naming::Title("date"),
            vec![
                reference("partnership", &["partnerships"]).required(),
                date("date").required().titled("Completed on"),
                reference("by", &["people"]).titled("Completed by"),
                Field::new("asked", Kind::Number(Some(1), None))
                    .required()
                    .titled("Questions asked"),
                Field::new("met", Kind::Number(Some(0), None))
                    .required()
                    .titled("Answered yes"),
                texts("open").titled("Still to do"),
            ],
        ),
    )
}

/// What could happen to a partnership.
fn partnership_risks() -> Register {
    child(
        "partnerships",
        "partnership",
        make(
            "partnership_risks",
            "partnership risk",
            Naming::Numbered("Risk", "id", "text"),
            vec![
                id("Risk").help("Such as R-001.1"),
                reference("partnership", &["partnerships"]).required(),
                prose("text").required().titled("What could happen"),
                score("likelihood").required(),
                score("impact").required(),
                prose("mitigation").titled("What is being done"),
                reference("owner", &["people"]),
                choice("status", "risk-status"),
                date("reviewed"),
            ],
        ),
    )
}
