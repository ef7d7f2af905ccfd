//! Programmes with times: parts that do not add up, and dates before the event that they have to follow.

use crate::council::{Council, council};

const MANIFEST: &str = "
name: round-of-talks
title: Talks
description: A round of talks.
word: talks
fields:
  after_event: {kind: reference, to: events, title: After, help: What comes first}
  evenings:
    kind: rows
    title: Evenings
    help: Each evening
    fields:
      id: {kind: text, title: Id, help: A short id}
      date: {kind: date, title: Date, help: The day}
      start: {kind: time, title: Start, help: When it starts}
      end: {kind: time, title: End, help: When it ends}
      talks:
        kind: rows
        title: Talks
        help: What is said
        fields:
          title: {kind: text, title: Title, help: In a few words}
          minutes: {kind: minutes, title: Minutes, help: How long it takes}
outputs: []
";

const TALKS: &str = "type: round-of-talks
id: T
title: Talks
status: final
classification: public
after_event: launch
evenings:
  - id: S1
    date: 2005-02-03
    start: '18:00'
    end: '21:30'
    talks:
      - {title: Welcome, minutes: 20}
      - {title: Tea, minutes: 20}
      - {title: The case, minutes: 155}
      - {title: Round-up, minutes: 15}
as_of: 2004-08-25
";

const PROGRAMME: &str = "inputs/talks.yaml";
const EVENTS: &str = "inputs/events.yaml";

/// The tiny council with a programme of one evening, which adds up and comes after its event.
fn programme() -> Council {
    council()
        .with("templates/round-of-talks/manifest.yaml", MANIFEST)
        .with(
            EVENTS,
            "- {id: launch, title: Launch, date: January 2005}\n",
        )
        .with(PROGRAMME, TALKS)
}

#[test]
fn a_programme_that_adds_up_is_told_nothing() {
    assert_eq!(programme().short(), "");
}

#[test]
fn a_programme_that_runs_late_is_told_at_the_part_that_passes_its_end() {
    let late = programme().replace(PROGRAMME, "minutes: 155", "minutes: 160");
    assert_eq!(
        late.short(),
        "inputs/talks.yaml:16:36: error[running-order]: the talks of `S1` run to 21:35, five minutes past its end at \
         21:30: `Round-up` begins at 21:20 and takes 15 minutes\n"
    );
    assert_eq!(late.help(), "shorten a part, or end at that time\n");
    let earlier = late.replace(PROGRAMME, "minutes: 160", "minutes: 171");
    assert_eq!(
        earlier.short(),
        "inputs/talks.yaml:15:36: error[running-order]: the talks of `S1` run to 21:46, 16 minutes past its end at \
         21:30: `The case` begins at 18:40 and takes 171 minutes\n",
        "the end is passed in the part before the last"
    );
    let finding = &earlier.check()[0];
    assert_eq!(finding.documents, ["T"]);
    assert_eq!(
        finding.related[0].place.to_string(),
        "inputs/talks.yaml:11:10"
    );
}

#[test]
fn a_programme_that_runs_into_the_night_says_so() {
    let late = programme().replace(PROGRAMME, "minutes: 15}", "minutes: 200}");
    let found = late.short();
    assert!(
        found.contains("run to 00:35 of the next day, 185 minutes past its end at 21:30"),
        "{found}"
    );
}

#[test]
fn a_programme_that_is_too_short_is_told_at_its_last_part() {
    let short = programme().replace(PROGRAMME, "minutes: 155", "minutes: 154");
    assert_eq!(
        short.short(),
        "inputs/talks.yaml:16:36: error[running-order]: the talks of `S1` run to 21:29, one minute short of its end \
         at 21:30\n"
    );
    assert_eq!(short.help(), "add what is missing, or end at that time\n");
}

