//! The bands of risk, low to severe, by likelihood times impact: one scale for plans and papers.
//! Knows no layout and no colour.

use rust_decimal::prelude::ToPrimitive;

use super::row::{Row, columns};
use super::{Asked, Shown, Table, View};
use crate::kinds::{Field, Kind, Record, Value, vocabulary};

/// The views of this file.
pub(super) const VIEWS: &[View] = &[View {
    name: "risks-scored",
    about: "a paper's risks, each with its band",
    arguments: &["risks"],
    whole: &[],
    make: scored,
}];

/// The bands, each with the highest score it holds. Likelihood and impact run from 1 to 5, so that scores run from
/// 1 to 25: up to 4 is low, 9 medium, 15 high, and all above is severe.
pub const BANDS: &[(i64, &str)] = &[(4, "low"), (9, "medium"), (15, "high"), (25, "severe")];

/// The band of a score.
#[must_use]
pub fn band(score: i64) -> &'static str {
    BANDS
        .iter()
        .find(|(most, _)| score <= *most)
        .map_or("severe", |(_, band)| band)
}

/// A risk's score, likelihood times impact; `None` where either is not filled in.
#[must_use]
pub fn score(risk: &Record) -> Option<i64> {
    let number = |name: &str| {
        let Some(Value::Number(number)) = risk.value(name) else {
            return None;
        };
        number.0.to_i64()
    };
    number("likelihood")?.checked_mul(number("impact")?)
}

/// The column of bands.
pub(super) fn column() -> Field {
    let tokens: Vec<&str> = BANDS.iter().map(|(_, band)| *band).collect();
    Field::new("band", Kind::Choice(vocabulary::words(&tokens)))
}

/// The columns of a risk as papers show it, its band last.
pub(super) fn risk_columns() -> Vec<Field> {
    let mut shown = columns(&[
        ("risk", "Risk", Kind::Prose),
        ("likelihood", "Likelihood", Kind::Number(Some(1), Some(5))),
        ("impact", "Impact", Kind::Number(Some(1), Some(5))),
        ("mitigation", "What is being done", Kind::Prose),
        ("owner", "Owner", Kind::Text),
    ]);
    shown.push(column());
    shown
}

/// A row with the band of a risk.
pub(super) fn banded(row: Row, risk: &Record) -> Row {
    match score(risk) {
        Some(score) => row.token("band", band(score)),
        None => row,
    }
}

/// A paper's risks, each with its band.
fn scored(asked: &Asked<'_>) -> Shown {
    let (own, risks) = asked.rows("risks");
    let rows = risks
        .iter()
        .map(|risk| banded(Row::at(&risk.place).all(risk, own), risk).done())
        .collect();
    Shown::Table(Table {
        fields: own.iter().cloned().chain([column()]).collect(),
        rows,
    })
}
