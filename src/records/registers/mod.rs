//! The registers: their fields, said once; reading, writing, messages and schemas follow.
//! One file a family.

mod evaluations;
mod notices;
mod partnerships;
mod plan;
pub mod published;
mod shared;

use std::sync::LazyLock;

use crate::kinds::Field;

/// One register: all records of one sort.
#[derive(Debug)]
pub struct Register {
    /// The plural noun that names it, its file and its sheet.
    pub name: &'static str,
    /// One of its records, in a sentence.
    pub word: &'static str,
    /// The field that holds a record's id, where records have one.
    pub key: Option<&'static str>,
    /// How a reference to one of its records is worded.
    pub naming: Naming,
    /// The record each of its records belongs to, which may hold it nested in YAML.
    pub parent: Option<Parent>,
    /// Its fields, in the order officers see them.
    pub fields: Vec<Field>,
}

/// Where a record belongs.
#[derive(Debug, Clone, Copy)]
pub struct Parent {
    /// The register of the record it belongs to.
    pub register: &'static str,
    /// The field that names that record.
    pub field: &'static str,
}

/// How a reference to a record is worded.
#[derive(Debug, Clone, Copy)]
pub enum Naming {
    /// By one of its fields: `Executive Director`.
    Title(&'static str),
    /// By a word and the number in a field, the title being another field: `Key issue 8`.
    Numbered(&'static str, &'static str, &'static str),
    /// By the body and the day: `Executive, 30 November 2004`.
    Meeting,
    /// By its reference where that is its id (`CE 03/04`), else by its title.
    Source,
}

static REGISTERS: LazyLock<Vec<Register>> = LazyLock::new(|| {
    let families = [
        shared::registers(),
        notices::registers(),
        plan::registers(),
        partnerships::registers(),
        evaluations::registers(),
        published::registers(),
    ];
    families.into_iter().flatten().collect()
});

/// Every register.
#[must_use]
pub fn registers() -> &'static [Register] {
    &REGISTERS
}

/// A register by its name.
#[must_use]
pub fn register(name: &str) -> Option<&'static Register> {
    registers().iter().find(|register| register.name == name)
}

/// The registers whose records belong to those of another.
pub fn children(of: &str) -> impl Iterator<Item = &'static Register> {
    registers()
        .iter()
        .filter(move |r| r.parent.is_some_and(|parent| parent.register == of))
}
