//! The onderzoek: steps of work with waiting in between.

use super::case::Case;
use super::dossier::{Dossier, DossierId, KINDS, Kind, Place};
use super::order;
use super::plan::{Period, Plan};
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::{self, Event as Any};
use super::{indicatie, team, triage};
use crate::engine::Key;
use crate::engine::sample::{chance, exponential_at};

settings! {
    /// Het onderzoek na een melding.
    pub struct Settings {
        /// Uren werk voor een licht, standaard en complex onderzoek.
        #[english = "Hours of work for a light, standard and complex inquiry."]
        uren: [f64; 3] { unit: "uur", min: 0.0, max: 10_000.0, example: "[3.5, 7.5, 15.0]" },
        /// Vorm van de verdeling van de uren.
        #[english = "Shape of the distribution of the hours."]
        verdeling: Distribution { example: "\"lognormaal\"" },
        /// Spreiding van de uren: de standaardafwijking gedeeld door het gemiddelde.
        #[english = "Spread of the hours: the standard deviation divided by the mean."]
        spreiding: f64 { unit: "deel van het gemiddelde", min: 0.0, max: 10.0, example: "0.4" },
        /// Uren van een herindicatie ten opzichte van een nieuwe melding.
        #[english = "Hours of a herindicatie relative to a new melding."]
        factor_herindicatie: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.7" },
        /// Uren van een piep-melding, signaal, bijstelling of wijziging ten opzichte van een nieuwe melding.
        #[english = "Hours of a piep-melding, signal, adjustment or change relative to a new melding."]
        factor_piep: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.7" },
        /// Uren van een spoedmelding ten opzichte van een nieuwe melding.
        #[english = "Hours of an urgent melding relative to a new melding."]
        factor_spoed: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Uren van herstelwerk ten opzichte van een nieuwe melding.
        #[english = "Hours of repair work relative to a new melding."]
        factor_herstel: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.6" },
        /// Extra werk als de consulent de vaardigheid mist: 1.0 betekent twee keer zo lang als alle vaardigheid ontbreekt.
        #[english = "Extra work when the caseworker lacks skill: 1.0 means twice as long when all skill is missing."]
        vaardigheid_effect: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.8" },
        /// De stappen van het onderzoek, in volgorde. De laatste is het besluit.
        #[english = "The steps of the inquiry, in order. The last is the decision."]
        stap: Vec<Step>,
    }
}

settings! {
    /// Een stap van het onderzoek.
    pub struct Step {
        /// Naam van de stap.
        #[english = "Name of the step."]
        naam: String { example: "\"gesprek\"" },
        /// Deel van de uren dat in deze stap gaat zitten.
        #[english = "Share of the hours that goes into this step."]
        deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.45" },
        /// Gemiddeld aantal dagen wachten voordat de stap kan beginnen.
        #[english = "Mean number of days of waiting before the step can begin."]
        wachten_dagen: f64 { unit: "dagen", min: 0.0, max: 1000.0, example: "10.0" },
        /// Kans dat er op iets moet worden gewacht.
        #[english = "Chance that something must be waited for."]
        wachten_kans: f64 { unit: "kans", min: 0.0, max: 1.0, example: "1.0" },
        /// Of de cliënt na deze stap een aanvraag kan doen. Dan begint de termijn van de beschikking.
        #[english = "Whether the client can apply after this step. The time limit for the beschikking then begins."]
        aanvraag: bool { example: "false" },
    }
}

choices! {
    /// De vorm van een verdeling.
    pub enum Distribution ("een verdeling") {
        /// Lognormaal: veel dossiers rond het gemiddelde, enkele veel groter.
        #[english = "Lognormal: many cases around the mean, a few much larger."]
        Lognormal = "lognormaal",
        /// Exponentieel: om te vergelijken met wachtrijtheorie.
        #[english = "Exponential: for comparison with queueing theory."]
        Exponential = "exponentieel",
        /// Altijd precies het gemiddelde.
        #[english = "Always precisely the mean."]
        Fixed = "vast",
    }
}

/// The onderzoek.
#[derive(Debug)]
pub struct Onderzoek;

