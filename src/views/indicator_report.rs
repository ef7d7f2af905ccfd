//! A report on performance indicators: counts by status that add up, the table of all, what needs attention and why.
//! Every indicator is somewhere: rated, without a target, or not reported with its reason.

use rust_decimal::Decimal;

use super::indicators::{
    ATTENTION, Indicator, Point, STATUSES, indicators, number, periods, short,
};
use super::progress::join;
use super::row::{Row, columns, status};
use super::{Asked, Shown, Table, View};
use crate::finding::counted;
use crate::kinds::{Field, Kind, Record, Value};
use crate::values::number::Number;
use crate::values::period::Period;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "indicator-scorecard",
        about: "how many indicators have each status, with the rule for it",
        arguments: &["period"],
        whole: INDICATORS,
        make: scorecard,
    },
    View {
        name: "indicator-summary",
        about: "how many indicators were reported and how many not, in sentences",
        arguments: &["period"],
        whole: INDICATORS,
        make: summary,
    },
    View {
        name: "indicator-table",
        about: "every indicator with its last four periods, target, status and direction",
        arguments: &["period"],
        whole: INDICATORS,
        make: table,
    },
    View {
        name: ATTENTION,
        about: "the indicators that are off track or at risk, each with its history, commentary and corrective action",
        arguments: &["period"],
        whole: INDICATORS,
        make: attention,
    },
    View {
        name: "indicator-unreported",
        about: "the indicators without a value, each with the reason",
        arguments: &["period"],
        whole: INDICATORS,
        make: unreported,
    },
];

/// The registers that tell of indicators.
pub(super) const INDICATORS: &[&str] = &[
    "indicators",
    "indicator_values",
    "indicator_targets",
    "indicator_commentary",
];

/// How many periods the table of all shows, and the page of one.
const SHOWN: usize = 4;
const SHOWN_ALONE: usize = 8;

/// The period of a document, and the indicators as known at its end.
pub(super) struct Reported<'a> {
    pub(super) period: &'a Period,
    pub(super) indicators: Vec<Indicator<'a>>,
}

impl<'a> Reported<'a> {
    pub(super) fn of(asked: &Asked<'a>) -> Option<Self> {
        let (_, field) = asked.arguments.iter().find(|(name, _)| name == "period")?;
        let Some(Value::Period(period)) = asked.document.record.value(field) else {
            return None;
        };
        let indicators = indicators(asked.workspace, Some(period));
        Some(Self { period, indicators })
    }

    /// The status of an indicator in the period; none where it has no target.
    pub(super) fn status(&self, indicator: &Indicator<'_>) -> Option<&'static str> {
        match indicator.at(self.period) {
            Some(point) => indicator.status(point),
            None => Some("not-reported"),
        }
    }

    pub(super) fn count(&self, wanted: Option<&str>) -> usize {
        let all = self.indicators.iter();
        all.filter(|indicator| self.status(indicator) == wanted)
            .count()
    }
}

/// A table of rows that a period gives; none where the document names no period.
pub(super) fn shown(
    asked: &Asked<'_>,
    fields: Vec<Field>,
    rows: impl Fn(&Reported<'_>) -> Vec<Record>,
) -> Shown {
    let rows = Reported::of(asked).as_ref().map(rows);
    Shown::Table(Table {
        fields,
        rows: rows.unwrap_or_default(),
    })
}

/// What each status means for an indicator.
pub(super) fn rule(status: &str) -> &'static str {
    match status {
        "on-track" => "At its target, or better.",
        "at-risk" => "Short of its target, but within its own tolerance.",
        "off-track" => "Short of its target by more than its tolerance.",
        _ => "No value was reported for the period.",
    }
}

/// How many indicators have each status.
fn scorecard(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("status", "Status", status()),
        ("count", "Indicators", Kind::Number(Some(0), None)),
        ("rule", "What it means", Kind::Text),
    ]);
    shown(asked, fields, |reported| {
        let row = |status: &&str| {
            Row::at(&asked.document.record.place)
                .token("status", status)
                .count("count", reported.count(Some(status)))
                .text("rule", rule(status))
                .done()
        };
        STATUSES.iter().map(row).collect()
    })
}

