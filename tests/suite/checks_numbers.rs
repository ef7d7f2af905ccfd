//! Numbers of appendices, notes and key issues that were typed by hand.

use crate::council::{Council, council};

/// The tiny council whose report says this in its background, with a second appendix.
fn saying(words: &str) -> Council {
    council()
        .replace(
            "inputs/report.yaml",
            "background: The review asked for a policy.",
            &format!("background: |\n  {words}"),
        )
        .replace(
            "inputs/report.yaml",
            "body: What the policy will cover.}",
            "body: What the policy will cover.}\n  - {id: survey, title: Survey, body: What partners said.}",
        )
}

/// What is found of typed numbers, with the advice.
fn found(words: &str) -> Vec<String> {
    let findings = saying(words).check();
    let ours = findings.iter().filter(|f| f.code.name == "typed-number");
    ours.map(|f| format!("{}: {}: {}", f.severity.word(), f.message, f.help))
        .collect()
}

#[test]
fn a_typed_number_that_is_right_today_is_a_warning_with_the_form_to_write() {
    let cases = [
        (
            "See Appendix 2.",
            "warning: the number in `Appendix 2` was typed by hand: write `[[app:survey]]`, which follows it wherever it moves",
        ),
        (
            "See Appendix Two for more.",
            "warning: the number in `Appendix Two` was typed by hand: write `[[app:survey]]`, which follows it wherever it moves",
        ),
        (
            "Key Issue (2) asks for it.",
            "warning: the number in `Key Issue (2)` was typed by hand: write `[[KI-2]]`, which follows it wherever it moves",
        ),
    ];
    for (words, expected) in cases {
        assert_eq!(found(words), [expected], "{words}");
    }
}

#[test]
fn every_number_of_a_list_is_told() {
    let expected = [
        "warning: the number of `Key issue 1` in `Key Issues (1) and (2)` was typed by hand: write `[[KI-1]]`, which follows it wherever it moves",
        "warning: the number of `Key issue 2` in `Key Issues (1) and (2)` was typed by hand: write `[[KI-2]]`, which follows it wherever it moves",
    ];
    assert_eq!(found("Key Issues (1) and (2) ask for it."), expected);
}

#[test]
fn a_number_that_the_paper_does_not_have_is_an_error() {
    let cases = [
        (
            "See Appendix 7.",
            "`Appendix 7` names no appendix of this paper",
        ),
        (
            "See Appendix 7 of this report.",
            "`Appendix 7` names no appendix of this paper",
        ),
        (
            "It is in Appendix 7 to the report.",
            "`Appendix 7` names no appendix of this paper",
        ),
        (
            "See Appendix C.",
            "`Appendix C` names no appendix of this paper",
        ),
        (
            "See appendix 'x' for it.",
            "`appendix 'x'` names no appendix of this paper",
        ),
        (
            "Appendix? is of use.",
            "`Appendix?` names no appendix of this paper",
        ),
    ];
    for (words, expected) in cases {
        let line =
            format!("error: {expected}: cite it by its id in double brackets, or say whose it is");
        assert_eq!(found(words), [line], "{words}");
    }
}

#[test]
fn in_quoted_text_a_typed_number_is_a_note() {
    let words = "> See Appendix 2.";
    assert!(found(words).iter().all(|line| line.starts_with("note: ")));
    assert_eq!(found(words).len(), 1);
}

#[test]
fn the_numbers_of_others_and_plain_words_stay_silent() {
    let cases = [
        "See [[app:survey]].",
        "Appendix 3 to the review of 2003 says so.",
        "Appendix 3 of report CE 03/04 says so.",
        "Appendix 3 to the report of 2003 says so.",
        "The appendix is long.",
        "An appendix, 12 pages long, follows.",
        "Which appendix?",
        "Appendix A of the Act holds it.",
        "`Appendix 2` is code.",
        "There are 2 appendices.",
        "Give the appendix ten more minutes.",
        "Key issue 14 is of another plan.",
    ];
    for words in cases {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}
