//! Running an experiment.

use super::comparable::{Named, obstacles};
use super::failure::Failure;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use super::together::{Batches, Scaled};
use super::workshop::{Floor, in_order, task};
use crate::model::Plan;
use crate::observations::Replication;
use crate::scenario::Scenario;
use crate::statistics::{Basis, Comparison, Gatherer, Layout, Subject};

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
    replay_all(&entries(scenarios, reference), reference, options, progress, stop)
}

/// What can be replayed of some scenarios, with what they are about. What changes is told with respect to the one at
/// `reference` by each scenario that builds on it: the figures are.
pub(super) fn entries(scenarios: &[Scenario], reference: usize) -> Vec<(Subject, &Plan)> {
    let subject = |scenario: &Scenario| {
        let below = scenario.below.iter().find(|below| below.file == scenarios[reference].file);
        Subject {
            name: scenario.name.clone(),
            title: scenario.title.clone(),
            question: scenario.question.clone(),
            caveat: scenario.caveat.clone(),
            changes: below.map_or(&scenario.changes, |below| &below.changes).clone(),
            basis: match (below, &scenario.basis) {
                (Some(_), _) => Basis::Reference,
                (None, Some(name)) => Basis::File(name.clone()),
                (None, None) => Basis::Own,
            },
        }
    };
    scenarios.iter().map(|scenario| (subject(scenario), &scenario.plan)).collect()
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
    replay_and_keep(entries, reference, options, progress, stop).map_err(|broken| broken.failure)
}

/// An experiment that broke off.
#[derive(Debug)]
pub struct Broken {
    /// Why.
    pub failure: Failure,
    /// The comparison on the replications before the one that met a fault in the program, when there are two or more:
    /// with fewer there is no interval. Always the same ones, whatever the number of threads.
    pub kept: Option<Box<Comparison>>,
}

impl From<Failure> for Broken {
    fn from(failure: Failure) -> Broken {
        Broken { failure, kept: None }
    }
}

/// [`replay_all`], which keeps what was finished when a replication meets a fault in the program.
///
/// # Errors
///
/// As [`replay_all`].
///
/// # Panics
///
/// As [`replay_all`].
pub fn replay_and_keep<R: Replay>(
    entries: &[(Subject, &R)],
    reference: usize,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Comparison, Broken> {
    let mut rows = Rows::new(entries, reference, options.replications)?;
    match rows.play(options.replications, options, progress, stop) {
        Ok(()) => Ok(rows.gatherer.finish(options.seed)),
        Err(failure) => Err(rows.broken(failure, options.seed)),
    }
}

/// [`compare`], which keeps what was finished when a replication meets a fault in the program.
///
/// # Errors
///
/// As [`compare`].
///
/// # Panics
///
/// As [`compare`].
pub fn compare_and_keep(
    scenarios: &[Scenario],
    reference: usize,
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Comparison, Broken> {
    replay_and_keep(&entries(scenarios, reference), reference, options, progress, stop)
}

/// The replications of all scenarios as far as they were played.
pub(super) struct Rows<'a, R> {
    entries: &'a [(Subject, &'a R)],
    layout: Layout,
    /// What they yielded.
    pub(super) gatherer: Gatherer,
}

