//! Evaluation: every so many months a consulent asks clients in care whether their help suffices.
//!
//! Who is short and does not say so stays unseen until an indicatie ends or a crisis comes. A look costs hours of
//! the same team. A shortage that is seen leads to a dossier that repairs it.

use super::care::{self, Care, Phase};
use super::case::Case;
use super::client::{ClientId, Standing};
use super::dossier::{self, DossierId, Kind};
use super::memory;
use super::order;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use crate::engine::Moment;
use crate::observations::Count;

settings! {
    /// Uit eigen beweging kijken of lopende hulp genoeg is.
    pub struct Settings {
        /// Om de hoeveel maanden een consulent kijkt of de hulp van een cliënt genoeg is. 0 is nooit.
        #[english = "Every how many months a caseworker checks whether a client's help is enough. 0 is never."]
        maanden: f64 { unit: "maanden", min: 0.0, max: 600.0, example: "12" },
        /// Uren van een consulent per keer.
        #[english = "Hours of a caseworker each time."]
        uren: f64 { unit: "uur", min: 0.0, max: 100.0, example: "0.5" },
        /// Kans dat een tekort boven de tekortgrens dan wordt gezien.
        #[english = "Chance that a shortfall above the threshold is then seen."]
        ziet: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.8" },
        /// Ruimhartigheid die minstens geldt als een gezien tekort wordt bijgesteld. 0 is dezelfde regels als voor ieder ander.
        #[english = "Minimum generosity when a shortfall that was seen is made good. 0 means the same rules as for anybody else."]
        bijstelling: f64 { unit: "factor", min: 0.0, max: 10.0, example: "1.0" },
    }
}

/// Evaluation.
#[derive(Debug)]
pub struct Evaluatie;

/// What is remembered of one client.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The next look; `NEVER` when there is none.
    next: Moment,
    /// Looks so far, for the keys of their streams.
    times: u32,
}

/// The looks that are planned.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Months between two looks, as planned.
    months: f64,
    clients: Vec<Known>,
}

/// What happens around evaluation.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A client's turn.
    Look(ClientId),
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Look(client) = *self;
        Subject::Client(client)
    }
}

impl Stage for Evaluatie {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        begin(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        begin(sim);
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        memory::forget(&mut sim.state.evaluatie.clients, client, UNKNOWN);
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Look(id) = event;
        // A besluit or another rhythm has moved the look.
        let now = sim.now;
        if known(sim, id).next != now {
            return;
        }
        known(sim, id).next = Moment::NEVER;
        if sim.clients[id as usize].standing != Standing::InCare {
            return;
        }
        plan_next(sim, id, 1.0);
        let client = &sim.clients[id as usize];
        // An open dossier looks at everything already; a hulpmiddel is there or is not.
        if client.open.is_some() || !has_hours(sim, id) {
            return;
        }
        sim.obs.count(Count::Evaluations, 1);
        let hours = sim.period.settings.evaluatie.uren;
        if hours > 0.0 {
            dossier::side_work(sim, id, Kind::Evaluation, hours);
        } else {
            look(sim, id);
        }
    }

    #[inline]
    fn decided(sim: &mut Sim, _id: DossierId, client: ClientId) {
        // Every besluit looks at all voorzieningen, so the next look is a whole interval away.
        if sim.state.evaluatie.months > 0.0 {
            plan_next(sim, client, 1.0);
        }
    }

    fn floor(case: &Case) -> f64 {
        match case.dossier.kind {
            Kind::Adjustment => case.sim.period.settings.evaluatie.bijstelling,
            _ => 0.0,
        }
    }
}

/// Of whom nothing is known yet.
const UNKNOWN: Known = Known { next: Moment::NEVER, times: 0 };

/// The memory of `client`.
fn known<'s>(sim: &'s mut Sim<'_>, client: ClientId) -> &'s mut Known {
    memory::of(&mut sim.state.evaluatie.clients, client, UNKNOWN)
}

/// Plans a look for everyone in care when the rhythm changes, spread evenly over the first interval.
fn begin(sim: &mut Sim) {
    let months = sim.period.settings.evaluatie.maanden;
    if months == sim.state.evaluatie.months {
        return;
    }
    sim.state.evaluatie.months = months;
    sim.state.evaluatie.clients.iter_mut().for_each(|known| known.next = Moment::NEVER);
    if months <= 0.0 {
        return;
    }
    for client in sim.slots.in_order() {
        if sim.clients[client as usize].standing == Standing::InCare {
            let share = sim.clients[client as usize].key.luck(Purpose::Evaluation.at(0));
            plan_next(sim, client, share);
        }
    }
}

/// Puts the next look in the calendar, a share of the interval from now.
fn plan_next(sim: &mut Sim, client: ClientId, share: f64) {
    let months = sim.period.settings.evaluatie.maanden;
    let at = sim.now.after_years(share * months / 12.0);
    known(sim, client).next = at;
    sim.put(at, order::CLIENT, Any::Evaluatie(Event::Look(client)));
}

/// True when the client has care of which there can be too little, and it runs.
fn has_hours(sim: &Sim, id: ClientId) -> bool {
    let divisible = |care: &Care| sim.period.products[usize::from(care.product)].divisible;
    sim.care[care::of(sim, id)].iter().any(|care| care.phase == Phase::Running && divisible(care))
}

/// The consulent has looked: work on a desk is done.
pub fn looked(sim: &mut Sim, id: DossierId) {
    let client = sim.dossiers[id as usize].client;
    dossier::close(sim, id);
    if sim.clients[client as usize].standing == Standing::InCare {
        look(sim, client);
    }
}

/// A shortage above the limit is seen or not; what is seen is repaired.
fn look(sim: &mut Sim, id: ClientId) {
    let settings = &sim.period.settings.evaluatie;
    let (key, short) = (sim.clients[id as usize].key, sim.clients[id as usize].short);
    known(sim, id).times += 1;
    let times = known(sim, id).times;
    let seen = key.luck(Purpose::Evaluation.at(times)) < settings.ziet;
    if short && seen {
        care::come_to_light(sim, id);
        dossier::open(sim, id, Kind::Adjustment);
        super::verloop::reschedule(sim, id);
    }
}
