//! Informal care: help of the network that becomes overloaded, covers less and falls away.

use super::care;
use super::client::{Client, ClientId, Standing};
use super::order;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use crate::engine::sample::exponential_at;
use crate::engine::{Key, Race};
use crate::observations::{Count, Level};

settings! {
    /// Mantelzorg die overbelast raakt en wegvalt.
    pub struct Settings {
        /// Of mantelzorg overbelast kan raken. Zonder dit dekt een netwerk altijd evenveel.
        #[english = "Whether informal care can become overloaded. Without this a network always covers the same."]
        aan: bool { example: "false" },
        /// Kans per jaar dat een mantelzorger overbelast raakt, bij voldoende hulp en het laagste niveau.
        #[english = "Chance per year that an informal carer becomes overloaded, with enough help and at the lowest level."]
        overbelast: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.10" },
        /// Hoeveel groter die kans is per niveau van behoefte.
        #[english = "How much larger that chance is per level of need."]
        niveau: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.3" },
        /// Hoeveel groter die kans is als alle hulp ontbreekt: de familie vangt het op.
        #[english = "How much larger that chance is when all help is missing: the family steps in."]
        tekort: f64 { unit: "factor", min: 0.0, max: 100.0, example: "4.0" },
        /// Deel van de gewone hulp dat een overbelaste mantelzorger nog geeft.
        #[english = "Share of the ordinary help that an overloaded carer still gives."]
        dekt: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.6" },
        /// Kans per jaar dat overbelaste mantelzorg wegvalt.
        #[english = "Chance per year that overloaded informal care is lost."]
        uitval: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.05" },
        /// Kans per jaar dat een mantelzorger herstelt, bij voldoende hulp.
        #[english = "Chance per year that a carer recovers, with enough help."]
        herstel: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.6" },
        /// Hoeveel vaker mantelzorgers herstellen door respijtzorg: 0.5 is de helft vaker.
        #[english = "How much more often carers recover through respite care: 0.5 is half as often again."]
        respijt: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.0" },
    }
}

/// Informal care.
#[derive(Debug)]
pub struct Mantelzorg;

/// How an informal carer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Condition {
    Well,
    Overloaded,
    Gone,
}

/// What can happen to a carer, in order of the clocks.
const CHANGES: usize = 3;
const OVERLOAD: usize = 0;
const RELIEF: usize = 1;
const LOSS: usize = 2;
/// The ordinal of the luck of the first day, apart from those of the changes.
const FIRST_DAY: u32 = (CHANGES as u32) << 16;

/// The informal care of one client.
#[derive(Clone, Debug)]
struct Carer {
    condition: Condition,
    /// Share of the need that is covered while the carer is well.
    covers: f64,
    clocks: Race<CHANGES>,
}

impl Carer {
    /// The informal care of `client`, which nobody followed yet. Its clocks have no version before this one.
    fn of(client: &Client, version: u32) -> Carer {
        let covers = client.network;
        let condition = if covers > 0.0 { Condition::Well } else { Condition::Gone };
        Carer { condition, covers, clocks: Race::from_version(version) }
    }
}

/// The informal care of clients, in the order of [`Sim::clients`]; empty until it is needed.
#[derive(Clone, Debug, Default)]
pub struct State {
    carers: Vec<Carer>,
}

impl State {
    /// How many carers are overloaded.
    pub fn overloaded(&self) -> usize {
        self.carers.iter().filter(|carer| carer.condition == Condition::Overloaded).count()
    }
}

/// What happens to informal care.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The first clock of a carer goes off.
    Due {
        /// The client who is cared for.
        client: ClientId,
        /// The version when it was put in.
        version: u32,
    },
}

/// The rate of becoming overloaded a year: `base (1 + l level) (1 + a shortage)`, with the level counted from 0
/// (aanname). With the default values about a fifth is overloaded, as CBS found in 2022 (19%; 14% in 2012).
pub fn overload(settings: &Settings, level: u8, shortage: f64) -> f64 {
    settings.overbelast * (1.0 + settings.niveau * f64::from(level)) * (1.0 + settings.tekort * shortage)
}

/// The rate of relief a year: `base (1 - shortage) (1 + respite)` (aanname).
pub fn relief(settings: &Settings, shortage: f64) -> f64 {
    settings.herstel * (1.0 - shortage).max(0.0) * (1.0 + settings.respijt)
}

/// The share of carers that is overloaded when the rates stay as they are: `overload / (overload + relief + loss)`,
/// the steady state of a carer whose place another takes when he falls away.
pub fn overloaded(settings: &Settings, level: u8, shortage: f64) -> f64 {
    let (into, out) = (overload(settings, level, shortage), relief(settings, shortage) + settings.uitval);
    if into > 0.0 { into / (into + out) } else { 0.0 }
}

