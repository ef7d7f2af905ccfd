//! What a survey hands on: the blank workbook, a sheet for each question, figures of the example that anybody can count
//! again, and the survey that is printed inside another paper.

use std::collections::BTreeMap;

use guildhall::documents::{Make, Output};
use guildhall::references::Workspace;
use guildhall::workbook;
use guildhall::workbook::model::{CellModel, Profile, Shape};

use super::council::{shown, table};
use super::surveys::{MANIFEST, QUESTIONS, paper, poll, twenty_two};
use crate::council::{council, example};
use crate::made::{build, pdf_text};

/// A workbook of the poll by its name.
fn book(workspace: &Workspace, name: &str) -> workbook::model::Book {
    let document = workspace.document("V").unwrap();
    let known = workspace.type_of(document).unwrap();
    let output: &Output = known
        .outputs
        .iter()
        .find(|output| output.name == name)
        .unwrap();
    let Make::Workbook(profile, sheets) = &output.make else {
        panic!("no workbook")
    };
    workbook::book(
        workspace,
        document,
        output,
        sheets,
        *profile,
        &shown(workspace, "V"),
    )
}

#[test]
fn the_blank_workbook_asks_every_question_and_tells_of_nobody() {
    let poll = poll("", &twenty_two());
    let book = book(&poll, "blank");
    let Shape::Table(sheet) = &book.sheets[0].shape else {
        panic!("no table")
    };
    let heads: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    assert_eq!(
        heads,
        [
            "Response",
            "Mode",
            "Quote ok",
            "q1 Kind",
            "q2 Listens",
            "q3 Helps",
            "q4 Else"
        ]
    );
    let offered = sheet.columns[4].list.clone().unwrap();
    assert_eq!(offered, ["Yes indeed", "Partly", "No", "Don't know"]);
    assert!(sheet.rows.is_empty() && sheet.spare_rows == 100 && book.profile == Profile::Working);
    let leak = self::book(&poll, "leak");
    let Shape::Table(sheet) = &leak.sheets[0].shape else {
        panic!("no table")
    };
    assert!(
        sheet.columns.is_empty() && sheet.rows.is_empty(),
        "a workbook that is not private shows no private list"
    );
}

#[test]
fn each_question_has_a_sheet_of_its_own() {
    let poll = poll("", &twenty_two());
    let book = book(&poll, "tables");
    let names: Vec<&str> = book
        .sheets
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["Question_1", "Question_2", "Question_3"]);
    assert_eq!(book.sheets[1].title, "Question 2: The Council listens");
    let Shape::Table(sheet) = &book.sheets[1].shape else {
        panic!("no table")
    };
    assert_eq!(
        sheet.rows[0],
        [
            CellModel::Text("Yes indeed".to_owned()),
            CellModel::Number(12.0),
            CellModel::Percent(0.545_454_545_454_545_5),
            CellModel::Number(22.0)
        ]
    );
}

#[test]
fn shares_of_the_example_are_what_counting_its_rows_by_hand_gives() {
    let council = example();
    let loaded = council.load();
    let text = council.text("inputs/surveys/partners-2003/responses.csv");
    let text = text.replace("\"Business, school or college\"", "Business");
    let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let rows: Vec<Vec<&str>> = rows.collect();
    let statements: BTreeMap<String, String> = {
        let table = table(&loaded.workspace, "SUR-PART-03", "statements");
        let row = |row: &guildhall::kinds::Record| {
            (
                row.words("ask"),
                format!(
                    "{} of {}: {}",
                    row.words("favourable"),
                    row.words("base"),
                    row.words("share")
                ),
            )
        };
        table.rows.iter().map(row).collect()
    };
    let asked = [
        ("q4", "The Council keeps its promises to the partnership"),
        ("q7", "The Council tells us what came of consultation"),
        ("q10", "The partnership measures what it achieves"),
    ];
    for (id, ask) in asked {
        let column = head.iter().position(|name| *name == id).unwrap();
        let answers: Vec<&str> = rows
            .iter()
            .map(|row| row[column])
            .filter(|answer| !answer.is_empty())
            .collect();
        let agree = answers
            .iter()
            .filter(|answer| {
                answer.ends_with("gree")
                    && !answer.contains("isagree")
                    && !answer.contains("either")
            })
            .count();
        // Half up, in whole numbers: twice the share, and one, halved.
        let percent = (200 * agree + answers.len()) / (2 * answers.len());
        assert_eq!(
            statements[ask],
            format!("{agree} of {}: {percent}%", answers.len()),
            "{id}"
        );
    }
}

#[test]
fn a_list_takes_columns_from_questions_that_say_what_they_hold() {
    let said = |from: &str, to: &str| {
        assert!(MANIFEST.contains(from));
        let manifest = MANIFEST.replace(from, to) + "  - {pdf: poll.typ.j2}\n";
        let council = council()
            .with("templates/poll/manifest.yaml", manifest)
            .with("templates/poll/poll.typ.j2", "{{ title }}")
            .with("inputs/poll.yaml", paper("V", QUESTIONS, "", ""));
        let found = council.short();
        found
            .lines()
            .filter(|line| line.contains("broken-manifest"))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    assert_eq!(
        said("columns_from: questions", "columns_from: questions"),
        ""
    );
    assert_eq!(
        said("columns_from: questions", "columns_from: question"),
        "templates/poll/manifest.yaml:2:1: error[broken-manifest]: `question` is no list that `responses` could take columns from\n"
    );
    assert_eq!(
        said("      ask: text\n", ""),
        "templates/poll/manifest.yaml:2:1: error[broken-manifest]: `questions` has no column `ask`, which `responses` needs\n"
    );
}

#[test]
fn a_survey_printed_inside_the_policy_shows_its_own_figures() {
    let made = build(&example(), &["POL-PART"]);
    let policy = made.file("pol-part/pol-part.pdf");
    let Some(text) = pdf_text(policy, "a survey printed inside the policy") else {
        return;
    };
    // Where lines break is no matter here.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Who answered: 66 of 90 (73%)",
        "(46 of 66)",
        "47 answered by post, 12 by telephone and 7 by email",
    ] {
        assert!(text.contains(said), "the policy does not say `{said}`");
    }
}

#[test]
fn a_survey_that_few_or_nobody_answered_is_made_all_the_same() {
    const RESPONSES: &str = "inputs/surveys/partners-2003/responses.csv";
    const COMMENTS: &str = "inputs/surveys/partners-2003/comments.csv";
    let text = example().text(RESPONSES);
    for answered in [0, 1, 3] {
        let few: String = text
            .lines()
            .take(1 + answered)
            .map(|line| format!("{line}\n"))
            .collect();
        let council = example()
            .with(RESPONSES, few)
            .with(COMMENTS, "Response,Question,Theme\n");
        let made = build(&council, &["SUR-PART-03"]);
        let Some(text) = pdf_text(
            made.file("sur-part-03/sur-part-03.pdf"),
            "a survey that few answered",
        ) else {
            return;
        };
        assert!(text.contains(&format!("{answered} of 84")), "{text}");
        assert!(
            !text.contains("100%"),
            "what three people think is told nowhere: {text}"
        );
    }
}
