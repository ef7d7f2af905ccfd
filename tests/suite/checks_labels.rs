//! Labels typed by hand: numbers that the paper's own table does not have, appendices of nobody, one label for two
//! things, and a label beside the name of another.

use crate::checks_counts::{saying, silent, told};
use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const ACTIONS: &str = "inputs/actions.yaml";

/// A table of proposals with these numbers, and words after it.
fn table(numbers: &[u32], words: &str) -> String {
    let rows: String = numbers
        .iter()
        .map(|number| format!("| Do thing {number}. | {number} |\n"))
        .collect();
    format!("| Proposal | Proposal No |\n|---|---|\n{rows}\n{words}\n")
}

// --- unknown-number -------------------------------------------------------------------------------

#[test]
fn a_proposal_that_the_table_does_not_have_is_an_error_wherever_it_is_named() {
    let numbers = [1, 2, 3, 4, 5, 6, 8];
    let council = saying(&table(&numbers, "It is slow. (Proposal 7)"));
    assert_eq!(
        told(&council, "unknown-number"),
        [
            "inputs/note.md:11:14: error: there is no proposal 7 in the table of proposals, which `Proposal 7` names"
        ]
    );
    for words in [
        "See (proposal 7).",
        "(Proposal 6 and 7)",
        "(Proposals 3, 6\n  and 7)",
        "Proposals 5, 6, 9 will help.",
        "Proposals 1 – 11 follow.",
    ] {
        let council = saying(&table(&numbers, words));
        assert_eq!(told(&council, "unknown-number").len(), 1, "{words}");
    }
    let elsewhere = saying(&table(&numbers, "")).replace(
        REPORT,
        "reasons: Comments can still change it.",
        "reasons: Proposal 9 asks for it.",
    );
    assert_eq!(
        told(&elsewhere, "unknown-number").len(),
        1,
        "in another part of the paper"
    );
}

#[test]
fn proposals_that_resolve_or_are_of_another_publication_stay_silent() {
    for words in [
        "(Proposal 4 and 1)",
        "(Proposal 5 and 2)",
        "Proposals 1, 2 and 4 help, and proposals 1 – 5 cost money.",
        "Proposal 9 of the review of 2003 was dropped.",
        "It proposes 9 things.",
        "> They liked Proposal 9.",
    ] {
        silent(&table(&[1, 2, 3, 4, 5], words), "unknown-number");
    }
    silent("It is slow. (Proposal 7)", "unknown-number");
    silent(
        "| Proposal | Votes |\n|---|---|\n| A | 1 |\n| B | 2 |\n| C | 3 |\n\nProposal 9 failed.\n",
        "unknown-number",
    );
    silent(
        "| Group | Group number |\n|---|---|\n| A | 12 |\n| B | 15 |\n| C | 40 |\n\nGroup 9 failed.\n",
        "unknown-number",
    );
}

// --- typed-number: of a register, and in a register -----------------------------------------------

#[test]
fn a_key_issue_that_the_plan_does_not_have_is_an_error() {
    let told_of = told(&saying("See Key Issue (9)."), "typed-number");
    assert_eq!(
        told_of,
        ["inputs/note.md:1:5: error: `Key Issue (9)` names no key issue of the plan"]
    );
    silent("See Key issue 9 of the review of 2001.", "typed-number");
    silent("Action 9 and Risk 12 are met.", "typed-number");
}

/// The tiny council with an action that says this.
fn action_saying(words: &str) -> Council {
    let text = format!("text: \"Write the policy {words}.\"");
    council().replace(ACTIONS, "text: Write the policy.", &text)
}

