//! The answer in sentences: what each scenario does, and how sure that is.

use super::table::{Cell, Table};
use crate::report::charts::lookup;
use crate::report::dutch;
use crate::report::verdict::Verdict;
use crate::statistics::{Comparison, Family, Whole};

/// The most compared scenarios of which the answer tells everything; of more it tells the extremes.
pub const FEW: usize = 4;

/// A question that readers have, with the words for its answer.
struct Topic {
    id: &'static str,
    name: &'static str,
    noun: &'static str,
    plural: bool,
    less: &'static str,
    more: &'static str,
}

const TOPICS: [Topic; 4] = [
    Topic {
        id: "doorlooptijd_gem",
        name: "Wachten op een besluit",
        noun: "de doorlooptijd",
        plural: false,
        less: "korter",
        more: "langer",
    },
    Topic {
        id: "wachtlijst_totaal",
        name: "Wachtlijst",
        noun: "de wachtlijst",
        plural: false,
        less: "korter",
        more: "langer",
    },
    Topic { id: "uitgaven", name: "Uitgaven", noun: "de uitgaven", plural: true, less: "lager", more: "hoger" },
    Topic {
        id: "onvervuld_stil",
        name: "Stil tekort",
        noun: "het stille tekort",
        plural: false,
        less: "kleiner",
        more: "groter",
    },
];

impl Topic {
    /// The verb that goes with the noun: singular or plural.
    fn verb(&self, one: &'static str, more: &'static str) -> &'static str {
        if self.plural { more } else { one }
    }

    fn is(&self) -> &'static str {
        self.verb("is", "zijn")
    }
}

/// The topics that were measured, with the position of their measure.
fn topics(c: &Comparison) -> Vec<(&'static Topic, usize)> {
    TOPICS.iter().filter_map(|topic| Some((topic, lookup::measure(c, topic.id)?))).collect()
}

/// The sentences at the top of the page when the scenarios are too many, or alone, to be told one by one.
pub fn summary(c: &Comparison) -> Vec<String> {
    match lookup::others(c).len() {
        0 => topics(c).into_iter().map(|(topic, m)| level(c, topic, m)).collect(),
        1..=FEW => Vec::new(),
        _ => topics(c).into_iter().map(|(topic, m)| extremes(c, topic, m)).collect(),
    }
}

/// What scenario `s` does, in a sentence per topic.
pub fn sentences(c: &Comparison, s: usize) -> Vec<String> {
    let family = Family::of(c);
    topics(c).into_iter().map(|(topic, m)| sentence(c, &family, s, topic, m)).collect()
}

/// ` per jaar` for flows.
fn rate(c: &Comparison, m: usize) -> &'static str {
    if c.measures[m].whole == Whole::PerYear { " per jaar" } else { "" }
}

fn capital(text: &str) -> String {
    crate::report::aspect::capital(text)
}

fn level(c: &Comparison, topic: &Topic, m: usize) -> String {
    let noun = capital(topic.noun);
    let Some(v) = lookup::value(c, c.reference, m) else { return format!("{noun} {} niet gezien.", topic.is()) };
    let is = topic.is();
    let (unit, rate) = (c.measures[m].unit, rate(c, m));
    let mean = dutch::amount(v.mean, unit);
    match v.low.is_finite() {
        true => format!("{noun} {is} gemiddeld {mean}{rate} (95%-interval {}).", dutch::bounds(v, unit)),
        false => format!("{noun} {is} {mean}{rate}. Met één herhaling is niet te zeggen hoe zeker dat is."),
    }
}

fn sentence(c: &Comparison, family: &Family, s: usize, topic: &Topic, m: usize) -> String {
    let noun = capital(topic.noun);
    let (Some(d), Some(verdict)) = (lookup::difference(c, s, m), Verdict::of(c, family, s, m)) else {
        return format!("Over {} is geen verschil te zeggen: het is niet in beide scenario's gezien.", topic.noun);
    };
    if d.mean == 0.0 && d.low == 0.0 && d.high == 0.0 {
        return format!("{noun} {} niet.", topic.verb("verandert", "veranderen"));
    }
    let (unit, rate) = (c.measures[m].unit, rate(c, m));
    let word = if d.mean < 0.0 { topic.less } else { topic.more };
    let size = format!("{}{rate}", dutch::difference(d.mean, unit));
    let range = format!("95%-interval {}", dutch::difference_bounds(d, unit));
    match verdict {
        Verdict::Clear => {
            let value = |s: usize| lookup::value(c, s, m).map(|v| v.mean);
            let levels = match (value(c.reference), value(s)) {
                (Some(from), Some(to)) => {
                    format!(", van {} naar {}", dutch::bare(from, unit), dutch::amount(to, unit))
                }
                _ => String::new(),
            };
            let becomes = topic.verb("wordt", "worden");
            format!("{noun} {becomes} duidelijk {word}: {size}{levels} ({range}).")
        }
        Verdict::Alone => format!(
            "{noun} {} {word}: {size} ({range}). Bij {} vergelijkingen samen kan dat ook toeval zijn.",
            topic.verb("lijkt", "lijken"),
            dutch::number(family.size() as f64, 0)
        ),
        Verdict::Chance => {
            format!(
                "Er is geen duidelijk verschil in {}: {size} ({range}). Dat kan ook toeval zijn.",
                bare(topic.noun)
            )
        }
        Verdict::Unknown => {
            format!("{noun} {} {word}: {size}. Met één herhaling is niet te zeggen of dat toeval is.", topic.is())
        }
    }
}

