//! Money, numbers, percentages, yes and no: exact when read, in house style when printed.

use guildhall::values::money::Money;
use guildhall::values::number::{Number, Percent, parse_yes_no, yes_no};

use super::shown;

/// Sums as officers write them and as papers print them.
const SUMS: &[(&str, &str)] = &[
    ("£1,234.50", "£1,234.50"),
    ("9000", "£9,000"),
    ("£9000.00", "£9,000"),
    ("£75.5", "£75.50"),
    ("about £9,000", "about £9,000"),
    ("Approximately £9,000", "about £9,000"),
    ("c. £9,000", "about £9,000"),
    ("c£9k", "about £9,000"),
    ("£1.2m", "£1,200,000"),
    ("£1.2 million", "£1,200,000"),
    ("9 thousand", "£9,000"),
    ("£1.234567m", "£1,234,567"),
    ("-£50", "−£50"),
    ("£-50", "−£50"),
    ("−50", "−£50"),
    ("(£50)", "−£50"),
    ("-£0", "£0"),
    ("50p", "£0.50"),
    ("GBP 9,000", "£9,000"),
    ("9,000 pounds", "£9,000"),
    ("£600/day", "£600 a day"),
    ("£20.50 per hour", "£20.50 an hour"),
    ("about £9,000 per annum", "about £9,000 a year"),
    ("£50 per entrepreneur", "£50 an entrepreneur"),
];

#[test]
fn sums_of_money_are_read_exactly_and_printed_in_house_style() {
    for &(written, printed) in SUMS {
        assert_eq!(shown(Money::parse(written)), printed, "{written}");
        assert_eq!(Money::parse(written), Money::parse(printed), "{written}");
    }
    assert_eq!(
        shown(Money::parse("£75.505")),
        "found `£75.505`, which has parts of a penny; expected pounds and pence, such as `£75.50`"
    );
    assert_eq!(
        shown(Money::parse("€500")),
        "found `€500`, expected pounds, such as `£9,000`"
    );
    assert_eq!(
        shown(Money::parse("500 USD")),
        "found `500 USD`, expected pounds, such as `£9,000`"
    );
    assert_eq!(
        shown(Money::parse("£1,000,000,000,000,001")),
        "found `£1,000,000,000,000,001`, expected a sum of at most £1,000,000,000,000,000"
    );
    let none = [
        "",
        "£",
        "TBC",
        "£1,23",
        "£12,3456",
        "£,123",
        "£1.",
        "£.50",
        "(£50",
        "--£50",
        "£££5",
        "£5-£6",
        "1e5",
        "about",
        "£9,000+",
        "£9 000",
        "£99999999999999999999999999999m",
        "-£-50",
    ];
    for text in none {
        let fault = shown(Money::parse(text));
        assert!(
            fault.ends_with(", expected a sum such as `£9,000`"),
            "{text}: {fault}"
        );
    }
}

#[test]
fn sums_of_cells_lose_the_noise_of_floats_and_add_up_to_the_penny() {
    assert_eq!(shown(Money::from_f64(0.1 + 0.2)), "£0.30");
    assert_eq!(shown(Money::from_f64(1234.5)), "£1,234.50");
    assert_eq!(shown(Money::from_f64(-0.0)), "£0");
    assert!(shown(Money::from_f64(100.0 / 3.0)).starts_with("found `33.3333333333333`, which has"));
    for odd in [f64::NAN, f64::INFINITY, 1e300, 1e16] {
        assert!(Money::from_f64(odd).is_err(), "{odd}");
    }

    let pence = vec![Money::parse("10p").unwrap(); 30];
    assert_eq!(shown(Money::sum(&pence)), "£3");
    assert_eq!(shown(Money::sum(&[])), "£0");
    let about = Money::parse("about £9,000").unwrap();
    assert_eq!(shown(Money::pounds(250).plus(&about)), "about £9,250");
    let rate = Money::parse("£600 a day").unwrap();
    assert_eq!(
        shown(rate.plus(&about)),
        "found `£600 a day` and `about £9,000` to be added, expected sums for the same unit"
    );
    let most = Money::parse("£1,000,000,000,000,000").unwrap();
    assert!(most.plus(&Money::pounds(1)).is_err());
}

#[test]
fn numbers_have_commas_above_999_and_keep_their_decimals() {
    let pairs = [
        ("999", "999"),
        ("1234", "1,234"),
        ("1,234,567.10", "1,234,567.10"),
        ("-5", "−5"),
        ("− 1000", "−1,000"),
        ("-0", "0"),
    ];
    for (written, printed) in pairs {
        assert_eq!(shown(Number::parse(written)), printed, "{written}");
    }
    assert_eq!(
        shown(Number::parse("1,23")),
        "found `1,23`, expected a number such as `1,234`"
    );
    for text in ["", "1e5", "0x1", "1.2.3", ".", "NaN", "٣", &"9".repeat(40)] {
        assert!(Number::parse(text).is_err(), "{text}");
    }
    assert_eq!(shown(Number::from_f64(1234.1 * 3.0)), "3,702.3");
    assert!(Number::from_f64(f64::NAN).is_err());
}

#[test]
fn percentages_are_computed_and_rounded_half_up() {
    let percent = |text| shown(Percent::parse(text));
    assert_eq!(percent("56%"), "56%");
    assert_eq!(percent("56.1 %"), "56%");
    assert_eq!(percent("56.5 per cent"), "57%");
    assert_eq!(percent("64 of 114"), "56%");
    assert_eq!(percent("1 of 8"), "13%");
    assert_eq!(percent("1/200"), "1%");
    assert_eq!(
        Percent::parse("64 out of 114").unwrap().with_base(),
        "64 of 114 (56%)"
    );
    assert_eq!(
        Percent::of(1000, 2000).unwrap().with_base(),
        "1,000 of 2,000 (50%)"
    );
    assert_eq!(Percent::parse("56.1%").unwrap().with_base(), "56%");
    assert_eq!(Percent::parse("56.1%").unwrap().value().to_string(), "56.1");
    assert_eq!(
        Percent::from_fraction(0.561).unwrap().value().to_string(),
        "56.1"
    );
    assert_eq!(
        percent("3 of 0"),
        "found `3 of 0`, expected a part of one or more"
    );
    assert_eq!(
        percent("114 of 64"),
        "found `114 of 64`, expected a part that is no more than the whole"
    );
    for text in ["56", "0.56", "most of them", "-1 of 4", "%"] {
        assert!(percent(text).ends_with("expected a percentage such as `56%` or `64 of 114`"));
    }
}

#[test]
fn yes_and_no_are_read_in_the_ways_officers_tick_boxes() {
    for text in ["yes", "Y", " TRUE ", "✓"] {
        assert_eq!(parse_yes_no(text).map(yes_no).unwrap(), "Yes", "{text}");
    }
    for text in ["No", "n", "false", "✗"] {
        assert_eq!(parse_yes_no(text).map(yes_no).unwrap(), "No", "{text}");
    }
    assert_eq!(
        shown(parse_yes_no("maybe")),
        "found `maybe`, expected `yes` or `no`"
    );
}
