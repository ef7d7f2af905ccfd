//! What an evaluation says of a partnership: means and words, strengths and gaps, coverage, proposals; two criteria,
//! two assessors, three proposals in memory.

use guildhall::references::Workspace;
use rust_decimal::Decimal;

use super::council::{files, lines, table, workspace};

const FRAMEWORKS: &str = "
- id: F
  title: The framework
  criteria:
    - id: C1
      title: Focus
      sub_criteria:
        - {id: C1.1, title: Purpose, statements: [{id: C1.1.1, text: The purpose is written down.}, {id: C1.1.2, text: The vision is agreed.}]}
        - {id: C1.2, title: Roles, statements: [{id: C1.2.1, text: Roles are known.}]}
    - id: C2
      title: Members
      sub_criteria:
        - {id: C2.1, title: Range, statements: [{id: C2.1.1, text: Members are many.}, {id: C2.1.2, text: Members stay.}]}
- {id: G, title: Another framework, criteria: [{id: D1, title: Other, sub_criteria: [{id: D1.1, title: Part, statements: [{id: D1.1.1, text: It is so.}]}]}]}
";

const MANIFEST: &str = "
name: weighing
title: Weighing
description: A weighing.
word: weighing
fields:
  framework: {kind: reference, to: frameworks}
  assessors: {kind: rows, anchor: {prefix: assessor, names: title}, fields: {id: text, title: text}}
  ratings:
    kind: rows
    fields:
      statement: {kind: reference, to: statements, title: Statement}
      assessor: {kind: reference, to: assessors, title: Assessor}
      rating: {kind: choice, of: ratings, title: 'Rating [1-4]'}
      evidence: prose
  proposals:
    kind: rows
    anchor: {prefix: p, word: Proposal}
    fields:
      id: text
      short: text
      addresses: {kind: list, of: {kind: reference, to: statements}}
      status: {kind: choice, of: progress}
