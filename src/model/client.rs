//! A client: a resident who reported, and the care that was granted.

use super::care::{self, Care};
use super::derived::Derived;
use super::dossier::{DossierId, KINDS, Kind};
use super::plan::Period;
use super::profiel::Group;
use super::purpose::Purpose;
use super::sim::Sim;
use super::verloop::{self, Course};
use super::{integraal, juiste_wet, stages};
use crate::engine::sample::{chance, only_one, pick, uniform};
use crate::engine::{Key, Moment, Stream, Streams};
use crate::observations::{Groups, Level};
use crate::schema::Levels;
use std::ops::Range;

/// Position in [`Sim::clients`].
pub type ClientId = u32;

/// Where a client stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Has reported and has no care yet.
    #[default]
    Waiting,
    /// Has care, or had it when it was last decided.
    InCare,
    /// Died, moved, went to another law, recovered, withdrew or was helped without maatwerk.
    Left,
}

/// A client.
///
/// Clients are met all over the memory. What every event of a client looks at comes first, so that it fills one line of the
/// processor's cache; what is looked at with the client's care fills the next, with the first of the clocks, which are part of
/// the client. What is seldom looked at comes last, on a line of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C, align(64))]
pub struct Client {
    /// What gives the client's random streams.
    pub key: Key,
    /// Position of the profile.
    pub profile: u8,
    /// Level of need, 0 to 4 (shown as 1 to 5).
    pub level: u8,
    /// Cell of profile, doenvermogen and network.
    pub cell: u16,
    /// Where the client stands.
    pub standing: Standing,
    /// How many products the client's situation calls for: as many places in [`Sim::care`].
    pub places: u8,
    /// Low doenvermogen.
    pub low_doenvermogen: bool,
    /// No network to fall back on.
    pub no_network: bool,
    /// Notices own decline.
    pub notices: bool,
    /// Belongs under another law.
    pub other_law: bool,
    /// The present indicatie misfits.
    pub misfit: bool,
    /// The present shortage is known: the client waits for the first care, spoke up, or had a crisis.
    pub voiced: bool,
    /// The client spoke up about the present shortage.
    pub spoke: bool,
    /// Counted as short.
    pub short: bool,
    /// Counted as a client with care.
    pub counted: bool,
    /// Has needs in several domains of life: [`super::integraal::has_several`].
    pub several: bool,
    /// The first of the client's places in [`Sim::care`].
    pub care: u32,
    /// Products that the client's situation calls for: bit per product. It stays as it is.
    pub products: u32,
    /// The open dossier.
    pub open: Option<DossierId>,
    /// Personal factor on the need of the profile, mean 1.
    pub frailty: f64,
    /// Share of the need that is not met, 0 to 1.
    pub shortage: f64,
    /// Share of the need that the network covers.
    pub network: f64,
    /// Spending on the client in nano-euros a second, by cause.
    pub spend: [i64; 6],
    /// The clocks of what can happen to the client.
    pub course: Course,
    /// The consulent who last handled a dossier of the client.
    pub consulent: Option<u32>,
    /// When the present shortage began; `NEVER` when it began before the first care.
    pub short_since: Moment,
    /// When the client reported first.
    pub reported: Moment,
    /// The client's luck in being reached by independent support: reached when it is below the reach. The worst luck when
    /// no support is foreseen.
    pub support: f64,
    /// The number of the client among all entities: the same person has the same in every scenario.
    pub entity: u64,
    /// Dossiers opened so far by kind, for the keys of their streams.
    pub dossiers: [u16; KINDS],
}

impl Client {
    /// True when the client's situation calls for `product`.
    #[inline]
    pub fn calls_for(&self, product: usize) -> bool {
        self.products >> product & 1 != 0
    }

    /// The products that the client's situation calls for, in order.
    #[inline]
    pub fn products(&self) -> impl Iterator<Item = usize> + use<> {
        products(self.products)
    }

    /// The number of the client's next dossier of this kind, for the keys of its streams. Numbered within its kind, so that
    /// one complaint more leaves the luck of the renewals as it was.
    #[inline]
    pub fn number(&self, kind: Kind) -> u32 {
        ((kind as u32) << 16) | u32::from(self.dossiers[kind as usize])
    }

    /// Hours (or other units) a week of `product` that the client needs, before the network's help.
    #[inline]
    pub fn need(&self, period: &Period, product: usize) -> f64 {
        if self.calls_for(product) { self.needs(period, product).0 } else { 0.0 }
    }

