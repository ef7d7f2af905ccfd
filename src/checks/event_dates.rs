//! One event with two dates leaves a reader to guess which is right, and whoever plans by the wrong one misses it.
//!
//! Example: the register dates the `Launch of the partnership policy` January 2005, and a sentence says `The launch of
//! the partnership policy is planned for July 2005`; or a milestone with the event's own name is due in July 2005.
//!
//! Remedy: mend the sentence or the register; better, write `[[date:policy-launch]]`, which prints the date of the
//! register. Only a sentence with one date, said of the event itself, is looked at. `The training that follows the launch
//! in July 2005` may mean the training: it is told only where another sentence of that shape has the register's date.

use super::{Check, Held, Passage, each_value, id_of, plans};
use crate::code::Code;
use crate::finding::{Finding, Findings, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::plan::Milestone;
use crate::references::Workspace;
use crate::values::running::{
    RunningWord, WrittenDate, dates, days_without_year, is_quoted, sentences, words,
};
use crate::values::when::When;

/// A sentence that dates an event otherwise than the register.
pub static EVENT_TWO_DATES: Code = Code {
    name: "event-two-dates",
    severity: Severity::Error,
    title: "a sentence or milestone that gives an event another date than the register",
    page: include_str!("event_dates.rs"),
};

/// Words that may stand between an event and its date.
const LINKING: [&str; 40] = [
    "is",
    "was",
    "are",
    "were",
    "will",
    "would",
    "be",
    "been",
    "being",
    "has",
    "to",
    "take",
    "takes",
    "took",
    "place",
    "happen",
    "happens",
    "happened",
    "held",
    "due",
    "now",
    "planned",
    "scheduled",
    "set",
    "fixed",
    "expected",
    "begin",
    "begins",
    "began",
    "start",
    "starts",
    "started",
    "in",
    "on",
    "at",
    "for",
    "during",
    "the",
    "of",
    "launched",
];

/// Words that may stand between a date and an event that follows it.
const LEADING: [&str; 6] = ["the", "a", "an", "is", "was", "sees"];

/// Words that may stand right before an event which something else follows.
const FOLLOWING: [&str; 4] = ["after", "follow", "following", "follows"];

/// Words that may stand between such an event and its date, and before its name.
const AT: [&str; 2] = ["in", "on"];
const ARTICLES: [&str; 3] = ["the", "a", "its"];

/// Words that tell of another date than that of the event: an earlier plan, a change, something before or after it.
const ELSEWHERE: [&str; 32] = [
    "after",
    "ago",
    "before",
    "by",
    "change",
    "changed",
    "deferred",
    "delayed",
    "earlier",
    "follow",
    "followed",
    "following",
    "follows",
    "from",
    "had",
    "if",
    "instead",
    "later",
    "missed",
    "moved",
    "moves",
    "no",
    "not",
    "once",
    "original",
    "originally",
    "postponed",
    "rather",
    "since",
    "slipped",
    "until",
    "unless",
];

/// An event, and the words that name it.
pub(super) struct Named<'a> {
    /// The event.
    pub(super) event: &'a Record,
    when: When,
    /// Its title and phrases, in words in small letters.
    pub(super) names: Vec<Vec<String>>,
}

/// A date that a sentence gives to an event.
struct Mention<'e, 'r> {
    named: &'e Named<'r>,
    date: WrittenDate,
    /// Whether the sentence tells of something that follows the event, whose date it may be.
    follows: bool,
}

impl Mention<'_, '_> {
    /// Whether the date has no day in common with that of the register.
    fn differs(&self) -> bool {
        apart(&self.named.when, &self.date.when)
    }
}

/// A mention where it stands.
struct Found<'w, 'e, 'r> {
    held: Held<'w>,
    mention: Mention<'e, 'r>,
    place: Place,
    quote: String,
}

pub(super) static CHECK: Check = Check::of(&EVENT_TWO_DATES, run);

