//! A tree of values as typed, each with its place in a file.

use jiff::civil::Date;

/// A range of bytes in one of the files that were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which file: its position in the list of files that were read.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// What was typed.
    pub data: Data,
    /// Where it was typed.
    pub place: Place,
}

/// What was typed.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with decimals; also `inf` and `nan`, which a range must allow.
    Float(f64),
    /// A text.
    Text(String),
    /// A date without a time.
    Date(Date),
    /// A list.
    List(Vec<Value>),
    /// A table.
    Table(Vec<Entry>),
    /// Something no setting takes (a time of day, a number too large), with its Dutch description.
    Other(String),
}

/// A key of a table with its value. Entries stand in order of first appearance.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_place: Place,
    /// Its value.
    pub value: Value,
}

impl Value {
    /// The value under `key` when this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match &self.data {
            Data::Table(entries) => entries.iter().find(|e| e.key == key).map(|e| &e.value),
            _ => None,
        }
    }

    /// The value at a path such as `["team", "fte"]`.
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// The place of the value at `path`, or of the deepest table on the way there.
    pub fn place_of(&self, path: &[&str]) -> Place {
        let mut value = self;
        for key in path {
            match value.get(key) {
                Some(next) => value = next,
                None => break,
            }
        }
        value.place
    }

    /// What kind of value this is, in Dutch, with its article.
    pub fn describe(&self) -> String {
        match &self.data {
            Data::Bool(_) => "`true` of `false`".into(),
            Data::Int(_) => "een geheel getal".into(),
            Data::Float(number) if number.is_nan() => "`nan` (geen getal)".into(),
            Data::Float(number) if number.is_infinite() => "`inf` (oneindig)".into(),
            Data::Float(_) => "een getal met decimalen".into(),
            Data::Text(_) => "een tekst".into(),
            Data::Date(_) => "een datum".into(),
            Data::List(_) => "een lijst".into(),
            Data::Table(_) => "een tabel".into(),
            Data::Other(what) => what.clone(),
        }
    }
}
