//! What a client's years came to: weeks of waiting, weeks of shortage, and euros by cause.

use super::super::dutch;
use crate::engine::{Moment, WEEK};
use crate::experiment::follow::Journey;
use crate::model::dossier::{DossierId, Kind};
use crate::model::journal::What;
use crate::statistics::apportion;
use std::collections::BTreeMap;

/// Sums over everything that the story tells, in seconds and nano-euros.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// From melding to besluit or withdrawal.
    pub decision: i64,
    /// From besluit until all that was granted had begun.
    pub start: i64,
    /// Short of help, and nobody knew.
    pub silent: i64,
    /// Short of help, and it was known.
    pub known: i64,
    /// Spending on care by cause.
    pub spending: [i128; 6],
    /// Spending on crises, in cents.
    pub crises: i64,
    /// Dwangsommen, in cents.
    pub penalties: i64,
}

/// The names of the causes, as in the charts.
const CAUSES: [&str; 6] = [
    "Hulp die past",
    "Meer toegekend dan nodig",
    "Afwijking van de aanbieder",
    "Overlap tussen voorzieningen",
    "Hulp die onder een andere wet hoort",
    "Hulp die niet past",
];

/// A level that is kept since a moment.
#[derive(Clone, Copy)]
struct Since<T> {
    value: T,
    at: Moment,
}

impl Balance {
    /// The balance of `journey`, in a run that ends at `end`.
    pub fn of(journey: &Journey, end: Moment) -> Balance {
        let mut balance = Balance::default();
        let mut open: BTreeMap<DossierId, Moment> = BTreeMap::new();
        let mut queued: BTreeMap<usize, Moment> = BTreeMap::new();
        // Nothing, or true for a shortage in silence.
        let mut short: Since<Option<bool>> = Since { value: None, at: Moment::START };
        let mut rates = [Since { value: 0_i64, at: Moment::START }; 6];
        // Of voorzieningen that wait together the weeks count once.
        let mut waiting_since = Moment::NEVER;
        for happening in &journey.happenings {
            let entry = &happening.entry;
            let at = entry.at;
            match entry.what {
                What::Reported { kind, since } if kind != Kind::Repair => {
                    open.extend(entry.dossier.map(|id| (id, since)));
                }
                What::Decided { .. } | What::Withdrawn | What::Closed => {
                    if let Some(since) = entry.dossier.and_then(|id| open.remove(&id)) {
                        balance.decision += at.since(since);
                    }
                    if let What::Decided { penalty, .. } = entry.what {
                        balance.penalties += penalty;
                    }
                }
                What::Requested => {
                    if queued.is_empty() {
                        waiting_since = at;
                    }
                    queued.extend(entry.product.map(|product| (product, at)));
                }
                What::Started { .. } | What::Stopped { .. } => {
                    let waited = entry.product.and_then(|product| queued.remove(&product)).is_some();
                    if waited && queued.is_empty() {
                        balance.start += at.since(waiting_since);
                    }
                }
                What::Short { silent, .. } => short = Since { value: Some(silent), at },
                What::Known | What::Unseen { .. } | What::Enough => {
                    balance.spell(short.value, at.since(short.at));
                    let value = match entry.what {
                        What::Known => Some(false),
                        What::Unseen { .. } => Some(true),
                        _ => None,
                    };
                    short = Since { value, at };
                }
                What::Spending { cause, rate } => {
                    let before = rates[cause];
                    balance.spending[cause] += i128::from(before.value) * i128::from(at.since(before.at));
                    rates[cause] = Since { value: rate, at };
                }
                What::Crisis(cents) => balance.crises += cents,
                _ => {}
            }
        }
        balance.decision += open.values().map(|since| end.since(*since)).sum::<i64>();
        if !queued.is_empty() {
            balance.start += end.since(waiting_since);
        }
        balance.spell(short.value, end.since(short.at));
        for (sum, rate) in balance.spending.iter_mut().zip(rates) {
            *sum += i128::from(rate.value) * i128::from(end.since(rate.at));
        }
        balance
    }