/// Looks at milestones that are named as events are, and at every sentence of prose with exactly one date.
fn run(workspace: &Workspace, findings: &mut Findings) {
    let events = named(workspace);
    for plan in &plans(workspace) {
        let milestones = plan.actions().flat_map(|(_, action)| &action.milestones);
        findings.extend(milestones.filter_map(|milestone| otherwise(&events, milestone)));
    }
    let found = found(workspace, &events);
    for one in found.iter().filter(|one| one.mention.differs()) {
        let event = one.mention.named.event;
        let agreed = found.iter().find(|other| {
            other.mention.follows
                && !other.mention.differs()
                && std::ptr::eq(other.mention.named.event, event)
        });
        if one.mention.follows && agreed.is_none() {
            continue;
        }
        let message = format!(
            "`{}` is dated {} here, and {} in the register of events",
            event.words("title"),
            one.mention.date.when,
            one.mention.named.when
        );
        let finding = Finding::new(&EVENT_TWO_DATES, one.place.clone(), message)
            .help("mend the date here or in the register; `[[date:…]]` prints that of the register")
            .quote(one.quote.clone())
            .related("the event is here", event.place_of("date").clone());
        let agreed = agreed.filter(|_| one.mention.follows);
        findings.push(one.held.attribute(match agreed {
            Some(other) => finding.related("it has that date here", other.place.clone()),
            None => finding,
        }));
    }
}

/// A milestone that is named as an event is, where its date as it stands is another.
fn otherwise(events: &[Named<'_>], milestone: &Milestone<'_>) -> Option<Finding> {
    let text = lower(&milestone.record.words("text"));
    let named = events.iter().find(|named| named.names.contains(&text))?;
    let (when, place) = match (milestone.done, milestone.revision()) {
        (Some(day), _) => (When::Day(day), milestone.record.place_of("done")),
        (None, Some(revision)) => (revision.when("date")?, revision.place_of("date")),
        (None, None) => (milestone.due()?, milestone.record.place_of("due")),
    };
    if when.is_ongoing() || !apart(&when, &named.when) {
        return None;
    }
    let message = format!(
        "the milestone `{}` dates `{}` {when}, and the register of events {}",
        id_of(milestone.record),
        named.event.words("title"),
        named.when
    );
    Some(
        Finding::new(&EVENT_TWO_DATES, place.clone(), message)
            .help("mend the milestone, record its new date, or mend the register of events")
            .related("the event is here", named.event.place_of("date").clone()),
    )
}

/// The dates that the prose of the workspace gives to events, in order.
fn found<'w, 'e, 'r>(workspace: &'w Workspace, events: &'e [Named<'r>]) -> Vec<Found<'w, 'e, 'r>> {
    let mut found = Vec::new();
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in sentences(passage.words, passage.text) {
            let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
            let Some(mention) = mention(events, sentence) else {
                continue;
            };
            let date = &mention.date.bytes;
            let at = bytes.start + date.start..bytes.start + date.end;
            if is_quoted(passage.text, at.start) {
                continue;
            }
            let quote = passage.quote(at.clone());
            let place = passage.place(at);
            found.push(Found {
                held,
                mention,
                place,
                quote,
            });
        }
    });
    found
}

/// The events that have a date, each with its title and the phrases of the facts that stand for it.
pub(super) fn named(workspace: &Workspace) -> Vec<Named<'_>> {
    let events = workspace.records.all("events").iter();
    let dated = events.filter_map(|event| Some((event, event.when("date")?)));
    dated
        .filter(|(_, when)| !when.is_ongoing())
        .map(|(event, when)| {
            let mut names = vec![lower(&event.words("title"))];
            let facts = workspace.records.all("facts").iter();
            for fact in facts.filter(|f| f.id("event").is_some() && f.id("event") == event.id("id"))
            {
                if let Some(Value::List(phrases)) = fact.value("phrases") {
                    for phrase in phrases {
                        if let Value::Text(phrase) = &phrase.value {
                            names.push(lower(&phrase.text));
                        }
                    }
                }
            }
            // A single word names too much.
            names.retain(|name| name.len() > 1);
            Named { event, when, names }
        })
        .collect()
}

