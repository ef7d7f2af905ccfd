//! References that mislead: labels for two, appendices without content, papers that are later, unknown or never cited,
//! and records that only point elsewhere.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const ISSUES: &str = "inputs/key_issues.yaml";
const SOURCES: &str = "inputs/sources.yaml";

const REVIEW: &str = "\
- id: OS 3/04
  title: Review of partnerships
  date: January 2004
  reference: OS 3/04
";

/// The tiny council whose report says this in its background.
fn saying(words: &str) -> Council {
    let lines: String = words.lines().map(|line| format!("  {line}\n")).collect();
    council().replace(
        REPORT,
        "background: The review asked for a policy.\n",
        &format!("background: |\n{lines}"),
    )
}

/// What a council is told under one code: how grave, where, and the sentence.
fn told(council: &Council, code: &str) -> Vec<String> {
    let short = council.short();
    let mark = format!("[{code}]");
    let ours = short.lines().filter(|line| line.contains(&mark));
    ours.map(|line| line.replace(&mark, "")).collect()
}

// --- label-for-two --------------------------------------------------------------------------------

#[test]
fn two_appendices_with_one_id_are_an_error_at_the_second() {
    let twice = council().replace(
        REPORT,
        "body: What the policy will cover.}",
        "body: What the policy will cover.}\n  - {id: frame, title: Survey, body: What partners said.}",
    );
    assert_eq!(
        told(&twice, "label-for-two"),
        [
            "inputs/report.yaml:25:10: error: two rows of appendices have the id `frame`; `[[app:frame]]` can mean either"
        ]
    );
    let draft = twice.replace(REPORT, "status: final", "status: draft");
    let told = told(&draft, "label-for-two");
    assert!(told[0].contains(": error: "), "{told:?}");
}

#[test]
fn two_sources_with_one_report_number_are_an_error() {
    let other = "- {id: audit, title: Audit of grants, reference: OS 3/04}\n";
    let council = council().with(SOURCES, format!("{REVIEW}{other}"));
    assert_eq!(
        told(&council, "label-for-two"),
        [
            "inputs/sources.yaml:5:50: error: `OS 3/04` is the reference of `Audit of grants` and of `Review of partnerships`"
        ]
    );
    let paper = "- {id: audit, title: Audit of grants, reference: OS 1/04}\n";
    let council = self::council().with(SOURCES, paper);
    assert_eq!(
        told(&council, "label-for-two"),
        [
            "inputs/sources.yaml:1:50: error: `OS 1/04` is the reference of `Audit of grants` and of `A framework`"
        ]
    );
}

#[test]
fn labels_of_one_thing_and_references_in_words_stay_silent() {
    let sources = "\
- {id: a, title: Audit, reference: Internal Audit}
- {id: b, title: Grants, reference: Internal Audit}
- {id: c, title: A framework, reference: OS 1/04}
- {id: OS 3/04, title: Review, reference: OS 3/04}
- {id: OS 4/04, title: Review}
";
    let council = council().with(SOURCES, sources);
    assert_eq!(told(&council, "label-for-two"), Vec::<String>::new());
}

// --- appendix-not-there ---------------------------------------------------------------------------

#[test]
fn an_appendix_of_which_only_the_title_is_there_is_an_error_in_a_final_paper() {
    let empty = council().replace(REPORT, ", body: What the policy will cover.}", "}");
    assert_eq!(
        told(&empty, "appendix-not-there"),
        ["inputs/report.yaml:24:10: error: the appendix `Framework` has nothing in it"]
    );
    assert_eq!(empty.help(), "fill in `body`, or take it out\n");
    let draft = empty
        .clone()
        .replace(REPORT, "status: final", "status: draft");
    assert_eq!(
        told(&draft, "appendix-not-there"),
        ["inputs/report.yaml:24:10: warning: the appendix `Framework` has nothing in it"]
    );
    let old = empty.replace(REPORT, "status: final", "status: withdrawn");
    assert_eq!(told(&old, "appendix-not-there"), Vec::<String>::new());
}

// --- cited-later ----------------------------------------------------------------------------------

