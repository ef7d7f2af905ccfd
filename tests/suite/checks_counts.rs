//! Numbers that do not agree: with the list after them, with their series, their total, their fact or their figures;
//! and words that are kept twice.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const ISSUES: &str = "inputs/key_issues.yaml";
const NOTE: &str = "inputs/note.md";

/// The tiny council whose report says this in its background, from a file of its own.
pub(crate) fn saying(words: &str) -> Council {
    council().with(NOTE, words).replace(
        REPORT,
        "background: The review asked for a policy.",
        "background: {file: note.md}",
    )
}

/// What a council is told under one code: how grave, where, and the sentence.
pub(crate) fn told(council: &Council, code: &str) -> Vec<String> {
    let short = council.short();
    let mark = format!("[{code}]");
    let ours = short.lines().filter(|line| line.contains(&mark));
    ours.map(|line| line.replace(&mark, "")).collect()
}

/// Asserts that a text is told nothing under a code.
pub(crate) fn silent(words: &str, code: &str) {
    assert_eq!(told(&saying(words), code), Vec::<String>::new(), "{words}");
}

// --- count-differs --------------------------------------------------------------------------------

#[test]
fn a_number_that_differs_from_the_list_after_it_is_an_error() {
    let council = saying("The policy helps. There are three good reasons:\n\n- cost\n- speed\n");
    assert_eq!(
        told(&council, "count-differs"),
        [
            "inputs/note.md:1:29: error: `three good reasons` were announced, and a list of 2 items follows"
        ]
    );
    for words in [
        "It asks six questions:\n\n1. a\n2. b\n",
        "The 11 proposals are as follows:\n\n- a\n- b\n- c\n",
        "There are two serious business risks:\n\n- a\n",
        "It has twelve\nchapters:\n- a\n",
        "The five priority groups are:\n\n- a\n- b\n- c\n- d\n",
    ] {
        assert_eq!(told(&saying(words), "count-differs").len(), 1, "{words}");
    }
}

#[test]
fn numbers_that_announce_nothing_stay_silent() {
    for words in [
        "There are two reasons:\n\n- cost\n- speed\n",
        "The 4 key elements are:\n\n- a\n- b\n- c\n- d\n",
        "In the two years to 2005 the Council will:\n\n- a\n",
        "Two partners told us:\n\n- a\n- b\n- c\n",
        "The two officers asked questions:\n\n- a\n",
        "After the review of 13 issues, the actions are:\n\n- a\n",
        "The three partners agreed to:\n\n- a\n",
        "It has at least three reasons:\n\n- a\n- b\n- c\n- d\n",
        "One of three options:\n\n- a\n",
        "The 21 priorities include these aims:\n\n- a\n",
        "Among the 21 priorities:\n\n- a\n",
        "The group has six officers:\n\n- two from the Council\n- four from partners\n",
        "Section 4 lists:\n\n- a\n- b\n",
        "Over the next two years:\n\n- a\n",
        "There are three reasons.\n\n- a\n",
        "There are three reasons:\n\nThe first is cost.\n",
        "Each costs £20 grants:\n\n- a\n",
        "> There are three reasons:\n>\n> - a\n",
        "The Council met on 25 November 2004:\n\n- a\n",
    ] {
        silent(words, "count-differs");
    }
}

#[test]
fn a_wrong_count_is_an_error_in_a_draft_too() {
    let council = saying("There are three reasons:\n\n- a\n");
    let draft = council.replace(REPORT, "status: final", "status: draft");
    assert!(told(&draft, "count-differs")[0].contains(": error: "));
}

// --- series-gap -----------------------------------------------------------------------------------

#[test]
fn a_gap_and_a_repetition_in_the_numbers_of_a_plan_are_errors() {
    let gap = council().append(
        ISSUES,
        "- {id: KI-4, plan: IP, no: 4, short: More, text: More.}\n",
    );
    assert_eq!(
        told(&gap, "series-gap"),
        ["inputs/key_issues.yaml:3:28: error: key issue `4` follows `2`; `3` is missing"]
    );
    let twice = council().append(
        ISSUES,
        "- {id: KI-4, plan: IP, no: 2, short: More, text: More.}\n",
    );
    assert_eq!(
        told(&twice, "series-gap"),
        ["inputs/key_issues.yaml:3:28: error: two key issues have the number `2`"]
    );
}

#[test]
fn a_gap_in_the_ids_of_a_list_is_an_error() {
    let more = |third: &str| {
        let rows = format!(
            "text: on the framework}}\n  - {{id: r2, body: scrutiny, verb: note, text: that}}\n  - {{id: {third}, body: scrutiny, verb: note, text: this}}\n"
        );
        council().replace(REPORT, "text: on the framework}\n", &rows)
    };
    assert_eq!(
        told(&more("r4"), "series-gap"),
        ["inputs/report.yaml:16:10: error: row `r4` follows `r2`; `r3` is missing"]
    );
    for third in ["r3", "survey", "r03", "r-2004-09"] {
        assert_eq!(
            told(&more(third), "series-gap"),
            Vec::<String>::new(),
            "{third}"
        );
    }
}