/// Without its article.
fn bare(noun: &str) -> &str {
    match noun {
        "het stille tekort" => "stil tekort",
        noun => noun.strip_prefix("de ").unwrap_or(noun),
    }
}

/// In how many scenarios a measure clearly falls and rises, and where the most.
fn extremes(c: &Comparison, topic: &Topic, m: usize) -> String {
    let family = Family::of(c);
    let others = lookup::others(c);
    let clear: Vec<(usize, f64)> = others
        .iter()
        .filter(|s| Verdict::of(c, &family, **s, m) == Some(Verdict::Clear))
        .filter_map(|s| Some((*s, lookup::difference(c, *s, m)?.mean)))
        .collect();
    let (unit, rate) = (c.measures[m].unit, rate(c, m));
    let most = |some: Vec<&(usize, f64)>, word: &str| {
        let (s, size) = some.iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))?;
        let (name, size) = (lookup::quoted(c, *s), dutch::difference(*size, unit));
        Some(match some.len() {
            1 => format!("duidelijk {word} bij {name} ({size}{rate})"),
            n => format!(
                "duidelijk {word} in {n} van de {} scenario's, het meest bij {name} ({size}{rate})",
                others.len()
            ),
        })
    };
    let parts: Vec<String> = [
        most(clear.iter().filter(|(_, size)| *size < 0.0).collect(), topic.less),
        most(clear.iter().filter(|(_, size)| *size > 0.0).collect(), topic.more),
    ]
    .into_iter()
    .flatten()
    .collect();
    let (noun, is) = (capital(topic.noun), topic.is());
    let rest = others.len() - clear.len();
    match (parts.as_slice(), rest) {
        ([], _) => format!(
            "{noun} {} in geen enkel scenario duidelijk: elk verschil kan ook toeval zijn.",
            topic.verb("verandert", "veranderen")
        ),
        (parts, 0) => format!("{noun} {is} {}.", parts.join(", en ")),
        (parts, 1) => {
            format!("{noun} {is} {}. Bij één scenario kan het verschil ook toeval zijn.", parts.join(", en "))
        }
        (parts, rest) => {
            format!("{noun} {is} {}. Bij {rest} scenario's kan het verschil ook toeval zijn.", parts.join(", en "))
        }
    }
}

/// All scenarios and topics in words.
pub fn overview(c: &Comparison) -> Option<Table> {
    let family = Family::of(c);
    let topics = topics(c);
    let cell = |s: usize, topic: &Topic, m: usize| {
        let (Some(d), Some(verdict)) = (lookup::difference(c, s, m), Verdict::of(c, &family, s, m)) else {
            return Cell::from("niet gezien".to_owned());
        };
        let word = if d.mean < 0.0 { topic.less } else { topic.more };
        let size = dutch::bare_difference(d.mean, c.measures[m].unit);
        let text = match verdict {
            Verdict::Clear => format!("duidelijk {word}: {size}"),
            Verdict::Alone => format!("misschien {word}: {size}"),
            Verdict::Chance => format!("geen duidelijk verschil: {size}"),
            Verdict::Unknown => format!("{word}, zekerheid onbekend: {size}"),
        };
        Cell::from(text)
    };
    let row = |s: usize| {
        let cells = topics.iter().map(|(topic, m)| cell(s, topic, *m)).collect();
        (lookup::title(&c.scenarios[s]).to_owned(), cells)
    };
    let head =
        |(topic, m): &(&Topic, usize)| format!("{}{}{}", topic.name, super::tables::in_unit(c, *m), rate(c, *m));
    (c.scenarios.len() > FEW + 1 && !topics.is_empty()).then(|| Table {
        id: "tabel-antwoord".into(),
        caption: format!("Elk scenario vergeleken met {}", lookup::quoted_reference(c)),
        heads: std::iter::once("Scenario".to_owned()).chain(topics.iter().map(head)).collect(),
        rows: lookup::others(c).into_iter().map(row).collect(),
    })
}
