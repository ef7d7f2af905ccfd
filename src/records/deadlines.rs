//! The deadlines of a meeting: which law sets each, from when, and by which rule its days are counted.
//! Knows the law of England and Wales and what a council may choose within it; gives no date it cannot be sure of.

use super::Records;
use super::calendar::Calendar;
use super::counting::{
    Counted, Days, calendar_days, clear_days, two_months_from, working_days_after,
};
use super::settings::Settings;
use crate::kinds::Record;
use crate::values::date::Date;
use crate::values::holidays::Uncovered;

/// How clear days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClearDaysRule {
    /// Full weekdays between, bank holidays out, the day of publication itself a working day (`R v Swansea CC ex p
    /// Elitestone`).
    #[default]
    Working,
    /// The same, but publication on any day.
    WorkingAny,
    /// All days but those of the Local Government Act 1972 s.243.
    S243,
}

impl ClearDaysRule {
    /// All rules, by the names they have in the settings.
    pub const ALL: [(&'static str, Self); 3] = [
        ("clear-working-days", Self::Working),
        ("clear-working-days-any", Self::WorkingAny),
        ("clear-days-s243", Self::S243),
    ];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Working => "clear-working-days",
            Self::WorkingAny => "clear-working-days-any",
            Self::S243 => "clear-days-s243",
        }
    }

    const fn days(self) -> Days {
        match self {
            Self::Working => Days::Working,
            Self::WorkingAny => Days::WorkingPublishedAnyDay,
            Self::S243 => Days::S243,
        }
    }
}

/// How the 28 clear days of a notice are counted; no text settles it, and practice counts calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeRule {
    /// Every day of the calendar.
    #[default]
    Calendar28,
    /// Working days only.
    Working28,
}

impl NoticeRule {
    /// All rules, by the names they have in the settings.
    pub const ALL: [(&'static str, Self); 2] = [
        ("calendar-28", Self::Calendar28),
        ("working-28", Self::Working28),
    ];

    /// Its name in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Calendar28 => "calendar-28",
            Self::Working28 => "working-28",
        }
    }
}

/// What a council decides for itself about its deadlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalRules {
    /// How clear days are counted.
    pub clear_days: ClearDaysRule,
    /// How the 28 clear days of a notice are counted.
    pub notice: NoticeRule,
    /// How many working days a decision can be called in, by the council's constitution.
    pub call_in_days: u8,
    /// How many working days before a poll its notice is published, from which on the council takes special care.
    pub pre_election_days: u8,
}

impl LocalRules {
    /// The most working days for which a decision can wait to be called in.
    pub const MOST_CALL_IN_DAYS: u8 = 28;
    /// The most working days between the notice of an election and its poll.
    pub const MOST_PRE_ELECTION_DAYS: u8 = 60;
}

impl Default for LocalRules {
    fn default() -> Self {
        Self {
            clear_days: ClearDaysRule::default(),
            notice: NoticeRule::default(),
            call_in_days: 5,
            pre_election_days: 25,
        }
    }
}

/// One deadline of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Its name: `agenda-published`.
    pub name: &'static str,
    /// The last day.
    pub date: Date,
    /// How the day was counted, in words, with the days left out and why.
    pub sum: String,
    /// The name of the rule it was counted by.
    pub rule: &'static str,
    /// The law or the decision that sets it, by its short name.
    pub source: &'static str,
}

/// A deadline that cannot be worked out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// Its name: `call-in-ends`.
    pub name: &'static str,
    /// The day whose bank holidays would have to be known.
    pub why: Uncovered,
    /// The law or the decision that sets it, by its short name.
    pub source: &'static str,
}

/// The deadlines of a meeting on a day, as far as law was in force on it; of every sitting, if none is given.
///
/// Each is an error of its own where it rests on a day whose bank holidays are not known.
#[must_use]
pub fn deadlines(
    calendar: &Calendar<'_>,
    settings: &Settings,
    meeting: Date,
    sitting: Option<&str>,
) -> Vec<Result<Deadline, Unknown>> {
    let asked = Asked {
        calendar,
        rules: settings.rules,
        wales: settings.jurisdiction == "wales",
        meeting,
        sitting,
    };
    let mut found = vec![asked.agenda()];
    if asked.may_be("executive") {
        found.extend(asked.notices());
        found.extend(asked.call_in());
    }
    if asked.may_be("scrutiny") {
        found.extend(asked.response());
    }
    found
}

/// A deadline of a meeting by its name, where the law of its day sets one and its days can be counted.
#[must_use]
pub fn deadline(
    records: &Records,
    settings: &Settings,
    meeting: &Record,
    name: &str,
) -> Option<Deadline> {
    let calendar = Calendar::of(records);
    let (date, sitting) = (meeting.date("date")?, meeting.choice("sitting"));
    let all = deadlines(&calendar, settings, date, sitting);
    all.into_iter().flatten().find(|known| known.name == name)
}

type Found = Result<Deadline, Unknown>;

/// What the deadlines of a meeting depend on.
struct Asked<'c, 'a> {
    calendar: &'c Calendar<'a>,
    rules: LocalRules,
    wales: bool,
    meeting: Date,
    sitting: Option<&'c str>,
}

/// When law came into force: year, month, day.
type Since = (i16, i8, i8);

