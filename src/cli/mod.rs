//! The command line: what the user asks, and how the answer ends.
//!
//! One file for each command; `arguments` is what can be typed and `dutch` what is said when it cannot be
//! understood. Only here is anything printed.

pub mod arguments;
pub mod aspects;
pub mod calibrate;
pub mod check;
pub mod claims;
pub mod compare;
pub mod complete;
pub mod cost;
pub mod crash;
pub mod dutch;
pub mod end;
pub mod experiment;
pub mod explain;
pub mod help;
pub mod input;
pub mod journey;
pub mod json;
pub mod latest;
pub mod logbook;
pub mod new;
pub mod options;
pub mod output;
pub mod progress;
pub mod raster;
pub mod schema;
pub mod sensitivity;
pub mod sizing;
pub mod validate;
pub mod warm_up;