/// The words of a text, in small letters.
pub(super) fn lower(text: &str) -> Vec<String> {
    words(text)
        .iter()
        .map(|word| word.text.to_lowercase())
        .collect()
}

/// The event that a sentence dates, and the date it gives.
fn mention<'e, 'r>(events: &'e [Named<'r>], sentence: &str) -> Option<Mention<'e, 'r>> {
    let mut found = dates(sentence);
    let date = found.pop().filter(|_| found.is_empty())?;
    let written = sentence.get(date.bytes.clone())?;
    if matches!(date.when, When::Year(_))
        || written.contains(" and ")
        || !days_without_year(sentence).is_empty()
    {
        return None;
    }
    let words = words(sentence);
    let (named, (first, last)) = the_one_named(events, &words)?;
    let before = following(&words, first);
    let is_elsewhere = |word: &RunningWord<'_>| {
        ELSEWHERE.contains(&word.text.to_lowercase().as_str())
            && before.is_none_or(|other| other.bytes != word.bytes)
    };
    if words
        .iter()
        .any(|word| is_elsewhere(word) && !within(word, &date))
    {
        return None;
    }
    let between = |from: usize, to: usize, known: &[&str]| {
        let mut gap = words
            .iter()
            .filter(|word| word.bytes.start >= from && word.bytes.end <= to);
        from <= to && gap.all(|word| known.contains(&word.text.to_lowercase().as_str()))
    };
    let follows = before.is_some();
    let says_so = if follows {
        between(last, date.bytes.start, &AT)
    } else {
        between(last, date.bytes.start, &LINKING) || between(date.bytes.end, first, &LEADING)
    };
    says_so.then_some(Mention {
        named,
        date,
        follows,
    })
}

/// The word right before an event by which something else follows it.
fn following<'s, 't>(words: &'s [RunningWord<'t>], event: usize) -> Option<&'s RunningWord<'t>> {
    let mut before = words.iter().rev().filter(|word| word.bytes.end <= event);
    let is_article =
        |word: &&RunningWord<'_>| ARTICLES.contains(&word.text.to_lowercase().as_str());
    let word = before.find(|word| !is_article(word))?;
    FOLLOWING
        .contains(&word.text.to_lowercase().as_str())
        .then_some(word)
}

/// The event that the most words name, and the bytes of its name; none where two are named as well.
fn the_one_named<'e, 'r>(
    events: &'e [Named<'r>],
    words: &[RunningWord<'_>],
) -> Option<(&'e Named<'r>, (usize, usize))> {
    let mut matches = Vec::new();
    for event in events {
        let found = event
            .names
            .iter()
            .filter_map(|name| Some((name.len(), find(words, name)?)));
        matches.extend(
            found
                .max_by_key(|(length, _)| *length)
                .map(|(length, bytes)| (length, event, bytes)),
        );
    }
    let (most, event, bytes) = *matches.iter().max_by_key(|(length, _, _)| *length)?;
    let alone = matches
        .iter()
        .filter(|(length, _, _)| *length == most)
        .count()
        == 1;
    alone.then_some((event, bytes))
}

fn within(word: &RunningWord<'_>, date: &WrittenDate) -> bool {
    word.bytes.start >= date.bytes.start && word.bytes.end <= date.bytes.end
}

/// The bytes at which a name begins and ends among words.
fn find(words: &[RunningWord<'_>], name: &[String]) -> Option<(usize, usize)> {
    words.windows(name.len()).find_map(|window| {
        let same = window
            .iter()
            .zip(name)
            .all(|(word, named)| word.text.to_lowercase() == *named);
        let (first, last) = (window.first()?, window.last()?);
        same.then_some((first.bytes.start, last.bytes.end))
    })
}

/// Whether two dates have no day in common.
fn apart(first: &When, second: &When) -> bool {
    let (Some(a), Some(b), Some(c), Some(d)) = (
        first.earliest(),
        first.latest(),
        second.earliest(),
        second.latest(),
    ) else {
        return false;
    };
    b < c || d < a
}
