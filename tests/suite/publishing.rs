//! Publishing: what went out for a meeting is kept as it is, and what changes afterwards is published as a supplement, an
//! erratum or a re-issue, never in silence. Told as an officer would see it, with the program in a folder.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "these tests read what the program kept"
)]

use std::collections::BTreeMap;
use std::path::Path;

use tempfile::TempDir;

use crate::council::REPORT;
use crate::made::{guildhall, lay_out, pdf_text, tree, write};
use crate::packs::with_pack;

const MEETING: &str = "os-2004-07-29";
const REPORT_FILE: &str = "inputs/report.yaml";
const AGENDA_FILE: &str = "inputs/agenda.yaml";

/// What `publish` said: its answer, and all its words.
fn publish(folder: &Path, at: &str, more: &[&str]) -> (i32, String) {
    let mut arguments = vec!["publish", MEETING, "--by", "clerk", "--at", at];
    arguments.extend(more);
    let said = guildhall(folder, &arguments);
    (said.code, said.out + &said.err)
}

/// The tiny council with its pack published.
fn published() -> TempDir {
    let folder = lay_out(&with_pack());
    let (code, said) = publish(folder.path(), "2004-07-21T16:30", &[]);
    assert_eq!(code, 0, "{said}");
    folder
}

/// Every file that was published.
fn kept(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    tree(&folder.join("published"))
}

/// What was published before is there still, byte for byte.
#[track_caller]
fn assert_untouched(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) {
    assert!(
        before
            .iter()
            .all(|(path, bytes)| after.get(path) == Some(bytes))
    );
}

/// Replaces words in a file of the workspace.
fn mend(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "no `{from}` in {file}");
    write(&path, text.replace(from, to));
}

/// A second report comes after the pack went out.
fn add_a_late_report(folder: &Path) {
    let late = REPORT
        .replace("OS 1/04", "OS 2/04")
        .replace("title: A framework\n", "title: A late report\n");
    write(&folder.join("inputs/late.yaml"), late);
    let item = "  - {no: A.3, report: OS 2/04, late: The offer was made on 22 July., urgent_agreed: 2004-07-22}\n";
    let agenda = std::fs::read_to_string(folder.join(AGENDA_FILE)).unwrap();
    write(&folder.join(AGENDA_FILE), agenda + item);
}

#[test]
fn what_goes_out_is_kept_with_its_pages_name_and_time() {
    let folder = published();
    let kept = kept(folder.path());
    let names: Vec<&str> = kept.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "os-2004-07-29/1-pack/a-2-os-1-04.pdf",
            "os-2004-07-29/1-pack/agenda-agenda-july.pdf",
            "os-2004-07-29/1-pack/pack-july-pack.pdf",
        ]
    );
    let register =
        std::fs::read_to_string(folder.path().join("inputs/published/os-2004-07-29.yaml")).unwrap();
    for line in [
        "by: \"clerk\"",
        "at: \"2004-07-21 16:30\"",
        "\"no\":\"A.2\"",
        "\"first\":4",
    ] {
        assert!(register.contains(line), "no `{line}` in: {register}");
    }
    let checked = guildhall(folder.path(), &["check", "--strict"]);
    assert_eq!(checked.code, 0, "{}", checked.out);
}

#[test]
fn a_paper_of_its_own_has_the_page_numbers_of_the_pack() {
    let folder = published();
    let kept = kept(folder.path());
    let test = "a_paper_of_its_own_has_the_page_numbers_of_the_pack";
    let Some(text) = pdf_text(&kept["os-2004-07-29/1-pack/a-2-os-1-04.pdf"], test) else {
        return;
    };
    let first = text.split('\u{c}').next().unwrap();
    assert!(first.contains("Page 4 of"), "{first}");
    assert!(first.contains("Item A.2"), "{first}");
}

#[test]
fn a_pack_is_published_once() {
    let folder = published();
    let before = kept(folder.path());
    let (code, said) = publish(folder.path(), "2004-07-22T09:00", &[]);
    assert_eq!(code, 2);
    assert!(
        said.contains(
            "is published already; say `--as supplement`, `--as erratum` or `--as re-issue`"
        ),
        "{said}"
    );
    assert_eq!(kept(folder.path()), before);
}

#[test]
fn a_corrected_report_is_refused_until_an_erratum_names_what_changed() {
    let folder = published();
    let before = kept(folder.path());
    mend(
        folder.path(),
        REPORT_FILE,
        "reasons: Comments can still change it.",
        "reasons: It can still be changed.",
    );
    let built = guildhall(folder.path(), &["build", "Pack July", "--format", "short"]);
    assert_eq!(built.code, 1);
    assert!(built.out.contains("published-changed"), "{}", built.out);
    assert!(
        built.out.contains(
            "`OS 1/04` has changed since it was published on 21 July 2004, 16:30: Reasons"
        ),
        "{}",
        built.out
    );
    let (code, said) = publish(folder.path(), "2004-07-23T09:00", &["--as", "erratum"]);
    assert_eq!(
        (code, said.contains("say in `--note` what was wrong")),
        (2, true),
        "{said}"
    );
    let note = "The reasons said that comments could change it.";
    let (code, said) = publish(
        folder.path(),
        "2004-07-23T09:00",
        &["--as", "erratum", "--note", note],
    );
    assert_eq!(code, 0, "{said}");
    let after = kept(folder.path());
    assert_untouched(&before, &after);
    let built = guildhall(folder.path(), &["build", "Pack July"]);
    assert_eq!(built.code, 0, "{}", built.out);
    let test = "a_corrected_report_is_refused_until_an_erratum_names_what_changed";
    if let Some(text) = pdf_text(
        &after["os-2004-07-29/2-erratum/pack-july-erratum.pdf"],
        test,
    ) {
        assert!(
            text.contains(note) && text.contains("OS 1/04: Reasons"),
            "{text}"
        );
    }
}

