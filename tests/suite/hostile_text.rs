//! Whatever an officer types is printed as it was typed and never run; what cannot be printed is refused at its place.

use guildhall::documents::manifest;
use guildhall::finding::Findings;
use guildhall::kinds::{Field, Kind};
use guildhall::place::{Origin, Place};
use guildhall::sources::yaml::{self, Node, NodeValue};
use guildhall::values::prose::Prose;
use serde_json::{Map, Value as Json};

use crate::council::{council, example};
use crate::made::{Built, build, cells_of, pdf_text, sheet};

/// Text that means something to Typst, to the templates, to Markdown, to YAML or to a browser.
pub(crate) const HOSTILE: &[&str] = &[
    "#read(\"/etc/passwd\")",
    "#{panic(\"run\")} #import \"x.typ\"",
    "*x* _y_ `z` ~ -- --- ... -?",
    "@a <b> $c$ //",
    "/* a */ // b",
    "[[",
    "]] [ ] { } ( )",
    "\\",
    "\\u{41} \\#",
    "= Heading",
    "# not a heading",
    "- item",
    "+ item",
    "1. x",
    "/ term: words",
    "https://x.y/z[",
    "mailto:a@b.c",
    "\"quotes\" and 'more'",
    "</script><b>",
    "&amp; &lt; %41",
    "{{ council.name }}",
    "{{ x",
    "{% raw %}",
    "{# remark #}",
    "=1+1",
    "@SUM(A1)",
    "~ | > ! : ; ,",
    "hole0123456789abx0z",
    "\u{200B}zero\u{200D}width\u{2060}",
    "é ü £ € – — … “x” ‘y’ ½ ✔ ● ▲ ■ ○ →",
];

/// The same for fields of prose, where Markdown has a meaning that is meant.
fn is_markdown(text: &str) -> bool {
    [
        "*x*",
        "# not",
        "- item",
        "+ item",
        "1. x",
        "= Heading",
        "</script",
        "&amp;",
        "\\",
        "/* a */",
        "https://",
        "@a <b>",
        "~ |",
        "[[",
    ]
    .iter()
    .any(|start| text.starts_with(start))
}

/// What Markdown sets apart as a block of its own.
fn is_block(text: &str) -> bool {
    ["# not", "- item", "+ item", "1. x", "</script"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Text as it can be compared: without white space and breaks, with typographer's quotes made plain again.
pub(crate) fn bare(text: &str) -> String {
    let plain = text.chars().map(|letter| match letter {
        '“' | '”' | '„' => '"',
        '‘' | '’' => '\'',
        other => other,
    });
    plain
        .filter(|letter| {
            !letter.is_whitespace()
                && !matches!(letter, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{AD}')
        })
        .collect()
}

// --- every field of a report ---------------------------------------------------------------------

/// The fields that are not printed as typed: the envelope, ids, and those of other kinds.
const LEFT_ALONE: &[&str] = &[
    "type", "id", "version", "language", "keywords", "notes", "allow",
];

/// Fills every field of text and prose with some words and a number to find them by.
struct Filler<'a> {
    words: &'a str,
    prose: bool,
    /// What is to be found on the page.
    expected: Vec<String>,
}

impl Filler<'_> {
    fn record(&mut self, node: &Node, fields: &[Field]) -> Json {
        let entries = node.entries().iter().map(|entry| {
            let field = fields.iter().find(|field| field.name == entry.key).unwrap();
            let left = LEFT_ALONE.contains(&field.name.as_str());
            let value = if left {
                plain(&entry.value)
            } else {
                self.value(&entry.value, &field.kind)
            };
            (entry.key.clone(), value)
        });
        Json::Object(entries.collect::<Map<_, _>>())
    }

    fn value(&mut self, node: &Node, kind: &Kind) -> Json {
        match (kind, &node.value) {
            (Kind::Text, _) => self.text(),
            (Kind::Prose, _) if self.prose => self.passage(),
            (Kind::Prose, _) => Json::from("Plain words."),
            (Kind::List(inner), NodeValue::List(items)) => {
                items.iter().map(|item| self.value(item, inner)).collect()
            }
            (Kind::Rows(fields), NodeValue::List(items)) => {
                items.iter().map(|item| self.record(item, fields)).collect()
            }
            (Kind::Map(_, fields), NodeValue::Map(entries)) => {
                let rows = entries
                    .iter()
                    .map(|entry| (entry.key.clone(), self.record(&entry.value, fields)));
                Json::Object(rows.collect())
            }
            _ => plain(node),
        }
    }

    fn numbered(&self) -> String {
        format!("{} q{}q", self.words, 100 + self.expected.len())
    }

    fn text(&mut self) -> Json {
        let text = self.numbered();
        self.expected.push(bare(&text));
        Json::from(text)
    }

    fn passage(&mut self) -> Json {
        let text = self.numbered();
        let place = Place::whole(&"a.yaml".into());
        self.expected.push(bare(
            &Prose::parse(text.clone(), Origin::whole(place)).plain(),
        ));
        Json::from(text)
    }
}

fn plain(node: &Node) -> Json {
    match &node.value {
        NodeValue::Null => Json::Null,
        NodeValue::Scalar(scalar) => Json::from(scalar.text.as_str()),
        NodeValue::List(items) => items.iter().map(plain).collect(),
        NodeValue::Map(entries) => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.key.clone(), plain(&entry.value)));
            Json::Object(pairs.collect())
        }
    }
}

