//! Scenarios times replications.
