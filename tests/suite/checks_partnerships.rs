//! The checks of partnerships and of completed forms on a tiny council: where each fires, and where it stays silent.

use crate::council::{Council, council, example};
use crate::made::build;

const PARTNERSHIPS: &str = "inputs/partnerships.yaml";
const FACTS: &str = "inputs/facts.yaml";

/// A partnership that lacks nothing, and the threshold.
const SAFER: &str = "\
- id: PSH-1
  name: Safer Wells
  short_name: Safer
  aliases: [Wells Safety Forum]
  purpose: Cuts crime.
  nature: strategic
  council_role: lead
  tier: significant
  next_review: 2005-01-01
  risk_assessed: 2004-02-01
  exit_plan: 2004-03-01
  day_rate: £100
  indicators: [Burglaries]
  contributions:
    - {year: 2003/04, kind: cash, amount: £25000}
    - {year: 2004/05, kind: days, days: 60}
  checklists: [{date: 2004-02-01, asked: 17, met: 16}]
  membership: [{partner: a, organisations: 12}, {partner: b, organisations: 1}]
";

/// The tiny council with a partnership and two partners; nothing is wrong with it.
fn partnered() -> Council {
    council()
        .with(PARTNERSHIPS, SAFER)
        .with(
            "inputs/partners.yaml",
            "- {id: a, name: Schools, sector: public}\n- {id: b, name: Police, sector: public}\n",
        )
        .with(FACTS, "- {id: threshold.significant, value: \"£30,000\"}\n")
}

fn found(from: &str, to: &str) -> String {
    partnered().replace(PARTNERSHIPS, from, to).short()
}

#[test]
fn a_partnership_that_lacks_nothing_is_left_in_peace() {
    assert_eq!(partnered().short(), "");
}

#[test]
fn what_a_significant_partnership_lacks_is_a_note_at_its_id() {
    assert_eq!(
        found("  exit_plan: 2004-03-01\n", ""),
        "inputs/partnerships.yaml:1:7: note[partnership-gap]: the partnership `PSH-1` has no plan for succession or exit \
         at 25 August 2004\n"
    );
    assert_eq!(
        found(
            "  risk_assessed: 2004-02-01\n  exit_plan: 2004-03-01\n",
            "  risk_assessed: 2003-02-01\n"
        ),
        "inputs/partnerships.yaml:1:7: note[partnership-gap]: the partnership `PSH-1` has no risk assessment within a \
         year and no plan for succession or exit at 25 August 2004\n"
    );
    assert!(
        found("[{date: 2004-02-01, asked: 17, met: 16}]", "[]")
            .contains("has no completed checklist at")
    );
    assert!(found("  indicators: [Burglaries]\n", "").contains("has no indicator at"));
}

#[test]
fn a_standard_partnership_needs_a_review_in_date_and_nothing_else() {
    let standard = "tier: standard\n  next_review: 2004-06-01";
    let bare = partnered()
        .replace(
            PARTNERSHIPS,
            "tier: significant\n  next_review: 2005-01-01",
            standard,
        )
        .replace(
            PARTNERSHIPS,
            "  risk_assessed: 2004-02-01\n  exit_plan: 2004-03-01\n",
            "",
        )
        .replace(PARTNERSHIPS, "£25000", "£2000")
        .replace(
            PARTNERSHIPS,
            "[{date: 2004-02-01, asked: 17, met: 16}]",
            "[]",
        );
    assert_eq!(
        bare.short(),
        "inputs/partnerships.yaml:1:7: note[partnership-gap]: the partnership `PSH-1` has no review in date at 25 August \
         2004\n"
    );
    let closed = partnered().replace(
        PARTNERSHIPS,
        "  exit_plan: 2004-03-01\n",
        "  stage: closed\n",
    );
    assert_eq!(closed.short(), "", "what is closed lacks nothing");
}

#[test]
fn a_tier_has_to_fit_what_the_council_puts_in() {
    assert_eq!(
        found("tier: significant", "tier: standard"),
        "inputs/partnerships.yaml:8:9: warning[partnership-tier]: the tier of the partnership `PSH-1` is `standard`, but \
         the Council puts £31,000 into it, more than the threshold of £30,000\n"
    );
    assert_eq!(
        found("£25000", "£24000"),
        "inputs/partnerships.yaml:8:9: warning[partnership-tier]: the tier of the partnership `PSH-1` is `significant`, \
         but the Council puts £30,000 into it, no more than the threshold of £30,000\n"
    );
    let statutory = partnered()
        .replace(
            PARTNERSHIPS,
            "tier: significant",
            "tier: network\n  statutory: yes",
        )
        .replace(PARTNERSHIPS, "£25000", "£1000");
    assert!(
        statutory
            .short()
            .contains("is `network`, but the law requires it"),
        "{}",
        statutory.short()
    );
    let accountable = partnered().replace(
        PARTNERSHIPS,
        "tier: significant",
        "tier: standard\n  accountable_body: council",
    );
    assert!(
        accountable
            .short()
            .contains("the Council is its accountable body")
    );
}

