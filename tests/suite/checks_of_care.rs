//! What a report owes its readers before it goes out: a full head, answers that are not put off, one thing asked at a
//! time, clearances that still hold, delegations with an end, and equality weighed before the decision.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const FINANCIAL: &str = "{text: It is paid for., officer: treasurer, budget: work}";
const LEGAL: &str = "{none: yes, reason: It creates no duty.}";
const SIGN_OFF: &str = "  - {role: author, officer: manager, date: 2004-07-20}\n";

/// The tiny council with one stretch of its report in other words.
fn report(from: &str, to: &str) -> Council {
    council().replace(REPORT, from, to)
}

/// The same council, its report a draft.
fn draft(council: &Council) -> Council {
    council
        .clone()
        .replace(REPORT, "status: final", "status: draft")
}

/// What is found of one code.
fn found(council: &Council, code: &str) -> String {
    let all = council.short();
    let mark = format!("[{code}]");
    let lines = all.lines().filter(|line| line.contains(&mark));
    lines.map(|line| format!("{line}\n")).collect()
}

// --- heads ----------------------------------------------------------------------------------------

#[test]
fn a_report_that_goes_out_names_its_wards() {
    let council = report("wards: All wards\n", "");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:1:1: error[head-incomplete]: the head of the paper has no `wards`\n"
    );
    assert!(draft(&council).short().contains("warning[head-incomplete]"));
    let withdrawn = council.replace(REPORT, "status: final", "status: withdrawn");
    assert_eq!(withdrawn.short(), "");
}

const HEADED: &str = "\
type: policy-document
id: POL-1
title: A policy
status: draft
as_of: 2004-07-20
classification: public
owner: manager
version: 0.1
period: 2005 to 2007
contact: manager
in_brief: We work together.
route:
  - {body: executive, when: 2004-12-13, purpose: decide}
review_next: January 2006
stages:
  - {id: s, title: Stage, what: It is done., who: Officers}
sections:
  - {id: one, title: One, text: It is so.}
";

#[test]
fn a_policy_has_its_owner_version_route_and_review_in_its_head() {
    let policy = |text: &str| {
        found(
            &council().with("inputs/policy.yaml", text),
            "head-incomplete",
        )
    };
    assert_eq!(policy(HEADED), "");
    let bare = HEADED
        .replace("owner: manager\nversion: 0.1\n", "")
        .replace("route:\n  - {body: executive, when: 2004-12-13, purpose: decide}\nreview_next: January 2006\n", "");
    assert_eq!(
        policy(&bare),
        "inputs/policy.yaml:1:1: warning[head-incomplete]: the head of the paper has no `owner`, `version`, `route` and \
         `review_next`\n"
    );
    let no_row = HEADED.replace(
        "route:\n  - {body: executive, when: 2004-12-13, purpose: decide}",
        "route: []",
    );
    assert!(policy(&no_row).contains("has no `route`"));
}

#[test]
fn a_final_policy_has_been_approved_too() {
    let policy = |text: &str| {
        found(
            &council().with("inputs/policy.yaml", text),
            "head-incomplete",
        )
    };
    let last = HEADED.replace("status: draft", "status: final");
    assert!(
        policy(&last).contains("error[head-incomplete]: the head of the paper has no `approved`")
    );
    assert_eq!(
        policy(&last.replace("period:", "approved: 2004-12-13\nperiod:")),
        ""
    );
}

#[test]
fn a_head_names_fields_that_there_are() {
    let manifest = "name: memo\ntitle: Memo\ndescription: A memo.\nword: memo\nhead: [ownr]\nfields: {}\noutputs: []\n";
    let council = council().with("templates/memo/manifest.yaml", manifest);
    assert_eq!(
        found(&council, "broken-manifest"),
        "templates/memo/manifest.yaml:5:8: error[broken-manifest]: `ownr` is not a field of this type\n"
    );
}

// --- answers --------------------------------------------------------------------------------------

#[test]
fn implications_that_are_put_off_are_quoted() {
    for said in [
        "These will be identified while the policy is written.",
        "Any implications will be assessed later",
        "The policy will identify these.",
    ] {
        assert_eq!(
            report(LEGAL, &format!("{{text: {said}}}")).short(),
            format!(
                "inputs/report.yaml:22:17: warning[implication-without-reason]: `Legal` is put off: `{said}`\n"
            )
        );
    }
    assert!(
        report(LEGAL, "{text: Not applicable at this stage.}")
            .short()
            .contains("`Legal` says only `Not applicable at this stage.`")
    );
}

