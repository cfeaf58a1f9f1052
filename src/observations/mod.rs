//! What one replication yields: raw sums and integrals, and the measures made of them.

pub mod catalogue;
pub mod formula;
pub mod histogram;
pub mod observer;
pub mod raw;

pub use catalogue::{Catalogue, Line, catalogue};
pub use formula::Formula;
pub use histogram::Histogram;
pub use observer::{Month, Observer};
pub use raw::{CellCount, CellLevel, Count, Groups, Level, ProductLevel};

/// The outcome of one replication of one scenario: a number for each measure and month, and for each
/// measure over the whole reported period.
#[derive(Clone, Debug, PartialEq)]
pub struct Replication {
    /// `values[measure * months + month]`; `NaN` when nothing was seen in that month, which is not zero.
    pub values: Vec<f64>,
    /// `whole[measure]`, over the whole reported period; `NaN` when nothing was seen.
    pub whole: Vec<f64>,
    /// Decisions by full weeks since melding; the last class holds all that took longer.
    pub waiting: Vec<u32>,
    /// Per budget year: spending minus budget in euros.
    pub overruns: Vec<f64>,
    /// Events that were handled.
    pub events: u64,
}
