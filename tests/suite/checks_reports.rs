//! The checks of reports on the tiny council: where each fires, in the words a person sees, and where it is silent.

use crate::council::{Council, council};

const REPORT: &str = "inputs/report.yaml";
const BODIES: &str = "inputs/bodies.yaml";
const RECOMMENDED: &str = "verb: comment, text: on the framework}";
const FINANCIAL: &str = "{text: It is paid for., officer: treasurer, budget: work}";
const LEGAL: &str = "{none: yes, reason: It creates no duty.}";

/// The tiny council with one stretch of its report in other words.
fn report(from: &str, to: &str) -> Council {
    council().replace(REPORT, from, to)
}

/// The tiny council whose scrutiny committee may only comment and note.
fn with_powers() -> Council {
    council().replace(
        BODIES,
        "  series: OS",
        "  series: OS\n  powers: [comment, note]",
    )
}

/// The tiny council whose report asks the executive, whose powers are not stated.
fn asking_the_executive(verb: &str, text: &str) -> Council {
    let asked = format!("verb: {verb}, text: \"{text}\"}}");
    report(RECOMMENDED, &asked).replace(
        REPORT,
        "{id: r1, body: scrutiny",
        "{id: r1, body: executive",
    )
}

/// The same council, its report a draft.
fn draft(council: Council) -> Council {
    council.replace(REPORT, "status: final", "status: draft")
}

/// What is found of one code.
fn found(council: &Council, code: &str) -> String {
    let all = council.short();
    let mark = format!("[{code}]");
    let lines = all.lines().filter(|line| line.contains(&mark));
    lines.map(|line| format!("{line}\n")).collect()
}

// --- what is asked --------------------------------------------------------------------------------

#[test]
fn a_body_asked_for_what_it_cannot_do_is_named_with_the_verb() {
    let council = with_powers().replace(REPORT, "verb: comment", "verb: approve");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:14:36: error[body-without-power]: the `Overview and Scrutiny Committee` is asked to \
         `approve`, which is not among its powers\n"
    );
    assert!(
        council.help().contains("what it can do (comment, note)"),
        "{}",
        council.help()
    );
    assert!(
        draft(council)
            .short()
            .contains("warning[body-without-power]")
    );
}

#[test]
fn a_body_asked_for_what_it_can_do_or_whose_powers_are_not_stated_is_left_alone() {
    assert_eq!(with_powers().short(), "");
    assert_eq!(asking_the_executive("approve", "the framework").short(), "");
    let withdrawn = with_powers()
        .replace(REPORT, "verb: comment", "verb: approve")
        .replace(REPORT, "status: final", "status: withdrawn");
    assert_eq!(withdrawn.short(), "");
}

// --- implications ---------------------------------------------------------------------------------

#[test]
fn a_heading_that_is_begun_and_not_answered_is_missing() {
    let council = report(LEGAL, "{officer: treasurer}");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:22:10: error[implication-missing]: `Legal` says neither what the implications are nor \
         that there are none\n"
    );
    assert!(
        draft(council)
            .short()
            .contains("warning[implication-missing]")
    );
    let optional = report(LEGAL, "{officer: treasurer}").replace(
        "guildhall.yaml",
        "title: Legal, required: true",
        "title: Legal, required: false",
    );
    assert_eq!(optional.short(), "");
}

#[test]
fn none_without_a_reason_is_no_answer() {
    assert_eq!(
        report(LEGAL, "{none: yes}").short(),
        "inputs/report.yaml:22:17: warning[implication-without-reason]: `Legal` has no implications, and no reason \
         is given\n"
    );
    for said in [
        "None",
        "Not applicable.",
        "n/a",
        "To be identified.",
        "There are no implications.",
    ] {
        let found = report(LEGAL, &format!("{{text: {said}}}")).short();
        assert_eq!(
            found,
            format!(
                "inputs/report.yaml:22:17: warning[implication-without-reason]: `Legal` says only `{said}`, without \
                 the reason\n"
            )
        );
    }
}

