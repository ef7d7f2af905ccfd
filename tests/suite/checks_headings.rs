//! Words that a paper has twice, or numbers twice: headings, labels, alternatives, thresholds and passages; and words
//! that lead nowhere: questions among actions, pages without editions, key issues passed on.

use crate::checks_counts::{saying, silent, told};
use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const ISSUES: &str = "inputs/key_issues.yaml";
const ACTIONS: &str = "inputs/actions.yaml";
const POLICY: &str = "inputs/zz.yaml";

/// The tiny council with a policy of these sections, each a title and a text.
fn policy(sections: &[(&str, &str)]) -> Council {
    let mut text = "\
type: policy-document
id: P 1
title: Policy
status: final
as_of: 2004-08-25
version: \"1.0\"
owner: manager
author: [manager]
classification: public
period: 2005 to 2007
contact: manager
in_brief: The Council works with partners.
stages:
  - {id: all, title: All of it, what: It is done., who: Officers}
sections:
"
    .to_owned();
    for (at, (title, words)) in sections.iter().enumerate() {
        text.push_str(&format!(
            "  - {{id: s{at}, title: {title:?}, stage: all, text: {words:?}}}\n"
        ));
    }
    council().with(POLICY, text)
}

// --- typed-heading, doubled-label, repeated-heading -----------------------------------------------

#[test]
fn a_number_typed_into_the_heading_of_a_numbered_section_is_a_warning() {
    for title in ["1. Context", "5.0 Context", "6.0. Context", "2) Context"] {
        let council = policy(&[(title, "Partners meet.")]);
        let expected = format!(
            "inputs/zz.yaml:16:22: warning: the number in `{title}` was typed by hand, and the paper numbers each section"
        );
        assert_eq!(told(&council, "typed-heading"), [expected]);
    }
}

#[test]
fn years_counts_and_plain_words_in_headings_stay_silent() {
    for title in [
        "Context",
        "2004. The review",
        "10 ways to meet",
        "1.5 million pounds later",
        "£5.00 a head",
        "3",
    ] {
        let told = told(&policy(&[(title, "Partners meet.")]), "typed-heading");
        assert_eq!(told, Vec::<String>::new(), "{title}");
    }
    silent(
        "### 4.1 Review of papers\n\nPapers are read.\n",
        "typed-heading",
    );
}

#[test]
fn a_label_that_stands_twice_is_a_warning_at_its_line() {
    let issue = council().replace(
        ISSUES,
        "text: The Council needs a policy.",
        "text: \"1.   1. The Council needs a policy.\"",
    );
    assert_eq!(
        told(&issue, "doubled-label"),
        ["inputs/key_issues.yaml:1:53: warning: `1. 1.` is one label twice"]
    );
    assert_eq!(
        told(&saying("First:\n\n2) 2) Partners meet.\n"), "doubled-label").len(),
        1
    );
    for words in [
        "1. Partners meet.\n2. They talk.\n",
        "1. 2 partners meet.\n",
        "1. 1.5 officers help.\n",
        "1. 2. Partners meet.\n",
        "> 1. 1. Partners meet.\n",
        "At 1. 1. was said.",
    ] {
        silent(words, "doubled-label");
    }
}

#[test]
fn a_heading_that_is_the_title_of_another_section_is_told() {
    let council = policy(&[
        ("Challenges", "Partners meet."),
        ("Two tiers", "### Challenges\n\nThere are many."),
    ]);
    let told_of = told(&council, "repeated-heading");
    assert_eq!(
        told_of,
        [
            "inputs/zz.yaml:17:52: warning: the heading `Challenges` stands over another part of this paper as well"
        ]
    );
    let draft = council.replace(POLICY, "status: final", "status: draft");
    assert!(told(&draft, "repeated-heading")[0].contains(": note: "));
    let twice = policy(&[("3. Challenges", "One."), ("4. Challenges", "Two.")]);
    assert_eq!(told(&twice, "repeated-heading").len(), 1);
}

#[test]
fn the_same_heading_under_each_section_stays_silent() {
    let council = policy(&[
        ("Deciding", "### What we do\n\nOne."),
        ("Running", "### What we do\n\nTwo."),
    ]);
    assert_eq!(told(&council, "repeated-heading"), Vec::<String>::new());
}

// --- threshold-wording ----------------------------------------------------------------------------

const FACT: &str =
    "facts:\n  - {id: threshold, value: \"£30,000\", about: When a partnership is significant.}\n";

