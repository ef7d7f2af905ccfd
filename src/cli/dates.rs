//! `dates`: every deadline of a meeting or of a day, the sum shown in words, and the pre-election period it falls in.

use serde_json::{Value as Json, json};

use super::arguments::{Arguments, Format};
use super::quote::{Quoted, sources};
use super::screen::{Answer, Screen, answer};
use crate::finding::{Finding, Findings, Severity, did_you_mean};
use crate::kinds::Record;
use crate::pipeline::{Loaded, Wish, load};
use crate::records::calendar::Calendar;
use crate::records::deadlines::{Deadline, Unknown, deadlines};
use crate::records::elections::{PreElection, pre_election_periods};
use crate::records::{Settings, settings};
use crate::values::date::{CenturyWindow, Date, ReadDate, iso, parse_date, weekday, with_weekday};
use crate::values::holidays::{FIRST_YEAR, LAST_YEAR};
use crate::values::id::same;

/// The register of meetings.
const MEETINGS: &str = "meetings";

pub(super) fn run(
    arguments: &Arguments,
    words: &[String],
    screen: &Screen,
) -> Result<Answer, String> {
    let mut findings = Findings::default();
    let sources = sources(arguments, &mut findings)?;
    let wish = Wish {
        today: arguments.common.today,
        ..Wish::default()
    };
    let loaded = load(&sources, &wish, findings);
    let words = words.join(" ");
    let meeting = meeting(&loaded, &words);
    let is_day = meeting.is_none() && parse_date(&words, CenturyWindow::default()).is_ok();
    let bears: &[&str] = if is_day {
        &["calendar"]
    } else {
        &["calendar", MEETINGS]
    };
    let mut list = loaded.findings.clone();
    list.retain(|finding| finding.severity != Severity::Note && bears_on(&loaded, bears, finding));
    // No date is told while the settings or the calendar it rests on may be wrong.
    if answer(&list) != Answer::Done {
        screen.findings(&list, &Quoted::of(&sources), 0);
        return Ok(answer(&list));
    }
    let asked = match meeting {
        Some(record) => Asked::meeting(record)?,
        None => Asked::day(&words, &loaded)?,
    };
    if screen.format == Format::Human {
        screen.findings(&list, &Quoted::of(&sources), 0);
    }
    let workspace = &loaded.workspace;
    let calendar = Calendar::of(&workspace.records);
    let found = deadlines(
        &calendar,
        &workspace.settings,
        asked.date,
        asked.sitting.as_deref(),
    );
    if found.iter().all(Result::is_err) || !(FIRST_YEAR..=LAST_YEAR).contains(&asked.date.year()) {
        return Err(beyond(asked.date));
    }
    let elections = pre_election_periods(&workspace.records, &workspace.settings);
    let election = elections.iter().find(|period| period.contains(asked.date));
    screen.print(&match screen.format {
        Format::Human => human(&asked, &workspace.settings, &found) + &before_poll(election),
        Format::Short => short(&found),
        Format::Json => {
            let json = as_json(&asked, &workspace.settings, &found, election);
            format!("{json:#}")
        }
    });
    Ok(Answer::Done)
}

/// What was asked about.
struct Asked {
    /// The id of the meeting, or the day.
    name: String,
    /// The body that meets, and how it sits.
    about: Option<String>,
    date: Date,
    sitting: Option<String>,
}

impl Asked {
    fn meeting(record: &Record) -> Result<Self, String> {
        let name = record.id("id").unwrap_or_default().to_owned();
        let date = record
            .date("date")
            .ok_or_else(|| format!("the meeting `{name}` has no date that can be read"))?;
        let sitting = record.words("sitting").to_lowercase();
        let about = Some(format!("{}, {sitting} sitting", record.words("body")));
        Ok(Self {
            name,
            about,
            date,
            sitting: record.choice("sitting").map(str::to_owned),
        })
    }

