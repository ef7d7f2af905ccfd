//! A meeting as its front sheet and its notices tell of it: who sits, how many must be there, when its papers were
//! published and how its clear days are counted. Knows no layout.

use super::agenda::{Agenda, Sitting};
use super::exclusion::EXECUTIVE_REGULATIONS;
use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Kind, Record, Value};
use crate::records::deadlines::{Deadline, deadline};
use crate::values::date::with_weekday;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "meeting-front",
        about: "a meeting for its front sheet: day, seats, quorum, publication, clear days",
        arguments: &["meeting", "items"],
        whole: &["calendar"],
        make: front,
    },
    View {
        name: "meeting-notices",
        about: "the notices that a meeting is called by, with what the law has them say",
        arguments: &["meeting", "items", "notices"],
        whole: &["calendar"],
        make: notices,
    },
];

/// The one row of a front sheet.
fn front(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("day", "Day", Kind::Text),
        ("seats", "Members", Kind::Text),
        ("quorum", "Quorum", Kind::Text),
        ("published", "Published", Kind::Text),
        ("clear_days", "Clear days", Kind::Text),
        ("open", "Open to", Kind::Text),
        ("webcast", "Webcast", Kind::Text),
    ]);
    let Some(agenda) = Agenda::of(asked) else {
        return Shown::Table(Table {
            fields,
            rows: Vec::new(),
        });
    };
    let (meeting, body) = (agenda.sitting.meeting, agenda.sitting.body);
    let due = due(asked, meeting, "agenda-published");
    let row = Row::at(&meeting.place)
        .text_if("day", meeting.date("date").map(with_weekday))
        .text_if("seats", seats(body))
        .text_if("quorum", quorum(body))
        .text_if("published", published(meeting, due.as_ref()))
        .text_if("clear_days", due.map(|due| clear_days(&due)))
        .text("open", open(&agenda))
        .text_if("webcast", webcast(meeting));
    Shown::Table(Table {
        fields,
        rows: vec![row.done()],
    })
}

/// `8 Members: Labour 4; Conservative 3; Liberal Democrat 1`
fn seats(body: &Record) -> Option<String> {
    let rows = body.rows("membership");
    let all: i64 = rows
        .iter()
        .map(|row| whole(row, "seats").unwrap_or(1))
        .sum();
    let all = usize::try_from(all).ok().filter(|all| *all > 0)?;
    let words = rows.iter().map(|row| match whole(row, "seats") {
        Some(seats) => format!("{} {seats}", row.words("who")),
        None => row.words("who"),
    });
    let words: Vec<String> = words.collect();
    Some(format!("{}: {}", counted(all, "Member"), words.join("; ")))
}

/// `3 Members must be present`
fn quorum(body: &Record) -> Option<String> {
    let number = usize::try_from(whole(body, "quorum")?).ok()?;
    Some(format!("{} must be present", counted(number, "Member")))
}

/// The day of publication, or the day on which it is due.
fn published(meeting: &Record, due: Option<&Deadline>) -> Option<String> {
    match (meeting.date("published"), due) {
        (Some(day), _) => Some(with_weekday(day)),
        (None, Some(due)) => Some(format!("Not yet; due by {}", with_weekday(due.date))),
        (None, None) => None,
    }
}

/// The sum in words, and the law that asks for it.
fn clear_days(due: &Deadline) -> String {
    let mut letters = due.sum.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!(
        "{}{} ({})",
        first.unwrap_or_default(),
        letters.as_str(),
        due.source
    )
}

/// Who may listen.
fn open(agenda: &Agenda<'_>) -> String {
    if agenda
        .items
        .iter()
        .any(|item| agenda.grounds(item).is_some())
    {
        "The press and public, but for the items of part B that the meeting decides to take in private".to_owned()
    } else {
        "The press and public, for every item".to_owned()
    }
}

fn webcast(meeting: &Record) -> Option<String> {
    meeting.value("webcast")?;
    Some(if meeting.yes("webcast") {
        "The meeting is filmed and can be watched over the internet".to_owned()
    } else {
        "The meeting is not filmed".to_owned()
    })
}

/// A deadline of a meeting by its name.
fn due(asked: &Asked<'_>, meeting: &Record, name: &str) -> Option<Deadline> {
    let workspace = asked.workspace;
    deadline(&workspace.records, &workspace.settings, meeting, name)
}

/// A whole number.
fn whole(record: &Record, field: &str) -> Option<i64> {
    let Value::Number(number) = record.value(field)? else {
        return None;
    };
    number.whole()
}

