//! One municipality's Wmo team, replayed once.
//!
//! One process stage is one table in the scenario, one file here and one chapter in `docs/model.md`.
//! A file holds the stage's settings, its rules (small pure functions with formula and source) and what
//! happens in it. The stages are listed in [`stages`]; a new one is a file and a line there.

pub mod care;
pub mod client;
pub mod dossier;
pub mod journal;
pub mod order;
pub mod plan;
pub mod purpose;
pub mod sim;
pub mod stage;
pub mod stages;
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

use crate::observations::Replication;

/// Replays replication `replication` of `plan` with the random streams of `seed`.
pub fn run(plan: &Plan, seed: u64, replication: u32) -> Replication {
    Sim::new(plan, seed, replication).run()
}
