//! Numbers and dates as Dutch readers, and spreadsheets, expect them.

use jiff::civil::date;
use proptest::prelude::*;
use wmosim::language::Text;
use wmosim::report::{csv, dutch};
use wmosim::statistics::{Interval, Unit};

#[test]
fn numbers_have_a_decimal_comma_dots_and_a_true_minus() {
    assert_eq!(dutch::number(12.5, 1), "12,5");
    assert_eq!(dutch::number(1_234_567.0, 0), "1.234.567");
    assert_eq!(dutch::number(-1234.56, 1), "−1.234,6");
    assert_eq!(dutch::number(-0.04, 1), "0,0");
    assert_eq!(dutch::number(999.96, 1), "1.000,0");
    assert_eq!(dutch::number(f64::NAN, 1), "–");
    assert_eq!(dutch::percent(0.073, 1), "7,3%");
}

#[test]
fn euros_keep_their_sign_on_the_line() {
    assert_eq!(dutch::euro(1_234_567.0), "€\u{a0}1.234.567");
    assert_eq!(dutch::euro(-50.0), "−€\u{a0}50");
    assert_eq!(dutch::euro_short(13_450_000.0), "€\u{a0}13,4\u{a0}mln");
    assert_eq!(dutch::euro_short(853_400.0), "€\u{a0}853.000");
    assert_eq!(dutch::euro_short(7_350.4), "€\u{a0}7.350");
    assert_eq!(dutch::euro_short(999_999.0), "€\u{a0}1,0\u{a0}mln");
}

#[test]
fn dates_are_written_out() {
    assert_eq!(dutch::month(date(2026, 3, 1)), "mrt\u{a0}2026");
    assert_eq!(dutch::date(date(2026, 7, 1)), "1\u{a0}juli\u{a0}2026");
}

#[test]
fn differences_carry_a_sign_and_their_unit() {
    assert_eq!(dutch::difference(0.4, Unit::Weeks), "+0,4\u{a0}weken");
    assert_eq!(dutch::difference(-1_200_000.0, Unit::Euro), "−€\u{a0}1,2\u{a0}mln");
    assert_eq!(dutch::difference(0.015, Unit::Share), "+1,5\u{a0}procentpunt");
    assert_eq!(dutch::difference(0.0, Unit::Weeks), "0,0\u{a0}weken");
    assert_eq!(dutch::amount(312.4, Unit::Count(Text::new("dossiers", "dossiers"))), "312\u{a0}dossiers");
    let interval = Interval { mean: -1.2e6, low: -1.4e6, high: -1.0e6 };
    assert_eq!(dutch::difference_bounds(interval, Unit::Euro), "−€\u{a0}1,4 tot −€\u{a0}1,0\u{a0}mln");
    assert_eq!(dutch::bounds(Interval { mean: 0.4, low: 0.341, high: 0.42 }, Unit::Share), "34,1 tot 42,0%");
}

#[test]
fn csv_numbers_have_six_digits_and_euros_two_decimals() {
    let count = Unit::Count(Text::new("dossiers", "dossiers"));
    for (value, text) in [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (123.456789, "123.457"),
        (0.000123456789, "0.000123457"),
        (99999.96, "100000"),
        (1234567.0, "1234570"),
        (-2.5, "-2.5"),
        (f64::NAN, ""),
    ] {
        assert_eq!(csv::number(value, count), text, "{value}");
    }
    assert_eq!(csv::number(1234567.891, Unit::Euro), "1234567.89");
    assert_eq!(csv::number(-0.001, Unit::Euro), "0.00");
}

proptest! {
    #[test]
    fn csv_numbers_read_back_to_six_digits(value in -1e12_f64..1e12) {
        let text = csv::number(value, Unit::Number);
        prop_assert!(!text.contains(['e', 'E', ',']));
        let read: f64 = text.parse().unwrap();
        prop_assert!((read - value).abs() <= 5.1e-6 * value.abs());
        let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit).count();
        prop_assert!(digits <= 6 || value.abs() >= 1e6);
    }
}

#[test]
fn english_numbers_have_a_decimal_point_and_english_dates_english_months() {
    use wmosim::language::Language::English;
    let day = jiff::civil::date(2027, 1, 12);
    assert_eq!(English.number(-1234.56, 1), "\u{2212}1,234.6");
    assert_eq!(English.euro(1_234_567.0), "€1,234,567");
    assert_eq!(English.euro_short(1_234_567.0), "€1.2m");
    assert_eq!(English.euro_short(-853_200.0), "\u{2212}€853,000");
    assert_eq!(
        (English.month(day), English.date(day)),
        ("Jan\u{a0}2027".into(), "12\u{a0}January\u{a0}2027".into())
    );
    assert_eq!(English.amount(12.5, Unit::Weeks), "12.5\u{a0}weeks");
    let interval = Interval { mean: 1.2e6, low: 1.0e6, high: 1.4e6 };
    assert_eq!(English.bounds(interval, Unit::Euro), "€1.0m to €1.4m");
    assert_eq!(English.difference(0.015, Unit::Share), "+1.5\u{a0}percentage points");
}
