//! Something that can be replayed.

use crate::model::{self, Plan};
use crate::observations::Replication;
use crate::scenario::Scenario;
use crate::statistics::Layout;

/// Something that can be replayed any number of times, from any thread: the [`Plan`] of a scenario.
pub trait Replay: Sync {
    /// What a replication yields. Only replays with the same layout can be compared.
    fn layout(&self) -> Layout;

    /// Replays replication `replication` (from 0) under `seed`. It is a pure function of these two.
    fn run(&self, seed: u64, replication: u32) -> Replication;

    /// The settings that it replays, as a scenario file, when an experiment made them; they are shown when a replay
    /// crashes, so that it can be replayed again.
    fn settings(&self) -> Option<String> {
        None
    }
}

/// A scenario of which an experiment changed settings.
impl Replay for Scenario {
    fn layout(&self) -> Layout {
        self.plan.layout()
    }

    fn run(&self, seed: u64, replication: u32) -> Replication {
        self.plan.run(seed, replication)
    }

    fn settings(&self) -> Option<String> {
        Some(self.standalone())
    }
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
