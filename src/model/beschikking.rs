//! The beschikking: the statutory terms, and the dwangsom when they are missed.

use super::dossier::{Dossier, DossierId, Kind};
use super::plan::Plan;
use super::purpose::Purpose;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::sample::uniform;
use crate::engine::{DAY, Moment};
use crate::observations::Count;

settings! {
    /// De termijnen van de wet en de dwangsom.
    pub struct Settings {
        /// Termijn van het onderzoek na de melding (Wmo 2015, artikel 2.3.2).
        #[english = "Time limit for the inquiry after the melding (Wmo 2015, article 2.3.2)."]
        onderzoek_dagen: u32 { unit: "dagen", min: 1.0, max: 10_000.0, example: "42" },
        /// Termijn van de beschikking na de aanvraag (Wmo 2015, artikel 2.3.5).
        #[english = "Time limit for the beschikking after the application (Wmo 2015, article 2.3.5)."]
        beschikking_dagen: u32 { unit: "dagen", min: 1.0, max: 10_000.0, example: "14" },
        /// Termijn bij spoed (Wmo 2015, artikel 2.3.3: binnen 48 uur).
        #[english = "Time limit in urgent cases (Wmo 2015, article 2.3.3: within 48 hours)."]
        spoed_dagen: u32 { unit: "dagen", min: 0.0, max: 10_000.0, example: "2" },
        /// Kans dat een cliënt de gemeente in gebreke stelt als de beschikking te laat is.
        #[english = "Chance that a client serves notice of default when the beschikking is late."]
        ingebrekestelling: f64 { unit: "kans", min: 0.0, max: 1.0, example: "0.02" },
        /// Dwangsom per dag in de eerste, tweede en derde periode van 14 dagen (Awb 4:17).
        #[english = "Penalty per day in the first, second and third period of 14 days (Awb 4:17)."]
        dwangsom: [f64; 3] { unit: "euro per dag", min: 0.0, max: 100_000.0, example: "[23.0, 35.0, 45.0]" },
    }
}

/// Days after an ingebrekestelling in which the municipality can still decide without paying (Awb 4:17, 3).
const GRACE: i64 = 14;
/// Days of each rate of the dwangsom (Awb 4:17, 2).
const RATE_DAYS: i64 = 14;

/// The beschikking.
#[derive(Debug)]
pub struct Beschikking;

impl Stage for Beschikking {
    type State = ();
    type Event = Never;
    fn prepare(_plan: &Plan) {}
}

/// Days from melding within which there must be a besluit.
pub fn days(settings: &Settings, dossier: &Dossier) -> i64 {
    if dossier.kind == Kind::Urgent || dossier.urgent {
        i64::from(settings.spoed_dagen)
    } else {
        i64::from(settings.onderzoek_dagen + settings.beschikking_dagen)
    }
}

/// The dwangsom for `days` days, in cents: a rate for each fortnight, six weeks at most (Awb 4:17).
pub fn penalty(settings: &Settings, days: i64) -> i64 {
    let euros: f64 = settings
        .dwangsom
        .iter()
        .enumerate()
        .map(|(i, rate)| rate * (days - i as i64 * RATE_DAYS).clamp(0, RATE_DAYS) as f64)
        .sum();
    libm::round(euros * 100.0) as i64
}

/// A besluit is made: counts it, how long it took, and what its lateness costs.
pub fn record(sim: &mut Sim, id: DossierId) {
    let now = sim.now;
    let settings = &sim.period.settings.beschikking;
    let dossier = &sim.dossiers[id as usize];
    sim.obs.count(Count::Decided, 1);
    if !dossier.has_term() {
        return;
    }
    let elapsed = now.since(dossier.reported);
    let term = i64::from(settings.onderzoek_dagen + settings.beschikking_dagen);
    sim.obs.count(Count::DecidedTerm, 1);
    sim.obs.count(Count::InTerm, i64::from(elapsed <= term * DAY));
    sim.obs.count(Count::DecidedDays, elapsed * 1000 / DAY);
    sim.obs.decision(elapsed / DAY);
    if settings.ingebrekestelling > 0.0 {
        let due = due(settings, dossier);
        if now > due {
            perhaps_notice(sim, id, due);
        }
    }
}

/// When the besluit is due. The dwangsom runs on the aanvraag, which a client can make once the term of the onderzoek has
/// passed.
fn due(settings: &Settings, dossier: &Dossier) -> Moment {
    let latest = dossier.reported + i64::from(settings.onderzoek_dagen) * DAY;
    dossier.applied.min(latest) + i64::from(settings.beschikking_dagen) * DAY
}

/// The besluit comes after it was `due`: perhaps the client has served notice of default. Out of line: most besluiten are in
/// time.
#[inline(never)]
fn perhaps_notice(sim: &mut Sim, id: DossierId, due: Moment) {
    let settings = &sim.period.settings.beschikking;
    let dossier = &sim.dossiers[id as usize];
    let key = sim.clients[dossier.client as usize].key;
    let purpose = Purpose::Notice.at(dossier.number);
    if key.luck(purpose) < settings.ingebrekestelling {
        // The first number has told that there is one.
        let mut stream = key.stream(purpose);
        uniform(&mut stream);
        // Sent some time in the first six weeks after the term (aanname).
        let sent = due + (uniform(&mut stream) * 42.0 * DAY as f64) as i64;
        let late = sim.now.since(sent + GRACE * DAY).max(0) / DAY;
        sim.obs.count(Count::Penalties, penalty(settings, late));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dwangsom_adds_up_to_the_statutory_maximum_and_no_further() {
        let settings = Settings {
            onderzoek_dagen: 42,
            beschikking_dagen: 14,
            spoed_dagen: 2,
            ingebrekestelling: 0.02,
            dwangsom: [23.0, 35.0, 45.0],
        };
        assert_eq!(penalty(&settings, 0), 0);
        assert_eq!(penalty(&settings, 1), 2_300);
        assert_eq!(penalty(&settings, 15), (14 * 23 + 35) * 100);
        // 14 days at each rate: the 1.442 euros of Awb 4:17.
        assert_eq!(penalty(&settings, 42), 144_200);
        assert_eq!(penalty(&settings, 400), 144_200);
    }
}
