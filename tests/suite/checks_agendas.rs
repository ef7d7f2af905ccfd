//! The checks of agendas on the tiny council: where each fires, in the words a person sees, and where it is silent. And
//! what stands on an agenda goes to publication.

use crate::council::{Council, council};

const AGENDA: &str = "inputs/agenda.yaml";
const REPORT: &str = "inputs/report.yaml";
const MEETINGS: &str = "inputs/meetings.yaml";

/// An agenda of the meeting of 29 July 2004 that puts the report to the committee.
const JULY: &str = "\
type: meeting-agenda
id: Agenda July
title: Agenda for 29 July 2004
status: final
as_of: 2004-07-21
classification: public
meeting: os-2004-07-29
audience: public
items:
  - {no: A.1, standing: apologies}
  - {no: A.2, report: OS 1/04}
";

/// The tiny council with that agenda; its committee has a quorum, and its meetings a day of publication.
pub(crate) fn with_agenda() -> Council {
    council()
        .with(AGENDA, JULY)
        .replace(
            "inputs/bodies.yaml",
            "series: OS",
            "series: OS\n  quorum: 3\n  clerk: manager",
        )
        .replace(
            MEETINGS,
            "date: 2004-07-29, sitting",
            "date: 2004-07-29, published: 2004-07-21, sitting",
        )
        .replace(
            MEETINGS,
            "date: 2004-09-09, sitting",
            "date: 2004-09-09, published: 2004-09-01, sitting",
        )
}

/// The council with another line in the place of the item that names the report.
fn item(line: &str) -> Council {
    with_agenda().replace(AGENDA, "{no: A.2, report: OS 1/04}", line)
}

/// What one check finds.
fn found(council: &Council, code: &str) -> Vec<String> {
    let all = council.short();
    let mark = format!("[{code}]");
    let mine = all.lines().filter(|line| line.contains(&mark));
    mine.map(str::to_owned).collect()
}

#[test]
fn an_agenda_as_it_should_be_is_left_in_peace() {
    assert_eq!(with_agenda().short(), "");
}

// --- destination ----------------------------------------------------------------------------------

#[test]
fn a_draft_that_an_agenda_names_is_going_to_publication() {
    let draft = |council: Council| {
        let council = council.replace(REPORT, "status: final", "status: draft");
        council.replace(REPORT, "The review asked for a policy.", "TBC")
    };
    let alone = draft(council()).short();
    assert!(alone.contains("warning[drafting-note]"), "{alone}");
    let on_agenda = draft(with_agenda()).short();
    assert!(on_agenda.contains("error[drafting-note]"), "{on_agenda}");
    let of_draft = draft(with_agenda()).replace(AGENDA, "status: final", "status: draft");
    let told = of_draft.short();
    assert!(
        told.contains("error[drafting-note]"),
        "a draft agenda sends it too: {told}"
    );
    let withdrawn = draft(with_agenda()).replace(AGENDA, "status: final", "status: withdrawn");
    let told = withdrawn.short();
    assert!(told.contains("warning[drafting-note]"), "{told}");
}

#[test]
fn an_agenda_in_draft_is_itself_a_draft() {
    let early = with_agenda()
        .replace(AGENDA, "status: final", "status: draft")
        .append(AGENDA, "  - {no: A.3, title: TBC, purpose: note}\n");
    let told = early.short();
    assert!(told.contains("warning[drafting-note]"), "{told}");
}

