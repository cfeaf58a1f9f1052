//! Numbers, dates and units as readers of each language expect them.
//!
//! Dutch has a decimal comma and dots between thousands: `€ 1,2 mln`. English has them the other way round: `€1.2m`. Both
//! have a true minus (`−`), and a no-break space where a line may not end. Rounding follows the unit and is the same in
//! each language: nobody needs cents of millions.

use crate::language::Language;
use crate::say;
use crate::scenario::habits::MONTHS;
use crate::statistics::{Interval, Measure, Unit, Whole};
use jiff::civil::Date;

/// A no-break space, so that `€ 5` stays on one line.
pub const SPACE: char = '\u{a0}';
/// The true minus sign.
pub const MINUS: char = '\u{2212}';
/// What stands where nothing was seen, which is not zero.
pub const NOTHING: &str = "–";

const SHORT_MONTHS: [[&str; 12]; 2] = [
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Language {
    /// `1234.56` with one decimal: `1.234,6` or `1,234.6`. A number that rounds to zero has no sign.
    pub fn number(self, value: f64, decimals: usize) -> String {
        if !value.is_finite() {
            return NOTHING.to_string();
        }
        let (thousands, point) = self.say(('.', ','), (',', '.'));
        let digits = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::with_capacity(digits.len() + 4);
        if value < 0.0 && digits.bytes().any(|d| (b'1'..=b'9').contains(&d)) {
            text.push(MINUS);
        }
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                text.push(thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(point);
            text.push_str(fraction);
        }
        text
    }

    /// A whole number of things: `1.240`.
    pub fn count(self, number: usize) -> String {
        self.number(number as f64, 0)
    }

    /// Whole euros: `€ 1.234.567`, `−€ 50`; `€1,234,567`, `−€50`.
    pub fn euro(self, value: f64) -> String {
        self.with_euro_sign(self.number(value, 0))
    }

    /// Euros for charts and tables: `€ 13,5 mln`, `€ 853.000`, `€ 7.350`.
    pub fn euro_short(self, value: f64) -> String {
        Form::of(self, Unit::Euro, value).amount(value)
    }

    /// The sign before an amount in euros, with its space.
    pub fn euro_sign(self) -> &'static str {
        self.say("€\u{a0}", "€")
    }

    /// What stands behind millions: ` mln` or `m`.
    pub fn million(self) -> &'static str {
        self.say("\u{a0}mln", "m")
    }

    /// A share as a percentage: `0.073` is `7,3%`.
    pub fn percent(self, share: f64, decimals: usize) -> String {
        let text = self.number(share * 100.0, decimals);
        if text == NOTHING { text } else { text + "%" }
    }

    /// `mrt 2026`, `Mar 2026`.
    pub fn month(self, date: Date) -> String {
        format!("{}{SPACE}{}", self.month_name(date), date.year())
    }

    /// `mrt`, `Mar`.
    pub fn month_name(self, date: Date) -> &'static str {
        let [dutch, english] = SHORT_MONTHS;
        self.say(dutch, english)[date.month() as usize - 1]
    }

    /// `1 juli 2026`, `1 July 2026`.
    pub fn date(self, date: Date) -> String {
        let month = self.say(MONTHS, ENGLISH_MONTHS)[date.month() as usize - 1];
        format!("{}{SPACE}{month}{SPACE}{}", date.day(), date.year())
    }

    /// The noun of a unit, empty when the sign of the number says it: `weken`, `dossiers`, `fte`.
    pub fn noun(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Count(noun) => noun.of(self),
            Unit::Weeks => self.say("weken", "weeks"),
            Unit::ClientWeeks => self.say("cliëntweken", "client-weeks"),
            Unit::Hours => self.say("uur", "hours"),
            Unit::Fte => self.say("fte", "FTE"),
            Unit::Share | Unit::Euro | Unit::Number => "",
        }
    }

    /// The name of a unit in a column of its own: `dossiers`, `euro`, `aandeel`.
    pub fn unit_name(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Share => self.say("aandeel", "share"),
            Unit::Euro => self.say("euro", "euros"),
            Unit::Number => self.say("getal", "number"),
            _ => self.noun(unit),
        }
    }

    /// As [`Language::unit_name`], after "in" and of many: `euro's`.
    pub fn unit_of_axis(self, unit: Unit) -> &'static str {
        if unit == Unit::Euro { self.say("euro's", "euros") } else { self.unit_name(unit) }
    }

    /// A measure as a row or column head: its name and, for flows, that it is per year.
    pub fn heading(self, measure: &Measure) -> String {
        let (name, per_year) = (measure.name.of(self), self.say("per jaar", "per year"));
        match measure.whole {
            Whole::PerYear if !name.contains(per_year) => format!("{name} {per_year}"),
            Whole::Average | Whole::PerYear => name.to_owned(),
            Whole::AtEnd => say!(self, "{name}, aan het eind", "{name}, at the end"),
        }
    }

    /// A value with its unit, sensibly rounded: `12,5 weken`, `7,3%`, `€ 13,5 mln`, `1.240 dossiers`.
    pub fn amount(self, value: f64, unit: Unit) -> String {
        Form::of(self, unit, value).amount(value)
    }

    /// As [`Language::amount`], without the noun: `12,5`, `7,3%`, `€ 13,5 mln`.
    pub fn bare(self, value: f64, unit: Unit) -> String {
        Form::of(self, unit, value).bare(value)
    }

    /// A difference with its sign and unit: `+0,4 weken`, `−€ 1,2 mln`, `+1,5 procentpunt`.
    pub fn difference(self, value: f64, unit: Unit) -> String {
        Form::of(self, unit, value).difference(value)
    }

    /// As [`Language::difference`], without the noun; a share keeps `pp`.
    pub fn bare_difference(self, value: f64, unit: Unit) -> String {
        Form::of(self, unit, value).bare_difference(value)
    }

    /// Two written bounds: `34,1 tot 42,0%`.
    pub fn range(self, low: &str, high: &str) -> String {
        say!(self, "{low} tot {high}", "{low} to {high}")
    }

    /// The bounds of an interval, rounded alike: `34,1 tot 42,0%`, `€ 1,0 tot € 1,4 mln`, `€1.0m to €1.4m`.
    pub fn bounds(self, interval: Interval, unit: Unit) -> String {
        let form = Form::of_interval(self, unit, interval);
        self.range(&form.first(interval.low), &form.bare(interval.high))
    }

    /// The bounds of a difference, with signs and without noun: `+0,2 tot +0,6`, `−€ 1,4 tot −€ 1,0 mln`.
    pub fn difference_bounds(self, interval: Interval, unit: Unit) -> String {
        let form = Form::of_interval(self, unit, interval);
        let high = if unit == Unit::Euro { form.bare(interval.high) } else { form.plain(interval.high) };
        self.range(&signed(form.first(interval.low), interval.low), &signed(high, interval.high))
    }

    /// Puts the euro sign between the sign and the digits.
    fn with_euro_sign(self, digits: String) -> String {
        let sign = self.euro_sign();
        match digits.strip_prefix(MINUS) {
            _ if digits == NOTHING => digits,
            Some(rest) => format!("{MINUS}{sign}{rest}"),
            None => format!("{sign}{digits}"),
        }
    }
}