    fn day(words: &str, loaded: &Loaded) -> Result<Self, String> {
        let ids = loaded.workspace.records.ids(MEETINGS);
        let near = did_you_mean(words, ids);
        let read = match (parse_date(words, CenturyWindow::default()), near) {
            (Ok(read), _) => read,
            (Err(_), Some(near)) => {
                return Err(format!(
                    "there is no meeting `{words}`; did you mean `{near}`?"
                ));
            }
            (Err(_), None) => {
                let how = "name one of the register of meetings, or a day such as `9 April 2026`";
                return Err(format!("`{words}` is neither a meeting nor a date; {how}"));
            }
        };
        if let ReadDate {
            date,
            wrong_weekday: Some(written),
            ..
        } = read
        {
            return Err(format!(
                "`{words}` is not a {}: {}; mend the date or the weekday",
                weekday(written),
                with_weekday(date)
            ));
        }
        Ok(Self {
            name: iso(read.date),
            about: None,
            date: read.date,
            sitting: None,
        })
    }
}

/// The meeting that is named, if one is.
fn meeting<'a>(loaded: &'a Loaded, name: &str) -> Option<&'a Record> {
    let mut meetings = loaded.workspace.records.all(MEETINGS).iter();
    meetings.find(|record| record.id("id").is_some_and(|id| same(id, name)))
}

/// Whether a finding stands in the settings, or in a file that holds one of some registers.
fn bears_on(loaded: &Loaded, registers: &[&str], finding: &Finding) -> bool {
    let file = &*finding.place.file;
    let records = &loaded.workspace.records;
    let held = |register: &&str| {
        let name = file.rsplit('/').next().unwrap_or(file);
        name.split('.').next() == Some(register)
            || loaded
                .workspace
                .settings
                .registers
                .get(file)
                .map(String::as_str)
                == Some(register)
            || records
                .all(register)
                .iter()
                .any(|record| &*record.place.file == file)
    };
    file == settings::FILE || registers.iter().any(held)
}

fn beyond(date: Date) -> String {
    format!(
        "the deadlines of {} cannot be worked out: bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}",
        with_weekday(date)
    )
}

/// For people: the meeting, the rule, and each deadline with its sum and source below.
fn human(asked: &Asked, settings: &Settings, found: &[Result<Deadline, Unknown>]) -> String {
    let day = with_weekday(asked.date);
    let meeting = match &asked.about {
        Some(about) => format!("{}: {about}, {day}", asked.name),
        None => day,
    };
    let rule = settings.rules.clear_days.name();
    let mut text = format!("Meeting  {meeting}\nRule     {rule}\n");
    for deadline in found {
        text += &match deadline {
            Ok(known) => format!(
                "\n{}: {}\n  {}\n  {}\n",
                known.name,
                with_weekday(known.date),
                known.sum,
                known.source
            ),
            Err(unknown) => format!(
                "\n{}: not known\n  {}\n  {}\n",
                unknown.name, unknown.why, unknown.source
            ),
        };
    }
    text
}

/// For people: that the day falls into a pre-election period.
fn before_poll(election: Option<&PreElection<'_>>) -> String {
    election.map_or_else(String::new, |period| {
        format!(
            "\npre-election period: {} to {}\n  before `{}`: take care over what is published\n",
            with_weekday(period.notice),
            with_weekday(period.poll),
            period.election.words("name")
        )
    })
}

/// One a line: name, day and sum.
fn short(found: &[Result<Deadline, Unknown>]) -> String {
    let lines = found.iter().map(|deadline| match deadline {
        Ok(known) => format!("{} {}: {}", known.name, iso(known.date), known.sum),
        Err(unknown) => format!("{} not known: {}", unknown.name, unknown.why),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// For programs; the date of a deadline that is not known is null, and its sum says why.
fn as_json(
    asked: &Asked,
    settings: &Settings,
    found: &[Result<Deadline, Unknown>],
    election: Option<&PreElection<'_>>,
) -> Json {
    let deadlines: Vec<Json> = found
        .iter()
        .map(|deadline| match deadline {
            Ok(known) => json!({
                "name": known.name, "date": iso(known.date), "sum": known.sum, "source": known.source,
            }),
            Err(unknown) => json!({
                "name": unknown.name, "date": null, "sum": unknown.why.to_string(), "source": unknown.source,
            }),
        })
        .collect();
    let mut told = json!({
        "meeting": asked.name, "rule": settings.rules.clear_days.name(), "deadlines": deadlines,
    });
    if let Some(period) = election {
        told["pre_election_period"] = json!({
            "election": period.election.words("name"), "from": iso(period.notice), "to": iso(period.poll),
        });
    }
    told
}
