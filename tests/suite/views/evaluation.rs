//! What an evaluation says of its forms: matched by code, means to one decimal, small counts kept back.

use guildhall::views::suppression::{cells, mean, mean_words};
use rust_decimal::Decimal;

use super::council::{lines, table};
use super::training::course;

const OBJECTIVES: &str = "
objectives: [{id: o1, text: Say what it is}, {id: o2, text: Say why it is}]
";

/// Forms of one session, each with its answers: `- {response: a, session: S1, …}`.
fn forms(answers: &[&str]) -> String {
    let rows = (1..).zip(answers);
    let rows =
        rows.map(|(at, answers)| format!("  - {{response: R{at}, session: S1, {answers}}}\n"));
    format!("{OBJECTIVES}responses:\n{}", rows.collect::<String>())
}

const CONFIDENCE: [&str; 11] = [
    "number",
    "base",
    "before",
    "after",
    "change",
    "before_low",
    "before_middle",
    "before_high",
    "after_low",
    "after_middle",
    "after_high",
];

#[test]
fn rows_of_one_code_and_session_are_one_form() {
    let course = course(
        "
attendance:
  - {participant: A, session: S1, attended: yes}
  - {participant: B, session: S1, attended: yes}
  - {participant: C, session: S2, attended: yes}
  - {participant: D, session: S2, attended: no}
responses:
  - {response: fox, session: S1, o1_before: 2}
  - {response: ' Fox', session: s1, o1_after: 4, o1_before: 5}
  - {response: fox, session: S2, o1_before: 1, o2_after: 5}
",
    );
    let headline = table(&course, "C", "headline");
    assert_eq!(
        lines(
            &headline.rows,
            &[
                "responses",
                "attended",
                "rate",
                "matched",
                "unmatched",
                "unmatched_sentence"
            ]
        ),
        [
            "2 | 3 | 2 of 3 (67%) | 1 | 1 | 1 form could not be matched and is left out of the figures on confidence."
        ],
        "the fox of the second session is another, and scored no objective twice"
    );
    assert_eq!(
        headline.rows[0].words("base_note"),
        "Confidence is compared over the 1 form with a score both before and after; the base of an objective is how \
         many scored it both times."
    );
}

#[test]
fn a_rate_is_no_percentage_where_more_forms_came_back_than_people_came() {
    let rate = |attendance: &str| {
        let course = course(&format!("{}{attendance}", forms(&["pace: 3", "pace: 4"])));
        table(&course, "C", "headline").rows[0].words("rate")
    };
    assert_eq!(rate(""), "2");
    assert_eq!(
        rate("attendance: [{participant: A, attended: yes}]"),
        "2 of 1"
    );
    let course = course(OBJECTIVES);
    assert_eq!(
        lines(
            &table(&course, "C", "headline").rows,
            &["responses", "rate", "unmatched_sentence"]
        ),
        ["0 | 0 | "]
    );
}

#[test]
fn confidence_is_compared_over_matched_answers_alone() {
    let course = course(&forms(&[
        "o1_before: 1, o1_after: 4, o2_before: 1, o2_after: 4",
        "o1_before: 1, o1_after: 4, o2_before: 1",
        "o1_before: 2, o1_after: 5",
        "o1_before: 2, o1_after: 4",
        "o1_before: 1, o1_after: 4",
        "o1_before: 3, o1_after: 4",
        "o1_before: 5",
        "o1_after: 1",
    ]));
    let confidence = table(&course, "C", "confidence");
    assert_eq!(
        lines(&confidence.rows, &CONFIDENCE),
        [
            "Objective 1 | 6 | 1.7 | 4.2 | +2.5 | [c] | [c] | 0 | 0 | 0 | 6",
            "Objective 2 | 1 | [c] | [c] | [c] | [c] | [c] | [c] | [c] | [c] | [c]",
        ],
        "one middle score of six would be told by the five low ones; of one form nothing is told"
    );
    assert_eq!(
        lines(&confidence.rows, &["text", "before_value", "after_value"]),
        ["Say what it is | 1.7 | 4.2", "Say why it is |  | "],
        "what is kept back has no bar in a chart"
    );
}

#[test]
fn confidence_can_fall_and_can_be_unknown() {
    let course = course(&forms(&[
        "o1_before: 4, o1_after: 3",
        "o1_before: 4, o1_after: 4",
        "o1_before: 4, o1_after: 4",
        "o1_before: 4, o1_after: 4",
        "o1_before: 4, o1_after: 4",
    ]));
    let confidence = table(&course, "C", "confidence");
    assert_eq!(
        lines(&confidence.rows, &CONFIDENCE),
        [
            "Objective 1 | 5 | 4.0 | 3.8 | −0.2 | 0 | 0 | 5 | 0 | [c] | [c]",
            "Objective 2 | 0 | – | – | – | 0 | 0 | 0 | 0 | 0 | 0",
        ]
    );
}

#[test]
fn an_objective_is_matched_to_its_columns_by_id_then_by_place() {
    let turned = forms(&["o1_before: 1, o1_after: 2"]).replace("{id: o1,", "{id: why,");
    let swapped = turned.replace("[{id: why, text: Say what it is}, ", "[");
    let bases = |rows: &str| lines(&table(&course(rows), "C", "confidence").rows, &["base"]);
    assert_eq!(
        bases(&turned),
        ["1", "0"],
        "`why` has no columns of its own name"
    );
    assert_eq!(
        bases(&swapped),
        ["0"],
        "`o2` keeps its columns, though it comes first"
    );
}

