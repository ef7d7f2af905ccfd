//! Values worked out from registers: the closed list of functions, over records that meet simple conditions.
//! Exact decimals throughout; nothing is rounded but a mean and a percentage.

use rust_decimal::{Decimal, RoundingStrategy};

use super::index::record_key;
use super::named::Fault;
use crate::finding::did_you_mean;
use crate::kinds::{Field, Kind, Record, Value, words};
use crate::records::{Records, common_fields, register, registers};
use crate::values::date::Date;
use crate::values::id::{plain, same};
use crate::values::money::Money;
use crate::values::number::{Number, Percent, parse_yes_no};
use crate::values::prose::formula::{Condition, Formula, Function, Given, Operator};
use crate::values::time::Minutes;
use crate::values::when::When;

/// What stands in running text in the place of a value that is withheld.
pub(super) const WITHHELD: &str = "(withheld)";

/// What a formula is worked out from.
pub(super) struct Ground<'a> {
    pub(super) records: &'a Records,
    /// The fields and the record of the document it stands in.
    pub(super) own: Option<(&'a [Field], &'a Record)>,
}

/// A value in words, and the keys of what it was worked out from.
pub(super) fn value_of(
    formula: &Formula,
    ground: &Ground<'_>,
) -> Result<(String, Vec<String>), Fault> {
    let (fields, rows, key) = ground.rows(&formula.register)?;
    let mut from: Vec<String> = key.into_iter().collect();
    from.extend(formula.facts().map(|id| record_key("facts", id)));
    let mut met: Vec<&Record> = Vec::new();
    let conditions: Vec<Test<'_>> = formula
        .conditions
        .iter()
        .map(|condition| Test::of(condition, &fields, ground))
        .collect::<Result<_, _>>()?;
    for row in rows {
        if conditions.iter().all(|test| test.is_met(row)) {
            met.push(row);
        }
    }
    let column = match &formula.column {
        Some(name) => Some(column(name, &fields)?),
        None => None,
    };
    let list = ground.own.and_then(|(_, own)| own.value(&formula.register));
    if list.is_some_and(is_withheld) || needs_withheld(formula, rows) {
        return Ok((WITHHELD.to_owned(), from));
    }
    let words = worked_out(formula, column, &met, rows.len())?;
    Ok((words, from))
}

/// Whether a value would be worked out from one that is withheld: a total over it would tell it.
fn needs_withheld(formula: &Formula, rows: &[Record]) -> bool {
    let asked = formula.conditions.iter().map(|condition| &condition.column);
    let columns: Vec<&String> = asked.chain(&formula.column).collect();
    rows.iter().any(|row| {
        let values = columns.iter().filter_map(|column| row.value(column));
        values.into_iter().any(is_withheld)
    })
}

/// Whether a value is kept from the public, and this is the public edition.
pub(super) const fn is_withheld(value: &Value) -> bool {
    matches!(value, Value::Withheld(_))
}

impl<'a> Ground<'a> {
    /// The fields and records that a name stands for: a register, or a list of the same document.
    #[expect(
        clippy::type_complexity,
        reason = "three parts of one answer, taken apart at once"
    )]
    fn rows(&self, name: &str) -> Result<(Vec<Field>, &'a [Record], Option<String>), Fault> {
        if let Some((fields, record)) = self.own
            && let Some(Kind::Rows(own)) = fields.iter().find(|f| f.name == name).map(|f| &f.kind)
        {
            return Ok((own.clone(), record.rows(name), None));
        }
        if let Some(found) = register(name) {
            let fields = found.fields.iter().cloned().chain(common_fields());
            let key = format!("{name}/");
            return Ok((fields.collect(), self.records.all(name), Some(key)));
        }
        let lists = self.own.iter().flat_map(|(fields, _)| fields.iter());
        let lists = lists.filter(|field| matches!(field.kind, Kind::Rows(_)));
        let known = registers()
            .iter()
            .map(|register| register.name.to_owned())
            .chain(lists.map(|field| field.name.clone()));
        Err(Fault::Missing(
            name.to_owned(),
            &["the registers"],
            known.collect(),
        ))
    }
}

fn column<'f>(name: &str, fields: &'f [Field]) -> Result<&'f Field, Fault> {
    let mut open = fields.iter().filter(|field| !field.private);
    let names = open.clone().map(|field| field.name.as_str());
    open.find(|field| field.name == name).ok_or_else(|| {
        let near = did_you_mean(name, names);
        let near = near.map(|near| format!("; did you mean `{near}`?"));
        Fault::Mismatch(format!(
            "there is no column `{name}`{}",
            near.unwrap_or_default()
        ))
    })
}

/// A condition with its values read as what the column holds.
struct Test<'a> {
    column: &'a str,
    operator: Operator,
    values: Vec<Part>,
}

/// What values are compared as.
#[derive(Debug, Clone, PartialEq, PartialOrd)]
enum Part {
    Amount(Decimal),
    Day(Date),
    Yes(bool),
    Words(String),
}

