//! Checks: what can be wrong with a workspace though every record could be read.
//! Each is one file: its head is the page `explain` prints. To add one: the file with its `CHECK`, and here its `mod`
//! and its line in `ALL`. How grave a finding is in the end is judged elsewhere.

pub mod action_owner;
pub mod agenda_incomplete;
pub mod agenda_numbers;
pub mod agenda_report;
pub mod answer_evidence;
pub mod appendix_not_there;
pub mod bare_address;
pub mod before_call_in;
pub mod body_power;
pub mod budget_twice;
pub mod chained_reference;
pub mod cited_later;
pub mod clear_days;
pub mod clearance;
pub mod clearance_outdated;
pub mod clearance_unsealed;
pub mod closed_day;
pub mod consultation_thin;
pub mod contradicted_status;
pub mod count_differs;
pub mod covered_years;
pub mod criterion_bare;
pub mod date_order;
pub mod date_style;
pub mod decision_unfounded;
pub mod doubled_label;
pub mod drifted_list;
pub mod equality_late;
pub mod event_dates;
pub mod evidence;
pub mod exempt_paragraph;
pub mod fact_differs;
pub mod financial_silence;
pub mod head_incomplete;
pub mod holiday_paper;
pub mod implication_missing;
pub mod implication_reason;
pub mod incomplete_date;
pub mod key_decision;
pub mod key_decision_notice;
pub mod key_issue_action;
pub mod label_for_two;
pub mod label_mismatch;
pub mod late_forecast;
pub mod late_item;
pub mod low_statement;
pub mod meeting_notice;
pub mod milestone_passed;
pub mod minutes_early;
pub mod monitoring;
pub mod never_cited;
pub mod no_movement;
pub mod no_new_date;
pub mod no_update;
pub mod not_on_agenda;
pub mod nothing_attached;
pub mod nothing_follows;
pub mod ongoing_review;
pub mod open_delegation;
pub mod open_milestone;
pub mod options_missing;
pub mod order_of_events;
pub mod order_of_route;
pub mod outdated_appendix;
pub mod page_without_edition;
pub mod partnership_gap;
pub mod partnership_tier;
pub mod passed_on;
pub mod percentage_alone;
pub mod percentage_wrong;
pub mod personal_data;
pub mod placeholder;
pub mod pre_election;
pub mod private_item;
pub mod proposal_aimless;
pub mod proposal_open;
pub mod prose_weekday;
pub mod published_changed;
pub mod question_recorded;
pub mod recommendation_date;
pub mod recommendation_retyped;
pub mod recommendation_sum;
pub mod recommendation_weak;
pub mod register_count;
pub mod repeated_heading;
pub mod repeated_text;
pub mod repeated_update;
pub mod report_reference;
pub mod reversed_range;
pub mod revision_reason;
pub mod risk_review;
pub mod running_order;
pub mod series_gap;
pub mod stated_age;
pub mod success_measure;
pub mod table_total;
pub mod threshold_wording;
pub mod to_do;
pub mod told_too_early;
pub mod two_definitions;
pub mod typed_heading;
pub mod typed_number;
pub mod typed_reference;
pub mod undated_paper;
pub mod unknown_acronym;
pub mod unknown_number;
pub mod unknown_owner;
pub mod unknown_paper;
pub mod unknown_question;
pub mod unregistered_partnership;
pub mod withheld_content;
pub mod withheld_paper;

use std::ops::Range;

use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings, Level, Severity};
use crate::kinds::{Entry, Record, Value};
use crate::place::{Origin, Place};
use crate::records::deadlines::{self, Deadline};
use crate::records::plan::{self, Plan};
use crate::references::Workspace;
use crate::values::date::Date;
use crate::values::prose::{BlockKind, Prose};

/// One check: the code it raises, how grave that is, and the function that looks.
pub struct Check {
    /// What it finds. Its severity is that in a paper going to publication.
    pub code: &'static Code,
    /// How grave it is in a draft, which nobody outside will see yet.
    pub draft: Level,
    /// Whether an error of it refuses the paper even if somebody answers for it on the day of despatch.
    pub never_overridden: bool,
    /// Looks at the whole workspace.
    pub run: fn(&Workspace, &mut Findings),
}

impl Check {
    /// A check that is as grave in a draft as in print.
    const fn of(code: &'static Code, run: fn(&Workspace, &mut Findings)) -> Self {
        Self {
            code,
            draft: Level::At(code.severity),
            never_overridden: false,
            run,
        }
    }

    /// The check, which nobody may override.
    const fn never_overridden(mut self) -> Self {
        self.never_overridden = true;
        self
    }

    /// The check, with another severity in drafts.
    const fn in_drafts(mut self, draft: Level) -> Self {
        self.draft = draft;
        self
    }

