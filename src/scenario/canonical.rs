//! Settings in one fixed form, as text and as a hash, so that a result can be traced to exactly what made it.

use super::habits::quoted;
use super::lookup::bare;
use super::numbers::looks_like_thousands;
use crate::schema::read::join;
use crate::schema::{Data, Entry, Kind, Value};
use sha2::{Digest, Sha256};

/// The tree with the keys of every table in order of declaration.
///
/// Tables with names of the user's choice keep the order of appearance: a model may go by it, so two files that
/// differ in it are not the same.
pub fn ordered(value: &Value, kind: &Kind) -> Value {
    let data = match (&value.data, bare(kind)) {
        (Data::Table(entries), Kind::Table(fields)) => {
            let mut sorted = Vec::new();
            for field in fields {
                let found = entries.iter().filter(|e| e.key == field.key);
                sorted.extend(found.map(|e| Entry { value: ordered(&e.value, &field.kind), ..e.clone() }));
            }
            let unknown = |e: &&Entry| fields.iter().all(|f| f.key != e.key);
            sorted.extend(entries.iter().filter(unknown).cloned());
            Data::Table(sorted)
        }
        (Data::Table(entries), Kind::Named(item)) => {
            Data::Table(entries.iter().map(|e| Entry { value: ordered(&e.value, item), ..e.clone() }).collect())
        }
        (Data::List(items), Kind::List(item) | Kind::Fixed(_, item)) => {
            Data::List(items.iter().map(|i| ordered(i, item)).collect())
        }
        (data, _) => data.clone(),
    };
    Value { data, place: value.place }
}

/// The settings as TOML, in the order of the tree. Numbers that are equal are written equally.
pub fn canonical(value: &Value) -> String {
    let mut text = String::new();
    match &value.data {
        Data::Table(entries) => section(entries, "", &mut text),
        _ => text.push_str(&inline(value)),
    }
    text
}

/// SHA-256 of a text, in hexadecimal.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Plain keys have to come before the tables, or they would be read as belonging to the last of those.
fn section(entries: &[Entry], path: &str, text: &mut String) {
    for entry in entries.iter().filter(|e| !is_section(&e.value)) {
        text.push_str(&format!("{} = {}\n", quoted(&entry.key), inline(&entry.value)));
    }
    for entry in entries.iter().filter(|e| is_section(&e.value)) {
        let path = join(path, &quoted(&entry.key));
        match &entry.value.data {
            Data::Table(entries) => {
                text.push_str(&format!("\n[{path}]\n"));
                section(entries, &path, text);
            }
            Data::List(items) => {
                for item in items {
                    text.push_str(&format!("\n[[{path}]]\n"));
                    if let Data::Table(entries) = &item.data {
                        section(entries, &path, text);
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_section(value: &Value) -> bool {
    matches!(value.data, Data::Table(_)) || is_list_of_tables(value)
}

/// True for a list with tables only, and at least one.
pub fn is_list_of_tables(value: &Value) -> bool {
    match &value.data {
        Data::List(items) => !items.is_empty() && items.iter().all(|i| matches!(i.data, Data::Table(_))),
        _ => false,
    }
}

/// A value on one line.
pub fn inline(value: &Value) -> String {
    match &value.data {
        Data::Bool(yes) => yes.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => (*number as i64).to_string(),
        Data::Float(number) if number.is_nan() => "nan".into(),
        Data::Float(number) => {
            let text = format!("{number:?}");
            // A typed 20.424 euro may be meant as thousands and is refused; with a nought more it is not doubtful.
            if looks_like_thousands(&text) { text + "0" } else { text }
        }
        Data::Text(text) => quote(text),
        Data::Date(date) => date.to_string(),
        Data::List(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Data::Table(entries) => {
            let pairs = entries.iter().map(|e| format!("{} = {}", quoted(&e.key), inline(&e.value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        Data::Other(what) => quote(what),
    }
}

/// A text as TOML writes it.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