#[test]
fn an_answer_that_says_what_is_known_may_say_what_comes_later() {
    for said in [
        "No duty is created now. Any implications will be assessed later.",
        "The draft policy will say how each partnership should show this.",
        "The survey will identify people who need help.",
        "These will be identified in the report of 13 December 2004.",
        "These duties are the Council's already.",
    ] {
        assert_eq!(
            report(LEGAL, &format!("{{text: {said}}}")).short(),
            "",
            "{said}"
        );
    }
    let reasoned = report(
        LEGAL,
        "{text: These will be identified later., reason: No duty begins before 2006.}",
    );
    assert_eq!(reasoned.short(), "");
    let consulted = report(
        LEGAL,
        "{text: These will be identified later., officer: treasurer}",
    );
    assert_eq!(consulted.short(), "");
}

#[test]
fn a_budget_is_named_with_what_is_spent_of_it() {
    let silent = |text: &str| {
        let financial = format!("{{text: {text}, officer: treasurer, budget: work}}");
        let council = report(FINANCIAL, &financial).replace(REPORT, ", cost: £9000", "");
        found(&council, "financial-silence")
    };
    assert_eq!(
        silent("Talks are going on."),
        "inputs/report.yaml:21:21: warning[financial-silence]: the budget `Partnership work` is named, of £9,000, and \
         nothing is said of money\n"
    );
    for text in [
        "The survey costs £700.",
        "\"The work costs [[money:budget.work]].\"",
        "It is paid for.",
        "The work is done within existing budgets.",
    ] {
        assert_eq!(silent(text), "", "{text}");
    }
    assert_eq!(council().short(), "", "an option tells the cost");
}

#[test]
fn consultation_that_is_planned_says_when() {
    let planned = |row: &str| {
        let lines = format!("consultation_planned:\n  - {{who: Partners{row}}}\n");
        council().append(REPORT, &lines).short()
    };
    assert_eq!(
        planned(""),
        "inputs/report.yaml:29:5: warning[consultation-thin]: the consultation of `Partners` is planned and has no `when`\n"
    );
    assert_eq!(planned(", when: autumn 2004"), "");
}

// --- what is asked --------------------------------------------------------------------------------

/// What is found of a report that asks the executive, whose powers are not stated.
fn asked(verb: &str, text: &str, code: &str) -> String {
    let council = report(
        "{id: r1, body: scrutiny, verb: comment, text: on the framework}",
        &format!("{{id: r1, body: executive, verb: {verb}, text: \"{text}\"}}"),
    );
    found(&council, code)
}

#[test]
fn a_second_verb_with_an_object_of_its_own_is_a_second_ask() {
    assert_eq!(
        asked(
            "note",
            "what the framework says and identify whatever else it needs",
            "recommendation-weak"
        ),
        "inputs/report.yaml:14:37: note[recommendation-weak]: the paper asks only to `note`: it is for information\n\
         inputs/report.yaml:14:74: warning[recommendation-weak]: `and identify` asks for a second thing in one \
         recommendation\n"
    );
    assert!(
        asked(
            "approve",
            "the policy and delegate its upkeep",
            "recommendation-weak"
        )
        .contains("`and delegate`")
    );
}

#[test]
fn a_verb_that_belongs_to_a_clause_an_infinitive_or_a_noun_is_no_second_ask() {
    for text in [
        "that officers meet and agree the terms",
        "what officers say at meetings and agree the terms",
        "the duty to review and approve the scheme",
        "the comment and request that Members made",
        "the terms and note of the meeting",
        "the plan and endorse it",
    ] {
        assert_eq!(
            asked("approve", text, "recommendation-weak"),
            "",
            "in `{text}`"
        );
    }
}

#[test]
fn each_recommendation_of_a_paper_for_information_is_noted() {
    let council = report("verb: comment", "verb: note").replace(
        REPORT,
        "text: on the framework}",
        "text: on the framework}\n  - {id: r2, body: scrutiny, verb: note, text: the dates}",
    );
    assert_eq!(
        council.short(),
        "inputs/report.yaml:14:36: note[recommendation-weak]: the paper asks only to `note`: it is for information\n\
         inputs/report.yaml:15:36: note[recommendation-weak]: `r2` too asks only to `note`\n"
    );
}

#[test]
fn a_delegation_names_an_officer_and_its_limit() {
    let told = |text: &str| asked("delegate", text, "open-delegation");
    assert_eq!(
        told("the award of the grants"),
        "inputs/report.yaml:14:53: warning[open-delegation]: the delegation names neither an officer nor a limit\n"
    );
    assert!(
        told("to the Director the award of the grants")
            .contains("names neither a limit nor whom to consult")
    );
    assert!(told("the award of grants of up to £500").contains("names no officer"));
    for text in [
        "to the Director the award of grants of up to £500",
        "to the policy manager, in consultation with the chair, the final wording",
        "minor changes to the Head of Legal Services, subject to the budget",
    ] {
        assert_eq!(told(text), "", "in `{text}`");
    }
    assert_eq!(
        asked("approve", "the award of the grants", "open-delegation"),
        ""
    );
}

// --- clearances -----------------------------------------------------------------------------------

