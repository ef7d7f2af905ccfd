//! What can be wrong with values, records and references, on a tiny council: the line a person sees, and the advice.
//! Files that cannot be read at all, settings and document types are in `faults_of_files`.

use crate::council::{Council, council};

const ACTIONS: &str = "inputs/actions.yaml";
const REPORT: &str = "inputs/report.yaml";
const PEOPLE: &str = "inputs/people.yaml";
const BACKGROUND: &str = "The review asked for a policy.";

/// Asserts the only finding of a council, and its help.
fn assert_only(council: &Council, line: &str, help: &str) {
    assert_eq!(council.short(), format!("{line}\n"));
    assert_eq!(council.help(), format!("{help}\n"));
}

// --- values ---------------------------------------------------------------------------------------

#[test]
fn a_value_of_another_kind() {
    assert_only(
        &council().replace("inputs/meetings.yaml", "date: 2004-09-09", "date: soon"),
        "inputs/meetings.yaml:2:45: error[wrong-kind]: `date`: found `soon`, expected a date such as `29 July 2004`",
        "write a date such as `29 July 2004` or `2004-07-29`",
    );
    assert_only(
        &council().replace("inputs/budgets.yaml", "amount: £9000", "amount: [a, b]"),
        "inputs/budgets.yaml:1:57: error[wrong-kind]: `amount`: found a list, expected a sum of money",
        "look at the document type's guide for how the field is written",
    );
}

#[test]
fn a_word_outside_its_list() {
    assert_only(
        &council().replace(ACTIONS, "status: at-risk", "status: at risc"),
        "inputs/actions.yaml:14:33: error[unknown-choice]: `status`: found `at risc`, which is not in the list of \
         words for it",
        "did you mean `at-risk`?",
    );
}

#[test]
fn a_status_may_be_written_as_people_write_it() {
    let council = council().replace(ACTIONS, "status: at-risk", "status: At risk");
    assert_eq!(council.short(), "");
}

#[test]
fn a_year_in_two_digits() {
    assert_only(
        &council().replace(REPORT, "date: 2004-07-20}", "date: 20.07.04}"),
        "inputs/report.yaml:27:44: warning[two-digit-year]: the year of `20.07.04` has two digits; it was read as \
         20 July 2004",
        "write the year in full",
    );
    assert_only(
        &council().replace(ACTIONS, "due: June 2004", "due: June 04"),
        "inputs/actions.yaml:33:43: warning[two-digit-year]: the year of `June 04` has two digits; it was read as June 2004",
        "write the year in full",
    );
}

#[test]
fn a_weekday_that_does_not_fit() {
    assert_only(
        &council().replace(
            "inputs/meetings.yaml",
            "date: 2004-09-09",
            "date: Friday 9 September 2004",
        ),
        "inputs/meetings.yaml:2:45: error[wrong-weekday]: the weekday of `Friday 9 September 2004` is wrong: it is \
         Thursday 9 September 2004",
        "find out which of the two is meant",
    );
    assert_only(
        &council().replace(ACTIONS, "due: July 2004", "due: Monday 29 July 2004"),
        "inputs/actions.yaml:9:12: error[wrong-weekday]: the weekday of `Monday 29 July 2004` is wrong: it is Thursday \
         29 July 2004",
        "find out which of the two is meant",
    );
}

#[test]
fn an_unknown_key_with_what_was_meant() {
    assert_only(
        &council().replace(
            ACTIONS,
            "  short: Training",
            "  sucess: All can.\n  short: Training",
        ),
        "inputs/actions.yaml:18:3: error[unknown-key]: `sucess` is not a key of `action`",
        "did you mean `success`?",
    );
    let nested = council().replace(
        REPORT,
        "{id: r1, body: scrutiny, verb:",
        "{id: r1, body: scrutiny, note: x, verb:",
    );
    assert_eq!(
        nested.help(),
        "use one of: id, body, verb, text, by\n",
        "where nothing is near, the keys are listed"
    );
}

