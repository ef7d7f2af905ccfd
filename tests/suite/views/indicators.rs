//! What performance indicators say: values worked out, rated against targets by their own tolerance, and which way they go.

use guildhall::documents::{Make, Output};
use guildhall::references::Workspace;
use guildhall::workbook;
use guildhall::workbook::model::{CellModel, CellResult, Shape};

use super::council::{files, lines, shown, table, workspace};

const MANIFEST: &str = "
name: board
title: Board
description: Indicators.
word: board
fields: {period: period}
views:
  scorecard: {view: indicator-scorecard, period: period}
  summary: {view: indicator-summary, period: period}
  all: {view: indicator-table, period: period}
  attention: {view: indicator-attention, period: period}
  silent: {view: indicator-unreported, period: period}
  values: {view: indicator-values, period: period}
  history: {view: indicator-history, period: period}
  dictionary: {view: indicator-dictionary, period: period}
  dashboard: {view: indicator-dashboard, period: period}
outputs:
  - name: book
    xlsx:
      - {name: scorecard, title: By status, shape: summary, from: dashboard}
      - {name: values, title: Values, shape: table, from: values}
";

const BOARD: &str =
    "type: board\nid: B\ntitle: Board\nstatus: final\nclassification: public\nperiod: 2004-Q2\n";

/// An indicator with whatever else is written, in one line.
fn indicator(id: &str, unit: &str, good: &str, rest: &str) -> String {
    format!(
        "- {{id: {id}, name: Indicator {id}, definition: What it is., sort: output, unit: {unit}, good_is: {good}, frequency: quarterly, {rest}}}\n"
    )
}

fn board(indicators: &str, values: &str, more: &[(&str, &str)]) -> Workspace {
    let mut files = files("", "");
    let mut add = |path: &str, text: &str| files.push((path.to_owned(), text.as_bytes().to_vec()));
    add("templates/board/manifest.yaml", MANIFEST);
    add("inputs/board.yaml", BOARD);
    add("inputs/indicators.yaml", indicators);
    add("inputs/indicator_values.yaml", values);
    more.iter().for_each(|(path, text)| add(path, text));
    let (workspace, findings) = workspace(files);
    let said: Vec<_> = findings.list().iter().map(|f| f.message.clone()).collect();
    assert_eq!(said, Vec::<String>::new());
    workspace
}

/// One indicator with its value in the period: status and target.
fn rated(unit: &str, good: &str, rest: &str, value: &str) -> String {
    let values = format!("- {{indicator: I, period: 2004-Q2, {value}}}\n");
    let board = board(&indicator("I", unit, good, rest), &values, &[]);
    lines(
        &table(&board, "B", "values").rows,
        &["value", "target", "status"],
    )
    .join("; ")
}

#[test]
fn a_status_follows_the_printed_figure_and_the_tolerance_of_the_indicator() {
    let share = |value: &str| rated("per-cent", "higher", "target: 70, amber: 5", value);
    assert_eq!(
        share("numerator: 46, denominator: 66"),
        "70 | 70% | On track",
        "69.7 is printed as 70"
    );
    assert_eq!(
        share("numerator: 43, denominator: 66"),
        "65 | 70% | At risk"
    );
    assert_eq!(
        share("numerator: 42, denominator: 66"),
        "64 | 70% | Off track"
    );
    let part = |value: &str| {
        rated(
            "number",
            "higher",
            "target: 200, amber: 10, amber_is: per-cent",
            value,
        )
    };
    assert_eq!(
        part("value: 180"),
        "180 | 200 | At risk",
        "ten per cent of 200 is 20"
    );
    assert_eq!(part("value: 179"), "179 | 200 | Off track");
    let strict = rated("number", "higher", "target: 200", "value: 199.9");
    assert_eq!(
        strict, "199.9 | 200 | Off track",
        "without a tolerance there is no amber"
    );
}

#[test]
fn lower_can_be_good_and_so_can_a_range() {
    let days = |value: &str| rated("days", "lower", "target: 290, amber: 5", value);
    assert_eq!(days("value: 288"), "288 | 290 | On track");
    assert_eq!(days("value: 295"), "295 | 290 | At risk");
    assert_eq!(days("value: 296"), "296 | 290 | Off track");
    let range = |value: &str| {
        rated(
            "number",
            "within",
            "target: 10, target_most: 20, amber: 2",
            value,
        )
    };
    assert_eq!(range("value: 15"), "15 | 10 to 20 | On track");
    assert_eq!(range("value: 8"), "8 | 10 to 20 | At risk");
    assert_eq!(range("value: 23"), "23 | 10 to 20 | Off track");
}

