//! What a survey says of its answers: shares with their bases, what is kept back, changes, groups, quotations.

use guildhall::finding::Findings;
use guildhall::references::Workspace;
use guildhall::views::survey::{Survey, share};

use super::council::{files, lines, shown, table, workspace};

pub(super) const MANIFEST: &str = "
name: poll
title: Poll
description: A poll.
word: poll
fields:
  population: {kind: rows, fields: {group: text, number: number}}
  fieldwork_to: date
  small_base: number
  previous: {kind: reference, to: documents}
  scales:
    kind: rows
    anchor: {prefix: scale, names: id}
    fields: {id: text, options: {kind: list, of: text}, unsure: text, positive: number, said: text}
  parts: {kind: rows, anchor: {prefix: part, names: title}, fields: {id: text, title: text, introduction: prose}}
  questions:
    kind: rows
    anchor: {prefix: question, word: Question}
    fields:
      id: text
      part: {kind: reference, to: parts}
      ask: text
      short: text
      hint: text
      answer: {kind: choice, of: [scale, one, several, words]}
      scale: {kind: reference, to: scales}
      options: {kind: list, of: text}
      lines: number
      breakdown: yes-no
      headline: yes-no
      before: text
  responses:
    kind: rows
    columns_from: questions
    private: yes
    fields: {response: text, mode: {kind: choice, of: [post, telephone]}, quote_ok: yes-no}
  comments:
    kind: rows
    fields: {response: text, question: {kind: reference, to: questions}, theme: text, quote: yes-no}
views:
  response: {view: survey-response, questions: questions, responses: responses, population: population}
  groups: {view: survey-response-by-group, questions: questions, responses: responses, population: population}
  headlines: {view: survey-headlines, questions: questions, responses: responses}
  full_parts: {view: survey-parts, questions: questions, responses: responses, parts: parts, scales: scales}
  statements: {view: survey-statements, questions: questions, responses: responses, previous: previous}
  by_group: {view: survey-by-group, questions: questions, responses: responses}
  said: {view: survey-comments, questions: questions, responses: responses, comments: comments}
  tables: {view: survey-question-tables, questions: questions, responses: responses}
outputs:
  - name: blank
    blank: yes
    xlsx: [{name: responses, title: Responses, shape: table, from: responses}]
  - name: tables
    profile: publication
    xlsx: [{name: Question, title: Answers, shape: table, from: tables, each: yes}]
  - name: leak
    xlsx: [{name: responses, title: Responses, shape: table, from: responses}]
";

pub(super) const QUESTIONS: &str = "
scales:
  - {id: agreement, options: [Yes indeed, Partly, No], unsure: Don't know, positive: 1, said: agree}
parts: [{id: one, title: About you}, {id: two, title: About us}]
questions:
  - {id: q1, part: one, ask: What are you?, short: Kind, answer: one, options: [Club, School], breakdown: yes}
  - {id: q2, part: two, ask: The Council listens, short: Listens, answer: scale, scale: agreement, headline: yes, before: q2}
  - {id: q3, part: two, ask: What helps?, short: Helps, answer: several, options: [Money, Time, Rooms], headline: yes}
  - {id: q4, part: two, ask: What else?, short: Else, answer: words}
";

/// A paper of the poll with some responses and whatever else is written.
pub(super) fn paper(id: &str, questions: &str, rest: &str, responses: &str) -> String {
    format!(
        "type: poll\nid: {id}\ntitle: Poll {id}\nstatus: final\nclassification: public\nfieldwork_to: 2004-07-30\n{rest}{questions}responses:\n{responses}"
    )
}

/// So many responses alike, with codes that begin with a letter.
fn alike(letter: char, count: usize, answers: &str) -> String {
    (1..=count)
        .map(|at| format!("  - {{response: {letter}{at}, {answers}}}\n"))
        .collect()
}

pub(super) fn read(papers: &[(&str, String)]) -> (Workspace, Findings) {
    let mut files = files("", "");
    files.push((
        "templates/poll/manifest.yaml".to_owned(),
        MANIFEST.as_bytes().to_vec(),
    ));
    files.extend(
        papers
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes())),
    );
    workspace(files)
}

