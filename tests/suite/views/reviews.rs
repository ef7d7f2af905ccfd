//! What a short review says, with scores that nobody can trace; and positive practice, as it was known on a day.

use guildhall::references::Workspace;

use super::council::{lines, table, workspace};

const NOTE_TYPE: &str = "
name: note
title: Note
description: A note.
word: note
fields:
  statements: {kind: list, of: prose}
  scale: {kind: list, of: text}
outputs: []
";

const NOTE: &str = "
type: note
id: N
title: The short form
status: final
classification: public
statements: [We agree., We meet., We act.]
scale: ['No', 'Yes']
";

const REVIEW_TYPE: &str = "
name: short-review
title: Review
description: A review.
word: review
fields:
  form: {kind: reference, to: documents}
  responses:
    kind: rows
    fields:
      response: text
      q1: {kind: number, title: Statement 1}
      q2: {kind: number, title: Statement 2}
      q3: {kind: number, title: Statement 3}
      comment: {kind: text, private: yes}
views:
  asked: {view: review-form, form: form}
  results: {view: review-results, form: form, responses: responses}
  headline: {view: review-headline, form: form, responses: responses}
  dashboard: {view: review-dashboard, form: form, responses: responses}
outputs: []
";

/// A workspace of files in memory; nothing is wrong with it.
fn council(files: &[(&str, String)]) -> Workspace {
    let bytes = |(path, text): &(&str, String)| ((*path).to_owned(), text.clone().into_bytes());
    let (workspace, findings) = workspace(files.iter().map(bytes).collect());
    let said: Vec<&str> = findings.list().iter().map(|f| f.message.as_str()).collect();
    assert_eq!(said, Vec::<&str>::new(), "the council is in order");
    workspace
}

/// A review with the scores of each form: `[[4, 3, 1], …]`, nought where nothing was scored.
fn review(forms: &[[i64; 3]]) -> Workspace {
    let row = |(number, scores): (usize, &[i64; 3])| {
        let scored = (1..).zip(scores).filter(|(_, score)| **score > 0);
        let scores: String = scored
            .map(|(q, score)| format!(", q{q}: {score}"))
            .collect();
        format!("  - {{response: 'F{number}'{scores}}}\n")
    };
    let rows: String = (1..).zip(forms).map(row).collect();
    let head = "type: short-review\nid: R\ntitle: Review\nstatus: final\nclassification: public\nform: N\n";
    let responses = if rows.is_empty() {
        String::new()
    } else {
        format!("responses:\n{rows}")
    };
    council(&[
        ("guildhall.yaml", "as_of: 2005-03-04\n".to_owned()),
        ("templates/note/manifest.yaml", NOTE_TYPE.to_owned()),
        (
            "templates/short-review/manifest.yaml",
            REVIEW_TYPE.to_owned(),
        ),
        ("inputs/note.yaml", NOTE.to_owned()),
        ("inputs/review.yaml", format!("{head}{responses}")),
    ])
}

const SIX: [[i64; 3]; 6] = [
    [4, 3, 1],
    [4, 1, 2],
    [3, 4, 1],
    [4, 3, 2],
    [3, 2, 2],
    [4, 3, 2],
];

fn results(council: &Workspace) -> Vec<String> {
    let rows = table(council, "R", "results").rows;
    lines(
        &rows,
        &[
            "number", "text", "base", "mean", "lowest", "highest", "flag",
        ],
    )
}

#[test]
fn the_statements_are_those_of_the_note_that_the_review_names() {
    let form = table(&review(&[]), "R", "asked");
    assert_eq!(
        lines(&form.rows, &["title", "statements", "scale"]),
        ["The short form | We agree.; We meet.; We act. | No; Yes"]
    );
}

#[test]
fn each_statement_has_its_mean_and_what_stands_out_is_flagged() {
    assert_eq!(
        results(&review(&SIX)),
        [
            "1 | We agree. | 6 | 3.7 | 3 | 4 | ",
            "2 | We meet. | 6 | 2.7 | 1 | 4 | Partners differ most",
            "3 | We act. | 6 | 1.7 | 1 | 2 | Needs an action",
        ]
    );
    let sum: i64 = SIX.iter().map(|scores| scores[2]).sum();
    assert_eq!(sum, 10, "10 over 6 is 1.67, which is printed as 1.7");
}

#[test]
fn of_fewer_than_five_forms_nothing_is_told() {
    assert_eq!(
        results(&review(&SIX[..4])),
        [
            "1 | We agree. | 4 | [c] | [c] | [c] | ",
            "2 | We meet. | 4 | [c] | [c] | [c] | ",
            "3 | We act. | 4 | [c] | [c] | [c] | ",
        ]
    );
    assert_eq!(results(&review(&[]))[0], "1 | We agree. | 0 | – | – | – | ");
}

#[test]
fn a_statement_that_few_scored_is_kept_back_alone() {
    let mut forms = SIX;
    forms[0][1] = 0;
    forms[1][1] = 0;
    assert_eq!(
        results(&review(&forms))[1],
        "2 | We meet. | 4 | [c] | [c] | [c] | "
    );
}