const THREE: &str = "
- {indicator: I, period: 2003-Q2, numerator: 40, denominator: 100}
- {indicator: I, period: 2004-Q1, numerator: 50, denominator: 100}
- {indicator: I, period: 2004-Q2, numerator: 45, denominator: 100}
- {indicator: I, period: 2004-Q3, numerator: 99, denominator: 100}
- {indicator: J, period: 2004-Q1, value: 7}
- {indicator: J, period: 2004-Q2, not_reported: The log is lost}
- {indicator: L, period: 2004-Q2, value: 12000, estimate: yes}
";

fn three() -> Workspace {
    let indicators = [
        indicator("I", "per-cent", "higher", "target: 60, amber: 5, owner: pm"),
        indicator("J", "number", "lower", "target: 5"),
        indicator("K", "number", "higher", "target: 5"),
        indicator("L", "pounds", "higher", ""),
    ]
    .concat();
    let commentary = "- {indicator: I, period: 2004-Q2, text: It fell., action: Mend it., action_owner: pm, action_due: May 2005, forecast: 52}\n";
    let targets = "- {indicator: I, period: 2003-Q1, target: 40}\n- {indicator: I, period: 2004-Q1, target: 55}\n";
    board(
        &indicators,
        THREE,
        &[
            ("inputs/indicator_commentary.yaml", commentary),
            ("inputs/indicator_targets.yaml", targets),
        ],
    )
}

#[test]
fn every_indicator_is_counted_once() {
    let board = three();
    assert_eq!(
        lines(&table(&board, "B", "scorecard").rows, &["status", "count"]),
        [
            "On track | 0",
            "At risk | 0",
            "Off track | 1",
            "Not reported | 2"
        ]
    );
    assert_eq!(
        lines(
            &table(&board, "B", "summary").rows,
            &["total", "rated", "sentence", "unrated"]
        ),
        [
            "4 | 3 | Of 4 indicators, 2 were reported and 2 were not. | 1 indicator without a target cannot be rated."
        ]
    );
    assert_eq!(
        lines(
            &table(&board, "B", "silent").rows,
            &["id", "reason", "last"]
        ),
        [
            "J | The log is lost | 7 in January to March 2004",
            "K | No return was received, and no reason was given | None yet"
        ]
    );
}

#[test]
fn the_table_of_all_shows_four_periods_and_both_directions() {
    let board = three();
    let all = table(&board, "B", "all");
    let row = |row: &guildhall::kinds::Record| {
        let values = lines(row.rows("values"), &["value"]).join(", ");
        format!(
            "{values}; {}",
            lines(
                std::slice::from_ref(row),
                &["target", "status", "quarter", "year"]
            )[0]
        )
    };
    let rows: Vec<String> = all.rows.iter().map(row).collect();
    assert_eq!(
        rows,
        [
            "40%, 50%, 45%; 55% | Off track | Worse (−5 points) | Better (+5 points)",
            "Not reported, 7, Not reported; 5 | Not reported | Nothing to compare | Nothing to compare",
            "Not reported, Not reported, Not reported; 5 | Not reported | Nothing to compare | Nothing to compare",
            "Not reported, Not reported, £12,000 (estimate); No target |  | Nothing to compare | Nothing to compare"
        ],
        "what comes after the period is not known yet"
    );
    assert_eq!(
        table(&board, "B", "summary").rows[0].words("headings"),
        "Apr to Jun 2003; Jan to Mar 2004; Apr to Jun 2004"
    );
}

#[test]
fn what_is_red_or_amber_has_a_page_with_what_is_done_about_it() {
    let board = three();
    let pages = table(&board, "B", "attention");
    assert_eq!(
        lines(
            &pages.rows,
            &[
                "id",
                "owner",
                "finding",
                "text",
                "action",
                "action_due",
                "forecast"
            ]
        ),
        ["I | Policy Manager | 45% against a target of 55% | It fell. | Mend it. | May 2005 | 52%"]
    );
    assert_eq!(
        lines(
            pages.rows[0].rows("history"),
            &["label", "value", "of", "target", "status", "now"]
        ),
        [
            "Apr to Jun 2003 | 40% | 40 of 100 | 40% | On track | No",
            "Jan to Mar 2004 | 50% | 50 of 100 | 55% | At risk | No",
            "Apr to Jun 2004 | 45% | 45 of 100 | 55% | Off track | Yes"
        ],
        "each period is rated against the target of its own time"
    );
    assert_eq!(
        pages.rows[0].words("alt"),
        "45% against a target of 55%. Bars by period: Apr to Jun 2003 40%, Jan to Mar 2004 50% and Apr to Jun 2004 45%. The target is 55%."
    );
}