/// What happens in an onderzoek.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// Waiting is over: the next step can be worked on.
    Ready {
        /// The dossier.
        dossier: DossierId,
        /// Its version when the waiting began.
        version: u32,
    },
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Ready { dossier, .. } = *self;
        Subject::Dossier(dossier)
    }

    // A dossier of somebody who has left is closed, and nothing comes of it.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Onderzoek {
    type State = ();
    type Event = Event;

    fn prepare(_plan: &Plan) {}

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Ready { dossier, version } = event;
        if sim.dossiers[dossier as usize].version == version {
            go_on(sim, dossier, false);
        }
    }

    fn work(case: &Case) -> f64 {
        1.0 + case.sim.period.settings.onderzoek.vaardigheid_effect * case.gap
    }
}

/// The hours of the whole onderzoek for a client's dossier: drawn, lognormal (or as set) with the mean of its
/// complexity and kind.
pub fn size(period: &Period, key: Key, number: u32, kind: Kind, complexity: u8) -> f64 {
    let luck = || key.luck(Purpose::Work.at(number));
    let draw = match period.settings.onderzoek.verdeling {
        Distribution::Lognormal => period.derived.work.with(luck),
        Distribution::Exponential => exponential_at(luck()),
        Distribution::Fixed => 1.0,
    };
    period.derived.hours[kind as usize][usize::from(complexity)] * draw
}

/// The mean hours of an onderzoek by kind and complexity.
pub fn means(settings: &Settings) -> [[f64; 3]; KINDS] {
    Kind::ALL.map(|kind| {
        let factor = match kind {
            Kind::New => 1.0,
            Kind::Renewal => settings.factor_herindicatie,
            Kind::Complaint | Kind::Followup | Kind::Signal | Kind::Adjustment => settings.factor_piep,
            Kind::Urgent => settings.factor_spoed,
            Kind::Repair | Kind::Deviation | Kind::Objection | Kind::Directing | Kind::Evaluation => {
                settings.factor_herstel
            }
        };
        settings.uren.map(|hours| hours * factor)
    })
}

/// A consulent has taken the dossier: the waiting before its next step begins.
pub fn proceed(sim: &mut Sim, id: DossierId) {
    go_on(sim, id, true);
}

/// The next step of a dossier goes to the consulent's desk, after the waiting before it if it still `waits`. One body for
/// both: it is large.
#[inline(never)]
fn go_on(sim: &mut Sim, id: DossierId, waits: bool) {
    let dossier = &sim.dossiers[id as usize];
    let days = if waits { waiting(sim, dossier) } else { 0.0 };
    if days > 0.0 {
        let version = dossier.version;
        let at = sim.now.after_days(days);
        sim.put(at, order::READY, Any::Onderzoek(Event::Ready { dossier: id, version }));
    } else {
        let hours = hours(&Case::about(sim, dossier));
        team::to_desk(sim, id, hours);
    }
}

/// The days of waiting before the next step of a dossier can be worked on.
#[inline]
fn waiting(sim: &Sim, dossier: &Dossier) -> f64 {
    let step = &sim.period.settings.onderzoek.stap[usize::from(dossier.step)];
    if step.wachten_dagen <= 0.0 || dossier.urgent {
        return 0.0;
    }
    let key = sim.clients[dossier.client as usize].key;
    let mut stream = key.stream(Purpose::Wait.at(dossier.number * 16 + u32::from(dossier.step)));
    if !chance(&mut stream, step.wachten_kans) {
        return 0.0;
    }
    step.wachten_dagen
        * sim.period.derived.days.draw(&mut stream)
        * stages::waiting(sim, dossier)
        * triage::shortened(sim, dossier)
}

/// The hours that the next step of a dossier takes its consulent.
fn hours(case: &Case) -> f64 {
    let Case { sim, dossier, .. } = case;
    let step = &sim.period.settings.onderzoek.stap[usize::from(dossier.step)];
    (dossier.size * step.deel + dossier.handover) * stages::work(case)
}

/// The work of the present step is done.
pub fn step_done(sim: &mut Sim, id: DossierId) {
    let now = sim.now;
    let steps = &sim.period.settings.onderzoek.stap;
    let dossier = &mut sim.dossiers[id as usize];
    debug_assert_eq!(dossier.place, Place::InHand, "only a dossier in hand is worked on");
    // Written at every step: after which one can be applied is not foretold, and choosing between numbers costs no jump.
    let applies = steps[usize::from(dossier.step)].aanvraag;
    dossier.applied = if applies { now } else { dossier.applied };
    dossier.step += 1;
    let more = usize::from(dossier.step) < steps.len();
    if more && !indicatie::solved_at_once(sim, id) {
        proceed(sim, id);
    } else {
        indicatie::decide(sim, id);
    }
}
