//! What is found only when a paper is put together and typeset: each told at a line of the template or of the record.
//! The papers are of a tiny document type, made of files alone.

use guildhall::output::ledger::Ledger;
use guildhall::pipeline::{Made, Wish, make};
use guildhall::show;
use guildhall::sources::made::Found;

use crate::council::{Council, council};

const TYPE: &str = "\
name: short-note
title: A note
description: A note for the file.
word: note
fields:
  words: {kind: prose, required: true}
  rows:
    kind: rows
    fields:
      status: {kind: choice, of: [on-track, on-trak]}
outputs:
  - {pdf: note.typ.j2}
";

const NOTE: &str = "\
type: short-note
id: Note 1
title: A note
status: final
classification: public
words: All is well.
rows:
  - status: on-track
  - status: on-trak
as_of: 2004-08-25
";

const TEMPLATE: &str = "templates/short-note/note.typ.j2";

/// A picture without words.
const SQUARE: &str = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>\"), format: \"svg\")";

/// A council with one note, whose template ends in these lines; nothing else is made.
fn note(lines: &str) -> Council {
    let head = "{% include \"house/paper.typ.j2\" %}\n\n#show: this-paper\n";
    council()
        .with("templates/short-note/manifest.yaml", TYPE)
        .with(TEMPLATE, format!("{head}{lines}\n"))
        .with("inputs/note.yaml", NOTE)
}

fn made(council: &Council) -> Made {
    let wish = Wish {
        documents: vec!["note-1".to_owned()],
        ..Wish::default()
    };
    let loaded = council.load_as(&wish);
    assert_eq!(
        show::short(loaded.findings.list()),
        "",
        "it is clean until it is made"
    );
    make(
        &council.sources(),
        &loaded,
        &wish,
        &Ledger::default(),
        &Found::default(),
    )
}

/// What is found in making the note, one a line.
fn found(council: &Council) -> String {
    show::short(made(council).findings.list())
}

#[test]
fn a_note_that_is_well_is_made() {
    let made = made(&note("#prose[{{ words }}]"));
    assert_eq!(show::short(made.findings.list()), "");
    assert_eq!(made.made, ["note-1/note-1.pdf"]);
}

#[test]
fn a_template_that_asks_for_what_is_not_there() {
    let council = note("{{ wrods }}");
    let found = found(&council);
    assert!(
        found.starts_with(&format!(
            "{TEMPLATE}:4:1: error[template-fault]: the template stops here: "
        )),
        "{found}"
    );
    assert_eq!(made(&council).refused, ["Note 1"]);
}

#[test]
fn a_template_that_cannot_be_laid_out() {
    let found = found(&note("#no-such-function()"));
    assert!(
        found.starts_with(&format!(
            "{TEMPLATE}:4:1: error[typesetting]: the page cannot be laid out: unknown variable"
        )),
        "{found}"
    );
}

#[test]
fn a_template_that_typst_warns_of() {
    let council = note("#text(font: \"No Such Font\")[words]");
    let found = found(&council);
    assert!(found.starts_with(&format!("{TEMPLATE}:4:")), "{found}");
    assert!(
        found.contains("warning[typesetting-warning]: unknown font family"),
        "{found}"
    );
    assert!(made(&council).refused.is_empty(), "it is made all the same");
}

#[test]
fn a_letter_that_no_font_can_show() {
    let council =
        note("#prose[{{ words }}]").replace("inputs/note.yaml", "All is well.", "All 𒀀 well.");
    assert_eq!(
        found(&council),
        "inputs/note.yaml:6:8: error[missing-glyph]: no font of the house can show `𒀀`\n"
    );
}

#[test]
fn a_picture_that_says_nothing_to_those_who_cannot_see_it() {
    let found = found(&note(SQUARE));
    assert!(found.starts_with(&format!("{TEMPLATE}:4:")), "{found}");
    assert!(found.contains("error[not-accessible]: "), "{found}");
}

#[test]
fn a_value_in_a_row_that_a_house_function_refuses() {
    let council = note(
        "#data-table(((key: \"status\", head: [Status], width: auto, kind: \"status\"),), rows: {{ rows }})",
    );
    let found = found(&council);
    assert!(found.starts_with("inputs/note.yaml:9:"), "{found}");
    assert!(found.contains("error[wrong-value]: `status`: "), "{found}");
}