#[test]
fn what_makes_a_partnership_significant_without_much_money_is_no_misfit() {
    for reason in ["statutory: yes", "accountable_body: council"] {
        let little = partnered().replace(PARTNERSHIPS, "£25000", "£10").replace(
            PARTNERSHIPS,
            "tier: significant",
            &format!("tier: significant\n  {reason}"),
        );
        assert_eq!(little.short(), "", "{reason}");
    }
    let others = found(
        "amount: £25000}",
        "amount: £25000}\n    - {year: 2004/05, kind: cash, amount: £90000, contributor: b}",
    );
    assert_eq!(others, "", "what others put in does not count");
    let untold = partnered()
        .without(FACTS)
        .replace(PARTNERSHIPS, "£25000", "£10");
    assert_eq!(
        untold.short(),
        "",
        "without a threshold nothing is too much or too little"
    );
}

#[test]
fn a_fact_has_to_be_what_its_register_holds() {
    let fact = |rest: &str| {
        partnered()
            .append(FACTS, &format!("- {{id: n, {rest}}}\n"))
            .short()
    };
    assert_eq!(
        fact("value: 2, counts: count(partnerships)"),
        "inputs/facts.yaml:2:18: warning[register-count]: the fact `n` is 2, but `count(partnerships)` is 1\n"
    );
    assert_eq!(fact("value: 1, counts: count(partnerships)"), "");
    let members = "counts: \"sum(membership.organisations, partnership = PSH-1)\"";
    for good in [
        "value: 12, rule: over",
        "value: 13",
        "value: 13, rule: about",
        "value: 13, rule: at most",
    ] {
        assert_eq!(fact(&format!("{good}, {members}")), "", "{good}");
    }
    for bad in [
        "value: 13, rule: over",
        "value: 12",
        "value: 15, rule: about",
        "value: 14, rule: at least",
    ] {
        assert!(
            fact(&format!("{bad}, {members}")).contains("register-count"),
            "{bad}"
        );
    }
    assert_eq!(
        fact(&format!("value: 99, rule: in a good year, {members}")),
        "",
        "a rule of the council's own"
    );
    assert!(fact("value: 1, counts: count(partnership)").contains("there is no `partnership`"));
}

/// The tiny council whose report says something, with a body that is a partnership.
fn naming(sentence: &str) -> Council {
    partnered()
        .append("inputs/bodies.yaml", "- {id: bv, name: Border Visions, kind: partnership}\n- {id: ws, name: Wells Safety Forum, kind: partnership}\n")
        .replace("inputs/report.yaml", "The review asked for a policy.", sentence)
}

#[test]
fn a_partnership_that_a_paper_names_is_in_the_register() {
    let sentence = "\"Work with Border Visions goes on.\"";
    assert_eq!(
        naming(sentence).short(),
        "inputs/report.yaml:16:24: warning[unregistered-partnership]: the partnership `Border Visions` is not in the \
         partnership register\n"
    );
    let unregistered = |council: Council| council.short();
    assert_eq!(
        unregistered(naming("Wells Safety Forum met, and Safer Wells too.")),
        "",
        "an alias is enough"
    );
    assert_eq!(
        unregistered(naming("The Border Visionsaries met.")),
        "",
        "whole words alone"
    );
    assert_eq!(
        unregistered(naming(sentence).replace(
            PARTNERSHIPS,
            "name: Safer Wells",
            "name: Border Visions"
        )),
        ""
    );
    let without = naming(sentence)
        .without(PARTNERSHIPS)
        .without("inputs/partners.yaml");
    assert_eq!(
        unregistered(without),
        "",
        "where no register is kept, nothing is missing from it"
    );
    let later = naming(sentence).replace("inputs/report.yaml", "2004-07-20", "2004-09-01");
    assert!(
        !later.short().contains("unregistered-partnership"),
        "the register is that of the workspace's day"
    );
}

#[test]
fn a_register_of_partnerships_may_be_a_sheet() {
    let sheet = "Ref,Name,Purpose,Nature,Council's role,Tier,Next review,Risk assessed,Exit plan,Day rate,Indicators\n\
                 PSH-1,Safer Wells,Cuts crime.,strategic,lead,standard,1 January 2005,1/2/2004,1/3/2004,£100,Burglaries; Thefts\n";
    let money = "Partnership,Year,Kind,Amount,Days\nPSH-1,2003/04,cash,\"£25,000\",\nPSH-1,2004/05,days,,60\n";
    let council = partnered()
        .without(PARTNERSHIPS)
        .with("inputs/partnerships.csv", sheet)
        .with("inputs/contributions.csv", money);
    assert_eq!(
        council.short(),
        "inputs/partnerships.csv:2:1: note[partnership-gap]: the partnership `PSH-1` has no completed checklist at 25 \
         August 2004\n\
         inputs/partnerships.csv:2:46: warning[partnership-tier]: the tier of the partnership `PSH-1` is `standard`, but \
         the Council puts £31,000 into it, more than the threshold of £30,000\n"
    );
}

