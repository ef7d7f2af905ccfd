//! A new document type, made only of files under `templates/` in a workspace: nested rows, a view, an output for each
//! row, a blank form, a workbook and a reference to another document. No Rust is touched for it.

use guildhall::documents::{manifest, schema};
use guildhall::finding::Findings;
use guildhall::pipeline::agreement::agreement;
use guildhall::show::short;

use crate::council::{Council, council};
use crate::made::{build, cells_of, guildhall, lay_out, pdf_text};

const MANIFEST: &str = r#"
name: visit-report
title: Report of a visit
description: What Members saw on a round of visits, and what is to be done about it.
word: visit report
fields:
  follows: {kind: reference, to: documents, required: true, title: Follows, help: The paper that led to the visits}
  plan: {kind: reference, to: plans, required: true, title: Plan, help: The plan that the visits belong to}
  period: {kind: reference, to: periods, required: true, title: Period, help: The update that Members had read}
  introduction: {kind: prose, title: Introduction, help: What the visits were for}
  stops:
    kind: rows
    required: true
    at-least: 1
    title: Stops
    help: Each stop of the round
    anchor: {prefix: stop, word: Stop}
    fields:
      id: {kind: text, required: true, title: Stop, help: A short id}
      where: {kind: text, required: true, title: Where, help: The place that was visited}
      when: {kind: date, required: true, title: When, help: The day of the visit}
      seen:
        kind: rows
        title: Seen
        help: What was seen
        fields:
          what: {kind: prose, required: true, title: What, help: In a sentence}
          steps:
            kind: rows
            title: Steps
            help: What is to be done about it
            fields:
              step: {kind: text, required: true, title: Step, help: In a few words}
              by: {kind: when, title: By, help: When it is done by}
views:
  counts: {view: status-counts, plan: plan, period: period}
outputs:
  - {pdf: visit.typ.j2}
  - {name: slip, pdf: slip.typ.j2, each: stops}
  - {name: form, pdf: form.typ.j2, blank: true}
  - name: stops
    profile: working
    xlsx:
      - {name: stops, title: Stops, explanation: "Every stop of the round, one a row.", shape: table, from: stops}
"#;

const VISIT: &str = r#"{% include "house/paper.typ.j2" %}

#show: this-paper
#pairs((
  (term: [Follows], body: {{ follows.title }}),
))
#plain-section([Introduction], {{ introduction }})
#plain-section([The plan], status-tiles({{ counts }}))
{% for stop in stops %}
#plain-section({{ stop.where }}, [
{% for thing in stop.seen %}
  {{ thing.what }}

{% for step in thing.steps %}
  Step {{ loop.index }}: {{ step.step }}, {{ step.by }}.

{% endfor %}
{% endfor %}
])
{% endfor %}
"#;

const SLIP: &str = r#"{% include "house/paper.typ.j2" %}

#show: this-paper
#plain-section({{ row.where }}, [Visited on {{ row.when }}: {{ row.seen|length }} things seen.])
"#;

const FORM: &str = r#"{% include "house/paper.typ.j2" %}

#show: this-paper
#plain-section([What was the visit for?], {{ introduction }})
"#;

const RECORD: &str = r#"
type: visit-report
id: Visits 1
title: Members visit three schemes
status: final
classification: public
follows: OS 1/04
plan: IP
period: 2004-08
introduction: Members read [[OS 1/04]] and went to see. [[stop:mill]] was the second stop.
stops:
  - id: hall
    where: Longtown Hall
    when: 2004-08-02
    seen:
      - what: The hall is *busy* all week.
        steps:
          - {step: Print a list of who uses it, by: October 2004}
          - {step: Count visitors, by: "ongoing, review November 2004"}
      - what: The roof leaks.
  - {id: mill, where: Denton Mill, when: 3 August 2004}
as_of: 2004-08-25
"#;

/// The tiny council with the type and one document of it.
fn visited() -> Council {
    council()
        .with("templates/visit-report/manifest.yaml", MANIFEST)
        .with("templates/visit-report/visit.typ.j2", VISIT)
        .with("templates/visit-report/slip.typ.j2", SLIP)
        .with("templates/visit-report/form.typ.j2", FORM)
        .with("inputs/visits.yaml", RECORD)
}

#[test]
fn every_output_of_it_is_made() {
    let built = build(&visited(), &["visits-1"]);
    assert_eq!(built.faults(), "");
    let expected = [
        "visits-1/visits-1-form.pdf",
        "visits-1/visits-1-slip-hall.pdf",
        "visits-1/visits-1-slip-mill.pdf",
        "visits-1/visits-1-stops.xlsx",
        "visits-1/visits-1.pdf",
    ];
    assert_eq!(built.paths(), expected);
}

#[test]
fn its_papers_show_nested_rows_the_view_and_the_other_document() {
    let built = build(&visited(), &["visits-1"]);
    let test = "its_papers_show_nested_rows_the_view_and_the_other_document";
    let words = |path: &str| pdf_text(built.file(path), test).map(|text| text.replace('\n', " "));
    let Some(main) = words("visits-1/visits-1.pdf") else {
        return;
    };
    let expected = [
        "Follows A framework",
        "Members read report OS 1/04 and went to see. Stop 2 was the second stop.",
        "Longtown Hall The hall is busy all week. Step 1: Print a list of who uses it, October 2004.",
        "Step 2: Count visitors, ongoing, to be reviewed in November 2004. The roof leaks. Denton Mill",
        "On track",
    ];
    for words in expected {
        assert!(main.contains(words), "`{words}` is not in\n{main}");
    }
    let slip = words("visits-1/visits-1-slip-hall.pdf").unwrap();
    assert!(
        slip.contains("Longtown Hall Visited on 2 August 2004: 2 things seen."),
        "{slip}"
    );
    assert!(!slip.contains("Denton Mill"), "{slip}");
    let form = words("visits-1/visits-1-form.pdf").unwrap();
    assert!(
        form.contains("What was the visit for?") && form.contains("Members visit three schemes"),
        "{form}"
    );
    assert!(
        !form.contains("went to see"),
        "a blank form holds an answer: {form}"
    );
}

