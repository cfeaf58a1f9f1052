//! Triage: the first weighing of a melding, by the team, before anyone investigates it.

use super::case::Case;
use super::client::Client;
use super::dossier::{Dossier, DossierId, Kind, Place};
use super::order;
use super::plan::{Period, Plan};
use super::profiel::Group;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use super::{onderzoek, team, toewijzing};
use crate::engine::math::exp;
use crate::engine::sample::{chance, exponential_at, only_one, pick};
use crate::engine::{DAY, Moment, Stream, Streams};

settings! {
    /// De eerste weging van een melding.
    pub struct Settings {
        /// Uren van een consulent per melding voor de eerste weging.
        #[english = "Hours of a caseworker per melding for the first weighing."]
        uren: f64 { unit: "uur", min: 0.0, max: 100.0, example: "0.3" },
        /// Deel van de dossiers dat zwaarder of lichter wordt ingeschat dan het is.
        #[english = "Share of the cases that are judged heavier or lighter than they are."]
        fout: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.15" },
        /// Gemiddeld aantal weken dat een inwoner zonder hulp op het onderzoek wil wachten voordat hij intrekt.
        #[english = "Mean number of weeks that an inhabitant without help is willing to wait for the inquiry before withdrawing."]
        geduld_weken: f64 { unit: "weken", min: 0.0, max: f64::INFINITY, example: "40.0" },
        /// Uren en wachten van een onderzoek dat als licht is ingeschat, ten opzichte van een gewoon onderzoek. 1.0 is even lang.
        #[english = "Hours and waiting of an inquiry that was judged light, relative to an ordinary inquiry. 1.0 is as long."]
        licht_onderzoek: f64 { unit: "factor", min: 0.1, max: 1.0, example: "0.7" },
        /// Hoeveel vaker een te kort onderzoek een indicatie geeft die niet past, als het dossier zwaarder was dan ingeschat: op een logistische schaal, bij een onderzoek dat bijna helemaal wegvalt.
        #[english = "How much more often too short an inquiry gives an indicatie that does not fit, when the case was heavier than judged: on a logistic scale, for an inquiry of which almost nothing is left."]
        licht_misfit: f64 { unit: "score", min: 0.0, max: 100.0, example: "4.0" },
        /// Uren van een onderzoek dat als complex is ingeschat en samen met partners wordt gedaan. 1.0 is even lang.
        #[english = "Hours of an inquiry that was judged complex and is done together with partners. 1.0 is as long."]
        complex_onderzoek: f64 { unit: "factor", min: 0.1, max: 10.0, example: "1.1" },
        /// Hoeveel minder vaak een onderzoek samen met partners een indicatie geeft die niet past, op een logistische schaal. 0 is geen verschil.
        #[english = "How much less often an inquiry together with partners gives an indicatie that does not fit, on a logistic scale. 0 is no difference."]
        complex_misfit: f64 { unit: "score", min: 0.0, max: 100.0, example: "0.5" },
    }
}

/// The weighing of meldingen.
#[derive(Debug)]
pub struct Triage;

/// What happens around triage.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The resident will not wait any longer.
    Withdraw(DossierId),
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Withdraw(dossier) = *self;
        Subject::Dossier(dossier)
    }

    // A dossier of somebody who has left is closed, and nothing comes of it.
    fn holds(&self) -> Subject {
        Subject::Nobody
    }
}

impl Stage for Triage {
    type State = ();
    type Event = Event;

    fn prepare(_plan: &Plan) {}

    fn work(case: &Case) -> f64 {
        // A table: which of the three it is cannot be foretold, and choosing between numbers costs no jump.
        case.sim.period.derived.tracks.work[track(case.dossier)]
    }

    fn misfit(case: &Case) -> f64 {
        case.sim.period.derived.tracks.misfit[usize::from(case.dossier.complexity)][track(case.dossier)]
    }

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Withdraw(id) = event;
        // Who has had the first conversation does not walk away from it.
        let dossier = &sim.dossiers[id as usize];
        let waiting = matches!(dossier.place, Place::Triage | Place::Queue)
            || (dossier.place == Place::InHand && dossier.step == 0);
        if waiting {
            sim.obs.count(crate::observations::Count::Withdrawn, 1);
            super::dossier::leave(sim, dossier.client);
        }
    }
}

/// The track that a dossier takes: that of its estimate, and the ordinary one for urgent work and repairs.
#[inline]
fn track(dossier: &Dossier) -> usize {
    let plain = matches!(dossier.kind, Kind::New | Kind::Renewal | Kind::Complaint | Kind::Signal);
    if plain & !dossier.urgent { usize::from(dossier.estimate) } else { 1 }
}

/// What holds on each of the three tracks.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracks {
    /// Multiplies the work.
    work: [f64; 3],
    /// Added to the score that an indicatie misfits, by the complexity that the case turned out to have.
    misfit: [[f64; 3]; 3],
}