#[test]
fn the_working_workbook_of_the_matrix_is_read_back_as_the_same_registers() {
    let council = example();
    let id = "Partnerships matrix";
    let made = build(&council, &[id]);
    let workbook = made.file("partnerships-matrix/partnerships-matrix-working.xlsx");
    let again = council.with("inputs/registers/partnerships.xlsx", workbook);
    let messages = |council: &Council| -> Vec<String> {
        let mut told: Vec<_> = council
            .check()
            .into_iter()
            .map(|found| found.message)
            .collect();
        told.sort();
        told
    };
    assert_eq!(messages(&again), messages(&example()));
    let twice = build(&again, &[id]);
    let page = "partnerships-matrix/partnerships-matrix.pdf";
    assert!(
        twice.file(page) == made.file(page),
        "the matrix is the same page for page"
    );
}

const FORM: &str = "\
type: appendix
id: FORM
title: The form
status: final
as_of: 2004-07-01
classification: public
introduction: Fill it in.
parts:
  - title: Scores
    answer: score
    passes_at: 4
    questions: [{id: aims, ask: Aims are clear.}]
  - title: Questions
    answer: yes-no-unclear
    questions: [{id: needed, ask: Is it needed?}, {id: new, ask: Is it new?}]
";

const PROPOSAL: &str = "\
type: pre-evaluation-form
id: PE 1
title: A bus
status: final
as_of: 2004-07-20
classification: public
form: FORM
proposal: A bus
purpose: Runs a bus.
lead_officer: manager
answers:
  - {question: aims, score: 4, evidence: All signed.}
  - {question: needed, answer: \"yes\"}
  - {question: new, answer: \"yes\"}
benefits: People can shop.
decision: proceed
";

const PAPER: &str = "inputs/proposal.yaml";

fn proposed(from: &str, to: &str) -> String {
    council()
        .with("inputs/form.yaml", FORM)
        .with(PAPER, PROPOSAL)
        .replace(PAPER, from, to)
        .short()
}

#[test]
fn an_answer_of_no_or_unclear_needs_evidence() {
    let reasons = "benefits: People can shop.\nreasons: It is wanted.";
    let answered = |answer: &str| {
        let council = council()
            .with("inputs/form.yaml", FORM)
            .with(PAPER, PROPOSAL);
        council
            .replace(PAPER, "benefits: People can shop.", reasons)
            .replace(PAPER, "new, answer: \"yes\"", answer)
            .short()
    };
    assert_eq!(
        answered("new, answer: unclear"),
        "inputs/proposal.yaml:14:29: error[answer-without-evidence]: the answer to `new` is `unclear`, with no evidence \
         and no plan\n"
    );
    assert!(answered("new, answer: \"no\"").contains("the answer to `new` is `no`"));
    assert_eq!(
        answered("new, answer: \"no\", evidence: The County runs one."),
        ""
    );
    assert_eq!(answered("new, answer: not-applicable"), "");
}

#[test]
fn an_answer_is_to_a_question_of_the_form() {
    assert_eq!(
        proposed("question: aims", "question: aim"),
        "inputs/proposal.yaml:12:16: error[unknown-question]: `aim` is not a question of the form `FORM`\n\
         inputs/proposal.yaml:16:11: error[decision-unfounded]: the decision is `proceed` without reasons, and 1 \
         question is not scored\n"
    );
    assert_eq!(
        proposed("question: aims", "question: AIMS"),
        "",
        "however it is written"
    );
}

#[test]
fn a_decision_follows_from_the_answers_or_gives_its_reasons() {
    assert_eq!(proposed("A bus", "A bus"), "");
    assert_eq!(
        proposed("score: 4", "score: 3"),
        "inputs/proposal.yaml:16:11: error[decision-unfounded]: the decision is `proceed` without reasons, and the \
         score is 3 where 4 are needed\n"
    );
    assert!(
        proposed(
            "new, answer: \"yes\"",
            "new, answer: \"no\", evidence: There is one."
        )
        .contains("and 1 question is not answered yes")
    );
    assert!(
        proposed("decision: proceed", "decision: reject")
            .contains("anything but going ahead needs them")
    );
    for reasons in [
        "decision: reject\nreasons: It costs too much.",
        "decision: revise\nreasons: Ask again.",
    ] {
        assert_eq!(proposed("decision: proceed", reasons), "", "{reasons}");
    }
    assert_eq!(
        proposed("decision: proceed\n", ""),
        "",
        "what is not yet decided needs no reasons"
    );
}
