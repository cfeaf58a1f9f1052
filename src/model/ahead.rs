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

/// Fetches whom the events of the present part of the day are about, if there are many clients.
#[inline]
pub fn fetch(sim: &Sim) {
    if sim.clients.len() >= MANY {
        fetch_all(sim);
    }
}

#[inline(never)]
fn fetch_all(sim: &Sim) {
    let mut read = 0;
    for event in sim.calendar.coming() {
        read ^= match event.concerns() {
            Subject::Client(client) => of_client(sim, client) ^ stages::recall(sim, client),
            // Mostly an evaluation, which seldom comes to the client.
            Subject::Care(care) => sim.care[care as usize].entity,
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
}

/// Reads something of every line of the cache that holds a dossier or its client.
fn of_dossier(sim: &Sim, id: DossierId) -> u64 {
    let dossier = &sim.dossiers[id as usize];
    u64::from(dossier.version) ^ dossier.size.to_bits() ^ of_client(sim, dossier.client)
}

/// Reads something of every line of the cache that holds a client.
fn of_client(sim: &Sim, id: ClientId) -> u64 {
    let client = &sim.clients[id as usize];
    let care = sim.care.get(client.care as usize).map_or(0, |care| care.entity);
    client.entity ^ client.spend[0] as u64 ^ care
}
