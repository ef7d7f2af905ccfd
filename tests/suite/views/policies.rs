//! What a policy shows of its own lists, of the papers it carries, of sources and priorities; a tiny policy in memory.

use guildhall::references::Workspace;

use super::council::{lines, table, workspace};

const REGISTERS: &[(&str, &str)] = &[
    (
        "people",
        "- {id: pm, title: Policy Manager, kind: officer}\n- {id: cl, title: City Solicitor, kind: officer}",
    ),
    (
        "sources",
        "
- {id: zeal, title: Zeal in partnership, author: A. Reader, publisher: The Press, date: 2003}
- {id: audit, title: A fruitful partnership, reference: AC 1, url: audit.example}
- {id: cpa, title: Corporate assessment}
- {id: idle, title: Cited by nobody}
",
    ),
    (
        "priorities",
        "
- {id: p1, title: Clean streets, promise: Cleaner, needs_partners: yes}
- {id: p2, title: Safe streets, promise: Safer, needs_partners: yes}
- {id: p3, title: Green streets, promise: Cleaner, needs_partners: no}
- {id: p4, title: Quiet streets}
",
    ),
];

const POLICY_TYPE: &str = "
name: house-rules
title: House rules
description: Rules of the house.
word: rules
fields:
  contact: {kind: reference, to: people}
  stages: {kind: rows, fields: {id: text, title: text}}
  sections:
    kind: rows
    anchor: {prefix: sec, word: Section}
    fields: {id: text, title: text, stage: text, text: prose}
  requirements:
    kind: rows
    anchor: {prefix: req, word: Requirement}
    fields:
      id: text
      actor: {kind: reference, to: people}
      must: prose
      section: text
      evidence: text
      due: text
  quotations: {kind: rows, fields: {text: prose, source: {kind: reference, to: sources}}}
  guidance_notes:
    kind: rows
    anchor: {prefix: gn, word: Guidance note, carries: note}
    fields: {id: text, note: {kind: reference, to: documents}, stages: {kind: list, of: text}}
  appendices:
    kind: rows
    anchor: {prefix: app, word: Appendix, carries: paper}
    fields:
      id: text
      title: text
      body: prose
      paper: {kind: reference, to: documents}
      table: {kind: choice, of: [priorities]}
      status: {kind: choice, of: document-status}
views:
  numbered: {view: policy-sections, sections: sections, guidance_notes: guidance_notes}
  by_actor: {view: requirements-by-actor, requirements: requirements}
  register: {view: requirement-register, requirements: requirements}
  notes_list: {view: carried-papers, guidance_notes: guidance_notes}
  papers: {view: appendix-status, appendices: appendices, guidance_notes: guidance_notes}
  promises: {view: priorities-by-promise}
  counted: {view: priorities-counted}
  rests_on: {view: sources-cited}
  cited_as: {view: cited-as}
outputs: []
";