impl<'a> Test<'a> {
    fn of(condition: &'a Condition, fields: &[Field], ground: &Ground<'_>) -> Result<Self, Fault> {
        let field = column(&condition.column, fields)?;
        let mut kind = &field.kind;
        if let Kind::List(inner) = kind {
            kind = inner;
        }
        let has_order = matches!(
            kind,
            Kind::Number(..)
                | Kind::Money
                | Kind::Minutes
                | Kind::Percent
                | Kind::Date
                | Kind::When
        );
        let needs_order = !matches!(
            condition.operator,
            Operator::Equal | Operator::Unequal | Operator::In
        );
        if needs_order && !has_order {
            return Err(Fault::Mismatch(format!(
                "`{}` holds nothing that is more or less than another",
                field.name
            )));
        }
        let values = condition.values.iter();
        Ok(Self {
            column: &condition.column,
            operator: condition.operator,
            values: values
                .map(|given| part_given(given, field, kind, ground))
                .collect::<Result<_, _>>()?,
        })
    }

    fn is_met(&self, row: &Record) -> bool {
        let Some(value) = row.value(self.column) else {
            return self.operator == Operator::Unequal;
        };
        let mut parts: Vec<Part> = value
            .items()
            .iter()
            .filter_map(|e| part(&e.value))
            .collect();
        if !matches!(value, Value::List(_)) {
            parts.extend(part(value));
        }
        let any = |holds: &dyn Fn(&Part, &Part) -> bool| {
            parts
                .iter()
                .any(|own| self.values.iter().any(|given| holds(own, given)))
        };
        match self.operator {
            Operator::Equal | Operator::In => any(&|own, given| own == given),
            Operator::Unequal => !any(&|own, given| own == given),
            Operator::Less => any(&|own, given| own < given),
            Operator::AtMost => any(&|own, given| own <= given),
            Operator::More => any(&|own, given| own > given),
            Operator::AtLeast => any(&|own, given| own >= given),
        }
    }
}

/// A value of a record as it is compared.
fn part(value: &Value) -> Option<Part> {
    match value {
        Value::Number(number) => Some(Part::Amount(number.0)),
        Value::Money(money) => Some(Part::Amount(money.amount)),
        Value::Minutes(minutes) => Some(Part::Amount(Decimal::from(minutes.0))),
        Value::Percent(percent) => Some(Part::Amount(percent.value())),
        Value::Date(day) => Some(Part::Day(*day)),
        Value::When(when) => when.earliest().map(Part::Day),
        Value::YesNo(yes) => Some(Part::Yes(*yes)),
        Value::Choice(word) => Some(Part::Words(word.token.clone())),
        Value::Reference(reference) => Some(Part::Words(plain(&reference.id.text))),
        Value::Text(_)
        | Value::Prose(_)
        | Value::Time(_)
        | Value::Period(_)
        | Value::Email(_)
        | Value::Image(..)
        | Value::File(_)
        | Value::List(_)
        | Value::Rows(_)
        | Value::Map(_)
        | Value::Withheld(_) => Some(Part::Words(plain(&words::words(value)))),
    }
}

/// What a column is compared with, read as what the column holds.
fn part_given(
    given: &Given,
    field: &Field,
    kind: &Kind,
    ground: &Ground<'_>,
) -> Result<Part, Fault> {
    let text = match given {
        Given::Literal(text) => text.clone(),
        Given::Fact(id) => match ground.records.get("facts", id) {
            Some(fact) => fact.words("value"),
            None => {
                let known = ground.records.ids("facts").map(str::to_owned).collect();
                return Err(Fault::Missing(id.clone(), &["facts"], known));
            }
        },
    };
    let read = match kind {
        Kind::Number(..) | Kind::Percent => Number::parse(text.trim_end_matches('%'))
            .ok()
            .map(|n| Part::Amount(n.0)),
        Kind::Money => Money::parse(&text).ok().map(|m| Part::Amount(m.amount)),
        Kind::Minutes => Minutes::parse(&text)
            .ok()
            .map(|m| Part::Amount(Decimal::from(m.0))),
        Kind::Date | Kind::When => When::parse(&text)
            .ok()
            .and_then(|when| when.earliest())
            .map(Part::Day),
        Kind::YesNo => parse_yes_no(&text).ok().map(Part::Yes),
        Kind::Choice(known) => known
            .iter()
            .find(|word| same(&word.token, &text) || same(&word.word, &text))
            .map(|word| Part::Words(word.token.clone())),
        Kind::Text
        | Kind::Prose
        | Kind::Time
        | Kind::Period
        | Kind::Email
        | Kind::Image
        | Kind::File
        | Kind::Reference(_)
        | Kind::List(_)
        | Kind::Rows(_)
        | Kind::Map(..) => Some(Part::Words(plain(&text))),
    };
    read.ok_or_else(|| {
        Fault::Mismatch(format!(
            "`{}` holds {}, and is compared with `{text}`",
            field.name,
            words::kind_words(kind)
        ))
    })
}

