//! The sensitivity as CSV.

use super::Examined;
use crate::report::csv::{Table, number};
use crate::report::dutch;
use crate::statistics::{Interval, Unit};

/// The file with everything that was found.
pub const FILE: &str = "gevoeligheid.csv";

const HEADER: [&str; 25] = [
    "maat",
    "eenheid",
    "sleutel",
    "aanname",
    "soort",
    "laag",
    "hoog",
    "mu",
    "mu_ster",
    "mu_ster_laag",
    "mu_ster_hoog",
    "sigma",
    "eerste_orde",
    "eerste_orde_laag",
    "eerste_orde_hoog",
    "totaal",
    "totaal_laag",
    "totaal_hoog",
    "bij_laag",
    "bij_laag_laag",
    "bij_laag_hoog",
    "bij_hoog",
    "bij_hoog_laag",
    "bij_hoog_hoog",
    "deel_toeval",
];

/// `gevoeligheid.csv`: a line for each outcome and assumption, in the order of importance for that outcome. The
/// indices and ends are empty for assumptions that were not looked at closely; the share of luck is that of the whole
/// outcome.
pub fn table(examined: Examined<'_>) -> Vec<u8> {
    let mut table = Table::new(&HEADER);
    let found = examined.sensitivity;
    for aspect in examined.aspects() {
        let naming = examined.naming(aspect);
        let unit = naming.unit;
        for input in super::words::by_size(examined, aspect) {
            let (range, screened) = (&examined.ranges[input], found.screened[aspect][input]);
            let sort = if range.is_factor() { "factor" } else { "waarde" };
            let mut fields: Vec<String> = vec![
                naming.id.clone(),
                dutch::unit_name(unit).into(),
                range.sleutel.text.clone(),
                range.naam.clone(),
                sort.into(),
                number(range.laag, Unit::Number),
                number(range.hoog, Unit::Number),
                number(screened.mean, unit),
            ];
            fields.extend(three(screened.size, unit));
            fields.push(number(screened.spread, unit));
            match found.important.iter().position(|i| *i == input) {
                Some(k) => {
                    let (index, ends) = (found.indices[aspect][k], found.ends[aspect][k]);
                    fields.extend(three(index.first, Unit::Number));
                    fields.extend(three(index.total, Unit::Number));
                    fields.extend(three(ends.low, unit));
                    fields.extend(three(ends.high, unit));
                }
                None => fields.resize(HEADER.len() - 1, String::new()),
            }
            fields.push(number(found.noise[aspect], Unit::Number));
            table.row(&fields);
        }
    }
    table.bytes()
}

fn three(interval: Interval, unit: Unit) -> [String; 3] {
    [interval.mean, interval.low, interval.high].map(|x| number(x, unit))
}
