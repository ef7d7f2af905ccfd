//! The council itself: the fields of `inputs/council.yaml`.

use crate::kinds::{Field, Kind};

/// The file that describes the council.
pub const FILE: &str = "inputs/council.yaml";

/// The fields of the council.
#[must_use]
pub fn fields() -> Vec<Field> {
    let text = |name: &str| Field::new(name, Kind::Text);
    vec![
        text("name")
            .required()
            .help("The council's full name, as printed at the head of papers"),
        text("short_name"),
        text("accent")
            .required()
            .help("The one colour of the house style, such as #0b5563"),
        text("website"),
        Field::new("email", Kind::Email),
        text("telephone"),
        text("address"),
        text("other_formats").help("One sentence: how to ask for large print and other formats"),
        text("accessibility").help("One sentence on how accessible the papers are"),
    ]
}
