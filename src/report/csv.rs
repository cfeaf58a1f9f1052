//! The figures as CSV, for those who want to calculate further.
//!
//! UTF-8, a comma between fields and a point in numbers: the same file reads alike in R, Python and any
//! spreadsheet. Nothing seen is an empty field, which is not zero. A text that a spreadsheet would take for a formula
//! begins with an apostrophe.

use super::dutch;
use crate::statistics::{Comparison, Family, Unit};
use std::borrow::Cow;

/// The file with one line per scenario and measure.
pub const FIGURES_FILE: &str = "kerncijfers.csv";
/// The file with one line per scenario, month and measure.
pub const SERIES_FILE: &str = "reeksen.csv";

const FIGURES_HEADER: [&str; 12] = [
    "scenario",
    "maat",
    "eenheid",
    "gemiddelde",
    "bi95_laag",
    "bi95_hoog",
    "verschil",
    "verschil_laag",
    "verschil_hoog",
    "n",
    "p_holm",
    "duidelijk_na_correctie",
];
const SERIES_HEADER: [&str; 12] =
    ["scenario", "maand", "datum", "maat", "eenheid", "gemiddelde", "p05", "p25", "p50", "p75", "p95", "n"];

/// `kerncijfers.csv`: means over the whole reported period and paired differences with the reference, both
/// with 95% intervals. Of differences in key figures also what is left when all are judged together ([`Family`]).
pub fn figures(comparison: &Comparison) -> Vec<u8> {
    let mut table = Table::new(&FIGURES_HEADER);
    let family = Family::of(comparison);
    for (s, scenario) in comparison.scenarios.iter().enumerate() {
        for (m, (measure, figure)) in comparison.measures.iter().zip(&scenario.figures).enumerate() {
            let interval = |interval: Option<crate::statistics::Interval>| match interval {
                Some(i) => [i.mean, i.low, i.high].map(|x| number(x, measure.unit)),
                None => [const { String::new() }; 3],
            };
            let [mean, low, high] = interval(figure.value);
            let [difference, difference_low, difference_high] = interval(figure.difference);
            let n = figure.n.to_string();
            let p = family.p(s, m).map_or(String::new(), p_value);
            let clear = family.clear(s, m).map_or("", |clear| if clear { "ja" } else { "nee" });
            table.line([
                &scenario.name,
                &measure.id,
                dutch::unit_name(measure.unit),
                &mean,
                &low,
                &high,
                &difference,
                &difference_low,
                &difference_high,
                &n,
                &p,
                clear,
            ]);
        }
    }
    table.bytes()
}

/// `reeksen.csv`: how the replications spread in each month.
pub fn series(comparison: &Comparison) -> Vec<u8> {
    let mut table = Table::new(&SERIES_HEADER);
    for scenario in &comparison.scenarios {
        for (month, first_day) in comparison.months.iter().enumerate() {
            let (month_number, first_day) = ((month + 1).to_string(), first_day.to_string());
            for (measure, bands) in comparison.measures.iter().zip(&scenario.series) {
                let Some(band) = bands.get(month) else { continue };
                let [mean, p05, p25, p50, p75, p95] = [band.mean, band.p05, band.p25, band.p50, band.p75, band.p95]
                    .map(|x| match band.n {
                        0 => String::new(),
                        _ => number(x, measure.unit),
                    });
                table.line([
                    scenario.name.as_str(),
                    &month_number,
                    &first_day,
                    &measure.id,
                    dutch::unit_name(measure.unit),
                    &mean,
                    &p05,
                    &p25,
                    &p50,
                    &p75,
                    &p95,
                    &band.n.to_string(),
                ]);
            }
        }
    }
    table.bytes()
}

/// A p-value to six decimals. None is so small that it is nothing: 0.000001 stands for that and for less.
pub fn p_value(p: f64) -> String {
    format!("{:.6}", p.max(1e-6))
}

/// A number for a CSV file: euros to the cent, all else with at most six significant digits; no exponent, no
/// negative zero, and nothing at all when nothing was seen.
pub fn number(value: f64, unit: Unit) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let text = if unit == Unit::Euro { format!("{value:.2}") } else { six_digits(value) };
    match text.strip_prefix('-') {
        Some(rest) if !rest.bytes().any(|d| (b'1'..=b'9').contains(&d)) => rest.to_string(),
        _ => text,
    }
}

/// A text that a spreadsheet will not run as a formula: names are chosen by whoever writes a scenario. Quotation marks
/// around a field do not help, for they are gone when the spreadsheet looks (OWASP, "CSV Injection"). A spreadsheet that
/// expects another separator than ours splits within a text, so what stands behind one counts as a beginning.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(['=', '+', '-', '@', '\t', '\r']) {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r') {
            safe.push('\'');
        }
        safe.push(c);
        begins = matches!(c, ';' | ',' | '\t' | '\r' | '\n' | '"');
    }
    safe.into()
}

/// A field as it is written: [`harmless`], but a number as it is.
pub(super) fn field(text: &str) -> Cow<'_, str> {
    if text.parse::<f64>().is_ok_and(f64::is_finite) { text.into() } else { harmless(text) }
}

/// At most six significant digits, without trailing zeros.
fn six_digits(value: f64) -> String {
    // The exponent form rounds once and exactly; the plain form then only moves the point.
    let scientific = format!("{value:.5e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let rounded: f64 = scientific.parse().unwrap_or(value);
    if digits.trim_start_matches('-') == "0.00000" {
        return "0".to_string();
    }
    let decimals = (5 - exponent).max(0) as usize;
    let plain = format!("{rounded:.decimals$}");
    match plain.contains('.') {
        true => plain.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => plain,
    }
}

/// A CSV table in memory.
pub(super) struct Table(::csv::Writer<Vec<u8>>);

/// Writing to memory cannot fail.
const IN_MEMORY: &str = "a CSV table in memory takes every line";

impl Table {
    pub(super) fn new(header: &[&str]) -> Table {
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        writer.write_record(header).expect(IN_MEMORY);
        Table(writer)
    }

    fn line<const N: usize>(&mut self, fields: [&str; N]) {
        self.0.write_record(fields.map(|text| field(text).into_owned())).expect(IN_MEMORY);
    }

    /// As [`Table::line`], for a number of fields that is known only when it runs.
    pub(super) fn row(&mut self, fields: &[String]) {
        self.0.write_record(fields.iter().map(|text| field(text).into_owned())).expect(IN_MEMORY);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_inner().expect(IN_MEMORY)
    }
}