/// The sample report with some words in every field of text, and of prose if asked; and what is to be found.
fn report_full_of(words: &str, prose: bool) -> (Built, Vec<String>) {
    let council = example();
    let sources = council.sources();
    let types = manifest::document_types(&sources, &mut Findings::default());
    let report = types
        .iter()
        .find(|known| known.name == "committee-report")
        .unwrap();
    let sample = sources
        .text("templates/committee-report/sample.yaml")
        .unwrap();
    let node = yaml::read(&"sample.yaml".into(), &sample, &mut Findings::default()).unwrap();
    let mut filler = Filler {
        words,
        prose,
        expected: Vec::new(),
    };
    let record = filler.record(&node, &report.fields);
    let council = council.with("inputs/zz-hostile.yaml", record.to_string());
    let built = build(&council, &["CE 98/04"]);
    // With all its words replaced, the report cites its appendix no more.
    let faults = built.faults();
    let mut lines = faults.lines();
    assert!(
        lines.all(|line| line.contains("[never-cited]")),
        "`{words}`: {faults}"
    );
    assert!(
        filler.expected.len() >= 12,
        "only {} fields were filled",
        filler.expected.len()
    );
    (built, filler.expected)
}

#[test]
fn every_field_of_text_is_printed_as_typed() {
    for words in HOSTILE {
        let (built, expected) = report_full_of(words, false);
        let Some(page) = pdf_text(
            built.file("ce-98-04/ce-98-04.pdf"),
            "every_field_of_text_is_printed_as_typed",
        ) else {
            continue;
        };
        let page = bare(&page);
        for field in expected {
            assert!(
                page.contains(&field),
                "`{words}`: {field} is not in\n{page}"
            );
        }
    }
}

#[test]
fn every_field_of_prose_is_printed_as_typed_but_for_its_markdown() {
    let mut seen = 0;
    for words in HOSTILE.iter().filter(|words| !is_markdown(words)) {
        let (built, expected) = report_full_of(words, true);
        seen += 1;
        let test = "every_field_of_prose_is_printed_as_typed_but_for_its_markdown";
        let Some(page) = pdf_text(built.file("ce-98-04/ce-98-04.pdf"), test) else {
            continue;
        };
        let page = bare(&page);
        for field in expected {
            assert!(
                page.contains(&field),
                "`{words}`: {field} is not in\n{page}"
            );
        }
    }
    assert!(seen >= 10, "only {seen} texts were tried");
}

#[test]
fn prose_that_looks_like_markdown_loses_no_word() {
    for words in HOSTILE
        .iter()
        .filter(|words| is_markdown(words) && !is_block(words))
    {
        let (built, expected) = report_full_of(words, true);
        let test = "prose_that_looks_like_markdown_loses_no_word";
        let Some(page) = pdf_text(built.file("ce-98-04/ce-98-04.pdf"), test) else {
            continue;
        };
        for number in (0..expected.len()).map(|number| format!("q{}q", 100 + number)) {
            assert!(
                page.contains(&number),
                "`{words}`: {number} is lost in\n{page}"
            );
        }
    }
}

