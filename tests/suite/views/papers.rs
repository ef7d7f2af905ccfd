//! What a paper derives from its own rows, and what is seen of all papers of a type.

use guildhall::views::{Grid, Shown, band};

use super::council::{council, files, lines, shown, table, workspace};

#[test]
fn recommendations_are_put_to_each_body_in_turn() {
    let asked = table(&council(), "CE 21/04", "asked");
    let told: Vec<(String, Vec<String>)> = asked
        .rows
        .iter()
        .map(|group| {
            (
                group.words("lead"),
                lines(group.rows("items"), &["verb", "anchor"]),
            )
        })
        .collect();
    let scrutiny = vec!["Comment | rec-r1".to_owned(), "Note | rec-r-3".to_owned()];
    assert_eq!(
        told[0],
        ("The Scrutiny Committee is asked to:".to_owned(), scrutiny)
    );
    assert_eq!(
        told[1],
        (
            "The Executive is asked to:".to_owned(),
            vec!["Approve | rec-r2".to_owned()]
        )
    );
}

#[test]
fn risks_are_banded_by_likelihood_and_impact() {
    let scored = table(&council(), "CE 21/04", "scored");
    assert_eq!(
        lines(&scored.rows, &["risk", "band"]),
        ["Late. | Severe", "Dear. | Low"]
    );
    let edges: Vec<&str> = [4, 5, 9, 10, 15, 16, 25]
        .into_iter()
        .map(band::band)
        .collect();
    assert_eq!(
        edges,
        [
            "low", "medium", "medium", "high", "high", "severe", "severe"
        ]
    );
}

#[test]
fn what_a_withheld_paper_asks_for_is_listed_nowhere() {
    let (public, withheld) = ("inputs/report.yaml", "inputs/withheld.yaml");
    let mut all = files("", "");
    let text = all.iter().find(|(path, _)| path == public).unwrap();
    let text = String::from_utf8(text.1.clone()).unwrap();
    let text = text
        .replace("id: CE 21/04", "id: CE 22/04")
        .replace("classification: public", "classification: exempt");
    all.push((withheld.to_owned(), text.into_bytes()));
    let (workspace, _) = workspace(all);
    let listed = table(&workspace, "CE 21/04", "list");
    assert_eq!(lines(&listed.rows, &["id"]), ["CE 21/04", "CE 22/04"]);
    let asked = table(&workspace, "CE 21/04", "all");
    assert_eq!(lines(&asked.rows, &["report"]), ["CE 21/04"; 3]);
}

#[test]
fn papers_of_a_type_are_seen_together() {
    let workspace = council();
    let list = table(&workspace, "CE 21/04", "list");
    assert_eq!(
        lines(&list.rows, &["id", "status", "body", "date"]),
        ["CE 21/04 | Final | Scrutiny Committee | 29 July 2004"]
    );
    let all = table(&workspace, "CE 21/04", "all");
    assert_eq!(
        lines(&all.rows, &["report", "no", "verb", "text"])[1],
        "CE 21/04 | 2 | Approve | the framework"
    );
    let cleared = table(&workspace, "CE 21/04", "cleared");
    assert_eq!(
        lines(&cleared.rows, &["role", "date", "state"]),
        [
            "Author | 20 July 2004 | Given",
            "Director |  | Outstanding",
            "Finance |  | Outstanding",
            "Legal |  | Outstanding",
            "Monitoring |  | Outstanding",
        ]
    );
    let Shown::Grid(Grid { columns, rows, .. }) =
        shown(&workspace, "CE 21/04").remove("answered").unwrap()
    else {
        panic!("implications are a grid")
    };
    let titles: Vec<&str> = columns.iter().map(|(_, title)| title.as_str()).collect();
    let cells: Vec<String> = rows[0]
        .2
        .iter()
        .map(|entry| guildhall::kinds::words::words(&entry.value))
        .collect();
    assert_eq!(
        (titles, cells),
        (
            vec!["Legal", "Financial", "Equality"],
            vec!["Text".into(), "None".into(), "Missing".into()]
        )
    );
}
