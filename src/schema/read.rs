//! Reading values into settings.

use super::fault::{Faults, Problem};
use super::value::{Data, Place, Value};
use jiff::civil::Date;

/// The bounds and explanation of one setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The unit, in Dutch; empty when there is none.
    pub unit: &'static str,
    /// The lowest value allowed.
    pub min: f64,
    /// The highest value allowed; infinite when `inf` is meant to be allowed.
    pub max: f64,
    /// An example as it would stand in the file.
    pub example: &'static str,
    /// For names: what they must refer to, a path of a table such as `product`.
    pub refers: &'static str,
}

impl Rule {
    /// Any number a user could mean, finite.
    pub const ANY: Rule = Rule { unit: "", min: -1.0e12, max: 1.0e12, example: "", refers: "" };
}

/// A setting's declaration, for the reference page, the JSON Schema and the messages.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key in the file.
    pub key: &'static str,
    /// The help text, in Dutch.
    pub help: String,
    /// Unit, range and example.
    pub rule: Rule,
    /// What it takes.
    pub kind: Kind,
}

impl Field {
    /// Declares `key`, which holds a `T`.
    pub fn new<T: Setting>(key: &'static str, help: &'static str, rule: Rule) -> Field {
        let help = help.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ");
        Field { key, help, rule, kind: T::kind(&rule) }
    }
}

/// What a setting takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Bool,
    /// A text.
    Text,
    /// A date.
    Date,
    /// One of these texts, each with its explanation.
    Choice(Vec<(&'static str, &'static str)>),
    /// A list of exactly this many.
    Fixed(usize, Box<Kind>),
    /// A list.
    List(Box<Kind>),
    /// A table whose keys the user chooses.
    Named(Box<Kind>),
    /// A table with these keys.
    Table(Vec<Field>),
    /// A setting that may be left out.
    Optional(Box<Kind>),
}

impl Kind {
    /// What it takes, in Dutch, with its article.
    pub fn describe(&self) -> String {
        match self {
            Kind::Number => "een getal".into(),
            Kind::Whole => "een geheel getal".into(),
            Kind::Bool => "`true` (ja) of `false` (nee)".into(),
            Kind::Text | Kind::Choice(_) => "een tekst tussen aanhalingstekens".into(),
            Kind::Date => "een datum, zoals 2027-01-01".into(),
            Kind::Fixed(n, _) => format!("een lijst van {n} waarden"),
            Kind::List(_) => "een lijst".into(),
            Kind::Named(_) | Kind::Table(_) => "een tabel".into(),
            Kind::Optional(kind) => kind.describe(),
        }
    }
}

/// Something that can be read from a [`Value`].
pub trait Setting: Sized {
    /// Reads it, or adds to `faults` what is wrong and returns `None`.
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Self>;

    /// What it takes.
    fn kind(rule: &Rule) -> Kind;

    /// The value when the key is left out; `None` when it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads the fields of one table.
#[derive(Debug)]
pub struct TableReader<'a> {
    value: &'a Value,
    path: &'a str,
}

impl<'a> TableReader<'a> {
    /// Opens `value` as a table.
    pub fn open(value: &'a Value, path: &'a str, faults: &mut Faults) -> Option<TableReader<'a>> {
        match value.data {
            Data::Table(_) => Some(TableReader { value, path }),
            _ => {
                wrong_type(value, path, &Kind::Table(Vec::new()), faults);
                None
            }
        }
    }

    /// Reads one field.
    pub fn field<T: Setting>(&self, field: &Field, faults: &mut Faults) -> Option<T> {
        let path = join(self.path, field.key);
        match self.value.get(field.key) {
            Some(value) => T::read(value, &field.rule, &path, faults),
            None => T::absent().or_else(|| {
                let example = match field.rule.example {
                    "" => field.kind.describe(),
                    example => example.to_owned(),
                };
                faults.add(self.value.place, path, Problem::MissingKey { help: field.help.clone(), example });
                None
            }),
        }
    }

    /// Reports every key that is not one of `known`.
    pub fn close(&self, known: &[&str], faults: &mut Faults) {
        let Data::Table(entries) = &self.value.data else { return };
        for entry in entries.iter().filter(|e| !known.contains(&e.key.as_str())) {
            let known = known.iter().map(|k| (*k).to_owned()).collect();
            faults.add(entry.key_place, join(self.path, &entry.key), Problem::UnknownKey { known });
        }
    }
}

/// `path.key`, or `key` at the top.
pub fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn wrong_type(value: &Value, path: &str, kind: &Kind, faults: &mut Faults) {
    let problem = Problem::WrongType { expected: kind.describe(), found: value.describe() };
    faults.add(value.place, path, problem);
}

/// Reads a text.
pub fn text<'a>(value: &'a Value, path: &str, faults: &mut Faults) -> Option<&'a str> {
    match &value.data {
        Data::Text(text) => Some(text),
        _ => {
            wrong_type(value, path, &Kind::Text, faults);
            None
        }
    }
}

impl Setting for f64 {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<f64> {
        let number = match value.data {
            Data::Float(number) => number,
            Data::Int(number) => number as f64,
            _ => {
                wrong_type(value, path, &Kind::Number, faults);
                return None;
            }
        };
        // A comparison that NaN fails, so that it is refused too.
        if number >= rule.min && number <= rule.max {
            return Some(number);
        }
        let problem = Problem::OutOfRange { value: number, min: rule.min, max: rule.max, unit: rule.unit };
        faults.add(value.place, path, problem);
        None
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Number
    }
}

