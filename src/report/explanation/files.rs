//! The explanation as CSV. Euros add up to the cent.

use super::Explained;
use super::words::{Steps, adding_up, size};
use crate::report::csv::{Table, number};
use crate::report::dutch;
use crate::report::scale::Scale;
use crate::statistics::{Interval, Unit};

/// The file with what each pattern adds.
pub const PARTS_FILE: &str = "verklaring.csv";
/// The file with the outcome of each combination.
pub const COMBINATIONS_FILE: &str = "combinaties.csv";

const PARTS_HEADER: [&str; 17] = [
    "maat",
    "eenheid",
    "onderdeel",
    "naam",
    "waarde",
    "bi95_laag",
    "bi95_hoog",
    "aandeel",
    "aandeel_laag",
    "aandeel_hoog",
    "alleen",
    "alleen_laag",
    "alleen_hoog",
    "als_laatste",
    "als_laatste_laag",
    "als_laatste_hoog",
    "n",
];

/// `verklaring.csv`: for each outcome what it is without the patterns, what each adds, and what it is with them.
pub fn parts(explained: Explained<'_>) -> Vec<u8> {
    let mut table = Table::new(&PARTS_HEADER);
    for aspect in explained.aspects() {
        let (attribution, naming) = (&explained.explanation.attributions[aspect], explained.naming(aspect));
        if attribution.n == 0 {
            continue;
        }
        let unit = naming.unit;
        let scale = Scale::fine(unit, size(attribution));
        let Steps { without, parts: steps, with, .. } = adding_up(attribution, &scale);
        let mut line = |part: &str, name: &str, value: String, bounds: Interval, more: &[String]| {
            let mut fields =
                vec![naming.id.clone(), dutch::unit_name(unit).into(), part.into(), name.into(), value];
            fields.extend([number(bounds.low, unit), number(bounds.high, unit)]);
            fields.extend(more.iter().cloned());
            fields.resize(PARTS_HEADER.len() - 1, String::new());
            fields.push(attribution.n.to_string());
            table.row(&fields);
        };
        line("zonder", "", scale.point(without), attribution.without, &[]);
        for ((pattern, part), steps) in explained.patterns.iter().zip(&attribution.parts).zip(&steps) {
            let more: Vec<String> = three(part.share, Unit::Number)
                .into_iter()
                .chain(three(part.alone, unit))
                .chain(three(part.last, unit))
                .collect();
            line("patroon", &pattern.naam.text, scale.point(*steps), part.value, &more);
        }
        line("samen", "", scale.point(with - without), attribution.together, &[]);
        line("zoals_het_is", "", scale.point(with), attribution.with, &[]);
        line("som_van_alleen", "", number(attribution.alone.mean, unit), attribution.alone, &[]);
        line("samenhang", "", number(attribution.interaction.mean, unit), attribution.interaction, &[]);
    }
    table.bytes()
}

fn three(interval: Interval, unit: Unit) -> [String; 3] {
    [interval.mean, interval.low, interval.high].map(|x| number(x, unit))
}

/// `combinaties.csv`: for each outcome and combination of patterns (1 is there, 0 is taken away) the mean.
pub fn combinations(explained: Explained<'_>) -> Vec<u8> {
    let names = explained.patterns.iter().map(|pattern| pattern.naam.text.as_str());
    let header: Vec<&str> =
        ["maat", "eenheid"].into_iter().chain(names).chain(["gemiddelde", "bi95_laag", "bi95_hoog"]).collect();
    let mut table = Table::new(&header);
    for aspect in explained.aspects() {
        let naming = explained.naming(aspect);
        for (set, outcome) in explained.explanation.outcomes[aspect].iter().enumerate() {
            let there = (0..explained.patterns.len()).map(|i| (set >> i & 1).to_string());
            let fields: Vec<String> = [naming.id.clone(), dutch::unit_name(naming.unit).into()]
                .into_iter()
                .chain(there)
                .chain(three(*outcome, naming.unit))
                .collect();
            table.row(&fields);
        }
    }
    table.bytes()
}
