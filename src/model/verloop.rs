//! The course of need: getting worse or better, crisis, death, the Wlz, moving, recovery, speaking up.
//!
//! Each of these is a [`Clock`](crate::engine::Clock) of the client. The rates are constant between events, so nothing is
//! polled; a client has one event in the calendar, for the clock that goes off first.

use super::care;
use super::client::{Client, ClientId, Standing};
use super::dossier::{self, Kind};
use super::order;
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::{self, Event as Any};
use super::{piep, signalering};
use crate::engine::math::{exp, nearest};
use crate::engine::sample::exponential_at;
use crate::engine::{Key, Race};
use crate::observations::{CellCount, Count};

settings! {
    /// Hoe de behoefte van cliënten verandert, en wat een tekort daaraan doet.
    pub struct Settings {
        /// Hoeveel sneller de behoefte stijgt bij een tekort: 1.0 is twee keer zo snel als alle hulp ontbreekt.
        #[english = "How much faster need rises with a shortfall: 1.0 is twice as fast when all help is missing."]
        tekort_op: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Hoeveel vaker een crisis voorkomt bij een tekort: de kans groeit met e tot de macht (dit getal maal het tekort).
        #[english = "How much more often a crisis occurs with a shortfall: the chance grows with e to the power of (this number times the shortfall)."]
        tekort_crisis: f64 { unit: "score", min: 0.0, max: 10.0, example: "2.5" },
        /// Hoeveel vaker een cliënt naar de Wlz gaat bij een tekort: 0.8 is 20% vaker bij een tekort van een kwart.
        #[english = "How much more often a client moves to the Wlz with a shortfall: 0.8 is 20% more often at a shortfall of a quarter."]
        tekort_wlz: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.8" },
        /// Kans per jaar dat een cliënt verhuist of om een andere reden stopt.
        #[english = "Chance per year that a client moves away or stops for another reason."]
        verhuizing: f64 { unit: "per jaar", min: 0.0, max: 1000.0, example: "0.015" },
        /// Vanaf welk deel van de behoefte dat ontbreekt iemand onvoldoende geholpen is.
        #[english = "From which missing share of the need somebody has too little help."]
        tekortgrens: f64 { unit: "deel", min: 0.001, max: 1.0, example: "0.2" },
        /// Hoeveel dagen een tekort moet duren om als periode van tekort te tellen.
        #[english = "How many days a shortfall must last to count as a period of shortfall."]
        tekort_dagen: f64 { unit: "dagen", min: 0.0, max: 10_000.0, example: "28" },
        /// Deel van de behoefte dat een netwerk gemiddeld dekt.
        #[english = "Share of the need that a network covers on average."]
        netwerkhulp: f64 { unit: "deel", min: 0.0, max: 0.8, example: "0.15" },
        /// Verschil in behoefte tussen cliënten van hetzelfde profiel en niveau.
        #[english = "Difference in need between clients of the same profile and level."]
        spreiding_behoefte: f64 { unit: "deel van het gemiddelde", min: 0.0, max: 5.0, example: "0.25" },
        /// Kosten van een crisis: tijdelijke opvang en spoedhulp.
        #[english = "Costs of a crisis: temporary shelter and urgent help."]
        crisis_kosten: f64 { unit: "euro", min: 0.0, max: 1.0e7, example: "3_000" },
        /// Kans dat de behoefte door een crisis een niveau stijgt.
        #[english = "Chance that a crisis raises the need one level."]
        crisis_op: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.5" },
    }
}

