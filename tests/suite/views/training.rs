//! What a programme of training shows: running orders, kit, bookings, certificates and counts; two sessions in memory.

use guildhall::references::Workspace;
use guildhall::workbook::model::table_column;

use super::council::{lines, table, workspace};

pub(super) const MANIFEST: &str = "
name: course
title: Course
description: A course.
word: course
fields:
  at_a_table: number
  objectives: {kind: rows, anchor: {prefix: o, word: Objective}, fields: {id: text, text: prose}}
  sessions:
    kind: rows
    fields:
      id: text
      title: text
      audience: {kind: choice, of: audience}
      date: date
      start: time
      end: time
      capacity: number
      segments:
        kind: rows
        fields:
          title: text
          minutes: minutes
          sort: {kind: choice, of: [talk, activity, break]}
          script: prose
  kit:
    kind: rows
    fields: {item: text, per: {kind: choice, of: [participant, table, session]}, spare: number}
  attendance:
    kind: rows
    fields:
      participant: text
      session: text
      unit: text
      invited: yes-no
      booked: yes-no
      attended: yes-no
      apologies: {kind: yes-no, title: 'Apologies [sent]'}
      certificate: yes-no
      access_needs: text
  responses:
    kind: rows
    fields:
      response: text
      session: text
      o1_before: {kind: number, title: Objective 1 before}
      o1_after: {kind: number, title: Objective 1 after}
      o2_before: {kind: number, title: Objective 2 before}
      o2_after: {kind: number, title: Objective 2 after}
      relevance: number
      pace: number
      venue: number
      most_useful: {kind: text, help: What was most useful}
      change: {kind: text, title: What to change}
  themes:
    kind: rows
    fields: {response: text, question: {kind: choice, of: [most-useful, change, still-unsure]}, theme: text}
views:
  sessions_shown: {view: training-sessions, sessions: sessions, attendance: attendance, kit: kit, at_a_table: at_a_table}
  certificates: {view: training-certificates, sessions: sessions, attendance: attendance}
  counts: {view: attendance-counts, sessions: sessions, attendance: attendance}
  dashboard: {view: attendance-dashboard, attendance: attendance}
  headline: {view: evaluation-headline, attendance: attendance, responses: responses}
  confidence: {view: evaluation-confidence, objectives: objectives, responses: responses}
  reactions: {view: evaluation-reactions, responses: responses}
  comments: {view: evaluation-comments, themes: themes, responses: responses}
  means: {view: evaluation-dashboard, objectives: objectives, responses: responses}
outputs: []
";

pub(super) const ENVELOPE: &str = "
type: course
id: C
title: A course
status: final
classification: public
";

const SESSIONS: &str = "
at_a_table: 2
sessions:
  - id: S1
    title: An evening
    audience: members
    date: 2005-02-03
    start: '18:00'
    end: '19:30'
    capacity: 2
    segments:
      - {title: Welcome, minutes: 10, sort: talk, script: Say who you are.}
      - {title: Tea, minutes: 20, sort: break}
      - {title: The case, minutes: 60, sort: activity}
  - {id: S2, title: A morning, audience: officers, date: 2005-02-08, start: '09:30', end: '13:00'}
kit:
  - {item: Handouts, per: participant, spare: 2}
  - {item: Pens, per: table}
  - {item: Projector, per: session, spare: 1}
attendance:
  - {participant: Member for Belle Vue, session: S1, unit: Belle Vue, invited: yes, booked: yes, attended: yes, certificate: yes, access_needs: Hearing loop}
  - {participant: Planner, session: s1, invited: yes, booked: yes, attended: yes, certificate: yes}
  - {participant: Planner, session: S1, invited: yes, booked: yes, attended: yes, certificate: yes}
  - {participant: Clerk, session: S1, invited: yes, booked: no, attended: no, certificate: yes}
  - {participant: Warden, session: S1, invited: yes, booked: yes, attended: no}
  - {participant: Auditor, session: S1, invited: yes, booked: yes, attended: no, apologies: yes}
  - {participant: Surveyor, session: S2, invited: yes}
";

/// A workspace with one course; nothing is wrong with it.
pub(super) fn course(rows: &str) -> Workspace {
    let files = [
        ("guildhall.yaml", "as_of: 2005-03-04\n".to_owned()),
        ("templates/course/manifest.yaml", MANIFEST.to_owned()),
        ("inputs/course.yaml", format!("{ENVELOPE}{rows}")),
    ];
    let bytes = |(path, text): (&str, String)| (path.to_owned(), text.into_bytes());
    let (workspace, findings) = workspace(files.map(bytes).into());
    let said: Vec<&String> = findings.list().iter().map(|f| &f.message).collect();
    assert_eq!(said, Vec::<&String>::new(), "the course is in order");
    workspace
}