#[test]
fn lists_and_tables_are_printed_whole_or_refused_where_only_words_can_stand() {
    let fields = [
        "on the framework",
        "Comments can still change it.",
        "The review asked for a policy.",
        "It is paid for.",
        "It creates no duty.",
        "What the policy will cover.",
    ];
    let blocks = [
        "- one qa\n- two qb",
        "1. one qa\n2. two qb",
        "> one qa\n>\n> two qb",
        "one qa\n\ntwo qb",
        "| one | qa |\n|---|---|\n| two | qb |",
    ];
    let mut refused = 0;
    for (field, block) in fields
        .into_iter()
        .flat_map(|field| blocks.map(|block| (field, block)))
    {
        let full = council().replace("inputs/report.yaml", field, &Json::from(block).to_string());
        let built = build(&full, &["OS 1/04"]);
        if built.paths().is_empty() {
            let expected = "error[lost-content]: ";
            assert!(
                built.faults().lines().all(|line| line.contains(expected)),
                "{field}, {block}: {}",
                built.faults()
            );
            refused += 1;
            continue;
        }
        assert_eq!(built.faults(), "", "{field}, {block}");
        let test = "lists_and_tables_are_printed_whole_or_refused_where_only_words_can_stand";
        let Some(page) = pdf_text(built.file("os-1-04/os-1-04.pdf"), test) else {
            continue;
        };
        assert!(
            page.contains("qa") && page.contains("qb"),
            "{field}, {block}:\n{page}"
        );
    }
    assert_eq!(
        refused,
        blocks.len(),
        "only the reason of an implication is running words"
    );
}

// --- registers and sheets ------------------------------------------------------------------------

#[test]
fn rows_of_registers_and_cells_of_sheets_are_printed_as_typed() {
    for words in HOSTILE {
        let title = format!("{words} q1q");
        let people = Json::from(vec![
            serde_json::json!({"id": "manager", "title": title, "kind": "officer"}),
            serde_json::json!({"id": "treasurer", "title": "Treasurer", "kind": "officer"}),
        ]);
        let budget = format!("{words} q2q");
        let rows: [&[&str]; 2] = [
            &["Id", "Plan", "Title", "Amount"],
            &["work", "IP", &budget, "9000"],
        ];
        let council = council()
            .with("inputs/people.yaml", people.to_string())
            .without("inputs/budgets.yaml")
            .with("inputs/budgets.xlsx", sheet("budgets", &rows));
        let built = build(&council, &[]);
        assert_eq!(built.faults(), "", "`{words}`");
        let cells = cells_of(built.file("progress-1/progress-1-working.xlsx"));
        assert!(
            cells.iter().any(|(shown, _)| bare(shown) == bare(&budget)),
            "`{budget}` is not in {cells:?}"
        );
        let test = "rows_of_registers_and_cells_of_sheets_are_printed_as_typed";
        let Some(page) = pdf_text(built.file("os-1-04/os-1-04.pdf"), test) else {
            continue;
        };
        for typed in [&title, &budget] {
            assert!(
                bare(&page).contains(&bare(typed)),
                "`{typed}` is not in\n{page}"
            );
        }
    }
}

#[test]
fn text_that_begins_like_a_formula_stays_text_in_workbooks() {
    for words in [
        "=1+1",
        "+44 1632 960000",
        "-5",
        "@SUM(A1)",
        "{=1+1}",
        "'quoted",
    ] {
        let spoilt = council().replace(
            "inputs/budgets.yaml",
            "title: Partnership work",
            &format!("title: \"{words}\""),
        );
        let built = build(&spoilt, &["Progress 1"]);
        for workbook in ["working", "publication"] {
            let cells = cells_of(built.file(&format!("progress-1/progress-1-{workbook}.xlsx")));
            let ours: Vec<_> = cells.iter().filter(|(shown, _)| shown == words).collect();
            assert!(
                !ours.is_empty(),
                "`{words}` is not in {workbook}: {cells:?}"
            );
            assert!(
                ours.iter().all(|(_, is_formula)| !is_formula),
                "`{words}` became a formula"
            );
        }
    }
}
