//! The journal of a run: everything that happens, as numbers and kinds.
//!
//! A journal watches and writes down what has changed. After each event it compares the state with a copy of what
//! it saw before: of the client whom the event is about, of the owners of open dossiers and of waiting
//! voorzieningen, and of everyone when a month is closed or the settings change. So a mechanism needs no words here
//! to be seen: what it does to clients, dossiers and care shows by itself. What leaves no trace in the state (whether
//! a deviation was noticed, how a bezwaar will end) is asked of the stage that knows.

mod dossiers;
mod entry;
mod people;
#[cfg(test)]
mod tests;

pub use super::indicatie::Ending;
pub use entry::{Entry, Reason, Staffing, What};

use super::care::{Care, Phase};
use super::client::{Client, ClientId, Standing};
use super::dossier::{Dossier, DossierId};
use super::sim::Sim;
use super::stage::{Concerns, Subject};
use super::stages::Event;
use super::team::Presence;
use super::verloop::{self, Transition};
use super::watch::Watch;
use super::{afwijking, bezwaar, tijd, vindbaarheid};
use crate::observations::Count;

/// Writes down what happens, in order. `tell` gets every entry, with the state after the event.
#[derive(Debug)]
pub struct Journal<F> {
    tell: F,
    /// The entity of the one resident to follow; nothing to follow all.
    only: Option<u64>,
    people: Vec<Client>,
    care: Vec<Care>,
    dossiers: Vec<Dossier>,
    staff: Vec<Presence>,
    /// Dossiers that are not closed.
    open: Vec<DossierId>,
    /// Voorzieningen that wait for a place.
    waiting: Vec<u32>,
    /// Clients to look at after this event.
    touched: Vec<ClientId>,
    cause: Cause,
}

/// What is known of an event before it happens.
#[derive(Clone, Copy, Debug, Default)]
struct Cause {
    transition: Option<Transition>,
    /// A resident who was not known comes in a crisis.
    found_in_crisis: bool,
    counts: [i64; COUNTS.len()],
}

/// Counts that tell what a besluit or an evaluation came to.
const COUNTS: [Count; 9] = [
    Count::Decided,
    Count::Refused,
    Count::General,
    Count::Penalties,
    Count::Withdrawn,
    Count::DeviationsAccepted,
    Count::DeviationsActed,
    Count::Objections,
    Count::Upheld,
];

impl<F: FnMut(&Sim, Entry)> Journal<F> {
    /// A journal of everyone.
    pub fn new(tell: F) -> Journal<F> {
        Journal {
            tell,
            only: None,
            people: Vec::new(),
            care: Vec::new(),
            dossiers: Vec::new(),
            staff: Vec::new(),
            open: Vec::new(),
            waiting: Vec::new(),
            touched: Vec::new(),
            cause: Cause::default(),
        }
    }

    /// A journal of the resident with this entity alone.
    pub fn of(entity: u64, tell: F) -> Journal<F> {
        Journal { only: Some(entity), ..Journal::new(tell) }
    }

    fn follows(&self, sim: &Sim, client: ClientId) -> bool {
        self.only.is_none_or(|entity| sim.clients[client as usize].entity == entity)
    }

    /// Writes down something about a client.
    fn about(&mut self, sim: &Sim, client: ClientId, what: What) {
        let entry = Entry { client: Some(client), ..blank(sim, what) };
        (self.tell)(sim, entry);
    }

    /// How much a count was raised by the event.
    fn raised(&self, sim: &Sim, count: Count) -> i64 {
        let at = COUNTS.iter().position(|c| *c == count).expect("the count is in the list");
        sim.obs.counted(count) - self.cause.counts[at]
    }

    /// Looks at everything that the event may have changed.
    fn look(&mut self, sim: &Sim, subject: Subject) {
        self.touched.clear();
        match subject {
            Subject::Everyone => self.touched.extend(0..self.people.len() as ClientId),
            other => self.touched.extend(other.client(sim)),
        }
        self.touched.extend(self.people.len() as ClientId..sim.clients.len() as ClientId);
        self.meet(sim);
        self.look_at_staff(sim);
        self.look_at_dossiers(sim);
        self.look_at_waiting(sim);
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        for client in &touched {
            self.look_at_client(sim, *client);
        }
        self.touched = touched;
    }

    /// Makes the first copies of who came, with nothing that is worth an entry.
    fn meet(&mut self, sim: &Sim) {
        for now in &sim.clients[self.people.len()..] {
            let standing = if now.standing == Standing::Left { Standing::Waiting } else { now.standing };
            let blank = Client {
                standing,
                short: false,
                voiced: false,
                misfit: false,
                other_law: false,
                spend: [0; 6],
                ..*now
            };
            self.people.push(blank);
        }
        let new = sim.care[self.care.len()..].iter();
        let blank = |Care { key, client, product, .. }: &Care| Care {
            key: *key,
            client: *client,
            product: *product,
            ..Care::default()
        };
        self.care.extend(new.map(blank));
    }