/// The notices of a meeting, a row each.
fn notices(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("id", "Id", Kind::Text),
        ("title", "Title", Kind::Text),
        ("day", "Day", Kind::Text),
        ("lead", "What it says", Kind::Text),
        ("reasons", "Reasons", Kind::Prose),
        ("items", "Items", Kind::Rows(columns(ITEM))),
        ("voices", "Representations", Kind::Text),
        ("representations", "Representations received", Kind::Prose),
        ("response", "Answer", Kind::Prose),
        (
            "signed_by",
            "Signed by",
            Kind::Reference(vec!["people".to_owned()]),
        ),
        ("date", "Date", Kind::Date),
        ("law", "Law", Kind::Text),
    ]);
    let (_, given) = asked.rows("notices");
    let agenda = Agenda::of(asked);
    let rows = given
        .iter()
        .filter_map(|notice| told_notice(asked, agenda.as_ref()?, notice));
    let rows = rows.collect();
    Shown::Table(Table { fields, rows })
}

/// What a notice says of an item.
const ITEM: &[(&str, &str, Kind)] = &[
    ("no", "No", Kind::Text),
    ("title", "Title", Kind::Text),
    ("withheld", "Withheld", Kind::Text),
    ("reason", "Reason", Kind::Prose),
];

/// A notice in the words that the law asks for.
fn told_notice(asked: &Asked<'_>, agenda: &Agenda<'_>, notice: &Record) -> Option<Record> {
    let sitting = agenda.sitting;
    let meeting = sitting.meeting;
    let said = Said::of(notice.choice("sort")?)?;
    let named = agenda.items.iter();
    let named = named.filter(|item| said.calls || agenda.grounds(item).is_some());
    let fields = columns(if said.calls { &ITEM[..2] } else { ITEM });
    let named = named.map(|item| Row::at(&item.place).all(&agenda.told(item), &fields).done());
    let due = due(asked, meeting, said.deadline);
    let representations = notice.value("representations").is_some();
    let row = Row::at(&notice.place)
        .copy("id", Some(notice), "id")
        .text("title", said.title(sitting.body))
        .text_if("day", meeting.date("date").map(with_weekday))
        .text("lead", said.lead(sitting))
        .copy("reasons", Some(notice), "reasons")
        .rows("items", named.collect())
        .text_if("voices", said.voices(representations).map(str::to_owned))
        .copy("representations", Some(notice), "representations")
        .copy("response", Some(notice), "response")
        .copy("signed_by", Some(notice), "signed_by")
        .copy("date", Some(notice), "date")
        .text("law", said.law(due.as_ref()));
    Some(row.done())
}

/// How a notice is worded.
struct Said {
    /// Whether it calls to the meeting, and so names all its business.
    calls: bool,
    /// Whether it is the further notice, which answers what was said of the first.
    further: bool,
    /// The deadline by which it is given.
    deadline: &'static str,
    /// The provision that asks for it.
    provision: &'static str,
}

impl Said {
    fn of(sort: &str) -> Option<Self> {
        let said = |calls, further, deadline, provision| {
            Some(Self {
                calls,
                further,
                deadline,
                provision,
            })
        };
        match sort {
            "summons" => said(
                true,
                false,
                "agenda-published",
                "Schedule 12 to the Local Government Act 1972, paragraph 4",
            ),
            "private-meeting" => said(false, false, "private-meeting-notice", "regulation 5(2)"),
            "private-meeting-second" => said(
                false,
                true,
                "private-meeting-second-notice",
                "regulation 5(4)",
            ),
            _ => None,
        }
    }

    fn title(&self, body: &Record) -> String {
        let body = body.words("name");
        match (self.calls, self.further) {
            (true, _) => format!("{body}: summons to a meeting"),
            (false, false) => format!("{body}: notice of items to be taken in private"),
            (false, true) => format!("{body}: further notice of items to be taken in private"),
        }
    }

    fn lead(&self, sitting: Sitting<'_>) -> String {
        if self.calls {
            return format!(
                "All members of the {} are summoned to its meeting, to transact the business set out below.",
                sitting.body.words("name")
            );
        }
        format!(
            "The {} intends to consider the items below in private. It may do so only where exempt or confidential \
             information would be disclosed to the public otherwise.",
            sitting.body.words("name")
        )
    }

    /// What is said of representations about why the meeting should be open.
    const fn voices(&self, received: bool) -> Option<&'static str> {
        match (self.calls, self.further, received) {
            (true, _, _) | (false, true, true) => None,
            (false, false, _) => Some(
                "Anyone may say why the items should be taken in public: write to the contact below.",
            ),
            (false, true, false) => Some(
                "No representations were received about why the items should be taken in public.",
            ),
        }
    }

    /// The law, and when the notice had to be given.
    fn law(&self, due: Option<&Deadline>) -> String {
        let provision = if self.calls {
            self.provision.to_owned()
        } else {
            format!("{} of {EXECUTIVE_REGULATIONS}", self.provision)
        };
        match due {
            Some(due) => format!("Given under {provision}: {}.", due.sum),
            None => format!("Given under {provision}."),
        }
    }
}
