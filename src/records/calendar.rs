//! The calendar of a workspace: bank holidays, and what the register `calendar` says of the council's own days.
//! Knows which days are working days and why others are not; counts nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::Records;
use crate::kinds::Record;
use crate::values::date::{Date, Weekday};
use crate::values::holidays::{self, Uncovered};

/// The register of the council's own days.
const REGISTER: &str = "calendar";

/// What a day is.
#[derive(Debug, Clone, PartialEq)]
pub enum Day<'a> {
    /// A working day.
    Working,
    /// A Saturday or Sunday.
    Weekend,
    /// A bank holiday: what it is called.
    Holiday(String),
    /// A day on which the council's offices are closed, as its record says.
    Closed(Closed<'a>),
}

/// A day on which the council's offices are closed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Closed<'a> {
    /// Why: `Civic Centre closed on Christmas Eve`.
    pub name: &'a str,
    /// Whether it counts in clear days all the same, as it does unless its record says no.
    pub counted: bool,
    /// Its record.
    pub record: &'a Record,
}

/// Which days are working days, and why others are not.
#[derive(Debug, Clone, Default)]
pub struct Calendar<'a> {
    working: BTreeSet<Date>,
    holidays: BTreeMap<Date, &'a str>,
    /// Bank holidays that are moved to another day.
    moved: BTreeSet<Date>,
    closed: BTreeMap<Date, Closed<'a>>,
}

impl<'a> Calendar<'a> {
    /// The calendar of a council.
    #[must_use]
    pub fn of(records: &'a Records) -> Self {
        let mut calendar = Self::default();
        for record in records.all(REGISTER) {
            if let (Some(date), Some(kind)) = (record.date("date"), record.choice("kind")) {
                calendar.add(date, kind, record);
            }
        }
        calendar
    }

    fn add(&mut self, date: Date, kind: &str, record: &'a Record) {
        let name = record.text("name").unwrap_or_default();
        match kind {
            "working" => {
                self.working.insert(date);
            }
            "bank-holiday" => {
                self.holidays.insert(date, name);
                self.moved.extend(record.date("instead_of"));
            }
            "closed" => {
                let counted = record.value("counted").is_none() || record.yes("counted");
                let closed = Closed {
                    name,
                    counted,
                    record,
                };
                self.closed.insert(date, closed);
            }
            _ => {}
        }
    }

    /// What a day is; what the register says stands before the rules, and a bank holiday before a closed day.
    ///
    /// # Errors
    /// A weekday in a year whose bank holidays are not known, of which the register says nothing either.
    pub fn day(&self, date: Date) -> Result<Day<'a>, Uncovered> {
        if self.working.contains(&date) {
            return Ok(Day::Working);
        }
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Ok(Day::Weekend);
        }
        if let Some(name) = self.holiday(date)? {
            return Ok(Day::Holiday(name));
        }
        Ok(match self.closed.get(&date) {
            Some(closed) => Day::Closed(*closed),
            None => Day::Working,
        })
    }

    /// The bank holiday on a day, on whatever weekday, if there is one.
    ///
    /// # Errors
    /// A day in a year whose bank holidays are not known, of which the register says nothing either.
    pub fn holiday(&self, date: Date) -> Result<Option<String>, Uncovered> {
        if self.working.contains(&date) {
            return Ok(None);
        }
        if let Some(name) = self.holidays.get(&date) {
            return Ok(Some((*name).to_owned()));
        }
        let known = holidays::on(date)?.filter(|_| !self.moved.contains(&date));
        Ok(known.map(|holiday| holiday.to_string()))
    }

    /// Whether a day counts as a working day: Monday to Friday, no bank holiday, and not closed by a record that
    /// says it does not count.
    ///
    /// # Errors
    /// A weekday in a year whose bank holidays are not known, of which the register says nothing either.
    pub fn working(&self, date: Date) -> Result<bool, Uncovered> {
        Ok(match self.day(date)? {
            Day::Working => true,
            Day::Weekend | Day::Holiday(_) => false,
            Day::Closed(closed) => closed.counted,
        })
    }
}