#[test]
fn a_source_later_than_the_paper_is_an_error_where_it_is_cited() {
    let council = saying("It rests on [[OS 3/04]].").with(SOURCES, REVIEW);
    assert_eq!(told(&council, "cited-later"), Vec::<String>::new());
    let late = council.replace(SOURCES, "date: January 2004", "date: 2004-08-30");
    assert_eq!(
        told(&late, "cited-later"),
        [
            "inputs/report.yaml:17:15: error: `OS 3/04` is of 30 August 2004, later than this paper, whose facts are as at \
             20 July 2004"
        ]
    );
    let listed = self::council()
        .with(SOURCES, late.text(SOURCES))
        .append(REPORT, "sources: [OS 3/04]\n");
    assert_eq!(told(&listed, "cited-later").len(), 1, "where it is listed");
}

#[test]
fn what_is_not_surely_later_stays_silent() {
    for date in ["2004-07-20", "July 2004", "\"2004\"", "2003-12-01"] {
        let council =
            saying("It rests on [[OS 3/04]].").with(SOURCES, REVIEW.replace("January 2004", date));
        assert_eq!(
            told(&council, "cited-later"),
            Vec::<String>::new(),
            "{date}"
        );
    }
    let undated = saying("It rests on [[OS 3/04]].")
        .with(SOURCES, REVIEW.replace("  date: January 2004\n", ""));
    assert_eq!(told(&undated, "cited-later"), Vec::<String>::new());
}

#[test]
fn a_finished_paper_that_is_later_is_told_and_a_draft_is_not() {
    let council = saying("Progress is in [[Progress 1]].");
    let told_of = told(&council, "cited-later");
    assert_eq!(told_of.len(), 1, "{told_of:?}");
    assert!(
        told_of[0].contains("is of 25 August 2004, later than this paper"),
        "{told_of:?}"
    );
    let draft = council.replace("inputs/progress.yaml", "status: final", "status: draft");
    assert_eq!(told(&draft, "cited-later"), Vec::<String>::new());
}

// --- unknown-paper, typed-reference ---------------------------------------------------------------

#[test]
fn the_number_of_a_report_that_nobody_has_is_an_error_in_a_final_paper() {
    let council = saying("It follows report OS 30/04 of March.");
    assert_eq!(
        told(&council, "unknown-paper"),
        [
            "inputs/report.yaml:17:21: error: no document, source or background paper has the number `OS 30/04`"
        ]
    );
    let draft = council.replace(REPORT, "status: final", "status: draft");
    assert!(told(&draft, "unknown-paper")[0].contains(": warning: "));
    let quoted = saying("> It follows report OS 30/04.");
    assert!(told(&quoted, "unknown-paper")[0].contains(": note: "));
}

#[test]
fn a_typed_number_of_a_report_that_is_there_is_a_warning_with_the_form_to_write() {
    let council = saying("It follows report OS 3/04 of March.").with(SOURCES, REVIEW);
    assert_eq!(
        told(&council, "typed-reference"),
        ["inputs/report.yaml:17:21: warning: the reference in `OS 3/04` was typed by hand"]
    );
    assert_eq!(
        council.help(),
        "write `[[OS 3/04]]`, which follows it wherever it goes\n"
    );
    let filled = saying("It follows report OS 03/2004.").with(SOURCES, REVIEW);
    assert_eq!(
        told(&filled, "typed-reference").len(),
        1,
        "however it is filled"
    );
    assert_eq!(told(&filled, "unknown-paper"), Vec::<String>::new());
}

#[test]
fn other_numbers_and_listed_papers_are_neither_unknown_nor_typed() {
    let listed = "background_papers:\n  - {title: Grants, reference: \"OS 9/04, May 2004\", held_by: Audit}\n";
    for words in [
        "It follows report OS 9/04.",
        "This report, OS 1/04, asks for comments.",
        "It follows report EX 30/04 of another council.",
        "See [[OS 3/04]].",
        "`OS 30/04` is code.",
        "The OS map 30/04/2004 shows it.",
        "CROSS 30/04 and OS 30 of 04.",
        "OS 30/045 is none.",
    ] {
        let council =
            saying(words)
                .with(SOURCES, REVIEW)
                .replace(REPORT, "background_papers: []\n", listed);
        assert_eq!(
            told(&council, "unknown-paper"),
            Vec::<String>::new(),
            "{words}"
        );
        assert_eq!(
            told(&council, "typed-reference"),
            Vec::<String>::new(),
            "{words}"
        );
    }
}

