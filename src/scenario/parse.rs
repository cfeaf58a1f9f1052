//! From TOML text to a tree of values with places.

use super::source::line_at;
use super::syntax;
use crate::schema::{Data, Entry, Faults, Place, Value};
use jiff::civil::Date;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text that was parsed, as well as that could be done.
#[derive(Debug)]
pub struct Parsed {
    /// The values.
    pub tree: Value,
    /// Lines with a syntax error: what was read from them is a guess.
    pub guessed: Vec<Range<u32>>,
    /// False when a syntax error makes that the rest of the file may have been misunderstood.
    pub trusted: bool,
}

impl Parsed {
    /// True when what stands at `place` is a guess.
    pub fn is_guess(&self, place: Place) -> bool {
        place.end == 0 || self.guessed.iter().any(|line| line.contains(&place.start))
    }
}

/// Parses `text`, which is file number `file`; adds all its syntax errors to `faults`.
pub fn parse(text: &str, file: u32, faults: &mut Faults) -> Parsed {
    let mut wrongs = Vec::new();
    let mut trusted = true;
    let mut blanked = 0;
    let mut readable = text.to_owned();
    // The parser stops at a line without `=`. Such lines are blanked, byte for byte, to see what comes after.
    let table = loop {
        let (table, errors) = DeTable::parse_recoverable(&readable);
        let found = syntax::explain(&readable, &errors);
        trusted &= found.trusted;
        let stop = errors.iter().find(|e| e.message().starts_with("key with no value")).and_then(|e| e.span());
        let line = stop.map(|span| line_at(&readable, span.start).1);
        // A line that is blank already will not let the parser through: a name over several lines, for one.
        // With as many errors as are told there is nothing to look for: each round reads the whole text anew.
        let enough = found.wrongs.len() >= syntax::MAX_WRONGS || blanked >= syntax::MAX_WRONGS;
        let line = line.filter(|l| !enough && !readable[l.clone()].trim().is_empty());
        let Some(line) = line else {
            wrongs.extend(found.wrongs);
            break entries(table.get_ref(), file);
        };
        wrongs.extend(found.wrongs.into_iter().filter(|w| (line.start..=line.end).contains(&w.span.start)));
        let blank = " ".repeat(line.len());
        readable.replace_range(line, &blank);
        blanked += 1;
    };
    let mut guessed = Vec::new();
    for wrong in wrongs {
        let line = line_at(text, wrong.span.start).1;
        guessed.push(line.start as u32..line.end as u32 + 1);
        let remedies: Vec<&str> = wrong.remedies.iter().map(String::as_str).collect();
        faults.advice(place(file, wrong.span), wrong.what, wrong.here, &remedies);
    }
    Parsed { tree: Value { data: Data::Table(table), place: place(file, 0..0) }, guessed, trusted }
}

/// What is missing at the end of a file has a span that begins behind its end.
fn place(file: u32, span: Range<usize>) -> Place {
    Place { file, start: span.start as u32, end: span.end.max(span.start) as u32 }
}

/// The entries of a table in order of appearance: the parser gives them in order of the alphabet.
fn entries(table: &DeTable<'_>, file: u32) -> Vec<Entry> {
    let mut entries: Vec<(u32, Entry)> = table
        .iter()
        .map(|(key, spanned)| {
            let key_place = place(file, key.span());
            let value = value(spanned, file);
            // `[product.x]` may stand before `[product]`: a table appears where its first part does.
            let first = first_place(&value).min(key_place.start);
            (first, Entry { key: key.get_ref().to_string(), key_place, value })
        })
        .collect();
    entries.sort_by_key(|(first, _)| *first);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn first_place(value: &Value) -> u32 {
    match &value.data {
        Data::Table(entries) => entries.first().map_or(u32::MAX, |e| e.key_place.start.min(first_place(&e.value))),
        _ => u32::MAX,
    }
}

fn value(spanned: &Spanned<DeValue<'_>>, file: u32) -> Value {
    let data = match spanned.get_ref() {
        DeValue::String(text) => Data::Text(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Data::Int(number),
            Err(_) => Data::Other("een getal dat te groot is".into()),
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(float) if float.is_infinite() && !number.as_str().contains("inf") => {
                Data::Other("een getal dat te groot is".into())
            }
            Ok(float) => Data::Float(float),
            Err(_) => Data::Other("een getal dat niet te lezen is".into()),
        },
        DeValue::Boolean(yes) => Data::Bool(*yes),
        DeValue::Datetime(moment) => {
            let date = moment.date.and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).ok());
            datetime(date, moment.time.is_some())
        }
        DeValue::Array(items) => Data::List(items.iter().map(|item| value(item, file)).collect()),
        DeValue::Table(table) => Data::Table(entries(table, file)),
    };
    Value { data, place: place(file, spanned.span()) }
}

fn datetime(date: Option<Date>, has_time: bool) -> Data {
    match (date, has_time) {
        (Some(date), false) => Data::Date(date),
        (Some(_), true) => Data::Other("een datum met een tijdstip".into()),
        (None, true) => Data::Other("een tijdstip".into()),
        (None, false) => Data::Other("een datum die niet bestaat".into()),
    }
}
