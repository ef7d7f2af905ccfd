//! Performance indicators as sheets of a workbook: dictionary, history, and counts by status as formulas.
//! A share stands as its number, with its unit beside it, so that figures can be used again.

use super::indicator_report::{INDICATORS, Reported, directions, good, range, rule, shown, target};
use super::indicators::{Indicator, Point, STATUSES, number, short};
use super::row::{Row, columns, status};
use super::{Asked, Shown, View};
use crate::kinds::{Field, Kind, Record};
use crate::records::register;
use crate::values::number::Number;

/// The views of this file.
pub(super) const VIEWS: &[View] = &[
    View {
        name: "indicator-dashboard",
        about: "indicators by status, as formulas over the sheet of values",
        arguments: &["period"],
        whole: INDICATORS,
        make: dashboard,
    },
    View {
        name: "indicator-values",
        about: "every indicator with its value, target and status in the period, as a sheet",
        arguments: &["period"],
        whole: INDICATORS,
        make: values,
    },
    View {
        name: "indicator-history",
        about: "every value of every indicator up to the period, with what it was worked out from",
        arguments: &["period"],
        whole: INDICATORS,
        make: history,
    },
    View {
        name: "indicator-dictionary",
        about: "the dictionary of indicators: what each measures, how, and for what",
        arguments: &["period"],
        whole: INDICATORS,
        make: dictionary,
    },
];

/// The sheet whose statuses are counted: manifests name the sheet of `indicator-values` so.
const COUNTED: &str = "tbl_values[Status]";

/// Counts by status, as formulas with their results; the total counts every indicator that can be rated.
fn dashboard(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("label", "Status", status()),
        ("formula", "Formula", Kind::Text),
        ("result", "Indicators", Kind::Number(None, None)),
        ("note", "What it means", Kind::Text),
        ("total", "Total", Kind::YesNo),
    ]);
    shown(asked, fields, |reported| {
        let place = &asked.document.record.place;
        let row = |status: &&str| {
            Row::at(place)
                .token("label", status)
                .text("formula", format!("=COUNTIFS({COUNTED},\"{status}\")"))
                .count("result", reported.count(Some(status)))
                .text("note", rule(status))
                .yes("total", false)
                .done()
        };
        let mut rows: Vec<Record> = STATUSES.iter().map(row).collect();
        let rated = reported.indicators.len() - reported.count(None);
        let total = Row::at(place)
            .text("label", "Total")
            .text("formula", format!("=COUNTIFS({COUNTED},\"?*\")"))
            .count("result", rated)
            .text("note", "Reported and not reported together.")
            .yes("total", true);
        rows.push(total.done());
        rows
    })
}

/// A value as a number of its sheet, rounded as it is printed.
fn figure(
    row: Row,
    name: &str,
    indicator: &Indicator<'_>,
    value: Option<rust_decimal::Decimal>,
) -> Row {
    match value {
        Some(value) => row.number(name, Number(indicator.rounded(value))),
        None => row,
    }
}

/// Every indicator in the period.
fn values(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("id", "No.", Kind::Text),
        ("name", "Indicator", Kind::Text),
        ("unit", "Unit", unit()),
        ("good", "Good is", Kind::Text),
        ("period", "Period of the value", Kind::Text),
        ("value", "Value", Kind::Number(None, None)),
        ("target", "Target", Kind::Text),
        ("status", "Status", status()),
        ("quarter", "Since the period before", Kind::Text),
        ("year", "Since a year before", Kind::Text),
        ("reason", "Why there is no value", Kind::Text),
    ]);
    shown(asked, fields, |reported| {
        let row = |indicator: &Indicator<'_>| value_row(reported, indicator);
        reported.indicators.iter().map(row).collect()
    })
}

fn unit() -> Kind {
    let known = register("indicators").and_then(|r| r.fields.iter().find(|f| f.name == "unit"));
    known.map_or(Kind::Text, |field| field.kind.clone())
}

fn value_row(reported: &Reported<'_>, indicator: &Indicator<'_>) -> Record {
    let point = indicator.at(reported.period);
    let (quarter, year) = directions(indicator, point);
    let row = Row::at(&indicator.record.place)
        .copy("id", Some(indicator.record), "id")
        .copy("name", Some(indicator.record), "name")
        .copy("unit", Some(indicator.record), "unit")
        .text("good", good(indicator))
        .text_if("period", point.map(|point| short(point.period)))
        .text("target", target(indicator, reported.period))
        .text("quarter", quarter)
        .text("year", year)
        .copy("reason", point.map(|point| point.record), "not_reported");
    let row = figure(row, "value", indicator, point.and_then(|point| point.value));
    match reported.status(indicator) {
        Some(status) => row.token("status", status).done(),
        None => row.done(),
    }
}

