//! New meldingen: residents who report at the front door.
//!
//! Residents with a need arrive in a Poisson process per profile, with a rate that changes with the season,
//! growth and the waiting time. The points are drawn as if on a sheet: time along, rate upward. A policy
//! that raises the rate lifts the line under which points count and leaves all points where they are, so
//! the same residents report in every scenario, and some more. (Thinning, Lewis and Shedler 1979, with
//! points that do not depend on the line.)

use super::client::{self, ClientId, Newcomer, Person};
use super::dossier::{self, Kind};
use super::order;
use super::plan::{Period, Plan};
use super::purpose::{Purpose, kind};
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::{self, Event as Any};
use crate::engine::math::pow;
use crate::engine::sample::exponential_at;
use crate::engine::stream::{entity, part};
use crate::engine::{DAY, Key, Moment, YEAR};
use crate::observations::Level;

settings! {
    /// Nieuwe meldingen.
    pub struct Settings {
        /// Groei van het aantal nieuwe meldingen per jaar, vanaf de start.
        #[english = "Growth of the number of new meldingen per year, from the start."]
        groei: f64 { unit: "deel per jaar", min: -1.0, max: 1.0, example: "0.01" },
        /// Seizoen: de drukte per maand ten opzichte van gemiddeld.
        #[english = "Season: how busy each month is relative to the average."]
        seizoen: [f64; 12] { unit: "factor", min: 0.0, max: 100.0, example: "[1, 1, 1, 1, 1, 1, 0.9, 0.9, 1.1, 1.1, 1, 1]" },
        /// Hoe sterk een kortere wachttijd nieuwe meldingen aantrekt. 0 is niet; 0.1 betekent 1% meer meldingen bij 10% korter wachten.
        #[english = "How strongly a shorter wait attracts new meldingen. 0 is not at all; 0.1 means 1% more meldingen with a 10% shorter wait."]
        elasticiteit: f64 { unit: "elasticiteit", min: 0.0, max: 5.0, example: "0.1" },
        /// De wachttijd waarbij de vraag gewoon is: weken van melding tot besluit.
        #[english = "The wait at which demand is ordinary: weeks from melding to decision."]
        gewone_wachttijd: f64 { unit: "weken", min: 0.1, max: 1000.0, example: "7.0" },
        /// De vraag wordt door wachttijd hoogstens zoveel keer groter of kleiner.
        #[english = "Waiting makes demand at most this many times larger or smaller."]
        grens: f64 { unit: "factor", min: 1.0, max: 10.0, example: "1.3" },
    }
}

/// Points a year in a layer of the sheet.
const LAYER: f64 = 50.0;
/// Seconds in a sheet; each sheet starts anew, so what counts on one has no bearing on the next.
const SHEET: i64 = 360 * DAY;

/// The arrival process.
#[derive(Debug)]
pub struct Instroom;

/// What the arrival process remembers.
#[derive(Clone, Debug)]
pub struct State {
    /// Smoothed weeks from melding to besluit.
    pub wait: f64,
    /// What this wait makes of demand: [`demand`].
    demand: f64,
    /// What each profile usually reports a year in the season of this month: [`usual`].
    usual: Vec<f64>,
    /// The layers of the present sheet, of all profiles.
    layers: Vec<Layer>,
    /// When the present sheet ends.
    end: Moment,
}

/// A layer of a sheet: points lie between this many and one more times [`LAYER`] meldingen a year.
#[derive(Clone, Copy, Debug)]
struct Layer {
    profile: u8,
    number: u16,
    /// What gives the gaps between its points.
    gaps: Key,
    /// The entity of which its points are the parts.
    points: u64,
}

/// What happens in the arrival process.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A new sheet begins.
    Sheet,
    /// A point of a layer: perhaps a resident.
    Point {
        /// The layer: its place among those of all profiles.
        layer: u32,
        /// Its number on the sheet.
        number: u32,
    },
}

