//! Following and stopping an experiment.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Is told how far an experiment is.
pub trait Progress: Sync {
    /// `done` of `total` replays are finished. Called once with `done` 0 before the first, then after each, by
    /// whichever thread finished it, one at a time and in increasing order.
    fn advance(&self, done: u64, total: u64);
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn advance(&self, _done: u64, _total: u64) {}
}

/// A request to stop, which any thread may make. The experiment heeds it between two replays.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks to stop. Returns whether that had been asked before.
    pub fn request(&self) -> bool {
        self.0.swap(true, Ordering::Relaxed)
    }

    /// Whether to stop.
    pub fn requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
