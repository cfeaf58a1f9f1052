//! The order of what happens at the same second. Lower comes first; within a class, first put in comes first.

/// A month is closed before anything of the new month happens.
pub const MONTH: u8 = 0;
/// Settings change before anyone acts on the day.
pub const SETTINGS: u8 = 1;
/// A judge rules.
pub const RULING: u8 = 2;
/// Work and care end, so that the consulent or the place is free for who comes at the same moment.
pub const RELEASE: u8 = 3;
/// Clients change, leave and speak up; deviations are evaluated.
pub const CLIENT: u8 = 4;
/// Staff come, go, fall ill and return.
pub const STAFF: u8 = 5;
/// Waiting between steps is over, care starts, a waiting limit passes.
pub const READY: u8 = 6;
/// The team opens and takes dossiers from the queue.
pub const OPENING: u8 = 7;
/// A resident reports.
pub const ARRIVAL: u8 = 8;
