//! Deviations by providers: late, more, less or something else than indicated; noticed or not; accepted
//! or acted upon. What is accepted becomes normal.

use super::care::{self, Care, Deviation, Phase};
use super::client::ClientId;
use super::dossier::{self, DossierId, Kind};
use super::order;
use super::plan::{Period, Plan};
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::team;
use crate::engine::math::pow;
use crate::engine::sample::{pick, uniform};
use crate::engine::{EventCalendar, Moment};
use crate::observations::{Count, Observer};

settings! {
    /// Afwijkingen van aanbieders en wat de gemeente ermee doet.
    pub struct Settings {
        /// Wat de gemeente doet met een afwijking die zij opmerkt.
        #[english = "What the municipality does about a deviation that it notices."]
        reactie: Response { example: "\"accepteren\"" },
        /// Kans dat een afwijking bij een evaluatie wordt opgemerkt.
        #[english = "Chance that a review notices a deviation."]
        opmerkkans: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.10" },
        /// Maanden tussen twee evaluaties van een voorziening.
        #[english = "Months between two reviews of a service."]
        evaluatie_maanden: f64 { unit: "maanden", min: 0.1, max: 10_000.0, example: "12.0" },
        /// Uren van een consulent om een aanbieder aan te spreken.
        #[english = "Hours of a caseworker to call a provider to account."]
        uren_aanspreken: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "2.0" },
        /// Uren van een consulent om te escaleren.
        #[english = "Hours of a caseworker to escalate."]
        uren_escaleren: f64 { unit: "uur", min: 0.0, max: 1000.0, example: "6.0" },
        /// Kans dat aanspreken de afwijking beëindigt; escaleren doet dat altijd.
        #[english = "Chance that calling to account ends the deviation; escalating always does."]
        aanspreken_werkt: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.7" },
        /// Verdeling van afwijkingen over later, meer, minder en iets anders.
        #[english = "Division of deviations over later, more, less and something else."]
        soorten: [f64; 4] { unit: "gewicht", min: 0.0, max: 1.0e6, example: "[0.15, 0.30, 0.35, 0.20]" },
        /// Hoeveel weken later de hulp start bij "later".
        #[english = "How many weeks later help starts with \"later\"."]
        later_weken: f64 { unit: "weken", min: 0.0, max: 520.0, example: "4.0" },
        /// Wat er wordt geleverd bij "meer", ten opzichte van de indicatie.
        #[english = "What is delivered with \"more\", relative to the indicatie."]
        meer: f64 { unit: "factor", min: 1.0, max: 10.0, example: "1.25" },
        /// Wat er wordt geleverd bij "minder", ten opzichte van de indicatie.
        #[english = "What is delivered with \"less\", relative to the indicatie."]
        minder: f64 { unit: "factor", min: 0.0, max: 1.0, example: "0.75" },
        /// Welk deel van de hulp werkt bij "iets anders".
        #[english = "Which share of the help works with \"something else\"."]
        anders_werkt: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.6" },
        /// Hoe snel een geaccepteerde afwijking normaal wordt: de groei van de geneigdheid per jaar als elke voorziening een geaccepteerde afwijking had.
        #[english = "How fast an accepted deviation becomes normal: the growth of the tendency per year if every service had an accepted deviation."]
        normalisatie: f64 { unit: "deel per jaar", min: 0.0, max: 10.0, example: "0.2" },
        /// Hoe snel aanspreken de geneigdheid verlaagt: de daling als elke voorziening een keer is aangesproken.
        #[english = "How fast calling to account lowers the tendency: the fall if every service has been called to account once."]
        correctie: f64 { unit: "deel per keer", min: 0.0, max: 10.0, example: "2.0" },
        /// Hoe snel een aanbieder terugkeert naar zijn eigen geneigdheid.
        #[english = "How fast a provider returns to its own tendency."]
        terugkeer: f64 { unit: "deel per jaar", min: 0.0, max: 10.0, example: "0.2" },
        /// Laagste en hoogste geneigdheid die een aanbieder kan krijgen.
        #[english = "Lowest and highest tendency that a provider can get."]
        grenzen: [f64; 2] { unit: "kans", min: 0.0, max: 1.0, example: "[0.01, 0.40]" },
    }
}

