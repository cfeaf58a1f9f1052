//! Who has which slot in [`Sim::clients`].
//!
//! Who has left for good is never looked at again, and of a run of years most have left. A newcomer gets the slot of
//! such a client, as long as nobody watches: then the memory that a run fills, and so the time that it waits for it, grows
//! with the clients at one time and not with the years. No outcome depends on who has which slot.
//!
//! A slot is free when its client has left and nothing will come back to it: no event that is still to come
//! ([`Concerns::holds`](super::stage::Concerns::holds)), and no work on a desk. Events that carry a version need not be
//! waited for: versions go on when a slot is given again. What stages remember of a client they forget then:
//! [`Stage::forget`](super::stage::Stage::forget).

use super::client::{Client, ClientId, Standing};
use super::sim::Sim;
use super::stage::Subject;

/// What is known of a slot.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// How many came before whoever has it.
    order: u32,
    /// Events and work that will come back to whoever has it.
    held: u32,
}

/// The slots of all clients.
#[derive(Clone, Debug, Default)]
pub struct Slots {
    of: Vec<Slot>,
    /// Free slots, by the number of voorzieningen that they have room for.
    free: Vec<Vec<ClientId>>,
    /// Clients who came so far.
    came: u32,
    /// False as long as who has left must stay where he was.
    again: bool,
}

impl Slots {
    /// Makes it as new, for about so many clients; the room that it has is kept.
    pub fn clear(&mut self, clients: usize) {
        self.of.clear();
        self.of.reserve(clients);
        self.free.iter_mut().for_each(Vec::clear);
        (self.came, self.again) = (0, false);
    }

    /// From now on slots are given again.
    pub fn give_again(&mut self) {
        self.again = true;
    }

    /// A free slot with room for so many voorzieningen.
    #[inline]
    pub fn find(&mut self, clients: &[Client], voorzieningen: usize) -> Option<ClientId> {
        let id = self.free.get_mut(voorzieningen)?.pop()?;
        debug_assert!(
            self.of[id as usize].held == 0 && clients[id as usize].standing == Standing::Left,
            "to whom nothing comes back nobody comes back"
        );
        Some(id)
    }

    /// A newcomer has this slot: one that was found, or the next after the last.
    #[inline]
    pub fn take(&mut self, id: ClientId) {
        let slot = Slot { order: self.came, held: 0 };
        match self.of.get_mut(id as usize) {
            Some(before) => *before = slot,
            None => self.of.push(slot),
        }
        self.came += 1;
    }

    /// All slots, in the order in which their clients came.
    pub fn in_order(&self) -> Vec<ClientId> {
        let mut all: Vec<ClientId> = (0..self.of.len() as ClientId).collect();
        all.sort_unstable_by_key(|id| self.of[*id as usize].order);
        all
    }

    /// Lists the slot of `client` if it is free.
    #[inline]
    fn list_if_free(&mut self, id: ClientId, client: &Client) {
        if self.again && self.of[id as usize].held == 0 && client.standing == Standing::Left {
            let room = usize::from(client.places);
            if self.free.len() <= room {
                self.free.resize_with(room + 1, Vec::new);
            }
            self.free[room].push(id);
        }
    }
}

/// Something will come back to whom `subject` is.
#[inline]
pub fn hold(sim: &mut Sim, subject: Subject) {
    if let Some(client) = subject.client(sim) {
        sim.slots.of[client as usize].held += 1;
    }
}

/// What would come back has come.
#[inline]
pub fn let_go(sim: &mut Sim, subject: Subject) {
    if let Some(client) = subject.client(sim) {
        sim.slots.of[client as usize].held -= 1;
        perhaps_free(sim, client);
    }
}

/// A client has left, or nothing comes back to it any more: lists the slot if both are so.
#[inline]
pub fn perhaps_free(sim: &mut Sim, client: ClientId) {
    sim.slots.list_if_free(client, &sim.clients[client as usize]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_came_last_is_last_in_order_whatever_the_slot() {
        let mut slots = Slots::default();
        for id in [0, 1, 2, 1, 3, 0] {
            slots.take(id);
        }
        assert_eq!(slots.in_order(), [2, 1, 3, 0]);
    }
}
