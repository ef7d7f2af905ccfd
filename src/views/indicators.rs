//! Performance indicators: their values period by period, worked out, rated against their targets, and which way they go.
//! Tolerances belong to the indicator; the result of a survey can be a value. Never says what should be done.

use rust_decimal::{Decimal, RoundingStrategy};

use super::survey::{Survey, share};
use super::survey_figures::Figures;
use crate::documents::Document;
use crate::kinds::{Record, Value};
use crate::references::Workspace;
use crate::values::date::Date;
use crate::values::id::same;
use crate::values::number::Number;
use crate::values::period::Period;

/// The statuses of an indicator, best first; the last is of one without a value.
pub const STATUSES: [&str; 4] = ["on-track", "at-risk", "off-track", "not-reported"];

/// The view that tells which indicators need attention: the papers that have it report on indicators.
pub(super) const ATTENTION: &str = "indicator-attention";

/// An indicator with its values up to a period, the oldest first.
pub struct Indicator<'a> {
    /// Its record.
    pub record: &'a Record,
    /// What was reported, or not, for each period.
    pub points: Vec<Point<'a>>,
    commentary: Vec<&'a Record>,
    targets: Vec<&'a Record>,
}

/// What was reported of an indicator for a period.
pub struct Point<'a> {
    /// The record.
    pub record: &'a Record,
    /// The period.
    pub period: &'a Period,
    /// The value, worked out; `None` where none was reported or none can be worked out.
    pub value: Option<Decimal>,
    /// How many of how many, where it is a share.
    pub of: Option<(Decimal, Decimal)>,
}

/// The period that a field holds.
fn period<'a>(record: &'a Record, name: &str) -> Option<&'a Period> {
    match record.value(name) {
        Some(Value::Period(period)) => Some(period),
        _ => None,
    }
}

/// The number that a field holds.
#[must_use]
pub fn number(record: &Record, name: &str) -> Option<Decimal> {
    match record.value(name) {
        Some(Value::Number(number)) => Some(number.0),
        _ => None,
    }
}

/// The papers that report on indicators, each with its period.
pub fn reports(workspace: &Workspace) -> impl Iterator<Item = (&Document, &Period)> {
    workspace.current().filter_map(|document| {
        let views = &workspace.type_of(document)?.views;
        let used = views.iter().find(|used| used.view == ATTENTION)?;
        let (_, field) = used.arguments.iter().find(|(name, _)| name == "period")?;
        Some((document, period(&document.record, field)?))
    })
}

/// Every indicator, in the order of the register, as known at the end of a period; all that is known without one.
#[must_use]
pub fn indicators<'a>(workspace: &'a Workspace, until: Option<&Period>) -> Vec<Indicator<'a>> {
    let records = &workspace.records;
    let end = until.and_then(Period::latest);
    let own = |register: &str, id: &str| -> Vec<&'a Record> {
        let rows = records.all(register).iter();
        let mut own: Vec<&Record> = rows
            .filter(|row| row.id("indicator").is_some_and(|of| same(of, id)))
            .filter(|row| is_by(period(row, "period"), end))
            .collect();
        own.sort_by_key(|row| period(row, "period").and_then(Period::earliest));
        own
    };
    let one = |record: &'a Record| {
        let id = record.id("id")?;
        let points = own("indicator_values", id).into_iter();
        let points = points.filter_map(|row| point(workspace, record, row));
        Some(Indicator {
            record,
            points: points.collect(),
            commentary: own("indicator_commentary", id),
            targets: own("indicator_targets", id),
        })
    };
    records.all("indicators").iter().filter_map(one).collect()
}

fn is_by(period: Option<&Period>, end: Option<Date>) -> bool {
    let Some(end) = end else { return true };
    period
        .and_then(Period::latest)
        .is_some_and(|last| last <= end)
}

fn point<'a>(
    workspace: &'a Workspace,
    indicator: &Record,
    record: &'a Record,
) -> Option<Point<'a>> {
    let of = match record.id("survey") {
        Some(survey) => surveyed(workspace, survey, indicator.id("id")?),
        None => number(record, "numerator").zip(number(record, "denominator")),
    };
    let worked_out = of.and_then(|(part, whole)| {
        let is_share = indicator.choice("unit") == Some("per-cent");
        let part = if is_share {
            part.checked_mul(Decimal::ONE_HUNDRED)?
        } else {
            part
        };
        part.checked_div(whole)
    });
    Some(Point {
        record,
        period: period(record, "period")?,
        value: worked_out.or_else(|| number(record, "value")),
        of,
    })
}

