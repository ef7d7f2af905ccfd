//! Whatever is printed reads back as the same value, and no text or number makes a value panic.

use guildhall::values::date::{self, CenturyWindow, Date, parse_date};
use guildhall::values::money::Money;
use guildhall::values::number::{Number, Percent, parse_yes_no};
use guildhall::values::period::Period;
use guildhall::values::time::{Minutes, Time};
use guildhall::values::when::{Part, Season, When};
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Date> {
    (1000_i16..=9998, 1_i8..=12, 1_i8..=31)
        .prop_filter_map("a day that exists", |(y, m, d)| Date::new(y, m, d).ok())
}

/// Anything that can be one end of a range.
fn any_end() -> impl Strategy<Value = When> {
    let year = 1990_i16..=2010;
    let month = (year.clone(), 1_i8..=12).prop_map(|(year, month)| When::Month { year, month });
    let seasons = [
        Season::Spring,
        Season::Summer,
        Season::Autumn,
        Season::Winter,
    ];
    let season = (year.clone(), proptest::sample::select(seasons.to_vec()))
        .prop_map(|(year, season)| When::Season { year, season });
    let whole = prop_oneof![
        month,
        season,
        year.clone().prop_map(When::Year),
        year.prop_map(When::FinancialYear)
    ];
    let parts = [Part::Early, Part::Mid, Part::Late, Part::End];
    let part = (proptest::sample::select(parts.to_vec()), whole.clone()).prop_map(|(part, of)| {
        When::Part {
            part,
            of: Box::new(of),
        }
    });
    let near = (1990_i16..=2010, 1_i8..=12, 1_i8..=28)
        .prop_map(|(y, m, d)| When::Day(Date::constant(y, m, d)));
    prop_oneof![near, any_day().prop_map(When::Day), whole, part]
}

fn any_when() -> impl Strategy<Value = When> {
    let range = (any_end(), any_end()).prop_filter_map("a range that runs forwards", |(a, b)| {
        let (from, to) = if a <= b { (a, b) } else { (b, a) };
        When::range(from, to).ok()
    });
    let closed = prop_oneof![any_end(), range];
    let ongoing = proptest::option::of(closed.clone()).prop_map(|review| When::Ongoing {
        review: review.map(Box::new),
    });
    prop_oneof![3 => closed, 1 => ongoing]
}

proptest! {
    #[test]
    fn every_printed_day_reads_back(date in any_day()) {
        for printed in [date::long(date), date::with_weekday(date), date::iso(date)] {
            let read = parse_date(&printed, CenturyWindow::default()).unwrap();
            prop_assert_eq!(read.date, date);
            prop_assert_eq!((read.two_digit_year, read.wrong_weekday), (false, None));
        }
    }

    #[test]
    fn every_printed_vague_date_reads_back(when in any_when()) {
        prop_assert_eq!(When::parse(&when.to_string()), Ok(when.clone()));
        prop_assert!(when.earliest() <= when.latest());
    }

    #[test]
    fn equal_in_order_means_equal(a in any_when(), b in any_when()) {
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
    }

    #[test]
    fn every_printed_period_reads_back(from in any_end(), to in any_end()) {
        if let Ok(period) = Period::between(from, to) {
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period.clone()));
        }
    }

    #[test]
    fn every_printed_sum_reads_back(
        pence in -100_000_000_000_i64..=100_000_000_000,
        approximate: bool,
        per in proptest::option::of(proptest::sample::select(vec!["day", "hour", "year"])),
    ) {
        let minus = if pence < 0 { "-" } else { "" };
        let pounds = format!("{minus}{}.{:02}", pence.abs() / 100, pence.abs() % 100);
        let money = Money {
            approximate,
            per: per.map(str::to_owned),
            ..Money::parse(&pounds).unwrap()
        };
        prop_assert_eq!(Money::parse(&money.to_string()), Ok(money.clone()));
        prop_assert!(!money.to_string().contains(".00"));
    }

    #[test]
    fn every_printed_time_and_length_reads_back(
        hour in 0_u32..24,
        minute in 0_u32..60,
        length in 0_u32..100_000,
    ) {
        let time = Time::new(hour, minute).unwrap();
        prop_assert_eq!(Time::parse(&time.to_string()), Ok(time));
        prop_assert_eq!(Time::parse(&time.clock()), Ok(time));
        prop_assert_eq!(Minutes::parse(&Minutes(length).to_string()), Ok(Minutes(length)));
    }

    #[test]
    fn no_text_makes_a_value_panic(text in "[ 0-9a-z£%.,:/()'’–—-]{0,24}|\\PC{0,24}") {
        let _ = parse_date(&text, CenturyWindow::default());
        let _ = (When::parse(&text), Period::parse(&text));
        let _ = (Time::parse(&text), Minutes::parse(&text), Money::parse(&text));
        let _ = (Number::parse(&text), Percent::parse(&text), parse_yes_no(&text));
    }

    #[test]
    fn no_number_of_a_cell_makes_a_value_panic(value in proptest::num::f64::ANY) {
        let _ = (date::from_serial(value, false), date::from_serial(value, true));
        let _ = (Money::from_f64(value), Number::from_f64(value), Time::from_fraction(value));
        let _ = Percent::from_fraction(value);
    }
}