/// Local Government (Access to Information) Act 1985.
const ACCESS_ACT: Since = (1986, 4, 1);
/// SI 2002/715 and SI 2002/716 reg. 14: five clear days instead of three, in England.
const FIVE_DAYS: Since = (2002, 10, 1);
/// SI 2000/3272: executives in England.
const ENGLISH_EXECUTIVES: Since = (2001, 1, 9);
/// SI 2001/2290 (W. 178): executives in Wales.
const WELSH_EXECUTIVES: Since = (2001, 7, 28);
/// SI 2012/2089: executives in England, with notices of key decisions and private meetings.
const NOTICES: Since = (2012, 9, 10);
/// Local Government Act 2000 Part 1A, inserted by the Localism Act 2011 and in force to the full by SI 2012/1008.
const PART_1A: Since = (2012, 5, 4);
/// Local Government Act 2000 s.21B, inserted by the Local Government and Public Involvement in Health Act 2007 s.122,
/// brought into force by SI 2008/3110.
const RESPONSES: Since = (2009, 4, 1);

impl Asked<'_, '_> {
    fn may_be(&self, sitting: &str) -> bool {
        self.sitting.is_none_or(|known| known == sitting)
    }

    /// Whether law was in force on the day of the meeting.
    fn since(&self, (year, month, day): Since) -> bool {
        (
            self.meeting.year(),
            self.meeting.month(),
            self.meeting.day(),
        ) >= (year, month, day)
    }

    /// Notice of the meeting, agenda and reports open to inspection.
    fn agenda(&self) -> Found {
        let (number, source) = self.agenda_law();
        self.clear_days("agenda-published", number, source)
    }

    /// How many clear days an agenda is public before the meeting, and which law says so.
    fn agenda_law(&self) -> (usize, &'static str) {
        let executive = self.sitting == Some("executive");
        if self.wales && executive && self.since(WELSH_EXECUTIVES) {
            return (3, "SI 2001/2290 (W. 178) reg. 5");
        }
        if executive && !self.wales {
            if self.since(NOTICES) {
                return (5, "SI 2012/2089 regs. 6 and 7");
            }
            if self.since(FIVE_DAYS) {
                return (5, "SI 2000/3272, as amended by SI 2002/716");
            }
            if self.since(ENGLISH_EXECUTIVES) {
                return (3, "SI 2000/3272");
            }
        }
        if !self.wales && self.since(FIVE_DAYS) {
            let source = "Local Government Act 1972 ss.100A and 100B, as amended by SI 2002/715";
            return (5, source);
        }
        if self.since(ACCESS_ACT) {
            return (3, "Local Government Act 1972 ss.100A and 100B");
        }
        (3, "Public Bodies (Admission to Meetings) Act 1960 s.1")
    }

    /// Notices of key decisions and of private meetings of an executive in England.
    fn notices(&self) -> Vec<Found> {
        if self.wales || !self.since(NOTICES) {
            return Vec::new();
        }
        vec![
            self.notice("key-decision-notice", "SI 2012/2089 reg. 9"),
            self.notice("private-meeting-notice", "SI 2012/2089 reg. 5(2)"),
            self.clear_days("private-meeting-second-notice", 5, "SI 2012/2089 reg. 5(4)"),
        ]
    }

    fn notice(&self, name: &'static str, source: &'static str) -> Found {
        let counted = match self.rules.notice {
            NoticeRule::Calendar28 => Ok(calendar_days(self.meeting, 28)),
            NoticeRule::Working28 => clear_days(self.calendar, self.meeting, 28, Days::Working),
        };
        told(name, counted, self.rules.notice.name(), source)
    }

    /// The end of call-in, once a council has an executive; its length is the council's own choice.
    fn call_in(&self) -> Option<Found> {
        let since = if self.wales {
            WELSH_EXECUTIVES
        } else {
            ENGLISH_EXECUTIVES
        };
        if !self.since(since) {
            return None;
        }
        let source = if !self.wales && self.since(PART_1A) {
            "the council's constitution, under the Local Government Act 2000 s.9F"
        } else {
            "the council's constitution, under the Local Government Act 2000 s.21"
        };
        let number = usize::from(self.rules.call_in_days);
        let counted = working_days_after(self.calendar, self.meeting, number);
        Some(told("call-in-ends", counted, "working-days", source))
    }

    /// The answer that an executive in England owes to scrutiny.
    fn response(&self) -> Option<Found> {
        if self.wales || !self.since(RESPONSES) {
            return None;
        }
        let source = if self.since(PART_1A) {
            "Local Government Act 2000 s.9FE"
        } else {
            "Local Government Act 2000 s.21B"
        };
        let counted = Ok(two_months_from(self.meeting));
        Some(told("scrutiny-response", counted, "two-months", source))
    }

    fn clear_days(&self, name: &'static str, number: usize, source: &'static str) -> Found {
        let rule = self.rules.clear_days;
        let counted = clear_days(self.calendar, self.meeting, number, rule.days());
        told(name, counted, rule.name(), source)
    }
}

fn told(
    name: &'static str,
    counted: Result<Counted, Uncovered>,
    rule: &'static str,
    source: &'static str,
) -> Found {
    match counted {
        Ok(Counted { date, sum }) => Ok(Deadline {
            name,
            date,
            sum,
            rule,
            source,
        }),
        Err(why) => Err(Unknown { name, why, source }),
    }
}
