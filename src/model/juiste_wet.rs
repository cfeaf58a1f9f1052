//! The right law: clients who belong under the Wlz or the Zvw, and whether that is seen.

use super::client::ClientId;
use super::dossier::DossierId;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::sample::uniform;

settings! {
    /// Cliënten die onder een andere wet horen.
    pub struct Settings {
        /// Deel van de cliënten op niveau 4 of 5 dat onder de Wlz of de Zvw hoort.
        deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Kans dat een onderzoek dat herkent.
        herkend: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.3" },
    }
}

/// The right law.
#[derive(Debug)]
pub struct JuisteWet;

impl Stage for JuisteWet {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}

/// Draws whether a new client belongs elsewhere; only those with much need do.
pub fn admit(sim: &mut Sim, id: ClientId) {
    let settings = &sim.period.settings.juiste_wet;
    let client = &sim.clients[id as usize];
    let u = uniform(&mut sim.stream(client.key, Purpose::OtherLaw));
    sim.clients[id as usize].other_law = client.level >= 3 && u < settings.deel;
}

/// True when the onderzoek sees that the client belongs under another law.
pub fn recognised(sim: &Sim, id: DossierId) -> bool {
    let dossier = &sim.dossiers[id as usize];
    let client = &sim.clients[dossier.client as usize];
    client.other_law
        && uniform(&mut sim.stream_at(client.key, Purpose::OtherLaw, dossier.number + 1))
            < sim.period.settings.juiste_wet.herkend
}
