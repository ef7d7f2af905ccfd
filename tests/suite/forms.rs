//! The `[[…]]` forms of prose: references by number, name and title, the words of others, computed values, dates and
//! sums by name. What cannot be filled in is told at the form.

use guildhall::finding::Severity;

use crate::council::{Council, council};
use crate::made::{build, pdf_text};

const RULEBOOK: &str = r#"
name: rulebook
title: Rulebook
description: Rules, each cited by its number or its name.
word: rulebook
named-by: title
chapter: chapter.typ.j2
fields:
  brief: {kind: prose, title: In brief, help: The rules in a paragraph}
  rules:
    kind: rows
    title: Rules
    help: The rules
    anchor: {prefix: rule, word: Rule}
    fields:
      id: {kind: text, required: true, title: Id, help: A short id}
      title: {kind: text, title: Title, help: Its title}
      text: {kind: prose, required: true, title: Text, help: The rule}
      after: {kind: reference, to: rules, title: After, help: The rule before it}
  terms:
    kind: rows
    title: Terms
    help: What words mean
    anchor: {prefix: def, word: Definition of, names: term, callout: definition}
    fields:
      id: {kind: text, required: true, title: Id, help: A short id}
      term: {kind: text, required: true, title: Term, help: The word}
      operative: {kind: yes-no, required: true, title: In use, help: Whether it holds}
      text: {kind: prose, required: true, title: Text, help: What it means}
  notes_in_order:
    kind: rows
    title: Notes
    help: The notes in order
    anchor: {prefix: gn, word: Guidance note, shared: yes, carries: note}
    fields:
      id: {kind: text, required: true, title: Id, help: A short id}
      note: {kind: reference, to: documents, required: true, printed: yes, title: Note, help: The note}
  guests:
    kind: rows
    title: Guests
    help: Who is asked
    fields:
      id: {kind: text, required: true, title: Id, help: A short id}
      theme: {kind: text, title: Theme, help: What they care for}
      seats: {kind: number, title: Seats, help: How many come}
      asked: {kind: date, title: Asked, help: When they were asked}
      needs: {kind: text, title: Needs, help: What they need, private: yes}
outputs:
  - {pdf: rules.typ.j2}
  - {name: letter, pdf: letter.typ.j2, each: guests}
"#;

const RULES: &str = r#"{% include "house/paper.typ.j2" %}

#show: this-paper
{{ brief }}
{% for rule in rules %}
#plain-section([Rule {{ loop.index }}], {{ rule.text }})
{% endfor %}
{% for row in notes_in_order %}
#plain-section([Note {{ loop.index }}], [{% with paper = row.note %}{% include paper.chapter %}{% endwith %}])
{% endfor %}
"#;

const LETTER: &str = r#"{% include "house/paper.typ.j2" %}

#show: this-paper
{{ brief }}
"#;

const CHAPTER: &str = "{{ paper.brief }}\n";

const BOOK: &str = r#"
type: rulebook
id: RB
title: Rules of the house
status: final
classification: public
brief: Read [[rule:open]] and [[rule:close|full]].
rules:
  - {id: open, title: Opening, text: "The doors open at ten."}
  - {id: close, title: Closing, text: "The doors close at five.", after: open}
terms:
  - {id: door, term: door, operative: yes, text: "what a visitor comes in by"}
guests:
  - {id: mayor, theme: the city, seats: 2, asked: 2004-06-01, needs: CANARY}
  - {id: dean, theme: the cathedral, seats: 3, asked: 2004-05-01}
"#;

/// The tiny council with a rulebook.
fn ruled() -> Council {
    council()
        .with("templates/rulebook/manifest.yaml", RULEBOOK)
        .with("templates/rulebook/rules.typ.j2", RULES)
        .with("templates/rulebook/letter.typ.j2", LETTER)
        .with("templates/rulebook/chapter.typ.j2", CHAPTER)
        .with("inputs/rulebook.yaml", BOOK)
}

/// The rulebook with another paragraph in brief.
fn saying(brief: &str) -> Council {
    let line = "brief: Read [[rule:open]] and [[rule:close|full]].";
    let new = format!("brief: '{}'", brief.replace('\'', "''"));
    ruled().replace("inputs/rulebook.yaml", line, &new)
}

/// What the paragraph in brief reads, once everything is resolved.
fn reads(council: &Council) -> String {
    let loaded = council.load();
    let document = loaded.workspace.document("RB").unwrap();
    document.record.words("brief")
}

