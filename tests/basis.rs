//! The shipped scenarios: whole, explained and ready to run.

#![cfg(feature = "cli")]

use std::path::PathBuf;
use wmosim::experiment::comparable::{Named, obstacles};
use wmosim::experiment::replay::Replay;
use wmosim::model::Settings;
use wmosim::scenario::{Notes, Scenario, find, load_all};
use wmosim::schema::{Data, Field, Kind, Value};

const BASIS: &str = "scenarios/basis.toml";

fn shipped() -> Vec<Scenario> {
    let paths: Vec<PathBuf> = find(&["scenarios".to_owned()]).unwrap_or_else(|wrong| panic!("{wrong}"));
    load_all(&paths).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The settings of `fields` that `value` does not name.
fn missing(fields: &[Field], value: &Value, path: &str, found: &mut Vec<String>) {
    for field in fields {
        let path = format!("{path}{}", field.key);
        match value.get(field.key) {
            Some(value) => inside(&field.kind, value, &path, found),
            // What may be left out means something by its absence: no ruling, for example.
            None if matches!(field.kind, Kind::Optional(_)) => {}
            None => found.push(path),
        }
    }
}

fn inside(kind: &Kind, value: &Value, path: &str, found: &mut Vec<String>) {
    match (kind, &value.data) {
        (Kind::Optional(kind), _) => inside(kind, value, path, found),
        (Kind::Table(fields), _) => missing(fields, value, &format!("{path}."), found),
        (Kind::Named(kind), Data::Table(entries)) => {
            if entries.is_empty() {
                found.push(format!("{path}.NAAM"));
            }
            entries.iter().for_each(|e| inside(kind, &e.value, &format!("{path}.{}", e.key), found));
        }
        (Kind::List(kind), Data::List(items)) => items.iter().for_each(|v| inside(kind, v, path, found)),
        _ => {}
    }
}

#[test]
fn the_basis_names_every_setting() {
    let basis = shipped().into_iter().find(|s| s.name == "basis").expect("there is a basis");
    assert_eq!(basis.basis, None, "the basis stands by itself");
    let mut found = Vec::new();
    missing(&Settings::fields(), &basis.resolved, "", &mut found);
    assert!(found.is_empty(), "{BASIS} leaves to a default: {}", found.join(", "));
}

/// The settings within `value` behind which `notes` has nothing.
fn silent(value: &Value, path: &str, notes: &Notes, found: &mut Vec<String>) {
    match &value.data {
        Data::Table(entries) => {
            let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            entries.iter().for_each(|e| silent(&e.value, &below(&e.key), notes, found));
        }
        Data::List(items) if items.iter().any(|item| matches!(item.data, Data::Table(_))) => {
            let items = items.iter().enumerate();
            items.for_each(|(i, item)| silent(item, &format!("{path}[{}]", i + 1), notes, found));
        }
        _ if notes.at(path).is_none() => found.push(path.to_owned()),
        _ => {}
    }
}

#[test]
fn every_setting_of_the_basis_has_a_source_or_a_note() {
    let basis = shipped().into_iter().find(|s| s.name == "basis").expect("there is a basis");
    let mut found = Vec::new();
    silent(&basis.resolved, "", &basis.notes, &mut found);
    assert!(found.is_empty(), "{BASIS} says nothing of: {}", found.join(", "));
}

#[test]
fn the_shipped_scenarios_can_be_compared_and_each_runs() {
    let all = shipped();
    let layouts: Vec<_> = all.iter().map(|s| s.plan.layout()).collect();
    let named: Vec<_> = all.iter().zip(&layouts).map(|(s, layout)| Named { name: &s.name, layout }).collect();
    let reference = all.iter().position(|s| s.name == "basis").expect("there is a basis");
    assert_eq!(obstacles(&named, reference), Vec::<String>::new());
    for scenario in &all {
        let outcome = scenario.plan.run(1, 0);
        assert!(outcome.events > 0, "{} does nothing", scenario.name);
        let seen = outcome.whole.iter().filter(|x| x.is_finite()).count();
        assert!(2 * seen > outcome.whole.len(), "{} measures next to nothing", scenario.name);
    }
}

#[test]
fn every_policy_changes_something_and_asks_its_own_question() {
    let all = shipped();
    for (i, scenario) in all.iter().enumerate() {
        let name = &scenario.name;
        assert!(name == "basis" || !scenario.changes.is_empty(), "{name} changes nothing");
        assert!(!scenario.question.is_empty() && !scenario.caveat.is_empty(), "{name} has no question");
        for other in &all[..i] {
            assert_ne!(scenario.title, other.title, "{name} and {}", other.name);
            assert_ne!(scenario.question, other.question, "{name} and {}", other.name);
            assert_ne!(scenario.hash, other.hash, "{name} and {} are the same", other.name);
        }
    }
}

#[test]
fn the_small_model_that_other_packages_replay_is_right() {
    let paths: Vec<PathBuf> = find(&["benches/vergelijking".to_owned()]).unwrap_or_else(|wrong| panic!("{wrong}"));
    let scenarios = load_all(&paths).unwrap_or_else(|wrong| panic!("{wrong}"));
    let mut names: Vec<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["competentie", "eerst", "keten"]);
}