#[test]
fn a_threshold_worded_in_two_ways_is_a_note_at_the_second() {
    let council = saying("Register it over £30,000. It is significant in excess of £30,000.")
        .append("guildhall.yaml", FACT);
    assert_eq!(
        told(&council, "threshold-wording"),
        [
            "inputs/note.md:1:45: note: the threshold is worded `in excess of £30,000` here, and `over £30,000` elsewhere in this paper"
        ]
    );
    let more = saying("Over £30,000 register it; £30,000 or more is significant.")
        .append("guildhall.yaml", FACT);
    assert_eq!(told(&more, "threshold-wording").len(), 1);
}

#[test]
fn one_wording_other_sums_and_upper_limits_stay_silent() {
    for words in [
        "Register it over £30,000. It is significant over £30,000, and not over £30,000 else.",
        "Over £20,000 it is noted; at least £20,000 is asked.",
        "Over £30,000 it is registered; up to £30,000 it is not, and £30,000 is the sum.",
        "> Over £30,000 and at least £30,000.",
    ] {
        let council = saying(words).append("guildhall.yaml", FACT);
        assert_eq!(
            told(&council, "threshold-wording"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    silent("Over £30,000 and at least £30,000.", "threshold-wording");
}

// --- page-without-edition -------------------------------------------------------------------------

#[test]
fn a_page_or_figure_of_a_publication_without_its_year_is_a_note() {
    let council = saying("It tells how partners meet (Page 18, Chapter Two).");
    assert_eq!(
        told(&council, "page-without-edition"),
        ["inputs/note.md:1:29: note: `Page 18` is of a publication whose edition is not said"]
    );
    assert_eq!(
        told(&saying("- figure 5 on roles"), "page-without-edition").len(),
        1
    );
}

#[test]
fn pages_with_their_year_of_the_paper_itself_or_cited_stay_silent() {
    for words in [
        "It tells how partners meet (page 18 of the edition of 2004).",
        "Page 3 of this report says so.",
        "As [[KI-1]] says on page 18.",
        "The figure 5% is high, and the figure 5.2 as well.",
        "Pages are numbered.",
        "> See page 18.",
        "Insert from page 7 of the paper.",
    ] {
        silent(words, "page-without-edition");
    }
}

// --- drifted-list, repeated-text ------------------------------------------------------------------

#[test]
fn alternatives_that_drifted_are_a_warning_from_where_they_differ() {
    let words = "Help [children / older people / safer & stronger places].\n\nWatch [children / older people / safer stronger places].\n";
    assert_eq!(
        told(&saying(words), "drifted-list"),
        [
            "inputs/note.md:3:34: warning: from `safer stronger places` on these alternatives differ from those given before"
        ]
    );
    let spaced = words.replace("people / safer stronger", "people/ safer & stronger");
    assert_eq!(told(&saying(&spaced), "drifted-list").len(), 1);
}

#[test]
fn alternatives_that_are_alike_or_other_ones_stay_silent() {
    for words in [
        "Help [children / older people / safer places].\n\nWatch [children / older\npeople / safer places].\n",
        "Help [children / older people / places].\n\nWatch [homes / older people / shops].\n",
        "Help [North / South / East].\n\nWatch [North / South / West].\n",
        "By [1/2/2004].\n\nBy [1/3/2004].\n",
        "Help (a / b / safer & stronger places).\n\nWatch (a / b / safer stronger places).\n",
    ] {
        silent(words, "drifted-list");
    }
}

#[test]
fn a_short_passage_that_drifted_is_told_with_the_record_to_quote() {
    let issue = "The part that the Council plays has to be weighed against all the other partnership work it does, so that both are tested.";
    let council = saying(&issue.replace(
        "has to be weighed against all",
        "has to weighed against all the",
    ))
    .replace(
        ISSUES,
        "text: The Council needs a policy.",
        &format!("text: {issue:?}"),
    );
    assert_eq!(
        told(&council, "repeated-text"),
        [
            "inputs/note.md:1:1: warning: this passage, which begins `The part that the Council plays`, is nearly the same as another"
        ]
    );
    assert!(council.help().contains("with `[[text:KI-1]]`\n"));
}

#[test]
fn short_sentences_of_one_pattern_about_different_things_stay_silent() {
    let issue = "The Head of Legal Services tells Members each quarter what the partnership spent, what it did with it and what comes next.";
    let council = saying(
        &issue
            .replace("Legal Services", "Property Services")
            .replace("spent", "earned"),
    )
    .replace(
        ISSUES,
        "text: The Council needs a policy.",
        &format!("text: {issue:?}"),
    );
    assert_eq!(told(&council, "repeated-text"), Vec::<String>::new());
}

// --- question-recorded ----------------------------------------------------------------------------

#[test]
fn a_question_among_actions_or_recommendations_is_a_warning() {
    let council = council().replace(
        ACTIONS,
        "text: Write the policy.",
        "text: Write the policy. Could the survey perhaps be widened?",
    );
    assert_eq!(
        told(&council, "question-recorded"),
        [
            "inputs/actions.yaml:4:27: warning: the action `A1.1` asks a question; something to do was expected"
        ]
    );
    let asked = self::council().replace(REPORT, "text: on the framework", "text: Is it right?");
    assert_eq!(told(&asked, "question-recorded").len(), 1);
}

#[test]
fn questions_that_are_quoted_or_part_of_what_is_done_stay_silent() {
    for text in [
        "\"Ask partners: are they content?\"",
        "\"Ask “Are you content?”\"",
        "Find out why partners leave.",
        "\"Ask partners these:\\n\\n- Are you content?\\n- Who helps?\"",
    ] {
        let council =
            council().replace(ACTIONS, "text: Write the policy.", &format!("text: {text}"));
        assert_eq!(
            told(&council, "question-recorded"),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

// --- passed-on, and pointers in a paragraph or at the beginning of one ----------------------------

/// The tiny council with three key issues, of which the second and third say this.
fn issues(second: &str, third: &str) -> Council {
    council()
        .replace(ISSUES, "\"See [[KI-1]].\"", &format!("{second:?}"))
        .append(
            ISSUES,
            &format!("- {{id: KI-3, plan: IP, no: 3, short: More, text: {third:?}}}\n"),
        )
}

#[test]
fn a_key_issue_left_to_one_that_is_left_to_a_third_is_told() {
    let council = issues(
        "A policy is due. It will deal with this key issue (see Key Issue 1).",
        "It matters. This key issue is folded into [[KI-2]].",
    );
    assert_eq!(
        told(&council, "passed-on"),
        [
            "inputs/key_issues.yaml:3:93: warning: `Key issue 3` is left to `Key issue 2`, which is left to `Key issue 1`"
        ]
    );
    let by_update = issues(
        "A policy is due.",
        "This key issue is folded into Key Issues (1) and (2).",
    )
    .replace(
        ACTIONS,
        "text: All letters are sent.",
        "text: \"The policy deals with this key issue (see Key Issue 1).\"",
    );
    assert_eq!(
        told(&by_update, "passed-on").len(),
        1,
        "an update of an action passes on too"
    );
    let round = issues(
        "This key issue is folded into Key issue 3.",
        "This key issue is folded into Key issue 2.",
    );
    let told = told(&round, "passed-on");
    assert_eq!(told.len(), 2);
    assert!(
        told[0].contains(
            "error: `Key issue 2` is left to `Key issue 3`, which is left to `Key issue 2` again"
        ),
        "{told:?}"
    );
}

#[test]
fn a_key_issue_left_to_one_that_does_the_work_stays_silent() {
    for (second, third) in [
        (
            "A policy is due.",
            "This key issue is folded into [[KI-2]].",
        ),
        (
            "This key issue follows from Key issue 1.",
            "This key issue depends on [[KI-2]].",
        ),
        (
            "Key issue 1 matters more.",
            "This key issue is folded into [[KI-2]].",
        ),
        (
            "This key issue is hard. See Key issue 1.",
            "This key issue is folded into [[KI-2]].",
        ),
    ] {
        assert_eq!(
            told(&issues(second, third), "passed-on"),
            Vec::<String>::new(),
            "{second}"
        );
    }
}

#[test]
fn a_paragraph_that_only_points_and_a_record_that_begins_so_are_warnings() {
    let council = council().replace(
        ACTIONS,
        "text: Nothing yet.",
        "text: \"Officers are told.\\n\\nPart of 6 and 7\"",
    );
    assert_eq!(
        told(&council, "chained-reference"),
        ["inputs/actions.yaml:24:52: warning: `Part of 6 and 7` is all that this paragraph says"]
    );
    let above = self::council().replace(
        ACTIONS,
        "text: Nothing yet.",
        "text: As above. Reports go to Members.",
    );
    assert_eq!(
        told(&above, "chained-reference"),
        [
            "inputs/actions.yaml:24:52: warning: `As above` points to what stands elsewhere where this is printed alone"
        ]
    );
    silent(
        "As above. In a paper there is something above.",
        "chained-reference",
    );
}