    /// Whether it tells of a state of the world, or of something to know: that is a note wherever it stands, or off.
    #[must_use]
    pub fn is_note(&self) -> bool {
        self.code.severity == Severity::Note
    }

    /// The levels that a workspace may give it.
    pub fn levels(&self) -> impl Iterator<Item = Level> + use<> {
        let is_note = self.is_note();
        let may_be = move |level: &Level| {
            !is_note || matches!(level, Level::At(Severity::Note) | Level::Off)
        };
        Level::ALL.into_iter().filter(may_be)
    }
}

/// Every check, the weightiest first.
pub static ALL: &[&Check] = &[
    &to_do::CHECK,
    &placeholder::CHECK,
    &nothing_follows::CHECK,
    &action_owner::CHECK,
    &revision_reason::CHECK,
    &running_order::CHECK,
    &date_order::CHECK,
    &open_milestone::CHECK,
    &ongoing_review::CHECK,
    &open_delegation::CHECK,
    &order_of_events::CHECK,
    &closed_day::CHECK,
    &covered_years::CHECK,
    &typed_number::CHECK,
    &unknown_number::CHECK,
    &unknown_acronym::CHECK,
    &bare_address::CHECK,
    &before_call_in::CHECK,
    &body_power::CHECK,
    &budget_twice::CHECK,
    &clearance::CHECK,
    &clearance_outdated::CHECK,
    &clearance_unsealed::CHECK,
    &consultation_thin::CHECK,
    &exempt_paragraph::CHECK,
    &financial_silence::CHECK,
    &head_incomplete::CHECK,
    &implication_missing::CHECK,
    &implication_reason::CHECK,
    &key_decision::CHECK,
    &key_decision_notice::CHECK,
    &options_missing::CHECK,
    &personal_data::CHECK,
    &recommendation_date::CHECK,
    &recommendation_sum::CHECK,
    &recommendation_weak::CHECK,
    &recommendation_retyped::CHECK,
    &question_recorded::CHECK,
    &report_reference::CHECK,
    &label_for_two::CHECK,
    &late_item::CHECK,
    &label_mismatch::CHECK,
    &appendix_not_there::CHECK,
    &outdated_appendix::CHECK,
    &nothing_attached::CHECK,
    &cited_later::CHECK,
    &unknown_paper::CHECK,
    &withheld_content::CHECK,
    &withheld_paper::CHECK,
    &typed_reference::CHECK,
    &chained_reference::CHECK,
    &clear_days::CHECK,
    &passed_on::CHECK,
    &never_cited::CHECK,
    &page_without_edition::CHECK,
    &count_differs::CHECK,
    &equality_late::CHECK,
    &series_gap::CHECK,
    &typed_heading::CHECK,
    &doubled_label::CHECK,
    &repeated_heading::CHECK,
    &table_total::CHECK,
    &fact_differs::CHECK,
    &threshold_wording::CHECK,
    &register_count::CHECK,
    &unknown_question::CHECK,
    &answer_evidence::CHECK,
    &decision_unfounded::CHECK,
    &partnership_tier::CHECK,
    &unregistered_partnership::CHECK,
    &percentage_wrong::CHECK,
    &repeated_text::CHECK,
    &drifted_list::CHECK,
    &two_definitions::CHECK,
    &contradicted_status::CHECK,
    &date_style::CHECK,
    &event_dates::CHECK,
    &evidence::CHECK,
    &incomplete_date::CHECK,
    &key_issue_action::CHECK,
    &unknown_owner::CHECK,
    &late_forecast::CHECK,
    &monitoring::CHECK,
    &no_movement::CHECK,
    &order_of_route::CHECK,
    &pre_election::CHECK,
    &holiday_paper::CHECK,
    &prose_weekday::CHECK,
    &repeated_update::CHECK,
    &reversed_range::CHECK,
    &stated_age::CHECK,
    &success_measure::CHECK,
    &criterion_bare::CHECK,
    &proposal_open::CHECK,
    &proposal_aimless::CHECK,
    &undated_paper::CHECK,
    &private_item::CHECK,
    &published_changed::CHECK,
    &meeting_notice::CHECK,
    &agenda_report::CHECK,
    &agenda_numbers::CHECK,
    &minutes_early::CHECK,
    &agenda_incomplete::CHECK,
    &milestone_passed::CHECK,
    &no_new_date::CHECK,
    &no_update::CHECK,
    &not_on_agenda::CHECK,
    &told_too_early::CHECK,
    &risk_review::CHECK,
    &partnership_gap::CHECK,
    &low_statement::CHECK,
    &percentage_alone::CHECK,
];

