//! Findings as people see them: the source line or the sheet row, the mark under it, help last.

use std::collections::BTreeMap;
use std::sync::Arc;

use guildhall::finding::{Finding, Severity};
use guildhall::place::{CellAddress, Place, Point, Spot, Stretch};
use guildhall::show::{self, NoQuotes, Quotes, RowQuote};

use crate::findings::{
    DANGLING, PASSED, UNEXPLAINED, UNKNOWN_WORD, cell_place, dangling, text_place, unknown_word,
};

const PLAN: &str =
    "- id: KI-7\n  owner: corporate director\n  issue: KI-99\n  milestone: March 2004\n";

/// A workspace with one text file and one sheet.
#[derive(Default)]
struct Desk {
    texts: BTreeMap<String, String>,
}

impl Desk {
    fn with(file: &str, text: &str) -> Self {
        Self {
            texts: BTreeMap::from([(file.to_owned(), text.to_owned())]),
        }
    }
}

impl Quotes for Desk {
    fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    fn row(&self, _file: &str, _sheet: &str, address: CellAddress) -> Option<RowQuote> {
        let header = "Key issue | Action                       | Milestone  | Progress";
        let row = "KI-7      | Agree one definition of par… | March 2004 | nearly done";
        let start = row.len() - "nearly done".len();
        let number = address.row + 1;
        Some(RowQuote::of(
            Some((3, header)),
            (number, row),
            start..row.len(),
        ))
    }
}

fn human(finding: Finding) -> String {
    show::human(&[finding], &Desk::with("inputs/plan.yaml", PLAN), false)
}

