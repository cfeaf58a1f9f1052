//! The answer of a command for another program: one JSON document on the standard output, and nothing else there.
//!
//! Whether that is asked for is decided here, once. What is said for people ([`super::end::say`]) is then not said.

use super::end::{End, Trouble, print};
use crate::statistics::Interval;
use serde_json::{Map, Number, Value, json};
use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// The option.
const OPTION: &str = "--json";

static ASKED: AtomicBool = AtomicBool::new(false);

/// A field of an answer.
pub type Field = (&'static str, Value);

/// Notes whether the words that were typed ask for JSON; also when they cannot be understood.
pub fn note(typed: &[OsString]) {
    ASKED.store(typed.iter().skip(1).any(|word| word == OPTION), Ordering::Relaxed);
}

/// Whether JSON was asked for.
pub fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Gives the answer of `command`, when it was asked for as JSON: the fields, after those that every answer has.
///
/// # Errors
///
/// When it cannot be written.
pub fn answer(command: &str, fields: impl FnOnce() -> Vec<Field>) -> Result<(), Trouble> {
    if !asked() {
        return Ok(());
    }
    let head = vec![("opdracht", json!(command))];
    print(&document(head.into_iter().chain(fields()).collect()))
}

/// What went wrong, as JSON. It goes to the error stream.
pub fn failure(trouble: &Trouble) -> String {
    let kind = match trouble.end {
        End::Done => "geen",
        End::Failed => "mislukt",
        End::Wrong => "invoer",
        End::Interrupted => "gestopt",
    };
    let said = |detail: &super::end::Detail| {
        json!({
            "bestand": detail.file,
            "regel": detail.line,
            "wat": detail.what,
            "tips": detail.remedies,
        })
    };
    let details: Vec<Value> = trouble.details.iter().map(said).collect();
    let text = anstream::adapter::strip_str(trouble.text.trim_end()).to_string();
    document(vec![(
        "fout",
        json!({ "exitcode": trouble.end as u8, "soort": kind, "tekst": text, "meldingen": details }),
    )])
}

fn document(fields: Vec<Field>) -> String {
    let head = [("programma", json!("wmosim")), ("versie", json!(env!("CARGO_PKG_VERSION")))];
    let all: Map<String, Value> =
        head.into_iter().chain(fields).map(|(key, value)| (key.to_owned(), value)).collect();
    serde_json::to_string_pretty(&all).expect("a tree of JSON values has no other keys than texts")
}

/// A path with `/`, as on every system.
pub fn path(path: &Path) -> Value {
    json!(path.to_string_lossy().replace('\\', "/"))
}

/// A number; nothing where there is none, as in the CSV files.
pub fn number(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// A mean with its interval, under the names of `kerncijfers.csv`.
pub fn interval(interval: Interval) -> Value {
    json!({
        "gemiddelde": number(interval.mean),
        "bi95_laag": number(interval.low),
        "bi95_hoog": number(interval.high),
    })
}

/// Columns of the CSV files that hold text, whatever it looks like.
const TEXTS: [&str; 9] =
    ["scenario", "maat", "eenheid", "onderdeel", "naam", "sleutel", "aanname", "soort", "controle"];

/// The lines of a CSV file as objects with its columns as keys: numbers as numbers, `ja` and `nee` as true and false,
/// and an empty field as null.
pub fn rows(csv: &[u8]) -> Value {
    let mut reader = ::csv::Reader::from_reader(csv);
    let columns: Vec<String> =
        reader.headers().map(|header| header.iter().map(str::to_owned).collect()).unwrap_or_default();
    let row = |record: ::csv::StringRecord| -> Value {
        let cells = columns.iter().zip(record.iter());
        Value::Object(cells.map(|(column, text)| (column.clone(), cell(column, text))).collect())
    };
    Value::Array(reader.records().filter_map(Result::ok).map(row).collect())
}

fn cell(column: &str, text: &str) -> Value {
    match text {
        "" => Value::Null,
        text if TEXTS.contains(&column) => json!(text),
        "ja" => json!(true),
        "nee" => json!(false),
        text => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(whole), _) => json!(whole),
            (_, Ok(value)) => number(value),
            _ => json!(text),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_table_become_objects() {
        let csv = b"scenario,maat,gemiddelde,n,duidelijk_na_correctie\n2028,saldo,-1.5,40,ja\nb,saldo,,0,nee\n";
        let expected = json!([
            { "scenario": "2028", "maat": "saldo", "gemiddelde": -1.5, "n": 40, "duidelijk_na_correctie": true },
            { "scenario": "b", "maat": "saldo", "gemiddelde": null, "n": 0, "duidelijk_na_correctie": false },
        ]);
        assert_eq!(rows(csv), expected);
    }

    #[test]
    fn what_is_no_number_is_null() {
        assert_eq!(number(f64::NAN), Value::Null);
        assert_eq!(number(f64::INFINITY), Value::Null);
        assert_eq!(number(2.5), json!(2.5));
    }
}