// --- chained-reference ----------------------------------------------------------------------------

/// The tiny council whose second key issue says this.
fn issue_saying(words: &str) -> Council {
    council().replace(ISSUES, "\"See [[KI-1]].\"", &format!("{words:?}"))
}

#[test]
fn a_record_that_only_points_elsewhere_is_a_warning() {
    for words in [
        "As above",
        "See above.",
        "Ditto",
        "See Key Issue (1)",
        "See 6 and 7",
        "Part of 6 and 7",
        "As for key issue 1.",
    ] {
        let told = told(&issue_saying(words), "chained-reference");
        let expected =
            format!("inputs/key_issues.yaml:2:55: warning: `{words}` is all that is said here");
        assert_eq!(told, [expected]);
    }
}

#[test]
fn a_pointer_in_a_paper_is_told_of_that_paper() {
    let council = saying("As above.");
    let findings = council.check();
    let found = findings.iter().find(|f| f.code.name == "chained-reference");
    assert_eq!(found.unwrap().documents, ["OS 1/04"]);
}

#[test]
fn a_pointer_to_a_pointer_or_back_is_an_error() {
    let third = "- {id: KI-3, plan: IP, no: 3, short: More, text: \"As for [[KI-2]].\"}\n";
    let council = council().append(ISSUES, third);
    assert_eq!(
        told(&council, "chained-reference"),
        [
            "inputs/key_issues.yaml:3:50: error: this points to `Key issue 2`, which only points on to `Key issue 1`"
        ]
    );
    let circle =
        self::council().replace(ISSUES, "The Council needs a policy.", "\"See [[KI-2]].\"");
    assert_eq!(
        told(&circle, "chained-reference"),
        [
            "inputs/key_issues.yaml:1:52: error: `KI-1` only points to `Key issue 2`, which points back",
            "inputs/key_issues.yaml:2:54: error: `KI-2` only points to `Key issue 1`, which points back",
        ]
    );
}

#[test]
fn a_pointer_to_a_record_with_words_and_words_that_point_stay_silent() {
    for words in [
        "See [[KI-1]].",
        "[[KI-1]]",
        "As above, but for partners.",
        "Not applicable",
        "See how partners work.",
        "Part of the plan",
        "Part of [[KI-1]] that concerns partners.",
        "As in 2004, partners met.",
        "12",
        "See the action of 2003 and 2004 in full.",
    ] {
        let told = told(&issue_saying(words), "chained-reference");
        assert_eq!(told, Vec::<String>::new(), "{words}");
    }
}

// --- never-cited ----------------------------------------------------------------------------------

#[test]
fn an_appendix_that_nobody_is_sent_to_is_a_warning() {
    let council = council().replace(REPORT, ", at [[app:frame]].", ".");
    assert_eq!(
        told(&council, "never-cited"),
        ["inputs/report.yaml:24:10: warning: `Appendix 1` is cited nowhere in this paper"]
    );
    assert_eq!(
        council.help(),
        "write `[[app:frame]]` where it helps the reader, or take it out\n"
    );
}

#[test]
fn an_appendix_cited_in_any_way_stays_silent() {
    let uncited = |words: &str| saying(words).replace(REPORT, ", at [[app:frame]].", ".");
    for words in [
        "See [[app:frame]].",
        "See Appendix 1.",
        "See [[app:frame|full]].",
    ] {
        assert_eq!(
            told(&uncited(words), "never-cited"),
            Vec::<String>::new(),
            "{words}"
        );
    }
    assert_eq!(told(&uncited("See [[KI-1]]."), "never-cited").len(), 1);
    let old = uncited("Nothing.").replace(REPORT, "status: final", "status: superseded");
    assert_eq!(told(&old, "never-cited"), Vec::<String>::new());
}