#[test]
fn a_line_of_yaml_is_shown_with_the_mark_under_it_and_help_last() {
    insta::assert_snapshot!(human(dangling()), @"
    error[dangling-reference]: `KI-99` is no key issue of the plan; expected one of `KI-1` to `KI-13`
     --> inputs/plan.yaml:3:10
      |
    3 |   issue: KI-99
      |          ^^^^^
      |
    see also: the record that refers to it
     --> inputs/plan.yaml:1:7
      |
    1 | - id: KI-7
      |       ----
    help: correct the id, or add the key issue to `inputs/plan.yaml`
    ");
}

#[test]
fn a_row_of_a_sheet_is_shown_with_the_mark_under_the_cell() {
    insta::assert_snapshot!(human(unknown_word()), @"
    error[unknown-word]: `nearly done` is no status; expected `completed`, `on target`, `slippage` or `not started`
    --> inputs/plan.xlsx, sheet actions, cell D11
     |
     |  3 | Key issue | Action                       | Milestone  | Progress
     | 11 | KI-7      | Agree one definition of par… | March 2004 | nearly done
     |                                                              ^^^^^^^^^^^
     |
    help: choose a status from the list
    ");
}

#[test]
fn warnings_and_notes_say_which_they_are_and_a_file_alone_is_a_place() {
    let file = Arc::from("inputs/council.yaml");
    let warning = Finding::new(
        &UNEXPLAINED,
        Place::whole(&file),
        "`CPA` is not in the register",
    );
    let note = Finding::new(
        &PASSED,
        text_place("inputs/plan.yaml", 4, 14, 24),
        "it has passed",
    );
    insta::assert_snapshot!(human(warning) + &human(note), @"
    warning[acronym-not-in-register]: `CPA` is not in the register
    --> inputs/council.yaml

    note[milestone-passed]: it has passed
     --> inputs/plan.yaml:4:14
      |
    4 |   milestone: March 2004
      |              ^^^^^^^^^^
    ");
}

#[test]
fn a_field_of_a_csv_file_is_shown_as_its_line() {
    let file: Arc<str> = Arc::from("inputs/people.csv");
    let stretch = Stretch::new(Point::new(2, 4), Point::new(2, 12));
    let spot = Spot::Field(stretch, CellAddress::new(1, 1));
    let finding = Finding::new(&UNKNOWN_WORD, Place { file, spot }, "`Chief Ex` is no post");
    let desk = Desk::with("inputs/people.csv", "id,post\r\nJB,Chief Ex\r\n");
    insta::assert_snapshot!(show::human(&[finding], &desk, false), @"
    error[unknown-word]: `Chief Ex` is no post
     --> inputs/people.csv:2:4
      |
    2 | JB,Chief Ex
      |    ^^^^^^^^
    ");
}

#[test]
fn a_stretch_over_several_lines_is_marked_on_its_first() {
    let stretch = Stretch::new(Point::new(1, 3), Point::new(4, 1));
    let place = Place::text(&Arc::from("inputs/plan.yaml"), stretch);
    insta::assert_snapshot!(human(Finding::new(&DANGLING, place, "a record too many")), @"
    error[dangling-reference]: a record too many
     --> inputs/plan.yaml:1:3
      |
    1 | - id: KI-7
      |   ^^^^^^^^
    ");
}

#[test]
fn what_cannot_be_quoted_is_still_placed() {
    let beyond = Finding::new(
        &DANGLING,
        text_place("inputs/plan.yaml", 99, 1, 2),
        "past the end",
    );
    let unknown = Finding::new(
        &DANGLING,
        text_place("inputs/gone.yaml", 1, 1, 2),
        "file gone",
    );
    let cell = show::human(&[unknown_word()], &NoQuotes, false);
    insta::assert_snapshot!(human(beyond) + &human(unknown) + &cell, @"
    error[dangling-reference]: past the end
    --> inputs/plan.yaml:99:1

    error[dangling-reference]: file gone
    --> inputs/gone.yaml:1:1

    error[unknown-word]: `nearly done` is no status; expected `completed`, `on target`, `slippage` or `not started`
    --> inputs/plan.xlsx, sheet actions, cell D11
     |
    help: choose a status from the list
    ");
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let line = format!("{}KI-99{}", "é".repeat(5_000), "y".repeat(5_000));
    let finding = Finding::new(
        &DANGLING,
        text_place("inputs/long.yaml", 1, 5_001, 5_006),
        "here",
    );
    let desk = Desk::with("inputs/long.yaml", &line);
    insta::assert_snapshot!(show::human(&[finding], &desk, false), @"
    error[dangling-reference]: here
     --> inputs/long.yaml:1:5001
      |
    1 | …ééééééééééééééééééééééééééééééééééééééééKI-99yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…
      |                                          ^^^^^
    ");
}

#[test]
fn a_mark_longer_than_the_page_is_cut_too() {
    let finding = Finding::new(
        &DANGLING,
        text_place("inputs/long.yaml", 1, 1, 10_001),
        "all of it",
    );
    let text = show::human(
        &[finding],
        &Desk::with("inputs/long.yaml", &"x".repeat(10_000)),
        false,
    );
    let longest = text.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(120), "{text}");
    assert!(text.contains(&"^".repeat(100)), "{text}");
}

#[test]
fn nothing_in_an_input_can_reach_the_terminal_as_a_command() {
    let text = "owner: \u{1b}[2J\u{202e}evil\u{200b}\u{9b}31m\u{7}KI-99\n";
    let place = text_place("inputs/\u{1b}[31mbad.yaml", 1, 18, 23);
    let finding = Finding::new(
        &DANGLING,
        place.clone(),
        "`\u{1b}[1m\u{202e}x`\nerror: forged",
    )
    .related("see \u{1b}]0;title\u{7}", place)
    .help("type \u{8}it again");
    let desk = Desk::with("inputs/\u{1b}[31mbad.yaml", text);
    let shown =
        show::human(std::slice::from_ref(&finding), &desk, false) + &show::short(&[finding]);
    let escaped: Vec<char> = shown
        .chars()
        .filter(|c| c.is_control() && *c != '\n' || ('\u{200b}'..='\u{202e}').contains(c))
        .collect();
    assert!(escaped.is_empty(), "{shown}");
    assert!(
        !shown.lines().any(|line| line.starts_with("error: forged")),
        "{shown}"
    );
    insta::assert_snapshot!(shown, @"
    error[dangling-reference]: `�[1m�x` error: forged
     --> inputs/�[31mbad.yaml:1:18
      |
    1 | owner: �[2J�evil��31m�KI-99
      |                  ^^^^^
      |
    see also: see �]0;title�
     --> inputs/�[31mbad.yaml:1:18
      |
    1 | owner: �[2J�evil��31m�KI-99
      |                  -----
    help: type �it again

    inputs/�[31mbad.yaml:1:18: error[dangling-reference]: `�[1m�x` error: forged
    ");
}

#[test]
fn nothing_in_a_sheet_can_either() {
    struct Hostile;
    impl Quotes for Hostile {
        fn text(&self, _: &str) -> Option<&str> {
            None
        }
        fn row(&self, _: &str, _: &str, _: CellAddress) -> Option<RowQuote> {
            let header = "Key\u{1b}[2J | Own\u{202e}er";
            Some(RowQuote::of(
                Some((1, header)),
                (2, "KI\n-1 | \u{7}who"),
                8..12,
            ))
        }
    }
    let shown = show::human(
        &[Finding::new(&PASSED, cell_place(1, 1), "x")],
        &Hostile,
        false,
    );
    insta::assert_snapshot!(shown, @"
    note[milestone-passed]: x
    --> inputs/plan.xlsx, sheet actions, cell B2
     |
     | 1 | Key�[2J | Own�er
     | 2 | KI -1 | �who
     |             ^^^^
    ");
}

#[test]
fn a_row_is_set_out_with_its_number_and_an_empty_cell_is_marked_where_it_would_stand() {
    let quote = RowQuote::of(Some((9, "Id   | Où")), (10, "É-1  |  | x"), 8..8);
    assert_eq!(quote.lines, [" 9 | Id   | Où", "10 | É-1  |  | x"]);
    assert_eq!(quote.mark, 12..13);
    let alone = RowQuote::of(None, (1, "É-1"), 0..4);
    assert_eq!(
        (alone.lines, alone.mark),
        (vec!["1 | É-1".to_owned()], 4..7)
    );
}

#[test]
fn colour_changes_colours_and_nothing_else() {
    let finding = [dangling(), unknown_word()];
    let desk = Desk::with("inputs/plan.yaml", PLAN);
    let plain = show::human(&finding, &desk, false);
    let coloured = show::human(&finding, &desk, true);
    assert!(!plain.contains('\u{1b}'));
    assert!(coloured.contains("\u{1b}["));
    let mut stripped = String::new();
    for (number, part) in coloured.split('\u{1b}').enumerate() {
        stripped.push_str(if number == 0 {
            part
        } else {
            part.split_once('m').unwrap().1
        });
    }
    assert_eq!(stripped, plain);
}

#[test]
fn a_severity_raised_for_one_run_is_shown_as_raised() {
    let mut finding = Finding::new(&UNEXPLAINED, cell_place(0, 0), "x");
    finding.severity = Severity::Error;
    assert_eq!(
        show::short(&[finding]),
        "inputs/plan.xlsx!actions!A1: error[acronym-not-in-register]: x\n"
    );
}