/// How many were reported: one row, whose sentences agree with the scorecard.
fn summary(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("total", "Indicators", Kind::Number(Some(0), None)),
        ("rated", "Rated", Kind::Number(Some(0), None)),
        ("period", "Period", Kind::Text),
        ("sentence", "Sentence", Kind::Text),
        ("finding", "Finding", Kind::Text),
        ("unrated", "Without a target", Kind::Text),
        ("headings", "Periods", Kind::List(Box::new(Kind::Text))),
    ]);
    shown(asked, fields, |reported| {
        let total = reported.indicators.len();
        let silent = reported.count(Some("not-reported"));
        let without = reported.count(None);
        let good = reported.count(Some("on-track"));
        let place = &asked.document.record.place;
        let unrated = (without > 0).then(|| {
            format!(
                "{} without a target cannot be rated.",
                counted(without, "indicator")
            )
        });
        let heads = periods(&reported.indicators, reported.period, SHOWN);
        let heads = heads
            .into_iter()
            .map(|period| (place.clone(), short(period)));
        let row = Row::at(place)
            .count("total", total)
            .count("rated", total - without)
            .text("period", reported.period.to_string())
            .text("sentence", sentence(total, silent))
            .text(
                "finding",
                format!(
                    "{good} of {} at target or better",
                    counted(total, "indicator")
                ),
            )
            .text_if("unrated", unrated)
            .texts("headings", heads);
        vec![row.done()]
    })
}

/// `Of 12 indicators, 11 were reported and 1 was not.`
fn sentence(total: usize, silent: usize) -> String {
    let all = counted(total, "indicator");
    let said = total - silent;
    let were = |number: usize| if number == 1 { "was" } else { "were" };
    match silent {
        0 => format!("All {all} were reported."),
        _ => format!(
            "Of {all}, {said} {} reported and {silent} {} not.",
            were(said),
            were(silent)
        ),
    }
}

/// The columns of an indicator's values in words, oldest first.
fn value_columns() -> Kind {
    Kind::Rows(columns(&[("value", "Value", Kind::Text)]))
}

/// Every indicator in one row.
fn table(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("id", "No.", Kind::Text),
        ("name", "Indicator", Kind::Text),
        ("good", "Good is", Kind::Text),
        ("values", "Last four periods", value_columns()),
        ("target", "Target", Kind::Text),
        ("status", "Status", status()),
        ("quarter", "Since the period before", Kind::Text),
        ("year", "Since a year before", Kind::Text),
    ]);
    shown(asked, fields, |reported| {
        let heads = periods(&reported.indicators, reported.period, SHOWN);
        let row = |indicator: &Indicator<'_>| {
            let point = indicator.at(reported.period);
            let values = heads.iter().map(|period| {
                let words = value_in(indicator, period);
                Row::at(&indicator.record.place).text("value", words).done()
            });
            let (quarter, year) = directions(indicator, point);
            let row = Row::at(&indicator.record.place)
                .copy("id", Some(indicator.record), "id")
                .copy("name", Some(indicator.record), "name")
                .text("good", good(indicator))
                .rows("values", values.collect())
                .text("target", target(indicator, reported.period))
                .text("quarter", quarter)
                .text("year", year);
            match reported.status(indicator) {
                Some(status) => row.token("status", status).done(),
                None => row.done(),
            }
        };
        reported.indicators.iter().map(row).collect()
    })
}