#[test]
fn numbers_of_two_plans_are_two_series_though_the_plans_have_one_title() {
    let other = "- {id: KI-14, plan: P2, no: 1, short: More, text: More.}\n";
    let council = council()
        .append("inputs/plans.yaml", "- {id: P2, title: Improvement plan}\n")
        .append(ISSUES, other);
    assert_eq!(told(&council, "series-gap"), Vec::<String>::new());
}

// --- table-total ----------------------------------------------------------------------------------

#[test]
fn a_total_that_is_not_the_sum_is_a_warning_at_its_cell() {
    let table = "| Task | Days | Cost |\n|---|---|---|\n| Survey | 4 | £1,000 |\n| Report | 5 | £500.50 |\n| **Total** | 10 | £1,500.50 |\n";
    assert_eq!(
        told(&saying(table), "table-total"),
        ["inputs/note.md:5:15: warning: the figures of `Days` add up to 9, not to the total of 10"]
    );
    let money = table
        .replace("| 10 |", "| 9 |")
        .replace("£1,500.50 |", "£1,500 |");
    let told = told(&saying(&money), "table-total");
    assert!(told[0].contains("add up to £1,500.5"), "{told:?}");
}

#[test]
fn right_totals_and_tables_that_are_no_sums_stay_silent() {
    let tables = [
        "| Task | Days |\n|---|---|\n| a | 4 |\n| b | – |\n| c | 5 |\n| Total | 9 |\n",
        "| Task | Share % |\n|---|---|\n| a | 33 |\n| b | 33 |\n| Total | 100 |\n",
        "| Task | Days |\n|---|---|\n| a | 4 |\n| b | about 5 |\n| Total | 10 |\n",
        "| Task | Days |\n|---|---|\n| a | 4 |\n| Subtotal | 4 |\n| b | 5 |\n| Total | 9 |\n",
        "| Task | Days |\n|---|---|\n| a | 4 |\n| b | 5 |\n| Most | 5 |\n",
        "| Task | Cost |\n|---|---|\n| a | £1.2m |\n| b | £1.3m |\n| Total | £2.6m |\n",
        "| Task | Mean score |\n|---|---|\n| a | 4 |\n| b | 2 |\n| Total | 3 |\n",
        "| Task | Days |\n|---|---|\n| a | 4 |\n| Total | 9 |\n",
    ];
    for table in tables {
        silent(table, "table-total");
    }
}

// --- fact-differs ---------------------------------------------------------------------------------

const FACTS: &str = "\
- id: register
  value: 39
  phrases: [high-level partnerships]
- id: grant
  value: £30,000
  phrases: [significant contribution]
";

#[test]
fn a_number_that_differs_from_its_fact_is_an_error_at_the_number() {
    let council = |words: &str| saying(words).with("inputs/facts.yaml", FACTS);
    let found = council("The register lists 41 high-level partnerships.");
    assert_eq!(
        told(&found, "fact-differs"),
        ["inputs/note.md:1:20: error: `41` differs from the fact `register`, which is 39"]
    );
    for words in [
        "Twelve high-level\npartnerships are listed.",
        "A significant contribution is over £25,000.",
        "In 2004, 41 high-level partnerships met on 25 November 2004.",
        "A significant contribution is £1 million or more.",
    ] {
        assert_eq!(told(&council(words), "fact-differs").len(), 1, "{words}");
    }
}

#[test]
fn the_right_number_and_numbers_of_something_else_stay_silent() {
    for words in [
        "The register lists 39 high-level partnerships.",
        "The register lists [[register]] high-level partnerships.",
        "Two of 39 high-level partnerships met.",
        "High-level partnerships met. There were 12 guests.",
        "In 2004 high-level partnerships met.",
        "High-level partnerships met on 25 November.",
        "One of the high-level partnerships met.",
        "Section 4 tells of high-level partnerships.",
        "56% of high-level partnerships met.",
        "A significant contribution needs two signatures.",
        "High-level partnerships cost £5,000.",
        "- high-level partnerships\n- 12 others",
        "High-level partnerships stand under four headings.",
        "What the Council pays, £19,400, stays within the significant contribution.",
        "At £45,000 it is above the significant contribution.",
    ] {
        let council = saying(words).with("inputs/facts.yaml", FACTS);
        assert_eq!(
            told(&council, "fact-differs"),
            Vec::<String>::new(),
            "{words}"
        );
    }
}

// --- percentage-wrong -----------------------------------------------------------------------------

