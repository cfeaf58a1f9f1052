//! How an outcome that is explained is called in a sentence.

use crate::experiment::explain::Aspect;
use crate::language::{Language, Text};
use crate::statistics::{Measure, Unit};

/// The name of the balance with its sign changed, for who asks for it.
pub const OVERRUN: &str = "overschrijding";
/// The measure of which the overrun is the reverse.
pub const BALANCE: &str = "saldo";

/// How an outcome is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// Its id in files.
    pub id: String,
    /// As a heading: "Doorlooptijd".
    pub heading: String,
    /// With article, within a sentence: "de doorlooptijd".
    pub noun: String,
    /// Without article: "doorlooptijd".
    pub bare: String,
    /// Of a smaller value.
    pub less: &'static str,
    /// Of a larger value.
    pub more: &'static str,
    /// After an amount: " per jaar" for flows.
    pub rate: &'static str,
    /// The unit.
    pub unit: Unit,
}

/// How an outcome is named in a sentence: with its article, without, and a smaller and a larger value.
type Words = (Text, Text, [Text; 2]);

/// The outcomes that have names of their own.
const NAMED: [(&str, Words); 6] = [
    (OVERRUN, (Text::new("de overschrijding", "the overrun"), Text::new("overschrijding", "overrun"), SMALLER)),
    (
        "doorlooptijd_gem",
        (Text::new("de doorlooptijd", "lead time"), Text::new("doorlooptijd", "lead time"), SHORTER),
    ),
    (
        "wachtlijst_totaal",
        (Text::new("de wachtlijst", "the waiting list"), Text::new("wachtlijst", "waiting list"), SHORTER),
    ),
    (
        "wachttijd_levering_gem",
        (
            Text::new("de wachttijd tot de start", "the wait until the start"),
            Text::new("wachttijd tot de start", "wait until the start"),
            SHORTER,
        ),
    ),
    (
        "onvervuld_stil",
        (
            Text::new("het stille tekort", "the silent shortfall"),
            Text::new("stil tekort", "silent shortfall"),
            SMALLER,
        ),
    ),
    ("uitgaven", (Text::new("de uitgaven", "spending"), Text::new("uitgaven", "spending"), LOWER)),
];
/// What less and more are of an amount, of a time or queue, and of anything else.
const SMALLER: [Text; 2] = [Text::new("kleiner", "smaller"), Text::new("groter", "larger")];
const SHORTER: [Text; 2] = [Text::new("korter", "shorter"), Text::new("langer", "longer")];
const LOWER: [Text; 2] = [Text::new("lager", "lower"), Text::new("hoger", "higher")];

impl Naming {
    /// The naming of an aspect of `measures`.
    pub fn of(aspect: Aspect, measures: &[Measure], language: Language) -> Naming {
        let measure = &measures[aspect.measure];
        let flow = measure.whole == crate::statistics::Whole::PerYear;
        let rate = if flow { language.say(" per jaar", " per year") } else { "" };
        let id = if aspect.reversed && measure.id == BALANCE { OVERRUN.into() } else { measure.id.clone() };
        let heading = match id.as_str() {
            OVERRUN => {
                language.say("Overschrijding van de begroting per jaar", "Overrun of the budget per year").into()
            }
            "onvervuld_stil" => language
                .say(
                    "Stil tekort: onvervulde behoefte die niemand meldt, per jaar",
                    "Silent shortfall: unmet need that nobody reports, per year",
                )
                .into(),
            _ => language.heading(measure),
        };
        let name = measure.name.of(language);
        let own = NAMED.iter().find(|(named, _)| *named == id).map(|(_, words)| words);
        let (noun, bare) = own.map_or_else(
            || (format!("‘{name}’"), name.to_lowercase()),
            |(noun, bare, _)| (noun.of(language).to_owned(), bare.of(language).to_owned()),
        );
        let [less, more] = own.map_or(LOWER, |(.., ways)| *ways).map(|way| way.of(language));
        Naming { id, heading, noun, bare, less, more, rate, unit: measure.unit }
    }
}

/// A label within a sentence: with a small first letter, unless it is an abbreviation.
pub fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let (first, second) = (letters.next(), label.chars().nth(1));
    match (first, second) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => label.to_owned(),
    }
}

/// `text` with a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gets_a_small_letter_within_a_sentence() {
        assert_eq!(in_sentence("Stille afwijking"), "stille afwijking");
        assert_eq!(in_sentence("WLZ later"), "WLZ later");
        assert_eq!(in_sentence(""), "");
    }
}
