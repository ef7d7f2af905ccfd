//! The partnerships as they stood on a day: partners, contributions, posts, checklist, risks, and what is missing.
//! Computes sums and states; never words them for print.

use jiff::ToSpan;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Records;
use crate::kinds::{Record, Value};
use crate::values::date::Date;
use crate::values::id::same;
use crate::values::money::Money;
use crate::values::period::Period;

/// The fact that holds the contribution above which a partnership is significant.
pub const THRESHOLD: &str = "threshold.significant";

/// The tier of a partnership over the threshold.
pub const SIGNIFICANT: &str = "significant";

/// Stages in which a partnership is not at work: not yet, or no more.
const NOT_AT_WORK: &[&str] = &["proposed", "pre-evaluation", "closed"];

/// How long an assessment of risks is current.
const CURRENT_MONTHS: i64 = 12;

/// A partnership with everything that was known on a day.
#[derive(Debug, Clone)]
pub struct Partnership<'a> {
    /// Its record.
    pub record: &'a Record,
    /// The day.
    pub as_of: Date,
    /// Who takes part.
    pub members: Vec<&'a Record>,
    /// What is put in, by the Council and by others.
    pub contributions: Vec<&'a Record>,
    /// Posts that its money pays for.
    pub posts: Vec<&'a Record>,
    /// The last checklist completed up to the day.
    pub checklist: Option<&'a Record>,
    /// The risks that are not closed.
    pub risks: Vec<&'a Record>,
}

/// What a partnership should have and has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// No completed checklist.
    Checklist,
    /// Risks that were never assessed, or not within a year.
    Risks,
    /// A review that is overdue, or for which no day is set.
    Review,
    /// No plan for succession or exit.
    Exit,
    /// No indicator or criterion.
    Indicators,
}

impl Gap {
    /// Every gap, the weightiest first.
    pub const ALL: &'static [Self] = &[
        Self::Risks,
        Self::Checklist,
        Self::Review,
        Self::Exit,
        Self::Indicators,
    ];
}

/// The partnerships at work, in the order of the register.
#[must_use]
pub fn partnerships(records: &Records, as_of: Date) -> Vec<Partnership<'_>> {
    let all = records.all("partnerships").iter();
    let at_work = |record: &&Record| {
        record
            .choice("stage")
            .is_none_or(|stage| !NOT_AT_WORK.contains(&stage))
    };
    all.filter(at_work)
        .map(|record| partnership(records, record, as_of))
        .collect()
}

/// A partnership by its record, as it stood on a day.
#[must_use]
pub fn partnership<'a>(records: &'a Records, record: &'a Record, as_of: Date) -> Partnership<'a> {
    let id = record.id("id").unwrap_or_default();
    let of = |register: &str| -> Vec<&'a Record> {
        let mine = |own: &&Record| own.id("partnership").is_some_and(|named| same(named, id));
        records.all(register).iter().filter(mine).collect()
    };
    let mut members = of("membership");
    members.retain(|member| {
        let until = member.when("until").and_then(|until| until.latest());
        until.is_none_or(|until| until >= as_of)
    });
    let mut completed = of("checklists");
    completed.retain(|checklist| checklist.date("date").is_some_and(|date| date <= as_of));
    let mut risks = of("partnership_risks");
    risks.retain(|risk| risk.choice("status") != Some("closed"));
    Partnership {
        record,
        as_of,
        members,
        contributions: of("contributions"),
        posts: of("posts"),
        checklist: completed.into_iter().max_by_key(|known| known.date("date")),
        risks,
    }
}

/// The contribution above which a partnership is significant, where the workspace says so.
#[must_use]
pub fn threshold(records: &Records) -> Option<Money> {
    let fact = records.get("facts", THRESHOLD)?;
    Money::parse(fact.text("value")?).ok()
}

