//! A form answered: its questions with the answers of a paper, what they come to, the form as a sheet, and the route.

use guildhall::references::Workspace;

use super::council::{lines, table, workspace};

const FORM_TYPE: &str = "
name: a-form
title: Form
description: A form.
word: form
fields:
  parts:
    kind: rows
    fields:
      title: text
      answer: {kind: choice, of: [lines, yes-no, yes-no-unclear, score]}
      highest: number
      passes_at: number
      questions: {kind: rows, fields: {id: text, ask: prose, hint: prose}}
outputs: []
";

const FORM: &str = "
type: a-form
id: FORM
title: The form
status: final
classification: public
parts:
  - title: Names
    answer: lines
    questions: [{id: name, ask: Name it}]
  - title: Scores
    answer: score
    highest: 4
    passes_at: 6
    questions: [{id: aims, ask: Aims are clear, hint: Who says so}, {id: means, ask: Means are there}]
  - title: Questions
    answer: yes-no-unclear
    questions: [{id: needed, ask: Is it needed?}, {id: new, ask: Is it new?}, {ask: Anything else?}]
";

const PAPER_TYPE: &str = "
name: a-proposal
title: Proposal
description: A proposal.
word: proposal
fields:
  form: {kind: reference, to: documents}
  name: text
  answers:
    kind: rows
    fields: {question: text, answer: {kind: choice, of: ['yes', 'no', unclear, not-applicable]}, score: number, evidence: prose}
  costs: {kind: rows, fields: {what: text, amount: money}}
  accountable: yes-no
views:
  parts: {view: form-answered, form: form, answers: answers}
  outcome: {view: form-outcome, form: form, answers: answers}
  sheet: {view: form-sheet, form: form, answers: answers}
  own: {view: own-questions}
  route: {view: route-by-threshold, costs: costs, accountable: accountable}
outputs: []
";

const PAPER: &str = "
type: a-proposal
id: P
title: A bus
status: final
classification: public
form: FORM
name: A bus
answers:
  - {question: aims, score: 4, evidence: All signed.}
  - {question: means, score: 2}
  - {question: needed, answer: 'yes', evidence: People wait.}
  - {question: new, answer: unclear, evidence: Ask the county.}
costs: [{what: Money, amount: £20000}, {what: Rooms, amount: £10000}]
accountable: no
";

fn proposal(from: &str, to: &str) -> Workspace {
    assert!(PAPER.contains(from), "there is no `{from}`");
    let files = [
        (
            "guildhall.yaml",
            "as_of: 2004-11-22\nfacts: [{id: threshold.significant, value: '£30,000'}]\n"
                .to_owned(),
        ),
        ("templates/a-form/manifest.yaml", FORM_TYPE.to_owned()),
        ("templates/a-proposal/manifest.yaml", PAPER_TYPE.to_owned()),
        ("inputs/form.yaml", FORM.to_owned()),
        ("inputs/paper.yaml", PAPER.replacen(from, to, 1)),
    ];
    let bytes = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let (workspace, findings) = workspace(bytes.to_vec());
    let said: Vec<&String> = findings.list().iter().map(|f| &f.message).collect();
    assert_eq!(said, Vec::<&String>::new(), "the proposal is in order");
    workspace
}

#[test]
fn questions_stand_with_their_answers_in_the_words_of_the_form() {
    let parts = table(&proposal("A bus", "A bus"), "P", "parts").rows;
    assert_eq!(
        lines(&parts, &["title", "answer"]),
        ["Scores | Score", "Questions | Yes no unclear"]
    );
    assert_eq!(
        lines(
            parts[0].rows("questions"),
            &["ask", "score", "most", "evidence"]
        ),
        [
            "Aims are clear | 4 | 4 | All signed.",
            "Means are there | 2 | 4 | "
        ]
    );
    assert_eq!(
        lines(parts[1].rows("questions"), &["ask", "answer", "evidence"]),
        [
            "Is it needed? | Yes | People wait.",
            "Is it new? | Unclear | Ask the county."
        ],
        "a question without an id cannot be answered"
    );
}

#[test]
fn answers_are_counted_and_scores_added_up() {
    let fields = [
        "asked",
        "yes",
        "no",
        "unclear",
        "unanswered",
        "score",
        "most",
        "least",
        "supports",
    ];
    let outcome =
        |from: &str, to: &str| lines(&table(&proposal(from, to), "P", "outcome").rows, &fields);
    assert_eq!(
        outcome("A bus", "A bus"),
        ["2 | 1 | 0 | 1 | 0 | 6 | 8 | 6 | No"]
    );
    assert_eq!(
        outcome("answer: unclear", "answer: 'yes'"),
        ["2 | 2 | 0 | 0 | 0 | 6 | 8 | 6 | Yes"]
    );
    assert_eq!(
        outcome(
            "{question: new, answer: unclear, evidence: Ask the county.}",
            "{question: means}"
        ),
        ["2 | 1 | 0 | 0 | 1 | 6 | 8 | 6 | No"]
    );
}

#[test]
fn the_sheet_asks_each_question_and_for_what_it_rests_on() {
    let sheet = table(&proposal("A bus", "A bus"), "P", "sheet");
    let asked: Vec<&str> = sheet
        .fields
        .iter()
        .map(|field| field.title.as_str())
        .collect();
    let evidence = "Evidence or reason for the answer above";
    assert_eq!(
        asked,
        [
            "Name it",
            "Aims are clear",
            evidence,
            "Means are there",
            evidence,
            "Is it needed?",
            evidence,
            "Is it new?",
            evidence
        ]
    );
    assert_eq!(sheet.fields[1].help, "Who says so");
    let own = table(&proposal("A bus", "A bus"), "P", "own");
    let names: Vec<&str> = own.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(
        names,
        ["form", "name", "accountable"],
        "lists are sheets of their own"
    );
}

#[test]
fn the_route_follows_from_the_threshold() {
    let route = |from: &str, to: &str| {
        lines(
            &table(&proposal(from, to), "P", "route").rows,
            &["total", "route", "reason"],
        )
    };
    assert_eq!(
        route("A bus", "A bus"),
        ["£30,000 | Light | £30,000 is not more than the threshold of £30,000"]
    );
    assert_eq!(
        route("£10000", "£10000.01"),
        ["£30,000.01 | Register | £30,000.01 is more than the threshold of £30,000"]
    );
    assert_eq!(
        route("accountable: no", "accountable: yes"),
        ["£30,000 | Register | The Council is to be the accountable body"]
    );
}