#[test]
fn the_headline_says_what_follows_from_the_scores() {
    let said = |forms: &[[i64; 3]]| {
        let rows = table(&review(forms), "R", "headline").rows;
        lines(&rows, &["returned", "range", "follows"])[0].clone()
    };
    assert_eq!(
        said(&SIX),
        "6 forms came back. | Statement 1 has the highest mean (3.7), and statement 3 the lowest (1.7). | \
         Statement 3 has a mean under 2 and needs an action at the next meeting."
    );
    assert_eq!(
        said(&[[1, 1, 1]; 5]),
        "5 forms came back. | Statement 1 has the highest mean (1.0), and statement 1 the lowest (1.0). | \
         Statements 1, 2 and 3 have means under 2 and need an action at the next meeting. Together they call for a \
         full review."
    );
    assert_eq!(
        said(&SIX[..1]),
        "1 form came back. |  | Means are published from 5 forms on."
    );
    assert_eq!(
        said(&[[3, 3, 2]; 5]).rsplit(" | ").next().unwrap(),
        "No statement has a mean under 2, so none needs an action at once."
    );
}

#[test]
fn the_private_workbook_has_every_mean_as_a_formula() {
    let dashboard = table(&review(&SIX[..2]), "R", "dashboard");
    assert_eq!(
        lines(&dashboard.rows, &["label", "formula", "result", "note"]),
        [
            "1 We agree. | =ROUND(AVERAGE(tbl_responses[Statement 1]),1) | 4 | Mean of 2 scores, from 1 to 4",
            "2 We meet. | =ROUND(AVERAGE(tbl_responses[Statement 2]),1) | 2 | Mean of 2 scores, from 1 to 4",
            "3 We act. | =ROUND(AVERAGE(tbl_responses[Statement 3]),1) | 1.5 | Mean of 2 scores, from 1 to 4",
        ]
    );
}

// --- positive practice ---------------------------------------------------------------------------

const PAPER_TYPE: &str = "
name: lessons
title: Lessons
description: Lessons.
word: lessons
fields:
  since: when
views:
  themes: {view: practice-by-theme, since: since}
  items: {view: practice-items, since: since}
  references: {view: practice-sources, since: since}
outputs: []
";

const SOURCES: &str = "
- {id: old, title: An old book, date: '1998'}
- {id: web, title: A website, date: '2004'}
- {id: late, title: A later report, date: April 2009}
- {id: undated, title: Papers without a date}
";

const PRACTICES: &str = "
- {id: PP-1, title: Begin, theme: Start, stage: deciding, lesson: Begin with the problem., source: web, accessed: 2004-07-14}
- {id: PP-2, title: Share, theme: Trust, lesson: Share the lead., source: old, page: part 2}
- {id: PP-3, title: Agree, theme: Start, lesson: Write it down., source: undated}
- {id: PP-4, title: Look, theme: Whole, lesson: Look at the whole., source: late}
";

/// A paper on practice as at a day.
fn lessons(rows: &str) -> Workspace {
    let head = "type: lessons\nid: L\ntitle: Lessons\nstatus: final\nclassification: public\n";
    council(&[
        ("guildhall.yaml", "as_of: 2004-08-25\n".to_owned()),
        ("templates/lessons/manifest.yaml", PAPER_TYPE.to_owned()),
        ("inputs/sources.yaml", SOURCES.to_owned()),
        ("inputs/practices.yaml", PRACTICES.to_owned()),
        ("inputs/lessons.yaml", format!("{head}{rows}")),
    ])
}

/// Themes with the titles of their items and the numbers of their sources.
fn themes(council: &Workspace) -> Vec<String> {
    let rows = table(council, "L", "themes").rows;
    let told = |row: &guildhall::kinds::Record| {
        let items = lines(row.rows("items"), &["title", "source_number"]);
        format!("{}: {}", row.words("theme"), items.join(", "))
    };
    rows.iter().map(told).collect()
}

#[test]
fn practice_stands_by_theme_with_the_numbers_of_its_sources() {
    let council = lessons("");
    assert_eq!(
        themes(&council),
        ["Start: Begin | 1, Agree | 3", "Trust: Share | 2"]
    );
    assert_eq!(
        lines(
            &table(&council, "L", "references").rows,
            &["number", "title"]
        ),
        [
            "1 | A website",
            "2 | An old book",
            "3 | Papers without a date"
        ],
        "in the order of their titles, and the report of 2009 is not there yet"
    );
}

#[test]
fn a_paper_sees_what_was_there_at_its_own_date() {
    assert_eq!(
        themes(&lessons("as_of: 2004-07-01\n")),
        ["Trust: Share | 1", "Start: Agree | 2"],
        "the website was read later"
    );
    assert_eq!(
        themes(&lessons("as_of: 2009-07-31\n")).last().unwrap(),
        "Whole: Look | 1"
    );
}