/// What is found that is no note.
fn faults(council: &Council) -> String {
    let faults: Vec<_> = council
        .check()
        .into_iter()
        .filter(|finding| finding.severity != Severity::Note)
        .collect();
    guildhall::show::short(&faults)
}

#[test]
fn a_reference_is_worded_by_number_or_name_and_has_its_title_on_request() {
    assert_eq!(faults(&ruled()), "");
    assert_eq!(reads(&ruled()), "Read Rule 1 and Rule 2 (Closing).");
    let named = saying("A [[def:door]] is meant; see [[RB]].");
    assert_eq!(reads(&named), "A door is meant; see Rules of the house.");
}

#[test]
fn a_rule_put_in_before_the_others_moves_every_number() {
    let moved = ruled().replace(
        "inputs/rulebook.yaml",
        "rules:\n",
        "rules:\n  - {id: hours, text: Hours are posted.}\n",
    );
    assert_eq!(faults(&moved), "");
    assert_eq!(reads(&moved), "Read Rule 2 and Rule 3 (Closing).");
}

#[test]
fn a_row_of_another_paper_is_cited_with_that_paper() {
    let report = ruled().replace(
        "inputs/report.yaml",
        "background: The review asked for a policy.",
        "background: Under [[RB#open]] and [[RB#rule:close]] the review asked for a policy.",
    );
    assert_eq!(faults(&report), "");
    let loaded = report.load();
    let words = loaded.workspace.document("OS 1/04").unwrap();
    let expected = "Under Rule 1 of the Rules of the house and Rule 2 of the Rules of the house the review asked for a policy.";
    assert_eq!(words.record.words("background"), expected);
}

#[test]
fn the_words_of_others_are_quoted_with_what_they_quote() {
    let quoting = saying("We wrote: [[text:KI-2]] And: [[text:RB#def:door]]");
    assert_eq!(faults(&quoting), "");
    assert_eq!(
        reads(&quoting),
        "We wrote: See Key issue 1. And: what a visitor comes in by"
    );
    let field = ruled().replace(
        "inputs/report.yaml",
        "background: The review asked for a policy.",
        "background: \"[[text:RB#brief]]\"",
    );
    let loaded = field.load();
    let report = loaded.workspace.document("OS 1/04").unwrap();
    assert_eq!(
        report.record.words("background"),
        "Read Rule 1 and Rule 2 (Closing)."
    );
}

#[test]
fn words_that_quote_themselves_are_found_at_every_form_of_the_ring() {
    let ring = saying("[[text:RB#rule:open]]").replace(
        "inputs/rulebook.yaml",
        "\"The doors open at ten.\"",
        "\"[[text:RB#brief]]\"",
    );
    let found = faults(&ring);
    assert_eq!(
        found,
        "inputs/rulebook.yaml:7:9: error[quotation-cycle]: the words of `RB#rule:open` are quoted within themselves\n\
         inputs/rulebook.yaml:9:39: error[quotation-cycle]: the words of `RB#brief` are quoted within themselves\n"
    );
}

#[test]
fn values_are_worked_out_from_registers_and_own_rows() {
    let cases = [
        ("[[val: count(key_issues)]]", "2"),
        ("[[val: count(actions, owner = manager)]]", "2"),
        ("[[val: count(actions, owner != manager)]]", "1"),
        ("[[val: percent(actions, owner = manager)]]", "67%"),
        ("[[val: sum(budgets.amount)]]", "£9,000"),
        ("[[val: sum(guests.seats)]]", "5"),
        ("[[val: mean(guests.seats)]]", "2.5"),
        ("[[val: min(guests.asked)]]", "1 May 2004"),
        ("[[val: first(guests.theme)]]", "the city"),
        ("[[val: last(guests.asked)]]", "1 June 2004"),
        ("[[val: count(guests, seats > 2)]]", "1"),
        ("[[val: count(guests, asked <= 1 May 2004)]]", "1"),
        (
            "[[val: count(guests, id in (mayor, dean), seats >= 2)]]",
            "2",
        ),
        ("[[val: count(updates, status = at-risk)]]", "1"),
    ];
    for (form, expected) in cases {
        let council = saying(form);
        assert_eq!(
            (faults(&council).as_str(), reads(&council).as_str()),
            ("", expected),
            "{form}"
        );
    }
}

