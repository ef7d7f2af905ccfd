//! The register of what was published: each time that papers of a meeting went out, with their pages and seals.
//! It is written by `publish`, one file a meeting; nobody edits it.

use super::{Naming, Register};
use crate::kinds::{Field, Kind};
use crate::records::columns::{choice, id, make, prose, reference, text, texts};

/// The name of the register.
pub const PUBLISHED: &str = "published";

/// The folder whose files hold it, a file a meeting.
pub const FOLDER: &str = "inputs/published/";

/// The registers of what was published.
pub(super) fn registers() -> Vec<Register> {
    vec![make(
        PUBLISHED,
        "publication",
        Naming::Title("id"),
        vec![
            id("Publication"),
            reference("meeting", &["meetings"]).required(),
            choice("sort", "publication").required(),
            text("by").required().help("Who published it, by role"),
            text("at").required().help("Day and time"),
            prose("note").help("What has changed since the publication before it, and why"),
            texts("changes").help("What has changed since then, paper by paper"),
            text("file").help("The file that went out, below the folder for what is published"),
            text("sha256").help("The hash of its bytes"),
            count("last").help("The number on its last page"),
            Field::new("papers", Kind::Rows(papers())).help("The papers in it, in order"),
        ],
    )]
}

/// A paper as it went out.
fn papers() -> Vec<Field> {
    vec![
        text("no").help("The number of its item; none for the agenda"),
        text("paper").required().help("The id of the document"),
        count("first").help("The number on its first page"),
        count("last").help("The number on its last page"),
        text("file").help("The file of this paper alone"),
        text("sha256").help("The hash of its bytes"),
        texts("seals").help("The seals of its parts: their words as they went out"),
    ]
}

fn count(name: &str) -> Field {
    Field::new(name, Kind::Number(Some(1), None))
}
