//! What a paper announces and does not bring: lists, attachments, totals, reports of a day; and recommendations that it
//! brings twice.

use crate::checks_counts::{saying, silent, told};
use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const SOURCES: &str = "inputs/sources.yaml";

// --- nothing-follows ------------------------------------------------------------------------------

#[test]
fn a_stem_without_its_list_is_an_error_at_its_sentence() {
    let words = "It is late. Partners are then required to:\n\nThe Council agrees.\n";
    assert_eq!(
        told(&saying(words), "nothing-follows"),
        [
            "inputs/note.md:1:13: error: `Partners are then required to:` announces a list, and none follows"
        ]
    );
    for words in [
        "A review should look at:\n\nInsert from the paper.\n",
        "A review should look at:\n\n### Costs\n\nThey are low.\n",
        "- Members will:\n- Officers help.\n",
    ] {
        assert_eq!(told(&saying(words), "nothing-follows").len(), 1, "{words}");
    }
}

#[test]
fn headings_items_and_tables_with_nothing_in_them_are_errors() {
    for (words, message) in [
        (
            "### Costs\n\n### Staff\n\nTwo officers.\n",
            "inputs/note.md:1:1: error: the heading `Costs` has nothing under it",
        ),
        (
            "- cost\n-\n- speed\n",
            "inputs/note.md:1:1: error: an item of this list has nothing in it",
        ),
        (
            "| Ward | Days |\n|---|---|\n",
            "inputs/note.md:1:1: error: this table has headings and no rows",
        ),
    ] {
        assert_eq!(
            told(&saying(words), "nothing-follows"),
            [message],
            "{words}"
        );
    }
}

#[test]
fn stems_with_what_they_announce_stay_silent() {
    for words in [
        "Partners are required to:\n\n- meet\n- talk\n",
        "Partners are required to:\n\n1. meet\n2. talk\n",
        "Look at:\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
        "Look at:\n\n> words of others\n",
        "Look at:\n\n`code`\n",
        "Look at:\n\n[[KI-1]]\n",
        "They were asked to:\n\nmeet, and to talk.\n",
        "The White Paper said:\n\nCouncils lead.\n",
        "The position is as follows:\n\nThe Council leads.\n",
        "Note: the Council leads.\n\nIt does.\n",
        "- Members:\n  - meet\n  - talk\n",
        "## Costs\n\n### Staff\n\nTwo officers.\n",
        "| Ward | Days |\n|---|---|\n| North |  |\n",
        "| Name | Signature |\n|---|---|\n|  |  |\n",
        "1.\n2.\n3.\n",
    ] {
        silent(words, "nothing-follows");
    }
}

// --- nothing-attached -----------------------------------------------------------------------------

/// The tiny council whose report has no appendix, and says this.
fn without_appendix(words: &str) -> Council {
    saying(words)
        .replace(REPORT, ", at [[app:frame]].", ".")
        .replace(
            REPORT,
            "appendices:\n  - {id: frame, title: Framework, body: What the policy will cover.}\n",
            "",
        )
}

#[test]
fn a_paper_that_speaks_of_what_is_attached_and_has_nothing_is_told_so() {
    let council = without_appendix("The framework attached to this report is a first stage.");
    assert_eq!(
        told(&council, "nothing-attached"),
        [
            "inputs/note.md:1:15: error: `attached to this report` speaks of what is attached, and nothing is"
        ]
    );
    let draft = council.replace(REPORT, "status: final", "status: draft");
    assert!(told(&draft, "nothing-attached")[0].contains(": warning: "));
    for words in [
        "A map is appended to this paper.",
        "The letter enclosed with this\n  report explains it.",
    ] {
        assert_eq!(
            told(&without_appendix(words), "nothing-attached").len(),
            1,
            "{words}"
        );
    }
}

