//! Dates and sums by their names: of events, budgets, meetings and named facts.

use super::compute::{WITHHELD, is_withheld};
use super::find::dangling;
use super::index::record_key;
use super::resolve::FORM_MISMATCH;
use crate::finding::Finding;
use crate::kinds::{Record, Value};
use crate::place::Place;
use crate::records::Records;
use crate::values::date;
use crate::values::money::Money;
use crate::values::prose::Named;
use crate::values::when::When;

/// Why a form cannot be filled in.
pub(super) enum Fault {
    /// What it names is not there: the id, where it was looked for, and what is there.
    Missing(String, &'static [&'static str], Vec<String>),
    /// What it names holds something else.
    Mismatch(String),
}

impl Fault {
    /// The fault as a finding at the form.
    pub(super) fn finding(self, place: Place) -> Finding {
        match self {
            Self::Missing(id, among, known) => {
                let among: Vec<String> = among.iter().map(|name| (*name).to_owned()).collect();
                dangling(&id, &among, &known, place)
            }
            Self::Mismatch(message) => Finding::new(&FORM_MISMATCH, place, message)
                .help("ask for what the record holds, or cite another one"),
        }
    }
}

/// What is kept under a name, in words, and the key of its record.
pub(super) fn named(what: Named, id: &str, records: &Records) -> Result<(String, String), Fault> {
    match what {
        Named::Date => named_date(id, records),
        Named::Money => named_money(id, records),
    }
}

const DATED: &[&str] = &["events", "meetings", "facts"];

fn named_date(id: &str, records: &Records) -> Result<(String, String), Fault> {
    let found = DATED
        .iter()
        .find_map(|register| Some((*register, records.get(register, id)?)));
    let Some((register, record)) = found else {
        return Err(missing(id, DATED, records));
    };
    let key = record_key(register, id);
    if ["date", "value"]
        .iter()
        .any(|field| record.value(field).is_some_and(is_withheld))
    {
        return Ok((WITHHELD.to_owned(), key));
    }
    if let Some(event) = record.id("event") {
        return Ok((named_date(event, records)?.0, key));
    }
    let words = match record.when("date") {
        Some(When::Day(day)) => Some(date::long(day)),
        Some(when) => Some(when.to_string()),
        None => record
            .text("value")
            .and_then(|text| When::parse(text).ok())
            .map(|when| when.to_string()),
    };
    match words {
        Some(words) => Ok((words, key)),
        None => Err(Fault::Mismatch(format!(
            "`{id}` holds `{}`, which is no date",
            record.words("value")
        ))),
    }
}

const WITH_SUMS: &[&str] = &["facts", "budgets"];

fn named_money(id: &str, records: &Records) -> Result<(String, String), Fault> {
    let budget = id
        .strip_prefix("budget.")
        .or_else(|| id.strip_prefix("budget:"))
        .unwrap_or(id)
        .trim();
    if let Some(record) = records.get("facts", id) {
        if record.value("value").is_some_and(is_withheld) {
            return Ok((WITHHELD.to_owned(), record_key("facts", id)));
        }
        return match fact_money(record) {
            Some(money) => Ok((money.to_string(), record_key("facts", id))),
            None => Err(Fault::Mismatch(format!(
                "`{id}` holds `{}`, which is no sum of money",
                record.words("value")
            ))),
        };
    }
    let amount = records
        .get("budgets", budget)
        .and_then(|r| r.value("amount"));
    if amount.is_some_and(is_withheld) {
        return Ok((WITHHELD.to_owned(), record_key("budgets", budget)));
    }
    if let Some(Value::Money(money)) = amount {
        return Ok((money.to_string(), record_key("budgets", budget)));
    }
    Err(missing(id, WITH_SUMS, records))
}

/// The sum that a named fact holds, if it holds one.
pub(super) fn fact_money(fact: &Record) -> Option<Money> {
    Money::parse(fact.text("value")?).ok()
}

fn missing(id: &str, among: &'static [&'static str], records: &Records) -> Fault {
    let known = among
        .iter()
        .flat_map(|register| records.ids(register))
        .map(str::to_owned)
        .collect();
    Fault::Missing(id.to_owned(), among, known)
}
