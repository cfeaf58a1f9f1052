//! How an outcome that is explained is called in a sentence.

use super::dutch;
use crate::experiment::explain::Aspect;
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

impl Naming {
    /// The naming of an aspect of `measures`.
    pub fn of(aspect: Aspect, measures: &[Measure]) -> Naming {
        let measure = &measures[aspect.measure];
        let rate = if measure.whole == crate::statistics::Whole::PerYear { " per jaar" } else { "" };
        let id = if aspect.reversed && measure.id == BALANCE { OVERRUN.into() } else { measure.id.clone() };
        let (noun, less, more) = match id.as_str() {
            OVERRUN => ("de overschrijding", "kleiner", "groter"),
            "doorlooptijd_gem" => ("de doorlooptijd", "korter", "langer"),
            "wachtlijst_totaal" => ("de wachtlijst", "korter", "langer"),
            "wachttijd_levering_gem" => ("de wachttijd tot de start", "korter", "langer"),
            "onvervuld_stil" => ("het stille tekort", "kleiner", "groter"),
            "uitgaven" => ("de uitgaven", "lager", "hoger"),
            _ => ("", "lager", "hoger"),
        };
        let heading = match id.as_str() {
            OVERRUN => "Overschrijding van de begroting per jaar".into(),
            "onvervuld_stil" => "Stil tekort: onvervulde behoefte die niemand meldt, per jaar".into(),
            _ => dutch::heading(measure),
        };
        let (noun, bare) = match noun {
            "" => (format!("‘{}’", measure.name.dutch), measure.name.dutch.to_lowercase()),
            "het stille tekort" => (noun.into(), "stil tekort".into()),
            noun => {
                let bare = noun.strip_prefix("de ").or_else(|| noun.strip_prefix("het ")).unwrap_or(noun);
                (noun.into(), bare.into())
            }
        };
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
