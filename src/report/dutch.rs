//! Numbers and dates for what is Dutch whatever the language of the report: the terminal and the messages.

use crate::language::Language::Dutch;
use crate::statistics::{Interval, Measure, Unit};
use jiff::civil::Date;

pub use super::writing::{MINUS, NOTHING, SPACE};

/// See [`Language::number`](crate::language::Language::number).
pub fn number(value: f64, decimals: usize) -> String {
    Dutch.number(value, decimals)
}

/// See [`Language::euro`](crate::language::Language::euro).
pub fn euro(value: f64) -> String {
    Dutch.euro(value)
}

/// See [`Language::euro_short`](crate::language::Language::euro_short).
pub fn euro_short(value: f64) -> String {
    Dutch.euro_short(value)
}

/// See [`Language::percent`](crate::language::Language::percent).
pub fn percent(share: f64, decimals: usize) -> String {
    Dutch.percent(share, decimals)
}

/// See [`Language::month`](crate::language::Language::month).
pub fn month(date: Date) -> String {
    Dutch.month(date)
}

/// See [`Language::month_name`](crate::language::Language::month_name).
pub fn month_name(date: Date) -> &'static str {
    Dutch.month_name(date)
}

/// See [`Language::date`](crate::language::Language::date).
pub fn date(date: Date) -> String {
    Dutch.date(date)
}

/// See [`Language::noun`](crate::language::Language::noun).
pub fn noun(unit: Unit) -> &'static str {
    Dutch.noun(unit)
}

/// See [`Language::unit_name`](crate::language::Language::unit_name).
pub fn unit_name(unit: Unit) -> &'static str {
    Dutch.unit_name(unit)
}

/// See [`Language::heading`](crate::language::Language::heading).
pub fn heading(measure: &Measure) -> String {
    Dutch.heading(measure)
}

/// See [`Language::amount`](crate::language::Language::amount).
pub fn amount(value: f64, unit: Unit) -> String {
    Dutch.amount(value, unit)
}

/// See [`Language::bare`](crate::language::Language::bare).
pub fn bare(value: f64, unit: Unit) -> String {
    Dutch.bare(value, unit)
}

/// See [`Language::difference`](crate::language::Language::difference).
pub fn difference(value: f64, unit: Unit) -> String {
    Dutch.difference(value, unit)
}

/// See [`Language::bare_difference`](crate::language::Language::bare_difference).
pub fn bare_difference(value: f64, unit: Unit) -> String {
    Dutch.bare_difference(value, unit)
}

/// See [`Language::bounds`](crate::language::Language::bounds).
pub fn bounds(interval: Interval, unit: Unit) -> String {
    Dutch.bounds(interval, unit)
}

/// See [`Language::difference_bounds`](crate::language::Language::difference_bounds).
pub fn difference_bounds(interval: Interval, unit: Unit) -> String {
    Dutch.difference_bounds(interval, unit)
}
