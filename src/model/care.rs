//! A voorziening of a client: granted, waiting, running; and what it costs and does.

use super::client::{Client, ClientId, Standing};
use super::plan::Period;
use super::sim::Sim;
use super::stages::State;
use super::{stapeling, verloop};
use crate::engine::math::{down, nearest};
use crate::engine::{DAY, Key, Moment, WEEK};
use crate::observations::{CellCount, CellLevel, Count, Level, Observer, ProductLevel};
use std::ops::Range;

/// How far a voorziening is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not granted.
    #[default]
    None,
    /// Granted, on a provider's waiting list.
    Queued,
    /// A provider has a place and prepares the start.
    Starting,
    /// Running.
    Running,
}

/// How the delivery differs from the indicatie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deviation {
    /// As indicated.
    #[default]
    None,
    /// Starts later than agreed.
    Late,
    /// More than indicated.
    More,
    /// Less than indicated.
    Less,
    /// Something else than indicated.
    Other,
}

/// One voorziening. A client has a place for every product that the client's situation calls for.
///
/// It fills a line of the processor's cache, and no more than one: events come for voorzieningen all over the memory.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(64))]
pub struct Care {
    /// What gives the client's random streams. Evaluations draw from them all the time: it is kept here too, so that they
    /// need not look the client up.
    pub key: Key,
    /// Whose it is.
    pub client: ClientId,
    /// The product.
    pub product: u8,
    /// How far it is.
    pub phase: Phase,
    /// How the delivery differs from the indicatie.
    pub deviation: Deviation,
    /// The provider.
    pub provider: u16,
    /// Raised whenever pending events of this voorziening lose their meaning.
    pub version: u32,
    /// Times granted so far, for the keys of its streams.
    pub times: u16,
    /// Units a week indicated.
    pub indicated: f64,
    /// Places taken at the provider, in thousandths of a unit a week.
    pub places: i64,
    /// As long as it waits: when it was granted. As soon as it runs: when it will be evaluated next.
    pub moment: Moment,
    /// Spending in nano-euros a second.
    pub rate: i64,
}

impl Care {
    /// The client and the product.
    #[inline]
    pub fn whose(&self) -> (ClientId, usize) {
        (self.client, usize::from(self.product))
    }
}

/// Nano-euros in a euro.
const NANO: f64 = 1e9;

/// The places of a client's voorzieningen in [`Sim::care`], in the order of the products.
#[inline]
pub fn of(sim: &Sim, client: ClientId) -> Range<usize> {
    places(&sim.clients[client as usize])
}

/// As [`of`], for a client who was looked up already.
#[inline]
pub fn places(client: &Client) -> Range<usize> {
    let first = client.care as usize;
    first..first + usize::from(client.places)
}

/// The place of `product`, which the client's situation calls for, in [`Sim::care`].
#[inline]
pub fn index(sim: &Sim, client: ClientId, product: usize) -> usize {
    let client = &sim.clients[client as usize];
    debug_assert!(client.calls_for(product), "there is no place for what is not called for");
    client.care as usize + (client.products & ((1 << product) - 1)).count_ones() as usize
}

/// Recomputes what a client lacks and costs after any change of need, care or network, and adjusts
/// the observed levels and the pace of the client's course.
pub fn changed(sim: &mut Sim, id: ClientId) {
    let served = assess(sim, id);
    let Sim { period, now, clients, obs, .. } = sim;
    let client = &mut clients[id as usize];
    count_client(client, obs, *now, served);
    count_short(client, obs, *now, &period.settings.verloop);
    verloop::reschedule(sim, id);
    super::stages::shortage_changed(sim, id);
}

/// As [`changed`], after a change of nothing but what is granted and where the client stands. Who gets no care yet lacks and
/// costs what he did.
pub fn regranted(sim: &mut Sim, id: ClientId) {
    if sim.clients[id as usize].counted {
        changed(sim, id);
    } else {
        verloop::reschedule_reports(sim, id);
        super::stages::shortage_changed(sim, id);
    }
}