const POLICY: &str = "
type: house-rules
id: HR
title: House rules
status: consultation
classification: public
version: 0.3
owner: pm
sources: [zeal]
stages: [{id: deciding, title: Deciding}, {id: running, title: Running}]
sections:
  - {id: intro, title: Introduction, text: \"It rests on [[audit]].\"}
  - {id: deciding, title: How to decide, stage: deciding, text: Decide early.}
  - {id: running, title: How to run it, stage: running, text: Run it well.}
requirements:
  - {id: record, actor: pm, must: keep a record, section: deciding, evidence: The record}
  - {id: advise, actor: cl, must: advise, section: deciding, due: before any agreement}
  - {id: review, actor: pm, must: review it, section: running}
quotations: [{text: Be fruitful., source: cpa}]
guidance_notes:
  - {id: accounts, note: GN-accounts, stages: [running, deciding]}
  - {id: setting_up, note: GN-setting-up, stages: [deciding]}
appendices:
  - {id: list, title: Our priorities, table: priorities, status: final}
  - {id: words, title: Some words, body: Words.}
  - {id: form, title: The form, paper: FORM}
";

const NOTE_TYPE: &str = "
name: leaflet
title: Leaflet
description: A leaflet.
word: leaflet
fields: {purpose: prose, use_when: prose, review: when}
views: {cited_as: {view: cited-as}}
outputs: []
";

const NOTES: &[(&str, &str)] = &[
    (
        "accounts",
        "{type: leaflet, id: GN-accounts, title: Accounts, status: final, classification: public, version: 1.0, \
         owner: cl, purpose: Keep accounts., use_when: Money moves., review: March 2006}",
    ),
    (
        "setting-up",
        "{type: leaflet, id: GN-setting-up, title: Setting up, status: draft, classification: public, \
         purpose: Set it up.}",
    ),
    (
        "form",
        "{type: leaflet, id: FORM, title: A form, status: draft, classification: public, version: 0.1}",
    ),
    (
        "alone",
        "{type: leaflet, id: ALONE, title: On its own, status: draft, classification: public}",
    ),
];

fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("guildhall.yaml".to_owned(), "as_of: 2004-11-11\n"),
        (
            "templates/house-rules/manifest.yaml".to_owned(),
            POLICY_TYPE,
        ),
        ("templates/leaflet/manifest.yaml".to_owned(), NOTE_TYPE),
        ("inputs/policy.yaml".to_owned(), POLICY),
    ];
    let registers = REGISTERS.iter().chain(NOTES);
    files.extend(registers.map(|(name, text)| (format!("inputs/{name}.yaml"), *text)));
    let bytes = |(path, text): (String, &str)| (path, text.as_bytes().to_vec());
    files.into_iter().map(bytes).collect()
}

/// The policy and its papers; nothing is wrong with them.
fn rules() -> Workspace {
    let (workspace, findings) = workspace(files());
    let said: Vec<&String> = findings.list().iter().map(|f| &f.message).collect();
    assert_eq!(said, Vec::<&String>::new(), "the rules are in order");
    workspace
}

#[test]
fn sections_are_numbered_and_name_the_notes_of_their_stage() {
    let numbered = table(&rules(), "HR", "numbered");
    assert_eq!(
        lines(&numbered.rows, &["number", "id", "title", "text"]),
        [
            "1 | intro | Introduction | It rests on A fruitful partnership.",
            "2 | deciding | How to decide | Decide early.",
            "3 | running | How to run it | Run it well.",
        ]
    );
    let notes: Vec<Vec<String>> = numbered
        .rows
        .iter()
        .map(|row| {
            lines(
                row.rows("notes"),
                &["number", "title", "use_when", "anchor"],
            )
        })
        .collect();
    assert_eq!(
        notes,
        [
            vec![],
            vec![
                "Guidance note 1 | Accounts | Money moves. | gn-accounts".to_owned(),
                "Guidance note 2 | Setting up |  | gn-setting-up".to_owned()
            ],
            vec!["Guidance note 1 | Accounts | Money moves. | gn-accounts".to_owned()],
        ],
        "a section without a stage has none"
    );
}

#[test]
fn requirements_are_grouped_by_who_must_meet_them() {
    let by_actor = table(&rules(), "HR", "by_actor");
    let told: Vec<(String, Vec<String>)> = by_actor
        .rows
        .iter()
        .map(|group| {
            let columns = ["number", "anchor", "must", "section", "evidence", "due"];
            (group.words("actor"), lines(group.rows("items"), &columns))
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                "Policy Manager".to_owned(),
                vec![
                    "Requirement 1 | req-record | keep a record | deciding | The record | "
                        .to_owned(),
                    "Requirement 3 | req-review | review it | running |  | ".to_owned(),
                ]
            ),
            (
                "City Solicitor".to_owned(),
                vec![
                    "Requirement 2 | req-advise | advise | deciding |  | before any agreement"
                        .to_owned()
                ]
            ),
        ],
        "numbers follow the list, not the groups"
    );
    let register = table(&rules(), "HR", "register");
    let names: Vec<&str> = register.fields.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "number", "id", "actor", "must", "section", "evidence", "due"
        ]
    );
    assert_eq!(
        lines(&register.rows, &["number", "id", "actor"])[1],
        "Requirement 2 | advise | City Solicitor"
    );
}