#[test]
fn a_yearly_value_holds_for_a_year_and_no_longer() {
    let yearly = indicator("I", "number", "higher", "target: 5").replace("quarterly", "yearly");
    let at = |period: &str| {
        let values = format!("- {{indicator: I, period: {period}, value: 6}}\n");
        let board = board(&yearly, &values, &[]);
        let values = lines(
            &table(&board, "B", "values").rows,
            &["period", "value", "status"],
        )
        .join("; ");
        format!(
            "{values}: {}",
            lines(table(&board, "B", "all").rows[0].rows("values"), &["value"]).join(", ")
        )
    };
    assert_eq!(at("2003-Q3"), "Jul to Sep 2003 | 6 | On track: 6");
    assert_eq!(at("2003-Q2"), " |  | Not reported: 6");
}

const POLL: &str = "
name: poll
title: Poll
description: A poll.
word: poll
fields:
  questions:
    kind: rows
    fields: {id: text, ask: text, answer: {kind: choice, of: [one]}, options: {kind: list, of: text}, positive: number, pi: {kind: reference, to: indicators}}
  responses: {kind: rows, columns_from: questions, fields: {response: text}}
outputs: []
";

#[test]
fn the_result_of_a_survey_is_the_value_of_its_indicator() {
    let poll = |yes: usize| {
        let rows: String = (0..20)
            .map(|at| {
                format!(
                    "  - {{response: R{at}, q1: {}}}\n",
                    if at < yes { "Good" } else { "Bad" }
                )
            })
            .collect();
        format!(
            "type: poll\nid: V\ntitle: Poll\nstatus: final\nclassification: public\nquestions: [{{id: q1, ask: How is it?, answer: one, options: [Good, Bad], positive: 1, pi: I}}]\nresponses:\n{rows}"
        )
    };
    let value = |yes: usize| {
        let own = indicator(
            "I",
            "per-cent",
            "higher",
            "target: 60, amber: 5, baseline_period: 2004-Q2",
        );
        let values = "- {indicator: I, period: 2004-Q2, survey: V}\n";
        let board = board(
            &own,
            values,
            &[
                ("templates/poll/manifest.yaml", POLL),
                ("inputs/poll.yaml", &poll(yes)),
            ],
        );
        let dictionary = table(&board, "B", "dictionary").rows[0].words("start");
        format!(
            "{}; {dictionary}",
            lines(
                &table(&board, "B", "history").rows,
                &["numerator", "denominator", "value", "status"]
            )
            .join("; ")
        )
    };
    assert_eq!(value(11), "11 | 20 | 55 | At risk; 55%, April to June 2004");
    assert_eq!(
        value(18),
        " |  |  | Not reported; None yet",
        "what a survey keeps back is no value either"
    );
}

/// A formula of a workbook with its result.
fn formula(cell: &CellModel) -> (String, f64) {
    let CellModel::Formula {
        formula,
        result: CellResult::Number(result),
    } = cell
    else {
        panic!("{cell:?} is no formula");
    };
    (formula.clone(), *result)
}

#[test]
fn the_workbook_counts_statuses_with_formulas_that_have_their_results() {
    let board = three();
    let document = board.document("B").unwrap();
    let known = board.type_of(document).unwrap();
    let output: &Output = &known.outputs[0];
    let Make::Workbook(profile, sheets) = &output.make else {
        panic!("no workbook")
    };
    let book = workbook::book(
        &board,
        document,
        output,
        sheets,
        *profile,
        &shown(&board, "B"),
    );
    let Shape::Summary(summary) = &book.sheets[0].shape else {
        panic!("no summary")
    };
    let said: Vec<_> = summary.rows.iter().map(|row| formula(&row.value)).collect();
    let wanted = [
        ("on-track", 0.0),
        ("at-risk", 0.0),
        ("off-track", 1.0),
        ("not-reported", 2.0),
        ("?*", 3.0),
    ];
    let wanted =
        wanted.map(|(word, count)| (format!("=COUNTIFS(tbl_values[Status],\"{word}\")"), count));
    assert_eq!(said, wanted);
    let Shape::Table(values) = &book.sheets[1].shape else {
        panic!("no table")
    };
    let at = values
        .columns
        .iter()
        .position(|column| column.header == "Status")
        .unwrap();
    let held: Vec<&CellModel> = values.rows.iter().map(|row| &row[at]).collect();
    let tokens = ["off-track", "not-reported", "not-reported"]
        .map(|token| CellModel::Text(token.to_owned()));
    assert_eq!(
        held,
        [&tokens[0], &tokens[1], &tokens[2], &CellModel::Empty],
        "the formulas find what the sheet holds"
    );
    assert_eq!(
        summary.chart.as_ref().unwrap().title,
        "0 of 3 indicators are on track"
    );
}
