//! Memory for the next replication.
//!
//! A replication fills some ten megabytes. Asking the system for them again and again takes a twentieth of the time, so
//! what a thread has used for one replication it uses for the next. Only the room is kept, nothing that was in it.

use super::care::Care;
use super::client::Client;
use super::dossier::Dossier;
use super::sim::Sim;
use super::slots::Slots;
use super::stages::Event;
use crate::engine::{EventCalendar, Moment};
use std::cell::Cell;

/// The lists that grow with the number of clients, all empty.
#[derive(Debug)]
pub struct Stock {
    /// For [`Sim::clients`].
    pub clients: Vec<Client>,
    /// For [`Sim::care`].
    pub care: Vec<Care>,
    /// For [`Sim::dossiers`].
    pub dossiers: Vec<Dossier>,
    /// For [`Sim::slots`].
    pub slots: Slots,
    /// For [`Sim::calendar`].
    pub calendar: EventCalendar<Event>,
}

thread_local! {
    static LAST: Cell<Option<Box<Stock>>> = const { Cell::new(None) };
}

impl Stock {
    /// What this thread used last, for a run to `end` with about so many clients.
    pub fn take(clients: usize, end: Moment) -> Stock {
        let mut stock = match LAST.take() {
            Some(stock) => *stock,
            None => Stock {
                clients: Vec::new(),
                care: Vec::new(),
                dossiers: Vec::new(),
                slots: Slots::default(),
                calendar: EventCalendar::new(end),
            },
        };
        stock.calendar.clear(end);
        stock.clients.reserve(clients);
        stock.care.reserve(clients * 2);
        stock.dossiers.reserve(clients * 2);
        stock.slots.clear(clients);
        stock
    }

    /// Keeps the room of a replication that is over.
    pub fn keep(sim: &mut Sim) {
        let mut stock = Stock {
            clients: std::mem::take(&mut sim.clients),
            care: std::mem::take(&mut sim.care),
            dossiers: std::mem::take(&mut sim.dossiers),
            slots: std::mem::take(&mut sim.slots),
            calendar: std::mem::take(&mut sim.calendar),
        };
        stock.clients.clear();
        stock.care.clear();
        stock.dossiers.clear();
        LAST.set(Some(Box::new(stock)));
    }
}
