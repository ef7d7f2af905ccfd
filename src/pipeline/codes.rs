//! Every code there is, from every room, so that `explain` and the ledger can find them by name.

use crate::code::Code;
use crate::{
    assembly, checks, documents, kinds, records, references, sources, typeset, views, workbook,
};

/// The codes the pipeline owns.
pub static CODES: &[&Code] = &[
    &super::paper::PAPER_FAULT,
    &super::agreement::UNREAD_FIELD,
    &super::agreement::GUIDE_GAP,
    &super::agreement::NO_SAMPLE,
];

/// Every code, in the order of the floors, each once.
#[must_use]
pub fn all() -> Vec<&'static Code> {
    let rooms = [
        sources::CODES,
        sources::sheet::CODES,
        kinds::CODES,
        records::CODES,
        documents::CODES,
        references::CODES,
        views::CODES,
        assembly::CODES,
        workbook::CODES,
        typeset::CODES,
        CODES,
    ];
    let mut all: Vec<&'static Code> = rooms.into_iter().flatten().copied().collect();
    all.extend(checks::ALL.iter().map(|check| check.code));
    all
}

/// The code with a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Code> {
    all().into_iter().find(|code| code.name == name)
}