#[test]
fn a_required_field_left_out() {
    assert_only(
        &council().replace(REPORT, "background_papers: []\n", ""),
        "inputs/report.yaml:1:1: error[required-field]: `committee-report` has no `background_papers`, which is \
         required",
        "fill in `background_papers`",
    );
    assert_only(
        &council().replace(
            REPORT,
            "  legal: {none: yes, reason: It creates no duty.}\n",
            "",
        ),
        "inputs/report.yaml:21:3: error[required-field]: `implications` has no `legal`, which is required",
        "fill in `legal`",
    );
    assert_only(
        &council().replace(
            REPORT,
            "  - {title: Keep the guidance, recommended: no}\n",
            "",
        ),
        "inputs/report.yaml:18:3: error[required-field]: `options` has 1; at least 2 rows were expected",
        "add what is missing",
    );
}

#[test]
fn an_image_without_words() {
    let map = council().with("inputs/map.png", b"PNG");
    assert_only(
        &map.clone()
            .replace(REPORT, BACKGROUND, "\"See ![](map.png)\""),
        "inputs/report.yaml:16:18: error[missing-alt-text]: the image `map.png` has no alternative text that says \
         what it shows",
        "say in a sentence what the image tells a reader, or `decorative` if it tells nothing",
    );
    for words in ["The five wards with schemes", "decorative"] {
        let silent =
            map.clone()
                .replace(REPORT, BACKGROUND, &format!("\"See ![{words}](map.png)\""));
        assert_eq!(silent.short(), "", "{words}");
    }
}

#[test]
fn a_file_that_is_not_there() {
    assert_only(
        &council()
            .with("inputs/frame.md", "Words.")
            .replace(REPORT, BACKGROUND, "{file: fram.md}"),
        "inputs/report.yaml:16:20: error[missing-file]: `background`: there is no file `fram.md` in `inputs/`",
        "did you mean `frame.md`?",
    );
}

#[test]
fn a_character_that_hides_words() {
    assert_only(
        &council().replace(REPORT, BACKGROUND, "The \u{202E}review asked."),
        "inputs/report.yaml:16:17: error[hostile-character]: found the invisible or broken character U+202E",
        "delete the character and type the words again",
    );
}

// --- records --------------------------------------------------------------------------------------

#[test]
fn two_records_with_one_id() {
    let council = council().replace(ACTIONS, "id: A2.1", "id: a1.2");
    let finding = council
        .check()
        .into_iter()
        .find(|f| f.code.name == "duplicate-id")
        .unwrap();
    assert_eq!(
        finding.message,
        "the action `a1.2` stands twice; each id was expected once"
    );
    assert_eq!(finding.place.to_string(), "inputs/actions.yaml:27:7");
    assert_eq!(
        finding.related[0].place.to_string(),
        "inputs/actions.yaml:16:7",
        "the first is shown too"
    );
}

#[test]
fn a_file_that_no_register_is_named_after() {
    assert_only(
        &council().with("inputs/meeting.yaml", "- {id: x}\n"),
        "inputs/meeting.yaml: warning[unknown-register]: `meeting` is not the name of a register",
        "did you mean `meetings`?",
    );
    let told = council().with(
        "inputs/diary.yaml",
        "- {date: 2004-12-24, name: Closed, kind: closed}\n",
    );
    let told = told.append(
        "guildhall.yaml",
        "registers: {inputs/diary.yaml: calendar}\n",
    );
    assert_eq!(told.short(), "", "the settings say which register it is");
}

#[test]
fn a_register_that_is_no_list() {
    assert_only(
        &council().with(
            "inputs/events.yaml",
            "id: launch\ntitle: Launch\ndate: 2005\n",
        ),
        "inputs/events.yaml: error[register-shape]: `inputs/events.yaml` is neither a list of records nor a document \
         with `type:`",
        "begin each record with `- `, or say which `type:` of document it is",
    );
}

