//! The fields that every document has, whatever its type.

use crate::kinds::withheld::LAST_PARAGRAPH;
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
        Field::new("exempt", Kind::Rows(exempt()))
            .help("Why an exempt paper, or the exempt part of one, is kept from the public"),
        Field::new("confidential", Kind::Rows(confidential()))
            .help("What forbids the disclosure of a confidential paper"),
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

/// What the law asks of information that may be kept from the public: Schedule 12A to the Local Government Act 1972.
fn exempt() -> Vec<Field> {
    let paragraph = Kind::Number(Some(1), Some(LAST_PARAGRAPH));
    vec![
        Field::new("paragraphs", Kind::List(Box::new(paragraph)))
            .help("The paragraphs of Schedule 12A, such as [3]"),
        Field::new("public_interest", Kind::Prose)
            .help("Why the public interest in keeping it outweighs that in disclosing it"),
        Field::new("review", Kind::Date)
            .help("The day on which somebody looks whether it can be disclosed"),
    ]
}

/// What the law asks of information that must be kept from the public: section 100A(3) of the same Act.
fn confidential() -> Vec<Field> {
    let ground = vocabulary::named("confidential-ground").unwrap_or_default();
    vec![
        Field::new("ground", Kind::Choice(ground))
            .help("The terms of a government department, a statute or an order of a court"),
        Field::new("source", Kind::Text)
            .help("Which department, statute or order, such as a letter and its date"),
    ]
}