impl Tracks {
    /// What `settings` say of them.
    pub fn new(settings: &Settings) -> Tracks {
        Tracks {
            work: [settings.licht_onderzoek, 1.0, settings.complex_onderzoek],
            misfit: [0, 1, 2].map(|complexity| [too_short(settings, complexity), 0.0, -settings.complex_misfit]),
        }
    }
}

/// Multiplies the days of waiting between the steps: a short onderzoek has shorter waits too.
pub fn shortened(sim: &Sim, dossier: &Dossier) -> f64 {
    if track(dossier) == 0 { sim.period.settings.triage.licht_onderzoek } else { 1.0 }
}

/// The score that an indicatie misfits after an onderzoek that was shorter than the case needed:
/// `score x (1 - factor) x classes underestimated` (aanname). A case that was light indeed loses nothing.
pub fn too_short(settings: &Settings, complexity: u8) -> f64 {
    settings.licht_misfit * (1.0 - settings.licht_onderzoek) * f64::from(complexity)
}

/// What weighing a dossier yields.
#[derive(Clone, Copy, Debug)]
pub struct Weighed {
    /// Light, standard or complex: 0, 1, 2.
    pub complexity: u8,
    /// The complexity as it looks from the outside.
    pub estimate: u8,
    /// Hours of the whole onderzoek.
    pub size: f64,
}

impl Weighed {
    /// Of work that is no onderzoek.
    pub const NOT: Weighed = Weighed { complexity: 1, estimate: 1, size: 0.0 };
}

/// Weighs the dossier that `client` is about to have: how complex it is, how that looks from the outside, and how much
/// work it is.
#[inline]
pub fn weigh(period: &Period, client: &Client, kind: Kind) -> Weighed {
    let (key, number, profile) = (client.key, client.number(kind), usize::from(client.profile));
    let settings = &period.settings.triage;
    let drawn = || judge(settings, &period.profiles[profile], &mut key.stream(Purpose::Triage.at(number)));
    let (complexity, estimate) = match period.derived.weighed[profile] {
        Some(sure) => {
            debug_assert_eq!((sure, sure), drawn(), "what is certain is what would have been drawn");
            (sure, sure)
        }
        None => drawn(),
    };
    let size = onderzoek::size(period, key, number, kind, complexity);
    Weighed { complexity, estimate, size }
}

/// The dossier arrives, and is worked on as far as the team can. Compiled into the one place that asks.
#[inline(always)]
pub fn arrive(sim: &mut Sim, id: DossierId) {
    let settings = &sim.period.settings.triage;
    let Dossier { kind, urgent, .. } = sim.dossiers[id as usize];
    if kind == Kind::New && settings.geduld_weken.is_finite() {
        plan_withdrawal(sim, id);
    }
    if settings.uren > 0.0 && !urgent {
        sim.dossiers[id as usize].hours = settings.uren;
        team::at_the_door(sim, id);
    } else {
        toewijzing::queue(sim, id);
    }
}

/// Who makes a new melding does not wait for ever.
fn plan_withdrawal(sim: &mut Sim, id: DossierId) {
    let dossier = &sim.dossiers[id as usize];
    let key = sim.clients[dossier.client as usize].key;
    let luck = exponential_at(key.luck(Purpose::Patience.at(dossier.number)));
    let weeks = luck * sim.period.settings.triage.geduld_weken;
    let at = sim.now.after_days(weeks * 7.0);
    sim.put(at, order::CLIENT, Any::Triage(Event::Withdraw(id)));
}

/// Draws how complex a dossier of a profile is, and how it looks from the outside.
fn judge(settings: &Settings, group: &Group, stream: &mut Stream) -> (u8, u8) {
    let complexity = pick(stream, &group.complexity) as u8;
    // Where nobody errs, nothing more is drawn from the stream.
    let wrong = settings.fout > 0.0 && chance(stream, settings.fout);
    let estimate = match (wrong, complexity) {
        (false, same) => same,
        (true, 1) => {
            if chance(stream, 0.5) {
                2
            } else {
                0
            }
        }
        (true, _) => 1,
    };
    (complexity, estimate)
}

/// How complex every dossier of a profile is and looks, if all are alike and nobody errs.
pub fn certain(settings: &Settings, group: &Group) -> Option<u8> {
    let alike = settings.fout == 0.0 && only_one(&group.complexity);
    let mut any = Streams::new(0, 0).stream(0, 0);
    alike.then(|| judge(settings, group, &mut any).0)
}

/// The share of residents who have withdrawn after waiting `weeks` with mean patience `patience`.
pub fn withdrawn(weeks: f64, patience: f64) -> f64 {
    1.0 - exp(-weeks / patience)
}

/// A melding whose residents have been waiting since before the run: how long ago it was made.
pub fn earlier(now: Moment, weeks: f64) -> Moment {
    now - (weeks * 7.0 * DAY as f64) as i64
}