    /// The part of the need that the network leaves.
    #[inline]
    pub fn net_need(&self, period: &Period, product: usize) -> f64 {
        if self.calls_for(product) { self.needs(period, product).1 } else { 0.0 }
    }

    /// What the client needs of a `product` that the situation calls for, and the part that the network leaves.
    #[inline]
    pub fn needs(&self, period: &Period, product: usize) -> (f64, f64) {
        let need = period.profiles[usize::from(self.profile)].need[product][usize::from(self.level)];
        // A table: which of the two it is cannot be foretold, and choosing between numbers costs no jump.
        let factors = [(1.0, 1.0), (self.frailty, 1.0 - self.network)];
        let (own, left) = factors[usize::from(period.products[product].divisible)];
        (need * own, need * own * left)
    }
}

/// What a client is, apart from where the client comes from.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The number of the client among all entities.
    pub entity: u64,
    /// Position of the profile.
    pub profile: usize,
    /// True for a client of the first day, whose level follows the profile's stock.
    pub first_day: bool,
}

/// What a client is like, as far as chance can decide it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traits {
    /// Level of need, 0 to 4.
    pub level: u8,
    /// Low doenvermogen.
    pub low_doenvermogen: bool,
    /// No network to fall back on.
    pub no_network: bool,
    notices: bool,
    frailty: f64,
    network: f64,
    products: u32,
}

impl Traits {
    /// Draws what a client of `group` is like. All of it comes from one stream in a fixed order, so a client is the same
    /// person in every scenario.
    #[inline]
    fn draw(
        stream: &mut Stream,
        group: &Group,
        levels: &Levels,
        settings: &verloop::Settings,
        derived: &Derived,
    ) -> Self {
        let level = pick(stream, levels) as u8;
        let low_doenvermogen = chance(stream, group.low_doenvermogen);
        let no_network = chance(stream, group.no_network);
        let notices = chance(stream, group.notices);
        let frailty = derived.need.draw(stream);
        let (luck, help) = (uniform(stream), settings.netwerkhulp);
        let network = if no_network || help == 0.0 { 0.0 } else { (derived.network.at(luck) * help).min(0.8) };
        let mut products = 0;
        for (product, share) in group.share.iter().enumerate() {
            products |= u32::from(chance(stream, *share)) << product;
        }
        // Nobody reports without needing anything: such a draw needs what the profile needs most.
        if products == 0 {
            products = 1 << likeliest(&group.share);
        }
        Traits { level, low_doenvermogen, no_network, notices, frailty, network, products }
    }

    /// What everyone of `group` who reports is like, if all of them are alike.
    #[cold]
    pub fn certain(group: &Group, settings: &verloop::Settings, derived: &Derived) -> Option<Self> {
        let sure = |share: &f64| *share <= 0.0 || *share >= 1.0;
        let alike = only_one(&group.levels_new)
            && [group.low_doenvermogen, group.no_network, group.notices].iter().chain(&group.share).all(sure)
            && settings.spreiding_behoefte == 0.0
            && (group.no_network >= 1.0 || settings.netwerkhulp == 0.0);
        let mut any = Streams::new(0, 0).stream(0, 0);
        alike.then(|| Traits::draw(&mut any, group, &group.levels_new, settings, derived))
    }

    /// What `person` is like. Nothing is drawn where all are alike.
    fn of(period: &Period, person: Person, key: Key) -> Self {
        let group = &period.profiles[person.profile];
        let levels = if person.first_day { &group.levels_first_day } else { &group.levels_new };
        let drawn = || {
            let mut stream = key.stream(Purpose::Person.at(0));
            Traits::draw(&mut stream, group, levels, &period.settings.verloop, &period.derived)
        };
        match period.derived.certain[person.profile] {
            Some(traits) if !person.first_day => {
                debug_assert_eq!(traits, drawn(), "what is certain is what would have been drawn");
                traits
            }
            _ => drawn(),
        }
    }
}

/// Who comes to the front door, or will.
#[derive(Clone, Copy, Debug)]
pub struct Newcomer {
    /// The number among all entities.
    entity: u64,
    /// What gives the random streams.
    pub key: Key,
    /// Position of the profile.
    pub profile: usize,
    /// What chance decided.
    pub traits: Traits,
    /// When the newcomer reported first; of who has yet to report, when the need began.
    pub reported: Moment,
}