#[test]
fn named_facts_dates_and_sums_stand_once_and_are_cited() {
    let facts = "facts:\n  - {id: threshold.large, value: £30000, about: What is large}\n  - {id: seats.most, value: 2}\n  - {id: launch, event: start}\n";
    let events = "- {id: start, title: Launch, date: January 2005}\n";
    let cases = [
        ("[[money:threshold.large]]", "£30,000"),
        ("[[money:budget.work]]", "£9,000"),
        ("[[date:start]]", "January 2005"),
        ("[[date:launch]]", "January 2005"),
        ("[[date:os-2004-07-29]]", "29 July 2004"),
        ("[[seats.most]]", "2"),
        ("[[val: count(guests, seats > [[seats.most]])]]", "1"),
    ];
    for (form, expected) in cases {
        let council = saying(form)
            .append("guildhall.yaml", facts)
            .with("inputs/events.yaml", events);
        assert_eq!(
            (faults(&council).as_str(), reads(&council).as_str()),
            ("", expected),
            "{form}"
        );
    }
}

/// Each form is told where it stands, and nothing else is.
fn told_at_the_form(cases: &[(&str, &str)]) {
    for (form, expected) in cases {
        let found = faults(&saying(form));
        let line = format!("inputs/rulebook.yaml:7:9: {expected}\n");
        assert_eq!(found, line, "{form}");
    }
}

#[test]
fn what_is_not_there_is_told_at_the_form() {
    told_at_the_form(&[
        (
            "[[text:KI-9]]",
            "error[dangling-reference]: there is no `KI-9`",
        ),
        (
            "[[txt:KI-1]]",
            "error[dangling-reference]: there is no `txt:KI-1`",
        ),
        (
            "[[text:manager]]",
            "error[form-mismatch]: `manager` holds no words that could be quoted",
        ),
        (
            "[[RB#shut]]",
            "error[dangling-reference]: there is no `shut` in `RB`",
        ),
        (
            "[[XY#shut]]",
            "error[dangling-reference]: there is no `XY` in documents",
        ),
        (
            "[[date:never]]",
            "error[dangling-reference]: there is no `never` in events or meetings or facts",
        ),
        (
            "[[money:never]]",
            "error[dangling-reference]: there is no `never` in facts or budgets",
        ),
    ]);
}

#[test]
fn what_cannot_be_worked_out_is_told_at_the_form() {
    told_at_the_form(&[
        (
            "[[val: average(budgets.amount)]]",
            "error[unknown-form]: `[[val: average(budgets.amount)]]` is not understood: there is no function `average`; there are count, sum, percent, mean, min, max, first, last",
        ),
        (
            "[[val: count(geese)]]",
            "error[dangling-reference]: there is no `geese` in the registers",
        ),
        (
            "[[val: sum(budgets.title)]]",
            "error[form-mismatch]: `title` holds words, which cannot be added up",
        ),
        (
            "[[val: sum(budgets.amont)]]",
            "error[form-mismatch]: there is no column `amont`; did you mean `amount`?",
        ),
        (
            "[[val: count(actions, owner > manager)]]",
            "error[form-mismatch]: `owner` holds nothing that is more or less than another",
        ),
        (
            "[[val: count(updates, status = fine)]]",
            "error[form-mismatch]: `status` holds a word of its list, and is compared with `fine`",
        ),
    ]);
}

#[test]
fn what_a_formula_may_not_ask_is_told_at_the_form() {
    told_at_the_form(&[
        (
            "[[val: count(guests, needs = CANARY)]]",
            "error[form-mismatch]: there is no column `needs`",
        ),
        (
            "[[val: count(guests, seats > [[none]])]]",
            "error[dangling-reference]: there is no `none` in facts",
        ),
        (
            "[[val: min(revisions.date, reason = none)]]",
            "error[form-mismatch]: nothing in `revisions` meets the conditions, so there is no value to give",
        ),
        (
            "[[val: param.colour]]",
            "error[form-mismatch]: `colour` is no column of the rows that this paper is made for",
        ),
        (
            "[[val: param.needs]]",
            "error[form-mismatch]: `needs` is no column of the rows that this paper is made for",
        ),
    ]);
}