#[test]
fn a_document_of_an_unknown_type() {
    assert_only(
        &council().replace(REPORT, "type: committee-report", "type: comittee-report"),
        "inputs/report.yaml:1:7: error[unknown-type]: `comittee-report` is not a document type",
        "did you mean `committee-report`?",
    );
    let misspelt = council().replace(REPORT, "type: committee-report", "type: comittee-report");
    assert!(misspelt.load().refused().is_empty(), "of the other papers");
}

#[test]
fn two_documents_with_one_name() {
    let text = council().text(REPORT);
    let council = council().with(
        "inputs/second.yaml",
        text.replace("id: OS 1/04", "id: os 1-04"),
    );
    assert_only(
        &council,
        "inputs/second.yaml:2:5: error[duplicate-document]: `OS 1/04` and `os 1-04` would both be made as `os-1-04`",
        "give one of the two another id",
    );
    let refused: Vec<String> = council.load().refused().into_iter().collect();
    assert_eq!(refused, ["OS 1/04", "os 1-04"], "both are refused");
}

#[test]
fn a_document_that_was_asked_for_and_is_not_there() {
    let wish = guildhall::pipeline::Wish {
        documents: vec!["os-1-05".to_owned()],
        ..guildhall::pipeline::Wish::default()
    };
    let loaded = council().load_as(&wish);
    assert_eq!(
        loaded.unknown,
        ["there is no document `os-1-05`; did you mean `OS 1/04`?"]
    );
    assert!(loaded.findings.is_empty(), "no record is at fault");
}

// --- references -----------------------------------------------------------------------------------

#[test]
fn a_reference_to_nothing() {
    assert_only(
        &council().replace(ACTIONS, "owner: treasurer", "owner: tresurer"),
        "inputs/actions.yaml:31:10: error[dangling-reference]: there is no `tresurer` in people",
        "did you mean `treasurer`?",
    );
    assert_only(
        &council().replace(REPORT, BACKGROUND, "\"See [[KI-14]].\""),
        "inputs/report.yaml:16:18: error[dangling-reference]: there is no `KI-14`",
        "did you mean `KI-1`?",
    );
}

#[test]
fn a_reference_that_could_mean_two_things() {
    let council = council().append(
        PEOPLE,
        "- {id: executive, title: Executive Director, kind: officer}\n",
    );
    assert_only(
        &council
            .clone()
            .replace(REPORT, BACKGROUND, "\"The [[executive]] agreed.\""),
        "inputs/report.yaml:16:18: error[ambiguous-reference]: `executive` could mean 2 things",
        "write `[[bodies:executive]]` or `[[people:executive]]`",
    );
    let told = council.replace(REPORT, BACKGROUND, "\"The [[bodies:executive]] agreed.\"");
    assert_eq!(told.short(), "");
}

#[test]
fn a_form_that_is_not_understood() {
    assert_only(
        &council().replace(REPORT, BACKGROUND, "\"See [[KI-1|title]].\""),
        "inputs/report.yaml:16:18: error[unknown-form]: `[[KI-1|title]]` is not understood",
        "write `[[id]]`, `[[id|full]]`, `[[text:id]]`, `[[val: count(register)]]`, `[[date:id]]`, `[[money:id]]` or `[[todo: what | who | by when]]`",
    );
}

#[test]
fn a_placeholder_left_in() {
    let council = council().replace(
        REPORT,
        BACKGROUND,
        "\"[[todo: findings | manager | 1 July]]\"",
    );
    assert_only(
        &council,
        "inputs/report.yaml:16:14: error[placeholder-left-in]: `findings` is still to be done",
        "write what is missing and take the placeholder out",
    );
    let draft = council.replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[placeholder-left-in]"),
        "a draft is only warned: {}",
        draft.short()
    );
}