#[test]
fn none_with_its_reason_is_an_answer() {
    for answer in [
        "{text: None., reason: The report changes no duty.}",
        "{text: \"None, as the report creates no duty.\"}",
        "{text: Not applicable to a report that only asks for comments.}",
    ] {
        assert_eq!(report(LEGAL, answer).short(), "", "{answer}");
    }
}

// --- money ----------------------------------------------------------------------------------------

#[test]
fn a_paper_that_costs_something_cannot_say_that_it_costs_nothing() {
    let silent = "{none: yes, reason: It costs nothing.}";
    assert_eq!(
        report(FINANCIAL, silent).short(),
        "inputs/report.yaml:21:21: warning[financial-silence]: no financial implications are stated, though the \
         recommended option costs `£9,000`\n"
    );
    let free = |council: Council| {
        council.replace(REPORT, "recommended: yes, cost: £9000", "recommended: yes")
    };
    let asked =
        asking_the_executive("approve", "a grant of £500").replace(REPORT, FINANCIAL, silent);
    assert!(
        free(asked.clone())
            .short()
            .contains("though a recommendation is about `£500`"),
        "{}",
        free(asked).short()
    );
    let budget = report(
        FINANCIAL,
        "{none: yes, reason: It costs nothing., budget: work}",
    );
    assert!(
        free(budget)
            .short()
            .contains("though `Financial` names the budget `work`")
    );
}

#[test]
fn a_paper_that_costs_nothing_may_say_so() {
    let silent = "{none: yes, reason: It costs nothing.}";
    let free = report(FINANCIAL, silent).replace(
        REPORT,
        "recommended: yes, cost: £9000",
        "recommended: yes, cost: £0",
    );
    assert_eq!(free.short(), "");
    let told = free.clone().replace(
        REPORT,
        "comment, text: on the framework",
        "note, text: that £500 was spent in 2003",
    );
    assert_eq!(found(&told, "financial-silence"), "");
    assert_eq!(found(&told, "recommendation-sum-differs"), "");
    let rejected = free.replace(REPORT, "recommended: no", "recommended: no, cost: £400");
    assert_eq!(rejected.short(), "");
}

#[test]
fn a_sum_of_a_recommendation_that_stands_nowhere_else_is_quoted() {
    let council = asking_the_executive("approve", "a budget of £9,500 for the work");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:14:65: warning[recommendation-sum-differs]: `£9,500` stands in no option, implication, \
         budget or appendix of the paper\n"
    );
    assert_eq!(council.check()[0].documents, ["OS 1/04"]);
}

#[test]
fn a_sum_that_is_explained_anywhere_in_the_paper_is_left_alone() {
    for text in [
        "a budget of £9,000 for the work",
        "a budget of £9k for the work",
        "contracts of up to £25,000",
        "the use of [[money:budget.work]]",
    ] {
        let found = asking_the_executive("approve", text).short();
        assert_eq!(found, "", "in `{text}`");
    }
    let total = asking_the_executive("approve", "£9,700 in all").replace(
        REPORT,
        "What the policy will cover.",
        "Printing costs £700.",
    );
    assert_eq!(total.short(), "");
    let background = asking_the_executive("approve", "£1,234 of it").replace(
        REPORT,
        "The review asked for a policy.",
        "The first part costs £1,234.",
    );
    assert_eq!(background.short(), "");
    let nothing_to_compare = asking_the_executive("approve", "a budget of £9,500")
        .replace(REPORT, ", cost: £9000", "")
        .replace(REPORT, ", budget: work", "");
    assert_eq!(nothing_to_compare.short(), "");
}

// --- clearances -----------------------------------------------------------------------------------

#[test]
fn a_final_report_that_waits_for_a_clearance_is_refused() {
    let council = council().append(REPORT, "  - {role: legal, officer: treasurer}\n");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:28:5: error[clearance-outstanding]: the clearance of `legal` is outstanding: it has no \
         date\n"
    );
    assert!(
        draft(council.clone())
            .short()
            .contains("note[clearance-outstanding]")
    );
    let given = council.replace(
        REPORT,
        "legal, officer: treasurer",
        "legal, officer: treasurer, date: 2004-07-20",
    );
    assert_eq!(found(&given, "clearance-outstanding"), "");
}

