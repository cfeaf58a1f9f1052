//! What a scenario changes with respect to its basis, for readers.

use super::canonical::{inline, is_list_of_tables};
use super::header::Dated;
use super::key::{self, Step, Trail};
use super::lookup::field_at;
use super::source::Source;
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
    trail: Trail,
    from: Option<&'a Value>,
    to: &'a Value,
}

/// The differences between `basis` and `own`, in order of date and then of appearance, each with the one of `reasons` that
/// goes with its day. A difference that lasts is named once, from the day it begins. What differed before and changes again,
/// be it back to what the basis has, changes from what it was the day before.
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
        differences(base, tree, &mut Trail::new(), &mut now);
        let differs = now.iter().filter_map(|d| match before.iter().find(|b| b.trail == d.trail) {
            Some(b) if !same(b.to, d.to) => Some((&d.trail, Some(b.to), d.to)),
            Some(b) if same_or_none(b.from, d.from) => None,
            _ => Some((&d.trail, d.from, d.to)),
        });
        let ended = before.iter().filter(|b| !now.iter().any(|d| d.trail == b.trail));
        let back = ended.filter_map(|b| Some((&b.trail, Some(b.to), key::at(tree, &b.trail)?)));
        let back = back.filter(|(_, from, to)| from.is_some_and(|from| !same(from, to)));
        for (trail, from, to) in differs.chain(back) {
            let path = key::text(trail);
            let field = field_at(kind, &path).map(|spot| spot.field);
            changes.push(Change {
                path,
                meaning: field.map_or(String::new(), |f| f.help.clone()),
                unit: field.map_or("", |f| f.rule.unit).to_owned(),
                from: from.map(|value| as_typed(value, sources)),
                to: as_typed(to, sources),
                since: *since,
                reason: reasons.iter().find(|reason| Some(reason.since) == *since).map(|r| r.text.clone()),
            });
        }
        before = now;
    }
    changes
}

fn differences<'a>(from: &'a Value, to: &'a Value, trail: &mut Trail, found: &mut Vec<Difference<'a>>) {
    match (&from.data, &to.data) {
        (Data::Table(_), Data::Table(entries)) => {
            for entry in entries {
                trail.push(Step::Name(entry.key.clone()));
                match from.get(&entry.key) {
                    Some(from) => differences(from, &entry.value, trail, found),
                    None => added(&entry.value, trail, found),
                }
                trail.pop();
            }
        }
        (Data::List(a), Data::List(b))
            if a.len() == b.len() && is_list_of_tables(to) && is_list_of_tables(from) =>
        {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                trail.push(Step::Item(i));
                differences(a, b, trail, found);
                trail.pop();
            }
        }
        _ if same(from, to) => {}
        _ => found.push(Difference { trail: trail.clone(), from: Some(from), to }),
    }
}

fn added<'a>(to: &'a Value, trail: &mut Trail, found: &mut Vec<Difference<'a>>) {
    match &to.data {
        Data::Table(entries) => {
            for entry in entries {
                trail.push(Step::Name(entry.key.clone()));
                added(&entry.value, trail, found);
                trail.pop();
            }
        }
        _ => found.push(Difference { trail: trail.clone(), from: None, to }),
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
