//! As many replications as a precision takes.

use super::failure::Failure;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use super::run::{Broken, Options, Rows, entries};
use crate::scenario::Scenario;
use crate::statistics::precision::{self, Need};
use crate::statistics::{Stopped, Stopping, Subject};

/// The least replications when the user does not say: as many as without a precision.
pub const DEFAULT_MINIMUM: u32 = super::run::DEFAULT_REPLICATIONS;
/// The most replications when the user does not say.
pub const DEFAULT_MAXIMUM: u32 = 1_000;

/// A precision that every key figure of every scenario must have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Half the 95% interval as a share of the figure, above 0: 0.05 is 5%.
    pub share: f64,
    /// The least replications, at least 2.
    pub minimum: u32,
    /// The most replications.
    pub maximum: u32,
}

impl Demand {
    /// After how many replications the precision is looked at, after `folded`: a quarter more.
    ///
    /// Who looks after every replication stops at the first lucky spread, so that intervals cover too seldom (Chow and
    /// Robbins 1965, "On the asymptotic theory of fixed-width sequential confidence intervals", Annals of Mathematical
    /// Statistics 36; Law 2015, section 9.4.1). Few looks, not before the minimum, keep that small.
    fn next(&self, folded: u32) -> u32 {
        let next = if folded == 0 { self.minimum.max(2) } else { folded.saturating_add(folded.div_ceil(4)) };
        next.min(self.maximum)
    }
}

/// As [`compare`](super::compare) with as many replications as `demand` takes; `options.replications` is not used.
///
/// # Errors
///
/// As [`compare`](super::compare).
///
/// # Panics
///
/// As [`compare`](super::compare).
pub fn compare_until(
    scenarios: &[Scenario],
    reference: usize,
    demand: Demand,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Stopped, Failure> {
    replay_until(&entries(scenarios, reference), reference, demand, options, progress, stop)
}

/// [`compare_until`] for anything that can be replayed.
///
/// Whether to go on is decided when all replications of a round were folded, so neither the number nor any figure
/// depends on the threads.
///
/// # Errors
///
/// As [`compare_until`].
///
/// # Panics
///
/// As [`compare_until`].
pub fn replay_until<R: Replay>(
    all: &[(Subject, &R)],
    reference: usize,
    demand: Demand,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Stopped, Failure> {
    replay_until_and_keep(all, reference, demand, options, progress, stop).map_err(|broken| broken.failure)
}

/// [`compare_until`], which keeps what was finished when a replication meets a fault in the program.
///
/// # Errors
///
/// As [`compare_until`].
///
/// # Panics
///
/// As [`compare_until`].
pub fn compare_until_and_keep(
    scenarios: &[Scenario],
    reference: usize,
    demand: Demand,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Stopped, Broken> {
    replay_until_and_keep(&entries(scenarios, reference), reference, demand, options, progress, stop)
}

fn replay_until_and_keep<R: Replay>(
    all: &[(Subject, &R)],
    reference: usize,
    demand: Demand,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Stopped, Broken> {
    let mut rows = Rows::new(all, reference, demand.maximum)?;
    let mut looks = Vec::new();
    let needs = loop {
        let folded = rows.gatherer.folded();
        let to = demand.next(folded);
        let onward = Onward { progress, before: u64::from(folded) * all.len() as u64 };
        if let Err(failure) = rows.play(to, options, &onward, stop) {
            return Err(rows.broken(onward.told(failure), options.seed));
        }
        looks.push(to);
        let needs = precision::needs(&rows.gatherer, demand.share);
        if to >= demand.maximum || needs.iter().all(Need::met) {
            break needs;
        }
    };
    let range = (demand.minimum, demand.maximum);
    let stopping = Stopping { share: demand.share, range, looks, needs };
    Ok(Stopped { comparison: rows.gatherer.finish(options.seed), stopping })
}

/// Tells of a round as a part of the whole.
struct Onward<'a> {
    progress: &'a dyn Progress,
    before: u64,
}

impl Progress for Onward<'_> {
    fn advance(&self, done: u64, total: u64) {
        // That the replays before this round are done has been told.
        if done > 0 || self.before == 0 {
            self.progress.advance(self.before + done, self.before + total);
        }
    }
}

impl Onward<'_> {
    fn told(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Stopped { done, total } => {
                Failure::Stopped { done: self.before + done, total: self.before + total }
            }
            other => other,
        }
    }
}
