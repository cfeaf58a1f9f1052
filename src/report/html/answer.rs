//! The answer in sentences: what each scenario does, and how sure that is.

mod extremes;

use super::table::{Cell, Head, Table};
use super::tables::titled;
use crate::language::{Language, Text};
use crate::report::View;
use crate::report::aspect::capital;
use crate::report::charts::conclusion::without_article;
use crate::report::charts::lookup;
use crate::report::verdict::Verdict;
use crate::say;
use crate::statistics::{Family, Interval, Whole};
use jiff::civil::Date;

/// The most compared scenarios of which the answer tells everything; of more it tells the extremes.
pub const FEW: usize = 4;

/// The most scenarios that are named as changing in the course of the period.
const NAMED: usize = 3;

/// A question that readers have, with the words for its answer.
struct Topic {
    id: &'static str,
    name: Text,
    noun: Text,
    /// In Dutch; in English nothing here is plural.
    plural: bool,
    less: Text,
    more: Text,
}

const TOPICS: [Topic; 4] = [
    Topic {
        id: "doorlooptijd_gem",
        name: Text::new("Wachten op een besluit", "Waiting for a decision"),
        noun: Text::new("de doorlooptijd", "lead time"),
        plural: false,
        less: Text::new("korter", "shorter"),
        more: Text::new("langer", "longer"),
    },
    Topic {
        id: "wachtlijst_totaal",
        name: Text::new("Wachtlijst", "Waiting list"),
        noun: Text::new("de wachtlijst", "the waiting list"),
        plural: false,
        less: Text::new("korter", "shorter"),
        more: Text::new("langer", "longer"),
    },
    Topic {
        id: "uitgaven",
        name: Text::new("Uitgaven", "Spending"),
        noun: Text::new("de uitgaven", "spending"),
        plural: true,
        less: Text::new("lager", "lower"),
        more: Text::new("hoger", "higher"),
    },
    Topic {
        id: "onvervuld_stil",
        name: Text::new("Stil tekort", "Silent shortfall"),
        noun: Text::new("het stille tekort", "silent shortfall"),
        plural: false,
        less: Text::new("kleiner", "smaller"),
        more: Text::new("groter", "larger"),
    },
];

impl Topic {
    /// The verb that goes with the Dutch noun: singular or plural.
    fn verb(&self, one: &'static str, more: &'static str) -> &'static str {
        if self.plural { more } else { one }
    }

    /// "is" or "zijn".
    fn is(&self, language: Language) -> &'static str {
        language.say(self.verb("is", "zijn"), "is")
    }

    /// The word for a difference of this sign.
    fn way(&self, difference: f64, language: Language) -> &'static str {
        if difference < 0.0 { self.less.of(language) } else { self.more.of(language) }
    }
}

/// The topics that were measured, with the position of their measure.
fn topics(c: &View<'_>) -> Vec<(&'static Topic, usize)> {
    TOPICS.iter().filter_map(|topic| Some((topic, lookup::measure(c, topic.id)?))).collect()
}

/// The sentences at the top of the page when the scenarios are too many, or alone, to be told one by one.
pub fn summary(c: &View<'_>) -> Vec<String> {
    match lookup::others(c).len() {
        1..=FEW => Vec::new(),
        _ => brief(c),
    }
}

/// A sentence per topic, however many scenarios there are.
pub fn brief(c: &View<'_>) -> Vec<String> {
    match lookup::others(c).as_slice() {
        [] => topics(c).into_iter().map(|(topic, m)| level(c, topic, m)).collect(),
        [one] => sentences(c, *one),
        _ => topics(c).into_iter().map(|(topic, m)| extremes::told(c, topic, m)).collect(),
    }
}

/// The measures of the topics, with the heads of their columns.
pub fn columns(c: &View<'_>) -> Vec<(usize, Head)> {
    topics(c).into_iter().map(|(topic, m)| (m, head(c, topic, m))).collect()
}

fn head(c: &View<'_>, topic: &Topic, m: usize) -> Head {
    let text = format!("{}{}{}", topic.name.of(c.language), super::tables::in_unit(c, m), rate(c, m));
    Head::from(text.as_str())
}

