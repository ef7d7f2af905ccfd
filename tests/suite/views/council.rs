//! A tiny council in memory: what its officers write, and ways to see what is derived from it.
//! Tests nothing itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use guildhall::documents::{Make, fill, manifest};
use guildhall::finding::Findings;
use guildhall::kinds::Record;
use guildhall::records::{read, settings};
use guildhall::references::{Index, Workspace, resolve};
use guildhall::sources::{Limits, Sources, sheet, yaml};
use guildhall::views::{Pages, Shown, Table, view};
use guildhall::workbook;
use guildhall::workbook::model::Book;

const SETTINGS: &str = "as_of: 2004-08-25
profiles:
  implications: [{key: legal, title: Legal}, {key: financial, title: Financial}, {key: equality, title: Equality}]
";

const COUNCIL: &str =
    "name: Carlisle City Council\naccent: '#0b5563'\nother_formats: Ask for large print.\n";

const REGISTERS: &[(&str, &str)] = &[
    (
        "bodies",
        "- {id: os, name: Scrutiny Committee, kind: scrutiny}\n- {id: exec, name: The Executive, kind: executive}",
    ),
    ("people", "- {id: pm, title: Policy Manager, kind: officer}"),
    (
        "meetings",
        "- {id: m1, body: os, date: 2004-07-29, sitting: scrutiny}\n- {id: m2, body: os, date: 2004-09-09, sitting: scrutiny}",
    ),
    ("plans", "- {id: P, title: The plan}"),
    (
        "periods",
        "- {id: p1, plan: P, date: 2004-07-19, label: Update at 19 July}\n- {id: p2, plan: P, date: 2004-08-25, label: Update at 25 August}",
    ),
    (
        "budgets",
        "- {id: b, plan: P, title: Partnership work, amount: 9000, spent: 4500}",
    ),
];

pub(super) const KEY_ISSUES: &str = "
- id: KI-1
  plan: P
  no: 1
  short: An explicit policy
  text: There needs to be a policy.
  monitoring:
    - {body: os, meetings: [m2, m1], every: Every month}
  risks:
    - {id: R1.1, text: The survey is late., likelihood: 3, impact: 4, status: open}
    - {id: R1.2, text: Nobody reads it., likelihood: 1, impact: 4, status: closed}
  actions:
    - id: A1.1
      short: Map the partnerships
      text: Map what the Council does.
      owner: pm
      updates:
        - {period: p1, status: on-track, text: Under way.}
        - {period: p2, status: complete, text: The map is done.}
    - id: A1.2
      short: Write the policy
      text: Write it after the survey, see [[A1.1]].
      owner: pm
      milestones:
        - id: M1.9
          text: Draft to the committee
          due: September 2004
          revisions: [{date: 2004-11-25, on: 2004-08-20, reason: The survey overran.}]
        - {id: M1.8, text: Survey out, due: 2004-06-30, done: 2004-08-30}
      updates:
        - {period: p1, status: on-track, text: The outline is written.}
        - {period: p2, status: on-track, validated: off-track, text: The draft waits., next: Finish the survey}
- id: KI-2
  plan: P
  no: 2
  short: Train officers
  text: Officers need training.
  actions:
    - {id: A2.1, short: Hold a day, text: Hold a training day., owner: pm, updates: [{period: p1, status: on-track, text: Booked.}]}
    - id: A2.2
      short: Write notes
      text: Write guidance.
      owner: pm
      updates:
        - {period: p1, status: on-track, text: Begun.}
        - {period: p2, status: at-risk, text: The author is ill.}
- {id: KI-3, plan: P, no: 3, short: Share of budgets, text: Keep a share., superseded_by: [KI-1, KI-2]}
";

const UPDATE_TYPE: &str = "
name: plan-paper
title: Progress
description: How the plan stands.
word: progress
fields:
  plan: {kind: reference, to: plans, required: true}
  period: {kind: reference, to: periods, required: true}
  meeting: {kind: reference, to: meetings, required: true}
  contact: {kind: reference, to: people}
