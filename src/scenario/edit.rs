//! A scenario with settings edited by key, in all its periods: what an experiment does to many settings at once.

use super::header::CHANGES;
use super::key::{self, EVERY};
use super::lookup::{bare, field_at, nearest};
use super::source::{Loader, Unreadable};
use super::{Rejected, Scenario, read};
use crate::model::Settings;
use crate::schema::{Data, Field, Kind, Rule, Setting as _, Value};

/// A setting that a key names: where it is and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// Its path, such as `aanbieder.thuiszorg_a.levert` or `onderzoek.stap[2].deel`.
    pub path: String,
    /// What it holds.
    pub value: Value,
}

/// Whether an edit reaches settings that a dated change sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Only what holds from the beginning: what a dated change sets is policy, and stays.
    Beginning,
    /// Wherever the setting is set.
    All,
}

/// One edit: what is done with the settings that a key names.
pub struct Edit<'a> {
    /// The key, such as `team.fte` or `aanbieder.*.afwijking`.
    pub key: &'a str,
    /// Where it is done.
    pub reach: Reach,
    /// What is done.
    pub change: &'a dyn Fn(&mut Data, Whole),
}

/// Whether a setting takes whole numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// It does.
    Yes,
    /// It does not.
    No,
}

impl Scenario {
    /// The settings that `key` names at the beginning of the run; empty when there are none.
    pub fn named(&self, key: &str) -> Vec<Located> {
        if key.split('.').next() == Some(CHANGES) {
            return Vec::new();
        }
        let located = |trail: &key::Trail| {
            let value = key::at(&self.resolved, trail)?.clone();
            Some(Located { path: key::text(trail), value })
        };
        key::trails(&self.resolved, key).iter().filter_map(located).collect()
    }

    /// The scenario with `edits` made, in their order, in the whole run. It keeps its own name, title and question.
    ///
    /// # Errors
    ///
    /// When a setting may not have the value that an edit gives it.
    pub fn edit(&self, edits: &[Edit<'_>]) -> Result<Scenario, Rejected> {
        let kind = Settings::kind(&Rule::ANY);
        let mut resolved = self.resolved.clone();
        for edit in edits {
            let change = |tree: &mut Value| {
                for trail in key::trails(tree, edit.key) {
                    let whole = match field_at(&kind, &key::text(&trail)).map(|spot| bare(spot.kind)) {
                        Some(Kind::Whole) => Whole::Yes,
                        _ => Whole::No,
                    };
                    if let Some(value) = key::at_mut(tree, &trail) {
                        (edit.change)(&mut value.data, whole);
                    }
                }
            };
            change(&mut resolved);
            if let (Reach::All, Some(dated)) = (edit.reach, item(&mut resolved, CHANGES))
                && let Data::List(periods) = &mut dated.data
            {
                periods.iter_mut().for_each(change);
            }
        }
        let text = Scenario { resolved, ..self.clone() }.standalone();
        let edited = read(FILE, &One(text))?;
        let (name, title) = (self.name.clone(), self.title.clone());
        let (basis, changes, notes) = (self.basis.clone(), self.changes.clone(), self.notes.clone());
        let (file, below, reasons) = (self.file.clone(), self.below.clone(), self.reasons.clone());
        Ok(Scenario { name, title, basis, changes, file, below, notes, reasons, ..edited })
    }
}

/// Every key that names a setting, with `*` for names of the user's choice and items of lists: to tell what exists.
pub fn keys() -> Vec<String> {
    let mut keys = Vec::new();
    gather(&Settings::kind(&Rule::ANY), String::new(), &mut keys);
    keys
}

/// Whether `key` can name a setting, in a scenario that has the names in it.
pub fn exists(key: &str) -> bool {
    let parts: Vec<&str> = key.split('.').collect();
    keys().iter().any(|known| {
        let known: Vec<&str> = known.split('.').collect();
        known.len() == parts.len() && known.iter().zip(&parts).all(|(k, p)| *k == EVERY || k == p)
    })
}

/// That a key names nothing, and what was perhaps meant.
pub fn unknown(key: &str) -> (String, Vec<String>) {
    let known = keys();
    let mut remedies: Vec<String> = Vec::new();
    // A name of the user's own that does not exist, in a table that does.
    let exists = exists(key);
    match nearest(key, known.iter().map(String::as_str)) {
        _ if exists => {
            remedies.push(format!("Gebruik `{EVERY}` voor elke naam, of een naam die in het scenario staat."))
        }
        Some(near) => remedies.push(format!("Bedoelde u `{near}`?")),
        None => remedies.push("Alle instellingen staan in docs/instellingen.md. `*` staat voor elke naam.".into()),
    }
    (format!("De instelling `{key}` staat niet in dit scenario"), remedies)
}

/// The declaration of the setting at `path`.
pub fn declaration(path: &str) -> Option<Field> {
    field_at(&Settings::kind(&Rule::ANY), path).map(|spot| spot.field.clone())
}

/// The name of the edited scenario while it is read.
const FILE: &str = "scenario.toml";

/// One file.
struct One(String);

impl Loader for One {
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
        if path == FILE { Ok(self.0.clone().into()) } else { Err(Unreadable::Missing) }
    }
}

