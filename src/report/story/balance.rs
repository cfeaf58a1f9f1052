//! What a client's years came to: weeks of waiting, weeks of shortage, and euros by cause.

use super::super::dutch;
use crate::engine::{Moment, WEEK};
use crate::experiment::follow::Journey;
use crate::model::dossier::{DossierId, Kind};
use crate::model::journal::What;
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

    /// The rows of the balance: what, and how much of it. The weeks come first.
    pub fn rows(&self) -> Vec<(&'static str, Amount)> {
        let weeks = |seconds: i64| Amount::Weeks(seconds as f64 / WEEK as f64);
        let mut rows = vec![
            ("Wachten op een besluit", weeks(self.decision)),
            ("Wachten op het begin van hulp", weeks(self.start)),
            ("Te weinig hulp, en niemand wist het", weeks(self.silent)),
            ("Te weinig hulp, en dat was bekend", weeks(self.known)),
        ];
        let causes = CAUSES.iter().zip(self.spending);
        rows.extend(causes.map(|(name, sum)| (*name, Amount::Euros(sum as f64 / 1e9))));
        rows.push(("Crisis", Amount::Euros(self.crises as f64 / 100.0)));
        rows.push(("Dwangsom", Amount::Euros(self.penalties as f64 / 100.0)));
        rows.push(("Samen", Amount::Euros(self.euros())));
        rows
    }
}

/// How much of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// Weeks.
    Weeks(f64),
    /// Euros.
    Euros(f64),
}

impl Amount {
    /// True when it is shown as nothing.
    pub fn is_nothing(self) -> bool {
        match self {
            Amount::Weeks(weeks) => weeks < 0.05,
            Amount::Euros(euros) => euros < 0.5,
        }
    }

    /// `12,3 weken`, `€ 4.560`.
    pub fn text(self) -> String {
        match self {
            Amount::Weeks(weeks) => format!("{} weken", dutch::number(weeks, 1)),
            Amount::Euros(euros) => dutch::euro(euros),
        }
    }

    /// The difference from this amount to another one, with its sign.
    pub fn difference(self, other: Amount) -> String {
        let (Amount::Weeks(a) | Amount::Euros(a), Amount::Weeks(b) | Amount::Euros(b)) = (self, other);
        let text = match self {
            Amount::Weeks(_) => format!("{} weken", dutch::number(b - a, 1)),
            Amount::Euros(_) => dutch::euro(b - a),
        };
        let nothing = !text.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
        match nothing {
            true => "gelijk".into(),
            false if b > a => format!("+{text}"),
            false => text,
        }
    }
}