#[test]
fn an_error_in_what_an_agenda_prints_of_a_report_refuses_the_agenda_too() {
    let refused = |from: &str, to: &str| {
        let council = with_agenda().replace(REPORT, from, to);
        council.load().refused().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(
        refused("text: on the framework", "text: \"on [[KI-9]]\""),
        ["Agenda July", "OS 1/04"]
    );
    assert_eq!(
        refused("The review asked for a policy.", "\"See [[KI-9]].\""),
        ["OS 1/04"],
        "the agenda says that the report is there, and prints nothing of its background"
    );
}

// --- reports and their agendas --------------------------------------------------------------------

#[test]
fn a_report_that_is_on_no_agenda_of_its_meeting_is_noted() {
    let off = item("{no: A.2, title: Policy, purpose: note}");
    assert_eq!(
        off.short(),
        "inputs/report.yaml:8:32: note[not-on-agenda]: `OS 1/04` names the meeting `os-2004-07-29` and is on no agenda \
         of it\n"
    );
    assert_eq!(
        found(&council(), "not-on-agenda"),
        [""; 0],
        "no agenda is written yet"
    );
    let old = off.replace(REPORT, "status: final", "status: superseded");
    assert_eq!(found(&old, "not-on-agenda"), [""; 0]);
}

#[test]
fn a_report_that_goes_to_another_body_is_found_on_an_agenda() {
    let others = with_agenda().replace(
        REPORT,
        "{body: scrutiny, meeting: os-2004-07-29, purpose: consult}",
        "{body: executive, meeting: ex, purpose: decide}",
    );
    let others = others.append(
        MEETINGS,
        "- {id: ex, body: executive, date: 2004-08-02, sitting: executive}\n",
    );
    assert_eq!(
        found(&others, "report-for-others"),
        [
            "inputs/agenda.yaml:11:23: error[report-for-others]: `OS 1/04` does not go to the `Overview and Scrutiny \
             Committee`"
        ]
    );
}

#[test]
fn a_report_for_another_meeting_of_the_same_body_is_found_too() {
    let later = with_agenda().replace(AGENDA, "meeting: os-2004-07-29", "meeting: os-2004-09-09");
    assert_eq!(
        found(&later, "report-for-others"),
        [
            "inputs/agenda.yaml:11:23: error[report-for-others]: `OS 1/04` goes to the meeting `os-2004-07-29`, not to \
             this one"
        ]
    );
    let draft = later
        .clone()
        .replace(AGENDA, "status: final", "status: draft");
    assert!(found(&draft, "report-for-others")[0].contains("warning["));
    let progress = item("{no: A.2, report: Progress 1}");
    assert!(
        found(&progress, "report-for-others")[0]
            .contains("`Progress 1` is written for the meeting `os-2004-09-09`, not for this one")
    );
    let any_day = later.replace(REPORT, "meeting: os-2004-07-29, purpose", "purpose");
    assert_eq!(found(&any_day, "report-for-others"), [""; 0]);
}

// --- numbers, minutes, front sheet ----------------------------------------------------------------

#[test]
fn one_number_and_one_report_stand_once_on_an_agenda() {
    let twice = with_agenda().append(AGENDA, "  - {no: a.1, title: Roads, purpose: note}\n");
    assert_eq!(
        found(&twice, "agenda-number"),
        [
            "inputs/agenda.yaml:12:10: error[agenda-number]: `a.1` is no number of an item; one such as `A.1` or `B.1` \
             was expected",
            "inputs/agenda.yaml:12:10: error[agenda-number]: `a.1` is the number of two items",
        ]
    );
    let again = with_agenda().append(AGENDA, "  - {no: A.3, report: OS 01/04}\n");
    assert_eq!(found(&again, "agenda-number"), [""; 0], "another report");
    let again = with_agenda().append(AGENDA, "  - {no: A.3, report: os 1/04}\n");
    assert_eq!(
        found(&again, "agenda-number"),
        ["inputs/agenda.yaml:12:23: error[agenda-number]: `os 1/04` is on this agenda twice"]
    );
}

#[test]
fn minutes_are_of_a_meeting_that_was_held_before() {
    let minutes = |of: &str| {
        let line = format!("  - {{no: A.3, standing: minutes, minutes_of: {of}}}\n");
        let earlier =
            "- {id: os-2004-06-17, body: scrutiny, date: 2004-06-17, sitting: scrutiny}\n";
        with_agenda()
            .append(AGENDA, &line)
            .append(MEETINGS, earlier)
    };
    assert_eq!(
        minutes("os-2004-09-09").short(),
        "inputs/agenda.yaml:12:46: error[minutes-too-early]: the minutes of `os-2004-09-09` cannot be agreed on 29 July \
         2004: it is held on 9 September 2004\n"
    );
    assert_eq!(
        found(&minutes("os-2004-07-29"), "minutes-too-early").len(),
        1
    );
    assert_eq!(minutes("os-2004-06-17").short(), "");
}

#[test]
fn an_agenda_has_a_quorum_a_contact_and_a_day_of_publication() {
    let bare = with_agenda()
        .replace("inputs/bodies.yaml", "\n  quorum: 3\n  clerk: manager", "")
        .replace(MEETINGS, "published: 2004-07-21, ", "");
    assert_eq!(
        bare.short(),
        "inputs/agenda.yaml:7:10: error[agenda-incomplete]: the front sheet has no contact: `scrutiny` does not give it\n\
         inputs/agenda.yaml:7:10: error[agenda-incomplete]: the front sheet has no day of publication: `os-2004-07-29` \
         does not give it\n\
         inputs/agenda.yaml:7:10: error[agenda-incomplete]: the front sheet has no quorum: `scrutiny` does not give it\n"
    );
    let draft = bare.replace(AGENDA, "status: final", "status: draft");
    assert!(
        found(&draft, "agenda-incomplete")
            .iter()
            .all(|line| line.contains("warning["))
    );
}

// --- private items --------------------------------------------------------------------------------

/// The agenda with the exclusion of the public and a private item.
fn private(item: &str) -> Council {
    let lines = format!("  - {{no: A.3, standing: exclusion}}\n  - {item}\n");
    with_agenda().append(AGENDA, &lines)
}

#[test]
fn a_private_item_gives_its_paragraph_and_reason_under_a_neutral_title() {
    let good =
        "{no: B.1, title: A lease, purpose: note, paragraphs: [9], reason: The rent is open.}";
    assert_eq!(private(good).short(), "");
    for (line, wanted) in [
        (
            "{no: B.1, title: A lease, purpose: note}",
            "13:10: error[private-item]: item `B.1` is in part B, and does not say why it may be private",
        ),
        (
            "{no: A.4, title: A lease, purpose: note, paragraphs: [9], reason: It is open.}",
            "13:10: error[private-item]: item `A.4` is in part A, and may be private",
        ),
        (
            "{no: B.1, title: A lease, purpose: note, paragraphs: [9]}",
            "13:58: error[private-item]: item `B.1` is exempt, and has no `reason`",
        ),
        (
            "{no: B.1, reference: L 1/04, purpose: note, paragraphs: [9], reason: It is open.}",
            "13:61: error[private-item]: item `B.1` may be private, and has no neutral title of its own",
        ),
        (
            "{no: B.1, title: A lease, purpose: note, paragraphs: [16], reason: It is open.}",
            "13:59: error[private-item]: Schedule 12A had no paragraph `16` on the day of the meeting",
        ),
    ] {
        let told = found(&private(line), "private-item");
        assert_eq!(told, [format!("inputs/agenda.yaml:{wanted}")], "{line}");
    }
}

#[test]
fn from_march_2006_a_private_item_weighs_the_public_interest() {
    let later = private(
        "{no: B.1, title: A lease, purpose: note, paragraphs: [3], reason: The rent is open.}",
    )
    .replace(
        MEETINGS,
        "2004-07-29, published: 2004-07-21",
        "2006-03-02, published: 2006-02-22",
    );
    let told = found(&later, "private-item");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("item `B.1` is exempt, and has no `public_interest`"),
        "{told:?}"
    );
}