/// Computes what a client lacks and costs, and tells whether any care runs.
///
/// Shortage per product is `max(0, net need - delivered x fit) / need`; a client's shortage weighs the
/// products by need and by the product's weight. Care that has not started delivers nothing.
fn assess(sim: &mut Sim, id: ClientId) -> bool {
    let Sim { period, now, clients, care, obs, state, .. } = sim;
    let client = &mut clients[id as usize];
    let (in_care, gone) = (client.standing == Standing::InCare, client.standing == Standing::Left);
    let (mut lack, mut weight) = (0.0, 0.0);
    let mut all = Delivered { spend: [0; 6], running: 0 };
    let mut more = 0;
    for care in &mut care[places(client)] {
        let product = usize::from(care.product);
        // Who has left needs nothing any more.
        let (need, net) = if gone { (0.0, 0.0) } else { client.needs(period, product) };
        let (mut effective, mut rate) = (0.0, 0);
        if care.phase == Phase::Running && in_care {
            (effective, rate) = deliver(period, state, care, client, id, net, &mut all);
        }
        if need > 0.0 {
            let w = need * period.products[product].weight;
            lack += w * ((net - effective).max(0.0) / need);
            weight += w;
        }
        if care.rate != rate {
            let change = rate - care.rate;
            care.rate = rate;
            more += change;
            obs.product_level(ProductLevel::Spend, product, *now, change);
        }
    }
    client.shortage = if weight > 0.0 { lack / weight } else { 0.0 };
    let serves = all.running > 0;
    // Of whom no care runs, nor ran, nothing is spent.
    if !serves && !client.counted {
        return serves;
    }
    let spend = &all.spend;
    // All at once: which of the causes differ cannot be foretold.
    if spend.iter().zip(&client.spend).fold(0, |differ, (spend, before)| differ | (spend ^ before)) != 0 {
        obs.cell_level(CellLevel::Spend, usize::from(client.cell), *now, more);
        for ((level, spend), before) in CAUSES.iter().zip(spend).zip(&client.spend) {
            obs.level(*level, *now, spend - before);
        }
        client.spend = all.spend;
    }
    serves
}

/// What is delivered to a client, added up over the voorzieningen that run.
struct Delivered {
    /// Nano-euros a second by cause.
    spend: [i64; 6],
    running: u32,
}

/// Adds what a voorziening that runs delivers, and yields its effect in units a week and its cost in nano-euros a second.
/// Out of line: half of the time nothing runs.
#[inline(never)]
fn deliver(
    period: &Period,
    state: &State,
    care: &Care,
    client: &Client,
    id: ClientId,
    net: f64,
    all: &mut Delivered,
) -> (f64, i64) {
    let data = &period.products[usize::from(care.product)];
    let fit = if client.misfit { period.settings.indicatie.misfit_werking } else { 1.0 };
    let (volume, effect) = super::afwijking::effect(&period.settings.afwijking, care.deviation);
    let delivered = at_volume(period, state, care, volume);
    let stack = stapeling::stack(period, &state.stapeling, id, all.running);
    let factor = period.providers[usize::from(care.provider)].tariff_factor;
    let euros_a_week = delivered * data.uptake * data.tariff * factor * stack.paid;
    let rate = nearest(euros_a_week * NANO / WEEK as f64);
    all.running += 1;
    split(
        &mut all.spend,
        rate,
        &Parts {
            other_law: client.other_law,
            misfit: client.misfit,
            overlap: stack.overlap,
            deviation: care.deviation,
            above_indicated: if volume > 1.0 { 1.0 - 1.0 / volume } else { 0.0 },
            // Of what delivers nothing (0 / 0) nothing is above the need either.
            above_need: (1.0 - net / delivered).max(0.0),
        },
    );
    (delivered * fit * effect, rate)
}

/// Units a week that running care delivers: what is indicated, as far as the provider has the people for it and
/// does not deviate.
pub fn delivered(sim: &Sim, care: &Care) -> f64 {
    let (volume, _) = super::afwijking::effect(&sim.period.settings.afwijking, care.deviation);
    at_volume(sim.period, &sim.state, care, volume)
}

/// Units a week that a provider delivers who delivers `volume` for each unit that he has the people for.
#[inline(always)]
fn at_volume(period: &Period, state: &State, care: &Care, volume: f64) -> f64 {
    let provider = &period.providers[usize::from(care.provider)];
    care.indicated * provider.delivers * state.aanbiedersmarkt.delivers * volume
}

/// The spending levels by cause, in the order of [`split`].
const CAUSES: [Level; 6] = [
    Level::SpendFit,
    Level::SpendOver,
    Level::SpendDeviation,
    Level::SpendOverlap,
    Level::SpendWrongLaw,
    Level::SpendRepair,
];

