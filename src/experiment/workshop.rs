//! Tasks shared among threads, their outcomes folded in order.
//!
//! Tasks are numbered. Whoever is free takes the next number, so no thread waits for another at the border of a
//! chunk. Outcomes are put aside until all earlier ones have been folded. A thread that is more than a window ahead
//! of the slowest task waits, which bounds the memory; the slowest itself never waits, so all come to an end.

use super::failure::Failure;
use super::guard::guarded;
use super::progress::{Progress, Stop};
use super::replay::Replay;
use crate::observations::Replication;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};

/// Tasks that may be finished or under way past the oldest that is not folded, for each thread. Replays of one
/// experiment differ a few times in length, so the oldest is done long before the others are this far ahead.
const WINDOW: usize = 16;

/// How the work is watched and shared.
#[derive(Clone, Copy)]
pub struct Floor<'a> {
    /// Threads; 0 is as many as the machine has cores. The outcome does not depend on it.
    pub threads: usize,
    /// Is told how far the work is.
    pub progress: &'a dyn Progress,
    /// Asks the work to stop, between two tasks.
    pub stop: &'a Stop,
}

/// Does tasks `0..total` with `work`, and hands each outcome to `fold`, in order of number, one at a time.
///
/// # Errors
///
/// With the failure of the first task by number that fails, or when asked to stop. Outcomes that were folded until
/// then are all those before some number.
pub fn in_order<T: Send>(
    total: u64,
    floor: Floor<'_>,
    work: impl Fn(u64) -> Result<T, Failure> + Sync,
    fold: impl FnMut(u64, T) + Send,
) -> Result<(), Failure> {
    let threads = threads(floor.threads, total);
    let bench = Bench { next: 0, folded: 0, aside: VecDeque::new(), done: 0, fold, fault: None };
    let workshop = Workshop { total, threads, floor, work, bench: Mutex::new(bench), moved: Condvar::new() };
    workshop.run()
}

/// Replays replication `replication` of `replay`, which is called `name` when it crashes.
///
/// # Errors
///
/// When it meets a fault in the program.
pub fn replay_once<R: Replay + ?Sized>(
    name: &str,
    replay: &R,
    seed: u64,
    replication: u32,
    check: impl FnOnce(&Replication),
) -> Result<Replication, Failure> {
    let replayed = task(name, seed, replication, || {
        let outcome = replay.run(seed, replication);
        check(&outcome);
        outcome
    });
    replayed.map_err(|failure| match failure {
        Failure::Crashed { scenario, replication, seed, crash, .. } => {
            Failure::Crashed { scenario, replication, seed, crash, settings: replay.settings() }
        }
        other => other,
    })
}

/// Does `work` of replication `replication` of what is called `name` when it crashes.
///
/// # Errors
///
/// When it meets a fault in the program.
pub fn task<T>(name: &str, seed: u64, replication: u32, work: impl FnOnce() -> T) -> Result<T, Failure> {
    guarded(work).map_err(|crash| Failure::Crashed {
        scenario: name.to_owned(),
        replication,
        seed,
        crash,
        settings: None,
    })
}

struct Workshop<'a, T, W, F> {
    total: u64,
    threads: usize,
    floor: Floor<'a>,
    work: W,
    bench: Mutex<Bench<T, F>>,
    moved: Condvar,
}

/// What the threads share.
struct Bench<T, F> {
    /// The next task that nobody took.
    next: u64,
    /// Tasks whose outcome was folded.
    folded: u64,
    /// Outcomes of tasks `folded..`, as far as they are there.
    aside: VecDeque<Option<T>>,
    done: u64,
    fold: F,
    /// The first fault by number of task, so that any number of threads reports the same.
    fault: Option<(u64, Failure)>,
}

impl<T, W, F> Workshop<'_, T, W, F>
where
    T: Send,
    W: Fn(u64) -> Result<T, Failure> + Sync,
    F: FnMut(u64, T) + Send,
{
    fn run(self) -> Result<(), Failure> {
        self.floor.progress.advance(0, self.total);
        self.employ();
        let bench = self.bench.into_inner().expect("no thread panics while it holds the bench");
        match bench.fault {
            Some((_, failure)) => Err(failure),
            None if bench.folded < self.total => Err(Failure::Stopped { done: bench.done, total: self.total }),
            None => Ok(()),
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

    /// Takes tasks until there are none.
    fn work(&self) {
        while let Some(number) = self.take() {
            match (self.work)(number) {
                Ok(outcome) => self.put(number, outcome),
                Err(failure) => self.fail(number, failure),
            }
        }
    }

    fn bench(&self) -> MutexGuard<'_, Bench<T, F>> {
        self.bench.lock().expect("no thread panics while it holds the bench")
    }

    /// The number of the next task; `None` when all were taken, one failed or the user asked to stop.
    fn take(&self) -> Option<u64> {
        let window = (self.threads * WINDOW) as u64;
        let mut bench = self.bench();
        loop {
            if bench.next == self.total || bench.fault.is_some() || self.floor.stop.requested() {
                return None;
            }
            if bench.next < bench.folded + window {
                bench.next += 1;
                return Some(bench.next - 1);
            }
            bench = self.moved.wait(bench).expect("no thread panics while it holds the bench");
        }
    }

    /// Puts an outcome aside, and folds what has become next.
    fn put(&self, number: u64, outcome: T) {
        let mut bench = self.bench();
        let bench = &mut *bench;
        let ahead = (number - bench.folded) as usize;
        if bench.aside.len() <= ahead {
            bench.aside.resize_with(ahead + 1, || None);
        }
        bench.aside[ahead] = Some(outcome);
        while let Some(Some(_)) = bench.aside.front() {
            if let Some(outcome) = bench.aside.pop_front().flatten() {
                (bench.fold)(bench.folded, outcome);
            }
            bench.folded += 1;
        }
        bench.done += 1;
        self.floor.progress.advance(bench.done, self.total);
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
pub fn threads(asked: usize, total: u64) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let wanted = if asked == 0 { cores() } else { asked };
    wanted.min(usize::try_from(total).unwrap_or(usize::MAX)).max(1)
}
