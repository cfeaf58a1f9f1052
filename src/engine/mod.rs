//! The discrete-event engine: event calendar, calendar time and random streams.
//!
//! It knows nothing of the Wmo, of files or of threads. Everything here is a pure function of its
//! input: no clock, no global generator, no platform mathematics.

pub mod calendar;
pub mod clock;
pub mod holidays;
pub mod integral;
pub mod math;
pub mod moment;
mod race;
pub mod sample;
pub mod stream;
pub mod turns;
pub mod workdays;

pub use calendar::EventCalendar;
pub use clock::Clock;
pub use integral::Integral;
pub use moment::{DAY, HOUR, Moment, WEEK, YEAR};
pub use race::Race;
pub use stream::{Key, Stream, Streams};
pub use workdays::WorkDays;
