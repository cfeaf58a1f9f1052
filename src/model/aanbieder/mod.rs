//! Providers: their capacity, waiting list and delivery.

mod offer;

pub use offer::{Offers, offers};

use super::care::{self, Care, Phase};
use super::client::{ClientId, Standing};
use super::order;
use super::plan::{Period, Plan};
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use crate::engine::DAY;
use crate::engine::math::nearest;
use crate::observations::{Count, Level, ProductLevel};
use crate::schema::{Name, Named};
use std::collections::VecDeque;

/// The providers by name.
pub type Settings = Named<Partij>;

settings! {
    /// Een aanbieder van een voorziening.
    pub struct Partij {
        /// Naam, zoals die in tabellen staat.
        #[english = "Name, as it stands in tables."]
        naam: String { example: "\"Thuiszorg A\"" },
        /// Het product dat de aanbieder levert.
        #[english = "The product that the provider delivers."]
        product: Name { refers: "product", example: "\"hbh\"" },
        /// Capaciteit: geïndiceerde eenheden per week per 1.000 inwoners. `inf` is onbeperkt.
        #[english = "Capacity: units per week under an indicatie, per 1,000 inhabitants. `inf` is unlimited."]
        capaciteit_per_1000: f64 { unit: "eenheden per week per 1.000 inwoners", min: 0.0, max: f64::INFINITY, example: "40.0" },
        /// Weken tussen het beschikbaar komen van een plaats en de start.
        #[english = "Weeks between a place becoming free and the start of help."]
        start_weken: f64 { unit: "weken", min: 0.0, max: 520.0, example: "3.0" },
        /// Tarief van deze aanbieder ten opzichte van het tarief van het product.
        #[english = "This provider's rate relative to the rate of the product."]
        tarief_factor: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Deel van de afgesproken hulp dat de aanbieder met zijn personeel kan leveren.
        #[english = "Share of the agreed help that the provider can deliver with its staff."]
        levert: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.97" },
        /// Geneigdheid om af te wijken van de indicatie, bij de start en bij elke evaluatie.
        #[english = "Tendency to deviate from the indicatie, at the start and at every review."]
        afwijking: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.08" },
    }
}

/// A provider, as the model uses it.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// What it provides.
    pub product: usize,
    /// Thousandths of a unit a week.
    pub capacity: i64,
    /// Weeks from place to start.
    pub start_weeks: f64,
    /// Tariff against the product's tariff.
    pub tariff_factor: f64,
    /// Share of the agreed care that it can deliver.
    pub delivers: f64,
    /// Propensity to deviate, when nobody has acted or accepted.
    pub propensity: f64,
}

/// A capacity that never fills.
const UNLIMITED: i64 = i64::MAX / 4;

/// The providers in order.
pub fn providers(settings: &super::Settings) -> Vec<Provider> {
    let thousands = settings.gemeente.inwoners / 1000.0;
    settings
        .aanbieder
        .values()
        .map(|a| {
            let capacity = a.capaciteit_per_1000 * thousands * 1000.0;
            Provider {
                product: settings.product.position(&a.product.text).unwrap_or(0),
                capacity: if capacity < 1e15 { capacity as i64 } else { UNLIMITED },
                start_weeks: a.start_weken,
                tariff_factor: a.tarief_factor,
                delivers: a.levert,
                propensity: a.afwijking,
            }
        })
        .collect()
}

/// The providers during a replication.
#[derive(Clone, Debug)]
pub struct State {
    /// Places taken, in thousandths of a unit a week, by provider.
    pub taken: Vec<i64>,
    /// Waiting voorzieningen (place in [`Sim::care`], version), by provider.
    pub waiting: Vec<VecDeque<(u32, u32)>>,
}

/// What happens at providers.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Care starts.
    Start {
        /// Place in [`Sim::care`].
        care: u32,
        /// Its version.
        version: u32,
    },
}