#[test]
fn reactions_are_told_where_anyone_answered() {
    let answers = [
        "relevance: 5, pace: 3",
        "relevance: 5, pace: 1",
        "relevance: 4",
        "relevance: 5",
        "relevance: 4",
        "relevance: 1",
        "relevance: 2",
        "relevance: 4",
    ];
    let reactions = table(&course(&forms(&answers)), "C", "reactions");
    assert_eq!(
        lines(
            &reactions.rows,
            &["title", "base", "mean", "value", "low", "middle", "high"]
        ),
        [
            "Relevance | 8 | 3.8 | 3.8 | [c] | 0 | [c]",
            "Pace | 2 | [c] |  | [c] | [c] | [c]",
        ],
        "nobody scored the venue"
    );
}

#[test]
fn a_second_count_is_kept_back_where_one_alone_would_give_it_away() {
    assert_eq!(cells(&[6, 3, 11]), ["[c]", "[c]", "11"]);
    assert_eq!(cells(&[11, 3, 6]), ["11", "[c]", "[c]"]);
    assert_eq!(cells(&[0, 4, 9]), ["0", "[c]", "[c]"], "nought is shown");
    assert_eq!(
        cells(&[7, 7, 1]),
        ["[c]", "7", "[c]"],
        "the first of equals"
    );
    assert_eq!(
        cells(&[1, 2, 9]),
        ["[c]", "[c]", "9"],
        "two hide one another"
    );
    assert_eq!(
        [cells(&[1, 1, 8]), cells(&[4, 9, 4])].concat(),
        ["[c]"; 6],
        "two ones or two fours are told by what is left for them"
    );
    assert_eq!(cells(&[5, 6, 7]), ["5", "6", "7"]);
    assert_eq!(cells(&[0, 0, 5]), ["0", "0", "5"]);
    assert_eq!(
        cells(&[0, 0, 4]),
        ["[c]", "[c]", "[c]"],
        "a base under five tells nothing"
    );
    assert_eq!(cells(&[0, 0, 0]), ["0", "0", "0"]);
}

#[test]
fn means_are_rounded_half_up_to_one_decimal() {
    let scores = |given: &[i64]| given.iter().copied().map(Decimal::from).collect::<Vec<_>>();
    let quarter = scores(&[2, 2, 2, 3]);
    assert_eq!(mean(&quarter), Some(Decimal::new(23, 1)), "2.25");
    assert_eq!(mean_words(&quarter), "[c]");
    assert_eq!(mean_words(&scores(&[4, 4, 4, 4, 4])), "4.0");
    assert_eq!(
        mean_words(&scores(&[
            1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1
        ])),
        "1.3",
        "1.25"
    );
    assert_eq!((mean(&[]), mean_words(&[])), (None, "–".to_owned()));
}

#[test]
fn themes_are_counted_by_response_and_small_ones_without_their_number() {
    let said =
        (1..=7).map(|n| format!("  - {{response: R{n}, session: S1, most_useful: It was.}}\n"));
    let said: String = said.collect();
    let theme = |theme: &str, codes: &[&str]| -> String {
        let row = |code: &&str| {
            format!("  - {{response: {code}, question: most-useful, theme: {theme}}}\n")
        };
        codes.iter().map(row).collect()
    };
    let themes = [
        theme("Time to talk", &["R1", "R2"]),
        theme("Examples", &["R3"]),
        theme("The case", &["R1", "r1", "R2", "R3", "R4", "R5", "R6"]),
        theme("the case", &["R7"]),
        theme("Bread", &["R1", "R2", "R3", "R4", "R5"]),
    ];
    let rows = format!(
        "responses:\n{said}  - {{response: R8, session: S1, change: Less.}}\nthemes:\n{}  - {{response: R8, \
         question: change, theme: Less of it}}\n",
        themes.concat()
    );
    let comments = table(&course(&rows), "C", "comments");
    assert_eq!(
        lines(&comments.rows, &["question", "base"]),
        ["What was most useful | 7", "What to change | 1"],
        "nobody said what they are unsure about"
    );
    assert_eq!(
        lines(comments.rows[0].rows("themes"), &["theme", "count"]),
        [
            "The case | 7",
            "Bread | 5",
            "Examples | fewer than 5",
            "Time to talk | fewer than 5"
        ],
        "small themes stand by name: their order would tell which is larger"
    );
}

#[test]
fn the_sheet_of_forms_is_averaged_with_formulas() {
    let means = table(
        &course(&forms(&[
            "o1_before: 1, pace: 3",
            "o1_before: 2, o1_after: 5",
            "o1_before: 2, o1_after: 4",
        ])),
        "C",
        "means",
    );
    assert_eq!(
        lines(&means.rows, &["label", "formula", "result", "note"]),
        [
            "Objective 1 before | =ROUND(AVERAGE(tbl_responses[Objective 1 before]),1) | 1.7 | Mean of 3 scores, from 1 to 5",
            "Objective 1 after | =ROUND(AVERAGE(tbl_responses[Objective 1 after]),1) | 4.5 | Mean of 2 scores, from 1 to 5",
            "Pace | =ROUND(AVERAGE(tbl_responses[Pace]),1) | 3 | Mean of 1 score, from 1 to 5",
        ],
        "every row of the sheet counts, matched or not"
    );
}
