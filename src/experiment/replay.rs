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

    /// True when every replay of this is for some time the same as one of `other`, so that [`Replay::run_together`]
    /// takes less time than each apart. It is so for all in a group, or for none.
    fn begins_like(&self, _other: &Self) -> bool {
        false
    }

    /// Replays replication `replication` of a group that begins alike. `each` gets the position of a member and what
    /// runs it; every outcome is that of [`Replay::run`], to the bit.
    fn run_together(
        group: &[&Self],
        seed: u64,
        replication: u32,
        each: &mut dyn FnMut(usize, &mut dyn FnMut() -> Replication),
    ) where
        Self: Sized,
    {
        for (index, member) in group.iter().enumerate() {
            each(index, &mut || member.run(seed, replication));
        }
    }

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

    fn begins_like(&self, other: &Plan) -> bool {
        Plan::begins_like(self, other)
    }

    fn run_together(
        group: &[&Plan],
        seed: u64,
        replication: u32,
        each: &mut dyn FnMut(usize, &mut dyn FnMut() -> Replication),
    ) {
        model::run_together(group, seed, replication, each);
    }
}
