//! Validation: the shipped model on scenarios with a known answer.
//!
//! [`case`] names the scenarios, [`theory`] computes the answer from their settings, [`track`] and [`little`] watch single
//! dossiers while the model runs, and [`measure`] lays the two side by side.

pub mod case;
pub mod finding;
pub mod little;
pub mod measure;
pub mod theory;
pub mod track;

pub use case::{CASES, Case, Kind, LITTLE};
pub use finding::{Found, RISK, Row, SURE, What};

use super::failure::Failure;
use super::workshop::{Floor, in_order, task};
use crate::model::Plan;
use crate::scenario::Rejected;
use measure::{Expected, Seen};

/// All cases, those for Little's law last.
pub fn all() -> Vec<Case> {
    CASES.iter().chain(LITTLE).copied().collect()
}

/// A case that is ready to be replayed.
#[derive(Debug)]
pub struct Ready {
    case: Case,
    plan: Plan,
    expected: Expected,
}

impl Ready {
    /// A case whose theory and simulation are those of its scenario.
    ///
    /// # Errors
    ///
    /// When the scenario is wrong: a fault of the program.
    pub fn new(case: Case) -> Result<Ready, Rejected> {
        Ready::with_fault(case, "")
    }

    /// A case in which the simulation has other `settings` than the theory. It must fail.
    ///
    /// # Errors
    ///
    /// When a setting does not exist.
    pub fn with_fault(case: Case, settings: &str) -> Result<Ready, Rejected> {
        let expected = Expected::of(case.kind, &case.scenario("")?.plan);
        Ok(Ready { case, plan: case.scenario(settings)?.plan, expected })
    }
}

/// Replays the cases under `seed` and lays them beside the theory.
///
/// # Errors
///
/// When a replay meets a fault in the program, or when asked to stop.
pub fn validate(cases: &[Ready], seed: u64, floor: Floor<'_>) -> Result<Vec<Row>, Failure> {
    let tasks: Vec<(usize, u32)> = cases
        .iter()
        .enumerate()
        .flat_map(|(at, ready)| (0..ready.case.replications).map(move |r| (at, r)))
        .collect();
    let mut seen: Vec<Vec<Seen>> = cases.iter().map(|_| Vec::new()).collect();
    let work = |number: u64| {
        let (at, replication) = tasks[number as usize];
        let Ready { case, plan, expected } = &cases[at];
        task(case.name, seed, replication, || expected.observe(plan, seed, replication))
    };
    in_order(tasks.len() as u64, floor, work, |number, outcome| seen[tasks[number as usize].0].push(outcome))?;
    Ok(cases.iter().zip(&seen).flat_map(|(ready, seen)| ready.expected.judge(ready.case.name, seen)).collect())
}