// --- references -----------------------------------------------------------------------------------

/// The tiny council whose report has another id.
fn numbered(id: &str) -> Council {
    report("id: OS 1/04", &format!("id: {id}"))
}

#[test]
fn a_reference_of_another_bodys_series_is_wrong() {
    let council = numbered("EX 1/04").replace(
        BODIES,
        "  kind: executive",
        "  kind: executive\n  series: EX",
    );
    assert_eq!(
        council.short(),
        "inputs/report.yaml:2:5: error[report-reference]: `EX 1/04` is of the series of the `Executive`, to which the \
         report does not go\n"
    );
}

#[test]
fn a_reference_of_another_year_is_wrong() {
    assert_eq!(
        numbered("OS 1/02").short(),
        "inputs/report.yaml:2:5: error[report-reference]: `OS 1/02` is of the year `02`, and its meeting is in 2004\n"
    );
}

#[test]
fn a_reference_given_twice_is_told_at_the_second() {
    let council = council();
    let again = council.text(REPORT).replace("id: OS 1/04", "id: OS 01/04");
    let council = council.with("inputs/second.yaml", again);
    assert_eq!(
        council.short(),
        "inputs/second.yaml:2:5: error[report-reference]: `OS 01/04` is the same reference as `OS 1/04`\n"
    );
    assert_eq!(council.check()[0].documents, ["OS 1/04", "OS 01/04"]);
}

#[test]
fn references_of_the_year_or_of_a_series_of_no_body_are_left_alone() {
    for id in [
        "CE 21/04",
        "OS 1/05",
        "OS.12/04",
        "Framework 2004",
        "Framework",
        "PP 12/2004",
    ] {
        assert_eq!(numbered(id).short(), "", "`{id}`");
    }
}

// --- options and decisions ------------------------------------------------------------------------

/// The tiny council on whose report the committee decides; its rejected option has a reason.
fn decided() -> Council {
    report("purpose: consult", "purpose: decide").replace(
        REPORT,
        "guidance, recommended: no",
        "guidance, recommended: no, why_rejected: It is old.",
    )
}

#[test]
fn a_decision_needs_the_reason_why_an_option_is_rejected() {
    let council = decided().replace(REPORT, ", why_rejected: It is old.", "");
    assert_eq!(
        council.short(),
        "inputs/report.yaml:18:5: warning[options-missing]: the option `Keep the guidance` is not recommended, and no \
         reason is given\n"
    );
}

#[test]
fn a_decision_needs_an_option_that_is_recommended() {
    let council = decided().replace(REPORT, "recommended: yes, cost", "cost");
    assert_eq!(
        found(&council, "options-missing"),
        "inputs/report.yaml:18:3: warning[options-missing]: a decision is asked for, and no option is recommended\n"
    );
}

#[test]
fn options_that_are_weighed_or_not_decided_on_are_left_alone() {
    assert_eq!(decided().short(), "");
    assert_eq!(
        report("recommended: yes, cost", "cost").short(),
        "",
        "a consultation decides nothing"
    );
}

#[test]
fn the_body_that_decides_is_not_only_asked_to_note() {
    let others =
        "text: on the framework}\n  - {id: r2, body: executive, verb: agree, text: the framework}";
    let noted = decided().replace(REPORT, "verb: comment", "verb: note");
    assert_eq!(
        found(
            &noted.replace(REPORT, "text: on the framework}", others),
            "recommendation-weak"
        ),
        "inputs/report.yaml:14:36: warning[recommendation-weak]: the `Overview and Scrutiny Committee` is to decide, \
         and is asked only to `note`\n"
    );
}

#[test]
fn a_paper_for_decision_does_not_only_ask_to_note() {
    let noted = |council: Council| council.replace(REPORT, "verb: comment", "verb: note");
    assert_eq!(
        noted(decided()).short(),
        "inputs/report.yaml:14:36: warning[recommendation-weak]: the paper is for decision, and asks only to `note`\n"
    );
    assert!(
        noted(council())
            .short()
            .contains("note[recommendation-weak]: the paper asks only to `note`")
    );
    let both = noted(decided()).replace(
        REPORT,
        "text: on the framework}",
        "text: on the framework}\n  - {id: r2, body: scrutiny, verb: agree, text: the framework}",
    );
    assert_eq!(both.short(), "");
}

