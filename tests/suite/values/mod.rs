//! Values as officers write them, as papers print them, and what is said of those that are none.
#![expect(
    clippy::unwrap_used,
    reason = "what a test is given is right, or the test fails"
)]

mod amounts;
mod dates;
pub(crate) mod holidays;
mod round_trips;
mod times;
mod vague_dates;

use std::fmt::Display;

use guildhall::values::date::{Date, parse_iso};

fn day(text: &str) -> Date {
    parse_iso(text).unwrap()
}

/// Anything that parses, as it is printed, or why it is refused.
fn shown<T: Display, F: Display>(parsed: Result<T, F>) -> String {
    match parsed {
        Ok(value) => value.to_string(),
        Err(fault) => fault.to_string(),
    }
}