/// How much waiting changes demand: `(ordinary wait / smoothed wait)^elasticity`, within the bounds.
///
/// Source: constant-elasticity demand; Martin and Smith 1999 find elasticities of demand to waiting
/// of about -0.1 to -0.2 for elective care. For the Wmo: aanname.
pub fn demand(settings: &Settings, wait: f64) -> f64 {
    if settings.elasticiteit == 0.0 || wait <= 0.0 {
        return 1.0;
    }
    pow(settings.gewone_wachttijd / wait, settings.elasticiteit).clamp(1.0 / settings.grens, settings.grens)
}

/// Meldingen a year of `profile` at this moment.
fn rate(sim: &Sim, profile: usize) -> f64 {
    let state = &sim.state.instroom;
    state.usual[profile] * growth(sim) * state.demand * stages::inflow(sim, profile)
}

/// How much the number of meldingen has grown since the start.
#[inline]
fn growth(sim: &Sim) -> f64 {
    let yearly = sim.period.settings.instroom.groei;
    if yearly == 0.0 {
        return 1.0;
    }
    pow(1.0 + yearly, sim.now.years_since(sim.plan.months[sim.plan.warm_up]).max(0.0))
}

/// Meldingen a year of each profile in the season of a month of the run, as long as nothing else changes them.
fn usual(plan: &Plan, period: &Period, month: usize) -> impl Iterator<Item = f64> {
    let season = period.derived.season[plan.dates[month].month() as usize - 1];
    period.profiles.iter().map(move |profile| profile.arrivals * season)
}

/// Another month has begun, or the settings have changed.
fn renew_usual(sim: &mut Sim) {
    let month = sim.obs.months().len();
    sim.state.instroom.usual.clear();
    sim.state.instroom.usual.extend(usual(sim.plan, sim.period, month));
}

/// True when what is remembered of the usual number of meldingen is what it is now.
pub fn holds(sim: &Sim) -> bool {
    usual(sim.plan, sim.period, sim.obs.months().len()).eq(sim.state.instroom.usual.iter().copied())
}

/// True when a point of a layer lies under the line, that is at the rate now. Where in the layer it lies is drawn when the
/// line runs through the layer.
#[inline]
fn counts(sim: &Sim, layer: &Layer, point: u64) -> bool {
    let rate = rate(sim, usize::from(layer.profile));
    let bottom = f64::from(layer.number);
    if rate > (bottom + 1.0) * LAYER {
        return true;
    }
    if rate <= bottom * LAYER {
        return false;
    }
    (bottom + sim.streams.luck(point, Purpose::Arrival.at(0))) * LAYER < rate
}

/// The layers that can hold a resident on a sheet: room for the highest season, growth and demand.
fn layers(sim: &Sim, profile: usize) -> u16 {
    let highest = |period: &Period| {
        let settings = &period.settings.instroom;
        let average = settings.seizoen.iter().sum::<f64>() / 12.0;
        let season = settings.seizoen.iter().fold(0.0_f64, |a, b| a.max(*b)) / average.max(1e-9);
        let years = (sim.now + SHEET).years_since(sim.plan.months[sim.plan.warm_up]).max(0.0);
        let growth = pow(1.0 + settings.groei, years).max(1.0);
        let demand = if settings.elasticiteit == 0.0 { 1.0 } else { settings.grens };
        period.profiles[profile].arrivals * season * growth * demand
    };
    let sheet = sim.now..sim.now + SHEET;
    let rate = sim
        .plan
        .periods
        .iter()
        .filter(|p| std::ptr::eq(*p, sim.period) || sheet.contains(&p.from))
        .map(highest)
        .fold(0.0, f64::max);
    // Other stages may raise the inflow too; a quarter more covers what they do.
    libm::ceil(rate * 1.25 / LAYER).min(f64::from(u16::MAX)) as u16
}

