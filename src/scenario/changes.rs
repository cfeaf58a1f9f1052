//! What a scenario changes with respect to its basis, for readers.

use super::canonical::{inline, is_list_of_tables};
use super::header::Dated;
use super::lookup::field_at;
use super::source::Source;
use crate::schema::read::join;
use crate::schema::{Data, Kind, Value};
use crate::statistics::Change;
use jiff::civil::Date;

/// The settings from the start and after each dated change: whole trees.
pub type Periods = Vec<(Option<Date>, Value)>;

/// Why something changes from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The day.
    pub since: Date,
    /// Why, in the words of the scenario.
    pub text: String,
}

impl Reason {
    /// The reasons that `dated` changes give.
    pub fn of(dated: &[Dated]) -> Vec<Reason> {
        let reason = |change: &Dated| Some(Reason { since: change.since, text: change.reason.clone()? });
        dated.iter().filter_map(reason).collect()
    }
}

/// A difference between two trees.
struct Difference<'a> {
    path: String,
    from: Option<&'a Value>,
    to: &'a Value,
}

/// The differences between `basis` and `own`, in order of date and then of appearance. A difference that lasts is
/// named once, from the day it begins, with the one of `reasons` that goes with that day.
pub fn changes(
    basis: &[(Option<Date>, Value)],
    own: &[(Option<Date>, Value)],
    kind: &Kind,
    sources: &[Source],
    reasons: &[Reason],
) -> Vec<Change> {
    let mut before: Vec<Difference<'_>> = Vec::new();
    let mut changes = Vec::new();
    for (since, tree) in own {
        let Some((_, base)) = basis.iter().rev().find(|(date, _)| date <= since) else { continue };
        let mut now = Vec::new();
        differences(base, tree, "", &mut now);
        for d in &now {
            let lasts = |b: &Difference<'_>| b.path == d.path && same_or_none(b.from, d.from) && same(b.to, d.to);
            if before.iter().any(lasts) {
                continue;
            }
            let field = field_at(kind, &d.path).map(|spot| spot.field);
            changes.push(Change {
                path: d.path.clone(),
                meaning: field.map_or(String::new(), |f| f.help.clone()),
                unit: field.map_or("", |f| f.rule.unit).to_owned(),
                from: d.from.map(|value| as_typed(value, sources)),
                to: as_typed(d.to, sources),
                since: *since,
                reason: reasons.iter().find(|reason| Some(reason.since) == *since).map(|r| r.text.clone()),
            });
        }
        before = now;
    }
    changes
}

fn differences<'a>(from: &'a Value, to: &'a Value, path: &str, found: &mut Vec<Difference<'a>>) {
    match (&from.data, &to.data) {
        (Data::Table(_), Data::Table(entries)) => {
            for entry in entries {
                let path = join(path, &entry.key);
                match from.get(&entry.key) {
                    Some(from) => differences(from, &entry.value, &path, found),
                    None => added(&entry.value, path, found),
                }
            }
        }
        (Data::List(a), Data::List(b))
            if a.len() == b.len() && is_list_of_tables(to) && is_list_of_tables(from) =>
        {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(a, b, &format!("{path}[{}]", i + 1), found);
            }
        }
        _ if same(from, to) => {}
        _ => found.push(Difference { path: path.to_owned(), from: Some(from), to }),
    }
}

fn added<'a>(to: &'a Value, path: String, found: &mut Vec<Difference<'a>>) {
    match &to.data {
        Data::Table(entries) => entries.iter().for_each(|e| added(&e.value, join(&path, &e.key), found)),
        _ => found.push(Difference { path, from: None, to }),
    }
}

/// True for values that mean the same: `22` and `22.0` do.
pub fn same(a: &Value, b: &Value) -> bool {
    inline(a) == inline(b)
}

fn same_or_none(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The value as it stands in its file, on one line.
fn as_typed(value: &Value, sources: &[Source]) -> String {
    if let (true, Data::List(items)) = (is_list_of_tables(value), &value.data) {
        return format!("lijst van {}", items.len());
    }
    let typed = sources.get(value.place.file as usize).map_or("", |s| s.typed(value.place));
    if typed.is_empty() || typed.contains('\n') { inline(value) } else { typed.to_owned() }
}
