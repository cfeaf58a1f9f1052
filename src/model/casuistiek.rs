//! Casuïstiekoverleg: hours a week that consulents take from cases to discuss cases and divide work.
//!
//! Talking costs time at once. It makes consulents decide more alike, saves work where a consulent lacks
//! skill that a colleague has, prevents indicaties that misfit, and brings those that do misfit to light
//! earlier. Each effect has diminishing returns.

use super::case::Case;
use super::client::Client;
use super::plan::Plan;
use super::sim::Sim;
use super::stage::{Never, Stage};
use crate::engine::math::exp;

settings! {
    /// Casuïstiekoverleg en werkverdeling: overleg kost tijd en maakt besluiten beter en gelijker.
    pub struct Settings {
        /// Uren overleg over dossiers per week van een voltijdse consulent. 0 is geen overleg.
        #[english = "Hours of case discussion per week of a full-time caseworker. 0 is no discussion."]
        uren: f64 { unit: "uur per week per fte", min: 0.0, max: 20.0, example: "0.5" },
        /// Bij hoeveel uren overleg bijna twee derde (63%) van het hoogste effect is bereikt.
        #[english = "At how many hours of discussion almost two thirds (63%) of the greatest effect is reached."]
        verzadiging_uren: f64 { unit: "uur per week per fte", min: 0.01, max: 100.0, example: "0.5" },
        /// Hoeveel kleiner het verschil tussen consulenten en de toevallige fout hoogstens worden.
        #[english = "How much smaller the differences between caseworkers and the random error become at most."]
        minder_spreiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.4" },
        /// Hoeveel minder vaak een indicatie hoogstens niet past, op een logistische schaal.
        #[english = "How much less often an indicatie fails to fit at most, on a logistic scale."]
        minder_misfit: f64 { unit: "score", min: 0.0, max: 100.0, example: "0.7" },
        /// Welk deel van het extra werk door ontbrekende vaardigheid de hulp van collega's hoogstens scheelt.
        #[english = "Which share of the extra work for missing skill is saved at most by the help of colleagues."]
        minder_zoekwerk: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Hoeveel keer sneller hoogstens blijkt dat een indicatie niet past: 0.5 is de helft sneller.
        #[english = "How many times sooner at most it shows that an indicatie does not fit: 0.5 is half as fast again."]
        eerder_ontdekt: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.5" },
    }
}

/// Casuïstiekoverleg.
#[derive(Debug)]
pub struct Casuistiek;

impl Stage for Casuistiek {
    type State = ();
    type Event = Never;

    fn prepare(_plan: &Plan) {}

    fn capacity(sim: &Sim) -> f64 {
        let team = &sim.period.settings.team;
        let case_hours = team.voltijd_uren * team.productief_deel * team.casusdeel;
        left(sim.period.settings.casuistiek.uren, case_hours)
    }

    fn work(case: &Case) -> f64 {
        let sim = case.sim;
        let settings = &sim.period.settings.casuistiek;
        if settings.uren == 0.0 {
            return 1.0;
        }
        let extra = sim.period.settings.onderzoek.vaardigheid_effect * case.gap;
        helped(extra, settings.minder_zoekwerk * sim.period.derived.discussion)
    }

    fn noise(case: &Case) -> f64 {
        let sim = case.sim;
        let settings = &sim.period.settings.casuistiek;
        1.0 - settings.minder_spreiding * sim.period.derived.discussion
    }

    fn style(case: &Case) -> f64 {
        Self::noise(case)
    }

    fn misfit(case: &Case) -> f64 {
        let sim = case.sim;
        let settings = &sim.period.settings.casuistiek;
        -settings.minder_misfit * sim.period.derived.discussion
    }

    fn discovery(sim: &Sim, _client: &Client) -> f64 {
        let settings = &sim.period.settings.casuistiek;
        1.0 + settings.eerder_ontdekt * sim.period.derived.discussion
    }
}

/// The share of the highest effect that is reached: `1 - exp(-hours / scale)` (aanname: the first hour helps
/// most). Zero hours give exactly zero.
pub fn effect(settings: &Settings) -> f64 {
    if settings.uren == 0.0 { 0.0 } else { 1.0 - exp(-settings.uren / settings.verzadiging_uren) }
}

/// The share of the time for cases that `hours` of talking leave of `case_hours`; at least a twentieth.
pub fn left(hours: f64, case_hours: f64) -> f64 {
    if hours == 0.0 || case_hours <= 0.0 { 1.0 } else { (1.0 - hours / case_hours).max(0.05) }
}

/// Work that would be `1 + extra` for lack of skill, when colleagues save a share of the extra:
/// `(1 + extra (1 - share)) / (1 + extra)`, as a factor on that work (aanname).
pub fn helped(extra: f64, share: f64) -> f64 {
    (1.0 + extra * (1.0 - share)) / (1.0 + extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(uren: f64) -> Settings {
        Settings {
            uren,
            verzadiging_uren: 0.5,
            minder_spreiding: 0.4,
            minder_misfit: 0.7,
            minder_zoekwerk: 0.5,
            eerder_ontdekt: 0.5,
        }
    }

    #[test]
    fn the_effect_is_nothing_without_hours_and_each_hour_adds_less() {
        assert_eq!(effect(&settings(0.0)), 0.0);
        assert!((effect(&settings(0.5)) - 0.632).abs() < 1e-3);
        let gain = |a, b| effect(&settings(b)) - effect(&settings(a));
        assert!(gain(0.0, 0.5) > gain(0.5, 1.0) && gain(0.5, 1.0) > gain(1.0, 1.5));
    }

    #[test]
    fn talking_takes_its_hours_from_cases_and_never_all_of_them() {
        assert_eq!(left(0.0, 20.0), 1.0);
        assert!((left(1.0, 20.0) - 0.95).abs() < 1e-12);
        assert_eq!(left(50.0, 20.0), 0.05);
    }

    #[test]
    fn colleagues_save_part_of_the_extra_work_and_nothing_else() {
        assert_eq!(helped(0.0, 0.5), 1.0);
        // 1.4 times the work becomes 1.2 times.
        assert!((1.4 * helped(0.4, 0.5) - 1.2).abs() < 1e-12);
    }
}