/// The providers.
#[derive(Debug)]
pub struct Aanbieder;

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Start { care, .. } = *self;
        Subject::Care(care)
    }

    // It carries a version.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Aanbieder {
    type State = State;
    type Event = Event;

    fn prepare(plan: &Plan) -> State {
        let count = plan.periods[0].providers.len();
        State { taken: vec![0; count], waiting: vec![VecDeque::new(); count] }
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Start { care, version } = event;
        if sim.care[care as usize].version == version {
            begin(sim, care);
        }
    }

    fn settings_changed(sim: &mut Sim) {
        for provider in 0..sim.period.providers.len() {
            admit(sim, provider);
        }
        // Tariffs, delivery and needs may differ from today.
        for client in sim.slots.in_order() {
            if sim.clients[client as usize].standing != Standing::Left {
                care::changed(sim, client);
            }
        }
    }
}

fn free(sim: &Sim, provider: usize) -> i64 {
    let capacity = super::aanbiedersmarkt::staffed(sim, sim.period.providers[provider].capacity);
    capacity - sim.state.aanbieder.taken[provider]
}

/// Thousandths of a unit a week.
fn milli(units: f64) -> i64 {
    nearest(units * 1000.0)
}

/// Finds a provider for each voorziening that was granted and has none yet.
pub fn request(sim: &mut Sim, client: ClientId) {
    for index in care::of(sim, client) {
        let care = &sim.care[index];
        if care.phase == Phase::None && care.indicated > 0.0 {
            enlist(sim, index);
        }
    }
}

/// The provider that the client will have: the only one, or else see [`choose_among`].
#[inline]
fn choose(sim: &Sim, care: &Care, places: i64) -> Option<usize> {
    let offers = &sim.period.derived.offers[usize::from(care.product)];
    if let [(only, _)] = offers.providers[..] { Some(only) } else { choose_among(sim, offers, care, places) }
}

/// The provider that the client prefers, in proportion to size; another one with a place if that one has a queue.
#[inline(never)]
fn choose_among(sim: &Sim, offers: &Offers, care: &Care, places: i64) -> Option<usize> {
    let luck = care.key.luck(Purpose::Provider.at(u32::from(care.product)));
    let preferred = offers.preferred(luck)?;
    let has_place = |p: usize| sim.state.aanbieder.waiting[p].is_empty() && free(sim, p) >= places;
    if has_place(preferred) {
        return Some(preferred);
    }
    offers.providers.iter().map(|(p, _)| *p).find(|p| has_place(*p)).or(Some(preferred))
}

/// Finds a provider for the voorziening at place `index`. Out of line, as most clients ask for one.
#[inline(never)]
fn enlist(sim: &mut Sim, index: usize) {
    let care = &sim.care[index];
    let places = milli(care.indicated);
    let Some(provider) = choose(sim, care, places) else { return };
    let now = sim.now;
    let care = &mut sim.care[index];
    care.phase = Phase::Queued;
    care.provider = provider as u16;
    care.places = places;
    care.moment = now;
    care.times += 1;
    care.version += 1;
    let version = care.version;
    sim.obs.level(Level::QueueDelivery, now, 1);
    if sim.state.aanbieder.waiting[provider].is_empty() && fits(sim, provider, places) {
        take_place(sim, index as u32);
    } else {
        // There is no room for the first in line, or it would have its place already.
        sim.state.aanbieder.waiting[provider].push_back((index as u32, version));
    }
}

/// True when there is room for `places`. A voorziening larger than the provider starts when the provider is empty.
fn fits(sim: &Sim, provider: usize, places: i64) -> bool {
    places <= free(sim, provider) || sim.state.aanbieder.taken[provider] <= 0
}

/// Gives free places to those who wait, in order, until the first for whom there is no room.
fn admit(sim: &mut Sim, provider: usize) {
    while let Some((index, version)) = sim.state.aanbieder.waiting[provider].front().copied() {
        let care = &sim.care[index as usize];
        if care.version == version && care.phase == Phase::Queued {
            if !fits(sim, provider, care.places) {
                return;
            }
            take_place(sim, index);
        }
        sim.state.aanbieder.waiting[provider].pop_front();
    }
}

/// Gives a waiting voorziening its places, and plans its start.
#[inline(never)]
fn take_place(sim: &mut Sim, index: u32) {
    let Sim { period, now, calendar, care, state, obs, .. } = sim;
    let care = &mut care[index as usize];
    state.aanbieder.taken[usize::from(care.provider)] += care.places;
    let days = preparation(period, care) + super::afwijking::at_start(period, &state.afwijking, obs, care);
    care.phase = Phase::Starting;
    if days > 0.0 {
        let event = Event::Start { care: index, version: care.version };
        calendar.put(now.after_days(days), order::READY, Any::Aanbieder(event));
    } else {
        begin(sim, index);
    }
}