/// How numbers of one unit and size are rounded.
struct Form {
    language: Language,
    unit: Unit,
    scale: f64,
    decimals: usize,
}

impl Form {
    fn of(language: Language, unit: Unit, size: f64) -> Form {
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
        Form { language, unit, scale, decimals }
    }

    fn of_interval(language: Language, unit: Unit, interval: Interval) -> Form {
        Form::of(language, unit, interval.low.abs().max(interval.high.abs()))
    }

    /// The digits alone.
    fn plain(&self, value: f64) -> String {
        // Below a million, euros are written in thousands from ten thousand on: more digits would be noise.
        let value = if self.unit == Unit::Euro && self.scale == 1.0 && value.abs() >= 9_950.0 {
            (value / 1000.0).round() * 1000.0
        } else {
            value / self.scale
        };
        self.language.number(value, self.decimals)
    }

    /// The first of two numbers: `%` follows the second, and so does `mln` in Dutch.
    fn first(&self, value: f64) -> String {
        match (self.unit, self.language) {
            (Unit::Euro, Language::English) => self.bare(value),
            (Unit::Euro, Language::Dutch) => self.language.with_euro_sign(self.plain(value)),
            _ => self.plain(value),
        }
    }

    fn bare(&self, value: f64) -> String {
        let text = self.plain(value);
        match self.unit {
            _ if text == NOTHING => text,
            Unit::Share => text + "%",
            Unit::Euro if self.scale > 1.0 => self.language.with_euro_sign(text) + self.language.million(),
            Unit::Euro => self.language.with_euro_sign(text),
            _ => text,
        }
    }

    fn amount(&self, value: f64) -> String {
        match self.language.noun(self.unit) {
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
        match (self.unit, self.language.noun(self.unit)) {
            (Unit::Share, _) => {
                let points = self.language.say("procentpunt", "percentage points");
                format!("{}{SPACE}{points}", signed(self.plain(value), value))
            }
            (_, "") => signed(self.bare(value), value),
            (_, noun) => format!("{}{SPACE}{noun}", signed(self.bare(value), value)),
        }
    }
}

/// Puts a plus before a positive number that does not round to zero.
fn signed(text: String, value: f64) -> String {
    let zero = !text.bytes().any(|d| (b'1'..=b'9').contains(&d));
    if value > 0.0 && !zero { format!("+{text}") } else { text }
}
