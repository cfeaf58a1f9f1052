//! From replications to figures with uncertainty.
//!
//! Replications are folded one at a time, in their order, into sums of fixed size ([`Gatherer`]): means, intervals
//! and paired differences from streaming [`Moments`], bands from a [`sample`] of limited size. So memory does not
//! grow with the number of replications, and the last digit does not depend on which thread was ready first.

pub mod apportion;
pub mod family;
pub mod fit;
pub mod gather;
pub mod markov;
pub mod moments;
pub mod morris;
pub mod noise;
pub mod paired;
pub mod precision;
pub mod proportion;
pub mod quantile;
pub mod queueing;
pub mod ratio;
pub mod results;
pub mod sample;
pub mod shapley;
pub mod sizing;
pub mod sobol;
pub mod student;
pub mod truncation;

pub use apportion::apportion;
pub use family::{Family, RISK, holm};
pub use gather::{Gatherer, Layout, Subject};
pub use moments::Moments;
pub use morris::{Elementary, elementary};
pub use noise::Noise;
pub use paired::Paired;
pub use precision::{Need, Precision, Stopped, Stopping};
pub use ratio::Ratio;
pub use results::*;
pub use sample::{BAND_SAMPLE, Sample};
pub use shapley::{Attribution, Attributor, MOST_CAUSES, Part, shapley};
pub use sobol::{Index, Outcomes, indices};
pub use student::Student;
