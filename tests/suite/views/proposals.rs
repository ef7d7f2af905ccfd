//! What an evaluation proposes, and its workbook: coverage, gaps, formulas, and how far a plan has carried proposals out.

use guildhall::views::Shown;

use super::council::{lines, shown, table};
use super::ratings::{PROPOSALS, RATINGS, by_hand, weighed, weighed_by};

#[test]
fn a_statement_shows_who_rated_how_only_where_assessors_differ() {
    let criteria = table(&weighed(), "W", "criteria");
    let focus = criteria.rows[0].rows("parts");
    assert_eq!(lines(focus, &["title"]), ["Purpose", "Roles"]);
    assert_eq!(
        lines(
            focus[0].rows("statements"),
            &["number", "text", "by", "proposals"]
        ),
        [
            "1.1.1 | The purpose is written down. |  | ",
            "1.1.2 | The vision is agreed. | Staff: mostly; Conveners: partly | Proposal 1; Proposal 2",
        ]
    );
    let evidence = focus[0].rows("statements")[1].rows("evidence");
    assert_eq!(
        lines(evidence, &["assessor", "text"]),
        ["Conveners | Few know it."]
    );
    assert_eq!(
        lines(focus[1].rows("statements"), &["by"]),
        ["Staff: partly; Conveners: not in place"]
    );
}

#[test]
fn coverage_shows_which_statements_a_proposal_addresses_and_where_nothing_is_proposed() {
    let council = weighed();
    let Some(Shown::Grid(grid)) = shown(&council, "W").remove("coverage") else {
        panic!("coverage is no grid");
    };
    let titles: Vec<&str> = grid
        .columns
        .iter()
        .map(|(_, title)| title.as_str())
        .collect();
    assert_eq!(
        titles,
        [
            "Proposal 1",
            "Proposal 2",
            "Proposal 3",
            "Rated low, without a proposal"
        ]
    );
    let row = |(_, title, cells): &(String, String, Vec<guildhall::kinds::Entry>)| {
        let words = cells
            .iter()
            .map(|cell| guildhall::kinds::words::words(&cell.value));
        format!("{title}: {}", words.collect::<Vec<_>>().join(" | "))
    };
    assert_eq!(
        grid.rows.iter().map(row).collect::<Vec<_>>(),
        [
            "1 Focus: 1.1.2, 1.2.1 | 1.1.2 | – | None",
            "2 Members: – | – | – | 2.1.2",
        ]
    );
    let counts = table(&council, "W", "covered");
    let cells: Vec<Vec<String>> = counts
        .rows
        .iter()
        .map(|row| lines(row.rows("cells"), &["proposal", "count"]))
        .collect();
    assert_eq!(
        cells,
        [
            ["P1 | 2", "P2 | 1", "P3 | 0"],
            ["P1 | 0", "P2 | 0", "P3 | 0"]
        ]
    );
    assert_eq!(lines(&counts.rows, &["gaps"]), ["None", "2.1.2"]);
}

#[test]
fn another_framework_of_the_register_stays_out_of_the_way() {
    let statements = table(&weighed(), "W", "statements");
    assert_eq!(
        lines(&statements.rows, &["id", "criterion", "part"]),
        [
            "C1.1.1 | Focus | Purpose",
            "C1.1.2 | Focus | Purpose",
            "C1.2.1 | Focus | Roles",
            "C2.1.1 | Members | Range",
            "C2.1.2 | Members | Range",
        ]
    );
}

#[test]
fn means_in_the_workbook_are_formulas_over_the_ratings_with_our_results() {
    let council = weighed();
    let means = table(&council, "W", "means");
    assert_eq!(
        lines(&means.rows, &["label", "result", "total", "note"]),
        [
            "Focus | 2.7 | No | Mean of 6 ratings, from 1 (not in place) to 4 (fully in place)",
            "Members | 1.7 | No | Mean of 3 ratings, from 1 (not in place) to 4 (fully in place)",
            "All statements | 2.3 | Yes | Mean of 9 ratings, from 1 (not in place) to 4 (fully in place)",
        ]
    );
    let count = "COUNTIFS(tbl_ratings[Statement],{\"C2.1.1\";\"C2.1.2\"},tbl_ratings[Rating '[1-4']],{\"fully-in-place\",\"mostly-in-place\",\"partly-in-place\",\"not-in-place\"})";
    assert_eq!(
        means.rows[1].words("formula"),
        format!("=ROUND(SUMPRODUCT({count}*{{4,3,2,1}})/SUMPRODUCT({count}),1)")
    );
}