/// What scenario `s` does, in a sentence per topic.
pub fn sentences(c: &View<'_>, s: usize) -> Vec<String> {
    let family = Family::of(c);
    topics(c).into_iter().map(|(topic, m)| sentence(c, &family, s, topic, m)).collect()
}

/// ` per jaar` for flows.
fn rate(c: &View<'_>, m: usize) -> &'static str {
    if c.measures[m].whole == Whole::PerYear { c.language.say(" per jaar", " per year") } else { "" }
}

fn level(c: &View<'_>, topic: &Topic, m: usize) -> String {
    let (noun, is) = (capital(topic.noun.of(c.language)), topic.is(c.language));
    let Some(v) = lookup::value(c, c.reference, m) else {
        return say!(c.language, "{noun} {is} niet gezien.", "{noun} was not seen.");
    };
    let (unit, rate) = (c.measures[m].unit, rate(c, m));
    let mean = c.language.amount(v.mean, unit);
    match v.low.is_finite() {
        true => say!(
            c.language,
            "{noun} {is} gemiddeld {mean}{rate} (95%-interval {}).",
            "{noun} {is} {mean}{rate} on average (95% interval {}).",
            c.language.bounds(v, unit)
        ),
        false => say!(
            c.language,
            "{noun} {is} {mean}{rate}. Met één herhaling is niet te zeggen hoe zeker dat is.",
            "{noun} {is} {mean}{rate}. One replication cannot tell how sure that is."
        ),
    }
}

fn sentence(c: &View<'_>, family: &Family, s: usize, topic: &Topic, m: usize) -> String {
    let name = topic.noun.of(c.language);
    let noun = capital(name);
    let (Some(d), Some(verdict)) = (lookup::difference(c, s, m), Verdict::of(c, family, s, m)) else {
        return say!(
            c.language,
            "Over {name} is geen verschil te zeggen: het is niet in beide scenario's gezien.",
            "No difference can be given for {name}: it was not seen in both scenarios."
        );
    };
    if nothing(d) {
        let changes = topic.verb("verandert", "veranderen");
        return say!(c.language, "{noun} {changes} niet.", "{noun} does not change.");
    }
    let (unit, rate) = (c.measures[m].unit, rate(c, m));
    let word = topic.way(d.mean, c.language);
    let size = format!("{}{rate}", c.language.difference(d.mean, unit));
    let range = say!(c.language, "95%-interval {}", "95% interval {}", c.language.difference_bounds(d, unit));
    match verdict {
        Verdict::Clear => {
            let value = |s: usize| lookup::value(c, s, m).map(|v| v.mean);
            let levels = match (value(c.reference), value(s)) {
                (Some(from), Some(to)) => {
                    let whole = c.language.amount(from, unit);
                    let (from, to) = (c.language.bare(from, unit), c.language.amount(to, unit));
                    match whole == to {
                        true => say!(c.language, ", op {whole}", ", on {whole}"),
                        false => say!(c.language, ", van {from} naar {to}", ", from {from} to {to}"),
                    }
                }
                _ => String::new(),
            };
            let becomes = topic.verb("wordt", "worden");
            say!(
                c.language,
                "{noun} {becomes} duidelijk {word}: {size}{levels} ({range}).",
                "{noun} becomes clearly {word}: {size}{levels} ({range})."
            )
        }
        Verdict::Alone => {
            let (seems, count) = (topic.verb("lijkt", "lijken"), c.language.count(family.size()));
            say!(
                c.language,
                "{noun} {seems} {word}: {size} ({range}). Bij {count} vergelijkingen samen kan dat ook toeval zijn.",
                "{noun} seems {word}: {size} ({range}). Among {count} comparisons that may also be chance."
            )
        }
        Verdict::Chance => {
            say!(
                c.language,
                "Er is geen duidelijk verschil in {}: {size} ({range}). Dat kan ook toeval zijn.",
                "There is no clear difference in {}: {size} ({range}). It may also be chance.",
                bare(name)
            )
        }
        Verdict::Unknown if d.mean == 0.0 => {
            let changes = topic.verb("verandert", "veranderen");
            say!(
                c.language,
                "{noun} {changes} niet in deze ene herhaling.",
                "{noun} does not change in this one replication."
            )
        }
        Verdict::Unknown => {
            say!(
                c.language,
                "{noun} {} {word}: {size}. Met één herhaling is niet te zeggen of dat toeval is.",
                "{noun} {} {word}: {size}. One replication cannot tell whether that is chance.",
                topic.is(c.language)
            )
        }
    }
}

/// True when no replication differed from the reference.
fn nothing(difference: Interval) -> bool {
    let Interval { mean, low, high } = difference;
    mean == 0.0 && low == 0.0 && high == 0.0
}

/// Without its article.
fn bare(noun: &str) -> &str {
    match noun {
        "het stille tekort" => "stil tekort",
        noun => without_article(noun),
    }
}

/// That the figures are of the whole period, when a change begins later: then they do not tell what it does once it holds.
pub fn whole_period(c: &View<'_>) -> Option<String> {
    let first = c.months.first()?;
    let begins = |s: usize| {
        let days = c.scenarios[s].changes.iter().filter_map(|change| change.since);
        Some((s, days.filter(|day| day > first).min()?))
    };
    let later: Vec<(usize, Date)> = lookup::order(c).into_iter().filter_map(begins).collect();
    let (_, day) = later.first()?;
    let when = if later.iter().all(|(_, other)| other == day) {
        c.language.date(*day)
    } else if later.len() <= NAMED {
        let named = |(s, day): &(usize, Date)| format!("{} {}", lookup::quoted(c, *s), c.language.date(*day));
        later.iter().map(named).collect::<Vec<_>>().join("; ")
    } else {
        say!(c.language, "in {} scenario's", "in {} scenarios", later.len())
    };
    Some(say!(
        c.language,
        "De cijfers gaan over de hele periode, ook over de tijd waarin een wijziging nog niet geldt ({when}). Per maand is te zien \
         hoe groot het verschil daarna is.",
        "The figures are of the whole period, also of the time in which a change does not hold yet ({when}). The figures per \
         month show how large the difference is after that."
    ))
}

/// All scenarios and topics in words.
pub fn overview(c: &View<'_>) -> Option<Table> {
    let family = Family::of(c);
    let topics = topics(c);
    let cell = |s: usize, topic: &Topic, m: usize| {
        let (Some(d), Some(verdict)) = (lookup::difference(c, s, m), Verdict::of(c, &family, s, m)) else {
            return Cell::from(c.language.say("niet gezien", "not seen").to_owned());
        };
        if nothing(d) {
            return Cell::from(c.language.say("geen verschil", "no difference").to_owned());
        }
        let word = topic.way(d.mean, c.language);
        let size = c.language.bare_difference(d.mean, c.measures[m].unit);
        let text = match verdict {
            Verdict::Clear => say!(c.language, "duidelijk {word}: {size}", "clearly {word}: {size}"),
            Verdict::Alone => say!(c.language, "misschien {word}: {size}", "perhaps {word}: {size}"),
            Verdict::Chance => say!(c.language, "geen duidelijk verschil: {size}", "no clear difference: {size}"),
            Verdict::Unknown => {
                say!(c.language, "{word}, zekerheid onbekend: {size}", "{word}, certainty unknown: {size}")
            }
        };
        Cell::from(text)
    };
    let row = |s: usize| {
        let cells = topics.iter().map(|(topic, m)| cell(s, topic, *m)).collect();
        (titled(c, s), cells)
    };
    (c.scenarios.len() > FEW + 1 && !topics.is_empty()).then(|| Table {
        id: "tabel-antwoord".into(),
        caption: say!(
            c.language,
            "Elk scenario vergeleken met {}",
            "Each scenario compared with {}",
            lookup::quoted_reference(c)
        ),
        heads: std::iter::once(Head::from("Scenario"))
            .chain(topics.iter().map(|(topic, m)| head(c, topic, *m)))
            .collect(),
        rows: lookup::others(c).into_iter().map(row).collect(),
    })
}