#[test]
fn the_exclusion_of_the_public_comes_before_the_first_exempt_item() {
    let line = "  - {no: B.1, title: A lease, purpose: note, paragraphs: [9], reason: The rent is open.}\n";
    let bare = with_agenda().append(AGENDA, line);
    assert_eq!(
        bare.short(),
        "inputs/agenda.yaml:12:10: error[private-item]: nothing before item `B.1` excludes the press and public\n"
    );
    let confidential =
        "  - {no: B.1, title: A letter, purpose: note, confidential: by order of a court}\n";
    let needs_none = with_agenda().append(AGENDA, confidential);
    assert_eq!(
        needs_none.short(),
        "",
        "the public has to leave without a resolution"
    );
}

#[test]
fn an_exempt_paper_is_no_public_item_and_gives_its_own_grounds() {
    let exempt = "classification: exempt\nexempt: {paragraphs: [7]}";
    let exempt = with_agenda().replace(REPORT, "classification: public", exempt);
    let told = found(&exempt, "private-item");
    let wanted = [
        "11:10: error[private-item]: item `A.2` is in part A, and may be private",
        "11:10: error[private-item]: nothing before item `A.2` excludes the press and public",
        "11:23: error[private-item]: item `A.2` is exempt, and has no `reason`",
        "11:23: error[private-item]: item `A.2` may be private, and has no neutral title of its own",
    ];
    assert_eq!(
        told,
        wanted.map(|line| format!("inputs/agenda.yaml:{line}"))
    );
    let good = exempt.replace(
        AGENDA,
        "{no: A.2, report: OS 1/04}",
        "{no: A.2, standing: exclusion}\n  - {no: B.1, report: OS 1/04, title: A lease, reason: The rent is open.}",
    );
    assert_eq!(found(&good, "private-item"), [""; 0]);
}

