//! What must hold whatever comes in and whatever goes wrong: see docs/betrouwbaarheid.md.

#![cfg(feature = "cli")]

mod absurd;
mod bits;
mod corpus;
mod faults;
mod files;
mod inputs;
mod names;
mod supply;
mod town;
