//! Settings as readers expect them.

use super::units;
use crate::language::Language;
use crate::report::writing::MINUS;
use crate::say;
use crate::scenario::canonical::inline;
use crate::scenario::lookup::{bare, field_at};
use crate::scenario::numbers;
use crate::scenario::parse::parse;
use crate::schema::{Data, Faults, Kind, Value};
use crate::statistics::Change;

/// A value, with a decimal comma and in words where it is no number.
pub fn written(value: &Value, language: Language) -> String {
    match &value.data {
        Data::Bool(true) => language.say("ja", "yes").into(),
        Data::Bool(false) => language.say("nee", "no").into(),
        Data::Int(number) => number_in(*number as f64, language),
        Data::Float(number) => number_in(*number, language),
        Data::Text(text) => text.clone(),
        Data::Date(date) => language.date(*date),
        Data::List(items) if items.is_empty() => language.say("leeg", "empty").into(),
        Data::List(items) => items.iter().map(|item| written(item, language)).collect::<Vec<_>>().join("; "),
        Data::Table(_) | Data::Other(_) => inline(value),
    }
}

/// A number in full.
fn number_in(number: f64, language: Language) -> String {
    let dutch = numbers::dutch(number).replacen('-', &MINUS.to_string(), 1);
    match language {
        Language::Dutch => dutch,
        Language::English if number.is_nan() => "not a number".into(),
        Language::English if number.is_infinite() => {
            if number > 0.0 { "infinite" } else { "minus infinite" }.into()
        }
        // The two languages write the same digits, with point and comma changed about.
        Language::English => {
            let other = |sign: char| match sign {
                '.' => ',',
                ',' => '.',
                sign => sign,
            };
            dutch.chars().map(other).collect()
        }
    }
}

/// A value as it was typed in a scenario. What cannot be read is left as it was typed.
pub fn as_typed(text: &str, language: Language) -> String {
    let mut faults = Faults::default();
    let parsed = parse(&format!("waarde = {text}"), 0, &mut faults).tree;
    match parsed.get("waarde") {
        Some(value) if faults.is_empty() => written(value, language),
        _ => text.to_owned(),
    }
}

/// What a choice means.
pub fn choice(value: &Value, kind: &Kind, language: Language) -> Option<String> {
    let (Data::Text(text), Kind::Choice(choices)) = (&value.data, bare(kind)) else { return None };
    choices.iter().find(|choice| choice.name == text).map(|choice| choice.help.of(language).trim().to_owned())
}

/// The name of a choice that was typed in a scenario, and what it means, in Dutch.
pub fn typed_choice(text: &str, kind: &Kind) -> Option<(String, String)> {
    let Kind::Choice(_) = bare(kind) else { return None };
    let value = parse(&format!("waarde = {text}"), 0, &mut Faults::default()).tree.get("waarde")?.clone();
    Some((written(&value, Language::Dutch), choice(&value, kind, Language::Dutch)?))
}

/// Units that say nothing behind a number.
const BARE: [&str; 4] = ["", "getal", "factor", "deel"];

/// A change in words: "van 25 naar 26,5 fte".
pub fn change(change: &Change, language: Language) -> String {
    let unit = if BARE.contains(&change.unit.as_str()) {
        String::new()
    } else {
        format!(" {}", units::unit(&change.unit, language))
    };
    let to = as_typed(&change.to, language);
    match &change.from {
        Some(from) => say!(language, "van {} naar {to}{unit}", "from {} to {to}{unit}", as_typed(from, language)),
        None => say!(language, "wordt {to}{unit}", "becomes {to}{unit}"),
    }
}

/// From when a change holds: "vanaf 1 juli 2027".
pub fn since(change: &Change, language: Language) -> String {
    match change.since {
        None => language.say("vanaf het begin", "from the start").into(),
        Some(date) => say!(language, "vanaf {}", "from {}", language.date(date)),
    }
}

/// What a changed setting means.
pub fn meaning(change: &Change, kind: &Kind, language: Language) -> String {
    match (language, field_at(kind, &change.path)) {
        (Language::English, Some(spot)) => spot.field.english.to_owned(),
        _ => change.meaning.clone(),
    }
}
