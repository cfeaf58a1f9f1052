//! Scenarios times replications.
//!
//! Every scenario is replayed the same number of times. Replication k meets the same luck in every scenario, so
//! scenarios are compared in pairs. Threads may share the work; the outcome is the same to the last bit.

pub mod claims;
pub mod comparable;
pub mod design;
pub mod explain;
pub mod failure;
pub mod follow;
pub mod grid;
pub mod guard;
pub mod progress;
pub mod replay;
pub mod run;
pub mod sensitivity;
pub mod sequential;
pub mod sizing;
mod together;
pub mod validate;
pub mod warm_up;
pub mod workshop;

pub use failure::Failure;
pub use guard::Crash;
pub use progress::{Progress, Silent, Stop};
pub use replay::Replay;
pub use run::{
    Broken, DEFAULT_REPLICATIONS, DEFAULT_SEED, Options, compare, compare_and_keep, replay_all, replay_and_keep,
};
pub use sequential::{Demand, compare_until, compare_until_and_keep, replay_until};
