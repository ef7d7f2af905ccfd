//! Papers that ask bodies for something, found by the shape of their fields: no document type is named here.
//! Knows whom such a paper goes to and what it asks and answers; never judges it.

use super::Document;
use crate::kinds::{Record, Value};

/// The verbs by which a body decides, rather than gives its view.
pub const DECIDING: [&str; 4] = ["approve", "agree", "adopt", "delegate"];

/// The papers that put recommendations to bodies, each with a verb, without those that are superseded or withdrawn.
pub fn reports(documents: &[Document]) -> impl Iterator<Item = &Document> {
    let asks = |row: &Record| row.choice("verb").is_some() && row.id("body").is_some();
    documents.iter().filter(move |document| {
        document.is_current() && document.record.rows("recommendations").iter().any(asks)
    })
}

/// The headings under which a paper states its implications: the key and the title of each, and what is answered.
#[must_use]
pub fn implications(document: &Document) -> &[(String, String, Record)] {
    if let Some(Value::Map(answers)) = document.record.value("implications") {
        answers
    } else {
        &[]
    }
}

/// What is answered under the heading for money, where there is one.
#[must_use]
pub fn financial(document: &Document) -> Option<&Record> {
    let mut answers = implications(document).iter();
    answers
        .find(|(key, _, _)| key.starts_with("financ"))
        .map(|(_, _, answer)| answer)
}

/// The rows of `to` in which a body is asked to decide.
pub fn decisions(document: &Document) -> impl Iterator<Item = &Record> {
    let rows = document.record.rows("to").iter();
    rows.filter(|row| row.choice("purpose") == Some("decide"))
}

/// The option that is recommended, where one is.
#[must_use]
pub fn recommended(document: &Document) -> Option<&Record> {
    let mut options = document.record.rows("options").iter();
    options.find(|option| option.yes("recommended"))
}