fn item<'a>(value: &'a mut Value, key: &str) -> Option<&'a mut Value> {
    match &mut value.data {
        Data::Table(entries) => entries.iter_mut().find(|e| e.key == key).map(|e| &mut e.value),
        _ => None,
    }
}

fn gather(kind: &Kind, path: String, keys: &mut Vec<String>) {
    let join = |key: &str| crate::schema::read::join(&path, key);
    match bare(kind) {
        Kind::Table(fields) => fields.iter().for_each(|f| gather(&f.kind, join(f.key), keys)),
        Kind::Named(item) => gather(item, join(EVERY), keys),
        Kind::List(item) if matches!(bare(item), Kind::Table(_)) => gather(item, join(EVERY), keys),
        _ => keys.push(path),
    }
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;
    use std::path::Path;

    fn load(name: &str) -> Scenario {
        crate::scenario::load(&Path::new("scenarios").join(name)).expect("the scenario is right")
    }

    fn set(to: f64) -> impl Fn(&mut Data, Whole) {
        move |data, _| *data = Data::Float(to)
    }

    #[test]
    fn a_key_with_a_star_names_every_setting_of_that_name() {
        let basis = load("basis.toml");
        let paths = |key: &str| basis.named(key).into_iter().map(|n| n.path).collect::<Vec<_>>();
        assert_eq!(paths("team.fte"), ["team.fte"]);
        assert_eq!(paths("aanbieder.*.levert").len(), basis.plan.periods[0].providers.len());
        assert!(paths("onderzoek.stap.*.deel").contains(&"onderzoek.stap[2].deel".to_owned()));
        assert!(paths("team.ftee").is_empty() && paths("wijziging").is_empty() && paths("").is_empty());
        for key in ["aanbieder.*.levert", "onderzoek.stap.*.deel", "team.fte", "profiel.*.behoefte.*.per_niveau"] {
            assert!(keys().iter().any(|k| k == key), "{key}");
        }
    }

    #[test]
    fn an_edit_reaches_every_named_setting() {
        let edits = [Edit { key: "aanbieder.*.afwijking", reach: Reach::All, change: &set(0.0) }];
        let edited = load("basis.toml").edit(&edits).expect("it is allowed");
        assert!(edited.plan.periods[0].providers.iter().all(|p| p.propensity == 0.0));
        assert_eq!(edited.name, "basis");
    }

    #[test]
    fn no_edit_changes_nothing() {
        for name in ["basis.toml", "krap-indiceren.toml", "sporen.toml"] {
            let scenario = load(name);
            assert_eq!(scenario.edit(&[]).expect("it was right").hash, scenario.hash, "{name}");
        }
    }

    #[test]
    fn an_edit_reaches_a_dated_change_only_when_it_should() {
        let generous = |reach: Reach| -> Vec<f64> {
            let edits = [Edit { key: "team.fte", reach, change: &set(10.0) }];
            let edited = load("meer-personeel.toml").edit(&edits).expect("it is allowed");
            edited.plan.periods.iter().map(|period| period.settings.team.fte).collect()
        };
        let (all, beginning) = (generous(Reach::All), generous(Reach::Beginning));
        assert!(all.iter().all(|fte| *fte == 10.0), "{all:?}");
        assert!(beginning[0] == 10.0 && beginning[1] > 20.0, "{beginning:?}");
    }

    #[test]
    fn an_amount_that_looks_like_thousands_is_taken_as_it_is() {
        let edits = [Edit { key: "product.hbh.tarief", reach: Reach::All, change: &set(20.424) }];
        let edited = load("basis.toml").edit(&edits).expect("it is an amount");
        assert_eq!(edited.plan.periods[0].settings.product.0[0].1.tarief, 20.424);
    }

    #[test]
    fn a_value_that_is_not_allowed_is_refused() {
        let edits = [Edit { key: "team.verzuim", reach: Reach::All, change: &set(3.0) }];
        let refused = load("basis.toml").edit(&edits).expect_err("more than all");
        assert!(refused.to_string().contains("team.verzuim"), "{refused}");
    }
}