#[test]
fn its_workbook_holds_its_rows() {
    let built = build(&visited(), &["visits-1"]);
    let cells = cells_of(built.file("visits-1/visits-1-stops.xlsx"));
    for words in ["hall", "Longtown Hall", "Denton Mill"] {
        assert!(
            cells.iter().any(|(shown, _)| shown == words),
            "{words} is not in {cells:?}"
        );
    }
}

#[test]
fn its_mistakes_are_found_at_their_places_and_all_at_once() {
    let spoilt = visited()
        .replace("inputs/visits.yaml", "follows: OS 1/04", "follows: OS 2/04")
        .replace(
            "inputs/visits.yaml",
            "by: October 2004",
            "by: Octember 2004",
        )
        .replace(
            "inputs/visits.yaml",
            "what: The roof leaks.",
            "waht: The roof leaks.",
        );
    let built = build(&spoilt, &[]);
    let expected = [
        "inputs/visits.yaml:7:10: error[dangling-reference]: ",
        "inputs/visits.yaml:18:53: error[wrong-kind]: `by`: ",
        "inputs/visits.yaml:20:9: error[required-field]: ",
        "inputs/visits.yaml:20:9: error[unknown-key]: ",
    ];
    let faults = built.faults();
    let lines: Vec<&str> = faults.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{faults}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(
            line.starts_with(expected),
            "`{expected}` expected:\n{faults}"
        );
    }
    assert!(
        built
            .paths()
            .iter()
            .all(|path| !path.starts_with("visits-1/")),
        "{:?}",
        built.paths()
    );
    assert!(
        built.paths().contains(&"os-1-04/os-1-04.pdf"),
        "the other papers are made: {:?}",
        built.paths()
    );
}

#[test]
fn its_schema_reaches_down_to_the_innermost_rows() {
    let mut findings = Findings::default();
    let types = manifest::document_types(&visited().sources(), &mut findings);
    assert_eq!(short(findings.list()), "");
    let schema = schema::of_type(
        types
            .iter()
            .find(|known| known.name == "visit-report")
            .unwrap(),
    );
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    let step = &schema["properties"]["stops"]["items"]["properties"]["seen"]["items"]["properties"]
        ["steps"];
    assert_eq!(
        step["items"]["required"],
        serde_json::json!(["step"]),
        "{schema:#}"
    );
    assert_eq!(
        step["items"]["properties"]["step"]["description"],
        "In a few words"
    );
    assert_eq!(step["items"]["additionalProperties"], false);
}

#[test]
fn the_program_knows_it_as_if_it_were_built_in() {
    let folder = lay_out(&visited());
    let types = guildhall(folder.path(), &["types", "visit-report"]);
    assert!(
        types.out.contains("        step*: words. In a few words\n"),
        "{}",
        types.out
    );
    assert!(
        types.out.contains("\n  slip: PDF from slip.typ.j2"),
        "{}",
        types.out
    );
    let built = guildhall(folder.path(), &["build", "visits-1"]);
    assert_eq!(built.code, 0, "{}{}", built.out, built.err);
    assert!(built.out.contains("\n5 files made; "), "{}", built.out);
}

/// What guide, sample and templates of the new type do not agree on, where they have this guide and this sample.
fn disagreement(council: &Council) -> Vec<String> {
    let findings = agreement(&council.sources());
    let ours = short(findings.list());
    let ours = ours
        .lines()
        .filter(|line| line.starts_with("templates/visit-report/"));
    ours.map(|line| {
        line.trim_start_matches("templates/visit-report/")
            .to_owned()
    })
    .collect()
}

#[test]
fn what_its_folder_still_lacks_is_named() {
    let guide = "`type` `id` `title` `status` `classification` `follows` `plan` `stops`";
    let sample = RECORD.replace("Visits 1", "Visits 2");
    let lacking = visited().with("templates/visit-report/guide.md", guide);
    assert_eq!(
        disagreement(&lacking),
        [
            "guide.md: warning[guide-gap]: the guide of `visit-report` does not mention `period`",
            "manifest.yaml: error[no-sample]: `visit-report` has no sample",
        ]
    );
    let whole = lacking
        .with(
            "templates/visit-report/guide.md",
            format!("{guide} `period`"),
        )
        .with("templates/visit-report/sample.yaml", &sample);
    assert_eq!(disagreement(&whole), [""; 0]);
    let unread = whole.replace(
        "templates/visit-report/manifest.yaml",
        "views:\n",
        "  weather: {kind: text, title: Weather, help: How it was}\nviews:\n",
    );
    assert_eq!(
        disagreement(&unread),
        [
            "manifest.yaml: warning[unread-field]: `weather` is a field of `visit-report` that none of its outputs shows"
        ]
    );
}