views:
  counts: {view: status-counts, plan: plan, period: period}
  headline: {view: plan-headline, plan: plan, period: period}
  changes: {view: plan-changes, plan: plan, period: period, meeting: meeting}
  exceptions: {view: plan-exceptions, plan: plan, period: period, meeting: meeting}
  new_dates: {view: plan-new-dates, plan: plan, period: period}
  issues: {view: plan-key-issues, plan: plan, period: period}
  sheets: {view: key-issue-sheets, plan: plan, period: period}
  matrix: {view: plan-matrix, plan: plan, period: period}
  dashboard: {view: plan-dashboard, plan: plan, period: period}
  key_issues: {view: register-of-key-issues, plan: plan, period: period}
  actions: {view: register-of-actions, plan: plan, period: period}
  milestones: {view: register-of-milestones, plan: plan, period: period}
  revisions: {view: register-of-revisions, plan: plan, period: period}
  updates: {view: register-of-updates, plan: plan, period: period}
  risks: {view: register-of-risks, plan: plan, period: period}
  resources: {view: register-of-resources, plan: plan, period: period}
  budgets: {view: register-of-budgets, plan: plan, period: period}
  monitoring: {view: register-of-monitoring, plan: plan, period: period}
outputs:
  - name: working
    xlsx:
      - {name: dashboard, title: How the plan stands, shape: summary, from: dashboard}
      - {name: actions, title: Actions, shape: table, from: actions}
      - {name: milestones, title: Milestones, shape: table, from: milestones}
      - {name: updates, title: Updates, shape: table, from: updates}
      - {name: risks, title: Risks, shape: table, from: risks}
  - name: publication
    profile: publication
    xlsx:
      - {name: dashboard, title: How the plan stands, shape: summary, from: dashboard}
      - {name: actions, title: Actions, shape: table, from: actions}
";

const UPDATE: &str = "
type: plan-paper
id: IP 1
title: Progress to August
status: final
classification: public
audience: officers
plan: P
period: p2
meeting: m2
contact: pm
";

const REPORT_TYPE: &str = "
name: a-report
title: Report
description: A report.
word: report
fields:
  to: {kind: rows, fields: {body: {kind: reference, to: bodies}, meeting: {kind: reference, to: meetings}}}
  recommendations:
    kind: rows
    fields: {id: text, body: {kind: reference, to: bodies}, verb: {kind: choice, of: verbs}, text: prose}
  risks: {kind: rows, fields: {risk: prose, likelihood: number, impact: number}}
  implications: {kind: map, profile: implications, fields: {text: prose, none: yes-no, reason: prose}}
  sign_off: {kind: rows, fields: {role: {kind: choice, of: sign-off-role}, officer: {kind: reference, to: people}, date: date}}
  others: text
views:
  asked: {view: recommendations-by-body, recommendations: recommendations}
  scored: {view: risks-scored, risks: risks}
  list: {view: report-list, of: others}
  all: {view: report-recommendations, of: others}
  cleared: {view: report-sign-offs, of: others}
  answered: {view: report-implications, of: others}
outputs: []
";

const REPORT: &str = "
type: a-report
id: CE 21/04
title: Partnership policy
status: final
classification: public
others: a-report
to: [{body: os, meeting: m1}]
recommendations:
  - {id: r1, body: os, verb: comment, text: on the framework}
  - {id: r2, body: exec, verb: approve, text: the framework}
  - {id: R 3, body: os, verb: note, text: the date}
risks: [{risk: Late., likelihood: 4, impact: 4}, {risk: Dear., likelihood: 1, impact: 4}]
implications: {legal: {text: None arise.}, financial: {none: yes, reason: It costs nothing.}}
sign_off: [{role: author, officer: pm, date: 2004-07-20}, {role: legal, officer: pm}]
";

