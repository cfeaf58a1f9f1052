//! What the coming events need, fetched from memory together.
//!
//! In a large municipality clients lie all over the memory, and an event mostly waits for its client. Waiting for dozens
//! of them at once takes hardly longer than waiting for one. Nothing is changed here: it is about time only.

use super::client::ClientId;
use super::dossier::DossierId;
use super::sim::Sim;
use super::stage::{Concerns, Subject};
use super::stages::{self, Event};
use super::team;
use std::hint::black_box;

/// From so many clients on it pays: fewer are at hand anyway.
const MANY: usize = 50_000;

/// Events whose clients are fetched together.
const TOGETHER: usize = 32;

/// Fetches whom the next events of the page are about, if there are many clients. It is to be asked for again as soon as
/// fewer events are left on the page than it yields.
#[inline]
pub fn fetch(sim: &Sim) -> usize {
    if sim.clients.len() >= MANY { fetch_all(sim) } else { 0 }
}

#[inline(never)]
fn fetch_all(sim: &Sim) -> usize {
    let mut read = 0;
    for event in sim.calendar.coming(TOGETHER) {
        read ^= match event.concerns() {
            Subject::Client(client) => all_of_client(sim, client),
            Subject::Care(care) => {
                let care = &sim.care[care as usize];
                match event {
                    // Seldom comes to the client.
                    Event::Afwijking(_) => u64::from(care.version),
                    _ => all_of_client(sim, care.client),
                }
            }
            Subject::Dossier(dossier) => of_dossier(sim, dossier),
            Subject::Nobody => match event {
                Event::Team(event) => {
                    team::dossiers_of(sim, event).fold(0, |read, dossier| read ^ of_dossier(sim, dossier))
                }
                _ => 0,
            },
            Subject::Everyone => 0,
        };
    }
    black_box(read);
    (sim.calendar.left() + 1).saturating_sub(TOGETHER)
}

/// Reads something of a dossier and its client, of all that is known of the client when it gets its besluit.
fn of_dossier(sim: &Sim, id: DossierId) -> u64 {
    let dossier = &sim.dossiers[id as usize];
    let decides = usize::from(dossier.step) + 1 >= sim.period.settings.onderzoek.stap.len();
    let of_client = if decides { all_of_client(sim, dossier.client) } else { of_client(sim, dossier.client) };
    u64::from(dossier.version) ^ of_client
}

/// Reads something of what every event of a client looks at.
fn of_client(sim: &Sim, id: ClientId) -> u64 {
    let client = &sim.clients[id as usize];
    u64::from(client.level) ^ of_care(sim, client.care)
}

/// Reads something of all that is known of a client.
fn all_of_client(sim: &Sim, id: ClientId) -> u64 {
    let client = &sim.clients[id as usize];
    let last = client.care + u32::from(client.places).saturating_sub(1);
    of_care(sim, client.care) ^ of_care(sim, last) ^ stages::recall(sim, id)
}

fn of_care(sim: &Sim, index: u32) -> u64 {
    sim.care.get(index as usize).map_or(0, |care| u64::from(care.version))
}