#[test]
fn a_programme_that_ends_before_it_starts_is_told_at_its_end() {
    let turned = programme().replace(PROGRAMME, "end: '21:30'", "end: '17:30'");
    assert_eq!(
        turned.short(),
        "inputs/talks.yaml:11:10: error[running-order]: `S1` ends at 17:30, which is not after its start at 18:00\n"
    );
}

#[test]
fn what_is_not_filled_in_yet_does_not_add_up_to_anything() {
    for (from, to) in [
        (", minutes: 15}", "}"),
        ("    end: '21:30'\n", ""),
        ("    start: '18:00'\n", ""),
    ] {
        assert_eq!(
            programme().replace(PROGRAMME, from, to).short(),
            "",
            "without {from}"
        );
    }
    let (bare, _) = TALKS.split_once("    talks:").unwrap();
    assert_eq!(
        programme()
            .with(PROGRAMME, format!("{bare}as_of: 2004-08-25\n"))
            .short(),
        "",
        "without parts"
    );
}

#[test]
fn a_date_before_its_event_is_a_warning() {
    let early = programme().replace(PROGRAMME, "2005-02-03", "2005-01-03");
    assert_eq!(
        early.short(),
        "inputs/talks.yaml:9:11: warning[before-its-event]: `S1` is on 3 January 2005, before the event that it has \
         to follow: `Launch`, January 2005\n"
    );
    let related = &early.check()[0].related[0];
    assert_eq!(related.place.to_string(), "inputs/events.yaml:1:37");
    let sooner = early.clone().replace(EVENTS, "January 2005", "2005-01-03");
    assert_eq!(sooner.short(), "", "on the day of the event");
    let ongoing = early
        .clone()
        .replace(EVENTS, "January 2005", "\"ongoing, review June 2005\"");
    assert_eq!(ongoing.short(), "", "what has no end is not waited for");
    let alone = early.replace(PROGRAMME, "after_event: launch\n", "");
    assert_eq!(alone.short(), "", "nothing has to come first");
}

#[test]
fn an_event_begins_after_the_event_that_it_has_to_follow() {
    let training = |date: &str| {
        let rows = format!(
            "- {{id: launch, title: Launch of the policy, date: January 2005}}\n\
             - {{id: training, title: Awareness training, date: {date}, after: launch}}\n"
        );
        council().with(EVENTS, rows).short()
    };
    assert_eq!(
        training("December 2004 to March 2005"),
        "inputs/events.yaml:2:51: warning[before-its-event]: `Awareness training`, December 2004 to March 2005, begins \
         before the event that it has to follow: `Launch of the policy`, January 2005\n"
    );
    for right in [
        "January 2005",
        "2005",
        "spring 2005",
        "winter 2004/05",
        "\"ongoing, review May 2005\"",
    ] {
        assert_eq!(training(right), "", "{right}");
    }
}

#[test]
fn a_timetable_marks_what_follows_an_event_after_it() {
    let timetable = |row: &str| {
        let table = format!(
            "background: |\n  | Activity | December 2004 | January 2005 | February 2005 |\n  |---|---|---|---|\n  {row}\n"
        );
        council()
            .with(
                EVENTS,
                "- {id: launch, title: Launch of the policy, date: January 2005}\n\
                 - {id: training, title: Awareness training, date: 2005, after: launch}\n",
            )
            .replace(
                "inputs/report.yaml",
                "background: The review asked for a policy.\n",
                &table,
            )
            .short()
    };
    assert_eq!(
        timetable("| Awareness training | x | x |  |"),
        "inputs/report.yaml:19:26: warning[before-its-event]: `Awareness training` is marked for December 2004, before \
         the event that it has to follow: `Launch of the policy`, January 2005\n"
    );
    for right in [
        "| Awareness training |  | x | x |",
        "| Plans for awareness training | x |  |  |",
        "| Awareness training | 2 |  |  |",
        "| Launch of the policy | x |  |  |",
    ] {
        assert_eq!(timetable(right), "", "{right}");
    }
}
