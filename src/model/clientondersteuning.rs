//! Independent support: someone beside the client who knows the way.
//!
//! Only clients who have little room to arrange things, or nobody to do it for them, are reached. Support
//! raises their voice; it does not make them notice a decline that they do not notice.

use super::client::{Client, ClientId, Standing};
use super::dossier::DossierId;
use super::memory;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::YEAR;
use crate::engine::math::nearest;
use crate::observations::Level;

settings! {
    /// Onafhankelijke cliëntondersteuning voor wie een laag doenvermogen of geen netwerk heeft.
    pub struct Settings {
        /// Deel van de cliënten met een laag doenvermogen of zonder netwerk dat de ondersteuner bereikt. 0 is niemand extra.
        #[english = "Share of the clients with low doenvermogen or without a network whom the supporter reaches. 0 is nobody extra."]
        bereik: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Hoeveel vaker een bereikte cliënt zich uit bij een tekort.
        #[english = "How much more often a client who is reached speaks up about a shortfall."]
        stem: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.3" },
        /// Kosten per bereikte cliënt met hulp, per jaar. Ze tellen mee bij uitvoering.
        #[english = "Costs per client with help who is reached, per year. They count as running costs."]
        kosten: f64 { unit: "euro per jaar", min: 0.0, max: 1.0e6, example: "150" },
    }
}

/// Independent support.
#[derive(Debug)]
pub struct Clientondersteuning;

/// What is being paid for support.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Nano-euros a second.
    pub paid: i64,
    /// Clients who are supported.
    pub clients: usize,
    /// Whether a client is among them; nothing is kept for who came last and is not.
    among: Vec<bool>,
}

impl Stage for Clientondersteuning {
    type State = State;
    type Event = Never;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        count(sim);
    }

    fn month_closed(sim: &mut Sim) {
        pay(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        count(sim);
    }

    #[inline]
    fn decided(sim: &mut Sim, _id: DossierId, client: ClientId) {
        if sim.period.settings.clientondersteuning.bereik > 0.0 {
            support(sim, client);
        }
    }

    fn client_left(sim: &mut Sim, client: ClientId) {
        let state = &mut sim.state.clientondersteuning;
        if state.among.get_mut(client as usize).is_some_and(std::mem::take) {
            state.clients -= 1;
        }
    }

    fn voice(sim: &Sim, client: &Client) -> f64 {
        // A table: who is reached cannot be foretold.
        sim.period.derived.support[usize::from(reached(sim, client))]
    }
}

/// True for a client who belongs to the group and is reached. Who is reached at a small reach is reached at
/// a large one.
fn reached(sim: &Sim, client: &Client) -> bool {
    let reach = sim.period.settings.clientondersteuning.bereik;
    // Without jumps between them: who belongs to the group cannot be foretold. Nobody is below a reach of nothing.
    (client.low_doenvermogen | client.no_network) & (client.support < reach)
}

/// A client in care is among the supported from now on, if reached.
fn support(sim: &mut Sim, client: ClientId) {
    if reached(sim, &sim.clients[client as usize]) {
        let state = &mut sim.state.clientondersteuning;
        if !std::mem::replace(memory::of(&mut state.among, client, false), true) {
            state.clients += 1;
        }
    }
}

/// The cost of `clients` reached, in nano-euros a second.
pub fn cost(settings: &Settings, clients: usize) -> i64 {
    nearest(clients as f64 * settings.kosten * 1e9 / YEAR as f64)
}

/// Pays for the clients who are reached at the start of a month.
fn pay(sim: &mut Sim) {
    let now = cost(&sim.period.settings.clientondersteuning, sim.state.clientondersteuning.clients);
    let change = now - sim.state.clientondersteuning.paid;
    if change != 0 {
        sim.state.clientondersteuning.paid = now;
        sim.obs.level(Level::SpendOperation, sim.now, change);
    }
}

/// True when the client has support that is paid for.
pub fn supported(sim: &Sim, client: &Client) -> bool {
    client.standing == Standing::InCare && reached(sim, client)
}

/// Counts who is supported, from the beginning.
fn count(sim: &mut Sim) {
    let among: Vec<bool> = sim.clients.iter().map(|client| supported(sim, client)).collect();
    sim.state.clientondersteuning.clients = among.iter().filter(|is| **is).count();
    sim.state.clientondersteuning.among = among;
    pay(sim);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_support_costs_what_it_says() {
        let settings = Settings { bereik: 0.5, stem: 1.3, kosten: 150.0 };
        let euros = cost(&settings, 100) as f64 * YEAR as f64 / 1e9;
        assert!((euros - 15_000.0).abs() < 0.1, "{euros}");
        assert_eq!(cost(&settings, 0), 0);
    }
}
