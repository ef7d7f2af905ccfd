//! The registers of what a council gives notice of: its key decisions.

use super::{Naming, Register};
use crate::records::columns::{
    choice, date, id, make, prose, reference, text, texts, when, yes_no,
};

/// The registers of notices.
pub(super) fn registers() -> Vec<Register> {
    vec![key_decisions()]
}

/// Key decisions that are announced: what SI 2012/2089 reg. 9(1)(a) to (h) asks a notice to state.
fn key_decisions() -> Register {
    make(
        "key_decisions",
        "key decision",
        Naming::Title("id"),
        vec![
            id("Key decision"),
            prose("matter").help("The matter in respect of which the decision is made"),
            reference("decision_maker", &["bodies", "people"])
                .help("The body that decides, or the Member or officer, by role"),
            texts("members").help("The members of a body that decides, by role"),
            when("decided").help("The day on which, or the period within which, it is decided"),
            texts("documents").help("The documents submitted for consideration"),
            text("copies_from").help("The address at which copies of them are available"),
            yes_no("others_accepted")
                .help("Yes: other documents relevant to the matter may be submitted"),
            text("procedure").help("How details of such documents are asked for"),
            date("published").help("The day on which the notice was published"),
            choice("exception", "key-decision-exception")
                .help("Where 28 clear days could not be given: which exception was used"),
            prose("exception_reason").help("Why 28 clear days could not be given"),
        ],
    )
}
