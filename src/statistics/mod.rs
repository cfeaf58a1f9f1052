//! From replications to figures with uncertainty.

pub mod results;

pub use results::*;
