//! Numbers of one sum, written alike so that they add up as written.

use super::writing::{MINUS, NOTHING, SPACE};
use crate::language::Language;
use crate::statistics::{Interval, Unit, apportion};

/// How the numbers of one sum are rounded and written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    language: Language,
    unit: Unit,
    /// What one step is worth in the unit of the measure.
    step: f64,
    /// What the written number is divided by: a million, or a hundredth for a percentage.
    divisor: f64,
    decimals: usize,
}

impl Scale {
    /// For readers: digits that suit the largest `size` in the sum.
    pub fn of(language: Language, unit: Unit, size: f64) -> Scale {
        let size = size.abs();
        let (step, divisor, decimals) = match unit {
            Unit::Euro if size >= 99_500_000.0 => (1e5, 1e6, 1),
            Unit::Euro if size >= 995_000.0 => (1e4, 1e6, 2),
            Unit::Euro if size >= 9_950.0 => (1e3, 1.0, 0),
            Unit::Euro => (1.0, 1.0, 0),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours if size >= 99.5 => (1.0, 1.0, 0),
            Unit::Count(_) | Unit::ClientWeeks | Unit::Hours => (0.1, 1.0, 1),
            Unit::Weeks | Unit::Fte => (0.01, 1.0, 2),
            Unit::Share => (1e-3, 0.01, 1),
            Unit::Number => (1e-3, 1.0, 3),
        };
        Scale { language, unit, step, divisor, decimals }
    }

    /// For calculating further: euros to the cent, all else in six digits of the largest `size`.
    pub fn fine(unit: Unit, size: f64) -> Scale {
        let mut decimals = if unit == Unit::Euro { 2 } else { 5 };
        let mut power = 1.0;
        while unit != Unit::Euro && size.abs() >= power * 10.0 && decimals > 0 {
            power *= 10.0;
            decimals -= 1;
        }
        let step = 1.0 / (0..decimals).map(|_| 10.0).product::<f64>();
        Scale { language: Language::default(), unit, step, divisor: 1.0, decimals }
    }

    /// The number of steps nearest to a value.
    pub fn steps(&self, value: f64) -> i64 {
        (value / self.step).round() as i64
    }

    /// What so many steps are worth in the unit of the measure.
    pub fn value(&self, steps: i64) -> f64 {
        steps as f64 * self.step
    }

    /// The parts in steps, so that they add up to `whole` steps.
    pub fn apportion(&self, parts: &[f64], whole: i64) -> Vec<i64> {
        apportion(parts, self.step, whole)
    }

    /// Digits with a point, for a CSV file.
    pub fn point(&self, steps: i64) -> String {
        let text = format!("{:.*}", self.decimals, steps as f64 * self.step);
        if steps == 0 { text.trim_start_matches('-').to_owned() } else { text }
    }

    /// The digits alone, rounded to a whole number of steps.
    fn digits(&self, value: f64) -> String {
        self.language.number((value / self.step).round() * self.step / self.divisor, self.decimals)
    }

    fn dressed(&self, digits: &str, last: bool) -> String {
        let (sign, bare) = match digits.strip_prefix(MINUS) {
            Some(rest) => ("\u{2212}", rest),
            None => ("", digits),
        };
        match self.unit {
            // In English both bounds say that they are millions.
            Unit::Euro if self.divisor > 1.0 && (last || self.language == Language::English) => {
                format!("{sign}{}{bare}{}", self.language.euro_sign(), self.language.million())
            }
            Unit::Euro => format!("{sign}{}{bare}", self.language.euro_sign()),
            Unit::Share if last => format!("{digits}%"),
            _ => digits.to_owned(),
        }
    }

    /// A value with its sign for the unit but without noun: `€ 1,20 mln`, `8,04`.
    pub fn bare(&self, steps: i64) -> String {
        self.dressed(&self.digits(steps as f64 * self.step), true)
    }

    /// As [`Scale::bare`], with the noun of the unit: `8,04 weken`.
    pub fn amount(&self, steps: i64) -> String {
        match self.language.noun(self.unit) {
            "" => self.bare(steps),
            noun => format!("{}{SPACE}{noun}", self.bare(steps)),
        }
    }

    /// As [`Scale::bare`], with a plus before what is more than nothing; percentages become percentage points.
    pub fn change(&self, steps: i64) -> String {
        let text = match self.unit {
            Unit::Share => format!("{}{SPACE}pp", self.digits(steps as f64 * self.step)),
            _ => self.bare(steps),
        };
        if steps > 0 { format!("+{text}") } else { text }
    }

    /// Bounds of a value: `€ 1,00 tot € 1,40 mln`; nothing when they are unknown.
    pub fn bounds(&self, interval: Interval) -> String {
        if !interval.low.is_finite() {
            return String::new();
        }
        let written = |value: f64, last: bool| self.dressed(&self.digits(value), last);
        self.language.range(&written(interval.low, false), &written(interval.high, true))
    }

    /// As [`Scale::change`], with the noun of the unit.
    pub fn change_amount(&self, steps: i64) -> String {
        match self.language.noun(self.unit) {
            "" => self.change(steps),
            noun => format!("{}{SPACE}{noun}", self.change(steps)),
        }
    }

