//! References: one index of everything that can be cited, and every reference resolved against it once.
//! After this floor nobody sees an unresolved form.

pub mod index;
pub mod reach;
pub mod resolve;

use crate::code::Code;
use crate::documents::{Document, DocumentType};
use crate::records::{Records, Settings};

pub use index::{Citable, Index};

/// The codes this floor owns.
pub static CODES: &[&Code] = &[
    &resolve::DANGLING_REFERENCE,
    &resolve::AMBIGUOUS_REFERENCE,
    &resolve::UNKNOWN_FORM,
    &resolve::PLACEHOLDER_LEFT_IN,
];

/// A workspace with everything resolved: what checks, views, assembly and workbooks see.
#[derive(Debug)]
pub struct Workspace {
    /// Its settings.
    pub settings: Settings,
    /// All registers.
    pub records: Records,
    /// The document types.
    pub types: Vec<DocumentType>,
    /// The documents, in the order of their files.
    pub documents: Vec<Document>,
    /// Everything that can be cited.
    pub index: Index,
}

impl Workspace {
    /// The type of a document.
    #[must_use]
    pub fn type_of(&self, document: &Document) -> Option<&DocumentType> {
        self.types.iter().find(|known| known.name == document.kind)
    }
}