    fn spell(&mut self, silent: Option<bool>, seconds: i64) {
        match silent {
            Some(true) => self.silent += seconds,
            Some(false) => self.known += seconds,
            None => {}
        }
    }

    /// Euros in all.
    pub fn euros(&self) -> f64 {
        let care: i128 = self.spending.iter().sum();
        care as f64 / 1e9 + (self.crises + self.penalties) as f64 / 100.0
    }

    /// The rows of the balance: what, and how much of it. The weeks come first. The euros add up as written.
    pub fn rows(&self) -> Vec<(&'static str, Amount)> {
        let weeks = |seconds: i64| Amount::weeks(seconds as f64 / WEEK as f64);
        let mut rows = vec![
            ("Wachten op een besluit", weeks(self.decision)),
            ("Wachten op het begin van hulp", weeks(self.start)),
            ("Te weinig hulp, en niemand wist het", weeks(self.silent)),
            ("Te weinig hulp, en dat was bekend", weeks(self.known)),
        ];
        let care = self.spending.iter().map(|sum| *sum as f64 / 1e9);
        let parts: Vec<f64> = care.chain([self.crises, self.penalties].map(|cents| cents as f64 / 100.0)).collect();
        let whole = self.euros().round() as i64;
        let shown = apportion(&parts, 1.0, whole);
        let names = CAUSES.into_iter().chain(["Crisis", "Dwangsom"]);
        let euros = |(exact, shown): (&f64, i64)| Amount { kind: Kept::Euros, exact: *exact, shown };
        rows.extend(names.zip(parts.iter().zip(shown).map(euros)));
        rows.push(("Samen", Amount { kind: Kept::Euros, exact: self.euros(), shown: whole }));
        rows
    }
}

/// How much of something, and how much of it is written: what a reader reckons with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    kind: Kept,
    exact: f64,
    /// In tenths of a week, or in euros.
    shown: i64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    Weeks,
    Euros,
}

impl Amount {
    fn weeks(weeks: f64) -> Amount {
        Amount { kind: Kept::Weeks, exact: weeks, shown: (10.0 * weeks).round() as i64 }
    }

    /// True when it is shown as nothing.
    pub fn is_nothing(self) -> bool {
        self.shown == 0
    }

    /// `12,3 weken`, `€ 4.560`.
    pub fn text(self) -> String {
        self.kind.text(self.shown)
    }

    /// The difference from this amount to another one, with its sign: that of the amounts as they are written.
    pub fn difference(self, other: Amount) -> String {
        match other.shown - self.shown {
            0 if self.exact == other.exact => "gelijk".into(),
            0 => "bijna gelijk".into(),
            more if more > 0 => format!("+{}", self.kind.text(more)),
            less => self.kind.text(less),
        }
    }
}

impl Kept {
    fn text(self, shown: i64) -> String {
        match self {
            Kept::Weeks => format!("{} weken", dutch::number(shown as f64 / 10.0, 1)),
            Kept::Euros => dutch::euro(shown as f64),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_that_of_the_amounts_as_they_are_written() {
        let [low, middle, high] = [20.56, 20.64, 20.66].map(Amount::weeks);
        assert_eq!([low, middle, high].map(Amount::text), ["20,6 weken", "20,6 weken", "20,7 weken"]);
        assert_eq!(low.difference(middle), "bijna gelijk");
        assert_eq!(middle.difference(high), "+0,1 weken");
        assert_eq!(high.difference(low), "\u{2212}0,1 weken");
        assert_eq!(low.difference(low), "gelijk");
    }

    #[test]
    fn the_euros_add_up_as_they_are_written() {
        let spending = [1_400_000_000, 2_400_000_000, 0, 3_400_000_000, 0, 0];
        let balance = Balance { spending, crises: 40, ..Balance::default() };
        let shown: Vec<i64> = balance.rows()[4..].iter().map(|(_, amount)| amount.shown).collect();
        let (whole, parts) = shown.split_last().expect("there are euros");
        assert_eq!((*whole, parts.iter().sum::<i64>()), (8, 8), "{parts:?}");
        assert_eq!(balance.rows()[6].1.shown, 0, "nothing stays nothing");
    }
}
