//! Evaluations: what is rated low and left, criteria that nobody can rate, proposals that are wishes, bare percentages.

use crate::council::{Council, council};

const FRAMEWORKS: &str = "inputs/frameworks.yaml";
const EVALUATION: &str = "inputs/evaluation.yaml";

const CRITERIA: &str = "\
- id: F
  title: The framework
  criteria:
    - id: C1
      title: Focus
      sub_criteria:
        - id: C1.1
          title: Purpose
          statements:
            - {id: C1.1.1, text: The purpose is written down.}
            - {id: C1.1.2, text: The vision is agreed.}
    - id: C2
      title: Membership
      sub_criteria:
        - id: C2.1
          title: Range
          statements:
            - {id: C2.1.1, text: Members are many.}
";

const PAPER: &str = "\
type: evaluation-report
id: EV
title: Evaluation of a partnership
status: final
as_of: 2004-08-25
owner: manager
classification: public
partnership: executive
framework: F
presented_to: executive
rated: July 2004
contact: manager
summary: All is well, and [[P1]] keeps it so.
context: The partnership is young.
method: Two groups rated it.
assessors:
  - {id: staff, title: Staff}
ratings:
  - {statement: C1.1.1, assessor: staff, rating: fully-in-place, evidence: It is on the wall.}
  - {statement: C1.1.2, assessor: staff, rating: partly-in-place, evidence: Few know it.}
  - {statement: C2.1.1, assessor: staff, rating: mostly-in-place}
proposals:
  - {id: P1, short: Guide, text: Write a guide., owner: manager, addresses: [C1.1.2], success: All have it by 2005., due: May 2005}
  - {id: P2, short: Website, text: Use the website., owner: manager, addresses: [C1.1.1], success: All papers are there., due: May 2005}
  - {id: P3, short: Logo, text: Make a logo., owner: manager, addresses: [C2.1.1], success: All papers have it., due: May 2005}
";

/// The tiny council with an evaluation in which nothing is wrong.
fn evaluated() -> Council {
    council().with(FRAMEWORKS, CRITERIA).with(EVALUATION, PAPER)
}

#[test]
fn an_evaluation_in_order_is_told_nothing() {
    assert_eq!(evaluated().short(), "");
}

// --- rated low and left -----------------------------------------------------------------------------

#[test]
fn a_statement_that_is_rated_low_and_left_is_noted_at_its_rating() {
    let left = evaluated().replace(EVALUATION, "addresses: [C1.1.2]", "addresses: [C2.1.1]");
    assert_eq!(
        left.short(),
        "inputs/evaluation.yaml:20:17: note[low-statement]: the statement `C1.1.2` is rated partly in place or lower, \
         and no proposal addresses it\n"
    );
    assert_eq!(
        left.help(),
        "add it under `addresses` of a proposal, or say why it is left\n"
    );
}

#[test]
fn what_is_addressed_is_good_enough_or_does_not_apply_is_left_in_peace() {
    for rating in ["mostly-in-place", "fully-in-place", "not-applicable"] {
        let spoilt = evaluated()
            .replace(EVALUATION, "addresses: [C1.1.2]", "addresses: [C2.1.1]")
            .replace(EVALUATION, "partly-in-place", rating);
        assert_eq!(spoilt.short(), "", "{rating}");
    }
    let lower = evaluated().replace(EVALUATION, "partly-in-place", "not-in-place");
    assert_eq!(lower.short(), "", "a proposal addresses it");
}

#[test]
fn a_statement_is_low_by_the_mean_of_all_who_rated_it() {
    let second = "ratings:\n  - {statement: C1.1.2, assessor: staff, rating: mostly-in-place}\n";
    let halfway = evaluated()
        .replace(EVALUATION, "addresses: [C1.1.2]", "addresses: [C2.1.1]")
        .replace(EVALUATION, "ratings:\n", second);
    assert_eq!(
        halfway.short(),
        "",
        "partly and mostly is 2.5, which is mostly"
    );
}

// --- criteria that cannot be rated ------------------------------------------------------------------

#[test]
fn a_criterion_without_a_sub_criterion_is_told_in_the_register() {
    let bare = evaluated().with(
        FRAMEWORKS,
        format!("{CRITERIA}    - {{id: C3, title: Leading by example}}\n"),
    );
    assert_eq!(
        bare.short(),
        "inputs/frameworks.yaml:19:12: error[criterion-bare]: `C3`, Leading by example, has no sub-criterion\n"
    );
    assert_eq!(
        bare.help(),
        "add a sub-criterion, or take it out of the framework\n"
    );
}

#[test]
fn a_sub_criterion_without_a_statement_is_told() {
    let bare = evaluated().with(
        FRAMEWORKS,
        format!("{CRITERIA}        - {{id: C2.2, title: Change}}\n"),
    );
    assert_eq!(
        bare.short(),
        "inputs/frameworks.yaml:19:16: error[criterion-bare]: `C2.2`, Change, has no statement\n"
    );
}