/// Which way is good, in a word.
pub(super) fn good(indicator: &Indicator<'_>) -> &'static str {
    match indicator.record.choice("good_is") {
        Some("lower") => "Lower",
        Some("within") => "Within a range",
        _ => "Higher",
    }
}

/// A value in a period: the value, marked where it is an estimate, else why there is none.
fn value_in(indicator: &Indicator<'_>, period: &Period) -> String {
    let Some(point) = indicator.points.iter().find(|point| point.period == period) else {
        let quarterly = indicator.record.choice("frequency") == Some("quarterly");
        return if quarterly { "Not reported" } else { "Not due" }.to_owned();
    };
    match point.value {
        Some(value) if point.record.yes("estimate") => {
            format!("{} (estimate)", indicator.words(value))
        }
        Some(value) => indicator.words(value),
        None => "Not reported".to_owned(),
    }
}

/// The target of a period in words.
pub(super) fn target(indicator: &Indicator<'_>, period: &Period) -> String {
    range(indicator, indicator.target(period))
}

/// A target in words: a value, a range, or that there is none.
pub(super) fn range(indicator: &Indicator<'_>, from: Option<Decimal>) -> String {
    let most = number(indicator.record, "target_most");
    match (from, most) {
        (Some(from), Some(to)) if indicator.record.choice("good_is") == Some("within") => {
            format!("{} to {}", indicator.words(from), indicator.words(to))
        }
        (Some(target), _) => indicator.words(target),
        (None, _) => "No target".to_owned(),
    }
}

/// Which way an indicator goes: since the value before, and since the same months of the year before.
pub(super) fn directions(indicator: &Indicator<'_>, point: Option<&Point<'_>>) -> (String, String) {
    let value = |point: Option<&Point<'_>>| point.and_then(|point| point.value);
    let before = point.and_then(|point| indicator.before(point));
    let year = point.and_then(|point| indicator.year_before(point));
    let to = value(point);
    (
        indicator.direction(value(before), to),
        indicator.direction(value(year), to),
    )
}

/// The columns of a page about one indicator.
fn attention_fields() -> Vec<Field> {
    let people = || Kind::Reference(vec!["people".to_owned(), "bodies".to_owned()]);
    let history = columns(&[
        ("label", "Period", Kind::Text),
        ("value", "Value", Kind::Text),
        ("of", "Worked out from", Kind::Text),
        ("target", "Target", Kind::Text),
        ("status", "Status", status()),
        ("length", "Length", Kind::Number(None, None)),
        ("aim", "Target as a number", Kind::Number(None, None)),
        ("now", "Now", Kind::YesNo),
    ]);
    columns(&[
        ("id", "No.", Kind::Text),
        ("name", "Indicator", Kind::Text),
        ("definition", "Definition", Kind::Prose),
        ("owner", "Owner", people()),
        ("status", "Status", status()),
        ("finding", "Finding", Kind::Text),
        ("aim", "Target", Kind::Text),
        ("good", "Good is", Kind::Text),
        ("quarter", "Since the period before", Kind::Text),
        ("year", "Since a year before", Kind::Text),
        ("history", "History", Kind::Rows(history)),
        ("alt", "The chart in words", Kind::Text),
        ("text", "Commentary", Kind::Prose),
        ("action", "Corrective action", Kind::Prose),
        ("action_owner", "Who acts", people()),
        ("action_due", "By", Kind::When),
        ("forecast", "Forecast", Kind::Text),
        ("author", "Author", people()),
    ])
}

/// What is off track, then what is at risk, each in the order of the register.
fn attention(asked: &Asked<'_>) -> Shown {
    shown(asked, attention_fields(), |reported| {
        let wanted = ["off-track", "at-risk"].iter();
        let of = |status: &&'static str| {
            let status = *status;
            let all = reported.indicators.iter();
            all.filter(move |indicator| reported.status(indicator) == Some(status))
        };
        let worth = wanted.flat_map(of);
        worth
            .filter_map(|indicator| page(reported, indicator))
            .collect()
    })
}

