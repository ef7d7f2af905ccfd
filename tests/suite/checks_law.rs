//! The checks of what the law asks, on the tiny council: where each fires, in the words a person sees, and where it is
//! silent.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const SETTINGS: &str = "guildhall.yaml";

/// The tiny council whose report asks its executive to agree something.
fn decided() -> Council {
    council().replace(
        REPORT,
        "{id: r1, body: scrutiny, verb: comment, text: on the framework}",
        "{id: r1, body: executive, verb: agree, text: the framework}",
    )
}

/// The council, with a threshold for key decisions.
fn threshold(council: Council, sum: &str) -> Council {
    let fact = format!("facts:\n  - {{id: threshold.key-decision, value: \"{sum}\"}}\n");
    council.append(SETTINGS, &fact)
}

/// The report with another line in the place of `key_decision: no`.
fn saying(council: Council, lines: &str) -> Council {
    council.replace(REPORT, "key_decision: no", lines)
}

// --- key decisions --------------------------------------------------------------------------------

#[test]
fn a_decision_over_the_threshold_is_a_key_decision() {
    assert_eq!(
        threshold(decided(), "£8,000").short(),
        "inputs/report.yaml:11:15: warning[key-decision-threshold]: `key_decision` is no, though the recommended \
         option costs `£9,000` and the threshold is `£8,000`\n"
    );
}

#[test]
fn a_decision_below_the_threshold_or_of_another_body_is_none() {
    assert_eq!(decided().short(), "");
    assert_eq!(threshold(decided(), "£9,000").short(), "");
    assert_eq!(
        threshold(council(), "£8,000").short(),
        "",
        "scrutiny makes no key decisions"
    );
    let yes = saying(threshold(decided(), "£8,000"), "key_decision: yes");
    assert_eq!(yes.short(), "");
}

#[test]
fn a_decision_that_names_several_wards_says_why_it_is_no_key_decision() {
    let wards =
        |given: &str| decided().replace(REPORT, "wards: All wards", &format!("wards: {given}"));
    assert_eq!(
        wards("Belle Vue, Morton and Castle").short(),
        "inputs/report.yaml:11:15: warning[key-decision-threshold]: `key_decision` is no, though more than one ward is named\n"
    );
    for silent in [
        "All wards",
        "Stanwix and Houghton",
        "\"None, as yet\"",
        "\"Castle, in part\"",
    ] {
        assert_eq!(wards(silent).short(), "", "{silent}");
    }
    let reasoned =
        wards("Belle Vue, Morton").append(REPORT, "key_decision_reason: The effect is small.\n");
    assert_eq!(reasoned.short(), "");
}

// --- personal data --------------------------------------------------------------------------------

/// What is found in a note that stands for the background of the report.
fn told(background: &str) -> Council {
    let council = council().with("inputs/note.md", background);
    council.replace(REPORT, "The review asked for a policy.", "{file: note.md}")
}

/// The findings of personal data: an example such as `AB 12 34 56 C` also holds what looks like an acronym.
fn personal(council: &Council) -> String {
    let all = council.short();
    let lines = all.lines().filter(|line| line.contains("[personal-data]"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn personal_data_is_quoted_at_its_exact_place() {
    for (text, quote, what) in [
        (
            "Her number is AB 12 34 56 C.",
            "AB 12 34 56 C",
            "a National Insurance number",
        ),
        (
            "Her number is AB123456C.",
            "AB123456C",
            "a National Insurance number",
        ),
        (
            "Write to her at jane.smith@gmail.com.",
            "jane.smith@gmail.com",
            "a private e-mail address",
        ),
        (
            "Call her on the 07700 900123.",
            "07700 900123",
            "a mobile telephone number",
        ),
        (
            "Call her on the +44 7700 900 123.",
            "+44 7700 900 123",
            "a mobile telephone number",
        ),
        (
            "Smith, the eldest, born on 3 May 1970.",
            "born on 3 May 1970",
            "a date of birth",
        ),
        (
            "Smith (the eldest, date of birth: 03/05/1970)",
            "date of birth: 03/05/1970",
            "a date of birth",
        ),
    ] {
        let council = told(text);
        let column = text.find(quote).unwrap() + 1;
        assert_eq!(
            personal(&council),
            format!(
                "inputs/note.md:1:{column}: error[personal-data]: `{quote}` looks like {what}, and would be published\n"
            )
        );
        let all = council.check();
        let finding = all
            .iter()
            .find(|finding| finding.code.name == "personal-data");
        assert_eq!(finding.unwrap().documents, ["OS 1/04"]);
    }
}

#[test]
fn personal_data_in_a_register_is_found_too() {
    let council = council().replace(
        "inputs/people.yaml",
        "{id: manager, title: Policy Manager, kind: officer}",
        "{id: manager, title: Policy Manager, kind: officer, email: jane.smith@hotmail.co.uk}",
    );
    assert!(
        council
            .short()
            .contains("error[personal-data]: `jane.smith@hotmail.co.uk` looks like a private"),
        "{}",
        council.short()
    );
}

#[test]
fn telephones_of_work_role_mailboxes_and_other_numbers_are_left_alone() {
    for text in [
        "Call the office on 01632 960000.",
        "The duty officer's work mobile is 07700 900123.",
        "Write to policy@carlisle.example or village.forum@gmail.com.",
        "The account 207700900123 and the invoice 0770/12345 are paid.",
        "The example QQ 12 34 56 C belongs to nobody.",
        "The report CE 12/04 and the grant GB 12 34 56 C stand.",
        "A policy is born on 3 legs, and the Council was born on good will.",
        "Everyone gives a date of birth. On 3 May 1970 the Act began.",
        "Reference SC 1234567 is a charity's.",
    ] {
        assert_eq!(personal(&told(text)), "", "in `{text}`");
    }
    let work = council().replace(
        "inputs/people.yaml",
        "{id: manager, title: Policy Manager, kind: officer}",
        "{id: manager, title: Policy Manager, kind: officer, telephone: 07700 900123}",
    );
    assert_eq!(work.short(), "");
    let unpublished = council().append(REPORT, "notes: Call Jane on 07700 900123\n");
    assert_eq!(unpublished.short(), "");
}

// --- addresses ------------------------------------------------------------------------------------

#[test]
fn a_raw_address_and_a_link_that_is_not_safe_are_noted() {
    let told = |text: &str| told(text).short();
    assert_eq!(
        told("The report is at www.audit.example/report."),
        "inputs/note.md:1:18: note[bare-address]: `www.audit.example/report` is a raw address\n"
    );
    assert_eq!(
        told("See [the report](http://audit.example/report)."),
        "inputs/note.md:1:5: note[bare-address]: the link leads to `http://audit.example/report`, which is not safe\n"
    );
    for text in [
        "See [the report](https://audit.example/report).",
        "An address begins with `http://www.audit.example` or www.",
        "Write to policy@wells.example.",
    ] {
        assert_eq!(told(text), "", "in `{text}`");
    }
}
