//! The checks of how dates are written, and of papers without one, on a tiny council: where each fires, and where it stays
//! silent.

use crate::checks_dates::{ACTIONS, REPORT, found_in, silent, told};
use crate::council::council;

#[test]
fn a_date_that_only_the_writer_can_place_is_told() {
    assert_eq!(
        found_in("The survey ends shortly."),
        "inputs/report.yaml:16:30: warning[incomplete-date]: `shortly` is no date a reader can place; a month or day \
         with its year was expected\n"
    );
    for phrase in [
        "It is done by mid-2004.",
        "It is done over the next few weeks.",
        "It is done over next few weeks.",
        "It is done in the coming months.",
    ] {
        let found = found_in(phrase);
        assert!(found.contains("warning[incomplete-date]"), "{found}");
    }
    silent(&[
        "It is done by mid-February 2004.",
        "It ended shortly after the meeting.",
        "Letters were to follow shortly.",
        "To put it shortly, it works.",
        "In the next few years much will change.",
        "He said that it ends \"shortly\".",
        "It is a short survey in the middle of 2004.",
        "The meeting of 29 July was well attended.",
    ]);
}

#[test]
fn a_day_in_an_update_has_its_year() {
    let update = |text: &str| {
        council()
            .replace(
                ACTIONS,
                "text: Dates are agreed.",
                &format!("text: \"{text}\""),
            )
            .short()
    };
    assert_eq!(
        update("Members meet on 29 July."),
        "inputs/actions.yaml:25:66: warning[incomplete-date]: `29 July` is no date a reader can place; a month or day \
         with its year was expected\n"
    );
    for placed in [
        "Members meet on 29 July 2004.",
        "Members meet on 29 July and 9 September 2004.",
        "Members meet on 9 to 11 September 2004.",
        "The year ends on 31 March each year.",
        "Every 31 March the list is checked.",
        "Of the 29 may be late.",
        "The 13 priorities need partners.",
        "A new date in October/November 2004 has been named.",
        "It is done every October/November.",
        "It is done in October or so.",
    ] {
        assert_eq!(update(placed), "", "in `{placed}`");
    }
    let months = update("A new date in October/November has been named.");
    assert!(months.contains("`October/November` is no date"), "{months}");
}

#[test]
fn a_milestone_is_due_on_a_date_that_it_can_be_late_for() {
    let due = |when: &str, rest: &str| {
        council()
            .replace(
                ACTIONS,
                "due: July 2004\n",
                &format!("due: {when}\n{rest}"),
            )
            .replace(
                ACTIONS,
                "      revisions:\n        - {date: November 2004, on: 2004-08-20, reason: The survey took longer.}\n",
                "",
            )
            .short()
    };
    assert_eq!(
        due("mid February 2005", ""),
        "inputs/actions.yaml:9:12: warning[incomplete-date]: the milestone `M1.1` is due `mid-February 2005`, which is no \
         date to be late for; a day, a month or the end of one was expected\n"
    );
    assert!(due("March to early May 2005", "").contains("incomplete-date"));
    for exact in [
        "February 2005",
        "end of February 2005",
        "autumn 2004",
        "2005-02-15",
    ] {
        assert_eq!(due(exact, ""), "", "{exact}");
    }
    assert_eq!(
        due("mid June 2004", "      done: 2004-06-14\n"),
        "",
        "it was met"
    );
}

#[test]
fn what_is_still_to_come_is_not_told_as_past() {
    let update = |text: &str| {
        council()
            .replace(ACTIONS, "text: Nothing yet.", &format!("text: \"{text}\""))
            .short()
    };
    assert_eq!(
        update("The framework was submitted to the Executive on 29 July 2004."),
        "inputs/actions.yaml:24:71: note[told-too-early]: `submitted to the Executive on 29 July 2004` tells of 29 July \
         2004 as past, in the update of the action `A1.2` as at 19 July 2004\n"
    );
    for later in [
        "The framework was discussed (29 July 2004).",
        "The sessions have been held in August 2004.",
        "It has been sent to CMT on 20 July 2004.",
    ] {
        let found = update(later);
        assert!(
            found.contains("note[told-too-early]"),
            "in `{later}`: {found}"
        );
    }
    for right in [
        "The framework was submitted to the Executive on 16 July 2004.",
        "The framework was submitted to the Executive in July 2004.",
        "The framework is submitted to the Executive on 29 July 2004.",
        "The framework will be submitted to the Executive on 29 July 2004.",
        "The framework was submitted for the meeting on 29 July 2004.",
        "It was agreed that it goes to the Executive on 29 July 2004.",
        "The date was moved to 29 July 2004.",
        "The letter was sent. The meeting is on 29 July 2004.",
    ] {
        assert_eq!(update(right), "", "in `{right}`");
    }
}

