//! Following what happens in one replication: to everyone, or to one resident.
//!
//! A resident is known by the key of the random streams, which is the same in every scenario. The number by which a
//! user calls a client is the place in one scenario: a policy that brings in more residents shifts the numbers.

use super::failure::Failure;
use super::guard::guarded;
use crate::engine::Moment;
use crate::model::client::{Client, ClientId};
use crate::model::dossier::Kind;
use crate::model::journal::{Entry, Journal, What};
use crate::model::watch::Watch;
use crate::model::{Sim, bezwaar};
use crate::observations::Replication;
use crate::scenario::Scenario;

/// Which replication is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The seed of all streams.
    pub seed: u64,
    /// The replication, from 0.
    pub replication: u32,
}

/// Replays one replication before the eyes of `watch`.
///
/// # Errors
///
/// When it meets a fault in the program.
pub fn watched<W: Watch>(scenario: &Scenario, run: Run, watch: &mut W) -> Result<Replication, Failure> {
    guard(scenario, run, || Sim::new(&scenario.plan, run.seed, run.replication).run_watched(watch))
}

fn guard<T>(scenario: &Scenario, run: Run, replay: impl FnOnce() -> T) -> Result<T, Failure> {
    guarded(replay).map_err(|crash| Failure::Crashed {
        scenario: scenario.name.clone(),
        replication: run.replication,
        seed: run.seed,
        crash,
        settings: None,
    })
}

/// The key of each client, in the order in which they became clients.
///
/// # Errors
///
/// As [`watched`].
pub fn keys(scenario: &Scenario, run: Run) -> Result<Vec<u64>, Failure> {
    guard(scenario, run, || {
        let mut sim = Sim::new(&scenario.plan, run.seed, run.replication);
        sim.play(&mut ());
        sim.clients.iter().map(|client| client.entity).collect()
    })
}

/// Everything that happened to one resident.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// The resident at the first melding, or on the first day.
    pub person: Client,
    /// Units a week needed then of each product, before the network's help.
    pub needs: Vec<f64>,
    /// What happened, in order.
    pub happenings: Vec<Happening>,
}

/// Something that happened, and how the resident stood after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    /// What happened.
    pub entry: Entry,
    /// Units a week needed of each product beside the network.
    pub needed: Vec<f64>,
}

/// Follows the resident with this key; nothing when he is no client in this scenario.
///
/// # Errors
///
/// As [`watched`].
pub fn journey(scenario: &Scenario, run: Run, key: u64) -> Result<Option<Journey>, Failure> {
    let mut journey: Option<Journey> = None;
    let tell = |sim: &Sim, entry: Entry| {
        let Some(id) = entry.client else { return };
        let client = &sim.clients[id as usize];
        let products = 0..sim.period.products.len();
        let journey = journey.get_or_insert_with(|| Journey {
            person: *client,
            needs: products.clone().map(|product| client.need(sim.period, product)).collect(),
            happenings: Vec::new(),
        });
        let needed = products.map(|product| client.net_need(sim.period, product)).collect();
        journey.happenings.push(Happening { entry, needed });
    };
    watched(scenario, run, &mut Journal::of(key, tell))?;
    Ok(journey)
}

/// The client of a profile (or of any) to whom the most different things happen, of those who report in the reported
/// period; the first by number when there are several. Nothing when nobody reports.
///
/// Counted are: a shortage in silence, speaking up, a signal, a crisis, getting worse, getting better, a deviation,
/// its evaluation, another consulent, a renewal, an indicatie that misfits, a late besluit, bezwaar, informal care
/// that changes, belonging under another law, and each way to leave.
///
/// # Errors
///
/// As [`watched`].
pub fn most_eventful(scenario: &Scenario, run: Run, profile: Option<usize>) -> Result<Option<ClientId>, Failure> {
    let begin = scenario.plan.months[scenario.plan.warm_up];
    let mut met: Vec<Met> = Vec::new();
    let tell = |sim: &Sim, entry: Entry| {
        let Some(id) = entry.client else { return };
        if met.len() <= id as usize {
            met.resize(id as usize + 1, Met::default());
        }
        let met = &mut met[id as usize];
        met.kinds |= kind(&entry.what);
        let wanted = profile.is_none_or(|p| usize::from(sim.clients[id as usize].profile) == p);
        met.chosen |= wanted && reports(&entry, begin);
    };
    watched(scenario, run, &mut Journal::new(tell))?;
    let score = |met: &Met| (met.kinds & !Met::REPORTED).count_ones();
    let of = met.iter().enumerate().filter(|(_, met)| met.chosen);
    let best = of.max_by_key(|(id, met)| (score(met), std::cmp::Reverse(*id)));
    Ok(best.map(|(id, _)| id as ClientId))
}

/// What is remembered of a client while the most eventful is sought.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    chosen: bool,
    kinds: u32,
}

impl Met {
    /// The bit of things that everyone meets.
    const REPORTED: u32 = 1;
}

fn reports(entry: &Entry, begin: Moment) -> bool {
    matches!(entry.what, What::Reported { kind: Kind::New, .. }) && entry.at >= begin
}

/// A bit for each kind of thing that makes a story.
fn kind(what: &What) -> u32 {
    let bit = match what {
        What::Short { silent: true, .. } | What::Unseen { .. } => 1,
        What::SpokeUp => 2,
        What::Signalled => 3,
        What::Crisis(_) => 4,
        What::Level { from, to } if to > from => 5,
        What::Level { .. } => 6,
        What::Deviates { .. } => 7,
        What::Evaluated { .. } => 8,
        What::HandedBack => 9,
        What::Reported { kind: Kind::Renewal, .. } => 10,
        What::MisfitFound => 11,
        What::Decided { seconds, term: Some(term), .. } if seconds > term => 12,
        What::Objected(bezwaar::Outcome::Upheld) | What::Upheld => 13,
        What::Objected(_) => 14,
        What::Network { .. } => 15,
        What::OtherLaw => 16,
        What::Left(_) => 17,
        _ => 0,
    };
    1 << bit
}
