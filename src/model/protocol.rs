//! Protocol: how strictly consulents follow it, and account for it.
//!
//! Strictness adds hours to every case and makes consulents decide more alike. A client whose situation is
//! not the one that the protocol was written for gets an indicatie that misfits more often.

use super::case::Case;
use super::plan::Plan;
use super::purpose::Purpose;
use super::stage::{Never, Stage};

settings! {
    /// Protocol en verantwoording: strenger werken maakt gelijker, kost uren en past slechter bij wie anders is.
    pub struct Settings {
        /// Hoe streng consulenten volgens protocol werken: 0 is zo weinig verantwoording als kan, 1 is alles volgens het boekje.
        #[english = "How strictly caseworkers follow the protocol: 0 is as little accountability as possible, 1 is everything by the book."]
        strengheid: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Extra uren per dossier bij een strengheid van 1.
        #[english = "Extra hours per case at a strictness of 1."]
        extra_werk: f64 { unit: "deel van de uren", min: 0.0, max: 10.0, example: "0.25" },
        /// Hoeveel kleiner het verschil tussen consulenten en de toevallige fout worden bij een strengheid van 1.
        #[english = "How much smaller the differences between caseworkers and the random error become at a strictness of 1."]
        minder_spreiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.6" },
        /// Deel van de cliënten voor wie het protocol niet is geschreven.
        #[english = "Share of the clients for whom the protocol was not written."]
        atypisch: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.15" },
        /// Hoeveel vaker hun indicatie niet past bij een strengheid van 1, op een logistische schaal.
        #[english = "How much more often their indicatie does not fit at a strictness of 1, on a logistic scale."]
        misfit_atypisch: f64 { unit: "score", min: 0.0, max: 100.0, example: "2.0" },
    }
}

/// Protocol.
#[derive(Debug)]
pub struct Protocol;

impl Stage for Protocol {
    type State = ();
    type Event = Never;

    fn prepare(_plan: &Plan) {}

    fn work(case: &Case) -> f64 {
        longer(&case.sim.period.settings.protocol)
    }

    fn noise(case: &Case) -> f64 {
        spread(&case.sim.period.settings.protocol)
    }

    fn style(case: &Case) -> f64 {
        spread(&case.sim.period.settings.protocol)
    }

    fn misfit(case: &Case) -> f64 {
        let Case { sim, client, .. } = case;
        let settings = &sim.period.settings.protocol;
        if settings.strengheid == 0.0 {
            return 0.0;
        }
        let atypical = client.key.luck(Purpose::Atypical.at(0)) < settings.atypisch;
        if atypical { settings.misfit_atypisch * settings.strengheid } else { 0.0 }
    }
}

/// Work under a protocol: `1 + extra x strictness`. Form: aanname; that accounting takes much time: social
/// workers spend 37% of theirs on administration and find 19% acceptable (Movisie 2023).
pub fn longer(settings: &Settings) -> f64 {
    1.0 + settings.extra_werk * settings.strengheid
}

/// Spread under a protocol: `1 - reduction x strictness` (aanname).
pub fn spread(settings: &Settings) -> f64 {
    1.0 - settings.minder_spreiding * settings.strengheid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strictness_lengthens_the_work_and_narrows_the_spread_in_proportion() {
        let settings = |strengheid| Settings {
            strengheid,
            extra_werk: 0.25,
            minder_spreiding: 0.6,
            atypisch: 0.15,
            misfit_atypisch: 2.0,
        };
        assert_eq!((longer(&settings(0.0)), spread(&settings(0.0))), (1.0, 1.0));
        assert!((longer(&settings(0.5)) - 1.125).abs() < 1e-12);
        assert!((spread(&settings(0.5)) - 0.7).abs() < 1e-12);
        assert!((spread(&settings(1.0)) - 0.4).abs() < 1e-12);
    }
}