/// The days that the provider takes to prepare the start of care.
#[inline]
fn preparation(period: &Period, care: &Care) -> f64 {
    let weeks = period.providers[usize::from(care.provider)].start_weeks;
    if weeks <= 0.0 {
        return 0.0;
    }
    let ordinal = u32::from(care.times) * 64 + u32::from(care.product);
    7.0 * weeks * period.derived.days.with(|| care.key.luck(Purpose::StartDelay.at(ordinal)))
}

fn begin(sim: &mut Sim, index: u32) {
    let Sim { period, now, clients, calendar, care, state, obs, .. } = sim;
    let care = &mut care[index as usize];
    let (client, product) = care.whose();
    care.phase = Phase::Running;
    state.afwijking.running[usize::from(care.provider)] += 1;
    let waited = now.since(care.moment);
    obs.level(Level::QueueDelivery, *now, -1);
    obs.product_level(ProductLevel::Clients, product, *now, 1);
    obs.product_start(product);
    obs.count(Count::Started, 1);
    obs.count(Count::StartDays, waited * 1000 / DAY);
    let who = &clients[client as usize];
    if !who.counted {
        obs.delivery(now.since(who.reported) / DAY);
    }
    super::afwijking::plan_evaluation(period, *now, calendar, care, index);
    care::changed(sim, client);
    perhaps_answered(sim, client);
}

/// The client has the municipality's answer, unless a provider has yet to come. It matters to who is short.
pub fn perhaps_answered(sim: &mut Sim, client: ClientId) {
    let who = &sim.clients[client as usize];
    let arrived = |care: &Care| matches!(care.phase, Phase::None | Phase::Running);
    if who.short && sim.care[care::places(who)].iter().all(arrived) {
        care::answered(sim, client);
    }
}

/// Care that runs on the first day: it has its place, whether or not the provider is full. Tells whether there is any.
pub fn already_running(sim: &mut Sim, client: ClientId) -> bool {
    let mut any = false;
    for index in care::of(sim, client) {
        let care = &sim.care[index];
        if care.indicated <= 0.0 {
            continue;
        }
        let places = milli(care.indicated);
        let Some(provider) = choose(sim, care, places) else { continue };
        let Sim { period, now, care, state, obs, .. } = sim;
        let care = &mut care[index];
        care.phase = Phase::Starting;
        care.provider = provider as u16;
        care.places = places;
        care.times = 1;
        care.moment = *now;
        state.aanbieder.taken[provider] += places;
        obs.level(Level::QueueDelivery, *now, 1);
        super::afwijking::at_start(period, &state.afwijking, obs, care);
        begin(sim, index as u32);
        any = true;
    }
    any
}

/// Care ends, or the request for it is withdrawn; the places are free for who waits.
pub fn stop(sim: &mut Sim, index: usize) {
    let care = &mut sim.care[index];
    if care.phase == Phase::None {
        return;
    }
    let provider = usize::from(care.provider);
    if care.phase != Phase::Queued {
        sim.state.aanbieder.taken[provider] -= care.places;
    }
    if care.phase == Phase::Running {
        sim.state.afwijking.running[provider] -= 1;
        sim.obs.product_level(ProductLevel::Clients, usize::from(care.product), sim.now, -1);
    } else {
        sim.obs.level(Level::QueueDelivery, sim.now, -1);
    }
    care.phase = Phase::None;
    care.deviation = care::Deviation::None;
    care.version += 1;
    care.indicated = 0.0;
    care.places = 0;
    admit(sim, provider);
}

/// All care of a client ends.
pub fn stop_all(sim: &mut Sim, client: ClientId) {
    for index in care::of(sim, client) {
        stop(sim, index);
    }
}

/// The indicated units of running care have changed: the provider keeps the client and adapts.
pub fn resize(sim: &mut Sim, index: usize) {
    let care = &mut sim.care[index];
    let places = milli(care.indicated);
    let change = places - care.places;
    care.places = places;
    let provider = usize::from(care.provider);
    sim.state.aanbieder.taken[provider] += change;
    if change < 0 {
        admit(sim, provider);
    }
}
