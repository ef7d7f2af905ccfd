//! What a template, a name or a sheet says beyond its records is found before anybody may have the file: the paper is
//! refused at the secret, and what cannot be searched for is told.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the manifest of a build is read"
)]

use crate::editions::{
    PART_B, PART_B_LARGE, PUBLIC, PUBLIC_LARGE, REPORT, part_exempt, with_template,
};
use crate::made::{build, guildhall, lay_out};

/// What is found where a template says something at the end of a report: nothing of it is made.
fn said_at_the_end(markup: &str) -> String {
    let council = with_template("report.typ.j2", |text| format!("{text}\n{markup}\n"));
    let built = build(&council, &["OS 1/04"]);
    assert_eq!(built.paths(), Vec::<&str>::new(), "nothing is made");
    built.faults()
}

#[test]
fn a_template_that_tells_a_secret_is_refused_at_the_secret() {
    for (markup, where_found) in [
        ("Halloran Brothers ask for #sym.pound 1,086,400.", "page 3"),
        (
            "#bar-chart(((label: [All], value: 1, shown: [£1,086,400]),), title: [One bid], alt: \"One bar for the bid\")",
            "page 3",
        ),
        ("In all £1,086,400 is asked for.", "page 3"),
    ] {
        assert_eq!(
            said_at_the_end(markup),
            format!(
                "inputs/report.yaml:25:52: error[leak]: this is withheld from the public, and \
                 `os-1-04/os-1-04-large-print.pdf` tells it in page 4\n\
                 inputs/report.yaml:25:52: error[leak]: this is withheld from the public, and `os-1-04/os-1-04.pdf` \
                 tells it in {where_found}\n"
            )
        );
    }
}

#[test]
fn words_that_are_only_read_aloud_are_searched_too() {
    let found = said_at_the_end("#figure(alt: \"A bid of £1,086,400\", rect())");
    assert!(
        found.contains("error[leak]: this is withheld from the public, and `os-1-04/os-1-04.pdf` tells it in object"),
        "{found}"
    );
    assert_eq!(said_words_without_a_secret(), "");
}

/// What is found where a template says something that is no secret.
fn said_words_without_a_secret() -> String {
    let council = with_template("report.typ.j2", |text| {
        format!("{text}\n#figure(alt: \"A bid of £1,086,500\", rect())\n")
    });
    let built = build(&council, &["OS 1/04"]);
    assert_eq!(built.paths(), [PART_B_LARGE, PUBLIC_LARGE, PART_B, PUBLIC]);
    built.faults()
}

#[test]
fn the_name_of_a_file_is_searched() {
    let council = with_template("manifest.yaml", |text| {
        text.replace(
            "  - {pdf: report.typ.j2, large-print: yes}",
            "  - {name: bid of 1086400, pdf: report.typ.j2}",
        )
    });
    let built = build(&council, &["OS 1/04"]);
    assert!(
        built
            .faults()
            .contains("`os-1-04/os-1-04-bid-of-1086400.pdf` tells it in its name"),
        "{}",
        built.faults()
    );
    assert_eq!(built.paths(), Vec::<&str>::new());
}

#[test]
fn a_sheet_that_tells_a_secret_is_refused() {
    let council = with_template("manifest.yaml", |text| {
        let sheet = "{name: asked, title: \"Halloran Brothers ask for £1,086,400\", explanation: What is asked, \
                     shape: table, from: recommendations}";
        format!("{text}  - {{name: sheets, xlsx: [{sheet}], profile: publication}}\n")
    });
    let built = build(&council, &["OS 1/04"]);
    assert!(
        built.faults().contains(
            "error[leak]: this is withheld from the public, and `os-1-04/os-1-04-sheets.xlsx` tells"
        ),
        "{}",
        built.faults()
    );
}

#[test]
fn a_secret_that_a_public_record_tells_as_well_is_said_to_be_beyond_the_search() {
    let council = part_exempt().replace(
        REPORT,
        "Halloran Brothers ask for £1,086,400.",
        "The review asked for a policy.",
    );
    let folder = lay_out(&council);
    let said = guildhall(folder.path(), &["build", "os-1-04", "-v"]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(
        said.out.contains(
            "not searched for: inputs/report.yaml:25:52: its words stand in public records too"
        ),
        "{}",
        said.out
    );
    assert!(said.out.contains(
        "os-1-04/os-1-04.pdf tells none of no withheld values: searched the name of the file, "
    ));
    let manifest = std::fs::read_to_string(folder.path().join("output/manifest.json")).unwrap();
    assert!(
        manifest.contains("\"edition\": \"part-b\"")
            && manifest.contains("\"not_searched_for\": [")
    );
}
