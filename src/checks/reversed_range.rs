//! What ends before it begins, or is in force before anyone has adopted it, has one of its dates wrong.
//!
//! Example: `from 2006 to 2004`; a policy that is in force on 1 January 2005 and adopted on 18 January 2005; a policy for
//! 2004 to 2006 whose launch is in 2005, when the first year of its period is over.
//!
//! Remedy: put the earlier date first, or mend the one that is wrong.

use jiff::ToSpan;

use super::{Check, Passage, each_value};
use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::references::Workspace;
use crate::values::running::{WrittenDate, dates, is_quoted, is_year, sentences, words};
use crate::values::when::When;

/// Two dates in the wrong order.
pub static REVERSED_RANGE: Code = Code {
    name: "reversed-range",
    severity: Severity::Error,
    title: "dates that run from the later to the earlier",
    page: include_str!("reversed_range.rs"),
};

/// The fields of a document's way into force, each with what it is and what comes next.
const STEPS: [[(&str, &str); 2]; 3] = [
    [("approved", "approved"), ("adopted", "adopted")],
    [("approved", "approved"), ("in_force", "in force")],
    [("adopted", "adopted"), ("in_force", "in force")],
];

/// Words that tell of a date that was brought forward, or of figures that fell.
const MOVING: [&str; 32] = [
    "advanced",
    "altered",
    "amended",
    "back",
    "brought",
    "bring",
    "brings",
    "change",
    "changed",
    "changes",
    "corrected",
    "cut",
    "down",
    "drop",
    "dropped",
    "fall",
    "falls",
    "fell",
    "forward",
    "increase",
    "increased",
    "move",
    "moved",
    "moves",
    "reduced",
    "revised",
    "rise",
    "rose",
    "shifted",
    "up",
    "went",
    "compared",
];

pub(super) static CHECK: Check =
    Check::of(&REVERSED_RANGE, run).in_drafts(Level::At(Severity::Warning));

/// Looks at all prose, and at the dates of every document.
fn run(workspace: &Workspace, findings: &mut Findings) {
    each_value(workspace, &mut |held| {
        let Value::Prose(prose) = &held.entry.value else {
            return;
        };
        let passage = Passage::of_prose(prose);
        for bytes in sentences(passage.words, passage.text) {
            let sentence = passage.words.get(bytes.clone()).unwrap_or_default();
            let Some((first, second)) = reversed(sentence) else {
                continue;
            };
            let at = bytes.start + first.bytes.start..bytes.start + second.bytes.end;
            if is_quoted(passage.text, at.start) {
                continue;
            }
            let quote = passage.quote(at.clone());
            let message = format!("`{quote}` ends before it begins");
            let finding = Finding::new(&REVERSED_RANGE, passage.place(at), message)
                .help("put the earlier date first, or mend the one that is wrong")
                .quote(quote);
            findings.push(held.attribute(finding));
        }
    });
    for document in &workspace.documents {
        for [earlier, later] in STEPS {
            findings.extend(too_early(document, earlier, later));
        }
        findings.extend(period_too_early(workspace, document));
    }
}

/// The first two dates of a sentence that are joined as a range, the later one first.
fn reversed(sentence: &str) -> Option<(WrittenDate, WrittenDate)> {
    let mut words = words(sentence).into_iter();
    if words.any(|word| MOVING.contains(&word.text.to_lowercase().as_str())) {
        return None;
    }
    let found = dates(sentence);
    found.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        let between = sentence.get(first.bytes.end..second.bytes.start)?;
        let joined = ["to", "until", "–"].contains(&between.trim());
        let wrong = first.when.earliest()? > second.when.latest()?;
        (joined && wrong).then(|| (first.clone(), second.clone()))
    })
}

/// A step on the way into force that is dated before the one it follows.
fn too_early(
    document: &Document,
    (before, done): (&str, &str),
    (after, then): (&str, &str),
) -> Option<Finding> {
    let (first, second) = (document.record.when(before)?, document.record.when(after)?);
    if second.latest()? >= first.earliest()? {
        return None;
    }
    let message = format!("the paper is {then} from {second}, before it is {done}, {first}");
    let message = if after == "adopted" {
        format!("the paper is {then} {second}, before it is {done}, {first}")
    } else {
        message
    };
    let finding = Finding::new(
        &REVERSED_RANGE,
        document.record.place_of(after).clone(),
        message,
    )
    .help("mend the date that is wrong")
    .related(
        "the step before it is here",
        document.record.place_of(before).clone(),
    )
    .document(&document.id);
    Some(finding)
}

/// A period whose first year is over before the paper is in force or launched.
fn period_too_early(workspace: &Workspace, document: &Document) -> Option<Finding> {
    let Some(Value::Period(period)) = document.record.value("period") else {
        return None;
    };
    let year_over = period.earliest()?.checked_add(1.year()).ok()?;
    let (what, when, place) = begun(workspace, document)?;
    // What is past its whole period looks back, as a report on a year does.
    if when.earliest()? < year_over || when.earliest()? > period.latest()? {
        return None;
    }
    let message =
        format!("the paper covers {period}, whose first year is over when it is {what}, {when}");
    Some(
        Finding::new(
            &REVERSED_RANGE,
            document.record.place_of("period").clone(),
            message,
        )
        .help("mend the period, or the date that is wrong")
        .related("that date stands here", place)
        .document(&document.id),
    )
}

/// How and when a paper begins to hold, as far as is known, and where that stands.
fn begun(workspace: &Workspace, document: &Document) -> Option<(&'static str, When, Place)> {
    let fields = [("in_force", "in force"), ("adopted", "adopted")];
    let own = fields.iter().find_map(|(field, what)| {
        let when = document.record.when(field)?;
        Some((*what, when, document.record.place_of(field).clone()))
    });
    own.or_else(|| {
        let event = launch(workspace, document)?;
        Some((
            "launched",
            event.when("date").filter(|when| !when.is_ongoing())?,
            event.place_of("date").clone(),
        ))
    })
}

/// The event that is the launch of a paper, told by its title: `Launch of the partnership policy`.
fn launch<'a>(workspace: &'a Workspace, document: &Document) -> Option<&'a Record> {
    let title = named(&document.record.words("title"));
    let mut events = workspace.records.all("events").iter();
    events.find(|event| {
        let words = named(&event.words("title"));
        let (launch, other): (Vec<String>, Vec<String>) =
            words.into_iter().partition(|word| word == "launch");
        launch.len() == 1 && !title.is_empty() && other == title
    })
}

/// The words that name a thing, in small letters: without years and articles.
fn named(title: &str) -> Vec<String> {
    let words = words(title).into_iter().filter(|word| !is_year(word.text));
    let words = words.map(|word| word.text.to_lowercase());
    words
        .filter(|word| !["a", "of", "the"].contains(&word.as_str()))
        .collect()
}