#[test]
fn a_late_report_goes_out_in_a_supplement_whose_pages_follow_on() {
    let folder = published();
    let before = kept(folder.path());
    add_a_late_report(folder.path());
    let built = guildhall(folder.path(), &["build", "Pack July", "--format", "short"]);
    assert!(
        built
            .out
            .contains("`OS 2/04` has come since the pack was published on 21 July 2004, 16:30"),
        "{}",
        built.out
    );
    let (code, said) = publish(folder.path(), "2004-07-22T12:00", &["--as", "supplement"]);
    assert_eq!(code, 0, "{said}");
    let after = kept(folder.path());
    assert_untouched(&before, &after);
    let test = "a_late_report_goes_out_in_a_supplement_whose_pages_follow_on";
    let pack = pdf_text(&after["os-2004-07-29/1-pack/pack-july-pack.pdf"], test);
    let supplement = pdf_text(
        &after["os-2004-07-29/2-supplement/pack-july-supplement.pdf"],
        test,
    );
    let (Some(pack), Some(supplement)) = (pack, supplement) else {
        return;
    };
    let pages = pack.matches('\u{c}').count();
    assert!(
        supplement.contains(&format!("Page {} of", pages + 1)),
        "{supplement}"
    );
    assert!(supplement.contains("A.3 A late report"), "{supplement}");
    assert!(!supplement.contains("Page 1 of"), "{supplement}");
}

#[test]
fn a_re_issue_says_what_changed_and_leaves_the_first_pack_as_it_was() {
    let folder = published();
    let before = kept(folder.path());
    mend(
        folder.path(),
        REPORT_FILE,
        "wards: All wards",
        "wards: Two wards",
    );
    let note = "The wards were wrong.";
    let (code, said) = publish(
        folder.path(),
        "2004-07-23T09:00",
        &["--as", "re-issue", "--note", note],
    );
    assert_eq!(code, 0, "{said}");
    let after = kept(folder.path());
    assert_untouched(&before, &after);
    let test = "a_re_issue_says_what_changed_and_leaves_the_first_pack_as_it_was";
    if let Some(text) = pdf_text(
        &after["os-2004-07-29/2-re-issue/pack-july-re-issue.pdf"],
        test,
    ) {
        assert!(
            text.contains(note) && text.contains("OS 1/04: Wards"),
            "{text}"
        );
    }
}

#[test]
fn a_re_issue_says_which_papers_have_moved_to_other_pages() {
    let folder = published();
    let long = "Members hear what has come of their questions, one after the other. ".repeat(120);
    let apologies = "{no: A.1, standing: apologies}";
    let longer = format!("{{no: A.1, standing: apologies, note: \"{long}\"}}");
    mend(folder.path(), AGENDA_FILE, apologies, &longer);
    let note = "The agenda says more of the questions.";
    let (code, said) = publish(
        folder.path(),
        "2004-07-23T09:00",
        &["--as", "re-issue", "--note", note],
    );
    assert_eq!(code, 0, "{said}");
    let test = "a_re_issue_says_which_papers_have_moved_to_other_pages";
    let after = kept(folder.path());
    if let Some(text) = pdf_text(
        &after["os-2004-07-29/2-re-issue/pack-july-re-issue.pdf"],
        test,
    ) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("A.2 was on pages 4 to"), "{text}");
        assert!(text.contains("and is on pages 6 to"), "{text}");
    }
}

#[test]
fn nothing_is_published_of_a_pack_with_an_error() {
    let folder = lay_out(&with_pack());
    mend(
        folder.path(),
        REPORT_FILE,
        "purpose: consult",
        "purpose: consul",
    );
    let (code, said) = publish(folder.path(), "2004-07-21T16:30", &[]);
    assert_eq!(code, 1);
    assert!(said.contains("nothing was published"), "{said}");
    assert!(!folder.path().join("published").exists());
}

#[test]
fn pack_makes_the_pack_of_a_meeting_and_says_where_there_is_none() {
    let folder = lay_out(&with_pack());
    let made = guildhall(folder.path(), &["pack", MEETING]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(
        folder
            .path()
            .join("output/pack-july/pack-july.pdf")
            .exists()
    );
    let other = guildhall(folder.path(), &["pack", "os-2004-09-09"]);
    assert_eq!(other.code, 2);
    assert!(
        other
            .err
            .contains("no document makes a pack of the meeting `os-2004-09-09`"),
        "{}",
        other.err
    );
}

#[test]
fn the_folder_for_what_is_published_is_one_of_its_own() {
    let spoilt = with_pack().append("guildhall.yaml", "published: output\n");
    assert!(
        spoilt
            .short()
            .contains("`published` is no folder of the workspace of its own"),
        "{}",
        spoilt.short()
    );
    let elsewhere = with_pack().append("guildhall.yaml", "published: archive/papers\n");
    let folder = lay_out(&elsewhere);
    let (code, said) = publish(folder.path(), "2004-07-21T16:30", &[]);
    assert_eq!(code, 0, "{said}");
    assert!(
        folder
            .path()
            .join("archive/papers/os-2004-07-29/1-pack/pack-july-pack.pdf")
            .exists()
    );
}
