//! A scenario with a few settings changed, without a file: what an experiment varies.

use super::canonical::canonical;
use super::{Rejected, Scenario, Unreadable, read};
use crate::scenario::source::Loader;
use crate::schema::{Data, Entry, Place, Value};
use jiff::civil::Date;

/// Settings to lay over a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// Settings that hold in the whole simulation, the warm-up too.
    pub whole: Value,
    /// Settings that hold from the first reported day on, as policies do: the variants share their warm-up.
    pub from_start: Value,
}

impl Default for Variant {
    fn default() -> Variant {
        Variant { whole: table(), from_start: table() }
    }
}

impl Variant {
    /// Adds a setting at a path such as `["team", "fte"]` for the whole simulation.
    #[must_use]
    pub fn with(mut self, path: &[&str], data: Data) -> Variant {
        set(&mut self.whole, path, data);
        self
    }

    /// Adds a setting from the first reported day on.
    #[must_use]
    pub fn with_from_start(mut self, path: &[&str], data: Data) -> Variant {
        set(&mut self.from_start, path, data);
        self
    }

    /// The settings as a file that builds on `basis.toml`.
    fn text(&self, start: Date) -> String {
        let mut tree = self.whole.clone();
        if let (Data::Table(all), Data::Table(own)) = (&mut tree.data, &self.from_start.data)
            && !own.is_empty()
        {
            let mut change = vec![entry("vanaf", Data::Date(start))];
            change.extend(own.iter().cloned());
            all.push(entry("wijziging", Data::List(vec![plain(Data::Table(change))])));
        }
        let head = "titel = \"Variant\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"basis.toml\"\n";
        format!("{head}{}", canonical(&tree))
    }
}

impl Scenario {
    /// The scenario with `variant` laid over all its settings, also over those that a dated change sets on that
    /// day. It keeps its own name, title and question.
    ///
    /// # Errors
    ///
    /// When a setting does not exist or may not have that value.
    pub fn vary(&self, variant: &Variant) -> Result<Scenario, Rejected> {
        let start = self.start();
        let files = Built { basis: self.standalone(), variant: variant.text(start) };
        let varied = read("variant.toml", &files)?;
        let (name, title) = (self.name.clone(), self.title.clone());
        let (question, caveat) = (self.question.clone(), self.caveat.clone());
        Ok(Scenario {
            name,
            title,
            question,
            caveat,
            basis: self.basis.clone(),
            notes: self.notes.clone(),
            reasons: self.reasons.clone(),
            ..varied
        })
    }

    /// The first reported day.
    pub fn start(&self) -> Date {
        match self.resolved.at(&["tijd", "start"]).map(|value| &value.data) {
            Some(Data::Date(date)) => *date,
            _ => unreachable!("a scenario that was read has a start"),
        }
    }
}

/// The scenario as one file, and what is laid over it.
struct Built {
    basis: String,
    variant: String,
}

impl Loader for Built {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        match path {
            "basis.toml" => Ok(self.basis.clone().into()),
            "variant.toml" => Ok(self.variant.clone().into()),
            _ => Err(Unreadable::Missing),
        }
    }
}

/// Sets the value at `path`, making the tables on the way there.
fn set(tree: &mut Value, path: &[&str], data: Data) {
    let Some((key, rest)) = path.split_first() else {
        tree.data = data;
        return;
    };
    if !matches!(tree.data, Data::Table(_)) {
        tree.data = Data::Table(Vec::new());
    }
    let Data::Table(entries) = &mut tree.data else { return };
    let at = entries.iter().position(|e| e.key == *key).unwrap_or_else(|| {
        entries.push(entry(key, Data::Table(Vec::new())));
        entries.len() - 1
    });
    set(&mut entries[at].value, rest, data);
}

fn table() -> Value {
    plain(Data::Table(Vec::new()))
}

/// A value that stands in no file.
fn plain(data: Data) -> Value {
    Value { data, place: Place::default() }
}

fn entry(key: &str, data: Data) -> Entry {
    Entry { key: key.into(), key_place: Place::default(), value: plain(data) }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use std::path::Path;

    fn basis() -> Scenario {
        crate::scenario::load(Path::new("scenarios/basis.toml")).expect("the base scenario is right")
    }

    #[test]
    fn a_variant_of_nothing_has_the_same_settings() {
        let (basis, same) = (basis(), basis().vary(&Variant::default()).expect("nothing is changed"));
        assert_eq!(same.hash, basis.hash);
        assert_eq!((same.name, same.title), (basis.name, basis.title));
    }

    #[test]
    fn a_variant_changes_the_whole_run_or_from_the_start_also_where_the_scenario_does_so_itself() {
        let fte = |scenario: &Scenario| -> Vec<f64> {
            scenario.plan.periods.iter().map(|period| period.settings.team.fte).collect()
        };
        let whole = Variant::default().with(&["team", "fte"], Data::Float(20.0));
        assert_eq!(fte(&basis().vary(&whole).expect("a right value")), [20.0]);
        let dated = Variant::default().with_from_start(&["team", "fte"], Data::Float(20.0));
        assert_eq!(fte(&basis().vary(&dated).expect("a right value")), [25.0, 20.0]);
        let more = crate::scenario::load(Path::new("scenarios/meer-personeel.toml")).expect("it is right");
        assert_eq!(fte(&more.vary(&dated).expect("a right value")), [25.0, 20.0]);
    }

    #[test]
    fn a_variant_with_a_setting_that_does_not_exist_is_refused() {
        let wrong = Variant::default().with(&["team", "ftee"], Data::Float(20.0));
        assert!(basis().vary(&wrong).is_err());
    }
}
