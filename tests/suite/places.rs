//! Words that were typed in a record are found again at their place, however far down the line something is wrong
//! with them: in the template, in the house style, in Typst itself.

use guildhall::finding::Findings;
use guildhall::place::Place;
use guildhall::sources::origin_of;
use guildhall::sources::yaml::{self, Node, NodeValue};

use crate::council::{Council, council};
use crate::made::{build, sheet};

// --- from a scalar back to its file --------------------------------------------------------------

/// The scalars of a tree, in order.
fn scalars<'a>(node: &'a Node, found: &mut Vec<&'a yaml::Scalar>) {
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Scalar(scalar) => found.push(scalar),
        NodeValue::List(items) => items.iter().for_each(|item| scalars(item, found)),
        NodeValue::Map(entries) => entries
            .iter()
            .for_each(|entry| scalars(&entry.value, found)),
    }
}

/// Where the word `here` stands in a file, by line and column, as an editor shows it.
fn where_it_stands(file: &str) -> String {
    let (line, text) = file
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("here"))
        .unwrap();
    let column = text.split("here").next().unwrap().chars().count() + 1;
    format!("file.yaml:{}:{column}", line + 1)
}

/// Where the word `here` of a YAML file is said to stand.
fn where_it_is_said_to_stand(file: &str) -> String {
    let mut findings = Findings::default();
    let node = yaml::read(&"file.yaml".into(), file, &mut findings).unwrap();
    assert!(findings.is_empty(), "{:?}", findings.list());
    let mut found = Vec::new();
    scalars(&node, &mut found);
    let scalar = found
        .into_iter()
        .find(|scalar| scalar.text.contains("here"))
        .unwrap();
    let at = scalar.text.find("here").unwrap();
    scalar.origin.of(&scalar.text, at..at + 4).to_string()
}

#[test]
fn a_word_is_found_in_every_way_of_writing_text() {
    let ways = [
        "a: here\n",
        "a: some words and here they end\n",
        "a: some words\n  that go on and here they end\n",
        "a: 'some words and here they end'\n",
        "a: \"some words and here they end\"\n",
        "a: |\n  Some words.\n\n  More, and here they end.\n",
        "a: |-\n  Some words.\n  More, and here they end.\n",
        "a: |2\n    Indented.\n  More, and here they end.\n",
        "a: >\n  Some words\n  that are folded, and here they end.\n",
        "a: >-\n  Some words.\n\n  A paragraph, and here it ends.\n",
        "- a\n- b: {c: [d, here]}\n",
        "é: ünd – here\n",
        "# a remark\n\na:\n  - b:\n      - |\n        Deep down\n        here it is.\n",
    ];
    for file in ways {
        assert_eq!(
            where_it_is_said_to_stand(file),
            where_it_stands(file),
            "in\n{file}"
        );
        let windows = file.replace('\n', "\r\n");
        assert_eq!(
            where_it_is_said_to_stand(&windows),
            where_it_stands(file),
            "with CRLF in\n{file}"
        );
    }
}

#[test]
fn where_decoding_moves_the_letters_the_start_of_the_text_is_named() {
    for file in ["a: \"\\u00a3 and here\"\n", "a: 'it''s here'\n"] {
        let said = where_it_is_said_to_stand(file);
        assert!(
            said == "file.yaml:1:4" || said == where_it_stands(file),
            "{said} in\n{file}"
        );
    }
}

#[test]
fn a_word_is_found_in_a_file_of_prose() {
    for text in [
        "# Heading\n\nSome words, and here they end.\n",
        "# Heading\r\n\r\nSome words, and here they end.\r\n",
    ] {
        let origin = origin_of(&"a.md".into(), text);
        let at = text.find("here").unwrap();
        assert_eq!(origin.of(text, at..at + 4).to_string(), "a.md:3:17");
    }
}

// --- from a page back to the record --------------------------------------------------------------

const MANIFEST: &str = "
name: list
title: A list
description: A list of things and how they stand.
word: list
fields:
  things:
    kind: rows
    title: Things
    help: The things
    fields:
      name: {kind: text, title: Name, help: Its name}
      state: {kind: choice, of: [on-track, fine], title: State, help: How it stands}
  words: {kind: prose, title: Words, help: Words about the things}
outputs:
  - {pdf: list.typ.j2}
";

