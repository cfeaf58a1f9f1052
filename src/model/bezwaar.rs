//! Bezwaar: clients who contest a besluit, and rulings that set a norm for everyone.

use super::case::Case;
use super::client::{self, ClientId, Person, Standing};
use super::dossier::{self, DossierId, Kind};
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::{aanbieder, care, indicatie, instroom, order, piep, verloop};
use crate::engine::sample::uniform;
use crate::engine::{DAY, Moment, Stream};
use crate::observations::Count;
use jiff::civil::Date;

settings! {
    /// Bezwaar tegen besluiten, en uitspraken van de rechter.
    pub struct Settings {
        /// Kans op bezwaar tegen een besluit dat past en op tijd is, bij een gewone mondigheid. 0 is geen bezwaar.
        #[english = "Chance of an objection to a decision that fits and is on time, from a client of ordinary assertiveness. 0 is no objections."]
        kans: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.015" },
        /// Hoeveel die kans groeit als er te weinig is toegekend: 15 maakt hem bij een kwart te weinig 4,75 keer zo groot.
        #[english = "How much that chance grows when too little was granted: 15 makes it 4.75 times as large at a quarter too little."]
        krap: f64 { unit: "factor", min: 0.0, max: 1000.0, example: "15.0" },
        /// Factor op de kans bij een afwijzing.
        #[english = "Factor on the chance after a refusal."]
        afwijzing: f64 { unit: "factor", min: 0.0, max: 1000.0, example: "4.0" },
        /// Factor op de kans als het besluit te laat is.
        #[english = "Factor on the chance when the decision is late."]
        te_laat: f64 { unit: "factor", min: 0.0, max: 1000.0, example: "1.5" },
        /// Uren van een consulent om een bezwaar te behandelen, met de jurist en de hoorzitting.
        #[english = "Hours of a caseworker to handle an objection, with the lawyer and the hearing."]
        uren: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "10.0" },
        /// Uren als de cliënt het bezwaar na een gesprek intrekt.
        #[english = "Hours when the client withdraws the objection after a conversation."]
        uren_ingetrokken: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "3.0" },
        /// Of een commissie adviseert: dan is er twaalf weken om te beslissen, anders zes (Awb 7:10).
        #[english = "Whether a committee advises: there are then twelve weeks to decide, otherwise six (Awb 7:10)."]
        commissie: bool { example: "true" },
        /// Deel van de bezwaren dat wordt ingetrokken.
        #[english = "Share of the objections that are withdrawn."]
        ingetrokken: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.45" },
        /// Deel van de bezwaren dat gegrond is: de cliënt krijgt dan minstens wat nodig is.
        #[english = "Share of the objections that are upheld: the client then gets at least what is needed."]
        gegrond: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Dag van een uitspraak die voor iedereen een norm stelt. Laat weg als er geen is.
        #[english = "Day of a ruling that sets a norm for everybody. Leave out when there is none."]
        uitspraak: Option<Date> { example: "2028-05-18" },
        /// De norm van die uitspraak: het laagste dat mag, ten opzichte van wat nodig is.
        #[english = "The norm of that ruling: the lowest that is allowed, relative to what is needed."]
        norm: f64 { unit: "factor", min: 0.0, max: 10.0, example: "0.95" },
        /// Binnen hoeveel weken na de uitspraak lopende indicaties onder de norm worden herzien.
        #[english = "Within how many weeks of the ruling current indicaties below the norm are revised."]
        herzien_weken: f64 { unit: "weken", min: 0.0, max: 520.0, example: "26.0" },
    }
}

/// Days in which bezwaar can be made (Awb 6:7), and in which it is decided upon without a committee (Awb 7:10).
const TERM: i64 = 42;

/// Bezwaar.
#[derive(Debug)]
pub struct Bezwaar;

/// What is remembered of rulings.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The norm in force; 0 when there is none.
    pub norm: f64,
}

/// What happens around bezwaar.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
pub enum Event {
    /// A client makes bezwaar.
    Lodged {
        /// The dossier whose besluit is contested.
        dossier: DossierId,
        /// True when that besluit was a refusal.
        refused: bool,
    },
    /// A bezwaar is upheld.
    Upheld {
        /// Whose it is.
        client: ClientId,
        /// True when it was about a refusal.
        refused: bool,
    },
    /// The day of a ruling.
    Ruling,
    /// The indicatie of a client is held against the norm.
    Revise(ClientId),
}

/// The chance of bezwaar: `base x voice x (1 + a x lack)`, times factors for a late besluit and for a refusal; at
/// most 1.
///
/// Base 1.5% and form: aanname. With `a = 15` a shortage of a quarter gives 7%, the peak that was assumed for
/// cutbacks; Doetinchem went from 225 to 345 objections when care was cut in 2015.
pub fn chance(settings: &Settings, lack: f64, late: bool, refused: bool, voice: f64) -> f64 {
    let late = [1.0, settings.te_laat][usize::from(late)];
    let refused = [1.0, settings.afwijzing][usize::from(refused)];
    (settings.kans * voice * (1.0 + settings.krap * lack) * late * refused).min(1.0)
}

