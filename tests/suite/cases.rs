//! Whole workspaces with their findings written down beside them: every expected finding, and no other.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "the cases of the repository are read"
)]

use std::path::{Path, PathBuf};

use crate::made::guildhall;

fn case(name: &str) -> PathBuf {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    cases.join(name)
}

#[test]
fn the_papers_of_2004_have_the_findings_they_deserve_and_no_other() {
    let folder = case("supporting-communities-2004");
    let said = guildhall(&folder, &["check", "--format", "short"]);
    assert_eq!(said.code, 1, "{}", said.err);
    let expected = std::fs::read_to_string(folder.join("expected.txt")).unwrap();
    let expected: Vec<&str> = expected.lines().collect();
    assert!(expected.len() > 150, "only {} are expected", expected.len());
    let found: Vec<&str> = said.out.lines().collect();
    let missed: Vec<_> = expected
        .iter()
        .filter(|line| !found.contains(line))
        .collect();
    let other: Vec<_> = found
        .iter()
        .filter(|line| !expected.contains(line))
        .collect();
    assert!(
        missed.is_empty() && other.is_empty(),
        "expected and not found: {missed:#?}\nfound and not expected: {other:#?}\nAfter looking at each, write \
         what `check --format short` says there into `expected.txt`."
    );
}
