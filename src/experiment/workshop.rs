//! Replays shared among threads, folded in order.
//!
//! Replays are numbered replication by replication: number `k` is scenario `k % scenarios` in replication
//! `k / scenarios`. Whoever is free takes the next number, so no thread waits for another at the border of a
//! chunk. Outcomes are put aside until all earlier ones have been folded. A thread that is more than a window ahead
//! of the slowest replay waits, which bounds the memory; the slowest itself never waits, so all come to an end.

use super::failure::Failure;
use super::guard::guarded;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use super::run::Options;
use crate::observations::Replication;
use crate::statistics::{Gatherer, Layout, Subject};
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};

/// Replays that may be finished or under way past the oldest that is not folded, for each thread. Replays of one
/// experiment differ a few times in length, so the oldest is done long before the others are this far ahead.
const WINDOW: usize = 16;

pub(super) struct Workshop<'a, R> {
    entries: &'a [(Subject, &'a R)],
    layout: Layout,
    seed: u64,
    total: u64,
    threads: usize,
    progress: &'a dyn Progress,
    stop: &'a Stop,
    bench: Mutex<Bench>,
    moved: Condvar,
}

/// What the threads share.
struct Bench {
    /// The next replay that nobody took.
    next: u64,
    /// Replays that were put in their row.
    placed: u64,
    /// Outcomes of replays `placed..`, as far as they are there.
    aside: VecDeque<Option<Replication>>,
    /// The outcomes of the replication that is being completed.
    row: Vec<Replication>,
    done: u64,
    gatherer: Gatherer,
    /// The first fault by number of replay, so that any number of threads reports the same.
    fault: Option<(u64, Failure)>,
}

impl<'a, R: Replay> Workshop<'a, R> {
    pub fn new(
        entries: &'a [(Subject, &'a R)],
        options: Options,
        gatherer: Gatherer,
        progress: &'a dyn Progress,
        stop: &'a Stop,
    ) -> Workshop<'a, R> {
        let total = u64::from(options.replications) * entries.len() as u64;
        let layout = gatherer.layout().clone();
        let bench = Bench {
            next: 0,
            placed: 0,
            aside: VecDeque::new(),
            row: Vec::with_capacity(entries.len()),
            done: 0,
            gatherer,
            fault: None,
        };
        let threads = threads(options.threads, total);
        let (bench, moved) = (Mutex::new(bench), Condvar::new());
        Workshop { entries, layout, seed: options.seed, total, threads, progress, stop, bench, moved }
    }

    /// Does all replays and returns what was gathered.
    pub fn run(self) -> Result<Gatherer, Failure> {
        self.progress.advance(0, self.total);
        self.employ();
        let bench = self.bench.into_inner().expect("no thread panics while it holds the bench");
        match bench.fault {
            Some((_, failure)) => Err(failure),
            None if bench.placed < self.total => Err(Failure::Stopped { done: bench.done, total: self.total }),
            None => Ok(bench.gatherer),
        }
    }

    #[cfg(feature = "cli")]
    fn employ(&self) {
        match rayon::ThreadPoolBuilder::new().num_threads(self.threads).build() {
            Ok(pool) if self.threads > 1 => drop(pool.broadcast(|_| self.work())),
            // One thread is enough for the same outcome, when no more are wanted or to be had.
            _ => self.work(),
        }
    }

    #[cfg(not(feature = "cli"))]
    fn employ(&self) {
        self.work();
    }

    /// Takes replays until there are none.
    fn work(&self) {
        while let Some(number) = self.take() {
            let scenarios = self.entries.len() as u64;
            let (subject, replay) = &self.entries[(number % scenarios) as usize];
            let replication = (number / scenarios) as u32;
            let outcome = guarded(|| {
                let outcome = replay.run(self.seed, replication);
                self.layout.check(&outcome);
                outcome
            });
            match outcome {
                Ok(outcome) => self.put(number, outcome),
                Err(crash) => {
                    let scenario = subject.name.clone();
                    self.fail(number, Failure::Crashed { scenario, replication, seed: self.seed, crash });
                }
            }
        }
    }

    fn bench(&self) -> MutexGuard<'_, Bench> {
        self.bench.lock().expect("no thread panics while it holds the bench")
    }

    /// The number of the next replay; `None` when all were taken, one failed or the user asked to stop.
    fn take(&self) -> Option<u64> {
        let window = (self.threads * WINDOW) as u64;
        let mut bench = self.bench();
        loop {
            if bench.next == self.total || bench.fault.is_some() || self.stop.requested() {
                return None;
            }
            if bench.next < bench.placed + window {
                bench.next += 1;
                return Some(bench.next - 1);
            }
            bench = self.moved.wait(bench).expect("no thread panics while it holds the bench");
        }
    }

    /// Puts an outcome aside, and folds what has become complete.
    fn put(&self, number: u64, outcome: Replication) {
        let mut bench = self.bench();
        let bench = &mut *bench;
        let ahead = (number - bench.placed) as usize;
        if bench.aside.len() <= ahead {
            bench.aside.resize_with(ahead + 1, || None);
        }
        bench.aside[ahead] = Some(outcome);
        while let Some(Some(_)) = bench.aside.front() {
            bench.row.extend(bench.aside.pop_front().flatten());
            bench.placed += 1;
            if bench.row.len() == self.entries.len() {
                bench.gatherer.fold(&bench.row);
                bench.row.clear();
            }
        }
        bench.done += 1;
        self.progress.advance(bench.done, self.total);
        self.moved.notify_all();
    }

    fn fail(&self, number: u64, failure: Failure) {
        let mut bench = self.bench();
        if bench.fault.as_ref().is_none_or(|(earliest, _)| number < *earliest) {
            bench.fault = Some((number, failure));
        }
        self.moved.notify_all();
    }
}

/// As many threads as asked for, or as there are cores; not more than there is work.
fn threads(asked: usize, total: u64) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if asked == 0 { cores() } else { asked };
    wanted.min(usize::try_from(total).unwrap_or(usize::MAX)).max(1)
}
