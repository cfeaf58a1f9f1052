//! Numbers and dates as Dutch readers expect them.
//!
//! A number is written with a decimal comma, dots between thousands, a true minus (`−`) and a no-break
//! space where a line may not end. Rounding follows the unit: nobody needs cents of millions.

use crate::scenario::habits::MONTHS;
use crate::statistics::{Interval, Measure, Unit, Whole};
use jiff::civil::Date;

/// A no-break space, so that `€ 5` stays on one line.
pub const SPACE: char = '\u{a0}';
/// The true minus sign.
pub const MINUS: char = '\u{2212}';
/// What stands where nothing was seen, which is not zero.
pub const NOTHING: &str = "–";

const SHORT_MONTHS: [&str; 12] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// `1234.56` with one decimal: `1.234,6`. A number that rounds to zero has no sign.
pub fn number(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_string();
    }
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + 4);
    if value < 0.0 && digits.bytes().any(|d| (b'1'..=b'9').contains(&d)) {
        text.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            text.push('.');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// Whole euros: `€ 1.234.567`, `−€ 50`.
pub fn euro(value: f64) -> String {
    with_euro_sign(number(value, 0))
}

/// Euros for charts and tables: `€ 13,5 mln`, `€ 853.000`, `€ 7.350`.
pub fn euro_short(value: f64) -> String {
    Form::of(Unit::Euro, value).amount(value)
}

/// A share as a percentage: `0.073` is `7,3%`.
pub fn percent(share: f64, decimals: usize) -> String {
    let text = number(share * 100.0, decimals);
    if text == NOTHING { text } else { text + "%" }
}

/// `mrt 2026`.
pub fn month(date: Date) -> String {
    format!("{}{SPACE}{}", SHORT_MONTHS[date.month() as usize - 1], date.year())
}

/// `mrt`.
pub fn month_name(date: Date) -> &'static str {
    SHORT_MONTHS[date.month() as usize - 1]
}

/// `1 juli 2026`.
pub fn date(date: Date) -> String {
    format!("{}{SPACE}{}{SPACE}{}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

/// The noun of a unit, empty when the sign of the number says it: `weken`, `dossiers`, `fte`.
pub fn noun(unit: Unit) -> &'static str {
    match unit {
        Unit::Count(noun) => noun,
        Unit::Weeks => "weken",
        Unit::ClientWeeks => "cliëntweken",
        Unit::Hours => "uur",
        Unit::Fte => "fte",
        Unit::Share | Unit::Euro | Unit::Number => "",
    }
}

/// The name of a unit in a column of its own: `dossiers`, `euro`, `aandeel`.
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "aandeel",
        Unit::Euro => "euro",
        Unit::Number => "getal",
        _ => noun(unit),
    }
}

/// A measure as a row or column head: its name and, for flows, that it is per year.
pub fn heading(measure: &Measure) -> String {
    match measure.whole {
        Whole::Average => measure.name.clone(),
        Whole::PerYear if measure.name.contains("per jaar") => measure.name.clone(),
        Whole::PerYear => format!("{} per jaar", measure.name),
        Whole::AtEnd => format!("{}, aan het eind", measure.name),
    }
}

/// A value with its unit, sensibly rounded: `12,5 weken`, `7,3%`, `€ 13,5 mln`, `1.240 dossiers`.
pub fn amount(value: f64, unit: Unit) -> String {
    Form::of(unit, value).amount(value)
}

/// As [`amount`], without the noun: `12,5`, `7,3%`, `€ 13,5 mln`.
pub fn bare(value: f64, unit: Unit) -> String {
    Form::of(unit, value).bare(value)
}

/// A difference with its sign and unit: `+0,4 weken`, `−€ 1,2 mln`, `+1,5 procentpunt`.
pub fn difference(value: f64, unit: Unit) -> String {
    Form::of(unit, value).difference(value)
}

/// As [`difference`], without the noun; a share keeps `pp`.
pub fn bare_difference(value: f64, unit: Unit) -> String {
    Form::of(unit, value).bare_difference(value)
}

