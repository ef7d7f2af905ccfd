//! What is withheld from the public: the mark that stands in the place of a value, and the keys by which a row or a
//! record says that it is exempt. Knows no document type, and judges no reason.

use std::sync::LazyLock;

use super::{Field, Kind, Record, Value};
use crate::values::listed::listed;

/// The last paragraph that Schedule 12A has ever had in England or Wales.
pub const LAST_PARAGRAPH: i64 = 18;

/// The key that says that a row is exempt, and under which paragraphs.
pub const EXEMPT: &str = "exempt";
/// The key that names the fields of a row that alone are exempt.
pub const ONLY: &str = "exempt_fields";
/// The key for the public interest of a record in a register.
pub const REASON: &str = "public_interest";
/// The key for the day on which the exemption of a record in a register is looked at again.
pub const REVIEW: &str = "exempt_review";

/// Why a value is not in the public edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// Exempt, under these paragraphs of Schedule 12A.
    Exempt(Vec<i64>),
    /// Confidential: its disclosure is forbidden.
    Confidential,
    /// Worked out from something that is withheld.
    Derived,
}

impl Withheld {
    /// What is printed in the place of a value.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Exempt(paragraphs) => format!("Exempt ({})", named(paragraphs)),
            Self::Confidential => "Confidential".to_owned(),
            Self::Derived => "Withheld: it would tell what is exempt".to_owned(),
        }
    }

    /// What is printed in the place of a text.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Exempt(paragraphs) => format!(
                "This section is exempt ({} of Schedule 12A).",
                named(paragraphs)
            ),
            Self::Confidential => "This section is confidential.".to_owned(),
            Self::Derived => "This section is withheld: it would tell what is exempt.".to_owned(),
        }
    }
}

/// `paragraph 3`, `paragraphs 3 and 5`
#[must_use]
pub fn named(paragraphs: &[i64]) -> String {
    let figures: Vec<String> = paragraphs.iter().map(i64::to_string).collect();
    let word = if paragraphs.len() == 1 {
        "paragraph"
    } else {
        "paragraphs"
    };
    format!("{word} {}", listed(&figures))
}

/// The keys that every row and record may have besides its own.
pub fn keys() -> &'static [Field] {
    static KEYS: LazyLock<Vec<Field>> = LazyLock::new(|| {
        let paragraph = Kind::Number(Some(1), Some(LAST_PARAGRAPH));
        vec![
            Field::new(EXEMPT, Kind::List(Box::new(paragraph)))
                .help("The paragraphs of Schedule 12A under which it is kept from the public"),
            Field::new(ONLY, Kind::List(Box::new(Kind::Text)))
                .help("The fields that alone are exempt; all but number and title if left out"),
            Field::new(REASON, Kind::Text)
                .help("Why the public interest in keeping it outweighs that in disclosing it"),
            Field::new(REVIEW, Kind::Date)
                .help("The day on which somebody looks whether it can be disclosed"),
        ]
    });
    &KEYS
}

/// The paragraphs under which a row or record says that it is exempt; none if it is not.
#[must_use]
pub fn paragraphs(record: &Record) -> Vec<i64> {
    numbers(record.value(EXEMPT))
}

/// The paragraphs that a list holds, each once, in order.
#[must_use]
pub fn numbers(value: Option<&Value>) -> Vec<i64> {
    let items = value.map_or(&[][..], Value::items);
    let mut numbers: Vec<i64> = items
        .iter()
        .filter_map(|item| {
            let Value::Number(number) = &item.value else {
                return None;
            };
            i64::try_from(number.0).ok()
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The fields that alone are exempt; none where all are.
#[must_use]
pub fn only(record: &Record) -> Vec<&str> {
    let items = record.value(ONLY).map_or(&[][..], Value::items);
    let names = items.iter().filter_map(|item| {
        let Value::Text(words) = &item.value else {
            return None;
        };
        Some(words.text.as_str())
    });
    names.collect()
}