choices! {
    /// Wat de gemeente doet met een afwijking die zij opmerkt.
    pub enum Response ("een reactie op afwijkingen") {
        /// Niets: de afwijking wordt stil geaccepteerd.
        #[english = "Nothing: the deviation is silently accepted."]
        Accept = "accepteren",
        /// De aanbieder aanspreken.
        #[english = "Call the provider to account."]
        Confront = "aanspreken",
        /// Escaleren naar contractmanagement: zekerder en duurder.
        #[english = "Escalate to contract management: surer and dearer."]
        Escalate = "escaleren",
    }
}

/// Deviations.
#[derive(Debug)]
pub struct Afwijking;

/// Propensity to deviate, by provider.
#[derive(Clone, Debug)]
pub struct State {
    /// The propensity of each provider.
    propensity: Vec<Propensity>,
    /// Voorzieningen that run at each provider.
    pub running: Vec<u32>,
}

/// How a provider tends to deviate.
#[derive(Clone, Copy, Debug)]
struct Propensity {
    /// The chance of deviating at a start.
    chance: f64,
    /// The chance that a deviation begins between two evaluations: [`chance_between`]. Not a number until it is asked for.
    between: f64,
}

impl Propensity {
    fn new(chance: f64) -> Propensity {
        Propensity { chance, between: f64::NAN }
    }

    /// The chance of deviating becomes another one, or stays what it is.
    #[inline]
    fn change(&mut self, chance: f64) {
        if chance != self.chance {
            *self = Propensity::new(chance);
        }
    }

    /// The chance that care begins to deviate before the next evaluation.
    #[inline]
    fn begins(&mut self, settings: &Settings) -> f64 {
        if self.between.is_nan() {
            self.between = chance_between(settings, self.chance);
        }
        self.between
    }
}

/// True when what is remembered of the chances is what they are now.
pub fn holds(sim: &Sim) -> bool {
    let settings = &sim.period.settings.afwijking;
    let known = |p: &Propensity| p.between.is_nan() || p.between == chance_between(settings, p.chance);
    sim.state.afwijking.propensity.iter().all(known)
}

/// What happens around deviations.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A voorziening is evaluated.
    Evaluate {
        /// Place in [`Sim::care`].
        care: u32,
        /// Its version.
        version: u32,
        /// Number of the evaluation.
        number: u32,
    },
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Evaluate { care, .. } = *self;
        Subject::Care(care)
    }

    // It carries a version.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Afwijking {
    type State = State;
    type Event = Event;

    fn prepare(plan: &Plan) -> State {
        let providers = &plan.periods[0].providers;
        State {
            propensity: providers.iter().map(|p| Propensity::new(p.propensity)).collect(),
            running: vec![0; providers.len()],
        }
    }

    fn handle(sim: &mut Sim, event: Event) {
        evaluate(sim, event);
    }

    fn month_closed(sim: &mut Sim) {
        let settings = &sim.period.settings.afwijking;
        for (p, provider) in sim.state.afwijking.propensity.iter_mut().zip(&sim.period.providers) {
            p.change(p.chance + settings.terugkeer / 12.0 * (provider.propensity - p.chance));
        }
    }

    #[inline]
    fn decided(sim: &mut Sim, id: DossierId, client: ClientId) {
        if sim.care[care::of(sim, client)].iter().any(deviates) {
            start_afresh(sim, id, client);
        }
    }

    fn settings_changed(sim: &mut Sim) {
        for p in &mut sim.state.afwijking.propensity {
            *p = Propensity::new(p.chance);
        }
        // Evaluations that were planned far ahead move to the new rhythm.
        let horizon = sim.now + sim.period.derived.evaluations;
        for client in sim.slots.in_order() {
            for index in care::of(sim, client) {
                let care = &mut sim.care[index];
                if care.phase == Phase::Running && care.moment > horizon {
                    care.version += 1;
                    plan_evaluation(sim.period, sim.now, &mut sim.calendar, care, index as u32);
                }
            }
        }
    }
}

/// True for care that runs and goes another way than was indicated.
#[inline]
fn deviates(care: &Care) -> bool {
    care.phase == Phase::Running && care.deviation != Deviation::None
}

/// A new besluit is a new agreement with the provider: care that went another way starts afresh.
#[inline(never)]
fn start_afresh(sim: &mut Sim, id: DossierId, client: ClientId) {
    let number = RENEWED | (sim.dossiers[id as usize].number & 0xfff);
    for index in care::of(sim, client) {
        let care = &sim.care[index];
        if deviates(care) {
            let deviation = draw(sim.period, care, number, propensity(&sim.state.afwijking, care));
            set(sim, index, deviation);
        }
    }
}