/// Begins a sheet: its layers, and the first point of each.
#[cold]
#[inline(never)]
fn begin_sheet(sim: &mut Sim) {
    let sheet = (sim.now.0 / SHEET) as u64;
    sim.state.instroom.end = sim.now + SHEET;
    sim.state.instroom.layers.clear();
    for profile in 0..sim.period.profiles.len() {
        for layer in 0..layers(sim, profile) {
            let numbers = [profile as u64, sheet, u64::from(layer)];
            let layer = Layer {
                profile: profile as u8,
                number: layer,
                gaps: sim.streams.key(entity(kind::LAYER, numbers)),
                points: entity(kind::ARRIVAL, numbers),
            };
            sim.state.instroom.layers.push(layer);
        }
    }
    for layer in 0..sim.state.instroom.layers.len() {
        let gaps = sim.state.instroom.layers[layer].gaps;
        next(sim, gaps, layer as u32, 0);
    }
    sim.put(sim.now + SHEET, order::MONTH, Any::Instroom(Event::Sheet));
}

/// The next point of a layer after now, on this sheet. `gaps` is what gives the gaps between its points.
#[inline(always)]
fn next(sim: &mut Sim, gaps: Key, layer: u32, number: u32) {
    let gap = exponential_at(gaps.luck_here(Purpose::Arrival.at(number))) / LAYER;
    let at = Moment(sim.now.0 + (gap * YEAR as f64) as i64);
    if at < sim.state.instroom.end {
        sim.calendar.put(at, order::ARRIVAL, Any::Instroom(Event::Point { layer, number }));
    }
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Instroom {
    type State = State;
    type Event = Event;

    fn prepare(plan: &Plan) -> State {
        let settings = &plan.periods[0].settings.instroom;
        let wait = settings.gewone_wachttijd;
        State {
            wait,
            demand: demand(settings, wait),
            usual: usual(plan, &plan.periods[0], 0).collect(),
            layers: Vec::new(),
            end: Moment::START,
        }
    }

    fn start(sim: &mut Sim) {
        sim.put(sim.now, order::MONTH, Any::Instroom(Event::Sheet));
    }

    fn handle(sim: &mut Sim, event: Event) {
        match event {
            Event::Sheet => begin_sheet(sim),
            Event::Point { layer, number } => {
                let of = sim.state.instroom.layers[layer as usize];
                let entity = part(of.points, u64::from(number));
                if counts(sim, &of, entity) {
                    report(sim, entity, usize::from(of.profile));
                }
                next(sim, of.gaps, layer, number + 1);
            }
        }
    }

    fn settings_changed(sim: &mut Sim) {
        renew_usual(sim);
        heard(sim);
    }

    fn month_closed(sim: &mut Sim) {
        renew_usual(sim);
        // A tenth of the new month's figure: residents hear of waiting times over the better part of a year.
        if let Some(weeks) = sim.obs.months().last().and_then(|m| m.decision.quantile(0.5)) {
            let wait = &mut sim.state.instroom.wait;
            *wait += 0.1 * (weeks / 7.0 - *wait);
            heard(sim);
        }
    }
}

/// Residents have heard of another wait, or mind it otherwise.
fn heard(sim: &mut Sim) {
    sim.state.instroom.demand = demand(&sim.period.settings.instroom, sim.state.instroom.wait);
}

/// A resident with a need: a new client with a melding, unless he does not find the way yet.
pub fn report(sim: &mut Sim, entity: u64, profile: usize) {
    let client = client::draw(sim, Person { entity, profile, first_day: false });
    if super::vindbaarheid::hidden(sim, &client) {
        return;
    }
    let id = receive(sim, &client);
    dossier::open(sim, id, Kind::New);
}

/// A client comes to the front door and waits for care.
pub fn receive(sim: &mut Sim, client: &Newcomer) -> ClientId {
    let id = client::admit(sim, client);
    sim.obs.level(Level::QueueClients, sim.now, 1);
    super::care::changed(sim, id);
    id
}