/// The bounds of an interval, rounded alike: `34,1 tot 42,0%`, `€ 1,0 tot € 1,4 mln`.
pub fn bounds(interval: Interval, unit: Unit) -> String {
    let form = Form::of_interval(unit, interval);
    format!("{} tot {}", form.without_scale(interval.low), form.bare(interval.high))
}

/// The bounds of a difference, with signs and without noun: `+0,2 tot +0,6`, `−€ 1,4 tot −€ 1,0 mln`.
pub fn difference_bounds(interval: Interval, unit: Unit) -> String {
    let form = Form::of_interval(unit, interval);
    let high = if unit == Unit::Euro { form.bare(interval.high) } else { form.plain(interval.high) };
    format!("{} tot {}", signed(form.without_scale(interval.low), interval.low), signed(high, interval.high))
}

/// How numbers of one unit and size are rounded.
struct Form {
    unit: Unit,
    scale: f64,
    decimals: usize,
}

impl Form {
    fn of(unit: Unit, size: f64) -> Form {
        let size = size.abs();
        let (scale, decimals) = match unit {
            Unit::Euro if size >= 99_950_000.0 => (1e6, 0),
            Unit::Euro if size >= 999_500.0 => (1e6, 1),
            Unit::Euro => (1.0, 0),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours if size >= 19.95 => (1.0, 0),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours | Unit::Weeks | Unit::Fte => (1.0, 1),
            Unit::Share => (0.01, 1),
            Unit::Number => (1.0, 2),
        };
        Form { unit, scale, decimals }
    }

    fn of_interval(unit: Unit, interval: Interval) -> Form {
        Form::of(unit, interval.low.abs().max(interval.high.abs()))
    }

    /// The digits alone.
    fn plain(&self, value: f64) -> String {
        // Below a million, euros are written in thousands from ten thousand on: more digits would be noise.
        let value = if self.unit == Unit::Euro && self.scale == 1.0 && value.abs() >= 9_950.0 {
            (value / 1000.0).round() * 1000.0
        } else {
            value / self.scale
        };
        number(value, self.decimals)
    }

    /// The first of two numbers: `mln` and `%` follow the second.
    fn without_scale(&self, value: f64) -> String {
        if self.unit == Unit::Euro { with_euro_sign(self.plain(value)) } else { self.plain(value) }
    }

    fn bare(&self, value: f64) -> String {
        let text = self.plain(value);
        match self.unit {
            _ if text == NOTHING => text,
            Unit::Share => text + "%",
            Unit::Euro if self.scale > 1.0 => format!("{}{SPACE}mln", with_euro_sign(text)),
            Unit::Euro => with_euro_sign(text),
            _ => text,
        }
    }

    fn amount(&self, value: f64) -> String {
        match noun(self.unit) {
            "" => self.bare(value),
            noun => format!("{}{SPACE}{noun}", self.bare(value)),
        }
    }

    fn bare_difference(&self, value: f64) -> String {
        match self.unit {
            Unit::Share => format!("{}{SPACE}pp", signed(self.plain(value), value)),
            _ => signed(self.bare(value), value),
        }
    }

    fn difference(&self, value: f64) -> String {
        match (self.unit, noun(self.unit)) {
            (Unit::Share, _) => format!("{}{SPACE}procentpunt", signed(self.plain(value), value)),
            (_, "") => signed(self.bare(value), value),
            (_, noun) => format!("{}{SPACE}{noun}", signed(self.bare(value), value)),
        }
    }
}

/// Puts the euro sign between the sign and the digits.
fn with_euro_sign(digits: String) -> String {
    match digits.strip_prefix(MINUS) {
        _ if digits == NOTHING => digits,
        Some(rest) => format!("{MINUS}€{SPACE}{rest}"),
        None => format!("€{SPACE}{digits}"),
    }
}

/// Puts a plus before a positive number that does not round to zero.
fn signed(text: String, value: f64) -> String {
    let zero = !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}