#[test]
fn guidance_notes_are_listed_with_what_they_are_for() {
    let listed = table(&rules(), "HR", "notes_list");
    let columns = ["number", "anchor", "title", "purpose", "stages", "note"];
    assert_eq!(
        lines(&listed.rows, &columns),
        [
            "Guidance note 1 | gn-accounts | Accounts | Keep accounts. | Running; Deciding | GN-accounts",
            "Guidance note 2 | gn-setting-up | Setting up | Set it up. | Deciding | GN-setting-up",
        ]
    );
}

#[test]
fn what_a_policy_carries_says_how_far_it_is() {
    let papers = table(&rules(), "HR", "papers");
    let columns = [
        "number", "title", "sort", "status", "version", "review", "owner",
    ];
    assert_eq!(
        lines(&papers.rows, &columns),
        [
            "Appendix 1 | Our priorities | Computed table | Final | 0.3 |  | Policy Manager",
            "Appendix 2 | Some words | Text | Consultation | 0.3 |  | Policy Manager",
            "Appendix 3 | The form | Another paper: leaflet | Draft | 0.1 |  | Policy Manager",
            "Guidance note 1 | Accounts | Guidance note | Final | 1.0 | March 2006 | City Solicitor",
            "Guidance note 2 | Setting up | Guidance note | Draft |  |  | Policy Manager",
        ]
    );
}

#[test]
fn a_paper_knows_under_which_number_another_carries_it() {
    let rules = rules();
    let told = |id: &str| lines(&table(&rules, id, "cited_as").rows, &["number", "of"]);
    assert_eq!(told("GN-setting-up"), ["Guidance note 2 | House rules"]);
    assert_eq!(told("FORM"), ["Appendix 3 | House rules"]);
    assert_eq!(told("ALONE"), [""; 0]);
    assert_eq!(told("HR"), [""; 0]);
    let withdrawn = |(path, bytes): (String, Vec<u8>)| {
        let text = String::from_utf8(bytes).unwrap();
        let text = text.replace("status: consultation", "status: withdrawn");
        (path, text.into_bytes())
    };
    let (rules, _) = workspace(files().into_iter().map(withdrawn).collect());
    let told = table(&rules, "FORM", "cited_as");
    assert_eq!(lines(&told.rows, &["number"]), [""; 0]);
}

#[test]
fn priorities_are_shown_by_promise_and_counted() {
    let promises = table(&rules(), "HR", "promises");
    let told: Vec<(String, Vec<String>)> = promises
        .rows
        .iter()
        .map(|promise| {
            let items = lines(promise.rows("items"), &["id", "title", "needs_partners"]);
            (promise.words("promise"), items)
        })
        .collect();
    let promise = |name: &str, items: &[&str]| {
        (
            name.to_owned(),
            items
                .iter()
                .map(|item| (*item).to_owned())
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        told,
        [
            promise(
                "Cleaner",
                &["p1 | Clean streets | Yes", "p3 | Green streets | No"]
            ),
            promise("Safer", &["p2 | Safe streets | Yes"]),
            promise("Other priorities", &["p4 | Quiet streets | No"]),
        ]
    );
    let counted = table(&rules(), "HR", "counted");
    assert_eq!(
        lines(&counted.rows, &["needing", "all", "promises", "sentence"]),
        ["2 | 4 | 3 | 2 of the Council's 4 priorities need partners"]
    );
}

#[test]
fn the_sources_of_a_paper_are_found_wherever_it_names_them() {
    let sources = table(&rules(), "HR", "rests_on");
    let columns = [
        "number",
        "title",
        "author",
        "publisher",
        "date",
        "reference",
        "url",
    ];
    assert_eq!(
        lines(&sources.rows, &columns),
        [
            "1 | A fruitful partnership |  |  |  | AC 1 | audit.example",
            "2 | Corporate assessment |  |  |  |  | ",
            "3 | Zeal in partnership | A. Reader | The Press | 2003 |  | ",
        ],
        "cited in a sentence, named in a row, listed; in the order of titles"
    );
}
