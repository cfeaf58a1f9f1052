//! One municipality's Wmo team, replayed once.
//!
//! One process stage is one table in the scenario, one file here and one chapter in `docs/model.md`.
//! A file holds the stage's settings, its rules (small pure functions with formula and source) and what
//! happens in it. The stages are listed in [`stages`]; a new one is a file and a line there.

mod ahead;
pub mod care;
pub mod case;
pub mod client;
pub mod derived;
pub mod dossier;
pub mod effort;
pub mod foreseen;
pub mod journal;
mod memory;
pub mod order;
pub mod plan;
pub mod purpose;
pub mod sim;
pub mod slots;
pub mod stage;
pub mod stages;
mod stock;
pub mod watch;
pub mod yields;

pub mod aanbieder;
pub mod aanbiedersmarkt;
pub mod afwijking;
pub mod begintoestand;
pub mod begroting;
pub mod beschikking;
pub mod bezwaar;
pub mod gemeente;
pub mod herindicatie;
pub mod indicatie;
pub mod instroom;
pub mod integraal;
pub mod juiste_wet;
pub mod mantelzorg;
pub mod onderzoek;
pub mod piep;
pub mod product;
pub mod profiel;
pub mod stapeling;
pub mod team;
pub mod tijd;
pub mod toewijzing;
pub mod triage;
pub mod verloop;
pub mod vindbaarheid;

pub mod casuistiek;
pub mod clientondersteuning;
pub mod eigen_bijdrage;
pub mod evaluatie;
pub mod gesprek;
pub mod protocol;
pub mod signalering;
pub mod toegang;

mod check;

pub use plan::{Period, Plan};
pub use sim::Sim;
pub use stages::Settings;

use crate::engine::Moment;
use crate::observations::Replication;

/// Every month of one replay, the warm-up too: `values[measure * months + month]`, from the first month of the run.
pub fn run_all_months(plan: &Plan, seed: u64, replication: u32) -> Vec<f64> {
    Sim::new(plan, seed, replication).run_all_months()
}

/// Replays replication `replication` of all `plans`, which begin alike ([`Plan::begins_like`]): what they have in
/// common, often the whole warm-up, is played once. The outcomes are those of [`run`], to the bit. `each` gets the
/// position of a plan and what runs it to the end.
pub fn run_together(
    plans: &[&Plan],
    seed: u64,
    replication: u32,
    each: &mut dyn FnMut(usize, &mut dyn FnMut() -> Replication),
) {
    let limit = plans.iter().map(|plan| plan.first_change()).min().unwrap_or(Moment::NEVER);
    let mut beginning: Option<Sim> = None;
    for (index, plan) in plans.iter().enumerate() {
        debug_assert!(plans[0].begins_like(plan), "plans that are run together begin alike");
        each(index, &mut || {
            let sim = beginning.take().unwrap_or_else(|| Sim::beginning(plans, limit, seed, replication));
            if index + 1 == plans.len() {
                return sim.run_on(plan);
            }
            let fork = sim.fork();
            beginning = Some(sim);
            fork.run_on(plan)
        });
    }
}

/// Replays replication `replication` of `plan` with the random streams of `seed`.
pub fn run(plan: &Plan, seed: u64, replication: u32) -> Replication {
    Sim::new(plan, seed, replication).run()
}
