//! The example's own evaluation and reviews, added up a second way: from the sheets that officers filled in.

use std::collections::BTreeMap;

use guildhall::references::Workspace;
use guildhall::views::{Pages, Shown, Table, view};

use super::council::lines;
use crate::council::example;

/// A view of a paper of the example.
fn of_example(workspace: &Workspace, id: &str, name: &str) -> Table {
    let document = workspace.document(id).unwrap();
    let wanted = &workspace.type_of(document).unwrap().views;
    let wanted = wanted.iter().find(|used| used.name == name).unwrap();
    let Some(Shown::Table(table)) = view(workspace, document, wanted, &Pages::new()) else {
        panic!("{name} is no table");
    };
    table
}

/// The rows of a sheet of the example, below its header.
fn rows(path: &str) -> Vec<Vec<String>> {
    let text = example().text(path);
    let mut reader = text.lines().skip(1);
    let cells = |line: &str| line.split(',').map(str::to_owned).collect();
    reader.by_ref().map(cells).collect()
}

/// A mean to one decimal, half up, in whole numbers only.
fn mean(scores: &[u32]) -> String {
    let count = u32::try_from(scores.len()).unwrap();
    let tenths = (scores.iter().sum::<u32>() * 20 + count) / (2 * count);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The score of a rating, as the guide says it.
fn score(rating: &str) -> u32 {
    match rating {
        "fully-in-place" => 4,
        "mostly-in-place" => 3,
        "partly-in-place" => 2,
        "not-in-place" => 1,
        other => panic!("{other} has no score"),
    }
}

/// The scores of the example's evaluation by criterion (`C1`), of one assessor or of all.
fn scores(assessor: Option<&str>) -> BTreeMap<String, Vec<u32>> {
    let mut found: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for row in rows("inputs/evaluations/carlisle-partnership-ratings.csv") {
        if assessor.is_none_or(|wanted| row[1] == wanted) {
            let criterion = row[0].split('.').next().unwrap().to_owned();
            found.entry(criterion).or_default().push(score(&row[2]));
        }
    }
    found
}

const EVALUATION: &str = "EVAL-CP-2009";

#[test]
fn the_framework_has_its_seven_criteria_and_every_statement_is_rated_twice() {
    let workspace = example().load().workspace;
    let counts = ["criteria", "sub_criteria", "statements"].map(|register| {
        let own = workspace.records.all(register).iter();
        own.filter(|record| record.words("id").starts_with('C'))
            .count()
    });
    assert_eq!(counts, [7, 14, 33]);
    let ratings = rows("inputs/evaluations/carlisle-partnership-ratings.csv");
    assert_eq!(ratings.len(), 66);
    let headline = of_example(&workspace, EVALUATION, "headline");
    assert_eq!(
        lines(
            &headline.rows,
            &["criteria", "statements", "rated", "proposals", "gaps"]
        ),
        ["7 | 33 | 33 | 11 | 2"]
    );
}

#[test]
fn the_profile_of_the_example_is_what_its_sheet_adds_up_to() {
    let workspace = example().load().workspace;
    let by_hand: Vec<String> = scores(None).values().map(|own| mean(own)).collect();
    assert_eq!(by_hand.len(), 7);
    let profile = of_example(&workspace, EVALUATION, "profile");
    assert_eq!(lines(&profile.rows, &["mean"]), by_hand);
    let means = of_example(&workspace, EVALUATION, "means");
    let all: Vec<u32> = scores(None).into_values().flatten().collect();
    let shown: Vec<String> = means.rows.iter().map(|row| row.words("result")).collect();
    let mut wanted = by_hand;
    wanted.push(mean(&all));
    assert_eq!(
        shown, wanted,
        "the workbook's results are those of the page"
    );
}

#[test]
fn assessors_of_the_example_differ_as_their_own_ratings_do() {
    let workspace = example().load().workspace;
    let (staff, conveners) = (scores(Some("staff")), scores(Some("conveners")));
    let told = |criterion: &String| {
        format!(
            "Partnership staff {}, Conveners {}",
            mean(&staff[criterion]),
            mean(&conveners[criterion])
        )
    };
    let wanted: Vec<String> = staff.keys().map(told).collect();
    let spread = of_example(&workspace, EVALUATION, "spread");
    assert_eq!(lines(&spread.rows, &["note"]), wanted);
}

#[test]
fn every_statement_is_told_once_with_all_its_evidence() {
    let workspace = example().load().workspace;
    let criteria = of_example(&workspace, EVALUATION, "criteria");
    let parts = criteria
        .rows
        .iter()
        .flat_map(|criterion| criterion.rows("parts"));
    let statements: Vec<_> = parts.flat_map(|part| part.rows("statements")).collect();
    assert_eq!(statements.len(), 33);
    let evidence: usize = statements
        .iter()
        .map(|one| one.rows("evidence").len())
        .sum();
    assert_eq!(evidence, 66);
    let left: Vec<String> = statements
        .iter()
        .filter(|one| one.yes("gap"))
        .map(|one| one.words("number"))
        .collect();
    assert_eq!(left, ["3.1.1", "7.1.1"]);
}

#[test]
fn what_the_proposals_cover_adds_up_to_what_they_address() {
    let workspace = example().load().workspace;
    let document = workspace.document(EVALUATION).unwrap();
    let proposals = document.record.rows("proposals");
    let addressed: usize = proposals.iter().map(|one| one.ids("addresses").len()).sum();
    let covered = of_example(&workspace, EVALUATION, "covered");
    let cells = covered.rows.iter().flat_map(|row| row.rows("cells"));
    let counted: usize = cells
        .map(|cell| cell.words("count").parse::<usize>().unwrap())
        .sum();
    assert_eq!((counted, addressed), (31, 31));
    let planned = of_example(&workspace, EVALUATION, "planned");
    let numbers = lines(&planned.rows, &["number"]);
    assert_eq!(numbers.len(), 11);
    assert_eq!(
        numbers[6], "Proposal 7",
        "nothing is missing between six and eight"
    );
}

#[test]
fn the_reviews_of_the_example_are_what_their_sheets_add_up_to() {
    let workspace = example().load().workspace;
    for (id, path, forms) in [
        (
            "REVIEW-CP-2009",
            "inputs/evaluations/review-carlisle-partnership-2009.csv",
            11,
        ),
        (
            "REVIEW-CDRP-2005",
            "inputs/evaluations/review-crime-and-disorder-2005.csv",
            9,
        ),
    ] {
        let rows = rows(path);
        assert_eq!(rows.len(), forms);
        let column =
            |at: usize| -> Vec<u32> { rows.iter().map(|row| row[at].parse().unwrap()).collect() };
        let wanted: Vec<String> = (1..=12)
            .map(|at| {
                let own = column(at);
                let (low, high) = (own.iter().min().unwrap(), own.iter().max().unwrap());
                format!("{} | {low} | {high}", mean(&own))
            })
            .collect();
        let results = of_example(&workspace, id, "results");
        assert_eq!(
            lines(&results.rows, &["mean", "lowest", "highest"]),
            wanted,
            "{id}"
        );
        let dashboard = of_example(&workspace, id, "dashboard");
        assert_eq!(dashboard.rows.len(), 12);
    }
}

#[test]
fn the_papers_on_practice_show_what_was_there_at_their_date_and_no_item_is_lost() {
    let workspace = example().load().workspace;
    let count = |id: &str| of_example(&workspace, id, "items").rows.len();
    assert_eq!((count("PRACTICE-2004"), count("PRACTICE-CP-2009")), (13, 6));
    assert_eq!(workspace.records.all("practices").len(), 19);
    let sources = of_example(&workspace, "PRACTICE-2004", "references");
    assert!(
        sources
            .rows
            .iter()
            .all(|row| !row.words("date").contains("2009")),
        "the paper of 2004 knows nothing of 2009"
    );
}