/// What a deviation does: units delivered per unit indicated, and the share of them that helps.
pub fn effect(settings: &Settings, deviation: Deviation) -> (f64, f64) {
    match deviation {
        Deviation::None | Deviation::Late => (1.0, 1.0),
        Deviation::More => (settings.meer, 1.0),
        Deviation::Less => (settings.minder, 1.0),
        Deviation::Other => (1.0, settings.anders_werkt),
    }
}

/// Marks the numbers of draws at a renewed agreement.
const RENEWED: u32 = 1 << 13;

/// Ordinal of evaluation `number` of a voorziening that was granted for the `times`-th time.
#[inline]
fn ordinal(care: &Care, number: u32) -> u32 {
    (u32::from(care.times & 0xff) << 20) | ((u32::from(care.product) & 0x3f) << 14) | (number & 0x3fff)
}

/// The chance that the provider of a voorziening deviates at its start.
#[inline]
fn propensity(state: &State, care: &Care) -> f64 {
    state.propensity[usize::from(care.provider)].chance
}

/// Years between evaluations.
fn interval(settings: &Settings) -> f64 {
    settings.evaluatie_maanden / 12.0
}

/// The seconds between two evaluations.
pub fn seconds(settings: &Settings) -> i64 {
    Moment::START.after_days(days(settings)).since(Moment::START)
}

/// The days between two evaluations.
fn days(settings: &Settings) -> f64 {
    settings.evaluatie_maanden * 30.4375
}

/// The chance that a deviation begins between two evaluations, when it would be `p` in a year:
/// `1 - (1 - p)^years`. Looking more often does not make providers deviate more.
#[inline(never)]
pub fn chance_between(settings: &Settings, p: f64) -> f64 {
    1.0 - pow(1.0 - p, interval(settings))
}

/// Draws whether the provider deviates with chance `p`; the kind that it would be has the same luck.
#[inline(always)]
fn draw(period: &Period, care: &Care, number: u32, p: f64) -> Deviation {
    let purpose = Purpose::Deviation.at(ordinal(care, number));
    if care.key.luck_here(purpose) < p { kind(period, care, purpose, number) } else { Deviation::None }
}

/// Draws how a provider deviates who does: the first number of the stream has told that he does.
#[cold]
#[inline(never)]
fn kind(period: &Period, care: &Care, purpose: u64, number: u32) -> Deviation {
    // What cannot be divided comes as it was indicated.
    if !period.products[usize::from(care.product)].divisible {
        return Deviation::None;
    }
    let mut stream = care.key.stream(purpose);
    uniform(&mut stream);
    let mut kinds = period.settings.afwijking.soorten;
    // Care that runs has begun: it cannot begin late any more.
    if number != 0 {
        kinds[0] = 0.0;
    }
    if kinds.iter().all(|weight| *weight == 0.0) {
        return Deviation::None;
    }
    let kind = pick(&mut stream, &kinds);
    [Deviation::Late, Deviation::More, Deviation::Less, Deviation::Other][kind]
}

/// What was drawn for a voorziening holds from now on.
#[inline]
fn set(sim: &mut Sim, index: usize, deviation: Deviation) {
    sim.care[index].deviation = deviation;
    sim.obs.count(Count::Deviations, i64::from(deviation != Deviation::None));
}

/// At the start of care: the deviation is set, and the days that it delays the start are returned.
#[inline(always)]
pub fn at_start(period: &Period, state: &State, obs: &mut Observer, care: &mut Care) -> f64 {
    care.deviation = draw(period, care, 0, propensity(state, care));
    obs.count(Count::Deviations, i64::from(care.deviation != Deviation::None));
    if care.deviation == Deviation::Late { 7.0 * period.settings.afwijking.later_weken } else { 0.0 }
}

/// Plans the next evaluation: the first at a random moment within the interval, so that not all of a
/// year's starts are evaluated together.
#[inline]
pub fn plan_evaluation(
    period: &Period,
    now: Moment,
    calendar: &mut EventCalendar<Any>,
    care: &mut Care,
    index: u32,
) {
    if !period.products[usize::from(care.product)].divisible {
        return;
    }
    let luck = care.key.luck(Purpose::Detection.at(ordinal(care, 0)));
    care.moment = now.after_days(days(&period.settings.afwijking) * luck);
    let event = Event::Evaluate { care: index, version: care.version, number: 1 };
    calendar.put(care.moment, order::CLIENT, Any::Afwijking(event));
}