// --- notices --------------------------------------------------------------------------------------

/// The agenda for a meeting of another sort and day, with notices.
fn sitting(sitting: &str, day: &str, published: &str, notices: &str) -> Council {
    let meeting = format!("date: {day}, published: {published}, sitting: {sitting}");
    with_agenda()
        .replace(
            MEETINGS,
            "date: 2004-07-29, published: 2004-07-21, sitting: scrutiny",
            &meeting,
        )
        .append(AGENDA, notices)
}

const SUMMONS: &str =
    "notices:\n  - {id: summons, sort: summons, signed_by: manager, date: 2004-07-21}\n";

#[test]
fn the_council_is_called_by_a_summons_and_no_other_body_is() {
    let without = sitting("council", "2004-07-29", "2004-07-21", "");
    assert_eq!(
        found(&without, "meeting-notice"),
        [
            "inputs/agenda.yaml:7:10: error[meeting-notice]: the meeting needs a notice `summons`, and the agenda has none"
        ]
    );
    let with = sitting("council", "2004-07-29", "2004-07-21", SUMMONS);
    assert_eq!(found(&with, "meeting-notice"), [""; 0]);
    let committee = with_agenda().append(AGENDA, SUMMONS);
    assert_eq!(
        committee.short(),
        "inputs/agenda.yaml:13:25: error[meeting-notice]: a notice `summons` does not apply to this meeting, by its body \
         or its day\n"
    );
}

#[test]
fn an_executive_gives_notice_of_private_items_from_september_2012() {
    let private = "  - {no: A.3, standing: exclusion}\n  - {no: B.1, title: A lease, purpose: note, paragraphs: [3], \
                   reason: It is open., public_interest: It is not yet.}\n";
    let told = |day: &str, published: &str, lines: &str| {
        found(
            &sitting("executive", day, published, lines),
            "meeting-notice",
        )
    };
    let later = told("2012-09-11", "2012-09-03", private);
    assert_eq!(later.len(), 2, "{later:?}");
    assert!(
        later[0].contains("needs a notice `private-meeting-second`"),
        "{later:?}"
    );
    assert!(
        later[1].contains("needs a notice `private-meeting`"),
        "{later:?}"
    );
    assert_eq!(
        told("2012-09-07", "2012-08-30", private),
        [""; 0],
        "before the regulations"
    );
    assert_eq!(
        told("2012-09-11", "2012-09-03", ""),
        [""; 0],
        "nothing is private"
    );
    let given = "notices:\n  - {id: first, sort: private-meeting, signed_by: manager, date: 2012-08-12}\n  \
                 - {id: second, sort: private-meeting-second, signed_by: manager, date: 2012-09-03}\n";
    assert_eq!(
        told("2012-09-11", "2012-09-03", &format!("{private}{given}")),
        [""; 0]
    );
    let too_soon = told("2004-07-29", "2004-07-21", given);
    assert_eq!(too_soon.len(), 2, "{too_soon:?}");
}