pub(super) fn poll(rest: &str, responses: &str) -> Workspace {
    let (workspace, findings) =
        read(&[("inputs/poll.yaml", paper("V", QUESTIONS, rest, responses))]);
    let said: Vec<_> = findings.list().iter().map(|f| f.message.clone()).collect();
    assert_eq!(said, Vec::<String>::new());
    workspace
}

/// Twenty-two responses: 12 clubs and 10 schools.
pub(super) fn twenty_two() -> String {
    [
        alike(
            'A',
            7,
            "mode: post, q1: Club, q2: Yes indeed, q3: [Money, Time]",
        ),
        alike('B', 5, "mode: post, q1: Club, q2: No, q3: [Money]"),
        alike(
            'C',
            5,
            "mode: telephone, q1: School, q2: Yes indeed, q3: [Rooms]",
        ),
        alike('D', 5, "mode: telephone, q1: School, q2: Partly"),
    ]
    .concat()
}

const ASKED: &str = "population: [{group: Club, number: 20}, {group: school, number: 10}]\n";

#[test]
fn how_many_answered_is_told_of_all_and_of_each_group() {
    let poll = poll(ASKED, &twenty_two());
    assert_eq!(
        lines(
            &table(&poll, "V", "response").rows,
            &["invited", "answered", "rate", "modes"]
        ),
        ["30 | 22 | 22 of 30 (73%) | 12 answered by post and 10 by telephone"]
    );
    assert_eq!(
        lines(
            &table(&poll, "V", "groups").rows,
            &["label", "invited", "answered", "rate"]
        ),
        [
            "Club | 20 | 12 | 60%",
            "school | 10 | 10 | 100%",
            "All | 30 | 22 | 73%"
        ]
    );
}

#[test]
fn a_question_tells_every_answer_with_its_share_and_its_base() {
    let poll = poll(ASKED, &twenty_two());
    let parts = table(&poll, "V", "full_parts");
    let of = |part: usize, at: usize| parts.rows[part].rows("questions")[at].clone();
    let scale = of(1, 0);
    assert_eq!(
        lines(
            scale.rows("options"),
            &["label", "count", "share", "favourable"]
        ),
        [
            "Yes indeed | 12 | 55% [low] | Yes",
            "Partly | 5 | 23% [low] | No",
            "No | 5 | 23% [low] | No",
            "Don't know | 0 | 0% [low] | No"
        ],
        "those who do not know are shown, and shares are not made to add up"
    );
    assert_eq!(scale.words("finding"), "55% agree");
    assert_eq!(scale.words("base"), "Base: 22, all who took part [low].");
    let several = of(1, 1);
    assert_eq!(
        lines(several.rows("options"), &["label", "count", "share"]),
        [
            "Money | 12 | 71% [low]",
            "Time | 7 | 41% [low]",
            "Rooms | 5 | 29% [low]"
        ],
        "of the 17 who answered"
    );
    assert_eq!(
        several.words("base"),
        "Base: 17 who answered [low]; 5 did not answer."
    );
    assert_eq!(several.words("finding"), "71% chose “Money”");
}

#[test]
fn the_first_page_has_the_findings_that_are_marked() {
    let poll = poll(&format!("{ASKED}small_base: 10\n"), &twenty_two());
    assert_eq!(
        lines(
            &table(&poll, "V", "headlines").rows,
            &["share", "base", "words", "number"]
        ),
        [
            "55% | 12 of 22 | agree: “The Council listens” | Question 2",
            "71% | 12 of 17 | chose “Money”: “What helps?” | Question 3"
        ]
    );
}