/// True when evaluation `number` of a voorziening notices that it deviates.
pub fn noticed(sim: &Sim, index: u32, number: u32) -> bool {
    let care = &sim.care[index as usize];
    let luck = care.key.luck(Purpose::Detection.at(ordinal(care, number)));
    luck < sim.period.settings.afwijking.opmerkkans
}

/// An evaluation: a present deviation is noticed or not, accepted or acted upon; care without one may
/// begin to deviate.
fn evaluate(sim: &mut Sim, event: Event) {
    let Event::Evaluate { care: index, version, number } = event;
    let Sim { period, now, calendar, care, state, .. } = sim;
    let care = &mut care[index as usize];
    if care.version != version {
        return;
    }
    let next = *now + period.derived.evaluations;
    care.moment = next;
    let event = Event::Evaluate { care: index, version, number: number + 1 };
    calendar.put(next, order::CLIENT, Any::Afwijking(event));
    if !matches!(care.deviation, Deviation::None | Deviation::Late) {
        evaluate_deviation(sim, index, number);
        return;
    }
    let p = state.afwijking.propensity[usize::from(care.provider)].begins(&period.settings.afwijking);
    care.deviation = draw(period, care, number, p);
    if care.deviation != Deviation::None {
        let client = care.client;
        sim.obs.count(Count::Deviations, 1);
        care::changed(sim, client);
    }
}

/// The evaluation of care that deviates. Out of line, as most care does not.
#[inline(never)]
fn evaluate_deviation(sim: &mut Sim, index: u32, number: u32) {
    let client = sim.care[index as usize].client;
    let settings = &sim.period.settings.afwijking;
    if settings.reactie != Response::Accept && noticed(sim, index, number) {
        sim.obs.count(Count::DeviationsActed, 1);
        dossier::open(sim, client, Kind::Deviation);
    } else {
        sim.obs.count(Count::DeviationsAccepted, 1);
        normalise(sim, index);
    }
}

/// An accepted deviation makes the next one likelier: `p += rate x years / n x (highest - p)` for a provider
/// with `n` voorzieningen and `years` since the last evaluation, so that the pace depends neither on the size
/// of the municipality nor on how often it looks (aanname; the mechanism is Vaughan's 1996 "normalization of
/// deviance").
fn normalise(sim: &mut Sim, index: u32) {
    let settings = &sim.period.settings.afwijking;
    let provider = usize::from(sim.care[index as usize].provider);
    let state = &mut sim.state.afwijking;
    let n = f64::from(state.running[provider].max(1));
    let p = &mut state.propensity[provider];
    p.change(p.chance + settings.normalisatie * interval(settings) / n * (settings.grenzen[1] - p.chance).max(0.0));
}

/// Acting makes the next deviation less likely: `p -= rate / n x (p - lowest)` (aanname).
fn correct(sim: &mut Sim, provider: usize) {
    let settings = &sim.period.settings.afwijking;
    let state = &mut sim.state.afwijking;
    let n = f64::from(state.running[provider].max(1));
    let p = &mut state.propensity[provider];
    let corrected = p.chance - settings.correctie / n * (p.chance - settings.grenzen[0]).max(0.0);
    p.change(corrected.clamp(0.0, 1.0));
}

/// The work of holding a provider to account goes to a desk.
pub fn act(sim: &mut Sim, id: DossierId) {
    let settings = &sim.period.settings.afwijking;
    let hours = match settings.reactie {
        Response::Escalate => settings.uren_escaleren,
        _ => settings.uren_aanspreken,
    };
    sim.dossiers[id as usize].hours = hours;
    team::side_work(sim, id);
}

/// The provider has been held to account: deviations of the client's care may end, and the provider learns.
pub fn acted(sim: &mut Sim, id: DossierId) {
    let client = sim.dossiers[id as usize].client;
    let number = sim.dossiers[id as usize].number;
    dossier::close(sim, id);
    let settings = &sim.period.settings.afwijking;
    let key = sim.clients[client as usize].key;
    let works = settings.reactie == Response::Escalate
        || key.luck(Purpose::Detection.at((1 << 31) | number)) < settings.aanspreken_werkt;
    for index in care::of(sim, client) {
        let care = sim.care[index];
        if care.phase == Phase::Running && care.deviation != Deviation::None {
            correct(sim, usize::from(care.provider));
            if works {
                sim.care[index].deviation = Deviation::None;
            }
        }
    }
    if works {
        care::changed(sim, client);
    }
}
