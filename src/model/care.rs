//! A voorziening of a client: granted, waiting, running; and what it costs and does.

use super::client::{ClientId, Standing};
use super::sim::Sim;
use super::{stapeling, verloop};
use crate::engine::math::{down, nearest};
use crate::engine::{DAY, Moment, WEEK};
use crate::observations::{CellCount, CellLevel, Count, Level, ProductLevel};

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
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Care {
    /// The entity of the client's random streams. Evaluations draw from it all the time: it is kept here too, so that
    /// they need not look the client up.
    pub key: u64,
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
    /// Moment of the besluit that granted it.
    pub granted: Moment,
    /// When it will be evaluated next.
    pub evaluation: Moment,
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
pub fn of(sim: &Sim, client: ClientId) -> std::ops::Range<usize> {
    let client = &sim.clients[client as usize];
    let first = client.care as usize;
    first..first + client.products.count_ones() as usize
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
///
/// Shortage per product is `max(0, net need - delivered x fit) / need`; a client's shortage weighs the
/// products by need and by the product's weight. Care that has not started delivers nothing.
pub fn changed(sim: &mut Sim, id: ClientId) {
    let now = sim.now;
    let period = sim.period;
    let client = &sim.clients[id as usize];
    let cell = usize::from(client.cell);
    let fit = if client.misfit { period.settings.indicatie.misfit_werking } else { 1.0 };
    let (mut lack, mut weight) = (0.0, 0.0);
    let mut spend = [0_i64; 6];
    let mut running = 0;
    for index in of(sim, id) {
        let care = &sim.care[index];
        let product = usize::from(care.product);
        let need = client.need(period, product);
        let net = client.left_by_network(period, product, need);
        let mut effective = 0.0;
        let mut rate = 0;
        if care.phase == Phase::Running && client.standing == Standing::InCare {
            let data = &period.products[product];
            let provider = &period.providers[care.provider as usize];
            let (volume, effect) = super::afwijking::effect(&period.settings.afwijking, care.deviation);
            let delivered = at_volume(sim, care, volume);
            effective = delivered * fit * effect;
            let stack = stapeling::stack(sim, id, running);
            let euros_a_week = delivered * data.uptake * data.tariff * provider.tariff_factor * stack.paid;
            rate = nearest(euros_a_week * NANO / WEEK as f64);
            running += 1;
            split(
                &mut spend,
                rate,
                &Parts {
                    other_law: client.other_law,
                    misfit: client.misfit,
                    overlap: stack.overlap,
                    deviation: care.deviation,
                    above_indicated: if volume > 1.0 { 1.0 - 1.0 / volume } else { 0.0 },
                    above_need: if delivered > net && delivered > 0.0 { 1.0 - net / delivered } else { 0.0 },
                },
            );
        }
        if need > 0.0 {
            let w = need * period.products[product].weight;
            lack += w * ((net - effective).max(0.0) / need);
            weight += w;
        }
        if care.rate != rate {
            let change = rate - care.rate;
            sim.care[index].rate = rate;
            sim.obs.product_level(ProductLevel::Spend, product, now, change);
            sim.obs.cell_level(CellLevel::Spend, cell, now, change);
        }
    }
    let shortage = if weight > 0.0 && client.standing != Standing::Left { lack / weight } else { 0.0 };
    let before = client.spend;
    for (cause, level) in CAUSES.iter().enumerate() {
        if spend[cause] != before[cause] {
            sim.obs.level(*level, now, spend[cause] - before[cause]);
        }
    }
    let client = &mut sim.clients[id as usize];
    client.spend = spend;
    client.shortage = shortage;
    count_client(sim, id, running > 0);
    count_short(sim, id);
    verloop::reschedule(sim, id);
    super::stages::shortage_changed(sim, id);
}

/// Units a week that running care delivers: what is indicated, as far as the provider has the people for it and
/// does not deviate.
pub fn delivered(sim: &Sim, care: &Care) -> f64 {
    let (volume, _) = super::afwijking::effect(&sim.period.settings.afwijking, care.deviation);
    at_volume(sim, care, volume)
}

/// Units a week that a provider delivers who delivers `volume` for each unit that he has the people for.
#[inline(always)]
fn at_volume(sim: &Sim, care: &Care, volume: f64) -> f64 {
    let provider = &sim.period.providers[usize::from(care.provider)];
    care.indicated * provider.delivers * sim.state.aanbiedersmarkt.delivers * volume
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
    let part = |of: i64, share: f64| down(of as f64 * share);
    let overlap = part(rate, parts.overlap);
    let left = rate - overlap;
    let deviation = if parts.deviation == Deviation::Other { left } else { part(left, parts.above_indicated) };
    let left = left - deviation;
    // What is above the need was counted over all that is delivered; what is above the indicatie has its cause.
    let over = part(left, ((parts.above_need - parts.above_indicated) / (1.0 - parts.above_indicated)).max(0.0));
    spend[0] += left - over;
    spend[1] += over;
    spend[2] += deviation;
    spend[3] += overlap;
}

fn count_client(sim: &mut Sim, id: ClientId, served: bool) {
    let client = &mut sim.clients[id as usize];
    if served != client.counted {
        client.counted = served;
        let change = if served { 1 } else { -1 };
        let cell = usize::from(client.cell);
        sim.obs.cell_level(CellLevel::Clients, cell, sim.now, change);
        if served {
            sim.obs.cell_count(CellCount::Entered, cell);
        }
        if client.short {
            sim.obs.cell_level(CellLevel::Short, cell, sim.now, change);
        }
    }
}

/// Keeps the counts of clients who are short, and of the silent among them.
fn count_short(sim: &mut Sim, id: ClientId) {
    let now = sim.now;
    let limit = sim.period.settings.verloop.tekortgrens;
    let client = &mut sim.clients[id as usize];
    let short = client.standing != Standing::Left && client.shortage >= limit;
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
    let counted = client.counted;
    if !short {
        close_spell(sim, id);
    }
    sim.obs.cell_level(CellLevel::Unmet, cell, now, change);
    if silent {
        sim.obs.cell_level(CellLevel::UnmetSilent, cell, now, change);
    }
    if counted {
        sim.obs.cell_level(CellLevel::Short, cell, now, change);
    }
}

/// A spell of shortage is over: counts it if it lasted and began after the first care, and whether the
/// client spoke up in it.
fn close_spell(sim: &mut Sim, id: ClientId) {
    let client = &mut sim.clients[id as usize];
    let days = sim.now.since(client.short_since) as f64 / DAY as f64;
    if days >= sim.period.settings.verloop.tekort_dagen {
        sim.obs.count(Count::Spells, 1);
        sim.obs.count(Count::SpellsVoiced, i64::from(client.spoke));
    }
    client.voiced = false;
    client.spoke = false;
}

/// The municipality has given its answer: the care that was asked for runs, or a new besluit was made. Who
/// is short all the same is short in silence until he speaks up again.
pub fn answered(sim: &mut Sim, id: ClientId) {
    let client = &sim.clients[id as usize];
    // While a dossier is open the last word has not been said.
    if !client.short || !client.counted || client.open.is_some() {
        return;
    }
    let (was_known, cell) = (client.voiced, usize::from(client.cell));
    close_spell(sim, id);
    sim.clients[id as usize].short_since = sim.now;
    if was_known {
        sim.obs.cell_level(CellLevel::UnmetSilent, cell, sim.now, 1);
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
