//! Stand-ins for settings that could not be read, so that what is wrong with the others does not have to wait.

use super::lookup::{bare, field_at};
use super::parse::Parsed;
use crate::schema::{Data, Entry, Fault, Faults, Kind, Place, Problem, Rule, Setting, Value};
use jiff::civil::Date;

/// Which of the values that a setting may have stands in for it. What is wrong with all of them is wrong whatever the
/// setting was meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StandIn {
    Lowest,
    Middle,
    Highest,
}

/// How often a tree is repaired: a repair may bring to light what is wrong deeper down.
const ROUNDS: usize = 3;
/// A bound that is wide enough for every setting without one.
const WIDE: f64 = 1.0e9;

/// Reads settings from a file that is no scenario, and adds all that is wrong with them: what cannot be read, and what
/// `check` finds wrong whatever that was meant to be.
pub fn read<S: Setting>(
    parsed: &Parsed,
    faults: &mut Faults,
    check: impl Fn(&S, &Value, &mut Faults),
) -> Option<S> {
    let tree = &parsed.tree;
    let mut found = Faults::default();
    let settings = S::read(tree, &Rule::ANY, "", &mut found);
    let judge = |settings: &S, tree: &Value| {
        let mut faults = Faults::default();
        check(settings, tree, &mut faults);
        faults
    };
    let mut checked = match &settings {
        Some(settings) => judge(settings, tree),
        None => common(readings(tree, &S::kind(&Rule::ANY), &found).iter().map(|(s, tree)| judge(s, tree))),
    };
    found.0.append(&mut checked.0);
    // With syntax errors a key that seems missing may be one that could not be read.
    let damaged = !parsed.guessed.is_empty() || !parsed.trusted;
    let missing = |fault: &Fault| matches!(fault.problem, Problem::MissingKey { .. });
    found.0.retain(|f| !damaged || parsed.trusted && !missing(f) && !parsed.is_guess(f.place));
    faults.0.append(&mut found.0);
    settings
}

/// The faults that are found with each of the stand-ins.
pub fn common(mut each: impl Iterator<Item = Faults>) -> Faults {
    let mut faults = each.next().unwrap_or_default();
    each.for_each(|other| faults.0.retain(|fault| other.0.contains(fault)));
    faults
}

/// The settings in `tree`, of which `faults` were found, with stand-ins for those that could not be read, and the trees
/// they were read from; none when that is not enough to read them.
pub fn readings<S: Setting>(tree: &Value, kind: &Kind, faults: &Faults) -> Vec<(S, Value)> {
    let all = [StandIn::Lowest, StandIn::Middle, StandIn::Highest];
    all.iter()
        .map(|which| reading(tree.clone(), kind, faults, *which))
        .collect::<Option<Vec<_>>>()
        .unwrap_or_default()
}

fn reading<S: Setting>(mut tree: Value, kind: &Kind, faults: &Faults, which: StandIn) -> Option<(S, Value)> {
    let mut faults = faults.0.clone();
    for _ in 0..ROUNDS {
        faults.iter().for_each(|fault| repair(&mut tree, kind, fault, which));
        let mut left = Faults::default();
        if let Some(settings) = S::read(&tree, &Rule::ANY, "", &mut left) {
            return Some((settings, tree));
        }
        faults = left.0;
    }
    None
}

/// Puts a stand-in where `fault` was found.
fn repair(tree: &mut Value, kind: &Kind, fault: &Fault, which: StandIn) {
    if matches!(fault.problem, Problem::UnknownKey { .. }) {
        return;
    }
    let Some(spot) = field_at(kind, &fault.path) else { return };
    let data = stand_in(spot.kind, &spot.field.rule, which);
    put(tree, &fault.path, Value { data, place: fault.place });
}

/// Puts `value` at `path`, such as `onderzoek.stap[2].deel`; the table that it stands in must exist.
fn put(tree: &mut Value, path: &str, value: Value) {
    if path.is_empty() {
        *tree = value;
        return;
    }
    match &mut tree.data {
        Data::Table(entries) => {
            // A name may itself hold points: only the entries tell where it ends.
            let rest = |entry: &Entry| {
                let rest = path.strip_prefix(entry.key.as_str())?;
                (rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest.strip_prefix('.').unwrap_or(rest))
            };
            match entries.iter_mut().find_map(|entry| Some((rest(entry)?, entry))) {
                Some((rest, entry)) => put(&mut entry.value, rest, value),
                None => entries.push(Entry { key: path.to_owned(), key_place: value.place, value }),
            }
        }
        Data::List(items) => {
            let Some((number, rest)) = path.strip_prefix('[').and_then(|path| path.split_once(']')) else { return };
            let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            if let Some(item) = at.and_then(|at| items.get_mut(at)) {
                put(item, rest.strip_prefix('.').unwrap_or(rest), value);
            }
        }
        _ => *tree = value,
    }
}

/// A value that a setting of this kind may have.
fn stand_in(kind: &Kind, rule: &Rule, which: StandIn) -> Data {
    let plain = |data| Value { data, place: Place::default() };
    let pick = |lowest: Data, highest: Data| if which == StandIn::Lowest { lowest } else { highest };
    let number = || {
        let (low, high) = (rule.min.max(-WIDE).min(rule.max), rule.max.min(WIDE).max(rule.min));
        match which {
            StandIn::Lowest => low,
            StandIn::Middle => {
                rule.example.parse().ok().filter(|x| (low..=high).contains(x)).unwrap_or((low + high) / 2.0)
            }
            StandIn::Highest => high,
        }
    };
    match bare(kind) {
        Kind::Number => Data::Float(number()),
        Kind::Whole => Data::Int(number().max(0.0).min(f64::from(u32::MAX)) as i64),
        Kind::Bool => pick(Data::Bool(false), Data::Bool(true)),
        Kind::Text => Data::Text(format!("{which:?}")),
        Kind::Date => Data::Date(Date::constant(if which == StandIn::Lowest { 2000 } else { 2100 }, 1, 1)),
        Kind::Choice(options) => {
            let option = if which == StandIn::Lowest { options.first() } else { options.last() };
            Data::Text(option.map_or(String::new(), |choice| choice.name.to_owned()))
        }
        Kind::Fixed(count, item) => Data::List(vec![plain(stand_in(item, rule, which)); *count]),
        Kind::List(item) => pick(Data::List(Vec::new()), Data::List(vec![plain(stand_in(item, rule, which))])),
        Kind::Named(item) => {
            let key = format!("{which:?}");
            let entry = Entry { key, key_place: Place::default(), value: plain(stand_in(item, rule, which)) };
            pick(Data::Table(Vec::new()), Data::Table(vec![entry]))
        }
        Kind::Table(fields) => {
            let needed = fields.iter().filter(|field| !matches!(field.kind, Kind::Optional(_) | Kind::Named(_)));
            let entry = |field: &crate::schema::Field| Entry {
                key: field.key.to_owned(),
                key_place: Place::default(),
                value: plain(stand_in(&field.kind, &field.rule, which)),
            };
            Data::Table(needed.map(entry).collect())
        }
        Kind::Optional(_) => unreachable!("a bare kind is not optional"),
    }
}
