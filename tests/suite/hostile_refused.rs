//! What cannot be printed is refused at its place, and what is too long for a line is broken.

use crate::council::{Council, council};
use crate::made::{build, pdftotext, sheet};

#[test]
fn characters_that_turn_the_direction_are_refused_at_their_place() {
    for (letter, name) in [
        ('\u{202E}', "U+202E"),
        ('\u{2066}', "U+2066"),
        ('\u{200F}', "U+200F"),
        ('\u{FEFF}', "U+FEFF"),
        ('\u{E000}', "U+E000"),
    ] {
        let spoilt = council()
            .replace(
                "inputs/report.yaml",
                "title: A framework",
                &format!("title: A fr{letter}amework"),
            )
            .with(
                "inputs/budgets.csv",
                format!("Id,Plan,Title,Amount\nwork,IP,Partner{letter}ship,9000\n"),
            )
            .without("inputs/budgets.yaml");
        let built = build(&spoilt, &[]);
        let said =
            format!("error[hostile-character]: found the invisible or broken character {name}\n");
        let faults = built.faults();
        assert!(
            faults.contains(&format!("inputs/report.yaml:3:12: {said}")),
            "{faults}"
        );
        assert!(faults.contains("inputs/budgets.csv:2:"), "{faults}");
        assert_eq!(faults.matches(&said).count(), 2, "{faults}");
        assert!(
            !built.paths().contains(&"os-1-04/os-1-04.pdf"),
            "{:?}",
            built.paths()
        );
    }
}

/// The tiny council with a picture character, and where it stands: in text, in prose, in a register, in a sheet.
fn with_a_picture() -> [(Council, &'static str); 4] {
    [
        (
            council().replace(
                "inputs/report.yaml",
                "title: A framework",
                "title: A \u{1F9F8} framework",
            ),
            "inputs/report.yaml:3:",
        ),
        (
            council().replace(
                "inputs/report.yaml",
                "The review asked",
                "The \u{1F9F8} review asked",
            ),
            "inputs/report.yaml:16:",
        ),
        (
            council().replace(
                "inputs/people.yaml",
                "title: Policy Manager",
                "title: Policy \u{1F9F8} Manager",
            ),
            "inputs/people.yaml:1:",
        ),
        (
            council().without("inputs/people.yaml").with(
                "inputs/people.xlsx",
                sheet(
                    "people",
                    &[
                        &["Id", "Title", "Kind"],
                        &["manager", "Policy \u{1F9F8}", "officer"],
                        &["treasurer", "Treasurer", "officer"],
                    ],
                ),
            ),
            "inputs/people.xlsx!people!B2: ",
        ),
    ]
}

#[test]
fn a_picture_character_is_refused_at_its_place_with_a_suggestion() {
    for (spoilt, place) in with_a_picture() {
        let built = build(&spoilt, &["OS 1/04"]);
        let faults = built.faults();
        let said = "error[missing-glyph]: no font of the house can show `\u{1F9F8}`";
        assert!(
            faults
                .lines()
                .all(|line| line.starts_with(place) && line.ends_with(said)),
            "{place}: {faults}"
        );
        let finding = built
            .findings
            .iter()
            .find(|f| f.code.name == "missing-glyph")
            .unwrap();
        assert_eq!(
            finding.help,
            "say it in words, or use a common mark such as ✔ ● ▲ ■ ○ →"
        );
        assert_eq!(finding.documents, ["OS 1/04"]);
        assert_eq!(built.paths(), [""; 0]);
    }
}

#[test]
fn ten_thousand_letters_without_a_space_wrap_within_the_page() {
    let word = "abcdefghij".repeat(1000);
    let fields = [
        ("title: A framework", format!("title: {word}")),
        ("The review asked for a policy.", word.clone()),
        ("text: on the framework", format!("text: {word}")),
        ("title: Keep the guidance", format!("title: {word}")),
        ("reason: It creates no duty.", format!("reason: {word}")),
        ("title: Framework", format!("title: {word}")),
    ];
    for (field, long) in fields {
        let built = build(
            &council().replace("inputs/report.yaml", field, &long),
            &["OS 1/04"],
        );
        assert_eq!(built.faults(), "", "{field}");
        let pdf = built.file("os-1-04/os-1-04.pdf");
        let test = "ten_thousand_letters_without_a_space_wrap_within_the_page";
        let Some(boxes) = pdftotext(pdf, &["-bbox"], test) else {
            continue;
        };
        let number = |line: &str, name: &str| -> f64 {
            let after = line.split(&format!("{name}=\"")).nth(1).unwrap();
            after.split('"').next().unwrap().parse().unwrap()
        };
        let (mut width, mut height, mut letters) = (0.0, 0.0, 0);
        for line in boxes.lines().map(str::trim_start) {
            if line.starts_with("<page ") {
                (width, height) = (number(line, "width"), number(line, "height"));
            } else if line.starts_with("<word ") {
                letters += line
                    .split(['<', '>'])
                    .nth(2)
                    .unwrap()
                    .chars()
                    .filter(char::is_ascii_lowercase)
                    .count();
                assert!(
                    number(line, "xMin") > 20.0 && number(line, "xMax") < width - 20.0,
                    "{field}: {line}"
                );
                assert!(
                    number(line, "yMin") > 0.0 && number(line, "yMax") < height,
                    "{field}: {line}"
                );
            }
        }
        assert!(letters >= word.len(), "{field}: {letters} letters are left");
    }
}

#[test]
fn nothing_outside_the_workspace_is_read_through_a_record() {
    for file in [
        "/etc/passwd",
        "../../etc/passwd",
        "../guildhall.yaml",
        "people.yaml/../../guildhall.yaml",
    ] {
        let spoilt = council().replace(
            "inputs/report.yaml",
            "background: The review asked for a policy.",
            &format!("background: {{file: \"{file}\"}}"),
        );
        let faults = build(&spoilt, &["OS 1/04"]).faults();
        assert!(faults.contains("error[missing-file]: "), "{file}: {faults}");
    }
}

#[test]
fn prose_that_is_nested_thousands_deep_is_refused_and_harms_nothing() {
    let quotations = format!("{} deep", ">".repeat(20_000));
    let emphasis = format!("{}x{}", "*a **b ".repeat(3_000), "** c*".repeat(3_000));
    let links = format!("{}x{}", "[".repeat(3_000), "](y)".repeat(3_000));
    for (text, is_refused) in [(quotations, true), (emphasis, true), (links, false)] {
        let spoilt = council().with("inputs/words.md", &text).replace(
            "inputs/report.yaml",
            "reasons: Comments can still change it.",
            "reasons: {file: words.md}",
        );
        let faults = build(&spoilt, &[]).faults();
        let told = faults.contains("inputs/words.md:1:")
            && faults.contains("where `max_nesting` allows 16 levels");
        assert_eq!(told, is_refused, "{faults}");
    }
}

#[test]
fn prose_as_people_write_it_is_not_too_deep() {
    let text = "- one\n  - two\n    - **three *and* four**\n\n> A quotation\n> > in another\n";
    let spoilt = council().with("inputs/words.md", text).replace(
        "inputs/report.yaml",
        "reasons: Comments can still change it.",
        "reasons: {file: words.md}",
    );
    assert_eq!(build(&spoilt, &[]).faults(), "");
}
