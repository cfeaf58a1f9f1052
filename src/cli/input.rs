//! What the command line asks of the reader of scenarios: the one place where the two meet.
//!
//! For now it reads no more than the syntax of a file, and a scenario is no more than its name.

use super::end::{End, Trouble};
use crate::model::Plan;
use crate::scenario::Scenario;
use crate::schema::{Data, Entry, Faults, Place, Problem, Value};
use jiff::civil::Date;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The files of the scenarios that were asked for by name, file or folder.
///
/// # Errors
///
/// When one does not exist.
pub fn find(asked: &[String]) -> Result<Vec<PathBuf>, Trouble> {
    let usual = ["scenarios".to_owned()];
    let asked = if asked.is_empty() { &usual[..] } else { asked };
    let mut paths = Vec::new();
    for name in asked {
        let candidates = [PathBuf::from(name), Path::new("scenarios").join(format!("{name}.toml"))];
        match candidates.into_iter().find(|path| path.exists()) {
            Some(path) if path.is_dir() => paths.extend(tomls(&path)),
            Some(path) => paths.push(path),
            None => return Err(Trouble::wrong(format!("het scenario `{name}` is niet gevonden"))),
        }
    }
    if paths.is_empty() {
        return Err(Trouble::wrong("er zijn geen scenario's gevonden"));
    }
    Ok(paths)
}

fn tomls(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

/// Reads the scenarios.
///
/// # Errors
///
/// With the faults of all of them.
pub fn load(paths: &[PathBuf]) -> Result<Vec<Scenario>, Trouble> {
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = text(path)?;
            let mut faults = Faults::default();
            let resolved = tree(&text, &mut faults);
            accept(&path.display().to_string(), &text, faults)?;
            Ok(Scenario {
                title: name.clone(),
                name,
                question: String::new(),
                caveat: String::new(),
                basis: None,
                changes: Vec::new(),
                plan: Plan::new(Vec::new()),
                resolved,
                hash: String::new(),
            })
        })
        .collect()
}

/// The text of a file.
///
/// # Errors
///
/// When it cannot be read.
pub fn text(path: &Path) -> Result<String, Trouble> {
    std::fs::read_to_string(path)
        .map_err(|error| Trouble::wrong(format!("{} kan niet worden gelezen: {error}", path.display())))
}

/// The values in `text`, which is TOML; adds its syntax errors to `faults`.
pub fn tree(text: &str, faults: &mut Faults) -> Value {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        faults.rule(place(error.span().unwrap_or_default()), "", error.message());
    }
    Value { data: Data::Table(entries(table.get_ref())), place: Place::default() }
}

/// Refuses `faults`, found in the file `name` with this `text`, if there are any.
///
/// # Errors
///
/// With a message for each fault.
pub fn accept(name: &str, text: &str, faults: Faults) -> Result<(), Trouble> {
    if faults.is_empty() {
        return Ok(());
    }
    let message = |fault: &crate::schema::Fault| {
        let line = 1 + text.bytes().take(fault.place.start as usize).filter(|byte| *byte == b'\n').count();
        let problem = match &fault.problem {
            Problem::Rule(sentence) => sentence.clone(),
            Problem::MissingKey { help, .. } => format!("ontbreekt ({help})"),
            Problem::UnknownName { name, what, known } => {
                format!("`{name}` is niet {what}; er is: {}", known.join(", "))
            }
            other => format!("{other:?}"),
        };
        super::end::error(&format!("{} {problem}\n --> {name}:{line}", fault.path))
    };
    let messages: Vec<String> = faults.0.iter().map(message).collect();
    Err(Trouble { end: End::Wrong, text: messages.join("\n\n") })
}

fn place(span: Range<usize>) -> Place {
    Place { file: 0, start: span.start as u32, end: span.end as u32 }
}

fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let entry = |(key, item): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| Entry {
        key: key.get_ref().to_string(),
        key_place: place(key.span()),
        value: value(item),
    };
    table.iter().map(entry).collect()
}

fn value(item: &Spanned<DeValue<'_>>) -> Value {
    let data = match item.get_ref() {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(number) => number.as_str().parse().map_or(Data::Other("een getal".into()), Data::Int),
        DeValue::Float(number) => number.as_str().parse().map_or(Data::Other("een getal".into()), Data::Float),
        DeValue::Boolean(yes) => Data::Bool(*yes),
        DeValue::Datetime(moment) => {
            let date = moment.date.and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).ok());
            date.map_or(Data::Other("een tijdstip".into()), Data::Date)
        }
        DeValue::Array(items) => Data::List(items.iter().map(value).collect()),
        DeValue::Table(table) => Data::Table(entries(table)),
    };
    Value { data, place: place(item.span()) }
}
