//! Something that can be replayed.

use crate::model::{self, Plan};
use crate::observations::Replication;
use crate::statistics::Layout;

/// Something that can be replayed any number of times, from any thread: the [`Plan`] of a scenario.
pub trait Replay: Sync {
    /// What a replication yields. Only replays with the same layout can be compared.
    fn layout(&self) -> Layout;

    /// Replays replication `replication` (from 0) under `seed`. It is a pure function of these two.
    fn run(&self, seed: u64, replication: u32) -> Replication;
}

impl Replay for Plan {
    fn layout(&self) -> Layout {
        let (municipality, inhabitants) = self.municipality();
        Layout {
            municipality: municipality.to_owned(),
            inhabitants,
            measures: self.measures(),
            months: self.months(),
            warm_up_months: self.warm_up_months(),
            budget_years: self.budget_years(),
        }
    }

    fn run(&self, seed: u64, replication: u32) -> Replication {
        model::run(self, seed, replication)
    }
}
