//! The text of a simple value, read as its kind: dates, sums, choices, ids.

use std::sync::Arc;

use super::codes::{TWO_DIGIT_YEAR, WRONG_WEEKDAY};
use super::{Kind, Reference, Value, Word, Words};
use crate::finding::{Finding, Findings, did_you_mean};
use crate::place::Place;
use crate::values::date::{self, CenturyWindow};
use crate::values::money::Money;
use crate::values::number::{Number, Percent, parse_yes_no};
use crate::values::period::Period;
use crate::values::time::{Minutes, Time};
use crate::values::when::{ReadWhen, When};

/// What cannot be read, and what to do.
pub(super) struct Fault {
    /// What was found and what was expected.
    pub(super) said: String,
    /// What to do.
    pub(super) help: String,
}

fn fault(said: impl std::fmt::Display, help: &str) -> Fault {
    Fault {
        said: said.to_string(),
        help: help.to_owned(),
    }
}

/// Reads the text of a simple kind.
pub(super) fn read_text(
    kind: &Kind,
    words: Words,
    place: &Place,
    findings: &mut Findings,
) -> Result<Value, Fault> {
    let text = words.text.as_str();
    match kind {
        Kind::Text => Ok(Value::Text(words)),
        Kind::Email if is_email(text) => Ok(Value::Email(words)),
        Kind::Email => Err(fault(
            format!("found `{text}`, expected an e-mail address"),
            "write an address such as `policy@example.gov.uk`",
        )),
        Kind::Date => read_date(text, place, findings),
        Kind::When => read_when(text, place, findings),
        Kind::Time => Time::parse(text)
            .map(Value::Time)
            .map_err(|f| fault(f, "write a time such as `18:00`")),
        Kind::Minutes => Minutes::parse(text)
            .map(Value::Minutes)
            .map_err(|f| fault(f, "write minutes such as `25`")),
        Kind::Period => Period::parse(text).map(Value::Period).map_err(|f| {
            fault(
                f,
                "write a period such as `2004/05` or `March to September 2004`",
            )
        }),
        Kind::Money => Money::parse(text)
            .map(Value::Money)
            .map_err(|f| fault(f, "write a sum such as `£9,000`")),
        Kind::Number(least, most) => read_number(text, *least, *most),
        Kind::Percent => Percent::parse(text)
            .map(Value::Percent)
            .map_err(|f| fault(f, "write a percentage such as `56%` or `64 of 114`")),
        Kind::YesNo => parse_yes_no(text)
            .map(Value::YesNo)
            .map_err(|f| fault(f, "write `yes` or `no`")),
        Kind::Choice(list) => read_choice(text, list),
        Kind::File => Ok(Value::File(words.text)),
        Kind::Reference(to) => Ok(Value::Reference(Reference {
            to: to.clone(),
            target: None,
            words: words.text.clone(),
            id: Words {
                text: bare_id(&words.text),
                origin: words.origin,
            },
        })),
        Kind::Prose | Kind::Image | Kind::List(_) | Kind::Rows(_) | Kind::Map(..) => Err(fault(
            format!("found `{text}`"),
            "look at the guide for how the field is written",
        )),
    }
}

/// An id as written, without brackets: `"[[KI-8]]"` and `KI-8` mean the same.
fn bare_id(text: &str) -> String {
    let inner = text
        .strip_prefix("[[")
        .and_then(|t| t.strip_suffix("]]"))
        .unwrap_or(text);
    inner.trim().to_owned()
}

fn is_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    matches!(parts.as_slice(), [name, host] if !name.is_empty() && host.contains('.') && !text.contains(' '))
}

fn read_number(text: &str, least: Option<i64>, most: Option<i64>) -> Result<Value, Fault> {
    let number = Number::parse(text).map_err(|f| fault(f, "write a number such as `13`"))?;
    let amount = number.0;
    let low = least.is_some_and(|least| amount < least.into());
    let high = most.is_some_and(|most| amount > most.into());
    if low || high {
        let range = match (least, most) {
            (Some(least), Some(most)) => format!("{least} to {most}"),
            (Some(least), None) => format!("{least} or more"),
            (None, Some(most)) => format!("{most} or less"),
            (None, None) => String::new(),
        };
        return Err(fault(
            format!("found `{text}`, expected a number from {range}"),
            "write a number within that range",
        ));
    }
    Ok(Value::Number(number))
}

fn read_choice(text: &str, list: &Arc<[Word]>) -> Result<Value, Fault> {
    let plain = |t: &str| t.trim().to_lowercase().replace([' ', '_'], "-");
    let wanted = plain(text);
    if let Some(word) = list
        .iter()
        .find(|w| w.token == wanted || plain(&w.word) == wanted)
    {
        return Ok(Value::Choice(word.clone()));
    }
    let tokens: Vec<&str> = list.iter().map(|word| word.token.as_str()).collect();
    let help = match did_you_mean(text, tokens.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", tokens.join(", ")),
    };
    Err(Fault {
        said: format!("found `{text}`, which is not in the list of words for it"),
        help,
    })
}

fn read_date(text: &str, place: &Place, findings: &mut Findings) -> Result<Value, Fault> {
    let read = date::parse_date(text, CenturyWindow::default())
        .map_err(|f| fault(f, "write a date such as `29 July 2004` or `2004-07-29`"))?;
    let written = ReadWhen {
        when: When::Day(read.date),
        two_digit_year: read.two_digit_year,
        wrong_weekday: read.wrong_weekday,
    };
    report_date(&written, text, place, findings);
    Ok(Value::Date(read.date))
}

fn read_when(text: &str, place: &Place, findings: &mut Findings) -> Result<Value, Fault> {
    let read = When::read(text, CenturyWindow::default()).map_err(|f| {
        fault(f, "write a date such as `29 July 2004`, `January to March 2004` or `ongoing, review November 2004`")
    })?;
    report_date(&read, text, place, findings);
    Ok(Value::When(read.when))
}

fn report_date(read: &ReadWhen, text: &str, place: &Place, findings: &mut Findings) {
    if read.two_digit_year {
        let message = format!(
            "the year of `{text}` has two digits; it was read as {}",
            read.when
        );
        findings.push(
            Finding::new(&TWO_DIGIT_YEAR, place.clone(), message).help("write the year in full"),
        );
    }
    if read.wrong_weekday.is_some() {
        let message = if let When::Day(day) = read.when {
            let right = date::with_weekday(day);
            format!("the weekday of `{text}` is wrong: it is {right}")
        } else {
            format!("a weekday of `{text}` is wrong")
        };
        findings.push(
            Finding::new(&WRONG_WEEKDAY, place.clone(), message)
                .help("find out which of the two is meant"),
        );
    }
}
