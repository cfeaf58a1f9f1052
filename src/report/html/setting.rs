//! Settings as Dutch readers expect them.

use crate::report::dutch;
use crate::scenario::canonical::inline;
use crate::scenario::lookup::bare;
use crate::scenario::numbers;
use crate::scenario::parse::parse;
use crate::schema::{Data, Faults, Kind, Value};
use crate::statistics::Change;

/// A value, with a decimal comma and in words where it is no number.
pub fn written(value: &Value) -> String {
    match &value.data {
        Data::Bool(true) => "ja".into(),
        Data::Bool(false) => "nee".into(),
        Data::Int(number) => numbers::dutch(*number as f64),
        Data::Float(number) => numbers::dutch(*number).replacen('-', &dutch::MINUS.to_string(), 1),
        Data::Text(text) => text.clone(),
        Data::Date(date) => dutch::date(*date),
        Data::List(items) if items.is_empty() => "leeg".into(),
        Data::List(items) => items.iter().map(written).collect::<Vec<_>>().join("; "),
        Data::Table(_) | Data::Other(_) => inline(value),
    }
}

/// A value as it was typed in a scenario. What cannot be read is left as it was typed.
pub fn as_typed(text: &str) -> String {
    let mut faults = Faults::default();
    let parsed = parse(&format!("waarde = {text}"), 0, &mut faults).tree;
    match parsed.get("waarde") {
        Some(value) if faults.is_empty() => written(value),
        _ => text.to_owned(),
    }
}

/// What a choice means.
pub fn choice(value: &Value, kind: &Kind) -> Option<String> {
    let (Data::Text(text), Kind::Choice(choices)) = (&value.data, bare(kind)) else { return None };
    choices.iter().find(|(name, _)| name == text).map(|(_, help)| help.trim().to_owned())
}

/// The name of a choice that was typed in a scenario, and what it means.
pub fn typed_choice(text: &str, kind: &Kind) -> Option<(String, String)> {
    let Kind::Choice(_) = bare(kind) else { return None };
    let value = parse(&format!("waarde = {text}"), 0, &mut Faults::default()).tree.get("waarde")?.clone();
    Some((written(&value), choice(&value, kind)?))
}

/// Units that say nothing behind a number.
const BARE: [&str; 4] = ["", "getal", "factor", "deel"];

/// A change in words: "van 25 naar 26,5 fte".
pub fn change(change: &Change) -> String {
    let unit = if BARE.contains(&change.unit.as_str()) { String::new() } else { format!(" {}", change.unit) };
    let to = as_typed(&change.to);
    match &change.from {
        Some(from) => format!("van {} naar {to}{unit}", as_typed(from)),
        None => format!("wordt {to}{unit}"),
    }
}

/// From when a change holds: "vanaf 1 juli 2027".
pub fn since(change: &Change) -> String {
    change.since.map_or("vanaf het begin".into(), |date| format!("vanaf {}", dutch::date(date)))
}
