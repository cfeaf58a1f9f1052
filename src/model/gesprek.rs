//! The conversation at the front: more time for the question behind the question.
//!
//! A longer conversation costs hours in every new melding. It finds solutions in the own network and in
//! general services more often, sees more of the need, and makes a solution without maatwerk last: fewer
//! residents come back.

use super::case::Case;
use super::client::{self, ClientId};
use super::dossier::{Dossier, DossierId, Kind};
use super::order;
use super::plan::{Period, Plan};
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Concerns, Stage, Subject};
use super::stages::Event as Any;
use crate::engine::math::exp;
use crate::engine::sample::{chance, exponential};
use crate::observations::Count;

settings! {
    /// Een langer gesprek aan de voorkant: meer vraagverheldering bij elke nieuwe melding.
    pub struct Settings {
        /// Extra uren voor het gesprek bij elke nieuwe melding. 0 is het gewone gesprek.
        #[english = "Extra hours for the conversation at every new melding. 0 is the ordinary conversation."]
        extra_uren: f64 { unit: "uur", min: 0.0, max: 100.0, example: "0.75" },
        /// Bij hoeveel extra uren bijna twee derde (63%) van het hoogste effect is bereikt.
        #[english = "At how many extra hours almost two thirds (63%) of the greatest effect is reached."]
        verzadiging_uren: f64 { unit: "uur", min: 0.01, max: 100.0, example: "0.75" },
        /// Deel van de nieuwe meldingen dat een heel goed gesprek hoogstens extra oplost met eigen netwerk en algemene hulp. Die meldingen eindigen na het gesprek.
        #[english = "Largest extra share of the new meldingen that a very good conversation solves with people's own network and general help. Those meldingen end after the conversation."]
        extra_voorliggend: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.12" },
        /// Deel van de meldingen die nu pas na een heel onderzoek zonder maatwerk eindigen, dat dan hoogstens al na het gesprek klaar is.
        #[english = "Of the meldingen that now end without individual services only after a whole inquiry: the largest share that is then settled straight after the conversation."]
        meteen_klaar: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Deel van wat een gewoon gesprek over het hoofd ziet dat dan hoogstens alsnog in beeld komt.
        #[english = "Largest share of what an ordinary conversation overlooks that then comes into view after all."]
        meer_gezien: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.7" },
        /// Kans dat een inwoner die zonder maatwerk is geholpen later terugkomt met een nieuwe melding. 0 is nooit.
        #[english = "Chance that an inhabitant who was helped without individual services later returns with a new melding. 0 is never."]
        terugkeer: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.3" },
        /// Na hoeveel maanden zo iemand gemiddeld terugkomt.
        #[english = "After how many months such a person returns on average."]
        terugkeer_maanden: f64 { unit: "maanden", min: 0.1, max: 1000.0, example: "9.0" },
        /// Hoeveel kleiner die kans hoogstens wordt door een goed gesprek.
        #[english = "How much smaller that chance becomes at most through a good conversation."]
        minder_terugkeer: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
    }
}

/// The conversation.
#[derive(Debug)]
pub struct Gesprek;

/// What happens after a conversation.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// A resident who was helped without maatwerk reports again.
    Return {
        /// Who.
        client: ClientId,
    },
}

impl Concerns for Event {
    fn concerns(&self) -> Subject {
        let Event::Return { client } = *self;
        Subject::Client(client)
    }
}

impl Stage for Gesprek {
    type State = ();
    type Event = Event;

    fn prepare(_plan: &Plan) {}

    fn handle(sim: &mut Sim, event: Event) {
        let Event::Return { client } = event;
        sim.obs.count(Count::Returned, 1);
        client::come_back(sim, client);
    }

    fn work(case: &Case) -> f64 {
        let Case { sim, dossier, .. } = case;
        let settings = &sim.period.settings.gesprek;
        if settings.extra_uren == 0.0 || dossier.kind != Kind::New || dossier.step != 0 {
            return 1.0;
        }
        let share = sim.period.settings.onderzoek.stap[0].deel;
        with_extra(dossier.size * share + dossier.handover, settings.extra_uren)
    }

    fn general(sim: &Sim, _dossier: &Dossier) -> f64 {
        let period = sim.period;
        period.settings.gesprek.extra_voorliggend * period.derived.conversation
    }

    fn seen(case: &Case) -> f64 {
        let period = case.sim.period;
        if case.dossier.kind == Kind::New {
            period.settings.gesprek.meer_gezien * period.derived.conversation
        } else {
            0.0
        }
    }
}

/// The share of the highest effect that the extra hours reach: `1 - exp(-hours / scale)` (aanname).
pub fn effect(settings: &Settings) -> f64 {
    if settings.extra_uren == 0.0 { 0.0 } else { 1.0 - exp(-settings.extra_uren / settings.verzadiging_uren) }
}

/// The factor that makes `extra` hours more of a block of `hours`; a block of nothing stays nothing.
pub fn with_extra(hours: f64, extra: f64) -> f64 {
    if hours > 0.0 { 1.0 + extra / hours } else { 1.0 }
}

/// The chance that a resident comes back: `chance x (1 - reduction x effect)` (aanname).
pub fn return_chance(settings: &Settings) -> f64 {
    settings.terugkeer * (1.0 - settings.minder_terugkeer * effect(settings))
}

/// The share of the meldingen that end without maatwerk in any case, that end after the conversation:
/// `share x effect` (aanname). An ordinary conversation leaves all of them for the report.
pub fn at_once(period: &Period) -> f64 {
    period.settings.gesprek.meteen_klaar * period.derived.conversation
}

/// A new melding has been solved without maatwerk: perhaps the resident comes back.
pub fn solved(sim: &mut Sim, id: DossierId) {
    let settings = &sim.period.settings.gesprek;
    if settings.terugkeer == 0.0 {
        return;
    }
    let (client, number) = (sim.dossiers[id as usize].client, sim.dossiers[id as usize].number);
    let mut stream = sim.clients[client as usize].key.stream(Purpose::Return.at(number));
    if chance(&mut stream, return_chance(settings)) {
        let months = settings.terugkeer_maanden * exponential(&mut stream);
        // A day at least: the resident must have left before coming back.
        let at = sim.now.after_days((months * 30.4375).max(1.0));
        sim.put(at, order::ARRIVAL, Any::Gesprek(Event::Return { client }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(extra_uren: f64) -> Settings {
        Settings {
            extra_uren,
            verzadiging_uren: 1.0,
            extra_voorliggend: 0.1,
            meteen_klaar: 0.5,
            meer_gezien: 0.7,
            terugkeer: 0.4,
            terugkeer_maanden: 9.0,
            minder_terugkeer: 0.5,
        }
    }

    #[test]
    fn a_better_conversation_lowers_the_chance_to_return_to_a_floor() {
        assert_eq!(return_chance(&settings(0.0)), 0.4);
        assert!((return_chance(&settings(1.0)) - 0.4 * (1.0 - 0.5 * 0.632_120_558_8)).abs() < 1e-9);
        assert!((return_chance(&settings(100.0)) - 0.2).abs() < 1e-12);
    }

    #[test]
    fn the_extra_hours_are_added_once() {
        assert!((3.0 * with_extra(3.0, 0.75) - 3.75).abs() < 1e-12);
        assert_eq!(with_extra(0.0, 0.75), 1.0);
    }
}
