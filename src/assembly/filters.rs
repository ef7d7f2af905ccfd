//! Every filter that templates may use beside the ordinary ones.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value as Seen};
use minijinja::{Environment, Error, ErrorKind};

use super::held::{Held, HeldRow};
use crate::kinds::{Value, Word};
use crate::values::date::Date;
use crate::values::prose::Prose;
use crate::values::when::When;

/// Typst code that a filter made: never text of an officer.
#[derive(Debug)]
pub(super) enum Code {
    /// Items of a numbered section.
    Paragraphs(Prose),
    /// A date for Typst.
    Datetime(Date),
    /// A string for Typst.
    Words(String),
    /// A line to write on, in a blank form.
    Blank,
}

impl Object for Code {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &**self {
            Self::Paragraphs(prose) => f.write_str(&prose.plain()),
            Self::Datetime(date) => write!(f, "{date}"),
            Self::Words(words) => f.write_str(words),
            Self::Blank => Ok(()),
        }
    }
}

/// Adds the filters to an environment.
pub(super) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("paragraphs", paragraphs);
    environment.add_filter("datetime", datetime);
    environment.add_filter("words", |value: &Seen| {
        Seen::from_object(Code::Words(value.to_string()))
    });
    environment.add_filter("word", |token: &str| Word::from_token(token).word);
    environment.add_filter("without", without);
    environment.add_filter("with_weekday", with_weekday);
    environment.add_filter("slug", |value: &Seen| {
        crate::values::id::slug(&value.to_string())
    });
}

/// Prose as the items of a numbered section: a paragraph each, lists and tables unnumbered.
fn paragraphs(value: &Seen) -> Result<Seen, Error> {
    if value.is_none() {
        return Ok(Seen::from(Vec::<Seen>::new()));
    }
    match value
        .downcast_object_ref::<Held>()
        .map(|held| &held.entry.value)
    {
        Some(Value::Prose(prose)) => Ok(Seen::from_object(Code::Paragraphs(prose.clone()))),
        _ => Err(Error::new(
            ErrorKind::InvalidOperation,
            "`paragraphs` is for prose only",
        )),
    }
}

/// An exact date with its weekday: `Thursday 3 February 2005`.
fn with_weekday(value: &Seen) -> Result<Seen, Error> {
    let date = exact_date(value, "with_weekday")?;
    let words = crate::values::date::with_weekday(date);
    Ok(Seen::from_object(Code::Words(words)))
}

/// Rows without a field that a paper does not show, so that nothing in it is taken as used there.
fn without(value: &Seen, name: &str) -> Result<Seen, Error> {
    let Some(row) = value.downcast_object_ref::<HeldRow>() else {
        let rows = value.try_iter()?.map(|row| without(&row, name));
        return rows.collect::<Result<Vec<Seen>, Error>>().map(Seen::from);
    };
    Ok(Seen::from_object(row.without(name)))
}

/// An exact date as Typst's own.
fn datetime(value: &Seen) -> Result<Seen, Error> {
    Ok(Seen::from_object(Code::Datetime(exact_date(
        value, "datetime",
    )?)))
}

/// The exact date that a value holds.
fn exact_date(value: &Seen, filter: &str) -> Result<Date, Error> {
    let held = value.downcast_object_ref::<Held>();
    if let Some(Value::Date(date) | Value::When(When::Day(date))) = held.map(|h| &h.entry.value) {
        return Ok(*date);
    }
    let message = format!("`{filter}` is for exact dates only");
    Err(Error::new(ErrorKind::InvalidOperation, message))
}
