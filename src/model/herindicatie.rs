//! Renewal: an indicatie that ends is looked at again.

use super::care::{self, Phase};
use super::client::{ClientId, Standing};
use super::dossier::{self, DossierId, Kind};
use super::memory;
use super::order;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use crate::engine::math::either;
use crate::engine::{DAY, Moment};

settings! {
    /// Het opnieuw beoordelen van een indicatie die afloopt.
    pub struct Settings {
        /// Hoeveel weken voor het einde de herindicatie begint. Tot het nieuwe besluit loopt de hulp door.
        #[english = "How many weeks before the end the herindicatie begins. Help continues until the new decision."]
        vooraf_weken: f64 { unit: "weken", min: 0.0, max: 104.0, example: "8.0" },
        /// Binnen hoeveel maanden iedereen met lopende hulp opnieuw wordt bekeken, vanaf de dag dat dit wordt ingesteld. 0 is niet.
        #[english = "Within how many months everybody with current help is assessed again, from the day that this is set. 0 is not at all."]
        allen_binnen_maanden: f64 { unit: "maanden", min: 0.0, max: 600.0, example: "12" },
    }
}

/// Renewal.
#[derive(Debug)]
pub struct Herindicatie;

/// The pending renewal of each client.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// When the first voorziening of each client ends; indexed by client.
    pub ends: Vec<Moment>,
    /// A round in which everyone is looked at again has begun.
    round: bool,
}

/// What happens around renewal.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The indicatie of a client nears its end.
    Near {
        /// The client.
        client: ClientId,
        /// The `mark` of the end that the event was put in for.
        end: u32,
    },
    /// The turn of a client in the round.
    Round {
        /// The client.
        client: ClientId,
        /// The `mark` of the end of the indicatie when the round began: another one means that it was looked at since.
        end: u32,
    },
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let (Event::Near { client, .. } | Event::Round { client, .. }) = *self;
        Subject::Client(client)
    }

    fn holds(&self) -> Subject {
        match *self {
            // Only an indicatie that ends at the same second could be taken for this one, and then its turn has come too.
            Event::Near { .. } => Subject::Nobody,
            // An indicatie without an end could be taken for any other without one.
            Event::Round { client, .. } => Subject::Client(client),
        }
    }
}

impl Stage for Herindicatie {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        memory::forget(&mut sim.state.herindicatie.ends, client, Moment::NEVER);
    }

    fn handle(sim: &mut Sim, event: Event) {
        let (Event::Near { client, end } | Event::Round { client, end }) = event;
        let pending = mark(end_of(sim, client)) == end;
        if pending && sim.clients[client as usize].standing == Standing::InCare {
            dossier::open(sim, client, Kind::Renewal);
            super::verloop::reschedule(sim, client);
        }
    }

    fn start(sim: &mut Sim) {
        begin_round(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        begin_round(sim);
    }

    fn decided(sim: &mut Sim, _id: DossierId, client: ClientId) {
        // Every besluit looks at all voorzieningen, so all terms start anew.
        let mut ends = Moment::NEVER;
        if sim.period.derived.renewals {
            ends = sim.now.after_years(terms(sim, client).fold(f64::INFINITY, f64::min));
        }
        plan_end(sim, client, ends);
    }
}

/// When the indicatie of a client ends.
fn end_of(sim: &Sim, client: ClientId) -> Moment {
    sim.state.herindicatie.ends.get(client as usize).copied().unwrap_or(Moment::NEVER)
}

/// Tells one end of a client's indicatie from another: all but those that lie a multiple of 136 years apart. Events are
/// many, and half of a moment keeps them small.
#[inline]
fn mark(ends: Moment) -> u32 {
    ends.0 as u32
}

/// A round in which everyone with running care is looked at again, spread evenly over its months. It begins on
/// the day that the setting is switched on.
fn begin_round(sim: &mut Sim) {
    let months = sim.period.settings.herindicatie.allen_binnen_maanden;
    let begins = months > 0.0 && !sim.state.herindicatie.round;
    sim.state.herindicatie.round = months > 0.0;
    if !begins {
        return;
    }
    for client in sim.slots.in_order() {
        if sim.clients[client as usize].standing == Standing::InCare {
            let u = sim.clients[client as usize].key.luck(Purpose::Round.at(0));
            let at = sim.now.after_years(u * months / 12.0);
            let end = mark(end_of(sim, client));
            sim.put(at, order::CLIENT, Any::Herindicatie(Event::Round { client, end }));
        }
    }
}

/// The terms in years of a client's indicaties; endless for what does not end.
#[inline]
pub fn terms(sim: &Sim, client: ClientId) -> impl Iterator<Item = f64> {
    sim.care[care::of(sim, client)].iter().map(|care| {
        let item = &sim.period.products[usize::from(care.product)];
        either(item.renewed & (care.phase != Phase::None), item.years, f64::INFINITY)
    })
}

/// Plans the renewal of a client whose first indicatie ends at `first`; `NEVER` when none does.
#[inline]
pub fn plan_end(sim: &mut Sim, client: ClientId, first: Moment) {
    if first != Moment::NEVER {
        plan(sim, client, first);
    } else if let Some(known) = sim.state.herindicatie.ends.get_mut(client as usize) {
        // Of whom nothing is known nothing ends.
        *known = first;
    }
}

/// As [`plan_end`], for an end that comes.
#[inline(never)]
fn plan(sim: &mut Sim, client: ClientId, first: Moment) {
    let ends = &mut sim.state.herindicatie.ends;
    *memory::of(ends, client, Moment::NEVER) = first;
    let before = (sim.period.settings.herindicatie.vooraf_weken * 7.0 * DAY as f64) as i64;
    let at = (first - before).max(sim.now);
    sim.put(at, order::CLIENT, Any::Herindicatie(Event::Near { client, end: mark(first) }));
}
