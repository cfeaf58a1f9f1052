//! Speaking up: who complains when help falls short, and who stays silent.

use super::client::Client;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use super::stages;
use crate::engine::math::pow;

settings! {
    /// Wie aan de bel trekt als de hulp tekortschiet.
    pub struct Settings {
        /// Kans per jaar dat een gemiddelde cliënt zich meldt als alle hulp ontbreekt.
        #[english = "Chance per year that an average client speaks up when all help is missing."]
        kans: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "1.5" },
        /// Hoe sterk de kans groeit met het tekort: 1 is evenredig, 2 is kwadratisch.
        #[english = "How strongly the chance grows with the shortfall: 1 is proportional, 2 is quadratic."]
        macht: f64 { unit: "macht", min: 0.0, max: 10.0, example: "1.0" },
        /// Factor op de kans bij een laag doenvermogen.
        #[english = "Factor on the chance with low doenvermogen."]
        laag_doenvermogen: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.6" },
        /// Factor op de kans zonder netwerk.
        #[english = "Factor on the chance without a network."]
        zonder_netwerk: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.7" },
        /// Factor op de kans met een netwerk.
        #[english = "Factor on the chance with a network."]
        met_netwerk: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.1" },
        /// Factor op de kans van wie een besluit heeft en nog geen hulp: 0 is dat zo iemand op de aanbieder wacht zonder zich opnieuw te melden.
        #[english = "Factor on the chance of those with a decision and no help yet: 0 means that such a person waits for the provider without reporting again."]
        wachtenden: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
    }
}

/// Speaking up.
#[derive(Debug)]
pub struct Piep;

impl Stage for Piep {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}

/// A client's voice, with 1 for an ordinary client: a product of doenvermogen, network and support, and
/// zero while the client does not notice decline.
pub fn voice(sim: &Sim, client: &Client) -> f64 {
    let Client { notices, low_doenvermogen, no_network, .. } = *client;
    let own =
        sim.period.derived.voices[usize::from(notices)][usize::from(low_doenvermogen)][usize::from(no_network)];
    own * stages::voice(sim, client)
}

/// The voice of a client without support, by noticing decline, by low doenvermogen and by the lack of a network.
pub fn voices(settings: &Settings) -> [[[f64; 2]; 2]; 2] {
    let voices = [1.0, settings.laag_doenvermogen]
        .map(|doen| [settings.met_netwerk, settings.zonder_netwerk].map(|net| doen * net));
    [[[0.0; 2]; 2], voices]
}

/// The rate at which a client complains: `p0 x shortage^c x voice` a year, times a factor while no care runs (aanname).
///
/// Form: aanname. Level: of clients who find their help insufficient a third says so (Groningen 2016);
/// factors for doenvermogen and network: aanname.
pub fn hazard(sim: &Sim, client: &Client) -> f64 {
    let settings = &sim.period.settings.piep;
    // Nobody complains about a lack that is not felt as one. Where nobody does, the voice need not be known.
    if !client.short || settings.kans == 0.0 {
        return 0.0;
    }
    let hazard = settings.kans * pow(client.shortage, settings.macht) * voice(sim, client);
    if client.counted { hazard } else { hazard * settings.wachtenden }
}