#[test]
fn assessors_differ_by_the_distance_of_their_means() {
    let spread = table(&weighed(), "W", "spread");
    assert_eq!(
        lines(&spread.rows, &["label", "result", "note"]),
        [
            "Focus | 0.7 | Staff 3.0, Conveners 2.3",
            "Members | 1 | Staff 1.0, Conveners 2.0",
        ]
    );
    assert_eq!(
        (by_hand(&[4, 3, 2]), by_hand(&[4, 2, 1])),
        ("3.0".to_owned(), "2.3".to_owned())
    );
    let formula = spread.rows[0].words("formula");
    assert!(
        formula.contains(",tbl_ratings[Assessor],\"conveners\")"),
        "{formula}"
    );
    let alone = "ratings: [{statement: C1.1.1, assessor: staff, rating: fully-in-place}]";
    assert_eq!(
        table(&weighed_by(alone, &[]), "W", "spread").rows.len(),
        0,
        "one assessor differs from nobody"
    );
}

#[test]
fn a_proposal_has_its_own_status_until_an_action_of_a_plan_carries_it_out() {
    let fields = ["number", "anchor", "short", "status", "statements", "state"];
    assert_eq!(
        lines(&table(&weighed(), "W", "planned").rows, &fields),
        [
            "Proposal 1 | p-p1 | Guide | On track | 1.2.1, 1.1.2 | ",
            "Proposal 2 | p-p2 | Logo |  | 1.1.2 | ",
            "Proposal 3 | p-p3 | Nothing |  |  | ",
        ]
    );
    let issues = super::council::KEY_ISSUES.replace(
        "      short: Write the policy\n",
        "      short: Write the policy\n      carries_out: \"[[W#P1]]\"\n",
    );
    let rows = format!("{RATINGS}{PROPOSALS}");
    let taken_over = weighed_by(&rows, &[("inputs/key_issues.yaml", &issues)]);
    assert_eq!(
        lines(&table(&taken_over, "W", "planned").rows, &fields)[0],
        "Proposal 1 | p-p1 | Guide | Off track | 1.2.1, 1.1.2 | Action 1.2 of The plan, as at 25 August 2004",
        "the plan's validated status at its last period counts"
    );
}

#[test]
fn the_plan_is_seen_as_it_stood_at_the_date_of_the_evaluation() {
    let issues = super::council::KEY_ISSUES.replace(
        "      short: Write the policy\n",
        "      short: Write the policy\n      carries_out: \"It does what [[W#P1]] asks.\"\n",
    );
    let early = format!("as_of: 2004-07-31\n{RATINGS}{PROPOSALS}");
    let early = weighed_by(&early, &[("inputs/key_issues.yaml", &issues)]);
    assert_eq!(
        lines(&table(&early, "W", "planned").rows, &["status", "state"])[0],
        "On track | Action 1.2 of The plan, as at 19 July 2004"
    );
    let before = format!("as_of: 2004-01-31\n{RATINGS}{PROPOSALS}");
    let before = weighed_by(&before, &[("inputs/key_issues.yaml", &issues)]);
    assert_eq!(
        lines(&table(&before, "W", "planned").rows, &["status", "state"])[0],
        "On track | ",
        "before the plan had begun, the paper's own status stands"
    );
}

#[test]
fn proposals_keep_the_columns_that_a_plan_can_take_over() {
    let planned = table(&weighed(), "W", "planned");
    let names: Vec<&str> = planned
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "number",
            "anchor",
            "id",
            "short",
            "addresses",
            "status",
            "statements",
            "state"
        ]
    );
    let of_plan = &guildhall::records::register("actions").unwrap().fields;
    let of_type = crate::council::example().load().workspace;
    let known = of_type
        .types
        .iter()
        .find(|known| known.name == "evaluation-report")
        .unwrap();
    let proposals = known
        .fields
        .iter()
        .find(|field| field.name == "proposals")
        .unwrap();
    let guildhall::kinds::Kind::Rows(own) = &proposals.kind else {
        panic!("proposals are no rows");
    };
    let shared: Vec<&str> = own
        .iter()
        .filter(|field| {
            of_plan
                .iter()
                .any(|action| action.name == field.name && action.title == field.title)
        })
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(shared, ["short", "text", "owner", "support", "success"]);
}
