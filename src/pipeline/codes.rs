//! Every code there is, from every room, so that `explain` and the ledger can find them by name.

use crate::code::Code;
use crate::{
    assembly, checks, documents, judgement, kinds, records, references, sources, typeset, views,
    workbook,
};

/// The codes the pipeline owns.
pub static CODES: &[&Code] = &[
    &super::paper::PAPER_FAULT,
    &super::pack::PACK_UNSETTLED,
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
        judgement::CODES,
        typeset::CODES,
        CODES,
    ];
    let mut all: Vec<&'static Code> = rooms.into_iter().flatten().copied().collect();
    for check in checks::ALL {
        // What a check weighs may be found, and named, in another room.
        if !all.contains(&check.code) {
            all.push(check.code);
        }
    }
    all
}

/// The code with a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Code> {
    all().into_iter().find(|code| code.name == name)
}