/// A page about one indicator.
fn page(reported: &Reported<'_>, indicator: &Indicator<'_>) -> Option<Record> {
    let point = indicator.at(reported.period)?;
    let value = point.value?;
    let aim = indicator.target(point.period)?;
    let said = indicator.commentary(reported.period);
    let (quarter, year) = directions(indicator, Some(point));
    let from = indicator.points.len().saturating_sub(SHOWN_ALONE);
    let points = indicator.points.get(from..).unwrap_or_default();
    let finding = format!(
        "{} against a target of {}",
        indicator.words(value),
        target(indicator, point.period)
    );
    let told: Vec<String> = points
        .iter()
        .map(|point| {
            format!(
                "{} {}",
                short(point.period),
                value_in(indicator, point.period)
            )
        })
        .collect();
    let row = Row::at(&indicator.record.place)
        .copy("id", Some(indicator.record), "id")
        .copy("name", Some(indicator.record), "name")
        .copy("definition", Some(indicator.record), "definition")
        .copy("owner", Some(indicator.record), "owner")
        .token("status", indicator.status(point)?)
        .text("finding", finding.as_str())
        .text("aim", indicator.words(aim))
        .text("good", good(indicator))
        .text("quarter", quarter)
        .text("year", year)
        .rows(
            "history",
            points
                .iter()
                .map(|p| history_row(indicator, p, point))
                .collect(),
        )
        .text(
            "alt",
            format!(
                "{finding}. Bars by period: {}. The target is {}.",
                join(&told),
                indicator.words(aim)
            ),
        )
        .copy("text", said, "text")
        .copy("action", said, "action")
        .copy("action_owner", said, "action_owner")
        .copy("action_due", said, "action_due")
        .copy("author", said, "author")
        .text_if(
            "forecast",
            said.and_then(|said| number(said, "forecast"))
                .map(|n| indicator.words(n)),
        );
    Some(row.done())
}

/// One period in the history of an indicator.
fn history_row(indicator: &Indicator<'_>, point: &Point<'_>, now: &Point<'_>) -> Record {
    let of = point
        .of
        .map(|(part, whole)| format!("{} of {}", Number(part), Number(whole)));
    let row = Row::at(&point.record.place)
        .text("label", short(point.period))
        .text("value", value_in(indicator, point.period))
        .text_if("of", of)
        .text("target", target(indicator, point.period))
        .yes("now", point.period == now.period);
    let row = match indicator.status(point) {
        Some(status) => row.token("status", status),
        None => row,
    };
    let row = match indicator.target(point.period) {
        Some(aim) => row.number("aim", Number(aim)),
        None => row,
    };
    match point.value {
        Some(value) => row
            .number(
                "length",
                Number(indicator.rounded(value).max(Decimal::ZERO)),
            )
            .done(),
        None => row.done(),
    }
}

/// What was not reported, with the reason and what was known last.
fn unreported(asked: &Asked<'_>) -> Shown {
    let people = Kind::Reference(vec!["people".to_owned(), "bodies".to_owned()]);
    let fields = columns(&[
        ("id", "No.", Kind::Text),
        ("name", "Indicator", Kind::Text),
        ("owner", "Owner", people),
        ("reason", "Why", Kind::Text),
        ("last", "Last value", Kind::Text),
    ]);
    shown(asked, fields, |reported| {
        let all = reported.indicators.iter();
        let silent = all.filter(|indicator| reported.status(indicator) == Some("not-reported"));
        let row = |indicator: &Indicator<'_>| {
            let point = indicator.at(reported.period).map(|point| point.record);
            let given = point.and_then(|record| record.text("not_reported"));
            let known = indicator
                .points
                .iter()
                .rev()
                .find(|point| point.value.is_some());
            let last = known.and_then(|point| {
                Some(format!(
                    "{} in {}",
                    indicator.words(point.value?),
                    point.period
                ))
            });
            let row = Row::at(point.map_or(&indicator.record.place, |record| &record.place))
                .copy("id", Some(indicator.record), "id")
                .copy("name", Some(indicator.record), "name")
                .copy("owner", Some(indicator.record), "owner")
                .text("last", last.unwrap_or_else(|| "None yet".to_owned()));
            match given {
                Some(_) => row.copy("reason", point, "not_reported").done(),
                None => row
                    .text("reason", "No return was received, and no reason was given")
                    .done(),
            }
        };
        silent.map(row).collect()
    })
}