#[test]
fn a_criterion_that_nobody_rated_is_told_in_the_evaluation() {
    let unrated = evaluated().replace(
        EVALUATION,
        "  - {statement: C2.1.1, assessor: staff, rating: mostly-in-place}\n",
        "",
    );
    assert_eq!(
        unrated.short(),
        "inputs/evaluation.yaml:19:3: error[criterion-bare]: no statement of the criterion `C2`, Membership, is rated\n"
    );
    let draft = unrated.replace(EVALUATION, "status: final", "status: draft");
    assert!(
        draft.short().contains("note[criterion-bare]"),
        "ratings are still coming in: {}",
        draft.short()
    );
}

#[test]
fn a_criterion_that_does_not_apply_is_rated() {
    let apart = evaluated().replace(EVALUATION, "mostly-in-place", "not-applicable");
    assert_eq!(apart.short(), "");
}

// --- proposals ----------------------------------------------------------------------------------------

#[test]
fn a_proposal_that_addresses_nothing_is_told() {
    let aimless = evaluated().replace(EVALUATION, ", addresses: [C2.1.1]", "");
    assert_eq!(
        aimless.short(),
        "inputs/evaluation.yaml:25:10: warning[proposal-aimless]: the proposal `P3` addresses no statement\n"
    );
    assert_eq!(
        aimless.help(),
        "name the statements that it would improve under `addresses`\n"
    );
}

#[test]
fn a_proposal_without_owner_measure_or_date_is_a_wish() {
    let one = |from: &str| evaluated().replace(EVALUATION, from, "").short();
    let said = |what: &str| {
        format!(
            "inputs/evaluation.yaml:25:10: warning[proposal-open]: the proposal `P3` has no {what}\n"
        )
    };
    let last = |from: &str| {
        let third = PAPER.lines().last().unwrap().replace(from, "");
        let without = PAPER.replace(PAPER.lines().last().unwrap(), &third);
        evaluated().with(EVALUATION, without)
    };
    assert_eq!(last(", owner: manager").short(), said("owner"));
    assert_eq!(
        last(", success: All papers have it.").short(),
        said("measure of success")
    );
    assert_eq!(last(", due: May 2005").short(), said("date"));
    let bare = last(", success: All papers have it., due: May 2005");
    assert_eq!(bare.short(), said("measure of success and no date"));
    assert_eq!(bare.help(), "fill in `success` and `due`\n");
    assert_eq!(one("Few know it."), "", "evidence may be left out");
}

#[test]
fn a_gap_in_the_proposals_and_a_citation_of_the_missing_one_are_told() {
    let renumbered = evaluated()
        .replace(EVALUATION, "id: P2", "id: P4")
        .replace(EVALUATION, "[[P1]]", "[[P2]]");
    let short = renumbered.short();
    assert!(
        short.contains("error[dangling-reference]: there is no `P2`"),
        "{short}"
    );
    assert!(short.contains("error[series-gap]"), "{short}");
}

#[test]
fn a_proposal_cited_by_a_typed_number_is_told_and_one_cited_by_its_id_follows_it() {
    let typed = evaluated().replace(EVALUATION, "[[P1]]", "Proposal 1");
    assert!(
        typed
            .short()
            .contains("warning[typed-number]: the number in `Proposal 1` was typed by hand"),
        "{}",
        typed.short()
    );
    let missing = evaluated().replace(EVALUATION, "and [[P1]]", "and Proposal 7 with [[P1]]");
    assert!(
        missing
            .short()
            .contains("error[typed-number]: `Proposal 7` names no proposal of this paper"),
        "{}",
        missing.short()
    );
    let elsewhere = evaluated().replace(
        "inputs/progress.yaml",
        "All is on course.",
        "\"[[EV#P3]] is on course.\"",
    );
    assert_eq!(elsewhere.short(), "", "another paper names the evaluation");
}

// --- percentages ----------------------------------------------------------------------------------------

#[test]
fn a_percentage_that_stands_alone_in_evidence_is_noted() {
    let alone = evaluated().replace(
        EVALUATION,
        "It is on the wall.",
        "The review is 80% complete.",
    );
    assert_eq!(
        alone.short(),
        "inputs/evaluation.yaml:19:90: note[percentage-alone]: `80%` has neither its figures nor a source\n"
    );
    assert_eq!(alone.help(), "say of how many it is, or cite the source\n");
    let words = evaluated().replace(
        EVALUATION,
        "Two groups rated it.",
        "Some 60 per cent replied.",
    );
    assert!(
        words.short().contains("`60 per cent` has neither"),
        "{}",
        words.short()
    );
}

#[test]
fn a_percentage_with_its_figures_or_its_source_or_in_a_proposal_is_left_alone() {
    for said in [
        "It is done in 4 of the 5 groups (80%).",
        "80% of the 5 groups have done it.",
        "The survey of [[survey]] found 80%.",
    ] {
        let based = evaluated()
            .with(
                "inputs/sources.yaml",
                "- {id: survey, title: Survey of partners, date: '2003'}\n",
            )
            .replace(EVALUATION, "It is on the wall.", &format!("\"{said}\""));
        assert_eq!(based.short(), "", "{said}");
    }
    let target = evaluated().replace(EVALUATION, "All have it by 2005.", "80% have it.");
    assert_eq!(target.short(), "", "a percentage in a proposal is a target");
    let report = evaluated().replace(
        "inputs/report.yaml",
        "The review asked",
        "The review, 80% complete, asked",
    );
    assert_eq!(report.short(), "", "only evaluations are looked at");
}