#[test]
fn two_asks_in_one_recommendation_are_quoted() {
    assert_eq!(
        asking_the_executive("approve", "the policy and to delegate its upkeep").short(),
        "inputs/report.yaml:14:64: warning[recommendation-weak]: `and to delegate` asks for a second thing in one \
         recommendation\n"
    );
    for text in [
        "power to the director to negotiate and to agree the terms",
        "the policy and the note on it",
        "a report to Members and to the public",
    ] {
        let council = asking_the_executive("delegate", text);
        assert_eq!(found(&council, "recommendation-weak"), "", "in `{text}`");
    }
}

// --- consultation ---------------------------------------------------------------------------------

#[test]
fn consultation_without_its_date_or_outcome_tells_members_nothing() {
    let council = council().append(
        REPORT,
        "consultation_done:\n  - {who: Partners, method: Letter}\n",
    );
    assert_eq!(
        council.short(),
        "inputs/report.yaml:29:5: warning[consultation-thin]: the consultation of `Partners` has no `when` and \
         `outcome`\n"
    );
    let told = council.replace(
        REPORT,
        "method: Letter",
        "when: June 2004, outcome: They agree.",
    );
    assert_eq!(told.short(), "");
}

#[test]
fn consultation_after_the_decision_comes_too_late() {
    let planned = |council: Council, when: &str| {
        council.append(
            REPORT,
            &format!("consultation_planned:\n  - {{who: Partners, when: {when}}}\n"),
        )
    };
    assert_eq!(
        planned(decided(), "July to September 2004").short(),
        "inputs/report.yaml:29:27: warning[consultation-thin]: the consultation of `Partners` ends after the meeting \
         of 29 July 2004 that decides\n"
    );
    for when in ["July 2004", "2004-07-29", "June to July 2004", "2004"] {
        assert_eq!(planned(decided(), when).short(), "", "{when}");
    }
    assert_eq!(
        planned(council(), "August 2004").short(),
        "",
        "nothing is decided yet"
    );
}

// --- budgets --------------------------------------------------------------------------------------

const RESOURCES: &str = "\
- {action: A1.1, text: \"£9,000 for consultancy\", budget: work}
- {action: A1.2, text: \"£9,000 for  Consultancy\"}
";

#[test]
fn one_budget_that_is_listed_as_two_is_found_at_the_second() {
    let council = council().with("inputs/resources.yaml", RESOURCES);
    assert_eq!(
        council.short(),
        "inputs/resources.yaml:2:24: warning[budget-twice]: `£9,000 for Consultancy` is listed twice, and not as one \
         budget\n"
    );
}

#[test]
fn resources_that_name_their_budget_or_have_no_sum_are_left_alone() {
    let named = RESOURCES
        .replace("Consultancy\"}", "Consultancy\", budget: work}")
        .replace("£9,000", "£2,000");
    assert_eq!(council().with("inputs/resources.yaml", named).short(), "");
    let time = RESOURCES.replace("£9,000", "Time");
    assert_eq!(council().with("inputs/resources.yaml", time).short(), "");
}

#[test]
fn two_papers_of_one_meeting_cannot_spend_one_budget_twice() {
    let first = decided();
    let second = first.text(REPORT).replace("id: OS 1/04", "id: OS 2/04");
    let council = first.with("inputs/second.yaml", &second);
    assert_eq!(
        council.short(),
        "inputs/second.yaml:21:66: warning[budget-twice]: `OS 1/04` and `OS 2/04` go to one meeting and ask for \
         £18,000 from the budget `work`, which holds £9,000\n"
    );
    let enough = council
        .clone()
        .replace("inputs/budgets.yaml", "amount: £9000", "amount: £18000");
    assert_eq!(enough.short(), "");
    let later = council.replace(
        "inputs/second.yaml",
        "meeting: os-2004-07-29",
        "meeting: os-2004-09-09",
    );
    assert_eq!(later.short(), "");
}
