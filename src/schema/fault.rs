//! What can be wrong with a setting. All faults of a scenario are gathered before any is reported.

use super::value::Place;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// The path of the setting, such as `team.fte`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong, as data; the Dutch sentence is made by `scenario::message`.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A key that does not exist in this table.
    UnknownKey {
        /// The keys that do exist here.
        known: Vec<String>,
    },
    /// A key that must be there is not.
    MissingKey {
        /// The help text of the setting.
        help: String,
        /// An example value.
        example: String,
    },
    /// A value of another type than the setting takes.
    WrongType {
        /// What the setting takes, in Dutch, with its article.
        expected: String,
        /// What was typed, in Dutch, with its article.
        found: String,
    },
    /// A number outside its range, or not a number.
    OutOfRange {
        /// The value as typed.
        value: f64,
        /// The lowest that is allowed.
        min: f64,
        /// The highest that is allowed.
        max: f64,
        /// The unit of the setting.
        unit: &'static str,
    },
    /// A text that must be one of a list of names.
    UnknownName {
        /// The text as typed.
        name: String,
        /// The names that exist.
        known: Vec<String>,
        /// What is named, in Dutch, with its article: "een product".
        what: String,
    },
    /// A list that has the wrong length.
    WrongLength {
        /// How many there are.
        found: usize,
        /// How many there must be.
        expected: usize,
        /// What the items stand for, in Dutch: "een waarde per niveau 1 tot en met 5".
        meaning: String,
    },
    /// Settings that contradict one another: a whole Dutch sentence.
    Rule(String),
    /// Anything else that is wrong with a file, already in Dutch.
    Advice {
        /// What is wrong: a whole sentence, without a full stop.
        what: String,
        /// A few words for beside the place itself; may be empty.
        here: String,
        /// What to do about it: whole sentences.
        remedies: Vec<String>,
    },
}

/// The faults found so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults(pub Vec<Fault>);

/// Faults beyond this many are not kept: a file with more is not a scenario with mistakes, and nobody reads them.
const MOST: usize = 1_000;

impl Faults {
    /// Adds a fault.
    pub fn add(&mut self, place: Place, path: impl Into<String>, problem: Problem) {
        if self.0.len() >= MOST {
            return;
        }
        self.0.push(Fault { place, path: path.into(), problem });
    }

    /// Adds a contradiction between settings, as a whole Dutch sentence.
    pub fn rule(&mut self, place: Place, path: impl Into<String>, sentence: impl Into<String>) {
        self.add(place, path, Problem::Rule(sentence.into()));
    }

    /// Adds anything else: what is wrong, a few words for beside the place and what to do about it.
    pub fn advice(&mut self, place: Place, what: impl Into<String>, here: impl Into<String>, remedies: &[&str]) {
        let remedies = remedies.iter().map(|r| (*r).to_owned()).collect();
        self.add(place, "", Problem::Advice { what: what.into(), here: here.into(), remedies });
    }

    /// True when nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
