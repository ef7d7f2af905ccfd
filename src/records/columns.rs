//! Short words for the columns of registers, so that a register reads like the sheet it describes.

use super::registers::{Naming, Parent, Register};
use crate::kinds::{Field, Kind, vocabulary};

pub(super) fn make(
    name: &'static str,
    word: &'static str,
    naming: Naming,
    fields: Vec<Field>,
) -> Register {
    let key = fields
        .iter()
        .find(|f| f.name == "id" || f.name == "short")
        .filter(|f| f.required);
    let key = match key.map(|field| field.name.as_str()) {
        Some("id") => Some("id"),
        Some(_) if name == "acronyms" => Some("short"),
        Some(_) | None => None,
    };
    Register {
        name,
        word,
        key,
        naming,
        parent: None,
        fields,
    }
}

pub(super) fn child(register: &'static str, field: &'static str, inner: Register) -> Register {
    Register {
        parent: Some(Parent { register, field }),
        ..inner
    }
}

pub(super) fn text(name: &str) -> Field {
    Field::new(name, Kind::Text)
}

pub(super) fn prose(name: &str) -> Field {
    Field::new(name, Kind::Prose)
}

pub(super) fn reference(name: &str, to: &[&str]) -> Field {
    Field::new(
        name,
        Kind::Reference(to.iter().map(|r| (*r).to_owned()).collect()),
    )
}

pub(super) fn references(name: &str, to: &[&str]) -> Field {
    let inner = Kind::Reference(to.iter().map(|r| (*r).to_owned()).collect());
    Field::new(name, Kind::List(Box::new(inner)))
}

pub(super) fn texts(name: &str) -> Field {
    Field::new(name, Kind::List(Box::new(Kind::Text)))
}

pub(super) fn choice(name: &str, vocabulary: &str) -> Field {
    Field::new(
        name,
        Kind::Choice(vocabulary::named(vocabulary).unwrap_or_default()),
    )
}

pub(super) fn date(name: &str) -> Field {
    Field::new(name, Kind::Date)
}

pub(super) fn when(name: &str) -> Field {
    Field::new(name, Kind::When)
}

pub(super) fn yes_no(name: &str) -> Field {
    Field::new(name, Kind::YesNo)
}

pub(super) fn money(name: &str) -> Field {
    Field::new(name, Kind::Money)
}

pub(super) fn score(name: &str) -> Field {
    Field::new(name, Kind::Number(Some(1), Some(5)))
}

pub(super) fn id(title: &str) -> Field {
    text("id")
        .titled(title)
        .required()
        .aka(&["Ref", "Reference", "No", "ID"])
}