    fn look_at_staff(&mut self, sim: &Sim) {
        if self.only.is_some() {
            return;
        }
        for (index, who) in sim.state.team.consulents.iter().enumerate() {
            let before = self.staff.get(index).copied();
            let staffing = match (before, who.presence) {
                (Some(before), now) if before == now => continue,
                (None, _) => Staffing::Hired,
                (_, Presence::Sick) => Staffing::Sick,
                (_, Presence::Gone) => Staffing::Gone,
                (_, Presence::Well) => Staffing::Back,
            };
            match before {
                None => self.staff.push(who.presence),
                Some(_) => self.staff[index] = who.presence,
            }
            let entry = Entry { consulent: Some(index as u32), ..blank(sim, What::Staff(staffing)) };
            (self.tell)(sim, entry);
        }
    }

    fn look_at_waiting(&mut self, sim: &Sim) {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|index| {
            let care = &sim.care[*index as usize];
            let waits = care.phase == Phase::Queued;
            if !waits {
                self.touched.push(care.client);
            }
            waits
        });
        self.waiting = waiting;
    }

    /// What the stages tell of an event that leaves no trace in the state.
    fn ask(&mut self, sim: &Sim, event: Event) {
        match event {
            Event::Tijd(tijd::Event::Change(period)) if self.only.is_none() => {
                (self.tell)(sim, blank(sim, What::Settings(period as usize)));
            }
            Event::Afwijking(afwijking::Event::Evaluate { care, number, .. }) => {
                let acted = self.raised(sim, Count::DeviationsActed) > 0;
                if acted || self.raised(sim, Count::DeviationsAccepted) > 0 {
                    let noticed = afwijking::noticed(sim, care, number);
                    self.about_care(sim, care as usize, What::Evaluated { noticed, acted });
                }
            }
            Event::Bezwaar(bezwaar::Event::Lodged { dossier, .. }) if self.raised(sim, Count::Objections) > 0 => {
                let client = sim.dossiers[dossier as usize].client;
                if self.follows(sim, client) {
                    let what = What::Objected(bezwaar::ending(sim, dossier));
                    let entry = Entry { client: Some(client), dossier: Some(dossier), ..blank(sim, what) };
                    (self.tell)(sim, entry);
                }
            }
            Event::Bezwaar(bezwaar::Event::Upheld { client, .. }) if self.follows(sim, client) => {
                self.about(sim, client, What::Upheld);
            }
            _ => {}
        }
    }

    /// What a client met, before what follows from it.
    fn tell_transition(&mut self, sim: &Sim, subject: Subject) {
        let client = match (subject, self.cause.found_in_crisis) {
            (Subject::Client(client), _) => client,
            (_, true) => sim.clients.len() as ClientId - 1,
            _ => return,
        };
        let crisis = What::Crisis(libm::round(sim.period.settings.verloop.crisis_kosten * 100.0) as i64);
        let what = match self.cause.transition {
            _ if self.cause.found_in_crisis => crisis,
            Some(Transition::Crisis) => crisis,
            Some(Transition::Complaint) => What::SpokeUp,
            Some(Transition::Signal) => What::Signalled,
            Some(Transition::Discovery) => What::MisfitFound,
            _ => return,
        };
        if self.follows(sim, client) {
            self.about(sim, client, what);
        }
    }
}

/// An entry that is about nobody yet.
fn blank(sim: &Sim, what: What) -> Entry {
    Entry { at: sim.now, client: None, dossier: None, consulent: None, product: None, provider: None, what }
}

impl<F: FnMut(&Sim, Entry)> Watch for Journal<F> {
    fn begun(&mut self, sim: &Sim) {
        for client in 0..sim.clients.len() as ClientId {
            if sim.clients[client as usize].standing == Standing::InCare && self.follows(sim, client) {
                self.about(sim, client, What::Present);
            }
        }
        self.look(sim, Subject::Nobody);
    }

    fn before(&mut self, sim: &Sim, event: Event) {
        self.cause = Cause::default();
        self.cause.counts = COUNTS.map(|count| sim.obs.counted(count));
        match event {
            Event::Verloop(event) => self.cause.transition = verloop::transition(sim, event),
            Event::Vindbaarheid(vindbaarheid::Event::Found { crisis, .. }) => self.cause.found_in_crisis = crisis,
            _ => {}
        }
    }

    fn after(&mut self, sim: &Sim, event: Event) {
        let subject = event.concerns();
        self.tell_transition(sim, subject);
        self.ask(sim, event);
        self.look(sim, subject);
    }
}