/// The tiny council, whose report is cleared by a role too.
fn cleared_by(role: &str, seal: &str) -> Council {
    let line = format!("  - {{role: {role}, officer: treasurer, date: 2004-07-20{seal}}}\n");
    report(SIGN_OFF, &format!("{SIGN_OFF}{line}"))
}

/// The seal that a finding tells to write.
fn told_seal(council: &Council) -> String {
    let help = council.help();
    let (_, rest) = help
        .split_once("`seal: ")
        .unwrap_or_else(|| panic!("{help}"));
    rest.split('`').next().unwrap().to_owned()
}

#[test]
fn a_clearance_of_a_paper_that_goes_out_is_bound_to_its_words() {
    let council = cleared_by("finance", "");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:28:5: warning[clearance-unsealed]: the clearance of `finance` is not bound to the financial \
         implications\n"
    );
    assert_eq!(draft(&council).short(), "");
    let seal = told_seal(&council);
    assert_eq!(seal.len(), 8, "{seal}");
    assert_eq!(
        cleared_by("finance", &format!(", seal: {seal}")).short(),
        ""
    );
    assert_eq!(
        report("wards", "wards").short(),
        "",
        "the author needs no seal"
    );
}

#[test]
fn words_that_were_changed_after_their_clearance_are_told() {
    for (role, from, to, what) in [
        (
            "finance",
            "text: It is paid for.",
            "text: It is dear.",
            "the financial implications",
        ),
        (
            "legal",
            "It creates no duty.",
            "It creates a duty.",
            "the legal implications",
        ),
        (
            "director",
            "text: on the framework",
            "text: on the policy",
            "the recommendations",
        ),
        (
            "monitoring",
            "body: scrutiny, verb",
            "body: executive, verb",
            "the recommendations",
        ),
    ] {
        let seal = format!(", seal: {}", told_seal(&cleared_by(role, "")));
        let changed = cleared_by(role, &seal).replace(REPORT, from, to);
        assert_eq!(
            found(&changed, "clearance-outdated"),
            format!(
                "inputs/report.yaml:28:{}: error[clearance-outdated]: the clearance of `{role}` of 20 July 2004 was of \
                 other words: {what} have changed since
",
                58 + role.len()
            )
        );
        assert!(draft(&changed).short().contains("note[clearance-outdated]"));
    }
}

#[test]
fn a_change_elsewhere_or_of_the_layout_alone_breaks_no_seal() {
    let seal = format!(", seal: {}", told_seal(&cleared_by("finance", "")));
    let council = cleared_by("finance", &seal);
    let elsewhere = council.clone().replace(
        REPORT,
        "The review asked for a policy.",
        "The review asked for more.",
    );
    assert_eq!(elsewhere.short(), "");
    let broken = council.replace(REPORT, "It is paid for.", "\"It is\n    paid   for.\"");
    assert_eq!(broken.short(), "");
}

// --- equality -------------------------------------------------------------------------------------

/// What is found where the executive decides in 2012 and is told so much of equality.
fn equality(day: &str, answer: &str) -> String {
    let heading = "    - {key: equality, title: Equality, required: false}\n";
    let council = report(LEGAL, &format!("{LEGAL}\n  equality: {answer}"))
        .append("guildhall.yaml", heading)
        .replace(REPORT, "purpose: consult", "purpose: decide")
        .replace(
            "inputs/meetings.yaml",
            "date: 2004-07-29",
            &format!("date: {day}"),
        );
    found(&council, "equality-assessment-late")
}

#[test]
fn an_assessment_that_follows_the_decision_comes_too_late() {
    assert_eq!(
        equality(
            "2012-07-26",
            "{text: An equality impact assessment will follow.}"
        ),
        "inputs/report.yaml:23:39: warning[equality-assessment-late]: `assessment will follow` says that equality is \
         assessed later, and the decision is asked for on 26 July 2012\n"
    );
    assert_eq!(
        equality(
            "2012-07-26",
            "{text: Nobody is worse off., date: 2012-08-01}"
        ),
        "inputs/report.yaml:23:48: warning[equality-assessment-late]: `Equality` was answered on 1 August 2012, after the \
         decision is asked for, on 26 July 2012\n"
    );
}

#[test]
fn equality_that_is_assessed_before_or_before_the_law_of_2011_is_left_alone() {
    for (day, answer) in [
        (
            "2012-07-26",
            "{text: Nobody is worse off., date: 2012-07-20}",
        ),
        (
            "2012-07-26",
            "{text: It was assessed. A further assessment will be carried out in 2013.}",
        ),
        (
            "2012-07-26",
            "{text: The assessment follows the Council's template.}",
        ),
        (
            "2011-04-04",
            "{text: An equality impact assessment will follow.}",
        ),
    ] {
        assert_eq!(equality(day, answer), "", "{day} {answer}");
    }
}
