//! The right law: clients who belong under the Wlz or the Zvw, and whether that is seen.

use super::case::Case;
use super::client::{ClientId, Standing};
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::Key;

settings! {
    /// Cliënten die onder een andere wet horen.
    pub struct Settings {
        /// Deel van de cliënten op niveau 4 of 5 dat onder de Wlz of de Zvw hoort.
        #[english = "Share of the clients at level 4 or 5 who belong under the Wlz or the Zvw."]
        deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Kans dat een onderzoek dat herkent.
        #[english = "Chance that an inquiry recognises that."]
        herkend: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.3" },
        /// Minuten die het onderzoek langer duurt om na te gaan welke wet past. 0 is geen toets.
        #[english = "Minutes that the inquiry takes longer to find out which law fits. 0 is no test."]
        toets_minuten: f64 { unit: "minuten", min: 0.0, max: 10_000.0, example: "15" },
        /// Kans dat een onderzoek met die toets het herkent, bij een cliënt op niveau 4 of 5.
        #[english = "Chance that an inquiry with that test recognises it, for a client at level 4 or 5."]
        toets_herkend: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.8" },
        /// Deel van de cliënten die tijdens de hulp niveau 4 of 5 bereiken dat dan onder de Wlz hoort.
        #[english = "Share of the clients reaching level 4 or 5 while they have help who then belong under the Wlz."]
        ontstaan: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
    }
}

/// The right law.
#[derive(Debug)]
pub struct JuisteWet;

impl Stage for JuisteWet {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}

    fn work(case: &Case) -> f64 {
        let minutes = case.sim.period.settings.juiste_wet.toets_minuten;
        if minutes == 0.0 { 1.0 } else { checked(minutes, case.dossier.size) }
    }
}

/// The level of need, counted from 0, from which a client can belong under the Wlz.
const MUCH_NEED: u8 = 3;

/// What a check of `minutes` makes of the work on an onderzoek of `hours`: `1 + minutes / 60 / hours`. Out of line, so
/// that nothing is divided where there is no check.
#[inline(never)]
pub fn checked(minutes: f64, hours: f64) -> f64 {
    if minutes > 0.0 && hours > 0.0 { 1.0 + minutes / 60.0 / hours } else { 1.0 }
}

/// The chance that an onderzoek recognises a client of `level` who belongs elsewhere. The check is about much
/// need; for others nothing changes (aanname).
pub fn recognition(settings: &Settings, level: u8) -> f64 {
    if settings.toets_minuten > 0.0 && level >= MUCH_NEED {
        settings.herkend.max(settings.toets_herkend)
    } else {
        settings.herkend
    }
}

/// Draws whether the new client of this level with this key belongs elsewhere; only those with much need do.
#[inline]
pub fn elsewhere(settings: &Settings, level: u8, key: Key) -> bool {
    level >= MUCH_NEED && settings.deel > 0.0 && key.luck(Purpose::OtherLaw.at(0)) < settings.deel
}

/// True when the onderzoek sees that the client belongs under another law.
pub fn recognised(case: &Case) -> bool {
    let Case { sim, dossier, client, .. } = case;
    client.other_law
        && client.key.luck(Purpose::OtherLaw.at(dossier.number + 1))
            < recognition(&sim.period.settings.juiste_wet, client.level)
}

/// The need of a client has risen: who reaches level 4 in care may belong under the Wlz from then on.
pub fn risen(sim: &mut Sim, id: ClientId) {
    let share = sim.period.settings.juiste_wet.ontstaan;
    let client = &sim.clients[id as usize];
    if share > 0.0 && client.level >= MUCH_NEED && client.standing == Standing::InCare {
        // The luck is drawn once, however often the level changes.
        let u = client.key.luck(Purpose::OtherLaw.at(1 << 31));
        sim.clients[id as usize].other_law |= u < share;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_costs_minutes_for_all_and_is_about_much_need() {
        assert_eq!(checked(0.0, 6.0), 1.0);
        assert!((checked(15.0, 5.0) - 1.05).abs() < 1e-12);
        let off = Settings { deel: 0.1, herkend: 0.3, toets_minuten: 0.0, toets_herkend: 0.8, ontstaan: 0.0 };
        let on = Settings { toets_minuten: 15.0, ..off.clone() };
        assert_eq!((recognition(&off, 4), recognition(&on, 2), recognition(&on, 3)), (0.3, 0.3, 0.8));
    }
}