/// Carries a function out.
fn worked_out(
    formula: &Formula,
    column: Option<&Field>,
    met: &[&Record],
    all: usize,
) -> Result<String, Fault> {
    let filled = |field: &Field| -> Vec<Value> {
        let values = met.iter().filter_map(|row| row.value(&field.name));
        values.cloned().collect()
    };
    match (formula.function, column) {
        (Function::Count, None) => Ok(counted(met.len())),
        (Function::Count, Some(field)) => Ok(counted(filled(field).len())),
        (Function::Percent, _) => {
            let (some, all) = (u32::try_from(met.len()), u32::try_from(all));
            let percent = some
                .ok()
                .zip(all.ok())
                .and_then(|(n, of)| Percent::of(n, of).ok());
            percent
                .map(|percent| percent.to_string())
                .ok_or_else(|| nothing(formula))
        }
        (Function::Sum, Some(field)) => sum(&filled(field), field),
        (Function::Mean, Some(field)) => mean(&filled(field), field, formula),
        (Function::Min | Function::Max, Some(field)) => {
            let mut sorted = ordered(filled(field), field)?;
            let least = formula.function == Function::Min;
            let found = if least {
                sorted.first().cloned()
            } else {
                sorted.pop()
            };
            found
                .map(|(_, v)| words::words(&v))
                .ok_or_else(|| nothing(formula))
        }
        (Function::First | Function::Last, Some(field)) => {
            let mut values = filled(field);
            if matches!(field.kind, Kind::Date | Kind::When) {
                values = ordered(values, field)?
                    .into_iter()
                    .map(|(_, v)| v)
                    .collect();
            }
            let first = formula.function == Function::First;
            let found = if first { values.first() } else { values.last() };
            found.map(words::words).ok_or_else(|| nothing(formula))
        }
        (Function::Sum | Function::Mean, None)
        | (Function::Min | Function::Max | Function::First | Function::Last, None) => {
            Err(nothing(formula))
        }
    }
}

fn counted(number: usize) -> String {
    Number::from(i64::try_from(number).unwrap_or(i64::MAX)).to_string()
}

fn nothing(formula: &Formula) -> Fault {
    Fault::Mismatch(format!(
        "nothing in `{}` meets the conditions, so there is no value to give",
        formula.register
    ))
}

fn no_amounts(field: &Field) -> Fault {
    Fault::Mismatch(format!(
        "`{}` holds {}, which cannot be added up",
        field.name,
        words::kind_words(&field.kind)
    ))
}

fn sum(values: &[Value], field: &Field) -> Result<String, Fault> {
    let total = total(values, field)?;
    Ok(in_kind(total, values, field))
}

fn mean(values: &[Value], field: &Field, formula: &Formula) -> Result<String, Fault> {
    let total = total(values, field)?;
    let count = Decimal::from(values.len());
    let mean = total.checked_div(count).ok_or_else(|| nothing(formula))?;
    let digits = if field.kind == Kind::Money { 2 } else { 1 };
    let rounded = mean.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    Ok(in_kind(rounded, values, field))
}

fn total(values: &[Value], field: &Field) -> Result<Decimal, Fault> {
    let mut total = Decimal::ZERO;
    for value in values {
        let is_amount = matches!(
            value,
            Value::Number(_) | Value::Money(_) | Value::Minutes(_)
        );
        let Some(Part::Amount(amount)) = part(value).filter(|_| is_amount) else {
            return Err(no_amounts(field));
        };
        total = total.checked_add(amount).ok_or_else(|| no_amounts(field))?;
    }
    if matches!(field.kind, Kind::Number(..) | Kind::Money | Kind::Minutes) {
        return Ok(total);
    }
    Err(no_amounts(field))
}

/// An amount in the words of its column.
fn in_kind(amount: Decimal, values: &[Value], field: &Field) -> String {
    if field.kind != Kind::Money {
        return Number(amount.normalize()).to_string();
    }
    let approximate = values
        .iter()
        .any(|value| matches!(value, Value::Money(money) if money.approximate));
    let per = None;
    let sum = Money {
        amount,
        approximate,
        per,
    };
    sum.to_string()
}

/// Values in order, with what they are ordered by.
fn ordered(values: Vec<Value>, field: &Field) -> Result<Vec<(Part, Value)>, Fault> {
    let mut parts = Vec::with_capacity(values.len());
    for value in values {
        match part(&value) {
            Some(found @ (Part::Amount(_) | Part::Day(_))) => parts.push((found, value)),
            Some(Part::Yes(_) | Part::Words(_)) => {
                return Err(Fault::Mismatch(format!(
                    "`{}` holds nothing that is more or less than another",
                    field.name
                )));
            }
            None => {}
        }
    }
    parts.sort_by(|(a, _), (b, _)| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    Ok(parts)
}