#[test]
fn an_appendix_that_a_record_names_is_in_a_paper_that_prints_the_record() {
    let council = action_saying("(please see Appendix 3)");
    assert_eq!(
        told(&council, "typed-number"),
        [
            "inputs/actions.yaml:4:39: error: `Appendix 3` names no appendix of a paper that this is printed in"
        ]
    );
    for words in [
        "(see Appendix 3 to the review of 2003)",
        "with its appendix",
        "in 3 appendices",
    ] {
        assert_eq!(
            told(&action_saying(words), "typed-number"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    let unprinted = council.without("inputs/progress.yaml");
    assert_eq!(
        told(&unprinted, "typed-number"),
        Vec::<String>::new(),
        "no paper prints it"
    );
}

// --- label-for-two: labels that lead nowhere ------------------------------------------------------

const TWO: &str = "\
The Plan names priorities under five promises. They stand in Appendix 8.

Good practice was gathered. The result, “What works for neighbours”, is at Appendix 8.
";

#[test]
fn one_missing_appendix_for_two_things_is_an_error_at_the_second() {
    let council = saying(TWO);
    assert_eq!(
        told(&council, "label-for-two"),
        [
            "inputs/note.md:3:76: error: `Appendix 8` stands for one thing here, and for another elsewhere"
        ]
    );
}

#[test]
fn a_missing_appendix_that_a_record_and_a_paper_tell_of_differently_is_a_warning() {
    let words = "A framework and guidance notes (Appendix 3) are there for everyone.";
    let council = action_saying("as the brief says (please see Appendix 3)").with(
        "inputs/zz.yaml",
        crate::council::REPORT
            .replace("OS 1/04", "OS 2/04")
            .replace("The review asked for a policy.", words),
    );
    assert_eq!(
        told(&council, "label-for-two"),
        [
            "inputs/zz.yaml:16:45: warning: `Appendix 3` stands for one thing here, and for another elsewhere"
        ]
    );
}

#[test]
fn one_appendix_described_alike_or_there_at_all_stays_silent() {
    for words in [
        "The survey is at Appendix 8. The survey of partners (Appendix 8) is long.",
        "The survey is at Appendix 8. See Appendix 8.",
        "The survey is at Appendix 1. The framework is at Appendix 1.",
        "The survey is at Appendix 8 of the review. The costs are at Appendix 8 of the plan.",
        "> The survey is at Appendix 8. The costs are at Appendix 8.",
    ] {
        silent(words, "label-for-two");
    }
}

// --- label-mismatch -------------------------------------------------------------------------------

/// The tiny council with two appendices, whose report says this.
fn two_appendices(words: &str) -> Council {
    saying(words).replace(
        REPORT,
        "  - {id: frame, title: Framework, body: What the policy will cover.}",
        "  - {id: frame, title: Framework of the policy, body: What it will cover.}\n  - {id: survey, title: Terms of the Conveners, body: What they do.}",
    )
}

#[test]
fn a_number_beside_the_name_of_another_appendix_is_an_error() {
    let council = two_appendices("Read these:\n\n- The Convenors – Appendix 1\n");
    assert_eq!(
        told(&council, "label-mismatch"),
        [
            "inputs/note.md:3:19: error: `Appendix 1` stands beside `The Convenors`, but is `Framework of the policy`; `Appendix 2` is `Terms of the Conveners`"
        ]
    );
    assert!(
        council
            .help()
            .contains("write `[[app:survey]]`, or mend the name\n")
    );
    for words in [
        "Conveners (Appendix One)",
        "It is in Appendix 2 (the framework).",
        "Appendix 2: the policy framework",
    ] {
        let told = told(&two_appendices(words), "label-mismatch");
        assert_eq!(told.len(), 1, "{words}: {told:?}");
    }
}

#[test]
fn a_number_beside_its_own_name_or_beside_other_words_stays_silent() {
    for words in [
        "- The Conveners – Appendix 2",
        "- Policy – Appendix 1",
        "Partners were asked first (Appendix 1).",
        "The framework for conveners (Appendix 1) is short.",
        "The Conveners meet, as Appendix 1 says.",
        "The Conveners – Appendix 1 of the review.",
        "Appendix 1 (two pages)",
    ] {
        assert_eq!(
            told(&two_appendices(words), "label-mismatch"),
            Vec::<String>::new(),
            "{words}"
        );
    }
}

// --- series-gap and count-differs: numbered tables ------------------------------------------------

#[test]
fn a_number_left_out_of_a_table_or_in_it_twice_is_an_error_at_its_cell() {
    assert_eq!(
        told(&saying(&table(&[1, 2, 3, 4, 6], "")), "series-gap"),
        ["inputs/note.md:7:17: error: proposal `6` follows `4`; `5` is missing"]
    );
    assert_eq!(
        told(&saying(&table(&[1, 2, 3, 3, 4], "")), "series-gap"),
        ["inputs/note.md:6:17: error: two proposals have the number `3`"]
    );
}

#[test]
fn whole_series_and_columns_of_figures_stay_silent() {
    silent(&table(&[1, 2, 3, 4], ""), "series-gap");
    silent(&table(&[1, 4, 9, 12], ""), "series-gap");
    silent(&table(&[4, 2, 9], ""), "series-gap");
    for header in ["| Answer | Yes | No |", "| Ward | Meetings | Partners |"] {
        let words = format!(
            "{header}\n|---|---|---|\n| a | 3 | 1 |\n| b | 2 | 2 |\n| c | 4 | 4 |\n| d | 5 | 5 |\n"
        );
        silent(&words, "series-gap");
    }
}

#[test]
fn a_count_that_its_numbers_or_its_table_belie_is_an_error() {
    let table = table(
        &[1, 2, 3, 5],
        "It puts forward five new proposals (proposals 1 – 5).",
    );
    let council = saying(&table);
    assert_eq!(
        told(&council, "count-differs"),
        [
            "inputs/note.md:8:17: error: `five new proposals (proposals 1 – 5)` were announced, and the table has 4 of them"
        ]
    );
    assert_eq!(
        told(&saying("There are 12 aims (aims 1 - 11)."), "count-differs"),
        ["inputs/note.md:1:11: error: `12 aims (aims 1 - 11)` were announced, and 1 to 11 are 11"]
    );
    for words in [
        "There are 11 aims (aims 1 – 11).",
        "There are four aims (aims 8 – 11).",
        "Of 20 aims, the rest (aims 3 – 4) are met.",
    ] {
        silent(words, "count-differs");
    }
    silent(
        &self::table(&[1, 2, 3], "There are three proposals (proposals 1 – 3)."),
        "count-differs",
    );
}

#[test]
fn reports_said_to_be_one_bodys_of_which_one_is_anothers_are_an_error() {
    let words = "It brings in two Audit Commission reports.\n\n### Better (April 2004) – Audit Commission\n\nTwo Tiers (Improvement Agency – July 2004).\n";
    assert_eq!(
        told(&saying(words), "count-differs"),
        [
            "inputs/note.md:1:14: error: `two Audit Commission reports` were announced, and of those that the paper names one is of `Improvement Agency`"
        ]
    );
    silent(
        &words.replace("Improvement Agency", "Audit Commission"),
        "count-differs",
    );
    silent(
        &words.replace("(Improvement Agency – July 2004)", ""),
        "count-differs",
    );
    silent(&words.replace("two Audit", "three Audit"), "count-differs");
    silent(
        &words.replace("two Audit Commission ", "two "),
        "count-differs",
    );
}
