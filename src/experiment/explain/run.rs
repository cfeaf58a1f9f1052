//! Replays all combinations of patterns and shares out what they add.

use super::patterns::{Pattern, without};
use crate::experiment::comparable::{Named, obstacles};
use crate::experiment::design::needed;
use crate::experiment::workshop::{Floor, in_order, replay_once};
use crate::experiment::{Failure, Options, Progress, Replay, Stop};
use crate::scenario::missing::enumerate;
use crate::scenario::{Rejected, Scenario};
use crate::statistics::{Attribution, Attributor, Interval, Measure, Moments, Student};

/// An outcome that is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aspect {
    /// Position of the measure.
    pub measure: usize,
    /// Whether it is the measure with its sign changed: the overrun is the balance reversed.
    pub reversed: bool,
}

/// The scenarios of all combinations of patterns.
#[derive(Clone, Debug)]
pub struct Combination<R> {
    /// The different ones.
    pub distinct: Vec<R>,
    /// For each combination (bit `i` says whether pattern `i` is there) its place among the different ones.
    pub place: Vec<usize>,
}

/// What explains a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The name of the municipality.
    pub municipality: String,
    /// The seed of all streams.
    pub seed: u64,
    /// Replications of each combination.
    pub replications: u32,
    /// The measures that the aspects refer to.
    pub measures: Vec<Measure>,
    /// What was shared out.
    pub aspects: Vec<Aspect>,
    /// How it was shared out, for each aspect.
    pub attributions: Vec<Attribution>,
    /// For each aspect the outcome of each combination.
    pub outcomes: Vec<Vec<Interval>>,
}

/// The scenarios in which each combination of `patterns` is there and the others were taken away. The last one is
/// `scenario` itself. Combinations that come to the same are replayed once.
///
/// # Errors
///
/// When settings contradict one another in some combination: a Dutch sentence with the patterns that make it so.
pub fn combinations(scenario: &Scenario, patterns: &[&Pattern]) -> Result<Combination<Scenario>, String> {
    let mut distinct: Vec<Scenario> = Vec::new();
    let mut place = Vec::new();
    for set in 0..1_usize << patterns.len() {
        let away: Vec<&Pattern> =
            patterns.iter().enumerate().filter(|(i, _)| set >> i & 1 == 0).map(|(_, p)| *p).collect();
        let varied = without(scenario, &away).map_err(|refused| together(scenario, &away, &refused))?;
        let known = distinct.iter().position(|other| other.hash == varied.hash);
        place.push(known.unwrap_or(distinct.len()));
        if known.is_none() {
            distinct.push(varied);
        }
    }
    Ok(Combination { distinct, place })
}

/// That patterns cannot be taken away together, and why.
fn together(scenario: &Scenario, away: &[&Pattern], refused: &Rejected) -> String {
    let wrong = |left: &[usize]| {
        without(scenario, &left.iter().map(|i| away[*i]).collect::<Vec<_>>())
            .is_err_and(|other| same(&other, refused))
    };
    let names: Vec<String> =
        needed(away.len(), wrong).iter().map(|i| format!("`{}`", away[*i].naam.text)).collect();
    let why: Vec<&str> = refused.messages.iter().map(|message| message.what.as_str()).collect();
    format!("de patronen {} kunnen niet samen worden weggedacht: {}", enumerate(names), why.join("; "))
}

/// True for refusals that say the same.
fn same(a: &Rejected, b: &Rejected) -> bool {
    a.messages.iter().map(|message| &message.what).eq(b.messages.iter().map(|message| &message.what))
}

/// Replays all combinations, and shares out the `aspects` among `causes` patterns. `name` is what a crash is called.
///
/// # Errors
///
/// When a replay meets a fault in the program, the combinations cannot be compared, or the user asks to stop.
pub fn explain<R: Replay>(
    name: &str,
    combination: &Combination<&R>,
    aspects: &[Aspect],
    options: Options,
    progress: &dyn Progress,
    stop: &Stop,
) -> Result<Explanation, Failure> {
    let distinct = combination.distinct.len();
    if distinct == 0 || options.replications == 0 {
        return Err(Failure::Nothing);
    }
    let layouts: Vec<_> = combination.distinct.iter().map(|replay| replay.layout()).collect();
    let names: Vec<String> = (0..distinct).map(|i| format!("{name}, combinatie {}", i + 1)).collect();
    let named: Vec<Named<'_>> = names.iter().zip(&layouts).map(|(name, layout)| Named { name, layout }).collect();
    let differences = obstacles(&named, 0);
    if !differences.is_empty() {
        return Err(Failure::Incomparable(differences));
    }
    let layout = &layouts[0];
    let mut gathering = Gathering::new(combination, aspects);
    in_order(
        u64::from(options.replications) * distinct as u64,
        Floor { threads: options.threads, progress, stop },
        |number| {
            let (replication, at) = ((number / distinct as u64) as u32, (number % distinct as u64) as usize);
            let outcome =
                replay_once(name, combination.distinct[at], options.seed, replication, |o| layout.check(o))?;
            Ok(aspects.iter().map(|aspect| aspect.of(&outcome.whole)).collect::<Vec<f64>>())
        },
        |_, outcome| gathering.fold(outcome),
    )?;
    let mut student = Student::default();
    Ok(Explanation {
        municipality: layout.municipality.clone(),
        seed: options.seed,
        replications: options.replications,
        measures: layout.measures.clone(),
        aspects: aspects.to_vec(),
        attributions: gathering.attributors.iter().map(|a| a.finish(&mut student)).collect(),
        outcomes: gathering.outcomes.iter().map(|all| all.iter().map(|m| student.interval(m)).collect()).collect(),
    })
}

impl Aspect {
    /// Its value among the measures of a replication.
    pub fn of(self, whole: &[f64]) -> f64 {
        let value = whole[self.measure];
        // Zero stays zero, not minus zero.
        if self.reversed { 0.0 - value } else { value }
    }
}

/// What is remembered while replications come in.
struct Gathering<'a> {
    place: &'a [usize],
    distinct: usize,
    row: Vec<Vec<f64>>,
    attributors: Vec<Attributor>,
    outcomes: Vec<Vec<Moments>>,
}

impl<'a> Gathering<'a> {
    fn new<R>(combination: &'a Combination<R>, aspects: &[Aspect]) -> Gathering<'a> {
        let place = combination.place.as_slice();
        let causes = place.len().trailing_zeros() as usize;
        Gathering {
            place,
            distinct: combination.distinct.len(),
            row: Vec::new(),
            attributors: vec![Attributor::new(causes); aspects.len()],
            outcomes: vec![vec![Moments::default(); place.len()]; aspects.len()],
        }
    }

    /// Takes the outcomes of the next scenario; with the last of a replication they are shared out.
    fn fold(&mut self, outcome: Vec<f64>) {
        self.row.push(outcome);
        if self.row.len() < self.distinct {
            return;
        }
        for (aspect, (attributor, moments)) in self.attributors.iter_mut().zip(&mut self.outcomes).enumerate() {
            let by_set: Vec<f64> = self.place.iter().map(|at| self.row[*at][aspect]).collect();
            attributor.push(&by_set);
            moments.iter_mut().zip(&by_set).for_each(|(moments, x)| moments.push(*x));
        }
        self.row.clear();
    }
}