impl<'a, R: Replay> Rows<'a, R> {
    /// Nothing was played yet; there is room for `most` replications.
    pub(super) fn new(
        entries: &'a [(Subject, &'a R)],
        reference: usize,
        most: u32,
    ) -> Result<Rows<'a, R>, Failure> {
        if entries.is_empty() || most == 0 {
            return Err(Failure::Nothing);
        }
        assert!(reference < entries.len(), "the reference must be one of the scenarios");
        let layouts: Vec<Layout> = entries.iter().map(|(_, replay)| replay.layout()).collect();
        let named =
            entries.iter().zip(&layouts).map(|((subject, _), layout)| Named { name: &subject.name, layout });
        let differences = obstacles(&named.collect::<Vec<_>>(), reference);
        if !differences.is_empty() {
            return Err(Failure::Incomparable(differences));
        }
        let layout = layouts.into_iter().nth(reference).expect("the reference has a layout");
        let subjects = entries.iter().map(|(subject, _)| subject.clone()).collect();
        let gatherer = Gatherer::new(layout.clone(), subjects, reference, most);
        Ok(Rows { entries, layout, gatherer })
    }

    /// What is left after `failure`. Only a fault in the program leaves anything: who stops it wants nothing written.
    pub(super) fn broken(self, failure: Failure, seed: u64) -> Broken {
        let worth = matches!(failure, Failure::Crashed { .. }) && self.gatherer.folded() >= 2;
        Broken { failure, kept: worth.then(|| Box::new(self.gatherer.finish(seed))) }
    }

    /// Plays on until there are `to` replications. How often it is called makes no difference to what is gathered.
    pub(super) fn play(
        &mut self,
        to: u32,
        options: Options,
        progress: &dyn Progress,
        stop: &Stop,
    ) -> Result<(), Failure> {
        let Rows { entries, layout, gatherer } = self;
        let first = gatherer.folded();
        let batches = Batches::of(entries, to - first, options.threads);
        let progress = Scaled { progress, scenarios: entries.len() as u64, batches: batches.len() };
        // Batches are numbered replication by replication: a row has one outcome for each scenario.
        let mut row: Vec<(usize, Replication)> = Vec::with_capacity(entries.len());
        in_order(
            u64::from(to - first) * batches.len(),
            Floor { threads: options.threads, progress: &progress, stop },
            |number| {
                let replication = first + (number / batches.len()) as u32;
                batches.play(number % batches.len(), options.seed, replication, |scenario, run| {
                    task(&entries[scenario].0.name, options.seed, replication, || {
                        let outcome = run();
                        layout.check(&outcome);
                        outcome
                    })
                })
            },
            |_, outcomes| {
                row.extend(outcomes);
                if row.len() == entries.len() {
                    row.sort_unstable_by_key(|(scenario, _)| *scenario);
                    let outcomes: Vec<Replication> = row.drain(..).map(|(_, outcome)| outcome).collect();
                    gatherer.fold(&outcomes);
                }
            },
        )
        .map_err(|failure| progress.told(failure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{BASIS, Loader, Unreadable, read_all};

    struct Files;

    impl Loader for Files {
        fn bytes(&self, path: &str) -> Result<Vec<u8>, Unreadable> {
            let file = |title: &str, basis: &str, own: &str| {
                format!(
                    "titel = \"{title}\"\nvraag = \"-\"\nbeantwoordt_niet = \"-\"\nbasis = \"{basis}\"\n{own}\n"
                )
            };
            match path {
                "basis.toml" => Ok(BASIS.into()),
                "team.toml" => Ok(file("Team", "basis.toml", "team.fte = 30.0").into()),
                "beide.toml" => Ok(file("Beide", "team.toml", "indicatie.ruimhartigheid = 1.1").into()),
                _ => Err(Unreadable::Missing),
            }
        }
    }

    #[test]
    fn a_scenario_tells_what_it_changes_of_the_reference_also_by_way_of_another() {
        let scenarios = read_all(&["basis.toml", "team.toml", "beide.toml"].map(str::to_owned), &Files).unwrap();
        let told = |reference: usize, s: usize| {
            let (subject, _) = &entries(&scenarios, reference)[s];
            let paths: Vec<String> = subject.changes.iter().map(|change| change.path.clone()).collect();
            (subject.basis.clone(), paths.join(" "))
        };
        assert_eq!(told(0, 2), (Basis::Reference, "team.fte indicatie.ruimhartigheid".into()));
        assert_eq!(told(1, 2), (Basis::Reference, "indicatie.ruimhartigheid".into()));
        assert_eq!(told(2, 1), (Basis::File("basis".into()), "team.fte".into()));
        assert_eq!(told(1, 0), (Basis::Own, String::new()));
    }
}
