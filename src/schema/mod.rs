//! What a setting is: its key, help text, unit, range and example, declared once.
//!
//! The reader, the error messages, the reference page and the JSON Schema all come from the same
//! declaration. This module knows neither TOML nor the Wmo: it reads [`Value`] trees in which every
//! value remembers its place.

pub mod fault;
#[macro_use]
mod macros;
pub mod read;
pub mod value;

pub use fault::{Fault, Faults, Problem};
pub use read::{Choice, Field, Kind, Levels, Name, Named, Rule, Setting, TableReader};
pub use value::{Data, Entry, Place, Value};