#[test]
fn an_age_agrees_with_its_date() {
    assert_eq!(
        found_in("It was set up in March 2001 (just over four years ago)."),
        "inputs/report.yaml:16:43: warning[stated-age]: `just over four years ago` does not agree with March 2001: the \
         facts of this paper are as at 20 July 2004\n"
    );
    for wrong in [
        "It was set up in March 2001, nearly three years ago.",
        "It was set up on 1 May 1999 (10 years ago).",
        "It was set up in 1990, about 12 years ago.",
    ] {
        let found = found_in(wrong);
        assert!(
            found.contains("warning[stated-age]"),
            "in `{wrong}`: {found}"
        );
    }
    silent(&[
        "It was set up in March 2001 (just over three years ago).",
        "It was set up in March 2001, more than 3 years ago.",
        "It was set up in August 2001 (nearly three years ago).",
        "It was set up in March 2001 (three years ago).",
        "It was set up in 1990, some 14 years ago.",
        "It was set up in March 2001 for ten years. Ten years ago nobody thought of it.",
        "It was set up in March 2001, when the one of ten years ago was closed.",
        "They wrote \"set up in March 2001 (ten years ago)\".",
    ]);
}

#[test]
fn a_date_is_written_as_the_house_writes_dates() {
    let draft = |text: &str| {
        told(text)
            .replace(REPORT, "status: final", "status: draft")
            .short()
    };
    assert_eq!(
        draft("It begins on 1st January 2004."),
        "inputs/report.yaml:16:27: note[date-style]: `1st January` is not how dates are written; a date such as `1 \
         January 2004` was expected\n"
    );
    for written in [
        "It begins on 1.1.04.",
        "It begins on 01/01/2004.",
        "It begins on 1 January 04.",
        "It begins in January '04.",
        "It begins on the 3rd of May 2004.",
        "It begins on January 1st, 2004.",
        "It begins soon (01.02.04).",
    ] {
        let found = found_in(written);
        assert_eq!(
            found.matches("warning[date-style]").count(),
            1,
            "in `{written}`: {found}"
        );
    }
    silent(&[
        "It begins on 1 January 2004.",
        "See section 1.1.04 and paragraph 4.2.10.",
        "The 1st meeting and the 21st century.",
        "The plan of 2004/05 and report 3/04.",
        "On 12 May 25 people came.",
        "Open 24/7, at 10.30.15 by the clock.",
        "They wrote \"on 1st January 2004\".",
        "The 3rd may be late.",
        "See the rules (1.2.04) and (12.34.56).",
    ]);
}

#[test]
fn a_paper_is_not_of_a_bank_holiday() {
    assert_eq!(
        found_in("See the report of 30 August 2004."),
        "inputs/report.yaml:16:32: warning[paper-on-bank-holiday]: the paper is said to be of Monday 30 August 2004, a \
         bank holiday (`Summer bank holiday`)\n"
    );
    assert!(found_in("See the minutes dated 3 May 2004.").contains("paper-on-bank-holiday"));
    silent(&[
        "See the report of 31 August 2004.",
        "The results of 30 August 2004 are in.",
        "The report is due on 30 August 2004.",
        "See the \"report of 30 August 2004\".",
    ]);
}

#[test]
fn a_label_ends_in_a_date_as_the_house_writes_it() {
    let label = |label: &str| {
        council()
            .replace(
                "inputs/periods.yaml",
                "label: Update at 19 July 2004",
                &format!("label: {label}"),
            )
            .short()
    };
    assert_eq!(
        label("Update 19.07.04"),
        "inputs/periods.yaml:1:59: warning[date-style]: `19.07.04` is not how dates are written; a date such as `1 \
         January 2004` was expected\n"
    );
    for right in [
        "Update of 19 July 2004",
        "Update 1.2.04",
        "Section 04.02.04",
        "Update 04.13.04",
    ] {
        assert_eq!(label(right), "", "{right}");
    }
}

#[test]
fn a_paper_has_a_date_of_its_own() {
    let undated = council().replace(REPORT, "as_of: 2004-07-20\n", "");
    assert_eq!(
        undated.short(),
        "inputs/report.yaml:2:5: error[undated-paper]: the paper has no `as_of`, the day at which its facts are true\n"
    );
    let draft = undated.replace(REPORT, "status: final", "status: draft");
    assert!(
        draft.short().contains("warning[undated-paper]"),
        "{}",
        draft.short()
    );
    let inside =
        "type: guidance-note\nid: GN 1\ntitle: Note\nstatus: final\nclassification: public\n";
    let found = council().with("inputs/note.yaml", inside).short();
    assert!(!found.contains("undated-paper"), "{found}");
}