/// The files of the council, with one of them replaced.
pub(super) fn files(replaced: &str, by: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, String)> = vec![
        ("guildhall.yaml".to_owned(), SETTINGS.to_owned()),
        ("inputs/council.yaml".to_owned(), COUNCIL.to_owned()),
        ("inputs/key_issues.yaml".to_owned(), KEY_ISSUES.to_owned()),
        ("inputs/update.yaml".to_owned(), UPDATE.to_owned()),
        ("inputs/report.yaml".to_owned(), REPORT.to_owned()),
        (
            "templates/plan-paper/manifest.yaml".to_owned(),
            UPDATE_TYPE.to_owned(),
        ),
        (
            "templates/a-report/manifest.yaml".to_owned(),
            REPORT_TYPE.to_owned(),
        ),
    ];
    files.extend(
        REGISTERS
            .iter()
            .map(|(name, text)| (format!("inputs/{name}.yaml"), (*text).to_owned())),
    );
    files
        .iter_mut()
        .filter(|(path, _)| path == replaced)
        .for_each(|(_, text)| by.clone_into(text));
    files
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()))
        .collect()
}

/// Reads and resolves a workspace.
pub(super) fn workspace(files: Vec<(String, Vec<u8>)>) -> (Workspace, Findings) {
    let mut findings = Findings::default();
    let sources = Sources::in_memory(files);
    let settings = settings::settings(
        "guildhall.yaml",
        &sources.text("guildhall.yaml").unwrap(),
        &mut findings,
    );
    let types = manifest::document_types(&sources, &mut findings);
    let inputs: Vec<Arc<str>> = sources.below("inputs/").cloned().collect();
    let mut trees = Vec::new();
    let mut books = Vec::new();
    for file in inputs {
        if file.ends_with(".yaml") {
            let node = yaml::read(&file, &sources.text(&file).unwrap(), &mut findings).unwrap();
            trees.push((file, node));
        } else {
            books.extend(sheet::read(
                &file,
                sources.bytes(&file).unwrap(),
                &Limits::default(),
                &mut findings,
            ));
        }
    }
    let files = read::Files {
        sources: &sources,
        settings: &settings,
        trees: &trees,
        books: &books,
    };
    let mut records = read::records(&files, &mut findings);
    let mut documents = fill::documents(&files, &types, &mut findings);
    let index = Index::of(&records, &documents, &types);
    resolve::resolve(&mut records, &mut documents, &types, &index, &mut findings);
    (
        Workspace {
            settings,
            records,
            types,
            documents,
            index,
        },
        findings,
    )
}

pub(super) fn council() -> Workspace {
    let (workspace, findings) = workspace(files("", ""));
    let said: Vec<String> = findings
        .list()
        .iter()
        .map(|f| format!("{}: {}", f.place, f.message))
        .collect();
    assert_eq!(said, Vec::<String>::new(), "the council itself is in order");
    workspace
}

/// The views of a document, by the names its type gives them.
pub(super) fn shown(workspace: &Workspace, id: &str) -> BTreeMap<String, Shown> {
    let document = workspace
        .documents
        .iter()
        .find(|document| document.id == id)
        .unwrap();
    let wanted = &workspace.type_of(document).unwrap().views;
    wanted
        .iter()
        .map(|used| {
            (
                used.name.clone(),
                view(workspace, document, used, &Pages::new()).unwrap(),
            )
        })
        .collect()
}

pub(super) fn table(workspace: &Workspace, id: &str, name: &str) -> Table {
    match shown(workspace, id).remove(name).unwrap() {
        Shown::Table(table) => table,
        Shown::Grid(_) => panic!("{name} is a grid"),
    }
}

/// Rows as lines of words, the fields parted by bars.
pub(super) fn lines(rows: &[Record], fields: &[&str]) -> Vec<String> {
    let line = |row: &Record| {
        fields
            .iter()
            .map(|name| row.words(name))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    rows.iter().map(line).collect()
}

pub(super) fn book(workspace: &Workspace, output: &str) -> Book {
    let document = workspace
        .documents
        .iter()
        .find(|document| document.id == "IP 1")
        .unwrap();
    let outputs = &workspace.type_of(document).unwrap().outputs;
    let output = outputs.iter().find(|known| known.name == output).unwrap();
    let Make::Workbook(profile, sheets) = &output.make else {
        panic!("no workbook")
    };
    workbook::book(
        workspace,
        document,
        output,
        sheets,
        *profile,
        &shown(workspace, "IP 1"),
    )
}
