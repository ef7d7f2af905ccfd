//! A value in words, as it is printed wherever no layout is at hand.

use super::{Kind, Value};
use crate::values::date;

/// A value in words: `29 July 2004`, `£9,000`, `On track`; lists are joined with semicolons.
#[must_use]
pub fn words(value: &Value) -> String {
    match value {
        Value::Text(words) | Value::Email(words) => words.text.clone(),
        Value::Prose(prose) => prose.plain(),
        Value::Date(day) => date::long(*day),
        Value::When(when) => when.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Minutes(minutes) => minutes.to_string(),
        Value::Period(period) => period.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Percent(percent) => percent.to_string(),
        Value::YesNo(true) => "Yes".to_owned(),
        Value::YesNo(false) => "No".to_owned(),
        Value::Choice(word) => word.word.clone(),
        Value::Image(_, alt) => alt.text.clone(),
        Value::File(path) => path.clone(),
        Value::Reference(reference) => reference.words.clone(),
        Value::List(entries) => {
            let parts: Vec<String> = entries.iter().map(|entry| words(&entry.value)).collect();
            parts.join("; ")
        }
        Value::Rows(rows) => crate::finding::counted(rows.len(), "row"),
        Value::Map(rows) => {
            let titles: Vec<&str> = rows.iter().map(|(_, title, _)| title.as_str()).collect();
            titles.join("; ")
        }
        Value::Withheld(why) => why.words(),
    }
}

/// What a kind holds, as messages say it.
#[must_use]
pub fn kind_words(kind: &Kind) -> String {
    let fixed = match kind {
        Kind::Text => "words",
        Kind::Prose => "text, or `file:` with a Markdown file",
        Kind::Date => "a date",
        Kind::When => "a date or a period such as `January to March 2004`",
        Kind::Time => "a time of day",
        Kind::Minutes => "a length of time",
        Kind::Period => "a period",
        Kind::Money => "a sum of money",
        Kind::Number(..) => "a number",
        Kind::Percent => "a percentage",
        Kind::YesNo => "yes or no",
        Kind::Choice(_) => "a word of its list",
        Kind::Email => "an e-mail address",
        Kind::Image => "`file:` and `alt:`",
        Kind::File => "the name of a file",
        Kind::Reference(_) => "an id",
        Kind::List(_) => "a list",
        Kind::Rows(_) => "a list of rows",
        Kind::Map(..) => "headings with their text",
    };
    fixed.to_owned()
}
