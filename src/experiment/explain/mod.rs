//! What explains an outcome: how much of it each of some patterns adds.
//!
//! A pattern is a mechanism that can be taken away by putting a few settings at their reference value. A scenario with
//! k patterns is replayed in all 2^k combinations of patterns that stay and patterns that are taken away, with the
//! same luck, and each outcome is shared out by Shapley values. A pattern is taken away in the whole run, the
//! warm-up too, and from dated changes: as if it had never been there.

pub mod patterns;
mod run;

pub use patterns::{Pattern, Patterns};
pub use run::{Aspect, Combination, Explanation, combinations, explain};
