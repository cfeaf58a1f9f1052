//! `wmosim` replays the work of a Dutch municipality's Wmo team, from melding to years in care, to compare policy.
//!
//! Data flows one way: [`scenario`] (TOML to settings) -> [`experiment`] (scenarios x replications) ->
//! [`model`] (one replication, on [`engine`]) -> [`observations`] -> [`statistics`] -> [`report`].
//! Without the feature `cli` the library uses no files, threads, clocks or platform mathematics.

#[macro_use]
pub mod schema;
pub mod engine;
pub mod experiment;
pub mod language;
pub mod model;
pub mod observations;
pub mod scenario;
pub mod statistics;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "cli")]
pub mod report;