/// How a bezwaar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The client withdraws it.
    Withdrawn,
    /// The client is right.
    Upheld,
    /// The besluit stands.
    Rejected,
}

/// The outcome at luck `u`: withdrawn, upheld or rejected (Heusden 2014: 54% withdrawn, 2% upheld; Zwaan: 9-20%
/// upheld for bijstand; the values between are an aanname).
pub fn outcome(settings: &Settings, u: f64) -> Outcome {
    if u < settings.ingetrokken {
        Outcome::Withdrawn
    } else if u < settings.ingetrokken + settings.gegrond {
        Outcome::Upheld
    } else {
        Outcome::Rejected
    }
}

/// Indicated over needed, for what is counted in units a week; 1 when nothing of that is needed.
fn ratio(sim: &Sim, client: ClientId) -> f64 {
    let (mut indicated, mut needed) = (0.0, 0.0);
    let client = &sim.clients[client as usize];
    for care in &sim.care[care::places(client)] {
        let product = usize::from(care.product);
        if sim.period.products[product].divisible {
            indicated += care.indicated;
            needed += client.needs(sim.period, product).1;
        }
    }
    if needed > 0.0 { indicated / needed } else { 1.0 }
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        match *self {
            Event::Lodged { dossier, .. } => Subject::Dossier(dossier),
            Event::Upheld { client, .. } | Event::Revise(client) => Subject::Client(client),
            Event::Ruling => Subject::Nobody,
        }
    }
}

impl Stage for Bezwaar {
    type State = State;
    type Event = Event;

    fn prepare(_plan: &Plan) -> State {
        State::default()
    }

    fn start(sim: &mut Sim) {
        await_ruling(sim);
    }

    fn settings_changed(sim: &mut Sim) {
        await_ruling(sim);
    }

    fn handle(sim: &mut Sim, event: Event) {
        match event {
            Event::Lodged { dossier, refused } => lodged(sim, dossier, refused),
            Event::Upheld { client, refused } => upheld(sim, client, refused),
            Event::Ruling => ruling(sim),
            Event::Revise(client) => {
                let in_care = sim.clients[client as usize].standing == Standing::InCare;
                if in_care && ratio(sim, client) < sim.state.bezwaar.norm {
                    dossier::open(sim, client, Kind::Repair);
                    verloop::reschedule(sim, client);
                }
            }
        }
    }

    #[inline]
    fn decided(sim: &mut Sim, id: DossierId, _client: ClientId) {
        if sim.period.settings.bezwaar.kans > 0.0 {
            perhaps(sim, id, false);
        }
    }

    fn refused(sim: &mut Sim, id: DossierId) {
        if sim.period.settings.bezwaar.kans > 0.0 {
            perhaps(sim, id, true);
        }
    }

    fn floor(case: &Case) -> f64 {
        case.sim.state.bezwaar.norm
    }
}

/// A besluit was made: perhaps the client contests it, some day within the term.
#[inline(never)]
fn perhaps(sim: &mut Sim, id: DossierId, refused: bool) {
    let settings = &sim.period.settings.bezwaar;
    let dossier = &sim.dossiers[id as usize];
    let client = &sim.clients[dossier.client as usize];
    let term = super::beschikking::days(&sim.period.settings.beschikking, dossier);
    let late = dossier.has_term() & (sim.now.since(dossier.reported) > term * DAY);
    let voice = piep::voice(sim, client);
    if voice <= 0.0 {
        return;
    }
    let purpose = Purpose::Objection.at(dossier.number);
    let luck = client.key.luck(purpose);
    let contests = |lack: f64| luck < chance(settings, lack, late, refused, voice);
    // What is lacking need not be known of who would accept it if all were lacking.
    let lack = || if refused { 0.0 } else { (1.0 - ratio(sim, dossier.client)).max(0.0) };
    if contests(1.0) && contests(lack()) {
        let stream = client.key.stream(purpose);
        lodge(sim, id, refused, stream);
    }
}

/// The client contests a besluit, some day within the term. The first number of the stream has told so.
#[cold]
#[inline(never)]
fn lodge(sim: &mut Sim, id: DossierId, refused: bool, mut stream: Stream) {
    uniform(&mut stream);
    let at = sim.now.after_days(uniform(&mut stream) * TERM as f64);
    sim.put(at, order::CLIENT, Any::Bezwaar(Event::Lodged { dossier: id, refused }));
}

/// How a bezwaar against the besluit of a dossier ends.
pub fn ending(sim: &Sim, id: DossierId) -> Outcome {
    let dossier = &sim.dossiers[id as usize];
    let key = sim.clients[dossier.client as usize].key;
    let luck = key.luck(Purpose::Objection.at((1 << 31) | dossier.number));
    outcome(&sim.period.settings.bezwaar, luck)
}

