//! The fields that every document has, whatever its type.

use crate::kinds::{Field, Kind, vocabulary};
use crate::records::common_fields;

/// The envelope, in the order it is written.
#[must_use]
pub fn fields() -> Vec<Field> {
    let text = |name: &str| Field::new(name, Kind::Text);
    let choice = |name: &str, of: &str| {
        Field::new(
            name,
            Kind::Choice(vocabulary::named(of).unwrap_or_default()),
        )
    };
    let people = || Kind::Reference(vec!["people".to_owned()]);
    let mut fields = vec![
        text("type")
            .required()
            .help("The document type: the name of a folder under templates"),
        text("id")
            .required()
            .help("The id of the paper, unique in the workspace"),
        text("title").required().help("The title, in sentence case"),
        choice("status", "document-status")
            .required()
            .help("draft until it is ready to go out"),
        text("version").help("Such as 0.3, where versions are kept"),
        Field::new("as_of", Kind::Date)
            .help("The date at which the facts are true; the workspace's if left out"),
        Field::new("owner", people()).help("Who answers for the paper, by role"),
        Field::new("author", Kind::List(Box::new(people()))),
        choice("classification", "classification").required(),
        choice("audience", "audience"),
        text("language"),
        Field::new("keywords", Kind::List(Box::new(Kind::Text))),
        Field::new("supersedes", Kind::Reference(vec!["documents".to_owned()])),
        Field::new(
            "sources",
            Kind::List(Box::new(Kind::Reference(vec!["sources".to_owned()]))),
        ),
    ];
    fields.extend(common_fields());
    fields
}