/// The check that raises a code; `None` where no check does.
#[must_use]
pub fn named(code: &str) -> Option<&'static Check> {
    ALL.iter().find(|check| check.code.name == code).copied()
}

/// Runs every check.
pub fn run(workspace: &Workspace, findings: &mut Findings) {
    for check in ALL {
        (check.run)(workspace, findings);
    }
}

/// Fields of every record that are never typeset.
const NEVER_PRINTED: [&str; 2] = ["notes", "allow"];

/// A value of the workspace, at any depth, the record or row it is a field of, and the document it stands in, if it
/// stands in one.
#[derive(Clone, Copy)]
struct Held<'a> {
    document: Option<&'a Document>,
    record: &'a Record,
    entry: &'a Entry,
}

impl Held<'_> {
    /// Names in a finding the document that the value stands in.
    fn attribute(self, finding: Finding) -> Finding {
        match self.document {
            Some(document) => finding.document(&document.id),
            None => finding,
        }
    }
}

/// Every value that can be printed: of the council, of the registers, of the documents.
fn each_value<'a>(workspace: &'a Workspace, visit: &mut dyn FnMut(Held<'a>)) {
    let records = workspace
        .records
        .council
        .iter()
        .chain(workspace.records.each().map(|(_, r)| r));
    for record in records {
        of_record(None, record, visit);
    }
    for document in &workspace.documents {
        of_record(Some(document), &document.record, visit);
    }
}

fn of_record<'a>(
    document: Option<&'a Document>,
    record: &'a Record,
    visit: &mut dyn FnMut(Held<'a>),
) {
    let printed = record
        .fields
        .iter()
        .filter(|(name, _)| !NEVER_PRINTED.contains(&name.as_str()));
    printed.for_each(|(_, entry)| {
        let held = Held {
            document,
            record,
            entry,
        };
        of_entry(held, visit);
    });
}

fn of_entry<'a>(held: Held<'a>, visit: &mut dyn FnMut(Held<'a>)) {
    visit(held);
    let document = held.document;
    let value = &held.entry.value;
    for entry in value.items() {
        of_entry(Held { entry, ..held }, visit);
    }
    for row in value.records() {
        of_record(document, row, visit);
    }
}

/// Words as a reader meets them, with all else blanked out: what stands at a byte stands there in the source too.
struct Passage<'a> {
    words: &'a str,
    text: &'a str,
    origin: &'a Origin,
}

impl<'a> Passage<'a> {
    /// The running words of prose.
    fn of_prose(prose: &'a Prose) -> Self {
        Self {
            words: prose.running(),
            text: &prose.text,
            origin: &prose.origin,
        }
    }

    /// The passage a value holds, where it is prose or plain words.
    fn of(value: &'a Value) -> Option<Self> {
        if let Value::Text(words) = value {
            return Some(Self {
                words: &words.text,
                text: &words.text,
                origin: &words.origin,
            });
        }
        let Value::Prose(prose) = value else {
            return None;
        };
        Some(Self::of_prose(prose))
    }

    fn place(&self, bytes: Range<usize>) -> Place {
        self.origin.of(self.text, bytes)
    }

    fn quote(&self, bytes: Range<usize>) -> String {
        let quoted = self.text.get(bytes).unwrap_or_default();
        quoted
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .replace('`', "'")
    }
}

/// Every plan, as it stands at the workspace's date.
fn plans(workspace: &Workspace) -> Vec<Plan<'_>> {
    let Some(as_of) = workspace.settings.as_of else {
        return Vec::new();
    };
    plan::plans(&workspace.records, as_of)
}

/// Whether bytes of a passage stand in a quotation.
fn is_quoted(value: &Value, bytes: &Range<usize>) -> bool {
    let Value::Prose(prose) = value else {
        return false;
    };
    let mut quotes = prose
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Quote(_)));
    quotes.any(|block| block.bytes.start <= bytes.start && bytes.end <= block.bytes.end)
}

/// The id of a record, for a message; how it begins where it has none.
fn id_of(record: &Record) -> &str {
    record.id("id").unwrap_or("?")
}

/// The names of fields, for a message: `a`, `b` and `c`, each in backticks.
fn fields_in_words(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The day of the meeting that a row names, and its record.
fn meeting_of<'a>(workspace: &'a Workspace, row: &Record) -> Option<(Date, &'a Record)> {
    let meeting = workspace.records.get("meetings", row.id("meeting")?)?;
    Some((meeting.date("date")?, meeting))
}

/// A deadline of a meeting by its name, where the law of its day sets one and its days can be counted.
fn deadline(workspace: &Workspace, name: &str, meeting: &Record) -> Option<Deadline> {
    deadlines::deadline(&workspace.records, &workspace.settings, meeting, name)
}
