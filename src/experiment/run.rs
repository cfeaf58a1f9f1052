//! Running an experiment.

use super::comparable::{Named, obstacles};
use super::failure::Failure;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use super::workshop::{Floor, in_order, replay_once};
use crate::scenario::Scenario;
use crate::statistics::{Comparison, Gatherer, Layout, Subject};

/// Replications when the user does not say how many.
pub const DEFAULT_REPLICATIONS: u32 = 40;

/// The seed when the user gives none: the same for everyone, so that two people see the same figures.
pub const DEFAULT_SEED: u64 = 1;

/// How an experiment is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Replications of each scenario.
    pub replications: u32,
    /// The seed of all streams.
    pub seed: u64,
    /// Threads; 0 is as many as the machine has cores. The outcome does not depend on it. Without the feature
    /// `cli` everything runs on the calling thread.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { replications: DEFAULT_REPLICATIONS, seed: DEFAULT_SEED, threads: 0 }
    }
}

/// Replays all `scenarios` and compares each with the one at position `reference`.
///
/// # Errors
///
/// When the scenarios cannot be compared, a replay meets a fault in the program, or the user asks to stop.
///
/// # Panics
///
/// When `reference` is not the position of a scenario.
pub fn compare(
    scenarios: &[Scenario],
    reference: usize,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Comparison, Failure> {
    let subject = |scenario: &Scenario| Subject {
        name: scenario.name.clone(),
        title: scenario.title.clone(),
        question: scenario.question.clone(),
        caveat: scenario.caveat.clone(),
        changes: scenario.changes.clone(),
    };
    let entries: Vec<_> = scenarios.iter().map(|scenario| (subject(scenario), &scenario.plan)).collect();
    replay_all(&entries, reference, options, progress, stop)
}

/// [`compare`] for anything that can be replayed.
///
/// # Errors
///
/// As [`compare`].
///
/// # Panics
///
/// As [`compare`].
pub fn replay_all<R: Replay>(
    entries: &[(Subject, &R)],
    reference: usize,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Comparison, Failure> {
    if entries.is_empty() || options.replications == 0 {
        return Err(Failure::Nothing);
    }
    assert!(reference < entries.len(), "the reference must be one of the scenarios");
    let layouts: Vec<Layout> = entries.iter().map(|(_, replay)| replay.layout()).collect();
    let named = entries.iter().zip(&layouts).map(|((subject, _), layout)| Named { name: &subject.name, layout });
    let differences = obstacles(&named.collect::<Vec<_>>(), reference);
    if !differences.is_empty() {
        return Err(Failure::Incomparable(differences));
    }
    let layout = layouts.into_iter().nth(reference).expect("the reference has a layout");
    let subjects = entries.iter().map(|(subject, _)| subject.clone()).collect();
    let mut gatherer = Gatherer::new(layout.clone(), subjects, reference, options.replications);
    // Replays are numbered replication by replication: a row has one outcome for each scenario.
    let mut row = Vec::with_capacity(entries.len());
    let scenarios = entries.len() as u64;
    in_order(
        u64::from(options.replications) * scenarios,
        Floor { threads: options.threads, progress, stop },
        |number| {
            let (subject, replay) = &entries[(number % scenarios) as usize];
            let replication = (number / scenarios) as u32;
            replay_once(&subject.name, *replay, options.seed, replication, |outcome| layout.check(outcome))
        },
        |_, outcome| {
            row.push(outcome);
            if row.len() == entries.len() {
                gatherer.fold(&row);
                row.clear();
            }
        },
    )?;
    Ok(gatherer.finish(options.seed))
}