#[test]
fn a_running_order_has_times_what_is_left_and_its_breaks() {
    let shown = table(&course(SESSIONS), "C", "sessions_shown");
    let evening = &shown.rows[0];
    let columns = [
        "number", "begins", "ends", "minutes", "left", "is_break", "title", "sort", "script",
    ];
    assert_eq!(
        lines(evening.rows("order"), &columns),
        [
            "1 | 6pm | 6:10pm | 10 | 80 | No | Welcome | Talk | Say who you are.",
            "2 | 6:10pm | 6:30pm | 20 | 60 | Yes | Tea | Break | ",
            "3 | 6:30pm | 7:30pm | 60 | 0 | No | The case | Activity | ",
        ]
    );
    assert_eq!(
        lines(&shown.rows, &["id", "title", "start", "minutes", "breaks"]),
        [
            "S1 | An evening | 6pm | 90 | 20",
            "S2 | A morning | 9:30am | 0 | 0"
        ]
    );
    let names: Vec<&str> = shown.fields.iter().map(|f| f.name.as_str()).collect();
    assert!(!names.contains(&"segments"), "{names:?}");
    assert!(evening.entry("segments").is_none());
}

#[test]
fn an_overbooked_session_has_places_below_nought() {
    let shown = table(&course(SESSIONS), "C", "sessions_shown");
    assert_eq!(
        lines(&shown.rows, &["invited", "booked", "spaces", "tables"]),
        ["6 | 5 | −3 | 3", "1 | 0 |  | 0"],
        "a session without a capacity says nothing of places"
    );
}

#[test]
fn six_sit_at_a_table_unless_the_programme_says_otherwise() {
    let shown = table(
        &course(&SESSIONS.replace("at_a_table: 2", "")),
        "C",
        "sessions_shown",
    );
    assert_eq!(shown.rows[0].words("tables"), "1");
    let none = table(
        &course(&SESSIONS.replace("at_a_table: 2", "at_a_table: 0")),
        "C",
        "sessions_shown",
    );
    assert_eq!(none.rows[0].words("tables"), "1", "nobody sits at no table");
}

#[test]
fn kit_follows_the_bookings() {
    let shown = table(&course(SESSIONS), "C", "sessions_shown");
    let kit = |at: usize| lines(shown.rows[at].rows("kit"), &["item", "quantity", "why"]);
    assert_eq!(
        kit(0),
        [
            "Handouts | 7 | 5 booked and 2 spare",
            "Pens | 3 | 3 tables",
            "Projector | 2 | 1 for the session and 1 spare",
        ]
    );
    assert_eq!(
        kit(1),
        [
            "Handouts | 2 | none booked and 2 spare",
            "Pens | 0 | no tables",
            "Projector | 2 | 1 for the session and 1 spare",
        ]
    );
}

#[test]
fn those_who_booked_are_listed_without_what_they_need() {
    let shown = table(&course(SESSIONS), "C", "sessions_shown");
    let people = shown.rows[0].rows("participants");
    assert_eq!(
        lines(people, &["participant", "unit"]),
        [
            "Member for Belle Vue | Belle Vue",
            "Planner | ",
            "Planner | ",
            "Warden | ",
            "Auditor | "
        ]
    );
    assert!(!format!("{:?}", shown.rows).contains("Hearing loop"));
}

#[test]
fn a_certificate_is_due_to_those_who_came() {
    let due = table(&course(SESSIONS), "C", "certificates");
    let columns = [
        "id",
        "participant",
        "unit",
        "session",
        "date",
        "minutes",
        "audience",
    ];
    assert_eq!(
        lines(&due.rows, &columns),
        [
            "s1-member-for-belle-vue | Member for Belle Vue | Belle Vue | An evening | 3 February 2005 | 90 | Members",
            "s1-planner | Planner |  | An evening | 3 February 2005 | 90 | Members",
            "s1-planner-2 | Planner |  | An evening | 3 February 2005 | 90 | Members",
        ],
        "two planners have two certificates"
    );
}

#[test]
fn attendance_is_counted_by_session_and_in_all() {
    let counts = table(&course(SESSIONS), "C", "counts");
    let columns = [
        "label",
        "invited",
        "booked",
        "attended",
        "apologies",
        "no_show",
        "total",
    ];
    assert_eq!(
        lines(&counts.rows, &columns),
        [
            "An evening | 6 | 5 | 3 | 1 | 1 | No",
            "A morning | 1 | 0 | 0 | 0 | 0 | No",
            "All sessions | 7 | 5 | 3 | 1 | 1 | Yes",
        ],
        "who sent apologies, or has not had their session yet, did not stay away"
    );
}

#[test]
fn the_sheet_of_attendance_is_counted_with_formulas() {
    let dashboard = table(&course(SESSIONS), "C", "dashboard");
    assert_eq!(
        lines(&dashboard.rows, &["label", "formula", "result"]),
        [
            "Invited | =COUNTIFS(tbl_attendance[Invited],\"yes\") | 7",
            "Booked | =COUNTIFS(tbl_attendance[Booked],\"yes\") | 5",
            "Attended | =COUNTIFS(tbl_attendance[Attended],\"yes\") | 3",
            "Apologies | =COUNTIFS(tbl_attendance[Apologies '[sent']],\"yes\") | 1",
            "Certificates due | =COUNTIFS(tbl_attendance[Attended],\"yes\",tbl_attendance[Certificate],\"yes\") | 3",
        ]
    );
    assert!(
        dashboard.rows[3]
            .words("formula")
            .contains(&table_column("attendance", "Apologies [sent]")),
        "the workbook names the column so"
    );
}