/// What a survey found for an indicator: how many are favourable, of how many; none where that is kept back.
fn surveyed(workspace: &Workspace, survey: &str, indicator: &str) -> Option<(Decimal, Decimal)> {
    let survey = Survey::of(workspace, workspace.document(survey)?)?;
    let mut questions = survey.questions.iter();
    let asks = |id: &str| same(id, indicator);
    let question = questions.find(|question| question.record.id("pi").is_some_and(asks))?;
    let figures = Figures::of(&survey, question);
    let favourable = figures.favourable?;
    share(favourable, figures.base)?;
    Some((Decimal::from(favourable), Decimal::from(figures.base)))
}

impl<'a> Indicator<'a> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.record.id("id").unwrap_or_default()
    }

    /// What holds for a period: what was reported for it, or, of an indicator that is not due every quarter, the last
    /// value within a year.
    #[must_use]
    pub fn at(&self, wanted: &Period) -> Option<&Point<'a>> {
        let own = self.points.iter().find(|point| point.period == wanted);
        if own.is_some() || self.record.choice("frequency") == Some("quarterly") {
            return own;
        }
        let months = if self.record.choice("frequency") == Some("yearly") {
            12
        } else {
            6
        };
        let since = months_before(wanted.latest()?, months)?;
        let known = self
            .points
            .iter()
            .rev()
            .filter(|point| point.value.is_some());
        let mut within =
            known.filter(|point| point.period.latest().is_some_and(|last| last > since));
        within.next()
    }

    /// The value before a period's.
    #[must_use]
    pub fn before(&self, point: &Point<'_>) -> Option<&Point<'a>> {
        let earlier = self.points.iter().rev();
        let mut earlier = earlier.filter(|other| other.period.earliest() < point.period.earliest());
        earlier.find(|other| other.value.is_some())
    }

    /// The value of the same months a year before.
    #[must_use]
    pub fn year_before(&self, point: &Point<'_>) -> Option<&Point<'a>> {
        let first = months_before(point.period.earliest()?, 12)?;
        let mut known = self.points.iter().filter(|other| other.value.is_some());
        known.find(|other| other.period.earliest() == Some(first))
    }

    /// The target of a period: the last that holds for it, else the indicator's own.
    #[must_use]
    pub fn target(&self, period: &Period) -> Option<Decimal> {
        let set = self.targets.iter().rev();
        let mut set = set.filter(|row| {
            self::period(row, "period").and_then(Period::earliest) <= period.earliest()
        });
        set.find_map(|row| number(row, "target"))
            .or_else(|| number(self.record, "target"))
    }

    /// What it began from: the value that is given, else the one of the period that is named.
    #[must_use]
    pub fn baseline(&self) -> Option<Decimal> {
        let named = period(self.record, "baseline_period");
        let mut points = self
            .points
            .iter()
            .filter(|point| Some(point.period) == named);
        number(self.record, "baseline").or_else(|| points.find_map(|point| point.value))
    }

    /// What is said of it for a period.
    #[must_use]
    pub fn commentary(&self, wanted: &Period) -> Option<&'a Record> {
        let mut said = self.commentary.iter().rev();
        said.find(|row| period(row, "period") == Some(wanted))
            .copied()
    }

    /// How a point stands against its target; `None` where there is no target.
    #[must_use]
    pub fn status(&self, point: &Point<'_>) -> Option<&'static str> {
        let Some(value) = point.value else {
            return Some("not-reported");
        };
        let target = self.target(point.period)?;
        let short = self.short_by(value, target);
        Some(match short {
            none if none <= Decimal::ZERO => "on-track",
            some if some <= self.tolerance(target) => "at-risk",
            _ => "off-track",
        })
    }

    /// By how much a value misses a target, rounded as it is printed; nought or less where it meets it.
    #[must_use]
    pub fn short_by(&self, value: Decimal, target: Decimal) -> Decimal {
        let value = self.rounded(value);
        match self.record.choice("good_is") {
            Some("lower") => value - target,
            Some("within") => {
                let most = number(self.record, "target_most").unwrap_or(target);
                (target - value).max(value - most)
            }
            _ => target - value,
        }
    }

    /// How far a value may be from its target and still be amber.
    fn tolerance(&self, target: Decimal) -> Decimal {
        let amber = number(self.record, "amber").unwrap_or_default();
        if self.record.choice("amber_is") == Some("per-cent") {
            let share = target.abs().checked_mul(amber).unwrap_or_default();
            return share.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
        }
        amber
    }

    /// A value as it is printed: percentages as whole per cent, half up, others to one decimal at most.
    #[must_use]
    pub fn rounded(&self, value: Decimal) -> Decimal {
        let digits = u32::from(self.record.choice("unit") != Some("per-cent"));
        value
            .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
            .normalize()
    }

    /// A value in words: `64%`, `£12,000`, `18`.
    #[must_use]
    pub fn words(&self, value: Decimal) -> String {
        let number = Number(self.rounded(value));
        match self.record.choice("unit") {
            Some("per-cent") => format!("{number}%"),
            Some("pounds") if number.0.is_sign_negative() => {
                format!("−£{}", Number(number.0.abs()))
            }
            Some("pounds") => format!("£{number}"),
            _ => number.to_string(),
        }
    }

    /// Which way it went from one value to another, in words: `Better (+3 points)`.
    #[must_use]
    pub fn direction(&self, from: Option<Decimal>, to: Option<Decimal>) -> String {
        let Some((from, to)) = from.zip(to) else {
            return "Nothing to compare".to_owned();
        };
        let (from, to) = (self.rounded(from), self.rounded(to));
        if from == to {
            return "No change".to_owned();
        }
        let target = number(self.record, "target").unwrap_or_default();
        let (was, is) = (self.short_by(from, target), self.short_by(to, target));
        let word = match self.record.choice("good_is") {
            // Within the range there is neither better nor worse.
            Some("within") if was <= Decimal::ZERO && is <= Decimal::ZERO => "Within range",
            _ if is < was => "Better",
            _ => "Worse",
        };
        format!("{word} ({})", self.difference(to - from))
    }

    /// A difference with its sign and unit: `+3 points`, `−2`, `+£500`.
    fn difference(&self, by: Decimal) -> String {
        let sign = if by.is_sign_negative() { "−" } else { "+" };
        let amount = Number(by.abs());
        match self.record.choice("unit") {
            Some("per-cent") if amount.0 == Decimal::ONE => format!("{sign}1 point"),
            Some("per-cent") => format!("{sign}{amount} points"),
            Some("pounds") => format!("{sign}£{amount}"),
            _ => format!("{sign}{amount}"),
        }
    }
}

/// A day some months earlier.
fn months_before(day: Date, months: i32) -> Option<Date> {
    day.checked_sub(jiff::Span::new().try_months(months).ok()?)
        .ok()
}

/// A period in few words, for the head of a column: `Apr to Jun 2004`.
#[must_use]
pub fn short(period: &Period) -> String {
    let Some((first, last)) = period.earliest().zip(period.latest()) else {
        return period.to_string();
    };
    let year = if first.year() == last.year() {
        "%b"
    } else {
        "%b %Y"
    };
    format!("{} to {}", first.strftime(year), last.strftime("%b %Y"))
}

/// The periods of a document's length up to its own, the newest last, at most so many.
#[must_use]
pub fn periods<'a>(indicators: &[Indicator<'a>], until: &Period, most: usize) -> Vec<&'a Period> {
    let days = |period: &Period| {
        let (first, last) = period.earliest().zip(period.latest())?;
        Some(first.until(last).ok()?.get_days())
    };
    // Quarters differ by two days at most.
    let is_alike = |period: &&Period| {
        let differ = days(period).zip(days(until)).map(|(a, b)| (a - b).abs());
        differ.is_some_and(|days| days <= 2)
    };
    let points = indicators.iter().flat_map(|indicator| &indicator.points);
    let mut found: Vec<&Period> = points.map(|point| point.period).filter(is_alike).collect();
    found.sort_by_key(|period| period.earliest());
    found.dedup();
    let from = found.len().saturating_sub(most);
    found.split_off(from)
}
