//! Watching a run: someone who looks before and after each event, and changes nothing.
//!
//! The watcher is a type that the loop is compiled for. With `()`, who sees nothing, the calls are gone and a
//! replication costs what it costs without them.

use super::sim::Sim;
use super::stages::Event;

/// Someone who watches a run.
pub trait Watch {
    /// False for who sees nothing. The loop of a watcher calls what happens, and that of nobody holds it: so there are
    /// two bodies of it and not one for every watcher.
    const SEES: bool = true;

    /// The first day has been set up; nothing has happened yet.
    fn begun(&mut self, _sim: &Sim) {}

    /// `event` is about to happen; `sim.now` is its moment.
    fn before(&mut self, _sim: &Sim, _event: Event) {}

    /// `event` has happened.
    fn after(&mut self, _sim: &Sim, _event: Event) {}
}

/// Nobody watches.
impl Watch for () {
    const SEES: bool = false;
}