#[test]
fn a_percentage_that_its_figures_do_not_give_is_an_error() {
    assert_eq!(
        told(
            &saying("In all, 64 of 114 partners (65%) answered."),
            "percentage-wrong"
        ),
        ["inputs/note.md:1:29: error: 64 of 114 is 56%, not 65%"]
    );
    let draft = saying("1 of 8 (12%)").replace(REPORT, "status: final", "status: draft");
    assert!(told(&draft, "percentage-wrong")[0].contains(": warning: "));
    for words in [
        "64 out of the 114 partners (55 per cent)",
        "64 partners out of 114 (65%)",
        "1,200 of 2,400 (51%)",
        "1 of 8 (12%)",
        "64 of 114 (56.2%)",
    ] {
        assert_eq!(told(&saying(words), "percentage-wrong").len(), 1, "{words}");
    }
}

#[test]
fn right_percentages_and_other_brackets_stay_silent() {
    for words in [
        "64 of 114 partners (56%) answered.",
        "64 partners out of 114 (56%)",
        "64 of 114 (56.1%)",
        "1 of 8 (13%)",
        "1 of 8 (12.5%)",
        "64 of 114 partners answered. Others (65%) did not.",
        "64 of 114 partners, and of Members most (65%).",
        "64 of 114 partners (about 65%)",
        "the whole of 114 (65%)",
        "114 of 64 (65%)",
        "0 of 0 (0%)",
    ] {
        silent(words, "percentage-wrong");
    }
}

// --- repeated-text --------------------------------------------------------------------------------

const PASSAGE: &str = "A partnership is an agreement between two or more independent bodies to work together for \
    a common purpose, in which each shares the risks and the rewards, and all decide together what is done next.";

/// The tiny council whose report holds the passage, and whose progress report opens with this.
fn beside(words: &str) -> Council {
    saying(PASSAGE).replace(
        "inputs/progress.yaml",
        "introduction: All is on course.",
        &format!("introduction: {words:?}"),
    )
}

#[test]
fn a_passage_that_drifted_is_a_warning_that_shows_both_places() {
    let council = beside(&PASSAGE.replace("common purpose", "common aim"));
    assert_eq!(
        told(&council, "repeated-text"),
        [
            "inputs/progress.yaml:11:16: warning: this passage, which begins `A partnership is an agreement between`, is \
             nearly the same as another"
        ]
    );
    let findings = council.check();
    let found = findings.iter().find(|f| f.code.name == "repeated-text");
    let related = &found.unwrap().related[0];
    assert_eq!(related.place.to_string(), "inputs/note.md:1:1");
}

#[test]
fn what_is_the_same_different_quoted_or_short_stays_silent() {
    let quoted = format!("> {}", PASSAGE.replace("common purpose", "common aim"));
    for words in [
        PASSAGE,
        &PASSAGE.replace("two or more", "three or more"),
        &PASSAGE.replace(
            "independent bodies to work together",
            "councils that act jointly",
        ),
        &quoted,
        "A partnership is an agreement between two or more bodies.",
    ] {
        assert_eq!(
            told(&beside(words), "repeated-text"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    let one_paper = format!(
        "{PASSAGE}\n\n{}",
        PASSAGE.replace("common purpose", "common aim")
    );
    silent(&one_paper, "repeated-text");
}

// --- two-definitions ------------------------------------------------------------------------------

const GLOSSARY: &str = "
name: glossary
title: Glossary
description: What words mean.
word: glossary
fields:
  terms:
    kind: rows
    title: Terms
    help: Each term
    fields:
      id: {kind: text, title: Id, help: A short id}
      term: {kind: text, title: Term, help: What is defined}
      text: {kind: prose, title: Text, help: What it means}
      operative: {kind: yes-no, title: In use, help: Whether it is in use}
outputs: []
";

/// The tiny council with a glossary of two terms.
fn glossary(first: &str, second: &str) -> Council {
    let text = format!(
        "type: glossary\nid: Glossary\ntitle: Glossary\nstatus: final\nclassification: public\nterms:\n  - {{id: a, {first}}}\n  - {{id: b, {second}}}\n"
    );
    council()
        .with("templates/glossary/manifest.yaml", GLOSSARY)
        .with("inputs/glossary.yaml", text)
}

#[test]
fn two_definitions_in_use_of_one_term_are_an_error_at_the_second() {
    let council = glossary(
        "term: Partnership, text: An agreement., operative: yes",
        "term: partnership, text: A group., operative: yes",
    );
    assert_eq!(
        told(&council, "two-definitions"),
        [
            "inputs/glossary.yaml:8:19: error: `partnership` has two definitions in use; one was expected"
        ]
    );
}

#[test]
fn one_definition_in_use_and_others_as_history_stay_silent() {
    for second in [
        "term: Partnership, text: A group., operative: no",
        "term: Partnership, text: A group.",
        "term: Partner, text: A body., operative: yes",
    ] {
        let council = glossary(
            "term: Partnership, text: An agreement., operative: yes",
            second,
        );
        assert_eq!(
            told(&council, "two-definitions"),
            Vec::<String>::new(),
            "{second}"
        );
    }
}
