//! The program where it shows what it knows and reads: document types, schemas and single files.

use serde_json::Value as Json;

use crate::council::{council, example};
use crate::made::{guildhall, lay_out, tree, write};

#[test]
fn types_lists_all_and_tells_one() {
    let all = guildhall(lay_out(&council()).path(), &["types"]);
    assert_eq!(all.code, 0);
    let report = all
        .out
        .lines()
        .find(|line| line.starts_with("committee-report "))
        .unwrap();
    assert!(
        report.contains("Committee report: A report that asks a committee"),
        "{report}"
    );
    let one = guildhall(lay_out(&council()).path(), &["types", "committee-report"]);
    assert!(
        one.out.contains("\n  recommendations*: a list of rows. "),
        "{}",
        one.out
    );
    assert!(
        one.out
            .contains("\nOutputs\n  main: PDF from report.typ.j2\n"),
        "{}",
        one.out
    );
    let guess = guildhall(lay_out(&council()).path(), &["types", "comittee-report"]);
    assert_eq!(guess.code, 2);
    assert_eq!(
        guess.err,
        "guildhall: `comittee-report` is not a document type; did you mean `committee-report`?\n"
    );
}

/// Every part of a schema that says what a value is, is of a sort that draft-07 knows.
fn is_draft_07(schema: &Json, path: &str) {
    let sorts = [
        "string", "number", "integer", "boolean", "array", "object", "null",
    ];
    if let Some(sort) = schema.get("type") {
        let named: Vec<&Json> = sort
            .as_array()
            .map_or_else(|| vec![sort], |list| list.iter().collect());
        assert!(
            named
                .iter()
                .all(|sort| sorts.contains(&sort.as_str().unwrap())),
            "{path}: {sort}"
        );
    }
    if let Some(required) = schema.get("required") {
        let known = schema["properties"].as_object().unwrap();
        assert!(
            required
                .as_array()
                .unwrap()
                .iter()
                .all(|name| known.contains_key(name.as_str().unwrap())),
            "{path}"
        );
    }
    for (key, inner) in schema
        .get("properties")
        .and_then(Json::as_object)
        .into_iter()
        .flatten()
    {
        is_draft_07(inner, &format!("{path}.{key}"));
    }
    if let Some(items) = schema.get("items") {
        is_draft_07(items, &format!("{path}[]"));
    }
    for inner in ["oneOf", "anyOf"]
        .iter()
        .filter_map(|word| schema.get(word))
        .flat_map(|l| l.as_array().unwrap())
    {
        is_draft_07(inner, &format!("{path}|"));
    }
}

#[test]
fn schema_gives_one_for_every_type_and_register() {
    let workspace = lay_out(&council());
    let names = guildhall(workspace.path(), &["schema"]).out;
    assert!(names.lines().count() >= 20, "{names}");
    for name in names.lines() {
        let said = guildhall(workspace.path(), &["schema", name]);
        let schema: Json = serde_json::from_str(&said.out).unwrap();
        assert_eq!(
            schema["$schema"], "http://json-schema.org/draft-07/schema#",
            "{name}"
        );
        is_draft_07(&schema, name);
    }
    let report: Json =
        serde_json::from_str(&guildhall(workspace.path(), &["schema", "committee-report"]).out)
            .unwrap();
    assert_eq!(
        report["properties"]["recommendations"]["items"]["properties"]["id"]["title"],
        "Id"
    );
    let written = guildhall(workspace.path(), &["schema", "--write"]);
    let count = names.lines().count();
    assert_eq!(
        written.out,
        format!("{count} schemas written to .guildhall/schema\n")
    );
    assert_eq!(
        tree(&workspace.path().join(".guildhall/schema")).len(),
        count
    );
    let guess = guildhall(workspace.path(), &["schema", "acronym"]);
    assert_eq!(
        (guess.code, guess.err.as_str()),
        (
            2,
            "guildhall: there is no schema `acronym`; did you mean `acronyms`?\n"
        )
    );
}

#[test]
fn inspect_shows_what_is_read_in_every_sort_of_file() {
    let workspace = lay_out(&example());
    let inspect = |file: &str, format: &str| {
        let said = guildhall(workspace.path(), &["inspect", file, "--format", format]);
        assert_eq!(said.code, 0, "{file}: {}", said.err);
        said.out
    };
    let json = |file: &str| -> Json { serde_json::from_str(&inspect(file, "json")).unwrap() };
    let csv = "inputs/registers/priorities.csv";
    assert!(
        inspect(csv, "human").contains("  A2       text      CC1\n"),
        "{}",
        inspect(csv, "human")
    );
    assert_eq!(json(csv)["sheets"][0]["cells"][0]["value"], "Id");
    let plan = "inputs/plans/supporting-communities.xlsx";
    assert!(
        inspect(plan, "human").contains("sheet actions, "),
        "{}",
        inspect(plan, "human")
    );
    let sheets = json(plan);
    assert_eq!(sheets["format"], "xlsx");
    let cells = sheets["sheets"][0]["cells"].as_array().unwrap();
    let cell = cells.iter().find(|cell| cell["cell"] == "A4").unwrap();
    assert_eq!(
        (&cell["type"], &cell["value"]),
        (&Json::from("text"), &Json::from("A1.1"))
    );
    let yaml = json("inputs/council.yaml");
    let name = &yaml["documents"][0]["value"]["name"];
    assert_eq!(name["value"], "Carlisle City Council");
    assert_eq!(name["place"]["line"], 3);
    let prose = json("inputs/reports/ce-21-04-framework.md");
    assert_eq!(prose["blocks"][0]["type"], "paragraph");
    assert_eq!(
        inspect("inputs/reports/ce-21-04-framework.md", "human").trim_end(),
        prose["text"].as_str().unwrap()
    );
    let missing = guildhall(workspace.path(), &["inspect", "nothing.xlsx"]);
    assert_eq!((missing.code, missing.out.as_str()), (2, ""));
    assert!(
        missing
            .err
            .starts_with("guildhall: `nothing.xlsx` cannot be read: "),
        "{}",
        missing.err
    );
}

#[test]
fn inspect_of_a_damaged_workbook_says_so() {
    let folder = tempfile::tempdir().unwrap();
    write(
        &folder.path().join("plan.xlsx"),
        "PK\u{3}\u{4} and nothing more",
    );
    let said = guildhall(folder.path(), &["inspect", "plan.xlsx"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("error[damaged-file]"), "{}", said.out);
}