impl Partnership<'_> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        self.record.id("id").unwrap_or_default()
    }

    /// The day of a field, where it is not after the day itself.
    fn day(&self, field: &str) -> Option<Date> {
        self.record.date(field).filter(|day| *day <= self.as_of)
    }

    /// What a contribution is worth: its sum, or its days at the partnership's day rate.
    #[must_use]
    pub fn worth(&self, contribution: &Record) -> Money {
        if let Some(Value::Money(amount)) = contribution.value("amount") {
            return amount.clone();
        }
        let (Some(Value::Number(days)), Some(Value::Money(rate))) =
            (contribution.value("days"), self.record.value("day_rate"))
        else {
            return Money::pounds(0);
        };
        let amount = rate.amount.checked_mul(days.0).unwrap_or(Decimal::MAX);
        Money {
            amount: amount.round_dp(2),
            ..Money::pounds(0)
        }
    }

    /// What some of its contributions are worth together; sums by the day or year are none that can be added.
    fn total(&self, wanted: impl Fn(&Record) -> bool) -> Money {
        let rows = self.contributions.iter().filter(|row| wanted(row));
        let sums: Vec<Money> = rows.map(|row| self.worth(row)).collect();
        Money::sum(&sums).unwrap_or_else(|_| Money::pounds(0))
    }

    /// What the Council puts in, over all the years that are kept.
    #[must_use]
    pub fn in_all(&self) -> Money {
        self.total(of_council)
    }

    /// What the Council puts in in the year of the day, of one sort of contribution or of all.
    #[must_use]
    pub fn this_year(&self, kind: Option<&str>) -> Money {
        self.total(|row| {
            of_council(row)
                && self.is_this_year(row)
                && (kind.is_none() || row.choice("kind") == kind)
        })
    }

    /// What others put in in the year of the day.
    #[must_use]
    pub fn from_others(&self) -> Money {
        self.total(|row| !of_council(row) && self.is_this_year(row))
    }

    /// The days of the Council's staff in the year of the day.
    #[must_use]
    pub fn days(&self) -> Decimal {
        let mine = |row: &&&Record| of_council(row) && self.is_this_year(row);
        let days = self.contributions.iter().filter(mine).filter_map(|row| {
            let Some(Value::Number(days)) = row.value("days") else {
                return None;
            };
            Some(days.0)
        });
        days.fold(Decimal::ZERO, |sum, days| {
            sum.checked_add(days).unwrap_or(sum)
        })
    }

    fn is_this_year(&self, row: &Record) -> bool {
        year(row).is_some_and(|year| year.contains(self.as_of))
    }

    /// Whether the Council answers for its money.
    #[must_use]
    pub fn is_accountable(&self) -> bool {
        self.record.choice("accountable_body") == Some("council")
            || self.record.choice("council_role") == Some("accountable-body")
    }

    /// Why it has to count as significant; `None` where nothing makes it so.
    #[must_use]
    pub fn weight(&self, threshold: Option<&Money>) -> Option<Weight> {
        if self.is_accountable() {
            Some(Weight::Accountable)
        } else if self.record.yes("statutory") {
            Some(Weight::Statutory)
        } else if threshold.is_some_and(|threshold| self.in_all().amount > threshold.amount) {
            Some(Weight::Contribution)
        } else {
            None
        }
    }

    /// Whether it counts as significant, by its tier or by what makes it so.
    #[must_use]
    pub fn is_significant(&self, threshold: Option<&Money>) -> bool {
        self.record.choice("tier") == Some(SIGNIFICANT) || self.weight(threshold).is_some()
    }

    /// Whether its risks were assessed within a year of the day.
    #[must_use]
    pub fn risks_are_current(&self) -> bool {
        self.day("risk_assessed")
            .is_some_and(|day| day.saturating_add(CURRENT_MONTHS.months()) >= self.as_of)
    }

    /// Whether its next review is still to come.
    #[must_use]
    pub fn review_is_in_date(&self) -> bool {
        self.record
            .date("next_review")
            .is_some_and(|day| day >= self.as_of)
    }

    /// Whether it has a plan for succession or exit.
    #[must_use]
    pub fn has_exit_plan(&self) -> bool {
        self.day("exit_plan").is_some()
    }

    /// Whether it has an indicator or criterion.
    #[must_use]
    pub fn has_indicators(&self) -> bool {
        self.record
            .value("indicators")
            .is_some_and(|indicators| !indicators.items().is_empty())
    }

    /// What it should have and has not: everything where it is significant, else a review in date alone.
    #[must_use]
    pub fn gaps(&self, threshold: Option<&Money>) -> Vec<Gap> {
        let significant = self.is_significant(threshold);
        let missing = |gap: &&Gap| match gap {
            Gap::Review => !self.review_is_in_date(),
            Gap::Checklist => significant && self.checklist.is_none(),
            Gap::Risks => significant && !self.risks_are_current(),
            Gap::Exit => significant && !self.has_exit_plan(),
            Gap::Indicators => significant && !self.has_indicators(),
        };
        Gap::ALL.iter().filter(missing).copied().collect()
    }

    /// How many organisations take part, those of groups counted.
    #[must_use]
    pub fn organisations(&self) -> usize {
        let sizes = self.members.iter().map(|member| {
            let Some(Value::Number(number)) = member.value("organisations") else {
                return 1;
            };
            number.0.to_usize().unwrap_or(1)
        });
        sizes.sum()
    }
}

/// Why a partnership has to count as significant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The Council answers for its money.
    Accountable,
    /// The law requires it.
    Statutory,
    /// The Council's contribution is over the threshold.
    Contribution,
}

/// Whether a contribution is the Council's own.
fn of_council(row: &Record) -> bool {
    row.entry("contributor").is_none()
}

/// The year of a contribution.
#[must_use]
pub fn year(row: &Record) -> Option<&Period> {
    let Value::Period(year) = row.value("year")? else {
        return None;
    };
    Some(year)
}