#[test]
fn what_is_attached_elsewhere_or_not_at_all_stays_silent() {
    for words in [
        "A review is attached to the guidance note.",
        "Nothing is attached to this report.",
        "A risk assessment must be attached to this report.",
        "Conditions were attached to the grant.",
        "> The map attached to this report is old.",
    ] {
        assert_eq!(
            told(&without_appendix(words), "nothing-attached"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    silent(
        "The framework attached to this report is a first stage.",
        "nothing-attached",
    );
}

// --- table-total: left out ------------------------------------------------------------------------

const TIMETABLE: &str = "\
The brief allows 8 days of help, as follows.

| Work | May | Days |
|---|---|---|
| Reading | x | 1 |
| Talking | x | 3 |
| Writing | x | 4 |
";

#[test]
fn a_sum_that_was_said_before_a_table_without_a_total_is_a_warning() {
    let council = saying(TIMETABLE);
    assert_eq!(
        told(&council, "table-total"),
        [
            "inputs/note.md:3:1: warning: the figures of `Days` add up to `8 days`, and no row gives their total"
        ]
    );
    assert_eq!(
        council.help(),
        "add a row `Total`, so that the sum can be seen\n"
    );
}

#[test]
fn tables_with_their_total_or_of_another_sum_stay_silent() {
    silent(&format!("{TIMETABLE}| Total |  | 8 |\n"), "table-total");
    silent(
        &TIMETABLE.replace("8 days of help", "8 weeks"),
        "table-total",
    );
    silent(&TIMETABLE.replace("8 days", "20 days"), "table-total");
    silent(
        &TIMETABLE.replace("| Talking | x | 3 |\n", ""),
        "table-total",
    );
    silent(&TIMETABLE.replace("| Days |", "| % |"), "table-total");
}

// --- recommendation-retyped -----------------------------------------------------------------------

const LONG: &str = "text: on the framework and what else it should deal with";

/// The tiny council with a recommendation of some length, whose report says this.
fn recommending(words: &str) -> Council {
    saying(words).replace(REPORT, "text: on the framework", LONG)
}

#[test]
fn recommendations_typed_again_in_other_words_are_an_error() {
    let words = "Members are asked to:\n\n1. Comment on the framework and whatever else it should deal with\n2. Rest\n";
    let council = recommending(words);
    assert_eq!(
        told(&council, "recommendation-retyped"),
        ["inputs/note.md:3:4: error: the recommendations are typed a second time here, and differ"]
    );
    let same = recommending(&words.replace("whatever", "what"));
    assert_eq!(
        told(&same, "recommendation-retyped"),
        ["inputs/note.md:3:4: warning: the recommendations are typed a second time here"]
    );
    assert!(same.help().contains("write `[[text:r1]]`\n"));
}

#[test]
fn words_about_recommendations_stay_silent() {
    for words in [
        "The framework says what the policy will deal with, and what else Members want in it.",
        "Members commented on the framework of 2003.",
        "> Comment on the framework and what else it should deal with",
    ] {
        assert_eq!(
            told(&recommending(words), "recommendation-retyped"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    silent(
        "- Comment on the framework\n- Rest\n",
        "recommendation-retyped",
    );
}

// --- reports of a day: unknown-paper, cited-later --------------------------

/// What is told of reports of a day, code by code.
fn of_reports(council: &Council) -> Vec<String> {
    let codes = ["unknown-paper", "cited-later"];
    codes.iter().flat_map(|code| told(council, code)).collect()
}

#[test]
fn a_report_of_a_day_that_nobody_knows_is_told() {
    let council = saying("See the progress report dated 14th May 2004.");
    assert_eq!(
        of_reports(&council),
        [
            "inputs/note.md:1:9: error: no document, source or background paper is of 14 May 2004, the day of `progress report dated 14th May 2004`"
        ]
    );
    for words in [
        "See Progress Report of 14 May 2004.",
        "(see progress report 14/5/04)",
    ] {
        assert_eq!(of_reports(&saying(words)).len(), 1, "{words}");
    }
    let of_others = of_reports(&saying("The report dated 14 May 2004 says so."));
    assert_eq!(of_others.len(), 1, "others publish reports as well");
    assert!(
        of_others[0].contains(": note: no document"),
        "{of_others:?}"
    );
}

#[test]
fn a_report_of_a_day_to_come_is_told_as_such() {
    let council = saying("See the Progress Report of 30th August 2004.");
    assert_eq!(
        of_reports(&council)[1..],
        [
            "inputs/note.md:1:9: error: `Progress Report of 30th August 2004` is of 30 August 2004, later than what cites it, whose facts are as at 20 July 2004",
        ]
    );
    let to_come = saying("The next progress report of 31 August 2004 will say more.");
    assert_eq!(told(&to_come, "cited-later"), Vec::<String>::new());
}

#[test]
fn reports_of_a_day_that_are_there_or_may_be_stay_silent() {
    let source = "- {id: progress, title: Progress, date: 2004-05-14}\n";
    for words in [
        "See the progress report dated 14 May 2004.",
        "See the progress report.",
        "The report of 3 May 2003 in the press was wrong.",
        "We report 14 May 2004 as the day.",
        "> See the progress report dated 12 May 2004.",
        "The report dated 14 May 2004 was late.",
        "The report dated 20 July 2004 is this one.",
        "The progress report of 9 September 2004 will say more.",
    ] {
        let council = saying(words).with(SOURCES, source);
        assert_eq!(of_reports(&council), Vec::<String>::new(), "{words}");
    }
    let listed = saying("See the progress report dated 14 May 2004.").replace(
        REPORT,
        "background_papers: []",
        "background_papers:\n  - {title: \"Progress report, 14 May 2004\", held_by: Audit}",
    );
    assert_eq!(of_reports(&listed), Vec::<String>::new());
}

#[test]
fn a_number_of_the_series_of_the_papers_themselves_is_known_without_a_body_that_names_it() {
    let council = council()
        .replace("inputs/bodies.yaml", "  series: OS\n", "")
        .replace(
            REPORT,
            "reasons: Comments can still change it.",
            "reasons: See report OS 30/04.",
        );
    assert_eq!(
        told(&council, "unknown-paper"),
        [
            "inputs/report.yaml:15:21: error: no document, source or background paper has the number `OS 30/04`"
        ]
    );
}
