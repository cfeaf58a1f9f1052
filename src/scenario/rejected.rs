//! Everything that is wrong with a set of scenarios, together.

use super::message::{Message, message};
use super::missing::gather;
use super::source::{Source, is_hidden};
use crate::schema::{Fault, Faults, Kind, Place, Problem, Value};
use std::fmt;

/// Scenarios that were refused: every fault in every file, as messages in order of file and place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rejected {
    /// The files, so that the lines can be shown; a message's place refers to this list.
    pub sources: Vec<Source>,
    /// The messages.
    pub messages: Vec<Message>,
}

/// Messages beyond this many are only counted: nobody reads them.
pub const SHOWN: usize = 30;

impl Rejected {
    /// Makes the messages. `trees` are the settings as far as they were read, to guess at what was meant.
    pub fn new(faults: Faults, sources: Vec<Source>, kind: &Kind, trees: &[Value]) -> Rejected {
        let advised: Vec<Place> = faults.0.iter().filter(|f| is_advice(f)).map(|f| f.place).collect();
        let mut faults = faults.0;
        // A value that cannot be understood as typed need not also be out of range or unknown.
        faults.retain(|f| is_advice(f) || !is_about_value(f) || !advised.contains(&f.place));
        let faults = gather(faults, &sources, kind, trees);
        let mut messages: Vec<Message> = faults.iter().map(|fault| message(fault, &sources, kind)).collect();
        messages.sort_by_key(|m| m.place);
        Rejected { sources, messages }
    }

    /// A refusal for a reason outside any file: `what` is wrong with `name`, which may be empty.
    pub fn outside(name: &str, what: impl Into<String>, remedies: &[&str]) -> Rejected {
        let source = Source { name: name.to_owned(), ..Source::default() };
        let remedies = remedies.iter().map(|r| (*r).to_owned()).collect();
        let message = Message { place: Default::default(), what: what.into(), here: String::new(), remedies };
        Rejected { sources: vec![source], messages: vec![message] }
    }

    /// A refusal of the file `name` as a whole: it cannot be read as what it should be.
    pub fn file(name: &str, what: impl Into<String>) -> Rejected {
        let mut rejected = Rejected::outside(name, what, &[]);
        rejected.sources[0].readable = true;
        rejected
    }

    /// Adds the messages of another refusal, those about the same file together.
    pub fn add(&mut self, other: Rejected) {
        let place = |source: Source| match self.sources.iter().position(|known| *known == source) {
            Some(known) => known as u32,
            None => {
                self.sources.push(source);
                self.sources.len() as u32 - 1
            }
        };
        let files: Vec<u32> = other.sources.into_iter().map(place).collect();
        self.messages.extend(other.messages.into_iter().map(|mut message| {
            message.place.file = files.get(message.place.file as usize).copied().unwrap_or_default();
            message
        }));
        self.messages.sort_by_key(|message| message.place);
    }

    /// How many faults there are in how many files, and that nothing happened.
    pub fn count(&self) -> String {
        let count = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
        let mut files: Vec<u32> = self.messages.iter().map(|m| m.place.file).collect();
        files.dedup();
        let faults = count(self.messages.len(), "fout", "fouten");
        let named = files.iter().any(|f| self.sources.get(*f as usize).is_some_and(|s| s.readable));
        let place =
            if named { format!(" in {}", count(files.len(), "bestand", "bestanden")) } else { String::new() };
        format!("{faults}{place}. Er is niets uitgevoerd en niets overschreven.")
    }

    /// How many messages are beyond [`SHOWN`], as a sentence.
    pub fn more(&self) -> Option<String> {
        let more = self.messages.len().saturating_sub(SHOWN);
        (more > 0).then(|| format!("Hierboven staan de eerste {SHOWN} fouten; er zijn er nog {more}."))
    }
}

fn is_advice(fault: &Fault) -> bool {
    matches!(fault.problem, Problem::Advice { .. })
}

fn is_about_value(fault: &Fault) -> bool {
    use Problem::{OutOfRange, UnknownName, WrongType};
    matches!(fault.problem, OutOfRange { .. } | UnknownName { .. } | WrongType { .. })
}

/// Leaves out what was reported before: periods and scenarios share files.
pub fn unique(faults: Faults) -> Faults {
    let mut seen = std::collections::BTreeSet::new();
    // A number that is not one equals nothing, not even itself: compare what would be shown.
    let new = |f: &crate::schema::Fault| seen.insert((f.place, f.path.clone(), format!("{:?}", f.problem)));
    let mut faults = faults;
    faults.0.retain(new);
    faults
}

/// Plain text without drawings: for places other than a terminal.
impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for message in self.messages.iter().take(SHOWN) {
            if let Some(source) = self.sources.get(message.place.file as usize).filter(|s| s.readable) {
                write!(f, "{}, ", source.name.replace(is_hidden, "\u{fffd}"))?;
                if message.place.end > 0 {
                    write!(f, "regel {}: ", source.line(message.place.start as usize).0)?;
                }
            }
            writeln!(f, "{}.", message.what)?;
            for remedy in &message.remedies {
                writeln!(f, "  {remedy}")?;
            }
        }
        if let Some(more) = self.more() {
            writeln!(f, "{more}")?;
        }
        write!(f, "{}", self.count())
    }
}

impl std::error::Error for Rejected {}