const TEMPLATE: &str = "{% include \"house/paper.typ.j2\" %}

#show: this-paper
#data-table(
  (
    (key: \"name\", head: [Name], row-head: true),
    (key: \"state\", head: [State], kind: \"status\"),
  ),
  rows: {{ things }},
)
#plain-section([Words], {{ words }})
";

const RECORD: &str = "type: list
id: List
title: A list
status: final
classification: public
things:
  - {name: The first, state: on-track}
  - name: The second
    state: on-track
words: Some words.
as_of: 2004-08-25
";

/// The tiny council with a list.
fn listed() -> Council {
    council()
        .with("templates/list/manifest.yaml", MANIFEST)
        .with("templates/list/list.typ.j2", TEMPLATE)
        .with("inputs/list.yaml", RECORD)
}

/// What is wrong with the list, in short; nothing was made of it.
fn faults(council: &Council) -> String {
    let built = build(council, &["list"]);
    assert_eq!(built.paths(), [""; 0], "{}", built.faults());
    built.faults()
}

#[test]
fn the_list_itself_is_in_order() {
    let built = build(&listed(), &["list"]);
    assert_eq!(built.faults(), "");
    assert_eq!(built.paths(), ["list/list.pdf"]);
}

#[test]
fn a_value_that_a_house_function_refuses_is_reported_at_its_line() {
    let spoilt = listed().replace("inputs/list.yaml", "    state: on-track", "    state: fine");
    let faults = faults(&spoilt);
    let expected = "inputs/list.yaml:9:12: error[wrong-value]: `state`: found `fine`, expected one of `complete`, ";
    assert!(
        faults.starts_with(expected) && faults.lines().count() == 1,
        "{faults}"
    );
}

#[test]
fn a_value_that_is_missing_is_reported_at_its_row() {
    let spoilt = listed().replace("inputs/list.yaml", "\n    state: on-track", "");
    let expected =
        "inputs/list.yaml:8:5: error[wrong-value]: `state`: found nothing, expected a status\n";
    assert_eq!(faults(&spoilt), expected);
}

#[test]
fn a_value_from_a_sheet_that_a_house_function_refuses_is_reported_at_its_cell() {
    let rows: [&[&str]; 4] = [
        &["Our things"],
        &["Name", "State"],
        &["The first", "on-track"],
        &["The second", "fine"],
    ];
    let spoilt = listed()
        .with("inputs/things.xlsx", sheet("Sheet1", &rows))
        .replace(
            "inputs/list.yaml",
            "things:\n",
            "things: {from: things.xlsx, sheet: Sheet1}\nnotes: |\n",
        );
    let faults = faults(&spoilt);
    let expected =
        "inputs/things.xlsx!Sheet1!B4: error[wrong-value]: `state`: found `fine`, expected one of ";
    assert!(
        faults.starts_with(expected) && faults.lines().count() == 1,
        "{faults}"
    );
}

#[test]
fn a_character_without_a_shape_is_reported_in_a_cell_of_a_sheet() {
    let rows: [&[&str]; 2] = [
        &["Name", "State"],
        &["A \u{1F9F8} for children", "on-track"],
    ];
    let spoilt = listed()
        .with("inputs/things.xlsx", sheet("Sheet1", &rows))
        .replace(
            "inputs/list.yaml",
            "things:\n",
            "things: {from: things.xlsx, sheet: Sheet1}\nnotes: |\n",
        );
    let faults = faults(&spoilt);
    let expected = "inputs/things.xlsx!Sheet1!A2: error[missing-glyph]: no font of the house can show `\u{1F9F8}`\n";
    assert_eq!(faults, expected);
}

#[test]
fn a_heading_that_skips_a_level_is_reported_at_its_line_of_prose() {
    let spoilt = listed()
        .with(
            "inputs/words.md",
            "# First\n\nWords.\n\n### Third\n\nWords.\n",
        )
        .replace(
            "inputs/list.yaml",
            "words: Some words.",
            "words: {file: words.md}",
        );
    let faults = faults(&spoilt);
    assert!(faults.starts_with("inputs/words.md:5:"), "{faults}");
    assert!(faults.contains("error[not-accessible]: "), "{faults}");
}

#[test]
fn an_image_that_is_not_there_is_reported_at_its_line_of_prose() {
    let spoilt = listed()
        .with(
            "inputs/words.md",
            "Words.\n\nLook: ![A map of the wards](map.png)\n",
        )
        .replace(
            "inputs/list.yaml",
            "words: Some words.",
            "words: {file: words.md}",
        );
    let faults = faults(&spoilt);
    assert!(
        faults.starts_with("inputs/words.md:3:7: error[missing-file]: "),
        "{faults}"
    );
}

#[test]
fn an_image_is_looked_for_beside_the_file_that_its_prose_stands_in() {
    let spoilt = listed()
        .with(
            "inputs/deep/words.md",
            "Look: ![A map of the wards](map.png)\n",
        )
        .with("inputs/deep/map.png", "no picture at all")
        .replace(
            "inputs/list.yaml",
            "words: Some words.",
            "words: {file: deep/words.md}",
        );
    let faults = faults(&spoilt);
    assert!(
        faults.starts_with("inputs/deep/words.md:1:7: error[typesetting]: "),
        "found, and seen to be no picture: {faults}"
    );
}

#[test]
fn an_image_that_is_none_is_reported_at_its_line_of_prose() {
    let spoilt = listed()
        .with("inputs/map.png", "no picture at all")
        .replace(
            "inputs/list.yaml",
            "words: Some words.",
            "words: \"Look: ![A map of the wards](map.png)\"",
        );
    let faults = faults(&spoilt);
    assert!(faults.starts_with("inputs/list.yaml:10:"), "{faults}");
    assert!(faults.contains("error[typesetting]: "), "{faults}");
}

// --- from a page back to the template ------------------------------------------------------------

/// What is wrong where the template has one line more, which is its 13th.
fn with_line(line: &str) -> String {
    faults(&listed().with(
        "templates/list/list.typ.j2",
        format!("{TEMPLATE}\n{line}\n"),
    ))
}

#[test]
fn a_fault_of_the_template_is_reported_at_its_line() {
    let cases = [
        ("{{ thigns }}", "template-fault"),
        ("{% if things %}", "template-fault"),
        ("{{ things[0].nmae.first }}", "template-fault"),
        ("`raw {{ words }}`", "template-fault"),
        ("{{ id|shout }}", "template-fault"),
        (
            "{% for x in range(100000) %}{% for y in range(100000) %}{% endfor %}{% endfor %}",
            "template-fault",
        ),
        ("#no-such-function()", "typesetting"),
        ("#(1 + [x])", "typesetting"),
        ("#import \"@preview/example:0.1.0\": *", "typesetting"),
        ("#read(\"/guildhall.yaml\")", "typesetting"),
        ("#read(\"/../../etc/passwd\")", "typesetting"),
        (
            "#image(\"/inputs/list.yaml\", alt: \"The record\")",
            "typesetting",
        ),
    ];
    for (line, code) in cases {
        let faults = with_line(line);
        let at = faults
            .strip_prefix("templates/list/list.typ.j2:")
            .unwrap_or_else(|| panic!("{line}: {faults}"));
        let number = at.split(':').next().unwrap();
        // What is never closed is noticed at the end of the file.
        assert!(
            number == "13" || line.starts_with("{% if") && number == "14",
            "{line}: {faults}"
        );
        assert!(
            faults.contains(&format!("error[{code}]: ")),
            "{line}: {faults}"
        );
        assert_eq!(faults.lines().count(), 1, "{line}: {faults}");
    }
}

#[test]
fn no_message_speaks_of_marks_or_holes() {
    for line in [
        "{{ thigns }}",
        "#no-such-function({{ words }})",
        "`{{ words }}`",
        "#({{ title }} + 1)",
    ] {
        let faults = with_line(line);
        let ours = |c: char| ('\u{E000}'..='\u{F8FF}').contains(&c) || c >= '\u{F0000}' || c == '⟦';
        assert!(!faults.contains(ours), "{faults}");
        let hole = faults.find("hole").map(|at| &faults[at + 4..]);
        assert!(
            hole.is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_hexdigit())),
            "{faults}"
        );
        assert!(!faults.contains("main.typ"), "{faults}");
    }
}

#[test]
fn a_place_without_a_stretch_is_told_by_its_file_alone() {
    assert_eq!(
        Place::whole(&"inputs/list.yaml".into()).to_string(),
        "inputs/list.yaml"
    );
}