impl Setting for u32 {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<u32> {
        let Data::Int(number) = value.data else {
            wrong_type(value, path, &Kind::Whole, faults);
            return None;
        };
        let (min, max) = (rule.min.max(0.0), rule.max.min(f64::from(u32::MAX)));
        if number as f64 >= min && number as f64 <= max {
            return Some(number as u32);
        }
        faults.add(value.place, path, Problem::OutOfRange { value: number as f64, min, max, unit: rule.unit });
        None
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Whole
    }
}

impl Setting for bool {
    fn read(value: &Value, _rule: &Rule, path: &str, faults: &mut Faults) -> Option<bool> {
        match value.data {
            Data::Bool(yes) => Some(yes),
            _ => {
                wrong_type(value, path, &Kind::Bool, faults);
                None
            }
        }
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Bool
    }
}

impl Setting for String {
    fn read(value: &Value, _rule: &Rule, path: &str, faults: &mut Faults) -> Option<String> {
        text(value, path, faults).map(str::to_owned)
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Text
    }
}

impl Setting for Date {
    fn read(value: &Value, _rule: &Rule, path: &str, faults: &mut Faults) -> Option<Date> {
        match value.data {
            Data::Date(date) => Some(date),
            _ => {
                wrong_type(value, path, &Kind::Date, faults);
                None
            }
        }
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Date
    }
}

impl<T: Setting> Setting for Option<T> {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Option<T>> {
        T::read(value, rule, path, faults).map(Some)
    }

    fn kind(rule: &Rule) -> Kind {
        Kind::Optional(Box::new(T::kind(rule)))
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

/// Items of a list, each read; all faults are reported before the list is refused.
fn items<T: Setting>(list: &[Value], rule: &Rule, path: &str, faults: &mut Faults) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = list
        .iter()
        .enumerate()
        .map(|(i, item)| T::read(item, rule, &format!("{path}[{}]", i + 1), faults))
        .collect();
    read.into_iter().collect()
}

impl<T: Setting> Setting for Vec<T> {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Vec<T>> {
        match &value.data {
            Data::List(list) => items(list, rule, path, faults),
            _ => {
                wrong_type(value, path, &Self::kind(rule), faults);
                None
            }
        }
    }

    fn kind(rule: &Rule) -> Kind {
        Kind::List(Box::new(T::kind(rule)))
    }
}

/// What the items of a list of fixed length stand for, in Dutch.
fn meaning(length: usize) -> String {
    match length {
        3 => "een waarde voor licht, standaard en complex".into(),
        5 => "een waarde voor elk niveau van 1 tot en met 5".into(),
        12 => "een waarde voor elke maand van januari tot en met december".into(),
        n => format!("{n} waarden"),
    }
}

impl<const N: usize> Setting for [f64; N] {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<[f64; N]> {
        let Data::List(list) = &value.data else {
            wrong_type(value, path, &Self::kind(rule), faults);
            return None;
        };
        let numbers: Option<Vec<f64>> = items(list, rule, path, faults);
        if list.len() != N {
            let problem = Problem::WrongLength { found: list.len(), expected: N, meaning: meaning(N) };
            faults.add(value.place, path, problem);
            return None;
        }
        numbers?.try_into().ok()
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Fixed(N, Box::new(Kind::Number))
    }
}

/// A number for each level of need, 1 to 5.
pub type Levels = [f64; 5];

/// A text that refers to something with a name elsewhere in the file.
#[derive(Clone, Debug)]
pub struct Name {
    /// The name.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// The same name is equal wherever it stands: settings that say the same are the same settings.
impl PartialEq for Name {
    fn eq(&self, other: &Name) -> bool {
        self.text == other.text
    }
}

impl Setting for Name {
    fn read(value: &Value, _rule: &Rule, path: &str, faults: &mut Faults) -> Option<Name> {
        text(value, path, faults).map(|text| Name { text: text.to_owned(), place: value.place })
    }

    fn kind(_rule: &Rule) -> Kind {
        Kind::Text
    }
}

/// A table whose keys the user chooses, in order of appearance: products, profiles, providers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named<T>(pub Vec<(Name, T)>);

impl<T> Named<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.text.as_str())
    }

    /// The values, in order.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The position of `name`.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.names().position(|n| n == name)
    }

    /// The value under `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(n, _)| n.text == name).map(|(_, value)| value)
    }
}

impl<T: Setting> Setting for Named<T> {
    fn read(value: &Value, rule: &Rule, path: &str, faults: &mut Faults) -> Option<Named<T>> {
        let Data::Table(entries) = &value.data else {
            wrong_type(value, path, &Self::kind(rule), faults);
            return None;
        };
        let read: Vec<Option<(Name, T)>> = entries
            .iter()
            .map(|entry| {
                let name = Name { text: entry.key.clone(), place: entry.key_place };
                T::read(&entry.value, rule, &join(path, &entry.key), faults).map(|value| (name, value))
            })
            .collect();
        read.into_iter().collect::<Option<Vec<_>>>().map(Named)
    }

    fn kind(rule: &Rule) -> Kind {
        Kind::Named(Box::new(T::kind(rule)))
    }

    fn absent() -> Option<Named<T>> {
        Some(Named(Vec::new()))
    }
}