/// Every value there is.
fn history(asked: &Asked<'_>) -> Shown {
    let fields = columns(&[
        ("id", "No.", Kind::Text),
        ("name", "Indicator", Kind::Text),
        ("period", "Period", Kind::Text),
        ("numerator", "Number", Kind::Number(None, None)),
        ("denominator", "Of", Kind::Number(None, None)),
        ("value", "Value", Kind::Number(None, None)),
        ("unit", "Unit", unit()),
        ("target", "Target", Kind::Text),
        ("status", "Status", status()),
        ("estimate", "Estimate", Kind::YesNo),
        ("reason", "Why there is no value", Kind::Text),
        ("note", "Note", Kind::Text),
    ]);
    shown(asked, fields, |reported| {
        let all = reported.indicators.iter();
        let points = all.flat_map(|indicator| indicator.points.iter().map(move |p| (indicator, p)));
        points
            .map(|(indicator, point)| past_row(indicator, point))
            .collect()
    })
}

fn past_row(indicator: &Indicator<'_>, point: &Point<'_>) -> Record {
    let row = Row::at(&point.record.place)
        .copy("id", Some(indicator.record), "id")
        .copy("name", Some(indicator.record), "name")
        .text("period", point.period.to_string())
        .copy("unit", Some(indicator.record), "unit")
        .text("target", target(indicator, point.period))
        .yes("estimate", point.record.yes("estimate"))
        .copy("reason", Some(point.record), "not_reported")
        .copy("note", Some(point.record), "note");
    let row = match point.of {
        Some((part, whole)) => row
            .number("numerator", Number(part))
            .number("denominator", Number(whole)),
        None => row,
    };
    let row = figure(row, "value", indicator, point.value);
    match indicator.status(point) {
        Some(status) => row.token("status", status).done(),
        None => row.done(),
    }
}

/// The columns of the dictionary that are worded rather than copied.
const WORDED: [(&str, &str); 3] = [
    ("goal", "Target"),
    ("tolerance", "Amber tolerance"),
    ("start", "Baseline"),
];

/// The dictionary: every field of an indicator, its target, tolerance and baseline in words.
fn dictionary(asked: &Asked<'_>) -> Shown {
    let own = register("indicators").map_or(&[][..], |register| register.fields.as_slice());
    let left_out = [
        "target",
        "target_most",
        "amber",
        "amber_is",
        "baseline",
        "baseline_period",
        "least",
        "most",
    ];
    let kept = own
        .iter()
        .filter(|field| !left_out.contains(&field.name.as_str()));
    let is_chosen = |field: &Field| matches!(field.kind, Kind::Choice(_) | Kind::List(_));
    let (chosen, copied): (Vec<Field>, Vec<Field>) = kept.cloned().partition(is_chosen);
    let mut fields = copied.clone();
    let told = chosen
        .iter()
        .map(|field| (field.name.as_str(), field.title.as_str()));
    let told: Vec<(&str, &str, Kind)> = told
        .chain(WORDED)
        .map(|(name, title)| (name, title, Kind::Text))
        .collect();
    fields.extend(columns(&told));
    shown(asked, fields, |reported| {
        let row = |indicator: &Indicator<'_>| {
            let row = Row::at(&indicator.record.place)
                .all(indicator.record, &copied)
                .text("goal", range(indicator, number(indicator.record, "target")))
                .text("tolerance", tolerance(indicator))
                .text("start", baseline(indicator));
            let words =
                |name: &str| Some(indicator.record.words(name)).filter(|words| !words.is_empty());
            let told = chosen
                .iter()
                .map(|field| (field.name.as_str(), words(&field.name)));
            told.fold(row, |row, (name, words)| row.text_if(name, words))
                .done()
        };
        reported.indicators.iter().map(row).collect()
    })
}

/// A tolerance in words: `5 points`, `10 per cent of the target`.
fn tolerance(indicator: &Indicator<'_>) -> String {
    let Some(amber) = number(indicator.record, "amber") else {
        return "None: short of the target is off track".to_owned();
    };
    let amber = Number(amber);
    let unit = indicator.record.choice("unit");
    match (indicator.record.choice("amber_is"), unit) {
        (Some("per-cent"), _) => format!("{amber} per cent of the target"),
        (_, Some("per-cent")) => format!("{amber} points"),
        (_, Some("pounds")) => format!("£{amber}"),
        (_, Some("days")) => format!("{amber} days"),
        _ => amber.to_string(),
    }
}

/// A baseline in words: `48%, April to June 2003`.
fn baseline(indicator: &Indicator<'_>) -> String {
    let value = indicator.baseline().map(|value| indicator.words(value));
    let period = indicator.record.words("baseline_period");
    match value {
        Some(value) if period.is_empty() => value,
        Some(value) => format!("{value}, {period}"),
        None => "None yet".to_owned(),
    }
}
