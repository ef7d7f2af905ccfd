//! The house rules for codes and checks: named once, listed, explained and met by a test.
//! Reads the sources as text; what the codes do is for other tests.

use std::collections::BTreeMap;

use crate::house::{TextFile, assert_none, files, sources};
use crate::house_source::parts;

/// What the guards must at least have seen.
const FEWEST_CODES: usize = 30;
const FEWEST_CHECKS: usize = 8;

/// The codes a file declares: the name of the static, and the name officers see.
fn codes(text: &str) -> Vec<(String, String)> {
    let declarations = text.split("pub static ").skip(1);
    let code = |declaration: &str| {
        let (name, rest) = declaration.split_once(": Code = Code {")?;
        let (_, rest) = rest.split_once("name: \"")?;
        let (shown, _) = rest.split_once('"')?;
        let one_word = name
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        one_word.then(|| (name.to_owned(), shown.to_owned()))
    };
    declarations.filter_map(code).collect()
}

/// What stands between the brackets of a list such as `CODES: &[&Code] = &[…]`.
fn list<'a>(code: &'a str, name: &str) -> Option<&'a str> {
    let declared = ["static", "const"].map(|sort| format!("{sort} {name}:"));
    let (_, rest) = declared
        .iter()
        .find_map(|start| code.split_once(start.as_str()))?;
    let (_, rest) = rest.split_once('=')?;
    let (_, rest) = rest.split_once('[')?;
    rest.split_once("];").map(|(list, _)| list)
}

/// Whether a text has a word, with nothing of a name on either side.
fn has_word(text: &str, word: &str) -> bool {
    let of_a_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(of_a_name) && !after.is_some_and(of_a_name)
    })
}

#[test]
fn every_code_has_a_name_of_its_own_in_kebab_case() {
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for file in sources() {
        for (_, shown) in codes(&file.text) {
            let kebab = shown.split('-').all(|word| {
                !word.is_empty()
                    && word
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
            });
            if !kebab {
                problems.push(format!("`{}`: `{shown}` is not kebab-case", file.path));
            }
            if let Some(owner) = owners.insert(shown.clone(), file.path.clone()) {
                problems.push(format!(
                    "`{shown}` is declared in `{owner}` and `{}`",
                    file.path
                ));
            }
        }
    }
    assert!(
        owners.len() >= FEWEST_CODES,
        "saw only {} codes",
        owners.len()
    );
    assert_none(&problems);
}

#[test]
fn every_code_is_on_a_list_that_explain_reads() {
    let sources = sources();
    let lists: Vec<(String, String)> = sources
        .iter()
        .map(|file| (file.room().to_owned(), parts(&file.text).code))
        .filter_map(|(room, code)| list(&code, "CODES").map(|list| (room, list.to_owned())))
        .collect();
    let mut problems = Vec::new();
    for file in &sources {
        for (name, shown) in codes(&file.text) {
            let mut of_room = lists.iter().filter(|(room, _)| room == file.room());
            // The code of a check is listed with its check, which is among all of them.
            let is_checks =
                file.room() == "checks" && file.text.contains(&format!("Check::of(&{name}, "));
            if !is_checks && !of_room.any(|(_, list)| has_word(list, &name)) {
                problems.push(format!(
                    "`{shown}` (`{}`) is in no `CODES` of its room",
                    file.path
                ));
            }
        }
    }
    assert!(!lists.is_empty(), "saw no list of codes");
    assert_none(&problems);
}

#[test]
fn every_check_is_among_all() {
    let sources = sources();
    let found = sources
        .iter()
        .find(|file| file.path == "src/checks/mod.rs")
        .unwrap();
    let code = parts(&found.text).code;
    let all = list(&code, "ALL").expect("`static ALL` in src/checks/mod.rs");
    let own = |file: &&TextFile| file.room() == "checks" && !file.path.ends_with("/mod.rs");
    let checks: Vec<&TextFile> = sources.iter().filter(own).collect();
    assert!(
        checks.len() >= FEWEST_CHECKS,
        "saw only {} checks",
        checks.len()
    );
    let left_out = checks.into_iter().filter(|file| {
        let name = file
            .in_src()
            .trim_start_matches("checks/")
            .trim_end_matches(".rs");
        !all.contains(&format!("{}::CHECK,", name.replace('/', "::")))
    });
    let problems = left_out.map(|file| format!("`{}` is not in `checks::ALL`", file.path));
    assert_none(&problems.collect::<Vec<_>>());
}

#[test]
fn every_code_is_met_by_a_test() {
    // These tests make up codes of their own, so what they mention proves nothing.
    let invented = [
        "tests/suite/house_codes.rs",
        "tests/suite/findings.rs",
        "tests/suite/findings_shown.rs",
    ];
    let tests: Vec<TextFile> = files("tests", &[".rs", ".yaml", ".snap", ".csv", ".md"])
        .into_iter()
        .filter(|file| !invented.contains(&file.path.as_str()))
        .collect();
    let mut seen = 0;
    let mut problems = Vec::new();
    for file in sources() {
        for (_, shown) in codes(&file.text) {
            seen += 1;
            if !tests.iter().any(|test| has_word(&test.text, &shown)) {
                problems.push(format!("no test mentions `{shown}` (`{}`)", file.path));
            }
        }
    }
    assert!(seen >= FEWEST_CODES, "saw only {seen} codes");
    assert_none(&problems);
}

#[test]
fn codes_and_lists_are_read_as_they_are_written() {
    let source = "pub static UNKNOWN_KEY: Code = Code {\n    name: \"unknown-key\",\n};\npub static CODES: &[&Code] = &[&UNKNOWN_KEY, &late::LATE];\n";
    assert_eq!(
        codes(source),
        [("UNKNOWN_KEY".to_owned(), "unknown-key".to_owned())]
    );
    let listed = list(source, "CODES").unwrap();
    assert!(has_word(listed, "UNKNOWN_KEY") && has_word(listed, "LATE"));
    assert!(!has_word(listed, "KEY") && !has_word("`unknown-key-2`", "unknown-key"));
}
