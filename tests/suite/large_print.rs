//! Large print: the same paper, set larger, in which a Member finds the page of the standard edition that others cite.

#![allow(
    clippy::unwrap_used,
    reason = "these tests read the words of papers that were just made"
)]

use crate::council::{Council, council};
use crate::editions::{PART_B_LARGE, PUBLIC_LARGE, part_exempt};
use crate::made::{build, pdf_text};
use crate::packs::{pages_of, report};

const STANDARD: &str = "os-2-04/os-2-04.pdf";
const LARGE: &str = "os-2-04/os-2-04-large-print.pdf";

/// The tiny council with a report of some pages.
fn with_long_report() -> Council {
    council().with("inputs/report-2.yaml", report(2))
}

/// The pages of the standard edition that the foot of a page in large print tells: the first and the last of them.
fn told(page: &str) -> (usize, usize) {
    let (_, foot) = page.rsplit_once("In the standard edition: page").unwrap();
    let mut numbers = foot
        .split_whitespace()
        .filter_map(|word| word.parse::<usize>().ok());
    let first = numbers.next().unwrap();
    (first, numbers.next().unwrap_or(first))
}

/// The page on which a numbered paragraph begins, counted from 1.
fn begins(pages: &[String], number: &str) -> Option<usize> {
    let is_there = |page: &String| page.split(' ').any(|word| word == number);
    Some(pages.iter().position(is_there)? + 1)
}

#[test]
fn one_build_makes_a_paper_and_its_edition_in_large_print() {
    let built = build(&with_long_report(), &["OS 2/04"]);
    assert_eq!(built.faults(), "");
    assert_eq!(built.paths(), [LARGE, STANDARD]);
}

#[test]
fn large_print_tells_the_page_of_the_standard_edition_for_every_numbered_paragraph() {
    let test = "large_print_tells_the_page_of_the_standard_edition_for_every_numbered_paragraph";
    let built = build(&with_long_report(), &["OS 2/04"]);
    let (Some(standard), Some(large)) = (
        pages_of(built.file(STANDARD), test),
        pages_of(built.file(LARGE), test),
    ) else {
        return;
    };
    assert!(large.len() > standard.len() && standard.len() > 3);
    for paragraph in 1..=36 {
        let number = format!("1.{paragraph}");
        let cited = begins(&standard, &number).unwrap();
        let read = begins(&large, &number).unwrap();
        let (first, last) = told(&large[read - 1]);
        assert!(
            (first..=last).contains(&cited),
            "{number} is on page {cited}, large print says {first} to {last}"
        );
    }
}

#[test]
fn a_page_of_the_standard_edition_is_marked_in_the_margin_once() {
    let test = "a_page_of_the_standard_edition_is_marked_in_the_margin_once";
    let built = build(&with_long_report(), &["OS 2/04"]);
    let (Some(standard), Some(large)) = (
        pages_of(built.file(STANDARD), test),
        pages_of(built.file(LARGE), test),
    ) else {
        return;
    };
    let marked = large.concat().matches("Page").count() - large.len();
    assert_eq!(marked, standard.len() - 1);
}

#[test]
fn what_is_withheld_is_in_large_print_for_members_alone() {
    let built = build(&part_exempt(), &["OS 1/04"]);
    let words = |path: &str| pdf_text(built.file(path), "large_print");
    let (Some(public), Some(part_b)) = (words(PUBLIC_LARGE), words(PART_B_LARGE)) else {
        return;
    };
    assert!(!public.contains("Halloran"), "{public}");
    assert!(part_b.contains("Halloran") && part_b.contains("NOT FOR PUBLICATION"));
}