/// A bezwaar comes in: it costs hours, and the decision upon it comes at the end of its term.
fn lodged(sim: &mut Sim, id: DossierId, refused: bool) {
    let client = sim.dossiers[id as usize].client;
    let gone = sim.clients[client as usize].standing == Standing::Left;
    if gone && !refused {
        return;
    }
    sim.obs.count(Count::Objections, 1);
    if !gone && sim.clients[client as usize].short {
        // Contesting the besluit is speaking up.
        sim.clients[client as usize].spoke = true;
        care::come_to_light(sim, client);
    }
    let settings = &sim.period.settings.bezwaar;
    let end = ending(sim, id);
    let hours = if end == Outcome::Withdrawn { settings.uren_ingetrokken } else { settings.uren };
    // The term runs from the end of the six weeks in which bezwaar could be made; that was, on average, three
    // weeks after a bezwaar came in.
    let days = TERM / 2 + if settings.commissie { 2 * TERM } else { TERM };
    if hours > 0.0 {
        dossier::side_work(sim, client, Kind::Objection, hours);
    }
    if end == Outcome::Upheld {
        let at = sim.now + days * DAY;
        sim.put(at, order::CLIENT, Any::Bezwaar(Event::Upheld { client, refused }));
    }
}

/// The client was right: the indicatie becomes at least what is needed, or a refused resident is taken in after all.
fn upheld(sim: &mut Sim, client: ClientId, refused: bool) {
    sim.obs.count(Count::Upheld, 1);
    if refused {
        take_in(sim, client);
        return;
    }
    if sim.clients[client as usize].standing != Standing::InCare {
        return;
    }
    for index in care::of(sim, client) {
        let product = usize::from(sim.care[index].product);
        let (_, needed) = sim.clients[client as usize].needs(sim.period, product);
        if sim.care[index].indicated < needed {
            indicatie::set(sim, index, needed);
        }
    }
    aanbieder::request(sim, client);
    care::changed(sim, client);
    care::answered(sim, client);
}

/// The same person, with the same luck, is a client again.
fn take_in(sim: &mut Sim, client: ClientId) {
    let before = &sim.clients[client as usize];
    let (level, dossiers) = (before.level, before.dossiers);
    let person = Person { entity: before.entity, profile: usize::from(before.profile), first_day: false };
    let mut again = client::draw(sim, person);
    again.traits.level = level;
    let id = instroom::receive(sim, &again);
    sim.clients[id as usize].dossiers = dossiers;
    dossier::open(sim, id, Kind::Repair);
}

/// Waits for the day of a ruling, if there is to be one.
fn await_ruling(sim: &mut Sim) {
    let Some(date) = sim.period.settings.bezwaar.uitspraak else { return };
    let day = Moment::of_day(sim.plan.work.day_of(date));
    if day >= sim.now {
        sim.put(day, order::RULING, Any::Bezwaar(Event::Ruling));
    } else {
        ruling(sim);
    }
}

/// The norm holds from now on; running indicaties below it are looked at again over the weeks to come.
fn ruling(sim: &mut Sim) {
    let settings = &sim.period.settings.bezwaar;
    let now = sim.now;
    let due = settings.uitspraak.is_some_and(|date| Moment::of_day(sim.plan.work.day_of(date)) <= now);
    if !due || settings.norm == sim.state.bezwaar.norm {
        return;
    }
    sim.state.bezwaar.norm = settings.norm;
    let days = settings.herzien_weken * 7.0;
    for client in sim.slots.in_order() {
        if sim.clients[client as usize].standing == Standing::InCare && ratio(sim, client) < settings.norm {
            let u = sim.clients[client as usize].key.luck(Purpose::Ruling.at(0));
            let at = sim.now.after_days(u * days);
            sim.put(at, order::CLIENT, Any::Bezwaar(Event::Revise(client)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings {
        kans: 0.015,
        krap: 15.0,
        afwijzing: 4.0,
        te_laat: 2.0,
        uren: 10.0,
        uren_ingetrokken: 3.0,
        commissie: true,
        ingetrokken: 0.45,
        gegrond: 0.10,
        uitspraak: None,
        norm: 1.0,
        herzien_weken: 26.0,
    };

    #[test]
    fn a_quarter_too_little_brings_bezwaar_to_the_peak_of_cutbacks() {
        assert_eq!(chance(&SETTINGS, 0.0, false, false, 1.0), 0.015);
        assert!((chance(&SETTINGS, 0.25, false, false, 1.0) - 0.07125).abs() < 1e-12);
        assert!((chance(&SETTINGS, 0.0, true, false, 0.5) - 0.015).abs() < 1e-12);
        assert!((chance(&SETTINGS, 0.0, false, true, 1.0) - 0.06).abs() < 1e-12);
        assert_eq!(chance(&SETTINGS, 1.0, true, true, 9.0), 1.0);
        // Who does not notice decline does not contest anything.
        assert_eq!(chance(&SETTINGS, 1.0, true, false, 0.0), 0.0);
    }

    #[test]
    fn outcomes_have_their_shares() {
        let ends = (0..100).map(|i| outcome(&SETTINGS, (f64::from(i) + 0.5) / 100.0));
        let ends: Vec<Outcome> = ends.collect();
        let count = |end| ends.iter().filter(|e| **e == end).count();
        assert_eq!((count(Outcome::Withdrawn), count(Outcome::Upheld), count(Outcome::Rejected)), (45, 10, 45));
    }
}
