//! Signals: providers who have time to look notice that a client gets worse, and say so.
//!
//! The room to look is in the minutes of the indicatie. When an indicatie was set below what the client
//! needed, the minutes go to the tasks and nobody looks any more.

use super::care;
use super::client::{Client, ClientId, Standing};
use super::dossier::DossierId;
use super::memory;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};

settings! {
    /// Aanbieders die zien dat het slechter gaat met een cliënt, en dat melden.
    pub struct Settings {
        /// Kans per jaar dat een aanbieder met alle ruimte een cliënt meldt die achteruitgaat of te weinig krijgt. 0 is nooit.
        #[english = "Chance per year that a provider with ample room to look reports a client who is getting worse or receives too little. 0 is never."]
        kans: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.8" },
        /// Bij welke indicatie, gedeeld door wat nodig was, er geen ruimte meer is om te kijken.
        #[english = "At which indicatie, divided by what was needed, there is no room left to look."]
        geen_ruimte: f64 { unit: "factor", min: 0.0, max: 10.0, example: "0.75" },
        /// Bij welke indicatie, gedeeld door wat nodig was, er alle ruimte is.
        #[english = "At which indicatie, divided by what was needed, there is ample room."]
        alle_ruimte: f64 { unit: "factor", min: 0.0, max: 10.0, example: "1.0" },
    }
}

/// Signals.
#[derive(Debug)]
pub struct Signalering;

/// How a client stood when the present indicatie was set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Then {
    /// Indicated over needed.
    pub room: f64,
    /// The level of need.
    pub level: u8,
    /// There is an indicatie, of something for which somebody comes by.
    pub any: bool,
}

/// How clients stood, by client. Kept when it is [`foreseen`](super::foreseen) that someone asks.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// [`Then::any`] is false for who has no indicatie yet.
    pub then: Vec<Then>,
}

impl Stage for Signalering {
    type State = State;
    type Event = Never;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn recall(sim: &Sim, client: ClientId) -> u64 {
        sim.state.signalering.then.get(client as usize).map_or(0, |then| u64::from(then.level))
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        memory::forget(&mut sim.state.signalering.then, client, Then::default());
    }

    fn start(sim: &mut Sim) {
        if !sim.foreseen.signals {
            return;
        }
        for client in 0..sim.clients.len() {
            if sim.clients[client].standing == Standing::InCare {
                remember(sim, client as ClientId);
            }
        }
        // The clocks of the first clients were set before this was known. It makes a difference for who is short:
        // nobody needs more than then.
        if sim.period.settings.signalering.kans > 0.0 {
            for client in 0..sim.clients.len() {
                if sim.clients[client].short {
                    super::verloop::reschedule(sim, client as ClientId);
                }
            }
        }
    }

    #[inline]
    fn decided(sim: &mut Sim, _id: DossierId, client: ClientId) {
        if sim.foreseen.signals {
            remember(sim, client);
        }
    }
}

/// Keeps how wide the indicatie of a client is, and the need at which it was set.
fn remember(sim: &mut Sim, id: ClientId) {
    let client = &sim.clients[id as usize];
    let (mut indicated, mut needed) = (0.0, 0.0);
    for care in &sim.care[care::places(client)] {
        let product = usize::from(care.product);
        let item = &sim.period.products[product];
        // Without a jump: which products a client has cannot be foretold.
        let weight = [0.0, item.weight][usize::from(item.divisible)];
        indicated += weight * care.indicated;
        needed += weight * client.needs(sim.period, product).1;
    }
    // A client with a hulpmiddel only has nobody who comes by.
    let then = Then { room: indicated / needed, level: client.level, any: needed > 0.0 };
    *memory::of(&mut sim.state.signalering.then, id, Then::default()) = then;
}

/// The room to look, 0 to 1: none at or below the lower bound, all at or above the upper, in a straight line
/// between (aanname).
pub fn room(settings: &Settings, indicated_over_needed: f64) -> f64 {
    let (low, high) = (settings.geen_ruimte, settings.alle_ruimte);
    if high <= low {
        return f64::from(u8::from(indicated_over_needed >= high));
    }
    ((indicated_over_needed - low) / (high - low)).clamp(0.0, 1.0)
}

/// The rate at which a provider signals: `p0 x room`, once the client is short or needs more than when the
/// indicatie was set (aanname).
pub fn hazard(sim: &Sim, id: ClientId, client: &Client) -> f64 {
    let settings = &sim.period.settings.signalering;
    if settings.kans == 0.0 {
        return 0.0;
    }
    if !client.counted {
        return 0.0;
    }
    let Some(then) = sim.state.signalering.then.get(id as usize) else { return 0.0 };
    if !then.any || !(client.short || client.level > then.level) {
        return 0.0;
    }
    settings.kans * room(settings, then.room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_falls_from_all_to_none_as_the_indicatie_gets_tight() {
        let settings = Settings { kans: 1.0, geen_ruimte: 0.75, alle_ruimte: 1.0 };
        assert_eq!(room(&settings, 1.2), 1.0);
        assert_eq!(room(&settings, 1.0), 1.0);
        assert!((room(&settings, 0.875) - 0.5).abs() < 1e-12);
        assert_eq!(room(&settings, 0.7), 0.0);
    }

    #[test]
    fn bounds_in_the_wrong_order_make_a_step() {
        let settings = Settings { kans: 1.0, geen_ruimte: 1.0, alle_ruimte: 0.9 };
        assert_eq!((room(&settings, 0.89), room(&settings, 0.9)), (0.0, 1.0));
    }
}
