//! Scenarios that begin alike, played together.
//!
//! Policies mostly start on the first reported day, so that all scenarios of a comparison have their warm-up in common.
//! It is played once for each replication; from there on each scenario goes its own way.

use super::failure::Failure;
use super::progress::Progress;
use super::replay::Replay;
use super::workshop;
use crate::observations::Replication;
use crate::statistics::Subject;

/// Tasks for each thread below which scenarios are not put together: with fewer, threads would wait for one another at
/// the end for longer than it saves.
const TASKS: u64 = 4;

/// Which scenarios are played together.
pub struct Batches<'a, R> {
    /// The positions of the scenarios of each batch, with what is played.
    batches: Vec<(Vec<usize>, Vec<&'a R>)>,
}

impl<'a, R: Replay> Batches<'a, R> {
    /// The scenarios in `entries` that are played together over `replications` replications on `threads` threads (0: all).
    pub fn of(entries: &[(Subject, &'a R)], replications: u32, threads: usize) -> Batches<'a, R> {
        let mut together: Vec<(Vec<usize>, Vec<&R>)> = Vec::new();
        for (index, (_, replay)) in entries.iter().enumerate() {
            match together.iter_mut().find(|(_, members)| members[0].begins_like(replay)) {
                Some((positions, members)) => {
                    positions.push(index);
                    members.push(replay);
                }
                None => together.push((vec![index], vec![replay])),
            }
        }
        let replications = u64::from(replications);
        let threads = workshop::threads(threads, replications * entries.len() as u64) as u64;
        if threads > 1 && replications * (together.len() as u64) < TASKS * threads {
            together = entries.iter().enumerate().map(|(at, (_, replay))| (vec![at], vec![*replay])).collect();
        }
        Batches { batches: together }
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        self.batches.len() as u64
    }

    /// Plays batch `number` of a replication. `guard` gets the position of a scenario and what runs it.
    ///
    /// # Errors
    ///
    /// The first failure of `guard`; what comes after it is not played.
    pub fn play(
        &self,
        number: u64,
        seed: u64,
        replication: u32,
        guard: impl Fn(usize, &mut dyn FnMut() -> Replication) -> Result<Replication, Failure>,
    ) -> Result<Vec<(usize, Replication)>, Failure> {
        let (positions, members) = &self.batches[number as usize];
        let mut outcomes = Vec::with_capacity(members.len());
        let mut failed = None;
        R::run_together(members, seed, replication, &mut |member, run| {
            if failed.is_none() {
                match guard(positions[member], run) {
                    Ok(outcome) => outcomes.push((positions[member], outcome)),
                    Err(failure) => failed = Some(failure),
                }
            }
        });
        failed.map_or(Ok(outcomes), Err)
    }
}

/// Tells of batches as the replays that are in them.
pub struct Scaled<'a> {
    /// Who is told.
    pub progress: &'a dyn Progress,
    /// Scenarios in a row.
    pub scenarios: u64,
    /// Batches in a row.
    pub batches: u64,
}

impl Scaled<'_> {
    fn replays(&self, batches: u64) -> u64 {
        batches * self.scenarios / self.batches
    }

    /// A failure as the user knows it: in replays.
    pub fn told(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Stopped { done, total } => {
                Failure::Stopped { done: self.replays(done), total: self.replays(total) }
            }
            other => other,
        }
    }
}

impl Progress for Scaled<'_> {
    fn advance(&self, done: u64, total: u64) {
        self.progress.advance(self.replays(done), self.replays(total));
    }
}