#[test]
fn small_counts_are_kept_back_with_what_would_tell_them() {
    let responses = [
        alike('A', 10, "q2: Yes indeed"),
        alike('B', 9, "q2: Partly"),
        alike('C', 6, "q2: No"),
        alike('D', 2, "q2: Don't know"),
    ]
    .concat();
    let poll = poll("", &responses);
    let parts = table(&poll, "V", "full_parts");
    let question = &parts.rows[1].rows("questions")[0];
    assert_eq!(
        lines(question.rows("options"), &["label", "count", "share"]),
        [
            "Yes indeed | 10 | 37% [low]",
            "Partly | 9 | 33% [low]",
            "No | [c] | [c]",
            "Don't know | [c] | [c]"
        ],
        "those who agree are told, so that the others add up to 17: two of them go"
    );
    let nearly_all = poll_of(&[alike('A', 20, "q2: Yes indeed"), alike('B', 3, "q2: No")]);
    let statement = &table(&nearly_all, "V", "statements").rows;
    assert_eq!(
        lines(statement, &["favourable", "base", "share"]),
        ["[c] | 23 | [c]"],
        "3 is what is left of 23"
    );
    assert_eq!(
        table(&nearly_all, "V", "headlines").rows.len(),
        0,
        "what is kept back is no headline"
    );
}

fn poll_of(responses: &[String]) -> Workspace {
    poll("", &responses.concat())
}

#[test]
fn a_change_is_told_only_where_the_same_was_asked() {
    let now = paper("V", QUESTIONS, "previous: U\n", &twenty_two());
    let then = |questions: &str, favourable: usize| {
        let responses = [
            alike('A', favourable, "q2: Yes indeed"),
            alike('B', 20 - favourable, "q2: No"),
        ]
        .concat();
        paper("U", questions, "", &responses).replace("2004-07-30", "2003-05-16")
    };
    let change = |then: String| {
        let (workspace, _) = read(&[("inputs/a.yaml", then), ("inputs/b.yaml", now.clone())]);
        let statement = lines(
            &table(&workspace, "V", "statements").rows,
            &["share", "before", "change"],
        );
        let parts = table(&workspace, "V", "full_parts");
        format!(
            "{}; {}",
            statement[0],
            parts.rows[1].rows("questions")[0].words("change")
        )
    };
    assert_eq!(
        change(then(QUESTIONS, 9)),
        "55% | 45% | +10; It was 45% in May 2003: up 10 percentage points."
    );
    assert_eq!(
        change(then(QUESTIONS, 11)),
        "55% | 55% | 0; It was 55% in May 2003 as well."
    );
    assert_eq!(
        change(then(
            &QUESTIONS.replace("The Council listens", "The Council hears us"),
            9
        )),
        "55% | – | [x] Not comparable; The question of May 2003 was worded otherwise, so the answers cannot be compared."
    );
    assert_eq!(
        change(then(
            &QUESTIONS.replace("[Yes indeed, Partly, No]", "[Yes indeed, No]"),
            9
        )),
        "55% | – | [x] Not comparable; The question of May 2003 was worded otherwise, so the answers cannot be compared.",
        "other answers to choose from are another question"
    );
    assert_eq!(
        change(then(QUESTIONS, 17)),
        "55% | – | [c]; The change since May 2003 is kept back [c]."
    );
}