fn threshold(key: Key, change: usize, times: u16) -> f64 {
    let ordinal = ((change as u32) << 16) | u32::from(times);
    exponential_at(key.luck(Purpose::InformalCare.at(ordinal)))
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Due { client, .. } = *self;
        Subject::Client(client)
    }

    // It carries a version.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Mantelzorg {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        if !sim.period.settings.mantelzorg.aan {
            return;
        }
        // Who cared for years may be overloaded already.
        for id in 0..sim.state.mantelzorg.carers.len() as ClientId {
            let client = &sim.clients[id as usize];
            let well = sim.state.mantelzorg.carers[id as usize].condition == Condition::Well;
            if well && client.standing == Standing::InCare {
                let luck = client.key.luck(Purpose::InformalCare.at(FIRST_DAY));
                if luck < overloaded(&sim.period.settings.mantelzorg, client.level, client.shortage) {
                    happens(sim, id, OVERLOAD);
                }
            }
        }
    }

    fn forget(sim: &mut Sim, client: ClientId) {
        if let Some(carer) = sim.state.mantelzorg.carers.get_mut(client as usize) {
            *carer = Carer::of(&sim.clients[client as usize], carer.clocks.next_version());
        }
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Due { client, version } = event;
        if let Some(change) = sim.state.mantelzorg.carers[client as usize].clocks.winner(version) {
            happens(sim, client, change);
        }
    }

    fn recall(sim: &Sim, client: ClientId) -> u64 {
        sim.state.mantelzorg.carers.get(client as usize).map_or(0, |carer| carer.clocks.read())
    }

    #[inline]
    fn shortage_changed(sim: &mut Sim, client: ClientId) {
        if sim.period.settings.mantelzorg.aan || !sim.state.mantelzorg.carers.is_empty() {
            follow(sim, client);
        }
    }

    fn client_left(sim: &mut Sim, client: ClientId) {
        if sim.state.mantelzorg.carers.get(client as usize).is_some_and(|c| c.condition == Condition::Overloaded) {
            sim.state.mantelzorg.carers[client as usize].condition = Condition::Gone;
            sim.obs.level(Level::CarersOverloaded, sim.now, -1);
        }
    }
}

/// The informal care of all clients up to `last` is followed from now on.
#[inline(never)]
fn meet_until(sim: &mut Sim, last: ClientId) {
    let carers = &mut sim.state.mantelzorg.carers;
    carers.reserve(sim.clients.capacity() - carers.len());
    for client in &sim.clients[carers.len()..=last as usize] {
        carers.push(Carer::of(client, 0));
    }
}

/// What a client lacks has changed: so may the pace of the carer.
fn follow(sim: &mut Sim, client: ClientId) {
    if sim.state.mantelzorg.carers.len() <= client as usize {
        if !sim.period.settings.mantelzorg.aan {
            return;
        }
        meet_until(sim, client);
    }
    reschedule(sim, client);
}

/// Gives the clocks of a client's carer their present rates, and puts the first to go off in the calendar.
fn reschedule(sim: &mut Sim, id: ClientId) {
    let settings = &sim.period.settings.mantelzorg;
    let client = &sim.clients[id as usize];
    // Who never had a network has no carer to follow.
    if client.no_network {
        return;
    }
    let carer = &mut sim.state.mantelzorg.carers[id as usize];
    if carer.condition == Condition::Gone && carer.clocks.stands_still() {
        return;
    }
    let mut rates = [0.0; CHANGES];
    if settings.aan && client.standing != Standing::Left {
        match carer.condition {
            Condition::Well => rates[OVERLOAD] = overload(settings, client.level, client.shortage),
            Condition::Overloaded => {
                rates[RELIEF] = relief(settings, client.shortage);
                rates[LOSS] = settings.uitval;
            }
            Condition::Gone => {}
        }
    }
    let key = client.key;
    let changed = carer.clocks.run_at(sim.now, &rates, |change, times| threshold(key, change, times));
    if let Some((due, version)) = changed {
        sim.put(due, order::CLIENT, Any::Mantelzorg(Event::Due { client: id, version }));
    }
}

/// A clock went off: the network covers more or less from now on, and need and cost follow.
fn happens(sim: &mut Sim, id: ClientId, change: usize) {
    let covered = sim.period.settings.mantelzorg.dekt;
    let now = sim.now;
    let carer = &mut sim.state.mantelzorg.carers[id as usize];
    carer.clocks.rewind(change);
    let (condition, share, overloaded) = match change {
        OVERLOAD => (Condition::Overloaded, covered, 1),
        RELIEF => (Condition::Well, 1.0, -1),
        _ => (Condition::Gone, 0.0, -1),
    };
    carer.condition = condition;
    let network = carer.covers * share;
    sim.obs.level(Level::CarersOverloaded, now, overloaded);
    sim.obs.count(Count::CarersLost, i64::from(change == LOSS));
    sim.clients[id as usize].network = network;
    care::changed(sim, id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortage_and_need_overload_and_enough_care_relieves() {
        let settings = Settings {
            aan: true,
            overbelast: 0.1,
            niveau: 0.5,
            tekort: 4.0,
            dekt: 0.6,
            uitval: 0.05,
            herstel: 0.6,
            respijt: 0.5,
        };
        assert_eq!(overload(&settings, 0, 0.0), 0.1);
        assert!((overload(&settings, 2, 0.25) - 0.4).abs() < 1e-12);
        assert!((relief(&settings, 0.0) - 0.9).abs() < 1e-12);
        assert_eq!(relief(&settings, 1.0), 0.0);
        let share = overloaded(&settings, 0, 0.0);
        assert!((share * (0.9 + 0.05) - (1.0 - share) * 0.1).abs() < 1e-12, "as many become overloaded as end it");
        assert_eq!(overloaded(&Settings { overbelast: 0.0, herstel: 0.0, uitval: 0.0, ..settings }, 0, 0.0), 0.0);
    }
}