/// What decides the cause of a voorziening's cost.
struct Parts {
    other_law: bool,
    misfit: bool,
    /// Share that overlaps with another voorziening.
    overlap: f64,
    deviation: Deviation,
    /// Share of the delivery above the indicatie.
    above_indicated: f64,
    /// Share of the delivery above the need that the network leaves.
    above_need: f64,
}

/// Gives each euro of `rate` one cause, the first that applies: another law, a misfit to repair, overlap,
/// deviation, above the need; the rest fits. The parts are whole numbers that add up to `rate`.
fn split(spend: &mut [i64; 6], rate: i64, parts: &Parts) {
    if parts.other_law {
        spend[4] += rate;
        return;
    }
    if parts.misfit {
        spend[5] += rate;
        return;
    }
    let part = |of: i64, share: f64| if share > 0.0 { down(of as f64 * share) } else { 0 };
    let overlap = part(rate, parts.overlap);
    let left = rate - overlap;
    let deviation = if parts.deviation == Deviation::Other { left } else { part(left, parts.above_indicated) };
    let left = left - deviation;
    // What is above the need was counted over all that is delivered; what is above the indicatie has its cause.
    let over = parts.above_need - parts.above_indicated;
    let over = if over > 0.0 { down(left as f64 * (over / (1.0 - parts.above_indicated))) } else { 0 };
    spend[0] += left - over;
    spend[1] += over;
    spend[2] += deviation;
    spend[3] += overlap;
}

/// Keeps the counts of clients with care.
fn count_client(client: &mut Client, obs: &mut Observer, now: Moment, served: bool) {
    if served == client.counted {
        return;
    }
    client.counted = served;
    let change = if served { 1 } else { -1 };
    let cell = usize::from(client.cell);
    obs.cell_level(CellLevel::Clients, cell, now, change);
    if served {
        obs.cell_count(CellCount::Entered, cell);
    }
    if client.short {
        obs.cell_level(CellLevel::Short, cell, now, change);
    }
}

/// Keeps the counts of clients who are short, and of the silent among them.
fn count_short(client: &mut Client, obs: &mut Observer, now: Moment, settings: &verloop::Settings) {
    let short = client.standing != Standing::Left && client.shortage >= settings.tekortgrens;
    if short == client.short {
        return;
    }
    let cell = usize::from(client.cell);
    let change = if short { 1 } else { -1 };
    client.short = short;
    if short {
        // Who waits for the first care has reported already.
        client.voiced = client.standing == Standing::Waiting;
        client.spoke = false;
        client.short_since = if client.voiced { Moment::NEVER } else { now };
    }
    let silent = !client.voiced;
    if !short {
        close_spell(client, obs, now, settings);
    }
    obs.cell_level(CellLevel::Unmet, cell, now, change);
    if silent {
        obs.cell_level(CellLevel::UnmetSilent, cell, now, change);
    }
    if client.counted {
        obs.cell_level(CellLevel::Short, cell, now, change);
    }
}

/// A spell of shortage is over: counts it if it lasted and began after the first care, and whether the
/// client spoke up in it.
fn close_spell(client: &mut Client, obs: &mut Observer, now: Moment, settings: &verloop::Settings) {
    let days = now.since(client.short_since) as f64 / DAY as f64;
    if days >= settings.tekort_dagen {
        obs.count(Count::Spells, 1);
        obs.count(Count::SpellsVoiced, i64::from(client.spoke));
    }
    client.voiced = false;
    client.spoke = false;
}

/// The municipality has given its answer: the care that was asked for runs, or a new besluit was made. Who
/// is short all the same is short in silence until he speaks up again.
pub fn answered(sim: &mut Sim, id: ClientId) {
    let Sim { period, now, clients, obs, .. } = sim;
    let client = &mut clients[id as usize];
    // While a dossier is open the last word has not been said.
    if !client.short || !client.counted || client.open.is_some() {
        return;
    }
    let was_known = client.voiced;
    close_spell(client, obs, *now, &period.settings.verloop);
    client.short_since = *now;
    if was_known {
        obs.cell_level(CellLevel::UnmetSilent, usize::from(client.cell), *now, 1);
    }
}

/// The present shortage has come to light.
pub fn come_to_light(sim: &mut Sim, id: ClientId) {
    let client = &mut sim.clients[id as usize];
    if !client.voiced {
        client.voiced = true;
        if client.short {
            sim.obs.cell_level(CellLevel::UnmetSilent, usize::from(client.cell), sim.now, -1);
        }
    }
}