#[test]
fn what_is_older_than_a_paper_asks_for_is_left_out() {
    let recent = lessons("as_of: 2009-07-31\nsince: '2005'\n");
    assert_eq!(themes(&recent), ["Whole: Look | 1"]);
    assert_eq!(
        lines(
            &table(&recent, "L", "references").rows,
            &["number", "title"]
        ),
        ["1 | A later report"]
    );
    assert_eq!(themes(&lessons("since: '2005'\n")), Vec::<String>::new());
}

#[test]
fn the_workbook_has_every_item_that_the_paper_shows_in_the_order_of_the_register() {
    let items = |rows: &str| {
        let rows = table(&lessons(rows), "L", "items").rows;
        lines(&rows, &["id", "theme", "stage", "lesson", "page"])
    };
    assert_eq!(
        items(""),
        [
            "PP-1 | Start | Deciding | Begin with the problem. | ",
            "PP-2 | Trust |  | Share the lead. | part 2",
            "PP-3 | Start |  | Write it down. | ",
        ]
    );
    assert_eq!(items("as_of: 2009-07-31\n").len(), 4);
    assert_eq!(items("as_of: 2004-07-01\n").len(), 2, "as the pages do");
}

#[test]
fn a_paper_quotes_an_item_in_its_own_words() {
    let typed = PAPER_TYPE.replace("  since: when\n", "  since: when\n  text: prose\n");
    let head = "type: lessons\nid: L\ntitle: Lessons\nstatus: final\nclassification: public\n";
    let council = council(&[
        ("guildhall.yaml", "as_of: 2004-08-25\n".to_owned()),
        ("templates/lessons/manifest.yaml", typed),
        ("inputs/sources.yaml", SOURCES.to_owned()),
        ("inputs/practices.yaml", PRACTICES.to_owned()),
        (
            "inputs/lessons.yaml",
            format!("{head}text: \"**[[PP-2]].** [[text:PP-2]]\"\n"),
        ),
    ]);
    let text = council.documents[0].record.words("text");
    assert_eq!(text, "Share. Share the lead.");
}

// --- where a review is known ----------------------------------------------------------------------

const PAGE_TYPE: &str = "
name: page
title: Page
description: A partnership.
word: page
fields: {partnership: {kind: reference, to: partnerships}}
views: {profile: {view: partnership-profile, partnership: partnership}}
outputs: []
";

const REVIEWED_TYPE: &str = "
name: reviewed
title: Reviewed
description: A review.
word: review
fields: {partnership: {kind: reference, to: [partnerships, bodies]}, reviewed: date}
outputs: []
";

/// When the page of a partnership says that it was last reviewed: what the register has, and the papers of reviews.
fn last_review(register: &str, papers: &[(&str, &str)]) -> String {
    let head = "status: final\nclassification: public";
    let mut files = vec![
        (
            "guildhall.yaml".to_owned(),
            "as_of: 2005-06-01\n".to_owned(),
        ),
        (
            "templates/page/manifest.yaml".to_owned(),
            PAGE_TYPE.to_owned(),
        ),
        (
            "templates/reviewed/manifest.yaml".to_owned(),
            REVIEWED_TYPE.to_owned(),
        ),
        (
            "inputs/partnerships.yaml".to_owned(),
            format!(
                "- {{id: PSH-1, name: Safer Wells, purpose: P., nature: project, council_role: member, tier: network{register}}}\n\
                 - {{id: PSH-2, name: Bloom, purpose: P., nature: project, council_role: member, tier: network}}\n"
            ),
        ),
        (
            "inputs/page.yaml".to_owned(),
            format!("type: page\nid: P\ntitle: T\n{head}\npartnership: PSH-1\n"),
        ),
    ];
    for (number, (partnership, day)) in papers.iter().enumerate() {
        files.push((
            format!("inputs/review{number}.yaml"),
            format!("type: reviewed\nid: R{number}\ntitle: T{number}\n{head}\npartnership: {partnership}\nreviewed: {day}\n"),
        ));
    }
    let named: Vec<(&str, String)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.clone()))
        .collect();
    lines(
        &table(&council(&named), "P", "profile").rows,
        &["last_review"],
    )
    .concat()
}

#[test]
fn a_review_reaches_the_page_of_its_partnership_before_anyone_has_entered_it() {
    assert_eq!(last_review("", &[]), "");
    assert_eq!(last_review("", &[("PSH-1", "2005-03-17")]), "17 March 2005");
    assert_eq!(
        last_review(
            ", last_review: 2004-01-05",
            &[("PSH-1", "2005-03-17"), ("PSH-1", "2004-03-01")]
        ),
        "17 March 2005",
        "the latest counts"
    );
}

#[test]
fn the_register_stands_where_it_is_later_and_other_reviews_do_not_count() {
    let entered = ", last_review: 2005-04-01";
    assert_eq!(
        last_review(entered, &[("PSH-1", "2005-03-17")]),
        "1 April 2005"
    );
    assert_eq!(
        last_review("", &[("PSH-2", "2005-03-17")]),
        "",
        "it is of another partnership"
    );
    assert_eq!(
        last_review("", &[("PSH-1", "2005-07-17")]),
        "",
        "it is still to come"
    );
}