impl Newcomer {
    /// The cell of profile, doenvermogen and network.
    pub fn cell(&self) -> usize {
        Groups::cell(self.profile, self.traits.low_doenvermogen, self.traits.no_network)
    }

    /// The newcomer as a client, whose voorzieningen have these places and whose clocks have no version before this one.
    #[inline(always)]
    pub fn client(&self, sim: &Sim, care: Range<usize>, version: u32) -> Client {
        // What may be drawn comes first: the rest is simply copied.
        let support = if sim.foreseen.support { self.key.luck(Purpose::Support.at(0)) } else { 1.0 };
        let other_law = juiste_wet::elsewhere(&sim.period.settings.juiste_wet, self.traits.level, self.key);
        let several = integraal::has_several(sim, self.profile, self.key);
        let Newcomer { entity, key, profile, reported, .. } = *self;
        let Traits { level, low_doenvermogen, no_network, notices, frailty, network, products } = self.traits;
        Client {
            entity,
            key,
            profile: profile as u8,
            level,
            cell: self.cell() as u16,
            low_doenvermogen,
            no_network,
            notices,
            other_law,
            misfit: false,
            voiced: false,
            spoke: false,
            short: false,
            counted: false,
            several,
            standing: Standing::Waiting,
            open: None,
            consulent: None,
            frailty,
            network,
            shortage: 0.0,
            short_since: sim.now,
            reported,
            dossiers: [0; KINDS],
            spend: [0; 6],
            products,
            places: care.len() as u8,
            care: care.start as u32,
            support,
            course: Course::from_version(version),
        }
    }
}

/// Who reports now.
#[inline]
pub fn draw(sim: &Sim, person: Person) -> Newcomer {
    let key = sim.streams.key(person.entity);
    let traits = Traits::of(sim.period, person, key);
    Newcomer { entity: person.entity, key, profile: person.profile, traits, reported: sim.now }
}

/// The product with the largest of these shares, the first of them if there are more.
#[cold]
fn likeliest(shares: &[f64]) -> usize {
    let larger = |most: usize, product: usize| if shares[product] > shares[most] { product } else { most };
    (0..shares.len()).fold(0, larger)
}

/// Adds a client to the run, and the places for the client's voorzieningen: in the slot of someone who left, or in a new one.
pub fn admit(sim: &mut Sim, newcomer: &Newcomer) -> ClientId {
    let voorzieningen = newcomer.traits.products.count_ones() as u8;
    let free = sim.slots.find(&sim.clients, usize::from(voorzieningen));
    // What follows is the same for both, so that it is compiled once.
    let id = free.unwrap_or_else(|| new_slot(sim, voorzieningen));
    let before = &sim.clients[id as usize];
    let (version, own) = (before.course.next_version(), care::places(before));
    for (product, care) in products(newcomer.traits.products).zip(&mut sim.care[own.clone()]) {
        // Versions go on.
        let version = care.version + 1;
        *care = Care { key: newcomer.key, client: id, product: product as u8, version, ..Care::default() };
    }
    sim.clients[id as usize] = newcomer.client(sim, own, version);
    sim.slots.take(id);
    stages::forget(sim, id);
    id
}

/// A slot that nobody had before, with room for so many voorzieningen.
#[inline(never)]
fn new_slot(sim: &mut Sim, voorzieningen: u8) -> ClientId {
    let (id, care) = (sim.clients.len(), sim.care.len());
    sim.care.resize(care + usize::from(voorzieningen), Care::default());
    sim.clients.push(Client { care: care as u32, places: voorzieningen, ..Client::default() });
    id as ClientId
}

/// The products of which the bit is set, in order.
#[inline]
fn products(mut left: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let next = left.trailing_zeros();
        left &= left.wrapping_sub(1);
        (next < u32::BITS).then_some(next as usize)
    })
}

/// A resident who left without care reports again: the same person, with a new melding.
pub fn come_back(sim: &mut Sim, id: ClientId) {
    let client = &mut sim.clients[id as usize];
    debug_assert_eq!(client.standing, Standing::Left, "only who has left can come back");
    client.standing = Standing::Waiting;
    client.reported = sim.now;
    client.short_since = sim.now;
    sim.obs.level(Level::QueueClients, sim.now, 1);
    super::care::changed(sim, id);
    super::dossier::open(sim, id, Kind::New);
}
