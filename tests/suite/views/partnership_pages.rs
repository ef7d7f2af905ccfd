//! One partnership told in full, its risks by their scores, the register as sheets, and a council without partnerships.

use guildhall::views::Shown;

use super::council::{lines, shown, table, workspace};
use super::partnerships::{MATRIX_TYPE, PAPER, SETTINGS, council, told};

#[test]
fn a_profile_tells_one_partnership_in_full() {
    let told = told(
        "profile",
        &[
            "name",
            "organisations",
            "checked",
            "open",
            "assessed",
            "this_year",
        ],
    );
    assert_eq!(
        told,
        [
            "Safer Wells | 13 members | 16 of 17 met on 1 February 2004 | Settle disputes | 1 February 2004 | £22,000"
        ],
        "what was completed after the day is not yet there"
    );
    let row = table(&council(), "M", "profile").rows;
    let row = row.first().unwrap();
    assert_eq!(
        lines(
            row.rows("money"),
            &["year", "council", "others", "certainty"]
        ),
        [
            "2003/04 | £20,000 | £0 | Actual",
            "2004/05 | £22,000 | £5,000 | Agreed"
        ]
    );
    assert_eq!(
        lines(row.rows("serves"), &["id", "title"]),
        ["S1 | Safe streets"]
    );
    assert_eq!(
        lines(row.rows("members"), &["partner", "role", "organisations"]),
        ["Avon Police | Lead | ", "Bishop's schools |  | 12"]
    );
    let all = table(&council(), "M", "profiles").rows;
    assert_eq!(lines(&all, &["id"]), ["PSH-1", "PSH-2", "PSH-3"]);
    assert_eq!(lines(all[2].rows("gaps"), &["title"]).len(), 4);
}

#[test]
fn risks_stand_in_the_cell_of_their_scores() {
    assert_eq!(
        told("risks", &["id", "risk", "band"]),
        ["R-1.1 | Money ends. | High", "R-1.2 | Nobody comes. | Low"],
        "the gravest first, and none that is closed"
    );
    let heat = table(&council(), "M", "heat").rows;
    assert_eq!(lines(&heat, &["likelihood"]), ["5", "4", "3", "2", "1"]);
    assert_eq!(
        lines(heat[2].rows("cells"), &["band", "risks"]),
        [
            "Low | ",
            "Medium | ",
            "Medium | ",
            "High | R-1.1",
            "High | "
        ]
    );
    assert_eq!(told("risks_kept", &["id", "likelihood"]).len(), 2);
}

#[test]
fn the_summary_counts_with_formulas_and_carries_the_result() {
    assert_eq!(
        told("dashboard", &["label", "formula", "result"]),
        [
            "Strategic | =COUNTIFS(tbl_partnerships[Nature],\"strategic\") | 1",
            "Operational | =COUNTIFS(tbl_partnerships[Nature],\"operational\") | 0",
            "Funding | =COUNTIFS(tbl_partnerships[Nature],\"funding\") | 1",
            "Project | =COUNTIFS(tbl_partnerships[Nature],\"project\") | 1",
            "All | =COUNTA(tbl_partnerships[Nature]) | 3",
            "Significant | =COUNTIFS(tbl_partnerships[Tier],\"significant\") | 2",
            "Council leads | =COUNTIFS(tbl_partnerships[Council's role],\"lead\") | 1",
        ]
    );
    assert_eq!(told("kept", &["id"]), ["PSH-1", "PSH-2", "PSH-3", "PSH-4"]);
}

#[test]
fn a_council_without_partnerships_has_empty_views() {
    let mut files = vec![
        ("guildhall.yaml".to_owned(), SETTINGS.to_owned()),
        (
            "templates/all-partnerships/manifest.yaml".to_owned(),
            MATRIX_TYPE.to_owned(),
        ),
        ("inputs/paper.yaml".to_owned(), PAPER.to_owned()),
    ];
    let bytes = files
        .drain(..)
        .map(|(path, text)| (path, text.into_bytes()));
    let (workspace, _) = workspace(bytes.collect());
    let rows = |name: &str| match &shown(&workspace, "N")[name] {
        Shown::Table(table) => table.rows.len(),
        Shown::Grid(_) => panic!("{name} is a grid"),
    };
    for view in [
        "groups",
        "headline",
        "gaps",
        "costs",
        "posts_counted",
        "directory",
        "profile",
        "served_counted",
    ] {
        assert_eq!(rows(view), 0, "{view}");
    }
}