views:
  headline: {view: rating-headline, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  profile: {view: rating-profile, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  strengths: {view: rating-strengths, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  gaps: {view: rating-gaps, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  criteria: {view: rating-tables, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  planned: {view: proposals-planned, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  covered: {view: coverage-counts, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  coverage: {view: evaluation-coverage, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  means: {view: rating-dashboard, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  spread: {view: rating-spread, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
  statements: {view: framework-statements, framework: framework, assessors: assessors, ratings: ratings, proposals: proposals}
outputs: []
";

const HEAD: &str = "
type: weighing
id: W
title: Weighing of the partnership
status: final
classification: public
framework: F
assessors: [{id: staff, title: Staff}, {id: conveners, title: Conveners}]
";

pub(super) const RATINGS: &str = "
ratings:
  - {statement: C1.1.1, assessor: staff, rating: fully-in-place, evidence: It is on the wall.}
  - {statement: C1.1.1, assessor: conveners, rating: fully-in-place}
  - {statement: C1.1.2, assessor: staff, rating: mostly-in-place}
  - {statement: C1.1.2, assessor: conveners, rating: partly-in-place, evidence: Few know it.}
  - {statement: C1.2.1, assessor: staff, rating: partly-in-place}
  - {statement: C1.2.1, assessor: conveners, rating: not-in-place}
  - {statement: C2.1.1, assessor: staff, rating: not-applicable}
  - {statement: C2.1.1, assessor: conveners, rating: mostly-in-place}
  - {statement: C2.1.2, assessor: staff, rating: not-in-place}
  - {statement: C2.1.2, assessor: conveners, rating: not-in-place}
";

pub(super) const PROPOSALS: &str = "
proposals:
  - {id: P1, short: Guide, addresses: [C1.2.1, C1.1.2], status: on-track}
  - {id: P2, short: Logo, addresses: [C1.1.2]}
  - {id: P3, short: Nothing}
";

/// The council with the framework and one evaluation.
pub(super) fn weighed_by(rows: &str, more: &[(&str, &str)]) -> Workspace {
    let mut all = files("", "");
    let own = [
        ("inputs/frameworks.yaml", FRAMEWORKS),
        ("templates/weighing/manifest.yaml", MANIFEST),
    ];
    for (path, text) in own.iter().chain(more) {
        all.retain(|(known, _)| known != path);
        all.push(((*path).to_owned(), text.as_bytes().to_vec()));
    }
    all.push((
        "inputs/weighing.yaml".to_owned(),
        format!("{HEAD}{rows}").into_bytes(),
    ));
    let (workspace, findings) = workspace(all);
    let said: Vec<&str> = findings.list().iter().map(|f| f.message.as_str()).collect();
    assert_eq!(said, Vec::<&str>::new(), "the evaluation is in order");
    workspace
}

pub(super) fn weighed() -> Workspace {
    weighed_by(&format!("{RATINGS}{PROPOSALS}"), &[])
}

/// The mean of scores as a reader would add them up, to one decimal and half up.
pub(super) fn by_hand(scores: &[i64]) -> String {
    let sum: i64 = scores.iter().sum();
    let tenths = (sum * 100 / i64::try_from(scores.len()).unwrap() + 5) / 10;
    format!("{:.1}", Decimal::new(tenths, 1))
}

#[test]
fn a_criterion_has_the_mean_of_all_its_ratings_in_figures_and_in_words() {
    let profile = table(&weighed(), "W", "profile");
    assert_eq!(
        lines(
            &profile.rows,
            &[
                "number",
                "title",
                "statements",
                "mean",
                "rating",
                "low",
                "proposals"
            ]
        ),
        [
            "1 | Focus | 3 | 2.7 | Mostly in place | 1 | 2",
            "2 | Members | 2 | 1.7 | Partly in place | 1 | 0",
        ]
    );
    assert_eq!(
        by_hand(&[4, 4, 3, 2, 2, 1]),
        "2.7",
        "the mean, added up again"
    );
    assert_eq!(
        by_hand(&[3, 1, 1]),
        "1.7",
        "what is not applicable counts in no mean"
    );
    assert_eq!(
        profile.rows[0].words("value"),
        "2.7",
        "the bar is as long as the figure says"
    );
}

#[test]
fn a_mean_halfway_between_two_ratings_takes_the_better_word() {
    let statement = |criterion: usize, part: usize, at: usize| {
        let criteria = table(&weighed(), "W", "criteria");
        let parts = criteria.rows[criterion].rows("parts");
        let row = &parts[part].rows("statements")[at];
        format!("{} {}", row.words("mean"), row.words("rating"))
    };
    assert_eq!(
        statement(0, 0, 1),
        "2.5 Mostly in place",
        "mostly and partly"
    );
    assert_eq!(statement(0, 1, 0), "1.5 Partly in place", "partly and not");
    assert_eq!(
        statement(1, 0, 0),
        "3.0 Mostly in place",
        "rated by one alone"
    );
}

#[test]
fn strengths_come_from_the_top_and_gaps_from_the_bottom() {
    let council = weighed();
    let told = |view: &str| {
        let rows = table(&council, "W", view).rows;
        lines(&rows, &["number", "mean", "rating", "proposals", "gap"])
    };
    assert_eq!(told("strengths"), ["1.1.1 | 4.0 | Fully in place |  | No"]);
    assert_eq!(
        told("gaps"),
        [
            "2.1.2 | 1.0 | Not in place |  | Yes",
            "1.2.1 | 1.5 | Partly in place | Proposal 1 | No",
        ]
    );
}

#[test]
fn five_strengths_are_told_at_most_in_the_order_of_the_framework() {
    let ids: Vec<String> = (1..=7).map(|n| format!("E1.1.{n}")).collect();
    let statements: Vec<String> = ids
        .iter()
        .map(|id| format!("{{id: {id}, text: So.}}"))
        .collect();
    let framework = format!(
        "- {{id: F, title: T, criteria: [{{id: E1, title: One, sub_criteria: [{{id: E1.1, title: P, statements: [{}]}}]}}]}}",
        statements.join(", ")
    );
    let rows: String = ids
        .iter()
        .map(|id| format!("  - {{statement: {id}, assessor: staff, rating: fully-in-place}}\n"))
        .collect();
    let council = weighed_by(
        &format!("ratings:\n{rows}"),
        &[("inputs/frameworks.yaml", &framework)],
    );
    let strengths = table(&council, "W", "strengths");
    assert_eq!(
        lines(&strengths.rows, &["number"]),
        ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5"]
    );
    assert_eq!(table(&council, "W", "gaps").rows.len(), 0);
}

#[test]
fn the_headline_names_the_best_and_the_worst_and_counts_what_is_left() {
    let row = |council: &Workspace| {
        let rows = table(council, "W", "headline").rows;
        lines(
            &rows,
            &[
                "mean",
                "rated",
                "statements",
                "low",
                "gaps",
                "proposals",
                "finding",
                "low_sentence",
            ],
        )
    };
    assert_eq!(
        row(&weighed()),
        [
            "2.3 | 5 | 5 | 2 | 1 | 3 | Focus is rated highest (2.7), Members lowest (1.7) | \
             2 of the 5 statements are rated partly in place or lower; for 1 of them there is no proposal."
        ]
    );
    assert_eq!(by_hand(&[4, 4, 3, 2, 2, 1, 3, 1, 1]), "2.3");
    let better = RATINGS.replace(
        "C2.1.2, assessor: staff, rating: not-in-place",
        "C2.1.2, assessor: staff, rating: fully-in-place",
    );
    let better = better.replace(
        "C2.1.2, assessor: conveners, rating: not-in-place",
        "C2.1.2, assessor: conveners, rating: fully-in-place",
    );
    assert_eq!(
        row(&weighed_by(&format!("{better}{PROPOSALS}"), &[])),
        [
            "3.0 | 5 | 5 | 1 | 0 | 3 | Members is rated highest (3.7), Focus lowest (2.7) | \
             1 of the 5 statements is rated partly in place or lower, and each of them is addressed by a proposal."
        ]
    );
}

#[test]
fn criteria_that_are_rated_alike_share_the_headline() {
    let alike = "
ratings:
  - {statement: C1.1.1, assessor: staff, rating: mostly-in-place}
  - {statement: C2.1.1, assessor: staff, rating: mostly-in-place}
";
    let headline = table(&weighed_by(alike, &[]), "W", "headline");
    assert_eq!(
        lines(&headline.rows, &["finding", "rated", "low_sentence"]),
        [
            "Every criterion is rated 3.0 | 2 | None of the 5 statements is rated partly in place or lower."
        ]
    );
    let nothing = table(&weighed_by("", &[]), "W", "headline");
    assert_eq!(
        lines(&nothing.rows, &["mean", "rating", "finding"]),
        ["– |  | "]
    );
}

#[test]
fn an_evaluation_that_has_hardly_begun_shows_what_there_is() {
    let begun = weighed_by("", &[]);
    let profile = table(&begun, "W", "profile");
    assert_eq!(
        lines(&profile.rows, &["title", "mean", "rating", "low"]),
        ["Focus | – |  | 0", "Members | – |  | 0"],
        "nothing is rated, and nothing is rated low"
    );
    for nothing in ["strengths", "gaps", "planned", "means", "spread"] {
        assert_eq!(table(&begun, "W", nothing).rows.len(), 0, "{nothing}");
    }
    let covered = table(&begun, "W", "covered");
    assert_eq!(lines(&covered.rows, &["gaps"]), ["None", "None"]);
    assert_eq!(
        covered.rows[0].rows("cells").len(),
        0,
        "there is no column without a proposal"
    );
}

#[test]
fn what_is_not_applicable_is_neither_weak_nor_strong() {
    let none = "
ratings:
  - {statement: C1.1.1, assessor: staff, rating: not-applicable}
  - {statement: C1.1.1, assessor: conveners, rating: not-applicable}
  - {statement: C1.1.2, assessor: staff, rating: fully-in-place}
  - {statement: C1.1.2, assessor: conveners, rating: not-applicable}
";
    let council = weighed_by(none, &[]);
    assert_eq!(
        lines(&table(&council, "W", "strengths").rows, &["number", "mean"]),
        ["1.1.2 | 4.0"]
    );
    assert_eq!(table(&council, "W", "gaps").rows.len(), 0);
    let criteria = table(&council, "W", "criteria");
    let first = &criteria.rows[0].rows("parts")[0].rows("statements")[0];
    assert_eq!(
        (first.words("mean"), first.words("by")),
        ("–".to_owned(), String::new())
    );
    assert_eq!(
        lines(&table(&council, "W", "headline").rows, &["rated"]),
        ["1"],
        "one statement has a score"
    );
}
