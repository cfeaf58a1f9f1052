//! What must hold whatever comes in and whatever goes wrong: see docs/betrouwbaarheid.md.

#![cfg(feature = "cli")]
// That an answer comes in time is part of what must hold; no outcome depends on it.
#![allow(clippy::disallowed_methods)]

mod absurd;
mod bits;
mod corpus;
mod faults;
mod files;
mod inputs;
mod names;
mod studies;
mod supply;
mod town;