    /// Bounds of a value in digits alone: `1,00 tot 1,40`.
    pub fn plain_bounds(&self, interval: Interval) -> String {
        if !interval.low.is_finite() {
            return String::new();
        }
        self.language.range(&self.digits(interval.low), &self.digits(interval.high))
    }

    /// Bounds of a change, with signs and without the unit: `+0,20 tot +0,60`.
    pub fn change_bounds(&self, interval: Interval) -> String {
        if !interval.low.is_finite() {
            return String::new();
        }
        let written = |value: f64| {
            let digits = self.digits(value);
            let zero = !digits.bytes().any(|d| (b'1'..=b'9').contains(&d));
            if value > 0.0 && !zero { format!("+{digits}") } else { digits }
        };
        self.language.range(&written(interval.low), &written(interval.high))
    }

    /// The unit in words, as beside an axis: "weken", "mln euro".
    pub fn unit(&self) -> String {
        match self.unit {
            Unit::Euro if self.divisor > 1.0 => self.language.say("mln euro", "million euros").into(),
            unit => self.language.unit_name(unit).into(),
        }
    }
}

/// A share with its interval: `46% (41 tot 51%)`.
pub fn share(language: Language, interval: Interval) -> String {
    match share_parts(language, interval) {
        (mean, Some(bounds)) => format!("{mean} ({bounds})"),
        (mean, None) => mean,
    }
}

/// A share and its bounds: `46%` and `41 tot 51%`.
pub fn share_parts(language: Language, interval: Interval) -> (String, Option<String>) {
    let decimals = usize::from(interval.mean.abs() < 0.0995);
    let percent = |x: f64| language.number(100.0 * x, decimals);
    let known = interval.low.is_finite() && interval.high.is_finite();
    let bounds = known.then(|| language.range(&percent(interval.low), &percent(interval.high)) + "%");
    (if interval.mean.is_finite() { percent(interval.mean) + "%" } else { NOTHING.into() }, bounds)
}

/// A mean with its bounds on the next line, for a narrow column.
pub fn two_lines((mean, bounds): (String, Option<String>)) -> String {
    match bounds {
        Some(bounds) => format!("{mean}\n{bounds}"),
        None => mean,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_one_sum_are_written_alike() {
        let scale = Scale::of(Language::Dutch, Unit::Euro, 1.2e6);
        assert_eq!(scale.bare(scale.steps(1_234_567.0)), "€\u{a0}1,23\u{a0}mln");
        assert_eq!(scale.change(scale.steps(45_000.0)), "+€\u{a0}0,05\u{a0}mln");
        let thousands = Scale::of(Language::Dutch, Unit::Euro, 200_000.0);
        let wide = Interval { mean: 0.0, low: -24_219.0, high: 14_994.0 };
        assert_eq!(thousands.change_bounds(wide), "−24.000 tot +15.000");
        let interval = Interval { mean: 0.0, low: -20_000.0, high: 30_000.0 };
        assert_eq!(scale.change_bounds(interval), "−0,02 tot +0,03");
        assert_eq!(scale.bounds(interval), "−€\u{a0}0,02 tot €\u{a0}0,03\u{a0}mln");
        let scale = Scale::of(Language::Dutch, Unit::Weeks, 8.0);
        assert_eq!(scale.amount(scale.steps(8.043)), "8,04\u{a0}weken");
        let scale = Scale::of(Language::Dutch, Unit::Share, 0.4);
        assert_eq!((scale.bare(412), scale.change(-12)), ("41,2%".into(), "−1,2\u{a0}pp".into()));
    }

    #[test]
    fn a_file_has_cents_or_six_digits() {
        let cents = Scale::fine(Unit::Euro, 5e6);
        assert_eq!(cents.point(cents.steps(1234.567)), "1234.57");
        let fine = Scale::fine(Unit::Weeks, 8.0);
        assert_eq!(fine.point(fine.steps(8.123_456_7)), "8.12346");
        let coarse = Scale::fine(Unit::ClientWeeks, 123_456.0);
        assert_eq!(coarse.point(coarse.steps(123_456.7)), "123457");
        assert_eq!(fine.point(0), "0.00000");
    }

    #[test]
    fn a_share_has_more_digits_when_it_is_small() {
        assert_eq!(share(Language::Dutch, Interval { mean: 0.46, low: 0.41, high: 0.51 }), "46% (41 tot 51%)");
        assert_eq!(share(Language::Dutch, Interval { mean: 0.031, low: 0.02, high: 0.042 }), "3,1% (2,0 tot 4,2%)");
        assert_eq!(share(Language::Dutch, Interval { mean: 0.5, low: f64::NAN, high: f64::NAN }), "50%");
    }

    #[test]
    fn english_numbers_have_their_own_points_and_both_bounds_are_in_millions() {
        let scale = Scale::of(Language::English, Unit::Euro, 1.2e6);
        assert_eq!(scale.change(scale.steps(45_000.0)), "+€0.05m");
        let interval = Interval { mean: 0.0, low: -20_000.0, high: 30_000.0 };
        assert_eq!(scale.bounds(interval), "−€0.02m to €0.03m");
        assert_eq!(scale.unit(), "million euros");
        let interval = Interval { mean: 0.031, low: 0.02, high: 0.042 };
        assert_eq!(share(Language::English, interval), "3.1% (2.0 to 4.2%)");
    }
}