#[test]
fn one_record_makes_a_letter_for_each_row_with_its_own_words() {
    let built = build(&saying("You speak for [[val: param.theme]]."), &["RB"]);
    assert_eq!(built.faults(), "");
    let test = "one_record_makes_a_letter_for_each_row_with_its_own_words";
    for (guest, theme) in [("mayor", "the city"), ("dean", "the cathedral")] {
        let path = format!("rb/rb-letter-{guest}.pdf");
        let Some(text) = pdf_text(built.file(&path), test) else {
            return;
        };
        let words = format!("You speak for {theme}.");
        assert!(text.contains(&words), "`{words}` is not in\n{text}");
    }
}

/// A second rulebook, which the first prints as its guidance note.
const NOTE: &str = "
type: rulebook
id: GN-doors
title: Doors
status: final
classification: public
brief: Keep the doors shut in winter. See [[gn:doors]].
";

#[test]
fn a_paper_printed_inside_another_carries_its_number_everywhere() {
    let council = saying("See [[gn:doors|full]].")
        .append(
            "inputs/rulebook.yaml",
            "notes_in_order:\n  - {id: doors, note: GN-doors}\n",
        )
        .with("inputs/note.yaml", NOTE)
        .replace(
            "inputs/report.yaml",
            "background: The review asked for a policy.",
            "background: The review read [[gn:doors]] and [[GN-doors]].",
        );
    assert_eq!(faults(&council), "");
    assert_eq!(reads(&council), "See Guidance note 1 (Doors).");
    let loaded = council.load();
    let report = loaded.workspace.document("OS 1/04").unwrap();
    assert_eq!(
        report.record.words("background"),
        "The review read Guidance note 1 and Guidance note 1."
    );
    let built = build(&council, &["RB"]);
    assert_eq!(built.faults(), "");
    let test = "a_paper_printed_inside_another_carries_its_number_everywhere";
    if let Some(text) = pdf_text(built.file("rb/rb.pdf"), test) {
        assert!(text.contains("Keep the doors shut in winter."), "{text}");
    }
}

#[test]
fn a_fault_of_a_printed_paper_refuses_the_paper_that_prints_it_and_no_other() {
    let council = ruled()
        .append(
            "inputs/rulebook.yaml",
            "notes_in_order:\n  - {id: doors, note: GN-doors}\n",
        )
        .with(
            "inputs/note.yaml",
            NOTE.replace("[[gn:doors]]", "[[gn:windows]]"),
        );
    let refused: Vec<String> = council.load().refused().into_iter().collect();
    assert_eq!(refused, ["GN-doors", "RB"]);
}

#[test]
fn a_paper_that_has_no_chapter_cannot_be_printed_inside_another() {
    let council = ruled().append(
        "inputs/rulebook.yaml",
        "notes_in_order:\n  - {id: report, note: OS 1/04}\n",
    );
    assert_eq!(
        faults(&council),
        "inputs/rulebook.yaml:17:24: error[no-chapter]: `OS 1/04` is a committee report, which cannot be printed inside another paper\n"
    );
}

#[test]
fn what_is_private_is_in_no_paper_and_no_template_can_ask_for_it() {
    let built = build(&ruled(), &["RB"]);
    assert_eq!(built.faults(), "");
    let asking = ruled().with(
        "templates/rulebook/letter.typ.j2",
        format!("{LETTER}{{{{ row.needs }}}}\n"),
    );
    let built = build(&asking, &["RB"]);
    assert!(
        built
            .faults()
            .contains("templates/rulebook/letter.typ.j2:5"),
        "{}",
        built.faults()
    );
}

#[test]
fn a_quotation_and_a_definition_alone_in_a_paragraph_are_shown_whole() {
    let council = saying("First.\n\n    [[def:door]]\n\n    [[text:KI-1]]");
    let text = council.text("inputs/rulebook.yaml").replace(
        "brief: 'First.\n\n    [[def:door]]\n\n    [[text:KI-1]]'",
        "brief: |\n  First.\n\n  [[def:door]]\n\n  [[text:KI-1]]",
    );
    let built = build(&council.with("inputs/rulebook.yaml", text), &["RB"]);
    assert_eq!(built.faults(), "");
    let test = "a_quotation_and_a_definition_alone_in_a_paragraph_are_shown_whole";
    let Some(text) = pdf_text(built.file("rb/rb.pdf"), test) else {
        return;
    };
    for words in [
        "what a visitor comes in by",
        "The Council needs a policy.",
        "Key issue 1",
    ] {
        assert!(text.contains(words), "`{words}` is not in\n{text}");
    }
}
