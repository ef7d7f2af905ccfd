//! Checks: what can be wrong with a workspace though every record could be read.
//! Each is one file: its head is the page `explain` prints. To add one: the file, its `mod`, and its
//! lines in `ALL` and `CODES`.

pub mod action_owner;
pub mod closed_day;
pub mod covered_years;
pub mod date_order;
pub mod milestone_passed;
pub mod no_new_date;
pub mod no_update;
pub mod ongoing_review;
pub mod open_milestone;
pub mod order_of_events;
pub mod placeholder;
pub mod revision_reason;
pub mod running_order;
pub mod typed_number;
pub mod unknown_acronym;

use std::ops::Range;

use crate::code::Code;
use crate::documents::Document;
use crate::finding::{Finding, Findings};
use crate::kinds::{Entry, Record, Value};
use crate::place::{Origin, Place};
use crate::records::plan::{Plan, plan};
use crate::references::Workspace;
use crate::values::prose::{Inline, Prose};

/// One check: the code it raises and the function that looks.
pub struct Check {
    /// What it finds.
    pub code: &'static Code,
    /// Looks at the whole workspace.
    pub run: fn(&Workspace, &mut Findings),
}

/// Every check, the weightiest first.
pub static ALL: &[Check] = &[
    Check {
        code: &placeholder::DRAFTING_NOTE,
        run: placeholder::run,
    },
    Check {
        code: &action_owner::ACTION_WITHOUT_OWNER,
        run: action_owner::run,
    },
    Check {
        code: &revision_reason::REVISION_WITHOUT_REASON,
        run: revision_reason::run,
    },
    Check {
        code: &running_order::RUNNING_ORDER,
        run: running_order::run,
    },
    Check {
        code: &date_order::DATE_ORDER,
        run: date_order::run,
    },
    Check {
        code: &open_milestone::COMPLETE_WITH_OPEN_MILESTONE,
        run: open_milestone::run,
    },
    Check {
        code: &ongoing_review::ONGOING_WITHOUT_REVIEW,
        run: ongoing_review::run,
    },
    Check {
        code: &order_of_events::BEFORE_ITS_EVENT,
        run: order_of_events::run,
    },
    Check {
        code: &closed_day::MEETING_ON_CLOSED_DAY,
        run: closed_day::run,
    },
    Check {
        code: &covered_years::DATE_BEYOND_CALENDAR,
        run: covered_years::run,
    },
    Check {
        code: &typed_number::TYPED_NUMBER,
        run: typed_number::run,
    },
    Check {
        code: &unknown_acronym::UNKNOWN_ACRONYM,
        run: unknown_acronym::run,
    },
    Check {
        code: &milestone_passed::MILESTONE_PASSED,
        run: milestone_passed::run,
    },
    Check {
        code: &no_new_date::SLIPPED_WITHOUT_DATE,
        run: no_new_date::run,
    },
    Check {
        code: &no_update::NO_UPDATE_RECEIVED,
        run: no_update::run,
    },
];

/// The codes of all checks.
pub static CODES: &[&Code] = &[
    &placeholder::DRAFTING_NOTE,
    &action_owner::ACTION_WITHOUT_OWNER,
    &revision_reason::REVISION_WITHOUT_REASON,
    &running_order::RUNNING_ORDER,
    &date_order::DATE_ORDER,
    &open_milestone::COMPLETE_WITH_OPEN_MILESTONE,
    &ongoing_review::ONGOING_WITHOUT_REVIEW,
    &order_of_events::BEFORE_ITS_EVENT,
    &closed_day::MEETING_ON_CLOSED_DAY,
    &covered_years::DATE_BEYOND_CALENDAR,
    &typed_number::TYPED_NUMBER,
    &unknown_acronym::UNKNOWN_ACRONYM,
    &milestone_passed::MILESTONE_PASSED,
    &no_new_date::SLIPPED_WITHOUT_DATE,
    &no_update::NO_UPDATE_RECEIVED,
];

/// Runs every check.
pub fn run(workspace: &Workspace, findings: &mut Findings) {
    for check in ALL {
        (check.run)(workspace, findings);
    }
}

/// Fields of every record that are never typeset.
const NEVER_PRINTED: [&str; 2] = ["notes", "allow"];

/// A value of the workspace, at any depth, and the document it stands in, if it stands in one.
#[derive(Clone, Copy)]
struct Held<'a> {
    document: Option<&'a Document>,
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
    printed.for_each(|(_, entry)| of_entry(Held { document, entry }, visit));
}

fn of_entry<'a>(held: Held<'a>, visit: &mut dyn FnMut(Held<'a>)) {
    visit(held);
    let document = held.document;
    let value = &held.entry.value;
    for entry in value.items() {
        of_entry(Held { document, entry }, visit);
    }
    for row in value.records() {
        of_record(document, row, visit);
    }
}

/// Words as a reader meets them, with all else blanked out: what stands at a byte stands there in the source too.
struct Passage<'a> {
    words: String,
    text: &'a str,
    origin: &'a Origin,
}

impl<'a> Passage<'a> {
    /// The running words of prose: without code, addresses, references and the marks of Markdown.
    fn of_prose(prose: &'a Prose) -> Self {
        let mut words: Vec<u8> = prose
            .text
            .bytes()
            .map(|b| if b == b'\n' { b } else { b' ' })
            .collect();
        prose.each_inline(&mut |part| {
            if let Inline::Text(_, bytes) = part
                && let (Some(to), Some(from)) =
                    (words.get_mut(bytes.clone()), prose.text.get(bytes.clone()))
            {
                to.copy_from_slice(from.as_bytes());
            }
        });
        let words = String::from_utf8(words).unwrap_or_default();
        Self {
            words,
            text: &prose.text,
            origin: &prose.origin,
        }
    }

    /// The passage a value holds, where it is prose or plain words.
    fn of(value: &'a Value) -> Option<Self> {
        if let Value::Text(words) = value {
            return Some(Self {
                words: words.text.clone(),
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
    let ids = workspace.records.ids("plans");
    ids.filter_map(|id| plan(&workspace.records, id, as_of))
        .collect()
}

/// The id of a record, for a message; how it begins where it has none.
fn id_of(record: &Record) -> &str {
    record.id("id").unwrap_or("?")
}
