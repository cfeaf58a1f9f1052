//! What an outcome depends on: which assumptions matter, and how much.
//!
//! Three looks at the same ranges. Screening ([`design::trajectories`], Morris) moves every input a few times and
//! ranks them. The few that matter get Sobol' indices ([`design::Halves`]): the share of the uncertainty that each
//! brings. And one at a time they are put at both ends of their range, all else as in the scenario. Every point meets
//! the same few replications, so that luck moves all points alike.

pub mod design;
pub mod ranges;
mod run;
pub mod space;
mod sums;

pub use ranges::{Range, Ranges, Skipped};
pub use run::{Ends, Family, Questions, Sensitivity, Size, examine, first_points};
pub use space::Space;
