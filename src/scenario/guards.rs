//! What TOML accepts and a reader would not expect.

use super::lookup::field_at;
use super::numbers::{dutch, looks_like_thousands};
use super::source::{Source, is_hidden};
use crate::schema::read::join;
use crate::schema::{Data, Faults, Kind, Value};

/// Reports characters that cannot be seen, in texts and names: they spoil tables and files further on.
pub fn hidden_characters(value: &Value, faults: &mut Faults) {
    let bad = |text: &str| text.chars().any(|c| is_hidden(c) && c != '\n' && c != '\t' && c != '\r');
    // A text may have lines; a name stands in heads of tables and in names of files.
    let bad_name = |name: &str| name.chars().any(is_hidden);
    let mut report = |place| {
        let what = "In deze tekst zit een teken dat niet te zien is";
        faults.advice(place, what, "bevat een onzichtbaar teken", &["Typ de tekst opnieuw, zonder te plakken."]);
    };
    match &value.data {
        Data::Text(text) if bad(text) => report(value.place),
        Data::List(items) => items.iter().for_each(|item| hidden_characters(item, faults)),
        Data::Table(entries) => {
            for entry in entries {
                if bad_name(&entry.key) {
                    let what = "In deze naam zit een teken dat niet te zien is";
                    faults.advice(entry.key_place, what, "", &["Typ de naam opnieuw, zonder te plakken."]);
                }
                hidden_characters(&entry.value, faults);
            }
        }
        _ => {}
    }
}

/// Reports numbers such as `180.000`, which TOML reads as 180: silence would make a budget a thousand times too
/// small. Three decimals that do not end in a nought are believed, unless the unit is money.
pub fn doubtful_numbers(value: &Value, path: &str, kind: &Kind, source: &Source, faults: &mut Faults) {
    match &value.data {
        Data::Float(_) => {
            let typed = source.typed(value.place);
            let unit = || field_at(kind, path).map_or("", |spot| spot.field.rule.unit);
            if looks_like_thousands(typed)
                && (typed.ends_with('0') || unit().contains("euro") || unit().contains('€'))
            {
                let (whole, decimals) = typed.split_once('.').unwrap_or((typed, ""));
                let small = dutch(typed.parse().unwrap_or(f64::NAN));
                let large = dutch(format!("{whole}{decimals}").parse().unwrap_or(f64::NAN));
                let what = format!("Een punt staat hier voor decimalen: `{typed}` betekent {small}, niet {large}");
                let mut remedies = vec![format!("Bedoelt u {large}? Schrijf dan {whole}{decimals}")];
                if typed.ends_with('0') {
                    let short = decimals.trim_end_matches('0');
                    let short = if short.is_empty() { "0" } else { short };
                    remedies.push(format!("Bedoelt u {small}? Schrijf dan {whole}.{short}"));
                }
                let remedies: Vec<&str> = remedies.iter().map(String::as_str).collect();
                faults.advice(value.place, what, "hoe groot is dit getal?", &remedies);
            }
        }
        Data::List(items) => {
            for (i, item) in items.iter().enumerate() {
                doubtful_numbers(item, &format!("{path}[{}]", i + 1), kind, source, faults);
            }
        }
        Data::Table(entries) => {
            for entry in entries {
                doubtful_numbers(&entry.value, &join(path, &entry.key), kind, source, faults);
            }
        }
        _ => {}
    }
}