#[test]
fn a_group_is_told_only_where_no_other_figure_tells_of_few() {
    let by_group = |responses: &[String]| {
        let poll = poll_of(responses);
        let table = table(&poll, "V", "by_group");
        let groups = lines(table.rows[0].rows("groups"), &["label", "base"]).join("; ");
        let cells = lines(
            table.rows[0].rows("statements")[0].rows("cells"),
            &["share", "of"],
        )
        .join("; ");
        format!("{groups}: {cells}")
    };
    assert_eq!(
        by_group(&[twenty_two()]),
        "Club | 12 [low]; School | 10 [low]: 58% | 7 of 12; 50% | 5 of 10"
    );
    assert_eq!(
        by_group(&[twenty_two(), alike('E', 3, "q1: School, q2: Partly")]),
        "Club | 12 [low]; School | 13 [low]: 58% | 7 of 12; 38% | 5 of 13"
    );
    assert_eq!(
        by_group(&[
            alike('A', 20, "q1: Club, q2: Yes indeed"),
            alike('B', 8, "q1: Club, q2: No"),
            alike('C', 10, "q1: School, q2: Yes indeed"),
            alike('D', 2, "q1: School, q2: No")
        ]),
        "Club | 28 [low]; School | 12 [low]: [c] | ; [c] | ",
        "the clubs and the total would tell of the two schools"
    );
    assert_eq!(
        by_group(&[
            alike('A', 10, "q1: Club, q2: Yes indeed"),
            alike('B', 6, "q1: Club, q2: No"),
            alike('C', 3, "q1: School, q2: Yes indeed")
        ]),
        "Club | [c]; School | [c]: [c] | ; [c] | ",
        "three schools are told nowhere, and so the clubs are not either"
    );
}

#[test]
fn words_are_quoted_only_with_consent() {
    let responses = "  - {response: A1, quote_ok: yes, q1: Club, q4: More light.}
  - {response: A2, quote_ok: no, q1: Club, q4: My name is on the door.}
  - {response: A3, q1: Club, q4: Less noise.}
";
    let comments = "comments:
  - {response: A1, question: q4, theme: Rooms, quote: yes}
  - {response: A2, question: q4, theme: Rooms, quote: yes}
  - {response: A3, question: q4, theme: Noise, quote: yes}
";
    let poll = poll(comments, responses);
    let said = table(&poll, "V", "said");
    assert_eq!(
        lines(said.rows[0].rows("quotations"), &["words", "who", "theme"]),
        ["More light. |  | Rooms"],
        "one of three clubs is named no further"
    );
    assert_eq!(
        lines(said.rows[0].rows("themes"), &["theme", "count"]),
        ["Noise | fewer than 5", "Rooms | fewer than 5"]
    );
    assert_eq!(said.rows[0].words("base"), "3");
    assert!(
        !format!("{:?}", shown(&poll, "V")).contains("on the door"),
        "no view holds the words"
    );
}

#[test]
fn an_answer_that_is_no_option_is_found_at_its_place() {
    let responses = "  - {response: A1, q1: Clubb, q2: Yes indeed, q5: 3}\n";
    let (_, findings) = read(&[("inputs/poll.yaml", paper("V", QUESTIONS, "", responses))]);
    let said: Vec<String> = findings
        .list()
        .iter()
        .map(|f| format!("{} {}: {}; {}", f.place, f.code.name, f.message, f.help))
        .collect();
    assert_eq!(
        said,
        [
            "inputs/poll.yaml:17:24 unknown-choice: `q1`: found `Clubb`, which is not in the list of words for it; did you mean `Club`?",
            "inputs/poll.yaml:17:47 unknown-key: `q5` is not a key of `responses`; did you mean `q1`?"
        ]
    );
}

#[test]
fn answers_may_stand_before_the_questions() {
    let text = paper("V", "", "", "  - {response: A1, q1: Club}\n") + QUESTIONS;
    let (workspace, findings) = read(&[("inputs/poll.yaml", text)]);
    assert_eq!(findings.list().len(), 0);
    let document = workspace.document("V").unwrap();
    let survey = Survey::of(&workspace, document).unwrap();
    assert_eq!(
        survey.questions[0].tally(survey.responses.iter()).counts,
        [1, 0]
    );
}

#[test]
fn a_share_is_rounded_half_up() {
    let said: Vec<String> = [(1, 200), (1, 8), (3, 8), (5, 8), (66, 90)]
        .map(|(n, of)| share(n, of).unwrap().to_string())
        .into();
    assert_eq!(said, ["1%", "13%", "38%", "63%", "73%"]);
    assert!(share(0, 0).is_none());
}
