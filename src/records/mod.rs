//! Records: everything the council knows, by register and id.
//! Knows what each register holds and how its records are worded; never reads a file.

pub mod calendar;
mod columns;
pub mod council;
mod counting;
pub mod deadlines;
pub mod elections;
pub mod exemptions;
pub mod paragraphs;
pub mod partnerships;
pub mod plan;
pub mod read;
pub mod registers;
pub mod settings;
pub mod standing;

use std::collections::BTreeMap;

use crate::code::Code;
use crate::kinds::{Field, Record};
use crate::values::id::plain;

pub use registers::{Naming, Parent, Register, register, registers};
pub use settings::Settings;

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &read::DUPLICATE_ID,
    &read::UNKNOWN_REGISTER,
    &read::REGISTER_SHAPE,
    &settings::BROKEN_SETTINGS,
];

/// All registers of a run.
#[derive(Debug, Clone, Default)]
pub struct Records {
    /// The council itself: name, accent colour, contact, sentences on accessibility.
    pub council: Option<Record>,
    registers: BTreeMap<String, Vec<Record>>,
    keys: BTreeMap<(String, String), usize>,
}

impl Records {
    /// The records of a register, in the order of their files.
    #[must_use]
    pub fn all(&self, register: &str) -> &[Record] {
        self.registers.get(register).map_or(&[], Vec::as_slice)
    }

    /// The record with an id, in one register.
    #[must_use]
    pub fn get(&self, register: &str, id: &str) -> Option<&Record> {
        let at = self.keys.get(&(register.to_owned(), plain(id)))?;
        self.all(register).get(*at)
    }

    /// Adds a record; gives back the one that has its id already, if there is one.
    pub fn add(&mut self, register: &Register, record: Record) -> Option<&Record> {
        let list = self.registers.entry(register.name.to_owned()).or_default();
        if let Some(id) = register.key.and_then(|key| record.id(key)) {
            let key = (register.name.to_owned(), plain(id));
            if let Some(at) = self.keys.get(&key) {
                return list.get(*at);
            }
            self.keys.insert(key, list.len());
        }
        list.push(record);
        None
    }

    /// Every record, with its register.
    pub fn each(&self) -> impl Iterator<Item = (&'static Register, &Record)> {
        registers()
            .iter()
            .flat_map(|register| self.all(register.name).iter().map(move |r| (register, r)))
    }

    /// Every record, to change.
    pub fn each_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.registers.values_mut().flatten()
    }

    /// Every record with its register, to change.
    pub fn each_mut_named(&mut self) -> impl Iterator<Item = (&'static Register, &mut Record)> {
        let known = self.registers.iter_mut();
        let known = known.filter_map(|(name, records)| Some((register(name)?, records)));
        known.flat_map(|(register, records)| records.iter_mut().map(move |r| (register, r)))
    }

    /// The ids of a register, for "did you mean".
    pub fn ids(&self, register: &str) -> impl Iterator<Item = &str> {
        let key = self::register(register).and_then(|register| register.key);
        self.all(register)
            .iter()
            .filter_map(move |record| record.id(key?))
    }
}

/// Fields every record may have besides its own.
#[must_use]
pub fn common_fields() -> Vec<Field> {
    use crate::kinds::Kind;
    vec![
        Field::new("notes", Kind::Text).help("Drafting notes; never typeset"),
        Field::new("allow", Kind::Rows(allowance_fields()))
            .in_one_cell()
            .help("Findings that are allowed here, each with its reason and who decided"),
    ]
}

/// The one shape of an allowance: what is allowed, where, why and by whom.
fn allowance_fields() -> Vec<Field> {
    use crate::kinds::Kind;
    vec![
        Field::new("code", Kind::Text)
            .required()
            .help("The code of the finding"),
        Field::new("field", Kind::Text).help("The field it is allowed for"),
        Field::new("reason", Kind::Text)
            .required()
            .help("Why it is right here"),
        Field::new("by", Kind::Text)
            .required()
            .help("Who decided, by role"),
    ]
}
