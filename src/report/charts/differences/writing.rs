//! The numbers beside the plots.

use crate::language::Language;
use crate::report::writing;
use crate::statistics::{Interval, Unit};

/// How the differences of one column are written: all alike.
pub struct Writing {
    language: Language,
    unit: Unit,
    decimals: usize,
    scale: f64,
}

impl Writing {
    /// For differences of at most `size`.
    pub fn of(language: Language, unit: Unit, size: f64) -> Writing {
        let (scale, decimals) = match unit {
            Unit::Euro if size >= 500_000.0 => (1e6, if size >= 10e6 { 1 } else { 2 }),
            Unit::Euro => (1.0, 0),
            Unit::Share => (0.01, 1),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours if size >= 20.0 => (1.0, 0),
            _ => (1.0, if size < 10.0 { 2 } else { 1 }),
        };
        Writing { language, unit, decimals, scale }
    }

    fn digits(&self, value: f64) -> String {
        // Below a million, euros are rounded to a hundred: more digits would be noise.
        let coarse = self.unit == Unit::Euro && self.scale == 1.0 && value.abs() >= 10_000.0;
        let value = if coarse { (value / 100.0).round() * 100.0 } else { value };
        let text = self.language.number(value / self.scale, self.decimals);
        let zero = !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
        if value > 0.0 && !zero { format!("+{text}") } else { text }
    }

    fn suffix(&self) -> &'static str {
        match self.unit {
            Unit::Euro if self.scale > 1.0 => self.language.million(),
            Unit::Share => self.language.say("\u{a0}procentpunt", "\u{a0}pp"),
            _ => "",
        }
    }

    /// A mean, with its sign and unit.
    pub fn mean(&self, value: f64) -> String {
        let digits = self.digits(value);
        let euro = |rest: &str, sign: &str| format!("{sign}{}{rest}{}", self.language.euro_sign(), self.suffix());
        match self.unit {
            Unit::Euro => match digits.strip_prefix(['+', writing::MINUS]) {
                Some(rest) => euro(rest, &digits[..digits.len() - rest.len()]),
                None => euro(&digits, ""),
            },
            _ => digits + self.suffix(),
        }
    }

    /// The bounds of a mean.
    pub fn range(&self, d: &Interval) -> String {
        let suffix = if self.unit == Unit::Euro { self.suffix() } else { "" };
        self.language.range(&self.digits(d.low), &self.digits(d.high)) + suffix
    }
}