/// Declares the transitions and numbers them.
macro_rules! transitions {
    ($( $(#[doc = $doc:literal])+ $name:ident ),* $(,)?) => {
        /// What can happen to a client.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Transition { $( $(#[doc = $doc])+ $name ),* }

        /// All transitions, in order. When two come at the same second, the first goes first.
        pub const ALL: &[Transition] = &[$( Transition::$name ),*];
        /// How many there are.
        pub const COUNT: usize = ALL.len();
    };
}

transitions! {
    /// Death.
    Death,
    /// Moving to the Wlz.
    Wlz,
    /// Moving away, or stopping for another reason.
    Move,
    /// Help is no longer needed.
    Recovery,
    /// A crisis.
    Crisis,
    /// The need rises a level.
    Up,
    /// The need falls a level.
    Down,
    /// A misfitting indicatie is found out.
    Discovery,
    /// The client speaks up about a shortage.
    Complaint,
    /// A provider signals that the client needs more.
    Signal,
}

/// The clocks of one client, by [`Transition`].
pub type Course = Race<COUNT>;

/// What happens to clients.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The first clock of a client goes off.
    Due {
        /// The client.
        client: ClientId,
        /// The version of the course when it was put in.
        version: u32,
    },
}

/// The course of need.
#[derive(Debug)]
pub struct Verloop;

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

impl Stage for Verloop {
    type State = ();
    type Event = Event;

    fn prepare(_plan: &Plan) {}

    fn recall(sim: &Sim, client: ClientId) -> u64 {
        sim.clients[client as usize].course.read()
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Due { client, .. } = event;
        if let Some(transition) = transition(sim, event) {
            happens(sim, client, transition);
        }
    }
}

/// What `event` will be for its client; nothing when the clocks have been set anew since it was put in.
pub fn transition(sim: &Sim, event: Event) -> Option<Transition> {
    let Event::Due { client, version } = event;
    sim.clients[client as usize].course.winner(version).map(|index| ALL[index])
}

/// The threshold of the client with this key, for a transition the `times`-th time.
fn threshold(key: Key, transition: usize, times: u16) -> f64 {
    let ordinal = ((transition as u32) << 16) | u32::from(times);
    exponential_at(key.luck(Purpose::Course.at(ordinal)))
}

/// The rates of a client's transitions a year, given need and shortage.
///
/// Up: `op (1 + a s)`; down: `neer (1 - s)`; crisis: `crisis(level) exp(b s)`; Wlz: `wlz(level) (1 + w s)`,
/// with shortage `s`. The forms are an aanname; the sizes follow from the deterioration reported with a
/// shortage of a quarter (see docs/model.md).
fn rates(sim: &Sim, id: ClientId) -> [f64; COUNT] {
    let client = &sim.clients[id as usize];
    if client.standing == Standing::Left {
        return [0.0; COUNT];
    }
    let settings = &sim.period.settings.verloop;
    let pace = &sim.period.profiles[usize::from(client.profile)].course[usize::from(client.level)];
    let s = client.shortage;
    let mut rates = [0.0; COUNT];
    rates[Transition::Death as usize] = pace.death;
    rates[Transition::Wlz as usize] = pace.wlz * (1.0 + settings.tekort_wlz * s);
    rates[Transition::Move as usize] = settings.verhuizing;
    rates[Transition::Recovery as usize] = pace.recovery * (1.0 - s);
    rates[Transition::Crisis as usize] = pace.crisis * exp(settings.tekort_crisis * s);
    rates[Transition::Up as usize] = pace.up * (1.0 + settings.tekort_op * s);
    rates[Transition::Down as usize] = pace.down * (1.0 - s);
    rates[REPORTS..].copy_from_slice(&reports(sim, id, client));
    rates
}

/// The first of the transitions that make the municipality look at care again.
const REPORTS: usize = Transition::Discovery as usize;

/// The rates a year of a misfit that is found out, a complaint and a signal. They come of care, as long as no dossier is open.
#[inline(always)]
fn reports(sim: &Sim, id: ClientId, client: &Client) -> [f64; COUNT - REPORTS] {
    let mut discovery = 0.0;
    if client.standing != Standing::InCare || client.open.is_some() {
        return [0.0; COUNT - REPORTS];
    }
    if client.misfit {
        discovery = 12.0 / sim.period.settings.indicatie.misfit_ontdekt * stages::discovery(sim, client);
    }
    [discovery, piep::hazard(sim, client), signalering::hazard(sim, id, client)]
}

/// As [`reschedule`], after a change that only a discovery, a complaint and a signal go by.
pub fn reschedule_reports(sim: &mut Sim, client: ClientId) {
    let who = &sim.clients[client as usize];
    if !who.course.keeps(REPORTS, &reports(sim, client, who)) {
        reschedule(sim, client);
    }
}

/// Gives the client's clocks their present rates, and puts the first to go off in the calendar.
#[inline]
pub fn reschedule(sim: &mut Sim, client: ClientId) {
    let who = &sim.clients[client as usize];
    // Who has left stays as he is.
    if who.standing != Standing::Left || !who.course.stopped() {
        run_on(sim, client);
    }
}

/// As [`reschedule`], for clocks that may run. Out of line: it is large.
#[inline(never)]
fn run_on(sim: &mut Sim, client: ClientId) {
    let rates = rates(sim, client);
    let now = sim.now;
    let who = &mut sim.clients[client as usize];
    let key = who.key;
    let changed = who.course.run_at(now, &rates, |transition, times| threshold(key, transition, times));
    if let Some((due, version)) = changed {
        sim.put(due, order::CLIENT, Any::Verloop(Event::Due { client, version }));
    }
}

/// True when the clocks of everyone who is here run at the present rates: for audits.
pub fn clocks_hold(sim: &Sim) -> bool {
    (0..).zip(&sim.clients).all(|(id, who)| who.standing == Standing::Left || who.course.keeps(0, &rates(sim, id)))
}

fn happens(sim: &mut Sim, id: ClientId, transition: Transition) {
    sim.clients[id as usize].course.rewind(transition as usize);
    let cell = usize::from(sim.clients[id as usize].cell);
    let in_care = sim.clients[id as usize].counted;
    match transition {
        Transition::Death => {
            if in_care {
                sim.obs.cell_count(CellCount::Deaths, cell);
            }
            go(sim, id);
        }
        Transition::Wlz => to_wlz(sim, id),
        Transition::Move => {
            if in_care {
                sim.obs.cell_count(CellCount::Moved, cell);
            }
            go(sim, id);
        }
        Transition::Recovery => {
            if in_care {
                sim.obs.cell_count(CellCount::Recovered, cell);
            }
            go(sim, id);
        }
        Transition::Up => {
            sim.clients[id as usize].level += 1;
            super::juiste_wet::risen(sim, id);
            care::changed(sim, id);
        }
        Transition::Down => {
            sim.clients[id as usize].level -= 1;
            care::changed(sim, id);
        }
        Transition::Crisis => crisis(sim, id),
        Transition::Discovery => {
            dossier::open(sim, id, Kind::Repair);
            reschedule(sim, id);
        }
        Transition::Complaint => {
            sim.clients[id as usize].spoke = true;
            care::come_to_light(sim, id);
            dossier::open(sim, id, Kind::Complaint);
            reschedule(sim, id);
        }
        Transition::Signal => {
            care::come_to_light(sim, id);
            dossier::open(sim, id, Kind::Signal);
            reschedule(sim, id);
        }
    }
}

/// A crisis: costs, an urgent melding, and perhaps more need than before.
pub fn crisis(sim: &mut Sim, id: ClientId) {
    let settings = &sim.period.settings.verloop;
    let client = &sim.clients[id as usize];
    let (key, cell) = (client.key, usize::from(client.cell));
    let times = u32::from(sim.clients[id as usize].course.times(Transition::Crisis as usize));
    let worse =
        crate::engine::sample::chance(&mut key.stream(Purpose::Course.at((1 << 24) | times)), settings.crisis_op);
    sim.obs.cell_count(CellCount::Crises, cell);
    sim.obs.count(Count::SpendCrisis, nearest(settings.crisis_kosten * 100.0));
    if worse && sim.clients[id as usize].level < 4 {
        sim.clients[id as usize].level += 1;
        super::juiste_wet::risen(sim, id);
    }
    care::changed(sim, id);
    care::come_to_light(sim, id);
    dossier::open(sim, id, Kind::Urgent);
    reschedule(sim, id);
}

/// The client goes to the Wlz.
pub fn to_wlz(sim: &mut Sim, id: ClientId) {
    let cell = usize::from(sim.clients[id as usize].cell);
    sim.obs.cell_count(CellCount::Wlz, cell);
    go(sim, id);
}

/// The client leaves and does not come back: the clocks need not keep what is left of their thresholds.
fn go(sim: &mut Sim, id: ClientId) {
    sim.clients[id as usize].course.stop();
    dossier::leave(sim, id);
}

/// The present indicatie misfits, or not; the time to find out starts anew.
pub fn set_misfit(sim: &mut Sim, id: ClientId, misfit: bool) {
    sim.clients[id as usize].misfit = misfit;
    if misfit {
        sim.clients[id as usize].course.rewind(Transition::Discovery as usize);
    }
}
