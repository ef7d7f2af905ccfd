//! What the partnerships show: by nature, in counts and sums, what is missing, what they cost, who takes part, what
//! serves each priority. Four partnerships in memory, one of them only proposed.

use guildhall::kinds::Record;
use guildhall::references::Workspace;

use super::council::{lines, table, workspace};

pub(super) const SETTINGS: &str = "as_of: 2004-08-25
facts:
  - {id: threshold.significant, value: \"£30,000\"}
";

const REGISTERS: &[(&str, &str)] = &[
    ("council", "name: Wells City Council\naccent: '#0b5563'"),
    ("people", "- {id: pm, title: Policy Manager, kind: officer}"),
    (
        "partners",
        "
- {id: a, name: Avon Police, sector: public, sort: Police force}
- {id: b, name: Bishop's schools, sector: public}
- {id: c, name: Cheddar Caves, sector: private}
",
    ),
    (
        "priorities",
        "
- {id: S1, title: Safe streets, promise: Safer, needs_partners: yes}
- {id: G1, title: Green streets, promise: Greener, needs_partners: yes}
- {id: G2, title: Tidy files, promise: Greener, needs_partners: no}
",
    ),
    ("plans", "- {id: P, title: The plan}"),
    (
        "key_issues",
        "
- {id: KI-1, plan: P, no: 1, short: Crime, text: Cut crime., priorities: [S1], actions: [{id: A1.1, short: Count, text: Count it.}, {id: A1.2, short: Cut, text: Cut it.}]}
",
    ),
    ("partnerships", PARTNERSHIPS),
];

const PARTNERSHIPS: &str = "
- id: PSH-1
  name: Safer Wells
  purpose: Cuts crime.
  nature: strategic
  council_role: lead
  tier: significant
  statutory: yes
  lead_officer: pm
  priorities: [S1]
  next_review: 2005-01-01
  risk_assessed: 2004-02-01
  exit_plan: 2004-03-01
  day_rate: £100
  indicators: [Burglaries]
  benefits: One plan.
  membership:
    - {partner: a, role: lead}
    - {partner: b, organisations: 12}
    - {partner: c, until: March 2004}
  contributions:
    - {year: 2003/04, kind: cash, amount: £20000, certainty: actual}
    - {year: 2004/05, kind: cash, amount: £21000, certainty: agreed}
    - {year: 2004/05, kind: days, days: 10, certainty: agreed}
    - {year: 2004/05, kind: cash, amount: £5000, contributor: a}
  checklists:
    - {date: 2003-02-01, asked: 17, met: 9}
    - {date: 2004-02-01, asked: 17, met: 16, open: [Settle disputes]}
    - {date: 2004-11-01, asked: 17, met: 17}
  partnership_risks:
    - {id: R-1.1, text: Money ends., likelihood: 3, impact: 4, status: open}
    - {id: R-1.2, text: Nobody comes., likelihood: 1, impact: 1, status: open}
    - {id: R-1.3, text: It floods., likelihood: 5, impact: 5, status: closed}
  posts:
    - {id: POST-1, title: Analyst, fte: 1, funder: a, funded_to: 2006-03-31, successor: Police pay, liability: £900}
    - {id: POST-2, title: Warden, fte: 0.5, funder: a, funded_to: 2005-03-31, liability: £400}
- id: PSH-2
  name: Wells in Bloom
  purpose: Plants flowers.
  nature: project
  council_role: support
  tier: standard
  priorities: [G1]
  next_review: 2004-06-01
  day_rate: £100
  membership: [{partner: c}]
  contributions: [{year: 2004/05, kind: days, days: 4}]
- id: PSH-3
  name: Old Mill Fund
  purpose: Mends the mill.
  nature: funding
  council_role: accountable-body
  tier: significant
  accountable_body: council
  end: March 2005
  next_review: 2004-12-01
- {id: PSH-4, name: River Trust, purpose: Later., nature: project, council_role: member, tier: network, stage: proposed}
";

pub(super) const MATRIX_TYPE: &str = "
name: all-partnerships
title: Matrix
description: All partnerships.
word: matrix
fields: {partnership: {kind: reference, to: partnerships}, text: prose}
views:
  groups: {view: partnerships-by-nature}
  list: {view: partnership-list}
  counts: {view: partnership-counts}
  headline: {view: partnership-headline}
  gaps: {view: partnership-gaps}
  gap_list: {view: partnership-gap-list}
  costs: {view: partnership-costs}
  posts: {view: partnership-posts}
  posts_counted: {view: partnership-posts-counted}
  directory: {view: partner-directory}
  partner_list: {view: partner-list}
  profiles: {view: partnership-profiles}
  profile: {view: partnership-profile, partnership: partnership}
  served: {view: priorities-served}
  served_list: {view: priorities-served-list}
  served_counted: {view: priorities-served-counted}
  dashboard: {view: partnership-dashboard}
  kept: {view: register-of-partnerships}
  risks: {view: partnership-risk-list, partnership: partnership}
  heat: {view: partnership-risk-heat, partnership: partnership}
  risks_kept: {view: partnership-risks-kept, partnership: partnership}
outputs: []
";

const MATRIX: &str = "{type: all-partnerships, id: M, title: All, status: final, classification: public, partnership: PSH-1}";

pub(super) const PAPER: &str = "{type: all-partnerships, id: N, title: Other, status: final, classification: public, text: 'It serves [[S1]].'}";

const LATER: &str = "{type: all-partnerships, id: L, title: Later, status: final, classification: public, as_of: 2004-09-01, text: 'It serves [[G1]].'}";

/// The council with its partnerships, some words of them replaced.
fn with(from: &str, to: &str) -> Workspace {
    let mut files = vec![
        ("guildhall.yaml".to_owned(), SETTINGS.to_owned()),
        (
            "templates/all-partnerships/manifest.yaml".to_owned(),
            MATRIX_TYPE.to_owned(),
        ),
        ("inputs/matrix.yaml".to_owned(), MATRIX.to_owned()),
        ("inputs/paper.yaml".to_owned(), PAPER.to_owned()),
        ("inputs/later.yaml".to_owned(), LATER.to_owned()),
    ];
    for (name, text) in REGISTERS {
        let text = if *name == "partnerships" {
            assert!(text.contains(from), "there is no `{from}`");
            text.replacen(from, to, 1)
        } else {
            (*text).to_owned()
        };
        files.push((format!("inputs/{name}.yaml"), text));
    }
    let bytes = |(path, text): (String, String)| (path, text.into_bytes());
    let (workspace, findings) = workspace(files.into_iter().map(bytes).collect());
    let said: Vec<&String> = findings.list().iter().map(|f| &f.message).collect();
    assert_eq!(said, Vec::<&String>::new(), "the partnerships are in order");
    workspace
}

pub(super) fn council() -> Workspace {
    with("Safer Wells", "Safer Wells")
}

pub(super) fn told(view: &str, fields: &[&str]) -> Vec<String> {
    lines(&table(&council(), "M", view).rows, fields)
}

/// The rows within rows, each with the title over it.
fn grouped(rows: &[Record], title: &str, inner: &str, fields: &[&str]) -> Vec<String> {
    let group = |row: &Record| {
        let mut told = vec![row.words(title)];
        told.extend(lines(row.rows(inner), fields));
        told
    };
    rows.iter().flat_map(group).collect()
}

#[test]
fn partnerships_at_work_stand_by_their_nature() {
    let groups = table(&council(), "M", "groups").rows;
    let fields = [
        "id",
        "tier",
        "priorities",
        "this_year",
        "in_all",
        "band",
        "assessed",
        "review",
    ];
    assert_eq!(
        grouped(&groups, "nature", "rows", &fields),
        [
            "Strategic",
            "PSH-1 | Significant | S1 | £22,000 | £42,000 | High | 1 February 2004 | 1 January 2005",
            "Funding",
            "PSH-3 | Significant |  | £0 | £0 |  | Not assessed | 1 December 2004",
            "Project",
            "PSH-2 | Standard | G1 | £400 | £400 |  | Not assessed | 1 June 2004, overdue",
        ],
        "one that is only proposed is not among them"
    );
}

#[test]
fn a_sheet_lists_them_in_the_same_order() {
    assert_eq!(
        told("list", &["id", "nature", "in_all"]),
        [
            "PSH-1 | Strategic | £42,000",
            "PSH-3 | Funding | £0",
            "PSH-2 | Project | £400"
        ]
    );
}

#[test]
fn counts_add_up_in_the_last_row() {
    let fields = [
        "nature",
        "lead",
        "support",
        "accountable_body",
        "significant",
        "standard",
        "all",
        "this_year",
    ];
    assert_eq!(
        told("counts", &fields),
        [
            "Strategic | 1 | 0 | 0 | 1 | 0 | 1 | £22,000",
            "Operational | 0 | 0 | 0 | 0 | 0 | 0 | £0",
            "Funding | 0 | 0 | 1 | 1 | 0 | 1 | £0",
            "Project | 0 | 1 | 0 | 0 | 1 | 1 | £400",
            "All | 1 | 1 | 1 | 2 | 1 | 3 | £22,400",
        ]
    );
}

#[test]
fn the_headline_tells_sums_of_the_year_and_states_of_the_significant() {
    let sums = [
        "year",
        "cash",
        "days",
        "days_worth",
        "this_year",
        "in_all",
        "others",
        "rates",
    ];
    assert_eq!(
        told("headline", &sums),
        ["2004/05 | £21,000 | 14 | £1,400 | £22,400 | £42,400 | £5,000 | £100"]
    );
    let states = [
        "all",
        "significant",
        "risks",
        "exits",
        "indicators",
        "checklists",
        "reviews",
        "partners",
    ];
    assert_eq!(told("headline", &states), ["3 | 2 | 1 | 1 | 1 | 1 | 2 | 3"]);
    assert_eq!(
        told("headline", &["widest", "largest", "threshold"]),
        [
            "Safer Wells, with 13 members | Strategic partnerships take most: £22,000 of £22,400 | £30,000"
        ]
    );
}

#[test]
fn what_is_missing_stands_by_what_it_is() {
    let gaps = table(&council(), "M", "gaps").rows;
    assert_eq!(
        grouped(&gaps, "title", "rows", &["name", "detail"]),
        [
            "No risk assessment within a year: 1 partnership",
            "Old Mill Fund | Not assessed",
            "No completed checklist: 1 partnership",
            "Old Mill Fund | None in the register",
            "Review overdue, or no day set for it: 1 partnership",
            "Wells in Bloom | 1 June 2004, overdue",
            "No plan for succession or exit: 1 partnership",
            "Old Mill Fund | None, and it ends in March 2005",
            "No indicator: 1 partnership",
            "Old Mill Fund | None in the register",
        ],
        "a standard partnership needs a review alone"
    );
    assert_eq!(told("gap_list", &["id", "gap"]).len(), 5);
}

#[test]
fn an_assessment_is_current_for_a_year_and_no_day_to_come_counts() {
    let detail = |assessed: &str| {
        let council = with(
            "risk_assessed: 2004-02-01",
            &format!("risk_assessed: {assessed}"),
        );
        let rows = table(&council, "M", "groups").rows;
        rows.first()
            .unwrap()
            .rows("rows")
            .first()
            .unwrap()
            .words("assessed")
    };
    assert_eq!(detail("2003-08-25"), "25 August 2003");
    assert_eq!(detail("2003-08-24"), "24 August 2003, over a year ago");
    assert_eq!(detail("2004-09-01"), "Not assessed");
}

#[test]
fn costs_stand_beside_what_they_bring() {
    let fields = [
        "name",
        "cash",
        "days",
        "rate",
        "days_worth",
        "this_year",
        "others",
        "benefits",
    ];
    assert_eq!(
        told("costs", &fields),
        [
            "Safer Wells | £21,000 | 10 | £100 | £1,000 | £22,000 | £5,000 | One plan.",
            "Wells in Bloom | £0 | 4 | £100 | £400 | £400 | £0 | ",
            "Old Mill Fund | £0 | 0 |  | £0 | £0 | £0 | ",
            "All partnerships | £21,000 | 14 |  | £1,400 | £22,400 | £5,000 | ",
        ]
    );
}

#[test]
fn posts_whose_money_ends_first_stand_first() {
    assert_eq!(
        told(
            "posts",
            &[
                "title",
                "partnership",
                "hosted_by",
                "fte",
                "funded_to",
                "successor"
            ]
        ),
        [
            "Warden | Safer Wells | Wells City Council | 0.5 | 31 March 2005 | ",
            "Analyst | Safer Wells | Wells City Council | 1 | 31 March 2006 | Police pay",
        ]
    );
    assert_eq!(
        told(
            "posts_counted",
            &["all", "hosted", "soon", "unplanned", "liability"]
        ),
        ["2 | 2 | 1 | 1 | £1,300"]
    );
}

#[test]
fn partners_stand_by_sector_with_what_they_take_part_in() {
    let directory = table(&council(), "M", "directory").rows;
    assert_eq!(
        grouped(
            &directory,
            "title",
            "rows",
            &["name", "partnerships", "count"]
        ),
        [
            "Public: 2 partners",
            "Avon Police | Safer Wells | 1",
            "Bishop's schools | Safer Wells | 1",
            "Private: 1 partner",
            "Cheddar Caves | Wells in Bloom | 1",
        ],
        "one who has left takes part no more"
    );
    assert_eq!(told("partner_list", &["id"]), ["a", "b", "c"]);
}

#[test]
fn each_priority_names_what_serves_it() {
    let served = table(&council(), "M", "served").rows;
    assert_eq!(
        grouped(
            &served,
            "promise",
            "rows",
            &["id", "served", "partnerships", "actions", "papers"]
        ),
        [
            "Safer",
            "S1 | 1 | Safer Wells | Key issue 1: 1.1, 1.2 | Matrix N",
            "Greener",
            "G1 | 1 | Wells in Bloom |  | ",
            "G2 | 0 |  |  | ",
        ],
        "a paper of a later day does not count yet"
    );
    assert_eq!(
        told("served_counted", &["sentence", "unserved"]),
        ["2 of the 3 priorities need partners, and partnerships serve all 2 | Tidy files (G2)"]
    );
    assert_eq!(
        told("served_list", &["id", "action_count"]),
        ["S1 | 2", "G1 | 0", "G2 | 0"]
    );
    let fewer = table(
        &with("priorities: [G1]", "priorities: []"),
        "M",
        "served_counted",
    )
    .rows;
    assert_eq!(
        lines(&fewer, &["sentence"]),
        ["2 of the 3 priorities need partners, and partnerships serve 1 of these"]
    );
}
